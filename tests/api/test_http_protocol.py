"""The wire: what has no end is refused while it comes in, and who does not send or read is not waited for."""

import datetime as dt
import itertools
import json
import select
import socket
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from privesfeer.api.middleware.api_keys import make_key
from privesfeer.api.middleware.http_protocol import LARGEST_HEAD, MOST_HEADERS
from tests.api.served import Server, served

pytestmark = pytest.mark.slow

TODAY = dt.date(2026, 11, 24)
HOST = b"Host: localhost\r\n"
GET = b"GET /v1/ready HTTP/1.1\r\n" + HOST
CHUNKED = b"POST /v1/verdicts HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
MUCH = 32 * 1024 * 1024  # more than sockets keep for whoever does not read
SHORT = "import privesfeer.api.middleware.http_protocol as own; own.HEAD_SECONDS = own.UNREAD_SECONDS = 1"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Serve for this computer alone."""
    with served("serve", "--port", "0") as running:
        yield running


@contextmanager
def wire(server: Server) -> Iterator[socket.socket]:
    """Open a connection."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
        yield connection


def all_of(connection: socket.socket) -> bytes:
    """Read until the connection ends."""
    found = b""
    try:
        while part := connection.recv(65536):
            found += part
    except ConnectionResetError:
        pass
    return found


def told(answer: bytes) -> tuple[int, dict[str, object]]:
    """Give the status and the problem of the last answer on a connection; it says that the connection ends."""
    head, _, body = answer[answer.rindex(b"HTTP/1.1 ") :].partition(b"\r\n\r\n")
    assert b"\r\nconnection: close" in head.lower()
    assert b"\r\ncontent-type: application/problem+json" in head.lower()
    assert b"\r\nx-content-type-options: nosniff" in head.lower()
    return int(head.split()[1]), json.loads(body)


def send_on(connection: socket.socket, part: bytes) -> int:
    """Send a part over and over, until there is an answer; give how much was sent."""
    sent = 0
    for _ in range(MUCH // len(part)):
        if select.select([connection], [], [], 0)[0]:
            break
        try:
            connection.sendall(part)
        except OSError:
            break
        sent += len(part)
    return sent


def metrics(server: Server) -> str:
    """Read the metrics."""
    with urllib.request.urlopen(f"{server.url}/metrics") as answer:  # noqa: S310 - loopback
        return str(answer.read().decode())


ENDLESS: dict[str, tuple[bytes, bytes, int]] = {
    "a header": (GET + b"X: ", b"x" * 65536, 431),
    "the name of a header": (GET, b"x" * 65536, 431),
    "headers": (GET, b"X: y\r\n" * 10_000, 431),
    "an address": (b"GET /", b"x" * 65536, 414),
    "empty lines": (b"", b"\r\n" * 32768, 431),
    "what stands behind the size of a chunk": (CHUNKED + b"\r\n1;", b"x" * 65536, 431),
    "headers after a body": (CHUNKED + b"\r\n1\r\n{\r\n0\r\n", b"X: y\r\n" * 10_000, 431),
}


@pytest.mark.parametrize("kind", ENDLESS)
def test_what_has_no_end_is_refused_while_it_is_read(server: Server, kind: str) -> None:
    """With a problem that says what is allowed, and the connection ends long before all was sent."""
    begin, part, status = ENDLESS[kind]
    with wire(server) as connection:
        connection.sendall(begin)
        assert send_on(connection, part) < MUCH / 2
        found, problem = told(all_of(connection))
    assert (found, problem["status"]) == (status, status)
    assert str(LARGEST_HEAD) in str(problem["detail"])
    assert server.ask("GET", "/v1/health") == 200


@pytest.mark.parametrize(
    "command",
    [pytest.param(("serve", "--port", "0", "--workers", "2"), marks=pytest.mark.slow), ("mcp", "--http", "0")],
    ids=["several processes", "for agents"],
)
def test_every_server_refuses_a_head_without_an_end(command: tuple[str, ...]) -> None:
    """However the program serves; and the refusal is logged as any other answer is."""
    with served(*command) as server:
        with wire(server) as connection:
            connection.sendall(GET + b"X: ")
            send_on(connection, b"x" * 65536)
            assert told(all_of(connection))[0] == 431
        lines = server.stop()
    assert [line["route"] for line in lines if line.get("status") == 431] == ["-"]


def test_each_request_on_a_connection_has_a_bound_of_its_own(server: Server) -> None:
    """One after the other or all at once: what is large enough together is not too large; then one is."""
    large = GET + b"X: " + b"x" * (LARGEST_HEAD - 2 * len(GET)) + b"\r\n\r\n"
    with wire(server) as connection:
        for _ in range(4):
            connection.sendall(large)
            answer = b""
            while not answer.endswith(b"}\n"):
                answer += connection.recv(65536)
            assert answer.startswith(b"HTTP/1.1 200")
        connection.sendall(large * 4 + large.replace(b"x", b"xx"))
        answer = all_of(connection)
    assert answer.count(b"HTTP/1.1 200") == 4
    assert told(answer)[0] == 431


def test_the_number_of_headers_is_bounded(server: Server) -> None:
    """For each is looked through for each that is looked for; as many as there may be are taken."""
    for number, status in ((MOST_HEADERS, 200), (MOST_HEADERS + 1, 431)):
        with wire(server) as connection:
            connection.sendall(GET + b"X: y\r\n" * (number - 2) + b"Connection: close\r\n\r\n")
            assert all_of(connection).startswith(f"HTTP/1.1 {status}".encode())


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_is_no_http_is_a_problem(server: Server, lang: str) -> None:
    """In the caller's language, as far as he came; what came before it on the connection is answered first."""
    head = CHUNKED + f"Accept-Language: {lang}\r\nX: y\r\n".encode()
    for raw in (head + b"\r\nx\r\n", head + b"no header\r\n\r\n"):
        with wire(server) as connection:
            connection.sendall(GET + b"\r\n" + raw)
            answer = all_of(connection)
        assert answer.startswith(b"HTTP/1.1 200")
        status, problem = told(answer)
        assert status == 400
        assert ("geldig" in str(problem["detail"])) == (lang == "nl")


def test_what_comes_after_a_body_is_no_header(tmp_path: Path) -> None:
    """Or a key, or a name, would get past whoever looked before."""
    token = make_key(tmp_path / "keys.json", "x", ("verdict",), TODAY)
    with served("serve", "--port", "0", "--keys", tmp_path / "keys.json") as server, wire(server) as connection:
        key = f"Authorization: Bearer {token}\r\n".encode()
        connection.sendall(CHUNKED + b"Connection: close\r\n\r\n2\r\n{}\r\n0\r\n" + key + b"\r\n")
        assert all_of(connection).startswith(b"HTTP/1.1 401")


def test_who_does_not_ask_or_does_not_read_is_not_waited_for() -> None:
    """A head must have come in time, and an answer must have been read; who says nothing at all gets no answer."""
    asked = b'{"facts": {}}\n' * 3000
    head = b"POST /v1/verdicts/lines?form=full HTTP/1.1\r\n" + HOST + b"Content-Type: application/x-ndjson\r\n"
    with served("serve", "--port", "0", first=SHORT) as server, ExitStack() as stack:
        silent, slow, refused, deaf = (stack.enter_context(wire(server)) for _ in range(4))
        slow.sendall(GET + b"X: ")
        refused.sendall(b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 1000\r\n\r\n")
        deaf.sendall(head + b"Content-Length: %d\r\n\r\n" % len(asked) + asked)
        for number in itertools.count():
            try:
                slow.sendall(b"x")
                refused.sendall(b"x")
            except OSError:
                break
            assert number < 100, "it waits"
            time.sleep(0.2)
        assert told(all_of(slow))[0] == 408
        assert all_of(refused).startswith(b"HTTP/1.1 405")
        assert all_of(silent) == b""
        while "\nprivesfeer_requests_under_way 0.0" not in metrics(server):
            assert (number := number + 1) < 300, "it waits"
            time.sleep(0.2)
        answered = all_of(deaf)
        assert answered.startswith(b"HTTP/1.1 200")
        assert not answered.endswith(b"0\r\n\r\n")


@pytest.mark.parametrize("leave", [b"", b"Expect: 100-continue\r\n"], ids=["sending", "waiting for leave"])
def test_who_sends_too_much_reads_why(server: Server, leave: bytes) -> None:
    """And is not cut off while sending; who waits for leave to send is not made to wait any longer."""
    size = 8 * 1024 * 1024
    head = b"POST /v1/verdicts HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n" + leave
    with wire(server) as connection:
        connection.sendall(head + b"Content-Length: %d\r\n\r\n" % size)
        if not leave:
            connection.sendall(b" " * size)
        assert told(all_of(connection))[0] == 413
