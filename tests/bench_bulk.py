"""In bulk: a million generated incidents, how many a second, in how much memory, and whether the answers are the same.

``python -m tests.bench_bulk [ROWS]`` prints it. Nothing here is a test: a figure depends on the machine.
"""

import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from rich.console import Console
from rich.table import Table

from cases.casebook import casebook
from cases.codebook import Fact, codebook
from cases.incident import Incident
from engine.reasoner import reason
from tests.strategies import without_contradictions

ROWS = 1_000_000
SAMPLE = 200
AS_OF = dt.date(2026, 11, 24)
PROGRAM = Path(sys.executable).with_name("privesfeer")
_FORGOTTEN, _CHANGED = 3, 3
_DIFFERENT = 20_000  # incidents that are generated; after them they come again, under another id


def generated(count: int) -> Iterator[str]:
    """Give lines: the facts of a ruling with a few forgotten and a few changed, always the same ones."""
    chosen, rulings = Random(1), [ruling.facts.plain for ruling in casebook()]  # noqa: S311 - no secret
    kept: list[str] = []
    for place in range(count):
        if place < _DIFFERENT:
            known = dict(chosen.choice(rulings))
            for name in chosen.sample(sorted(known), min(_FORGOTTEN, len(known))):
                del known[name]
            known |= {fact.id: _value(fact, chosen) for fact in chosen.sample(codebook().facts, _CHANGED)}
            kept.append(json.dumps(without_contradictions(known)))
        yield f'{{"id": {place}, "facts": {kept[place % _DIFFERENT]}}}\n'


def _value(fact: Fact, chosen: Random) -> Any:  # noqa: ANN401 - any value of a fact
    if fact.type == "integer":
        return chosen.randrange(60)
    if fact.type == "set":
        return chosen.sample(list(fact.values), 2)
    return chosen.choice([True, False] if fact.type == "boolean" else list(fact.values))


def memory(process: int) -> int:
    """Give the memory of a process and all that it started, in kB; what they share counts once."""
    total = 0
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8")
        total = next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:"))
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8").split()
    except (OSError, StopIteration):
        return total
    return total + sum(memory(int(child)) for child in children)


def bench(count: int, table: Table) -> None:
    """Answer generated incidents, and a sample of them one by one."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
        with source.open("w", encoding="utf-8") as opened:
            opened.writelines(generated(count))
        started, peak = time.monotonic(), 0
        command: list[str | Path] = [PROGRAM, "bulk", source, target, "--as-of", str(AS_OF)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
            while running.poll() is None:
                peak = max(peak, memory(running.pid))
                time.sleep(0.1)
        took = time.monotonic() - started
        if running.returncode:
            raise SystemExit(running.returncode)
        chosen, answered, alike = set(Random(2).sample(range(count), min(SAMPLE, count))), 0, 0  # noqa: S311 - no secret
        with source.open(encoding="utf-8") as asked, target.open(encoding="utf-8") as told:
            for place, (row, answer) in enumerate(zip(asked, told, strict=True)):
                answered += 1
                if place in chosen:
                    alike += _same(json.loads(row), json.loads(answer))
    table.add_row(f"bulk, {answered:,} incidents, {os.cpu_count()} cores", f"{took:.0f} s", "")
    table.add_row("bulk, incidents a second", f"{answered / took:,.0f}", "")
    table.add_row("bulk, peak memory of all processes", f"{peak / 1024:.0f} MB", "below 1024 MB")
    table.add_row("bulk, the same as one by one, in a sample", f"{alike} of {len(chosen)}", "all")


def _same(row: dict[str, Any], answer: dict[str, Any]) -> bool:
    verdict = reason(Incident.model_validate({"facts": row["facts"]}), AS_OF)
    expected = {each.question: {"outcome": each.outcome, "status": each.status} for each in verdict.answers}
    told = {
        question.id: answer[question.id]
        for question in codebook().questions
        if answer[question.id]["status"] != "not_raised"
    }
    return (row["id"], verdict.incident_hash, expected) == (answer["id"], answer["incident_hash"], told)


def main() -> None:
    """Print the figures with their targets."""
    table = Table("measure", "figure", "target", title=f"Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    bench(int(sys.argv[1]) if sys.argv[1:] else ROWS, table)
    Console().print(table)


if __name__ == "__main__":
    main()
