"""Damages and penalties: what a breached clause carries, and which law is on damage done at work."""

import datetime as dt
from typing import Any

from privesfeer.api.ask.registry import Incident
from privesfeer.api.ask.services import reason

TODAY = dt.date(2026, 11, 27)
BREACH: dict[str, Any] = {
    "platforms": ["linkedin"],
    "form": "connection",
    "customers_in_audience": True,
    "account_owner": "employee",
    "account_created_by": "employee",
    "content": ["announcement"],
    "work_related": True,
    "sector": "private",
    "clause": "relations",
    "clause_wide": True,
    "clause_in_writing": True,
    "approached_individually": True,
    "contract_type": "indefinite",
}


def answered(**facts: Any) -> tuple[str | None, set[str]]:  # noqa: ANN401 - facts of any type
    """Give the outcome on the measure, and what counts on it for either side."""
    verdict = reason(
        Incident.model_validate({"facts": BREACH | facts, "assume": {"clause_breached": "breached"}}), TODAY
    )
    [answer] = [each for each in verdict.answers if each.question == "measure_upheld"]
    return answer.outcome, {each.factor for each in (*answer.for_, *answer.against)}


def test_what_is_done_after_the_end_is_no_damage_in_performing_the_contract() -> None:
    """Art. 7:661 BW is on that alone; a breached restraint after it is a breach (art. 6:74)."""
    claim = {"measure": "damages", "harm_shown": True, "intent_or_recklessness": False}
    outcome, counted = answered(**claim, employment_ended=True)
    assert outcome == "upheld"
    assert "damages_on_breach" in counted
    outcome, _ = answered(**claim, employment_ended=False, clause="confidentiality")
    assert outcome != "upheld"


def test_whose_account_it_is_says_nothing_of_a_penalty_for_a_breached_restraint() -> None:
    """It says what becomes of the account."""
    assert "account_of_employee" not in answered(measure="penalty", employment_ended=True)[1]
    assert "account_of_employee" in answered(measure="injunction", employment_ended=True)[1]
