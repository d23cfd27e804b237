"""Admission: how many requests may be under way, whose they are, how much they hold and how long they may take."""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from privesfeer.api.http import wording
from privesfeer.api.middleware.api_keys import needed
from privesfeer.api.middleware.base import Middleware
from privesfeer.api.middleware.fair_queue import FairQueue
from privesfeer.api.middleware.rate_limit import Limits
from privesfeer.api.middleware.refusal import REFUSED, refuse
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text

_SAID = catalogue(__file__)

_LINGERED = 16  # times what a body may be, that is still taken in, unread, of one that is too large
_GONE: Message = {"type": "http.disconnect"}


class ConcurrencyLimitMiddleware(Middleware):
    """413 for a body that is too large, 408 for one that is too slow, 503 when too many are under way.

    A key may have as many requests under way as there are places left for others: alone half of them, and fewer the
    more others there are; so there is always one for a key that has none. Without keys there is nobody to share with.
    What needs no key, whether the server is up, needs no place and waits for no turn.
    """

    def __init__(self, app: ASGIApp, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        """Limit what an application takes on.

        Args:
            app: the application.
            clock: tells the time in seconds.
        """
        super().__init__(app)
        self._limits, self._turns = limits, FairQueue(clock)
        self._under_way = Counter[str | None]()

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if needed(scope["method"], scope["path"]) is None:
            await self._app(scope, receive, send)
            return
        key = scope.setdefault("state", {}).get("key")
        own, left = self._under_way[key], self._limits.places - self._under_way.total()
        if not left:
            await _turn_away(scope, receive, send, 503, _SAID.BUSY)
            return
        if key is not None and own >= left:
            await _turn_away(scope, receive, send, 503, _SAID.KEY_BUSY.fill(number=str(own)))
            return
        self._under_way[key] += 1
        try:
            await self._taken_on(_Exchange(scope, receive, send, self._limits, partial(self._turns.take, key)))
        finally:
            self._under_way[key] -= 1
            if not self._under_way[key]:
                del self._under_way[key]

    async def _taken_on(self, exchange: "_Exchange") -> None:
        if await exchange.begun():
            try:
                async with asyncio.timeout(self._limits.longest if exchange.bulk else None) as end:
                    await self._app(exchange.scope, exchange.receive, exchange.send)
            except ClientDisconnect:
                pass
            except Exception:  # what an application makes of a caller who has gone says nothing
                if not (exchange.broken_off or end.expired()):
                    raise
            if end.expired():
                exchange.refused = 408, _SAID.TOO_LONG
        await exchange.end()


class _Exchange:
    """A request with its answer. Where the request is cut off, the caller has gone: so it is told to the application.

    A caller has some seconds in hand to send. Waiting for him uses them up; with many incidents, what he sends brings
    new ones.
    """

    def __init__(
        self, scope: Scope, receive: Receive, send: Send, limits: Limits, turn: Callable[[], Awaitable[float]]
    ) -> None:
        self.scope, self._receive, self._send, self._limits, self._turn = scope, receive, send, limits, turn
        self.bulk = needed(scope["method"], scope["path"]) == "bulk"
        self.refused: tuple[int, Text] | None = None
        self._largest = limits.largest_bulk if self.bulk else limits.largest
        self._in_hand = limits.pause if self.bulk else limits.sending
        self._size = 0
        self._whole = self._disconnected = self._started = False

    @property
    def broken_off(self) -> bool:
        """Whether the request will never be whole."""
        return self._disconnected or self.refused is not None

    @property
    def _left(self) -> bool:
        gone = self.scope["state"].get("gone")
        return gone is not None and gone.is_set()

    async def begun(self) -> bool:
        """Begin, unless it is clear from the start that it is too much."""
        told = Headers(scope=self.scope).get("content-length", "")
        if told.isascii() and told.isdigit() and (len(told) > len(str(self._largest)) or int(told) > self._largest):
            self._refuse_size()
        elif self.scope["method"] in {"GET", "HEAD"}:
            await self._await_turn()
        return self.refused is None

    async def receive(self) -> Message:
        if self._whole:
            return await self._receive()
        clock = asyncio.get_running_loop().time
        since = clock()
        try:
            async with asyncio.timeout(self._in_hand):
                message = await self._receive()
        except TimeoutError:
            self.refused = 408, wording.TOO_SLOW
            return _GONE
        self._in_hand -= clock() - since
        self._disconnected = message["type"] == "http.disconnect"
        self._whole = not message.get("more_body", False)
        self._take(len(message.get("body", b"")))
        if (self.bulk or self._whole) and not self.broken_off:
            await self._await_turn()
        return _GONE if self.refused else message

    def _take(self, size: int) -> None:
        self._size += size
        if self.bulk:
            self._in_hand = min(self._in_hand + size / self._limits.least, self._limits.pause)
        if self._size > self._largest:
            self._refuse_size()
        elif REFUSED in self.scope["state"]:  # what came in its place is no HTTP
            self.refused = self.scope["state"][REFUSED]

    def _refuse_size(self) -> None:
        self.refused = 413, _SAID.BODY_TOO_LARGE.fill(size=str(self._largest))

    async def _await_turn(self) -> None:
        # All that have come in get to be counted before the next one starts to reason; so those that are too many hear
        # so at once, and not when their turn comes.
        if await self._turn() > self._limits.patience and not self.bulk:
            self.refused = 503, _SAID.BUSY

    async def send(self, message: Message) -> None:
        if not self._started and (self.broken_off or self._left):
            return
        self._started = True
        await self._send(message)
        if message.get("more_body"):
            await self._turn()
            if self._left:
                raise ClientDisconnect  # the rest would be worked out for nobody

    async def end(self) -> None:
        """Say why it was refused, if it was and there is still somebody to say it to."""
        if self.refused and not self._started:
            # The connection ends with the answer where the body is not whole.
            too_large = self.refused[0] == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            waits = "expect" in Headers(scope=self.scope)  # for leave to send, and so sends nothing
            send = self._send_and_linger if too_large and not (self._whole or waits) else self._send
            await _turn_away(self.scope, self._receive, send, *self.refused, close=not self._whole)

    async def _send_and_linger(self, message: Message) -> None:
        """Send, and let a caller who is still sending do so for a while: cut off, he would not read the answer."""
        if message["type"] != "http.response.body" or message.get("more_body"):
            await self._send(message)
            return
        await self._send({**message, "more_body": True})
        with suppress(TimeoutError):
            async with asyncio.timeout(self._in_hand):
                while self._size < _LINGERED * self._largest:
                    received = await self._receive()
                    self._size += len(received.get("body", b""))
                    if not received.get("more_body"):
                        break
        await self._send({"type": "http.response.body", "body": b""})


async def _turn_away(  # noqa: PLR0913 - what ASGI hands over, and what is said
    scope: Scope, receive: Receive, send: Send, status: int, detail: Text, *, close: bool = False
) -> None:
    headers = {"Connection": "close"} if close else {}
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = "1"
    await refuse(scope, receive, send, status, detail, headers)
