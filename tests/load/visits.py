"""The web pages under load: a hundred sessions at once, each going over all pages, with a few seconds a page.

``python -m tests.load.visits [SESSIONS [WORKERS]]`` prints how long a page takes, and how large it is.
"""

import asyncio
import html
import json
import re
import statistics
import sys
import time
from collections import defaultdict
from random import Random
from urllib.parse import urlencode

from rich.console import Console
from rich.table import Table

from privesfeer.api.web.examples import examples
from tests.api.served import served

SESSIONS, THINKS, WORKERS = 100, 5.0, 2
TARGET = 200  # milliseconds, for 95 of a hundred pages


class Visitor:
    """One session: it asks for a page, thinks, and fills in the next form."""

    def __init__(self, port: int, taken: dict[str, list[float]], sizes: dict[str, int], seed: int = 0) -> None:
        """Keep where the pages are, and where figures go."""
        self._port, self._taken, self._sizes, self._chance = port, taken, sizes, Random(seed)  # noqa: S311 - no secret

    def _thought(self) -> float:
        """Draw how long a person looks at a page: people do not go on all at once."""
        return self._chance.uniform(THINKS / 2, THINKS * 3 / 2)

    async def ask(self, name: str, path: str, form: dict[str, str] | None = None) -> str:
        """Ask for a page over a connection of its own, and keep how long it took."""
        body = urlencode(form).encode() if form is not None else b""
        method = "GET" if form is None else "POST"
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {len(body)}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
        )
        start = time.perf_counter()
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        writer.write(head.encode() + body)
        page = await reader.read()
        taken = (time.perf_counter() - start) * 1000
        writer.close()
        status = page.split(b" ", 2)[1]
        if status == b"503":  # documents are written in a short queue, which says when it is full
            name = f"{name} (503)"
        elif status != b"200":
            raise RuntimeError(f"{name}: {status!r}")
        self._taken[name].append(taken)
        self._sizes[name] = max(self._sizes.get(name, 0), len(page))
        return page.decode()

    async def visit(self, stem: str, wait: float) -> None:
        """Go the whole way on one example, with a pause between two pages."""
        await asyncio.sleep(wait * THINKS)
        await self.ask("start", "/nl/")
        await asyncio.sleep(self._thought())
        page = await self.ask("interview", "/nl/interview")
        await asyncio.sleep(self._thought())
        await self.ask("verdict so far", "/nl/so-far", {"dossier": "{}", "shown": "form", "fact.form": "group_chat"})
        await asyncio.sleep(self._thought())
        page = await self.ask("verdict", f"/nl/examples/{stem}")
        found = re.search(r'name="dossier" value="([^"]*)"', page)
        dossier = html.unescape(found[1]) if found else "{}"
        await asyncio.sleep(self._thought())
        await self.ask("section", "/nl/interview", {"dossier": dossier, "at": "found"})
        await asyncio.sleep(self._thought())
        await self.ask("all answers", "/nl/interview", {"dossier": dossier, "go": "check"})
        await asyncio.sleep(self._thought())
        asked = re.findall(r'name="open" value="(\w+)"', page)
        await self.ask("question", "/nl/verdict", {"dossier": dossier, "open": self._chance.choice(asked)})
        await asyncio.sleep(self._thought())
        change = json.dumps({"fact": "audience", "value": "public"})
        await self.ask("switch", "/nl/verdict", {"dossier": dossier, "flip": change})
        await asyncio.sleep(self._thought())
        await self.ask("desk", "/nl/desk", {"dossier": dossier})
        await asyncio.sleep(self._thought())
        await self.ask("remedies", "/nl/remedies", {"dossier": dossier})
        await asyncio.sleep(self._thought())
        await self.ask("documents", "/nl/draft", {"dossier": dossier})
        await asyncio.sleep(self._thought())
        await self.ask("text", "/nl/read", {"dossier": dossier})
        await asyncio.sleep(self._thought())
        await self.ask("codes", "/nl/codes")
        await asyncio.sleep(self._thought())
        await self.ask("code", "/nl/codes/said", {"origin.sector": "private", "conduct.forbids": "insult"})
        await asyncio.sleep(self._thought())
        await self.ask("search", "/nl/rulings?q=whatsapp")
        await asyncio.sleep(self._thought())
        await self.ask("ruling", "/nl/rulings/RBMAA-2012-BV3122")
        for name in ("rules", "evaluation", "about"):
            await asyncio.sleep(self._thought())
            await self.ask(name, f"/nl/{name}")


async def visits(port: int, sessions: int) -> tuple[dict[str, list[float]], dict[str, int]]:
    """Let sessions begin within the time in which one thinks, so that all are there at once."""
    taken: dict[str, list[float]] = defaultdict(list)
    sizes: dict[str, int] = {}
    stems = list(examples())
    warm = Visitor(port, defaultdict(list), {})
    for _ in range(4):  # each process of the server once, in all likelihood
        await warm.ask("ruling", "/nl/rulings/RBMAA-2012-BV3122")
        await warm.ask("verdict", f"/nl/examples/{stems[0]}")
    every = (Visitor(port, taken, sizes, place) for place in range(sessions))
    ways = (each.visit(stems[place % len(stems)], place / sessions) for place, each in enumerate(every))
    await asyncio.gather(*ways)
    return taken, sizes


def report(sessions: int = SESSIONS, workers: int = WORKERS) -> Table:
    """Serve, visit, and give the figures."""
    with served("serve", "--port", "0", "--workers", str(workers)) as server:
        taken, sizes = asyncio.run(visits(server.port, sessions))
    table = Table(title=f"{sessions} sessions at once, {workers} process(es); a page in {THINKS:.0f} s each")
    for heading in ("page", "median ms", f"p95 ms (< {TARGET})", "most ms", "kB (< 150)"):
        table.add_column(heading)
    every = [each for times in taken.values() for each in times]
    for name, times in [*taken.items(), ("all", every)]:
        p95 = statistics.quantiles(times, n=20)[-1] if times[1:] else times[0]
        size = f"{sizes[name] / 1000:.0f}" if name in sizes else ""
        table.add_row(name, f"{statistics.median(times):.0f}", f"{p95:.0f}", f"{max(times):.0f}", size)
    return table


if __name__ == "__main__":
    Console().print(report(*map(int, sys.argv[1:3])))
