"""Verdicts a second, asked by another program, `wrk` (Debian: apt-get install wrk).

Compact and full, over one process and over two; how long 99 of 100 callers wait at half of that load; and what becomes
of the memory while the load lasts.

What is asked: the example incidents in turn; these with a few facts changed; and incidents drawn near a ruling or at
random. Of the last two no two are the same, so that no answer can be there already. Callers at half load come
independently of one another.
"""

import itertools
import json
import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from typing import Any

from rich.table import Table

from privesfeer.api.ask.registry import codebook
from privesfeer.cases.facts import plain_value
from tests.api.served import served
from tests.bench import read_incidents, variations
from tests.drawn import drawn
from tests.load.memory import memory

THREADS, CONNECTIONS = 2, 16
SECONDS = 10
SOME = 20
NEW = 20_000  # more than are asked in the seconds of a measurement
SCRIPT = """
local bodies, threads = {{}}, 0
function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end
function init()
  math.randomseed(number)
  wrk.headers["Content-Type"] = "application/json"
  local line = 0
  for body in io.lines("{bodies}") do
    if line % {threads} == number then bodies[#bodies + 1] = wrk.format("POST", nil, nil, body) end
    line = line + 1
  end
  asked = 0
end
function request()
  asked = asked + 1
  return bodies[(asked - 1) % #bodies + 1]
end
-- Waits before each request, now shorter and now longer, so that all connections together ask at the meant rate.
function delay() return {pause} * -math.log(1 - math.random()) end
function done(summary, latency, requests)
  local wrong = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status
    + summary.errors.timeout
  io.write(string.format("MEASURED %d %d %d %d %d\\n", summary.requests, summary.duration, wrong,
    latency:percentile(50), latency:percentile(99)))
end
"""


def load(
    address: str, seconds: float, asked: Sequence[str], rate: float | None = None
) -> tuple[float, int, float, float]:
    """Ask for verdicts, as fast as they are answered or at a rate; give how many a second, failures, and two waits.

    The waits are in milliseconds: of half, and of 99 in 100.
    """
    pause = 0 if rate is None else 1000 * CONNECTIONS / rate
    with (
        tempfile.NamedTemporaryFile("w", suffix=".jsonl") as bodies,
        tempfile.NamedTemporaryFile("w", suffix=".lua") as script,
    ):
        bodies.write("\n".join(asked))
        bodies.flush()
        script.write(SCRIPT.format(bodies=bodies.name, pause=pause, threads=THREADS))
        script.flush()
        command = ["wrk", "-t", str(THREADS), "-c", str(CONNECTIONS), "-d", f"{seconds:.0f}s", "-s", script.name]
        done = subprocess.run([*command, "--timeout", "30s", address], capture_output=True, text=True, check=True)
    found = re.search(r"MEASURED (\d+) (\d+) (\d+) (\d+) (\d+)", done.stdout)
    assert found, done.stdout
    count, micro, wrong, half, most = map(int, found.groups())
    return count / micro * 1_000_000, wrong, half / 1000, most / 1000


def examples() -> list[dict[str, Any]]:
    """Give the example incidents as they are asked over HTTP."""
    return [{"facts": incident.facts.plain} for incident in read_incidents().values()]


def varied(count: int) -> list[dict[str, Any]]:
    """Give incidents that differ from the examples in a few facts, no two of them the same."""
    incidents = list(read_incidents().values())
    found = (json.dumps(each.facts.plain) for each in variations(incidents, rounds=1 + 2 * count // len(incidents)))
    return [{"facts": json.loads(each)} for each in dict.fromkeys(found)][:count]


def new(count: int) -> Iterator[dict[str, Any]]:
    """Give incidents near a ruling, no two of them the same."""
    seen = set[str]()
    for known in drawn(2 * count, seed=5):
        plain = {name: plain_value(value, codebook().fact(name)) for name, value in known.items()}
        told = json.dumps(plain)
        if plain and told not in seen and len(seen) < count:
            seen.add(told)
            yield {"facts": plain}


def report(minutes: float) -> Table:
    """Measure what the server bears; its memory for some minutes."""
    told = {"examples": examples(), "varied": varied(NEW), "drawn": new(NEW)}
    asked = {kind: [json.dumps(each) for each in incidents] for kind, incidents in told.items()}
    table = Table(
        "measure", "verdicts/s", "p50", "p99", "failed", title=f"{os.cpu_count()} cores, {CONNECTIONS} callers"
    )
    for workers in (1, 2):
        with served("serve", "--port", "0", "--workers", str(workers)) as server:
            for form, (kind, bodies) in itertools.product(("compact", "full"), asked.items()):
                url = f"{server.url}/v2/verdicts?form={form}"
                load(url, 3, bodies[-SOME:])
                full = load(url, SECONDS, bodies)
                for name, (fast, wrong, half, late) in (
                    ("full load", full),
                    ("half load", load(url, SECONDS, bodies[::-1], full[0] / 2)),
                ):
                    figures = f"{fast:.0f}", f"{half:.0f} ms", f"{late:.0f} ms", str(wrong)
                    table.add_row(f"{form}, {kind}, {workers} process(es), {name}", *figures)
            rounds = [memory(server.process.pid)]
            for _ in range(4):
                load(f"{server.url}/v2/verdicts", minutes * 15, asked["drawn"])
                rounds.append(memory(server.process.pid))
            grown = " → ".join(f"{each:.0f}" for each in rounds)
            table.add_row(f"memory in MB over {minutes:g} minutes, {workers} process(es)", grown, "", "", "")
    return table
