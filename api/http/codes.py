"""Codes over HTTP: a social media code checked, tried on the casebook or on an incident, and written."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import ValidationError
from starlette.responses import Response

from privesfeer.api.ask.code_checker import Choices, Policy, stress, with_code
from privesfeer.api.ask.code_checker import check_code as check
from privesfeer.api.ask.registry import codebook
from privesfeer.api.ask.request import InvalidRequestError, Request, parsed, to_json
from privesfeer.api.http import example, wording
from privesfeer.api.http.cases import TEXTS, in_media, paper
from privesfeer.api.http.problem import ProblemDetailsError, refusal
from privesfeer.api.http.query import QueryModel
from privesfeer.api.http.render_pool import in_render_pool
from privesfeer.api.http.route import ApiRoute, Call, said, takes
from privesfeer.api.http.version import ApiVersion
from privesfeer.api.reports.written_code import Audience, code_document
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.serialize import Localizable
from privesfeer.cases.commons.text import Lang, Record
from privesfeer.cases.problems import problems
from privesfeer.engine import CodeCheck, Stress, WithCode

_SAID = catalogue(__file__)


class TriedCode(Record):
    """A code, and the incident on which it is tried.

    Attributes:
        policy: the code.
        incident: the incident.
    """

    policy: Policy
    incident: Request


class CodeDraftQuery(QueryModel):
    """For whom a code is written.

    Attributes:
        audience: staff, in short; or the works council, with reasons and sources.
    """

    audience: Audience = "staff"


async def _read(call: Call, model: type[Any]) -> Any:  # noqa: ANN401 - what the model makes of it
    try:
        content = parsed(await call.body(), call.lang, json_only=True)
        call.route.version.check(content.get("incident") if isinstance(content, dict) else None, call.lang)
    except InvalidRequestError as error:
        raise refusal(error) from error
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise ProblemDetailsError(422, wording.REFUSED, problems(error, model, codebook()), call.lang) from error


async def _told(call: Call, answer: Callable[[Any], Localizable], asked: object) -> Response:
    given = answer, asked, call.route.version, call.lang
    # All rulings may be decided again.
    return call.reply(await in_render_pool(call, call.lang, _answered, *given), call.lang)


def _answered(answer: Callable[[Any], Localizable], asked: object, version: ApiVersion, lang: Lang) -> bytes:
    return to_json(version.tell(answer(asked), lang))


def _compared(asked: TriedCode) -> WithCode:
    return with_code(asked.policy, asked.incident, asked.incident.day)


def _drafted(choices: Choices, lang: Lang, audience: Audience, media: str) -> bytes:
    return in_media(code_document(choices, lang, audience), media)


router = APIRouter(route_class=ApiRoute)
_CODE = takes(Policy, {"code": example.CODE})
_TRIED = takes(
    {
        "type": "object",
        "properties": {"policy": Policy, "incident": Request},
        "required": ["policy", "incident"],
        "additionalProperties": False,
    },
    {"compared": {"policy": example.CODE, "incident": {"facts": example.EXAMPLE["facts"]}}},
)


@router.post("/codes/check", **said(_SAID.CHECK_CODE), response_model=CodeCheck, openapi_extra=_CODE)
async def check_code(call: Call) -> Response:
    """Say of each rule of a code what the law says of it."""
    return await _told(call, check, await _read(call, Policy))


@router.post("/codes/test", **said(_SAID.TEST_CODE), response_model=Stress, openapi_extra=_CODE)
async def test_code(call: Call) -> Response:
    """Decide the rulings of the casebook once more as if a code had been in force."""
    return await _told(call, stress, await _read(call, Policy))


@router.post("/codes/compare", **said(_SAID.COMPARE_CODE), response_model=WithCode, openapi_extra=_TRIED)
async def compare_code(call: Call) -> Response:
    """Say what a code changes in an incident."""
    return await _told(call, _compared, await _read(call, TriedCode))


@router.post(
    "/codes/draft",
    **said(_SAID.DRAFT_CODE),
    responses=TEXTS,
    openapi_extra=takes(Choices, {"choices": example.CHOICES}),
)
async def draft_code(call: Call, query: Annotated[CodeDraftQuery, Query()]) -> Response:
    """Write a code in the form that is asked for.

    Raises:
        ProblemDetailsError: the body does not hold choices; the system lacks what a form needs; or it cannot be
            written now.
    """
    return await paper(call, call.lang, _drafted, await _read(call, Choices), call.lang, query.audience, call.media)
