"""Agents: the official client of the protocol gets from each tool the bytes of the command line and the HTTP API."""

import asyncio
import importlib.util
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from http.client import HTTPConnection
from itertools import product
from typing import Any

import jsonschema
import pytest
from fastapi.testclient import TestClient
from mcp import Client, StdioServerParameters
from mcp.types import CallToolResult
from typer.testing import CliRunner

from privesfeer.api.agents import tools
from privesfeer.api.agents.server import PATH, tool_server
from privesfeer.api.ask.registry import codebook
from privesfeer.api.cli import main
from privesfeer.api.http import wording
from privesfeer.api.http.example import CASES, EXAMPLE
from privesfeer.api.middleware.api_keys import needed
from privesfeer.api.serve.application import create_app
from privesfeer.cases.commons.text import LANGUAGES
from tests.api.served import PROGRAM, served
from tests.conftest import sparing

CITATION = "ECLI:NL:RBMAA:2012:BV3122, r.o. 4.3"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """Give the address of the program that serves agents over HTTP."""
    with served("mcp", "--http", "0") as server:
        yield server.url


@pytest.fixture(scope="module")
def http() -> Iterator[TestClient]:
    """Give a client of the HTTP API in this process."""
    with TestClient(create_app()) as served:
        yield served


@asynccontextmanager
async def connected(way: str, url: str) -> AsyncIterator[Client]:
    """Connect as an agent does: to the program that it starts itself, or to one that runs."""
    server = StdioServerParameters(command=str(PROGRAM), args=["mcp"]) if way == "stdio" else url
    async with Client(server, mode="legacy" if way == "HTTP of 2025" else "auto") as client:
        yield client


def text(result: CallToolResult) -> str:
    """Give the one text of an answer."""
    assert not result.is_error
    (block,) = result.content
    assert block.type == "text"
    return block.text


def refused(name: str, arguments: dict[str, Any]) -> tuple[str, ...]:
    """Call a tool in this process that refuses, and give what it says in each language."""

    async def asked() -> CallToolResult:
        async with Client(tool_server()) as client:
            return await client.call_tool(name, arguments)

    result = asyncio.run(asked())
    assert result.is_error
    return tuple(block.text for block in result.content if block.type == "text")


def expected(http: TestClient, case: dict[str, Any]) -> list[tuple[str, dict[str, Any], bytes]]:
    """Give calls of each tool with what the HTTP API answers to the same."""
    posted = [
        (name, case | form, http.post(path, params=form, json=case))
        for name, path in (("verdict", "/v2/verdicts"), ("ask_next", "/v2/interview"))
        for form in ({}, {"form": "compact"})
    ]
    passage = {"text": CITATION, "as_of": "2026-12-01"}
    posted.append(("check_citations", passage, http.post("/v2/citations/check", json=passage)))
    letter = {"of": "access"}
    posted += [
        ("advice", case, http.post("/v2/advice", json=case)),
        ("remedies", case, http.post("/v2/remedies", json=case)),
        ("before", case, http.post("/v2/before", json=case)),
        ("draft", case | letter, http.post("/v2/drafts", params=letter, json=case)),
    ]
    got = [
        ("ruling", {"key": "BV3122"}, http.get("/v2/rulings/BV3122")),
        ("rules", {"question": "private_sphere"}, http.get("/v2/rules", params={"question": "private_sphere"})),
        ("cite", {"text": CITATION}, http.get("/v2/citations", params={"text": CITATION})),
    ]
    assert all(response.status_code == 200 for *_, response in (*posted, *got))
    return [(name, arguments, response.content) for name, arguments, response in (*posted, *got)]


@pytest.mark.parametrize(
    ("way", "example"),
    sparing(product(["stdio", "HTTP", "HTTP of 2025"], CASES), [("stdio", "case_file_en")]),
)
def test_each_tool_answers_with_the_bytes_of_the_http_api(
    way: str, example: str, request: pytest.FixtureRequest, http: TestClient
) -> None:
    """Over standard input and output and over HTTP, in the protocol of today and that of 2025."""
    calls = expected(http, CASES[example])
    url = "" if way == "stdio" else request.getfixturevalue("url")

    async def check() -> None:
        assert {name for name, *_ in calls} == set(tools.TOOLS)
        async with connected(way, url) as client:
            for name, arguments, content in calls:
                assert text(await client.call_tool(name, arguments)).encode() == content

    asyncio.run(check())


def test_an_agent_can_enter_a_whole_case(http: TestClient) -> None:
    """The schema has its acts and lists and who asks; what was written with conversations is answered as its acts."""
    case = CASES["case_file"]
    more = case | {"client": "employer", "clauses": [{"facts": {}}], "proceedings": [{"facts": {}}]}
    properties = tools.TOOLS["verdict"].schema["properties"]
    assert properties.keys() >= {*more, "accounts", "measures"}
    assert "conversations" not in properties
    then = {("conversations" if key == "acts" else key): each for key, each in more.items()}

    async def asked(arguments: dict[str, Any]) -> bytes:
        async with Client(tool_server()) as client:
            return text(await client.call_tool("verdict", arguments)).encode()

    for given in (more, then):
        assert asyncio.run(asked(given)) == http.post("/v2/verdicts", json=more).content


@pytest.mark.parametrize("example", CASES.values(), ids=CASES)
def test_command_line_http_and_agents_get_the_same_bytes(example: dict[str, Any], http: TestClient) -> None:
    """The verdict is one; the doors add nothing to it."""
    body = json.dumps(example)
    commanded = CliRunner().invoke(main.app, ["verdict", "-", "--format", "json"], input=body).stdout_bytes
    assert commanded == http.post("/v2/verdicts", content=body, headers={"content-type": "application/json"}).content
    assert commanded == asyncio.run(tools.call("verdict", example))
    cited = CliRunner().invoke(main.app, ["cite", CITATION, "--format", "json"]).stdout_bytes
    assert cited == asyncio.run(tools.call("cite", {"text": CITATION}))


def test_every_tool_only_reads() -> None:
    """And says so; its description stands there in both languages."""

    async def listed() -> Any:  # noqa: ANN401 - the client's result
        async with Client(tool_server()) as client:
            assert client.instructions
            return await client.list_tools()

    described = asyncio.run(listed()).tools
    names = [
        "verdict",
        "advice",
        "remedies",
        "before",
        "draft",
        "ask_next",
        "ruling",
        "rules",
        "cite",
        "check_citations",
    ]
    assert [tool.name for tool in described] == names
    for tool in described:
        assert tool.annotations.read_only_hint
        assert not tool.annotations.destructive_hint
        assert not tool.annotations.open_world_hint
        assert all(tools.TOOLS[tool.name].text[lang] in tool.description for lang in LANGUAGES)


def test_the_schemas_are_those_of_the_models() -> None:
    """Each knows every fact, takes incident and case file, refuses others, and has no alternatives at its root."""
    for name in ("verdict", "ask_next"):
        schema = tools.TOOLS[name].schema
        assert schema["$defs"]["Facts"]["properties"].keys() == set(codebook().fact_ids)
        assert not schema.keys() & {"anyOf", "oneOf", "allOf"}
        described = jsonschema.Draft202012Validator(schema)
        assert all(described.is_valid(example) for example in CASES.values())
        assert not described.is_valid({"facts": {"audience": "frends"}})
        assert not described.is_valid({"fact": {}})
    assert [name for name, tool in tools.TOOLS.items() if tool.schema["required"]] == [
        *("draft", "ruling", "cite", "check_citations"),
    ]


@pytest.mark.parametrize(
    ("name", "arguments", "sentences"),
    [
        ("verdict", {"facts": {"audience": "frends"}}, ("Bedoelde u 'friends'?", "Did you mean 'friends'?")),
        ("verdict", {"audience": "friends"}, ("hoort onder 'facts'", "belongs under 'facts'")),
        ("verdict", {"form": "short"}, ("Toegestaan: full, compact.", "Allowed: full, compact.")),
        ("ask_next", {"acts": []}, ("'acts'", "'acts'")),
        ("ruling", {"key": "RBMAA"}, ("Er is geen uitspraak 'RBMAA'", "There is no ruling 'RBMAA'")),
        ("ruling", {}, ("'key' ontbreekt.", "'key' is missing.")),
        ("rules", {"question": "privat"}, ("Bedoelde u 'private_sphere'?", "Did you mean 'private_sphere'?")),
        ("rules", {"topic": "x"}, ("'topic'", "'topic'")),
        ("cite", {"text": None}, ("'text'", "'text'")),
        ("dismiss", {}, ("Er is geen gereedschap 'dismiss'.", "There is no tool 'dismiss'.")),
    ],
)
def test_what_is_wrong_is_said_in_both_languages(
    name: str, arguments: dict[str, Any], sentences: tuple[str, str]
) -> None:
    """So that an agent can mend its call, and a person can read why it failed."""
    said = refused(name, arguments)
    assert len(said) == len(LANGUAGES)
    assert all(sentence in each for sentence, each in zip(sentences, said, strict=False))


def test_an_error_of_the_program_itself_shows_no_traceback(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither to the agent nor in a log: a traceback can hold facts."""

    async def fail(_name: str, _arguments: object) -> bytes:
        raise ZeroDivisionError("audience: friends")

    monkeypatch.setattr("privesfeer.api.agents.server.call", fail)
    assert refused("verdict", EXAMPLE) == tuple(wording.FAILED[lang] for lang in LANGUAGES)
    assert "ZeroDivisionError" in caplog.text
    assert "friends" not in caplog.text


@pytest.mark.slow
def test_over_http_the_gates_hold_for_agents_too(url: str) -> None:
    """A page that made its own name point here is refused."""
    _, _, host, path = url.split("/")
    for method, called, status in (("POST", "evil.example", 421), ("GET", host, 405)):
        connection = HTTPConnection(host, timeout=30)
        connection.request(method, f"/{path}", "{}", {"host": called, "content-type": "application/json"})
        assert connection.getresponse().status == status
        connection.close()


def test_agents_need_a_key_for_verdicts() -> None:
    """Where the server asks for keys."""
    assert needed("POST", PATH) == "verdict"


def test_without_the_extra_the_server_serves_all_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """But not agents."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert PATH not in [getattr(route, "path", None) for route in create_app().routes]
