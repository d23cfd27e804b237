"""Law: what the rules and precedents on one question say, as known on a day."""

import math
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from privesfeer.cases.casebook import Casebook
from privesfeer.cases.commons.text import Text
from privesfeer.cases.fact import FactValue
from privesfeer.cases.ruling import Branch
from privesfeer.engine.doctrine.bits import members
from privesfeer.engine.doctrine.factors import FactorIndex
from privesfeer.engine.doctrine.reading import Reading, read, strength
from privesfeer.engine.doctrine.result import GOVERNED, Requirement, Result, Strength, firmness
from privesfeer.engine.doctrine.weights import DRAWN, UNITS, clear, learn, lessons, units
from privesfeer.rules.condition import met
from privesfeer.rules.hierarchy import GoverningLine
from privesfeer.rules.prior import Prior
from privesfeer.rules.rule import Authority, Presumption, Rule
from privesfeer.rules.rulebook import Moment, Rulebook


class Reach(NamedTuple):
    """Which precedents can govern.

    Attributes:
        regimes: the regimes whose rulings can; None: all.
        rung: the value of the fact that is part of the question itself, as the measure is.
    """

    regimes: frozenset[str] | None
    rung: FactValue | None


EVERYWHERE = Reach(None, None)
Binding = Mapping[str, tuple[tuple[int, int, Reading], ...]]
_NO_PRIOR = Prior(drawn=DRAWN, factors={})
_RESULTS_KEPT = 512
_TESTS_KEPT, _FACTORS_KEPT = 64, 256


class Law:
    """The rules of one question that are valid, and the precedents read through them.

    Attributes:
        question: the rule file.
        codebook: the facts and questions of which it speaks.
        factor_index: its rules as bit sets.
        moment: the day on which the law is known, and that of the event.
        valid: the ids of the rules and presumptions that are valid for the event.
        active: the bits of the factors that are valid, and of what makes a requirement sure.
        founded: the ids of the rules of which all findings below them are valid too.
        consequences: what hangs on the answer by the law on the day of the event.
        readings: the precedents, by date.
        decided: those for each outcome.
        bearing: these, each after the factors that carried it and all that hold on its facts.
        ruled: the values of the fact of the question's ladder of which some precedent is; of each, whether one is of a
            court of the law's own jurisdiction.
        weights: the weight of each factor, by its bit.
        reach_facts: the facts that say which precedents can govern.
        settings: the facts that say whether, and which, precedents can govern.
        inputs: the facts and earlier answers on which the answer can depend.
        binding: for a reach, the rulings that can govern within it, by outcome, each after the factors that tell
            whether it governs, and those of them that must hold.
        reaching: for a reach, the keys of the precedents of the same regime, on the same measure or a fortiori.
        factors: gives the bits of the valid factors that hold where tests do, by the factor index's bits of these.
        decide: answers the question on a set of factors.
        governing: finds the rulings that govern a set of factors within a reach, by outcome, whether or not the answer
            may be called governed.
    """

    def __init__(  # noqa: PLR0913 - the books, the day, and what back-testing leaves out
        self,
        rulebook: Rulebook,
        casebook: Casebook,
        factor_index: FactorIndex,
        moment: Moment,
        *,
        but_not: str | None = None,
        untaught: Container[str] = (),
    ) -> None:
        """Read every precedent.

        Args:
            factor_index: the compiled rules of the question.
            but_not: an affair that is left out (back-testing).
            untaught: the themes of textbook incidents that are left out (likewise).
        """
        question = factor_index.question
        self.question, self.factor_index, self.moment = question, factor_index, moment
        self.codebook = rulebook.codebook
        self._rulebook, self._casebook, self._but_not = rulebook, casebook, but_not
        self.valid = self._valid_rules(moment, but_not)
        self.consequences = tuple(each for each in question.consequences if rulebook.follows(each, casebook, moment))
        self.active = self._factors_among(self.valid)
        self.founded = frozenset(rule.id for rule in question.rules if question.built_on(rule.id) <= self.valid)
        unfounded = {rule.id for rule in question.findings} - self.founded
        self._beside = tuple(name for name in factor_index.beside if name not in unfounded)
        precedents = (
            ()
            if question.conclusion
            else rulebook.precedents(question.question, casebook, moment.as_of, but_not=but_not)
        )
        self._other = self.codebook.question(question.question).other(question.protects)
        active = self._factors_among(self._valid_rules(Moment(moment.as_of, moment.as_of), but_not))
        self.readings = tuple(read(each, factor_index, active, rulebook.hierarchy, casebook) for each in precedents)
        self.decided = {
            outcome: tuple(reading for reading in self.readings if reading.outcome == outcome)
            for outcome in factor_index.favouring
        }
        self.bearing = {
            outcome: tuple((each.reason, each.factors, each) for each in readings)
            for outcome, readings in self.decided.items()
        }
        self.ruled: dict[FactValue, bool] = {}
        if ladder := question.ladder:
            for precedent in (reading.precedent for reading in self.readings):
                if (value := precedent.value(ladder.fact)) is not None:
                    at_home = precedent.ruling.jurisdiction == rulebook.hierarchy.jurisdiction
                    self.ruled[value] = self.ruled.get(value, False) or at_home
        self.reach_facts = tuple(dict.fromkeys(self._reach_facts()))
        self._reach = cache(self._reach_of)
        self.factors = lru_cache(maxsize=_TESTS_KEPT)(self._factors)
        shown_by = {literal.fact for conjunct in question.showing for literal in conjunct}
        self.settings = frozenset({*question.governs_with, *shown_by, *self.reach_facts, *question.turned_on})
        self.inputs = self.settings.union(factor_index.facts)
        self.binding, self.reaching = cache(self._within), cache(self._reached_by)
        self.decide = lru_cache(maxsize=_RESULTS_KEPT)(self._decide)
        self.governing = lru_cache(maxsize=_FACTORS_KEPT)(self._governing)
        ours = factor_index.favouring[question.protects]
        taught = lessons(self.readings, question.protects)
        for each in () if question.conclusion else casebook.textbook:
            if each.teaches and question.question in each.expect and each.theme not in untaught:
                factors = self.factors(factor_index.tests(each.known(question.earlier)))
                taught += clear(factors, each.expect[question.question], question.protects)
        # Where a requirement decides nothing is weighed, and nothing is learned of weights.
        weighed = [each for each in taught if not self.required(each.factors)]
        prior = rulebook.priors.get(question.question, _NO_PRIOR)
        before = {factor_index.bit[rule.id]: prior.factors.get(rule.id, 0) for rule in question.factors}
        learned = learn(weighed, ours, before, prior.drawn)
        self.weights = {bit: max(weight, factor_index.rules[bit].weighs) for bit, weight in learned.items()}
        weighing = ((bit, units(weight)) for bit, weight in self.weights.items() if weight)
        self._signed = {bit: weight if bit & ours else -weight for bit, weight in weighing}
        self._weighing = sum(self._signed)

    @property
    def line(self) -> GoverningLine:
        """What a line of rulings needs for an answer to be called governed."""
        return self._rulebook.hierarchy.line

    def _reach_facts(self) -> Iterator[str]:
        if self.question.ladder:
            yield self.question.ladder.fact
        if self.question.within_regime:
            yield from (literal.fact for regime in self._rulebook.regimes for literal in regime.literals)

    @cached_property
    def by_key(self) -> Mapping[str, Reading]:
        """The precedents by the keys of their rulings."""
        return {reading.key: reading for reading in self.readings}

    @cached_property
    def persuaded(self) -> frozenset[FactValue]:
        """The values of the ladder's fact on which no precedent decides, but a ruling that persuades does."""
        question, ladder = self.question, self.question.ladder
        if ladder is None:
            return frozenset()
        abouts, day = question.precedents_about, self.moment.as_of
        found = self._casebook.precedents(question.question, abouts, day, but_not=self._but_not)
        values = {each.value(ladder.fact) for each in found if self._rulebook.persuasive(each.ruling)}
        return frozenset(each for each in values if each is not None and each not in self.ruled)

    def _valid_rules(self, moment: Moment, but_not: str | None) -> frozenset[str]:
        rules: tuple[Rule | Presumption, ...] = (*self.question.rules, *self.question.presumptions)
        rulebook, casebook = self._rulebook, self._casebook
        return frozenset(rule.id for rule in rules if rulebook.valid(rule, casebook, moment, but_not=but_not))

    def _factors_among(self, rules: frozenset[str]) -> int:
        """Give the factors whose own rule and all findings below it are among the rules, and what makes them sure."""
        active = self.factor_index.mask(
            factor.id for factor in self.question.factors if self.question.built_on(factor.id) <= rules
        )
        return (
            active
            | sum(self.factor_index.open)
            | sum(sure for bit, sure in self.factor_index.doubted.items() if active & bit)
        )

    def _factors(self, tests: int) -> int:
        return self.factor_index.factors(tests) & self.active

    def holding(self, tests: int, factors: int) -> frozenset[str]:
        """Name all that holds: valid factors and findings, and what else hangs on a condition."""
        beside = [name for name in self._beside if self.factor_index.holds(name, tests)]
        return frozenset((*self.factor_index.ids(factors), *beside))

    def may_govern(self, known: Mapping[str, FactValue]) -> bool:
        """Say whether a fact that has to be known for any ruling to govern is known, or follows from another."""
        if not self.question.governs:
            return False
        return any(fact in known for fact in self.question.governs_with) or met(self.question.showing, known)

    def telling(self, known: Mapping[str, FactValue]) -> bool:
        """Say whether enough is known of what the answer turns on for it to be called likely."""
        question = self.question
        # The same facts whatever the measure, save of claims: else a heavier one could stand firmer than a lighter one.
        return not question.likely_with or question.told(known) >= question.likely_with

    def reach(self, known: Mapping[str, FactValue], branch: Branch | None = None) -> Reach:
        """Say which precedents can govern: those of the same regime, on the same measure or a fortiori.

        Args:
            branch: the branch of law, where it is known as such (the facts of a ruling).
        """
        return self._reach(tuple([known.get(fact) for fact in self.reach_facts]), branch)

    def _reach_of(self, values: tuple[FactValue | None, ...], branch: Branch | None) -> Reach:
        known = {fact: value for fact, value in zip(self.reach_facts, values, strict=True) if value is not None}
        rung = self.question.rung(known)
        if not self.question.within_regime:
            return Reach(None, rung)
        if branch:
            regimes = self._rulebook.regimes
            return Reach(frozenset(regime.id for regime in regimes if branch in regime.branches), rung)
        regime = self._rulebook.regime(known, self.moment.event)
        return Reach(frozenset({regime} if regime else ()), rung)

    def _within(self, reach: Reach) -> Binding:
        """Give the rulings that can govern within a reach, as they are compared with factors."""
        return {
            outcome: tuple(
                (reading.reason | reading.barring, reading.reason, reading)
                for reading in self.readings
                if reading.may_govern and reading.outcome == outcome and self.reaches(reading, reach)
            )
            for outcome in self.factor_index.favouring
        }

    def reaches(self, reading: Reading, reach: Reach) -> bool:
        """Say whether a precedent is of the same regime, and on the same measure or a fortiori."""
        return reading.key in self.reaching(reach)

    def _reached_by(self, reach: Reach) -> frozenset[str]:
        if reach == EVERYWHERE:
            return frozenset(reading.key for reading in self.readings)
        return frozenset(reading.key for reading in self.readings if self._carries(reading, reach))

    def _carries(self, reading: Reading, reach: Reach) -> bool:
        ruling, ladder = reading.precedent.ruling, self.question.ladder
        if reach.regimes is not None and not any(
            ruling.branch in regime.branches for regime in self._rulebook.regimes if regime.id in reach.regimes
        ):
            return False
        if ladder is None:
            return True
        steps = ladder.steps(reading.precedent.value(ladder.fact), reach.rung)
        if steps is None:
            return False
        # Not upheld, it carries a heavier measure; upheld, a lighter one.
        return steps >= 0 if reading.outcome == self.question.protects else steps <= 0

    def _governing(self, factors: int, reach: Reach = EVERYWHERE) -> Mapping[str, tuple[Reading, ...]]:
        """Find the rulings for each outcome that govern a set of factors, whether or not it may be called governed.

        A ruling governs facts that are at least as strong for its outcome as its own were: its reason holds, and
        every factor against its outcome was already among those that it overcame.
        """
        return {
            outcome: tuple([reading for telling, reason, reading in binding if factors & telling == reason])
            for outcome, binding in self.binding(reach).items()
        }

    def _decide(self, factors: int, may_govern: bool, reach: Reach = EVERYWHERE) -> Result:  # noqa: FBT001 - cached
        """Answer the question on a set of factors.

        Args:
            may_govern: whether enough is known for a ruling to govern; if not, those that would still give the outcome,
                but no firmer than leaning. So more knowledge on one side never moves the answer to the other.
            reach: which precedents can govern.
        """
        governing = self.governing(factors, reach)
        sides = [outcome for outcome, line in governing.items() if line]
        required = self.required(factors)
        if factors & sum(self.factor_index.open) and not (required and required.outcome == self.question.prevails):
            # What is open can only make it fall: where all else probably does, it falls either way.
            weighed = self._weighed(factors, governing)
            falls = weighed.strength == "likely" and weighed.outcome == self.question.prevails
            return (
                weighed
                if falls and not factors & self.factor_index.unjudged
                else Result(None, "undetermined", governing, weighed.balance)
            )
        # A requirement goes before precedent; where an exception is open, rulings that say the same say it firmer.
        # Those that may not decide for want of facts do not: on files as thin as that, likely answers hold too seldom.
        if required and (required.sure or sides != [required.outcome]):
            return self._required(required, factors, governing)
        return self._line(sides, factors, governing, may_govern) if sides else self._weighed(factors, governing)

    def _required(self, required: Requirement, factors: int, governing: Mapping[str, tuple[Reading, ...]]) -> Result:
        """Answer by a requirement."""
        balance = self._balance(factors)
        if required.sure:
            return Result(required.outcome, "required", governing, balance)
        # What a conclusion leans on while a test is open is no more than a starting point.
        how: Strength = "slight" if self.question.conclusion else "likely"
        return Result(required.outcome, "leaning", governing, balance, how)

    def _line(
        self,
        sides: Sequence[str],
        factors: int,
        governing: Mapping[str, tuple[Reading, ...]],
        may_govern: bool,  # noqa: FBT001 - as _decide
    ) -> Result:
        """Answer by the rulings that govern, for one outcome or for both."""
        orders = [strength(governing[each]).order for each in sides]
        outcome = None if len(orders) > len(set(orders)) else sides[orders.index(max(orders))]
        if not may_govern:
            # Rulings that may not decide make no answer weaker than it is by weighing.
            weighed = self._weighed(factors, governing)
            return self.softened(outcome, (weighed.outcome == outcome and weighed.strength) or "slight")
        if len(sides) > 1:
            return Result(outcome, "contested", governing, 0.0)
        return (
            Result(outcome, "governed", governing, 0.0)
            if self._deserves(governing[sides[0]])
            else self.softened(outcome)
        )

    def _weighed(self, factors: int, governing: Mapping[str, tuple[Reading, ...]]) -> Result:
        """Answer where nothing decides: the factors are weighed."""
        balance = self._balance(factors)
        side = self.question.protects if balance > 0 else self._other
        if abs(balance) < self.question.margin:
            return Result(None, "undetermined", governing, balance)
        likely = self.question.likely is not None and abs(balance) >= self.question.likely
        return Result(side, "leaning", governing, balance, "likely" if likely else "slight")

    def _deserves(self, line: Sequence[Reading]) -> bool:
        """Say whether rulings that govern, all for one outcome, make a line that deserves the word."""
        affairs = {reading.line for reading in line if reading.carries}
        return any(reading.alone for reading in line) or len(affairs) >= self.line.affairs

    def softened(self, outcome: str | None, how: Strength = "likely") -> Result:
        """Give an answer that is firmer than it may be called no firmer than leaning, and so strongly."""
        nothing: Mapping[str, tuple[Reading, ...]] = dict.fromkeys(self.factor_index.favouring, ())
        return Result(outcome, "leaning", nothing, 0.0, how) if outcome else Result(None, "undetermined", nothing, 0.0)

    def capped(self, result: Result, level: int) -> Result:
        """Make an answer no firmer than a finding on which it depends, which is firm to a level."""
        if firmness(result) <= level and level >= GOVERNED:
            return result
        if level >= GOVERNED:
            return Result(result.outcome, "governed", result.governing, result.balance)
        return self.softened(result.outcome, "likely")

    def outcomes(self, value: FactValue | None) -> dict[str, Text]:
        """Give the outcomes in words, as they are of a value of the fact that is part of the question, if any."""
        named = self.codebook.question(self.question.question).outcomes
        return {**named, **self.question.ladder.outcomes(value)} if self.question.ladder else named

    def required(self, factors: int) -> Requirement | None:
        """Say what requirements of the law decide.

        Args:
            factors: the bits of the factors that hold, and of the requirements that are known to have no exception.

        Returns:
            What they decide; None where none holds, or they hold for both outcomes and neither goes before.
        """
        decisive, favouring = factors & self.factor_index.decisive, self.factor_index.favouring
        found = [outcome for outcome, ours in favouring.items() if decisive & ours]
        if self.question.prevails in found:
            found = [self.question.prevails]
        if len(found) != 1:
            return None
        decisive &= favouring[found[0]]
        doubted = self.factor_index.doubted
        settled = decisive & ~self.factor_index.unsettled
        sure = any(
            not doubted.get(bit) or factors & doubted[bit] for bit in self.factor_index.decisive_bits if settled & bit
        )
        return Requirement(found[0], sure)

    def weight(self, factors: int, outcome: str) -> float:
        """Add up what weighs for an outcome among the factors that hold: 0 or more."""
        ours = factors & self.factor_index.favouring[outcome]
        return math.fsum(weight for bit, weight in self.weights.items() if ours & bit)

    def level(self, authorities: tuple[Authority, ...]) -> Text | None:
        """Word the level of the heaviest court among authorities that are known; None if no ruling is among them."""
        rulings = [self._casebook[each.ruling] for each in authorities if each.ruling]
        known = [ruling for ruling in rulings if self._casebook.known(ruling, self.moment.as_of)]
        if not known:
            return None
        ranks = self._rulebook.hierarchy.ranks
        levels = (self._rulebook.level(ruling) for ruling in known)
        return self.codebook.level(max(levels, key=ranks.__getitem__)).label

    def _balance(self, factors: int) -> float:
        return sum([self._signed[bit] for bit in members(factors & self._weighing)]) / UNITS
