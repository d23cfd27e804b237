"""How much memory a served program holds."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def memory(process: int) -> float:
    """Give what a process and those that it started hold for themselves, in MB; what they share counts once."""
    told = 0
    for each in _family(process):
        with suppress(OSError):  # it has ended since
            rollup = Path(f"/proc/{each}/smaps_rollup").read_text(encoding="utf-8")
            told += sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return told / 1024


def _family(process: int) -> Iterator[int]:
    yield process
    with suppress(OSError):
        for thread in Path(f"/proc/{process}/task").iterdir():
            for child in (thread / "children").read_text(encoding="utf-8").split():
                yield from _family(int(child))
