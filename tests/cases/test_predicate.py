"""Predicates: tests on one fact."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from privesfeer.api.ask.registry import codebook
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.fact import Fact, FactValue
from tests.strategies import TESTED, values

ORDERED = [fact for fact in codebook().facts if fact.type == "ordered"]


def predicate(fact: Fact, test: str, argument: object) -> Predicate:
    """Make a predicate as a file writes it."""
    return Predicate.model_validate({"fact": fact.id, test: argument}, context=codebook())


@st.composite
def opposites(draw: st.DrawFn) -> tuple[Predicate, Predicate, FactValue]:
    """Draw a test, its negation, and a value of the fact that they test."""
    fact = draw(st.sampled_from(TESTED))
    order = list(fact.values)
    value = draw(values(fact))
    if fact.type == "boolean":
        test, negation = (predicate(fact, "is", argument) for argument in (True, False))
    elif fact.type == "integer":
        bound = draw(st.integers(min_value=0, max_value=60))
        test, negation = predicate(fact, "at_most", bound), predicate(fact, "at_least", bound + 1)
    elif fact.type == "set":
        named = draw(st.lists(st.sampled_from(order), unique=True, min_size=1))
        test, negation = predicate(fact, "any_of", named), predicate(fact, "none_of", named)
        value = frozenset(value)
    elif fact.type == "ordered":
        at = draw(st.integers(min_value=1, max_value=len(order) - 1))
        test, negation = predicate(fact, "at_most", order[at - 1]), predicate(fact, "at_least", order[at])
    else:
        named = draw(st.lists(st.sampled_from(order), unique=True, min_size=1, max_size=len(order) - 1))
        others = [each for each in order if each not in named]
        test, negation = predicate(fact, "one_of", named), predicate(fact, "one_of", others)
    return test, negation, value


@given(opposites())
def test_of_a_test_and_its_negation_one_holds(drawn: tuple[Predicate, Predicate, FactValue]) -> None:
    """On a known fact they never hold together, and never both fail."""
    test, negation, value = drawn
    assert test.holds(value) is not negation.holds(value)


@pytest.mark.parametrize("fact", ORDERED, ids=lambda fact: fact.id)
def test_a_narrower_limit_implies_a_wider_one(fact: Fact) -> None:
    """What holds of at most friends holds of at most friends of friends: a smaller circle is a fortiori."""
    order = list(fact.values)
    for narrow, wide in pairwise(order):
        for value in order:
            if predicate(fact, "at_most", narrow).holds(value):
                assert predicate(fact, "at_most", wide).holds(value)
            if predicate(fact, "at_least", wide).holds(value):
                assert predicate(fact, "at_least", narrow).holds(value)


@pytest.mark.parametrize(
    ("plain", "passing", "failing"),
    [
        ({"fact": "audience", "is": "friends"}, "friends", "public"),
        ({"fact": "audience", "at_most": "friends"}, "self", "friends_of_friends"),
        ({"fact": "audience", "at_least": "friends"}, "public", "closed_group"),
        ({"fact": "form", "one_of": ["post", "like"]}, "like", "video"),
        ({"fact": "audience_size", "at_most": 5}, 5, 6),
        ({"fact": "audience_size", "at_least": 5}, 5, 4),
        ({"fact": "provoked", "is": False}, False, True),
        (
            {"fact": "content", "any_of": ["insult", "threat"]},
            frozenset({"threat"}),
            frozenset({"criticism"}),
        ),
        (
            {"fact": "content", "all_of": ["insult", "threat"]},
            frozenset({"insult", "threat", "criticism"}),
            frozenset({"threat"}),
        ),
        ({"fact": "content", "none_of": ["insult", "threat"]}, frozenset(), frozenset({"insult"})),
    ],
    ids=lambda value: str(sorted(value)) if isinstance(value, frozenset) else str(value),
)
def test_each_kind_of_test_means_what_it_says(plain: dict[str, Any], passing: FactValue, failing: FactValue) -> None:
    """One value that passes and one that does not, for each of the tests that a file can hold."""
    test = Predicate.model_validate(plain, context=codebook())
    assert test.holds(passing)
    assert not test.holds(failing)


@pytest.mark.parametrize(
    "plain",
    [
        {"fact": "audiance", "is": "friends"},
        {"fact": "audience", "is": "everybody"},
        {"fact": "audience"},
        {"fact": "audience", "is": "friends", "at_most": "friends"},
        {"fact": "form", "at_most": "post"},
        {"fact": "provoked", "is": "yes"},
        {"fact": "audience_size", "at_most": "few"},
        {"fact": "content", "is": "insult"},
        {"fact": "content", "any_of": ["gossip"]},
        {"fact": "content", "some_of": ["insult"]},
    ],
    ids=str,
)
def test_a_test_that_does_not_fit_its_fact_is_refused(plain: dict[str, Any]) -> None:
    """A mistake in a rule file is found when the file is read, not when a verdict is given."""
    with pytest.raises(ValidationError):
        Predicate.model_validate(plain, context=codebook())


@pytest.mark.parametrize(
    ("plain", "nl", "en"),
    [
        (
            {"fact": "audience", "at_most": "friends"},
            "de kring van lezers: hoogstens vrienden",
            "the circle of readers: at most friends",
        ),
        (
            {"fact": "audience_size", "at_least": 2},
            "de omvang van de kring: ten minste 2",
            "the size of the circle: at least 2",
        ),
        ({"fact": "work_channel", "is": True}, "een kanaal voor het werk", "a channel for work"),
        (
            {"fact": "platforms", "any_of": ["twitter", "hyves"]},
            "het gebruikte medium: onder meer Hyves of Twitter (X)",
            "the medium used: among others Hyves or Twitter (X)",
        ),
        (
            {"fact": "platforms", "none_of": ["blog"]},
            "het gebruikte medium: geen weblog",
            "the medium used: no blog",
        ),
    ],
    ids=str,
)
def test_a_test_can_be_said_in_both_languages(plain: dict[str, Any], nl: str, en: str) -> None:
    """A lawyer reads a condition without seeing the file."""
    test = Predicate.model_validate(plain, context=codebook())
    assert (test.text.nl, test.text.en) == (nl, en)
