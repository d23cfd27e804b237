"""Textbook: what no lawyer hesitates about is answered as every lawyer would."""

from collections.abc import Iterator

import pytest

from privesfeer.api.ask.registry import casebook, codebook, rulebook
from privesfeer.api.ask.services import reasoner
from privesfeer.cases.incident import Incident, incident_of
from privesfeer.cases.textbook import TextbookIncident
from privesfeer.engine.answers.reasons.elements import asking
from privesfeer.engine.answers.verdicts.verdict import Answer
from privesfeer.rules.rulebook import Moment
from tests.engine.books import AS_OF

ON_MEASURES = [each for each in casebook().textbook if each.elements]
FELL = [each for each in ON_MEASURES if each.decides]
STANDS = {"likely_met": "met", "likely_not_met": "not_met"}
# What says which measure of which kind is at stake, on which ground, of whom: without it there is nothing to ask.
ROUTES = {
    *("measure", "sector", "public_status", "act", "contract_type", "statutory_director"),
    *("ground_asked", "pay_measure_kind", "clause"),
}
# A valuation that days take the place of: with the days it goes.
VALUED = {"acted_promptly", "worked_on_after_knowing", "delay_reason"}


def on_measure(incident: Incident, told: TextbookIncident) -> Answer:
    """Answer whether the measure stands, on the day on which the incident is read."""
    (question,) = (each.question for each in rulebook().questions.values() if each.ladder)
    answers = reasoner().reason(incident, told.as_of or AS_OF).answers
    return next(each for each in answers if each.question == question)


@pytest.mark.parametrize("told", casebook().textbook, ids=lambda told: told.id)
def test_a_textbook_incident_is_answered_as_expected(told: TextbookIncident) -> None:
    """What cannot be said has no outcome, or one that leans slightly and that one more fact could change."""
    verdict = reasoner().reason(told.incident, told.as_of or AS_OF)
    answers = {each.question: each for each in verdict.answers}
    wrong = {}
    for question, expected in told.expect.items():
        answer = answers.get(question)
        outcome = answer.outcome if answer else None
        open_ = answer is None or outcome is None or (answer.strength == "slight" and not answer.firm)
        if not (open_ if expected is None else outcome == expected):
            wrong[question] = outcome
    assert wrong == {}


@pytest.mark.parametrize("told", ON_MEASURES, ids=lambda told: told.id)
def test_each_requirement_of_a_textbook_measure_stands_as_expected(told: TextbookIncident) -> None:
    """What probably is met counts as met; the first that fails decides, and of a measure that stands none fails."""
    answer = on_measure(told.incident, told)
    states = {each.element: each.state for each in reversed(answer.elements)}
    assert {name: STANDS.get(states[name], states[name]) for name in told.elements} == told.elements
    failed = (each.element for each in answer.elements if each.role == "decides" and "not_met" in each.state)
    if answer.outcome:
        assert next(failed, None) == told.decides


def left_out(told: TextbookIncident) -> Iterator[str]:
    """Name the facts of the requirement that decides: those by which it can be closed, and what weighs in it."""
    book, law = rulebook(), reasoner().law(rulebook().on_measure.question, Moment(AS_OF, AS_OF))
    days = {each.fact: {*each.since, *each.until} for each in book.remedies.spans}
    for element in book.trees[str(told.facts.known[book.measure])].every:
        if element.id == told.decides:
            tested = {fact for rule in (*element.weighs, *element.failed_by) for fact in law.question.tested[rule]}
            for fact in {*asking(element, law, book.remedies), *tested}:
                yield from {fact, *days.get(fact, ())}
            if book.remedies.lapse and book.remedies.lapse.fact in tested:
                yield from VALUED


@pytest.mark.parametrize("told", FELL, ids=lambda told: told.id)
def test_without_its_facts_the_requirement_that_decided_is_open(told: TextbookIncident) -> None:
    """What is not known is neither so nor not so."""
    gone = {*left_out(told)} - ROUTES
    known = {name: value for name, value in told.facts.plain.items() if name not in gone}
    incident = incident_of(codebook()).model_validate({"facts": known, "dates": told.dates.model_dump()})
    states = [each.state for each in on_measure(incident, told).elements if each.element == told.decides]
    assert states[:1] == ["open"]
