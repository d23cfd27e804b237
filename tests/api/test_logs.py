"""Logs: one line of JSON for each request, in which nothing of an incident can stand whatever goes wrong."""

import io
import json
import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from privesfeer.api.http import logs
from privesfeer.api.http import route as http_route
from privesfeer.api.http.example import EXAMPLE
from privesfeer.api.http.logs import Entry, JsonLines
from privesfeer.api.middleware.access_log import AccessLogMiddleware
from privesfeer.api.serve.application import create_app
from privesfeer.api.serve.serving import Settings, guarded
from tests.api.behind_middleware import HOST, RECEIPT, app, problem
from tests.api.served import served as run

SECRET = "geheimwoord"  # noqa: S105 - no password: a word that must not be found
ENTRY = {"time", "level", "logger", "method", "route", "status", "ms", "receipt", "key", "request"}
OTHER = {"time", "level", "at"}


class Log:
    """What is logged, as text and as lines."""

    def __init__(self) -> None:
        """Start empty."""
        self.stream = io.StringIO()

    @property
    def text(self) -> str:
        """All that is logged."""
        return self.stream.getvalue()

    @property
    def lines(self) -> list[dict[str, Any]]:
        """It, line by line."""
        return [json.loads(line) for line in self.text.splitlines()]

    @property
    def entries(self) -> list[dict[str, Any]]:
        """The lines on requests."""
        return [line for line in self.lines if "route" in line]


@pytest.fixture
def log() -> Iterator[Log]:
    """Catch what every logger of the process says, at every level."""
    caught, root = Log(), logging.getLogger()
    handler = logging.StreamHandler(caught.stream)
    handler.setFormatter(JsonLines())
    before, level = root.handlers[:], root.level
    root.handlers[:] = [handler]
    root.setLevel(logging.DEBUG)
    logging.captureWarnings(capture=True)
    yield caught
    logging.captureWarnings(capture=False)
    root.handlers[:] = before
    root.setLevel(level)


def served(*, real: bool = False) -> TestClient:
    """Give a client of an application behind its middleware."""
    return TestClient(guarded(create_app() if real else app(), Settings()), base_url=HOST)


def test_a_request_is_one_line(log: Log) -> None:
    """Method, template, status, duration, hash of the receipt and id of the key; and that is all."""
    with served() as client:
        client.post("/v1/verdicts", content=SECRET)
    (line,) = log.entries
    assert line.keys() == ENTRY
    assert (line["method"], line["route"], line["status"], line["key"]) == ("POST", "/v1/verdicts", 200, None)
    assert line["receipt"] == sha256(RECEIPT.encode()).hexdigest()
    assert 0 <= line["ms"] < 60_000
    assert SECRET not in log.text


@pytest.mark.parametrize(
    ("method", "path", "route", "status"),
    [
        ("GET", f"/v1/rulings/{SECRET}", "/v1/rulings/{key}", 200),
        ("GET", f"/v1/rulings/x?{SECRET}={SECRET}", "/v1/rulings/{key}", 200),
        ("GET", f"/{SECRET}", "-", 404),
        (SECRET.upper(), "/", "/", 405),
        ("GET", f"/v1/rulings/%0a{SECRET}", "/v1/rulings/{key}", 200),
    ],
)
def test_an_address_is_logged_as_its_template(log: Log, method: str, path: str, route: str, status: int) -> None:
    """What a caller puts into a path, a query or a method does not reach the log, and cannot forge a line."""
    with served() as client:
        headers = dict.fromkeys(("user-agent", "referer", "x-forwarded-for", "cookie", SECRET), SECRET)
        assert client.request(method, path, headers=headers).status_code == status
    (line,) = log.entries
    assert line["route"] == route
    assert line["method"] in {"GET", "OTHER"}
    assert SECRET not in log.text.lower()


@pytest.mark.filterwarnings("default")
def test_an_error_is_logged_without_its_text(log: Log) -> None:
    """Class and places, of the causes too; the messages, loggers and warnings that hold the body tell none of it."""
    with served() as client:
        problem(client.post("/leak", content=SECRET), 500)
    assert SECRET not in log.text
    failed = next(line for line in log.lines if "error" in line and len(line["error"]) == 2)
    assert [each["class"] for each in failed["error"]] == [
        "tests.api.behind_middleware.Error11",
        "builtins.LookupError",
    ]
    assert any(place.startswith("api/behind_middleware.py:_leak:") for place in failed["error"][0]["at"])
    assert log.entries[-1]["status"] == 500
    for line in log.lines:
        assert line.keys() >= OTHER or line.keys() == ENTRY
    ours = [
        line
        for line in log.lines
        if line.get("at", "").startswith("behind_middleware:") or "error" in line or "route" in line
    ]
    assert len(ours) >= 4
    assert {line.get("request") for line in ours} == {log.entries[-1]["request"]}


@given(words=st.text(min_size=6, max_size=40))
def test_no_word_of_a_body_reaches_the_log(words: str) -> None:
    """Whatever the words are, in whichever alphabet: the log of a failing request is the same without them."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    record = logging.LogRecord(words, logging.ERROR, words, 1, "%s " + words, (words,), None, func="f")
    record.module = "module"
    try:
        int("x" + words)
    except ValueError:
        record.exc_info = sys.exc_info()
    handler.emit(record)
    line = json.loads(stream.getvalue())
    assert line.pop("at") == "module:f:1"
    assert line.pop("error")[0]["class"] == "builtins.ValueError"
    assert line.keys() == {"time", "level"}


def test_half_an_answer_is_broken_off(log: Log) -> None:
    """It must not look like a whole one; the error is logged without its text."""
    with served() as client, pytest.raises(RuntimeError):
        client.get("/half")
    assert log.entries[-1]["status"] == 200
    assert any("error" in line for line in log.lines)
    assert "secret" not in log.text


def test_no_fact_of_an_incident_reaches_the_log(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the real application: answered, refused and failed, the last with the facts in the exception itself."""
    facts = EXAMPLE["facts"] | {"audience_size": 4711}
    title = f"Titel {SECRET}"
    good = json.dumps(EXAMPLE | {"title": title, "facts": facts})
    bad = json.dumps({"facts": {SECRET: SECRET, "audience": SECRET}, "title": title})
    with served(real=True) as client:
        post = {"content-type": "application/json"}
        assert client.post("/v1/verdicts", content=good, headers=post).status_code == 200
        assert client.post("/v1/verdicts", content=bad, headers=post).status_code == 422
        assert client.post("/v1/verdicts", content=f"{{{SECRET}", headers=post).status_code == 400

        def fail(verdict: object) -> bytes:
            raise RuntimeError(repr(verdict), good)

        monkeypatch.setattr(http_route, "to_json", fail)
        assert client.post("/v1/verdicts", content=good, headers=post).status_code == 500
    assert [entry["status"] for entry in log.entries] == [200, 422, 400, 500]
    values = {SECRET, "4711", *(str(each) for each in facts.values() if isinstance(each, str)), "whatsapp", "criticism"}
    assert not [value for value in values if value in log.text]


def test_a_refusal_at_the_gate_is_logged_too(log: Log) -> None:
    """Without a route, for none was looked for."""
    with served() as client:
        client.get("/", headers={"host": f"{SECRET}.example"})
        client.get("/", headers={"origin": f"https://{SECRET}.example"})
    assert [(line["route"], line["status"]) for line in log.entries] == [("-", 421), ("-", 403)]
    assert SECRET not in log.text


GIVEN = ("0b6a1b1e-5c1f-4a57-9d2e-0f6b8f7e2a11", "0B6A1B1E5C1F4A579D2E0F6B8F7E2A11")
UNFIT = ("", SECRET, f"{SECRET}-5c1f-4a57-9d2e-0f6b8f7e2a11", "0b6a1b1e", "0b6a1b1e-5c1f4a579d2e0f6b8f7e2a11", "a" * 33)


@pytest.mark.slow
def test_each_answer_has_the_id_of_its_line_in_the_log() -> None:
    """Also a refusal, at the gate or later. One that came along is taken over if no word can stand in it."""
    asked: list[tuple[str, str, dict[str, str]]] = [
        ("GET", "/nl/", {}),
        ("GET", "/v1/nothing", {}),
        ("POST", "/v1/verdicts", {"content-type": "application/json"}),
        ("GET", "/v1/health", {"host": "evil.example"}),
        ("OPTIONS", "/v1/verdicts", {"origin": "https://evil.example"}),
        ("HEAD", "/static/none.css", {}),
        *(("GET", "/v1/version", {"x-request-id": each}) for each in (*GIVEN, *UNFIT)),
    ]
    with run("serve", "--port", "0") as server, httpx2.Client(base_url=server.url) as client:
        ids = [client.request(each, path, headers=headers).headers["x-request-id"] for each, path, headers in asked]
        lines = [line for line in server.stop() if line.get("route") != "/v1/ready"]
    assert [line["request"] for line in lines] == ids
    assert ids[6:8] == [*GIVEN]
    own = ids[:6] + ids[8:]
    assert len(set(own)) == len(own)
    assert all(re.fullmatch("[0-9a-f]{32}", each) for each in own)
    assert SECRET not in json.dumps(lines)


def test_two_ids_of_a_request_are_none(log: Log) -> None:
    """A proxy may have kept to the other one."""
    with served() as client:
        answer = client.get("/", headers=[("x-request-id", each) for each in GIVEN])
    assert answer.headers["x-request-id"] not in GIVEN
    assert log.entries[-1]["request"] == answer.headers["x-request-id"]


def test_a_caller_who_has_gone_is_status_nought() -> None:
    """There was no answer, and it is not a failure of the server."""
    kept: list[Entry] = []

    async def silent(*_: Any) -> None:  # noqa: ANN401 - an ASGI application
        return

    with pytest.raises(AssertionError):  # the client misses an answer
        TestClient(AccessLogMiddleware(silent, [kept.append])).get("/")
    assert [entry.status for entry in kept] == [0]


UNCAUGHT = f"""
import logging, sys, threading, warnings
from privesfeer.api.http import logs
logs.configure()
warnings.warn("{SECRET}")
logging.getLogger("{SECRET}").error("{SECRET} %s", "{SECRET}")
logging.getLogger("x").error("%d {SECRET}", "{SECRET}")
class Falls:
    def __del__(self): raise ValueError("{SECRET}")
Falls()
def fail(): raise ValueError("{SECRET}")
thread = threading.Thread(target=fail, name="{SECRET}"); thread.start(); thread.join()
logs.happened("process_replaced", 1)
fail()
"""


def test_nothing_that_nobody_caught_is_printed() -> None:
    """In threads, finalisers and at the end of the program: lines of JSON only, also for a record that is not sound."""
    done = subprocess.run([sys.executable, "-c", UNCAUGHT], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert SECRET not in done.stderr
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert sum("error" in line for line in lines) == 3
    assert {"event": "process_replaced", "process": 1}.items() <= lines[-2].items()


def test_the_names_of_methods_are_those_of_http() -> None:
    """The set is closed: what is not in it is told as another."""
    assert {"GET", "HEAD", "POST", "OPTIONS"} <= logs.METHODS
    assert logs.OTHER not in logs.METHODS
