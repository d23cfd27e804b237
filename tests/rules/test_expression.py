"""Expression: which norm on utterances holds for whom in public service."""

import datetime as dt
from typing import Any

from privesfeer.api.ask.registry import Incident
from privesfeer.api.ask.services import reason

TODAY = dt.date(2026, 11, 26)
CRITICISM = {"form": "post", "audience": "public", "content": ["criticism"], "target": "employer", "sector": "public"}


def circumstances(day: str, **facts: Any) -> set[str]:  # noqa: ANN401 - facts of any type
    """Name what counts on the freedom of expression, for either side, of an utterance of a day."""
    incident = Incident.model_validate({"facts": facts, "dates": {"utterance": day, "measure": day}})
    [answer] = [each for each in reason(incident, TODAY).answers if each.question == "expression"]
    return {each.factor for each in (*answer.for_, *answer.against)}


def test_the_norm_of_civil_servants_is_not_held_against_a_teacher_of_a_public_school() -> None:
    """The Act of 2017 does not hold for them (art. 3); the former one did, and the rulings are on those under it."""
    assert "service_attacked_in_public" not in circumstances("2026-03-09", **CRITICISM, public_status="public_school")
    assert "service_attacked_in_public" in circumstances("2026-03-09", **CRITICISM, public_status="normalised")
    assert "service_attacked_in_public" in circumstances("2026-03-09", **CRITICISM, public_status="police")
    assert "service_attacked_in_public_before_2020" in circumstances("2019-03-09", **CRITICISM)
