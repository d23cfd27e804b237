"""Logs: each request as a line of JSON, and never a word of the request itself.

A line is made of names that this program chose and of numbers. The message of any other record, such as those of the
libraries below, is left out whole, and of an exception only its class and the places in the code are told: both could
repeat what a caller sent.
"""

import datetime as dt
import hashlib
import json
import logging
import re
import sys
import threading
import time
import traceback
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import wording
from api.keys import ID
from api.refusal import refuse

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
OTHER = "OTHER"  # the method, in an entry, of a request with a method of the caller's own making
NO_ROUTE = "-"  # the route, in an entry, of a request that was refused before one was found, or for which there is none
RECEIPT = "Privesfeer-Receipt"
REQUEST = "X-Request-Id"
# The id of a request that the caller or a proxy gave it is taken over if it is a UUID, with its hyphens or without:
# in one of these no word can stand.
_UUID = re.compile(r"[0-9a-f]{8}(-?)([0-9a-f]{4}\1){3}[0-9a-f]{12}", re.IGNORECASE)
_under_way: ContextVar[str | None] = ContextVar("request", default=None)  # the id of the request that is answered here
_FRAMES = 20
_logger = logging.getLogger("privesfeer")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of a request.

    Attributes:
        method: its method, if it is one of HTTP's.
        route: the template of its address, such as /v1/rulings/{key}; never the address itself.
        status: the status of the answer; 0: the caller was gone before there was one.
        ms: how long it took, in milliseconds.
        receipt: SHA-256 of the receipt that went with the answer; None: there was none.
        key: the id of the key; None: none was asked.
        request: its id.
    """

    method: str
    route: str
    status: int
    ms: float
    receipt: str | None
    key: str | None
    request: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that befell the server.

    Attributes:
        event: what; one of this program's own words.
        process: which process it befell.
    """

    event: str
    process: int


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON, in which nothing of a caller can stand."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record.

        Args:
            record: the record.

        Returns:
            The line, without its end.
        """
        time = dt.datetime.fromtimestamp(record.created, tz=dt.UTC).isoformat(timespec="milliseconds")
        line: dict[str, Any] = {"time": time, "level": record.levelname.lower()}
        # A record of our own carries one of the two kinds of content that are known to be safe, and no other does.
        if isinstance(record.msg, Entry | Event) and not record.args:
            line |= {"logger": "privesfeer"} | asdict(record.msg)
        else:
            # Named by the place in the code: the name of a logger is chosen at run time, by whomever.
            line |= {"at": f"{record.module}:{record.funcName}:{record.lineno}"}
            line |= {"request": under_way} if (under_way := _under_way.get()) else {}
        if record.exc_info and record.exc_info[1]:
            line["error"] = list(told(record.exc_info[1]))
        return json.dumps(line)


class ElsewhereError(Exception):
    """An error in another process, as `told` there; it comes over without its traceback."""


def told(error: BaseException) -> Iterator[dict[str, Any]]:
    """Tell an exception and what caused it: the class, and where; not its text, and no values.

    Args:
        error: the exception.

    Yields:
        It, and its causes.
    """
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        frames = traceback.extract_tb(cause.__traceback__)[-_FRAMES:]
        yield {
            "class": f"{type(cause).__module__}.{type(cause).__qualname__}",
            "at": [f"{_short(frame.filename)}:{frame.name}:{frame.lineno}" for frame in frames],
        }
        if isinstance(cause, ElsewhereError):
            yield from cause.args[0]
        cause = cause.__cause__ or cause.__context__


def _short(file: str) -> str:
    return "/".join(Path(file).parts[-2:])


def configure() -> None:
    """Send all logging of this process to standard error as JSON lines, with warnings and whatever nobody caught."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    _logger.setLevel(logging.INFO)
    logging.captureWarnings(capture=True)
    logging.raiseExceptions = False  # otherwise a record that cannot be written is printed with its arguments
    sys.excepthook = _uncaught
    threading.excepthook = lambda args: _uncaught(args.exc_type, args.exc_value, args.exc_traceback)
    sys.unraisablehook = lambda args: _uncaught(args.exc_type, args.exc_value, args.exc_traceback)


def _uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt | SystemExit):
        _logger.critical("", exc_info=(kind, error or kind(), trace))


def happened(event: str, process: int) -> None:
    """Log something that befell the server.

    Args:
        event: what; one of this program's own words.
        process: which process it befell.
    """
    _logger.warning(Event(event, process))


def write(entry: Entry) -> None:
    """Log a request.

    Args:
        entry: what is kept of it.
    """
    _logger.info(entry)


class Recorded:
    """ASGI middleware: gives each request an id and makes an entry of it, and of an unexpected error a refusal.

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
        self._app, self._sinks, self._clock = app, tuple(sinks), clock

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
        request = _id(Headers(scope=scope).getlist(REQUEST))
        scope.setdefault("state", {})["request"] = request
        before = _under_way.set(request)
        came, call = self._clock(), _Watched(receive, send, request)
        try:
            await self._app(scope, call.receive, call.send)
        except Exception:  # this is where what nobody expected ends
            if call.unanswered:
                return  # what an application makes of a caller who has gone says nothing
            _logger.exception("")
            if not call.status:
                await refuse(scope, call.receive, call.send, 500, wording.FAILED)
            elif not call.complete:
                raise  # half an answer must not look like a whole one: the server breaks the connection
        finally:
            _under_way.reset(before)
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
