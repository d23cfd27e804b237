"""Remedies: the same from every door, as text in both languages, and as a calendar; bad input is refused by name."""

import asyncio
import datetime as dt
import json
import re
from typing import Any

import pytest
from fastapi.testclient import TestClient as Client
from icalendar import Calendar

from privesfeer.api.agents import tools
from privesfeer.api.ask.request import InvalidRequestError, Request, outlook_json, read_request
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.reports.diary import diary
from privesfeer.api.reports.remedies import remedies_report
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.api.test_cli import call
from tests.languages import WRITTEN

BODY: dict[str, Any] = {
    "facts": {
        "measure": "summary_dismissal",
        "sector": "private",
        "start_date": "2014-05-01",
        "wage_base": "3000.00",
        "holiday_allowance": 8,
        "content_inspected": True,
        "decision_date": "2026-11-03",
    },
    "dates": {"measure": "2026-09-02"},
    "as_of": "2026-11-25",
    "lang": "nl",
}


def asked(**facts: object) -> Request:
    """Read the body with other facts."""
    content = BODY | {"facts": BODY["facts"] | facts}
    request = read_request(json.dumps({name: each for name, each in content.items() if each is not None}))
    assert isinstance(request, Request)
    return request


def test_every_door_gives_the_same_bytes(client: Client) -> None:
    """Command, HTTP and the tool of an agent."""
    expected = outlook_json(asked().remedies(), "nl")
    assert client.post("/v2/remedies", json=BODY).content == expected
    assert asyncio.run(tools.call("remedies", BODY)) == expected
    assert call("remedies", "-", "--format", "json", stdin=json.dumps(BODY)).stdout.encode() == expected


@pytest.mark.parametrize(("knew", "count"), [("2026-08-01", 1), ("2026-08-03", 0)])
def test_a_reason_known_before_the_utterance_is_warned_of(knew: str, count: int) -> None:
    """It may be another reason, so that it is not refused."""
    told = read_request(
        json.dumps(
            {
                "facts": {**BODY["facts"], "employer_knew_date": knew},
                "dates": {**BODY["dates"], "utterance": "2026-08-02"},
            }
        )
    ).remedies()
    assert sum("1 augustus 2026" in each.nl for each in told.warnings) == count


@pytest.mark.parametrize("lang", WRITTEN)
def test_the_report_tells_the_last_days_amounts_and_what_is_lost(lang: Lang) -> None:
    """And no place in a sentence is left open."""
    told = markdown(remedies_report(asked().remedies(), lang))
    days = {
        "nl": ("maandag 2 november 2026", "woensdag 2 december 2026"),
        "en": ("Monday 2 November", "Wednesday 2 December"),
    }
    amounts = {"nl": ("€ 13.325,92", "€ 11.800"), "en": ("€ 13,325.92", "€ 11,800")}
    for words in (*days[lang], *amounts[lang]):
        assert words in told.replace("\N{NO-BREAK SPACE}", " ")
    assert not re.search(r"\{\w*\}", told)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_calendar_has_each_last_day_once_and_is_well_formed(client: Client, lang: Lang) -> None:
    """RFC 5545: lines of at most 75 octets that end in CRLF; a whole day, and an id of its own."""
    told, advice = asked().remedies(), asked().advice()
    content = diary(told, lang, advice)
    given = client.post("/v2/remedies", json=BODY | {"lang": lang}, headers={"Accept": "text/calendar"})
    assert given.content == content
    assert given.headers["content-type"].startswith("text/calendar")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)
    events = Calendar.from_ical(content).walk("VEVENT")
    steps = [step.day for side in advice.sides for step in side.steps if step.day]
    assert steps
    assert sorted(each.decoded("dtstart") for each in events) == sorted(
        [*(d.last_day for d in told.deadlines if d.last_day), *steps]
    )
    assert len({str(each["uid"]) for each in events}) == len(events)


def test_a_step_keeps_its_id_in_the_calendar_and_is_warned_of_while_it_is_still_to_come() -> None:
    """The same file gives the same calendar; another day of a step is another event."""
    told, advice = asked().remedies(), asked().advice()
    assert diary(told, "nl", advice) == diary(told, "nl", asked().advice())

    def steps(content: bytes) -> dict[str, Any]:
        events = Calendar.from_ical(content).walk("VEVENT")
        return {str(each["uid"]): each for each in events if str(each["uid"]).startswith("step-")}

    found = steps(diary(told, "nl", advice))
    assert {uid.rpartition("-")[0] for uid in found} == {
        f"step-{side.side}-{step.id}" for side in advice.sides for step in side.steps if step.day
    }
    for event in found.values():
        assert bool(event.walk("VALARM")) is (event.decoded("dtstart") > told.as_of)
        assert event["summary"].startswith(("De werkgever: ", "De werknemer: "))
    later = asked().model_copy(update={"as_of": dt.date(2026, 11, 26)})
    assert steps(diary(later.remedies(), "nl", later.advice())).keys() != found.keys()
    assert not steps(diary(told, "nl"))


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"end_date": "2014-04-30"}, "end_date"),
        ({"wage_base": -1}, "wage_base"),
        ({"end_date": "2026-02-30"}, "end_date"),
        ({"objection_received": "2026-11-02"}, "objection_received"),
        ({"notice_period_employer": 121}, "notice_period_employer"),
    ],
    ids=["end before start", "below zero", "no such day", "received before decided", "more months than a calendar has"],
)
def test_what_cannot_be_is_refused_by_name(facts: dict[str, object], field: str) -> None:
    """In both languages."""
    with pytest.raises(InvalidRequestError) as refused:
        asked(**facts)
    assert any(
        field in problem.field or field in problem.text[lang]
        for problem in refused.value.problems
        for lang in LANGUAGES
    )


def test_days_and_years_beyond_the_data_are_warned_of() -> None:
    """Nothing is extrapolated: not the days put on a par, nor interest, nor a cap."""
    years = {each.id: each for each in asked(end_date="2030-03-01").remedies().deadlines}
    assert any("2030" in warning.nl for warning in years["T1"].warnings)
    far = asked(end_date="9999-12-31", sick_since="9999-12-31").remedies()
    assert ["2099" in each.nl for each in far.warnings] == [True, True]
    assert {each.id: each.last_day for each in far.deadlines}["T1"] == dt.date(2026, 11, 2)


def test_what_is_disputed_is_no_gap_but_has_to_be_proved() -> None:
    """The parties state it differently: it is told as that, not as missing."""
    content = BODY | {"facts": BODY["facts"] | {"acted_promptly": True}, "disputed": ["acted_promptly"]}
    told = read_request(json.dumps(content)).remedies()
    bearing = [
        each
        for checklist in told.proof
        for each in checklist.elements
        if "acted_promptly" in (*each.disputed, *each.missing)
    ]
    assert bearing
    for each in bearing:
        assert each.state == "unknown"
        assert "acted_promptly" in each.disputed
        assert "acted_promptly" not in each.missing
