"""How often one may ask: a bucket for each key, filled evenly, and what counts as a request."""

import asyncio
import datetime as dt
from pathlib import Path
from types import SimpleNamespace

import pytest
from starlette.testclient import TestClient
from starlette.types import Message

from privesfeer.api.http import many
from privesfeer.api.middleware.api_keys import make_key
from privesfeer.api.middleware.rate_limit import Limits, RateLimitMiddleware, TokenBucket
from privesfeer.api.serve.application import create_app
from privesfeer.api.serve.serving import Settings, guarded
from tests.api.behind_middleware import HOST, app, bearer, problem
from tests.api.served import served
from tests.api.test_limits import Clock, ask, headers, read_all


def test_a_bucket_holds_a_minute_and_fills_evenly() -> None:
    """Sixty a minute: sixty at once, then one each second; and never more than it holds."""
    bucket = TokenBucket(60, 0)
    assert [bucket.take(0) for _ in range(61)] == [0] * 60 + [1]
    assert (bucket.left, bucket.wait) == (0, 1)
    assert bucket.take(0.9) == 1
    assert bucket.take(1.0) == 0
    assert bucket.take(1.0) == 1
    assert [bucket.take(1000) for _ in range(61)] == [0] * 60 + [1]


def test_a_key_that_asks_too_often_waits_and_others_do_not() -> None:
    """429 with Retry-After, in the caller's language; each answer says how many are left."""
    clock = Clock()
    served = RateLimitMiddleware(read_all, 2, clock)

    def asked(key: str) -> list[Message]:
        return asyncio.run(ask(served, state={"key": key}))

    first, second, third = asked("a"), asked("a"), asked("a")
    assert [sent[0]["status"] for sent in (first, second, third)] == [200, 200, 429]
    assert [headers(sent)["ratelimit"] for sent in (first, second, third)] == [
        '"key";r=1;t=0',
        '"key";r=0;t=30',
        '"key";r=0;t=30',
    ]
    assert headers(third)["ratelimit-policy"] == '"key";q=2;w=60'
    assert headers(third)["retry-after"] == "30"
    assert asked("b")[0]["status"] == 200
    clock.now = 30
    assert asked("a")[0]["status"] == 200


def test_more_than_fits_is_paid_when_all_is_there_and_owed() -> None:
    """Of many at once no more can be asked than a key may ask in a minute; who is told when, can pay then."""
    bucket = TokenBucket(60, 0)
    assert bucket.take(0) == 0
    assert bucket.take(0, 99, again=1) == 0
    assert (bucket.left, bucket.wait) == (0, 41)
    assert bucket.take(40.9) == 1
    assert bucket.take(41) == 0
    assert bucket.take(41, 9, again=1) == 10
    assert bucket.take(51) == 0
    assert bucket.take(51, 9, again=1) == 0


def test_each_of_many_counts_as_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch is refused by its number, with when it can be paid; a stream waits until it can pay the next line."""
    clock, slept = Clock(), list[float]()

    async def sleep(seconds: float) -> None:
        clock.now += seconds
        slept.append(seconds)

    monkeypatch.setattr(many, "asyncio", SimpleNamespace(sleep=sleep))
    served = RateLimitMiddleware(create_app(), 6, clock)

    def asked(path: str, media: str, content: bytes) -> tuple[int, dict[str, str], list[str]]:
        body: Message = {"type": "http.request", "body": content}
        given = [(b"content-type", media.encode()), (b"accept-language", b"en")]
        sent = asyncio.run(ask(served, [body], path=path, query_string=b"", headers=given, state={"key": "a"}))
        return sent[0]["status"], headers(sent), b"".join(part["body"] for part in sent[1:]).decode().splitlines()

    def batch(number: int) -> tuple[int, dict[str, str], list[str]]:
        return asked("/v1/verdicts/batch", "application/json", b'{"requests": [%s]}' % b",".join([b"{}"] * number))

    status, told, _ = batch(4)
    assert (status, told["ratelimit"]) == (200, '"key";r=2;t=0')
    status, told, problems = batch(4)
    assert (status, told["retry-after"]) == (429, "30")
    assert "Each of these 4 incidents counts" in problems[0]
    clock.now += 30
    assert batch(4)[0] == 200
    clock.now += 60
    status, _, lines = asked("/v1/verdicts/lines", "application/x-ndjson", b"{}\n" * 5 + b"\n\n{]\n{}\n{}\n")
    assert (status, len(lines), slept) == (200, 8, [10, 10])
    assert asked("/v1/verdicts", "application/json", b"{}")[0] == 429


def test_the_rate_counts_behind_the_gates(tmp_path: Path) -> None:
    """By the key, not by the address: whoever has none is refused before he is counted."""
    file = tmp_path / "keys.json"
    token = make_key(file, "x", ("verdict",), dt.date(2026, 11, 24))
    with TestClient(guarded(app(), Settings(keys=file, limits=Limits(rate=2))), base_url=HOST) as client:
        for _ in range(3):
            problem(client.post("/v1/verdicts"), 401)
        found = [client.post("/v1/verdicts", headers=bearer(token) | {"accept-language": "en"}) for _ in range(3)]
    assert [response.status_code for response in found] == [200, 200, 429]
    assert "2 requests a minute" in problem(found[2], 429)["detail"]
    assert int(found[2].headers["retry-after"]) in {29, 30}


def test_this_computer_itself_is_not_counted() -> None:
    """Without keys there is no caller to tell from another."""
    with TestClient(guarded(app(), Settings(limits=Limits(rate=1))), base_url=HOST) as client:
        assert [client.post("/v1/verdicts").status_code for _ in range(3)] == [200] * 3


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "media", "body"),
    [
        ("/v1/verdicts/batch", "application/json", b'{"requests": [{}, {}, {}, {}, {}]}'),
        ("/v1/verdicts/lines", "application/x-ndjson", b"{}\n" * 5),
    ],
    ids=["batch", "lines"],
)
def test_who_asks_many_at_once_has_asked_as_often(tmp_path: Path, path: str, media: str, body: bytes) -> None:
    """Five at once take what a key may ask in a minute; another key is not the poorer for it."""
    file, day = tmp_path / "keys.json", dt.date(2026, 11, 24)
    one, other = (bearer(make_key(file, name, ("verdict", "bulk"), day)) for name in ("one", "other"))
    json = {"content-type": "application/json"}
    with served("serve", "--port", "0", "--keys", file, "--rate", "5") as server:
        assert server.ask("POST", path, body, {"content-type": media} | one) == 200
        assert [server.ask("POST", "/v1/verdicts", b"{}", json | key) for key in (one, other)] == [429, 200]
