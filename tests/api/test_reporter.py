"""Whoever reports a wrong in accordance with the law breaks no clause by it, and owes no penalty or damages."""

import json
from typing import Any

import pytest

from privesfeer.api.ask.request import read_request
from privesfeer.api.memo import matter, memo
from privesfeer.api.paper.markdown import markdown
from tests.api.test_cli import call

# A nurse tells the inspectorate of falsified medication lists, under a clause that forbids negative statements.
NURSE: dict[str, Any] = {
    "sector": "private", "platforms": ["email"], "form": "email", "audience": "one_to_one", "work_related": True,
    "content": ["wrongdoing_report", "criticism"], "reported_internally": "competent_body", "factual_basis": True,
    "employer_recognisable": True, "harm_shown": True, "gravity": "serious", "clause": "non_disparagement",
    "clause_in_writing": True, "written_penalty_clause": True, "employment_ended": True,
    "clause_after_end_only": False, "contract_type": "indefinite", "measure": "damages",
}  # fmt: skip
# A brewer puts the contamination of a batch on an open page, as the danger is near; his secrecy clause is very wide.
BREWER: dict[str, Any] = {
    "sector": "private", "platforms": ["facebook"], "form": "post", "audience": "public", "work_related": True,
    "content": ["wrongdoing_report", "confidential_information"], "disclosure_ground": ["imminent_danger"],
    "factual_basis": True, "passed_to_third_parties": True, "harm_shown": True, "gravity": "serious",
    "clause": "confidentiality", "clause_wide": True, "clause_in_writing": True, "written_penalty_clause": True,
    "penalty_clause_names": ["rule", "amount", "use"], "penalty_amount": 10000, "measure": "penalty",
    "employment_ended": False, "contract_type": "indefinite",
}  # fmt: skip
CASES = [NURSE, NURSE | {"measure": "injunction"}, BREWER]
DATES = {"utterance": "2026-09-01", "measure": "2026-10-15"}


def body(facts: dict[str, Any]) -> str:
    """Ask on some facts."""
    return json.dumps({"facts": facts, "dates": DATES, "as_of": "2026-11-10", "lang": "nl"})


def answers(facts: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Ask the command for a verdict."""
    told = call("verdict", "-", "--format", "json", stdin=body(facts))
    assert told.exit_code == 0, told.stdout
    return {each["question"]: each for each in json.loads(told.stdout)["answers"]}


def reasons(answer: dict[str, Any]) -> set[str]:
    """Name what counts on either side."""
    return {each["factor"] for side in ("for", "against") for each in answer[side]}


@pytest.mark.parametrize("facts", CASES)
def test_a_protected_report_is_no_breach_and_brings_no_penalty_damages_or_ban(facts: dict[str, Any]) -> None:
    """Arts. 17f and 17h; whether more was told than needed is open, so that it leans."""
    told = answers(facts)
    assert told["clause_breached"]["outcome"] == "not_breached"
    assert told["measure_upheld"]["outcome"] == "not_upheld"
    for question in ("clause_breached", "measure_upheld"):
        assert told[question]["status"] == "leaning"
        assert all(f"wbk-17{each}" in json.dumps(told[question]["for"]) for each in "fh")
    assert reasons(told["clause_breached"]) >= {"reporter_not_bound"}
    assert "wide_secrecy_clause" not in reasons(told["clause_breached"])


@pytest.mark.parametrize("facts", CASES)
def test_it_is_a_rule_of_law_once_no_exception_is_open(facts: dict[str, Any]) -> None:
    """Nothing more than was needed, and a basis in fact."""
    told = answers(facts | {"more_than_needed": False, "authorship_disputed": False})
    assert told["clause_breached"]["status"] == "required"
    assert told["measure_upheld"]["outcome"] == "not_upheld"


@pytest.mark.parametrize("other", [{"factual_basis": False}, {"more_than_needed": True}])
def test_without_reasonable_grounds_or_need_the_clause_binds_as_any_other(other: dict[str, Any]) -> None:
    """The immunity has bounds."""
    told = answers(BREWER | other)
    assert told["clause_breached"]["outcome"] == "breached"
    assert "reporter_not_liable" not in reasons(told["measure_upheld"])


def test_whoever_holds_a_reporter_liable_has_to_prove_that_the_grounds_were_not_reasonable() -> None:
    """Not known is not lacking (art. 17f(3))."""
    unknown = {name: value for name, value in BREWER.items() if name != "factual_basis"}
    assert answers(unknown)["clause_breached"]["outcome"] == "not_breached"


def test_before_the_act_the_clause_decided() -> None:
    """It came into force on 18 February 2023."""
    early = {"utterance": "2022-09-01", "measure": "2022-10-15"}
    told = json.loads(
        call(
            "verdict", "-", "--format", "json",
            stdin=json.dumps({"facts": BREWER, "dates": early, "as_of": "2022-11-10"}),
        ).stdout
    )  # fmt: skip
    clause = next(each for each in told["answers"] if each["question"] == "clause_breached")
    assert clause["outcome"] != "not_breached"


@pytest.mark.parametrize("facts", CASES)
def test_the_page_of_a_reporter_does_not_say_that_he_broke_his_word(facts: dict[str, Any]) -> None:
    """Nor that the penalty is due."""
    text = markdown(tuple(memo(matter(read_request(body(facts))), "nl", "employee")))
    assert "U heeft een beding overtreden" not in text
    assert "u hield zich niet aan de afspraak" not in text.lower()
