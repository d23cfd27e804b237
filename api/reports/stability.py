"""Stability report: what can still change an answer, and what would, as a person reads it."""

from collections.abc import Iterator

from privesfeer.api.paper.blocks import Banner, Block, Bullets, Heading, Item, Line, Paragraph, Span, plain
from privesfeer.api.reports import wording
from privesfeer.api.reports.sources import Citing
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.engine import (
    ChangedFact,
    ChangeGoal,
    Changes,
    ChangeSet,
    MovingFact,
    QuestionStability,
    RaisingFact,
    Stability,
    Standing,
    WorthAsking,
)

_SAID = catalogue(__file__)
_STABILITY_GIVEN = _SAID.table("STABILITY_GIVEN")


def stability_report(stability: Stability, lang: Lang, *, detail: bool = False) -> tuple[Block, ...]:
    """Tell which facts can still change the answers, and which no longer matter.

    Args:
        stability: the facts.
        detail: whether all is told: per question every fact that can change its answer, and what no longer matters.

    Returns:
        The text: the few facts that are worth finding out, with what each value would bring.
    """
    return tuple(_Teller(lang, detail=detail).stability(stability))


def changes_report(changes: Changes, lang: Lang) -> tuple[Block, ...]:
    """Tell what would have to be different for an answer to be another.

    Args:
        changes: the smallest sets of changes.

    Returns:
        The text: the answer, and per other answer the few changes that bring it.
    """
    return tuple(_Teller(lang).changes(changes))


class _Teller(Citing):
    """Either report in one language."""

    def stability(self, told: Stability) -> Iterator[Block]:
        yield from self._head(_SAID.STABILITY, told)
        if not told.questions:
            yield Paragraph(self.line(wording.STABILITY_NONE))
        elif not told.worth_asking:
            yield Paragraph(self.line(_SAID.STABILITY_NOTHING_TURNS))
        yield from self.section(2, _SAID.WORTH_ASKING, map(self._worth, told.worth_asking), numbered=True)
        if self._detail:
            for each in told.questions:
                yield from self._question(each)
            yield from self.section(2, _SAID.STABILITY_RAISING, map(self._raising, told.raising))
            if told.settled:
                yield Heading(2, self.says(_SAID.STABILITY_SETTLED))
                shorts = Text.enumerate([each.short for each in told.settled])
                yield Paragraph(plain(f"{capital(self.says(shorts))}."))
        yield from self._foot(told)

    def _worth(self, fact: WorthAsking) -> Item:
        """Tell what the values of a fact would bring; those that bring the same stand together."""
        line = self.line(fact.question)
        marks = [_STABILITY_GIVEN["disputed"].fill(value=fact.given)] if fact.given else []
        marks += [wording.OWN_VALUATION] if fact.assessment else []
        if marks:
            line = (*line, Span(f" ({'; '.join(map(self.says, marks))})", "quiet"))
        brings = grouped(
            ("; ".join(f"{self.says(each.short)}: {self._outcome(each.then)}" for each in value.turned), value.label)
            for value in fact.values
        )
        return Item(
            line, tuple(plain(f"{capital(self.listed(labels, 'any'))} → {told}") for told, labels in brings.items())
        )

    def changes(self, told: Changes) -> Iterator[Block]:
        yield from self._head(told.question_text, told)
        now = (Span(capital(self._outcome(told.now)), "strong"), *self._because(told.now))
        yield Banner((now,))
        hinges = (Item(plain(f"{capital(self.says(each.text))}.")) for each in told.hinges)
        yield from self.section(2, _SAID.CHANGE_VALUED, hinges)
        for goal in told.goals:
            yield from self._goal(goal, valued=bool(told.hinges))
        yield Paragraph(self.line(_SAID.CHANGE_EXPLAINED, "quiet"))
        yield from self._foot(told)

    def _head(self, title: Text, told: Stability | Changes) -> Iterator[Block]:
        yield from self.opening(title, told.title)
        yield Paragraph(plain(self.says(wording.AS_OF, date=long_date(told.as_of)), "quiet"))
        if told.lead is not None:
            yield Paragraph(self.line(_SAID.STABILITY_LEAD, number=str(told.lead + 1)))

    # ---- one question ----

    def _question(self, told: QuestionStability) -> Iterator[Block]:
        yield Heading(2, self.says(told.question_text))
        firm = Span(self.says(wording.FIRM)) if told.firm else Span(self.says(wording.NOT_FIRM), "warning")
        yield Banner(((Span(capital(self._outcome(told.now)), "strong"), Span(" – "), firm),))
        kinds = {"valuation": False, "unknown": True, "disputed": True}
        for heading, turns, open_ in (
            (wording.OPEN_TURNING, True, True),
            (wording.OPEN_OTHERS, False, True),
            (_SAID.STABILITY_VALUATIONS, None, False),
        ):
            among = [each for each in told.facts if kinds[each.kind] is open_ and turns in {None, each.turns}]
            if among:
                yield Paragraph(self.line(heading))
                yield Bullets(tuple(self._moving(each) for each in among))
        if not told.facts:
            yield Paragraph(self.line(_SAID.STABILITY_NOTHING))
        if told.pairs:
            yield Paragraph(self.line(_SAID.STABILITY_PAIRS))
            yield Bullets(tuple(self._set(each) for each in told.pairs))
            if more := told.pairs_found - len(told.pairs):
                yield Paragraph(self.line(_SAID.STABILITY_MORE, count=str(more)))

    def _moving(self, fact: MovingFact) -> Item:
        line = plain(self.says(fact.question))
        if fact.given:
            given = _STABILITY_GIVEN[fact.kind].fill(value=fact.given)
            line = (*line, Span(f" ({self.says(given)})", "quiet"))
        brings = grouped((self._outcome(value.then), value) for value in fact.values).values()
        told = (
            self.labelled(capital(self.listed((value.label for value in values), "any")), self._line(values[0].then))
            for values in brings
        )
        return Item(line, tuple(told))

    def _raising(self, fact: RaisingFact) -> Item:
        raised = grouped((value.question_text, value.label) for value in fact.values)
        below = (self.labelled(capital(self.listed(labels, "any")), question) for question, labels in raised.items())
        return Item(self.line(fact.question), tuple(below))

    def _outcome(self, standing: Standing) -> str:
        """Say an answer in one phrase."""
        return self.says(standing.outcome_text if standing.outcome is None else wording.answered(standing))

    def _because(self, standing: Standing) -> Line:
        """Say what decides an answer, behind it."""
        return (Span(" – "), *self._point(standing.decides)) if standing.decides else ()

    def _line(self, standing: Standing) -> Line:
        return (Span(self._outcome(standing)), *self._because(standing))

    # ---- sets of changes ----

    def _goal(self, goal: ChangeGoal, *, valued: bool) -> Iterator[Block]:
        """Tell what would bring an answer; what brings the same stands together."""
        title = _SAID.CHANGE_IF.fill(outcome=goal.outcome_text) if goal.outcome_text else _SAID.CHANGE_STATUS_IF
        yield Heading(2, self.says(title))
        if not goal.sets:
            yield Paragraph(self.line(_SAID.CHANGE_NONE_BUT if valued else _SAID.CHANGE_NONE))
        for standing, sets in grouped((each.then, each) for each in goal.sets).items():
            yield Bullets(tuple(Item(plain(capital(self._changed(each)))) for each in sets))
            yield Paragraph(self.labelled(_SAID.CHANGE_THEN, self._line(standing)))

    def _set(self, changes: ChangeSet) -> Item:
        return Item(
            plain(capital(self._changed(changes))), (self.labelled(_SAID.CHANGE_THEN, self._line(changes.then)),)
        )

    def _changed(self, changes: ChangeSet) -> str:
        return self.says(
            Text.enumerate(
                [
                    _SAID.CHANGE_DONE.fill(fact=self._fact(each)) if each.was else self._fact(each)
                    for each in changes.facts
                ]
            )
        )

    @staticmethod
    def _fact(fact: ChangedFact) -> Text:
        return _SAID.CHANGE_FACT.fill(short=fact.short, value=fact.label)
