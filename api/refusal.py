"""Refusal: what a caller gets who does not come as far as a route."""

from collections.abc import Mapping

from starlette.types import Receive, Scope, Send

from api.http.problem import refusal
from cases.text import Text

REFUSED = "refused"  # in the state of a request that could not be read: the status, and why


async def refuse(  # noqa: PLR0913, PLR0917 - what ASGI hands over, and what is said
    scope: Scope, receive: Receive, send: Send, status: int, detail: Text, headers: Mapping[str, str] | None = None
) -> None:
    """Refuse a request in the caller's language: with a page to a browser, with problem details to a program.

    Args:
        scope: the request.
        receive: gives what the caller sends.
        send: takes the answer.
        status: the HTTP status; one of `wording.HTTP_STATUS`.
        detail: why.
        headers: further headers.
    """
    await refusal(scope, status, detail, headers=headers)(scope, receive, send)
