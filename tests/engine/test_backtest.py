"""The label "governed" is earned: each affair is predicted without itself, and governed answers are right."""

import datetime as dt
from collections.abc import Iterator

import pytest

from cases.casebook import casebook
from engine.health import predict
from engine.kernel import Kernel
from engine.law import Law
from rules.question import Question
from rules.rulebook import Moment, Rulebook, rulebook

LEAST_SHARE, LEAST_COUNT = 0.9, 10


BOOK = Rulebook.load(drafts=True)
KERNELS = {name: Kernel(question) for name, question in BOOK.questions.items()}


def without(affair: str) -> Iterator[Law]:
    """Read the law on every question without one affair."""
    today = Moment(casebook().release, casebook().release)
    return (Law(BOOK, casebook(), kernel, today, but_not=affair) for kernel in KERNELS.values())


def governed_without_itself(question: Question) -> list[tuple[str, bool]]:
    """Predict every precedent from the others, its own affair left out, and keep the governed answers."""
    governed = []
    for precedent in casebook().precedents(question.question, question.precedents_about, casebook().release):
        ruling = precedent.ruling
        result = predict(without(ruling.line), ruling, question.question).result
        if result.status == "governed":
            governed.append((ruling.key, result.outcome == precedent.decision.outcome))
    return governed


@pytest.mark.parametrize(
    "question", [each for each in BOOK.questions.values() if each.governs], ids=lambda each: each.question
)
def test_nine_in_ten_governed_answers_are_right_without_the_ruling_itself(question: Question) -> None:
    """At least ten such answers, and at least 90 % of them the court's own outcome (design of the status)."""
    governed = governed_without_itself(question)
    wrong = [key for key, right in governed if not right]
    assert len(governed) >= LEAST_COUNT
    assert 1 - len(wrong) / len(governed) >= LEAST_SHARE, wrong


def test_the_ruling_under_test_is_not_among_the_precedents() -> None:
    """Leaving an affair out takes all its rulings away, and the rules that rest on them alone."""
    book = casebook()
    question = rulebook().questions["private_sphere"]
    kernel = Kernel(question)
    today = Moment(dt.date(2026, 11, 24), dt.date(2026, 11, 24))
    law = Law(rulebook(), book, kernel, today, but_not="boa-appgroep-paniek")
    keys = {reading.key for reading in law.readings}
    assert not keys & {"RBLIM-2020-9473", "RBLIM-2020-9476"}
    assert "at_most_4_readers" not in law.valid
    assert "at_most_closed_group" in law.valid
