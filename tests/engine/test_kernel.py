"""The two engines mean the same: bit sets and experta give the same factors."""

from typing import Any

import pytest
from hypothesis import given

from cases.casebook import casebook
from cases.codebook import codebook
from cases.facts import Facts
from engine.inference import Inference
from engine.kernel import Kernel
from rules.rulebook import rulebook
from tests.strategies import some_facts, values

QUESTION = rulebook().questions["private_sphere"]
KERNEL = Kernel(QUESTION)
INFERENCE = Inference(QUESTION)
ALL_VALID = frozenset(rule.id for rule in QUESTION.rules)


def both(known: Facts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the factors after the kernel and after experta."""
    steps = INFERENCE.derive(known.known, ALL_VALID).steps
    by_kernel = KERNEL.ids(KERNEL.factors(KERNEL.tests(known.known)))
    return by_kernel, tuple(rule.id for rule in QUESTION.factors if rule.id in steps)


@given(some_facts())
def test_kernel_and_experta_find_the_same_factors(known: dict[str, Any]) -> None:
    """On random facts, unknowns included."""
    by_kernel, by_experta = both(Facts.model_validate(known))
    assert by_kernel == by_experta


def test_kernel_and_experta_find_the_same_factors_in_every_ruling() -> None:
    """On the facts of every ruling of the casebook."""
    differing = [ruling.key for ruling in casebook() if len(set(both(ruling.facts))) > 1]
    assert not differing


def test_every_factor_can_hold() -> None:
    """Each rule holds on some ruling or, where no ruling has it, on facts that meet its condition."""
    held = 0
    for ruling in casebook():
        held |= KERNEL.factors(KERNEL.tests(ruling.facts.known))
    never_in_a_ruling = set(KERNEL.ids(~held))
    assert never_in_a_ruling <= {"off_duty", "confidence_agreed", "managers_among_readers", "monitoring_announced"} | {
        rule.id for rule in QUESTION.factors if rule.id.startswith("more_than")
    }


@pytest.mark.parametrize("fact", KERNEL.facts)
def test_the_telling_values_of_a_fact_show_all_that_rules_can_make_of_it(fact: str) -> None:
    """Every value of the fact passes the same tests as one of the values that are tried."""
    tried = {bits for _, bits in KERNEL.telling[fact]}

    @given(values(codebook().fact(fact)))
    def every_value(value: Any) -> None:  # noqa: ANN401 - the value of any fact
        value = frozenset(value) if isinstance(value, list) else value
        assert KERNEL.fact_bits(fact, value) in tried

    every_value()


def test_one_more_fact_widens_the_factors_as_a_fresh_start_would() -> None:
    """Adding a fact to known ones gives the factors of all of them together."""
    for ruling in casebook():
        known = ruling.facts.known
        for fact in set(known) & set(KERNEL.facts):
            fewer = {name: value for name, value in known.items() if name != fact}
            tests = KERNEL.tests(known)
            assert KERNEL.widened(KERNEL.factors(KERNEL.tests(fewer)), tests, fact) == KERNEL.factors(tests)


def test_a_closed_group_says_all_that_wider_circles_say() -> None:
    """Nested factors are told by the one that says most."""
    tests = KERNEL.fact_bits("audience", "closed_group")
    assert KERNEL.ids(KERNEL.narrowest(KERNEL.factors(tests))) == ("at_most_closed_group",)
