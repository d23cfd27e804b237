"""Conditions are data that can be checked, explained and compiled."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from privesfeer.api.ask.registry import Facts, codebook
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.fact import FactValue, representative_values
from privesfeer.rules.condition import (
    AllOf,
    AnyOf,
    Condition,
    FindingRef,
    Not,
    alternatives,
    can_be_met,
    fewest,
    findings_in,
    met,
    wording,
)
from tests.languages import worded
from tests.strategies import some_facts

CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)


def condition(written: dict[str, Any]) -> Condition:
    """Read a condition as it stands in a rule file."""
    return CONDITION.validate_python(written, context=codebook())


def single_tests() -> st.SearchStrategy[Condition]:
    """Draw tests on single facts."""
    return st.sampled_from(
        [
            Predicate.model_validate(written, context=codebook())
            for written in (
                {"fact": "work_channel", "is": True},
                {"fact": "audience", "at_most": "friends"},
                {"fact": "audience_size", "at_least": 5},
                {"fact": "platforms", "any_of": ["facebook", "hyves"]},
                {"fact": "content", "none_of": ["insult"]},
                {"fact": "form", "one_of": ["post", "comment"]},
            )
        ]
    )


def conditions() -> st.SearchStrategy[Condition]:
    """Draw conditions of any depth."""
    return st.recursive(
        single_tests(),
        lambda parts: st.one_of(
            parts.map(lambda part: Not(not_=part)),
            st.lists(parts, min_size=2, max_size=3).map(lambda found: AllOf(all=tuple(found))),
            st.lists(parts, min_size=2, max_size=3).map(lambda found: AnyOf(any=tuple(found))),
        ),
        max_leaves=6,
    )


def truth(what: Condition, known: dict[str, FactValue]) -> bool | None:
    """Evaluate three-valued after Kleene, straight from the structure."""
    match what:
        case Not(not_=part):
            value = truth(part, known)
            return None if value is None else not value
        case AllOf(all=parts):
            values = [truth(part, known) for part in parts]
            return False if False in values else None if None in values else True
        case AnyOf(any=parts):
            values = [truth(part, known) for part in parts]
            return True if True in values else None if None in values else False
        case Predicate():
            return seen(what, known)
        case FindingRef():
            return None


def seen(test: Predicate, known: dict[str, Any]) -> bool | None:
    """Test a fact, or all values of it that what is known leaves possible."""
    book = codebook()
    barred = book.contradictions.barred(known | book.contradictions.implied(known)).get(test.fact, ())
    values = representative_values(book.fact(test.fact), [test, *barred])
    possible = [value for value in values if not any(each.holds(value) for each in barred)]
    found = {test.holds(value) for value in ([known[test.fact]] if test.fact in known else possible)}
    return found.pop() if len(found) == 1 else None


@given(conditions(), some_facts())
def test_alternatives_mean_what_the_condition_means(what: Condition, facts: dict[str, Any]) -> None:
    """Written out, a condition holds, is denied, or neither, exactly as three-valued logic has it."""
    known = Facts.model_validate(facts).known
    expected = truth(what, known)
    assert met(alternatives(what), known) is (expected is True)
    assert met(alternatives(what, positive=False), known) is (expected is False)


SHORT = {"fact": "audience_size", "at_most": 4}
LONG = {"all": [SHORT, {"fact": "work_channel", "is": True}]}


@given(conditions(), some_facts())
@example(condition({"any": [LONG, SHORT]}), {"audience_size": 4})
def test_what_only_asks_for_more_can_be_left_out(what: Condition, facts: dict[str, Any]) -> None:
    """The fewest alternatives hold where all of them do, and none of them asks for all that another does, and more."""
    known = Facts.model_validate(facts).known
    for positive in (True, False):
        written = alternatives(what, positive=positive)
        left = fewest(written)
        assert met(left, known) is met(written, known)
        assert not any(set(one) < set(other) for one in left for other in left)


@given(conditions(), some_facts())
def test_an_unknown_holds_neither_way(what: Condition, facts: dict[str, Any]) -> None:
    """A condition and its negation never hold together."""
    known = Facts.model_validate(facts).known
    assert not (met(alternatives(what), known) and met(alternatives(Not(not_=what)), known))


@pytest.mark.parametrize(
    ("written", "possible"),
    [
        ([{"fact": "audience", "at_most": "friends"}, {"fact": "audience", "is": "public"}], False),
        ([{"fact": "audience", "at_most": "friends"}, {"fact": "audience", "at_least": "friends"}], True),
        ([{"fact": "audience_size", "at_most": 4}, {"fact": "audience_size", "at_least": 5}], False),
        ([{"fact": "content", "any_of": ["insult"]}, {"fact": "content", "none_of": ["insult"]}], False),
        ([{"fact": "content", "all_of": ["insult", "joke"]}, {"fact": "content", "none_of": ["threat"]}], True),
        ([{"fact": "content", "all_of": ["insult", "joke"]}, {"fact": "content", "none_of": ["joke"]}], False),
        ([{"fact": "form", "is": "post"}, {"not": {"fact": "form", "one_of": ["post", "comment"]}}], False),
        ([{"fact": "audience", "is": "one_to_one"}, {"fact": "audience_size", "at_least": 2}], False),
        ([{"fact": "audience", "is": "closed_group"}, {"fact": "audience_size", "at_least": 2}], True),
    ],
)
def test_what_no_facts_can_meet_is_found_out(written: list[dict[str, Any]], *, possible: bool) -> None:
    """Tests that exclude each other, or that the codebook calls a contradiction."""
    (conjunct,) = alternatives(condition({"all": written}), implied=False)
    assert can_be_met(conjunct, codebook()) is possible


@pytest.mark.parametrize(
    "written",
    [
        {"fact": "colour", "is": True},
        {"fact": "audience", "is": "everybody"},
        {"fact": "audience", "any_of": ["public"]},
        {"fact": "work_channel", "is": "yes"},
        {"fact": "audience_size", "at_most": "four"},
        {"fact": "audience", "at_most": "friends", "at_least": "friends"},
        {"all": [{"fact": "work_channel", "is": True}]},
        {"some": []},
        {},
    ],
)
def test_a_condition_outside_the_codebook_is_refused(written: dict[str, Any]) -> None:
    """Unknown facts and values, tests that do not fit the fact, and unknown connectives."""
    with pytest.raises(ValidationError):
        condition(written)


def test_a_condition_reads_as_a_phrase_in_both_languages() -> None:
    """And keeps its structure in words."""
    what = condition(
        {
            "all": [
                {"fact": "work_channel", "is": False},
                {"any": [{"finding": "chat"}, {"not": {"fact": "audience", "at_least": "friends"}}]},
            ]
        }
    )
    assert list(findings_in(what)) == ["chat"]
    said = wording(what, {"chat": worded("een chat", "a chat")})
    assert said.nl == "een kanaal voor het werk: nee en (een chat of niet (de kring van lezers: ten minste vrienden))"
    assert said.en == "a channel for work: no and (a chat or not (the circle of readers: at least friends))"


def test_numbers_are_tried_on_both_sides_of_every_bound() -> None:
    """Four and five readers, where four is the bound."""
    test = Predicate.model_validate({"fact": "audience_size", "at_most": 4}, context=codebook())
    assert representative_values(codebook().fact("audience_size"), [test]) == [0, 1, 4, 5]


@given(conditions(), some_facts())
def test_an_implied_fact_changes_no_condition(what: Condition, facts: dict[str, Any]) -> None:
    """What follows from other facts is known already: to add it changes nothing."""
    known = Facts.model_validate(facts).known
    implied = codebook().contradictions.implied(known)
    for positive in (True, False):
        written = alternatives(what, positive=positive)
        assert met(written, known | implied) is met(written, known)
