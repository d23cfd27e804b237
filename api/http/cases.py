"""Cases: what is answered on the facts of an incident or case file."""

import dataclasses
from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query
from pydantic import ValidationError
from starlette.responses import Response

from privesfeer.api.ask.receipt import (
    NONCE_PATTERN,
    EarlierReceipt,
    Nonce,
    NonceError,
    Receipt,
    Replay,
    nonce_of,
    receipt,
    replay,
)
from privesfeer.api.ask.registry import codebook
from privesfeer.api.ask.request import (
    CaseRequest,
    InvalidRequestError,
    Request,
    parsed,
    to_json,
)
from privesfeer.api.drafts import DraftRefusedError, draft_document
from privesfeer.api.http import example, wording
from privesfeer.api.http.logs import NONCE, RECEIPT
from privesfeer.api.http.problem import ProblemDetailsError, refusal
from privesfeer.api.http.query import (
    AboutQuery,
    ChangesQuery,
    DraftQuery,
    InterviewQuery,
    MemoQuery,
    PictureQuery,
    VerdictQuery,
)
from privesfeer.api.http.render_pool import in_render_pool
from privesfeer.api.http.route import JSON, ApiRoute, Call, Responses, said, takes
from privesfeer.api.memo import Reader, memo_document
from privesfeer.api.paper.document import Document, DocumentError
from privesfeer.api.paper.forms import MEDIA
from privesfeer.api.paper.writers import written
from privesfeer.api.pictures.drawn import NotDrawnError, drawn
from privesfeer.api.reports.diary import CALENDAR, diary
from privesfeer.api.reports.look import search_log
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.problem import Problem
from privesfeer.cases.commons.text import Lang, Record
from privesfeer.cases.problems import problems
from privesfeer.engine import Advice, Arguments, Changes, Compact, Interview, Look, Remedies, Scales, Stability, Verdict

_SAID = catalogue(__file__)

router = APIRouter(route_class=ApiRoute)
CASE = takes(Request | CaseRequest, example.CASES)
NonceGiven = Annotated[
    str | None,
    Header(
        alias=NONCE,
        description="The nonce of the receipt: 128 random bits in hexadecimal.",
        examples=[example.NONCE],
        json_schema_extra={"pattern": NONCE_PATTERN},  # refused in our own words
    ),
]
_ENDINGS = {
    "image/svg+xml": ".svg",
    "text/vnd.mermaid": ".mmd",
    "text/vnd.graphviz": ".dot",
    JSON: ".json",
}
# A page that stands on its own has its style within it, and asks for nothing else.
PAGES = {
    "text/html": {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"}
}
_OBJECT = {"schema": {"type": "object"}}
_TEXT = {"schema": {"type": "string"}}
_BYTES = {"schema": {"type": "string", "format": "binary"}}
_PAPERS = {JSON: _OBJECT, MEDIA[".html"]: _TEXT, MEDIA[".pdf"]: _BYTES, MEDIA[".docx"]: _BYTES}
TEXTS: Responses = {200: {"content": _PAPERS}, 501: {}}
_LOGS: Responses = {200: {"content": {**_PAPERS, MEDIA[".md"]: _TEXT}}, 501: {}}
_DIARY: Responses = {200: {"content": {CALENDAR: _TEXT}}}
_DRAWN: Responses = {200: {"content": {media: _OBJECT if media == JSON else _TEXT for media in _ENDINGS}}}
_SENT = {
    RECEIPT: "The receipt of a full verdict, as canonical JSON (RFC 8785), for replayVerdict.",
    NONCE: "The nonce with which the receipt was made, for replayVerdict; to be kept apart from it.",
}
_RECEIPT: Responses = {
    200: {"headers": {name: {"schema": {"type": "string"}, "description": each} for name, each in _SENT.items()}}
}


def _nonce(given: str | None) -> str | None:
    """Read the nonce that stands in the head, if one does; raises a `ProblemDetailsError` where it is none."""
    try:
        return None if given is None else nonce_of(given)
    except NonceError as error:
        raise ProblemDetailsError(422, wording.REFUSED, (Problem(field=NONCE, text=error.text),)) from error


class ReplayBody(Record):
    """A verdict's facts, its receipt and the nonce of that.

    Attributes:
        request: the incident or case file, which is checked by itself.
        receipt: the receipt.
        nonce: the nonce.
    """

    request: Any
    receipt: Receipt
    nonce: Nonce


class EarlierReplayBody(Record):
    """A verdict's facts and its receipt, of up to version 0.5.

    Attributes:
        request: the incident or case file, which is checked by itself.
        receipt: the receipt; it has no nonce.
    """

    request: Any
    receipt: EarlierReceipt


_REPLAYED = takes(
    {
        "type": "object",
        "properties": {
            "request": Request | CaseRequest,
            "receipt": Receipt | EarlierReceipt,
            "nonce": {
                "type": "string",
                "pattern": NONCE_PATTERN,
                "description": "The nonce of the receipt; left out where the receipt is one of up to version 0.5.",
            },
        },
        "required": ["request", "receipt"],
        "additionalProperties": False,
    },
    {
        name: {"request": body, "receipt": example.RECEIPT | {"lang": body["lang"]}, "nonce": example.NONCE}
        for name, body in {"replay": example.EXAMPLE, "replay_en": example.EXAMPLE_EN}.items()
    },
)


@router.post(
    "/verdicts",
    **said(_SAID.GIVE_VERDICT),
    response_model=Verdict | Compact,
    responses=_RECEIPT,
    openapi_extra=CASE,
)
async def give_verdict(call: Call, query: Annotated[VerdictQuery, Query()], nonce_given: NonceGiven = None) -> Response:
    """Give the verdict on an incident or case file, or its compact form.

    Returns:
        The same bytes as the command line's JSON, with the receipt and its nonce in headers.
    """
    asked, nonce = await call.case(), _nonce(nonce_given)
    if query.form == "compact":
        return call.tell(asked.compact(), asked.lang)
    verdict = asked.verdict()
    content, nonce = call.told(verdict, asked.lang), nonce_of(nonce)
    kept = receipt(asked, verdict, content, nonce)
    return call.reply(content, asked.lang, {RECEIPT: kept.header, NONCE: nonce})


@router.post("/verdicts/replay", **said(_SAID.REPLAY_VERDICT), response_model=Replay, openapi_extra=_REPLAYED)
async def replay_verdict(call: Call) -> Response:
    """Give a verdict once more, and say whether it is the same.

    Raises:
        ProblemDetailsError: the body has no facts, no receipt, or not the nonce that goes with it.
    """
    model: type[ReplayBody | EarlierReplayBody] = ReplayBody
    try:
        content = parsed(await call.body(), call.lang, json_only=True)
        match content:
            case {"receipt": {"incident_hash": _}}:
                model = EarlierReplayBody
        body = model.model_validate(content)
        asked = call.route.version.case(body.request, call.lang)
    except InvalidRequestError as error:
        raise refusal(error) from error
    except ValidationError as error:
        raise ProblemDetailsError(422, wording.REFUSED, problems(error, model, codebook())) from error
    nonce = body.nonce if isinstance(body, ReplayBody) else None
    return call.tell(replay(asked, body.receipt, nonce, call.route.version.tell), asked.lang)


@router.post("/measures", **said(_SAID.GIVE_MEASURES), response_model=Scales, openapi_extra=CASE)
async def give_measures(call: Call) -> Response:
    """Say how each measure that could be taken would stand."""
    asked = await call.case()
    return call.tell(asked.scale(), asked.lang)


@router.post("/advice", **said(_SAID.GIVE_ADVICE), response_model=Advice, openapi_extra=CASE)
async def give_advice(call: Call) -> Response:
    """Say what to do."""
    asked = await call.case()
    return call.tell(asked.advice(), asked.lang)


@router.post("/remedies", **said(_SAID.GIVE_REMEDIES), response_model=Remedies, responses=_DIARY, openapi_extra=CASE)
async def give_remedies(call: Call) -> Response:
    """Tell what may be asked, until when and for how much; or the last days and the steps with a day as a calendar."""
    asked = await call.case()
    told = asked.remedies()
    if call.media == CALENDAR:
        return call.reply(diary(told, asked.lang, asked.advice()), asked.lang)
    return call.tell(told, asked.lang)


@router.post("/before", **said(_SAID.LOOK_BEFORE), response_model=Look, responses=_LOGS, openapi_extra=CASE)
async def look_before(call: Call) -> Response:
    """Say whether something may be looked into before it is, or write the log of the search.

    Raises:
        ProblemDetailsError: the system lacks what a form needs; or the log cannot be written now.
    """
    asked = await call.case()
    if call.media == JSON:
        return call.tell(asked.before(), asked.lang)
    return await paper(call, asked.lang, log_in_media, asked, call.media)


@router.post("/stability", **said(_SAID.GIVE_STABILITY), response_model=Stability, openapi_extra=CASE)
async def give_stability(call: Call, query: Annotated[AboutQuery, Query()]) -> Response:
    """Say how far each answer can turn."""
    asked = await call.case()
    return call.tell(asked.stability(query.questions), asked.lang)


@router.post("/changes", **said(_SAID.GIVE_CHANGES), response_model=Changes, openapi_extra=CASE)
async def give_changes(call: Call, query: Annotated[ChangesQuery, Query()]) -> Response:
    """Say what would have to be otherwise for another answer."""
    asked = await call.case()
    return call.tell(asked.changes(query.question, status=query.status, most=query.most), asked.lang)


@router.post("/arguments", **said(_SAID.GIVE_ARGUMENTS), response_model=Arguments, openapi_extra=CASE)
async def give_arguments(call: Call, query: Annotated[AboutQuery, Query()]) -> Response:
    """Give the arguments for either side."""
    asked = await call.case()
    return call.tell(asked.arguments(query.questions), asked.lang)


@router.post("/interview", **said(_SAID.GIVE_INTERVIEW), response_model=Interview, openapi_extra=CASE)
async def give_interview(call: Call, query: Annotated[InterviewQuery, Query()]) -> Response:
    """Give the facts that still matter, or the next one alone."""
    asked = await call.case()
    told = asked.interview()
    return call.tell(told if query.form == "full" else replace(told, groups=()), asked.lang)


@router.post("/memo", **said(_SAID.WRITE_MEMO), responses=TEXTS, openapi_extra=CASE)
async def write_memo(call: Call, query: Annotated[MemoQuery, Query()], nonce_given: NonceGiven = None) -> Response:
    """Write the memo on an incident or case file in the form that is asked for.

    Raises:
        ProblemDetailsError: the system lacks what a form needs; or it cannot be written now.
    """
    asked, nonce = await call.case(), _nonce(nonce_given)
    return await paper(call, asked.lang, memo_in_media, asked, query.reader, call.media, nonce)


@router.post("/drafts", **said(_SAID.WRITE_DRAFT), responses=TEXTS, openapi_extra=CASE)
async def write_draft(call: Call, query: Annotated[DraftQuery, Query()]) -> Response:
    """Write a document that follows from an incident or case file in the form that is asked for.

    Raises:
        ProblemDetailsError: the document does not fit the file; the system lacks what a form needs; or it cannot be
            written now.
    """
    asked = await call.case()
    given = (asked, query.of, query.party, call.media)
    try:
        if call.media == JSON:
            return call.reply(draft_in_media(*given), asked.lang)
        return await paper(call, asked.lang, draft_in_media, *given)
    except DraftRefusedError as error:
        found = tuple(map(call.route.version.blame, error.problems))
        raise ProblemDetailsError(422, error.text, found, lang=asked.lang) from error


@router.post("/pictures", **said(_SAID.DRAW_PICTURE), responses=_DRAWN, openapi_extra=CASE)
async def draw_picture(call: Call, query: Annotated[PictureQuery, Query()]) -> Response:
    """Draw the verdict on an incident or case file, or export the graph of its arguments.

    Raises:
        ProblemDetailsError: there is nothing to draw, or not in that form.
    """
    asked = await call.case()
    if query.kind != "graph" and call.media != "image/svg+xml":
        raise ProblemDetailsError(406, wording.NO_SUCH_MEDIA.fill(media="image/svg+xml"), lang=asked.lang)
    try:
        content = drawn(asked.verdict(), query.kind, query.question, _ENDINGS[call.media], asked.lang)
    except NotDrawnError as error:
        raise ProblemDetailsError(422, error.text, lang=asked.lang) from error
    return call.reply(content, asked.lang)


def memo_in_media(asked: Request | CaseRequest, reader: Reader, media: str, nonce: str | None) -> bytes:
    """Write the memo on an incident or case file as a caller accepts it; see `in_media`."""
    return in_media(memo_document(asked, asked.lang, reader, nonce=nonce), media)


def draft_in_media(asked: Request | CaseRequest, kind: str, party: str | None, media: str) -> bytes:
    """Write a document that follows from an incident or case file as a caller accepts it; see `in_media`."""
    return in_media(draft_document(asked, asked.lang, kind, party), media)


async def paper(call: Call, lang: Lang, make: Callable[..., bytes], *given: object) -> Response:
    """Answer with a text that the render pool writes; see `RenderPool.make`.

    Raises:
        ProblemDetailsError: the system lacks what its form needs; or it cannot be written now.
        DraftRefusedError: it is a draft, and does not fit the file.
    """
    try:
        content = await in_render_pool(call, lang, make, *given)
    except DraftRefusedError:
        raise
    except DocumentError as error:
        raise ProblemDetailsError(501, error.text, lang=lang) from error
    return call.reply(content, lang, PAGES.get(call.media))


def in_media(text: Document, media: str) -> bytes:
    """Write a text as a caller accepts it.

    Args:
        text: the text.
        media: the media type; as JSON it gives the blocks, with what stands at the foot.

    Returns:
        The content.

    Raises:
        DocumentError: the system lacks what the form needs.
    """
    if media != JSON:
        return written(text, next(suffix for suffix, each in MEDIA.items() if each == media))
    blocks = [{"block": type(each).__name__.lower(), **dataclasses.asdict(each)} for each in text.blocks]
    return to_json({"lang": text.lang, "date": text.date.isoformat(), "blocks": blocks, "foot": [text.foot]})


def log_in_media(asked: Request | CaseRequest, media: str) -> bytes:
    """Write the log of a search as a caller accepts it; see `in_media`."""
    return in_media(search_log(asked.before(), asked.lang), media)
