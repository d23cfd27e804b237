"""The examples in the documentation: each does against the program itself what it says."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from privesfeer.api.agents import tools
from privesfeer.api.ask import receipt
from privesfeer.api.ask.registry import casebook, courts, level_of
from privesfeer.api.ask.request import outlook_json, read_request
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.search import Filter, search
from tests.api.served import served
from tests.conftest import needs_tool

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
ADDRESS = "http://127.0.0.1:8000"
CASE: dict[str, Any] = {
    "facts": {"platforms": ["whatsapp"], "form": "group_chat", "audience": "closed_group", "audience_size": 4},
    "dates": {"utterance": "2026-03-02"},
    "as_of": "2026-11-24",
    "lang": "en",
}
REFUSED = "Did you mean 'friends'?"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """Give the address of the program."""
    with served("serve", "--port", "0") as server:
        yield server.url


def example(name: str, url: str, folder: Path) -> Path:
    """Give an example as a reader would write it: with the address of his own server."""
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    assert ADDRESS in text
    written = folder / name
    written.write_text(text.replace(ADDRESS, url), encoding="utf-8")
    return written


def said(*command: str | Path) -> str:
    """Run a command and give what it prints."""
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def lines() -> list[str]:
    """Give the lines of an example on the answers and the next question."""
    asked = read_request(json.dumps(CASE))
    question = asked.interview().next
    assert question
    answers = asked.compact().answers
    return [
        *(f"{answer.question}: {answer.outcome_text.en} ({answer.status_text.en})" for answer in answers),
        f"Ask next: {question.question.en}",
    ]


@pytest.mark.slow
def test_curl(url: str, tmp_path: Path) -> None:
    """Gets the compact verdict and the checked citation, byte for byte."""
    needs_tool("curl", how="apt-get install curl")
    compact = outlook_json(read_request(json.dumps(CASE)).compact(), "en")
    citation = asyncio.run(tools.call("cite", {"text": "ECLI:NL:RBMAA:2012:BV3122, r.o. 4.3"}))
    assert said("sh", example("verdict.sh", url, tmp_path)).encode() == compact + citation


@pytest.mark.slow
def test_python(url: str, tmp_path: Path) -> None:
    """Tells the answers, the next question, that a replay is the same, rulings, and what is wrong."""
    found = search(casebook(), Filter(q="whatsapp", question="private_sphere", outcome="private"), level_of)
    assert said(sys.executable, example("verdict.py", url, tmp_path)).splitlines() == [
        *lines(),
        catalogue(receipt.__file__).REPLAY_SAME.en,
        *(courts().cite(ruling).en for ruling in found),
        "422 facts.audience friends",
    ]


@pytest.mark.slow
def test_typescript(url: str, tmp_path: Path) -> None:
    """Passes the strict type checker, and tells the answers, the next question and what is wrong."""
    needs_tool("tsc", how="apt-get install node-typescript")
    written = example("verdict.ts", url, tmp_path)
    said("tsc", "--strict", "--target", "es2022", "--lib", "es2022,dom", written)
    *told, refused = said("node", written.with_suffix(".js")).splitlines()
    assert told == lines()
    assert refused.endswith(REFUSED)


@pytest.mark.slow
def test_an_agent(url: str, tmp_path: Path) -> None:
    """Lists the tools, calls them, and reads what is wrong."""
    facts = {"facts": {name: CASE["facts"][name] for name in ("platforms", "form", "audience")}, "lang": "en"}
    asked = read_request(json.dumps(facts))
    question = asked.interview().next
    assert question
    listed, *told, refused = said(sys.executable, example("agent.py", url, tmp_path)).splitlines()
    assert listed == ", ".join(tools.TOOLS)
    assert told == [question.question.en, str(asked.compact().answers[0].outcome), casebook()["BV3122"].key]
    assert refused.endswith(REFUSED)
