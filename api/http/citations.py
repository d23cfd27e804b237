"""Citations over HTTP: every citation of a text, checked; the text is kept nowhere and logged nowhere."""

import datetime as dt
from typing import Annotated

from fastapi import APIRouter
from pydantic import Field, ValidationError
from starlette.responses import Response

from privesfeer.api.ask.registry import citator, codebook
from privesfeer.api.ask.request import InvalidRequestError, parsed, to_json
from privesfeer.api.ask.today import today
from privesfeer.api.http import wording
from privesfeer.api.http.problem import ProblemDetailsError, refusal
from privesfeer.api.http.render_pool import in_render_pool
from privesfeer.api.http.route import ApiRoute, Call, said, takes
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import Day
from privesfeer.cases.commons.text import Record
from privesfeer.cases.problems import problems
from privesfeer.engine import CitationCheck

_SAID = catalogue(__file__)

LONGEST = 300_000  # characters of a text: over a hundred pages


class CitingText(Record):
    """A text that cites.

    Attributes:
        text: the text, plain or in Markdown.
        as_of: the day on which rulings and articles are read; without it today.
    """

    text: Annotated[str, Field(max_length=LONGEST)]
    as_of: Day | None = None


_EXAMPLE = {
    "text": "Het bewijs is toegelaten (Rb. Den Haag 11 januari 2022, ECLI:NL:RBDHA:2022:257).",
    "as_of": "2026-12-01",
}
router = APIRouter(route_class=ApiRoute)


@router.post(
    "/citations/check",
    **said(_SAID.CHECK_CITATIONS),
    response_model=CitationCheck,
    openapi_extra=takes(CitingText, {"passage": _EXAMPLE}),
)
async def check_citations(call: Call) -> Response:
    """Check every citation of a text.

    Raises:
        ProblemDetailsError: the body holds no text, or one that is too long.
    """
    try:
        content = parsed(await call.body(), call.lang, json_only=True)
    except InvalidRequestError as error:
        raise refusal(error) from error
    try:
        asked = CitingText.model_validate(content)
    except ValidationError as error:
        raise ProblemDetailsError(422, wording.REFUSED, problems(error, CitingText, codebook()), call.lang) from error
    given = asked.text, asked.as_of or today()
    if "app" in call.scope:
        return call.reply(await in_render_pool(call, call.lang, checked_json, *given))
    return call.reply(checked_json(*given))  # a tool has no application around it


def checked_json(text: str, day: dt.date) -> bytes:
    """Check the citations of a text.

    Args:
        text: the text.
        day: the day on which rulings and articles are read.

    Returns:
        What was found, as JSON.
    """
    return to_json(citator().check(text, day).model_dump(mode="json"))
