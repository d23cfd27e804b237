"""Fit: whether a draft fits a file and for whom it is written; where not, because of which fields."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Self

from privesfeer.api.ask.registry import drafts, rulebook
from privesfeer.api.ask.request import CaseRequest, Request
from privesfeer.api.drafts.chronology import Chronology
from privesfeer.api.drafts.draft_context import OTHER, DraftContext, side_of
from privesfeer.api.drafts.writer import Writer
from privesfeer.api.memo import matter
from privesfeer.api.memo.telling import unstopped
from privesfeer.api.paper.document import DocumentError
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.problem import Problem
from privesfeer.cases.commons.text import Text
from privesfeer.engine import Remedies, ToldRoute
from privesfeer.rules.condition import predicates_in
from privesfeer.rules.drafts.draft import Draft, Objection
from privesfeer.rules.remedies.route import EITHER, Route

_SAID = catalogue(__file__)
_EITHER = ("true", "false")


class DraftRefusedError(DocumentError):
    """A draft does not fit a file.

    Attributes:
        problems: why not: each names the field, what was wrong, and what is allowed.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep why not.

        Args:
            problems: what does not fit; never empty.
        """
        super().__init__(Text.joined(dict.fromkeys(each.text for each in problems), " "))
        self.problems = problems

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[Problem, ...]]]:
        """Be pickled whole, for a document is written in a process of its own."""
        return type(self), (self.problems,)


def heard(request: Request | CaseRequest) -> tuple[Chronology, Remedies]:
    """Reason about a request, for any draft.

    Args:
        request: an incident or case file.

    Returns:
        The file with its proof, its acts in order of time, and what may be asked.
    """
    told = Chronology.of(matter(request))
    return told, told.remedies


def draft_context(told: Chronology, remedies: Remedies, kind: str, party: str | None = None) -> DraftContext:
    """Find what a draft is written from.

    Args:
        told: the file with its proof.
        remedies: what may be asked.
        kind: the kind of document.
        party: for whom it is written; None: by the kind and the route.

    Returns:
        It.

    Raises:
        DraftRefusedError: the draft does not fit the file.
    """
    draft = next(each for each in drafts().drafts if each.id == kind)
    blank = DraftContext(draft, told, remedies, "employee", None, ())
    refused = [problem for each in draft.refused if blank.holds(each) for problem in _refusal(blank, each)]
    if not draft.valid.covers(blank.moment.event):
        refused.append(Problem(field="dates.measure", text=_SAID.NO_LAW.fill(draft=draft.name)))
    if remedies.settlement is None and any(each.tells == "agreement" for each in drafts().sections(draft)):
        refused.append(Problem(field=f"facts.{rulebook().measure}", text=_SAID.NO_SETTLEMENT.fill(draft=draft.name)))
    if refused:
        raise DraftRefusedError(tuple(refused))
    route = _route(blank)
    writer = _writer(draft, route, party)
    joins = tuple(
        each
        for each in remedies.routes
        if (each.id in draft.joins and each.state == "open") or (each.id in draft.remains and each.state == "lost")
    )
    found = DraftContext(
        draft,
        told,
        remedies,
        writer,
        route,
        joins if route and side_of(route.by, writer) == writer == "employee" else (),
    )
    if any(each.tells in {"requests", "counter"} for each in found.sections) and not _left(found):
        raise DraftRefusedError((_lapsed(found),))
    if draft.by == "answerer" and not found.asks and (unneeded := (*_unclaimed(found), *_undefended(found))):
        raise DraftRefusedError(unneeded)
    return found


def _unclaimed(found: DraftContext) -> Iterator[Problem]:
    """Say that there is nothing to answer: the other side can ask nothing, and could not before."""
    other = replace(found, writer=OTHER[found.writer])
    if not _left(other) and not other.lost:
        yield Problem(field=f"facts.{rulebook().measure}", text=_SAID.UNCLAIMED.fill(draft=found.draft.name))


def _undefended(found: DraftContext) -> Iterator[Problem]:
    """Say that there is no defence: the law settles it for the other side, and nothing speaks against it."""
    leads = [each for each in found.told.whole.answers if each.question in drafts().frame.leads]
    settled = [each for each in leads if each.status in {"required", "governed"} and each.outcome != found.side(each)]
    if settled and not Writer(found, "nl").grounded:
        statement = rulebook().questions[settled[0].question].statements[str(settled[0].outcome)]
        text = _SAID.UNDEFENDED.fill(statement=unstopped(statement), status=settled[0].status_text)
        yield Problem(field=f"facts.{rulebook().measure}", text=text)


def _route(blank: DraftContext) -> ToldRoute | None:
    draft, remedies = blank.draft, blank.remedies
    if not draft.routes:
        return None
    there = {each.id: each for each in remedies.routes}
    routes = [there[each] for each in draft.routes if each in there]
    if not routes:
        raise DraftRefusedError((_no_route(blank),))
    return routes[0]


def _no_route(blank: DraftContext) -> Problem:
    """Say that no route is open: because of the law under which someone works, or else because of the measure."""
    known = {each.id: each for each in rulebook().remedies.routes.routes}
    routes = [known[each] for each in blank.draft.routes]
    allowed = Text.enumerate([each.title for each in routes], "any")
    text, law = _SAID.NO_ROUTE.fill(draft=blank.draft.name, allowed=allowed), blank.worked_out.get("law")
    if law and not any(law in each.regimes for each in routes):
        return Problem(field=drafts().derived.fields["law"], text=text)
    given = blank.told.whole.known.get(rulebook().measure)
    return Problem(
        field=f"facts.{rulebook().measure}", text=text, value=str(given or "") or None, allowed=_measures(blank, routes)
    )


def _writer(draft: Draft, route: ToldRoute | None, party: str | None) -> str:
    fixed = draft.by if draft.by in OTHER else None
    asker = side_of(route.by, "employer") if route else "employee"
    writer = fixed or (asker if draft.by == "asker" else OTHER[asker])
    if party is None or party == writer:
        return writer
    if not draft.either and (route is None or route.by != EITHER):
        text = _SAID.OTHER_WRITER.fill(draft=draft.name, writer=_SAID.table("SIDES")[writer])
        raise DraftRefusedError((Problem(field="party", text=text, value=party, allowed=(writer,)),))
    return party


def _left(found: DraftContext) -> bool:
    """Say whether anything is left to ask besides costs, and what can only be joined to something else."""
    return any(each.rank != drafts().frame.last for each in found.asked)


def _lapsed(found: DraftContext) -> Problem:
    last = max((each.last_day for each in found.lost if each.last_day), default=None)
    if last is None:
        return Problem(field=f"facts.{rulebook().measure}", text=_SAID.NOTHING.fill(draft=found.draft.name))
    given = found.told.verdict.as_of.isoformat()
    return Problem(field="as_of", text=_SAID.LAPSED.fill(draft=found.draft.name, day=long_date(last)), value=given)


def _refusal(blank: DraftContext, objection: Objection) -> Iterator[Problem]:
    """Name the fields because of which a draft does not fit: the facts that were tested; else what the law hangs on."""
    book, known = rulebook().codebook, blank.told.whole.known
    tested = [test.fact for test, _ in predicates_in(objection.when)] if objection.when else []
    facts = [each for each in dict.fromkeys(tested) if each in book.fact_ids]
    for name in facts:
        fact = book.fact(name)
        given = known.get(name)
        values = (tuple(fact.values) or _EITHER) if fact.type in {"enum", "boolean"} else ()
        allowed = tuple(each for each in values if not _refused_for(blank, name, each))
        value = given if isinstance(given, str | bool | int) else None
        yield Problem(field=f"facts.{name}", text=objection.text, value=value, allowed=allowed)
    if not facts:
        yield Problem(field=drafts().derived.fields[tested[0]], text=objection.text)


def _refused_for(blank: DraftContext, name: str, value: str) -> bool:
    """Say whether a draft would be refused because a fact has a value."""
    known = {name: {"true": True, "false": False}.get(value, value)}
    return any(each.holds(known, blank.moment.event) is True for each in blank.draft.refused)


def _measures(blank: DraftContext, routes: Iterable[Route]) -> tuple[str, ...]:
    """Name the measures with which routes go, as far as the draft fits them."""
    tests = (
        test for each in routes if each.when for test, _ in predicates_in(each.when) if test.fact == rulebook().measure
    )
    named = frozenset[str]()
    for test in tests:
        match test.argument:
            case str(value):
                named |= {value}
            case tuple(values) | frozenset(values):
                named |= {*values}
    return tuple(
        each
        for each in rulebook().codebook.fact(rulebook().measure).values
        if each in named and not _refused_for(blank, rulebook().measure, each)
    )
