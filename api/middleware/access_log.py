"""Access log: each request gets an id and becomes an entry of the log, and an unexpected error ends in a refusal."""

import hashlib
import re
import time
import uuid
from collections.abc import Callable, Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from privesfeer.api.http import logs, wording
from privesfeer.api.http.logs import METHODS, NO_ROUTE, OTHER, RECEIPT, REQUEST, Entry
from privesfeer.api.middleware.api_keys import ID
from privesfeer.api.middleware.base import Middleware
from privesfeer.api.middleware.refusal import refuse

# The id of a request that the caller or a proxy gave it is taken over if it is a UUID, with its hyphens or without:
# in one of these no word can stand.
_UUID = re.compile(r"[0-9a-f]{8}(-?)([0-9a-f]{4}\1){3}[0-9a-f]{12}", re.IGNORECASE)


class AccessLogMiddleware(Middleware):
    """Gives each request an id and makes an entry of it, and of an unexpected error a refusal.

    The id stands in the answer and in each line that is logged meanwhile, and in the state of the request as `request`.
    """

    def __init__(
        self, app: ASGIApp, sinks: Sequence[Callable[[Entry], None]], clock: Callable[[], float] = time.perf_counter
    ) -> None:
        """Record what an application answers.

        Args:
            app: the application.
            sinks: what takes the entries.
            clock: tells the time in seconds.
        """
        super().__init__(app)
        self._sinks, self._clock = tuple(sinks), clock

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = _id(Headers(scope=scope).getlist(REQUEST))
        scope.setdefault("state", {})["request"] = request
        before = logs.under_way.set(request)
        came, call = self._clock(), _Watched(receive, send, request)
        try:
            await self._app(scope, call.receive, call.send)
        except Exception as error:  # this is where what nobody expected ends
            if call.unanswered:
                return  # what an application makes of a caller who has gone says nothing
            logs.failed(error)
            if not call.status:
                await refuse(scope, call.receive, call.send, 500, wording.FAILED)
            elif not call.complete:
                raise  # half an answer must not look like a whole one: the server breaks the connection
        finally:
            logs.under_way.reset(before)
            entry = _entry(scope, call.status, self._clock() - came, call.receipt)
            for sink in self._sinks:
                sink(entry)


def _id(given: Sequence[str]) -> str:
    """Give the id of a request: the one that came with it if it is fit to be logged, else one of our own."""
    return given[0] if len(given) == 1 and _UUID.fullmatch(given[0]) else uuid.uuid4().hex


class _Watched:
    """What passes between a caller and an application, and what is kept of it; answers get the id."""

    def __init__(self, receive: Receive, send: Send, request: str) -> None:
        self._receive, self._send, self._request = receive, send, request
        self._gone = False
        self.status, self.complete = 0, False
        self.receipt: str | None = None

    @property
    def unanswered(self) -> bool:
        """Whether the caller went, as far as the application has heard, before there was an answer."""
        return self._gone and not self.status

    async def receive(self) -> Message:
        message = await self._receive()
        self._gone = self._gone or message["type"] == "http.disconnect"
        return message

    async def send(self, message: Message) -> None:
        if self.unanswered:
            return
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            headers[REQUEST] = self._request
            given = headers.get(RECEIPT)
            self.receipt = hashlib.sha256(given.encode()).hexdigest() if given else None
        elif message["type"] == "http.response.body":
            self.complete = not message.get("more_body", False)
        await self._send(message)


def _entry(scope: Scope, status: int, seconds: float, receipt: str | None) -> Entry:
    """Make the entry of a request, from nothing but what is known to be no word of the caller."""
    state = scope.get("state", {})
    method, key = scope["method"], state.get("key")
    return Entry(
        method=method if method in METHODS else OTHER,
        route=state.get("route") or getattr(scope.get("route"), "path", None) or NO_ROUTE,
        status=status,
        ms=round(seconds * 1000, 1),
        receipt=receipt,
        key=key if isinstance(key, str) and ID.fullmatch(key) else None,
        request=state["request"],
    )
