"""Serving: as its own processes, it starts only where it is safe, loses nothing when stopped and little when killed."""

import concurrent.futures
import datetime as dt
import http.client
import itertools
import json
import os
import re
import signal
import socket
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import pytest
from typer.testing import CliRunner

from privesfeer.api.cli.main import app as program
from privesfeer.api.http.example import EXAMPLE
from privesfeer.api.middleware.api_keys import make_key, read_keys, revoke_key
from privesfeer.api.middleware.host_and_origin import LOOPBACK
from privesfeer.api.middleware.rate_limit import Limits
from privesfeer.api.paper.forms import MEDIA
from privesfeer.api.serve import serving
from privesfeer.api.serve.serving import (
    NoAddressError,
    NoKeyError,
    NoNameError,
    PortTakenError,
    Settings,
    check,
)
from tests.api.served import served
from tests.conftest import sparing

TODAY = dt.date(2026, 11, 24)
BODY = json.dumps(EXAMPLE | {"title": "geheimwoord"}).encode()
JSON = {"content-type": "application/json"}
BEYOND = "0.0.0.0"  # noqa: S104 - that is the point


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """Give a file with one key."""
    make_key(tmp_path / "keys.json", "proef", ("verdict", "metrics"), TODAY)
    return tmp_path / "keys.json"


# ---- it starts only where it is safe ---------------------------------------------------------------------------------


@pytest.mark.parametrize("host", [BEYOND, "::", "192.168.1.1", "8.8.8.8"])
def test_beyond_this_computer_it_needs_keys_and_names(keys: Path, host: str) -> None:
    """Neither is enough alone, and a name of this computer itself is none."""
    named = (*LOOPBACK, "api.example.org")
    for settings, error in (
        (Settings(), NoKeyError),
        (Settings(hosts=named), NoKeyError),
        (Settings(keys=keys), NoNameError),
        (Settings(keys=keys.with_name("none.json"), hosts=named), NoKeyError),
    ):
        with pytest.raises(error):
            check(host, settings)
    check(host, Settings(keys=keys, hosts=named))
    revoke_key(keys, read_keys(keys)[0].id, TODAY)
    with pytest.raises(NoKeyError):
        check(host, Settings(keys=keys, hosts=named))


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.0.0.53"])
def test_on_this_computer_it_needs_none(host: str) -> None:
    """But where keys are asked for, there has to be one."""
    check(host, Settings())
    with pytest.raises(NoKeyError):
        check(host, Settings(keys=Path("none.json")))


@pytest.mark.parametrize("host", ["example.org", "", "localhost.example.org", "127.1"])
def test_a_name_is_no_address(host: str) -> None:
    """What it means, others decide."""
    with pytest.raises(NoAddressError):
        check(host, Settings())


def test_telemetry_has_to_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said before the server starts."""
    check("127.0.0.1", Settings(telemetry=True))
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(ModuleNotFoundError):
        check("127.0.0.1", Settings(telemetry=True))


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_refusal_to_start_says_what_is_needed(keys: Path, lang: str) -> None:
    """Exit code 2, and the option that is missing."""
    for options, named in (
        (["--host", BEYOND], "--keys"),
        (["--host", BEYOND, "--keys", str(keys)], "--allowed-host"),
        (["--host", "example.org"], "example.org"),
        (["--keys", str(keys.with_name("none.json"))], "keys make"),
    ):
        done = CliRunner().invoke(program, ["serve", *options, "--lang", lang], env={"COLUMNS": "500"})
        assert done.exit_code == 2
        assert named in done.stderr


def test_a_port_that_is_taken_is_refused() -> None:
    """With its own error, from which the command line makes a message."""
    taken, url = serving.listen("127.0.0.1", 0)
    with taken, pytest.raises(PortTakenError):
        serving.listen("localhost", int(url.rpartition(":")[2]))


def test_settings_reach_another_process() -> None:
    """Each process that answers is handed them as they are."""
    import pickle  # noqa: PLC0415 - what multiprocessing hands them over with

    settings = Settings(keys=Path("keys.json"), limits=Limits(rate=3), workers=2, drain=5)
    assert pickle.loads(pickle.dumps(settings)) == settings  # noqa: S301 - our own


# ---- it answers, and logs nothing of what was asked ------------------------------------------------------------------


@pytest.mark.slow
def test_nothing_of_an_incident_is_printed(keys: Path, tmp_path: Path) -> None:
    """Whatever a caller sends, also what is no HTTP at all: standard output and error tell none of it."""
    with served("serve", "--port", "0", "--keys", keys) as server:
        port = server.port
        assert server.ask("POST", "/v1/verdicts", BODY, JSON) == 401
        token = make_key(keys, "x", ("verdict",), TODAY)
        bearer = JSON | {"authorization": f"Bearer {token}"}
        assert server.ask("POST", "/v1/verdicts", BODY, bearer) == 200
        assert server.ask("POST", "/v1/verdicts", BODY[:-1], bearer) == 400
        assert server.ask("POST", "/v1/verdicts", b'{"geheimwoord": 1}', bearer) == 422
        assert server.ask("POST", "/v1/geheimwoord", BODY, bearer) == 404
        assert server.ask("GET", "/v1/health", headers={"host": "geheimwoord.example"}) == 421
        for raw in (b"geheimwoord\r\n\r\n", b"GET /geheimwoord HTTP/9.9\r\n\r\n", b"\x16\x03\x01geheimwoord" * 9000):
            with socket.create_connection(("127.0.0.1", port), timeout=10) as wire:
                wire.sendall(raw)
                wire.shutdown(socket.SHUT_WR)
        lines = server.stop()
    told = json.dumps(lines)
    assert "geheimwoord" not in told
    assert token not in told
    assert token.split("_", 2)[2] not in told
    judged = next(line for line in lines if line.get("status") == 200 and line["route"] == "/v1/verdicts")
    assert judged["key"] == token.split("_")[1]
    assert re.fullmatch(r"[0-9a-f]{64}", str(judged["receipt"]))
    assert not [each for each in tmp_path.iterdir() if not each.name.startswith("keys.json")]


# ---- it stops, and is killed -----------------------------------------------------------------------------------------


def eventually_refused(port: int) -> None:
    """Wait until a new connection is refused; whoever gets one meanwhile does not ask."""
    deadline = time.monotonic() + 60
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=60).close()
        except ConnectionRefusedError:
            return
        assert time.monotonic() < deadline, "callers are still taken"
        time.sleep(0.1)


@pytest.mark.slow
@pytest.mark.parametrize("workers", sparing([1, 2], [2]))
def test_a_server_that_stops_says_so_first_and_then_refuses_at_once(keys: Path, workers: int) -> None:
    """Not ready, while all is answered; then no connection, while what is under way is answered to its end.

    Also where a process has a writer of memos, which may not keep the socket open after it.
    """
    bearer = JSON | {"authorization": f"Bearer {make_key(keys, 'x', ('verdict',), TODAY)}"}
    with served("serve", "--port", "0", "--workers", str(workers), "--keys", keys, "--drain", "2") as server:
        assert server.ask("POST", "/v1/memo?reader=employee", BODY, bearer | {"accept": MEDIA[".docx"]}) == 200
        with ExitStack() as stack:
            at = ("127.0.0.1", server.port)
            wires = [stack.enter_context(socket.create_connection(at, timeout=60)) for _ in range(6)]
            head = f"POST /v1/verdicts HTTP/1.1\r\nHost: localhost\r\nAuthorization: {bearer['authorization']}\r\n"
            length = f"Content-Type: application/json\r\nContent-Length: {len(BODY)}\r\n\r\n"
            for wire in wires:
                wire.sendall((head + length).encode() + BODY[:10])
            assert server.ask("GET", "/v1/ready") == 200
            server.process.terminate()
            ready = list[int]()
            while not ready or ready[-1]:
                ready.append(server.ask("GET", "/v1/ready"))
                if ready[-1] == 503 and ready.count(503) == 1:
                    assert server.ask("POST", "/v1/verdicts", BODY, bearer) == 200
            eventually_refused(server.port)
            for wire in wires:
                wire.sendall(BODY[10:])
                assert wire.recv(20).startswith(b"HTTP/1.1 200")
        assert [status for status, _ in itertools.groupby(ready)] in ([200, 503, 0], [503, 0])
        assert server.process.wait(60) in {0, -signal.SIGTERM}


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads the processes from /proc")
def test_nothing_is_lost_when_the_processes_are_replaced(keys: Path) -> None:
    """On SIGHUP: each call is answered, and whoever asks meanwhile whether it is ready hears that it is."""
    bearer = JSON | {"authorization": f"Bearer {make_key(keys, 'x', ('verdict',), TODAY)}"}
    asked = [("POST", "/v1/verdicts", BODY, bearer), ("GET", "/v1/ready", b"", {})]
    with served("serve", "--port", "0", "--workers", "2", "--keys", keys, "--rate", "0") as server:
        before, found, deadline = set(children(server.process.pid)), Counter[int](), time.monotonic() + 120
        os.kill(server.process.pid, signal.SIGHUP)
        while len(after := set(children(server.process.pid))) != len(before) or after & before:
            assert time.monotonic() < deadline, "the processes are not replaced"
            found.update(server.ask(*each) for each in asked)
        assert set(found) == {200}


@pytest.mark.slow
@pytest.mark.parametrize("workers", sparing([1, 2], [2]))
def test_a_request_under_way_ends_when_the_server_is_stopped(workers: int) -> None:
    """It was sent by half when the server was told to stop; it is answered, and then nothing listens any more."""
    with served("serve", "--port", "0", "--workers", str(workers)) as server:
        port = server.port
        with socket.create_connection(("127.0.0.1", port), timeout=60) as wire:
            head = "POST /v1/verdicts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            wire.sendall(f"{head}Content-Length: {len(BODY)}\r\n\r\n".encode() + BODY[:10])
            time.sleep(0.5)
            server.process.terminate()
            eventually_refused(port)
            wire.sendall(BODY[10:])
            answer = b"".join(iter(lambda: wire.recv(65536), b""))
        assert answer.startswith(b"HTTP/1.1 200")
        assert answer.endswith(b"}\n")
        assert server.process.wait(60) in {0, -signal.SIGTERM}
        assert server.ask("GET", "/v1/ready") == 0


def children(process: int) -> list[int]:
    """Give the processes that answer: those that were spawned, not the one that tracks their resources."""
    found = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8").split()
    return [int(each) for each in found if b"spawn_main" in Path(f"/proc/{each}/cmdline").read_bytes()]


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads the processes from /proc")
def test_a_killed_process_loses_only_what_it_had_under_way(keys: Path) -> None:
    """Under load one of two is killed: each of eight callers loses one request at most, and the process is replaced."""
    callers = 8
    token = make_key(keys, "x", ("verdict", "metrics"), TODAY)
    asked = JSON | {"authorization": f"Bearer {token}"}
    with served("serve", "--port", "0", "--workers", "2", "--keys", keys, "--rate", "0") as server:
        port, process = server.port, server.process.pid
        before = children(process)
        assert len(before) == 2
        until = time.monotonic() + 8

        def calling() -> Counter[int]:
            found: Counter[int] = Counter()
            while time.monotonic() < until:
                found[server.ask("POST", "/v1/verdicts", BODY, asked)] += 1
            return found

        with concurrent.futures.ThreadPoolExecutor(callers) as pool:
            calls = [pool.submit(calling) for _ in range(callers)]
            time.sleep(2)
            os.kill(before[0], signal.SIGKILL)
            found = [call.result() for call in calls]
        assert all(each[0] <= 1 for each in found)
        assert {status for each in found for status in each} <= {0, 200}
        assert sum(each[200] for each in found) > 50
        deadline = time.monotonic() + 60
        while len(set(children(process)) - {before[0]}) < 2:
            assert time.monotonic() < deadline, "the process is not replaced"
            time.sleep(0.1)
        metrics = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        metrics.request("GET", "/metrics", headers=asked)
        page = metrics.getresponse().read().decode()
        metrics.close()
        lines = server.stop()
    counted = re.search(r'privesfeer_answers_total\{method="POST",route="/v1/verdicts",status="200"\} (\d+)', page)
    assert counted
    # The counts of the killed process are kept, but for what it answered in its last moment and had yet to count.
    assert int(counted[1]) >= sum(each[200] for each in found) - callers
    assert {"event": "process_replaced", "process": before[0]}.items() <= next(
        line.items() for line in lines if "event" in line
    )


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads the processes from /proc")
def test_a_process_that_dies_while_it_is_asked_for_a_sign_of_life_is_replaced_at_once() -> None:
    """It hangs, so the question is under way when it is killed; that is no reason to wait out the minute."""
    with served("serve", "--port", "0", "--workers", "2") as server:
        before = children(server.process.pid)
        os.kill(before[0], signal.SIGSTOP)
        time.sleep(2)
        os.kill(before[0], signal.SIGKILL)
        deadline = time.monotonic() + serving._STARTING / 2  # noqa: SLF001 - how long a hanging one is waited for
        while len(set(children(server.process.pid)) - {before[0]}) < 2:
            assert time.monotonic() < deadline, "the process is not replaced"
            time.sleep(0.1)
