"""Logs: each request as a line of JSON, and never a word of the request itself.

A line is made of names that this program chose and of numbers. The message of any other record, such as those of the
libraries below, is left out whole, and of an exception only its class and the places in the code are told: both could
repeat what a caller sent.
"""

import datetime as dt
import json
import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
OTHER = "OTHER"  # the method, in an entry, of a request with a method of the caller's own making
NO_ROUTE = "-"  # the route, in an entry, of a request that was refused before one was found, or for which there is none
RECEIPT = "Privesfeer-Receipt"
NONCE = "Privesfeer-Nonce"  # never logged: with it the facts could be guessed from what is
REQUEST = "X-Request-Id"
under_way: ContextVar[str | None] = ContextVar("request", default=None)  # the id of the request that is answered here
_FRAMES = 20
_logger = logging.getLogger("privesfeer")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of a request.

    Attributes:
        method: its method, if it is one of HTTP's.
        route: the template of its address, such as /v2/rulings/{key}; never the address itself.
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
            line |= {"request": request} if (request := under_way.get()) else {}
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


def failed(error: Exception) -> None:
    """Log an error that nobody expected, at the place from which this is called.

    Args:
        error: the error.
    """
    _logger.error("", exc_info=error, stacklevel=2)


def write(entry: Entry) -> None:
    """Log a request.

    Args:
        entry: what is kept of it.
    """
    _logger.info(entry)
