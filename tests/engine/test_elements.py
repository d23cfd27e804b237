"""What a court asks of the measure: the elements and the answer are one, and what is not known is open."""

from typing import Any

import pytest
from hypothesis import given

from privesfeer.api.ask.registry import Incident, casebook, codebook
from privesfeer.api.ask.services import reason, reasoner
from privesfeer.cases.ruling import Ruling
from privesfeer.engine.answers.reasons.elements import AppliedElement
from privesfeer.engine.answers.verdicts.verdict import Answer
from tests.conftest import tries
from tests.engine.books import AS_OF
from tests.strategies import facts_near_a_ruling, some_facts

BOOK = reasoner().rulebook
QUESTION = BOOK.on_measure
MEASURES = tuple(codebook().fact(BOOK.measure).values)
ASKED = tuple(each for each in MEASURES if each in BOOK.trees)


def answer(facts: dict[str, Any]) -> Answer | None:
    """Give the answer on the measure; None: the question is not raised."""
    found = reason(Incident.model_validate({"facts": facts}), AS_OF).answers
    return next((each for each in found if each.question == QUESTION.question), None)


def failing(told: Answer) -> list[AppliedElement]:
    """Name the elements by which the measure falls."""
    return [each for each in told.elements if each.fails]


def contradiction(told: Answer) -> str | None:
    """Say how the elements contradict the answer, if they do."""
    failed, stands = [each.element for each in failing(told)], BOOK.upheld
    deciding = {each.state for each in told.elements if each.role == "decides"}
    if told.outcome == stands and failed:
        return f"stands, though {failed} fail"
    if told.outcome == QUESTION.protects and not failed and "open" not in deciding:
        return "falls, though no element fails or stays open"
    if told.outcome is None and any(each.state == "not_met" and each.fails for each in told.elements):
        return f"is open, though {failed} fail"
    return None


@tries(60)
@given(some_facts())
def test_the_elements_and_the_answer_on_the_measure_are_one(facts: dict[str, Any]) -> None:
    """Whatever the facts: it stands where none of them fails, and where it falls one of them fails or stays open."""
    told = answer(facts)
    if told and told.elements:
        assert contradiction(told) is None, [(each.element, each.state) for each in told.elements]


@tries(40)
@given(facts_near_a_ruling())
def test_near_a_ruling_too_the_elements_and_the_answer_are_one(facts: dict[str, Any]) -> None:
    """Likewise on the facts of a ruling, changed here and there, for every measure."""
    for measure in ASKED:
        told = answer({**facts, BOOK.measure: measure})
        if told:
            assert contradiction(told) is None, (measure, [(each.element, each.state) for each in told.elements])


@pytest.mark.parametrize(
    "ruling", [each for each in casebook() if each.decision(QUESTION.question)], ids=lambda each: each.key
)
def test_on_the_facts_of_a_ruling_the_elements_and_the_answer_are_one(ruling: Ruling) -> None:
    """On what a court knew, as it is coded."""
    told = answer(ruling.facts.plain)
    if told and told.elements:
        assert contradiction(told) is None, [(each.element, each.state) for each in told.elements]


@pytest.mark.parametrize("measure", ASKED)
def test_of_a_measure_of_which_nothing_is_known_every_element_is_open(measure: str) -> None:
    """Unknown is not false, and never met: nothing but the measure is known."""
    told = answer({BOOK.measure: measure})
    assert told
    assert {each.state for each in told.elements} <= {"open", "not_raised"}


def deciding(told: Answer | None) -> str:
    """Give the line that says what decides the measure."""
    assert told
    assert told.decides
    return told.decides.text.en


@pytest.mark.parametrize(
    ("basis", "line"),
    [(False, "a punitive transfer without a basis; and on the lack of a reasonable proposal"), (None, "")],
)
def test_a_measure_that_falls_on_two_requirements_for_certain_names_both(basis: bool | None, line: str) -> None:  # noqa: FBT001 - a case
    """In the order of the court; what only follows from another is not told besides."""
    facts: dict[str, Any] = {
        "measure": "transfer",
        "sector": "private",
        "transfer_kind": "lower",
        "transfer_aim": "punishment",
        "proposal_reasonable": False,
    }
    said = deciding(answer(facts if basis is None else {**facts, "agreed_basis": basis}))
    assert line in said
    assert ("; and on " in said) is (basis is False)


def test_what_no_single_requirement_decides_falls_on_all_circumstances() -> None:
    """Where the weighing turns against a measure its first line names the requirement under which it is weighed."""
    facts: dict[str, Any] = {
        "measure": "summary_dismissal",
        "sector": "private",
        "act": ["said_about"],
        "content": ["confidential_information"],
        "audience": "one_to_one",
        "private_claimed": True,
        "policy_exists": False,
    }
    told = answer(facts)
    assert told
    assert [each.element for each in failing(told)] == ["all_circumstances"]
    assert deciding(told).startswith("fails on the weighing of all circumstances, in view of ")
