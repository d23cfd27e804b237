"""Alphabet: facts, tests and conditions of all questions as operations on planes, whatever the law of the day."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cases.fact import LEAST, Fact, FactValue, telling_values
from cases.predicate import Predicate
from engine.doctrine.factors import Kernel
from engine.search.bitset import Plane, both, either, outside, packed
from engine.search.values import tests_on
from rules.condition import Conjunct, Literal, Not

Codes = NDArray[np.int32]
Known = Mapping[str, Sequence[Plane]]
"""For each fact, and each question answered so far, where it has each value, and lastly where it is known."""

NONE = -1  # unknown; no outcome; not raised
_LARGEST_SET = 31  # values that fit the code of a set
_COLUMN = 32  # above this bit of a cell stands its column, below it its code
_ANYWAY: Conjunct = ()


class Column:
    """What can be known of a fact, or of the answer to a question, as numbers and as planes.

    Attributes:
        name: the id of the fact or question.
        values: of a set, the values that can be in it; otherwise, in the order of their codes, those that between them
            pass every test in every way.
        is_set: whether it is a set; its code has a bit for each value.
        is_number: whether it is a number, day or amount; its code stands for all of them that no test tells apart.
    """

    def __init__(self, fact: Fact, tests: Collection[Predicate]) -> None:
        """Choose the codes of a fact's values.

        Args:
            fact: the fact.
            tests: the tests on it.

        Raises:
            ValueError: it is a set of too many values.
        """
        self.name, self.is_set, self.is_number = fact.id, fact.type == "set", fact.type in {"integer", *LEAST}
        self.values = tuple(fact.values) if self.is_set else tuple(telling_values(fact, tests))
        if self.is_set and len(self.values) > _LARGEST_SET:
            raise ValueError(f"'{fact.id}' has more than {_LARGEST_SET} values")
        self._codes = {value: 1 << code if self.is_set else code for code, value in enumerate(self.values)}

    def code(self, value: FactValue) -> int:
        """Write a value as a number.

        Args:
            value: the value.

        Returns:
            Its code.

        Raises:
            KeyError: it is not a value of the fact.
        """
        if isinstance(value, frozenset):
            return sum(self._codes[each] for each in value)
        return bisect_right(self.values, value) - 1 if self.is_number else self._codes[value]

    def planes(self, codes: Codes) -> list[Plane]:
        """Say in which incidents the fact has, or the set holds, each value, and lastly, where it is known.

        Args:
            codes: its code in each incident.

        Returns:
            The planes.
        """
        known = codes != NONE
        if self.is_set:
            return [*(packed((codes & code != 0) & known) for code in self._codes.values()), packed(known)]
        return [*(packed(codes == code) for code in self._codes.values()), packed(known)]

    def marks(self, value: FactValue | None) -> tuple[bool, ...]:
        """Say which planes a value fills.

        Args:
            value: the value; None: unknown.

        Returns:
            One for each of the planes.
        """
        if isinstance(value, frozenset):
            return (*(each in value for each in self.values), True)
        code = NONE if value is None else self.code(value)
        return (*(place == code for place in range(len(self.values))), code != NONE)


@dataclass(frozen=True, slots=True)
class _Test:
    """A literal as an operation on the planes of its fact.

    Attributes:
        name: the fact or question that it tests.
        places: the planes of the values that it names or that pass it.
        all_of: whether it asks for all of these values, not for one of them.
        denied: whether it asks that the fact is known and it is not so.
    """

    name: str
    places: tuple[int, ...]
    all_of: bool = False
    denied: bool = False

    def passed(self, known: Known, whole: Plane) -> Plane:
        """Say in which incidents it passes."""
        planes = known[self.name]
        held = (both if self.all_of else either)([planes[place] for place in self.places], whole)
        return both([planes[-1], outside(held, whole)], whole) if self.denied else held


@dataclass(frozen=True, slots=True)
class Alike:
    """Facts that are the same in all incidents, as the bits of the tests on them.

    Attributes:
        passed: the tests that pass.
        failed: the tests that fail.
        lone: tests on other facts, of which no incident knows more than one.
    """

    passed: int = 0
    failed: int = 0
    lone: int = 0


class _Conjunct(NamedTuple):
    """Tests that must all pass: their places, and their bits."""

    places: tuple[int, ...]
    bits: int


class Passed(dict[int, Plane]):
    """Where each test passes, worked out when first asked for.

    Attributes:
        whole: the plane of all incidents.
    """

    def __init__(
        self, tests: Sequence[_Test], fellows: Sequence[int], known: Known, whole: Plane, alike: Alike
    ) -> None:
        """Start without any.

        Args:
            tests: the tests.
            fellows: of each test the bits of all on the same fact.
            known: what is known.
            whole: the plane of all incidents.
            alike: the facts that are the same in all of them.
        """
        super().__init__()
        self._tests, self._fellows, self._known, self.whole, self._alike = tests, fellows, known, whole, alike

    def __missing__(self, place: int) -> Plane:
        """Work out one test."""
        plane = self[place] = self._tests[place].passed(self._known, self.whole)
        return plane

    def any_of(self, conjuncts: Iterable[_Conjunct]) -> Plane:
        """Say where all tests of any of some conjuncts pass.

        Args:
            conjuncts: the tests of each.

        Returns:
            Where they do.
        """
        whole, alike, found = self.whole, self._alike, 0
        for places, bits in conjuncts:
            if bits & alike.failed:
                continue
            held, open_ = whole, bits & ~alike.passed
            lone = open_ & alike.lone
            if lone and lone & ~self._fellows[lone.bit_length() - 1]:
                continue
            for test in places:
                if open_ >> test & 1 and (plane := self[test]) is not whole:
                    held = plane if held is whole else held & plane
                    if not held:
                        break
            if held is whole:
                return whole
            found |= held
        return found


@dataclass(frozen=True, slots=True)
class Written:
    """The conditions of a question; each is a list of alternatives.

    Attributes:
        raised_by: what raises it.
        factors: when each of its factors holds, in the order of the rule file; then, of each requirement with
            exceptions, when none of these does.
        exceptions: when an exception of a requirement holds, by its place.
        showing: when a fact is known by another that must be known for anything to govern.
    """

    raised_by: tuple[_Conjunct, ...]
    factors: tuple[tuple[_Conjunct, ...], ...]
    exceptions: Mapping[int, tuple[_Conjunct, ...]]
    showing: tuple[_Conjunct, ...]


class Alphabet:
    """All facts, tests and conditions of some questions; safe to share between threads.

    Attributes:
        codebook: the facts and questions of which they speak.
        columns: the facts of the codebook.
        answers: the answers to its questions.
        written: the conditions of each question.
    """

    def __init__(self, kernels: Sequence[Kernel]) -> None:
        """Write everything that the questions test.

        Args:
            kernels: the rules of each question, at least one.

        Raises:
            ValueError: a fact cannot be coded: a set has too many values.
        """
        codebook = self.codebook = kernels[0].codebook
        self.columns = {fact.id: Column(fact, tests_on(codebook, fact.id, kernels)) for fact in codebook.facts}
        self.answers = {each.id: Column(codebook.variable(each.id), ()) for each in codebook.questions}
        self._cells = _Cells(self.columns)
        self._tests: list[_Test] = []
        self._places: dict[Literal, int] = {}
        self._tests_on: dict[str, list[tuple[int, Literal]]] = {}
        self._bits: dict[tuple[str, FactValue | None], Alike] = {}
        self.written = {kernel.question.question: self._written(kernel) for kernel in kernels}
        self._contradictions = tuple(
            self._conjunct([Literal(test, positive=True) for test in each.together]) for each in codebook.contradictions
        )
        self._on = {fact: sum([bit for bit, _ in tests]) for fact, tests in self._tests_on.items()}
        self._fellows = [self._on[test.name] for test in self._tests]

    def _written(self, kernel: Kernel) -> Written:
        question = kernel.question
        raised_by = question.ways(question.raised_by) if question.raised_by else (_ANYWAY,)
        conditions = [rule.when for rule in question.factors]
        conditions += [Not(not_=rule.unless) for rule in question.factors if rule.unless]
        return Written(
            tuple(map(self._conjunct, raised_by)),
            tuple(tuple(map(self._conjunct, question.ways(each))) for each in conditions),
            {
                place: tuple(map(self._conjunct, question.ways(rule.unless)))
                for place, rule in enumerate(question.factors)
                if rule.unless
            },
            tuple(self._conjunct([Literal(test, positive=True)]) for test in question.showing),
        )

    def _conjunct(self, conjunct: Iterable[Literal]) -> _Conjunct:
        """Give a conjunct's tests, new ones included; each test is there once, whoever shares it."""
        places = []
        for literal in conjunct:
            if literal not in self._places:
                self._places[literal] = len(self._tests)
                self._tests_on.setdefault(literal.fact, []).append((1 << len(self._tests), literal))
                self._tests.append(self._test(literal))
            places.append(self._places[literal])
        return _Conjunct(tuple(places), sum({1 << place for place in places}))

    def _test(self, literal: Literal) -> _Test:
        column, test = (self.columns | self.answers)[literal.fact], literal.test
        if isinstance(test, Predicate) and column.is_set:
            named = tuple(place for place, value in enumerate(column.values) if value in test.named)
            asks = test.operator.asks
            return _Test(literal.fact, named, asks == "every", (asks != "none") is not literal.positive)
        passing = tuple(place for place, value in enumerate(column.values) if literal.passes(value))
        return _Test(literal.fact, passing or (-1,), denied=not passing)

    def encode(self, facts: Sequence[Mapping[str, FactValue]]) -> Codes:
        """Write incidents as numbers.

        Args:
            facts: the known facts of each incident.

        Returns:
            A row for each fact, a column for each incident.

        Raises:
            KeyError: a fact or value is not in the codebook.
        """
        cells = np.fromiter((self._cells[item] for known in facts for item in known.items()), np.int64)
        incidents = np.repeat(np.arange(len(facts)), np.fromiter(map(len, facts), np.intp, len(facts)))
        codes = np.full((len(self.columns), len(facts)), NONE, np.int32)
        codes[cells >> _COLUMN, incidents] = cells & ((1 << _COLUMN) - 1)
        return codes

    def alike(self, facts: Mapping[str, FactValue | None], lone: Iterable[str] = ()) -> Alike:
        """Say which tests pass, and which fail, on facts that are the same in all incidents.

        Args:
            facts: the facts with their values; None: unknown.
            lone: other facts, of which no incident knows more than one.

        Returns:
            The tests.
        """
        passed, tested = 0, 0
        for item in facts.items():
            one = self._bits.get(item) or self._tested(*item)
            passed |= one.passed
            tested |= one.passed | one.failed
        return Alike(passed, tested & ~passed, sum([self._on.get(fact, 0) for fact in lone]))

    def _tested(self, fact: str, value: FactValue | None) -> Alike:
        tests = self._tests_on.get(fact, [])
        passed = sum([bit for bit, literal in tests if value is not None and literal.passes(value)])
        found = Alike(passed, sum([bit for bit, _ in tests]) & ~passed)
        if isinstance(value, str | bool | None):  # of numbers and sets there are too many to keep
            self._bits[fact, value] = found
        return found

    def passed(self, known: Known, whole: Plane, alike: Alike) -> Passed:
        """Say where each test passes.

        Args:
            known: what is known.
            whole: the plane of all incidents.
            alike: the facts that are the same in all of them.

        Returns:
            The tests by their place.
        """
        return Passed(self._tests, self._fellows, known, whole, alike)

    def contradicted(self, known: Known, whole: Plane) -> Plane:
        """Say which incidents have facts that cannot be true together.

        Args:
            known: what is known, of all facts.
            whole: the plane of all incidents.

        Returns:
            Where there are any.
        """
        return self.passed(known, whole, Alike()).any_of(self._contradictions)


class _Cells(dict[tuple[str, FactValue], int]):
    """Column and code of each fact with its value, in one number; those of numbers and sets are not kept."""

    def __init__(self, columns: Mapping[str, Column]) -> None:
        super().__init__()
        self._columns = {name: (place << _COLUMN, column) for place, (name, column) in enumerate(columns.items())}

    def __missing__(self, item: tuple[str, FactValue]) -> int:
        name, value = item
        start, column = self._columns[name]
        cell = start | column.code(value)
        if not column.is_set and not column.is_number:
            self[item] = cell
        return cell


@lru_cache(maxsize=4)
def alphabet(kernels: tuple[Kernel, ...]) -> Alphabet:
    """Write everything that some questions test, once.

    Args:
        kernels: the rules of each question.

    Returns:
        The alphabet.

    Raises:
        ValueError: as for `Alphabet`.
    """
    return Alphabet(kernels)
