"""What is known of the law has a first and a last day: who asks for a day beyond is told so, whatever he asks."""

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient as Client
from typer.testing import CliRunner

from privesfeer.api.ask.registry import casebook
from privesfeer.api.cli.main import app
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import LANGUAGES, Lang, Text
from privesfeer.engine import wording

FACTS = {"sector": "private", "platforms": ["facebook"], "content": ["insult"], "measure": "summary_dismissal"}
UNTIL = wording.KNOWN_UNTIL.fill(day=long_date(casebook().release))
SINCE = wording.KNOWN_FROM.fill(day=long_date(casebook().oldest))
BEYOND = [("9999-12-31", UNTIL), ("2027-06-01", UNTIL), ("0001-01-01", SINCE), ("1950-05-05", SINCE)]
WITHIN = ["2026-12-20", "2014-03-01", "1990-04-20"]


def told(day: str, lang: Lang, tmp_path: Path, *command: str) -> str:
    """Give what a command says of the same facts on the law of a day, on one line."""
    file, out = tmp_path / "incident.json", tmp_path / "out.md"
    file.write_text(json.dumps({"facts": FACTS}), encoding="utf-8")
    to = ["--out", str(out)] if command[0] == "memo" else []
    given = [command[0], str(file), *command[1:], *to, "--as-of", day, "--lang", lang]
    done = CliRunner().invoke(app, given, catch_exceptions=False, env={"COLUMNS": "2000"})
    assert done.exit_code == 0, done.output
    return " ".join((out.read_text(encoding="utf-8") if to else done.stdout).split())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("day", "text"), BEYOND)
def test_who_asks_for_a_day_beyond_is_told(day: str, text: Text, lang: Lang, tmp_path: Path) -> None:
    """In the verdict, as text and as JSON, and in the memo of each reader."""
    readers = ("lawyer", "hr", "employee")
    for command in (("verdict",), ("verdict", "--format", "json"), *(("memo", "--reader", each) for each in readers)):
        assert text[lang] in told(day, lang, tmp_path, *command), command


@pytest.mark.parametrize("day", WITHIN)
def test_on_a_day_within_nothing_is_said(day: str, tmp_path: Path) -> None:
    """Nor shortly after the release: what is new since then is little."""
    found = told(day, "nl", tmp_path, "verdict")
    assert UNTIL["nl"] not in found
    assert SINCE["nl"] not in found


@pytest.mark.parametrize(("day", "text"), BEYOND[::3])
def test_every_door_tells_it(client: Client, visitor: Client, day: str, text: Text) -> None:
    """Over HTTP whatever is asked, in short too; and on the page of the verdict."""
    asked = {"facts": FACTS, "as_of": day, "lang": "en"}
    for path in ("verdicts", "verdicts?form=compact", "remedies", "stability", "arguments", "interview"):
        assert text["en"] in client.post(f"/v1/{path}", json=asked).text, path
    page = visitor.post("/en/verdict", data={"dossier": json.dumps({"facts": FACTS, "as_of": day})})
    assert page.status_code == 200
    assert text["en"] in page.text
