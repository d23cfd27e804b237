"""Plan: what a side does and by which day, with the last days of both sides, in one table; and what not to do."""

import datetime as dt
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from privesfeer.api.memo.chances import uphill
from privesfeer.api.memo.nodes import node_of_step
from privesfeer.api.memo.telling import Teller, unstopped
from privesfeer.api.memo.terms import RemediesInShort, to_come
from privesfeer.api.memo.ways import WaysToCourt, bound, limitation, receipt
from privesfeer.api.paper.blocks import Block, Line, Span, Table, Tone, small
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import day_of_week
from privesfeer.cases.commons.text import Text, capital
from privesfeer.engine import AdvisedStep, Deadline, SideAdvice, ToldRequest, ToldRoute

_SAID = catalogue(__file__)
_SIDES = _SAID.table("SIDES")
_MOST_ROWS = 10
_WEEK = 7  # days within which what a term binds comes before all else
_LATER = dt.date.max


class PlanRow(NamedTuple):
    """A row of the plan.

    Attributes:
        day: by when; the last of all days where there is none.
        late: the place among what has the same day: steps before last days, and last what has no day.
        when: that in words.
        what: what to do, or what ends.
        grounds: the sources.
        bound: whether it is a step on the last day of a term.
        kept: whether it is told however little room there is, though no term binds it.
    """

    day: dt.date
    late: int
    when: Line
    what: Line
    grounds: Line
    bound: bool = False
    kept: bool = False


class Plan:
    """The steps and last days of a matter."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller, self._ways, self._terms = teller, WaysToCourt(teller), RemediesInShort(teller)
        self._sides = teller.matter.advice.sides

    def blocks(self, most: int, *, brief: bool = False) -> Iterator[Block]:
        """Tell them.

        Args:
            most: how many steps, of both sides together; what a term binds is told in any case.
            brief: whether no step is told with why.

        Yields:
            By day what to do and what ends, as a table; what it leaves of the terms; then what not to do.
        """
        teller, each_side = self._teller, max(1, most // len(self._sides))
        steps = [*self._steps(each_side, brief=brief)]
        last = [*self._last(received=not brief)]
        last = [self._with_steps(each, [one for one in steps if one.bound and one.day == each.day]) for each in last]
        steps = [each for each in steps if not each.bound or each.day not in {one.day for one in last}]
        spare = max(0, _MOST_ROWS - len(last))
        stated = [each for each in steps if each.kept]
        others = sorted((each for each in steps if not each.kept), key=_by_day)
        rows = [*stated, *others[: max(0, spare - len(stated))], *last]
        rows += [*self._unbound({_words(each.grounds) for each in steps})][
            : max(0, min(most - len(steps), _MOST_ROWS - len(rows)))
        ]
        if rows:
            headings = (_SAID.WHEN, _SAID.WHAT, _SAID.GROUNDS)
            cells = tuple((each.when, each.what, each.grounds) for each in sorted(rows, key=_by_day))
            yield Table(tuple(map(teller.says, headings)), cells)
        if beside := [*self._terms.beside_the_plan(self._told_terms)]:
            yield teller.paragraph(*beside)
        elif not rows:
            yield teller.paragraph(self._terms.last_days())
        if avoided := [*self._avoided(1 if brief else each_side)]:
            yield teller.paragraph(*avoided)

    def _avoided(self, most: int) -> Iterator[Line]:
        """Tell what not to do, where both sides are advised of each."""
        teller = self._teller
        for side in self._sides:
            # What the advice at the head says already is not said again.
            fresh = [each for each in side.avoid if node_of_step(side.side, each) not in teller.telling]
            if avoided := [self._step(side, each) for each in fresh[:most]]:
                label = _SAID.AVOID if len(self._sides) == 1 else _SAID.AVOID_OF.fill(side=side.side_text)
                yield teller.labelled_line("program:method", label, teller.run(avoided))

    def _with_steps(self, last: PlanRow, steps: list[PlanRow]) -> PlanRow:
        """Put the steps of a last day before what ends on it."""
        what = self._teller.run([*(each.what for each in steps), last.what])
        grounds = {_words(each): each for each in (*(one.grounds for one in steps), last.grounds)}
        return last._replace(what=what, grounds=_semicolons([*grounds.values()]))

    def first(self, *, steps: bool = True) -> Iterator[Line]:
        """Tell the first step of each side with its day; without one the way that presses most.

        Args:
            steps: whether steps are told; otherwise only what a term that has passed leaves.

        Yields:
            What a term that has passed leaves before all; then a line for each side that has a step.
        """
        if left := self._terms.left():
            yield left
        if not steps:
            return
        firsts = [(side, each) for side in self._sides if (each := self._most_pressing(side))]
        for side, step in firsts:
            yield self._step(side, step, opening=_SAID.FIRST)
        if not left and not firsts:
            others = (self._way(each) for each in self._ways.open_routes())
            yield self._ways.defence() or next(others, ()) or self._terms.passed()

    def _most_pressing(self, side: SideAdvice) -> AdvisedStep | None:
        """Give the step that a term within a week binds, else the first; what no fact says stands above all already."""
        week = self._teller.matter.verdict.as_of + dt.timedelta(days=_WEEK)
        steps = [each for each in side.steps if not each.stated]
        binding = (each for each in steps if each.kept and each.day and each.day <= week)
        return next(binding, next(iter(steps), None))

    # ---- steps ----

    def _steps(self, most: int, *, brief: bool) -> Iterator[PlanRow]:
        for side in self._sides:
            for each in _pressing(side.steps, most):
                node = node_of_step(side.side, each)
                tone: Tone = "strong" if each.kept else "plain"
                when = self._teller.told(node, (each.by_text or _SAID.NO_DAY).map(capital), tone)
                told = self._step(side, each)
                what = (
                    told if brief or each.why is None else self._teller.run((told, self._teller.told(node, each.why)))
                )
                grounds = unbracketed(self._teller.cites(node, each.authority, 1))
                late, binds = 0 if each.by_text else 3, bool(each.term)
                yield PlanRow(each.day or _LATER, late, when, what, grounds, bound=binds, kept=each.stated)

    def _step(self, side: SideAdvice, step: AdvisedStep, *, opening: Text | None = None) -> Line:
        """Tell what to do; behind an opening with its day."""
        node, text = node_of_step(side.side, step), step.in_full
        if opening and step.by_text and not step.avoid:
            text = opening.fill(by=step.by_text, text=text.map(small))
        elif opening:
            text = _SAID.FIRST_UNDATED.fill(text=text.map(small))
        if len(self._sides) > 1 and not step.avoid:
            text = _SIDES[side.side].fill(text=text)
        return (*self._teller.told(node, unstopped(text)), Span(".", node=node))

    # ---- last days ----

    @property
    def _running(self) -> list[Deadline]:
        """The terms with a last day to come; limitation of years makes nothing urgent."""
        every = self._teller.matter.deadlines
        return [each for each in every if each.last_day and not each.passed and not limitation(each.id)]

    @property
    def _told_terms(self) -> frozenset[str]:
        """The terms that the rows of the ways tell, though their first day is not known."""
        return frozenset(
            one.term for route in self._waiting_routes for one in route.requests if one.term and one.state == "unknown"
        )

    @property
    def _waiting_routes(self) -> list[ToldRoute]:
        # Of a measure that is still to come nobody asks a court anything yet.
        return (
            []
            if to_come(self._teller.matter)
            else [each for each in self._ways.open_routes() if bound(each) and not _last_day(each)]
        )

    def _last(self, *, received: bool) -> Iterator[PlanRow]:
        """Tell each last day with the ways that end on it, the ways whose term does not run yet, and the defence.

        The day on which what was sent in time has to be received is told only where that is asked.
        """
        days: dict[dt.date, list[Line]] = {}
        grounds: dict[dt.date, list[Line]] = {}
        routes = [each for each in self._ways.open_routes() if bound(each)]
        left = [each for each in routes if _last_day(each)]
        for term in (each for each in self._running if received or not receipt(each.id)):
            assert term.last_day  # noqa: S101 - those that run have one; narrows the type
            ending = [each for each in left if any(_binds(term, one) for one in each.requests)]
            days.setdefault(term.last_day, []).append(self._ended(term, ending))
            cited = unbracketed(self._teller.cites(f"deadline:{term.name}", term.authority, 1))
            if _words(cited) not in [_words(each) for each in grounds.setdefault(term.last_day, [])]:
                grounds[term.last_day].append(cited)
            left = [each for each in left if each not in ending]
        for route in left:
            if day := _last_day(route):
                days.setdefault(day, []).append(self._of_party([route]))
                grounds.setdefault(day, [])
        for day, told in days.items():
            node = told[0][0].node
            when = self._teller.told(node, day_of_week(day), "strong")
            what = self._teller.run((self._teller.told(node, _SAID.LAST_DAY), *told))
            yield PlanRow(day, 1, when, what, _semicolons(grounds[day]))
        for party in dict.fromkeys(each.by for each in self._waiting_routes):
            held = [each for each in self._waiting_routes if each.by == party]
            node = f"route:{held[0].id}"
            pending = self._teller.matter.dissolution
            when = self._teller.told(node, _SAID.NOT_RUNNING if pending else _SAID.UNDATED)
            yield PlanRow(_LATER, 2, when, self._of_party(held), self._grounds(held[0]))
        if defence := self._ways.defence():
            yield PlanRow(_LATER, 1, self._teller.told(defence[0].node, _SAID.IN_DEFENCE), defence, ())

    def _ended(self, term: Deadline, routes: list[ToldRoute]) -> Line:
        """Say what ends with a term: the ways that it binds, and what it is for where these do not say all of that."""
        every = [
            each for each in self._teller.matter.remedies.routes if any(_binds(term, one) for one in each.requests)
        ]
        if routes and not term.of and len(routes) == len(every):
            return self._of_party(routes)
        node = f"deadline:{term.name}"
        called = Text.joined((term.called, term.condition), ", ") if term.condition else term.called
        told = self._teller.told(node, called.map(capital))
        if not term.of:
            return self._teller.run(((*told, Span(".", node=node)), self._of_party(routes)))
        for each in routes:
            where = self._teller.told(f"route:{each.id}", _SAID.WHERE, form=each.forms_text, court=each.court_text)
            told = (*told, *where)
        return (*told, Span(".", node=node))

    def _of_party(self, routes: Iterable[ToldRoute]) -> Line:
        """Say who can ask what, in which form and where; ways alike in that together."""
        teller, told = self._teller, list[Line]()
        alike: dict[tuple[str, Text, Text, bool], list[ToldRoute]] = {}
        for each in routes:
            against = uphill(each, teller.matter)
            alike.setdefault((each.by, each.forms_text, each.court_text, against), []).append(each)
        for (_, form, court, against), held in alike.items():
            node = f"route:{held[0].id}"
            spans = [*teller.told(node, _SAID.OF, party=held[0].by_text.map(capital))]
            for place, each in enumerate(held):
                own = f"route:{each.id}"
                spans += [*([Span("; ", node=own)] if place else []), *teller.told(own, _asked(each).map(small))]
            spans += teller.told(node, _SAID.WHERE, form=form, court=court)
            spans += teller.told(node, _SAID.UPHILL) if against else ()
            told.append((*spans, Span(".", node=node)))
        return teller.run(told)

    def _unbound(self, said: Container[str]) -> Iterator[PlanRow]:
        """Tell the ways that no term binds, but none that rests on what a step rests on that says it already."""
        for each in () if to_come(self._teller.matter) else self._ways.open_routes():
            grounds = () if bound(each) else self._grounds(each)
            if not bound(each) and _words(grounds) not in said:
                node = f"route:{each.id}"
                when, told = self._teller.told(node, self._without_day(each)), self._of_party([each])
                told = self._teller.run((told, self._once_answered(each)))
                yield PlanRow(_LATER, 4, when, told, grounds)

    def _without_day(self, route: ToldRoute) -> Text:
        """Say by when a way is taken that no term of weeks or months binds: before its limitation, else at any time."""
        limited = (each.within for each in route.requests if each.within and limitation(each.term))
        length = next(limited, None)
        return _SAID.LIMITED.fill(length=length) if length else _SAID.NO_TERM

    def _once_answered(self, route: ToldRoute) -> Line:
        """Tell which term binds what comes later on a way, such as what is asked of a court after an answer."""
        later = [each for each in route.requests if each.within and not limitation(each.term)]
        told = list[Line]()
        for each in later:
            node, what = f"request:{route.id}/{each.id}", unstopped(each.short or each.text).map(capital)
            cited = self._teller.cites(node, each.authority, 1)
            text = self._teller.told(node, _SAID.ONCE, what=what, length=each.within or "")
            told.append((*text, *cited, Span(".", node=node)))
        return self._teller.run(told)

    def _grounds(self, route: ToldRoute) -> Line:
        """Cite the article of the term that binds a way; where none does, that of what is asked."""
        asked = [each for each in route.requests if each.state != "lost"]
        # A limitation of years is told by its article, behind that of what is asked.
        if limited := next((each for each in asked if each.within and limitation(each.term)), None):
            return unbracketed(self._teller.cites(f"request:{route.id}/{limited.id}", limited.authority, 2))
        terms = {each.term for each in asked}
        held = [each for each in self._teller.matter.deadlines if {each.id, each.name} & terms]
        if held:
            return unbracketed(self._teller.cites(f"deadline:{held[0].name}", held[0].authority, 1))
        cited = tuple(each for one in asked for each in one.authority) or route.court_authority
        return unbracketed(self._teller.cites(f"route:{route.id}", cited, 1))

    def _way(self, route: ToldRoute) -> Line:
        """Tell who can still ask what, until when and where, in a sentence by itself."""
        day = _last_day(route)
        told = self._of_party([route])
        return (
            self._teller.run((self._teller.told(f"route:{route.id}", _SAID.UNTIL, day=day_of_week(day)), told))
            if day
            else told
        )


def unbracketed(cited: Line) -> Line:
    """Take sources out of the brackets in which they stand behind a sentence.

    Args:
        cited: the sources, as a sentence has them.

    Returns:
        They, as a cell of a table has them.
    """
    return cited[1:-1]


def _pressing(steps: Sequence[AdvisedStep], most: int) -> list[AdvisedStep]:
    """Keep the first steps, and each later one that a time limit binds or the user stated."""
    return [each for place, each in enumerate(steps) if place < most or each.kept]


def _by_day(row: PlanRow) -> tuple[dt.date, int]:
    return row.day, row.late


def _words(line: Line) -> str:
    return "".join(span.text for span in line)


def _semicolons(lines: list[Line]) -> Line:
    spans: list[Span] = []
    for each in filter(None, lines):
        spans += [*([Span("; ", node=each[0].node)] if spans else []), *each]
    return tuple(spans)


def _binds(term: Deadline, request: ToldRequest) -> bool:
    return request.term in {term.id, term.name} and request.state != "lost" and request.last_day == term.last_day


def _last_day(route: ToldRoute) -> dt.date | None:
    """Give the first day on which what a way is for can no longer be asked; years of limitation do not count."""
    asked = (each for each in route.requests if each.state != "lost" and not limitation(each.term))
    return min((each.last_day for each in asked if each.last_day), default=None)


def _asked(route: ToldRoute) -> Text:
    """Say what is asked: by the title of a way that is whole, else by what is left of it."""
    left = [each for each in route.requests if each.state != "lost"]
    if len(left) == len(route.requests):
        return route.title
    return Text.joined([unstopped(each.short or each.text) for each in left], "; ")
