"""Overlap: what a precedent and an incident share, and what sets them apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import Field

from privesfeer.cases.commons.serialize import Interned
from privesfeer.cases.commons.text import Text, capital
from privesfeer.engine.answers import wording
from privesfeer.engine.doctrine.factors import Circumstance, FactorIndex
from privesfeer.engine.doctrine.law import Law
from privesfeer.engine.doctrine.reading import Reading, known_in

_NAMED = 2  # circumstances of each kind, in a line
DifferenceKind = Literal["missing", "discounted", "unknown", "added", "floor"]


class Difference(Interned):
    """A difference between a ruling and the incident that keeps the ruling from governing.

    Attributes:
        factor: the rule's id; None for "floor".
        kind: "missing": it carried the ruling and is not so here; "discounted": it carried the ruling and does not
            count here, though it may be so; "unknown": it carried the ruling and is not known here; "added": it counts
            here against the ruling's outcome and was not there; "floor": no factor, but the European Court, whose
            ruling does not bind against the employee.
        short: the circumstance as a noun phrase; None for "floor".
        text: the difference as a sentence.
        repeats: whether it turns on nothing but facts on which one of another kind turns, and so says that over again.
    """

    factor: str | None = None
    kind: DifferenceKind
    short: Annotated[Text | None, Field(exclude=True)] = None
    text: Annotated[Text, Field(exclude=True)]
    repeats: Annotated[bool, Field(exclude=True)] = False


@dataclass(frozen=True, slots=True)
class Overlap:
    """A precedent beside the factors of an incident; what follows is worked out when asked for.

    Attributes:
        law: the law on the question.
        reading: the precedent, read.
        factors: the bits of the factors that hold.
        denied: the bits of those that are known not to hold.
        aside: the bits of those of them that fail for no more than what confines or excepts them.
        governs: whether the precedent governs the incident.
    """

    law: Law
    reading: Reading
    factors: int
    denied: int
    aside: int
    governs: bool

    @property
    def reason(self) -> tuple[Circumstance, ...]:
        """The factors that carried the precedent."""
        return self.law.factor_index.circumstances(self.reading.reason)

    @property
    def shared(self) -> tuple[Circumstance, ...]:
        """Those of them that hold here too; what is so of every such measure comes last."""
        found = self.law.factor_index.circumstances(self.reading.reason & self.factors)
        return tuple(sorted(found, key=lambda each: self.law.question.of_every(each.factor)))

    @property
    def overcome(self) -> tuple[Circumstance, ...]:
        """The factors against its outcome that hold here and had not prevailed there."""
        factor_index, reading = self.law.factor_index, self.reading
        return factor_index.circumstances(self.factors & ~factor_index.favouring[reading.outcome] & reading.despite)

    @property
    def akin(self) -> bool:
        """Whether what carried it and holds here outweighs what carried it and does not, by the question's margin."""
        return self.governs or akin(self.law, self.reading, self.factors)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What keeps it from governing."""
        return () if self.governs else tuple(self._differences())

    @property
    def pleadable(self) -> tuple[Difference, ...]:
        """What can be pleaded to tell them apart, what weighs most first.

        Only what is known of both: what carried the ruling and is known not to be so here; and what weighs here against
        its outcome, where its file says that it was not so there, and not merely nothing.
        """
        law, factor_index = self.law, self.law.factor_index
        tests = factor_index.tests(known_in(self.reading.precedent.ruling, law.question.earlier))
        denied, aside = factor_index.failing(tests)
        refuted = denied & ~aside
        found = []
        for each in self.differences:
            bit = factor_index.bit[each.factor] if each.factor else 0
            weight = law.weights.get(bit, 0)
            if each.kind == "missing" or (each.kind == "added" and bit & refuted and weight > 0):
                found.append((weight, each))
        found.sort(key=lambda each: -each[0])
        return tuple([each for _, each in found if not each.repeats])

    @property
    def apart(self) -> Text:
        """What sets the facts of the incident apart from it, in a line: what weighs most, or that nothing does."""
        law = self.law
        points: list[Text] = []
        for kind, text in wording.APART_BY.items():
            named = [each for each in self.differences if each.kind == kind and each.factor and not each.repeats]
            named.sort(key=lambda each: -law.weights.get(law.factor_index.bit[str(each.factor)], 0))
            shorts = [each.short for each in named[:_NAMED] if each.short]
            if shorts and (kind != "unknown" or not points):
                points.append(text.fill(shorts=Text.enumerate(shorts)))
        return wording.APART.fill(points=Text.joined(points, "; ")).map(capital) if points else wording.NOT_APART

    def _differences(self) -> Iterator[Difference]:
        factor_index, missing = self.law.factor_index, self.reading.reason & ~self.factors
        kinds: dict[DifferenceKind, int] = {
            "missing": missing & self.denied & ~self.aside,
            "discounted": missing & self.aside,
            "unknown": missing & ~self.denied,
            "added": self.factors & self.reading.barring,
        }
        told = frozenset[str]()
        for kind, bits in kinds.items():
            named = [
                (each.factor, factor_index.question.tested[each.factor]) for each in factor_index.circumstances(bits)
            ]
            yield from (_difference(factor_index, factor, kind, repeats=facts <= told) for factor, facts in named)
            told = told.union(*(facts for _, facts in named))
        if self.reading.floor:
            yield Difference(factor=None, kind="floor", text=wording.FLOOR)


def akin(law: Law, reading: Reading, factors: int) -> bool:
    """Say whether what carried a ruling and holds here outweighs what carried it and does not, by the margin.

    Args:
        law: the law on the question.
        reading: the ruling, read.
        factors: the bits of the factors that hold.

    Returns:
        Whether it does.
    """
    ours, missing, left = 0.0, 0.0, reading.reason
    while left:
        factor = left & -left
        left ^= factor
        if factor & factors:
            ours += law.weights.get(factor, 0)
        else:
            missing += law.weights.get(factor, 0)
    return ours - missing >= law.question.margin


@lru_cache(maxsize=4096)
def _difference(factor_index: FactorIndex, factor: str, kind: DifferenceKind, *, repeats: bool) -> Difference:
    short = factor_index.question.rule(factor).short
    text = wording.DIFFERENCES[kind].fill(short=short)
    return Difference(factor=factor, kind=kind, short=short, text=text, repeats=repeats)
