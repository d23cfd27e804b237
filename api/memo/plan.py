"""Plan: what a side does and does not do, each with its day; then the ways to a court that are open within a term."""

from collections.abc import Iterator, Sequence

from privesfeer.api.memo.chances import uphill
from privesfeer.api.memo.telling import Teller, unstopped
from privesfeer.api.memo.terms import RemediesInShort, bound, limitation
from privesfeer.api.paper.blocks import Block, Bullets, Item, Line, Span, small
from privesfeer.cases.day import day_of_week
from privesfeer.cases.text import Text, capital
from privesfeer.cases.words import words
from privesfeer.engine import AdvisedStep, SideAdvice, ToldRoute

_SAID = words(__file__)
_SIDES = _SAID.table("SIDES")
_PLANNED = ("considering", "announced")


class Plan:
    """The steps of a matter, those that are advised first."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller, self._routes = teller, RemediesInShort(teller)
        self._sides = teller.matter.advice.sides

    def blocks(self, most: int, *, brief: bool = False) -> Iterator[Block]:
        """Tell them.

        Args:
            most: how many steps, of both sides together; a way that a term binds is told in any case.
            brief: whether no step is told with why and by which source.

        Yields:
            What to do and who can still ask what, as a numbered list; then what not to do.
        """
        teller = self._teller
        each_side = max(1, most // len(self._sides))
        if lines := [*self._done(each_side, brief=brief), *self._open(most - self._steps(each_side))]:
            yield Bullets(tuple(map(Item, lines)), numbered=True)
        for side in self._sides:
            if avoided := [self._step(side, each, brief=True) for each in side.avoid[:each_side]]:
                label = _SAID.AVOID if len(self._sides) == 1 else _SAID.AVOID_OF.fill(side=side.side_text)
                yield teller.paragraph(teller.labelled_line("program:method", label, teller.run(avoided)))

    def first(self) -> Iterator[Line]:
        """Tell the first step of each side with its day; without one the way that presses most.

        Yields:
            What a term that has passed leaves before all; then a line for each side that has a step.
        """
        if left := self._routes.left():
            yield left
        steps = [(side, each) for side in self._sides for each in side.steps[:1]]
        for side, step in steps:
            yield self._step(side, step, brief=True, opening=_SAID.FIRST)
        if not left and not steps:
            others = (self._way(each) for each in self._routes.open_routes())
            yield self._routes.defence() or next(others, ()) or self._routes.passed()

    def _steps(self, most: int) -> int:
        return sum(len(_pressing(side.steps, most)) for side in self._sides)

    def _done(self, most: int, *, brief: bool) -> Iterator[Line]:
        for side in self._sides:
            yield from (self._step(side, each, brief=brief) for each in _pressing(side.steps, most))

    def _step(self, side: SideAdvice, step: AdvisedStep, *, brief: bool = False, opening: Text | None = None) -> Line:
        """Tell a step: by when, what, why, and the source that asks it."""
        teller, node = self._teller, f"advised:{side.side}/{step.told_by}"
        text = step.in_full
        if step.by_text and not step.avoid:
            by = step.by_text if opening else step.by_text.map(capital)
            text = (opening or _SAID.BY).fill(by=by, text=text.map(small))
        elif opening:
            text = _SAID.FIRST_UNDATED.fill(text=text.map(small))
        if len(self._sides) > 1 and not step.avoid:
            text = _SIDES[side.side].fill(text=text)
        told: Line = (
            *teller.told(node, unstopped(text)),
            *(() if brief else teller.cites(node, step.authority, 1)),
            Span(".", node=node),
        )
        return told if brief or step.why is None else teller.run((told, teller.told(node, step.why)))

    def _open(self, most: int) -> Iterator[Line]:
        """Tell the defence against what a court will not grant, then the ways that are open, all within a term."""
        spare = most
        if defence := self._routes.defence():
            yield defence
        # Of a measure that is still to come nobody asks a court anything yet, save what has a last day.
        planned = all(side.stage in _PLANNED for side in self._sides)
        for route in self._routes.open_routes():
            if planned and not any(each.last_day for each in route.requests):
                continue
            if bound(route) or spare > 0:
                spare -= not bound(route)
                yield self._way(route)

    def _way(self, route: ToldRoute) -> Line:
        """Tell who can still ask what, until when and where; where the answers lean against it, that too."""
        teller, node = self._teller, f"route:{route.id}"
        asked = [each for each in route.requests if each.state != "lost"]
        days = [each.last_day for each in asked if each.last_day and not limitation(each.term)]
        whole = len(asked) == len(route.requests)
        what = route.title if whole else Text.joined([unstopped(each.short or each.text) for each in asked], "; ")
        parts = {
            "party": route.by_text,
            "what": what.map(small),
            "form": route.forms_text,
            "court": route.court_text,
            "day": day_of_week(min(days)) if days else "",
        }
        told = teller.told(node, _SAID.UNTIL if days else _SAID.OPEN, **parts)
        against = teller.told(node, _SAID.UPHILL) if uphill(route, teller.matter) else ()
        return (*told, *against, Span(".", node=node))


def _pressing(steps: Sequence[AdvisedStep], most: int) -> list[AdvisedStep]:
    """Keep the first steps, and each later one that a time limit binds."""
    return [each for place, each in enumerate(steps) if place < most or each.term]
