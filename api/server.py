"""Server: the verdict and the rulings over HTTP. It keeps nothing, and logs no bodies."""

import ipaddress
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

import fastapi
import uvicorn
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema
from starlette.exceptions import HTTPException

from api import wording
from api.blocks import printable
from api.request import (
    LARGEST,
    CaseRequest,
    InvalidRequestError,
    Request,
    UnreadableRequestError,
    outlook_json,
    read_request,
    scale_json,
    to_json,
    verdict_json,
)
from cases.casebook import UnknownRulingError, casebook
from cases.citation import cite, deeplink, verification
from cases.codebook import codebook, nearest
from cases.problem import Problem
from cases.ruling import Ruling
from cases.text import LANGUAGES, Lang, Text

EXAMPLE: dict[str, Any] = {
    "title": "Vijf collega's in een besloten WhatsAppgroep",
    "facts": {
        "platforms": ["whatsapp"],
        "form": "group_chat",
        "audience": "closed_group",
        "audience_size": 4,
        "colleagues_in_audience": True,
        "work_channel": False,
        "content": ["criticism"],
        "learned_via": "participant",
    },
    "disputed": ["audience_size"],
    "dates": {"utterance": "2026-03-02"},
    "as_of": "2026-11-24",
    "lang": "nl",
}
CASE_EXAMPLE: dict[str, Any] = {
    "title": "Een groepsapp en een openbaar bericht van dezelfde werknemer",
    "facts": {"sector": "private", "prior_warning": True, "measure": "dissolution"},
    "dates": {"measure": "2026-10-12"},
    "conversations": [
        {
            "title": "Besloten groepsapp",
            "facts": {
                "platforms": ["whatsapp"],
                "form": "group_chat",
                "audience": "closed_group",
                "content": ["criticism"],
                "learned_via": "participant",
            },
            "dates": {"utterance": "2026-09-14"},
        },
        {
            "title": "Openbaar bericht over een klant",
            "facts": {
                "platforms": ["facebook"],
                "form": "post",
                "audience": "public",
                "content": ["insult"],
                "target": "customer",
                "learned_via": "customer",
            },
            "disputed": ["target"],
            "dates": {"utterance": "2026-09-21"},
        },
    ],
    "as_of": "2026-11-24",
    "lang": "nl",
}
_PROBLEM = "application/problem+json"
_SHOWN = 200  # how many characters of the caller's own words are repeated at most
_REFUSALS: dict[int | str, dict[str, Any]] = {
    status: {"description": wording.HTTP_STATUS[status].en, "content": {_PROBLEM: {}}}
    for status in (400, 413, 415, 422)
}
_SCHEMAS = "#/components/schemas/{model}"
# The body is read by this program itself, so FastAPI does not know its models.
_TAKES = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"anyOf": [{"$ref": _SCHEMAS.format(model=name)} for name in ("Request", "CaseRequest")]},
                "examples": {
                    "incident": {"summary": "An incident: one conversation", "value": EXAMPLE},
                    "case_file": {
                        "summary": "A case file: several conversations of one employee",
                        "value": CASE_EXAMPLE,
                    },
                },
            }
        },
    }
}

_MOST = 2  # changes at a time: with three, one caller could keep the others waiting for half a minute
_CHANGES = [
    {
        "name": "question",
        "in": "query",
        "required": True,
        "schema": {"type": "string", "enum": [each.id for each in codebook().questions]},
    },
    {"name": "status", "in": "query", "schema": {"type": "boolean", "default": False}},
    {"name": "most", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": _MOST, "default": _MOST}},
]


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


def create_app() -> fastapi.FastAPI:
    """Make the application.

    Returns:
        The application, ready to be served.
    """
    # The usual pages with documentation load scripts from elsewhere; /openapi.json says the same without.
    app = fastapi.FastAPI(
        title="Privésfeer", version=version("privesfeer"), docs_url=None, redoc_url=None, lifespan=_warmed
    )
    app.add_api_route(
        "/v1/verdicts",
        give_verdict,
        methods=["POST"],
        summary="Give the verdict on an incident or a case file",
        responses=_REFUSALS,
        openapi_extra=_TAKES,
    )
    app.add_api_route(
        "/v1/measures",
        give_measures,
        methods=["POST"],
        summary="Say how each measure that could be taken would stand on the facts of an incident or a case file",
        responses=_REFUSALS,
        openapi_extra=_TAKES,
    )
    app.add_api_route(
        "/v1/stability",
        give_stability,
        methods=["POST"],
        summary="Say which facts can still change the answers on an incident or a case file, and which cannot",
        responses=_REFUSALS,
        openapi_extra=_TAKES,
    )
    app.add_api_route(
        "/v1/changes",
        give_changes,
        methods=["POST"],
        summary="Say what would have to be different for the answer to one question to be another",
        responses=_REFUSALS,
        openapi_extra=_TAKES | {"parameters": _CHANGES},
    )
    app.add_api_route(
        "/v1/rulings/{key:path}",
        give_ruling,
        methods=["GET"],
        summary="Give a ruling by its key, ECLI, LJN or application number",
        responses={404: {"description": wording.HTTP_STATUS[404].en, "content": {_PROBLEM: {}}}},
    )
    app.add_api_route("/v1/health", give_health, methods=["GET"], summary="Say whether verdicts can be given")
    app.add_exception_handler(RefusedError, _refused)
    app.add_exception_handler(HTTPException, _not_served)
    app.add_exception_handler(Exception, _failed)
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign] # FastAPI's own way to extend the description
    return app


@asynccontextmanager
async def _warmed(_app: fastapi.FastAPI) -> AsyncIterator[None]:
    """Reason once before the first caller comes: books that are not sound fail here, and the engines get built."""
    Request().verdict()
    yield


def _openapi(app: fastapi.FastAPI) -> dict[str, Any]:
    """Describe the API, with the models of what it takes."""
    if not app.openapi_schema:
        described = get_openapi(title=app.title, version=app.version, routes=app.routes)
        _, models = models_json_schema([(Request, "validation"), (CaseRequest, "validation")], ref_template=_SCHEMAS)
        described.setdefault("components", {}).setdefault("schemas", {}).update(models["$defs"])
        app.openapi_schema = described
    return app.openapi_schema


# All of these are `async def` and wait for nothing but the body: so they run on the one thread of the event loop,
# which has the one set of experta engines of the process. On FastAPI's pool of threads each thread would build its
# own; and as reasoning holds the interpreter's lock, none would be quicker for it.


async def give_verdict(request: fastapi.Request) -> fastapi.Response:
    """Give the verdict on the incident or case file in the body.

    Args:
        request: the request.

    Returns:
        The same bytes as the command line's JSON.

    Raises:
        RefusedError: the body is neither of them in JSON.
    """
    asked = await _asked(request)
    return _answer(verdict_json(asked.verdict(), asked.lang), asked.lang)


async def give_measures(request: fastapi.Request) -> fastapi.Response:
    """Put every measure that could be taken beside the incident or case file in the body.

    Args:
        request: the request.

    Returns:
        The same bytes as the command line's JSON.

    Raises:
        RefusedError: the body is neither of them in JSON.
    """
    asked = await _asked(request)
    return _answer(scale_json(asked.scale(), asked.lang), asked.lang)


async def give_stability(request: fastapi.Request) -> fastapi.Response:
    """Say which facts can still change the answers on the incident or case file in the body.

    Args:
        request: the request.

    Returns:
        The same bytes as the command line's JSON.

    Raises:
        RefusedError: the body is neither of them in JSON.
    """
    asked = await _asked(request)
    return _answer(outlook_json(asked.stability(), asked.lang), asked.lang)


async def give_changes(request: fastapi.Request) -> fastapi.Response:
    """Say what would have to be different for the answer to a question to be another.

    Args:
        request: the request; its query names the question, and may ask for another status and for fewer changes.

    Returns:
        The same bytes as the command line's JSON.

    Raises:
        RefusedError: the body is neither an incident nor a case file in JSON, or the query is not sound.
    """
    query, questions = request.query_params, [each.id for each in codebook().questions]
    question, status, most = query.get("question", ""), query.get("status", "false"), query.get("most", str(_MOST))
    sizes = [str(size) for size in range(1, _MOST + 1)]
    for field, value, allowed in (
        ("question", question, questions),
        ("status", status, ["true", "false"]),
        ("most", most, sizes),
    ):
        if value not in allowed:
            name = printable(value, _SHOWN)
            text = wording.NO_SUCH_VALUE.fill(field=field, value=name, allowed=", ".join(allowed))
            problem = Problem(
                field=field, text=text, value=name, allowed=tuple(allowed), nearest=nearest(value, allowed)
            )
            raise RefusedError(422, wording.REFUSED, (problem,))
    asked = await _asked(request)
    told = asked.changes(question, status=status == "true", most=int(most))
    return _answer(outlook_json(told, asked.lang), asked.lang)


async def _asked(request: fastapi.Request) -> Request | CaseRequest:
    """Read what is asked from the body, or refuse it."""
    lang = _accepted(request)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise RefusedError(415, wording.ONLY_JSON)
    try:
        return read_request(await _body(request), default_lang=lang, json_only=True)
    except UnreadableRequestError as error:
        raise RefusedError(400, wording.HTTP_STATUS[400], error.problems, error.lang) from error
    except InvalidRequestError as error:
        raise RefusedError(422, wording.REFUSED, error.problems, error.lang) from error


def _answer(content: bytes, lang: Lang) -> fastapi.Response:
    """Answer what was asked; it is kept nowhere on the way."""
    return fastapi.Response(
        content, media_type="application/json", headers={"Cache-Control": "no-store", "Content-Language": lang}
    )


async def _body(request: fastapi.Request) -> bytes:
    """Read the body, and stop as soon as it is too large."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise RefusedError(413, wording.TOO_LARGE)
    return body


async def give_ruling(key: str) -> fastapi.Response:
    """Give a ruling.

    Args:
        key: its key, ECLI, LJN or application number.

    Returns:
        All that is recorded of it, with its citation, address and verification.

    Raises:
        RefusedError: there is no such ruling.
    """
    try:
        ruling = casebook()[key.strip()]
    except UnknownRulingError as error:
        name = printable(key, _SHOWN)
        text = wording.NO_RULING.fill(name=name)
        if error.nearest:
            text = wording.DID_YOU_MEAN.fill(text=text, nearest=error.nearest)
        raise RefusedError(404, text, (Problem(field="key", text=text, value=name, nearest=error.nearest),)) from error
    return fastapi.Response(to_json(ruling_content(ruling)), media_type="application/json")


def ruling_content(ruling: Ruling) -> dict[str, Any]:
    """Give a ruling as JSON values, in both languages.

    Args:
        ruling: the ruling.

    Returns:
        Its citation, address and verification, and what its file holds.
    """
    return {
        "citation": cite(ruling).model_dump(),
        "url": deeplink(ruling),
        "verification": verification(ruling).model_dump(),
        **ruling.model_dump(mode="json"),
        "facts": ruling.facts.plain,
    }


async def give_health() -> fastapi.Response:
    """Say whether verdicts can be given, by giving one.

    Returns:
        The versions with which they are made.
    """
    versions = Request().verdict().versions
    return fastapi.Response(to_json({"status": "ok", "versions": versions.model_dump()}), media_type="application/json")


# ---- what is wrong, as problem details (RFC 9457) --------------------------------------------------------------------


async def _refused(request: fastapi.Request, error: Exception) -> fastapi.Response:
    assert isinstance(error, RefusedError)  # noqa: S101 - the handler of that error; narrows the type
    return _problem(error.status, error.detail, error.lang or _accepted(request), error.problems)


async def _not_served(request: fastapi.Request, error: Exception) -> fastapi.Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - the handler of that error; narrows the type
    method = error.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    detail = wording.NO_METHOD if method else wording.NO_PAGE
    return _problem(error.status_code, detail, _accepted(request), headers=error.headers)


async def _failed(request: fastapi.Request, _error: Exception) -> fastapi.Response:
    return _problem(HTTPStatus.INTERNAL_SERVER_ERROR, wording.FAILED, _accepted(request))


def _problem(
    status: int,
    detail: Text,
    lang: Lang,
    problems: tuple[Problem, ...] = (),
    headers: Mapping[str, str] | None = None,
) -> fastapi.Response:
    content: dict[str, Any] = {
        "title": wording.HTTP_STATUS[status][lang],
        "status": int(status),
        "detail": detail[lang],
        "problems": [problem.model_dump(mode="json") | {"text": problem.text[lang]} for problem in problems],
    }
    return fastapi.Response(
        to_json(content), status, headers={**(headers or {}), "Content-Language": lang}, media_type=_PROBLEM
    )


def _accepted(request: fastapi.Request) -> Lang:
    """Read the caller's language from Accept-Language: the best of ours, by its quality; else Dutch."""
    best: Lang = "nl"
    highest = 0.0
    for part in request.headers.get("accept-language", "").split(","):
        name, _, quality = part.replace(" ", "").lower().partition(";q=")
        lang = next((lang for lang in LANGUAGES if lang == name.partition("-")[0]), None)
        try:
            weight = float(quality or 1)
        except ValueError:
            continue
        if lang and weight > highest:
            best, highest = lang, weight
    return best


# ---- listening -------------------------------------------------------------------------------------------------------


class NotLoopbackError(ValueError):
    """An address that others than this computer can reach."""


class PortTakenError(OSError):
    """A port on which this program cannot listen."""


def listen(host: str, port: int) -> tuple[socket.socket, str]:
    """Take a port of this computer.

    Args:
        host: an address of this computer itself, or localhost.
        port: the port; 0: a free one.

    Returns:
        The socket, and the address at which it is reached.

    Raises:
        NotLoopbackError: the address can be reached by others.
        PortTakenError: the port is in use, or reserved.
    """
    try:
        address = ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError as error:
        raise NotLoopbackError(host) from error
    if not address.is_loopback:
        raise NotLoopbackError(host)
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6  # noqa: PLR2004 - the version of the protocol
    try:
        taken = socket.create_server((str(address), port), family=family)
    except OSError as error:
        raise PortTakenError(port) from error
    shown = f"[{address}]" if family == socket.AF_INET6 else str(address)
    return taken, f"http://{shown}:{taken.getsockname()[1]}"


def run(taken: socket.socket) -> None:
    """Serve until stopped.

    Args:
        taken: the socket to listen on.
    """
    config = uvicorn.Config(create_app(), ws="none", access_log=False, log_level="warning")
    uvicorn.Server(config).run(sockets=[taken])
