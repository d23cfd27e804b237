"""The table of tests: each row means one thing, whatever compiles it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privesfeer.api.ask.code_checker import policybook
from privesfeer.api.ask.registry import codebook
from privesfeer.cases.commons.operators import NOTHING, OPERATORS, Operator
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.fact import FactValue
from tests.strategies import hashable, values

OF_FACTS = [each for each in OPERATORS.values() if not each.closed]


def written(name: str, fact: str, argument: object) -> Predicate:
    """Make a test on a fact."""
    return Predicate.model_validate({"fact": fact, name: argument}, context=codebook())


def draw_test(operator: Operator, data: st.DataObject) -> tuple[Predicate, FactValue]:
    """Draw a test on a fact that the operator fits, and a value of the fact."""
    fact = data.draw(st.sampled_from([each for each in codebook().facts if each.type in operator.types]))
    plain = fact.type in {"boolean", "integer"}
    one: st.SearchStrategy[Any] = values(fact) if plain else st.sampled_from([*fact.values])
    several = operator.takes in {"values", "set"}
    argument = data.draw(st.lists(one, min_size=1, max_size=3, unique=True) if several else one)
    return written(operator.name, fact.id, argument), hashable(data.draw(values(fact)))


@pytest.mark.parametrize("operator", OF_FACTS, ids=lambda each: each.name)
@given(data=st.data())
def test_a_test_on_what_is_not_known_is_open(operator: Operator, data: st.DataObject) -> None:
    """Neither passed nor failed; on what is known it is one of the two."""
    test, value = draw_test(operator, data)
    assert test.holds(None) is None
    assert test.holds(value) in {True, False}


@pytest.mark.parametrize("operator", OF_FACTS, ids=lambda each: each.name)
@given(data=st.data())
def test_the_bits_of_a_test_say_what_it_means(operator: Operator, data: st.DataObject) -> None:
    """Any of the bits that are named, all of them, or none: from the value's own bits alone."""
    test, value = draw_test(operator, data)
    order: list[FactValue] = [True, False, *range(61), *codebook().fact(test.fact).values]
    own = [each == value and type(each) is type(value) for each in order]
    if isinstance(value, frozenset):
        own = [each in value for each in order]
    named = [each in test.named for each in order]
    held = [has for has, is_named in zip(own, named, strict=True) if is_named]
    expected = {"every": all(held), "none": not any(held)}.get(operator.asks, any(held))
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
