"""Who ended the contract: whoever gave notice himself is offered no payment for it, and no term to ask for one."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient as Client

from privesfeer.api.ask.request import read_request
from privesfeer.api.memo import matter, memo
from privesfeer.api.paper.markdown import markdown
from tests.api.test_cli import call
from tests.api.web import plain

# A pastry cook who left for the shop across the street and posts his old employer's recipes.
COOK: dict[str, Any] = {
    "sector": "private", "contract_type": "indefinite", "start_date": "2019-02-01", "end_date": "2026-09-30",
    "wage_base": 3150, "holiday_allowance": 8, "measure": "injunction", "clause": "confidentiality",
    "platforms": ["instagram"], "audience": "public", "content": ["confidential_information"],
    "employment_ended": True,
}  # fmt: skip
DAY, NONE = "2026-11-10", "Wie zelf opzegt, heeft geen recht op een transitievergoeding"
ONLY_IF = "als het initiatief tot het einde van de werkgever kwam of hij ernstig verwijtbaar handelde"


def body(**facts: object) -> dict[str, Any]:
    """Ask on the facts of the cook with others."""
    return {"facts": COOK | facts, "as_of": DAY, "lang": "nl"}


def owed(**facts: object) -> dict[str, Any]:
    """Ask the command what may be asked."""
    told = call("remedies", "-", "--format", "json", stdin=json.dumps(body(**facts)))
    assert told.exit_code == 0, told.stdout
    answer: dict[str, Any] = json.loads(told.stdout)
    return answer


def written(reader: Any, **facts: object) -> str:  # noqa: ANN401 - one of the readers
    """Write a memo without its annex."""
    told = memo(matter(read_request(json.dumps(body(**facts)))), "nl", reader)
    return markdown(tuple(told)).partition("# Bijlage")[0]


def ids(told: dict[str, Any], part: str) -> set[str]:
    """Name what is told."""
    return {each["id"] for each in told[part]}


@pytest.mark.parametrize("measure", ["injunction", "penalty", "damages", "none", "pay_measure", "suspension"])
def test_own_notice_brings_no_payment_no_interest_and_no_term(measure: str) -> None:
    """Whatever is asked of whoever left (art. 7:673(1)); one line says why."""
    told = owed(ended_by="employee", measure=measure)
    assert not ids(told, "money") & {"transition_payment", "interest_transition_payment", "fair_compensation"}
    assert not ids(told, "deadlines") & {"T1", "T2", "T17"}
    assert [NONE in each["text"] for each in told["absent"]] == [True]
    assert told["settlement"] is None


def test_own_notice_because_of_the_employers_serious_culpability_keeps_the_payment() -> None:
    """The exception of art. 7:673(1)(b), where the file says so."""
    told = owed(ended_by="employee", measure="none", employer_seriously_culpable=True)
    assert "transition_payment" in ids(told, "money")
    assert "T2" in ids(told, "deadlines")
    assert "absent" not in told


def test_a_dismissal_during_the_employees_own_notice_is_judged_as_a_dismissal() -> None:
    """So is a request for dissolution; a fine keeps its own route too."""
    for measure in ("summary_dismissal", "dissolution"):
        told = owed(ended_by="employee", measure=measure)
        assert "transition_payment" in ids(told, "money")
        assert "absent" not in told
    assert "R12" in ids(owed(ended_by="employee", measure="pay_measure", pay_measure_kind="fine"), "routes")


def test_where_it_is_not_known_who_ended_it_sum_and_term_are_told_with_their_condition() -> None:
    """And the program asks."""
    told = owed()
    condition = {each["id"]: each.get("condition") for part in ("money", "deadlines") for each in told[part]}
    assert condition["transition_payment"] == condition["interest_transition_payment"] == condition["T2"] == ONLY_IF
    assert "ended_by" in {each["fact"] for each in told["asked"]}
    assert "condition" not in owed(measure="summary_dismissal")["money"][0]


def test_an_end_by_agreement_or_of_a_term_is_no_notice_to_contest() -> None:
    """By agreement no payment is due by law; at the end of a term it is, where the employer did not go on."""
    agreed = owed(ended_by="mutual", measure="none")
    assert not ids(agreed, "deadlines") & {"T1", "T2"}
    assert "wederzijds goedvinden" in agreed["absent"][0]["text"]
    ran_out = owed(ended_by="term", measure="none", contract_type="fixed")
    assert "T1" not in ids(ran_out, "deadlines")
    assert next(each["condition"] for each in ran_out["money"] if each["id"] == "transition_payment") == ONLY_IF


def test_memo_page_and_calendar_offer_nothing_to_whoever_left(client: Client) -> None:
    """Neither to the lawyer nor to the employee, nor as a day in a diary."""
    for reader in ("lawyer", "employee"):
        told = written(reader, ended_by="employee", measure="none")
        assert NONE in told
        assert "€" not in told
        assert "31 december 2026" not in told
        assert ONLY_IF in written(reader, measure="none")
    calendar = {"accept": "text/calendar"}
    assert "BEGIN:VEVENT" not in client.post("/v1/remedies", json=body(ended_by="employee"), headers=calendar).text
    assert "BEGIN:VEVENT" in client.post("/v1/remedies", json=body(), headers=calendar).text


def test_the_page_on_what_may_be_asked_says_why_there_is_no_payment(visitor: Client) -> None:
    """Under the sums."""
    page = visitor.post("/nl/remedies", data={"dossier": plain(facts=COOK | {"ended_by": "employee"})}).text
    assert NONE in page
    assert ONLY_IF in visitor.post("/nl/remedies", data={"dossier": plain(facts=COOK)}).text


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"ended_by": "term"}, "eindigt niet door afloop van een termijn"),
        ({"ended_by": "mutual", "written_consent_to_end": "none"}, "geen einde met wederzijds goedvinden"),
    ],
)
def test_an_end_that_cannot_be_is_refused(facts: dict[str, object], why: str) -> None:
    """With the reason."""
    refused = call("remedies", "-", stdin=json.dumps(body(**facts)))
    assert refused.exit_code != 0
    assert why in " ".join((refused.stdout + refused.stderr).split())
