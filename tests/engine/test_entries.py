"""Entries: several clauses, accounts and measures of one case, and the proceedings that run."""

from typing import Any

import pytest

from privesfeer.api.ask.registry import CaseFile, Incident
from privesfeer.api.ask.services import reason, reasoner
from privesfeer.engine import Verdict
from tests.engine.books import AS_OF

SHARED = {
    "sector": "private", "contract_type": "indefinite", "start_date": "2018-01-15", "wage_base": "5200",
    "clause_in_writing": True, "employment_ended": False,
}  # fmt: skip
MAILED: dict[str, Any] = {
    "title": "Mailed to himself",
    "facts": {"form": "email", "audience": "self", "act": ["data_moved"], "content": ["confidential_information"]},
}
APPROACHED: dict[str, Any] = {
    "title": "Approached",
    "facts": {
        "form": "direct_message", "audience": "one_to_one", "act": ["solicitation"], "content": ["solicitation"],
        "customers_in_audience": True, "approached_individually": True, "penalty_breaches": 6,
    },
}  # fmt: skip
RELATIONS_OF = {"clause": "relations", "written_penalty_clause": True, "penalty_amount": "5000"}
RELATIONS = {"title": "Relations", "facts": RELATIONS_OF}
SECRECY = {
    "title": "Secrecy",
    "facts": {"clause": "confidentiality", "written_penalty_clause": True, "penalty_amount": "10000"},
}
ACCOUNTS = [
    {"facts": {"account_kind": "page", "account_created_by": "employer"}},
    {"facts": {"account_kind": "personal_profile", "account_bears_own_name": True}},
]
DISMISSED = {
    "facts": {"measure": "summary_dismissal", "measure_stage": "taken", "end_date": "2026-11-02"},
    "dates": {"measure": "2026-11-02"},
}
DISSOLUTION = {"facts": {"measure": "dissolution", "measure_stage": "considered"}}
NOTICE = {"facts": {"measure": "dismissal_with_notice", "written_consent_to_end": "none", "uwv_permission": "none"}}
PENALTY = {"facts": {"measure": "penalty", "measure_stage": "requested"}}


def case(**parts: Any) -> CaseFile:  # noqa: ANN401 - parts of a case
    """Make a case of the shared facts and some parts."""
    return CaseFile.model_validate({"facts": SHARED, **parts})


def answers(verdict: Verdict, name: str) -> list[list[tuple[int | None, str | None, str]]]:
    """Give the answers on each entry of a list: of which act, outcome and status."""
    return [[(one.act, one.outcome, one.status) for one in each.answers] for each in verdict.lists[name]]


@pytest.mark.parametrize("entry", [DISMISSED, DISSOLUTION, PENALTY], ids=lambda each: each["facts"]["measure"])
def test_a_case_with_one_measure_and_one_clause_is_the_incident_of_the_same_facts(entry: dict[str, Any]) -> None:
    """Answers, terms and sums; nothing is told of lists that have one entry."""
    listed = case(facts=SHARED | APPROACHED["facts"], clauses=[RELATIONS], measures=[entry])
    facts = SHARED | APPROACHED["facts"] | RELATIONS["facts"] | entry["facts"]
    flat = Incident.model_validate({"facts": facts, "dates": entry.get("dates", {})})
    one, other = reason(listed, AS_OF), reason(flat, AS_OF)
    assert (one.answers, one.last_days, one.acts) == (other.answers, other.last_days, ())
    assert {each.fact for each in one.given.facts} == {each.fact for each in other.facts}
    assert not any(each.answers for entries in one.lists.values() for each in entries)
    assert reasoner().remedies(listed, AS_OF) == reasoner().remedies(flat, AS_OF)


def test_each_of_several_measures_has_the_answer_of_the_case_with_that_measure_alone() -> None:
    """On all acts together; the first is the one that the verdict is on."""
    acts, measures = [MAILED, APPROACHED], [DISMISSED, DISSOLUTION, PENALTY, NOTICE]
    verdict = reason(case(acts=acts, clauses=[RELATIONS], measures=measures), AS_OF)
    alone = [reason(case(acts=acts, clauses=[RELATIONS], measures=[each]), AS_OF) for each in measures]
    found = [[(None, a.outcome, a.status) for a in one.answers if a.question == "measure_upheld"] for one in alone]
    assert answers(verdict, "measures") == found
    assert verdict.answers == alone[0].answers
    assert len({tuple(each) for each in found}) > 1


def test_each_of_several_clauses_is_answered_act_by_act() -> None:
    """A clause on relations is broken by the approach, one on secrecy is not; the verdict on the act has the worst."""
    acts = [MAILED, APPROACHED]
    verdict = reason(case(acts=acts, clauses=[SECRECY, RELATIONS]), AS_OF)
    secrecy, relations = answers(verdict, "clauses")
    assert [act for act, *_ in relations] == [0, 1]
    assert relations[1][1] == "breached"
    assert "breached" not in [outcome for act, outcome, _ in secrecy if act == 1]
    (on_act,) = (each for each in verdict.acts[1].answers if each.question == "clause_breached")
    assert on_act.outcome == "breached"


def test_under_a_clause_of_a_fixed_term_without_reasons_no_penalty_is_due_and_one_on_accounts_needs_none() -> None:
    """Reasons are asked of what restrains working elsewhere alone (art. 7:653(2)); which clause stands first is one."""
    fixed = {"clause_from_fixed_term": True, "clause_motivated": False}
    restraint = {"title": "Relations", "facts": {**RELATIONS_OF, **fixed}}
    profiles = {
        "title": "Profiles",
        "facts": {"clause": "profile", "clause_bars": ["keep_account"], "written_penalty_clause": True} | fixed,
    }
    account = {
        "title": "Account",
        "facts": {
            "form": "profile", "act": ["account"], "account_control": "employee_alone", "account_used_for_work": True,
            "refused_instruction": True,
        },
    }  # fmt: skip
    left = SHARED | {"employment_ended": True}
    verdict = reason(
        case(facts=left, acts=[APPROACHED, account], clauses=[restraint, profiles], measures=[PENALTY]), AS_OF
    )
    first, second = (each.measure for each in verdict.lists["clauses"])
    assert first is not None
    assert second is not None
    assert (first.outcome, first.status) == ("not_upheld", "required")
    assert second.outcome != "not_upheld"
    valid = {each.element: each.state for each in second.elements}["clause_valid"]
    assert valid == "met"
    kept = next(each for each in verdict.lists["clauses"][1].answers if each.act == 1)
    assert kept.outcome == "breached"
    assert all(each.outcome != "breached" for each in verdict.lists["clauses"][1].answers if each.act == 0)


def test_a_dismissal_is_judged_under_no_clause() -> None:
    """A penalty alone rests on a clause."""
    verdict = reason(case(acts=[APPROACHED], clauses=[RELATIONS, SECRECY], measures=[DISMISSED]), AS_OF)
    assert [each.measure for each in verdict.lists["clauses"]] == [None, None]


def test_each_of_several_accounts_has_an_answer_of_its_own() -> None:
    """The page of the company and the profile of the employee."""
    company, personal = answers(reason(case(accounts=ACCOUNTS), AS_OF), "accounts")
    assert company != personal


def test_the_penalty_under_each_clause_is_a_sum_of_its_own() -> None:
    """Six approaches under the clause on relations; what the other clause adds stands under its title."""
    told = reasoner().remedies(case(acts=[APPROACHED], clauses=[RELATIONS, SECRECY], measures=[PENALTY]), AS_OF)
    (first,) = (each for each in told.money if each.id == "penalty")
    assert first.amount == "30000.00"
    (added,) = told.further
    assert added.title.en == "Secrecy"
    assert [each.id for each in added.money] == ["penalty"]


@pytest.mark.parametrize("clauses", [[SECRECY, RELATIONS], [RELATIONS, SECRECY]], ids=["second", "first"])
def test_a_penalty_is_judged_and_counted_under_the_clause_that_was_breached(clauses: list[dict[str, Any]]) -> None:
    """At whichever place it stands; under the other clause nothing is added to it."""
    parts = case(facts=SHARED | {"employment_ended": True}, acts=[APPROACHED], clauses=clauses, measures=[PENALTY])
    answer = next(each for each in reason(parts, AS_OF).answers if each.question == "measure_upheld")
    told = reasoner().remedies(parts, AS_OF)
    (penalty,) = (each for each in told.money if each.id == "penalty")
    assert (answer.outcome, penalty.amount) == ("upheld", "30000.00")
    assert {each.fact: each.value for each in reason(parts, AS_OF).given.facts}["clause"] == "relations"
    (added,) = told.further
    assert added.title.en == "Secrecy"


def test_of_a_breached_clause_without_a_penalty_the_penalty_of_another_is_not_due() -> None:
    """The approach breaks the clause on relations, on which none is set, and not that on secrecy, on which one is."""
    bare = {"title": "Relations", "facts": {"clause": "relations", "written_penalty_clause": False}}
    parts = case(
        facts=SHARED | {"employment_ended": True}, acts=[APPROACHED], clauses=[bare, SECRECY], measures=[PENALTY]
    )
    verdict = reason(parts, AS_OF)
    relations, secrecy = answers(verdict, "clauses")
    answer = next(each for each in verdict.answers if each.question == "measure_upheld")
    assert (relations[0][1], secrecy[0][1]) != ("breached", "breached")
    assert relations[0][1] == "breached"
    assert answer.outcome != "upheld"


def test_what_another_account_or_measure_adds_is_no_second_penalty() -> None:
    """The penalty stands once, under the clause on which it rests."""
    told = reasoner().remedies(
        case(acts=[APPROACHED], clauses=[SECRECY, RELATIONS], accounts=ACCOUNTS, measures=[PENALTY, DISSOLUTION]), AS_OF
    )
    added = {each.title.en: [one.id for one in each.money] for each in told.further}
    assert [title for title, sums in added.items() if "penalty" in sums] == ["Secrecy"]


def test_a_further_measure_brings_its_own_terms_and_loses_none_of_the_first() -> None:
    """A term of either is among the last days of the verdict."""
    first = reason(case(acts=[MAILED], measures=[PENALTY]), AS_OF)
    both = reason(case(acts=[MAILED], measures=[PENALTY, DISMISSED]), AS_OF)
    dismissed = reason(case(acts=[MAILED], measures=[DISMISSED]), AS_OF)
    days = {(each.term, each.last_day) for each in both.last_days}
    assert days == {(each.term, each.last_day) for each in (*first.last_days, *dismissed.last_days)}
    assert {(each.term, each.last_day) for each in first.last_days} != days


def test_a_petition_of_the_employer_keeps_no_term_of_the_employee() -> None:
    """And one of the employee does; what was kept is not told as a last day."""
    days = {}
    for kind in ("employee_petition", "dissolution"):
        pending = [{"facts": {"proceeding": kind, "filed_on": "2026-11-20"}}]
        verdict = reason(case(acts=[MAILED], measures=[DISMISSED], proceedings=pending), AS_OF)
        days[kind] = {each.term for each in verdict.last_days}
        assert [each.answers for each in verdict.lists["proceedings"]] == [()]
    assert days["employee_petition"] < days["dissolution"]
