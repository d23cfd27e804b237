"""Answers: what every answer over HTTP has in common, and what no call can do."""

import datetime as dt
import hashlib
import json
from typing import Any

import pytest
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient
from httpx2 import Client
from starlette.responses import Response

from privesfeer.api.http.description import ROUTES
from privesfeer.api.http.example import EXAMPLE
from privesfeer.api.http.negotiation import accepted_media, etag, has_already
from privesfeer.api.http.route import ApiRoute, Call, Retired
from privesfeer.api.serve.application import create_app

JSON = {"content-type": "application/json"}
PLAIN = {"accept-encoding": "identity"}  # compressed, a tag is weak: test_encoding.py
GETS = [
    "/v1/codebook",
    "/v1/rules",
    "/v1/rulings?q=whatsapp",
    "/v1/rulings/BV3122",
    "/v1/statutes",
    "/v1/statutes/bw-7-610",
    "/v1/citations?text=BV3122&as_of=2026-11-24",
    "/v1/evaluation",
    "/v1/health",
    "/v1/ready",
    "/v1/version",
]
TAKING = [route.path for route in ROUTES if route.method == "POST" and route.takes_as == JSON["content-type"]]


def problem(response: Any, status: int) -> dict[str, Any]:  # noqa: ANN401 - the client's response
    """Check that an answer is a problem with that status, and give it."""
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    content: dict[str, Any] = response.json()
    assert content["status"] == status
    return content


@pytest.mark.parametrize("address", GETS)
def test_what_a_caller_has_is_not_sent_again(client: Client, address: str) -> None:
    """The same bytes have the same strong tag; If-None-Match gets 304 without a body; HEAD gets all but the body."""
    first, second = client.get(address, headers=PLAIN), client.get(address, headers=PLAIN)
    assert first.status_code == 200
    assert first.content == second.content
    tag = first.headers["etag"]
    assert tag == second.headers["etag"] == etag(hashlib.sha256(first.content).hexdigest())
    known = client.get(address, headers=PLAIN | {"if-none-match": f'"other", {tag}'})
    assert (known.status_code, known.content, known.headers["etag"]) == (304, b"", tag)
    head = client.head(address, headers=PLAIN)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-length", "content-type", "etag", "vary"):
        assert head.headers[name] == first.headers[name]


def test_every_get_is_tried() -> None:
    """The list above has an address for each."""
    templates = {route.path[3:].partition("{")[0] for route in ROUTES if route.method == "GET"}
    assert all(any(address.startswith(f"/v1{each}") for address in GETS) for each in templates)


def test_a_post_can_be_repeated(client: Client) -> None:
    """Nothing is kept: the same body gives the same bytes and tag, and the key of the caller comes back."""
    sent = JSON | {"idempotency-key": "8e03978e", "if-none-match": "*"}
    first, second = (client.post("/v1/verdicts", content=json.dumps(EXAMPLE), headers=sent) for _ in range(2))
    assert first.status_code == second.status_code == 200
    assert first.content == second.content
    assert first.headers["etag"] == second.headers["etag"]
    assert first.headers["idempotency-key"] == "8e03978e"


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("", "a/x"),
        ("*/*", "a/x"),
        ("b/*", "b/y"),
        ("a/x;q=0.5, b/y", "b/y"),
        ("a/x;q=0, */*;q=0.1", "b/y"),
        ("A/X", "a/x"),
        ("a/x;q=no, b/y", "b/y"),
        ("c/z", None),
        ("a/x;q=0", None),
    ],
)
def test_the_form_follows_accept(header: str, chosen: str | None) -> None:
    """The highest quality by the most specific range; of equals our own first (RFC 9110, section 12.5.1)."""
    assert accepted_media(header, ("a/x", "b/y")) == chosen


def test_tags_are_compared_weakly() -> None:
    """As RFC 9110, section 13.1.2, has it for If-None-Match."""
    assert has_already('W/"a"', '"a"')
    assert has_already("*", '"a"')
    assert not has_already('"b"', '"a"')
    assert not has_already("", '"a"')


def test_a_form_that_there_is_not_is_a_problem(client: Client) -> None:
    """406, with the forms that there are."""
    told = problem(client.get("/v1/codebook", headers={"accept": "image/png", "accept-language": "en"}), 406)
    assert "application/json" in told["detail"]


@pytest.mark.parametrize(
    ("address", "field", "near"),
    [
        ("/v1/rulings?platfrom=whatsapp", "platfrom", "platform"),
        ("/v1/rulings?platform=watsapp", "platform", "whatsapp"),
        ("/v1/rulings?page=0", "page", None),
        ("/v1/rulings?page=1_0", "page", None),
        ("/v1/rulings?q=a&q=b", "q", None),
        ("/v1/rules?as_of=yesterday", "as_of", None),
        ("/v1/citations", "text", None),
        ("/v1/version?x=1", "x", None),
    ],
)
def test_a_wrong_query_is_a_problem(client: Client, address: str, field: str, near: str | None) -> None:
    """With the field and the nearest name, in both languages."""
    told = {lang: problem(client.get(address, headers={"accept-language": lang}), 422) for lang in ("nl", "en")}
    for each in told.values():
        (one,) = each["problems"]
        assert (one["field"], one["nearest"]) == (field, near)
    assert told["nl"]["problems"][0]["text"] != told["en"]["problems"][0]["text"]


@pytest.mark.parametrize(
    ("address", "field", "named"),
    [
        ("/v1/drafts", "of", "petition"),
        ("/v1/changes", "question", "circle"),
        ("/v1/arguments", "disputed", "audience"),
    ],
)
def test_what_is_missing_or_no_list_is_refused_with_the_names_that_there_are(
    client: Client, address: str, field: str, named: str
) -> None:
    """Each name once."""
    told = problem(client.post(address, json={"disputed": "audience"}), 422)
    (one,) = told["problems"]
    assert one["field"] == field
    assert named in one["allowed"]


def test_each_outcome_is_listed_once(client: Client) -> None:
    """Also one that several questions have."""
    (one,) = problem(client.get("/v1/rulings?outcome=none"), 422)["problems"]
    assert len(one["allowed"]) == len(set(one["allowed"])) > 1


def test_a_wrong_query_is_refused_in_the_language_of_the_body(client: Client) -> None:
    """Where it can be read; else as the headers say."""
    refused = [
        client.post("/v1/drafts?of=nonsense", content=body, headers={**JSON, "accept-language": "nl"})
        for body in (b'{"lang": "en"}', b'{"lang": "zz"}', b"{", b"[]")
    ]
    assert [problem(each, 422)["problems"][0]["text"][:11] for each in refused] == [
        "'of' cannot",
        *["'of' kan nie"[:11]] * 3,
    ]
    assert [each.headers["content-language"] for each in refused] == ["en", "nl", "nl", "nl"]


HOSTILE = {
    "nothing": b"",
    "no UTF-8": b"\xff\xfe\x00",
    "UTF-16": '{"facts": {}}'.encode("utf-16"),
    "a mark of byte order": b"\xef\xbb\xbf[]",
    "deep lists": b"[" * 100_000,
    "deep objects": b'{"facts":' * 50_000,
    "deep facts": b'{"facts": {"content": ' + b"[" * 5_000 + b"]" * 5_000 + b"}}",
    "a huge number": b'{"facts": {"audience_size": ' + b"9" * 100_000 + b"}}",
    "a huge power": b'{"facts": {"audience_size": 1e999999}}',
    "keys that stand twice": b'{"lang": "nl", "lang": "en"}',
    "ten megabytes": b" " * 10_000_000,
    "ten megabytes of words": b'{"title": "' + b"a" * 10_000_000 + b'"}',
    "half a character": b'{"title": "\\udc00"}',
    "the same unknown name in two places": b'{"disputed": [""], "acts": [{"disputed": [""]}]}',
    "a zero byte": b'{"facts": {"audience\x00": 1}}',
}


@pytest.mark.parametrize("path", TAKING)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_bodies_are_problems(client: Client, hostile: str, path: str) -> None:
    """Whatever the route: a status between 400 and 499, and no failure."""
    query = {"question": "private_sphere"} if path == "/v1/changes" else {}
    response = client.post(path, content=HOSTILE[hostile], headers=JSON, params=query)
    assert 400 <= response.status_code < 500
    problem(response, response.status_code)


async def _nothing(call: Call) -> Response:
    return call.reply(b"{}\n", headers={"Link": '</x>; rel="next"'})


def test_a_route_that_will_go_says_so() -> None:
    """Deprecation (RFC 9745), Sunset (RFC 8594) and the address that takes its place, beside other links.

    Served here in this process: the program has no such route now.
    """
    retired = Retired(dt.date(2027, 1, 1), dt.date(2027, 7, 1), "/v3/old")
    route = ApiRoute("/old", _nothing, dependencies=[Depends(retired)], deprecated=True)
    response = TestClient(FastAPI(routes=[route])).get("/v2/old")
    assert response.headers["deprecation"] == "@1798761600"
    assert response.headers["sunset"] == "Thu, 01 Jul 2027 00:00:00 GMT"
    assert response.headers["link"] == '</x>; rel="next", </v3/old>; rel="successor-version"'


def test_not_ready_until_the_engines_are_built() -> None:
    """503 before the start is done, 200 after.

    Asked of the application in this process: as it is served, it takes no connection before it is ready.
    """
    app = create_app()
    problem(TestClient(app).get("/v1/ready"), 503)
    with TestClient(app) as started:
        assert started.get("/v1/ready").json() == {"status": "ready"}
