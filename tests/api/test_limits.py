"""Limits: what is too much is refused at once and says so, and leaves room for the others."""

import asyncio
import datetime as dt
import select
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from api.gates import places
from api.gates.keys import make_key
from api.gates.limits import Bucket, Limits, Paced
from api.gates.places import Limited
from api.gates.turns import Turns
from api.http import wording
from api.serve.application import create_app
from api.serve.serving import Settings, guarded
from cases.text import Text
from cases.words import words
from tests.api.gated import HOST, app, bearer, problem
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
    """The answer does not wait for a byte of the body; a number of many digits is no way around it."""
    served = Limited(read_all, Limits(largest=1000, sending=0.05, pause=0.05))
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

    served = Limited(slow, Limits(places=2))

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

    served = Limited(long, Limits(patience=10), clock)

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

        served = Limited(hold, Limits(places=8))
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
        turns, loop = Turns(), asyncio.get_running_loop()

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

    sent = asyncio.run(ask(Limited(stream, Limits()), state={"gone": gone}))
    assert told == [b"1", b"2"]
    assert len(sent) == 3


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        (Limits(least=100, pause=0.2), wording.TOO_SLOW),
        (Limits(least=1, pause=5, longest=0.2), words(places.__file__).TOO_LONG),
    ],
    ids=["too slowly", "for too long"],
)
def test_a_stream_has_a_least_rate_and_an_end(limits: Limits, told: Text) -> None:
    """Who sends too little uses up what he has in hand, however often he sends; and who goes on and on is ended."""
    served = Limited(app(), limits)

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

    served = Limited(fails, Limits(places=1))
    for _ in range(3):
        with pytest.raises(RuntimeError):
            asyncio.run(ask(served))


HOSTILE: dict[str, tuple[bytes, int]] = {
    "nested deeply": (b'{"facts": ' + b"[" * 100_000, 400),
    "nested deeply and closed": (b'{"facts": ' + b"[" * 50_000 + b"]" * 50_000 + b"}", 400),
    "keys nested deeply": (b'{"a":' * 20_000 + b"1" + b"}" * 20_000, 400),
    "a wide list": (b'{"disputed": [' + b",".join([b'"x"'] * 50_000) + b"]}", 422),
    "many conversations": (b'{"conversations": [' + b",".join([b"{}"] * 100_000) + b"]}", 422),
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
    first = "import api.gates.limits as own, functools; own.Limits = functools.partial(own.Limits, sending=3)"
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
