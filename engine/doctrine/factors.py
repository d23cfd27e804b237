"""Factors: the rules of one question compiled to bit sets over fact tests, for many evaluations at speed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial, reduce
from operator import or_

from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.commons.serialize import Interned
from privesfeer.cases.commons.text import Text
from privesfeer.cases.fact import FactValue, representative_values
from privesfeer.engine.doctrine.bits import members, one_met
from privesfeer.rules.condition import Conjunct, Literal, Not
from privesfeer.rules.question import Question
from privesfeer.rules.rule import Rule

_STEADY_KEPT = 8  # what is varied at a time is one incident
_VALUES_KEPT = 4096  # there is no end to numbers, and hardly to sets

Check = tuple[int, int]
"""The bits of tests that must all hold, with the bit of the factor that they establish."""
Branches = tuple[int, Mapping[int, tuple[int, "Branches | None"]]]
"""Checks by a test that they share: all such tests; and with each the factors that it establishes alone, and what is
left of the others. Where it fails, none of them is looked at."""


class Circumstance(Interned):
    """A factor named in a comparison.

    Attributes:
        factor: the rule's id.
        short: the noun phrase.
    """

    factor: str
    short: Text


@dataclass(frozen=True, slots=True)
class Alternative:
    """One alternative of a rule's condition.

    Attributes:
        factor: the bit of the factor that it establishes.
        tests: the bits of the tests that must all hold.
        facts: the facts that it tests, but not those that only confine the rule.
    """

    factor: int
    tests: int
    facts: frozenset[str]


class FactorIndex:
    """Facts to test bits, test bits to factor bits.

    A factor's bit is ``1 << i`` for the i-th factor of the question. A test on an unknown fact has no bit set, and
    neither has its negation.

    Attributes:
        question: the question that was compiled.
        codebook: the facts and questions of which it speaks.
        bit: of each factor, by its id, its bit.
        every: the bits of all factors.
        rules: the rule of each factor, by its bit.
        facts: the facts, and the answers to earlier questions, that any rule tests, in codebook order.
        sides: for each outcome, the rules of the factors that count for it, with their bits.
        favouring: for each outcome, the bits of these factors.
        decisive: the bits of the requirements.
        decisive_bits: each of them.
        alone: the bits of the factors that are not by their own words too little to carry a plea.
        unsettled: the bits of the requirements of which it is unsettled how far they reach.
        doubted: of each requirement with exceptions, by its bit, the bit that says that none of these holds; it stands
            above the bits of the factors.
        open: the bits of what leaves the answer open; they stand above these, in the order of the rule file.
        implied: for each factor, by its bit, the bits of those for the same side that hold whenever it does.
        failing: gives the bits of the factors that are known not to hold, by the bits of the tests that do, and of
            those of them that fail for no more than what confines them.
        named: each factor by its id, as a circumstance.
        circumstances: names the factors of a bit set, those that say most, in the order of the rule file.
        beside: the alternatives of each condition that is not that of a factor, by the id of what hangs on it: the bits
            of the tests that must all hold.
    """

    def __init__(self, question: Question) -> None:
        """Compile a question's factors.

        Args:
            question: the rule file.
        """
        self.question, self.codebook = question, question.codebook
        self._names = tuple(rule.id for rule in question.factors)
        self.bit = {name: 1 << index for index, name in enumerate(self._names)}
        self.rules = {self.bit[rule.id]: rule for rule in question.factors}
        self.every = (1 << len(self._names)) - 1
        held = {rule.id: question.expanded(rule.when) for rule in question.factors}
        varied = question.ladder.fact if question.ladder else None
        self._literals = _numbered(held.values(), varied)
        clauses: list[Alternative] = []
        denials: list[Check] = []
        confined: list[Check] = []
        lifted: list[Alternative] = []
        self.doubted: dict[int, int] = {}
        for rule in question.factors:
            bit, own = self.bit[rule.id], question.carrying[rule.id]
            compiled = (self._compiled(conjunct) for conjunct in held[rule.id])
            clauses += [Alternative(bit, tests, facts & own) for tests, facts in compiled]
            for tests, facts in (self._compiled(conjunct) for conjunct in question.ways(Not(not_=rule.when))):
                (denials if facts & own else confined).append((tests, bit))
            if rule.unless:
                lifted += [Alternative(bit, *self._compiled(conjunct)) for conjunct in question.ways(rule.unless)]
            if rule.unless and rule.decisive:
                sure = self.doubted[bit] = 1 << (len(self.bit) + len(self.doubted))
                clauses += [Alternative(sure, *self._compiled(each)) for each in question.ways(Not(not_=rule.unless))]
        self.open = self._opened(clauses, lifted)
        exceptions = [(clause.tests, clause.factor) for clause in lifted]
        self.beside = {
            name: tuple(self._compiled(conjunct)[0] for conjunct in question.ways(condition))
            for name, condition in question.conditions.items()
            if name not in self.bit
        }
        self._raised_by = self.beside.get(question.question, (0,))
        self._tests = grouped((literal.fact, (test, literal)) for literal, test in self._literals.items())
        self._mask_of = {fact: sum(bit for bit, _ in tests) for fact, tests in self._tests.items()}
        self.named = {rule.id: Circumstance(factor=rule.id, short=rule.short) for rule in question.factors}
        self.circumstances = lru_cache(maxsize=1024)(self._circumstances)
        self.failing = lru_cache(maxsize=128)(self._failing)
        self._bits_of: dict[tuple[str, FactValue], int] = {}
        apart = self._mask_of.get(varied or "", 0)
        self._clauses, self._exceptions = tuple(clauses), _Checks(exceptions, apart)
        self._checks = _Checks([(clause.tests, clause.factor) for clause in clauses], apart)
        self._denials, self._confined = _branched(denials), _branched([*confined, *exceptions])
        counted = (each.id for each in self.codebook.counted)
        order = (*self.codebook.fact_ids, *counted, *(each.id for each in self.codebook.questions))
        self.facts = tuple(name for name in order if name in self._tests)
        self.implied = {self.bit[rule.id]: self._followers(rule) for rule in question.factors}
        self._nests = tuple((bit, followers) for bit, followers in self.implied.items() if followers)
        self._nesting = sum([bit for bit, _ in self._nests])
        self.sides = {
            outcome: tuple((rule, self.bit[rule.id]) for rule in question.factors if rule.favours == outcome)
            for outcome in self.codebook.question(question.question).outcomes
        }
        self.decisive = self.mask(rule.id for rule in question.factors if rule.decisive)
        self.alone = self.mask(rule.id for rule in question.factors if rule.alone)
        self.unsettled = self.mask(rule.id for rule in question.factors if rule.unsettled)
        self.decisive_bits = tuple(bit for bit in self.bit.values() if bit & self.decisive)
        self.favouring = {outcome: self.mask(rule.id for rule, _ in side) for outcome, side in self.sides.items()}

    def _opened(self, clauses: list[Alternative], lifted: list[Alternative]) -> tuple[int, ...]:
        """Give a bit to each thing that leaves the answer open, and add when it does, and what lifts that."""
        question, above = self.question, len(self.bit) + len(self.doubted)
        bits = tuple(1 << (above + place) for place in range(len(question.left_open)))
        for bit, left in zip(bits, question.left_open, strict=True):
            clauses += [Alternative(bit, *self._compiled(each)) for each in question.ways(left.when)]
            ways = question.ways(left.unless) if left.unless else ()
            lifted += [Alternative(bit, *self._compiled(each)) for each in ways]
        return bits

    def _compiled(self, conjunct: Conjunct) -> tuple[int, frozenset[str]]:
        """Give the bits of a conjunct's tests, new ones included, and the facts that it tests."""
        bits = 0
        for literal in conjunct:
            bits |= self._literals.setdefault(literal, 1 << len(self._literals))
        return bits, frozenset(literal.fact for literal in conjunct)

    def _circumstances(self, factors: int) -> tuple[Circumstance, ...]:
        """Name factors in the order of the rule file, leaving out those that say less than another of them."""
        return tuple(self.named[factor] for factor in self.ids(self.narrowest(factors)))

    def mask(self, factors: Iterable[str]) -> int:
        """Give the bits of factors.

        Returns:
            The bit set.
        """
        return sum({self.bit[factor] for factor in factors})

    def ids(self, factors: int) -> tuple[str, ...]:
        """Name the factors of a bit set.

        Args:
            factors: the bit set.

        Returns:
            The ids, in the order of the rule file.
        """
        return tuple([self._names[bit.bit_length() - 1] for bit in members(factors & self.every)])

    def narrowest(self, factors: int) -> int:
        """Leave out factors that follow from another one, as "at most friends" follows from "at most a closed group".

        Args:
            factors: the bits of the factors.

        Returns:
            The bits of those that say most.
        """
        if factors & self._nesting:
            for bit, followers in self._nests:
                if factors & bit:
                    factors &= ~followers
        return factors

    def fact_bits(self, fact: str, value: FactValue) -> int:
        """Test one known fact.

        Returns:
            The bits of the tests that hold.
        """
        key = fact, value
        bits = self._bits_of.get(key)
        if bits is None:
            bits = sum([bit for bit, literal in self._tests.get(fact, ()) if literal.passes(value)])
            if len(self._bits_of) < _VALUES_KEPT:
                self._bits_of[key] = bits
        return bits

    def tests(self, known: Mapping[str, FactValue]) -> int:
        """Test all known facts.

        Returns:
            The bits of the tests that hold.
        """
        fewer, others = (self._tests, known) if len(self._tests) < len(known) else (known, self._tests)
        bits, bits_of = 0, self._bits_of
        for fact in fewer:
            if fact in others:
                found = bits_of.get((fact, known[fact]))
                bits |= self.fact_bits(fact, known[fact]) if found is None else found
        return bits

    def factors(self, tests: int) -> int:
        """Give the factors that hold.

        Args:
            tests: the bits of the tests that hold.

        Returns:
            The bits of the factors.
        """
        return self._checks.established(tests) & ~self._exceptions.established(tests)

    def _failing(self, tests: int) -> tuple[int, int]:
        """Give the factors that are known not to hold.

        Args:
            tests: the bits of the tests that hold.

        Returns:
            Their bits, and those of the ones of which nothing on which they rest is known to fail: what they name may
            be so, but it does not count.
        """
        denied, confined = (_established(each, tests) for each in (self._denials, self._confined))
        return denied | confined, confined & ~denied

    def raised(self, tests: int) -> bool:
        """Say whether the question is raised at all.

        Args:
            tests: the bits of the tests that hold.

        Returns:
            Whether what raises it is known to hold, and nothing that keeps it from being raised counts.
        """
        if not one_met(self._raised_by, tests):
            return False
        return not self.holds(self.question.unraised, tests) or self.holds(self.question.anyway, tests)

    def holds(self, name: str, tests: int) -> bool:
        """Say whether a condition that is not that of a factor is known to hold.

        Args:
            name: the id of what hangs on it.
            tests: the bits of the tests that hold.

        Returns:
            Whether it is; False where nothing hangs on a condition by that id.
        """
        return one_met(self.beside.get(name, ()), tests)

    def tests_of(self, fact: str) -> tuple[Predicate, ...]:
        """Give the tests on a fact.

        Returns:
            The tests, without repeats.
        """
        tests = (literal.test for _, literal in self._tests.get(fact, ()))
        return tuple(dict.fromkeys(test for test in tests if isinstance(test, Predicate)))

    def without(self, tests: int, fact: str) -> int:
        """Take the tests on a fact out, as if it were not known.

        Args:
            tests: the bits of the tests that hold.

        Returns:
            The bits of the others.
        """
        return tests & ~self._mask_of.get(fact, 0)

    def resting_on(self, tests: int, facts: frozenset[str]) -> int:
        """Give the factors of which at least one of some facts made them true.

        Args:
            tests: the bits of the tests that hold.

        Returns:
            The bits of the factors.
        """
        resting = [(each.tests, each.factor) for each in self._clauses if not each.facts.isdisjoint(facts)]
        return reduce(or_, (factor for needed, factor in resting if tests & needed == needed), 0)

    def _followers(self, rule: Rule) -> int:
        """Find the other factors for the same side that hold whenever one does."""
        held = ~0
        for conjunct in self.question.expanded(rule.when):
            found = self.factors(self._assured(conjunct))
            if found & self.bit[rule.id]:  # else an exception takes it away there
                held &= found
        # An exception may take a factor away, whatever holds, unless it takes this one away too.
        alike = (
            each
            for each in self.question.factors
            if each.favours == rule.favours and self._lifting[each.id] <= self._lifting[rule.id]
        )
        same_side = self.mask(each.id for each in alike)
        return held & same_side & ~self.bit[rule.id]

    @cached_property
    def unjudged(self) -> int:
        """The bits of what leaves the answer open whatever else weighs."""
        return sum(bit for bit, left in zip(self.open, self.question.left_open, strict=True) if left.unjudged)

    @cached_property
    def _lifting(self) -> Mapping[str, frozenset[Conjunct]]:
        """What takes each factor away."""
        return {
            each.id: frozenset(self.question.ways(each.unless)) if each.unless else frozenset()
            for each in self.question.factors
        }

    def _assured(self, conjunct: Conjunct) -> int:
        """Give the tests that pass whenever all of a conjunct do."""
        assured = 0
        for name, literals in grouped((literal.fact, literal) for literal in conjunct).items():
            fact = self.codebook.variable(name)
            if fact.type == "set":
                assured |= sum({self._literals[literal] for literal in literals})
                continue
            values = representative_values(fact, self.tests_of(name))
            passing = [self.fact_bits(name, value) for value in values if all(each.passes(value) for each in literals)]
            bits = ~0
            for each in passing:
                bits &= each
            assured |= bits if passing else 0
        return assured


def _numbered(held: Iterable[Iterable[Conjunct]], varied: str | None) -> dict[Literal, int]:
    """Give tests their bits, by which alternatives are grouped: the more share one the lower it is.

    First come those on the fact that is part of the question.
    """
    shared = Counter(literal for conjuncts in held for conjunct in conjuncts for literal in conjunct)
    ordered = sorted(shared, key=lambda literal: (literal.fact != varied, -shared[literal]))
    return {literal: 1 << place for place, literal in enumerate(ordered)}


class _Checks:
    """Checks, of which those on one fact are apart: where all else stays as it was, only they are looked at again."""

    def __init__(self, checks: Iterable[Check], apart: int) -> None:
        """Put checks together.

        Args:
            apart: the bits of the tests on the fact that is apart; 0: there is none.
        """
        checks, self._apart = tuple(checks), apart
        self._varied = _branched(check for check in checks if check[0] & apart)
        steady = _branched(check for check in checks if not check[0] & apart)
        self._steady = lru_cache(maxsize=_STEADY_KEPT)(partial(_established, steady))

    def established(self, tests: int) -> int:
        """Give the factors of which all tests of an alternative hold.

        Args:
            tests: the bits of the tests that hold.

        Returns:
            The bits of the factors.
        """
        return self._steady(tests ^ (tests & self._apart)) | _established(self._varied, tests)


def _branched(checks: Iterable[Check]) -> Branches:
    """Put checks together by their lowest test, and below it by the next."""
    found = grouped((needed & -needed, (needed & (needed - 1), factor)) for needed, factor in checks)
    by_test = {}
    for test, group in found.items():
        further = [check for check in group if check[0]]
        established = reduce(or_, (factor for needed, factor in group if not needed), 0)
        by_test[test] = established, _branched(further) if further else None
    return sum(found), by_test


def _established(branches: Branches, tests: int) -> int:
    """Give the factors of which all tests of an alternative hold."""
    factors, waiting = 0, [branches]
    while waiting:
        among, by_test = waiting.pop()
        left = tests & among
        while left:
            test = left & -left
            left ^= test
            established, further = by_test[test]
            factors |= established
            if further and tests & further[0]:
                waiting.append(further)
    return factors
