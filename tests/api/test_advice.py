"""Advice: the same from every door, in short behind a verdict, in full on its page, and in the words of each reader."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Client

from privesfeer.api.agents import tools
from privesfeer.api.ask.request import outlook_json, read_request
from privesfeer.api.memo import matter, memo
from privesfeer.api.memo.person import formerly
from privesfeer.api.paper.blocks import Banner, Heading, Paragraph, lines
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.reports.advice import advice_in_short, advice_report
from privesfeer.cases.commons.text import LANGUAGES, Lang, Text
from tests.api.test_cli import call
from tests.api.web import plain, visible
from tests.conftest import sparing
from tests.golden import EXAMPLES

ADVISED = sorted((Path(__file__).parents[1] / "engine" / "advice" / "examples").glob("*.yaml"))
CASES = (*ADVISED, *EXAMPLES)
SACKED: dict[str, Any] = {
    "facts": {
        "measure": "summary_dismissal",
        "sector": "private",
        "contract_type": "indefinite",
        "start_date": "2014-05-01",
        "end_date": "2026-11-02",
        "wage_base": "3000.00",
        "holiday_allowance": 8,
        "audience": "closed_group",
        "content": ["insult"],
        "employer_knew_date": "2026-10-12",
    },
    "dates": {"measure": "2026-11-02"},
    "as_of": "2026-11-25",
    "lang": "nl",
}


def words(text: object) -> str:
    """Give the words of a line."""
    return "".join(span.text for span in text)  # type: ignore[attr-defined]


def test_every_door_gives_the_same_bytes(client: TestClient) -> None:
    """Command, HTTP and the tool of an agent."""
    expected = outlook_json(read_request(json.dumps(SACKED)).advice(), "nl")
    assert client.post("/v2/advice", json=SACKED).content == expected
    assert asyncio.run(tools.call("advice", SACKED)) == expected
    assert call("advice", "-", "--format", "json", stdin=json.dumps(SACKED)).stdout.encode() == expected


def test_a_verdict_has_no_advice_in_its_json(client: TestClient) -> None:
    """It is asked for by itself."""
    assert "advice" not in client.post("/v2/verdicts", json=SACKED).json()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_terminal_tells_it_in_short_behind_the_answers(lang: Lang) -> None:
    """Of both sides where nobody asks, else the course and the first step with its day; and how to read the rest."""
    both = read_request(json.dumps(SACKED)).advice()
    told = " ".join(call("verdict", "-", "--lang", lang, stdin=json.dumps(SACKED)).stdout.split())
    for side in both.sides:
        assert side.course
        assert " ".join(side.course.text[lang].split()) in told.replace("\u2022 ", "")
    assert "privesfeer advice" in told
    (mine,) = read_request(json.dumps({**SACKED, "client": "employee"})).advice().sides
    short = markdown(advice_in_short(read_request(json.dumps({**SACKED, "client": "employee"})).advice(), lang))
    assert mine.course
    assert mine.course.text[lang] in short.replace("\\", "")
    step = next(each for each in mine.steps if each.day)
    assert step.by_text
    assert f"{step.by_text[lang]}: {step.text[lang]}" in short.replace("\\", "")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_its_page_tells_all_of_it_to_the_side_that_asks(visitor: Client, lang: Lang) -> None:
    """And is reached from the verdict; the employee reads it in plain words."""
    for asks, side in (("lawyer", None), ("hr", "employer"), ("employee", "employee")):
        form = {"dossier": plain(**{name: SACKED[name] for name in ("facts", "dates")}, asks=asks, as_of="2026-11-25")}
        first = visitor.post(f"/{lang}/verdict", data=form).text
        assert f'formaction="/{lang}/advice"' in first
        page = visitor.post(f"/{lang}/advice", data=form)
        assert page.status_code == 200
        told = visible(page.text)
        for each in read_request(json.dumps(SACKED)).advice().sides:
            if side in {None, each.side}:
                assert each.course
                text = each.course.person if asks == "employee" else each.course.text
                assert text
                assert text[lang] in told
                assert text[lang] in visible(first)
                assert (each.course.hinge[lang] in told) is (asks != "employee")
                for step in each.steps:
                    shown = step.person if asks == "employee" else step.text
                    assert shown is None or shown[lang] in told
                assert each.outlook
                worth = each.outlook.person if asks == "employee" else each.outlook.text
                assert worth
                assert worth[lang] in told
                assert ("%" in told) is (asks != "employee")
            else:
                assert each.course
                assert each.course.text[lang] not in told


@pytest.mark.parametrize("example", sparing(CASES, ADVISED), ids=lambda each: each.stem)
def test_hrs_note_opens_with_what_to_do_in_few_words(example: Path) -> None:
    """The course first, without an article in its first three lines; nothing of the program; at most 140 words."""
    found = matter(read_request(example.read_bytes()))
    side = found.told_to("employer")
    assert side
    if side.course is None:
        return
    for lang in LANGUAGES:
        title, *rest = memo(found, lang, "hr")
        assert isinstance(title, Heading)
        told = [words(each.line) for each in rest[:3] if isinstance(each, Paragraph)]
        at = next(place for place, each in enumerate(told) if each.endswith(side.course.text[lang]))
        opening = f"{told[at]} {told[at + 1]}"
        assert len(opening.split()) <= 140
        assert side.course.ground[lang] in opening
        assert {"nl": "programma", "en": "program"}[lang] not in opening
        assert at == bool(found.barred)
        shown = [span.node for block in rest for line in lines(block) for span in line]
        assert any(each.startswith("advised:employer/") for each in shown) is bool(side.steps or side.avoid)
        assert not any(each.startswith("step:") for each in shown)


@pytest.mark.parametrize("example", sparing(CASES, ADVISED), ids=lambda each: each.stem)
def test_the_employees_page_opens_with_the_day_and_then_what_to_do(example: Path) -> None:
    """In the words for the employee alone: no clause of lawyers, no number for a chance."""
    found = matter(read_request(example.read_bytes()))
    side = found.told_to("employee")
    assert side

    def fitting(text: Text) -> Text:
        return formerly(text) if found.departed else text

    for lang in LANGUAGES:
        _, banner, *rest = memo(found, lang, "employee")
        assert isinstance(banner, Banner)
        shown = [span for block in (banner, *rest) for line in lines(block) for span in line]
        text = " ".join(span.text for span in shown if span.node.startswith(("course:", "advised:", "outlook:")))
        assert "%" not in text
        course = side.course
        if course and course.person:
            assert fitting(course.person)[lang] in words(rest[0].line) if isinstance(rest[0], Paragraph) else False
            assert course.text == course.person or course.text[lang] not in text
        for step in side.steps[:2]:
            assert step.person is None or fitting(step.person)[lang] in text
        assert not any(span.node.startswith("step:") for span in shown)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_employee_is_told_in_euros_how_it_can_turn_out_badly(lang: Lang) -> None:
    """In a sentence, beside the chance in a word; of what a term has settled no chance is told."""
    found = matter(read_request(json.dumps(SACKED)))
    side = found.told_to("employee")
    assert side
    assert side.outlook
    assert side.outlook.likelihood
    told = markdown(memo(found, lang, "employee"))
    assert side.outlook.likelihood.person[lang] in told
    assert {"nl": "Loopt het slecht af?", "en": "Does it end badly?"}[lang] in told
    late = {**SACKED, "as_of": "2027-06-01"}
    told = markdown(memo(matter(read_request(json.dumps(late))), lang, "employee"))
    assert {"nl": "Uw kans bij de rechter", "en": "Your chance in court"}[lang] not in told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_reader_is_told_his_own_side_whoever_asks(lang: Lang) -> None:
    """HR what the employer does, also in a file of the employee."""
    for client in ("employer", "employee"):
        found = matter(read_request(json.dumps({**SACKED, "client": client})))
        for reader, side in (("hr", "employer"), ("employee", "employee")):
            told = found.told_to(side)  # type: ignore[arg-type]
            assert told
            assert told.side == side
            blocks = memo(found, lang, reader)  # type: ignore[arg-type]
            nodes = {span.node for block in blocks for line in lines(block) for span in line}
            other = "employee" if side == "employer" else "employer"
            assert any(each.startswith(f"course:{side}/") for each in nodes)
            assert not any(each.startswith((f"course:{other}/", f"advised:{other}/")) for each in nodes)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_is_no_lawyer_reads_no_reasons_of_lawyers(lang: Lang) -> None:
    """The report in plain words leaves out what is told to lawyers alone."""
    told = read_request(json.dumps({**SACKED, "client": "employee"})).advice()
    text = markdown(advice_report(told, lang, person=True)).replace("\\", "")
    (side,) = told.sides
    assert side.course
    assert side.course.person
    assert side.course.person[lang] in text
    for left in (side.course.ground, side.course.hinge, side.course.risk):
        assert left[lang] not in text


def test_hr_is_told_at_once_not_to_take_a_dismissal_that_will_fall() -> None:
    """As long as it is planned; what was done already is not forbidden any more."""
    (planned,) = (each.read_bytes() for each in ADVISED if each.stem == "account-manager")
    for given, first in ((planned, "Zie af van ontslag op staande voet. "), (json.dumps(SACKED), "")):
        found = matter(read_request(given))
        side = found.told_to("employer")
        assert side
        assert side.course
        _, opening, *_ = memo(found, "nl", "hr")
        assert isinstance(opening, Paragraph)
        assert words(opening.line) == first + side.course.text.nl
