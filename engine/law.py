"""Law: what the rules and precedents on one question say, as known on a day."""

import math
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from cases.casebook import Casebook, Precedent
from cases.codebook import codebook
from cases.ruling import Ruling
from cases.text import Record, Text
from engine.kernel import Kernel
from engine.reading import Reading, known_in, relied_on, strength
from rules.question import Authority, Presumption, Rule
from rules.rulebook import Moment, Rulebook

Status = Literal["governed", "leaning", "contested", "undetermined"]


class Circumstance(Record):
    """A factor named in a comparison.

    Attributes:
        factor: the rule's id.
        short: the noun phrase.
    """

    factor: str
    short: Text


@dataclass(frozen=True, slots=True)
class Result:
    """The answer on a set of factors.

    Attributes:
        outcome: one of the question's outcomes, or None.
        status: how the outcome was reached.
        governing: the rulings that govern for each outcome; empty where governing is not allowed on these facts.
        balance: where no ruling governs, the weight for the protected outcome minus that for the other; else 0.
    """

    outcome: str | None
    status: Status
    governing: Mapping[str, tuple[Reading, ...]]
    balance: float


class Law:
    """The rules of one question that are valid, and the precedents read through them.

    Attributes:
        question: the rule file.
        kernel: its rules as bit sets.
        moment: the day on which the law is known, and that of the event.
        valid: the ids of the rules and presumptions that are valid for the event.
        readings: the precedents, by date.
        weights: the weight of each factor, by its bit.
        circumstances: names the factors of a bit set, those that say most, in the order of the rule file.
    """

    def __init__(
        self,
        rulebook: Rulebook,
        casebook: Casebook,
        kernel: Kernel,
        moment: Moment,
        *,
        but_not: str | None = None,
    ) -> None:
        """Read every precedent.

        Args:
            rulebook: holds the question's rules.
            casebook: holds the precedents.
            kernel: the compiled rules of the question.
            moment: the day on which the law is known, and that of the event.
            but_not: an affair that is left out (back-testing).
        """
        question = kernel.question
        self.question, self.kernel, self.moment = question, kernel, moment
        self._rulebook, self._casebook = rulebook, casebook
        self.valid = self._valid_rules(moment, but_not)
        self._active = self._factors_among(self.valid)
        precedents = casebook.precedents(question.question, question.precedents_about, moment.as_of, but_not=but_not)
        self._other = codebook().question(question.question).other(question.protects)
        active = self._factors_among(self._valid_rules(Moment(moment.as_of, moment.as_of), but_not))
        self.readings = tuple(self._read(precedent, active) for precedent in precedents)
        self._binding = {
            outcome: tuple(
                (reading.reason, reading.barring, reading)
                for reading in self.readings
                if reading.may_govern and reading.outcome == outcome
            )
            for outcome in kernel.favouring
        }
        self.weights = self._weights()
        self.circumstances = lru_cache(maxsize=4096)(self._circumstances)
        ours = kernel.favouring[question.protects]
        self._signed = tuple((bit, weight if bit & ours else -weight) for bit, weight in self.weights.items() if weight)

    def _valid_rules(self, moment: Moment, but_not: str | None) -> frozenset[str]:
        rules: tuple[Rule | Presumption, ...] = (*self.question.rules, *self.question.presumptions)
        rulebook, casebook = self._rulebook, self._casebook
        return frozenset(rule.id for rule in rules if rulebook.valid(rule, casebook, moment, but_not=but_not))

    def _factors_among(self, rules: frozenset[str]) -> int:
        """Give the factors whose own rule and all findings below it are among the rules."""
        return self.kernel.mask(
            factor.id for factor in self.question.factors if self.question.built_on(factor.id) <= rules
        )

    def _read(self, precedent: Precedent, active: int) -> Reading:
        ruling, decision = precedent.ruling, precedent.decision
        kernel, question = self.kernel, self.question
        tests = kernel.tests(known_in(ruling, question.question))
        factors = kernel.factors(tests) & active
        favouring = kernel.favouring[decision.outcome]
        reason = factors & favouring
        if question.reading == "reason" and decision.relied_on:
            reason &= kernel.resting_on(tests, relied_on(ruling, decision))
        floor = ruling.level in self._rulebook.hierarchy.floors and decision.outcome != question.protects
        return Reading(
            precedent=precedent,
            factors=factors,
            reason=reason,
            despite=factors & ~favouring,
            barring=~favouring & ~factors,
            floor=floor,
            may_govern=reason.bit_count() >= question.least_reason and not floor,
            rank=self._rulebook.hierarchy.rank(ruling, question.question, self._casebook),
            day=self._casebook.counts_from(ruling),
        )

    def _weight(self, rule: Rule) -> float:
        """Weigh a factor by the affairs in which it held: how much oftener they went its way than the other.

        The logarithm of (affairs for + 2) / (affairs against + 1), and never below 0, so that a factor can only help
        the side that it favours; the rule's own authority counts as one affair for. A decision on a wider notion
        that went the other way does not count against.
        """
        bit = self.kernel.mask([rule.id])
        held = [reading for reading in self.readings if reading.factors & bit]
        helped = {reading.line for reading in held if reading.outcome == rule.favours}
        failed = {
            reading.line
            for reading in held
            if reading.outcome != rule.favours and not self.question.scope(reading.precedent.ruling).wider
        }
        return max(0.0, math.log((len(helped) + 2) / (len(failed) + 1)))

    def _weights(self) -> dict[int, float]:
        """Weigh all factors; one that implies others weighs at least as much as each of them."""
        own = {self.kernel.mask([rule.id]): self._weight(rule) for rule in self.question.factors}
        return {
            bit: max(own[bit], *(own[other] for other in own if self.kernel.implied[bit] & self._active & other), 0.0)
            for bit in own
        }

    def _circumstances(self, factors: int) -> tuple[Circumstance, ...]:
        """Name factors in the order of the rule file, leaving out those that say less than another of them."""
        rules = (self.question.rule(factor) for factor in self.kernel.ids(self.kernel.narrowest(factors)))
        return tuple(Circumstance(factor=rule.id, short=rule.short) for rule in rules)

    def factors(self, tests: int) -> int:
        """Give the valid factors that hold.

        Args:
            tests: the kernel's bits of the tests that hold.

        Returns:
            The bits of the factors.
        """
        return self.kernel.factors(tests) & self._active

    def widened(self, factors: int, tests: int, fact: str) -> int:
        """Give the valid factors that hold once one more fact is known.

        Args:
            factors: the bits of the factors that held before.
            tests: the kernel's bits of the tests that hold now.
            fact: the fact that became known.

        Returns:
            The bits of the factors.
        """
        return self.kernel.widened(factors, tests, fact) & self._active

    def may_govern(self, known: Container[str]) -> bool:
        """Say whether enough is known for any ruling to govern.

        Args:
            known: the known facts.

        Returns:
            Whether at least one of the facts that the question asks for is known.
        """
        return self.question.governs and any(fact in known for fact in self.question.governs_with)

    def comparable(self, ruling: Ruling) -> frozenset[str] | None:
        """Name the precedents that can govern the facts of a ruling: those of its regime, on its measure or a fortiori.

        Args:
            ruling: the ruling whose facts are judged.

        Returns:
            The keys of the precedents; None: all of them.
        """
        if not self.question.regimes and self.question.ladder is None:
            return None
        return frozenset(
            reading.key
            for reading in self.readings
            if self._same_regime(reading.precedent.ruling, ruling) and self._carries(reading, ruling)
        )

    def _same_regime(self, one: Ruling, other: Ruling) -> bool:
        regimes = self.question.regimes
        return not regimes or any(one.branch in regime and other.branch in regime for regime in regimes)

    def _carries(self, reading: Reading, ruling: Ruling) -> bool:
        """Say whether a ruling reaches another's measure: upheld, it carries a lighter one; not upheld, a heavier."""
        ladder = self.question.ladder
        if ladder is None:
            return True
        theirs, ours = (each.facts.known.get(ladder.fact) for each in (reading.precedent.ruling, ruling))
        steps = ladder.steps(theirs, ours)
        if steps is None:
            return False
        return steps >= 0 if reading.outcome == self.question.protects else steps <= 0

    def decide(self, factors: int, *, may_govern: bool, within: frozenset[str] | None = None) -> Result:
        """Answer the question on a set of factors.

        A ruling governs facts that are at least as strong for its outcome as its own were: its reason holds, and
        every factor against its outcome was already among its despite.

        Where the facts that governing needs are unknown, the rulings that would govern still give the outcome,
        but no firmer than leaning: so a fact that helps one side can never tip the answer to the other.

        Args:
            factors: the bits of the factors that hold.
            may_govern: whether enough is known for rulings to govern.
            within: the keys of the precedents that can govern; None: all of them.

        Returns:
            The answer.
        """
        governing = {
            outcome: tuple(
                [
                    reading
                    for reason, barring, reading in binding
                    if factors & reason == reason
                    and not factors & barring
                    and (within is None or reading.key in within)
                ]
            )
            for outcome, binding in self._binding.items()
        }
        balance = 0.0
        ours, theirs = self.question.protects, self._other
        outcome: str | None
        if governing[ours] and governing[theirs]:
            first, second = strength(governing[ours]).order, strength(governing[theirs]).order
            outcome = None if first == second else ours if first > second else theirs
            status: Status = "contested"
        elif governing[ours] or governing[theirs]:
            outcome, status = (ours if governing[ours] else theirs), "governed"
        elif factors and abs(balance := self._balance(factors)) >= self.question.margin:
            outcome, status = (ours if balance > 0 else theirs), "leaning"
        else:
            outcome, status = None, "undetermined"
        if not may_govern and status in {"governed", "contested"}:
            return Result(outcome, "leaning" if outcome else "undetermined", {ours: (), theirs: ()}, balance)
        return Result(outcome, status, governing, balance)

    def weight(self, factors: int) -> float:
        """Add up the weights of factors; those implied by another count within it.

        Args:
            factors: their bits.

        Returns:
            The sum, 0 or more.
        """
        narrowest = self.kernel.narrowest(factors)
        return math.fsum([weight for bit, weight in self.weights.items() if narrowest & bit])

    def level(self, authorities: tuple[Authority, ...]) -> Text | None:
        """Word the level of the heaviest court among authorities that are known.

        Args:
            authorities: the sources of a rule or presumption.

        Returns:
            The level in words; None if no ruling is among them.
        """
        rulings = [self._casebook[each.ruling] for each in authorities if each.ruling]
        known = [ruling for ruling in rulings if self._casebook.known(ruling, self.moment.as_of)]
        if not known:
            return None
        ranks = self._rulebook.hierarchy.ranks
        heaviest = max(known, key=lambda ruling: ranks[ruling.level]).level
        return codebook().level(heaviest).label

    def _balance(self, factors: int) -> float:
        narrowest = self.kernel.narrowest(factors)
        return math.fsum([weight for bit, weight in self._signed if narrowest & bit])
