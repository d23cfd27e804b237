"""Inference: a question's rules run forward by experta, with the trace of what made each factor hold."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cases.codebook import FactValue
from cases.predicate import Predicate
from engine.production import AND, Fact, KnowledgeEngine, P, Strategy
from engine.production import Rule as Production
from rules.condition import Conjunct, FindingRef, Literal, alternatives, findings_in
from rules.question import Question, Rule


class Case(Fact):
    """The one wide fact: every known fact of the incident."""


class Established(Fact):
    """A finding that was established, or established not to hold."""


class AnyOrder(Strategy):
    """Fires activations as they come.

    The rules only ever add, so their order cannot change what follows. experta's own strategy sorts the agenda
    and keeps its keys in a cache that all engines of all threads share.
    """

    def _update_agenda(self, agenda: Any, added: Any, removed: Any) -> None:  # noqa: ANN401, ARG002 - experta's signature
        agenda.activations.extend(added)


@dataclass(frozen=True, slots=True)
class Step:
    """One application of a rule.

    Attributes:
        rule: the rule's id.
        facts: the facts that made it apply, in the order of its condition.
        findings: the findings on which it built.
    """

    rule: str
    facts: tuple[str, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Derivation:
    """What followed from the facts.

    Attributes:
        steps: every application of a rule, by rule; a rule may apply in more than one way.
    """

    steps: Mapping[str, tuple[Step, ...]]

    def facts(self, rule: str) -> tuple[str, ...]:
        """Name the facts on which a factor or finding rests, those below its findings included.

        Args:
            rule: its id.

        Returns:
            The facts, without repeats.
        """
        found: dict[str, None] = {}
        for step in self.steps[rule]:
            found |= dict.fromkeys(step.facts)
            for finding in step.findings:
                found |= dict.fromkeys(self.facts(finding))
        return tuple(found)


class Inference:
    """The rules of one question, compiled to experta; each thread has an engine of its own.

    One experta engine that is shared by threads gives wrong results without an error, and building one takes tens
    of milliseconds: so it is built once per thread and never shared.
    """

    def __init__(self, question: Question) -> None:
        """Compile the rules; the engines are built when a thread first needs one.

        Args:
            question: the rule file.
        """
        self._order = {rule.id: index for index, rule in enumerate(question.rules)}
        self._members = _productions(question)
        self._mine = threading.local()

    def derive(self, known: Mapping[str, FactValue], valid: frozenset[str]) -> Derivation:
        """Run the rules on facts until nothing new follows.

        Args:
            known: the known facts.
            valid: the ids of the rules that are valid.

        Returns:
            What followed, in the order of the rule file.
        """
        engine = self._engine()
        engine.trace, engine.valid = [], valid
        engine.reset()
        engine.declare(Case(**known))
        engine.run()
        trace: list[Step] = sorted(engine.trace, key=lambda step: (self._order[step.rule], step.facts))
        steps: dict[str, tuple[Step, ...]] = {}
        for step in trace:
            steps[step.rule] = (*steps.get(step.rule, ()), step)
        return Derivation(steps)

    def _engine(self) -> Any:  # noqa: ANN401 - experta has no types
        engine = getattr(self._mine, "engine", None)
        if engine is None:
            engine = self._mine.engine = type("Rules", (_Engine,), self._members)()
        return engine


class _Engine(KnowledgeEngine):
    """An experta engine that looks for new activations only when facts have changed."""

    __strategy__ = AnyOrder

    def get_activations(self) -> Any:  # noqa: ANN401 - experta's signature
        changed = self.facts.added or self.facts.removed
        return super().get_activations() if changed else ((), ())


def _productions(question: Question) -> dict[str, Any]:
    denied = _denied_findings(question)
    productions: dict[str, Any] = {}
    for rule in question.rules:
        for holds in (True, False) if rule.id in denied else (True,):
            for index, conjunct in enumerate(alternatives(rule.when, positive=holds)):
                name = f"{rule.id}_{'is' if holds else 'is_not'}_{index}"
                productions[name] = _production(rule, conjunct, holds=holds)
    return productions


def _denied_findings(question: Question) -> set[str]:
    """Find the findings whose negation some rule needs, directly or through another finding."""
    denied = {
        literal.test.finding
        for rule in question.rules
        for conjunct in alternatives(rule.when)
        for literal in conjunct
        if isinstance(literal.test, FindingRef) and not literal.positive
    }
    for rule in reversed(question.findings):
        if rule.id in denied:
            denied.update(findings_in(rule.when))
    return denied


def _production(rule: Rule, conjunct: Conjunct, *, holds: bool) -> Any:  # noqa: ANN401 - experta has no types
    by_fact: dict[str, list[Literal]] = {}
    findings: list[Literal] = []
    for literal in conjunct:
        if isinstance(literal.test, Predicate):
            by_fact.setdefault(literal.fact, []).append(literal)
        else:
            findings.append(literal)
    tests = {fact: P(_all_pass(literals)) for fact, literals in by_fact.items()}
    named = [each.test.finding for each in findings if isinstance(each.test, FindingRef)]
    step = Step(rule.id, tuple(by_fact), tuple(named))
    pattern = AND(
        Case(**tests),
        *(Established(finding=name, holds=each.positive) for name, each in zip(named, findings, strict=True)),
    )

    def fire(engine: Any) -> None:  # noqa: ANN401 - experta has no types
        if rule.id not in engine.valid:
            return
        if holds:
            engine.trace.append(step)
        if rule.favours is None:
            engine.declare(Established(finding=rule.id, holds=holds))

    return Production(pattern)(fire)


def _all_pass(literals: list[Literal]) -> Any:  # noqa: ANN401 - a predicate for experta
    if len(literals) == 1:
        return literals[0].passes
    return lambda value: all(literal.passes(value) for literal in literals)
