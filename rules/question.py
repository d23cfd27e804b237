"""Question, Rule and Presumption: the models of a rule file."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator

from cases.codebook import FactValue, codebook
from cases.predicate import Predicate
from cases.ruling import About, Branch, Ruling
from cases.text import Record, Text
from rules.condition import (
    AllOf,
    AnyOf,
    Condition,
    Conjunct,
    FindingRef,
    Not,
    alternatives,
    can_be_met,
    findings_in,
    met,
)


class Authority(Record):
    """Where a rule comes from: a ruling of the casebook, or an article of law.

    Attributes:
        ruling: the key of a ruling.
        statute: the id of a statute.
        question: the question whose decision is meant, where it is not that of the rule file.
    """

    ruling: str | None = None
    statute: str | None = None
    question: str | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.ruling is None) == (self.statute is None) or (self.statute and self.question):
            message = "an authority names either a ruling (and perhaps on which `question`) or a statute"
            raise ValueError(message)
        return self


class Period(Record):
    """A period of validity; an open end is None.

    Attributes:
        first: the first day.
        last: the last day.
    """

    first: dt.date | None = None
    last: dt.date | None = None

    def covers(self, day: dt.date) -> bool:
        """Say whether a day lies in the period.

        Args:
            day: the day.

        Returns:
            Whether it does.
        """
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class Rule(Record):
    """Says when a factor, or a finding on which other rules build, holds.

    Attributes:
        id: unique within the file.
        favours: the outcome for which the factor counts; None: a finding.
        when: the condition.
        text: the circumstance as a sentence.
        short: the circumstance as a noun phrase.
        authority: the sources of the rule.
        valid: narrows the validity that follows from the authority.
    """

    id: str
    favours: str | None = None
    when: Condition
    text: Text
    short: Text
    authority: tuple[Authority, ...] = Field(min_length=1)
    valid: Period = Period()


class Presumption(Record):
    """What decides when no factor does.

    Attributes:
        id: unique within the file.
        favours: the outcome that it presumes; None: a burden of proof without a presumed outcome.
        unless: it is not used where this is known to hold.
        text: the presumption as a sentence.
        against: what speaks against it, as a sentence.
        authority: its sources.
        against_authority: the sources of what speaks against it.
    """

    id: str
    favours: str | None = None
    unless: Condition | None = None
    text: Text
    against: Text
    authority: tuple[Authority, ...] = Field(min_length=1)
    against_authority: tuple[Authority, ...] = ()


class Scope(Record):
    """What a ruling decides when it answers the question.

    Attributes:
        rulings: the keys of the rulings for which it is so.
        branches: the branches of law in which it is so.
        wider: whether the notion that was decided reaches further than the question; that it covered a case in
            spite of a factor then takes nothing from the weight of that factor.
        text: what is decided, as a sentence.
    """

    rulings: tuple[str, ...] = ()
    branches: tuple[Branch, ...] = ()
    wider: bool = False
    text: Text


class Ladder(Record):
    """A fact that is part of the question: a ruling governs on the same value or a fortiori, never across families.

    Attributes:
        fact: the fact, such as the measure.
        families: its values, each family from light to heavy.
    """

    fact: str
    families: tuple[tuple[str, ...], ...]

    def steps(self, start: FactValue | None, end: FactValue | None) -> int | None:
        """Count the steps from one value to another.

        Args:
            start: a value of the fact; None: unknown.
            end: another one.

        Returns:
            More than 0 if `end` is heavier; None if they do not stand in one family.
        """
        for family in self.families:
            if start in family and end in family:
                return family.index(str(end)) - family.index(str(start))
        return None


class Question(Record):
    """One legal question with its rules and the way in which its precedents are read.

    Attributes:
        question: the id in the codebook.
        protects: the outcome that protects the employee; the European Court governs only for it.
        statements: each outcome as a sentence.
        event: the event whose date decides which statutes apply.
        precedents_about: what a ruling must be about to be a precedent.
        reading: what a ruling's reason is: "reason": what the court relied on; "result": all factors for it.
        governs: whether an answer may be called governed; False where back-testing has not earned that label.
        least_reason: how many factors a reason must have to govern.
        governs_with: without at least one of these facts known, nothing governs.
        nearness: branches of law, nearest first; orders rulings that are otherwise equally close.
        margin: by how much the weights must differ before the answer leans to a side.
        raised_by: the question is answered only where this holds; None: always.
        regimes: branches of law that form one regime; a ruling governs only within its own. Empty: no such limit.
        ladder: where one fact is part of the question itself, as the measure is; None: there is no such fact.
        scopes: what rulings decide when they answer the question; the last entry is for all others.
        rules: findings before the factors that build on them.
        presumptions: the first that is valid and not excluded is used.
    """

    question: str
    protects: str
    statements: dict[str, Text]
    event: Literal["utterance", "inspection", "measure"]
    precedents_about: tuple[About, ...] = Field(min_length=1)
    reading: Literal["reason", "result"]
    governs: bool = True
    least_reason: int = Field(ge=1)
    governs_with: tuple[str, ...] = Field(min_length=1)
    nearness: tuple[Branch, ...]
    margin: float = Field(ge=0)
    raised_by: Condition | None = None
    regimes: tuple[tuple[Branch, ...], ...] = ()
    ladder: Ladder | None = None
    scopes: tuple[Scope, ...] = Field(min_length=1)
    rules: tuple[Rule, ...] = Field(min_length=1)
    presumptions: tuple[Presumption, ...] = Field(min_length=1)

    @cached_property
    def _by_id(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    @model_validator(mode="after")
    def _sound(self) -> Self:
        book = codebook()
        outcomes = book.question(self.question).outcomes
        for fact in self.governs_with:
            book.fact(fact)
        known: set[str] = set()
        for rule in self.rules:
            self._check_rule(rule, known, outcomes)
            known.add(rule.id)
        findings = {rule.id for rule in self.findings}
        for presumption in self.presumptions:
            if presumption.favours not in {None, *outcomes}:
                raise _fault(presumption.id, f"favours '{presumption.favours}', which is not an outcome")
            if presumption.unless and (missing := set(findings_in(presumption.unless)) - findings):
                raise _fault(presumption.id, f"names unknown findings {sorted(missing)}")
        if set(self.statements) != set(outcomes):
            raise _fault(self.question, "must state each of its outcomes as a sentence")
        if self.protects not in outcomes:
            raise _fault(self.question, f"protects '{self.protects}', which is not an outcome")
        return self

    def _check_rule(self, rule: Rule, known: set[str], outcomes: dict[str, Text]) -> None:
        if rule.id in known:
            raise _fault(rule.id, "stands there twice")
        if rule.favours not in {None, *outcomes}:
            raise _fault(rule.id, f"favours '{rule.favours}', which is not an outcome of {self.question}")
        for finding in findings_in(rule.when):
            if finding not in known or self.rule(finding).favours is not None:
                raise _fault(rule.id, f"builds on '{finding}', which is not a finding established before it")
        for conjunct in self.expanded(rule.when):
            if not can_be_met(conjunct):
                raise _fault(rule.id, "has a condition, or an alternative of it, that can never be met")

    def rule(self, rule_id: str) -> Rule:
        """Find a rule.

        Args:
            rule_id: its id.

        Returns:
            The rule.

        Raises:
            KeyError: there is none.
        """
        return self._by_id[rule_id]

    def scope(self, ruling: Ruling) -> Scope:
        """Say what a ruling decides when it answers the question.

        Args:
            ruling: the ruling.

        Returns:
            The scope of its decision.
        """
        named = (each for each in self.scopes if ruling.key in each.rulings or ruling.branch in each.branches)
        return next(named, self.scopes[-1])

    @property
    def factors(self) -> tuple[Rule, ...]:
        """The rules that establish factors."""
        return tuple(rule for rule in self.rules if rule.favours is not None)

    @property
    def findings(self) -> tuple[Rule, ...]:
        """The rules that establish findings."""
        return tuple(rule for rule in self.rules if rule.favours is None)

    def raised(self, known: Mapping[str, FactValue]) -> bool:
        """Say whether the question is raised at all.

        Args:
            known: facts, and the answers to earlier questions.

        Returns:
            Whether what raises it is known to hold.
        """
        return self.raised_by is None or met(self.expanded(self.raised_by), known)

    def built_on(self, rule_id: str) -> frozenset[str]:
        """Name a rule and all findings on which it builds.

        Args:
            rule_id: the rule's id.

        Returns:
            The ids, its own included.
        """
        below = (self.built_on(finding) for finding in findings_in(self.rule(rule_id).when))
        return frozenset({rule_id}).union(*below)

    def expanded(self, condition: Condition) -> tuple[Conjunct, ...]:
        """Write a condition as alternatives over facts alone, findings replaced by what they rest on.

        Args:
            condition: a condition of this file.

        Returns:
            The alternatives, each a conjunction of literals on facts.
        """
        return alternatives(self._inlined(condition))

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
