"""Leavers: what is advised on a clause, an undertaking, an account, data taken along and the last wages."""

import datetime as dt
import json
from decimal import Decimal
from typing import Any

import pytest

from privesfeer.api.ask.request import CaseRequest, Request, read_request
from privesfeer.engine import SideAdvice

AS_OF = dt.date(2026, 11, 29)
FIRST_YEAR = {"clause_reasons": "general", "clause_continued": "unchanged"}
"""A clause of a contract for a year with reasons that fit anybody, which went on by letters without it."""
RENEWED = {"clause_from_fixed_term": False, "restraint_heavier": False}
"""One that was signed in the contract for an indefinite term."""
ACT = {"relation_to_victim": "ex_employee", "role": "reproached", "employment_ended": True}
POST = {
    "facts": {
        **ACT,
        "act": ["solicitation"],
        "platforms": ["linkedin"],
        "form": "post",
        "audience": "open_followers",
        "customers_in_audience": True,
        "content": ["announcement"],
        "approached_individually": False,
        "broadcast": True,
        "explicit_business_request": False,
        "recruits_by_message": False,
    },
    "dates": {"utterance": "2026-11-02"},
}
CALL: dict[str, Any] = {
    "facts": {
        **ACT,
        "act": ["solicitation"],
        "platforms": ["whatsapp"],
        "form": "direct_message",
        "audience": "one_to_one",
        "customers_in_audience": True,
        "target": "customer",
        "approached_individually": False,
        "initiative_from_contact": True,
        "contact_within_clause": True,
        "explicit_business_request": False,
        "breach_lasts": False,
    },
    "dates": {"utterance": "2026-11-05"},
}
OFFERS = {
    "facts": {
        **ACT,
        "act": ["solicitation"],
        "platforms": ["email"],
        "form": "email",
        "audience": "one_to_one",
        "customers_in_audience": True,
        "content": ["solicitation"],
        "approached_individually": True,
        "explicit_business_request": True,
        "recruits_by_message": True,
        "contact_within_clause": True,
        "penalty_breaches": 3,
        "breach_lasts": False,
    },
    "dates": {"utterance": "2026-11-10"},
}
LIST: dict[str, Any] = {
    "facts": {**ACT, "act": ["data_moved"], "platforms": ["email"], "audience": "self", "data_returned": False},
    "dates": {"utterance": "2026-10-27"},
}
PASSWORD = {
    "facts": {**ACT, "act": ["account"], "platforms": ["instagram"]},
    "dates": {"utterance": "2026-11-03"},
}
MAILBOX = {
    "facts": {
        "act": ["monitoring_only"],
        "role": "read",
        "platforms": ["email"],
        "account_owner": "employee",
        "deliberate_login": True,
        "content_inspected": True,
        "protected_correspondent": ["lawyer"],
    },
    "dates": {"inspection": "2026-11-09"},
}
PAGE = {
    "account_kind": "page",
    "account_created_by": "employee",
    "account_bears_employer_name": True,
    "account_used_for_work": True,
    "made_on_instruction": True,
    "account_control": "employee_alone",
}
PROFILE = {
    "account_kind": "personal_profile",
    "account_created_by": "employee",
    "account_bears_own_name": True,
    "account_bears_employer_name": False,
    "account_agreement": False,
}
UNDERTAKING: dict[str, Any] = {
    "undertaking_until": "2026-12-01",
    "undertaking_months": 18,
    "undertaking_penalty": 25000,
}


def case(
    side: str,
    *acts: dict[str, Any],
    clause: dict[str, Any] | None = None,
    accounts: tuple[dict[str, Any], ...] = (),
    stage: str = "announced",
    **facts: Any,  # noqa: ANN401 - the values of facts
) -> Request | CaseRequest:
    """Make the file of somebody who resigned and is asked a penalty.

    Args:
        side: who asks.
        *acts: what was done.
        clause: what is known of a clause on relations; None: there is none.
        accounts: what is known of each account.
        stage: of the claim.
        **facts: what else is known.

    Returns:
        The request.
    """
    known = {
        "sector": "private",
        "contract_type": "indefinite",
        "start_date": "2022-03-01",
        "end_date": "2026-10-31",
        "ended_by": "employee",
        "wage_base": 3650,
        **facts,
    }
    told: dict[str, Any] = {"client": side, "as_of": AS_OF.isoformat(), "facts": known, "acts": list(acts)}
    told["measures"] = [{"facts": {"measure": "penalty" if clause else "injunction", "measure_stage": stage}}]
    if clause:
        agreed = {
            "clause": "relations",
            "clause_in_writing": True,
            "clause_bars": ["approach", "maintain_contact"],
            "written_penalty_clause": True,
            "penalty_clause_names": ["rule", "amount"],
            "penalty_amount": 5000,
            "penalty_per_day": 500,
            "penalty_claimed": 85000,
        }
        told["clauses"] = [{"facts": {**agreed, **clause}}]
    if accounts:
        told["accounts"] = [{"facts": each} for each in accounts]
    return read_request(json.dumps(told), as_of=AS_OF)


def advised(request: Request | CaseRequest) -> SideAdvice:
    """Advise the side that asks."""
    (told,) = request.advice().sides
    return told


def steps(told: SideAdvice) -> set[str]:
    """Name the steps, and what not to do."""
    return {each.id for each in (*told.steps, *told.avoid)}


@pytest.mark.parametrize(
    ("clause", "course", "says"),
    [
        (FIRST_YEAR, "L01", "niet tekenen"),
        (RENEWED, "L02", "niet verder gaat dan het beding"),
        ({"contract_type": "fixed"}, "L03", "uitstel"),
    ],
)
def test_an_undertaking_is_not_signed_before_it_is_known_what_the_clause_is_worth(
    clause: dict[str, Any], course: str, says: str
) -> None:
    """Where it is invalid the undertaking would create the restraint; where it holds, it may ask no more than that."""
    own: dict[str, Any] = {"contract_type": clause["contract_type"]} if "contract_type" in clause else {}
    told = advised(case("employee", CALL, clause=clause if not own else {"clause": "relations"}, **UNDERTAKING, **own))
    assert told.course is not None
    assert told.course.id == course
    assert says in told.course.text.nl
    assert "dinsdag 1 december 2026" in told.course.text.nl


def test_signing_is_told_with_what_it_costs() -> None:
    """The months, the penalty each time, and the wages that would be given up."""
    told = advised(case("employee", CALL, clause=FIRST_YEAR, **UNDERTAKING, undertaking_asks=["waive_wages"]))
    assert told.course is not None
    assert all(each in told.course.ground.nl for each in ("18 maanden", "€\u00a025.000", "loon"))


def test_what_an_undertaking_does_not_say_is_not_made_up() -> None:
    """Without its months or its penalty nothing is told of these."""
    told = advised(case("employee", CALL, clause=FIRST_YEAR, undertaking_until="2026-12-01"))
    assert told.course is not None
    assert "maanden" not in told.course.ground.nl


def test_after_its_day_an_undertaking_waits_no_more() -> None:
    """The course is then on the claim."""
    told = advised(case("employee", CALL, clause=FIRST_YEAR, undertaking_until="2026-11-28"))
    assert told.course is not None
    assert told.course.id == "L04"


def test_a_letter_before_the_ultimatum_says_all_at_once() -> None:
    """The wages, the notice clause that does not bind and the mail that was read, a day before it runs out."""
    wages: dict[str, Any] = {"wage_set_off": ["penalty"], "notice_period_employee": 2, "notice_period_employer": 2}
    told = advised(case("employee", CALL, MAILBOX, clause=FIRST_YEAR, **UNDERTAKING, **wages))
    letter = next(each for each in told.steps if each.id == "letter_before_ultimatum")
    assert letter.day == dt.date(2026, 11, 30)
    assert all(each in letter.text.nl for each in ("verlofuren", "één maand", "privémail", "advocaat"))
    assert not steps(told) & {"wages_claimed", "notice_clause_annulled", "lawyers_mail_back"}


def test_what_is_the_employers_goes_back_without_conditions_and_the_rest_is_kept() -> None:
    """The page; not as a means of pressure for the wages; the list apart and not erased; the profile stays."""
    told = advised(
        case(
            "employee",
            CALL,
            LIST,
            PASSWORD,
            clause=FIRST_YEAR,
            accounts=(PROFILE, PAGE),
            **UNDERTAKING,
            undertaking_asks=["accounts", "contacts"],
            wage_set_off=["penalty"],
        )
    )
    assert {"page_back", "list_apart", "no_page_as_lever", "no_quiet_erasing", "no_contacts_deleted"} <= steps(told)
    assert not steps(told) & {"q_account", "q09"}


def test_whoever_keeps_the_page_of_the_business_is_told_to_restore_and_return_it() -> None:
    """Without a clause as well."""
    told = advised(
        case("employee", PASSWORD, accounts=({**PAGE, "account_changed": ["renamed"]}, PROFILE), ended_by="mutual")
    )
    assert told.course is not None
    assert told.course.id == "L07"
    assert "Herstel naam" in told.course.text.nl


def test_whoever_is_sued_under_a_clause_that_holds_admits_what_is_established_and_no_more() -> None:
    """The general post does not count, nor a penalty per day over an act of one moment."""
    told = advised(case("employee", OFFERS, POST, clause={**RENEWED, "clause_bars": ["approach"]}))
    assert told.course is not None
    assert told.course.id == "L06"
    assert "€\u00a0500 per dag" in told.course.ground.nl


def test_a_relation_who_called_is_not_helped_before_the_other_side_has_answered() -> None:
    """In place of the general step to approach nobody."""
    found = steps(advised(case("employee", CALL, clause=FIRST_YEAR)))
    assert "relation_who_came" in found
    assert "q12" not in found


def test_an_employer_drops_penalty_and_ban_under_a_clause_that_is_doubtful() -> None:
    """He claims what is his without it, pays the wages, and destroys the mail of the lawyer."""
    told = advised(
        case(
            "employer",
            CALL,
            LIST,
            MAILBOX,
            clause=FIRST_YEAR,
            accounts=(PROFILE, PAGE),
            stage="considered",
            wage_set_off=["penalty"],
        )
    )
    assert told.course is not None
    assert told.course.id == "LK1"
    assert "Betaal het loon" in told.course.text.nl
    assert {"private_mail_closed", "lawyers_mail_destroyed", "last_wages_paid", "no_claim_on_connections"} <= steps(
        told
    )


def test_an_employer_demands_per_breach_under_a_clause_that_holds() -> None:
    """With an undertaking that goes no further; a like is no act of the leaver's."""
    clause = {**RENEWED, "clause_bars": ["approach"]}
    told = advised(case("employer", OFFERS, POST, clause=clause, stage="considered"))
    assert told.course is not None
    assert told.instead is not None
    assert (told.course.id, told.instead.id) == ("K01", "LK2")
    assert {"demand_sent", "breaches_counted"} <= steps(told)


def test_a_penalty_demanded_is_set_beside_what_the_acts_bring() -> None:
    """However many likes there were, one call brings one penalty at most; under a doubtful clause it may be none."""
    remedies = case("employee", CALL, POST, clause=FIRST_YEAR).remedies()
    (penalty,) = [each for each in remedies.money if each.id == "penalty"]
    assert (penalty.low, penalty.high, penalty.due) == ("0.00", "5000.00", None)
    assert "€\u00a085.000" in " ".join(each.nl for each in penalty.working)


def test_whoever_left_claims_the_last_wages_and_refuses_the_set_off() -> None:
    """The law limits a set-off less at the end, but not to what is disputed."""
    facts = {"sector": "private", "ended_by": "employee", "end_date": "2026-10-31", "employment_ended": True}
    withheld = {"measure": "pay_measure", "pay_measure_kind": "set_off_damage", "measure_stage": "taken"}
    told = advised(read_request(json.dumps({"client": "employee", "facts": {**facts, **withheld}}), as_of=AS_OF))
    assert told.course is not None
    assert told.course.id == "L08"
    assert "Tijdens het dienstverband" not in told.course.ground.nl


def test_whoever_is_not_asked_anything_yet_writes_that_the_clause_does_not_hold() -> None:
    """Before starting elsewhere without a word."""
    told = advised(case("employee", POST, clause=FIRST_YEAR))
    assert told.course is not None
    assert told.course.id == "L04"
    clause = {"clause": "relations", "clause_in_writing": True, **FIRST_YEAR, "contract_type": "indefinite"}
    facts = {"sector": "private", "ended_by": "employee", "end_date": "2026-10-31", "employment_ended": True, **clause}
    told = advised(read_request(json.dumps({"client": "employee", "facts": facts}), as_of=AS_OF))
    assert told.course is not None
    assert told.course.id == "L05"


def test_an_act_outside_the_term_of_a_clause_makes_an_employer_drop_no_penalty_for_another() -> None:
    """What was done during the employment is no breach of a clause that works after it; an offer of later is."""
    before = {**LIST, "facts": {**LIST["facts"], "employment_ended": False, "clause_after_end_only": True}}
    told = advised(case("employer", OFFERS, before, clause=RENEWED, stage="considered"))
    assert told.course is not None
    assert told.course.id != "K16"
    alone = advised(case("employer", before, clause=RENEWED, stage="considered"))
    assert alone.course is not None
    assert alone.course.id == "K16"


def test_whose_the_account_is_from_which_an_act_was_done_says_nothing_of_another_account() -> None:
    """A page of the business stays the employer's, though the call was made from an account of the employee."""
    call = {**CALL, "facts": {**CALL["facts"], "account_owner": "employee"}}
    request = case("employee", call, clause=RENEWED, accounts=(PROFILE, PAGE))
    assert isinstance(request, CaseRequest)
    found = [each.answers[0].outcome for each in request.verdict().lists["accounts"]]
    assert found == ["employee", "employer"]


def test_what_a_penalty_that_is_due_comes_to_is_not_estimated_by_those_that_were_refused() -> None:
    """Refused is another outcome (art. 6:94 BW lessens what is due)."""
    outlook = advised(case("employer", OFFERS, clause=RENEWED, stage="considered")).outlook
    assert outlook is not None
    due = next(each for each in outlook.outcomes if each.id == "stands")
    assert abs(Decimal(due.likely)) > abs(Decimal(due.low)) / 20


@pytest.mark.parametrize(("client", "told"), [("employee", "Verschijn met de cliënt op"), ("employer", "Verschijn op")])
def test_the_day_of_the_hearing_is_a_step_and_answers_until_when(client: str, told: str) -> None:
    """In summary proceedings nothing else is the last day (art. 254 Rv); no step takes its place for want of room."""
    pending = {"proceeding": "interim", "proceeding_by": "employer", "hearing_on": "2026-12-08"}
    case = {
        "client": client,
        "as_of": str(AS_OF),
        "facts": {"sector": "private", "employment_ended": True, "clause": "relations", "measure": "injunction",
                  "measure_stage": "requested", "client_asks": ["until_when"], **pending},
    }  # fmt: skip
    (side,) = read_request(json.dumps(case)).advice().sides
    step = next(each for each in side.steps if each.day == dt.date(2026, 12, 8))
    assert step.text.nl.startswith(told)
    assert step.kept
    if client == "employee":
        assert next(iter(side.asked)).answer.nl.startswith("Tot de zitting, op dinsdag 8 december 2026.")
