"""The press: memos are written beside the server, for callers who are still there, and leave nothing behind."""

import asyncio
import concurrent.futures
import datetime as dt
import http.client
import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message

from privesfeer.api.http.example import CODE
from privesfeer.api.http.logs import ElsewhereError, told
from privesfeer.api.http.problem import ProblemDetailsError
from privesfeer.api.http.render_pool import RenderPool
from privesfeer.api.middleware.api_keys import make_key
from privesfeer.api.paper.document import DocumentError
from privesfeer.api.paper.forms import MEDIA
from privesfeer.api.paper.writers import written
from privesfeer.cases.commons.document import read
from tests.api.behind_middleware import bearer
from tests.api.memos import memo as memo_in_blocks
from tests.api.served import PROGRAM, Server, served
from tests.conftest import needs_pdf

pytestmark = pytest.mark.slow

DISMISSED = Path(__file__).parents[1] / "golden" / "remedies" / "private-summary-dismissal.yaml"
BODY = json.dumps({"facts": {"platforms": ["whatsapp"], "content": ["criticism"]}, "lang": "en"}).encode()
HEADERS = {"content-type": "application/json", "accept": MEDIA[".pdf"]}
WRITES = pytest.fixture(autouse=True)(needs_pdf)
SERVED = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads the processes from /proc")


def call(port: int, body: bytes = BODY, key: dict[str, str] | None = None) -> socket.socket:
    """Ask for a lawyer's memo as PDF, and do not wait for it."""
    wire = socket.create_connection(("127.0.0.1", port), timeout=120)
    told = HEADERS | (key or {})
    head = ["POST /v1/memo HTTP/1.1", "Host: localhost", *(f"{name}: {value}" for name, value in told.items())]
    wire.sendall("\r\n".join([*head, f"Content-Length: {len(body)}", "\r\n"]).encode() + body)
    return wire


def status(wire: socket.socket) -> int:
    """Wait for the answer, and give its status; 0: there is none."""
    answer = http.client.HTTPResponse(wire)
    try:
        answer.begin()
    except (OSError, http.client.HTTPException):
        return 0
    return answer.status


def memo(server: Server, body: bytes = BODY) -> tuple[int, http.client.HTTPMessage, bytes]:
    """Ask for an employee's memo in Word, and give status, headers and content."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
    try:
        connection.request("POST", "/v1/memo?reader=employee", body, HEADERS | {"accept": MEDIA[".docx"]})
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    finally:
        connection.close()


def writers(server: Server) -> list[int]:
    """Give the writers of a server that answers in one process."""
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
    return [int(each) for each in children.read_text(encoding="utf-8").split()]


def kill_writers(server: Server) -> list[int]:
    """Kill them, and say which."""
    found = writers(server)
    for process in found:
        os.kill(process, signal.SIGKILL)
    return found


def running(process: int) -> bool:
    """Say whether a process still runs; one that ended and was not yet waited for does not."""
    try:
        return "(zombie)" not in Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return False


def eventually(true: Callable[[], bool]) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline, "it does not become so"
        time.sleep(0.1)


# ---- through the command ---------------------------------------------------------------------------------------------


def test_a_memo_is_the_same_from_the_server_and_the_command(tmp_path: Path) -> None:
    """To the byte, for each of two callers at once."""
    file = tmp_path / "incident.json"
    file.write_bytes(json.dumps(json.loads(BODY) | {"as_of": "2026-11-24"}).encode())
    command: list[str | Path] = [PROGRAM, "memo", file, "--out", tmp_path / "memo.docx", "--reader", "employee"]
    subprocess.run(command, check=True, capture_output=True)
    with served("serve", "--port", "0") as server, concurrent.futures.ThreadPoolExecutor(2) as callers:
        for answer in callers.map(memo, [server] * 2, [file.read_bytes()] * 2):
            assert answer[2] == (tmp_path / "memo.docx").read_bytes()


def test_what_nobody_waits_for_is_not_written() -> None:
    """Forty callers ask and hang up; the next memo does not come after theirs, and the log tells who had gone."""
    with served("serve", "--port", "0") as server:
        wires = [call(server.port) for _ in range(40)]
        time.sleep(0.5)
        for wire in wires:
            wire.close()
        eventually(lambda: memo(server)[0] == 200)
        lines = server.stop()
    assert not any("error" in line for line in lines)
    found = [line["status"] for line in lines if line.get("route") == "/v1/memo"]
    assert found.count(200) == 1
    assert found.count(0) >= 8
    assert set(found) == {0, 200, 503}


def test_more_than_a_short_queue_is_refused_at_once() -> None:
    """503 with Retry-After, in the language of the incident, while the others still wait; and no verdict waits."""
    with served("serve", "--port", "0") as server, ExitStack() as stack:
        for _ in range(10):
            stack.enter_context(call(server.port))
        time.sleep(0.5)
        refused, headers, told = memo(server)
        assert refused == 503
        assert 1 <= int(headers["Retry-After"]) < 60
        assert json.loads(told)["detail"].startswith("Too many memos and codes")
        json_only = {"content-type": "application/json"}
        assert server.ask("POST", "/v1/verdicts", BODY, json_only) == 200
        page = {"content-type": "application/x-www-form-urlencoded"}
        assert server.ask("POST", "/nl/codes/write", b"sector=private&form=pdf", page) == 503


def test_a_key_that_asks_many_memos_stops_no_other(tmp_path: Path) -> None:
    """Memos in each form, drafts and trials of a code are written for one key while another asks far too many."""
    file, day = tmp_path / "keys.json", dt.date(2026, 11, 24)
    many, few = (bearer(make_key(file, name, ("verdict",), day)) for name in ("many", "few"))
    json_only = {"content-type": "application/json"} | few
    with served("serve", "--port", "0", "--workers", "2", "--keys", file) as server, ExitStack() as stack:
        wires = [stack.enter_context(call(server.port, key=many)) for _ in range(24)]
        time.sleep(0.5)
        for path, media, body in (
            ("/v1/memo", MEDIA[".pdf"], BODY),
            ("/v1/memo?reader=employee", MEDIA[".docx"], BODY),
            ("/v1/memo", "application/json", BODY),
            ("/v1/drafts?of=petition", MEDIA[".docx"], json.dumps(read(DISMISSED), default=str).encode()),
            ("/v1/codes/test", "application/json", json.dumps(CODE).encode()),
        ):
            assert server.ask("POST", path, body, json_only | {"accept": media}) == 200, path
        found = [status(wire) for wire in wires]
    assert set(found) == {200, 503}
    assert found.count(200) <= 6  # one that is written and two that wait, in each process


@SERVED
def test_a_writer_that_dies_is_replaced() -> None:
    """With nothing to do it takes nothing with it; otherwise its memo is refused with 503, and the next is written."""
    with served("serve", "--port", "0") as server:
        assert memo(server)[0] == 200
        killed = kill_writers(server)
        eventually(lambda: not set(killed) & set(writers(server)))
        assert memo(server)[0] == 200
        with call(server.port) as wire:
            time.sleep(0.3)
            kill_writers(server)
            assert status(wire) == 503
        assert memo(server)[0] == 200
        assert [line["event"] for line in server.stop() if "event" in line] == ["writer_lost"]


@SERVED
def test_a_memo_under_way_is_answered_when_all_are_told_to_stop() -> None:
    """As a service manager tells them: the server and its writers at once."""
    with served("serve", "--port", "0") as server:
        assert memo(server)[0] == 200
        with call(server.port) as wire:
            time.sleep(0.3)
            for process in (*writers(server), server.process.pid):
                os.kill(process, signal.SIGTERM)
            assert status(wire) == 200


@SERVED
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_no_writer_outlives_its_server(how: signal.Signals) -> None:
    """Told to stop or killed, with a memo under way for a caller who has gone: nothing goes on by itself."""
    with served("serve", "--port", "0") as server:
        call(server.port).close()
        eventually(lambda: bool(writers(server)))
        left = writers(server)
        os.kill(server.process.pid, how)
        server.process.wait(60)
        eventually(lambda: not any(running(process) for process in left))


# ---- in short --------------------------------------------------------------------------------------------------------


def asked(*, stays: bool) -> Request:
    """Give a request of which the body has been read, of a caller who stays or has gone."""

    async def receive() -> Message:
        await asyncio.sleep(60 if stays else 0.1)
        return {"type": "http.disconnect"}

    return Request({"type": "http"}, receive)


def fail(words: str) -> None:
    """Fail with words of a caller."""
    raise LookupError(words)


def test_what_goes_wrong_in_a_writer_is_told_without_its_words() -> None:
    """Class and place come over, for the log; and what cannot be written, in both languages."""

    async def go(make: Callable[..., object], *given: object) -> None:
        async with (render_pool := RenderPool()).running():
            await render_pool.make(asked(stays=True), "nl", make, *given)

    with pytest.raises(ElsewhereError) as caught:
        asyncio.run(go(fail, "geheimwoord"))
    with pytest.raises(DocumentError) as unwritten:
        asyncio.run(go(written, memo_in_blocks(), ".exe"))
    assert unwritten.value.text.nl.startswith("Naar '.exe' kan niet")
    *_, last = told(caught.value)
    assert last["class"] == "builtins.LookupError"
    assert last["at"][-1].startswith("api/test_render_pool.py:fail:")
    assert "geheimwoord" not in json.dumps(list(told(caught.value)))


def test_what_takes_too_long_is_broken_off_and_makes_room() -> None:
    """For a caller who stays after a time, with 503; for one who has gone sooner."""

    async def go() -> None:
        async with (render_pool := RenderPool(1, longest=1)).running():
            with pytest.raises(ProblemDetailsError) as refused:
                await render_pool.make(asked(stays=True), "nl", time.sleep, 600)
            assert refused.value.status == 503
        async with (render_pool := RenderPool(1, spared=0.1)).running():
            with pytest.raises(ClientDisconnect):
                await render_pool.make(asked(stays=False), "nl", time.sleep, 600)
            assert await render_pool.make(asked(stays=True), "nl", abs, -1) == 1

    asyncio.run(asyncio.wait_for(go(), 120))
