"""Comparison: a precedent set beside an incident, with what they share and what sets them apart."""

import datetime as dt
import itertools
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from privesfeer.cases.commons.text import Text
from privesfeer.cases.fact import FactValue
from privesfeer.cases.ruling import Ruling
from privesfeer.engine.answers.authorities.compared import (
    ComparedCircumstance,
    ComparedRuling,
    Decided,
    OnPoint,
    RulingOnPoint,
    Rulings,
    Weight,
    nearest,
)
from privesfeer.engine.answers.authorities.overlap import Overlap, akin
from privesfeer.engine.answers.authorities.sources import Sources
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.doctrine.factors import FactorIndex
from privesfeer.engine.doctrine.law import Law, Reach
from privesfeer.engine.doctrine.reading import Reading
from privesfeer.rules.kinds import Near

NEAREST = 2  # for each outcome
_ROWS = 6
_APART = 2  # of the rows, kept for what carried a ruling and is not so here


@dataclass(frozen=True, slots=True)
class Comparison(OnPoint):
    """The precedents of a question beside one incident; those of incidents that no rule tells apart are equal.

    Attributes:
        law: the law on the question.
        sources: makes the citations.
        reach: which precedents can govern.
        factors: the bits of the factors that hold.
        denied: the bits of those that are known not to hold.
        aside: the bits of those of them that are out of play: they fail for no more than what confines or excepts them.
        governs: whether rulings govern.
        unlike: the keys of the rulings on another kind of thing.
        other_measure: those of the rulings on something else than is asked, as another measure is.
        near: what makes a ruling nearer, each with its value here.
    """

    law: Law
    sources: Sources
    reach: Reach
    factors: int
    denied: int
    aside: int
    governs: bool
    unlike: frozenset[str] = frozenset()
    other_measure: frozenset[str] = frozenset()
    near: tuple[tuple[Near, FactValue], ...] = ()

    @staticmethod
    def of(link: ChainLink, sources: Sources, known: Mapping[str, FactValue]) -> "Comparison":
        """Compare the precedents with an incident on which a question was answered.

        Args:
            link: the question, answered.
            sources: makes the citations.
            known: the known facts and earlier answers.
        """
        governs = link.result is not None and any(link.result.governing.values())
        denied, aside = link.law.factor_index.failing(link.tests)
        unlike = sources.unlike(link.name, known)
        other_measure = sources.context(link.name, known, link.law.moment.event).other_measure
        near = sources.rulebook.kinds.nearer(link.name, known)
        return Comparison(
            link.law, sources, link.reach, link.factors, denied, aside, governs, unlike, other_measure, near
        )

    @property
    def governing(self) -> Mapping[str, tuple[Reading, ...]]:
        """The rulings that govern for each outcome."""
        return self.law.governing(self.factors, self.reach) if self.governs else dict.fromkeys(self.law.decided, ())

    @lru_cache(maxsize=512)  # noqa: B019 - a comparison holds no more than law that is kept anyway, and numbers
    def rulings(self, outcome: str, leading: frozenset[str]) -> Rulings:
        """Choose and compare the rulings that matter for an answer.

        Args:
            outcome: the outcome that is argued for.
            leading: the keys of rulings that found a presumption on these facts; like those that point to an outcome
                they are never left out.

        Returns:
            Governing, supporting and opposing rulings, most on point first.
        """
        other = self.law.codebook.question(self.law.question.question).other(outcome)
        ours, theirs = (self.ordered(self.governing[each]) for each in (outcome, other))
        leading |= {each.key for each in (self.pointing(outcome), self.pointing(other)) if each}
        factors, bearing, favouring = self.factors, self.law.bearing, self.law.factor_index.favouring
        held = factors & (favouring[outcome] | favouring[other])
        supporting = self._nearest(
            [each for reason, _, each in bearing[outcome] if reason & factors or each.key in leading], ours, leading
        )
        opposing = self._nearest(
            [each for _, there, each in bearing[other] if there & held or each.key in leading], theirs, leading
        )
        if len(ours) + len(supporting) >= NEAREST:
            # Beside the nearest, one against it is told only if what carried it holds here, at least in part.
            opposing = tuple(
                each for place, each in enumerate(opposing) if not place or each.reason & factors or each.key in leading
            )
        compared = nearest([*ours, *supporting], [*theirs, *opposing])
        return Rulings(
            governing=tuple([self._compare(reading, governs=True) for reading in ours]),
            supporting=tuple([self._compare(reading, governs=False) for reading in supporting]),
            opposing=(
                *[self._compare(reading, governs=True) for reading in theirs],
                *[self._compare(reading, governs=False) for reading in opposing],
            ),
            compared=tuple([reading.key for reading in compared]),
            circumstances=self._circumstances(compared),
            others=self,
        )

    def on_point(
        self, outcome: str, known: Mapping[str, FactValue], *, any_kind: bool = False
    ) -> tuple[ComparedRuling, ...]:
        """Set the precedents for an outcome beside an act, as they are described in what this gives."""
        law, name = self.law, self.law.question.question
        tests = law.factor_index.tests(known)
        denied, aside = law.factor_index.failing(tests)
        here = replace(
            self,
            factors=law.factors(tests),
            denied=denied,
            aside=aside,
            unlike=self.sources.unlike(name, known),
            near=self.sources.rulebook.kinds.nearer(name, known),
        )
        left_out = self.other_measure if any_kind else self.other_measure | here.unlike
        reaching = [each for each in law.decided[outcome] if each.key not in left_out and law.reaches(each, self.reach)]
        return here.all_compared(tuple(reaching))

    def all_compared(self, readings: tuple[Reading, ...]) -> tuple[ComparedRuling, ...]:
        """Set rulings beside the incident, as if none of them governed.

        Args:
            readings: the rulings, read.

        Returns:
            Them, most on point first.
        """
        return tuple([self._compare(each, governs=False) for each in self.ordered(readings)])

    def pointing(self, outcome: str) -> Reading | None:
        """Find the ruling that points to an outcome, though the answer may not be called governed by it.

        Returns:
            Of the rulings whose reason holds here, and against which nothing speaks that they did not overcome, the one
            most on point; None: there is none.
        """
        governing = self.law.governing(self.factors, self.reach)[outcome]
        return self.ordered(governing)[0] if governing else None

    def _circumstances(self, readings: tuple[Reading, ...]) -> dict[str, ComparedCircumstance]:
        """Set the circumstances of rulings beside those of the incident: those that say most, what holds here first.

        Of what carried a ruling and is known not to be so here some has a place, for it sets that ruling apart; what
        carried none gives way to it.
        """
        factor_index = self.law.factor_index
        telling = factor_index.narrowest(self.factors)
        for reading in readings:
            telling |= factor_index.narrowest(reading.reason) | factor_index.narrowest(reading.barring & self.factors)
        weights = [_weights(reading) for reading in readings]
        rows = [
            (outcome, rule, bit, there)
            for outcome, side in factor_index.sides.items()
            for rule, bit in side
            if bit & telling & ~self.aside
            and any(
                there := tuple(
                    ["carried" if bit & carried else "held" if bit & held else None for carried, held in weights]
                )
            )
        ]
        rows.sort(key=lambda row: (not row[2] & self.factors, row[3].count(None)))
        shown, apart = rows[:_ROWS], [row for row in rows[_ROWS:] if "carried" in row[3] and row[2] & self.denied]
        apart.sort(key=lambda row: row[3].index("carried"))
        if apart:
            bearing_nothing = [place for place, row in enumerate(shown) if "carried" not in row[3]]
            giving_way = bearing_nothing[-min(_APART, len(apart)) :]
            shown = [*(row for place, row in enumerate(shown) if place not in giving_way), *apart[: len(giving_way)]]
        return {
            rule.id: _circumstance(
                factor_index,
                rule.id,
                outcome,
                True if bit & self.factors else False if bit & self.denied else None,
                there,
            )
            for outcome, rule, bit, there in shown
        }

    def ordered(self, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
        """Order rulings by how much they are on point.

        Args:
            readings: the rulings, read.

        Returns:
            First those that reach this case (the same regime and measure, or a fortiori); then those on the same kind
            of thing, on the same act, relation and sector, and on employment; then by what is known to have carried
            them, holds here and is enough to plead, each circumstance at its narrowest, and where that is not known by
            what may have; then by branch of law, fewest differences that are known (not merely possible), fewest
            differences in all factors, weight of the court, and latest date.
        """
        if len(readings) < 2:  # noqa: PLR2004 - nothing to order
            return readings
        factors, denied, law, factor_index = self.factors, self.denied, self.law, self.law.factor_index
        ranked, reaching = [], law.reaching(self.reach)
        for reading in readings:
            shared = (factor_index.narrowest(reading.reason & factors) & factor_index.alone).bit_count()
            ranked.append(
                (
                    reading.key not in reaching,
                    reading.key in self.unlike,
                    self.farther(reading),
                    reading.precedent.ruling.employment is False,
                    -shared if reading.stated else 0,
                    -shared,
                    reading.nearness,
                    ((reading.reason & denied) | (factors & reading.barring)).bit_count(),
                    (reading.factors ^ factors).bit_count(),
                    reading.order,
                    reading,
                )
            )
        ranked.sort()  # no two rulings have the same key
        return tuple([each[-1] for each in ranked])

    def farther(self, reading: Reading) -> tuple[bool, ...]:
        """Say what makes a ruling farther off, whatever carried it.

        Args:
            reading: the ruling, read.

        Returns:
            For each fact that makes a ruling nearer whether it does not here, the one that matters most first.
        """
        facts = reading.precedent.ruling.facts
        return tuple([each.farther(facts.get(each.fact), value) for each, value in self.near])

    def best(self, outcome: str, apart: Container[str] = ()) -> Reading | None:
        """Find the ruling that a side would cite: one that really supports it.

        Args:
            outcome: the outcome for which the side pleads.
            apart: the affairs that are cited for the other side already.

        Returns:
            Of the rulings for that outcome that reach this case, are on the same kind of thing, stand, and of which it
            is known why they were given, the one most on point: one that governs, else one of which what decided it
            holds here too; one for the employer by which the Convention only leaves a state free, where there is no
            other. None: none.
        """
        governing = self.law.governing(self.factors, self.reach)[outcome]
        sharing = tuple(each for each in self.law.decided[outcome] if akin(self.law, each, self.factors))
        for readings in (governing, sharing):
            citable = tuple(each for each in readings if each.line not in apart and self._supports(each))
            if citable:
                binding = tuple(each for each in citable if not each.floor)
                return self.ordered(binding or citable)[0]
        return None

    def _supports(self, reading: Reading) -> bool:
        citation = self.sources.ruling(reading.key, self.law.question.question, self.law.moment.as_of)
        reaches = self.law.reaches(reading, self.reach) and reading.key not in self.unlike
        return reading.stated and reaches and not citation.fallen

    def compared(self, reading: Reading) -> ComparedRuling:
        """Set one ruling beside the incident.

        Args:
            reading: the ruling, read.

        Returns:
            What they share and what sets them apart.
        """
        return self._compare(reading, governs=reading in self.governing[reading.outcome])

    def _nearest(
        self, near: Iterable[Reading], shown: tuple[Reading, ...], leading: frozenset[str]
    ) -> tuple[Reading, ...]:
        """Choose the nearest rulings for an outcome, one of each affair; the leading ones among them.

        What is on another measure comes near to nothing here.
        """
        lines = {reading.line for reading in shown}
        candidates = tuple([each for each in near if each.line not in lines and each.key not in self.other_measure])
        by_line: dict[str, Reading] = {}
        for reading in self.ordered(candidates):
            if reading.line not in by_line or reading.key in leading:
                by_line[reading.line] = reading
        ranked = list(by_line.values())
        missing = [reading for reading in ranked[NEAREST:] if reading.key in leading]
        return (*ranked[: NEAREST - len(missing)], *missing)

    def _compare(self, reading: Reading, *, governs: bool) -> ComparedRuling:
        on_point = _on_point(self.sources, self.law.factor_index, self.law.moment.as_of, reading, governs=governs)
        overlap = Overlap(self.law, reading, self.factors, self.denied, self.aside, governs)
        always = (not each.questions for each, _ in self.near)
        farther = tuple(itertools.compress(self.farther(reading), always))
        return ComparedRuling(**vars(on_point), on_point=on_point, overlap=overlap, farther=farther)


@lru_cache(maxsize=2048)
def _on_point(
    sources: Sources, factor_index: FactorIndex, as_of: dt.date, reading: Reading, *, governs: bool
) -> RulingOnPoint:
    ruling, decision, question = reading.precedent.ruling, reading.precedent.decision, factor_index.question
    scope, usual = question.scope(ruling), question.scopes[-1].text
    return RulingOnPoint(
        citation=sources.ruling(ruling.key, question.question, as_of),
        decided=_decided(factor_index, question.scopes.index(scope)) if scope.text != usual else None,
        outcome=decision.outcome,
        outcome_text=_outcomes(factor_index, ruling)[decision.outcome],
        express=decision.express,
        holding=decision.holding,
        governs=governs,
        reason_stated=reading.stated,
        floor=reading.floor,
    )


@lru_cache(maxsize=512)
def _decided(factor_index: FactorIndex, place: int) -> Decided:
    question = factor_index.question
    return Decided(key=f"{question.question}-{place + 1}", text=question.scopes[place].text)


@lru_cache(maxsize=1024)
def _circumstance(
    factor_index: FactorIndex,
    factor: str,
    favours: str,
    here: bool | None,  # noqa: FBT001 - a cached function takes no names
    there: tuple[Weight | None, ...],
) -> ComparedCircumstance:
    carried, held = (tuple(place for place, weight in enumerate(there) if weight == how) for how in ("carried", "held"))
    short = factor_index.question.rule(factor).short
    return ComparedCircumstance(short=short, favours=favours, here=here, there=there, carried=carried, held=held)


def _weights(reading: Reading) -> tuple[int, int]:
    """Give the factors that carried a ruling and those that held; where its reasons are not known, none carried it."""
    return reading.reason if reading.stated else 0, reading.reason | reading.factors


def _outcomes(factor_index: FactorIndex, ruling: Ruling) -> dict[str, Text]:
    """Give the outcomes in the words for what the ruling was asked."""
    named, ladder = (
        factor_index.codebook.question(factor_index.question.question).outcomes,
        factor_index.question.ladder,
    )
    return {**named, **ladder.outcomes(ruling.facts.known.get(ladder.fact))} if ladder else named
