"""In bulk: a million generated incidents in every form, how many a second, in how much memory, and whether all is told.

``python -m tests.bench_bulk [ROWS]`` prints it. Nothing here is a test: a figure depends on the machine.
"""

import csv
import datetime as dt
import itertools
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

import polars as pl
from rich.console import Console
from rich.table import Table

from privesfeer.api.ask.registry import Incident, casebook, codebook
from privesfeer.api.ask.services import reason
from privesfeer.cases.fact import Fact
from tests.strategies import TESTED, without_contradictions

ROWS = 1_000_000
SAMPLE, NONSENSE = 200, 1000
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
            known |= {fact.id: _value(fact, chosen) for fact in chosen.sample(TESTED, _CHANGED)}
            known.pop("in_probation", None)  # whether it can be so depends on the day on which it is asked
            kept.append(json.dumps(without_contradictions(known)))
        yield f'{{"id": {place}, "facts": {kept[place % _DIFFERENT]}}}\n'


def _value(fact: Fact, chosen: Random) -> Any:  # noqa: ANN401 - any value of a fact
    if fact.type == "integer":
        number = chosen.randrange(60)
        return number if fact.most is None else min(number, fact.most)
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


def tables(source: Path) -> tuple[Path, Path]:
    """Write the incidents of a file of lines as CSV and Parquet too."""
    names = ["id", *codebook().fact_ids]
    lists = [fact.id for fact in codebook().facts if fact.type == "set"]
    csv_file, parquet_file = source.with_suffix(".csv"), source.with_suffix(".parquet")
    schema: dict[str, Any] = {"id": pl.Int64}
    schema |= {
        fact.id: {"boolean": pl.Boolean, "integer": pl.Int64}.get(fact.type, pl.String) for fact in codebook().facts
    }
    schema |= dict.fromkeys(lists, pl.List(pl.String))
    with source.open(encoding="utf-8") as opened, csv_file.open("w", encoding="utf-8", newline="") as written:
        writer = csv.writer(written)
        writer.writerow(names)
        parts = []
        while lines := list(itertools.islice(opened, 100_000)):
            rows = [{"id": row["id"], **row["facts"]} for row in map(json.loads, lines)]
            writer.writerows([_cell(row.get(name)) for name in names] for row in rows)
            parts.append(pl.DataFrame(rows, schema))
    pl.concat(parts).write_parquet(parquet_file)
    return csv_file, parquet_file


def _cell(value: Any) -> Any:  # noqa: ANN401 - any value of a fact
    if isinstance(value, list):
        return ";".join(value) or "[]"
    return str(value).lower() if isinstance(value, bool) else value


def answers(target: Path) -> pl.DataFrame:
    """Read answers, whatever the form in which they were written; one row for each incident, in order."""
    if target.suffix == ".jsonl":
        nested = pl.read_ndjson(target)
        flat = [
            pl.col(name).struct.field(part).alias(f"{name}.{part}")
            for name, kind in nested.schema.items()
            if isinstance(kind, pl.Struct)
            for part in ("outcome", "status")
        ]
        found = nested.select("id", *flat)
    else:
        found = (pl.read_csv if target.suffix == ".csv" else pl.read_parquet)(target).drop("line", "as_of")
    return found.with_columns(pl.col("id").cast(pl.Int64), pl.all().exclude("id").cast(pl.String).fill_null(""))


def run(source: Path, target: Path, *, killed_after: float | None = None, ends: int = 0) -> tuple[float, int]:
    """Answer a file; give the seconds that it took, and the most memory in kB."""
    command: list[str | Path] = [PROGRAM, "bulk", source, target, "--as-of", str(AS_OF)]
    started, peak = time.monotonic(), 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        while running.poll() is None:
            peak = max(peak, memory(running.pid))
            if killed_after and time.monotonic() - started > killed_after:
                running.kill()
            time.sleep(0.1)
    if running.returncode != ends and not killed_after:
        raise SystemExit(running.returncode)
    return time.monotonic() - started, peak


def bench(count: int, table: Table) -> None:
    """Answer generated incidents in every form, break off half-way, and answer a sample of them one by one."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.jsonl")
        with source.open("w", encoding="utf-8") as opened:
            opened.writelines(generated(count))
        expected: pl.DataFrame | None = None
        for each in (source, *tables(source)):
            target = each.with_stem("out")
            took, peak = run(each, target)
            told, form = answers(target), each.suffix
            table.add_row(f"bulk, {form}, {len(told):,} incidents, {os.cpu_count()} cores", f"{took:.0f} s", "")
            table.add_row(f"bulk, {form}, incidents a second", f"{len(told) / took:,.0f}", "")
            table.add_row(f"bulk, {form}, peak memory of all processes", f"{peak / 1024:.0f} MB", "below 1024 MB")
            if expected is None:
                expected, first = told, took
            else:
                alike = "the same" if told.select(expected.columns).equals(expected) else "others"
                table.add_row(f"bulk, {form}, the answers beside those of .jsonl", alike, "the same")
        chosen, alike_rows = Random(2).sample(range(count), min(SAMPLE, count)), 0  # noqa: S311 - no secret
        with source.open(encoding="utf-8") as asked, (source.with_stem("out")).open(encoding="utf-8") as answered:
            for place, (row, answer) in enumerate(zip(asked, answered, strict=True)):
                if place in chosen:
                    alike_rows += _same(json.loads(row), json.loads(answer))
        table.add_row("bulk, the same as one by one, in a sample", f"{alike_rows} of {len(chosen)}", "all")
        bench_broken_off(source, first, table)


def bench_broken_off(source: Path, whole: float, table: Table) -> None:
    """Kill the work half-way and take it up again, with rows of nonsense among the others."""
    nonsense, target = source.with_stem("nonsense"), source.with_stem("again")
    with source.open(encoding="utf-8") as good, nonsense.open("w", encoding="utf-8") as mixed:
        for place, line in enumerate(good):
            mixed.write(line)
            if place % NONSENSE == 0:
                mixed.write('{"id": "nonsense", "facts": {"form": "smoke signal"}}\nno JSON at all\n')
    run(nonsense, target, killed_after=whole / 2)
    assert not target.exists()
    took, _ = run(nonsense, target, ends=3)  # some rows could not be answered
    same = answers(target).equals(answers(source.with_stem("out")))
    faults = len(target.with_name(f"{target.name}.errors.jsonl").read_text(encoding="utf-8").splitlines())
    bad = 2 * -(-len(answers(target)) // NONSENSE)
    table.add_row("bulk, killed half-way: the rest took", f"{took:.0f} s", f"less than {whole:.0f} s")
    table.add_row("bulk, killed half-way: nothing lost, nothing twice", "so" if same else "NOT SO", "so")
    table.add_row("bulk, rows of nonsense told with their reason", f"{faults} of {bad}", "all")


def _same(row: dict[str, Any], answer: dict[str, Any]) -> bool:
    verdict = reason(Incident.model_validate({"facts": row["facts"]}), AS_OF)
    expected = {each.question: {"outcome": each.outcome, "status": each.status} for each in verdict.answers}
    told = {
        question.id: answer[question.id]
        for question in codebook().questions
        if answer[question.id]["status"] != "not_raised"
    }
    return (row["id"], expected) == (answer["id"], told)


def main() -> None:
    """Print the figures with their targets."""
    table = Table("measure", "figure", "target", title=f"Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    bench(int(sys.argv[1]) if sys.argv[1:] else ROWS, table)
    Console().print(table)


if __name__ == "__main__":
    main()
