"""Codes over HTTP: a social media code checked, tried on the casebook or on an incident, and written."""

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from privesfeer.api.ask.code_checker import Choices, Policy, check_code, stress, with_code
from privesfeer.api.ask.registry import codebook
from privesfeer.api.ask.request import InvalidRequestError, Request, parsed, to_json
from privesfeer.api.http import example, wording
from privesfeer.api.http.cases import PAGE, TEXTS, in_media
from privesfeer.api.http.problem import ProblemDetailsError
from privesfeer.api.http.render_pool import in_render_pool
from privesfeer.api.http.route import JSON, Call, Endpoint, Reply, refusal
from privesfeer.api.http.version import ApiVersion
from privesfeer.api.paper.document import DocumentError
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


class CodeDraftQuery(Record):
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


def _told(model: type[Any], answer: Callable[[Any], Localizable]) -> Callable[[Call], Any]:
    async def give(call: Call) -> Reply:
        asked = await _read(call, model)
        # All rulings may be decided again.
        given = answer, asked, call.route.version, call.lang
        return Reply(await in_render_pool(call.asked, call.lang, _answered, *given), call.lang)

    return give


def _answered(answer: Callable[[Any], Localizable], asked: object, version: ApiVersion, lang: Lang) -> bytes:
    return to_json(version.tell(answer(asked), lang))


def _compared(asked: TriedCode) -> WithCode:
    return with_code(asked.policy, asked.incident, asked.incident.day)


def _drafted(choices: Choices, lang: Lang, audience: Audience, media: str) -> bytes:
    return in_media(code_document(choices, lang, audience), media)


async def give_draft(call: Call) -> Reply:
    """Write a code.

    Args:
        call: the call.

    Returns:
        The code in the form that was asked for.

    Raises:
        RefusedError: the body does not hold choices; the system lacks what a form needs; or it cannot be written now.
    """
    choices, audience = await _read(call, Choices), call.query(CodeDraftQuery).audience
    try:
        content = await in_render_pool(call.asked, call.lang, _drafted, choices, call.lang, audience, call.media)
    except DocumentError as error:
        raise ProblemDetailsError(501, error.text, lang=call.lang) from error
    return Reply(content, call.lang, PAGE if call.media == "text/html" else {})


ROUTES = (
    Endpoint(
        "/codes/check",
        "checkCode",
        _SAID.CHECK_CODE,
        _told(Policy, check_code),
        {JSON: CodeCheck},
        "POST",
        takes=Policy,
        examples={"code": example.CODE},
    ),
    Endpoint(
        "/codes/test",
        "testCode",
        _SAID.TEST_CODE,
        _told(Policy, stress),
        {JSON: Stress},
        "POST",
        takes=Policy,
        examples={"code": example.CODE},
    ),
    Endpoint(
        "/codes/compare",
        "compareCode",
        _SAID.COMPARE_CODE,
        _told(TriedCode, _compared),
        {JSON: WithCode},
        "POST",
        takes={
            "type": "object",
            "properties": {"policy": Policy, "incident": Request},
            "required": ["policy", "incident"],
            "additionalProperties": False,
        },
        examples={"compared": {"policy": example.CODE, "incident": {"facts": example.EXAMPLE["facts"]}}},
    ),
    Endpoint(
        "/codes/draft",
        "draftCode",
        _SAID.DRAFT_CODE,
        give_draft,
        TEXTS,
        "POST",
        CodeDraftQuery,
        takes=Choices,
        examples={"choices": example.CHOICES},
        refusals=(501,),
    ),
)
