"""What docs/security.md promises: each risk has its tests, and these are the tests of what no other file shows."""

import datetime as dt
import json
import re
import socket
from pathlib import Path
from typing import Any, NoReturn

import pytest
import yaml
from httpx2 import Client
from starlette.testclient import TestClient

from privesfeer.api.http.description import ROUTES
from privesfeer.api.http.example import EXAMPLE
from privesfeer.api.middleware.api_keys import make_key
from privesfeer.api.serve.application import create_app
from privesfeer.api.serve.serving import Settings, guarded
from tests.api.behind_middleware import HOST, bearer, problem
from tests.api.served import served

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
RISKS = [line.split("|") for line in PAGE.splitlines() if line.startswith("| API")]
JSON = {"content-type": "application/json"}


def test_every_risk_has_tests_that_exist() -> None:
    """All ten of OWASP, each with at least one test, by its name."""
    assert [row[1].split()[0] for row in RISKS] == [f"API{number}" for number in range(1, 11)]
    files = (ROOT / "tests").rglob("test_*.py")
    there = {name for file in files for name in re.findall(r"(?m)^def (test_\w+)", file.read_text(encoding="utf-8"))}
    for row in RISKS:
        named = re.findall(r"`(test_\w+)`", row[3])
        assert named
        assert set(named) <= there


@pytest.mark.slow
def test_every_key_gets_the_same_answer(tmp_path: Path) -> None:
    """There is nothing that belongs to one caller, so nothing that another could reach."""
    file = tmp_path / "keys.json"
    tokens = [make_key(file, name, ("verdict", "reference"), dt.date(2026, 11, 24)) for name in ("one", "other")]
    asked = [("POST", "/v1/verdicts", json.dumps(EXAMPLE)), ("GET", "/v1/rulings/RBMAA-2012-BV3122", "")]
    with served("serve", "--port", "0", "--keys", file) as server, Client(base_url=server.url, timeout=60) as client:
        for method, path, body in asked:
            found = [client.request(method, path, content=body, headers=JSON | bearer(token)) for token in tokens]
            assert [response.status_code for response in found] == [200, 200]
            assert found[0].content == found[1].content


@pytest.mark.parametrize("extra", [{"outcome": "private"}, {"versions": {}}, {"rulings": []}, {"__class__": "x"}])
def test_only_known_properties_are_taken(client: Client, extra: dict[str, Any]) -> None:
    """What a caller may not set, such as an answer, is refused and not passed over in silence."""
    told = problem(client.post("/v1/verdicts", content=json.dumps(EXAMPLE | extra), headers=JSON), 422)
    assert [each["field"] for each in told["problems"]] == list(extra)


def test_every_verdict_says_that_a_person_decides(client: Client) -> None:
    """In both languages, in the answer itself."""
    for lang, words in (("nl", "een mens beslist"), ("en", "a person decides")):
        answer = client.post("/v1/verdicts", content=json.dumps(EXAMPLE | {"lang": lang}), headers=JSON)
        assert words in answer.json()["limits"]


@pytest.mark.slow
def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """No request makes the server connect to anything, whatever address it holds.

    The application stands in this process, in which every way out can be shut.
    """

    def connect(*_: object) -> NoReturn:
        raise AssertionError("connects")

    address = "http://169.254.169.254/latest/meta-data/"
    body = json.dumps(EXAMPLE | {"title": f"<img src='{address}'> {address}"})
    with TestClient(guarded(create_app(), Settings()), base_url=HOST) as client:
        for name in ("connect", "connect_ex", "sendto"):
            monkeypatch.setattr(socket.socket, name, connect)
        monkeypatch.setattr(socket, "getaddrinfo", connect)
        for path in ("/v1/verdicts", "/v1/measures", "/v1/memo", "/v1/pictures", "/v1/arguments"):
            response = client.post(path, content=body, headers=JSON | {"accept": "*/*"})
            assert response.status_code == 200
        html = client.post("/v1/memo", content=body, headers=JSON | {"accept": "text/html"})
        assert html.status_code == 200
        assert "<img src='" not in html.text


def test_every_address_is_described(client: Client) -> None:
    """In /openapi.json, under a version."""
    described = client.get("/openapi.json").json()["paths"]
    for route in ROUTES:
        assert route.path.startswith(("/v1/", "/v2/"))
        assert route.method.lower() in described[route.path]


def test_the_container_is_not_root() -> None:
    """Nor can it write, in the container file and in both examples of how it is deployed."""
    users = re.findall(r"(?m)^USER (.+)$", (ROOT / "Containerfile").read_text(encoding="utf-8"))
    assert users == ["10001:10001"]
    assert "HEALTHCHECK" in (ROOT / "Containerfile").read_text(encoding="utf-8")
    compose = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8"))
    assert all(each["read_only"] and each["cap_drop"] == ["ALL"] for each in compose["services"].values())
    pod = next(yaml.safe_load_all((ROOT / "deploy" / "kubernetes.yaml").read_text(encoding="utf-8")))["spec"][
        "template"
    ]["spec"]
    assert pod["securityContext"]["runAsNonRoot"]
    (container,) = pod["containers"]
    assert container["securityContext"] == {
        "readOnlyRootFilesystem": True,
        "allowPrivilegeEscalation": False,
        "capabilities": {"drop": ["ALL"]},
    }
