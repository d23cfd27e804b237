"""Inference: the rules run forward by experta, with the trace of what made each factor hold."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cases.fact import FactValue
from cases.predicate import Predicate
from engine.proof.production import (
    Activation,
    ConflictSetNode,
    Fact,
    FactCapture,
    FeatureCheck,
    FeatureTesterNode,
    KnowledgeEngine,
    NoMemory,
    P,
    ReteMatcher,
    Strategy,
)
from engine.proof.production import Rule as Production
from rules.condition import Conjunct, FindingRef, Literal, alternatives, findings_in
from rules.question import Question, Rule


class CaseFacts(Fact):
    """The one wide fact: every known fact of the incident, and the answers on which later questions build."""


class Established(Fact):
    """A finding of a question that was established, or established not to hold."""


class AnyOrder(Strategy):
    """Fires activations as they come.

    The rules only ever add, so their order cannot change what follows. experta's own strategy sorts the agenda
    and keeps its keys in a cache that all engines of all threads share.
    """

    def _update_agenda(self, agenda: Any, added: Any, removed: Any) -> None:  # noqa: ANN401, ARG002 - experta's signature
        agenda.activations.extend(added)


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


class Inference:
    """The rules of all questions, compiled to experta; each thread has an engine of its own.

    One experta engine that is shared by threads gives wrong results without an error, and building one takes a tenth
    of a second: so it is built once per thread and never shared.
    """

    def __init__(self, questions: Iterable[Question]) -> None:
        """Compile the rules; the engines are built when a thread first needs one.

        Args:
            questions: the rule files.
        """
        self._questions = tuple(questions)
        self._order = {
            question.question: {name: index for index, name in enumerate(question.conditions)}
            for question in self._questions
        }
        self._requirements = {
            question.question: tuple(rule for rule in question.rules if rule.unless) for question in self._questions
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
        engine.traces, engine.valid, engine.known = {question: [] for question in valid}, valid, known
        engine.reset()
        engine.run()
        return {question: self._told(question, trace) for question, trace in engine.traces.items()}

    def _told(self, question: str, trace: list[ProofStep]) -> Derivation:
        order = self._order[question]
        steps: dict[str, tuple[ProofStep, ...]] = {}
        # The network keeps what it met before, so the order in which productions fire says nothing.
        for step in sorted(trace, key=lambda step: (order[step.rule], step.facts, step.findings)):
            steps[step.rule] = (*steps.get(step.rule, ()), step)
        for requirement in self._requirements[question]:
            if requirement.exceptions in steps:
                steps.pop(requirement.id, None)
        facts: dict[str, tuple[str, ...]] = {}
        for rule, applied in steps.items():  # a finding stands before the rules that build on it
            found: dict[str, None] = {}
            for step in applied:
                found |= dict.fromkeys((*step.facts, *(fact for each in step.findings for fact in facts.get(each, ()))))
            facts[rule] = tuple(found)
        return Derivation(steps, facts)

    def _engine(self) -> Any:  # noqa: ANN401 - experta has no types
        engine = getattr(self._mine, "engine", None)
        if engine is None:
            members = {name: each for question in self._questions for name, each in _productions(question)}
            engine = self._mine.engine = type("Rules", (_Engine,), members)()
        return engine


class _Matcher(ReteMatcher):
    """experta's matcher without what takes it most of its time.

    Facts only ever come in, so what a change activates is kept in one list, where experta's own asks each production
    of the network, which remembers all that activated it. And a node gets a token as it is, without a log or a copy,
    for none of them writes on it: one that takes down the name of a fact hands it on without.
    """

    def __init__(self, engine: Any) -> None:  # noqa: ANN401 - experta has no types
        super().__init__(engine)
        self._activated: list[Any] = []  # by the last change
        nodes: dict[int, Any] = {}
        waiting = [self.root_node]
        while waiting:
            node = waiting.pop()
            if id(node) not in nodes:
                nodes[id(node)] = node
                waiting += [child.node for child in node.children]
                node.children = [child._replace(callback=self._direct(child)) for child in node.children]
        self._remembering = tuple(node for node in nodes.values() if not isinstance(node, ConflictSetNode | NoMemory))

    @staticmethod
    def prepare_ruleset(engine: Any) -> set[Any]:  # noqa: ANN401 - experta has no types
        """Take the productions as they are: each is one conjunction already, which experta's own works out anew."""
        return {rule.new_conditions(*rule) for rule in engine.get_rules()}

    def reset(self) -> None:
        self._activated = []
        for node in self._remembering:
            node._reset()  # noqa: SLF001 - what experta's own reset calls on each node

    def changes(self, adding: Any = None, deleting: Any = None) -> Any:  # noqa: ANN401 - experta's signature
        assert not deleting  # noqa: S101 - no production takes a fact back
        for fact in adding or ():
            self.root_node.add(fact)
        activated, self._activated = self._activated, []
        return activated, ()

    def _direct(self, child: Any) -> Callable[[Any], None]:  # noqa: ANN401 - experta has no types
        """Make what hands a token to a node, as the node's own callback does."""
        node = child.node
        activate: Callable[[Any], None] = getattr(node, f"_{child.callback.__name__}")
        if isinstance(node, ConflictSetNode):
            return lambda token: self._activated.append(Activation(node.rule, token.data))
        if not isinstance(node, FeatureTesterNode):
            return activate
        if isinstance(node.matcher, FeatureCheck):
            return _testing(node)
        return _handing_on(node) if isinstance(node.matcher, FactCapture) else activate


def _handing_on(node: Any) -> Callable[[Any], None]:  # noqa: ANN401 - experta has no types
    """Hand a token on without a name for its fact, which no production of ours asks for."""

    def hand_on(token: Any) -> None:  # noqa: ANN401 - experta has no types
        for child in node.children:
            child.callback(token)

    return hand_on


def _testing(node: Any) -> Callable[[Any], None]:  # noqa: ANN401 - experta has no types
    """Hand a token on where the fact passes the test of a node; no test of ours names what it finds."""
    name, check, expected = node.matcher.what, node.matcher.check, node.matcher.expected

    def test(token: Any) -> None:  # noqa: ANN401 - experta has no types
        (fact,) = token.data
        if name in fact and check(fact[name], expected):
            for child in node.children:
                child.callback(token)

    return test


class _Engine(KnowledgeEngine):
    """An experta engine that looks for new activations only when facts have come in, and words none for a log."""

    __matcher__ = _Matcher
    __strategy__ = AnyOrder

    def run(self) -> None:
        self.running = True
        while activation := self.agenda.get_next():
            activation.rule(self)
            if self.facts.added:
                self.strategy.update_agenda(self.agenda, *self.get_activations())
        self.running = False

    def get_deffacts(self) -> Any:  # noqa: ANN401 - experta's signature
        return [self._case]

    def _case(self) -> Iterator[CaseFacts]:
        yield CaseFacts(**self.known)


def _productions(question: Question) -> Iterator[tuple[str, Any]]:
    denied, rules = _denied_findings(question), {rule.id: rule for rule in question.rules}
    for name, condition in question.conditions.items():
        for holds in (True, False) if name in denied else (True,):
            # What is not a rule is over facts alone: it does not depend on which findings are law on the day.
            found = alternatives(condition, positive=holds) if name in rules else question.ways(condition)
            for index, conjunct in enumerate(found):
                place = f"{question.question}_{name}_{'is' if holds else 'is_not'}_{index}"
                yield place, _production(question.question, name, conjunct, rules.get(name), holds=holds)


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


def _production(question: str, name: str, conjunct: Conjunct, rule: Rule | None, *, holds: bool) -> Any:  # noqa: ANN401 - experta has no types
    by_fact: dict[str, list[Literal]] = {}
    findings: list[Literal] = []
    for literal in conjunct:
        if isinstance(literal.test, Predicate):
            by_fact.setdefault(literal.fact, []).append(literal)
        else:
            findings.append(literal)
    tests = {fact: _all_pass(tuple(literals)) for fact, literals in by_fact.items()}
    named = [each.test.finding for each in findings if isinstance(each.test, FindingRef)]
    step = ProofStep(name, tuple(by_fact), tuple(named))
    established = (
        Established(question=question, finding=finding, holds=each.positive)
        for finding, each in zip(named, findings, strict=True)
    )

    def fire(engine: Any) -> None:  # noqa: ANN401 - experta has no types
        if question not in engine.valid or (rule and name not in engine.valid[question]):
            return
        if holds:
            engine.traces[question].append(step)
        if rule and rule.favours is None:
            engine.declare(Established(question=question, finding=name, holds=holds))

    return Production(CaseFacts(**tests), *established)(fire)


@cache
def _all_pass(literals: tuple[Literal, ...]) -> Any:  # noqa: ANN401 - a predicate for experta
    """Make a test for experta; the same test is the same object, so that experta tests it once for all rules."""
    assert isinstance(literals[0].test, Predicate)  # noqa: S101 - tests on facts; narrows the type
    fact = literals[0].test.variable
    if fact.type in {"integer", "set"}:
        return P(lambda value: all(literal.passes(value) for literal in literals))
    values = (True, False) if fact.type == "boolean" else tuple(fact.values)
    return P(frozenset(value for value in values if all(literal.passes(value) for literal in literals)).__contains__)
