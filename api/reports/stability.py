"""Stability report: what can still change an answer, and what would, as a person reads it."""

from collections.abc import Iterable, Iterator

from api.paper import wording as paper_wording
from api.paper.blocks import (
    Banner,
    Block,
    Bullets,
    Heading,
    Item,
    Line,
    Paragraph,
    Span,
    Speaker,
    capital,
    plain,
    printable,
)
from api.reports import wording
from cases.day import long_date
from cases.text import Lang, Text, decimal
from cases.words import words
from engine import (
    ChangedFact,
    ChangeGoal,
    Changes,
    ChangeSet,
    MovingFact,
    QuestionStability,
    RaisingFact,
    Stability,
    Standing,
    ValueRaises,
)

_SAID = words(__file__)
_STABILITY_GIVEN = _SAID.table("STABILITY_GIVEN")
_CHANGE_NONE = _SAID.table("CHANGE_NONE")
_CHANGE_SIZES = _SAID.table("CHANGE_SIZES")

_SETS = 8  # of each number of changes


def stability_report(stability: Stability, lang: Lang) -> tuple[Block, ...]:
    """Tell which facts can still change the answers, and which no longer matter.

    Args:
        stability: the facts.
        lang: the language.

    Returns:
        The text: per question the facts in order of importance.
    """
    return tuple(_Teller(lang).stability(stability))


def changes_report(changes: Changes, lang: Lang) -> tuple[Block, ...]:
    """Tell what would have to be different for an answer to be another.

    Args:
        changes: the smallest sets of changes.
        lang: the language.

    Returns:
        The text: per other answer the sets, the fewest changes first.
    """
    return tuple(_Teller(lang).changes(changes))


class _Teller(Speaker):
    """Either report in one language."""

    def stability(self, told: Stability) -> Iterator[Block]:
        yield from self._head(_SAID.STABILITY, told)
        yield Paragraph(self.line(_SAID.STABILITY_EXPLAINED))
        for each in told.questions:
            yield from self._question(each)
        if not told.questions:
            yield Paragraph(self.line(wording.STABILITY_NONE))
        if told.raising:
            yield Heading(2, self.says(_SAID.STABILITY_RAISING))
            yield Bullets(tuple(self._raising(each) for each in told.raising))
        if told.settled:
            yield Heading(2, self.says(_SAID.STABILITY_SETTLED))
            yield Paragraph(self.line(_SAID.STABILITY_SETTLED_EXPLAINED))
            shorts = Text.enumerate([each.short for each in told.settled])
            yield Paragraph(plain(f"{capital(self.says(shorts))}."))
        yield from self._foot(told)

    def changes(self, told: Changes) -> Iterator[Block]:
        yield from self._head(_SAID.CHANGE, told)
        yield Heading(2, self.says(told.question_text))
        yield Banner(((Span(capital(self._answer(told.now)), "strong"),),))
        yield Paragraph(self.line(_SAID.CHANGE_EXPLAINED))
        for goal in told.goals:
            yield from self._goal(goal, told.most)
        yield from self._foot(told)

    def _head(self, title: Text, told: Stability | Changes) -> Iterator[Block]:
        yield Heading(1, self.says(title))
        if told.title:
            yield Paragraph(plain(printable(self.says(told.title)), "quiet"))
        yield Paragraph(plain(self.says(wording.AS_OF, date=long_date(told.as_of)), "quiet"))
        if told.lead is not None:
            yield Paragraph(self.line(_SAID.STABILITY_LEAD, number=str(told.lead + 1)))

    def _foot(self, told: Stability | Changes) -> Iterator[Block]:
        yield Heading(2, self.says(wording.LIMITS))
        yield Paragraph(self.line(_SAID.STABILITY_ALONE))
        yield Paragraph(self.line(told.limits))
        yield Paragraph(plain(self.says(paper_wording.MADE_WITH, **dict(told.versions)), "quiet"))
        yield Paragraph(plain(self.says(paper_wording.HASH, hash=told.incident_hash), "quiet"))

    # ---- one question ----

    def _question(self, told: QuestionStability) -> Iterator[Block]:
        yield Heading(2, self.says(told.question_text))
        firm = Span(self.says(wording.FIRM)) if told.firm else Span(self.says(wording.NOT_FIRM), "warning")
        yield Banner(((Span(capital(self._answer(told.now)), "strong"), Span(" – "), firm),))
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
            yield Bullets(tuple(self._set(each, now=False) for each in told.pairs))
            if more := told.pairs_found - len(told.pairs):
                yield Paragraph(self.line(_SAID.STABILITY_MORE, count=str(more)))

    def _moving(self, fact: MovingFact) -> Item:
        line = plain(self.says(fact.question))
        if fact.given:
            given = _STABILITY_GIVEN[fact.kind].fill(value=fact.given)
            line = (*line, Span(f" ({self.says(given)})", "quiet"))
        brings: dict[str, list[Text]] = {}
        for value in fact.values:
            brings.setdefault(self._answer(value.then), []).append(value.label)
        return Item(
            line, tuple(self.labelled(capital(self._either(labels)), words) for words, labels in brings.items())
        )

    def _either(self, labels: Iterable[Text]) -> str:
        return self.says(Text.enumerate(list(labels), "any"))

    def _raising(self, fact: RaisingFact) -> Item:
        by_question: dict[str, list[ValueRaises]] = {}
        for value in fact.values:
            by_question.setdefault(value.question, []).append(value)
        below: list[Line] = []
        for values in by_question.values():
            label = capital(self._either(value.label for value in values))
            below.append(self.labelled(label, values[0].question_text))
        return Item(self.line(fact.question), tuple(below))

    def _answer(self, standing: Standing) -> str:
        """Say an answer in one phrase, with the ruling that governs, or after which it leans, or else the weights."""
        if not standing.raised or standing.status is None:
            return self.says(standing.outcome_text)
        words = wording.STATUS[standing.status].fill(outcome=standing.outcome_text, status=standing.status_text)
        if standing.by:
            by = _SAID.STABILITY_BY if standing.governs else _SAID.STABILITY_LIKE
            return self.says(by, answer=words, ruling=standing.by)
        weights = {"ours": decimal(standing.weight_for), "theirs": decimal(standing.weight_against)}
        return self.says(_SAID.STABILITY_WEIGHED, answer=words, **weights)

    # ---- sets of changes ----

    def _goal(self, goal: ChangeGoal, most: int) -> Iterator[Block]:
        if goal.outcome_text:
            yield Heading(3, self.says(_SAID.CHANGE_IF, outcome=goal.outcome_text))
        else:
            yield Heading(3, self.says(_SAID.CHANGE_STATUS_IF))
        if not goal.sets:
            yield Paragraph(self.line(_CHANGE_NONE[most]))
        for size, count in goal.found.items():
            yield Paragraph(self.line(_CHANGE_SIZES[size]))
            among = [each for each in goal.sets if each.size == size]
            yield Bullets(tuple(self._set(each) for each in among[:_SETS]))
            if more := count - len(among[:_SETS]):
                yield Paragraph(self.line(_SAID.STABILITY_MORE, count=str(more)))

    def _set(self, changes: ChangeSet, *, now: bool = True) -> Item:
        facts = Text.enumerate([self._fact(each, now=now) for each in changes.facts])
        return Item(plain(capital(self.says(facts))), (self.labelled(_SAID.CHANGE_THEN, self._answer(changes.then)),))

    @staticmethod
    def _fact(fact: ChangedFact, *, now: bool) -> Text:
        words = _SAID.CHANGE_FACT.fill(short=fact.short, value=fact.label)
        return _SAID.CHANGE_WAS.fill(fact=words, was=fact.was or _SAID.CHANGE_UNKNOWN) if now else words
