"""Deadline owner: whose each last day is, so that no side takes the other's term for its own; for every reader."""

from collections.abc import Sequence
from dataclasses import replace

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.engine.remedies.law_records import ToldRoute
from privesfeer.engine.remedies.matter import Matter
from privesfeer.engine.remedies.records import Deadline
from privesfeer.engine.remedies.routes import called, party_text

_SAID = catalogue(__file__)


def owned(terms: Sequence[Deadline], routes: Sequence[ToldRoute], matter: Matter) -> tuple[Deadline, ...]:
    """Say of each term whose it is.

    Args:
        terms: the terms, counted.
        routes: what may be asked.
        matter: knows the law, and how a side is named there.

    Returns:
        The terms with their sides, and with what they are for under the name of the first of these.
    """
    laid_down = {each.name: each.by for each in matter.book.terms if each.by}
    by_id = {each.id: laid_down[each.name] for each in reversed(terms) if each.name in laid_down}
    names = {each.name: each.names for each in matter.book.terms}
    return tuple(
        _owned(each, laid_down.get(each.name) or by_id.get(each.id), names.get(each.name), routes, matter)
        for each in terms
    )


def _owned(
    term: Deadline, laid_down: str | None, names: str | None, routes: Sequence[ToldRoute], matter: Matter
) -> Deadline:
    """Say whose a term is: as its law says, else of whoever can make a request that it binds, then of whoever answers.

    Where what it is for names the side it is not named twice.
    """
    asking = [each.by for each in routes for one in each.requests if one.term == term.id]
    answering = [each.counter_by for each in routes for one in each.counter if one.term == term.id]
    sides = (laid_down,) if laid_down else tuple(dict.fromkeys(each for each in (*asking, *answering) if each))
    if not sides:
        return term
    named = called(matter, sides[0]) == names
    told = None if named else _SAID.OF.fill(party=party_text(matter, sides[0]), what=term.short)
    return replace(term, by=sides, owned=told)
