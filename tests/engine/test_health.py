"""Every court gets its own outcome on its own facts, or stands in the list with the reason why not."""

from collections.abc import Iterator, Mapping
from itertools import chain

import pytest

from privesfeer.api.ask.registry import casebook, rulebook
from privesfeer.engine.audit.own_outcomes import REASONS, Examined

QUESTIONS = tuple(rulebook().questions)


All = Mapping[str, tuple[Examined, ...]]


def every(examined: All) -> Iterator[Examined]:
    """Give what is found on every question."""
    return chain.from_iterable(examined.values())


def test_every_precedent_gets_its_own_outcome_or_a_reason_why_not(examined: All) -> None:
    """On its own date, with itself in the casebook."""
    for each in every(examined):
        if each.uncounted is None and each.answer != each.outcome:
            assert each.reason in REASONS, each.ruling.key
        else:
            assert each.reason is None, each.ruling.key


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_decision_is_examined(examined: All, question: str) -> None:
    """None is left out: counted and uncounted together are all decisions on the question."""
    decided = [ruling.key for ruling in casebook() if ruling.decision(question)]
    assert [each.ruling.key for each in examined[question]] == decided


def test_a_conclusion_is_told_to_follow_from_earlier_answers(examined: All) -> None:
    """Where the court's own outcome on the private sphere is another, no ruling decides it: the tests do."""
    reasons = {each.reason for each in examined["private_sphere"]}
    assert reasons == {None, "concluded"}


def test_a_reason_is_what_it_says(examined: All) -> None:
    """A stronger or equal line: other rulings govern; outweighed: none does; not raised: there is no answer."""
    for each in every(examined):
        if each.reason in {"stronger_line", "conflicting_ruling"}:
            assert each.against
        if each.reason in {"outweighed", "not_raised"}:
            assert not each.against
        assert (each.reason == "not_raised") == (each.uncounted is None and each.status is None)


def test_where_the_relied_on_facts_yield_no_factor_a_criterion_is_missing(examined: All) -> None:
    """No more than these: the list says where the rules fall short."""
    tests = ("circle", "character", "privacy_expected")
    missing = [each.ruling.key for test in tests for each in examined[test] if each.reason == "no_criterion"]
    # The last found privacy on a page open to everyone; no source says on what it rested.
    assert missing == ["GHAMS-2010-BL6050", "GHARL-2021-2695", "CRVB-2022-1205"]


def test_a_foreign_ruling_is_listed_apart(examined: All) -> None:
    """It persuades, and never governs."""
    found = {each.ruling.key: each for each in examined["character"]}
    assert found["ewhc-2013-1881-whitmar"].uncounted
    assert all(bool(each.uncounted) >= bool(rulebook().persuasive(each.ruling)) for each in found.values())


def test_a_ruling_that_was_set_aside_is_listed_apart(examined: All) -> None:
    """With the later ruling that ended it."""
    (found,) = (each for each in examined["private_sphere"] if each.ruling.key == "RBNNE-2014-6661")
    assert found.uncounted is None, "overturned on the evidence alone"
