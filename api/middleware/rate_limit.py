"""Rate limit: what a process takes on, and how often a key may ask."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from privesfeer.api.ask.request import LARGEST
from privesfeer.api.middleware.base import Middleware
from privesfeer.api.middleware.refusal import refuse
from privesfeer.cases.commons.catalogue import catalogue

_SAID = catalogue(__file__)

MINUTE = 60


@dataclass(frozen=True, slots=True)
class Limits:
    """What a process takes on.

    Attributes:
        rate: requests a minute for each key; 0: no limit.
        largest: bytes in a body.
        largest_bulk: bytes in a body with many incidents.
        sending: seconds in which a caller must have sent a body.
        least: bytes a second in which a body with many incidents must come.
        pause: seconds that such a body may be behind.
        longest: seconds in which many incidents must be answered.
        places: requests that may be under way at the same time.
        patience: seconds that a request may wait for its turn.
    """

    rate: int = 600
    largest: int = LARGEST
    largest_bulk: int = 256 * LARGEST
    sending: float = 10
    least: int = 1000
    pause: float = 30
    longest: float = 3600
    places: int = 64
    patience: float = 10


class TokenBucket:
    """Tokens of one key: as many as fit in a minute, refilled evenly; each request takes one, each of many another."""

    def __init__(self, rate: int, now: float) -> None:
        """Start full.

        Args:
            rate: how many fit, and how many come in each minute.
            now: the time, in seconds.
        """
        self.rate, self._held, self._at = rate, float(rate), now

    def take(self, now: float, number: int = 1, again: int = 0) -> int:
        """Take tokens. Of more than fit, those that fit have to be there, and the rest is owed.

        Args:
            now: the time, in seconds.
            number: how many.
            again: how many it takes to ask for them again.

        Returns:
            How many whole seconds until they can be taken; 0: they have been.
        """
        self._held = min(self.rate, self._held + (now - self._at) * self.rate / MINUTE)
        self._at = now
        least = min(number, self.rate - again)
        if self._held < least:
            return self._until(least + again)
        self._held -= number
        return 0

    @property
    def left(self) -> int:
        """How many tokens can be taken now."""
        return max(0, int(self._held))

    @property
    def wait(self) -> int:
        """How many whole seconds until there is another one; 0: there is one."""
        return self._until(1)

    def _until(self, number: int) -> int:
        return max(0, math.ceil((number - self._held) * MINUTE / self.rate))


class RateLimitMiddleware(Middleware):
    """429 for a key that asks too often; every other answer says how much is left.

    What answers many at once pays for each of them but the first, by `pay` in the state of the request. The count is
    kept by each process for itself, and only by the id of the key. The headers are those of
    draft-ietf-httpapi-ratelimit-headers. Without a key there is nothing to count: that is this computer itself.
    """

    def __init__(self, app: ASGIApp, rate: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Pace an application.

        Args:
            app: the application.
            rate: requests a minute for each key.
            clock: tells the time in seconds.
        """
        super().__init__(app)
        self._rate, self._clock = rate, clock
        self._buckets: dict[str, TokenBucket] = {}

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        key = scope.get("state", {}).get("key")
        if key is None:
            await self._app(scope, receive, send)
            return
        now = self._clock()
        bucket = self._buckets.setdefault(key, TokenBucket(self._rate, now))
        scope["state"]["pay"] = lambda number, again: bucket.take(self._clock(), number, again)
        taken = not bucket.take(now)

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["RateLimit-Policy"] = f'"key";q={bucket.rate};w={MINUTE}'
                headers["RateLimit"] = f'"key";r={bucket.left};t={bucket.wait}'
            await send(message)

        if taken:
            await self._app(scope, receive, counted)
        else:
            detail = _SAID.TOO_OFTEN.fill(rate=str(bucket.rate), seconds=str(bucket.wait))
            await refuse(scope, receive, counted, 429, detail, {"Retry-After": str(bucket.wait)})
