"""Beside the measure, from the request to the paper: a lapse, an appeal, a clearance, an attachment."""

import json
from pathlib import Path
from typing import Any

from privesfeer.api.memo import Reader
from tests.api.test_cli import call

AS_OF = "2026-11-29"
LAPSING: dict[str, Any] = {
    "sector": "private", "contract_type": "fixed", "end_by_calendar_date": True, "longer_than_six_months": True,
    "fixed_end_date": "2026-12-31", "lapse_planned": True, "measure": "warning", "measure_stage": "considered",
    "content": ["joke"], "audience": "public",
}  # fmt: skip
DISSOLVED: dict[str, Any] = {
    "sector": "private", "contract_type": "indefinite", "start_date": "2012-10-01", "end_date": "2026-09-30",
    "ended_by": "court", "years_of_service": 14, "wage_base": 3720, "measure": "dissolution",
    "measure_stage": "requested", "ground_asked": ["e"], "content": ["criticism"], "audience": "public",
    "gravity": "mild", "offer_amount": 5000, "offer_until": "2026-12-04", "named_last_day": "2026-12-08",
    "proceeding": "dissolution", "proceeding_by": "employer", "filed_on": "2026-07-15",
}  # fmt: skip
DECIDED = DISSOLVED | {"decision_kind": "main", "decision_date": "2026-09-02"}
SERGEANT: dict[str, Any] = {
    "sector": "public", "public_status": "defence_military", "content": ["discrimination"], "audience": "closed_group",
    "gravity": "serious",
}  # fmt: skip
CLEARANCE: dict[str, Any] = {
    "proceeding": "objection", "proceeding_by": "employee", "decision_kind": "authority",
    "decision_subject": "clearance", "decision_date": "2026-10-12", "decision_reached_on": "2026-11-18",
}  # fmt: skip
DISMISSED: dict[str, Any] = {
    "measure": "disciplinary_dismissal", "measure_stage": "taken", "decision_date": "2026-10-29",
    "decision_kind": "authority",
}  # fmt: skip
ATTACHED: dict[str, Any] = {
    "sector": "private", "clause": "relations", "clause_in_writing": True, "measure": "penalty",
    "measure_stage": "considered", "content": ["solicitation"], "employment_ended": True, "proceeding": "attachment",
    "proceeding_by": "employer", "attached_on": "2026-11-17", "main_claim_days": 14, "petition_incorrect": True,
    "attachment_too_high": True,
}  # fmt: skip


def case(facts: dict[str, Any], client: str, **more: object) -> str:
    """Write a request in Dutch."""
    return json.dumps({"facts": facts, "client": client, "as_of": AS_OF, "lang": "nl", **more})


def advice(body: str) -> dict[str, Any]:
    """Ask the command for the advice to the client."""
    told = call("advice", "-", "--format", "json", stdin=body)
    assert told.exit_code == 0, told.stdout
    side: dict[str, Any] = json.loads(told.stdout)["sides"][0]
    return side


def days(side: dict[str, Any]) -> dict[str, str]:
    """Give the day of each step."""
    return {each["id"]: each["day"] for each in side["steps"]}


def answer(side: dict[str, Any], question: str) -> str:
    """Give the reply to a question."""
    return next((str(each["answer"]) for each in side["asked"] if each["id"] == question), "")


def paper(folder: Path, reader: Reader, body: str) -> str:
    """Write a memo as the command does."""
    out = folder / "memo.md"
    told = call("memo", "-", "--reader", reader, "--out", str(out), stdin=body)
    assert told.exit_code == 0, told.stdout
    return out.read_text("utf-8")


def test_an_employer_who_lets_a_contract_lapse_reads_the_last_day_to_tell_so(tmp_path: Path) -> None:
    """Art. 7:668: a month before the end, in writing, though it is the measure that he asks about."""
    side = advice(case(LAPSING, "employer"))
    assert days(side)["lapse_tell"] == "2026-11-30"
    assert answer(side, "lapse").startswith("Ja, het eindigt van rechtswege op donderdag 31 december 2026.")
    told = paper(tmp_path, "lawyer", case(LAPSING, "employer"))
    assert "Laatste dag: **maandag 30 november 2026** voor aanzegging door de werkgever" in told


def test_a_promise_and_a_pregnancy_are_told_with_a_lapse() -> None:
    """Then there may be a new contract, and the presumption of discrimination has to be rebutted."""
    facts = LAPSING | {"continuation_promised": True, "other_prohibition": ["pregnancy"]}
    side = advice(case(facts, "employer"))
    assert answer(side, "lapse").startswith("Niet zonder risico, want er is toegezegd dat het doorgaat")
    assert "Niet voortzetten wegens zwangerschap is verboden" in answer(side, "lapse")
    assert "lapse_reason" in days(side)


def test_the_claim_for_not_telling_in_time_has_a_day_before_that_of_the_end() -> None:
    """Art. 7:686a(4)(e)."""
    facts = LAPSING | {"fixed_end_date": "2026-09-30", "end_date": "2026-09-30", "ended_by": "term",
                       "renewal": "not_told", "measure": "none"}  # fmt: skip
    del facts["lapse_planned"], facts["measure_stage"]
    assert days(advice(case(facts, "employee")))["lapse_compensation"] == "2026-11-30"


def test_of_what_a_court_has_decided_no_chance_of_that_decision_is_told_or_priced(tmp_path: Path) -> None:
    """Whether the request will be granted is no question any more; the appeal is."""
    before, after = (advice(case(each, "employee")) for each in (DISSOLVED, DECIDED))
    assert ("decided" in before, bool(before["outlook"])) == (False, True)
    assert ("decided" in after, after["outlook"]) == (True, None)
    told = paper(tmp_path, "lawyer", case(DECIDED, "employee"))
    assert "De rechter heeft al beslist." in told
    assert "kans voor de werkgever" not in told
    assert "Die beslissing weggedacht: " in told
    for reader in ("hr", "employee"):
        assert "De rechter heeft al beslist." in paper(tmp_path, reader, case(DECIDED, "employee"))


def test_a_last_day_that_is_counted_from_receipt_is_gainsaid_by_the_term_of_appeal() -> None:
    """Art. 358(2): three months from the ruling; nobody can contest a notice that was not given."""
    side = advice(case(DECIDED, "employee"))
    assert "de laatste dag voor hoger beroep is woensdag 2 december 2026" in answer(side, "deadline_named")
    assert answer(side, "stands") == ""
    assert "als men de uitspraak wegdenkt" in answer(side, "appeal_employee")
    asked = json.loads(call("remedies", "-", "--format", "json", stdin=case(DECIDED, "employee")).stdout)
    assert {each["id"] for each in asked["deadlines"]} & {"T1", "T3"} == {"T3"}


def test_who_won_is_not_asked_whether_his_appeal_has_a_chance() -> None:
    """An employer who got what he asked has nothing to appeal."""
    for won, asked in (("employer", False), ("employee", True)):
        side = advice(case(DECIDED | {"decision_for": won}, "employer"))
        assert ("appeal_employer" in {each["id"] for each in side.get("asked", ())}) is asked


def test_a_refused_benefit_beside_the_appeal_keeps_its_own_day() -> None:
    """It does not take the place of the appeal either."""
    facts = {
        name: value for name, value in DISSOLVED.items() if name not in {"proceeding", "proceeding_by", "filed_on"}
    }
    court = {"proceeding": "dissolution", "filed_on": "2026-07-15", "decision_kind": "main",
             "decision_date": "2026-09-02"}  # fmt: skip
    benefit = {"proceeding": "objection", "decision_kind": "authority", "decision_subject": "benefit",
               "decision_date": "2026-10-20"}  # fmt: skip
    side = advice(case(facts, "employee", proceedings=[{"facts": court}, {"facts": benefit}]))
    assert days(side)["objection_beside"] == "2026-12-01"
    assert "2026-12-02" in days(side).values()
    assert side["decided"]
    assert answer(side, "other_decision").startswith("Ja, maak apart en op tijd bezwaar")


def test_the_withdrawal_of_a_clearance_is_contested_apart_from_the_dismissal(tmp_path: Path) -> None:
    """Both days stand in the plan, and what went to a wrong address is contested today."""
    measures = [{"facts": DISMISSED, "dates": {"measure": "2026-10-29"}}]
    body = case(SERGEANT, "employee", measures=measures, proceedings=[{"facts": CLEARANCE}])
    side = advice(body)
    assert days(side)["objection_beside"] == "2026-12-30"
    assert days(side)["objection_beside_at_once"] == AS_OF
    assert answer(side, "other_decision").startswith("Ja, maak apart bezwaar. Blijft de verklaring ingetrokken")
    told = paper(tmp_path, "lawyer", body)
    assert "| **donderdag 10 december 2026** |" in told
    assert "| **woensdag 30 december 2026** |" in told


def test_an_attachment_lapses_on_the_day_of_the_leave_in_ordinary_days(tmp_path: Path) -> None:
    """Art. 700(3): fourteen days after 17 November, not fourteen working days."""
    side = advice(case(ATTACHED, "employer"))
    assert days(side)["attachment_claim"] == "2026-12-01"
    assert {"attachment_correct", "attachment_lower"} <= days(side).keys()
    assert "binnen 14 gewone dagen na dinsdag 17 november 2026" in answer(side, "attachment_employer")
    told = paper(tmp_path, "lawyer", case(ATTACHED, "employer"))
    assert "**dinsdag 1 december 2026** voor de werkgever: de eis in de hoofdzaak, na het beslag" in told


def test_whoever_is_attached_is_told_how_it_can_be_lifted() -> None:
    """Art. 705."""
    side = advice(case(ATTACHED, "employee"))
    assert "attachment_lift" in days(side)
    assert days(side)["attachment_watch"] == "2026-12-01"
    assert answer(side, "attachment_employee").startswith("Vermoedelijk wel, geheel of deels.")
