"""Firmness: whether a single unknown fact can still change an answer, and what each value would bring."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cases.codebook import FactValue, codebook
from cases.facts import barring
from engine.chain import Chain, Link
from engine.law import Result
from engine.telling import Telling


@dataclass(frozen=True, slots=True)
class Variant:
    """One value that a fact may turn out to have, and what it would bring.

    Attributes:
        value: the value.
        links: the answers with that value, all else as it is.
    """

    value: FactValue
    links: Mapping[str, Link]

    def result(self, question: str) -> Result | None:
        """Give the answer to a question.

        Args:
            question: the question's id.

        Returns:
            The answer; None: the question is then not raised.
        """
        return self.links[question].result


class Firmness:
    """The answers that come within reach when one more fact becomes known, or is another.

    Attributes:
        telling: the values that are tried of each fact.
    """

    def __init__(
        self, chain: Chain, facts: Mapping[str, FactValue], telling: Mapping[str, tuple[Telling, ...]]
    ) -> None:
        """Keep the answers from which single facts are varied.

        Args:
            chain: the answers.
            facts: the known facts.
            telling: the values to try of each fact.
        """
        self._chain, self._facts, self.telling = chain, facts, telling
        self._tried: dict[str, tuple[Variant, ...]] = {}
        self._touching: dict[str, frozenset[str]] = {}

    def variants(self, fact: str) -> tuple[Variant, ...]:
        """Try the values of a fact.

        Args:
            fact: the fact; known or not.

        Returns:
            One variant for each telling value that fits the other known facts.
        """
        if fact not in self._tried:
            self._tried[fact] = tuple(self._variants(fact))
        return self._tried[fact]

    def _variants(self, fact: str) -> Iterator[Variant]:
        others = {name: value for name, value in self._facts.items() if name != fact}
        barred = barring(others, fact)
        seen: dict[tuple[int, ...], Mapping[str, Link]] = {}
        for each in self.telling.get(fact, ()):
            if any(test.holds(each.value) for test in barred):
                continue
            if each.bits not in seen:
                seen[each.bits] = self._chain.vary(fact, each.value)
            yield Variant(each.value, seen[each.bits])

    def _touched(self, fact: str) -> frozenset[str]:
        """Name the questions on which some value of a fact changes anything at all."""
        if fact not in self._touching:
            links = self._chain.links
            moved = ((name, link) for variant in self.variants(fact) for name, link in variant.links.items())
            self._touching[fact] = frozenset(name for name, link in moved if link is not links[name])
        return self._touching[fact]

    def moving(self, question: str) -> Iterator[tuple[str, tuple[Variant, ...]]]:
        """Find the unknown facts that can change the answer to a question on their own.

        Args:
            question: the question's id.

        Yields:
            Each fact with the variants that change outcome or status, a change of outcome before one of status
            alone, then in codebook order.
        """
        found = []
        for fact in self.telling:
            if fact in self._facts or question not in self._touched(fact):
                continue
            changing = tuple(self._changing(question, fact))
            if changing:
                found.append((not any(self.turns(question, each) for each in changing), fact, changing))
        for _, fact, variants in sorted(found, key=lambda each: each[0]):
            yield fact, variants

    def _changing(self, question: str, fact: str) -> Iterator[Variant]:
        variants = self.variants(fact)
        yield from (each for each in variants if self._changes(question, each))
        sets = codebook().fact(fact).type == "set"
        if sets and not any(self.turns(question, each) for each in variants):
            yield from self._unions(question, fact, variants)

    def _unions(self, question: str, fact: str, variants: tuple[Variant, ...]) -> Iterator[Variant]:
        """Find a set of several values that turns an answer which none of them turns alone, as small as can be.

        More factors for a side never move an answer to the other: if any set turns it, so does the set of all values
        that bring factors for that side and none for the other.
        """
        before = self._chain.links[question]
        for favouring in before.law.kernel.favouring.values():
            values: list[frozenset[str]] = []
            for each in variants:
                gained = each.links[question].factors & ~before.factors
                if isinstance(each.value, frozenset) and gained & favouring and not gained & ~favouring:
                    values.append(each.value)
            union = self._union(fact, values)
            if union is None or not self.turns(question, union):
                continue
            for value in tuple(values):
                smaller = self._union(fact, [other for other in values if other != value])
                if smaller and self.turns(question, smaller):
                    union = smaller
                    values.remove(value)
            yield union

    def _union(self, fact: str, values: Iterable[frozenset[str]]) -> Variant | None:
        value = frozenset[str]().union(*values)
        if len(value) <= 1 or any(test.holds(value) for test in barring(self._facts, fact)):
            return None
        return Variant(value, self._chain.vary(fact, value))

    def turns(self, question: str, variant: Variant) -> bool:
        """Say whether a variant brings another outcome.

        Args:
            question: the question's id.
            variant: the variant.

        Returns:
            Whether its outcome differs from the answer's.
        """
        before, after = self._chain.links[question].result, variant.result(question)
        return (before and before.outcome) != (after and after.outcome)

    def _changes(self, question: str, variant: Variant) -> bool:
        before, after = self._chain.links[question].result, variant.links[question].result
        return before is not after and (
            before is None or after is None or (before.outcome, before.status) != (after.outcome, after.status)
        )
