"""The table of tests: each row means one thing, whatever compiles it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.ready import policybook
from api.shelf import codebook
from cases.codebook import FactValue
from cases.operators import NOTHING, OPERATORS
from cases.predicate import Predicate
from tests.strategies import hashable, values


def written(name: str, fact: str, argument: object) -> Predicate:
    """Make a test on a fact."""
    return Predicate.model_validate({"fact": fact, name: argument}, context=codebook())


@st.composite
def drawn_tests(draw: st.DrawFn) -> tuple[Predicate, FactValue]:
    """Draw a test on a fact that fits it, and a value of the fact."""
    fact = draw(st.sampled_from(codebook().facts))
    fitting = [each for each in OPERATORS.values() if fact.type in each.types and not each.closed]
    operator = draw(st.sampled_from(fitting))
    one: st.SearchStrategy[Any] = (
        values(fact) if fact.type in {"boolean", "integer"} else st.sampled_from([*fact.values])
    )
    several = operator.takes in {"values", "set"}
    argument = draw(st.lists(one, min_size=1, max_size=3, unique=True) if several else one)
    return written(operator.name, fact.id, argument), hashable(draw(values(fact)))


@given(drawn_tests())
def test_a_test_on_what_is_not_known_is_open(drawn: tuple[Predicate, FactValue]) -> None:
    """Neither passed nor failed; on what is known it is one of the two."""
    test, value = drawn
    assert test.holds(None) is None
    assert test.holds(value) in {True, False}


@given(drawn_tests())
def test_the_bits_of_a_test_say_what_it_means(drawn: tuple[Predicate, FactValue]) -> None:
    """Any of the bits that are named, all of them, or none: from the value's own bits alone."""
    test, value = drawn
    order: list[FactValue] = [True, False, *range(61), *codebook().fact(test.fact).values]
    own = [each == value and type(each) is type(value) for each in order]
    if isinstance(value, frozenset):
        own = [each in value for each in order]
    named = [each in test.named for each in order]
    held = [has for has, is_named in zip(own, named, strict=True) if is_named]
    expected = {"every": all(held), "none": not any(held)}.get(test.operator.asks, any(held))
    assert test.holds(value) is expected


@pytest.mark.parametrize(
    ("plain", "said", "held"),
    [
        ({"said": True}, NOTHING, False),
        ({"said": False}, NOTHING, True),
        ({"said": True}, frozenset(), True),
        ({"any_of": ["union"]}, NOTHING, False),
        ({"all_of": ["union"]}, NOTHING, False),
        ({"none_of": ["union"]}, NOTHING, True),
    ],
    ids=str,
)
def test_that_a_code_says_nothing_is_known(plain: dict[str, Any], said: Any, *, held: bool) -> None:  # noqa: ANN401
    """What is said on a point is never unknown: an empty list is said, and nothing has nothing on its list."""
    test = Predicate.model_validate({"term": "monitoring.spared", **plain}, context=policybook())
    assert test.holds(said) is held


@pytest.mark.parametrize("test", ["said", "vague"])
def test_on_a_fact_none_asks_whether_it_is_said(test: str) -> None:
    """A fact that is left out is unknown, which is no reason for anything."""
    with pytest.raises(ValueError, match="takes exactly one of: at_least, at_most, is, one_of"):
        written(test, "audience", argument=True)


def test_every_row_has_words_in_both_languages() -> None:
    """With a place for what is tested, and one for what it is tested against."""
    for operator in OPERATORS.values():
        for words in (operator.words.nl, operator.words.en):
            assert words.format(fact="1", value="2").startswith("1: ")
            assert words.format(fact="1", value="2").endswith("2")
