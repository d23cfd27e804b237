"""Character: what makes a conversation private, and what an own account says of it."""

import datetime as dt
from typing import Any

from privesfeer.api.ask.registry import Incident
from privesfeer.api.ask.services import reason

TODAY = dt.date(2026, 11, 26)


def circumstances(question: str, /, **facts: Any) -> set[str]:  # noqa: ANN401 - facts of any type
    """Name what counts on a question for either side."""
    answers = reason(Incident.model_validate({"facts": facts}), TODAY).answers
    [answer] = [each for each in answers if each.question == question]
    return {each.factor for each in (*answer.for_, *answer.against)}


def test_what_is_said_to_everyone_is_not_private_for_being_said_from_an_own_account() -> None:
    """The rulings are on a Gmail account and private mail; on LinkedIn an own account did not help (De Waalboog)."""
    own: dict[str, Any] = {"account_owner": "employee", "content": ["discrimination"]}
    assert "private_account" not in circumstances("character", **own, form="post", audience="public")
    assert "private_account" in circumstances("character", **own, form="email")
    assert "private_account" in circumstances("character", **own, form="post", audience="friends")


def test_what_is_said_to_everyone_has_no_privacy_for_being_said_from_an_own_account_or_phone() -> None:
    """Whose these are says something of mail and messages, which were searched in the rulings (art. 8 ECHR)."""
    own = {"account_owner": "employee", "device_owner": "employee"}
    said = circumstances("privacy_expected", **own, platforms=["twitter"], form="post", audience="public")
    assert said.isdisjoint({"private_account", "own_device"})
    kept = circumstances("privacy_expected", **own, platforms=["whatsapp"], form="group_chat", audience="closed_group")
    assert kept >= {"private_account", "own_device"}
