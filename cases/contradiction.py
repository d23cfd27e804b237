"""Contradictions: facts that cannot be true together, and what follows from that of a fact that is not known."""

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.commons.text import Record, Text
from privesfeer.cases.fact import Fact, FactValue, representative_values


class Contradiction(Record):
    """Tests that never all hold together.

    Attributes:
        together: the tests, each on another fact.
        why: the reason in words.
        infers: whether anything follows from it; else facts are only refused: what nothing reads is not worked out.
    """

    together: tuple[Predicate, ...]
    why: Text
    infers: bool = True

    def found_in(self, known: Mapping[str, FactValue]) -> bool:
        """Say whether facts contradict each other in this way.

        Returns:
            True if all tests are passed.
        """
        for test in self.together:  # noqa: SIM110 - asked many times of each case: a loop is quicker
            if test.fact not in known or not test.passes(known[test.fact]):
                return False
        return True


class Contradictions:
    """All contradictions of a codebook; iterating gives them in its order."""

    def __init__(self, contradictions: tuple[Contradiction, ...], facts: Mapping[str, Fact]) -> None:
        """Keep them.

        Args:
            facts: the facts on which they are, by id, in codebook order.
        """
        self._all, self._facts = contradictions, facts
        self._inferring = tuple(each for each in contradictions if each.infers)

    def __iter__(self) -> Iterator[Contradiction]:
        """Go through the contradictions.

        Returns:
            An iterator, in the order of the codebook.
        """
        return iter(self._all)

    def found_in(self, known: Mapping[str, FactValue]) -> Contradiction | None:
        """Find the first way in which facts contradict each other.

        Returns:
            The contradiction; None: there is none.
        """
        found = [each for name in known for each in self._from.get(name, ()) if each.found_in(known)]
        return min(found, key=self._all.index, default=None)

    def cleared(self, known: Mapping[str, FactValue]) -> dict[str, FactValue]:
        """Forget one fact of every contradiction; forgetting a fact never makes a new one.

        Args:
            known: facts that may contradict each other.

        Returns:
            Those that are left.
        """
        left = dict(known)
        for each in self._all:
            if each.found_in(left):
                del left[each.together[0].fact]
        return left

    @cached_property
    def excluded(self) -> Mapping[str, tuple[Predicate, ...]]:
        """The tests on each fact of which the contradictions are made."""
        found = grouped((test.fact, test) for contradiction in self._all for test in contradiction.together)
        return {name: tuple(dict.fromkeys(tests)) for name, tests in found.items()}

    def barred(self, known: Mapping[str, FactValue]) -> Mapping[str, tuple[Predicate, ...]]:
        """Give of all facts the tests that they must not pass beside what is known.

        Args:
            known: facts that do not contradict each other.

        Returns:
            By the fact, tests on it: passing one of them would make a contradiction. Facts that may have any value are
            left out.
        """
        return self._barred(known, self._all)

    @staticmethod
    def _barred(
        known: Mapping[str, FactValue], among: Collection[Contradiction]
    ) -> Mapping[str, tuple[Predicate, ...]]:
        found: dict[str, tuple[Predicate, ...]] = {}
        for each in among:
            open_ = None
            for test in each.together:
                if test.fact not in known or not test.passes(known[test.fact]):
                    if open_:
                        break
                    open_ = test
            else:
                if open_:
                    found[open_.fact] = (*found.get(open_.fact, ()), open_)
        return found

    def exclude(self, values: Mapping[str, Collection[FactValue]]) -> bool:
        """Say whether facts contradict each other whichever of some values each of them has.

        Args:
            values: for each fact the values that it may have, at least one.

        Returns:
            True if all tests of one contradiction are passed by all of them.
        """
        return any(
            all(test.fact in values and all(map(test.passes, values[test.fact])) for test in each.together)
            for name in values
            for each in self._from.get(name, ())
        )

    @cached_property
    def _from(self) -> Mapping[str, Sequence[Contradiction]]:
        """The contradictions by the fact that is tested first."""
        return grouped((each.together[0].fact, each) for each in self._all)

    def assuring(self, test: Predicate, *, positive: bool) -> tuple[tuple[Predicate, ...], ...]:
        """Give the tests on other facts that assure, together, that a test passes, or that it fails.

        Of tests that never hold together all but one exclude the values that pass the last; where all that are left
        turn out alike, it is known how the fact turns out though the fact itself is not.

        Args:
            test: a test on a fact.
            positive: whether it is to pass; False: to fail.

        Returns:
            Tests that are enough where all of them pass, those that follow through another fact included.
        """
        key = test.fact, test.test, test.argument, positive
        if key not in self._assuring:
            found: dict[tuple[Predicate, ...], None] = {}
            self._assuring[key] = ()  # what follows from itself through another fact says nothing new
            for triggers, excluded in self._excluding.get(test.fact, ()):
                values = representative_values(self._facts[test.fact], (test, excluded))
                left = [value for value in values if not excluded.holds(value)]
                # Where no value is left, the fact has none, and no test on it passes or fails.
                if left and all(test.holds(value) is positive for value in left):
                    ways = [((each,), *self.assuring(each, positive=True)) for each in triggers]
                    found |= {tuple(dict.fromkeys(itertools.chain(*way))): None for way in itertools.product(*ways)}
            self._assuring[key] = tuple(tests for tests in found if all(each.fact != test.fact for each in tests))
        return self._assuring[key]

    @cached_property
    def _assuring(self) -> dict[tuple[object, ...], tuple[tuple[Predicate, ...], ...]]:
        return {}

    @cached_property
    def _excluding(self) -> Mapping[str, Sequence[tuple[tuple[Predicate, ...], Predicate]]]:
        """For each fact, the tests on others that together exclude some of its values, each with the test on these."""
        return grouped(
            (test.fact, (tuple(each for each in contradiction.together if each != test), test))
            for contradiction in self._inferring
            for test in contradiction.together
        )

    def showing(self, name: str) -> tuple[tuple[Predicate, ...], ...]:
        """Give the tests on other facts that leave, together, a fact only one value.

        Args:
            name: the fact.

        Returns:
            Tests that are enough where all of them pass.
        """
        return tuple(tests for tests, excluded in self._excluding.get(name, ()) if self._only(name, (excluded,)))

    def implied(self, known: Mapping[str, FactValue]) -> dict[str, FactValue]:
        """Give the facts that follow from others: those of which all values but one are excluded.

        Args:
            known: facts that do not contradict each other.

        Returns:
            What follows, in codebook order; what is known already is left out.
        """
        closed = dict(known)
        while found := {
            name: value
            for name, barred in self._barred(closed, self._inferring).items()
            if name not in closed
            for value in self._only(name, barred)
        }:
            closed |= found
        return {name: closed[name] for name in self._facts if name in closed and name not in known}

    def _only(self, name: str, barred: Collection[Predicate]) -> list[FactValue]:
        """Give the one value of a fact that passes none of some tests; nothing where there are more."""
        fact = self._facts[name]
        if not barred or fact.type == "set":
            return []
        values = representative_values(fact, barred)
        left = [value for value in values if not any(test.holds(value) for test in barred)]
        # The last of the numbers stands for all that are larger.
        return left if len(left) == 1 and not (fact.type == "integer" and left == values[-1:]) else []
