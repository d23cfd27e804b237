"""Encoding: facts, tests and conditions of all questions as operations on bit vectors, whatever the law of the day."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from typing import NamedTuple

from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.fact import FactValue
from privesfeer.engine.arrays import Codes, np
from privesfeer.engine.doctrine.factors import FactorIndex
from privesfeer.engine.search.bitset import Plane, both, but_not, either, full, outside, places
from privesfeer.engine.search.column import COLUMN, NONE, Cells, Column, Known
from privesfeer.engine.search.representative_values import tests_on
from privesfeer.rules.condition import Condition, Conjunct, Literal, Not, passing
from privesfeer.rules.question import Question

_PLACED_KEPT, _FAILING_KEPT = 1024, 512
_ANYWAY: Conjunct = ()


@dataclass(frozen=True, slots=True)
class _Test:
    """A literal as an operation on the bit vectors of its fact.

    Attributes:
        name: the fact or question that it tests.
        places: the bit vectors of the values that it names or that pass it.
        all_of: whether it asks for all of these values, not for one of them.
        denied: whether it asks that the fact is known and it is not so.
    """

    name: str
    places: tuple[int, ...]
    all_of: bool = False
    denied: bool = False

    def passed(self, known: Known, whole: Plane) -> Plane:
        """Say in which incidents it passes."""
        vectors = known[self.name]
        held = (both if self.all_of else either)([vectors[place] for place in self.places], whole)
        return both([vectors[-1], outside(held, whole)], whole) if self.denied else held


@dataclass(frozen=True, slots=True)
class Alike:
    """What is the same in all incidents, where some facts are tried in turn and all else is as it is.

    Attributes:
        facts: the known facts; those that are not tried are the same in all of them.
        placed: where all tests on the facts that are tried pass, by their places.
        possible: which ways are not known to pass nowhere, by their numbers.
    """

    facts: Mapping[str, FactValue]
    placed: Mapping[int, Plane]
    possible: Plane


Way = tuple[int, tuple[int, ...]]
"""A conjunct as the places of its tests, after the place of what it is a way to meet."""


class PlacedConjuncts(NamedTuple):
    """Conjuncts that stand next to each other among all.

    Attributes:
        start: the number of the first.
        ways: the conjuncts.
    """

    start: int
    ways: tuple[Way, ...]


class Passed(dict[int, Plane]):
    """Where each test passes, worked out when first asked for.

    Attributes:
        whole: the bit vector of all incidents.
    """

    def __init__(self, bit_encoding: "BitEncoding", known: Known, whole: Plane, alike: Alike | None) -> None:
        """Start with those that are worked out already.

        Args:
            bit_encoding: has the tests.
            whole: the bit vector of all incidents.
            alike: what is the same in all of them; None: that is not known.
        """
        super().__init__(alike.placed if alike else ())
        self._bit_encoding, self._known, self.whole, self._alike = bit_encoding, known, whole, alike

    def __missing__(self, place: int) -> Plane:
        """Work out one test."""
        operation, alike = self._bit_encoding.operations[place], self._alike
        if alike and (value := alike.facts.get(operation.name)) is not None:
            vector = self.whole if self._bit_encoding.tests[place].passes(value) else 0
        else:
            vector = operation.passed(self._known, self.whole)
        self[place] = vector
        return vector

    def possible(self, ways: PlacedConjuncts, among: Plane | None = None) -> Iterable[Way]:
        """Leave out the conjuncts, or those among them at some places, that are known to pass nowhere."""
        if self._alike is None:
            return ways.ways
        left = self._alike.possible >> ways.start & (full(len(ways.ways)) if among is None else among)
        return [ways.ways[number] for number in places(left)]

    def met(self, ways: Iterable[Way]) -> dict[int, Plane]:
        """Say where all tests of any conjunct pass, by the place of what it is a way to meet; nowhere is left out."""
        found, whole = dict[int, Plane](), self.whole
        for place, tests in ways:
            before = found.get(place)
            if before is whole:
                continue
            met = whole
            for test in tests:
                if (vector := self[test]) is not whole:
                    met = vector if met is whole else met & vector
                    if not met:
                        break
            if met:
                found[place] = before | met if before and met is not whole else met
        return found

    def any_of(self, ways: PlacedConjuncts) -> Plane:
        """Say where all tests of any of some conjuncts pass."""
        return self.met(self.possible(ways)).get(0, 0)


@dataclass(frozen=True, slots=True)
class Written:
    """The conditions of a question; each is a list of alternatives.

    Attributes:
        raised_by: what raises it.
        unraised: what keeps it from being raised.
        anyway: what lifts that.
        factors: when each of its factors holds, by its place in the order of the rule file.
        exceptions: when an exception of a factor holds, by its place.
        sure: when none of these does, of a requirement, likewise.
        showing: when a fact is known by another that must be known for anything to govern.
        open: when each that can leave the answer open does, by its place in the order of the rule file.
        closed: when an exception of it holds, likewise.
    """

    raised_by: PlacedConjuncts
    unraised: PlacedConjuncts
    anyway: PlacedConjuncts
    factors: PlacedConjuncts
    exceptions: Mapping[int, PlacedConjuncts]
    sure: Mapping[int, PlacedConjuncts]
    showing: PlacedConjuncts
    open: PlacedConjuncts
    closed: PlacedConjuncts


class BitEncoding:
    """All facts, tests and conditions of some questions; safe to share between threads.

    Attributes:
        codebook: the facts and questions of which they speak.
        columns: the facts of the codebook.
        answers: the answers to its questions.
        tests: all tests.
        operations: each as an operation on bit vectors.
        written: the conditions of each question.
    """

    def __init__(self, factor_indexes: Sequence[FactorIndex]) -> None:
        """Write everything that the questions test.

        Args:
            factor_indexes: the rules of each question, at least one.

        Raises:
            ValueError: a fact cannot be coded: a set has too many values.
        """
        codebook = self.codebook = factor_indexes[0].codebook
        facts = (*codebook.facts, *codebook.counted)
        self.columns = {fact.id: Column(fact, tests_on(codebook, fact.id, factor_indexes)) for fact in facts}
        self.answers = {each.id: Column(codebook.variable(each.id), ()) for each in codebook.questions}
        self._cells = Cells(self.columns)
        self.tests: list[Literal] = []
        self.operations: list[_Test] = []
        self._places: dict[Literal, int] = {}
        self._ways: list[Way] = []
        self.written = {factor_index.question.question: self._written(factor_index) for factor_index in factor_indexes}
        together = (passing(each.together) for each in codebook.contradictions)
        self._contradictions = self._numbered((0, conjunct) for conjunct in together)
        self._tests_on = grouped((literal.fact, place) for place, literal in enumerate(self.tests))
        self._turning = [0] * len(self.tests)  # of each test, the ways of which it is one
        for number, (_, needed) in enumerate(self._ways):
            for place in needed:
                self._turning[place] |= 1 << number
        self._on = {
            fact: reduce(or_, (self._turning[place] for place in held)) for fact, held in self._tests_on.items()
        }
        self._failing = lru_cache(maxsize=_FAILING_KEPT)(self._failing_with)
        self._placed = lru_cache(maxsize=_PLACED_KEPT)(self._placed_of)

    def _written(self, factor_index: FactorIndex) -> Written:
        question = factor_index.question
        raised_by = question.ways(question.raised_by) if question.raised_by else (_ANYWAY,)
        unraised, anyway = (
            question.ways(each) if each else () for each in (question.not_raised_by, question.raised_anyway_by)
        )
        factors = question.factors
        lifted = [(place, rule.unless) for place, rule in enumerate(factors) if rule.unless]
        return Written(
            self._any(raised_by),
            self._any(unraised),
            self._any(anyway),
            self._each(question, [rule.when for rule in factors]),
            {place: self._any(question.ways(unless)) for place, unless in lifted},
            {place: self._any(question.ways(Not(not_=unless))) for place, unless in lifted if factors[place].decisive},
            self._any(question.showing),
            self._each(question, [each.when for each in question.left_open]),
            self._each(question, [each.unless for each in question.left_open]),
        )

    def _each(self, question: Question, conditions: Iterable[Condition | None]) -> PlacedConjuncts:
        """Write the ways in which each of some conditions is met, by its place among them."""
        placed = ((place, each) for place, each in enumerate(conditions) if each)
        return self._numbered((place, conjunct) for place, each in placed for conjunct in question.ways(each))

    def _any(self, conjuncts: Iterable[Iterable[Literal]]) -> PlacedConjuncts:
        return self._numbered((0, conjunct) for conjunct in conjuncts)

    def _numbered(self, conjuncts: Iterable[tuple[int, Iterable[Literal]]]) -> PlacedConjuncts:
        """Give conjuncts numbers after those that there are already."""
        start, ways = len(self._ways), tuple([(place, self._conjunct(each)) for place, each in conjuncts])
        self._ways += ways
        return PlacedConjuncts(start, ways)

    def _conjunct(self, conjunct: Iterable[Literal]) -> tuple[int, ...]:
        """Give a conjunct's tests, new ones included; each test is there once, whoever shares it."""
        found = []
        for literal in conjunct:
            if literal not in self._places:
                self._places[literal] = len(self.tests)
                self.tests.append(literal)
                self.operations.append(self._test(literal))
            found.append(self._places[literal])
        return tuple(found)

    def _test(self, literal: Literal) -> _Test:
        column, test = (self.columns | self.answers)[literal.fact], literal.test
        if isinstance(test, Predicate) and column.is_set:
            named = tuple(place for place, value in enumerate(column.values) if value in test.named)
            asks = test.operator.asks
            return _Test(literal.fact, named, asks == "every", (asks != "none") is not literal.positive)
        passing = tuple(place for place, value in enumerate(column.values) if literal.passes(value))
        return _Test(literal.fact, passing or (-1,), denied=not passing)

    def encode(self, facts: Sequence[Mapping[str, FactValue]]) -> Codes:
        """Write incidents as numbers: a row for each fact, a column for each incident.

        Raises:
            KeyError: a fact or value is not in the codebook.
        """
        cells = np.fromiter((self._cells[item] for known in facts for item in known.items()), np.int64)
        incidents = np.repeat(np.arange(len(facts)), np.fromiter(map(len, facts), np.intp, len(facts)))
        codes = np.full((len(self.columns), len(facts)), NONE, np.int32)
        codes[cells >> COLUMN, incidents] = cells & ((1 << COLUMN) - 1)
        return codes

    def alike(self, facts: Mapping[str, FactValue], tried: Mapping[str, tuple[FactValue, ...]]) -> Alike:
        """Say where tests pass if some facts are tried in turn, a value in each incident, and all else is as it is.

        Args:
            facts: the known facts; those that are tried have their value here wherever another fact is tried.
        """
        placed, start, whole = dict[int, Plane](), 0, full(sum(map(len, tried.values())))
        for fact, values in tried.items():
            placed |= {place: vector << start for place, vector in self._placed(fact, values)}
            if (now := facts.get(fact)) is not None:
                elsewhere = whole ^ full(len(values)) << start
                passing = [place for place in self._tests_on.get(fact, ()) if self.tests[place].passes(now)]
                placed |= {place: placed[place] | elsewhere for place in passing}
            start += len(values)
        return Alike(facts, placed, self._possible(facts, tried))

    def _possible(self, facts: Mapping[str, FactValue], tried: Container[str]) -> Plane:
        """Leave out the ways that pass nowhere.

        A way fails on a fact that is the same in all incidents, and on two facts that are tried and else unknown: no
        incident knows both.
        """
        failing = once = twice = 0
        for fact, turning in self._on.items():
            if fact in tried:
                if fact not in facts:
                    twice |= once & turning
                    once |= turning
            elif fact not in self.answers:
                failing |= self._failing(fact, facts.get(fact))
        return but_not(full(len(self._ways)), failing | twice)

    def _failing_with(self, fact: str, value: FactValue | None) -> Plane:
        """Say which ways fail with a value of a fact."""
        return reduce(
            or_,
            (
                self._turning[test]
                for test in self._tests_on[fact]
                if value is None or not self.tests[test].passes(value)
            ),
            0,
        )

    def _placed_of(self, fact: str, values: tuple[FactValue, ...]) -> tuple[tuple[int, Plane], ...]:
        """Give the tests on a fact by their places, with the bit vector of the values in turn that pass."""
        return tuple(
            (test, sum([1 << place for place, value in enumerate(values) if self.tests[test].passes(value)]))
            for test in self._tests_on.get(fact, ())
        )

    def passed(self, known: Known, whole: Plane, alike: Alike | None = None) -> Passed:
        """Say where each test passes, by its place, and what is the same in all incidents if that is known."""
        return Passed(self, known, whole, alike)

    def contradicted(self, known: Known, whole: Plane) -> Plane:
        """Say which of all incidents have facts that cannot be true together."""
        return self.passed(known, whole).any_of(self._contradictions)


@lru_cache(maxsize=4)
def bit_encoding(factor_indexes: tuple[FactorIndex, ...]) -> BitEncoding:
    """Write everything that some questions test, once; fails as `BitEncoding` does."""
    return BitEncoding(factor_indexes)
