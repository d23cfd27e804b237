"""Honest callers beside hostile ones: ``python -m tests.load.beside [--program PATH] [KIND...]``.

For each kind the program is served anew, in one process, with keys and its usual limits. ``--program`` names another
`privesfeer` to be measured in the same way and printed beside this one, such as that of the commit before.
"""

import argparse
import asyncio
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.api.served import PROGRAM, served
from tests.load.honest import Found, Honest
from tests.load.hostile import KINDS

HONEST, SECONDS = 8, 15.0
NOBODY = "nobody"
EVERY = (NOBODY, *KINDS)
_ENDING = 600  # seconds in which it may end what is still under way
_SCOPES = ("--scope", "verdict", "--scope", "reference", "--scope", "bulk")


def keys(program: Path, file: Path) -> list[str]:
    """Have the program make a key for each honest caller, and the last for all hostile ones."""
    made: list[str | Path] = [program, "keys", "make", "--keys", file, "--name", "load", *_SCOPES]
    done = (subprocess.run(made, capture_output=True, text=True, check=True) for _ in range(HONEST + 1))
    return [each.stdout.split()[-1] for each in done]


def measured(program: Path, kinds: Sequence[str]) -> dict[str, Found]:
    """Measure a program beside each kind of hostile callers."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "keys.json"
        *honest, hostile = keys(program, file)
        for kind in kinds:
            with served("serve", "--port", "0", "--keys", file, program=program) as server:
                attack = [sys.executable, "-m", "tests.load.hostile", kind, str(server.port), hostile, str(SECONDS)]

                def attacked(command: Sequence[str] = attack, kind: str = kind) -> None:
                    if kind != NOBODY:
                        subprocess.run(command, check=True, timeout=2 * SECONDS)

                found[kind] = asyncio.run(_beside(Honest(server.url, server.process.pid, honest), attacked))
                server.process.terminate()
                server.process.wait(_ENDING)
    return found


async def _beside(callers: Honest, attacked: Callable[[], None]) -> Found:
    await callers.warm()
    return await callers.beside(SECONDS, attacked)


def report(programs: Sequence[Path], kinds: Sequence[str]) -> Table:
    """Measure programs, and put what was found side by side."""
    every = [measured(program, kinds) for program in programs]
    table = Table(title=f"{HONEST} honest callers of one process, beside hostile ones")
    for heading in ("", "target", "this program", "the other one")[: 2 + len(programs)]:
        table.add_column(heading, no_wrap=True)
    for kind in kinds:
        table.add_row(f"[bold]{kind}")
        for measure, *told in zip(*(found[kind].told() for found in every), strict=True):
            table.add_row(*measure[:2], *(figure for *_, figure in (measure, *told)))
        table.add_section()
    return table


def main() -> None:
    """Print what honest callers found."""
    reads = argparse.ArgumentParser()
    reads.add_argument("--program", type=Path)
    reads.add_argument("kinds", nargs="*", metavar="KIND", help=f"all of them, or some of {', '.join(EVERY)}")
    told = reads.parse_args()
    if unknown := sorted({*told.kinds} - {*EVERY}):
        reads.error(f"no kind {', '.join(unknown)}; there are: {', '.join(EVERY)}")
    Console().print(report([PROGRAM, *([told.program] if told.program else [])], told.kinds or EVERY))


if __name__ == "__main__":
    main()
