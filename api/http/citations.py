"""Citations over HTTP: every citation of a text, checked; the text is kept nowhere and logged nowhere."""

import datetime as dt
from typing import Annotated

from pydantic import Field, ValidationError

from privesfeer.api.ask.registry import citator, codebook
from privesfeer.api.ask.request import InvalidRequestError, parsed, to_json
from privesfeer.api.ask.today import today
from privesfeer.api.http import wording
from privesfeer.api.http.problem import ProblemDetailsError
from privesfeer.api.http.render_pool import in_render_pool
from privesfeer.api.http.route import JSON, Call, Endpoint, Reply, refusal
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


async def check_citations(call: Call) -> Reply:
    """Check every citation of a text.

    Args:
        call: the call.

    Returns:
        The citations with what is not right.

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
    if "app" in call.asked.scope:
        return Reply(await in_render_pool(call.asked, call.lang, checked_json, *given))
    return Reply(checked_json(*given))  # a tool has no application around it


def checked_json(text: str, day: dt.date) -> bytes:
    """Check the citations of a text.

    Args:
        text: the text.
        day: the day on which rulings and articles are read.

    Returns:
        What was found, as JSON.
    """
    return to_json(citator().check(text, day).model_dump(mode="json"))


ROUTES: tuple[Endpoint, ...] = (
    Endpoint(
        "/citations/check",
        "checkCitations",
        _SAID.CHECK_CITATIONS,
        check_citations,
        {JSON: CitationCheck},
        "POST",
        takes=CitingText,
        examples={
            "passage": {
                "text": "Het bewijs is toegelaten (Rb. Den Haag 11 januari 2022, ECLI:NL:RBDHA:2022:257).",
                "as_of": "2026-12-01",
            }
        },
        tongues=False,
    ),
)
