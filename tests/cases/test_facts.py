"""Facts: what is known, and what cannot be true together."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from privesfeer.api.ask.registry import Facts, codebook
from tests.strategies import TESTED, facts, values


def refused(plain: dict[str, Any]) -> str:
    """Return what kind of error the facts give."""
    with pytest.raises(ValidationError) as caught:
        Facts.model_validate(plain)
    (error,) = caught.value.errors()
    return error["type"]


@given(facts())
def test_every_coherent_set_of_facts_is_accepted(plain: dict[str, Any]) -> None:
    """Nothing that can be true is refused, and everything that was given is known."""
    assert Facts.model_validate(plain).known.keys() == plain.keys()


@given(facts())
def test_facts_go_out_as_they_came_in(plain: dict[str, Any]) -> None:
    """Written as plain JSON values and read again, the facts are the same."""
    read = Facts.model_validate(plain)
    assert Facts.model_validate(read.plain) == read


@given(facts(), st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(plain: dict[str, Any], chance: random.Random) -> None:
    """However facts and the members of sets are ordered, they are written out alike."""

    def shuffled(items: list[Any]) -> list[Any]:
        return chance.sample(items, len(items))

    mixed = {
        name: shuffled(plain[name]) if isinstance(plain[name], list) else plain[name] for name in shuffled(list(plain))
    }
    first, second = Facts.model_validate(plain), Facts.model_validate(mixed)
    assert first == second
    assert list(first.plain.items()) == list(second.plain.items())


@given(facts(), st.data())
def test_forgetting_a_fact_never_makes_a_contradiction(plain: dict[str, Any], data: st.DataObject) -> None:
    """What is unknown contradicts nothing."""
    kept = data.draw(st.sets(st.sampled_from(sorted(plain)))) if plain else set()
    assert Facts.model_validate({name: plain[name] for name in kept}).known.keys() == kept


@given(facts(), st.data())
def test_a_fact_fits_if_the_facts_with_it_are_accepted(plain: dict[str, Any], data: st.DataObject) -> None:
    """What a search tries out is what a user could fill in, no more and no less."""
    fact = data.draw(st.sampled_from(TESTED))
    known = Facts.model_validate({name: plain[name] for name in plain if name != fact.id})
    value = Facts.model_validate({fact.id: data.draw(values(fact))}).known[fact.id]
    barring = codebook().contradictions.barred(known.known).get(fact.id, ())
    try:
        Facts.model_validate({**known.known, fact.id: value})
    except ValidationError:
        assert any(test.holds(value) for test in barring)
    else:
        assert not any(test.holds(value) for test in barring)


def test_a_fact_that_is_null_is_unknown() -> None:
    """Left out and null are the same; false and an empty set are something known."""
    assert Facts.model_validate({"audience": None}) == Facts()
    assert Facts.model_validate({"audience": None}).model_dump() == {}, "it takes a place"
    assert Facts.model_validate({"provoked": False, "content": []}).plain == {
        "content": [],
        "provoked": False,
    }


@pytest.mark.parametrize("size", [2, 40])
def test_a_one_to_one_message_cannot_have_forty_readers(size: int) -> None:
    """A message from one to one has one other reader."""
    assert refused({"audience": "one_to_one", "audience_size": size}) == "contradiction"
    assert Facts.model_validate({"audience": "one_to_one", "audience_size": 1}).known["audience_size"] == 1


@pytest.mark.parametrize(
    "plain",
    [
        {"audience": "self", "colleagues_in_audience": True},
        {"audience": "public", "audience_size": 0},
        {"policy_exists": False, "policy_known": True},
        {"before_employment": True, "employment_ended": True},
        {"covert": True, "employee_consented": True, "consent_exceeded": False},
    ],
    ids="-".join,
)
def test_facts_that_exclude_each_other_are_refused(plain: dict[str, Any]) -> None:
    """What cannot have happened is not reasoned about; each fact by itself can have."""
    assert refused(plain) == "contradiction"
    for name, value in plain.items():
        assert Facts.model_validate({name: value}).known == {name: value}


def test_a_contradiction_is_between_different_facts_and_says_why() -> None:
    """Two tests on one fact would forbid nothing, or everything; and a lawyer wants the reason.

    One test by itself forbids a set no more than to be empty, and infers nothing.
    """
    for contradiction in codebook().contradictions:
        names = [test.fact for test in contradiction.together]
        assert len(set(names)) == len(names)
        if len(names) == 1:
            [test], every = contradiction.together, codebook().fact(names[0]).values
            assert isinstance(test.argument, tuple | frozenset)
            assert (test.test, {*test.argument}, contradiction.infers) == ("none_of", {*every}, False)
        assert contradiction.why.nl.endswith(".")
        assert contradiction.why.en.endswith(".")


@pytest.mark.parametrize(
    ("plain", "kind"),
    [
        ({"audiance": "friends"}, "extra_forbidden"),
        ({"audience": "everybody"}, "literal_error"),
        ({"content": ["criticism", "gossip"]}, "literal_error"),
        ({"content": "criticism"}, "frozen_set_type"),
        ({"work_channel": "yes"}, "bool_type"),
        ({"work_channel": 1}, "bool_type"),
        ({"audience_size": True}, "int_type"),
        ({"audience_size": "5"}, "int_type"),
        ({"audience_size": -1}, "greater_than_equal"),
    ],
    ids=str,
)
def test_nothing_is_read_that_was_not_written(plain: dict[str, Any], kind: str) -> None:
    """A value of another type is refused, not turned into one that fits: "no" is not false, true is not 1."""
    assert refused(plain) == kind
