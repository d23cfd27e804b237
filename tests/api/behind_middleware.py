"""A small application to put middleware before, and what its tests ask of it."""

import logging
import warnings
from typing import Any, NoReturn

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from privesfeer.api.middleware.refusal import failed

HOST = "http://localhost"
RECEIPT = "a receipt"


async def _echo(request: Request) -> Response:
    body = await request.body()
    return PlainTextResponse(str(len(body)), headers={"Privesfeer-Receipt": RECEIPT})


async def _page(_request: Request) -> Response:
    return HTMLResponse("<p>page</p>")


async def _ruling(_request: Request) -> Response:
    return PlainTextResponse("ruling", headers={"Cache-Control": "public, max-age=60", "Vary": "Accept"})


async def _leak(request: Request) -> NoReturn:
    """Do everything with a body that would bring it into a log elsewhere."""
    body = (await request.body()).decode()
    logging.getLogger(body).warning("%s", body)
    logging.getLogger("uvicorn.error").error("no %s", body)
    warnings.warn(body, stacklevel=1)
    try:
        raise LookupError(body)  # noqa: TRY301 - what is caught here is what is logged
    except LookupError as error:
        logging.exception(body)  # noqa: LOG015 - that of whoever
        raise type(f"Error{len(body)}", (ValueError,), {})(body) from error


async def _half(_request: Request) -> Response:
    async def parts() -> Any:  # noqa: ANN401 - an asynchronous generator
        yield b"half"
        raise RuntimeError("secret")

    return StreamingResponse(parts())


def app() -> Starlette:
    """Give the application."""
    return Starlette(
        routes=[
            Route("/v1/verdicts", _echo, methods=["POST"]),
            Route("/v1/verdicts/lines", _echo, methods=["POST"]),
            Route("/v1/rulings/{key}", _ruling),
            Route("/v1/health", _ruling),
            Route("/", _page),
            Route("/leak", _leak, methods=["POST"]),
            Route("/half", _half),
        ],
        exception_handlers={Exception: failed},
    )


def bearer(token: str) -> dict[str, str]:
    """Give the header with a key."""
    return {"authorization": f"Bearer {token}"}


def problem(response: Any, status: int) -> dict[str, Any]:  # noqa: ANN401 - the client's response
    """Check that an answer is a problem with that status, and give it."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["content-language"] in {"nl", "en"}
    told: dict[str, Any] = response.json()
    assert told.keys() == {"title", "status", "detail", "problems"}
    assert told["status"] == status
    return told
