"""Routes: who can ask what of which court, what is lost once a term has passed and what is left."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Text
from privesfeer.engine.remedies.deadlines import length_of
from privesfeer.engine.remedies.law_records import Bound, Left, ToldAppeal, ToldRemark, ToldRequest, ToldRoute, ToldStep
from privesfeer.engine.remedies.matter import Matter
from privesfeer.engine.remedies.records import Deadline
from privesfeer.engine.remedies.wording import MARKS
from privesfeer.rules.mark import Mark
from privesfeer.rules.remedies.applied import Remark
from privesfeer.rules.remedies.route import Route, RouteRequest

_SAID = catalogue(__file__)


def routes(matter: Matter, deadlines: Iterable[Deadline]) -> tuple[ToldRoute, ...]:
    """Choose the routes that are there.

    Args:
        matter: what is known.
        deadlines: the time limits, counted.

    Returns:
        The routes in the order of the law.
    """
    counted = tuple(deadlines)
    whole = _Teller(matter, counted)
    acts = [_Teller(replace(matter, known=act.given.known), counted) for act in matter.acts]
    found = []
    for route in matter.book.routes.routes:
        # The act that leads need not be the one from which it is asked to make good.
        among = (whole, *acts) if route.of_an_act else (whole,)
        found += [teller.route(route) for teller in among if teller.there(route)][:1]
    return tuple(found)


def general(matter: Matter) -> tuple[ToldRemark, ...]:
    """Give what holds for all routes.

    Args:
        matter: what is known.

    Returns:
        The remarks.
    """
    return told_remarks(matter, (each for each in matter.book.routes.remarks if matter.under(each.regimes)))


def absent(matter: Matter) -> tuple[ToldRemark, ...]:
    """Say why an amount that one may expect is not told.

    Args:
        matter: what is known.

    Returns:
        The remarks.
    """
    return told_remarks(matter, (each for each in matter.book.money.absent if matter.under(each.regimes)))


def undecided(matter: Matter) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Name the facts that would tell whether a route is there that is not told.

    Args:
        matter: what is known.

    Yields:
        The route's id, and the facts.
    """
    book = matter.sources.codebook
    for route in matter.book.routes.routes:
        if matter.under(route.regimes) and route.holds(matter.known, matter.moment.event) is None:
            # No one is asked for his own valuation to open a route.
            asked = (fact for fact in route.open_facts(matter.known) if not book.fact(fact).assessment)
            yield route.id, tuple(dict.fromkeys(asked))


def standing(told: Iterable[ToldRoute], matter: Matter) -> tuple[Left, ...]:
    """Say who can still ask what, where a term has passed.

    Args:
        told: the routes.
        matter: knows the words for the sides.

    Returns:
        For each side that has lost something, what that is and what is left of what a term binds.
    """
    sides: dict[str, list[tuple[str, ToldRequest]]] = {}
    for route in told:
        named = (
            (f"{route.id}.{each.id}", each)
            for each in route.requests
            if each.short and (each.term or each.state == "lost")
        )
        sides.setdefault(route.by, []).extend(named)
    found = []
    for side, requests in sides.items():
        lost = [(name, each) for name, each in requests if each.state == "lost"]
        left = [(name, each) for name, each in requests if each.state != "lost"]
        if lost:
            asked = _each_once(each for _, each in left)
            found.append(
                Left(
                    party=side,
                    party_text=party_text(matter, side),
                    lost=tuple(name for name, _ in lost),
                    left=tuple(name for name, _ in left),
                    lost_text=tuple(each.short for each in _each_once(each for _, each in lost) if each.short),
                    left_text=tuple(_until(each) for each in asked),
                    left_short=tuple(each.short or each.text for each in asked),
                )
            )
    return tuple(found)


def _each_once(requests: Iterable[ToldRequest]) -> tuple[ToldRequest, ...]:
    """Leave out what another route asks too."""
    return tuple({each.short: each for each in requests}.values())


def _until(request: ToldRequest) -> Text:
    """Name what is left, with the last day on which it can be asked."""
    short = request.short or request.text
    return _SAID.UNTIL.fill(what=short, day=long_date(request.last_day)) if request.last_day else short


def party_text(matter: Matter, party: str) -> Text:
    """Name a side.

    Args:
        matter: knows the law under which it is.
        party: the side.

    Returns:
        The words; where it is known to be another law, those of that law.
    """
    regimes, side = matter.sources.rulebook.framework.regimes, called(matter, party)
    return regimes.parties[side] if regimes and side in regimes.parties else matter.book.routes.parties[side]


def called(matter: Matter, party: str) -> str:
    """Say which side a party is.

    Args:
        matter: knows the law under which it is.
        party: the side, as civil law has it.

    Returns:
        The side; where it is known to be another law, that of this law.
    """
    first, *others = matter.regimes or ("",)
    return party if others else matter.book.routes.sides.get(first, {}).get(party, party)


def told_remarks(matter: Matter, remarks: Iterable[Remark]) -> tuple[ToldRemark, ...]:
    """Tell the remarks that hold.

    Args:
        matter: what is known.
        remarks: what may have to be known.

    Returns:
        Those that are known to hold.
    """
    return tuple(
        ToldRemark(
            text=each.text,
            authority=matter.cite(each.authority),
            mark=(mark := each.mark or _from_knowledge(each, matter)),
            mark_text=mark_text(mark),
        )
        for each in remarks
        if each.holds(matter.known, matter.moment.event)
    )


def _from_knowledge(remark: Remark, matter: Matter) -> Mark | None:
    """Mark what rests on nothing but articles that were read in no source."""
    law, day = matter.sources.rulebook.statutes, matter.moment.event
    statutes = [law[each.statute] for each in remark.authority if each.statute]
    if not statutes or any(each.ruling for each in remark.authority):
        return None
    return None if any((each.on(day) or each.latest()).sources for each in statutes) else "K"


def mark_text(mark: Mark | None) -> Text | None:
    """Put a mark into a reader's words.

    Args:
        mark: the mark.

    Returns:
        The words; None where there is nothing to say.
    """
    return MARKS[mark] if mark else None


class _Teller:
    """Tells routes of one matter."""

    def __init__(self, matter: Matter, deadlines: tuple[Deadline, ...]) -> None:
        self._matter, self._law = matter, matter.book.routes
        self._event = matter.moment.event
        self._deadlines: dict[str, list[Deadline]] = {}
        for each in deadlines:
            for name in {each.id, each.name}:
                self._deadlines.setdefault(name, []).append(each)

    def there(self, route: Route) -> bool:
        under = self._matter.under(route.regimes)
        return bool(under) and route.holds(self._matter.known, self._event) is True

    def route(self, route: Route) -> ToldRoute:
        matter, law = self._matter, self._law
        forum = next((each for each in route.courts if each.holds(matter.known, self._event)), route.courts[-1])
        requests = tuple(self._requests(route.requests))
        first = [each for each in requests if each.rank == self._law.first]
        other = law.against.get(route.by)
        parts = (route, *route.courts, *route.requests, *route.counter, *route.notes)
        open_facts = (fact for each in parts for fact in each.open_facts(matter.known))
        return ToldRoute(
            id=route.id,
            title=route.title,
            regimes=(regimes := matter.under(route.regimes)),
            under=matter.only_under(regimes),
            by=route.by,
            by_text=party_text(matter, route.by),
            forms=route.forms,
            forms_text=Text.enumerate([law.forms[each] for each in route.forms], "any"),
            court=forum.court,
            court_text=law.courts[forum.court],
            lawyer=forum.lawyer,
            court_authority=matter.cite(forum.authority),
            court_mark=forum.mark,
            court_mark_text=mark_text(forum.mark),
            state="lost" if all(each.state == "lost" for each in first or requests) else "open",
            requests=requests,
            counter=tuple(self._requests(route.counter)),
            counter_by=other if route.counter else None,
            appeal=self._appeal(route),
            steps=tuple(
                ToldStep(**vars(remark), term=step.term)
                for step in route.steps
                for remark in told_remarks(matter, (step,))
            ),
            notes=told_remarks(matter, route.notes),
            lacking=tuple(dict.fromkeys(open_facts)),
        )

    def _requests(self, requests: Iterable[RouteRequest]) -> Iterator[ToldRequest]:
        for request in requests:
            for remark in told_remarks(self._matter, (request,)):
                state, last = self._bound(request.term)
                if self._bound(request.falls_with)[0] == "lost":
                    state = "lost"
                yield ToldRequest(
                    **vars(remark),
                    id=request.id,
                    rank=request.rank,
                    rank_text=self._law.ranks[request.rank],
                    short=request.short,
                    term=request.term,
                    last_day=last,
                    state=state,
                    state_text=_SAID.table("BOUND")[state],
                    money=request.money,
                    within=self._within(request.term) if state == "unknown" else None,
                )

    def _within(self, term: str | None) -> Text | None:
        """Say how long a term is, and from which day, of which the first day is not known."""
        of_id = (each for each in self._matter.book.terms if term in {each.id, each.name} and each.runs == "until")
        return next((length_of(each, self._matter) for each in of_id), None)

    def _bound(self, term: str | None) -> tuple[Bound, dt.date | None]:
        """Say whether what a term binds can still be asked, and until when."""
        if term is None:
            return "unbound", None
        running = [each for each in self._deadlines.get(term, ()) if each.last_day]
        if not running:
            return "unknown", None
        last = max(each.last_day for each in running if each.last_day)
        if any(each.state == "kept" for each in running):
            return "kept", last
        return ("lost" if all(each.passed or each.state == "late" for each in running) else "open"), last

    def _appeal(self, route: Route) -> ToldAppeal | None:
        if route.appeal is None:
            return None
        days = [last for term in route.appeal.terms for _, last in (self._bound(term),) if last]
        return ToldAppeal(
            terms=route.appeal.terms,
            last_day=max(days, default=None),
            authority=self._matter.cite(route.appeal.authority),
        )
