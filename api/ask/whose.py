"""Whose: whose last day it is, so that no side takes the other's term for its own."""

from api.ask.shelf import rulebook
from cases.text import OWN, Text
from cases.words import words
from engine import Remedies

_SAID = words(__file__)
_PARTIES = _SAID.table("PARTIES")


def whose(term: str, told: Remedies) -> str | None:
    """Say whose a time limit is.

    Args:
        term: its id, or its name with its variant.
        told: what may be asked in the case.

    Returns:
        The side that the law of the term names, else the one that takes the first route in which it binds a request;
        None: nobody here.
    """
    names = {each.name for each in told.deadlines}
    terms = (each for each in rulebook().remedies.terms if term in {each.id, each.name})
    if by := next((each.by for each in terms if each.by and (each.name in names or each.name == term)), None):
        return by
    id_ = term.partition("/")[0]
    asking = [each.by for each in told.routes for one in each.requests if one.term == id_]
    answering = [each.counter_by for each in told.routes for one in each.counter if one.term == id_]
    return next((each for each in (*asking, *answering) if each), None)


def owned(what: Text, term: str, told: Remedies) -> Text:
    """Say beside what a term is for whose it is.

    Args:
        what: what has to be done until its last day.
        term: its id, or its name with its variant.
        told: what may be asked in the case.

    Returns:
        Both; what it is for alone where that names the side, or it is nobody's here.
    """
    regimes = rulebook().framework.regimes
    parties = {**(regimes.parties if regimes else {}), **_PARTIES}
    party = parties.get(whose(term, told) or "")
    if party is None or party[OWN].split()[-1] in what[OWN]:
        return what
    return _SAID.OF.fill(party=party, what=what)


def usual(term: str, told: Remedies) -> bool:
    """Say whether a time limit runs under the law that is the most common of those under which the employee can work.

    Args:
        term: its id, or its name with its variant.
        told: what may be asked in the case; the most common law is the first that it names.

    Returns:
        Whether it does, or it is known under which law the employee works.
    """
    regimes = rulebook().framework.regimes
    first = told.regimes[:1]
    return not any(
        each.under and regimes and first and first[0] not in {regimes.names[name] for name in each.regimes}
        for each in told.deadlines
        if term in {each.id, each.name}
    )
