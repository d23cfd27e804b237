"""Change: one fact that becomes otherwise, and which steps can be taken from some facts.

What counts as one change:

- a fact with single values: any other value; values that no rule tells apart are one change;
- an ordered fact or a number that is known: one step, up or down; a longer step contains a shorter one;
- a set that is known: one value more, or one less; an unknown set: empty, or one value, or one more of these.
"""

import itertools
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.fact import Fact, FactValue, alike_in_set, representative_values
from privesfeer.engine.doctrine.bits import members
from privesfeer.engine.doctrine.law import Law
from privesfeer.engine.search.representative_values import NO_END, tests_on
from privesfeer.rules.condition import Literal as Test

Kind = Literal["is", "with", "without"]


@dataclass(frozen=True, slots=True)
class Step:
    """One change of one fact.

    Attributes:
        fact: the fact.
        kind: "is": it has this value; "with": the set has one value more; "without": one less.
        value: the value.
        alike: all values that bring the same, this one included, in codebook order; of numbers the first and the last,
            and NO_END where there is no last.
        distance: of an ordered fact or a number that is known, how many values or ranges of numbers it moves; else 0.
        within: the bits of this step and of the shorter ones in the same direction.
    """

    fact: str
    kind: Kind
    value: FactValue
    alike: tuple[FactValue, ...]
    distance: int
    within: int


_Apart = Callable[[FactValue], object]


class Steps:
    """All steps that can be taken from some facts.

    Attributes:
        by_bit: the steps by their bit.
        of_fact: the bits of the steps of each fact.
        alone: by the bit of each step, those of the same fact that cannot be taken beside it.
        facts: the facts as they are.
    """

    def __init__(
        self,
        codebook: Codebook,
        laws: Iterable[Law],
        facts: Mapping[str, FactValue],
        among: Container[str] | None = None,
    ) -> None:
        """Find the steps.

        Args:
            laws: the law that tests the facts.
            among: the facts that are changed; None: all.
        """
        self.laws, self.facts = tuple(laws), facts
        self._codebook, self._factor_indexes = codebook, tuple(law.factor_index for law in self.laws)
        self.by_bit: dict[int, Step] = {}
        self.of_fact: dict[str, int] = {}
        self._values: dict[tuple[str, int], FactValue] = {}
        tested = frozenset[str]().union(*(law.inputs for law in self.laws))
        apart = frozenset[str]().union(*(law.reach_facts for law in self.laws))
        for name in codebook.fact_ids:
            if name in tested and (among is None or name in among):
                fact = codebook.fact(name)
                before = len(self.by_bit)
                if fact.type == "set":
                    self._of_set(fact)
                else:
                    self._of_one(fact, apart=name in apart)
                self.of_fact[name] = (1 << len(self.by_bit)) - (1 << before)
        self.alone = {bit: self.of_fact[step.fact] & ~self._beside(bit, step) for bit, step in self.by_bit.items()}

    def _beside(self, bit: int, step: Step) -> int:
        """Give the steps of the same fact that can be taken beside one: other values of a set."""
        if step.kind == "is":
            return bit
        return sum(
            other
            for other in members(self.of_fact[step.fact])
            if other == bit or self.by_bit[other].kind in {"with", "without"}
        )

    def _add(  # noqa: PLR0913, PLR0917 - one parameter for each part of a step
        self, fact: str, kind: Kind, value: FactValue, alike: tuple[FactValue, ...], distance: int = 0, within: int = 0
    ) -> int:
        """Add a step and give it together with the shorter ones."""
        bit = 1 << len(self.by_bit)
        self.by_bit[bit] = Step(fact, kind, value, alike, distance, within | bit)
        return within | bit

    def _of_one(self, fact: Fact, *, apart: bool) -> None:
        name, tests, current = fact.id, tests_on(self._codebook, fact.id, self._factor_indexes), self.facts.get(fact.id)

        def kind(value: FactValue) -> object:
            return value if apart else tuple(test.holds(value) for test in tests)

        if fact.type == "integer":
            self._of_number(name, representative_values(fact, tests), kind, current)
            return
        values: list[FactValue] = [True, False] if fact.type == "boolean" else list(fact.values)
        if current is not None and fact.type == "ordered":
            place = values.index(current)
            for ahead in (values[place + 1 :], values[:place][::-1]):
                self._onward(name, ahead, kind, current)
            return
        classes = grouped((kind(value), value) for value in values)
        if current is not None:
            classes.pop(kind(current))
        for alike in classes.values():
            self._add(name, "is", alike[0], tuple(alike))

    def _onward(self, name: str, ahead: list[FactValue], kind: _Apart, current: FactValue) -> None:
        """Step away from the current value; a step that brings no more than a shorter one is left out."""
        within, before = 0, {kind(current)}
        for distance, value in enumerate(ahead, 1):
            if kind(value) not in before:
                before.add(kind(value))
                within = self._add(name, "is", value, (value,), distance, within)

    def _of_number(self, name: str, starts: list[FactValue], kind: _Apart, current: FactValue | None) -> None:
        """Take the ranges of numbers that no test tells apart."""
        ranges: list[tuple[int, int]] = []
        numbers = [start for start in starts if isinstance(start, int)]
        for start, ahead in zip(numbers, [*numbers[1:], None], strict=True):
            last = NO_END if ahead is None else ahead - 1
            first = ranges.pop()[0] if ranges and kind(ranges[-1][0]) == kind(start) else start
            ranges.append((first, last))
        if not isinstance(current, int):
            for each in ranges:
                self._add(name, "is", each[0], each)
            return
        own = next(place for place, (_, last) in enumerate(ranges) if last == NO_END or current <= last)
        within = 0
        for distance, each in enumerate(ranges[own + 1 :], 1):
            within = self._add(name, "is", each[0], each, distance, within)
        within = 0
        for distance, each in enumerate(reversed(ranges[:own]), 1):
            within = self._add(name, "is", each[1], each, distance, within)  # the nearest number below

    def _of_set(self, fact: Fact) -> None:
        tests, current = tests_on(self._codebook, fact.id, self._factor_indexes), self.facts.get(fact.id)
        held = current if isinstance(current, frozenset) else frozenset[str]()
        for value in fact.values:
            if value in held:
                self._add(fact.id, "without", value, (value,))
        if current is None:
            self._add(fact.id, "is", frozenset[str](), (frozenset[str](),))
        for alike in alike_in_set(fact, tests):
            if held.isdisjoint(alike):
                self._add(fact.id, "with", alike[0], tuple(alike))

    def of(self, names: Iterable[str]) -> int:
        """Give the steps of some facts.

        Args:
            names: the facts; what has no steps may be among them.

        Returns:
            Their bits.
        """
        return sum(self.of_fact.get(name, 0) for name in names)

    def value(self, fact: str, taken: int) -> FactValue:
        """Give the value of a fact after steps.

        Args:
            taken: the bits of the steps, at least one of this fact.
        """
        mask = taken & self.of_fact[fact]
        if (fact, mask) not in self._values:
            steps = [self.by_bit[bit] for bit in members(mask)]
            if steps[0].kind == "is":
                self._values[fact, mask] = steps[0].value
            else:
                before = self.facts.get(fact)
                held = before if isinstance(before, frozenset) else frozenset[str]()
                more = {str(step.value) for step in steps if step.kind == "with"}
                less = {str(step.value) for step in steps if step.kind == "without"}
                self._values[fact, mask] = held - less | more
        return self._values[fact, mask]

    def changed(self, taken: int) -> dict[str, FactValue]:
        """Give the facts that are otherwise after steps.

        Args:
            taken: the bits of the steps.

        Returns:
            Each fact with its value then.
        """
        names = dict.fromkeys(self.by_bit[bit].fact for bit in members(taken))
        return {name: self.value(name, taken) for name in names}

    def enabling(self, pool: int) -> int:
        """Find the steps that take away what a step of a pool would contradict, and so on.

        Args:
            pool: the bits of the steps.

        Returns:
            Those of the pool too.
        """
        found, last = pool, None
        while found != last:
            last = found
            for contradiction in self._codebook.contradictions:
                for test, other in itertools.permutations(contradiction.together, 2):
                    made = any(test.holds(self.value(test.fact, bit)) for bit in members(found & self.of([test.fact])))
                    if made and other.fact in self.facts and other.holds(self.facts[other.fact]):
                        for bit in members(self.of([other.fact])):
                            found |= 0 if other.holds(self.value(other.fact, bit)) else bit
        return found

    def turned(self, test: Test, bit: int) -> tuple[bool, bool]:
        """Say whether a step may make a test pass, and whether it may make it fail, whatever other steps are taken.

        Args:
            test: a test on the fact of the step.
            bit: the bit of the step.

        Returns:
            Both.
        """
        step, before = self.by_bit[bit], self.facts.get(self.by_bit[bit].fact)
        assert isinstance(test.test, Predicate)  # noqa: S101 - conditions are expanded; narrows the type
        if step.kind == "is":
            passed, passes = before is not None and test.passes(before), test.passes(step.value)
            return passes and not passed, passed and not passes
        named = step.value in test.test.named
        # More values: "any of" and "all of" can come to hold, "none of" can cease to; a denial the other way round.
        rising = named and ((test.test.operator.asks != "none") is test.positive)
        falling = named and not rising
        if step.kind == "without":
            return falling, rising
        first = before is None and test.passes(frozenset({str(step.value)}))
        return rising or first, falling
