"""An answer without its proof is not given: whoever asked reads why."""

import asyncio
import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from mcp import Client
from mcp.types import CallToolResult

from privesfeer.api.agents.server import tool_server
from privesfeer.api.ask.services import reasoner
from privesfeer.api.cli import main, output
from privesfeer.api.http.example import EXAMPLE
from privesfeer.api.serve.application import create_app
from privesfeer.cases.commons.text import Lang
from privesfeer.engine.proof.fault import UnprovedError
from privesfeer.engine.proof.inference import Derivation
from tests.languages import WRITTEN, worded

FILE = Path(__file__).parents[2] / "cases" / "incidents" / "dance-teacher.yaml"
BEGINS = worded("Het programma geeft geen oordeel.", "The program gives no verdict.")


@pytest.fixture(autouse=True)
def _experta_loses_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    ready = reasoner()
    monkeypatch.setattr(ready, "_derived", {})
    monkeypatch.setattr(ready._inference, "derive", lambda _known, valid: dict.fromkeys(valid, Derivation({}, {})))  # noqa: SLF001 - the sabotage


@pytest.mark.parametrize("lang", WRITTEN)
def test_over_http_it_is_a_failure_of_the_program(lang: Lang) -> None:
    """Status 500 with the sentence, in the language of the caller."""
    client = TestClient(create_app(), raise_server_exceptions=False)
    response = client.post("/v1/verdicts", json=EXAMPLE, headers={"accept-language": lang})
    assert response.status_code == 500
    assert json.loads(response.text)["detail"].startswith(BEGINS[lang])


@pytest.mark.parametrize("lang", WRITTEN)
def test_the_command_fails_with_the_sentence(
    lang: Lang, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1, nothing on standard output, and no traceback."""
    monkeypatch.setattr("sys.argv", ["privesfeer", "verdict", str(FILE)])
    monkeypatch.setattr(main, "LANG", lang)
    with pytest.raises(SystemExit) as ended:
        main.main()
    printed = capsys.readouterr()
    assert (ended.value.code, printed.out) == (output.FAILED, "")
    assert printed.err.startswith(BEGINS[lang])
    assert "Traceback" not in printed.err


def test_an_agent_reads_the_sentence() -> None:
    """In both languages, as an error of the tool."""

    async def asked() -> CallToolResult:
        async with Client(tool_server()) as client:
            return await client.call_tool("verdict", EXAMPLE)

    result = asyncio.run(asked())
    said = [block.text for block in result.content if block.type == "text"]
    assert result.is_error
    assert [each.startswith(BEGINS[lang]) for each, lang in zip(said, WRITTEN, strict=False)] == [True, True]


def test_a_command_that_fails_otherwise_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another error is not taken for this one."""

    def fail() -> None:
        raise RuntimeError("something else")

    monkeypatch.setattr(main, "app", fail)
    with pytest.raises(RuntimeError, match="something else"):
        main.main()
    assert issubclass(UnprovedError, RuntimeError)
