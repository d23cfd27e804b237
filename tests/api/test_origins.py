"""Origins: no page but those allowed can ask, under no name but those allowed, and every answer tells a browser so."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from starlette.testclient import TestClient

from privesfeer.api.serve.serving import Settings, guarded
from privesfeer.api.web.layout import POLICY
from tests.api.behind_middleware import HOST, app, problem
from tests.api.served import served as run

ROOT = Path(__file__).parents[2]
FRIEND = "https://intranet.example.org"
SHIELDS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.fixture
def client() -> Iterator[TestClient]:
    """Give a client of an application that one other origin may ask."""
    settings = Settings(hosts=("localhost", "[::1]", "api.example.org"), origins=(FRIEND,))
    with TestClient(guarded(app(), settings), base_url=HOST) as served:
        yield served


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "",
        "https://intranet.example.org.evil.example",
        "http://intranet.example.org",
        "https://intranet.example.org:8443",
        "http://localhost:9999",
        "http://evil.example@localhost",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_a_foreign_origin_is_refused(client: TestClient, method: str, origin: str) -> None:
    """It cannot even ask, and gets no header that would let it read the refusal."""
    asking = {"origin": origin, "access-control-request-method": "POST"}
    response = client.request(method, "/v1/verdicts", headers=asking)
    problem(response, 403)
    assert not [name for name in response.headers if name.startswith("access-control")]


def test_all_other_origins_are_foreign_by_default() -> None:
    """CORS is closed until an origin is named."""
    with TestClient(guarded(app(), Settings()), base_url=HOST) as client:
        problem(client.post("/v1/verdicts", headers={"origin": FRIEND}), 403)
        assert client.post("/v1/verdicts").status_code == 200


def test_an_allowed_origin_may_ask(client: TestClient) -> None:
    """It is named, not a star; without cookies; and a cache is told that the answer depends on it."""
    asking = {"access-control-request-method": "POST", "access-control-request-headers": "authorization"}
    before = client.options("/v1/verdicts", headers={"origin": FRIEND} | asking)
    assert (before.status_code, before.content) == (204, b"")
    assert before.headers["access-control-allow-methods"] == "GET, POST"
    answer = client.get("/v1/rulings/x", headers={"origin": FRIEND})
    for response in (before, answer):
        assert response.headers["access-control-allow-origin"] == FRIEND
        assert "access-control-allow-credentials" not in response.headers
        assert "Origin" in response.headers["vary"]
    assert "Accept" in answer.headers["vary"]


def listed(header: str) -> set[str]:
    """Give the names in a header, as they compare."""
    return {each.strip().lower() for each in header.split(",")}


@pytest.mark.slow
def test_an_allowed_origin_can_send_and_read_what_is_documented() -> None:
    """On the server as it runs: each header of the description, and what limits and logs say."""
    description = json.loads((ROOT / "docs" / "openapi.json").read_text(encoding="utf-8"))
    operations = [each for path in description["paths"].values() for each in path.values()]
    sent = {each["name"] for operation in operations for each in operation["parameters"] if each["in"] == "header"}
    told = {name for each in operations for answer in each["responses"].values() for name in answer.get("headers", {})}
    gates = {"RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id", "Idempotency-Key", "Deprecation", "Sunset"}
    command = ["serve", "--port", "0", "--allowed-origin", FRIEND]
    with run(*command) as server, httpx2.Client(base_url=server.url, headers={"origin": FRIEND}) as friend:
        asking = {"access-control-request-method": "POST", "access-control-request-headers": "idempotency-key"}
        before = friend.options("/v1/verdicts", headers=asking)
        assert before.status_code == 204
        assert listed(", ".join(sent)) <= listed(before.headers["access-control-allow-headers"])
        assert {"authorization", "content-type"} <= listed(before.headers["access-control-allow-headers"])
        answer = friend.post("/v1/verdicts", json={"facts": {}}, headers={"idempotency-key": "1"})
        assert answer.status_code == 200
        for response in (before, answer, friend.get("/v1/rulings?page=2"), friend.get("/v1/none")):
            exposed = listed(response.headers["access-control-expose-headers"])
            assert listed(", ".join((told | gates) - {"Vary"})) <= exposed
            assert "x-request-id" in response.headers
        assert {"privesfeer-receipt", "etag"} <= exposed & set(answer.headers)


@pytest.mark.parametrize("origin", ["http://localhost", "https://localhost"])
def test_our_own_pages_may_ask(client: TestClient, origin: str) -> None:
    """Also where a proxy before us speaks TLS."""
    assert client.post("/v1/verdicts", headers={"origin": origin}).status_code == 200


@pytest.mark.parametrize(
    ("site", "status"),
    [
        (["same-origin"], 200),
        ([], 403),
        (["same-site"], 403),
        (["cross-site"], 403),
        (["none"], 403),
        (["same-origin", "cross-site"], 403),
    ],
)
def test_a_page_that_is_not_named_may_ask_if_the_browser_calls_it_ours(
    client: TestClient, site: list[str], status: int
) -> None:
    """A user's settings can keep back which page asks; a foreign page cannot pass for ours by it."""
    sent = [("origin", "null"), *(("sec-fetch-site", each) for each in site)]
    assert client.post("/v1/verdicts", headers=sent).status_code == status


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8000", "[::1]:8000", "[::1]", "api.example.org", "localhost:"]
)
def test_our_own_names_are_known(client: TestClient, host: str) -> None:
    """With any port, for a proxy may have another."""
    expected = 421 if host.endswith(":") else 200
    assert client.post("/v1/verdicts", headers={"host": host}).status_code == expected


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "127.0.0.1.nip.io",
        "",
        "localhost:80@evil.example",
    ],
)
def test_another_name_is_refused(client: TestClient, host: str) -> None:
    """DNS rebinding: the page's own name points here, so its requests are of its own origin; the name gives it away."""
    asked = {"host": host, "origin": f"http://{host}"}
    problem(client.post("/v1/verdicts", headers=asked), 421)
    problem(client.get("/v1/health", headers={"host": host}), 421)


def test_two_names_are_refused(client: TestClient) -> None:
    """A proxy may have read the other one."""
    problem(client.get("/", headers=[("host", "localhost"), ("host", "evil.example")]), 421)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200),
        ("POST", "/v1/verdicts", 200),
        ("GET", "/v1/rulings/x", 200),
        ("GET", "/nothing", 404),
        ("DELETE", "/", 405),
        ("GET", "/metrics", 200),
    ],
)
def test_every_answer_is_shielded(client: TestClient, method: str, path: str, status: int) -> None:
    """Also what is refused: nothing is guessed, framed or passed on, and no script runs that is not ours."""
    response = client.request(method, path)
    assert response.status_code == status
    assert SHIELDS.items() <= dict(response.headers).items()
    policy = response.headers["content-security-policy"]
    for part in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"):
        assert part in policy
    assert "unsafe" not in policy
    assert (policy == POLICY) == (response.headers["content-type"].startswith("text/html"))
    assert "server" not in response.headers


def test_an_answer_to_an_incident_is_not_stored(client: TestClient) -> None:
    """Neither is a problem with it; what is public may be."""
    for response in (client.post("/v1/verdicts"), client.post("/", headers={"host": "evil.example"})):
        assert response.headers["cache-control"] == "no-store"
    assert client.get("/v1/rulings/x").headers["cache-control"] == "public, max-age=60"


def test_a_browser_is_held_to_tls_only_behind_it() -> None:
    """Otherwise this computer itself could no longer be reached without."""
    with TestClient(guarded(app(), Settings()), base_url=HOST) as client:
        assert "strict-transport-security" not in client.get("/").headers
    with TestClient(guarded(app(), Settings()), base_url="https://localhost") as client:
        assert client.get("/").headers["strict-transport-security"] == "max-age=31536000"
