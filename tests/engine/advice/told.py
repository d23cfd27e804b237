"""Small cases of advice: facts in, the course and the steps that are told, or are not."""

import datetime as dt
import json
from typing import Any, NamedTuple

from privesfeer.api.ask.request import read_request
from privesfeer.engine import SideAdvice

AS_OF = dt.date(2026, 12, 1)
POLICE = {"public_status": "police", "platforms": ["whatsapp"], "content": ["discrimination"]}


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


def advised(case: Case) -> SideAdvice:
    """Advise the side that asks."""
    given = {"client": case.side, "as_of": AS_OF.isoformat(), **case.case}
    (told,) = read_request(json.dumps(given)).advice().sides
    return told


def check(case: Case) -> None:
    """Compare the course, the second choice, the steps, and what is left out."""
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
