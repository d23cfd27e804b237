"""Facts: what is implied, left unsaid or said otherwise changes no answer."""

import random
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privesfeer.api.ask.registry import Incident, codebook
from privesfeer.api.ask.services import reasoner
from privesfeer.cases.commons.text import LANGUAGES
from privesfeer.cases.fact import FactValue
from privesfeer.engine import Verdict
from tests.conftest import tries
from tests.engine.books import AS_OF
from tests.laws.answers import Known, decided, drawn, standings
from tests.strategies import some_facts


def check_implied(known: Known, names: set[str] | None = None) -> None:
    """Check that what follows from facts changes nothing where it is added."""
    implied = {
        name: value
        for name, value in codebook().contradictions.implied(known).items()
        if names is None or name in names
    }
    assert standings({**known, **implied}) == standings(known), implied


@tries(150)
@given(drawn(), st.data())
def test_an_implied_fact_changes_nothing(known: dict[str, FactValue], data: st.DataObject) -> None:
    """On every question: all that follows, or a part of it."""
    check_implied(known)
    check_implied(known, set(data.draw(st.lists(st.sampled_from(codebook().fact_ids), max_size=40))))


def test_an_implied_fact_changes_nothing_in_any_ruling() -> None:
    """And many rulings have some."""
    with_some = 0
    for _, known in decided():
        check_implied(known)
        with_some += bool(codebook().contradictions.implied(known))
    assert with_some >= 50


def verdict(facts: Mapping[str, Any]) -> Verdict:
    """Give the whole verdict."""
    return reasoner().reason(Incident.model_validate({"facts": facts}), AS_OF)


@tries(12)
@given(some_facts(), st.randoms(use_true_random=False))
def test_the_order_of_facts_changes_nothing(facts: dict[str, Any], chosen: random.Random) -> None:
    """Nor does the order of the values of a set; to the byte."""
    mixed = chosen.sample(list(facts.items()), len(facts))
    turned = {name: value[::-1] if isinstance(value, list) else value for name, value in mixed}
    assert verdict(turned) == verdict(facts)


@tries(12)
@given(some_facts())
def test_a_fact_left_out_is_a_fact_said_to_be_unknown(facts: dict[str, Any]) -> None:
    """Null is silence."""
    assert verdict(dict.fromkeys(codebook().fact_ids) | facts) == verdict(facts)


@pytest.mark.parametrize("lang", LANGUAGES)
@tries(12)
@given(facts=some_facts())
def test_the_language_changes_no_answer(lang: Any, facts: dict[str, Any]) -> None:  # noqa: ANN401 - a parameter
    """Every language tells the same outcome and status of the same questions."""
    given_ = reasoner().reason(Incident.model_validate({"facts": facts}), AS_OF)
    told = given_.localize(lang)
    assert [(each["question"], each["outcome"], each["status"]) for each in told["answers"]] == [
        (each.question, each.outcome, each.status) for each in given_.answers
    ]
