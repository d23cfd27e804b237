"""Host and origin: for which host and from which page a request may come; what a browser is told of every answer."""

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from privesfeer.api.http.logs import METHODS, NONCE, RECEIPT, REQUEST
from privesfeer.api.middleware.base import Middleware
from privesfeer.api.middleware.refusal import refuse
from privesfeer.api.web.layout import FOR_BACK, POLICY
from privesfeer.cases.commons.catalogue import catalogue

_SAID = catalogue(__file__)

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_PAGE = "text/html"
_ANSWER_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": with that a browser sends our own forms as those of no page, "Origin: null".
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_YEAR = "max-age=31536000"
_EXPOSED = (
    f"RateLimit, RateLimit-Policy, Retry-After, ETag, Link, Idempotency-Key, Deprecation, Sunset, {RECEIPT}, "
    f"{NONCE}, {REQUEST}"
)
_ASKABLE = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Accept-Language, Idempotency-Key, If-None-Match, "
    f"{NONCE}, {REQUEST}",
    "Access-Control-Max-Age": "600",
}


class SecurityHeadersMiddleware(Middleware):
    """Adds to each answer what keeps a browser from doing harm with it; keeps what an endpoint set."""

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:

        async def shielded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    headers.setdefault(name, value)
                page = headers.get("content-type", "").startswith(_PAGE)
                headers.setdefault("Content-Security-Policy", POLICY if page else _ANSWER_POLICY)
                if scope["scheme"] == "https":  # also where a trusted proxy says so
                    headers.setdefault("Strict-Transport-Security", _YEAR)
                if scope["method"] not in {"GET", "HEAD"} and headers.get("cache-control") != FOR_BACK:
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await self._app(scope, receive, shielded)


class HostAndOriginMiddleware(Middleware):
    """421 for a host that is not ours, 403 for a page of another origin.

    The first keeps a page that had its own name point to this computer (DNS rebinding) from passing for one of ours;
    the second keeps any other page from asking, instead of only from reading the answer.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str], origins: Iterable[str] = ()) -> None:
        """Bound an application.

        Args:
            app: the application.
            hosts: the names by which it may be called, without a port.
            origins: the origins of other pages that may ask, such as https://example.org.
        """
        super().__init__(app)
        self._hosts = frozenset(host.lower() for host in hosts)
        self._origins = frozenset(origin.lower().rstrip("/") for origin in origins)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        called, came = headers.getlist("host"), headers.getlist("origin")
        if len(called) != 1 or _without_port(called[0]) not in self._hosts:
            await refuse(scope, receive, send, 421, _SAID.WRONG_HOST)
            return
        origin = came[0].lower() if len(came) == 1 else None
        own = origin in {f"http://{called[0].lower()}", f"https://{called[0].lower()}"}
        # Where a user's settings keep back which page asks, the browser itself still says that it is one of ours; a
        # page cannot say so, for no script may set this header.
        own |= origin == "null" and headers.getlist("sec-fetch-site") == ["same-origin"]
        if not came or own:
            await self._app(scope, receive, send)
        elif origin not in self._origins:
            await refuse(scope, receive, send, 403, _SAID.WRONG_ORIGIN)
        elif scope["method"] == "OPTIONS" and headers.get("access-control-request-method") in METHODS:
            # The question a browser asks before a request of another page; it carries no key and gets no content.
            await Response(status_code=204, headers=_ASKABLE | _shared(came[0]))(scope, receive, send)
        else:
            await self._app(scope, receive, _sharing(send, came[0]))


def _without_port(host: str) -> str:
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdigit() else host.lower()


def _shared(origin: str) -> dict[str, str]:
    return {
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Expose-Headers": _EXPOSED,
        "Vary": "Origin",
    }


def _sharing(send: Send, origin: str) -> Send:
    async def shared(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _shared(origin).items():
                if name == "Vary":
                    headers.add_vary_header(value)
                else:
                    headers[name] = value
        await send(message)

    return shared
