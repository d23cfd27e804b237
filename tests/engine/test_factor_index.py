"""The two engines mean the same: bit sets and experta give the same factors, on every question."""

import itertools
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given

from privesfeer.api.ask.registry import casebook, codebook, rulebook
from privesfeer.cases.fact import FactValue
from privesfeer.engine.doctrine.reading import known_in
from privesfeer.engine.proof.inference import Inference
from privesfeer.engine.search.representative_values import representatives
from privesfeer.rules.condition import met
from privesfeer.rules.rule import Rule
from tests.conftest import tries
from tests.engine.books import KERNELS, every_value, is_raised, known_of, witnesses
from tests.strategies import hashable, outcomes, some_facts, values

QUESTIONS = rulebook().questions
INFERENCE = Inference(QUESTIONS.values())
ALL_VALID = {name: frozenset(rule.id for rule in question.rules) for name, question in QUESTIONS.items()}
TELLING = representatives(codebook(), KERNELS.values())
FACTORS = [(name, rule) for name, question in QUESTIONS.items() for rule in question.factors]
NOT_SETS = [fact for fact in TELLING if codebook().fact(fact).type != "set"]


def by_kernel(known: Mapping[str, FactValue]) -> dict[str, set[str]]:
    """Give all conditions that hold after the bit sets, those of factors, findings and all others."""
    found = {}
    for name, factor_index in KERNELS.items():
        tests = factor_index.tests(known)
        beside = {each for each in factor_index.beside if factor_index.holds(each, tests)}
        found[name] = beside.union(factor_index.ids(factor_index.factors(tests)))
    return found


def by_experta(known: Mapping[str, FactValue]) -> dict[str, set[str]]:
    """Give all conditions that hold after experta."""
    return {name: set(derivation.steps) for name, derivation in INFERENCE.derive(known, ALL_VALID).items()}


@tries(200)
@given(some_facts(), outcomes())
def test_kernel_and_experta_find_the_same(plain: dict[str, Any], findings: dict[str, str]) -> None:
    """On random facts and random answers to earlier questions, unknowns included."""
    known = known_of(plain) | findings
    assert by_kernel(known) == by_experta(known)


def test_kernel_and_experta_find_the_same_in_every_ruling() -> None:
    """On the facts of every ruling of the casebook, with all that its court decided."""
    for ruling in casebook():
        known = known_in(ruling, frozenset(QUESTIONS))
        assert by_kernel(known) == by_experta(known), ruling.key


def test_experta_looks_at_no_question_that_is_left_out_and_no_rule_that_is_not_valid() -> None:
    """What is not law on the day has no part in the trace."""
    for ruling in itertools.islice(casebook(), 0, None, 10):
        known = known_in(ruling, frozenset(QUESTIONS))
        valid = {name: frozenset(sorted(rules)[::2]) for name, rules in itertools.islice(ALL_VALID.items(), 0, None, 2)}
        found = INFERENCE.derive(known, valid)
        assert found.keys() == valid.keys()
        for name, derivation in found.items():
            assert derivation.steps.keys() & ALL_VALID[name] <= valid[name]


@pytest.mark.parametrize(("question", "rule"), FACTORS, ids=lambda each: each.id if isinstance(each, Rule) else each)
def test_every_factor_can_hold(question: str, rule: Rule) -> None:
    """Each alternative of its condition can be met by facts that do not contradict each other.

    One of them at least by such as are no exception to it: what a measure does not weigh is an exception for it.
    """
    factor_index, lifted = KERNELS[question], QUESTIONS[question].ways(rule.unless) if rule.unless else ()
    met_by = [
        [known for known in witnesses(conjunct) if met(QUESTIONS[question].ways(rule.when), known)]
        for conjunct in QUESTIONS[question].expanded(rule.when)
    ]
    assert all(met_by)
    free = [known for each in met_by for known in each if not met(lifted, known)]
    assert any(rule.id in factor_index.ids(factor_index.factors(factor_index.tests(known))) for known in free)


@pytest.mark.parametrize("question", [name for name, each in QUESTIONS.items() if not each.conclusion])
def test_nearly_every_factor_holds_in_some_ruling(question: str) -> None:
    """A factor that holds in none can be no more than the odd one: the rules are made for what courts decide.

    A conclusion rests on answers alone, and few courts give all of those. What a statute requires needs no court, nor
    what has a least weight of its own because no ruling states what it rests on.
    """
    factor_index, held = KERNELS[question], 0
    for ruling in casebook():
        held |= factor_index.factors(factor_index.tests(known_in(ruling, QUESTIONS[question].earlier)))
    weighed = {rule.id for rule in QUESTIONS[question].factors if not rule.decisive and not rule.weighs}
    never = weighed.intersection(factor_index.ids(~held))
    assert len(never) <= len(weighed) / 5, never


@pytest.mark.parametrize("fact", NOT_SETS)
def test_the_telling_values_of_a_fact_show_all_that_rules_can_make_of_it(fact: str) -> None:
    """Every value of the fact passes the same tests of every question as one of the values that are tried."""
    tried = {each.bits[:-1] for each in TELLING[fact]}
    for value in every_value(codebook().fact(fact)):
        assert tuple(factor_index.fact_bits(fact, value) for factor_index in KERNELS.values()) in tried


def test_the_tests_without_a_fact_are_those_of_a_fresh_start() -> None:
    """Whether it is a fact or an earlier answer that is then unknown."""
    for name, factor_index in KERNELS.items():
        for ruling in casebook():
            known = known_in(ruling, QUESTIONS[name].earlier)
            tests = factor_index.tests(known)
            for fact in set(known) & set(factor_index.facts):
                fewer = {each: value for each, value in known.items() if each != fact}
                assert factor_index.without(tests, fact) == factor_index.tests(fewer)


def test_a_factor_rests_on_the_facts_that_made_it_true_and_on_no_others() -> None:
    """On none of no facts, and on one of all that it tests."""
    for factor_index in KERNELS.values():
        for ruling in casebook():
            tests = factor_index.tests(ruling.facts.known)
            assert factor_index.resting_on(tests, frozenset()) == 0
            assert not factor_index.factors(tests) & ~factor_index.resting_on(tests, frozenset(factor_index.facts))


@tries(150)
@given(some_facts(), outcomes())
def test_a_factor_never_holds_without_those_that_it_implies(plain: dict[str, Any], findings: dict[str, str]) -> None:
    """Nested factors, of one fact or of several, follow from the one that says most, and are for the same side."""
    known = known_of(plain) | findings
    for factor_index in KERNELS.values():
        factors = factor_index.factors(factor_index.tests(known))
        for bit, implied in factor_index.implied.items():
            if factors & bit:
                assert implied & ~factors == 0
                assert [side for side in factor_index.favouring.values() if side & (bit | implied)] == [
                    side for side in factor_index.favouring.values() if side & bit
                ]
        narrowest = factor_index.narrowest(factors)
        assert narrowest & ~factors == 0
        follows = [implied for bit, implied in factor_index.implied.items() if narrowest & bit]
        assert all(
            any(implied & factor_index.bit[each] for implied in follows)
            for each in factor_index.ids(factors & ~narrowest)
        )


@tries(150)
@given(some_facts(), outcomes())
def test_no_factor_both_holds_and_is_known_not_to_hold(plain: dict[str, Any], findings: dict[str, str]) -> None:
    """A condition and its negation exclude each other."""
    known = known_of(plain) | findings
    for factor_index in KERNELS.values():
        tests = factor_index.tests(known)
        assert factor_index.factors(tests) & factor_index.failing(tests)[0] == 0


@tries(150)
@given(values(codebook().fact("content")), some_facts())
def test_a_question_that_is_raised_stays_so_when_more_is_known(content: list[str], plain: dict[str, Any]) -> None:
    """What raises a question is known to hold, whatever else turns out to be so."""
    plain.pop("content", None)
    known = known_of(plain)
    more: dict[str, FactValue] = {**known, "content": hashable(content)}
    for name, question in QUESTIONS.items():
        factor_index = KERNELS[name]
        before, after = factor_index.raised(factor_index.tests(known)), factor_index.raised(factor_index.tests(more))
        assert (before, after) == (is_raised(question, known), is_raised(question, more))
        assert after or not before


def test_a_closed_group_says_all_that_wider_circles_say() -> None:
    """Nested factors are told by the one that says most."""
    factor_index = KERNELS["circle"]
    tests = factor_index.fact_bits("audience", "closed_group")
    assert factor_index.ids(factor_index.narrowest(factor_index.factors(tests))) == ("at_most_closed_group",)
