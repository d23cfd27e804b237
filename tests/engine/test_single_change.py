"""Switches: every one brings what it says, and none that a single fact can bring is missed."""

import datetime as dt

import pytest

from privesfeer.api.ask.registry import Incident, codebook
from privesfeer.api.ask.services import reasoner
from privesfeer.cases.commons.text import Text
from tests.conftest import sparing
from tests.golden import FEW, INCIDENTS, asked

AS_OF = dt.date(2026, 11, 24)


def incident(stem: str) -> Incident:
    """Give an example as an incident."""
    path = next(each for each in INCIDENTS if each.stem == stem)
    return Incident.model_validate({"facts": asked(path).facts.plain, "dates": asked(path).dates.model_dump()})


def outcomes(case: Incident) -> dict[str, tuple[str | None, Text]]:
    """Give the outcome of every question that is raised, and the words for it."""
    return {
        answer.question: (answer.outcome, answer.outcome_text) for answer in reasoner().compact(case, AS_OF).answers
    }


@pytest.mark.parametrize("stem", sparing([each.stem for each in INCIDENTS], {each.stem for each in FEW}))
def test_a_switch_brings_the_outcome_that_it_says(stem: str) -> None:
    """With that fact otherwise and all else as it is; and that outcome is another than the one now."""
    case = incident(stem)
    now = outcomes(case)
    for question, found in reasoner().switches(case, AS_OF).items():
        for switch in found:
            changed = Incident.model_validate(
                {"facts": case.facts.plain | {switch.fact: switch.value}, "dates": case.dates.model_dump()}
            )
            then, words = outcomes(changed)[question]
            assert then is not None
            assert then != now[question][0]
            assert switch.outcome_text == words
            assert (switch.fact in case.settled.known) == switch.known
            assert codebook().fact(switch.fact).within_reach(case.settled.known.get(switch.fact))


@pytest.mark.parametrize("stem", ["whatsapp-group-of-five", "dance-teacher"])
def test_every_fact_that_turns_an_answer_alone_has_a_switch(stem: str) -> None:
    """As the complete search for changes finds them."""
    case = incident(stem)
    switches = reasoner().switches(case, AS_OF)
    for question in ("private_sphere", "expression"):
        goals = reasoner().changes(case, AS_OF, question, most=1).goals
        sought = {change.facts[0].fact for goal in goals for change in goal.sets}
        assert sought <= {each.fact for each in switches[question]}, question


def test_what_is_known_comes_first_and_then_the_order_of_the_codebook() -> None:
    """On every question; of mail under a duty of secrecy that was not taken back; who wrote it is not said."""
    order = [fact.id for fact in codebook().facts]
    facts = {"form": "email", "clause": "confidentiality", "removed_or_apologised": False}
    switches = reasoner().switches(Incident.model_validate({"facts": facts}), AS_OF)
    for found in switches.values():
        places = [(not each.known, order.index(each.fact)) for each in found]
        assert places == sorted(places)
    assert {each.known for each in switches["misconduct"]} == {True, False}
