"""Limits: how often a key may ask, how much a request may hold, how long it may take, how many may wait."""

import asyncio
import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import wording
from api.keys import needed
from api.refusal import refuse
from api.request import LARGEST
from cases.text import Text

MINUTE = 60


@dataclass(frozen=True, slots=True)
class Limits:
    """What a process takes on.

    Attributes:
        rate: requests a minute for each key; 0: no limit.
        largest: bytes in a body.
        largest_bulk: bytes in a body with many incidents.
        sending: seconds in which a caller must have sent a body.
        pause: seconds in which the next part must come of a body with many incidents.
        waiting: requests that may be under way at the same time.
        patience: seconds that a request may wait for its turn.
    """

    rate: int = 600
    largest: int = LARGEST
    largest_bulk: int = 256 * LARGEST
    sending: float = 10
    pause: float = 30
    waiting: int = 64
    patience: float = 10


class Bucket:
    """Tokens of one key: as many as fit in a minute, refilled evenly; each request takes one."""

    def __init__(self, rate: int, now: float) -> None:
        """Start full.

        Args:
            rate: how many fit, and how many come in each minute.
            now: the time, in seconds.
        """
        self.rate, self._held, self._at = rate, float(rate), now

    def take(self, now: float) -> bool:
        """Take a token.

        Args:
            now: the time, in seconds.

        Returns:
            Whether there was one.
        """
        self._held = min(self.rate, self._held + (now - self._at) * self.rate / MINUTE)
        self._at = now
        if self._held < 1:
            return False
        self._held -= 1
        return True

    @property
    def left(self) -> int:
        """How many tokens can be taken now."""
        return int(self._held)

    @property
    def wait(self) -> int:
        """How many whole seconds until there is another one; 0: there is one."""
        return max(0, math.ceil((1 - self._held) * MINUTE / self.rate))


class Paced:
    """ASGI middleware: 429 for a key that asks too often; every other answer says how much is left.

    The count is kept by each process for itself, and only by the id of the key. The headers are those of
    draft-ietf-httpapi-ratelimit-headers. Without a key there is nothing to count: that is this computer itself.
    """

    def __init__(self, app: ASGIApp, rate: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Pace an application.

        Args:
            app: the application.
            rate: requests a minute for each key.
            clock: tells the time in seconds.
        """
        self._app, self._rate, self._clock = app, rate, clock
        self._buckets: dict[str, Bucket] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request.

        Args:
            scope: the request.
            receive: gives what the caller sends.
            send: takes the answer.
        """
        key = scope.get("state", {}).get("key")
        if key is None:
            await self._app(scope, receive, send)
            return
        now = self._clock()
        bucket = self._buckets.setdefault(key, Bucket(self._rate, now))
        taken = bucket.take(now)

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["RateLimit-Policy"] = f'"key";q={bucket.rate};w={MINUTE}'
                headers["RateLimit"] = f'"key";r={bucket.left};t={bucket.wait}'
            await send(message)

        if taken:
            await self._app(scope, receive, counted)
        else:
            detail = wording.TOO_OFTEN.fill(rate=str(bucket.rate), seconds=str(bucket.wait))
            await refuse(scope, receive, counted, 429, detail, {"Retry-After": str(bucket.wait)})


class Limited:
    """ASGI middleware: 413 for a body that is too large, 408 for one that is too slow, 503 when too many wait."""

    def __init__(self, app: ASGIApp, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        """Limit what an application takes on.

        Args:
            app: the application.
            limits: the limits.
            clock: tells the time in seconds.
        """
        self._app, self._limits, self._clock = app, limits, clock
        self._under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request.

        Args:
            scope: the request.
            receive: gives what the caller sends.
            send: takes the answer.
        """
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._under_way >= self._limits.waiting:
            await _busy(scope, receive, send)
            return
        self._under_way += 1
        try:
            # Reasoning occupies the event loop. All that have come in meanwhile get to be counted before the next one
            # starts; so those that are too many hear so at once, and not when their turn comes.
            came = self._clock()
            await asyncio.sleep(0)
            if self._clock() - came > self._limits.patience:
                await _busy(scope, receive, send)
            else:
                await self._taken_on(scope, receive, send)
        finally:
            self._under_way -= 1

    async def _taken_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        bulk = needed(scope["method"], scope["path"]) == "bulk"
        largest = self._limits.largest_bulk if bulk else self._limits.largest
        told = Headers(scope=scope).get("content-length", "")
        if told.isascii() and told.isdigit() and (len(told) > len(str(largest)) or int(told) > largest):
            await refuse(scope, receive, send, 413, _too_large(largest))
            return
        body = _Body(receive, largest, *((self._limits.pause, True) if bulk else (self._limits.sending, False)))
        started = False

        async def passed_on(message: Message) -> None:
            nonlocal started
            if not body.broken_off or started:
                started = True
                await send(message)

        try:
            await self._app(scope, body.receive, passed_on)
        except Exception:  # what an application makes of a caller who has gone says nothing
            if not body.broken_off:
                raise
        if body.refused and not started:
            # What is still to come of the body is not read: the connection ends with the answer.
            await refuse(scope, receive, send, *body.refused, {"Connection": "close"})


class _Body:
    """A body as it comes in, cut off where it is too large or too slow: to the application the caller has gone."""

    def __init__(self, receive: Receive, largest: int, seconds: float, each: bool) -> None:  # noqa: FBT001 - private
        self._receive, self._largest, self._seconds, self._each = receive, largest, seconds, each
        self._until = asyncio.get_running_loop().time() + seconds
        self._size, self._complete = 0, False
        self._gone = False
        self.refused: tuple[int, Text] | None = None

    @property
    def broken_off(self) -> bool:
        """Whether it will never be whole: it was refused, or the caller has gone."""
        return self._gone or self.refused is not None

    async def receive(self) -> Message:
        if self._complete:
            return await self._receive()
        if self._each:
            self._until = asyncio.get_running_loop().time() + self._seconds
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            self.refused = 408, wording.TOO_SLOW
        else:
            self._gone = message["type"] == "http.disconnect"
            self._size += len(message.get("body", b""))
            self._complete = not message.get("more_body", False)
            if self._size <= self._largest:
                return message
            self.refused = 413, _too_large(self._largest)
        return {"type": "http.disconnect"}


def _too_large(largest: int) -> Text:
    return wording.BODY_TOO_LARGE.fill(size=str(largest))


async def _busy(scope: Scope, receive: Receive, send: Send) -> None:
    await refuse(scope, receive, send, 503, wording.BUSY, {"Retry-After": "1"})
