"""The program as a server of its own, for tests that come to it over a real connection."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("privesfeer")


@contextmanager
def served(*command: str) -> Iterator[str]:
    """Run a command that serves on a free port, and give the address that it names."""
    env = os.environ | {"PYTHONUNBUFFERED": "1"}
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen([PROGRAM, *command], env=env, stdout=pipe, stderr=nothing, text=True) as process:
        try:
            assert process.stdout
            address = re.search(r"http://[^\s(]+", process.stdout.readline())
            assert address
            yield address[0]
        finally:
            process.terminate()
            process.communicate(timeout=30)
