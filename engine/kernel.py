"""The kernel: the rules of one question compiled to bit sets over fact tests, for many evaluations at speed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cases.codebook import FactValue, codebook
from cases.predicate import Predicate
from rules.condition import Literal, Not, telling_values
from rules.question import Question, Rule


@dataclass(frozen=True, slots=True)
class Clause:
    """One alternative of a rule's condition.

    Attributes:
        factor: the bit of the factor that it establishes.
        tests: the bits of the tests that must all hold.
        facts: the facts that it tests.
    """

    factor: int
    tests: int
    facts: frozenset[str]


class Kernel:
    """Facts to test bits, test bits to factor bits.

    A factor's bit is ``1 << i`` for the i-th factor of the question. A test on an unknown fact has no bit set, and
    neither has its negation.

    Attributes:
        question: the question that was compiled.
        facts: the facts that any rule tests, in codebook order.
        telling: for each of these facts, values that between them show every way in which the rules can take it,
            each with the bits of the tests that it passes; of numbers or sets that pass the same tests, the smallest.
        favouring: for each outcome, the bits of the factors that count for it.
        implied: for each factor, by its bit, the bits of those for the same side that hold whenever it does.
        denials: for each factor, the alternatives over facts under which it is known not to hold.
    """

    def __init__(self, question: Question) -> None:
        """Compile a question's factors.

        Args:
            question: the rule file.
        """
        self.question = question
        self._bit = {rule.id: 1 << index for index, rule in enumerate(question.factors)}
        self._tests: dict[str, list[tuple[int, Literal]]] = {}
        bits: dict[Literal, int] = {}
        clauses: list[Clause] = []
        for rule in question.factors:
            for conjunct in question.expanded(rule.when):
                mask = 0
                for literal in conjunct:
                    if literal not in bits:
                        bits[literal] = 1 << len(bits)
                        self._tests.setdefault(literal.fact, []).append((bits[literal], literal))
                    mask |= bits[literal]
                clauses.append(Clause(self._bit[rule.id], mask, frozenset(each.fact for each in conjunct)))
        self._clauses = tuple(clauses)
        self._checks = tuple((clause.tests, clause.factor) for clause in clauses)
        self._checks_on = {
            fact: tuple((clause.tests, clause.factor) for clause in clauses if fact in clause.facts)
            for fact in self._tests
        }
        order = (*codebook().fact_ids, *(each.id for each in codebook().questions))
        self.facts = tuple(name for name in order if name in self._tests)
        self.telling = {fact: self._telling(fact) for fact in self.facts}
        self.denials = {rule.id: question.expanded(Not(not_=rule.when)) for rule in question.factors}
        self.implied = {self._bit[rule.id]: self._followers(rule) for rule in question.factors}
        self._nests = tuple((bit, followers) for bit, followers in self.implied.items() if followers)
        self.favouring = {
            outcome: self.mask(rule.id for rule in question.factors if rule.favours == outcome)
            for outcome in codebook().question(question.question).outcomes
        }

    def mask(self, factors: Iterable[str]) -> int:
        """Give the bits of factors.

        Args:
            factors: their ids.

        Returns:
            The bit set.
        """
        return sum({self._bit[factor] for factor in factors})

    def ids(self, factors: int) -> tuple[str, ...]:
        """Name the factors of a bit set.

        Args:
            factors: the bit set.

        Returns:
            The ids, in the order of the rule file.
        """
        return tuple(factor for factor, bit in self._bit.items() if factors & bit)

    def narrowest(self, factors: int) -> int:
        """Leave out factors that follow from another one, as "at most friends" follows from "at most a closed group".

        Args:
            factors: the bits of the factors.

        Returns:
            The bits of those that say most.
        """
        for bit, followers in self._nests:
            if factors & bit:
                factors &= ~followers
        return factors

    def implied_by(self, factor: str, factors: int) -> str | None:
        """Name the factor that says more than another one.

        Args:
            factor: the factor that may be implied.
            factors: the bits of the factors that hold.

        Returns:
            The one among them that says most and from which it follows; None if there is none.
        """
        bit = self._bit[factor]
        return next((each for each in self.ids(self.narrowest(factors)) if self.implied[self._bit[each]] & bit), None)

    def fact_bits(self, fact: str, value: FactValue) -> int:
        """Test one known fact.

        Args:
            fact: its id.
            value: its value.

        Returns:
            The bits of the tests that hold.
        """
        bits = 0
        for bit, literal in self._tests.get(fact, ()):
            if literal.passes(value):
                bits |= bit
        return bits

    def tests(self, known: Mapping[str, FactValue]) -> int:
        """Test all known facts.

        Args:
            known: the facts.

        Returns:
            The bits of the tests that hold.
        """
        bits = 0
        for fact, value in known.items():
            bits |= self.fact_bits(fact, value)
        return bits

    def factors(self, tests: int) -> int:
        """Give the factors that hold.

        Args:
            tests: the bits of the tests that hold.

        Returns:
            The bits of the factors.
        """
        factors = 0
        for needed, factor in self._checks:
            if tests & needed == needed:
                factors |= factor
        return factors

    def widened(self, factors: int, tests: int, fact: str) -> int:
        """Give the factors that hold once one more fact is known.

        Args:
            factors: the bits of the factors that held before.
            tests: the bits of the tests that hold now.
            fact: the fact that became known.

        Returns:
            The bits of the factors.
        """
        for needed, factor in self._checks_on[fact]:
            if tests & needed == needed:
                factors |= factor
        return factors

    def resting_on(self, tests: int, facts: frozenset[str]) -> int:
        """Give the factors of which at least one of some facts made them true.

        Args:
            tests: the bits of the tests that hold.
            facts: the facts.

        Returns:
            The bits of the factors.
        """
        factors = 0
        for clause in self._clauses:
            if tests & clause.tests == clause.tests and not clause.facts.isdisjoint(facts):
                factors |= clause.factor
        return factors

    def _followers(self, rule: Rule) -> int:
        """Find the other factors for the same side that hold whenever one on a single ordered or counted fact does."""
        conjuncts = self.question.expanded(rule.when)
        if len(conjuncts) != 1 or len(conjuncts[0]) != 1:
            return 0
        (literal,) = conjuncts[0]
        values = [
            bits
            for value, bits in self.telling[literal.fact]
            if not isinstance(value, frozenset) and literal.passes(value)
        ]
        if not values:
            return 0
        held = ~0
        for bits in values:
            held &= self.factors(bits)
        same_side = self.mask(each.id for each in self.question.factors if each.favours == rule.favours)
        return held & same_side & ~self._bit[rule.id]

    def _telling(self, fact: str) -> tuple[tuple[FactValue, int], ...]:
        tests = [literal.test for _, literal in self._tests[fact] if isinstance(literal.test, Predicate)]
        pairs = [(value, self.fact_bits(fact, value)) for value in telling_values(codebook().variable(fact), tests)]
        if codebook().variable(fact).type not in {"integer", "set"}:
            return tuple(pairs)
        smallest: dict[int, FactValue] = {}
        for value, bits in pairs:
            smallest.setdefault(bits, value)
        return tuple((value, bits) for bits, value in smallest.items())
