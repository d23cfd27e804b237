"""The Python client: every call of the API, what is wrong as an error, and patience only where it was asked for."""

import datetime as dt
import hmac
import json
import re
from collections.abc import Iterator
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import httpx2
import pytest

from privesfeer.api.ask.registry import casebook, courts
from privesfeer.api.ask.request import read_request, verdict_json
from privesfeer.api.client import _DEEPLINKS, Client, FieldProblem, RefusedError
from privesfeer.api.http.example import CASE_EXAMPLE, EXAMPLE
from privesfeer.api.middleware.api_keys import make_key
from tests.api.served import Server, served


@pytest.fixture(scope="module")
def client(server: Server) -> Iterator[Client]:
    """Give a client of a server on this computer, which asks no key."""
    with Client(server.url) as opened:
        yield opened


def test_a_verdict_comes_with_its_own_bytes_and_a_receipt(client: Client) -> None:
    """The receipt commits to the bytes, and with its nonce replays to the same; one of before needs none."""
    given = client.verdict(EXAMPLE)
    assert given.raw == verdict_json(read_request(json.dumps(EXAMPLE)).verdict(), "nl")
    assert given.content == json.loads(given.raw)
    assert given.nonce is not None
    assert given.receipt["verdict"] == hmac.new(bytes.fromhex(given.nonce), given.raw, "sha256").hexdigest()
    assert client.replay(EXAMPLE, given.receipt, given.nonce)["same"]
    own = client.verdict(EXAMPLE, "0f" * 16)
    assert (own.nonce, own.raw) == ("0f" * 16, given.raw)
    other = EXAMPLE | {"facts": EXAMPLE["facts"] | {"audience": "public"}}
    assert not client.replay(other, given.receipt, given.nonce)["same"]
    old = {name: value for name, value in given.receipt.items() if name != "commitment"} | {"incident_hash": "0" * 64}
    assert client.replay(EXAMPLE, old)["receipt"] is None


def test_each_call_gives_what_the_program_gives(client: Client) -> None:
    """On an incident and on a case file, with what may be asked of each."""
    for case in (EXAMPLE, CASE_EXAMPLE):
        asked = read_request(json.dumps(case))
        question = ("private_sphere",)
        short = asked.compact().localize("nl")
        assert client.compact(case) == short
        assert client.verdicts([case, case]) == [{"verdict": short}] * 2
        assert client.measures(case) == asked.scale().localize("nl")
        assert client.advice(case) == asked.advice().localize("nl")
        assert client.stability(case) == asked.stability().localize("nl")
        assert client.stability(case, "private_sphere") == asked.stability(question).localize("nl")
        assert client.arguments(case, "private_sphere") == asked.arguments(question).localize("nl")
        interview = asked.interview().localize("nl")
        assert client.interview(case) == interview
        compact = client.interview(case, form="compact")
        tables = {name: compact[name] for name in ("sources", "read")}
        assert compact == interview | {"groups": [], **tables}
        changes = asked.changes("private_sphere", status=True, most=1)
        assert client.changes(case, "private_sphere", status=True, most=1) == changes.localize("nl")


def test_rulings_are_found_over_all_pages(client: Client) -> None:
    """Each once; and one by whatever name it has."""
    assert sorted(ruling["key"] for ruling in client.rulings()) == sorted(ruling.key for ruling in casebook())
    found = list(client.rulings("WhatsApp", question="private_sphere", outcome="private"))
    assert found
    assert all({"question": "private_sphere", "outcome": "private"} in ruling["outcomes"] for ruling in found)
    assert client.ruling("BV3122") == client.ruling("ECLI:NL:RBMAA:2012:BV3122")
    assert client.ruling("61496/08")["application"] == "61496/08"
    assert client.citation("LJN BV3122")["valid"]


def test_what_is_wrong_is_an_error_with_the_problem_of_each_field(client: Client) -> None:
    """In the language that was asked, of the call or of the case."""
    with pytest.raises(RefusedError) as refused:
        client.verdict({"facts": {"audience": "frends"}, "lang": "en"})
    assert refused.value.status == 422
    (problem,) = refused.value.problems
    assert isinstance(problem, FieldProblem)
    assert (problem.field, problem.value, problem.nearest) == ("facts.audience", "frends", "friends")
    assert "friends" in problem.allowed
    assert "Did you mean 'friends'?" in str(refused.value)
    with pytest.raises(RefusedError, match=r"^404: Er is geen uitspraak 'RBMAA'"):
        client.ruling("RBMAA")
    assert client.verdicts([{"facts": {"audience": "frends"}}])[0]["problem"]["status"] == 422


@pytest.mark.slow
def test_who_has_the_key_is_answered_and_who_has_none_gets_an_error(tmp_path: Path) -> None:
    """Of a server that asks one."""
    keys = tmp_path / "keys.json"
    secret = make_key(keys, "test", ("verdict",), dt.date(2026, 11, 24))
    with served("serve", "--port", "0", "--keys", keys) as server:
        with Client(server.url, key=secret) as known:
            assert known.compact(EXAMPLE)["answers"]
        with Client(server.url) as stranger, pytest.raises(RefusedError) as refused:
            stranger.compact(EXAMPLE)
    assert refused.value.status == 401
    assert re.fullmatch("[0-9a-f]{32}", refused.value.request_id or "")


def test_a_key_does_not_leave_this_computer_unencrypted() -> None:
    """Over plain HTTP only to this computer itself."""
    with pytest.raises(ValueError, match="https"):
        Client("http://privesfeer.example", key="secret")
    for url in ("https://privesfeer.example", "http://127.0.0.1:8000", "http://localhost:8000", "http://[::1]:8000"):
        Client(url, key="secret").close()


def answering(*answers: tuple[int, dict[str, str]], **options: Any) -> tuple[Client, list[float]]:  # noqa: ANN401 - options of the client
    """Make a client that gets these answers, the last time and again; and note how long it waits."""
    waited: list[float] = []
    left = list(answers)

    def answer(_request: httpx2.Request) -> httpx2.Response:
        status, headers = left.pop(0) if len(left) > 1 else left[0]
        return httpx2.Response(status, headers=headers, json={"answers": []})

    transport = httpx2.MockTransport(answer)
    return Client("http://localhost", transport=transport, sleep=waited.append, **options), waited


@pytest.mark.parametrize("status", [429, 503])
def test_a_call_is_repeated_when_the_answer_says_after_how_long(status: int) -> None:
    """Then it gets its answer."""
    client, waited = answering((status, {"Retry-After": "2"}), (status, {"Retry-After": "3"}), (200, {}))
    assert client.compact(EXAMPLE) == {"answers": []}
    assert waited == [2, 3]


def test_an_hour_to_come_back_is_waited_for_too() -> None:
    """Retry-After may name one."""
    at = dt.datetime.now(tz=dt.UTC) + dt.timedelta(seconds=30)
    client, waited = answering((503, {"Retry-After": format_datetime(at, usegmt=True)}), (200, {}))
    client.compact(EXAMPLE)
    assert 25 < waited[0] <= 30


@pytest.mark.parametrize(
    ("status", "headers", "options", "waits"),
    [
        (429, {}, {}, 0),
        (429, {"Retry-After": "soon"}, {}, 0),
        (500, {"Retry-After": "1"}, {}, 0),
        (422, {"Retry-After": "1"}, {}, 0),
        (503, {"Retry-After": "61"}, {}, 0),
        (503, {"Retry-After": "1"}, {}, 3),
        (503, {"Retry-After": "1"}, {"retries": 0}, 0),
    ],
)
def test_other_refusals_are_not_repeated(
    status: int, headers: dict[str, str], options: dict[str, Any], waits: int
) -> None:
    """Neither is a call that was repeated often enough, or whose time lies too far ahead."""
    client, waited = answering((status, headers), **options)
    with pytest.raises(RefusedError) as refused:
        client.compact(EXAMPLE)
    assert len(waited) == waits
    assert refused.value.status == status
    assert refused.value.detail == refused.value.title  # a proxy may say so: it is no problem of ours
    assert refused.value.problems == ()


def test_the_package_says_that_it_is_typed(pytestconfig: pytest.Config) -> None:
    """So that a type checker reads the client."""
    assert (Path(pytestconfig.rootpath) / "api" / "py.typed").exists()


def test_the_address_of_a_ruling_follows_for_the_client_as_for_the_program() -> None:
    """The client stands alone, so it has the links by itself."""
    assert {begin: link for begin, link in courts().links.items() if link} == _DEEPLINKS
