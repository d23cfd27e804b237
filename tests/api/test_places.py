"""How many are served at the same time: places by turns of the keys, and the processes that write."""

import asyncio
import datetime as dt
import select
import socket
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from anyio import CapacityLimiter
from starlette.requests import Request as HttpRequest
from starlette.types import Message, Receive, Scope, Send

from privesfeer.api.http import render_pool
from privesfeer.api.http.problem import ProblemDetailsError
from privesfeer.api.http.render_pool import RenderPool
from privesfeer.api.middleware.admission import ConcurrencyLimitMiddleware
from privesfeer.api.middleware.api_keys import make_key
from privesfeer.api.middleware.fair_queue import FairQueue
from privesfeer.api.middleware.rate_limit import Limits
from tests.api.behind_middleware import bearer
from tests.api.served import Server, served
from tests.api.test_limits import Clock, ask, headers, read_all


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


def test_an_error_frees_its_place() -> None:
    """Whatever becomes of a request, it counts no longer."""

    async def fails(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise RuntimeError

    served = ConcurrencyLimitMiddleware(fails, Limits(places=1))
    for _ in range(3):
        with pytest.raises(RuntimeError):
            asyncio.run(ask(served))


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
