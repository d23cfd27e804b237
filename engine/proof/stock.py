"""Stock: experta as it comes, by its public names alone. It derives anew what an answer shows, and so proves it.

With what answers (`inference.py`, and the factor index of doctrine) it shares the conditions as they were read and the
test of one value. How a condition comes apart, how findings chain and what an exception lifts is said here once more,
in experta's own terms; its own matcher, strategy and loop do the rest. That takes some seventy milliseconds a case,
after half a second to begin with, so only tests, the start of a server and whoever asks (`privesfeer verdict --prove`)
wait for it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.fact import FactValue
from privesfeer.engine.proof.fault import UnprovedError
from privesfeer.engine.proof.inference import Derivation, Inference
from privesfeer.engine.proof.production import Fact, KnowledgeEngine, P, Rule
from privesfeer.rules.condition import AllOf, AnyOf, Condition, FindingRef, Not, findings_in
from privesfeer.rules.question import Question

_SAID = catalogue(__file__)
_Way = tuple[Fact, ...]
"""Facts that are enough together."""


class Case(Fact):
    """What is known of a case, and the answers on which later questions build."""


class PartMet(Fact):
    """That a part of a condition holds which can do so in several ways."""


class RuleMet(Fact):
    """That what hangs on a condition (`name`) is known to hold, or known not to."""


class Prover:
    """What derives by the rules that come with the program, and has stock experta derive it once more."""

    def __init__(self, inference: Inference, questions: Iterable[Question]) -> None:
        """Take what derives.

        Args:
            inference: what derives.
            questions: the rule files.
        """
        self._inference, self._questions = inference, {each.question: each for each in questions}
        self._engines: dict[str, Any] = {}

    def derive(self, known: Mapping[str, FactValue], valid: Mapping[str, frozenset[str]]) -> Mapping[str, Derivation]:
        """Run the rules on facts, twice.

        Args:
            known: the known facts, and the answers on which later questions build.
            valid: by question, the ids of the rules that are valid; a question that is left out is not looked at.

        Returns:
            By question, what followed.

        Raises:
            UnprovedError: something else follows by stock experta.
        """
        derived = self._inference.derive(known, valid)
        for name, each in derived.items():
            differing = each.steps.keys() ^ self.held(name, known, valid[name])
            if differing:
                question = self._questions[name].codebook.question(name).question
                raise UnprovedError(name, _SAID.DIFFERS.fill(question=question, names=", ".join(sorted(differing))))
        return derived

    def held(self, question: str, known: Mapping[str, FactValue], valid: frozenset[str]) -> frozenset[str]:
        """Say what holds on a question by stock experta.

        Args:
            known: the known facts, and the answers on which later questions build.
            valid: the ids of the rules that are valid.

        Returns:
            The ids of rules and of what else hangs on a condition.
        """
        engine = self._engines.get(question)
        if engine is None:
            rules = _Written(self._questions[question]).rules()
            kind = type(question, (KnowledgeEngine,), {f"rule_{place}": rule for place, rule in enumerate(rules)})
            engine = self._engines[question] = kind()
        engine.valid = valid
        engine.reset()
        engine.declare(Case(**known))
        engine.run()
        held = {each["name"] for each in engine.facts.values() if isinstance(each, RuleMet) and each["holds"]}
        # By NOT in a rule it would be too many: experta fires some rules that NOT had taken off its agenda.
        return frozenset(held - {each.id for each in self._questions[question].rules if each.exceptions in held})


class _Written:
    """The conditions of a question, written as rules of experta."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._parts: dict[tuple[Condition, bool, bool], PartMet] = {}
        self._following: dict[tuple[Any, ...], list[tuple[Fact, str | None]]] = {}
        by_name = {rule.id: rule for rule in question.rules}
        for name, condition in question.conditions.items():
            rule = by_name.get(name)
            for holds in (True, False) if rule and rule.favours is None else (True,):
                for way in self._ways(condition, positive=holds, law=rule is not None):
                    self._follows(way, RuleMet(name=name, holds=holds), rule.id if rule else None)

    def rules(self) -> Iterator[Any]:
        """Give the rules; tests on several facts are one pattern, which is quicker."""
        for way, following in self._following.items():
            wide, others = Case(), list[Any]()
            for each in way:
                if isinstance(each, Case) and not each.keys() & wide.keys():
                    wide.update(each)
                else:
                    others.append(each)
            yield Rule(wide, *others)(_firing(following))

    def _follows(self, way: _Way, then: Fact, law: str | None = None) -> None:
        self._following.setdefault(tuple(dict.fromkeys(way)), []).append((then, law))

    def _ways(self, condition: Condition, *, positive: bool, law: bool) -> list[_Way]:
        """Take a condition apart into what is enough for it; outside the law, findings into what they rest on."""
        match condition:
            case Not(not_=part):
                return self._ways(part, positive=not positive, law=law)
            case AllOf(all=parts) | AnyOf(any=parts):
                if isinstance(condition, AllOf) is positive:
                    return [tuple(fact for part in parts for fact in self._whole(part, positive=positive, law=law))]
                return [way for part in parts for way in self._ways(part, positive=positive, law=law)]
            case FindingRef(finding=finding):
                if law:
                    return [(RuleMet(name=finding, holds=positive),)]
                return self._ways(self._question.rule(finding).when, positive=positive, law=law)
            case Predicate():
                assured = condition.assured_by(positive=positive)
                known = (_known(condition, positive=positive),)
                return [known, *(tuple(_known(each, positive=True) for each in way) for way in assured)]

    def _whole(self, condition: Condition, *, positive: bool, law: bool) -> _Way:
        """Give what is enough for a condition; where there are several ways, that one of them holds is a fact."""
        ways = self._ways(condition, positive=positive, law=law)
        if len(ways) == 1:
            return ways[0]
        key = condition, positive, law and any(findings_in(condition))
        if key not in self._parts:
            self._parts[key] = PartMet(number=len(self._parts))
            for way in ways:
                self._follows(way, self._parts[key])
        return (self._parts[key],)


@cache
def _known(test: Predicate, *, positive: bool) -> Case:
    return Case(**{test.fact: P(lambda value: test.passes(value) is positive)})


def _firing(following: list[tuple[Fact, str | None]]) -> Callable[..., None]:
    """Make what a rule does when it fires: it declares what follows and is law."""

    def fire(engine: Any) -> None:  # noqa: ANN401 - experta has no types
        engine.declare(*(fact.copy() for fact, law in following if law is None or law in engine.valid))

    return fire
