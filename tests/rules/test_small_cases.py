"""The small cases beside the law: each brings the answer that stands with it."""

import datetime as dt
from functools import cache

import pytest

from privesfeer.api.ask.registry import Incident, casebook, rulebook
from privesfeer.api.ask.services import reasoner
from privesfeer.engine.reasoner import Reasoner
from tests.rules.small import Placed, small_cases

CASES = tuple(small_cases())


@cache
def released(day: dt.date) -> Reasoner:
    """Give what answers from the rulings that the casebook held on a day."""
    return reasoner() if day >= casebook().release else Reasoner(rulebook(), casebook().released(day))


@pytest.mark.parametrize("placed", CASES, ids=lambda placed: f"{placed.file}: {placed.small.case}")
def test_the_case_has_its_answer(placed: Placed) -> None:
    """Outcome, status, and the rulings that govern."""
    small = placed.small
    given = {name: value for name, value in small if name in {"facts", "disputed", "dates", "assume"} and value}
    verdict = released(small.release).reason(Incident.model_validate(given), small.as_of)
    answer = next(each for each in verdict.answers if each.question == placed.question)
    rulings = (*answer.rulings.governing, *answer.rulings.opposing)
    governing = frozenset(each.citation.key for each in rulings if each.governs)
    assert (answer.outcome, answer.status, governing) == (small.outcome, small.status, small.by)


def test_every_question_has_small_cases() -> None:
    """For each of its outcomes that some example brings, and no two of a question are told alike."""
    told = [(placed.question, placed.small.case) for placed in CASES]
    assert {question for question, _ in told} == set(rulebook().questions)
    assert len(set(told)) == len(told)
