"""Honest callers: each with a key of its own asks for verdicts and pages, now and then; and whether all is well.

They are few and slow, so that asking takes little of the machine; what they wait is measured from outside.
"""

import asyncio
import itertools
import json
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import Any

import httpx2

from tests.bench import read_incidents
from tests.load.memory import memory

THINKS = 0.5  # seconds on average between an answer and the next question of the same caller
PATIENCE = 10.0  # seconds after which a caller gives up
MEMO_PATIENCE = 120.0
WATCHES, WEIGHS = 0.1, 0.5  # seconds between two questions whether all is well; between two looks at the memory
SETTLES = 2.0  # seconds after which memory is looked at once more

Asked = tuple[str, str, dict[str, Any]]
"""A method, a path, and what is sent as `httpx2` takes it."""


@cache
def every() -> tuple[Asked, ...]:
    """Give what is asked in turn: on each example a verdict, its page, and pages to read between them."""
    found: list[Asked] = []
    for stem, incident in read_incidents().items():
        case = json.dumps({"facts": incident.facts.plain})
        found += [
            ("POST", "/v2/verdicts", {"content": case, "headers": {"Content-Type": "application/json"}}),
            ("GET", f"/nl/examples/{stem}", {}),
            ("POST", "/nl/verdict", {"data": {"dossier": case}}),
            ("GET", "/nl/rulings?q=whatsapp", {}),
            ("GET", "/v2/rulings/RBMAA-2012-BV3122", {}),
        ]
    return tuple(found)


@dataclass
class Found:
    """What honest callers found, in the meantime.

    Attributes:
        waits: milliseconds until each answer.
        failed: how many were refused, or got no answer in time.
        health: milliseconds until each answer to whether all is well.
        unwell: how often there was no such answer.
        memory: what the server held, in MB: at first, and each time it was looked at.
        memo: seconds until a memo was there that was asked for at the end; None: there was none.
    """

    waits: list[float] = field(default_factory=list)
    failed: int = 0
    health: list[float] = field(default_factory=list)
    unwell: int = 0
    memory: list[float] = field(default_factory=list)
    memo: float | None = None

    def told(self) -> Iterator[tuple[str, str, str]]:
        """Give each measure with its target and what was found."""
        cuts = statistics.quantiles(self.waits, n=100, method="inclusive") if len(self.waits) > 1 else None
        yield "half of the answers", "", f"{cuts[49]:.0f} ms" if cuts else "none"
        yield "99 of 100 answers", "500 ms", f"{cuts[98]:.0f} ms" if cuts else "none"
        yield "without an answer", "0", f"{self.failed} of {self.failed + len(self.waits)}"
        worst = f"{max(self.health, default=0):.0f} ms"
        yield "health, at worst", "100 ms", f"{worst}, {self.unwell} none" if self.unwell else worst
        first, *_, last = self.memory
        yield "memory at first, most, last", "flat", f"{first:.0f}, {max(self.memory):.0f}, {last:.0f} MB"
        yield "the next memo", "", "none" if self.memo is None else f"{self.memo:.1f} s"


class Honest:
    """Honest callers of one server."""

    def __init__(self, url: str, process: int, keys: Sequence[str]) -> None:
        """Keep where they call, and the key of each."""
        self._process, self._keys = process, keys
        self._chance = Random(0)  # noqa: S311 - no secret
        limits = httpx2.Limits(max_keepalive_connections=None)
        self._client = httpx2.AsyncClient(base_url=url, timeout=PATIENCE, limits=limits)
        # Who watches over a server asks over a new connection each time.
        self._watch = httpx2.AsyncClient(
            base_url=url, timeout=PATIENCE, limits=httpx2.Limits(max_keepalive_connections=0)
        )

    async def warm(self) -> None:
        """Ask everything once, and a memo: what is kept is then there, and memory grows no more by it."""
        for place, asked in enumerate(every()):
            await self._ask(asked, self._keys[place % len(self._keys)], MEMO_PATIENCE)
        await self._memo()

    async def beside(self, seconds: float, hostile: Callable[[], object]) -> Found:
        """Ask for a while, beside hostile callers, who are let loose in a thread."""
        found = Found(memory=[memory(self._process)])
        until = time.monotonic() + seconds
        callers = (self._calls(place, until, found) for place in range(len(self._keys)))
        watched = self._watches(until, found), self._weighs(until, found)
        await asyncio.gather(asyncio.to_thread(hostile), *watched, *callers)
        await asyncio.sleep(SETTLES)
        found.memory.append(memory(self._process))
        with suppress(httpx2.HTTPError):
            found.memo = await self._memo()
        return found

    async def _ask(self, asked: Asked, key: str, patience: float = PATIENCE) -> float:
        """Ask, and give the seconds until the whole answer was there."""
        method, path, sent = asked
        headers = {**sent.get("headers", {}), "Authorization": f"Bearer {key}"}
        start = time.monotonic()
        answer = await self._client.request(method, path, **{**sent, "headers": headers, "timeout": patience})
        answer.raise_for_status()
        return time.monotonic() - start

    async def _calls(self, place: int, until: float, found: Found) -> None:
        """Be one caller, who begins at another place than the others do."""
        for asked in itertools.islice(itertools.cycle(every()), place * 7, None):
            await asyncio.sleep(self._chance.uniform(0, 2 * THINKS))
            if time.monotonic() > until:
                return
            try:
                async with asyncio.timeout(PATIENCE):
                    found.waits.append(await self._ask(asked, self._keys[place]) * 1000)
            except (httpx2.HTTPError, TimeoutError):
                found.failed += 1

    async def _watches(self, until: float, found: Found) -> None:
        while (start := time.monotonic()) < until:
            try:
                (await self._watch.get("/v2/health")).raise_for_status()
            except httpx2.HTTPError:
                found.unwell += 1
            else:
                found.health.append((time.monotonic() - start) * 1000)
            await asyncio.sleep(WATCHES)

    async def _weighs(self, until: float, found: Found) -> None:
        while time.monotonic() < until:
            await asyncio.sleep(WEIGHS)
            found.memory.append(await asyncio.to_thread(memory, self._process))

    async def _memo(self) -> float:
        """Ask for a memo, and give the seconds until it was there."""
        headers = {"Content-Type": "application/json", "Accept": "application/pdf"}
        memo = ("POST", "/v2/memo", {"content": every()[0][2]["content"], "headers": headers})
        return await self._ask(memo, self._keys[0], MEMO_PATIENCE)
