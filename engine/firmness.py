"""Firmness: whether a single unknown fact can still change an answer, and what each value would bring."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cases.codebook import FactValue
from cases.facts import barring
from engine.law import Law, Result


@dataclass(frozen=True, slots=True)
class Variant:
    """One value that an unknown fact may turn out to have, and the answer that it would bring.

    Attributes:
        value: the value.
        result: the answer with that value, all else as it is.
    """

    value: FactValue
    result: Result


class Firmness:
    """The answers that come within reach when one more fact becomes known.

    Attributes:
        law: the law that is applied.
        known: the facts that are known.
        result: the answer on these facts.
    """

    def __init__(self, law: Law, known: Mapping[str, FactValue], result: Result) -> None:
        """Keep the state from which single facts are varied.

        Args:
            law: the law that is applied.
            known: the known facts.
            result: the answer with which the variants are compared.
        """
        self.law, self.known, self.result = law, known, result
        self._tests = law.kernel.tests(known)
        self._factors = law.factors(self._tests)
        self._may_govern = law.may_govern(known)
        self._decided: dict[tuple[int, bool], Result] = {}

    def variants(self, fact: str) -> tuple[Variant, ...]:
        """Try the values of an unknown fact.

        Args:
            fact: the fact; not among the known ones.

        Returns:
            One variant for each value that the rules tell apart and that fits the known facts; sets from small to
            large.
        """
        may_govern = self._may_govern or self.law.may_govern({fact})
        barred = barring(self.known, fact)
        return tuple(
            [
                Variant(value, self._decide(self._tests | bits, fact, may_govern=may_govern))
                for value, bits in self.law.kernel.telling[fact]
                if not any(test.holds(value) for test in barred)
            ]
        )

    def _decide(self, tests: int, fact: str, *, may_govern: bool) -> Result:
        factors = self.law.widened(self._factors, tests, fact)
        key = (factors, may_govern)
        if key not in self._decided:
            self._decided[key] = self.law.decide(factors, may_govern=may_govern)
        return self._decided[key]

    def moving(self) -> Iterator[tuple[str, tuple[Variant, ...]]]:
        """Find the unknown facts that can change the answer on their own.

        Yields:
            Each fact with the variants that change outcome or status, a change of outcome before one of status
            alone, then in codebook order; only the smallest sets that change it are given.
        """
        found = []
        for fact in self.law.kernel.facts:
            if fact in self.known:
                continue
            changing = [each for each in self.variants(fact) if self._changes(each)]
            if changing:
                found.append((not any(self.turns(each) for each in changing), fact, _smallest(changing)))
        for _, fact, variants in sorted(found, key=lambda each: each[0]):
            yield fact, variants

    def turns(self, variant: Variant) -> bool:
        """Say whether a variant brings another outcome.

        Args:
            variant: the variant.

        Returns:
            Whether its outcome differs from the answer's.
        """
        return variant.result.outcome != self.result.outcome

    def _changes(self, variant: Variant) -> bool:
        return self.turns(variant) or variant.result.status != self.result.status


def _smallest(variants: list[Variant]) -> tuple[Variant, ...]:
    """Leave out sets that contain a smaller set with the same answer."""
    kept: list[Variant] = []
    for variant in variants:
        value = variant.value
        if isinstance(value, frozenset) and any(
            isinstance(other.value, frozenset)
            and other.value < value
            and (other.result.outcome, other.result.status) == (variant.result.outcome, variant.result.status)
            for other in kept
        ):
            continue
        kept.append(variant)
    return tuple(kept)
