"""Before one looks: the same from every door, the answer first, and the log of the search in every form."""

import asyncio
import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient as Client

from privesfeer.api.agents import tools
from privesfeer.api.ask.registry import codebook
from privesfeer.api.ask.request import InvalidRequestError, outlook_json, read_request
from privesfeer.api.paper.forms import MEDIA
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.reports.look import look_report, search_log
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import LANGUAGES, Lang, capital
from privesfeer.engine import Look
from tests.api.test_cli import call

SAID = catalogue(str(Path(__file__).parents[2] / "api" / "reports" / "look.py"))
BODY: dict[str, Any] = {
    "title": "Vermoeden van lekken",
    "facts": {
        "search_target": "work_mailbox",
        "concrete_suspicion": True,
        "sector": "private",
        "policy_exists": True,
        "monitoring_announced": True,
        "works_council_consent": False,
        "protected_correspondent": ["works_council"],
    },
    "as_of": "2026-12-01",
    "lang": "nl",
}
MOST_LINES = 76  # with the empty lines and rules between the parts


def looked(**facts: object) -> Look:
    """Ask before one looks."""
    return read_request(json.dumps(BODY | {"facts": facts or BODY["facts"]})).before()


def test_every_door_gives_the_same_bytes(client: Client) -> None:
    """Command, HTTP and the tool of an agent."""
    expected = outlook_json(looked(), "nl")
    assert client.post("/v2/before", json=BODY).content == expected
    assert asyncio.run(tools.call("before", BODY)) == expected
    assert call("before", "-", "--format", "json", stdin=json.dumps(BODY)).stdout.encode() == expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_command_tells_the_answer_first_and_fits_two_screens(lang: Lang) -> None:
    """The title, then whether it may, then the steps."""
    told = call("before", "-", "--lang", lang, stdin=json.dumps(BODY)).stdout
    lines = told.splitlines()
    assert lines[0] == SAID.BEFORE[lang]
    assert len(lines) <= MOST_LINES
    flat = " ".join(told.replace("┃", " ").split())
    answer = looked().answer[lang].split(".")[0]
    assert answer in flat
    assert flat.index(answer) < flat.index(SAID.STEPS[lang]) < flat.index(SAID.COSTS[lang])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("target", [*codebook().fact("search_target").values, None])
def test_each_target_is_told_in_short_and_in_full(target: str | None, lang: Lang) -> None:
    """In full with every step, its sources and every ruling on costs; in short within two screens."""
    told = looked(search_target=target, concrete_suspicion=True) if target else looked(sector="private")
    short, full = (markdown(look_report(told, lang, detail=each)) for each in (False, True))
    assert told.answer[lang] in short
    assert all(each.text[lang] in full for each in told.steps)
    assert all(each.answer[lang] in short for each in told.parts)
    if target:
        assert all(capital(each.did[lang]) in full for each in told.costs)
    assert "{count" not in short + full


def test_amounts_stand_beside_what_was_done() -> None:
    """In euros, roughly where the source gives them roughly, and nothing where nothing followed."""
    full = " ".join(markdown(look_report(looked(), "nl", detail=True)).split())  # no-break spaces too
    assert "ongeveer € 10.000" in full
    assert "billijke vergoeding voor elk € 2.000" in full
    assert "in kort geding € 7.500; in de bodemzaak niets" in full


def test_steps_that_were_taken_are_told_as_done() -> None:
    """And what is left is named by its number."""
    facts = BODY["facts"] | {"less_intrusive_means": False, "works_council_consent": True}
    told = markdown(look_report(looked(**facts), "nl"))
    assert "+\\] lichter middel uitgesloten" in told
    assert "Begin nog niet: stappen 1, 2, 4, 5, 6, 9, 10 staan nog open." in told


@pytest.mark.parametrize("suffix", MEDIA)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_log_is_written_in_every_form(suffix: str, lang: Lang, tmp_path: Path) -> None:
    """Beside the report, and its name says in which form."""
    out = tmp_path / f"log{suffix}"
    done = call("before", "-", "--lang", lang, "--log", str(out), stdin=json.dumps(BODY))
    assert done.exit_code == 0
    assert str(out.name) in done.stderr.replace("\n", "")
    assert done.stdout.startswith(SAID.BEFORE[lang])
    content = out.read_bytes()
    if suffix == ".docx":
        content = zipfile.ZipFile(BytesIO(content)).read("word/document.xml")
    if suffix == ".pdf":
        assert content.startswith(b"%PDF")
    else:
        assert SAID.LOG[lang] in content.decode()
        assert SAID.NOT_RECORDED[lang] in content.decode()


def test_the_log_tells_an_empty_line_as_not_recorded() -> None:
    """What was given stands in its line; every other says that nothing was recorded."""
    told = looked()
    log = markdown(search_log(told, "nl").blocks)
    assert "| Ondernemingsraad | instemming van de ondernemingsraad: nee |" in log
    assert "| Zoektermen | niet vastgelegd |" in log
    empty = [each for each in told.log if not each.facts]
    assert log.count("niet vastgelegd") >= len(empty)


def test_a_log_in_no_form_is_refused(tmp_path: Path) -> None:
    """By the name of the file."""
    refused = call("before", "-", "--log", str(tmp_path / "log.txt"), stdin=json.dumps(BODY))
    assert refused.exit_code == 2
    assert "log.txt" in refused.stderr
    assert not refused.stdout


@pytest.mark.parametrize("suffix", MEDIA)
def test_the_api_writes_the_log_as_accept_asks(client: Client, suffix: str) -> None:
    """As the memo: by media type; a page that stands on its own."""
    given = client.post("/v2/before", json=BODY, headers={"Accept": MEDIA[suffix]})
    assert given.status_code == 200
    assert given.headers["content-type"].startswith(MEDIA[suffix])
    if suffix == ".html":
        assert given.headers["content-security-policy"].startswith("default-src 'none'")
    refused = client.post("/v2/before", json=BODY, headers={"Accept": "text/calendar"})
    assert refused.status_code == 406


def test_bad_input_is_refused_by_name(client: Client) -> None:
    """With the nearest value."""
    wrong = BODY | {"facts": {"search_target": "work_mailbx"}}
    refused = client.post("/v2/before", json=wrong)
    assert refused.status_code == 422
    assert "work_mailbox" in refused.text
    with pytest.raises(InvalidRequestError):
        read_request(json.dumps(wrong))
    told = call("before", "-", stdin=json.dumps(wrong))
    assert told.exit_code == 2
    assert "work_mailbox" in told.stderr
