"""Textbook folds: an incident is answered without its theme, and every question is clear once the theme is known."""

from functools import cache

import pytest

from privesfeer.api.ask.registry import casebook
from privesfeer.api.ask.services import reasoner
from privesfeer.engine.audit.textbook import TextbookAnswer, TextbookMeasured, ask_textbook
from privesfeer.engine.doctrine.result import Strength

INCIDENT = casebook().textbook[0]
LEAST_RIGHT = 0.95
FOLDED = pytest.mark.slow  # every theme left out once; that each incident is answered as expected, tests/laws says


@cache
def measured() -> tuple[TextbookMeasured, ...]:
    """Measure all questions, once."""
    return ask_textbook(reasoner())


@pytest.mark.parametrize(
    ("expected", "given", "strength", "found"),
    [
        ("private", "private", "slight", (True, False, False)),
        ("private", None, None, (False, True, False)),
        ("private", "business", "slight", (False, False, True)),
        (None, None, None, (True, False, False)),
        (None, "private", "slight", (True, False, False)),
        (None, "private", "likely", (False, False, True)),
    ],
)
def test_where_nothing_can_be_said_an_answer_leans_slightly_at_most(
    expected: str | None, given: str | None, strength: Strength | None, found: tuple[bool, bool, bool]
) -> None:
    """Where something can, it is said; an answer that is not given is not a wrong one."""
    answer = TextbookAnswer(INCIDENT, "character", expected, given, "leaning" if given else "undetermined", strength)
    assert (answer.right, answer.unanswered, answer.wrong) == found


@FOLDED
def test_every_expectation_is_asked_once() -> None:
    """Without its theme and with it."""
    expected = sorted((each.id, name) for each in casebook().textbook for name in each.expect)
    for kept in ("folds", "in_sample"):
        answers = [answer for each in measured() for answer in getattr(each, kept).answers]
        assert sorted((each.incident.id, each.question) for each in answers) == expected


@FOLDED
def test_what_no_lawyer_disputes_is_answered_so() -> None:
    """All of it where the theme is known; nineteen in twenty of it where the theme taught nothing."""
    answers = [answer for each in measured() for answer in each.folds.answers]
    assert [(each.question, [one.incident.id for one in each.in_sample.wrong]) for each in measured()] == [
        (each.question, []) for each in measured()
    ]
    assert sum(each.right for each in answers) >= LEAST_RIGHT * len(answers)


@FOLDED
def test_a_fold_has_learned_nothing_of_its_theme() -> None:
    """Leaving it out changes some answers; were it only the same laws again, it would change none."""
    assert any(each.folds != each.in_sample for each in measured())
