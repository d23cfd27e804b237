"""The HTTP door: the same verdict as the command line, and problems that a caller can act on."""

import inspect
import json
import re
import subprocess
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Client

from privesfeer.api.ask.registry import casebook, courts
from privesfeer.api.ask.request import LARGEST, outlook_json, read_request, to_json, verdict_json
from privesfeer.api.http.description import ROUTES
from privesfeer.api.http.example import CASE_EXAMPLE, CASES, EXAMPLE
from privesfeer.api.http.rulings import ruling_content
from privesfeer.api.serve.application import create_app
from privesfeer.cases.commons import document
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.api.served import PROGRAM
from tests.conftest import sparing
from tests.golden import EXAMPLES, FEW

JSON = {"content-type": "application/json"}
VERDICTS, MEASURES, REMEDIES = "/v2/verdicts", "/v2/measures", "/v2/remedies"
TAKING = (VERDICTS, MEASURES, "/v2/stability", "/v2/changes?question=private_sphere")


def post(client: Client, body: str | bytes, path: str = VERDICTS, **headers: str) -> Any:  # noqa: ANN401 - the client's response
    """Ask for a verdict, or for the measures."""
    return client.post(path, content=body, headers=JSON | {k.replace("_", "-"): v for k, v in headers.items()})


def told(response: Any, status: int) -> dict[str, Any]:  # noqa: ANN401 - the client's response
    """Check that an answer is a problem with that status, and give it."""
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = response.json()
    assert problem.keys() == {"title", "status", "detail", "problems"}
    assert problem["status"] == status
    for each in problem["problems"]:
        assert each.keys() == {"field", "text", "value", "allowed", "nearest"}
    return problem


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("example", sparing(EXAMPLES, FEW), ids=lambda example: example.stem)
def test_the_answer_has_the_bytes_of_the_command_line(client: Client, example: Path, lang: Lang) -> None:
    """Verdict and measures, for every example incident and case file, in both languages."""
    content = document.parse(example.read_bytes()) | {"as_of": "2026-11-24", "lang": lang}
    request = read_request(example.read_bytes(), as_of="2026-11-24", lang=lang)
    for path, told in (
        (VERDICTS, verdict_json(request.verdict(), lang)),
        (MEASURES, outlook_json(request.scale(), lang)),
        (REMEDIES, outlook_json(request.remedies(), lang)),
    ):
        response = post(client, json.dumps(content, default=str), path)
        assert response.status_code == 200
        assert response.content == told
        assert response.headers["content-type"] == "application/json"
        assert response.headers["content-language"] == lang
        assert response.headers["cache-control"] == "no-store"


@pytest.mark.slow
def test_the_answer_is_what_the_command_prints(client: Client) -> None:
    """The bytes of `--format json` on the same day, each by a process of its own."""
    for path, command, body in (
        (VERDICTS, "verdict", json.dumps(EXAMPLE).encode()),
        (MEASURES, "measures", json.dumps(CASE_EXAMPLE).encode()),
    ):
        asked: list[str | Path] = [PROGRAM, command, "-", "--format", "json"]
        printed = subprocess.run(asked, input=body, capture_output=True, check=True).stdout
        assert post(client, body, path).content == printed


NONSENSE: dict[str, tuple[bytes, int]] = {
    "nothing": (b"", 400),
    "yaml": (b"facts: {audience: friends}", 400),
    "broken": (b'{"facts": ', 400),
    "no utf-8": (b"\xff\xfe{}", 400),
    "a key twice": (b'{"facts": {}, "facts": {}}', 400),
    "nested deeply": (b"[" * 5000, 400),
    "a number of many digits": (b'{"facts": {"audience_size": ' + b"9" * 5000 + b"}}", 400),
    "null": (b"null", 422),
    "a list": (b"[]", 422),
    "a word": (b'"facts"', 422),
    "an unknown key": (b'{"fact": {}}', 422),
    "an unknown fact": (b'{"facts": {"audiense": "friends"}}', 422),
    "no number": (b'{"facts": {"audience_size": NaN}}', 422),
    "a huge number": (b'{"facts": {"audience_size": 1e400}}', 422),
    "half a character": (b'{"title": "\\ud800"}', 400),
    "half a character as key": (b'{"facts": {"\\ud800": true}}', 400),
    "half a character in a disputed name": (b'{"disputed": ["\\ud800"]}', 400),
    "half a character in a wording": (b'{"title": {"nl": "\\ud800", "en": "a"}}', 400),
    "half a character as a key that stands twice": (b'{"\\ud800": 1, "\\ud800": 2}', 400),
    "contradictory facts": (b'{"facts": {"audience": "one_to_one", "audience_size": 40}}', 422),
    "a wrong day": (b'{"as_of": 0}', 422),
    "no conversations": (b'{"acts": []}', 422),
    "conversations that are no list": (b'{"acts": {"facts": {}}}', 422),
    "a conversation that is none": (b'{"acts": ["one"]}', 422),
    "a measure in a conversation": (b'{"acts": [{"facts": {"measure": "warning"}}]}', 422),
    "a day in a conversation": (b'{"acts": [{"as_of": "2026-11-24"}]}', 422),
    "too many conversations": (json.dumps({"acts": [{}] * 21}).encode(), 422),
    "half a character in a conversation": (b'{"acts": [{"title": "\\ud800"}]}', 400),
    "a wrong language": (b'{"lang": "zz"}', 422),
}


@pytest.mark.parametrize("path", TAKING)
@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_is_a_problem(client: Client, nonsense: str, path: str) -> None:
    """400 for what is no JSON, 422 for what is no incident or case file, each with at least one sentence."""
    body, status = NONSENSE[nonsense]
    problem = told(post(client, body, path), status)
    assert problem["problems"]
    assert all(each["text"].endswith((".", "?")) for each in problem["problems"])


def test_a_problem_says_what_is_meant(client: Client) -> None:
    """Field, value, allowed values and the nearest one."""
    problem = told(post(client, b'{"facts": {"audience": "freinds"}, "lang": "en"}'), 422)
    assert problem["title"] == "The input cannot be judged"
    (one,) = problem["problems"]
    assert (one["field"], one["value"], one["nearest"]) == ("facts.audience", "freinds", "friends")
    assert "closed_group" in one["allowed"]
    assert "Did you mean 'friends'?" in one["text"]


@pytest.mark.parametrize("path", TAKING)
def test_a_problem_says_in_which_act_it_is(client: Client, path: str) -> None:
    """All of them at once, counted from 0 as in JSON, with the place where a fact belongs."""
    misspelt = {"lang": "en", "acts": [{"facts": {"audience": "freinds"}}, {"facts": {"form": "pots"}}]}
    problems = told(post(client, json.dumps(misspelt), path), 422)["problems"]
    assert [(each["field"], each["nearest"]) for each in problems] == [
        ("acts.0.facts.audience", "friends"),
        ("acts.1.facts.form", "post"),
    ]
    misplaced = {"lang": "en", "acts": [{"facts": {}}, {"facts": {"measure": "warning"}}]}
    (one,) = told(post(client, json.dumps(misplaced), path), 422)["problems"]
    assert (one["field"], one["nearest"]) == ("acts.1.facts.measure", "facts.measure")
    assert "belongs at the top" in one["text"]


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("", "Onleesbare invoer"),
        ("en", "Unreadable input"),
        ("en-GB,en;q=0.9,nl;q=0.8", "Unreadable input"),
        ("fr,nl;q=0.5,en;q=0.4", "Onleesbare invoer"),
        ("nl; q=0.5, en; Q=0.9", "Unreadable input"),
        ("en;q=x", "Onleesbare invoer"),
        ("*", "Onleesbare invoer"),
    ],
)
def test_the_language_of_the_caller_counts(client: Client, header: str, title: str) -> None:
    """Accept-Language, where the body names no language; Dutch where neither does."""
    assert told(post(client, b"{", accept_language=header), 400)["title"] == title


def test_the_body_names_the_language_first(client: Client) -> None:
    """Before the header, in the verdict as in a problem."""
    assert post(client, b'{"lang": "en"}', accept_language="nl").json()["lang"] == "en"
    assert post(client, b"{}", accept_language="en").json()["lang"] == "en"
    problem = told(post(client, b'{"lang": "nl", "x": 1}', accept_language="en"), 422)
    assert "bestaat niet" in problem["problems"][0]["text"]


@pytest.mark.parametrize("path", TAKING)
@pytest.mark.parametrize("kind", ["text/plain", "application/yaml", "", "application/x-www-form-urlencoded"])
def test_only_json_is_taken(client: Client, kind: str, path: str) -> None:
    """Other types get 415; so no other site can make a browser send one without asking first."""
    told(client.post(path, content=b"{}", headers={"content-type": kind}), 415)


def test_json_may_say_its_encoding(client: Client) -> None:
    """A charset beside the type changes nothing."""
    response = client.post("/v1/verdicts", content=b"{}", headers={"content-type": "application/json; charset=utf-8"})
    assert response.status_code == 200


def test_json_may_begin_with_the_mark_of_its_encoding(client: Client) -> None:
    """As editors on Windows write it; a file on the command line may too."""
    assert client.post("/v1/verdicts", content=b"\xef\xbb\xbf{}", headers=JSON).status_code == 200


@pytest.mark.parametrize("path", TAKING)
def test_a_body_that_is_too_large_is_refused(client: Client, path: str) -> None:
    """Also where it is sent in pieces, without its length."""
    told(post(client, b" " * (LARGEST + 1), path), 413)
    pieces = (b" " * 65536 for _ in range(LARGEST // 65536 + 1))
    told(client.post(path, content=pieces, headers=JSON), 413)


@pytest.mark.parametrize("name", ["RBMAA-2012-BV3122", "ECLI:NL:RBMAA:2012:BV3122", "BV3122"])
def test_a_ruling_is_found_by_each_of_its_names(client: Client, name: str) -> None:
    """With citation, address and verification beside what its file holds."""
    ruling = client.get(f"/v1/rulings/{name}").json()
    assert ruling["key"] == "RBMAA-2012-BV3122"
    assert ruling["citation"] == asdict(courts().cite(casebook()["BV3122"]))
    assert ruling["url"].endswith("ECLI:NL:RBMAA:2012:BV3122")
    assert ruling["verification"]["en"].startswith("read in")
    assert ruling["facts"]["customers_in_audience"] is True


def test_an_application_number_is_found_too(client: Client) -> None:
    """Although it holds a slash."""
    assert client.get("/v1/rulings/61496/08").json()["key"] == "echr-61496-08"


def test_every_ruling_can_be_given() -> None:
    """As JSON, with its own content and a citation in both languages."""
    for ruling in casebook():
        content = json.loads(to_json(ruling_content(ruling)))
        assert content["key"] == ruling.key
        assert content["facts"] == ruling.facts.plain
        assert all(content["citation"].values())


def test_an_unknown_ruling_names_the_nearest(client: Client) -> None:
    """As a problem with status 404."""
    problem = told(client.get("/v1/rulings/RBMAA-2012-BV3123"), 404)
    assert problem["problems"][0]["nearest"] == "RBMAA-2012-BV3122"
    assert told(client.get("/v1/rulings/zzz"), 404)["problems"][0]["nearest"] is None


def test_health_gives_the_versions(client: Client) -> None:
    """Those of a verdict, for it is read from one."""
    health = client.get("/v1/health").json()
    assert health == {"status": "ok", "versions": post(client, b"{}").json()["versions"]}


def test_other_addresses_and_methods_are_problems(client: Client) -> None:
    """404 and 405, in the caller's language."""
    assert "/openapi.json" in told(client.get("/nowhere"), 404)["detail"]
    for path in TAKING:
        response = client.get(path, headers={"accept-language": "en"})
        assert told(response, 405)["title"] == "Method not allowed"
        assert response.headers["allow"] == "POST"


def test_a_failure_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unexpected error is a problem with status 500, without its details.

    In this process, where a failure can be brought about.
    """

    def fail(_told: object) -> bytes:
        raise RuntimeError("secret")

    monkeypatch.setattr("privesfeer.api.http.route.to_json", fail)
    response = post(TestClient(create_app(), raise_server_exceptions=False), b"{}")
    assert "secret" not in response.text
    assert told(response, 500)["problems"] == []


@pytest.mark.parametrize("path", TAKING)
def test_the_description_shows_requests_that_work(client: Client, path: str) -> None:
    """OpenAPI has both models of the body with every reference resolved, and an example of each that is answered."""
    described = client.get("/openapi.json").json()
    body = described["paths"][path.partition("?")[0]]["post"]["requestBody"]["content"]["application/json"]
    assert body["schema"] == {
        "anyOf": [{"$ref": "#/components/schemas/Request"}, {"$ref": "#/components/schemas/CaseRequest"}]
    }
    schemas = described["components"]["schemas"]
    assert "audience" in schemas["Facts"]["properties"]
    assert "acts" in schemas["CaseRequest"]["properties"]
    for name in re.findall(r'"#/components/schemas/(\w+)"', json.dumps(described)):
        assert name in schemas
    assert body["examples"].keys() == CASES.keys()
    for example in body["examples"].values():
        assert post(client, json.dumps(example["value"]), path).status_code == 200


def test_the_description_names_every_refusal(client: Client) -> None:
    """So that a caller knows what may come instead of an answer, of middleware too; each is a problem with its id."""
    description = client.get("/openapi.json").json()
    gates = {"401", "403", "421", "429", "431", "500", "503"}
    for path in TAKING:
        told = description["paths"][path.partition("?")[0]]["post"]["responses"].keys()
        assert {"200", "400", "408", "413", "415", "422"} | gates <= told
    assert gates | {"404"} <= description["paths"]["/v1/rulings/{key}"]["get"]["responses"].keys()
    for refusal in description["components"]["responses"].values():
        assert refusal["content"].keys() == {"application/problem+json"}
        assert refusal["headers"].keys() == {"X-Request-Id"}


def test_a_case_file_is_answered_act_by_act(client: Client) -> None:
    """And as a whole on the act that is strongest for the employer; the measures are put beside that one."""
    verdict = post(client, json.dumps(CASE_EXAMPLE)).json()
    assert [each["title"] for each in verdict["acts"]] == [each["title"] for each in CASE_EXAMPLE["acts"]]
    assert all("private_sphere" in {told["question"] for told in each["answers"]} for each in verdict["acts"])
    assert [each["question"] for each in verdict["answers"]] == ["misconduct", "measure_upheld"]
    assert verdict["acts"][1]["disputed"] == ["target"]
    (scale,) = post(client, json.dumps(CASE_EXAMPLE), MEASURES).json()["scales"]
    (given,) = (rung for family in scale["families"] for rung in family["rungs"] if rung.get("given"))
    (measure,) = (each for each in verdict["answers"] if each["question"] == scale["question"])
    assert given["value"] == CASE_EXAMPLE["facts"]["measure"]
    assert (given["outcome"], given["status"]) == (measure["outcome"], measure["status"])


def test_reasoning_stays_on_the_thread_of_the_event_loop() -> None:
    """Endpoints are coroutines: a pool of threads would build an engine in each."""
    assert all(inspect.iscoroutinefunction(route.endpoint) for route in ROUTES)
