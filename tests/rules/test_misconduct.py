"""Misconduct: what an utterance shows of the employee's conduct, and whom it concerned."""

import datetime as dt
from typing import Any

from privesfeer.api.ask.registry import Incident
from privesfeer.api.ask.services import reason

TODAY = dt.date(2026, 11, 26)


def circumstances(**facts: Any) -> set[str]:  # noqa: ANN401 - facts of any type
    """Name what counts on the misconduct, for either side."""
    answers = reason(Incident.model_validate({"facts": facts}), TODAY).answers
    [answer] = [each for each in answers if each.question == "misconduct"]
    return {each.factor for each in (*answer.for_, *answer.against)}


def test_who_incites_against_others_is_not_for_that_disloyal_to_the_employer() -> None:
    """In the ruling on a coup the staff was set against the owner; a call against a population group is none."""
    call = {"form": "post", "content": ["discrimination", "incitement"], "gravity": "extreme"}
    assert "disloyalty" not in circumstances(**call, target="population_group")
    assert "discrimination" in circumstances(**call, target="population_group")
    assert "disloyalty" in circumstances(**call, target="employer")
    assert "disloyalty" in circumstances(form="post", content=["disloyalty"], target="none")


def test_a_confidence_that_a_colleague_reads_is_not_for_that_worse() -> None:
    """What colleagues read counts where it can affect the workplace (Air Products: racist images)."""
    read = {"form": "group_chat", "colleagues_in_audience": True, "target": "employer"}
    assert "colleagues_among_readers" not in circumstances(**read, content=["criticism", "confidential_information"])
    assert "colleagues_among_readers" in circumstances(**read, content=["insult", "confidential_information"])
    alone = {**read, "form": "direct_message", "audience": "one_to_one"}
    assert "colleagues_among_readers" not in circumstances(**alone, content=["insult"])
    assert "colleagues_among_readers" in circumstances(**{**alone, "target": "colleague"}, content=["insult"])


def test_a_private_word_on_a_third_person_apart_from_work_is_nothing_towards_the_employer() -> None:
    """On a shielded page for twelve relatives; Blokker was on the employer, and a colleague read it."""
    post = {
        "platforms": ["hyves"], "form": "post", "audience": "friends", "audience_size": 12, "shielded": True,
        "readers_close": True, "account_owner": "employee", "act": ["said_about"],
        "content": ["insult", "false_accusation", "image_of_persons"],
    }  # fmt: skip
    owed = {"insult", "false_accusation", "images_of_others", "speech_not_protected"}
    assert not owed & circumstances(**post, target="third_party", work_related=False)
    assert owed - {"speech_not_protected"} <= circumstances(**post, target="colleague", work_related=True)
