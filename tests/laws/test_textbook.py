"""Textbook: what no lawyer hesitates about is answered as every lawyer would."""

import pytest

from privesfeer.api.ask.ready import reasoner
from privesfeer.api.ask.shelf import Incident, casebook
from privesfeer.cases.textbook import TextbookIncident
from tests.engine.books import AS_OF


@pytest.mark.parametrize("told", casebook().textbook, ids=lambda told: told.id)
def test_a_textbook_incident_is_answered_as_expected(told: TextbookIncident) -> None:
    """What cannot be said has no outcome, or one that leans slightly and that one more fact could change."""
    incident = Incident.model_validate({"facts": told.facts.plain, "dates": told.dates.model_dump()})
    answers = {each.question: each for each in reasoner().reason(incident, AS_OF).answers}
    wrong = {}
    for question, expected in told.expect.items():
        answer = answers.get(question)
        outcome = answer.outcome if answer else None
        open_ = answer is None or outcome is None or (answer.strength == "slight" and not answer.firm)
        if not (open_ if expected is None else outcome == expected):
            wrong[question] = outcome
    assert wrong == {}
