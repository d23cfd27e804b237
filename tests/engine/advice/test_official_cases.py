"""Small cases of advice on officials: objection, appeal, and what goes with them."""

import pytest

from tests.engine.advice.told import POLICE, Case, check

DISMISSED = POLICE | {"measure": "disciplinary_dismissal"}


def decided(proceeding: str, day: str) -> dict[str, str]:
    """Give proceedings of an official in which was decided on a day."""
    return {"proceeding": proceeding, "decision_kind": "authority", "decision_date": day}


CASES = [
    Case(
        "against a first decision an official objects, and has it suspended where he loses his post at once",
        "employee",
        {"facts": DISMISSED | {"measure_stage": "taken"}, "dates": {"measure": "2026-11-10"}},
        course="O02i",
        instead="O02",
        steps=("q33", "o_interim_police"),
        untold=("q33_court", "q33_appeal", "q33_further"),
    ),
    Case(
        "a reprimand has no effect that cannot wait",
        "employee",
        {"facts": POLICE | {"measure": "reprimand", "measure_stage": "taken"}, "dates": {"measure": "2026-11-10"}},
        course="O02",
        steps=("q33",),
        untold=("q33_interim",),
    ),
    Case(
        "against a decision on an objection he appeals to the court",
        "employee",
        {"facts": DISMISSED | decided("objection", "2026-11-10"), "dates": {"measure": "2026-05-10"}},
        course="O12i",
        instead="O12b",
        steps=("q33_appeal",),
        untold=("q33", "q33_court", "q33_further"),
    ),
    Case(
        "against a ruling of the court he appeals to the tribunal",
        "employee",
        {"facts": DISMISSED | decided("administrative", "2026-11-10"), "dates": {"measure": "2026-05-10"}},
        course="O12h",
        steps=("q33_further",),
        untold=("q33_court", "q33_appeal"),
        says=("Centrale Raad van Beroep",),
    ),
    Case(
        "where it is not known what was decided, the decision itself says what is open",
        "employee",
        {
            "facts": DISMISSED | {"decision_kind": "authority", "decision_date": "2026-11-10"},
            "dates": {"measure": "2026-05-10"},
        },
        course="O12",
        steps=("q33_court",),
        untold=("q33", "q33_appeal", "q33_further"),
    ),
    Case(
        "a decision of the authority on the day of the dismissal is the dismissal, to which one objects",
        "employee",
        {
            "facts": DISMISSED | {"decision_kind": "authority", "decision_date": "2026-11-10"},
            "dates": {"measure": "2026-11-10"},
        },
        course="O02i",
        steps=("q33", "o_interim_police"),
        untold=("q33_court", "q33_appeal", "q33_further", "O12"),
    ),
    Case(
        "an utterance does not carry a dismissal by way of the disturbance that it caused",
        "employer",
        {
            "facts": {
                "sector": "public",
                "public_status": "normalised",
                "measure": "dissolution",
                "measure_stage": "considered",
                "ground_asked": ["e", "g"],
                "act": ["said_about"],
                "content": ["criticism", "insult"],
                "target": "manager",
                "gravity": "mild",
                "public_interest": False,
                "good_record": True,
                "prior_warning": False,
                "years_of_service": 10,
                "platforms": ["twitter"],
                "audience": "public",
                "employer_share": True,
                "harm_shown": False,
            }
        },
        course="H05",
        untold=("h_file", "s33"),
    ),
    Case(
        "an officer does not give up the objection for a promise, nor ask for his own transfer",
        "employee",
        {
            "facts": POLICE
            | {"measure": "transfer", "measure_stage": "taken", "transfer_kind": "other_place"}
            | {"offer_until": "2026-12-06"},
            "dates": {"measure": "2026-11-13"},
        },
        course="O02i",
        steps=("q33", "o_costs", "o_waive", "o_at_request"),
    ),
    Case(
        "an objection that was received is no longer to be made",
        "employee",
        {
            "facts": DISMISSED | decided("objection", "2026-11-10") | {"objection_received": "2026-11-20"},
            "dates": {"measure": "2026-05-10"},
        },
        course="O18",
        untold=("q33_appeal",),
    ),
    Case(
        "of two decisions that of which the term ends first leads",
        "employee",
        {
            "facts": POLICE,
            "measures": [{"facts": {"measure": "disciplinary_dismissal"}, "dates": {"measure": "2026-03-10"}}],
            "proceedings": [
                {"facts": decided("objection", "2026-11-20")},
                {"facts": decided("administrative", "2026-10-28")},
            ],
        },
        course="O12h",
    ),
    Case(
        "and so whatever the order in which they are stated",
        "employee",
        {
            "facts": POLICE,
            "measures": [{"facts": {"measure": "disciplinary_dismissal"}, "dates": {"measure": "2026-03-10"}}],
            "proceedings": [
                {"facts": decided("administrative", "2026-11-20")},
                {"facts": decided("objection", "2026-10-28")},
            ],
        },
        course="O12i",
    ),
    Case(
        "before a decision the authority hears a police officer",
        "employer",
        {"facts": DISMISSED | {"measure_stage": "considered"}},
        steps=("s50",),
    ),
    Case(
        "and he gives his view",
        "employee",
        {"facts": DISMISSED | {"measure_stage": "considered"}},
        course="M10",
        instead="O20",
        steps=("q04_official",),
    ),
    Case(
        "art. 6:11 and 4:6 Awb: an official objects late all the same, and asks for no relief without an objection",
        "employee",
        {"facts": DISMISSED, "dates": {"measure": "2026-07-06"}},
        course="O17p",
        steps=("o_late",),
        untold=("q33_interim", "o_interim_police"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_told_follows_from_the_facts(case: Case) -> None:
    """The course, the second choice, the steps, and what is left out."""
    check(case)
