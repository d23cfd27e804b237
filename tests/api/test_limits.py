"""Limits: what is too much is refused at once and says so, and leaves room for the others."""

import asyncio
import datetime as dt
import select
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from anyio import CapacityLimiter
from starlette.requests import Request as HttpRequest
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from privesfeer.api.http import many, render_pool, wording
from privesfeer.api.http.problem import ProblemDetailsError
from privesfeer.api.http.render_pool import RenderPool
from privesfeer.api.middleware import admission
from privesfeer.api.middleware.admission import ConcurrencyLimitMiddleware
from privesfeer.api.middleware.api_keys import make_key
from privesfeer.api.middleware.fair_queue import FairQueue
from privesfeer.api.middleware.rate_limit import Limits, RateLimitMiddleware, TokenBucket
from privesfeer.api.serve.application import create_app
from privesfeer.api.serve.serving import Settings, guarded
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text
from tests.api.behind_middleware import HOST, app, bearer, problem
from tests.api.served import Server, served

KEY = {"state": {"key": "00000000"}}


class Clock:
    """A clock that stands still until it is set."""

    now = 0.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


@pytest.fixture(scope="module")
def real() -> Iterator[TestClient]:
    """Give a client of the real application behind its middleware."""
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


@pytest.mark.parametrize("told", [True, False], ids=["its length told", "in pieces"])
def test_a_body_that_is_too_large_is_refused(told: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """413 before it is read where its length is told, and as soon as it is too large where it is not."""
    with TestClient(guarded(app(), Settings(limits=Limits(largest=1000))), base_url=HOST) as client:
        for size, status in ((1000, 200), (1001, 413)):
            content = b"x" * size if told else (b"x" for _ in range(size))
            assert client.post("/v1/verdicts", content=content).status_code == status


@pytest.mark.parametrize("length", [b"9" * 5000, b"1001"])
def test_a_length_is_believed_before_the_body_comes(length: bytes) -> None:
    """The answer does not wait for a byte of the body; a number of many digits is no way around it."""
    served = ConcurrencyLimitMiddleware(read_all, Limits(largest=1000, sending=0.05, pause=0.05))
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
    served = ConcurrencyLimitMiddleware(app(), Limits(sending=0.05, pause=0.05))
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

    assert asyncio.run(ask(ConcurrencyLimitMiddleware(slow, Limits(sending=0.05))))[0]["status"] == 200


def test_a_caller_who_has_gone_is_told_nothing() -> None:
    """And no error comes of it."""
    gone: list[Message] = [{"type": "http.request", "body": b"{", "more_body": True}, {"type": "http.disconnect"}]
    assert asyncio.run(ask(ConcurrencyLimitMiddleware(app(), Limits()), gone)) == []


def test_too_many_at_the_same_time_are_refused_at_once() -> None:
    """503 with Retry-After, before those that were taken on are answered; afterwards there is room again."""
    order = []

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        await read_all(scope, receive, send)
        order.append(200)

    served = ConcurrencyLimitMiddleware(slow, Limits(places=2))

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
        message = await receive()
        clock.now += 20  # reasoning, which holds up all others

        async def read() -> Message:
            return message

        await read_all(scope, read, send)

    served = ConcurrencyLimitMiddleware(long, Limits(patience=10), clock)

    async def both() -> Sequence[list[Message]]:
        return await asyncio.gather(ask(served), ask(served))

    assert [sent[0]["status"] for sent in asyncio.run(both())] == [200, 503]


def test_a_key_leaves_as_many_places_as_it_takes() -> None:
    """Alone it gets half; each next one half of what is left; without keys there is nobody to share with."""

    async def several(keys: str) -> list[int]:
        held = asyncio.Event()

        async def hold(scope: Scope, receive: Receive, send: Send) -> None:
            await held.wait()
            await read_all(scope, receive, send)

        served = ConcurrencyLimitMiddleware(hold, Limits(places=8))
        states = [{"key": key} if key != "-" else {} for key in keys]
        asked = [asyncio.ensure_future(ask(served, state=state)) for state in states]
        await asyncio.sleep(0.01)
        held.set()
        return [sent[0]["status"] for sent in await asyncio.gather(*asked)]

    assert asyncio.run(several("aaaaabbbc")) == [200, 200, 200, 200, 503, 200, 200, 503, 200]
    assert asyncio.run(several("---------")) == [200] * 8 + [503]


def test_the_keys_take_turns_and_the_loop_goes_round_between_them() -> None:
    """A key with much to do does not go before one with little, and what is short is done between two turns."""
    order: list[str] = []

    async def several() -> None:
        turns, loop = FairQueue(), asyncio.get_running_loop()

        async def one(key: str) -> None:
            await turns.take(key)
            order.append(key)
            loop.call_soon(order.append, "-")

        async with asyncio.TaskGroup() as group:
            stopped = group.create_task(one("d"))
            for key in "aaaabc":
                group.create_task(one(key))
            await asyncio.sleep(0)
            stopped.cancel()

    asyncio.run(several())
    assert "".join(order).rstrip("-") == "a-b-c-a-a-a"


class Writers:
    """Writers that write as long as they are told to; what they have begun is noted."""

    def __init__(self) -> None:
        """Begin with nothing written."""
        self.clock, self.begun, self._done = Clock(), list[str](), dict[str, asyncio.Event]()

    async def run_sync(self, *given: Any, limiter: CapacityLimiter, **_more: Any) -> str:  # noqa: ANN401 - as anyio has it
        """Write, as anyio's function has it."""
        async with limiter:
            (name,) = given[-1]
            self.begun.append(name)
            self._done[name] = asyncio.Event()
            await self._done[name].wait()
            return str(name)

    async def end(self, name: str, seconds: float = 0) -> None:
        """Let one be done, after so much time."""
        self.clock.now += seconds
        self._done[name].set()
        await asyncio.sleep(0.01)


def to_write(own: RenderPool, name: str) -> asyncio.Task[str]:
    """Have something written for the key that its name begins with; a minus is for no key."""

    async def receive() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    state = {} if name[0] == "-" else {"key": name[0]}
    return asyncio.ensure_future(own.make(HttpRequest({"type": "http", "state": state}, receive), "en", str, name))


@pytest.fixture
def writers(monkeypatch: pytest.MonkeyPatch) -> Writers:
    """Put writers that obey in the place of processes."""
    found = Writers()
    monkeypatch.setattr(render_pool, "to_process", found)
    return found


def test_what_is_written_goes_by_the_keys_in_turn(writers: Writers) -> None:
    """Of a key one is written and two wait; its fourth alone is refused; what another asks comes after one of them."""

    async def several() -> None:
        async with (own := RenderPool(1)).running():
            works = {name: to_write(own, name) for name in ("b1", "b2", "b3", "b4", "a1", "c1", "a2")}
            await asyncio.sleep(0.01)
            with pytest.raises(ProblemDetailsError) as refused:
                await works.pop("b4")
            assert refused.value.status == 503
            assert refused.value.detail.en.startswith("With this key")
            order = ("b1", "a1", "c1", "b2", "a2", "b3")
            for name in order:
                assert writers.begun[-1] == name
                await writers.end(name)
            assert tuple(writers.begun) == order
            assert {await work for work in works.values()} == set(order)

    asyncio.run(several())


def test_a_key_does_not_take_every_writer(writers: Writers) -> None:
    """One is left for the others also when nobody else asks; without keys all of them write."""

    async def several(names: Sequence[str], begun: Sequence[str]) -> None:
        writers.begun.clear()
        async with (own := RenderPool(2)).running():
            works = [to_write(own, name) for name in names]
            await asyncio.sleep(0.01)
            assert writers.begun == begun
            for work in works:
                work.cancel()

    asyncio.run(several(["b1", "b2", "a1"], ["b1", "a1"]))
    asyncio.run(several(["-1", "-2", "-3"], ["-1", "-2"]))


@pytest.mark.usefixtures("writers")
def test_without_keys_all_callers_are_one() -> None:
    """Eight wait behind those that are written, and the next is refused; one who goes makes room."""

    async def several() -> None:
        async with (own := RenderPool(2)).running():
            works = [to_write(own, f"-{number}") for number in range(11)]
            await asyncio.sleep(0.01)
            with pytest.raises(ProblemDetailsError) as refused:
                await works.pop()
            assert refused.value.detail.en.startswith("Too many memos and codes")
            works.pop().cancel()
            await asyncio.sleep(0.01)
            works.append(to_write(own, "-12"))
            await asyncio.sleep(0.01)
            assert not works[-1].done()
            for work in works:
                work.cancel()

    asyncio.run(several())


def test_who_is_told_to_wait_is_told_how_long(writers: Writers) -> None:
    """By what the last ones took, rounded up: until one of the key's own is done; after that there is room."""

    async def several() -> None:
        async def told(name: str) -> str:
            with pytest.raises(ProblemDetailsError) as refused:
                await to_write(own, name)
            assert refused.value.headers
            assert f" {refused.value.headers['Retry-After']} s" in refused.value.detail.en
            return refused.value.headers["Retry-After"]

        async with (own := RenderPool(1, clock=writers.clock)).running():
            works = [to_write(own, name) for name in ("b1", "b2", "a1", "a2", "a3")]
            await asyncio.sleep(0.01)
            await writers.end("b1", 3.5)
            await writers.end("a1", 6)
            works += [to_write(own, name) for name in ("b3", "b4", "a4")]
            await asyncio.sleep(0.01)
            assert writers.begun[-1] == "b2"
            assert await told("b5") == "5"  # 4.75 on average: b2 is being written
            assert await told("a5") == "10"  # and a2 after it
            await writers.end("b2", 4.75)
            await writers.end("a2", 4.75)
            works += [to_write(own, name) for name in ("b6", "a6")]
            await asyncio.sleep(0.01)
            assert not works[-2].done()
            assert not works[-1].done()
            for work in works:
                work.cancel()

    asyncio.run(several())


def test_a_stream_ends_when_its_caller_has_gone() -> None:
    """What is left would be worked out for nobody; what is whole goes on, for somebody may ask it again."""
    gone, told = asyncio.Event(), list[bytes]()

    async def stream(_scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for part in (b"1", b"2", b"3"):
            told.append(part)
            await send({"type": "http.response.body", "body": part, "more_body": True})
            gone.set()

    sent = asyncio.run(ask(ConcurrencyLimitMiddleware(stream, Limits()), state={"gone": gone}))
    assert told == [b"1", b"2"]
    assert len(sent) == 3


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        (Limits(least=100, pause=0.2), wording.TOO_SLOW),
        (Limits(least=1, pause=5, longest=0.2), catalogue(admission.__file__).TOO_LONG),
    ],
    ids=["too slowly", "for too long"],
)
def test_a_stream_has_a_least_rate_and_an_end(limits: Limits, told: Text) -> None:
    """Who sends too little uses up what he has in hand, however often he sends; and who goes on and on is ended."""
    served = ConcurrencyLimitMiddleware(app(), limits)

    async def asked() -> list[Message]:
        sent = list[Message]()

        async def receive() -> Message:
            await asyncio.sleep(0.02)
            return {"type": "http.request", "body": b"x", "more_body": True}

        async def send(message: Message) -> None:
            sent.append(message)

        path = "/v1/verdicts/lines"
        await served({"type": "http", "method": "POST", "path": path, "headers": [], "scheme": "http"}, receive, send)
        return sent

    sent = asyncio.run(asyncio.wait_for(asked(), 10))
    assert sent[0]["status"] == 408
    assert told.nl in sent[1]["body"].decode()


def test_an_error_frees_its_place() -> None:
    """Whatever becomes of a request, it counts no longer."""

    async def fails(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise RuntimeError

    served = ConcurrencyLimitMiddleware(fails, Limits(places=1))
    for _ in range(3):
        with pytest.raises(RuntimeError):
            asyncio.run(ask(served))


HOSTILE: dict[str, tuple[bytes, int]] = {
    "nested deeply": (b'{"facts": ' + b"[" * 100_000, 400),
    "nested deeply and closed": (b'{"facts": ' + b"[" * 50_000 + b"]" * 50_000 + b"}", 400),
    "keys nested deeply": (b'{"a":' * 20_000 + b"1" + b"}" * 20_000, 400),
    "a wide list": (b'{"disputed": [' + b",".join([b'"x"'] * 50_000) + b"]}", 422),
    "many conversations": (b'{"acts": [' + b",".join([b"{}"] * 100_000) + b"]}", 422),
    "many keys": (b"{" + b",".join(b'"k%d":1' % n for n in range(60_000)) + b"}", 400),
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


# ---- through the command ---------------------------------------------------------------------------------------------


@contextmanager
def held(server: Server, path: str, media: str, token: str | None = None) -> Iterator[list[socket.socket]]:
    """Send 64 bodies by half and leave them so; give the connections on which nothing was answered."""
    key = f"Authorization: Bearer {token}\r\n" if token else ""
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\n{key}Content-Type: {media}\r\nContent-Length: 1000\r\n\r\n"
    with ExitStack() as stack:
        wires = [stack.enter_context(socket.create_connection(("127.0.0.1", server.port), 60)) for _ in range(64)]
        for wire in wires:
            wire.sendall(head.encode() + b'{"facts": ')
        # They are read in the order in which they came: once this is answered, all of them have been.
        assert server.ask("GET", "/v1/ready") == 200
        answered = select.select(wires, [], [], 0.5)[0]  # a stream is answered from the start
        yield [wire for wire in wires if wire not in answered or b" 200 " in wire.recv(20, socket.MSG_PEEK)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "media"),
    [("/v1/verdicts", "application/json"), ("/v1/verdicts/lines", "application/x-ndjson")],
    ids=["bodies", "streams"],
)
def test_a_key_with_slow_callers_shuts_nobody_out(tmp_path: Path, path: str, media: str) -> None:
    """Another key gets its answer, and whoever asks whether the server is up; the key itself is told to wait."""
    file = tmp_path / "keys.json"
    slow = make_key(file, "slow", ("verdict", "bulk"), dt.date(2026, 11, 24))
    other = make_key(file, "other", ("verdict",), dt.date(2026, 11, 24))
    json = {"content-type": "application/json"}
    with served("serve", "--port", "0", "--keys", file) as server:
        with held(server, path, media, slow) as kept:
            assert len(kept) == 32
            assert server.ask("POST", "/v1/verdicts", b"{}", json | bearer(other)) == 200
            assert server.ask("POST", "/v1/verdicts", b"{}", json | bearer(slow)) == 503
            assert [server.ask("GET", each) for each in ("/v1/health", "/v1/ready")] == [200, 200]
        lines = server.stop()
    assert [line["status"] for line in lines if line.get("route") == "/v1/health"] == [200]


@pytest.mark.slow
def test_health_is_told_when_there_is_no_place_left() -> None:
    """Also without keys, where the slow callers can only be on this computer; they are ended soon."""
    first = (
        "import privesfeer.api.middleware.rate_limit as own, functools; "
        "own.Limits = functools.partial(own.Limits, sending=3)"
    )
    json = {"content-type": "application/json"}
    with (
        served("serve", "--port", "0", first=first) as server,
        held(server, "/v1/verdicts", json["content-type"]) as kept,
    ):
        assert len(kept) == 64
        assert server.ask("POST", "/v1/verdicts", b"{}", json) == 503
        assert [server.ask("GET", each) for each in ("/v1/health", "/v1/ready")] == [200, 200]
        assert kept[0].recv(65536).startswith(b"HTTP/1.1 408")
        assert server.ask("POST", "/v1/verdicts", b"{}", json) == 200


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


def spent(server: Server, asked: Callable[[], object]) -> int:
    """Give the time of the processor that a server takes, in hundredths of a second."""

    def time() -> int:
        told = Path(f"/proc/{server.process.pid}/stat").read_text(encoding="utf-8").rpartition(") ")[2].split()
        return int(told[11]) + int(told[12])

    before = time()
    asked()
    return time() - before


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads the time of a process from /proc")
def test_empty_lines_cost_next_to_nothing(server: Server) -> None:
    """As many bytes of nothing but line ends take hardly more time than one line that is too large."""

    def lines(body: bytes) -> Callable[[], object]:
        kind = {"content-type": "application/x-ndjson"}
        return lambda: server.ask("POST", "/v1/verdicts/lines", body, kind)

    lines(b"{}")()
    assert spent(server, lines(b"\n" * 16_000_000)) < 20 + 10 * spent(server, lines(b"x" * 16_000_000))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads the time of a process from /proc")
def test_whether_the_server_is_up_costs_next_to_nothing(server: Server) -> None:
    """Anyone may ask, with no key and as often as he likes; so not each answer can be found by reasoning."""

    def often(path: str) -> Callable[[], object]:
        return lambda: [server.ask("GET", path) for _ in range(300)]

    assert spent(server, often("/v1/health")) < 20 + 3 * spent(server, often("/v1/ready"))


PART = b'--b\r\nContent-Disposition: form-data; name="%s"%s\r\n%s\r\nx\r\n'
FILE = b'; filename="x.json"'
FORMS = {
    "two files": PART % (b"file", FILE, b"") * 2,
    "many files": PART % (b"file", FILE, b"") * 1000,
    "many fields": PART % (b"x", b"", b"") * 1001,
    "a long header": PART % (b"file", FILE, b"X: " + b"x" * 5000 + b"\r\n"),
    "many headers": PART % (b"file", FILE, b"X: y\r\n" * 20),
    "no end": (PART % (b"file", FILE, b""))[:-6],
}


@pytest.mark.parametrize("path", ["/nl/open", "/nl/codes/check", "/en/codes/test", "/en/interview"])
def test_a_form_is_bounded_in_its_parts(server: Server, path: str) -> None:
    """Its parts, their headers and their size: a problem says what may be in it."""
    kind = {"content-type": "multipart/form-data; boundary=b"}
    for name, parts in FORMS.items():
        assert server.ask("POST", path, parts + b"--b--\r\n", kind) == 400, name
    large = PART % (b"file", FILE, b"") + b"x" * 1024 * 1024
    assert server.ask("POST", path, large + b"\r\n--b--\r\n", kind) == 413
    if path != "/en/interview":
        assert server.ask("POST", path, b"--b--\r\n", kind) == 422
