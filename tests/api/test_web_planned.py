"""Planned: a measure that is only considered is spoken of as one that is still to come."""

import json
from typing import Any

import pytest
from httpx2 import Client

from privesfeer.api.ask.registry import codebook
from privesfeer.api.web.dossier import made
from privesfeer.api.web.sections import asked_as
from privesfeer.cases.commons.text import Lang
from tests.api.web import between, visible

DAY = "2026-11-27"
TAKEN: dict[str, Any] = {"as_of": DAY, "dates": {"measure": "2026-11-20"}, "asks": "hr"}
PLANNED: list[dict[str, Any]] = [
    {"as_of": DAY, "dates": {"measure": "2026-12-20"}, "asks": "hr"},
    {"as_of": DAY, "asks": "lawyer"},
]
MEASURES: list[tuple[dict[str, Any], str]] = [
    ({"measure": "summary_dismissal", "content": ["insult"]}, "employee_heard"),
    ({"measure": "suspension", "sector": "public", "content": ["criticism"]}, "suspension_reason_given"),
    ({"measure": "dissolution", "platforms": ["linkedin"]}, "redeployment_examined"),
]
DESK = {
    "nl": ("Wat u nu nog kunt doen", "Hadden we maar", "de werknemer eerst horen"),
    "en": ("What you can still do", "If only we had", "hear the employee first"),
}


def asked(visitor: Client, about: dict[str, Any], fact: str, lang: Lang) -> str:
    """Give the question by which a fact is asked on the page."""
    page = visitor.post(f"/{lang}/interview", data={"dossier": json.dumps(about), "edit": fact}).text
    return " ".join(visible(between(page, f'id="q-{fact}"', "</legend>")).split())


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(("facts", "fact"), MEASURES)
def test_what_is_still_to_come_is_asked_as_a_plan(
    visitor: Client, facts: dict[str, Any], fact: str, lang: Lang
) -> None:
    """And what was done as what was done."""
    before, after = asked_as(fact, planned=True)[lang], codebook().fact(fact).question[lang]
    assert before != after
    for about in PLANNED:
        assert before in asked(visitor, {**about, "facts": facts}, fact, lang)
    assert after in asked(visitor, {**TAKEN, "facts": facts}, fact, lang)
    ended = {"as_of": DAY, "facts": {**facts, "employment_ended": True}}
    assert not made({**ended, "facts": {"employment_ended": True}}, lang).planned
    assert not made({"asks": "employee"}, lang).planned


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_desk_offers_first_what_can_still_be_done(visitor: Client, lang: Lang) -> None:
    """What is too late stands folded behind it; after the measure it is what could have been."""
    still, had, heard = DESK[lang]
    facts = {"measure": "transfer", "content": ["criticism"]}
    for about in PLANNED:
        page = visible(visitor.post(f"/{lang}/desk", data={"dossier": json.dumps({**about, "facts": facts})}).text)
        assert still in page
        assert heard in page
        assert had not in page
    page = visible(visitor.post(f"/{lang}/desk", data={"dossier": json.dumps({**TAKEN, "facts": facts})}).text)
    assert had in page
    assert still not in page


@pytest.mark.parametrize(
    ("lang", "words"), [("nl", ("overweegt", "Nog niet besloten")), ("en", ("considering", "Not decided yet"))]
)
def test_that_nothing_is_decided_is_a_choice_that_is_seen(visitor: Client, lang: Lang, words: tuple[str, str]) -> None:
    """Beside the measures, as is that none was taken; the question fits what was taken and what is considered."""
    page = between(visitor.get(f"/{lang}/interview").text, 'id="q-measure"', "</fieldset>")
    seen = visible(page.partition("<details")[0])
    assert all(each in seen for each in words)
    assert codebook().fact("measure").values["none"][lang] in seen


def test_many_questions_have_a_wording_of_a_plan() -> None:
    """Those on what is done with or after the measure."""
    planned = {each for each in codebook().fact_ids if asked_as(each, planned=True) != asked_as(each, planned=False)}
    assert {"reason_told_at_once", "redeployment_examined", "suspension_reason_given"} <= planned
