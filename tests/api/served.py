"""The program as its users get it: the installed command as a process of its own, with every gate in place."""

import http.client
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

PROGRAM = Path(sys.executable).with_name("privesfeer")
_STARTING = 60  # seconds


class Server:
    """The program as its own process.

    Attributes:
        process: the process.
        url: the address that it named, without a slash at its end.
        port: the port on which it listens.
    """

    def __init__(self, process: subprocess.Popen[str], url: str, logged: IO[str]) -> None:
        """Take it over.

        Args:
            process: the process.
            url: the address that it named.
            logged: the file to which it logs; a pipe that nobody reads would hold it up.
        """
        self.process, self.url, self._logged = process, url, logged
        self.port = int(url.split(":")[2].partition("/")[0])

    def ask(self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> int:
        """Ask over a connection of its own, and give the status; 0: the connection was lost or refused."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.connect()
            with suppress(BrokenPipeError, ConnectionResetError):  # refused by its length, before all of it is sent
                connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            response.read()
        except (OSError, http.client.HTTPException):
            return 0
        else:
            return response.status
        finally:
            connection.close()

    def logged(self, least: int = 0) -> list[dict[str, Any]]:
        """Give what it has logged so far, every line of which is JSON, once there are as many lines as expected.

        A request is logged when its answer is out, so the answer may be read a moment before.
        """
        deadline = time.monotonic() + _STARTING
        while True:
            # The program writes on where this file stands: reading must not move that.
            file = self._logged.fileno()
            whole, _, _ = os.pread(file, os.fstat(file).st_size, 0).rpartition(b"\n")
            lines = [json.loads(line) for line in whole.splitlines()]
            if len(lines) >= least:
                return lines
            assert time.monotonic() < deadline, f"{len(lines)} lines are logged, and not {least}"
            time.sleep(0.01)

    def stop(self) -> list[dict[str, Any]]:
        """Stop it, and give what it logged."""
        self.process.terminate()
        self.process.wait(60)
        return self.logged()


@contextmanager
def served(*command: str | Path, program: Path = PROGRAM, first: str = "") -> Iterator[Server]:
    """Run a command that serves, such as ``serve --port 0``, until it is ready; stop it in the end.

    What is to be done ``first``, in Python, makes a limit short enough for a test.
    """
    env = os.environ | {"PYTHONUNBUFFERED": "1"}
    run = [sys.executable, "-c", f"{first}\nfrom privesfeer.api.cli.main import main\nmain()"] if first else [program]
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as logged,
        subprocess.Popen([*run, *command], env=env, stdout=subprocess.PIPE, stderr=logged, text=True) as process,
    ):
        try:
            assert process.stdout
            found = re.search(r"http://[^\s(]+", process.stdout.readline())
            assert found, "the program names no address"
            server = Server(process, found[0].rstrip("/"), logged)
            deadline = time.monotonic() + _STARTING
            # Agents are served at one address alone: that it answers at all is the sign there.
            while server.ask("GET", "/v1/ready") not in {200, 404}:
                assert time.monotonic() < deadline, "the server does not start"
                time.sleep(0.1)
            yield server
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait(60)
