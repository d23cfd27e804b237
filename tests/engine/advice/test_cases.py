"""Small cases of advice: facts in, the course and the steps that are told, or are not."""

import datetime as dt
import json
from typing import Any, NamedTuple

import pytest

from privesfeer.api.ask.request import read_request
from privesfeer.engine import SideAdvice

AS_OF = dt.date(2026, 12, 1)
POLICE = {"public_status": "police", "platforms": ["whatsapp"], "content": ["discrimination"]}
ON_THE_SPOT = {
    "sector": "private",
    "measure": "summary_dismissal",
    "contract_type": "indefinite",
    "platforms": ["facebook"],
    "content": ["insult"],
}


class Case(NamedTuple):
    """A case, and what is told of it.

    Attributes:
        name: what it shows.
        side: the side that asks.
        case: what it states, beside the day of reading.
        course: the course that leads; None: any.
        instead: the second choice; None: any.
        steps: steps that are told, what not to do among them.
        untold: courses and steps that are not told.
        says: what the course says.
    """

    name: str
    side: str
    case: dict[str, Any]
    course: str | None = None
    instead: str | None = None
    steps: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()
    says: tuple[str, ...] = ()


def decided(proceeding: str, day: str) -> dict[str, str]:
    """Give proceedings of an official in which was decided on a day."""
    return {"proceeding": proceeding, "decision_kind": "authority", "decision_date": day}


DISMISSED = POLICE | {"measure": "disciplinary_dismissal"}
CASES = [
    Case(
        "against a first decision an official objects, and has it suspended where he loses his post at once",
        "employee",
        {"facts": DISMISSED | {"measure_stage": "taken"}, "dates": {"measure": "2026-11-10"}},
        course="O02i",
        instead="O02",
        steps=("q33", "q33_interim"),
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
            "dates": {"measure": "2026-11-10"},
        },
        course="O12",
        steps=("q33_court",),
        untold=("q33", "q33_appeal", "q33_further"),
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
]


def advised(case: Case) -> SideAdvice:
    """Advise the side that asks."""
    given = {"client": case.side, "as_of": AS_OF.isoformat(), **case.case}
    (told,) = read_request(json.dumps(given)).advice().sides
    return told


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_told_follows_from_the_facts(case: Case) -> None:
    """The course, the second choice, the steps, and what is left out."""
    told = advised(case)
    assert told.course is not None
    if case.course:
        assert told.course.id == case.course
    if case.instead:
        assert told.instead is not None
        assert told.instead.id == case.instead
    steps = {each.id for each in (*told.steps, *told.avoid)}
    assert not {*case.steps} - steps
    assert not {*case.untold} & (steps | {told.course.id, told.instead.id if told.instead else None})
    assert not [each for each in case.says if each not in told.course.text.nl]
