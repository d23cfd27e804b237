"""Stability: which facts can still change an answer, in order of importance, and which no longer matter.

The order of importance on a question: a fact that can change the outcome before one that changes the status alone; then
the one of which the larger share of the values that were tried does so; then the one that moves the status furthest
(governed, contested, leaning, undetermined, not raised); then the order of the codebook.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from privesfeer.cases.commons.text import Text
from privesfeer.cases.fact import Fact, FactValue
from privesfeer.cases.facts import plain_value
from privesfeer.engine.answers import wording
from privesfeer.engine.answers.authorities.sources import Sources
from privesfeer.engine.answers.changes.open import (
    ChangedFact,
    ChangeGoal,
    ChangeSet,
    MovingFact,
    MovingKind,
    QuestionStability,
    RaisingFact,
    Turned,
    ValueMoves,
    ValueRaises,
    ValueTurns,
    WorthAsking,
)
from privesfeer.engine.answers.facts.records import NamedFact, about_fact, named
from privesfeer.engine.answers.facts.worth import Worth
from privesfeer.engine.answers.reasons.elements import applied_elements, closing
from privesfeer.engine.answers.reasons.standing import Standing, standing
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.doctrine.result import RANKS
from privesfeer.engine.search.case_analysis import CaseAnalysis
from privesfeer.engine.search.change import Step
from privesfeer.engine.search.counterfactual import Change, Search
from privesfeer.engine.search.firmness import Variant
from privesfeer.engine.search.representative_values import labelled, last_alike, runs
from privesfeer.engine.search.variants import StepSets

PAIRS_SHOWN = 10
CHANGES_SHOWN = 5  # for all other answers together
_PAIR = 2
_WORTH_ASKING = 5


class _Moving(NamedTuple):
    """A fact with the variants that change an answer."""

    fact: str
    kind: MovingKind
    changing: tuple[Variant, ...]
    turning: int
    tried: int
    furthest: int


class OpenFacts:
    """What can still change the answers on one incident."""

    def __init__(self, analysis: CaseAnalysis, sources: Sources) -> None:
        """Keep the answers.

        Args:
            analysis: the incident, answered.
            sources: makes the citations.
        """
        self._analysis, self._sources, self._codebook = analysis, sources, sources.codebook
        self._chain, self._firmness, self._known = analysis.chain, analysis.firmness, analysis.known
        self._found: dict[str, tuple[tuple[str, tuple[Variant, ...]], ...]] = {}
        self._standings: dict[Hashable, Standing] = {}
        self._unknown = [fact for fact in self._codebook.fact_ids if fact not in self._known]

    def questions(self, asked: Iterable[str], *, pairs: bool = True) -> Iterator[QuestionStability]:
        """Say what can still change the answers to questions.

        Args:
            asked: the ids of the questions; those that are not raised are left out.
            pairs: whether pairs of unknown facts are sought where no single one changes the outcome.

        Yields:
            One for each question, in the given order.
        """
        for name in asked:
            if self._chain.links[name].result:
                yield self._question(name, pairs=pairs)

    def _question(self, name: str, *, pairs: bool) -> QuestionStability:
        link = self._chain.links[name]
        moving = sorted(self._moving(name), key=self._importance)
        firm = not any(each.turning for each in moving if each.kind != "valuation")
        found = self._pairs(name) if pairs and firm else ()
        return QuestionStability(
            question=name,
            question_text=self._codebook.question(name).question,
            now=self._standing(link),
            firm=firm,
            facts=tuple(self._told(name, each) for each in moving),
            pairs=found[:PAIRS_SHOWN],
            pairs_found=len(found),
        )

    def now(self, name: str) -> Standing:
        """Give the answer to a question on the facts as they are.

        Args:
            name: the question.

        Returns:
            The answer in short.
        """
        return self._standing(self._chain.links[name])

    def _standing(self, link: ChainLink) -> Standing:
        result = link.result
        key = link.name, link.factors, link.reach, result and (result.outcome, result.status)
        if key not in self._standings:
            self._standings[key] = standing(link, self._known, self._sources)
        return self._standings[key]

    # ---- what to find out ----

    def worth_asking(self, asked: Iterable[str]) -> tuple[WorthAsking, ...]:
        """Choose the few facts that are worth finding out.

        Args:
            asked: the ids of the questions whose outcomes matter.

        Returns:
            The facts, those that are worth most first.
        """
        worth, turning = (
            Worth(self._sources, self._analysis.known),
            dict[str, dict[FactValue, Variant]](),
        )
        raised = [name for name in asked if self._chain.links[name].result]
        disputed = set(self._analysis.incident.disputed)
        for name in raised:
            for missing in closing(applied_elements(self._chain.links[name], self._chain.known, self._sources)):
                worth.closes(each.fact for each in missing)
            for fact, changing in sorted(self._open(name), key=lambda each: each[0] not in disputed):
                found = {each.value: each for each in changing if self._weighs(name, each)}
                if found:
                    turning[fact] = turning.get(fact, {}) | found
                    decides = any(self._firmness.decides(name, each) for each in found.values())
                    worth.turns(fact, found, decides=decides)
        return tuple(self._worth(each, turning.get(each, {}), raised) for each in worth.first(_WORTH_ASKING))

    def _weighs(self, question: str, variant: Variant) -> bool:
        return self._firmness.turns(question, variant) or self._firmness.decides(question, variant)

    def _worth(self, name: str, turning: Mapping[FactValue, Variant], raised: Iterable[str]) -> WorthAsking:
        fact, given = self._codebook.fact(name), self._analysis.incident.facts.known.get(name)
        return WorthAsking(
            **about_fact(fact),
            assessment=fact.assessment,
            given=None if given is None else fact.label(given),
            values=tuple(self._turning(fact, turning, raised)) if turning else (),
        )

    def _turning(self, fact: Fact, turning: Mapping[FactValue, Variant], raised: Iterable[str]) -> Iterator[ValueTurns]:
        """Tell the answers that values turn; neighbouring numbers that bring the same are told as one range."""
        tried = self._starts(fact.id)
        ordered = sorted(turning, key=lambda value: tried.index(value) if value in tried else len(tried))
        told = ((value, tuple(self._turned(turning[value], raised))) for value in ordered)
        for first, last, turned in runs(told, tried):
            yield ValueTurns(value=plain_value(first, fact), label=labelled(fact, first, last), turned=turned)

    def _turned(self, variant: Variant, raised: Iterable[str]) -> Iterator[Turned]:
        for name in raised:
            if self._weighs(name, variant):
                short = self._codebook.question(name).short
                yield Turned(question=name, short=short, then=self._standing(variant.links[name]))

    # ---- single facts ----

    def _open(self, name: str) -> tuple[tuple[str, tuple[Variant, ...]], ...]:
        """Give the unknown facts that change the answer to a question on their own."""
        if name not in self._found:
            self._found[name] = tuple(self._firmness.moving(name))
        return self._found[name]

    def _moving(self, name: str) -> Iterator[_Moving]:
        disputed = set(self._analysis.incident.disputed)
        for fact, changing in self._open(name):
            yield self._measured(name, fact, "disputed" if fact in disputed else "unknown", changing)
        for fact in self._known:
            if changing := self._firmness.changing(fact, {name}):
                yield self._measured(name, fact, "valuation", changing)

    def _measured(self, name: str, fact: str, kind: MovingKind, changing: tuple[Variant, ...]) -> _Moving:
        now = self._rank(self._chain.links[name])
        tried = len([each for each in self._firmness.tried(fact) if each.value != self._known.get(fact)])
        return _Moving(
            fact,
            kind,
            changing,
            turning=len([each for each in changing if self._firmness.turns(name, each)]),
            tried=max(tried, len(changing)),
            furthest=max(abs(self._rank(each.links[name]) - now) for each in changing),
        )

    @staticmethod
    def _rank(link: ChainLink) -> int:
        return RANKS[link.result.status if link.result else None]

    def _told(self, name: str, moving: _Moving) -> MovingFact:
        fact = self._codebook.fact(moving.fact)
        given = self._analysis.incident.facts.known.get(moving.fact)
        return MovingFact(
            **about_fact(fact),
            kind=moving.kind,
            given=None if given is None else fact.label(given),
            turns=bool(moving.turning),
            turning=moving.turning,
            tried=moving.tried,
            values=tuple(self._values(name, moving)),
        )

    def _values(self, name: str, moving: _Moving) -> Iterator[ValueMoves]:
        """Tell the values that change an answer; neighbouring numbers that bring the same are told as one range."""
        fact, starts = self._codebook.fact(moving.fact), self._starts(moving.fact)
        told = (
            (each.value, (self._firmness.turns(name, each), self._standing(each.links[name])))
            for each in moving.changing
        )
        for first, last, (turns, then) in runs(told, starts):
            value, label = plain_value(first, fact), labelled(fact, first, last)
            yield ValueMoves(value=value, label=label, turns=turns, then=then)

    def _starts(self, fact: str) -> list[FactValue]:
        return [each.value for each in self._firmness.telling[fact]]

    # ---- facts that raise a question, and facts that no longer matter ----

    def raising(self) -> tuple[RaisingFact, ...]:
        """Find the unknown facts that can raise a question that is not raised now.

        Returns:
            Each with the values that do, in codebook order.
        """
        absent = [link.name for link in self._chain.links.values() if link.result is None]
        found = []
        for name in self._unknown:
            fact, values = self._codebook.fact(name), []
            for variant in self._firmness.changing(name, absent):
                values += [
                    ValueRaises(
                        value=plain_value(variant.value, fact),
                        label=labelled(fact, variant.value, last_alike(variant.value, self._starts(name))),
                        question=question,
                        question_text=self._codebook.question(question).question,
                        then=self._standing(variant.links[question]),
                    )
                    for question in absent
                    if variant.result(question)
                ]
            if values:
                found.append(RaisingFact(**about_fact(fact), values=tuple(values)))
        return tuple(found)

    def settled(self) -> tuple[NamedFact, ...]:
        """Find the unknown facts that no longer matter: alone, no value changes any answer or raises a question.

        Returns:
            The facts, in codebook order; those that no rule tests too.
        """
        matter = {fact for name in self._chain.links for fact, _ in self._open(name)}
        return tuple(named(self._codebook, name) for name in self._unknown if name not in matter)

    # ---- several facts ----

    @cached_property
    def _unknown_changed(self) -> StepSets:
        """Unknown facts become known, one or two at a time: tried once for all questions."""
        return StepSets(self._chain, self._known, self._chain.links, self._unknown)

    def _pairs(self, name: str) -> tuple[ChangeSet, ...]:
        """Find the pairs of unknown facts that change the outcome together, though neither does alone.

        Pairs that bring the other outcome come before those that leave none; then the firmest answer first.
        """
        search = Search(self._unknown_changed, name, _PAIR)
        outcome = search.base.result.outcome if search.base.result else None
        sides = [each for each in self._codebook.question(name).outcomes if each != outcome]
        found = [pair for side in sides for pair in search.turning(side, leave=outcome is not None)]
        told = [self.change_set(search, pair) for pair in found if len({step.fact for step in pair}) == _PAIR]
        return tuple(sorted(told, key=lambda each: (each.then.outcome is None, -RANKS[each.then.status])))

    def goals(self, name: str, *, status: bool, most: int) -> Iterator[ChangeGoal]:
        """Find the smallest sets of changes that bring another answer.

        Args:
            name: the question.
            status: whether another status is sought; otherwise another outcome.
            most: the most changes in a set.

        Yields:
            For an outcome, one for each outcome that the answer has not; for a status, one.
        """
        within_reach = [fact.id for fact in self._codebook.facts if fact.within_reach(self._known.get(fact.id))]
        search = Search(StepSets(self._chain, self._known, [name], within_reach), name, most)
        if status:
            yield self._goal(search, None, search.restated(), CHANGES_SHOWN)
            return
        outcome = search.base.result.outcome if search.base.result else None
        sides = [side for side in self._codebook.question(name).outcomes if side != outcome]
        for side in sides:
            yield self._goal(search, side, search.turning(side), CHANGES_SHOWN // len(sides))

    def _goal(self, search: Search, outcome: str | None, found: tuple[Change, ...], most: int) -> ChangeGoal:
        of_facts: dict[frozenset[str], Change] = {}
        for change in found:
            of_facts.setdefault(frozenset(step.fact for step in change), change)
        link = self._chain.links[search.question]
        return ChangeGoal(
            outcome=outcome,
            outcome_text=link.law.outcomes(link.reach.rung)[outcome] if outcome else None,
            found=dict(sorted(Counter(map(len, found)).items())),
            sets=tuple(self.change_set(search, each) for each in [*of_facts.values()][:most]),
        )

    def change_set(self, search: Search, change: Change) -> ChangeSet:
        """Tell a set of changes.

        Args:
            search: what found it.
            change: the steps.

        Returns:
            The facts as they would be, and the answer then.
        """
        changed = search.changed(change)
        return ChangeSet(
            facts=tuple(
                self._changed(name, value, [step for step in change if step.fact == name])
                for name, value in changed.items()
            ),
            size=len(change),
            steps=sum(step.distance for step in change),
            then=self._standing(search.after(change)),
        )

    def _changed(self, name: str, value: FactValue, steps: list[Step]) -> ChangedFact:
        fact = self._codebook.fact(name)
        given = self._known.get(name)
        return ChangedFact(
            **about_fact(fact),
            was=None if given is None else fact.label(given),
            value=plain_value(value, fact),
            label=Text.enumerate([_worded(step, fact) for step in steps]),
            assessment=fact.assessment,
        )

    def _importance(self, moving: _Moving) -> tuple[bool, float, int, int]:
        share = moving.turning / moving.tried
        return not moving.turning, -share, -moving.furthest, self._codebook.fact_ids.index(moving.fact)


def _worded(step: Step, fact: Fact) -> Text:
    """Word what a fact would be: its value, or what a list would have more or less; alike values as alternatives."""
    if fact.type == "integer":
        first, last = step.alike
        assert isinstance(last, int)  # noqa: S101 - a range; narrows the type
        return labelled(fact, first, last)
    if step.kind == "is":
        return Text.enumerate([fact.label(value) for value in step.alike], "any")
    labels = [fact.values[str(value)] for value in step.alike]
    either = Text.enumerate(labels, "any")
    return (wording.WITH if step.kind == "with" else wording.WITHOUT).fill(value=either)
