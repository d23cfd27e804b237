"""The label "governed" is earned: each affair is predicted without itself, and governed answers are right."""

import datetime as dt

import pytest

from privesfeer.api.ask.registry import casebook, rulebook
from privesfeer.engine.audit.score import Measured
from privesfeer.engine.doctrine.law import Law
from privesfeer.rules.rulebook import Moment
from tests.conftest import Evaluated
from tests.engine.books import KERNELS

QUESTIONS = rulebook().questions


def measured(evaluated: Evaluated, question: str) -> Measured:
    """Give what was measured on a question, each affair left out in turn."""
    return next(each for each in evaluated("leave_one_affair_out").questions if each.question == question)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_uses_the_label_if_back_testing_bears_it_out(evaluated: Evaluated, question: str) -> None:
    """At least ten such answers, and at least 90 % of them the court's own outcome; and not otherwise."""
    found = measured(evaluated, question)
    wrong = [each.ruling.key for each in found.predictions if each.governed and each.governed != each.court]
    assert found.label.borne_out, (found.label, wrong)


@pytest.mark.parametrize("question", [name for name, each in QUESTIONS.items() if not each.governs])
def test_a_question_that_has_not_earned_it_never_calls_an_answer_governed(evaluated: Evaluated, question: str) -> None:
    """Nor contested, which says as much of two lines."""
    assert measured(evaluated, question).by_status.keys() <= {
        "required",
        "likely",
        "slight",
        "undetermined",
        "not_raised",
    }


def test_the_ruling_under_test_is_not_among_the_precedents() -> None:
    """Leaving an affair out takes all its rulings away, and the rules that rest on them alone."""
    today = Moment(dt.date(2026, 11, 24), dt.date(2026, 11, 24))
    law = Law(rulebook(), casebook(), KERNELS["circle"], today, but_not="boa-appgroep-paniek")
    keys = {reading.key for reading in law.readings}
    assert not keys & {"RBLIM-2020-9473", "RBLIM-2020-9476"}
    assert "at_most_4_readers" not in law.valid
    assert "at_most_closed_group" in law.valid
