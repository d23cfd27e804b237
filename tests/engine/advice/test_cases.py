"""Small cases of advice on employment."""

from typing import Any

import pytest

from privesfeer.engine import reasoner
from tests.engine.advice.told import POLICE, Case, advised, check

ON_THE_SPOT = {
    "sector": "private",
    "measure": "summary_dismissal",
    "contract_type": "indefinite",
    "platforms": ["facebook"],
    "content": ["insult"],
}
MOVED = {"act": ["data_moved"], "data_purpose": "new_employer", "data_returned": False}
CLAIMED = {
    "sector": "private",
    "act": ["account"],
    "platforms": ["linkedin"],
    "measure": "injunction",
    "measure_stage": "requested",
}
PROFILE = {
    "facts": {"account_kind": "personal_profile", "account_created_by": "employee", "account_bears_own_name": True}
}
PAGE = {
    "facts": {
        "account_kind": "page",
        "account_created_by": "employer",
        "account_bears_employer_name": True,
        "made_on_instruction": True,
    }
}
NEAR = {"end_date": "2026-10-08"}
PAID = {
    "start_date": "2015-01-01",
    "wage_base": 3000,
    "wage_components": 0,
    "holiday_allowance": 8,
    "act": ["disclosure"],
    "audience": "public",
    "gravity": "serious",
    "professional_secrecy": True,
    "policy_enforced": False,
    "good_record": True,
    "removed_or_apologised": True,
    "employer_knew_date": "2026-10-02",
    "reinstatement_wanted": False,
}
OFFERED = {"offer_until": "2026-12-04", "offer_amount": 2000}
CROWDED = {
    "sector": "private",
    "platforms": ["facebook"],
    "content": ["confidential_information", "insult"],
    "act": ["data_moved", "looked_up", "recording", "solicitation", "account"],
    "audience": "self",
    "clause": "relations",
    "authorship_disputed": True,
    "device_owner": "employee",
    "measure": "suspension",
    "measure_stage": "considered",
    "treated_alike": False,
}
SEEN = {"sector": "private", "platforms": ["whatsapp"], "content": ["insult"], "gravity": "serious"}
LAPTOP = {
    "sector": "private",
    "platforms": ["teams"],
    "act": ["said_to"],
    "content": ["sexual"],
    "recipient_dependent": True,
    "hierarchical_relation": True,
    "measure": "summary_dismissal",
    "measure_stage": "considered",
    "learned_via": "device_search",
    "device_owner": "employer",
    "content_inspected": True,
    "protected_correspondent": ["lawyer"],
    "privilege_broken": True,
    "employee_heard": False,
    "employer_knew_date": "2026-11-26",
    "offer_until": "2026-12-05",
    "reflection_told": False,
}

CASES = [
    Case(
        "dissolution is asked where the illness began after the reason was known, and summary dismissal is too late",
        "employer",
        {
            "facts": ON_THE_SPOT
            | {
                "act": ["said_to"],
                "content": ["sexual"],
                "hierarchical_relation": True,
                "gravity": "extreme",
                "policy_covers": True,
                "policy_known": True,
                "conduct_disputed": False,
                "employer_knew_date": "2026-11-05",
                "sick_since": "2026-11-12",
                "sick_at_dismissal": True,
                "employee_heard": True,
                "measure_stage": "considered",
                "offer_until": "2026-12-04",
                "suspended_on_pay": "unpaid",
            }
        },
        course="H02",
        steps=("h_pay", "h_threat"),
        untold=("E53", "suspension_reason"),
        says=("ontbinding",),
    ),
    Case(
        "it is not where the illness came first",
        "employer",
        {
            "facts": ON_THE_SPOT
            | {
                "act": ["said_to"],
                "content": ["sexual"],
                "hierarchical_relation": True,
                "gravity": "extreme",
                "conduct_disputed": False,
                "employer_knew_date": "2026-11-05",
                "sick_since": "2026-10-12",
                "sick_at_dismissal": True,
                "measure_stage": "considered",
            }
        },
        course="E53",
        untold=("H02", "h_file"),
    ),
    Case(
        "of two accounts the profile stays and the page goes over",
        "employee",
        {"facts": CLAIMED, "accounts": [PROFILE, PAGE]},
        course="W32b",
        untold=("W32",),
        says=("(persoonlijk profiel)", "(pagina of groep)"),
    ),
    Case(
        "and the employer claims no more than the page",
        "employer",
        {"facts": CLAIMED, "accounts": [PROFILE, PAGE]},
        course="K06b",
        untold=("K06", "K13"),
        says=("is (pagina of groep)", "is (persoonlijk profiel)"),
    ),
    Case(
        "a profile alone stays",
        "employee",
        {"facts": CLAIMED, "accounts": [PROFILE]},
        course="W32",
        untold=("W32b", "W33"),
    ),
    Case(
        "a page alone goes over",
        "employee",
        {"facts": CLAIMED, "accounts": [PAGE]},
        course="W33",
        untold=("W32b", "W32"),
    ),
    Case(
        "accounts of two acts are told apart as well",
        "employee",
        {"facts": {k: v for k, v in CLAIMED.items() if k != "act"}, "acts": [PROFILE, PAGE]},
        course="W32b",
    ),
    Case(
        "near the last day a petition is filed, and an offer that runs is answered",
        "employee",
        {"facts": ON_THE_SPOT | NEAR | PAID | OFFERED, "dates": {"measure": "2026-10-08"}},
        course="W03m",
        instead="W08",
        steps=("q16", "q21"),
    ),
    Case(
        "and so where it is stated that the work has ended",
        "employee",
        {
            "facts": ON_THE_SPOT | NEAR | PAID | OFFERED | {"employment_ended": True},
            "dates": {"measure": "2026-10-08"},
        },
        course="W03m",
        instead="W08",
        steps=("q21",),
    ),
    Case(
        "an offer that is enough is accepted, once the petition is safe",
        "employee",
        {"facts": ON_THE_SPOT | NEAR | PAID | OFFERED | {"offer_amount": 90000}, "dates": {"measure": "2026-10-08"}},
        course="W03m",
        instead="W09",
        steps=("q16", "q21"),
    ),
    Case(
        "an offer of which no floor is known is told all the same",
        "employee",
        {"facts": ON_THE_SPOT | NEAR | OFFERED, "dates": {"measure": "2026-10-08"}},
        course="W03",
        instead="W08u",
        steps=("q21_not_priced",),
    ),
    Case(
        "an offer that has passed is not",
        "employee",
        {"facts": ON_THE_SPOT | NEAR | OFFERED | {"offer_until": "2026-11-20"}, "dates": {"measure": "2026-10-08"}},
        course="W03",
        untold=("q21", "q21_not_priced", "W08", "W08u"),
    ),
    Case(
        "the answer to an offer is never cut, however many steps come before it",
        "employee",
        {"facts": CROWDED | {"offer_until": "2027-02-01"}},
        steps=("q21_not_priced",),
    ),
    Case(
        "a device that was searched is given back",
        "employer",
        {"facts": SEEN | {"learned_via": "device_search", "device_owner": "employee", "audience": "one_to_one"}},
        steps=("s07",),
        untold=("s07_account",),
    ),
    Case(
        "an account that was opened is logged out of",
        "employer",
        {"facts": SEEN | {"learned_via": "account_access", "account_owner": "employee", "audience": "one_to_one"}},
        steps=("s07_account",),
        untold=("s07",),
    ),
    Case(
        "of a public post nothing is given back",
        "employer",
        {"facts": SEEN | {"learned_via": "public_view", "device_owner": "employee", "audience": "public"}},
        untold=("s07", "s07_account"),
    ),
    Case(
        "whoever received the words and complains is not moved",
        "employer",
        {"facts": SEEN | {"act": ["said_to"], "content": ["sexual"], "target": "colleague"}},
        steps=("n5",),
    ),
    Case(
        "of what was said of someone nobody complains so",
        "employer",
        {"facts": SEEN | {"act": ["said_about"], "content": ["discrimination"], "target": "colleague"}},
        untold=("n5",),
    ),
    Case(
        "a request for dissolution is no dismissal, and the hearing is prepared",
        "employer",
        {
            "facts": {
                "sector": "private",
                "platforms": ["facebook"],
                "measure": "dissolution",
                "measure_stage": "requested",
            }
        },
        steps=("n13_request", "hearing_prepared", "s46"),
        untold=("n13",),
    ),
    Case(
        "of a dismissal that was given the reason is told to nobody",
        "employer",
        {"facts": ON_THE_SPOT, "dates": {"measure": "2026-11-20"}},
        steps=("n13",),
        untold=("n13_request",),
    ),
    Case(
        "while the term runs benefit is asked with word that the dismissal is contested",
        "employee",
        {"facts": ON_THE_SPOT | {"end_date": "2026-11-20"}, "dates": {"measure": "2026-11-20"}},
        steps=("q17",),
        untold=("q17_late",),
    ),
    Case(
        "after it nothing is contested",
        "employee",
        {"facts": ON_THE_SPOT | {"end_date": "2026-09-15"}, "dates": {"measure": "2026-09-15"}},
        course="W04",
        steps=("q17_late",),
        untold=("q17",),
    ),
    Case(
        "redeployment is looked into before dissolution is asked for a disturbed relation",
        "employer",
        {"facts": SEEN | {"measure": "dissolution", "measure_stage": "considered", "ground_asked": ["g"]}},
        steps=("redeployment",),
    ),
    Case(
        "and where a summary dismissal that is too late turns into such a request",
        "employer",
        {
            "facts": SEEN
            | {"measure": "summary_dismissal", "measure_stage": "considered", "employer_knew_date": "2026-11-01"}
        },
        course="E02",
        steps=("redeployment",),
    ),
    Case(
        "for culpable conduct alone it is not",
        "employer",
        {"facts": SEEN | {"measure": "dissolution", "measure_stage": "considered", "ground_asked": ["e"]}},
        untold=("redeployment",),
    ),
    Case(
        "where a trainee complains, that carries what a searched laptop cannot",
        "employer",
        {"facts": LAPTOP | {"found_by": ["complaint", "search"]}},
        course="E22",
        instead="E13",
        steps=("s04", "s05", "s18", "reflection_clause"),
    ),
    Case(
        "without a complaint what was found that way is built anew from another source",
        "employer",
        {"facts": LAPTOP},
        course="E01",
        instead="E22",
        steps=("s04", "s05"),
    ),
    Case(
        "an offer that tells of the time to reflect needs no such clause",
        "employer",
        {"facts": LAPTOP | {"reflection_told": True}},
        untold=("reflection_clause",),
    ),
    Case(
        "art. 7:686a(4): the two months are told of a dismissal whose day is not known, with the protest and the wages",
        "employee",
        {"facts": ON_THE_SPOT | {"measure_stage": "taken"}},
        steps=("q16_day_unknown", "q15"),
        untold=("q16",),
    ),
    Case(
        "art. 7:686a(4): of a measure that is not named it is asked whether it was a dismissal",
        "employee",
        {"facts": {"sector": "private", "platforms": ["facebook"]}, "dates": {"measure": "2026-10-20"}},
        steps=("measure_unknown",),
    ),
    Case(
        "what has lapsed is not paid, and the last wages were due long ago",
        "employer",
        {"facts": ON_THE_SPOT | MOVED, "dates": {"measure": "2026-06-18"}},
        course="E78b",
        steps=("s36_late",),
        untold=("transition_payment", "s36", "n8", "s14"),
    ),
    Case(
        "art. 7:686a(4)(b): between two and three months the transition payment is still paid",
        "employer",
        {"facts": ON_THE_SPOT, "dates": {"measure": "2026-09-15"}},
        course="E78",
        steps=("transition_payment", "s36_late"),
    ),
    Case(
        "art. 7:673(9): in the first year it is asked whether the contract is for a fixed term",
        "employee",
        {"facts": {"sector": "private", "platforms": ["whatsapp"], "years_of_service": 0}},
        steps=("fixed_term_asked",),
    ),
    Case(
        "art. 254 Rv: before a hearing in summary proceedings the exhibits are in, and the suspension is asked",
        "employee",
        {
            "facts": {
                "sector": "private",
                "employment_ended": True,
                "measure": "injunction",
                "measure_stage": "requested",
                "asked_in_interim": True,
                "clause": "relations",
            }
        },
        steps=("interim_hearing",),
    ),
    Case(
        "whoever is doubted to be ill is asked nothing about it, and sent to the company doctor",
        "employer",
        {"facts": {"sector": "private", "platforms": ["instagram"], "illness_disputed": True}},
        steps=("s20", "s27"),
    ),
    Case(
        "art. 7:629a: the employee whose illness is disputed asks the UWV himself",
        "employee",
        {"facts": {"sector": "private", "platforms": ["instagram"], "illness_disputed": True}},
        steps=("expert_opinion",),
    ),
    Case(
        "an employee hears that he has three weeks then",
        "employee",
        {"facts": LAPTOP},
        steps=("q21_reflection",),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_told_follows_from_the_facts(case: Case) -> None:
    """The course, the second choice, the steps, and what is left out."""
    check(case)


@pytest.mark.parametrize("side", ["employer", "employee"])
@pytest.mark.parametrize("facts", [{"sector": "private", "platforms": ["facebook"]}, POLICE])
def test_nobody_is_sent_to_find_out_what_is_not_worth_asking(
    side: str, facts: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing is, another course leads."""
    monkeypatch.setattr(reasoner, "first_worth_asking", lambda *_: ())
    told = advised(Case("", side, {"facts": facts}))
    courses = [each for each in (told.course, told.instead) if each]
    assert courses
    assert not {each.id for each in courses} & {"E00", "E60", "O00", "W00"}
