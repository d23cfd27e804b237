"""Refusal: what a caller gets who is not answered: a page where one is asked for, and else problem details."""

import re
from collections.abc import Mapping
from http import HTTPStatus

from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from privesfeer.api.ask.request import to_json
from privesfeer.api.http import wording as http_wording
from privesfeer.api.http.negotiation import accepted_media, asked_lang
from privesfeer.api.http.problem import MEDIA, ProblemDetailsError, problem_content
from privesfeer.api.http.version import VERSIONS
from privesfeer.api.web import wording
from privesfeer.api.web.layout import refusal_page
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.problem import Problem
from privesfeer.cases.commons.text import Lang, Text
from privesfeer.engine import UnprovedError

_SAID = catalogue(__file__)

REFUSED = "refused"  # in the state of a request that could not be read: the status, and why
_PAGE = "text/html"
_VERSIONS = "|".join(each.name for each in VERSIONS)
_PROGRAMS = re.compile(rf"/(({_VERSIONS})(/.*)?|openapi\.json|metrics|mcp)", re.DOTALL)  # what only programs ask
_NOT_SERVED = {400: wording.FORM_LACKS, 404: wording.NO_PAGE, 405: _SAID.NO_METHOD}


def refusal(  # noqa: PLR0913 - what is said, and to whom
    scope: Scope,
    status: int,
    detail: Text,
    *,
    problems: tuple[Problem, ...] = (),
    lang: Lang | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Refuse a request: with a page where one is asked for, as browsers do, and else with a problem.

    Args:
        scope: the request.
        status: the HTTP status.
        detail: why.
        problems: what is wrong with which field.
        lang: the language of the caller; None: as the path or the headers say.
        headers: more headers.
    """
    given = Headers(scope=scope)
    lang = lang or asked_lang(scope["path"], given.get("accept-language", ""))
    more = {**(headers or {}), "Cache-Control": "no-store", "Content-Language": lang, "Vary": "Accept, Accept-Language"}
    if _PROGRAMS.fullmatch(scope["path"]) or accepted_media(given.get("accept", ""), (MEDIA, _PAGE)) != _PAGE:
        return Response(to_json(problem_content(status, detail, lang, problems)), status, more, MEDIA)
    response = refusal_page(
        status,
        http_wording.HTTP_STATUS.get(status, detail),
        detail,
        lang,
        [problem.text[lang] for problem in problems],
        scope.get("state", {}).get("request"),
    )
    response.headers.update(more)
    return response


async def refuse(  # noqa: PLR0913, PLR0917 - what ASGI hands over, and what is said
    scope: Scope, receive: Receive, send: Send, status: int, detail: Text, headers: Mapping[str, str] | None = None
) -> None:
    """Refuse a request in the caller's language: with a page to a browser, with problem details to a program.

    Args:
        scope: the request.
        receive: gives what the caller sends.
        send: takes the answer.
        status: the HTTP status; one of `http_wording.HTTP_STATUS`.
        detail: why.
        headers: further headers.
    """
    await refusal(scope, status, detail, headers=headers)(scope, receive, send)


async def refused(request: Request, error: Exception) -> Response:
    """Answer a refusal.

    Args:
        error: the refusal.

    Returns:
        The refusal.
    """
    assert isinstance(error, ProblemDetailsError)  # noqa: S101 - the handler of that error; narrows the type
    return refusal(
        request.scope, error.status, error.detail, problems=error.problems, lang=error.lang, headers=error.headers
    )


async def misread(request: Request, error: Exception) -> Response:
    """Answer for a page in a language that there is not, or for a form that lacks its file.

    Args:
        error: what FastAPI says of it.

    Returns:
        The refusal.
    """
    assert isinstance(error, RequestValidationError)  # noqa: S101 - the handler of that error; narrows the type
    if any(each["loc"][0] == "path" for each in error.errors()):
        return refusal(request.scope, HTTPStatus.NOT_FOUND, wording.NO_PAGE)
    return refusal(request.scope, HTTPStatus.UNPROCESSABLE_ENTITY, wording.FORM_LACKS)


async def not_served(request: Request, error: Exception) -> Response:
    """Answer for an address or method that there is not, or for a form that cannot be read.

    Returns:
        The refusal.
    """
    assert isinstance(error, HTTPException)  # noqa: S101 - the handler of that error; narrows the type
    detail = _NOT_SERVED.get(error.status_code) or http_wording.HTTP_STATUS.get(error.status_code, http_wording.FAILED)
    return refusal(request.scope, error.status_code, detail, headers=error.headers)


async def failed(request: Request, error: Exception) -> Response:
    """Answer for an error of the program's own, without details but where it says itself what can be told.

    Returns:
        The refusal.
    """
    detail = error.text if isinstance(error, UnprovedError) else http_wording.FAILED
    return refusal(request.scope, HTTPStatus.INTERNAL_SERVER_ERROR, detail)
