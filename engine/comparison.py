"""Comparison: a precedent set beside an incident, with what they share and what sets them apart."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from cases.codebook import FactValue, codebook
from engine import wording
from engine.law import Circumstance, Law
from engine.reading import Reading
from engine.sources import Sources
from engine.verdict import ComparedRuling, Difference, DifferenceKind, Rulings
from rules.condition import met

NEAREST = 5


class Comparison:
    """The precedents of a question beside one incident."""

    def __init__(self, law: Law, sources: Sources, known: Mapping[str, FactValue], factors: int) -> None:
        """Keep what is compared.

        Args:
            law: the law that is applied.
            sources: makes the citations.
            known: the known facts.
            factors: the bits of the factors that hold.
        """
        self._law, self._sources = law, sources
        self._factors = factors
        self._denied = law.kernel.mask(factor for factor, denial in law.kernel.denials.items() if met(denial, known))

    def rulings(self, outcome: str, governing: Mapping[str, tuple[Reading, ...]], leading: frozenset[str]) -> Rulings:
        """Choose and compare the rulings that matter for an answer.

        Args:
            outcome: the outcome that is argued for.
            governing: the governing rulings for each outcome.
            leading: the keys of rulings that found a presumption on these facts; they are never left out.

        Returns:
            Governing, supporting and opposing rulings, most on point first.
        """
        other = codebook().question(self._law.question.question).other(outcome)
        ours = self.ordered(governing[outcome])
        theirs = self.ordered(governing[other])
        supporting = self._nearest(outcome, ours, leading, lambda reading: reading.reason & self._factors)
        opposing = self._nearest(other, theirs, leading, lambda reading: reading.factors & self._factors)
        return Rulings(
            governing=tuple(self._compare(reading, governs=True) for reading in ours),
            supporting=tuple(self._compare(reading, governs=False) for reading in supporting),
            opposing=(
                *(self._compare(reading, governs=True) for reading in theirs),
                *(self._compare(reading, governs=False) for reading in opposing),
            ),
        )

    def ordered(self, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
        """Order rulings by how much they are on point.

        Args:
            readings: the rulings, read.

        Returns:
            First by the factors of their reason that hold here, then by branch of law, fewest differences that are
            known (not merely possible), fewest differences in all factors, weight of the court, and latest date.
        """
        nearness = self._law.question.nearness

        def on_point(reading: Reading) -> tuple[int, int, int, int, int, int, str]:
            branch = reading.precedent.ruling.branch
            return (
                -(reading.reason & self._factors).bit_count(),
                nearness.index(branch) if branch in nearness else len(nearness),
                ((reading.reason & self._denied) | (self._factors & reading.barring)).bit_count(),
                (reading.factors ^ self._factors).bit_count(),
                -reading.rank,
                -reading.day.toordinal(),
                reading.key,
            )

        return tuple(sorted(readings, key=on_point))

    def _nearest(
        self, outcome: str, shown: tuple[Reading, ...], leading: frozenset[str], near: Callable[[Reading], int]
    ) -> tuple[Reading, ...]:
        """Choose the nearest rulings for an outcome, one of each affair; the leading ones among them."""
        lines = {reading.line for reading in shown}
        candidates = tuple(
            reading
            for reading in self._law.readings
            if reading.outcome == outcome and reading.line not in lines and (near(reading) or reading.key in leading)
        )
        by_line: dict[str, Reading] = {}
        for reading in self.ordered(candidates):
            by_line.setdefault(reading.line, reading)
        ranked = list(by_line.values())
        missing = [reading for reading in ranked[NEAREST:] if reading.key in leading]
        return (*ranked[: NEAREST - len(missing)], *missing)

    def _compare(self, reading: Reading, *, governs: bool) -> ComparedRuling:
        ruling, decision = reading.precedent.ruling, reading.precedent.decision
        question = codebook().question(self._law.question.question)
        against = self._factors & ~self._law.kernel.favouring[decision.outcome]
        return ComparedRuling(
            citation=self._sources.ruling(ruling.key, question.id, self._law.moment.as_of),
            name=ruling.name,
            date=ruling.date,
            level=codebook().level(ruling.level).label,
            scope=self._law.question.scope(ruling).text,
            gist=ruling.gist,
            outcome=decision.outcome,
            outcome_text=question.outcomes[decision.outcome],
            express=decision.express,
            holding=decision.holding,
            governs=governs,
            reason=self._law.circumstances(reading.reason),
            reason_stated=bool(decision.relied_on),
            shared=self._law.circumstances(reading.reason & self._factors),
            overcome=self._law.circumstances(against & reading.despite),
            differences=() if governs else self._differences(reading),
        )

    def _differences(self, reading: Reading) -> tuple[Difference, ...]:
        missing = self._law.circumstances(reading.reason & ~self._factors)
        denied = {each.factor for each in self._law.circumstances(reading.reason & ~self._factors & self._denied)}
        found = [_difference(each, "missing" if each.factor in denied else "unknown") for each in missing]
        found += [_difference(each, "added") for each in self._law.circumstances(self._factors & reading.barring)]
        return (*found, _FLOOR) if reading.floor else tuple(found)


_FLOOR = Difference(factor=None, kind="floor", text=wording.FLOOR)


@lru_cache(maxsize=4096)
def _difference(circumstance: Circumstance, kind: DifferenceKind) -> Difference:
    return Difference(
        factor=circumstance.factor, kind=kind, text=wording.DIFFERENCES[kind].fill(short=circumstance.short)
    )
