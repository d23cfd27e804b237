"""Limits: what is too much is refused at once and says so, and leaves room for the others."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from privesfeer.api.http import wording
from privesfeer.api.middleware import admission
from privesfeer.api.middleware.admission import ConcurrencyLimitMiddleware
from privesfeer.api.middleware.rate_limit import Limits
from privesfeer.api.serve.application import create_app
from privesfeer.api.serve.serving import Settings, guarded
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text
from tests.api.behind_middleware import HOST, app, problem
from tests.api.served import Server

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
