"""What is told of one case holds together: no reason gainsays an answer, each valuation is a sentence to be read."""

import json
from typing import Any

import pytest

from privesfeer.api.ask.request import read_request
from privesfeer.api.ask.shelf import codebook
from privesfeer.cases.text import Lang
from privesfeer.engine import Verdict
from tests.languages import WRITTEN

SISTER: dict[str, Any] = {
    "sector": "private", "platforms": ["whatsapp"], "form": "direct_message", "audience": "one_to_one",
    "audience_size": 1, "readers_close": True, "work_channel": False, "account_owner": "employee",
    "professional_secrecy": True, "act": ["disclosure"], "content": ["confidential_information"], "target": "customer",
    "gravity": "serious", "passed_to_third_parties": True, "disclosed_to": ["partner"],
    "measure": "summary_dismissal",
}  # fmt: skip
CLAUSE: dict[str, Any] = {
    "sector": "private", "platforms": ["whatsapp"], "form": "direct_message", "audience": "one_to_one",
    "act": ["solicitation"], "employment_ended": True, "clause": "relations", "clause_in_writing": True,
    "initiative_from_contact": True, "approached_individually": False, "broadcast": False,
}  # fmt: skip


def judged(facts: dict[str, Any], as_of: str = "2026-11-29") -> Verdict:
    """Judge facts."""
    return read_request(json.dumps({"facts": facts, "as_of": as_of})).verdict()


def test_conduct_is_not_told_to_lie_outside_a_private_sphere_in_which_the_answer_puts_it() -> None:
    """Something told to a sister; told to a journalist it still counts."""
    found = {}
    for name, facts in (
        ("sister", SISTER),
        ("journalist", SISTER | {"disclosed_to": ["press"], "readers_close": False}),
    ):
        verdict = judged(facts)
        sphere = next((each.outcome for each in verdict.answers if each.question == "private_sphere"), None)
        measure = next(each for each in verdict.answers if each.question == "measure_upheld")
        outside = {each.factor for side in (measure.for_, measure.against) for each in side} & {"not_private_sphere"}
        found[name] = sphere
        assert not (sphere == "private" and outside), name
    assert found["sister"] == "private"


@pytest.mark.parametrize("lang", WRITTEN)
def test_every_valuation_is_told_in_words_of_its_own(lang: Lang) -> None:
    """Not as a noun phrase that is no state: "there is the reach of the clause"."""
    for fact in (each for each in codebook().facts if each.assessment and each.type == "boolean"):
        assert fact.valued, fact.id
        assert fact.valued.denied, fact.id
        assert fact.valued.yours[lang] != fact.valued.denied[lang], fact.id
    others = [each for each in codebook().facts if each.assessment and each.type != "boolean"]
    for name, valued in [(each.id, each.valued) for each in others]:
        assert valued is None or "{value}" in valued.yours[lang], name


@pytest.mark.parametrize(
    ("within", "nl", "en"),
    [
        (True, "volgens u het beding dit contact omvat", "in your view the clause covers this contact"),
        (False, "volgens u het beding dit contact niet omvat", "in your view the clause does not cover this contact"),
    ],
)
def test_on_which_reach_of_a_clause_an_answer_hangs_is_a_sentence(within: bool, nl: str, en: str) -> None:  # noqa: FBT001
    """Whether a contact falls under it."""
    answers = judged(CLAUSE | {"contact_within_clause": within}).answers
    hinged = [each.hinged for each in answers if each.question == "clause_breached" and each.hinged]
    assert hinged
    assert nl in hinged[0].nl
    assert en in hinged[0].en


def test_of_a_limitation_of_years_no_days_are_counted() -> None:
    """Only that it runs; of a term of lapse the days that are left."""
    facts = {
        "sector": "private",
        "measure": "summary_dismissal",
        "wage_due_date": "2026-10-31",
        "end_date": "2026-10-31",
    }
    told = read_request(json.dumps({"facts": facts, "dates": {"measure": "2026-10-31"}, "as_of": "2026-11-29"}))
    states = {each.id: each.state_text for each in told.remedies().deadlines}
    assert (states["T9"].nl, states["T9"].en) == ("loopt nog", "open")
    assert "dagen" in states["T1"].nl
    assert "days left" in states["T1"].en
