"""Each measure: of several measures or decisions how each stands, and what is now to be done about it, until when."""

from collections.abc import Iterator
from decimal import Decimal

from privesfeer.api.ask.registry import codebook, rulebook
from privesfeer.api.memo.measures import MeasuresTable
from privesfeer.api.memo.outcome import standing
from privesfeer.api.memo.telling import Teller, unstopped
from privesfeer.api.paper.blocks import Line, Span, Table
from privesfeer.api.pictures.elements import asked
from privesfeer.cases.commons.amount import in_words
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text, capital
from privesfeer.engine import AdvisedMeasure, AppliedElement, EntryAnswer, SideAdvice

_SAID = catalogue(__file__)
_FEW = 2  # things that are open, of one measure; measures that can be taken besides
_PLANNED = ("considering", "announced")


class EachMeasure:
    """The measures of a case, where there are several, with what is advised on each to the side that asks."""

    def __init__(self, teller: Teller, side: SideAdvice | None = None) -> None:
        """Keep the teller.

        Args:
            teller: tells them.
            side: the advice to the reader; None: that to the side that asks.
        """
        self._teller, sides = teller, teller.matter.advice.sides
        told = side or (sides[0] if len(sides) == 1 else None)
        self._side: SideAdvice | None = told if told and told.measures else None

    @property
    def told(self) -> frozenset[str]:
        """The lists that stand in the table."""
        question = rulebook().on_measure.question
        asked_of = rulebook().whole.lists.items()
        return frozenset(name for name, each in asked_of if each == question) if self._side else frozenset()

    def table(self, *, now: bool = True, besides: bool = True) -> Table | None:
        """Show them.

        Args:
            now: whether it is told what to do about each.
            besides: whether it is told what is lighter and can be done besides.

        Returns:
            A row for each: what it is called, whether it stands, and what to do until when; None: there is but one, or
            both sides are advised.
        """
        rows = [*self._rows(besides=besides)]
        if not rows:
            return None
        (name,) = self.told
        label = next(each.label for each in codebook().lists if each.id == name)
        headings = (*map(self._teller.says, (label.map(capital), _SAID.STANDS, _SAID.NOW)),)
        return Table(headings, tuple(rows)) if now else Table(headings[:-1], tuple(row[:-1] for row in rows))

    def _rows(self, *, besides: bool) -> Iterator[tuple[Line, ...]]:
        before: dict[str, Text] = {}
        for name in self.told if self._side else ():
            entries = self._teller.matter.verdict.lists[name]
            for each in self._side.measures if self._side else ():
                node = f"{name}:{each.place + 1}"
                stands = self._teller.told(node, self._stands(each, entries[each.place].answers))
                yield self._teller.told(node, each.title.map(capital)), stands, self._now(node, each, before)
            yield from self._besides(name) if besides else ()

    def _besides(self, name: str) -> Iterator[tuple[Line, ...]]:
        """Show, of a measure that is still to come, what else can be done and stands."""
        teller, entries = self._teller, self._teller.matter.verdict.lists[name]
        fact = rulebook().measure
        given = {str(each.value) for entry in entries for each in entry.facts if each.fact == fact}
        planned = self._side is not None and self._side.side == "employer" and self._side.stage in _PLANNED
        for rung in MeasuresTable(teller).lighter(given)[:_FEW] if planned else ():
            node = f"measure:{rung.value}"
            told = standing(rung)
            told = _SAID.DECIDED.fill(told=told, decides=rung.decides.text) if rung.decides else told
            label = teller.told(node, rung.label.map(capital))
            yield label, teller.told(node, told.map(capital)), teller.told(node, _SAID.BESIDES)

    def _stands(self, measure: AdvisedMeasure, answers: tuple[EntryAnswer, ...]) -> Text:
        """Tell how a measure stands: the answer with what decides it, or what is open and who has to prove that."""
        parts = [told for each in answers for told in self._answer(each)]
        if likely := measure.likelihood:
            parts.append(_SAID.CHANCE.fill(low=str(likely.low), high=str(likely.high)))
        if measure.expected and Decimal(measure.expected):
            parts.append(_SAID.EXPECTED.fill(amount=in_words(Decimal(measure.expected))))
        return Text.joined(parts, "; ").map(capital)

    @staticmethod
    def _answer(answer: EntryAnswer) -> Iterator[Text]:
        if answer.outcome:
            told = standing(answer)
            yield _SAID.DECIDED.fill(told=told, decides=answer.decides.text) if answer.decides else told
            return
        left = [each for each in answer.elements if each.shown and each.state == "open"]
        failing = [each for each in answer.elements if each.shown and each.state in {"not_met", "likely_not_met"}]
        if not left:
            yield answer.status_text
            return
        if failing:
            yield _SAID.WEAK.fill(elements=Text.joined([*map(_because, failing[:_FEW])], "; "))
        first = left[0]
        named = Text.enumerate([asked(each) for each in left if each.party == first.party][:_FEW])
        yield _SAID.OPEN_BY.fill(elements=named, party=first.party) if first.party else _SAID.OPEN.fill(elements=named)

    def _now(self, node: str, measure: AdvisedMeasure, before: dict[str, Text]) -> Line:
        """Tell what to do about a measure; where the same was told of another, only for which, and until when."""
        teller, course = self._teller, measure.course
        if course is None or self._side is None:
            return (Span("–", node=node),)
        same = before.get(course.id)
        before.setdefault(course.id, measure.title)
        own = f"course:{self._side.side}/{course.id}"
        other = _SAID.SAME.fill(title=same) if same else unstopped(course.text)
        text = _SAID.ADVISED if measure.leads else other  # that of the first stands at the head of the memo
        told = _SAID.UNTIL.fill(text=text, last=measure.last) if measure.last else text
        return teller.told(own, told)


def _because(element: AppliedElement) -> Text:
    """Name a requirement that fails, with why."""
    return _SAID.BECAUSE.fill(element=asked(element), why=element.why) if element.why else asked(element)
