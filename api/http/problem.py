"""Problem: what is wrong with a call, as problem details (RFC 9457) that a caller can act on; to people, as a page."""

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from api import wording
from api.http.negotiation import accepted_media, asked_lang
from api.request import to_json
from api.web.layout import refusal_page
from cases.problem import Problem
from cases.text import Lang, Text
from engine import UnprovedError

MEDIA = "application/problem+json"
_PAGE = "text/html"
_PROGRAMS = re.compile(r"/(v1(/.*)?|openapi\.json|metrics|mcp)", re.DOTALL)  # what only programs ask
_NOT_SERVED = {400: wording.FORM_LACKS, 404: wording.NO_PAGE, 405: wording.NO_METHOD}


class RefusedError(Exception):
    """A request that gets another answer than it asked for.

    Attributes:
        status: the HTTP status.
        detail: why, in both languages.
        problems: what is wrong with which field.
        lang: the language of the caller; None: as the headers say.
        headers: more headers of the answer.
    """

    def __init__(
        self,
        status: int,
        detail: Text,
        problems: tuple[Problem, ...] = (),
        lang: Lang | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Keep why.

        Args:
            status: the HTTP status.
            detail: why.
            problems: what is wrong with which field.
            lang: the language of the caller; None: as the headers say.
            headers: more headers of the answer.
        """
        super().__init__(detail.en)
        self.status, self.detail, self.problems = status, detail, problems
        self.lang, self.headers = lang, headers


def problem_content(status: int, detail: Text, lang: Lang, problems: tuple[Problem, ...] = ()) -> dict[str, Any]:
    """Write a problem as JSON values.

    Args:
        status: the HTTP status.
        detail: why.
        lang: the language.
        problems: what is wrong with which field.

    Returns:
        Title, status, detail and problems.
    """
    title = wording.HTTP_STATUS.get(status, detail)
    return {
        "title": title[lang],
        "status": int(status),
        "detail": detail[lang],
        "problems": [problem.model_dump(mode="json") | {"text": problem.text[lang]} for problem in problems],
    }


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

    Returns:
        The response.
    """
    given = Headers(scope=scope)
    lang = lang or asked_lang(scope["path"], given.get("accept-language", ""))
    more = {**(headers or {}), "Cache-Control": "no-store", "Content-Language": lang, "Vary": "Accept, Accept-Language"}
    if _PROGRAMS.fullmatch(scope["path"]) or accepted_media(given.get("accept", ""), (MEDIA, _PAGE)) != _PAGE:
        return Response(to_json(problem_content(status, detail, lang, problems)), status, more, MEDIA)
    response = refusal_page(
        status,
        wording.HTTP_STATUS.get(status, detail),
        detail,
        lang,
        [problem.text[lang] for problem in problems],
        scope.get("state", {}).get("request"),
    )
    response.headers.update(more)
    return response


async def refused(request: Request, error: Exception) -> Response:
    """Answer a refusal.

    Args:
        request: the request.
        error: the refusal.

    Returns:
        The refusal.
    """
    assert isinstance(error, RefusedError)  # noqa: S101 - the handler of that error; narrows the type
    return refusal(
        request.scope, error.status, error.detail, problems=error.problems, lang=error.lang, headers=error.headers
    )


async def misread(request: Request, error: Exception) -> Response:
    """Answer for a page in a language that there is not, or for a form that lacks its file.

    Args:
        request: the request.
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

    Args:
        request: the request.
        error: which of them.

    Returns:
        The refusal.
    """
    assert isinstance(error, HTTPException)  # noqa: S101 - the handler of that error; narrows the type
    detail = _NOT_SERVED.get(error.status_code) or wording.HTTP_STATUS.get(error.status_code, wording.FAILED)
    return refusal(request.scope, error.status_code, detail, headers=error.headers)


async def failed(request: Request, error: Exception) -> Response:
    """Answer for an error of the program's own, without details but where it says itself what can be told.

    Args:
        request: the request.
        error: the error.

    Returns:
        The refusal.
    """
    detail = error.text if isinstance(error, UnprovedError) else wording.FAILED
    return refusal(request.scope, HTTPStatus.INTERNAL_SERVER_ERROR, detail)
