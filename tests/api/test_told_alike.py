"""What is told of one case holds together: no reason gainsays an answer, and each valuation is a sentence."""

import json
from typing import Any

import pytest

from privesfeer.api.ask.registry import codebook
from privesfeer.api.ask.request import read_request
from privesfeer.cases.commons.text import Lang
from privesfeer.engine import Verdict
from tests.languages import WRITTEN

SISTER: dict[str, Any] = {
    "sector": "private", "platforms": ["whatsapp"], "form": "direct_message", "audience": "one_to_one",
    "audience_size": 1, "readers_close": True, "work_channel": False, "account_owner": "employee",
    "private_claimed": True, "act": ["disclosure"], "content": ["confidential_information"], "target": "customer",
    "gravity": "serious", "passed_to_third_parties": True, "disclosed_to": ["partner"],
    "measure": "summary_dismissal",
}  # fmt: skip
CLAUSE: dict[str, Any] = {
    "sector": "private", "employment_ended": True, "relation_to_victim": "ex_employee", "act": ["solicitation"],
    "clause": "non_competition", "clause_in_writing": True,
}  # fmt: skip


def judged(facts: dict[str, Any], as_of: str = "2026-11-29") -> Verdict:
    """Judge facts."""
    return read_request(json.dumps({"facts": facts, "as_of": as_of})).verdict()


def test_conduct_is_not_told_to_lie_outside_a_private_sphere_in_which_the_answer_puts_it() -> None:
    """Something told to a sister; where nobody asks whether that was private it is told as before."""
    verdict = judged(SISTER)
    answers = {each.question: each for each in verdict.answers}
    measure = answers["measure_upheld"]
    assert answers["private_sphere"].outcome == "private"
    assert "not_private_sphere" not in {each.factor for side in (measure.for_, measure.against) for each in side}
    unasked = next(
        each
        for each in judged({name: value for name, value in SISTER.items() if name != "private_claimed"}).answers
        if each.question == "measure_upheld"
    )
    assert "not_private_sphere" in {each.factor for side in (unasked.for_, unasked.against) for each in side}


@pytest.mark.parametrize("lang", WRITTEN)
def test_every_valuation_is_told_in_words_of_its_own(lang: Lang) -> None:
    """Not as a noun phrase that is no state: "there is the reach of the clause"."""
    for fact in (each for each in codebook().facts if each.assessment):
        valued = fact.valued
        if fact.type == "boolean":
            assert valued, fact.id
            assert valued.denied, fact.id
            assert valued.yours[lang] != valued.denied[lang], fact.id
        elif valued:
            assert "{value}" in valued.yours[lang], fact.id


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
