"""Inference: the rules run forward by experta, with the trace of what made each factor hold."""

import operator
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any

from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.fact import FactValue
from privesfeer.engine.proof.production import Fact, P
from privesfeer.engine.proof.production import Rule as Production
from privesfeer.engine.proof.quick import Network, QuickEngine
from privesfeer.rules.condition import Conjunct, FindingRef, Literal, alternatives, findings_in
from privesfeer.rules.question import Question
from privesfeer.rules.rule import Rule


class CaseFacts(Fact):
    """The one wide fact: every known fact of the incident, and the answers on which later questions build."""


class Established(Fact):
    """A finding of a question that was established, or established not to hold."""


@dataclass(frozen=True, slots=True)
class ProofStep:
    """One way in which a condition was met.

    Attributes:
        rule: the id of the rule, or of what else hangs on the condition.
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
        steps: every way in which a condition was met, by what hangs on it (rules, what raises the question, what
            excludes a presumption, when a consequence matters), in the order of `Question.conditions`.
        facts: likewise the facts on which it rests, those below its findings included.
    """

    steps: Mapping[str, tuple[ProofStep, ...]]
    facts: Mapping[str, tuple[str, ...]]


_Noted = tuple[tuple[int, tuple[str, ...], tuple[str, ...]], ProofStep]
"""A step of the trace, after what orders it: the place of what hangs on it, its facts and findings."""


class Inference:
    """The rules of all questions, compiled to experta; each thread has an engine of its own.

    One experta engine that is shared by threads gives wrong results without an error, so each thread has its own. They
    share the network, which takes a tenth of a second to build: nothing of a case is kept in it.
    """

    def __init__(self, questions: Iterable[Question]) -> None:
        """Compile the rules; the engines are built when a thread first needs one.

        Args:
            questions: the rule files.
        """
        self._questions = tuple(questions)
        self._requirements = {
            question.question: tuple((rule.exceptions, rule.id) for rule in question.rules if rule.unless)
            for question in self._questions
        }
        self._mine = threading.local()

    def derive(self, known: Mapping[str, FactValue], valid: Mapping[str, frozenset[str]]) -> Mapping[str, Derivation]:
        """Run the rules on facts until nothing new follows.

        Args:
            known: the known facts, and the answers on which later questions build.
            valid: by question, the ids of the rules that are valid; a question that is left out is not looked at.
                Conditions that are not those of rules are looked at whatever is valid.

        Returns:
            By question, what followed, in the order of the rule file.
        """
        engine = self._engine()
        engine.traces, engine.valid = {question: [] for question in valid}, valid
        engine.reset()
        engine.declare(CaseFacts(**known))
        engine.run()
        return {question: self._told(question, trace) for question, trace in engine.traces.items()}

    def _told(self, question: str, trace: list[_Noted]) -> Derivation:
        steps: dict[str, tuple[ProofStep, ...]] = {}
        # The order in which productions fire says nothing.
        for _, step in sorted(trace, key=operator.itemgetter(0)):
            steps[step.rule] = (*steps.get(step.rule, ()), step)
        for exceptions, rule in self._requirements[question]:
            if exceptions in steps:
                steps.pop(rule, None)
        facts: dict[str, tuple[str, ...]] = {}
        for rule, applied in steps.items():  # a finding stands before the rules that build on it
            if len(applied) == 1 and not applied[0].findings:
                facts[rule] = applied[0].facts
                continue
            found: dict[str, None] = {}
            for step in applied:
                found |= dict.fromkeys((*step.facts, *(fact for each in step.findings for fact in facts.get(each, ()))))
            facts[rule] = tuple(found)
        return Derivation(steps, facts)

    def _engine(self) -> Any:  # noqa: ANN401 - experta has no types
        engine = getattr(self._mine, "engine", None)
        if engine is None:
            engine = self._mine.engine = QuickEngine(self.network)
        return engine

    @cached_property
    def network(self) -> Network:
        """The network of all productions; what hangs on the same patterns fires together."""
        hanging = grouped(pair for question in self._questions for pair in _productions(question))
        return Network(Production(*patterns)(_Firing(tuple(each))) for patterns, each in hanging.items())


def _productions(question: Question) -> Iterator[tuple[tuple[Fact, ...], "_Hanging"]]:
    denied, rules = _denied_findings(question), {rule.id: rule for rule in question.rules}
    for order, (name, condition) in enumerate(question.conditions.items()):
        for holds in (True, False) if name in denied else (True,):
            # What is not a rule is over facts alone: it does not depend on which findings are law on the day.
            found = alternatives(condition, positive=holds) if name in rules else question.ways(condition)
            for conjunct in found:
                yield _production(question.question, (order, name), conjunct, rules.get(name), holds=holds)


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


def _production(
    question: str, named: tuple[int, str], conjunct: Conjunct, rule: Rule | None, *, holds: bool
) -> tuple[tuple[Fact, ...], "_Hanging"]:
    order, name = named
    by_fact = grouped((each.fact, each) for each in conjunct if isinstance(each.test, Predicate))
    findings = [(each.test.finding, each.positive) for each in conjunct if isinstance(each.test, FindingRef)]
    tests = {fact: _all_pass(tuple(literals)) for fact, literals in by_fact.items()}
    step = ProofStep(name, tuple(by_fact), tuple(finding for finding, _ in findings))
    noted = (order, step.facts, step.findings), step
    established = (Established(question=question, finding=finding, holds=positive) for finding, positive in findings)
    hanging = _Hanging(question, name, noted, holds, bool(rule), bool(rule and rule.favours is None))
    return (CaseFacts(**tests), *established), hanging


@dataclass(frozen=True, slots=True)
class _Hanging:
    """What hangs on the patterns of a production: a step that is noted, and the finding that it establishes.

    Attributes:
        question: the question.
        name: the id of what hangs on the condition.
        noted: the step that is noted, with what orders it.
        holds: whether it says that this holds, or that it does not.
        is_rule: whether it is a rule, which can be invalid.
        finds: whether it is a finding.
    """

    question: str
    name: str
    noted: _Noted
    holds: bool
    is_rule: bool
    finds: bool


@dataclass(frozen=True, slots=True)
class _Firing:
    """What a production does when it fires."""

    hanging: tuple[_Hanging, ...]

    @property
    def __name__(self) -> str:
        """How experta calls the production."""
        return " ".join(each.name for each in self.hanging)

    def __call__(self, engine: Any) -> None:  # noqa: ANN401 - experta has no types
        """Fire in an engine."""
        for each in self.hanging:
            valid = engine.valid.get(each.question)
            if valid is None or (each.is_rule and each.name not in valid):
                continue
            if each.holds:
                engine.traces[each.question].append(each.noted)
            if each.finds:
                engine.declare(Established(question=each.question, finding=each.name, holds=each.holds))


@cache
def _all_pass(literals: tuple[Literal, ...]) -> Any:  # noqa: ANN401 - a predicate for experta
    """Make a test for experta; the same test is the same object, so that experta tests it once for all rules."""
    assert isinstance(literals[0].test, Predicate)  # noqa: S101 - tests on facts; narrows the type
    fact = literals[0].test.variable
    if fact.type in {"integer", "set"}:
        return P(partial(_passing, literals))
    values = (True, False) if fact.type == "boolean" else tuple(fact.values)
    return P(frozenset(value for value in values if all(literal.passes(value) for literal in literals)).__contains__)


def _passing(literals: tuple[Literal, ...], value: FactValue) -> bool:
    return all(literal.passes(value) for literal in literals)
