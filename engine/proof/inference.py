"""Inference: the rules run forward by experta, with the trace of what made each factor hold."""

import inspect
import operator
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any, ClassVar

from privesfeer.cases.fact import FactValue
from privesfeer.cases.predicate import Predicate
from privesfeer.engine.proof.production import (
    Activation,
    Agenda,
    ConflictSetNode,
    Fact,
    FactCapture,
    FactList,
    FeatureCheck,
    FeatureTesterNode,
    KnowledgeEngine,
    OrdinaryMatchNode,
    P,
    ReteMatcher,
    Strategy,
    TypeCheck,
)
from privesfeer.engine.proof.production import Rule as Production
from privesfeer.rules.condition import Conjunct, FindingRef, Literal, alternatives, findings_in
from privesfeer.rules.question import Question
from privesfeer.rules.rule import Rule


class CaseFacts(Fact):
    """The one wide fact: every known fact of the incident, and the answers on which later questions build."""

    def update(self, mapping: Mapping[str, FactValue]) -> None:
        """Take values as they are: none of ours can change, which experta's own makes sure of value by value."""
        dict.update(self, mapping)


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

    def _told(self, question: str, trace: list[_Noted]) -> Derivation:
        steps: dict[str, tuple[ProofStep, ...]] = {}
        # The order in which productions fire says nothing.
        for _, step in sorted(trace, key=operator.itemgetter(0)):
            steps[step.rule] = (*steps.get(step.rule, ()), step)
        for requirement in self._requirements[question]:
            if requirement.exceptions in steps:
                steps.pop(requirement.id, None)
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
            engine = self._mine.engine = _Engine(self.network)
        return engine

    @cached_property
    def network(self) -> Any:  # noqa: ANN401 - experta has no types
        """The root of experta's network of all productions."""
        return _Network({each for question in self._questions for each in _productions(question)}).root_node


class _Network(ReteMatcher):
    """experta's network of productions."""

    @staticmethod
    def prepare_ruleset(engine: Any) -> Any:  # noqa: ANN401 - experta has no types
        """Take the productions as they are: each is one conjunction already, which experta's own works out anew."""
        return engine


_Hand = Callable[[Any], object]
"""What takes a fact in."""
_Passes = Callable[[Any], object]
_VALUES_KEPT = 4096  # there is no end to numbers, and hardly to sets
_MANY = 8  # tests by fact, beyond which it is quicker to look up those of the facts that are known


class _Matcher(ReteMatcher):
    """experta's network, walked without what takes experta most of its time.

    No production of ours names what it finds, and facts only ever come in. So all that goes from node to node is the
    fact, a join need only count what came in on each side, and what a change activates is kept in one list, where
    experta's own asks each production of the network.
    """

    def __init__(self, engine: Any) -> None:  # noqa: ANN401 - experta has no types
        self.engine, self.root_node = engine, engine.network
        self._activated: list[Any] = []  # by the last change
        self._joins: dict[int, _Join] = {}
        self._reached: list[_Join] = []  # since the last reset
        self._enter = self._onward(self.root_node)

    def reset(self) -> None:
        self._activated.clear()
        for join in self._reached:
            join.left = join.right = 0
        self._reached.clear()

    def changes(self, adding: Any = None, deleting: Any = None) -> Any:  # noqa: ANN401 - experta's signature
        assert not deleting  # noqa: S101 - no production takes a fact back
        for fact in adding or ():
            self._enter(fact)
        activated = [*self._activated]
        self._activated.clear()
        return activated, ()

    def _onward(self, node: Any) -> _Hand:  # noqa: ANN401 - experta has no types
        """Make what hands a fact on to all children of a node."""
        tests: dict[str, list[tuple[_Passes, _Hand]]] = {}
        onward: list[_Hand] = []
        for child in node.children:
            if isinstance(child.node, FeatureTesterNode) and isinstance(child.node.matcher, FeatureCheck):
                check = child.node.matcher
                tests.setdefault(check.what, []).append((_passes(check.expected), self._onward(child.node)))
            else:
                onward.append(self._hand(child))
        if tests:
            onward.append(_looking_up(tests) if len(tests) > _MANY else _testing(tests))
        return onward[0] if len(onward) == 1 else partial(_to_all, tuple(onward))

    def _hand(self, child: Any) -> _Hand:  # noqa: ANN401 - experta has no types
        """Make what hands a fact to a production, to one side of a join, or to what tests its type."""
        node = child.node
        if isinstance(node, ConflictSetNode):
            activation = Activation(node.rule, ())
            return lambda _: self._activated.append(activation)
        if isinstance(node, OrdinaryMatchNode):
            join = self._joins.get(id(node))
            if join is None:
                join = self._joins[id(node)] = _Join(self._onward(node), self._reached)
            return join.from_left if child.callback == node.activate_left else join.from_right
        onward = self._onward(node)
        if isinstance(node.matcher, FactCapture):
            return onward
        assert isinstance(node.matcher, TypeCheck)  # noqa: S101 - experta makes no other node of our productions
        return partial(_to_one, node.matcher.fact_type, onward)


class _Join:
    """A join of the network: how many facts came in on each side; one that any reached is noted, to start anew."""

    def __init__(self, onward: _Hand, reached: list["_Join"]) -> None:
        self.onward, self.reached, self.left, self.right = onward, reached, 0, 0

    def from_left(self, fact: Any) -> None:  # noqa: ANN401 - experta has no types
        self.reached.append(self)
        self.left += 1
        for _ in range(self.right):
            self.onward(fact)

    def from_right(self, fact: Any) -> None:  # noqa: ANN401 - experta has no types
        self.reached.append(self)
        self.right += 1
        for _ in range(self.left):
            self.onward(fact)


def _to_all(onward: Iterable[_Hand], fact: Any) -> None:  # noqa: ANN401 - experta has no types
    for hand in onward:
        hand(fact)


def _to_one(kind: type, onward: _Hand, fact: Any) -> None:  # noqa: ANN401 - experta has no types
    if type(fact) is kind:
        onward(fact)


def _passes(expected: Any) -> _Passes:  # noqa: ANN401 - experta has no types
    """Give the test of a value: a predicate of ours, or that it is the one expected."""
    if isinstance(expected, P):
        passes: _Passes = expected.match
        return passes
    return partial(operator.eq, expected.value)


def _testing(tests: Mapping[str, Iterable[tuple[_Passes, _Hand]]]) -> _Hand:
    """Hand a fact on where it passes a test."""
    each = tuple((name, passes, hand) for name, held in tests.items() for passes, hand in held)

    def test(fact: Any) -> None:  # noqa: ANN401 - experta has no types
        for name, passes, hand in each:
            value = fact.get(name)  # no fact has None for a value
            if value is not None and passes(value):
                hand(fact)

    return test


def _looking_up(tests: Mapping[str, Sequence[tuple[_Passes, _Hand]]]) -> _Hand:
    """Hand a fact on where it passes a test, and keep which of them a value passes."""
    kept: dict[tuple[str, FactValue], tuple[_Hand, ...]] = {}

    def look_up(fact: Any) -> None:  # noqa: ANN401 - experta has no types
        for item in fact.items():
            passed = kept.get(item)
            if passed is None:
                name, value = item
                passed = tuple([hand for passes, hand in tests.get(name, ()) if passes(value)])
                if len(kept) < _VALUES_KEPT:
                    kept[item] = passed
            for hand in passed:
                hand(fact)

    return look_up


class _Engine(KnowledgeEngine):
    """An experta engine that looks for new activations only when facts have come in, and words none for a log."""

    __matcher__ = _Matcher
    __strategy__ = AnyOrder

    def __init__(self, network: Any) -> None:  # noqa: ANN401 - experta has no types
        self.network = network
        super().__init__()

    def reset(self) -> None:
        """Start anew from the known facts, of which there is nothing to check that `CaseFacts` leaves open."""
        self.agenda, self.facts = Agenda(), FactList()
        self.matcher.reset()
        self.facts.declare(CaseFacts(**self.known))

    def run(self) -> None:
        while True:
            if self.facts.added:
                self.strategy.update_agenda(self.agenda, *self.get_activations())
            activation = self.agenda.get_next()
            if activation is None:
                return
            activation.rule(self)


def _productions(question: Question) -> Iterator[Any]:
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


def _production(question: str, named: tuple[int, str], conjunct: Conjunct, rule: Rule | None, *, holds: bool) -> Any:  # noqa: ANN401 - experta has no types
    order, name = named
    by_fact: dict[str, list[Literal]] = {}
    findings: list[Literal] = []
    for literal in conjunct:
        if isinstance(literal.test, Predicate):
            by_fact.setdefault(literal.fact, []).append(literal)
        else:
            findings.append(literal)
    tests = {fact: _all_pass(tuple(literals)) for fact, literals in by_fact.items()}
    built_on = [each.test.finding for each in findings if isinstance(each.test, FindingRef)]
    step = ProofStep(name, tuple(by_fact), tuple(built_on))
    noted = (order, step.facts, step.findings), step
    established = (
        Established(question=question, finding=finding, holds=each.positive)
        for finding, each in zip(built_on, findings, strict=True)
    )

    made = Production(CaseFacts(**tests), *established)
    return made(_Firing(question, name, noted, holds, bool(rule), bool(rule and rule.favours is None)))


@dataclass(frozen=True, slots=True)
class _Firing:
    """What a production does when it fires: it notes its step, and declares its finding.

    Attributes:
        question: the question.
        name: the id of what hangs on the condition.
        noted: the step that is noted, with what orders it.
        holds: whether it says that this holds, or that it does not.
        is_rule: whether it is a rule, which can be invalid.
        finds: whether it is a finding.
    """

    __signature__: ClassVar = inspect.Signature([inspect.Parameter("_", inspect.Parameter.VAR_KEYWORD)])

    question: str
    name: str
    noted: _Noted
    holds: bool
    is_rule: bool
    finds: bool

    def __call__(self, engine: Any) -> None:  # noqa: ANN401 - experta has no types
        """Fire in an engine."""
        if self.question not in engine.valid or (self.is_rule and self.name not in engine.valid[self.question]):
            return
        if self.holds:
            engine.traces[self.question].append(self.noted)
        if self.finds:
            engine.facts.declare(Established(question=self.question, finding=self.name, holds=self.holds))


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
