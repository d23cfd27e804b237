"""Problem: what is wrong with a call, as problem details (RFC 9457) that a caller can act on."""

from collections.abc import Mapping
from typing import Any

from privesfeer.api.ask import wording as ask_wording
from privesfeer.api.ask.request import InvalidRequestError, UnreadableRequestError
from privesfeer.api.http import wording
from privesfeer.api.paper.blocks import printable
from privesfeer.cases.commons.problem import Problem
from privesfeer.cases.commons.text import Lang, Text

MEDIA = "application/problem+json"
_SHOWN = 200  # how many characters of the caller's own words are repeated at most


class ProblemDetailsError(Exception):
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


def missing(text: Text, name: str, near: str | None, field: str = "key") -> ProblemDetailsError:
    """Say that there is nothing by a name.

    Args:
        text: says so, with a place for the name.
        name: what the caller wrote.
        near: what there is that looks like it, if anything.
        field: the part of the address that holds it.

    Returns:
        The refusal, with what was meant perhaps.
    """
    shown = printable(name, _SHOWN)
    told = text.fill(name=shown)
    if near:
        told = ask_wording.DID_YOU_MEAN.fill(text=told, nearest=near)
    return ProblemDetailsError(404, told, (Problem(field=field, text=told, value=shown, nearest=near),))


def refusal(error: InvalidRequestError) -> ProblemDetailsError:
    """Say over HTTP what is wrong with an incident or case file.

    Args:
        error: what is wrong.

    Returns:
        400 for what is no document, 422 for what is no incident or case file.
    """
    if isinstance(error, UnreadableRequestError):
        return ProblemDetailsError(400, wording.HTTP_STATUS[400], error.problems, error.lang)
    return ProblemDetailsError(422, wording.REFUSED, error.problems, error.lang)
