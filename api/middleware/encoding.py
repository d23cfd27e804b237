"""Encoding: in which a body is read and an answer is sent."""

from python_multipart.multipart import parse_options_header
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from privesfeer.api.http.negotiation import takes_gzip
from privesfeer.api.middleware.base import Middleware
from privesfeer.api.middleware.refusal import refuse
from privesfeer.api.paper.forms import MEDIA
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text

_SAID = catalogue(__file__)

_LEAST = 1000  # bytes; of less, gzip makes hardly less
_LEVEL = 5  # half the time of zlib's usual 6, for a twentieth more bytes
_COMPRESSED = (*DEFAULT_EXCLUDED_CONTENT_TYPES, MEDIA[".docx"], MEDIA[".pdf"])
_CHARSETS = {"utf-8", "utf8", "us-ascii"}


class ContentEncodingMiddleware(Middleware):
    """415 for a body in an encoding that is not read; larger answers in gzip to who takes that.

    Of a stream each part is sent as it comes. Compressed beside what a caller sent, a secret could be guessed from the
    length of an answer (BREACH): there is none in any.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Encode what an application answers.

        Args:
            app: the application.
        """
        super().__init__(app)
        self._gzip = GZipMiddleware(app, _LEAST, _LEVEL, exclude_content_types=_COMPRESSED)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        unread = _unread(headers) if scope["method"] == "POST" else None
        if unread:
            await refuse(scope, receive, send, 415, unread, {"Accept-Encoding": "identity"})
            return
        gzip = takes_gzip(headers.get("accept-encoding", ""))

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                _tell(MutableHeaders(scope=message), gzip=gzip)
            await send(message)

        await (self._gzip if gzip else self._app)(scope, receive, told)


def _unread(headers: Headers) -> Text | None:
    """Say in which encoding a body is that is not read; None: in none."""
    coding = headers.get("content-encoding", "").strip().lower()
    if coding not in {"", "identity"}:
        return _SAID.ENCODED
    _, options = parse_options_header(headers.get("content-type", ""))
    charset = options.get(b"charset", b"utf-8").decode("latin-1").lower()
    return None if charset in _CHARSETS else _SAID.OTHER_CHARSET


def _tell(headers: MutableHeaders, *, gzip: bool) -> None:
    """Say that the answer could have been another for another caller; a strong tag names but one of the two."""
    if "accept-encoding" not in headers.get("vary", "").lower():
        headers.add_vary_header("Accept-Encoding")
    tag = headers.get("etag", "")
    if gzip and tag.startswith('"'):
        headers["ETag"] = f"W/{tag}"
