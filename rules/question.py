"""Question: one legal question with its rules, as a rule file has it."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, PrivateAttr, ValidationInfo, model_validator

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.commons.text import Record, Text
from privesfeer.cases.fact import FactValue
from privesfeer.cases.ruling import About, Branch, Ruling
from privesfeer.rules.condition import (
    AllOf,
    AnyOf,
    Condition,
    Conjunct,
    FindingRef,
    Not,
    alternatives,
    can_be_met,
    fewest,
    findings_in,
    passing,
)
from privesfeer.rules.ladder import Basis, Family, Ladder
from privesfeer.rules.left_open import LeftOpen
from privesfeer.rules.plain_words import PlainWords
from privesfeer.rules.rule import Authority, Consequence, Presumption, Rule
from privesfeer.rules.scope import Scope


class Question(Record):
    """One legal question with its rules and the way in which its precedents are read.

    A question is read beside a codebook (``context`` of ``model_validate``).

    Attributes:
        question: the id in the codebook.
        protects: the outcome that protects the employee; the European Court governs only for it.
        statements: each outcome as a sentence.
        asked: what is asked, as a clause behind "whether".
        plain: the same in everyday words.
        event: the event whose date decides which statutes apply.
        conclusion: whether it only concludes from the answers to earlier questions: all its factors are requirements,
            and no ruling or weight decides it.
        precedents_about: what a ruling must be about to be a precedent.
        reading: what a ruling's reason is: "reason": what the court relied on; "result": all factors for it.
        governs: whether an answer may be called governed; False where back-testing has not earned that label.
        least_reason: how many factors a reason must have to govern.
        governs_with: without at least one of these facts known, nothing governs.
        turns_on: the facts on which its answers turn: as long as one is unknown, what was measured of answers says
            nothing of this one. Where the kinds of a ladder name them, these count.
        nearness: branches of law, nearest first; orders rulings that are otherwise equally close.
        persuades: branches of law of which the rulings only persuade: another norm decided there, so that they make no
            line of rulings that governs.
        margin: by how much the weights must differ before the answer leans to a side.
        likely: by how much they must differ before it is called likely, below that the answer leans slightly; None: by
            weighing alone no answer is called likely.
        likely_with: how many of `turns_on` must be known before any answer is called likely.
        on_the_whole: whether several acts are judged together, and not each by itself.
        raised_by: the question is answered only where this holds; None: always.
        not_raised_by: where this is known to hold it is not answered all the same, as of another act; None: never.
        raised_anyway_by: where this holds, `not_raised_by` does not count.
        prevails: the outcome of which a requirement goes before one of the other: an element that fails decides,
            whatever others are met; None: where both are required neither is.
        left_open: where one of these holds, the answer is open, save where a requirement for `prevails` holds.
        within_regime: whether a ruling governs only within its own regime.
        ladder: where one fact is part of the question itself, as the measure is; None: there is no such fact.
        scopes: what rulings decide when they answer the question; the last entry is for all others.
        rules: findings before the factors that build on them.
        presumptions: the first that is valid and not excluded is used.
        consequences: what hangs on the answer by statute.
    """

    question: str
    protects: str
    statements: dict[str, Text]
    asked: Text
    plain: PlainWords
    event: Literal["utterance", "inspection", "measure"]
    conclusion: bool = False
    precedents_about: tuple[About, ...] = Field(min_length=1)
    reading: Literal["reason", "result"]
    governs: bool = True
    least_reason: int = Field(ge=1)
    governs_with: tuple[str, ...] = Field(min_length=1)
    turns_on: Basis = ()
    nearness: tuple[Branch, ...]
    persuades: tuple[Branch, ...] = ()
    margin: float = Field(ge=0)
    likely: float | None = Field(default=None, ge=0)
    likely_with: int = Field(default=0, ge=0)
    on_the_whole: bool = False
    raised_by: Condition | None = None
    not_raised_by: Condition | None = None
    raised_anyway_by: Condition | None = None
    prevails: str | None = None
    left_open: tuple[LeftOpen, ...] = ()
    within_regime: bool = False
    ladder: Ladder | None = None
    scopes: tuple[Scope, ...] = Field(min_length=1)
    rules: tuple[Rule, ...] = Field(min_length=1)
    presumptions: tuple[Presumption, ...] = Field(min_length=1)
    consequences: tuple[Consequence, ...] = ()
    _codebook: Codebook = PrivateAttr()

    @property
    def codebook(self) -> Codebook:
        """The facts and questions of which it speaks."""
        return self._codebook

    @cached_property
    def _by_id(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    @model_validator(mode="after")
    def _sound(self, info: ValidationInfo) -> Self:
        book = info.context
        if not isinstance(book, Codebook):
            raise ValueError("a question is read beside a codebook")  # noqa: TRY004 - pydantic reports ValueError only
        self._codebook = book
        outcomes = book.question(self.question).outcomes
        bases = (self.turns_on, *(each.turns_on for each in (self.ladder.kinds if self.ladder else ())))
        for fact in (*self.governs_with, *(one for basis in bases for each in basis for one in each)):
            book.fact(fact)
        known: set[str] = set()
        for rule in self.rules:
            self._check_rule(rule, known, outcomes)
            known.add(rule.id)
        if set(self.statements) != set(outcomes) or set(self.plain.outcomes) != set(outcomes):
            raise _fault(self.question, "must state each of its outcomes as a sentence, and in everyday words")
        self._check_names()
        self._check_raising()
        for presumption in self.presumptions:
            self._check_side(presumption.id, presumption.favours, presumption.unless)
        for consequence in self.consequences:
            self._check_side(consequence.id, consequence.outcome, consequence.when)
            self._check_side(consequence.id, consequence.outcome, consequence.unless)
        if self.conclusion and not all(rule.decisive for rule in self.factors):
            raise _fault(self.question, "is a conclusion: each of its factors has to be decisive")
        if self.protects not in outcomes:
            raise _fault(self.question, f"protects '{self.protects}', which is not an outcome")
        return self

    def _check_rule(self, rule: Rule, known: set[str], outcomes: dict[str, Text]) -> None:
        if rule.id in known:
            raise _fault(rule.id, "stands there twice")
        if rule.favours not in {None, *outcomes}:
            raise _fault(rule.id, f"favours '{rule.favours}', which is not an outcome of {self.question}")
        _check_kind(rule)
        for finding in (*findings_in(rule.when), *(findings_in(rule.unless) if rule.unless else ())):
            if finding not in known or self.rule(finding).favours is not None:
                raise _fault(rule.id, f"builds on '{finding}', which is not a finding established before it")
        for conjunct in alternatives(self._inlined(rule.when), implied=False):
            if not can_be_met(conjunct, self.codebook):
                raise _fault(rule.id, "has a condition, or an alternative of it, that can never be met")

    def _check_raising(self) -> None:
        for condition in (self.raised_by, self.not_raised_by, self.raised_anyway_by):
            self._check_side(self.question, self.prevails, condition)
        for each in self.left_open:
            self._check_side(each.id, None, each.when)
            self._check_side(each.id, None, each.unless)
        if self.raised_anyway_by and not self.not_raised_by:
            raise _fault(self.question, "has `raised_anyway_by`, which only lifts `not_raised_by`")

    def _check_names(self) -> None:
        names = [each.id for each in self.rules] + [each.id for each in self.presumptions]
        names += [each.id for each in self.consequences] + [each.id for each in self.left_open] + [self.question]
        if twice := {name for name in names if names.count(name) > 1}:
            raise _fault(", ".join(sorted(twice)), "stands there twice")
        if self.ladder:
            groups = [each.values for each in self.ladder.families] + [each.values for each in self.ladder.kinds]
            missing = {value for values in groups for value in values}
            missing -= self.codebook.fact(self.ladder.fact).values.keys()
            if missing:
                raise _fault(self.ladder.fact, f"has no values {sorted(missing)}")

    def _check_side(self, name: str, outcome: str | None, condition: Condition | None) -> None:
        if outcome not in {None, *self.statements}:
            raise _fault(name, f"names '{outcome}', which is not an outcome")
        findings = {rule.id for rule in self.findings}
        if condition and (missing := set(findings_in(condition)) - findings):
            raise _fault(name, f"names unknown findings {sorted(missing)}")

    def requires(self, rule: Rule) -> bool:
        """Say whether a rule is a requirement of the law; one of unsettled reach is none, nor is what concludes."""
        return rule.decisive and not rule.unsettled and not self.conclusion

    def rule(self, rule_id: str) -> Rule:
        """Find a rule.

        Raises:
            KeyError: there is none.
        """
        return self._by_id[rule_id]

    def scope(self, ruling: Ruling) -> Scope:
        """Say what a ruling decides when it answers the question."""
        named = (each for each in self.scopes if ruling.key in each.rulings or ruling.branch in each.branches)
        return next(named, self.scopes[-1])

    def of_every(self, rule_id: str) -> bool:
        """Say whether a rule holds of every case with the same value of the fact that is part of the question.

        Nothing else carries it then, as the requirement of an urgent reason holds of every summary dismissal.
        """
        return self.ladder is not None and self.carrying[rule_id] == {self.ladder.fact}

    def rung(self, known: Mapping[str, FactValue]) -> FactValue | None:
        """Give the value of the fact of its ladder; None: it has no ladder, or that is not known."""
        return known.get(self.ladder.fact) if self.ladder else None

    def told(self, known: Mapping[str, FactValue]) -> int:
        """Count the entries of `turns_on`, or of a kind that stands apart, of which a fact is known."""
        kind = self.ladder.kind(self.rung(known)) if self.ladder else None
        turns_on = kind.turns_on if kind and kind.apart else self.turns_on
        return sum([any(fact in known for fact in each) for each in turns_on])

    @property
    def turned_on(self) -> frozenset[str]:
        """The facts that say whether enough is known for an answer to be called likely."""
        kinds = self.ladder.kinds if self.ladder else ()
        bases = (self.turns_on, *(each.turns_on for each in kinds if each.apart)) if self.likely_with else ()
        own = {self.ladder.fact} if self.ladder and bases[1:] else set[str]()
        return frozenset({*own, *(fact for base in bases for each in base for fact in each)})

    @property
    def unraised(self) -> str:
        """The name under which what keeps the question from being raised is known to hold."""
        return f"{self.question}_unraised"

    @property
    def anyway(self) -> str:
        """The name under which what raises it all the same is known to hold."""
        return f"{self.question}_anyway"

    @property
    def factors(self) -> tuple[Rule, ...]:
        """The rules that establish factors."""
        return tuple(rule for rule in self.rules if rule.favours is not None)

    @property
    def findings(self) -> tuple[Rule, ...]:
        """The rules that establish findings."""
        return tuple(rule for rule in self.rules if rule.favours is None)

    @property
    def conditions(self) -> Mapping[str, Condition]:
        """All conditions, by the id of what hangs on them: rules first, findings before what builds on them.

        That of a presumption is what excludes it, and a consequence has a second one for that; a requirement has a
        second and third one: that its exceptions are known to hold, and known not to. What raises the question stands
        under the question's own id, and what keeps it from being raised, or lifts that, under `unraised` and `anyway`.
        What leaves the answer open has a second one for its exceptions.
        """
        presumptions = {each.id: each.unless for each in self.presumptions}
        consequences = {each.id: each.when for each in self.consequences}
        consequences |= {each.exceptions: each.unless for each in self.consequences}
        raising = {self.question: self.raised_by, self.unraised: self.not_raised_by, self.anyway: self.raised_anyway_by}
        raising |= {each.id: each.when for each in self.left_open}
        raising |= {each.exceptions: each.unless for each in self.left_open}
        others = {**raising, **presumptions, **consequences}
        for rule in self.rules:
            if rule.unless:
                others[rule.exceptions] = rule.unless
            if rule.unless and rule.decisive:
                others[rule.without_exception] = Not(not_=rule.unless)
        rules = {rule.id: rule.when for rule in self.rules}
        return {**rules, **{name: condition for name, condition in others.items() if condition}}

    @cached_property
    def showing(self) -> tuple[Conjunct, ...]:
        """From which tests on other facts follows the value of one that must be known for anything to govern."""
        return tuple(
            passing(tests) for fact in self.governs_with for tests in self.codebook.contradictions.showing(fact)
        )

    @cached_property
    def earlier(self) -> frozenset[str]:
        """The questions on whose answers its rules build."""
        questions = {question.id for question in self.codebook.questions}
        raising = (self.raised_by, self.not_raised_by, self.raised_anyway_by)
        left_open = (each.when for each in self.left_open)
        conditions = [*(rule.when for rule in self.rules), *left_open, *(each for each in raising if each)]
        return frozenset(
            literal.fact
            for condition in conditions
            for conjunct in self.expanded(condition)
            for literal in conjunct
            if literal.fact in questions
        )

    @cached_property
    def families(self) -> tuple[tuple[Family, tuple[Conjunct, ...] | None, tuple[Conjunct, ...]], ...]:
        """The families of the ladder, each with the alternatives under which it has a place and those that bar it."""
        return tuple(
            (each, self.expanded(each.when) if each.when else None, self.expanded(each.unless) if each.unless else ())
            for each in (self.ladder.families if self.ladder else ())
        )

    @cached_property
    def tested(self) -> Mapping[str, frozenset[str]]:
        """The facts that each rule tests, by its id; findings are replaced by what they rest on."""
        return {
            rule.id: frozenset(literal.fact for conjunct in self.expanded(rule.when) for literal in conjunct)
            for rule in self.rules
        }

    @cached_property
    def carrying(self) -> Mapping[str, frozenset[str]]:
        """The facts by which each rule can carry a decision, by its id: those it tests, but not what confines it."""
        return {rule.id: self._own(rule) or self.tested[rule.id] for rule in self.rules}

    def _own(self, rule: Rule) -> frozenset[str]:
        below = (self.rule(finding) for finding in findings_in(rule.when))
        tests = (literal for conjunct in alternatives(rule.when) for literal in conjunct)
        facts = frozenset(literal.fact for literal in tests if isinstance(literal.test, Predicate))
        return facts.union(*(self._own(each) for each in below if not each.confines))

    @property
    def cited(self) -> Iterator[tuple[str, Authority]]:
        """All that it cites, each after the id of what cites it."""
        families = self.ladder.families if self.ladder else ()
        yield from ((each.id, one) for each in self.rules for one in each.authority)
        yield from ((each.id, one) for each in self.presumptions for one in (*each.authority, *each.against_authority))
        yield from ((each.id, one) for each in self.consequences for one in each.authority)
        yield from ((each.id, one) for each in families for one in each.authority)

    @property
    def authorities(self) -> Iterator[Authority]:
        """All that is cited in the file for what it says, with repeats."""
        families = self.ladder.families if self.ladder else ()
        for claims in (self.rules, self.presumptions, self.consequences, families):
            yield from (each for claim in claims for each in claim.authority)

    def built_on(self, rule_id: str) -> frozenset[str]:
        """Name a rule and all findings on which it builds."""
        below = (self.built_on(finding) for finding in findings_in(self.rule(rule_id).when))
        return frozenset({rule_id}).union(*below)

    def expanded(self, condition: Condition) -> tuple[Conjunct, ...]:
        """Write a condition of this file as alternatives over facts alone, findings replaced by what they rest on."""
        found = self._expanded.get(condition)
        if found is None:
            written = alternatives(self._inlined(condition))
            found = self._expanded[condition] = tuple([each for each in written if can_be_met(each, self.codebook)])
        return found

    @cached_property
    def _expanded(self) -> dict[Condition, tuple[Conjunct, ...]]:
        """Those that were written before: factor index, bit encoding and stances ask for the same."""
        return {}

    def ways(self, condition: Condition) -> tuple[Conjunct, ...]:
        """Write a condition of this file as the fewest alternatives over facts alone that say whether it holds."""
        return fewest(self.expanded(condition))

    def _inlined(self, condition: Condition) -> Condition:
        match condition:
            case FindingRef(finding=finding):
                return self._inlined(self.rule(finding).when)
            case AllOf(all=parts):
                return AllOf(all=tuple(self._inlined(part) for part in parts))
            case AnyOf(any=parts):
                return AnyOf(any=tuple(self._inlined(part) for part in parts))
            case Not(not_=part):
                return Not(not_=self._inlined(part))
            case Predicate():
                return condition


def _fault(name: str, what: str) -> ValueError:
    return ValueError(f"'{name}' {what}")


def _check_kind(rule: Rule) -> None:
    """Refuse what a rule of its kind has not."""
    if rule.unsettled and not rule.decisive:
        raise _fault(rule.id, "has `unsettled`, which only a requirement (`decisive`) has")
    if rule.unless and rule.favours is None:
        raise _fault(rule.id, "has `unless`, which no finding has")
    if rule.weighs and (rule.decisive or rule.favours is None):
        raise _fault(rule.id, "has `weighs`, which only what is weighed has")
    if rule.confines and rule.favours:
        raise _fault(rule.id, "confines, which only a finding does")
    if rule.decisive and rule.favours is None:
        raise _fault(rule.id, "is decisive and favours no outcome")
