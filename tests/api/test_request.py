"""Requests: which document is an incident and which a case file, and what is said of one that is neither."""

import datetime as dt
import json
import os
import subprocess
import urllib.request
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from privesfeer.api.ask.request import CaseRequest, InvalidRequestError, Request, read_request, to_json
from privesfeer.api.ask.today import today
from privesfeer.cases.commons.problem import Problem
from tests.api.served import PROGRAM, served
from tests.conftest import sparing
from tests.golden import EXAMPLES, FEW

DAY = "2026-11-24"


def refused(content: dict[str, Any]) -> tuple[Problem, ...]:
    """Return what is wrong with a document."""
    with pytest.raises(InvalidRequestError) as caught:
        read_request(to_json(content))
    return caught.value.problems


@pytest.mark.parametrize(("source", "kind"), [("facts: {form: post}", Request), ("acts: [{}]", CaseRequest)], ids=str)
def test_a_document_with_conversations_is_a_case_file(source: str, kind: type[Request | CaseRequest]) -> None:
    """Any other is an incident; the day and the language stand in either, and options come before them."""
    asked = read_request(f"{source}\nas_of: 2012-02-08\nlang: en")
    assert type(asked) is kind
    assert (asked.as_of, asked.day, asked.lang) == (dt.date(2012, 2, 8), dt.date(2012, 2, 8), "en")
    asked = read_request(source, as_of=DAY, lang="en")
    assert (asked.day, asked.lang) == (dt.date(2026, 11, 24), "en")
    assert read_request(source).lang == "nl"
    assert read_request(source).as_of is None


@pytest.mark.parametrize("content", [{}, {"acts": [{}]}], ids=["incident", "case file"])
def test_a_missing_day_is_today(content: dict[str, Any]) -> None:
    """It is filled in here; the reasoning has no clock."""
    before = today()
    day = read_request(to_json(content)).day
    assert before <= day <= today()


@pytest.mark.parametrize("event", ["utterance", "inspection"])
def test_what_is_said_to_have_happened_lies_in_the_past(event: str) -> None:
    """Today at the latest, wherever it is read; a measure may be planned, and a later day of the law be supposed."""
    morrow = str(today() + dt.timedelta(days=2))
    for content, path in (
        ({"dates": {event: morrow}}, ""),
        ({"acts": [{}, {"dates": {event: morrow}}]}, "acts.1."),
    ):
        assert [each.field for each in refused(content)] == [f"{path}dates.{event}"]
        assert "2" in refused(content)[0].text.nl
        read_request(to_json({**content, "as_of": morrow}))
    for day in (str(today()), "2012-02-08"):
        read_request(to_json({"dates": {event: day, "measure": morrow}, "as_of": "2015-01-01"}))


def test_all_that_is_wrong_with_days_is_told_at_once() -> None:
    """Each by its field: what lies before the message, what is yet to come, and facts among each other."""
    dates = {"utterance": "2026-02-01", "inspection": "2026-01-01", "measure": "2026-01-02"}
    facts = {"start_date": "2020-01-01", "end_date": "2019-01-01"}
    assert {each.field for each in refused({"dates": dates, "facts": facts})} == {
        "dates.inspection",
        "dates.measure",
        "facts.end_date",
    }
    known = {"start_date": "2020-01-01", "employer_knew_date": "2020-01-01"}
    found = refused({"facts": known, "dates": {"measure": "2019-01-01"}})
    assert [each.field for each in found] == [f"facts.{name}" for name in known]
    later = {"utterance": "2998-02-01", "inspection": "2999-01-01"}
    assert [each.field for each in refused({"dates": later})] == [f"dates.{name}" for name in later]


MOMENTS = {"2026-03-01T23:30:00+00:00": "2026-03-02", "2026-07-01T21:30:00+00:00": "2026-07-01"}
ELSEWHERE = ("UTC", "America/Los_Angeles", "Pacific/Auckland", "EST5")
TELLING = tuple(zip(MOMENTS, ELSEWHERE[1:], strict=False))  # neither the day there nor that of UTC is the Dutch one


def stopped(clock: str, zone: str, folder: Path) -> dict[str, str]:
    """Give an environment in which the clock of every Python stands still, on a machine in a time zone."""
    seconds = dt.datetime.fromisoformat(clock).timestamp()
    (folder / "sitecustomize.py").write_text(f"import time\ntime.time = lambda: {seconds}\n")
    return {"TZ": zone, "PYTHONPATH": str(folder)}


@pytest.mark.slow
@pytest.mark.parametrize(("clock", "zone"), sparing(product(MOMENTS, ELSEWHERE), TELLING))
def test_today_is_the_day_in_the_netherlands(clock: str, zone: str, tmp_path: Path) -> None:
    """Wherever the machine stands, in winter and in summer; for a verdict, in bulk and of a key."""
    env, day = os.environ | stopped(clock, zone, tmp_path), MOMENTS[clock]

    def run(*arguments: str | Path, given: str = "") -> str:
        command = (PROGRAM, *arguments)
        return subprocess.run(command, env=env, input=given, capture_output=True, text=True, check=True).stdout

    assert json.loads(run("verdict", "-", "--format", "json", given="facts: {}"))["as_of"] == day
    (tmp_path / "in.jsonl").write_text("{}\n")
    run("bulk", tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    assert json.loads((tmp_path / "out.jsonl").read_text())["as_of"] == day
    run("keys", "make", "--scope", "verdict", "--name", "x", "--keys", tmp_path / "keys.json")
    assert json.loads((tmp_path / "keys.json").read_text())["keys"][0]["made"] == day


@pytest.mark.slow
def test_a_server_elsewhere_gives_the_day_in_the_netherlands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To programs and on pages."""
    for name, value in stopped("2026-03-01T23:30:00+00:00", "America/Los_Angeles", tmp_path).items():
        monkeypatch.setenv(name, value)
    with served("serve", "--port", "0") as server:

        def told(path: str, body: bytes, media: str) -> str:
            request = urllib.request.Request(f"{server.url}{path}", body, {"Content-Type": media})  # noqa: S310 - its own
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - likewise
                found: bytes = answer.read()
                return found.decode()

        assert json.loads(told("/v1/verdicts", b"{}", "application/json"))["as_of"] == "2026-03-02"
        assert "2 March 2026" in told("/en/verdict", b"form=post", "application/x-www-form-urlencoded")


@pytest.mark.parametrize("content", [None, [], "facts", {"acts": None}], ids=str)
def test_other_content_is_refused(content: Any) -> None:  # noqa: ANN401 - JSON values
    """A case file without a list of acts is not taken as an incident."""
    assert len(refused(content)) == 1


@pytest.mark.parametrize("key", ["actes", "atcs"])
def test_a_misspelt_key_for_acts_is_recognised(key: str) -> None:
    """Such a document is read as an incident, but was meant as a case file."""
    (problem,) = refused({key: []})
    assert problem.nearest == "acts"
    lists = ("acts", "clauses", "accounts", "measures", "proceedings")
    assert problem.allowed == (
        "title",
        "client",
        "facts",
        "disputed",
        "assume",
        "dates",
        "beyond",
        "as_of",
        "lang",
        *lists,
    )


def test_the_day_and_the_language_belong_at_the_top() -> None:
    """A case file is answered once, in one language, on the law of one day."""
    found = refused({"acts": [{"as_of": DAY}, {"lang": "en"}]})
    assert [problem.nearest for problem in found] == ["as_of", "lang"]
    (problem,) = refused({"acts": [{}], "language": "en"})
    assert problem.nearest == "lang"
    assert "acts" in problem.allowed


@pytest.mark.parametrize("example", sparing(EXAMPLES, FEW), ids=lambda example: example.stem)
def test_json_is_written_as_python_does(example: Path) -> None:
    """The quick writer gives the same bytes as `json.dumps` on one line, for every example verdict."""
    content = read_request(example.read_bytes(), as_of=DAY).verdict().localize("nl")
    assert to_json(content) == json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
