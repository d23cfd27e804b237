"""Problem: what is wrong with a call, as problem details (RFC 9457) that a caller can act on."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api import wording
from api.http.negotiation import accepted_lang
from api.request import to_json
from cases.problem import Problem
from cases.text import Lang, Text
from engine.fault import UnprovedError

MEDIA = "application/problem+json"


class RefusedError(Exception):
    """A request that gets another answer than it asked for.

    Attributes:
        status: the HTTP status.
        detail: why, in both languages.
        problems: what is wrong with which field.
        lang: the language of the caller; None: as the headers say.
    """

    def __init__(self, status: int, detail: Text, problems: tuple[Problem, ...] = (), lang: Lang | None = None) -> None:
        """Keep why.

        Args:
            status: the HTTP status.
            detail: why.
            problems: what is wrong with which field.
            lang: the language of the caller; None: as the headers say.
        """
        super().__init__(detail.en)
        self.status, self.detail, self.problems, self.lang = status, detail, problems, lang


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


def problem_response(
    status: int,
    detail: Text,
    lang: Lang,
    problems: tuple[Problem, ...] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Answer with a problem.

    Args:
        status: the HTTP status.
        detail: why.
        lang: the language.
        problems: what is wrong with which field.
        headers: more headers.

    Returns:
        The response.
    """
    content = to_json(problem_content(status, detail, lang, problems))
    return Response(content, status, {**(headers or {}), "Content-Language": lang}, MEDIA)


async def refused(request: Request, error: Exception) -> Response:
    """Answer a refusal.

    Args:
        request: the request.
        error: the refusal.

    Returns:
        The problem.
    """
    assert isinstance(error, RefusedError)  # noqa: S101 - the handler of that error; narrows the type
    return problem_response(error.status, error.detail, error.lang or _lang(request), error.problems)


async def misread(request: Request, error: Exception) -> Response:
    """Answer for a page in a language that there is not, or for a form that lacks its file.

    Args:
        request: the request.
        error: what FastAPI says of it.

    Returns:
        The problem.
    """
    assert isinstance(error, RequestValidationError)  # noqa: S101 - the handler of that error; narrows the type
    if any(each["loc"][0] == "path" for each in error.errors()):
        return problem_response(HTTPStatus.NOT_FOUND, wording.NO_PAGE, _lang(request))
    return problem_response(HTTPStatus.UNPROCESSABLE_ENTITY, wording.FORM_LACKS, _lang(request))


async def not_served(request: Request, error: Exception) -> Response:
    """Answer for an address or method that there is not.

    Args:
        request: the request.
        error: which of the two.

    Returns:
        The problem.
    """
    assert isinstance(error, HTTPException)  # noqa: S101 - the handler of that error; narrows the type
    method = error.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    detail = wording.NO_METHOD if method else wording.NO_PAGE
    return problem_response(error.status_code, detail, _lang(request), headers=error.headers)


async def failed(request: Request, error: Exception) -> Response:
    """Answer for an error of the program's own, without details but where it says itself what can be told.

    Args:
        request: the request.
        error: the error.

    Returns:
        The problem.
    """
    detail = error.text if isinstance(error, UnprovedError) else wording.FAILED
    return problem_response(HTTPStatus.INTERNAL_SERVER_ERROR, detail, _lang(request))


def _lang(request: Request) -> Lang:
    return accepted_lang(request.headers.get("accept-language", ""))
