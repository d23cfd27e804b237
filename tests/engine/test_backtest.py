"""The label "governed" is earned: each affair is predicted without itself, and governed answers are right."""

import datetime as dt
from functools import cache

import pytest

from cases.casebook import casebook
from engine.health import predict
from engine.law import Law
from rules.rulebook import Moment, rulebook
from tests.engine.books import KERNELS

LEAST_SHARE, LEAST_COUNT = 0.9, 10
QUESTIONS = rulebook().questions


@cache
def without(affair: str) -> tuple[Law, ...]:
    """Read the law on every question without one affair."""
    today = Moment(casebook().release, casebook().release)
    return tuple(Law(rulebook(), casebook(), KERNELS[name], today, but_not=affair) for name in rulebook().order)


def governed_without_itself(question: str) -> list[tuple[str, bool]]:
    """Predict every precedent from the others, its own affair left out, and keep the answers that end as governed."""
    governed = []
    for precedent in casebook().precedents(question, QUESTIONS[question].precedents_about, casebook().release):
        ruling = precedent.ruling
        result = predict(without(ruling.line), ruling)[question].result
        if result and result.status == "governed":
            governed.append((ruling.key, result.outcome == precedent.decision.outcome))
    return governed


@pytest.mark.parametrize("question", [name for name, each in QUESTIONS.items() if each.governs])
def test_nine_in_ten_governed_answers_are_right_without_the_ruling_itself(question: str) -> None:
    """At least ten such answers, and at least 90 % of them the court's own outcome (design of the status)."""
    governed = governed_without_itself(question)
    wrong = [key for key, right in governed if not right]
    assert len(governed) >= LEAST_COUNT, governed
    assert 1 - len(wrong) / len(governed) >= LEAST_SHARE, wrong


@pytest.mark.parametrize("question", [name for name, each in QUESTIONS.items() if not each.governs])
def test_a_question_that_has_not_earned_it_never_calls_an_answer_governed(question: str) -> None:
    """Nor contested, which says as much of two lines."""
    for precedent in casebook().precedents(question, QUESTIONS[question].precedents_about, casebook().release):
        result = predict(without(precedent.ruling.line), precedent.ruling)[question].result
        assert result is None or result.status in {"leaning", "undetermined"}


def test_the_ruling_under_test_is_not_among_the_precedents() -> None:
    """Leaving an affair out takes all its rulings away, and the rules that rest on them alone."""
    today = Moment(dt.date(2026, 11, 24), dt.date(2026, 11, 24))
    law = Law(rulebook(), casebook(), KERNELS["private_sphere"], today, but_not="boa-appgroep-paniek")
    keys = {reading.key for reading in law.readings}
    assert not keys & {"RBLIM-2020-9473", "RBLIM-2020-9476"}
    assert "at_most_4_readers" not in law.valid
    assert "at_most_closed_group" in law.valid


def test_the_decisions_of_the_ruling_under_test_are_never_read() -> None:
    """A prediction rests on its facts and the engine's own answers: with other decisions, or none, it is the same."""
    for ruling in casebook():
        laws = without(ruling.line)
        turned = tuple(
            each.model_copy(update={"outcome": "not_private" if each.outcome == "private" else "private"})
            for each in ruling.decisions
        )
        found = predict(laws, ruling)
        for decisions in ((), turned):
            assert predict(laws, ruling.model_copy(update={"decisions": decisions})) == found, ruling.key
