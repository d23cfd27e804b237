"""As it is deployed: reached from elsewhere, with keys, by its own name, in two processes; program and pages alike."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest

from privesfeer.api.http.example import EXAMPLE
from privesfeer.api.middleware.api_keys import KEY_SCOPES, KeyScope, make_key
from tests.api.served import served
from tests.api.web import plain

pytestmark = pytest.mark.slow  # each gate by itself is tried in every run, and one process behind all of them

NAME = "privesfeer.example"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - that is the point
ORIGIN = {"Origin": f"https://{NAME}"}  # what a browser sends with a form of these pages, which it got over TLS
JSON = {"Content-Type": "application/json"}
LINES = {"Content-Type": "application/x-ndjson"}
CASE = json.dumps(EXAMPLE)


@dataclass(frozen=True)
class Asked:
    """What is asked, and what of the answer shows that it is the one.

    Attributes:
        scope: what a key must open for it.
        path: its path.
        words: what stands in the answer.
        sent: what a POST sends, as `httpx2` takes it; None: it is a GET.
    """

    scope: KeyScope
    path: str
    words: str
    sent: Mapping[str, Any] | None = None


ASKED = (
    Asked("reference", "/v1/rulings?q=whatsapp", '"rulings"'),
    Asked("reference", "/v1/codebook", '"audience"'),
    Asked("reference", "/openapi.json", '"openapi"'),
    Asked("verdict", "/v1/verdicts", '"answers"', {"content": CASE, "headers": JSON}),
    Asked("verdict", "/v1/memo", "<!DOCTYPE html>", {"content": CASE, "headers": JSON | {"Accept": "text/html"}}),
    Asked("bulk", "/v1/verdicts/batch", '"verdict"', {"content": f'{{"requests": [{CASE}]}}', "headers": JSON}),
    Asked("bulk", "/v1/verdicts/lines", '"verdict"', {"content": CASE, "headers": LINES}),
    Asked("metrics", "/metrics", "privesfeer_answers_total"),
    Asked("reference", "/nl/", "</h1>"),
    Asked("reference", "/en/interview", "</fieldset>"),
    Asked("reference", "/en/rulings/RBMAA-2012-BV3122", "BV3122"),
    Asked("verdict", "/en/interview", '<form id="facts"', {"data": {"dossier": plain()}, "headers": ORIGIN}),
    Asked("verdict", "/nl/verdict", "<svg", {"data": {"dossier": plain(), "draw": "expression"}, "headers": ORIGIN}),
    Asked("verdict", "/nl/desk", "</table>", {"data": {"dossier": plain()}, "headers": ORIGIN}),
    Asked("verdict", "/nl/memo", "<!DOCTYPE html>", {"data": {"dossier": plain(), "form": "html"}, "headers": ORIGIN}),
)
of_each = pytest.mark.parametrize("asked", ASKED, ids=lambda asked: f"{asked.path}{' sent' if asked.sent else ''}")


class Deployed:
    """The program as it is deployed, and a key for each scope."""

    def __init__(self, caller: httpx2.Client, keys: Mapping[KeyScope, str]) -> None:
        """Keep who calls it, and the keys."""
        self._caller, self._keys = caller, keys

    def ask(self, asked: Asked, key: KeyScope | None, **headers: str) -> httpx2.Response:
        """Ask with the key for a scope, or with none."""
        sent = dict(asked.sent or {})
        sent["headers"] = {**sent.get("headers", {}), **headers}
        if key is not None:
            sent["headers"]["Authorization"] = f"Bearer {self._keys[key]}"
        return self._caller.request("GET" if asked.sent is None else "POST", asked.path, **sent)


@pytest.fixture(scope="module")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployed]:
    """Deploy it, with a key for each scope."""
    file = tmp_path_factory.mktemp("keys") / "keys.json"
    keys = {scope: make_key(file, scope, (scope,), dt.date(2026, 11, 24)) for scope in KEY_SCOPES}
    options: list[str | Path] = ["--host", EVERYWHERE, "--workers", "2", "--keys", file, "--allowed-host", NAME]
    with (
        served("serve", "--port", "0", *options) as server,
        httpx2.Client(
            base_url=f"http://127.0.0.1:{server.port}",
            headers={"Host": NAME},
            limits=httpx2.Limits(max_keepalive_connections=0),  # each call may come to either process
            timeout=60,
        ) as caller,
    ):
        yield Deployed(caller, keys)


@of_each
def test_who_has_the_key_for_it_is_answered(deployed: Deployed, asked: Asked) -> None:
    """With what was asked."""
    answer = deployed.ask(asked, asked.scope)
    assert answer.status_code == 200, answer.text
    assert asked.words in answer.text


@of_each
def test_who_has_no_key_for_it_is_refused(deployed: Deployed, asked: Asked) -> None:
    """None at all, one that is none, and every one that opens something else."""
    assert deployed.ask(asked, None).status_code == 401
    assert deployed.ask(asked, None, Authorization="Bearer privesfeer_00000000_x").status_code == 401
    for scope in set(KEY_SCOPES) - {asked.scope}:
        assert deployed.ask(asked, scope).status_code == 403


@of_each
def test_by_another_name_it_is_not_reached(deployed: Deployed, asked: Asked) -> None:
    """Whatever the key."""
    assert deployed.ask(asked, asked.scope, Host="elsewhere.example").status_code == 421


@pytest.mark.parametrize("asked", [each for each in ASKED if each.sent], ids=lambda asked: asked.path)
def test_from_the_page_of_another_nothing_is_sent(deployed: Deployed, asked: Asked) -> None:
    """Also from one that hides where it is."""
    for origin in ("https://elsewhere.example", "null", f"https://{NAME}.elsewhere.example"):
        assert deployed.ask(asked, asked.scope, Origin=origin).status_code == 403


@pytest.mark.parametrize("path", ["/v1/health", "/v1/ready"])
def test_whether_it_is_well_can_be_asked_without_a_key(deployed: Deployed, path: str) -> None:
    """By what watches over it."""
    assert deployed.ask(Asked("reference", path, ""), None).status_code == 200
