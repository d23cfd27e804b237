"""The contract: what the API says of itself is stored, told in the changelog, and true of the server that runs."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from httpx2 import Client

from privesfeer.api.http.description import ROUTES, description
from privesfeer.api.http.route import ApiRoute
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.api.served import PROGRAM, Server
from tests.contract import DESCRIPTION, described, mark
from tests.languages import WRITTEN

CHANGELOG = Path(__file__).parents[2] / "CHANGELOG.md"
SCHEMATHESIS = PROGRAM.with_name("schemathesis")
CONFIGURATION = Path(__file__).with_name("schemathesis.toml")
POSTS = tuple(route for route in ROUTES if route.method == "POST")


def test_the_stored_description_is_that_of_the_routes() -> None:
    """If not: ``make refresh``."""
    assert DESCRIPTION.read_bytes() == described()


def test_a_changed_description_is_told_in_the_changelog() -> None:
    """Its first digits stand there, in the entry that says what has changed for callers."""
    assert mark(described()) in CHANGELOG.read_text(encoding="utf-8")


def test_the_description_is_whole() -> None:
    """OpenAPI 3.1; every reference leads somewhere; every operation has a name of its own and both languages."""
    told = description()
    assert told["openapi"].startswith("3.1")
    for kind, name in re.findall(r'"#/components/(\w+)/(\w+)"', json.dumps(told)):
        assert name in told["components"][kind]
    names = [route.name for route in ROUTES]
    assert len(set(names)) == len(names)
    assert all(route.summary != route.description for route in ROUTES)


@pytest.mark.parametrize("route", POSTS, ids=lambda route: route.name)
def test_the_examples_of_a_body_are_answered(client: Client, route: ApiRoute) -> None:
    """In both languages, for each operation, in its usual form."""
    fits = {"question": "private_sphere", "of": "access"}
    query = {name: value for name, value in fits.items() if name in route.query.model_fields}
    langs = []
    for body in route.examples.values():
        content = body if isinstance(body, str) else json.dumps(body)
        # A body that names no language is answered in that of the caller.
        for lang in ["en" if '"lang": "en"' in content else "nl"] if '"lang"' in content else LANGUAGES:
            headers = {"content-type": route.takes_as, "accept-language": lang}
            response = client.post(route.path, content=content, headers=headers, params=query)
            assert response.status_code == 200
            assert response.headers["content-type"].partition(";")[0] in route.gives
            assert response.headers.get("content-language", lang) == lang
            langs.append(lang)
    assert set(langs) >= set(WRITTEN)


@pytest.mark.parametrize("route", [each for each in ROUTES if each.method == "GET"], ids=lambda route: route.name)
def test_the_examples_of_an_address_are_answered(client: Client, route: ApiRoute) -> None:
    """Each example stands for a part of the address or of the query."""
    shown: dict[str, dict[str, str]] = {"path": {}, "query": {}, "header": {}}
    for each in description()["paths"][route.path]["get"]["parameters"]:
        for example in [*each["schema"].get("examples", ()), *([each["example"]] if "example" in each else ())]:
            shown[each["in"]][each["name"]] = example
    response = client.get(route.path.format_map(shown["path"]), params=shown["query"])
    assert response.status_code == 200
    assert response.json()


def checked(server: Server, lang: Lang, *options: str) -> None:
    """Run all checks of schemathesis: whatever it sends, no failure, and no answer that the description does not have.

    It cannot write lines of JSON; tests/api/test_http_cases.py does.
    """
    before = len(server.logged())
    command: list[str | Path] = [SCHEMATHESIS, "--no-color", "--config-file", CONFIGURATION, "run"]
    command += [
        f"{server.url}/openapi.json",
        "--exclude-path-regex",
        "/verdicts/lines$",
        "-H",
        f"Accept-Language: {lang}",
    ]
    command += ["--continue-on-failure", "--suppress-health-check", "all", "--no-shrink", "--warnings", "off"]
    command += ["--phases", "examples,coverage,fuzzing", *options]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout
    lines = server.logged()[before:]
    assert len(lines) > len(ROUTES)  # each was asked, and more than once on any machine but the busiest
    assert [line for line in lines if line.get("status", 0) >= 500 or "error" in line] == []


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_server_keeps_to_its_description(server: Server, lang: Lang) -> None:
    """As it is served, for many examples of each operation; in every run for those that it shows."""
    checked(server, lang, "--max-time", "60", "--max-examples", "100", "--generation-deterministic")
