"""HTTP protocol: bounded while it is read: how long a head may be, how slowly a caller may send and read.

The parser keeps the head of a request until it is whole, and an answer waits until its caller has read it; neither
knows a bound of its own.
"""

import asyncio
from http import HTTPStatus
from typing import Any

import httptools
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from privesfeer.api.http import wording
from privesfeer.api.http.logs import OTHER
from privesfeer.api.middleware.base import Middleware
from privesfeer.api.middleware.refusal import REFUSED, refuse
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text

_SAID = catalogue(__file__)

LARGEST_HEAD = 64 * 1024  # bytes of a request line with its headers, or between two parts of a body in chunks
MOST_HEADERS = 100  # each of them is looked through for each header that is looked for
HEAD_SECONDS = 10  # in which a head must have come
UNREAD_SECONDS = 30  # in which a caller must have read what waits for it: 48 KiB or more, or what is left at the end
_PIECE = 4096  # bytes that are read before one looks again


class BoundedHttpProtocol(HttpToolsProtocol):
    """One connection.

    What cannot be read becomes a request like any other, marked as refused: so it takes its turn behind those before it
    on the same connection, and is shielded, recorded and answered like all of them (by `BadRequestMiddleware`).

    Requests carry an event in their state, as `gone`: their caller has left.
    """

    def __init__(self, *given: Any, **more: Any) -> None:  # noqa: ANN401 - handed on to uvicorn
        """Begin with nothing read.

        Args:
            *given: as uvicorn gives it.
            **more: likewise.
        """
        super().__init__(*given, **more)
        self._gone = asyncio.Event()
        self.app_state = self.app_state | {"gone": self._gone}
        self._held = 0  # bytes since the last that the parser handed on
        self._begun = self._in_body = self._ended = False
        self._late: asyncio.TimerHandle | None = None
        self._unread: asyncio.TimerHandle | None = None

    # ---- reading -----------------------------------------------------------------------------------------------------

    def data_received(self, data: bytes) -> None:
        """Read what came, piece by piece; what comes after something that was refused is not read.

        Args:
            data: what came.
        """
        for start in range(0, len(data), _PIECE):
            if self._ended or self.transport.is_closing():
                return
            piece = data[start : start + _PIECE]
            self._held += len(piece)
            super().data_received(piece)
            if self._held > LARGEST_HEAD and not self._ended:
                self._refuse_length()
        # What is waited for: the rest of a head, or of a body that nobody reads any more.
        if not (self.cycle.response_complete if self._in_body else self._held):
            self._stop_waiting()
        elif self._late is None and not self._ended:
            self._late = self.loop.call_later(HEAD_SECONDS, self._too_late)

    def on_message_begin(self) -> None:
        """Begin a request."""
        super().on_message_begin()
        self._begun = True

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header; one that comes after the body is none, or it would get past whoever looked before.

        Args:
            value: what it says.
        """
        if not self._in_body:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Hand on a request whose head is whole."""
        if len(self.headers) > MOST_HEADERS:
            self._refuse_length()
            raise httptools.HttpParserError  # so the parser reads no further
        super().on_headers_complete()
        self._held, self._in_body = 0, True

    def on_body(self, body: bytes) -> None:
        """Hand on a part of the body.

        Args:
            body: the part.
        """
        super().on_body(body)
        self._held = 0

    def on_message_complete(self) -> None:
        """End a request."""
        super().on_message_complete()
        self._held, self._begun, self._in_body = 0, False, False

    # ---- refusing ----------------------------------------------------------------------------------------------------

    def _refuse_length(self) -> None:
        if 2 * len(getattr(self, "url", b"")) > self._held:
            self._refuse(HTTPStatus.REQUEST_URI_TOO_LONG, _SAID.ADDRESS_TOO_LONG.fill(size=str(LARGEST_HEAD)))
        else:
            detail = _SAID.HEAD_TOO_LARGE.fill(size=str(LARGEST_HEAD), number=str(MOST_HEADERS))
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, detail)

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's words, in English alone
        """Refuse what is no HTTP.

        Args:
            msg: what uvicorn says of it.
        """
        if not self._ended:
            self._refuse(HTTPStatus.BAD_REQUEST, _SAID.NOT_HTTP)

    def _too_late(self) -> None:
        self._late = None
        if self.flow.read_paused:  # it may have come: what came before it is still being answered
            self._late = self.loop.call_later(HEAD_SECONDS, self._too_late)
        elif self._in_body or not self._held:
            self.transport.close()
        else:
            self._refuse(HTTPStatus.REQUEST_TIMEOUT, wording.TOO_SLOW)

    def _refuse(self, status: HTTPStatus, detail: Text) -> None:
        """Read no further; answer, after what came before on this connection, and end it."""
        self._ended = True
        self._stop_waiting()
        if self._in_body and self.cycle.response_complete:
            self.transport.close()
            return
        if not self._begun:
            self.on_message_begin()
        self.scope["state"][REFUSED] = status, detail
        if self._in_body:
            self.cycle.message_event.set()  # who reads the body looks up
        else:
            known, self.url = bool(self.url), b"/"
            super().on_headers_complete()
            self.scope["method"] = self.scope["method"] if known else OTHER
            super().on_message_complete()
        self.cycle.keep_alive = False

    # ---- waiting -----------------------------------------------------------------------------------------------------

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Wait for the first request.

        Args:
            transport: the connection.
        """
        super().connection_made(transport)
        self._late = self.loop.call_later(HEAD_SECONDS, self._too_late)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more.

        Args:
            exc: why it was lost; None: it was closed.
        """
        self._gone.set()
        self._stop_waiting()
        self.resume_writing()
        super().connection_lost(exc)

    def _stop_waiting(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def pause_writing(self) -> None:
        """Let what is to be sent wait for the caller to read, but not for ever."""
        super().pause_writing()
        self._await_reading()

    def resume_writing(self) -> None:
        """Send on: the caller has read."""
        super().resume_writing()
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None

    def on_response_complete(self) -> None:
        """Go on to the next request, or end; what was answered has to be read in time also then."""
        super().on_response_complete()
        if self.transport.is_closing():
            self._await_reading()

    def timeout_keep_alive_handler(self) -> None:
        """End a connection on which nothing is asked any more."""
        super().timeout_keep_alive_handler()
        self._await_reading()

    def _await_reading(self) -> None:
        if self._unread is None and self.transport.get_write_buffer_size():
            self._unread = self.loop.call_later(UNREAD_SECONDS, self.transport.abort)


class BadRequestMiddleware(Middleware):
    """Answers what could not be read."""

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = scope.get("state", {}).get(REFUSED)
        if refused is None:
            await self._app(scope, receive, send)
        else:
            status, detail = refused
            await refuse(scope, receive, send, status, detail, {"Connection": "close"})
