"""Limits: what is too much is refused at once and says so, and leaves room for the others."""

import asyncio
import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from api.keys import make_key
from api.limits import Bucket, Limited, Limits, Paced
from api.server import create_app
from api.serving import Settings, guarded
from tests.api.gated import HOST, app, bearer, problem

KEY = {"state": {"key": "00000000"}}


class Clock:
    """A clock that stands still until it is set."""

    now = 0.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


@pytest.fixture
def real() -> Iterator[TestClient]:
    """Give a client of the real application behind its gates."""
    with TestClient(guarded(create_app(), Settings()), base_url=HOST) as served:
        yield served


async def ask(served: Any, messages: Sequence[Message] | None = None, **scope: Any) -> list[Message]:  # noqa: ANN401 - an ASGI application
    """Ask an application without a server, and give what it sends; after the messages nothing comes any more."""
    coming = iter(messages if messages is not None else [{"type": "http.request", "body": b""}])
    sent: list[Message] = []

    async def receive() -> Message:
        for message in coming:
            return message
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    given = {"type": "http", "method": "POST", "path": "/v1/verdicts", "headers": [], "scheme": "http"}
    await served(given | scope, receive, send)
    return sent


async def read_all(_scope: Scope, receive: Receive, send: Send) -> None:
    """Answer 200 once the whole body is in; an application as ASGI has it."""
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def headers(sent: list[Message]) -> dict[str, str]:
    """Give the headers of an answer."""
    return {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}


def test_a_bucket_holds_a_minute_and_fills_evenly() -> None:
    """Sixty a minute: sixty at once, then one each second; and never more than it holds."""
    bucket = Bucket(60, 0)
    assert [bucket.take(0) for _ in range(61)] == [True] * 60 + [False]
    assert (bucket.left, bucket.wait) == (0, 1)
    assert not bucket.take(0.9)
    assert bucket.take(1.0)
    assert not bucket.take(1.0)
    assert [bucket.take(1000) for _ in range(61)] == [True] * 60 + [False]


def test_a_key_that_asks_too_often_waits_and_others_do_not() -> None:
    """429 with Retry-After, in the caller's language; each answer says how many are left."""
    clock = Clock()
    served = Paced(read_all, 2, clock)

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


@pytest.mark.parametrize("told", [True, False], ids=["its length told", "in pieces"])
def test_a_body_that_is_too_large_is_refused(told: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """413 before it is read where its length is told, and as soon as it is too large where it is not."""
    with TestClient(guarded(app(), Settings(limits=Limits(largest=1000))), base_url=HOST) as client:
        for size, status in ((1000, 200), (1001, 413)):
            content = b"x" * size if told else (b"x" for _ in range(size))
            assert client.post("/v1/verdicts", content=content).status_code == status


@pytest.mark.parametrize("length", [b"9" * 5000, b"1001"])
def test_a_length_is_believed_before_the_body_comes(length: bytes) -> None:
    """Not a byte of the body is waited for; a number of many digits is no way around it."""
    served = Limited(read_all, Limits(largest=1000))
    sent = asyncio.run(ask(served, [], headers=[(b"content-length", length)]))
    assert sent[0]["status"] == 413


def test_bulk_may_be_larger() -> None:
    """A body with many incidents has its own limit."""
    with TestClient(guarded(app(), Settings(limits=Limits(largest=10, largest_bulk=20))), base_url=HOST) as client:
        assert client.post("/v1/verdicts/lines", content=b"x" * 20).status_code == 200
        problem(client.post("/v1/verdicts/lines", content=b"x" * 21), 413)


@pytest.mark.parametrize("path", ["/v1/verdicts", "/v1/verdicts/lines"])
def test_a_body_that_comes_too_slowly_is_refused(path: str) -> None:
    """408, and the connection ends; it holds no place meanwhile that others could have had for ever."""
    served = Limited(app(), Limits(sending=0.05, pause=0.05))
    begun: list[Message] = [{"type": "http.request", "body": b"{", "more_body": True}]
    sent = asyncio.run(asyncio.wait_for(ask(served, begun, path=path), 10))
    assert sent[0]["status"] == 408
    assert headers(sent)["connection"] == "close"


def test_a_whole_body_is_not_hurried() -> None:
    """The limit is on sending; once all is in, an answer takes as long as it takes."""

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        gone = asyncio.ensure_future(receive())
        await asyncio.sleep(0.2)
        assert not gone.done()
        gone.cancel()
        await read_all(scope, _nothing, send)

    async def _nothing() -> Message:
        return {"type": "http.request"}

    assert asyncio.run(ask(Limited(slow, Limits(sending=0.05))))[0]["status"] == 200


def test_a_caller_who_has_gone_is_told_nothing() -> None:
    """And no error comes of it."""
    gone: list[Message] = [{"type": "http.request", "body": b"{", "more_body": True}, {"type": "http.disconnect"}]
    assert asyncio.run(ask(Limited(app(), Limits()), gone)) == []


def test_too_many_at_the_same_time_are_refused_at_once() -> None:
    """503 with Retry-After, before those that were taken on are answered; afterwards there is room again."""
    order = []

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        await read_all(scope, receive, send)
        order.append(200)

    served = Limited(slow, Limits(waiting=2))

    async def several() -> Sequence[list[Message]]:
        async def one() -> list[Message]:
            sent = await ask(served)
            if sent[0]["status"] == 503:
                order.append(503)
            return sent

        return [*await asyncio.gather(*(one() for _ in range(5))), await one()]

    found = asyncio.run(several())
    assert [sent[0]["status"] for sent in found] == [200, 200, 503, 503, 503, 200]
    assert headers(found[2])["retry-after"] == "1"
    assert order == [503, 503, 503, 200, 200, 200]


def test_who_has_waited_too_long_is_refused() -> None:
    """His turn came when he had probably gone already: the time is better spent on the next."""
    clock = Clock()

    async def long(scope: Scope, receive: Receive, send: Send) -> None:
        clock.now += 20  # reasoning, which holds up all others
        await read_all(scope, receive, send)

    served = Limited(long, Limits(patience=10), clock)

    async def both() -> Sequence[list[Message]]:
        return await asyncio.gather(ask(served), ask(served))

    assert [sent[0]["status"] for sent in asyncio.run(both())] == [200, 503]


def test_an_error_frees_its_place() -> None:
    """Whatever becomes of a request, it counts no longer."""

    async def fails(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise RuntimeError

    served = Limited(fails, Limits(waiting=1))
    for _ in range(3):
        with pytest.raises(RuntimeError):
            asyncio.run(ask(served))


HOSTILE: dict[str, tuple[bytes, int]] = {
    "nested deeply": (b'{"facts": ' + b"[" * 100_000, 400),
    "nested deeply and closed": (b'{"facts": ' + b"[" * 50_000 + b"]" * 50_000 + b"}", 400),
    "keys nested deeply": (b'{"a":' * 20_000 + b"1" + b"}" * 20_000, 400),
    "a wide list": (b'{"disputed": [' + b",".join([b'"x"'] * 50_000) + b"]}", 422),
    "many conversations": (b'{"conversations": [' + b",".join([b"{}"] * 100_000) + b"]}", 422),
    "many keys": (b"{" + b",".join(b'"k%d":1' % n for n in range(60_000)) + b"}", 422),
    "a long number": (b'{"facts": {"audience_size": ' + b"9" * 100_000 + b"}}", 400),
    "a long title": (b'{"title": "' + b"x" * 900_000 + b'"}', 422),
    "an anchor of YAML": (b"{a: &a [x], b: [*a, *a]}", 400),
    "too large": (b" " * (1024 * 1024 + 1), 413),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bodies_are_problems(real: TestClient, name: str) -> None:
    """Deep, wide, long or large: the real application answers 4xx, and then the next request as ever."""
    body, status = HOSTILE[name]
    told = real.post("/v1/verdicts", content=body, headers={"content-type": "application/json"})
    problem(told, status)
    assert len(told.content) < 20_000
    assert real.get("/v1/health").status_code == 200
