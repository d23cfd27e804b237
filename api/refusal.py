"""Refusal: what a caller gets who does not come as far as a route."""

from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from api.http.negotiation import accepted_lang
from api.http.problem import problem_response
from cases.text import Text

REFUSED = "refused"  # in the state of a request that could not be read: the status, and why


async def refuse(  # noqa: PLR0913, PLR0917 - what ASGI hands over, and what is said
    scope: Scope, receive: Receive, send: Send, status: int, detail: Text, headers: Mapping[str, str] | None = None
) -> None:
    """Answer a request with problem details (RFC 9457) in the caller's language.

    Args:
        scope: the request.
        receive: gives what the caller sends.
        send: takes the answer.
        status: the HTTP status; one of `wording.HTTP_STATUS`.
        detail: why.
        headers: further headers.
    """
    lang = accepted_lang(Headers(scope=scope).get("accept-language", ""))
    await problem_response(status, detail, lang, headers=headers)(scope, receive, send)
