"""Cases: what is answered on the facts of an incident or case file."""

import dataclasses
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from privesfeer.api.ask.receipt import (
    NONCE_PATTERN,
    EarlierReceipt,
    Nonce,
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
from privesfeer.api.http.many import LARGEST_BATCH, LINES, MOST, give_batch, give_lines
from privesfeer.api.http.problem import ProblemDetailsError
from privesfeer.api.http.query import (
    AboutQuery,
    ChangesQuery,
    DraftQuery,
    InterviewQuery,
    ManyQuery,
    MemoQuery,
    NoQuery,
    PictureQuery,
    VerdictQuery,
)
from privesfeer.api.http.render_pool import in_render_pool
from privesfeer.api.http.route import JSON, Call, Endpoint, Reply, Schema, refusal
from privesfeer.api.memo import Reader, memo_document
from privesfeer.api.paper.document import Document, DocumentError
from privesfeer.api.paper.forms import MEDIA
from privesfeer.api.paper.writers import written
from privesfeer.api.pictures.drawn import NotDrawnError, drawn
from privesfeer.api.reports.diary import CALENDAR, diary
from privesfeer.api.reports.look import search_log
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.serialize import Localizable
from privesfeer.cases.commons.text import Record, Text
from privesfeer.cases.problems import problems
from privesfeer.engine import Advice, Arguments, Changes, Compact, Interview, Look, Remedies, Scales, Stability, Verdict

_SAID = catalogue(__file__)

CASE: Schema = {"anyOf": [Request, CaseRequest]}
_NONCE = {
    NONCE: {
        "schema": {"type": "string", "pattern": NONCE_PATTERN},
        "example": example.NONCE,
        "description": "The nonce of the receipt: 128 random bits in hexadecimal.",
    }
}
_ENDINGS = {
    "image/svg+xml": ".svg",
    "text/vnd.mermaid": ".mmd",
    "text/vnd.graphviz": ".dot",
    JSON: ".json",
}
_TEXT: Schema = {"type": "string"}
# A page that stands on its own has its style within it, and asks for nothing else.
PAGE = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"}
_BYTES: Schema = {"type": "string", "format": "binary"}
TEXTS: dict[str, Schema] = {
    JSON: {"type": "object"},
    MEDIA[".html"]: _TEXT,
    MEDIA[".pdf"]: _BYTES,
    MEDIA[".docx"]: _BYTES,
}


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


async def give_verdict(call: Call) -> Reply:
    """Give the verdict on an incident or case file, or its compact form.

    Args:
        call: the call.

    Returns:
        The same bytes as the command line's JSON, with the receipt and its nonce in headers.

    Raises:
        RefusedError: the body is neither of them in JSON.
    """
    asked, given = await call.case(), call.nonce()
    if call.query(VerdictQuery).form == "compact":
        return Reply(call.told(asked.compact(), asked.lang), asked.lang)
    verdict = asked.verdict()
    content, nonce = call.told(verdict, asked.lang), nonce_of(given)
    kept = receipt(asked, verdict, content, nonce)
    return Reply(content, asked.lang, {RECEIPT: kept.header, NONCE: nonce})


async def give_replay(call: Call) -> Reply:
    """Give a verdict once more, and say whether it is the same.

    Args:
        call: the call.

    Returns:
        Whether it is, and what moved.

    Raises:
        RefusedError: the body has no facts, no receipt, or not the nonce that goes with it.
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
    found = replay(asked, body.receipt, nonce, call.route.version.tell)
    return Reply(call.told(found, asked.lang), asked.lang)


def _told(tell: Callable[[Request | CaseRequest, Call], Localizable]) -> Callable[[Call], Awaitable[Reply]]:
    """Make what answers a call with something that is told of a case."""

    async def give(call: Call) -> Reply:
        asked = await call.case()
        return Reply(call.told(tell(asked, call), asked.lang), asked.lang)

    return give


def _about(call: Call) -> tuple[str, ...] | None:
    question = call.query(AboutQuery).question
    return (question,) if question else None


def _changes(asked: Request | CaseRequest, call: Call) -> Changes:
    query = call.query(ChangesQuery)
    return asked.changes(query.question, status=query.status, most=query.most)


def _interview(asked: Request | CaseRequest, call: Call) -> Interview:
    told = asked.interview()
    return told if call.query(InterviewQuery).form == "full" else replace(told, groups=())


async def give_picture(call: Call) -> Reply:
    """Draw the verdict on an incident or case file, or export the graph of its arguments.

    Args:
        call: the call.

    Returns:
        The picture.

    Raises:
        RefusedError: the body is neither of them in JSON; there is nothing to draw, or not in that form.
    """
    asked, query = await call.case(), call.query(PictureQuery)
    if query.kind != "graph" and call.media != "image/svg+xml":
        raise ProblemDetailsError(406, wording.NO_SUCH_MEDIA.fill(media="image/svg+xml"), lang=asked.lang)
    try:
        content = drawn(asked.verdict(), query.kind, query.question, _ENDINGS[call.media], asked.lang)
    except NotDrawnError as error:
        raise ProblemDetailsError(422, error.text, lang=asked.lang) from error
    return Reply(content, asked.lang)


async def give_memo(call: Call) -> Reply:
    """Write the memo on an incident or case file.

    Args:
        call: the call.

    Returns:
        The memo in the form that was asked for.

    Raises:
        RefusedError: the body is neither of them in JSON; the system lacks what a form needs; or it cannot be written
            now.
    """
    asked = await call.case()
    reader, nonce = call.query(MemoQuery).reader, call.nonce()
    try:
        content = await in_render_pool(call.asked, asked.lang, memo_in_media, asked, reader, call.media, nonce)
    except DocumentError as error:
        raise ProblemDetailsError(501, error.text, lang=asked.lang) from error
    return Reply(content, asked.lang, PAGE if call.media == "text/html" else {})


def memo_in_media(asked: Request | CaseRequest, reader: Reader, media: str, nonce: str | None) -> bytes:
    """Write the memo on an incident or case file as a caller accepts it; see `in_media`."""
    return in_media(memo_document(asked, asked.lang, reader, nonce=nonce), media)


async def give_draft(call: Call) -> Reply:
    """Write a document that follows from an incident or case file.

    Args:
        call: the call.

    Returns:
        The document in the form that was asked for.

    Raises:
        RefusedError: the body is neither of them in JSON; the document does not fit the file; the system lacks what a
            form needs; or it cannot be written now.
    """
    asked, query = await call.case(), call.query(DraftQuery)
    given = (asked, query.of, query.party, call.media)
    try:
        content = (
            draft_in_media(*given)
            if call.media == JSON
            else await in_render_pool(call.asked, asked.lang, draft_in_media, *given)
        )
    except DraftRefusedError as error:
        found = tuple(map(call.route.version.blame, error.problems))
        raise ProblemDetailsError(422, error.text, found, lang=asked.lang) from error
    except DocumentError as error:
        raise ProblemDetailsError(501, error.text, lang=asked.lang) from error
    return Reply(content, asked.lang, PAGE if call.media == "text/html" else {})


def draft_in_media(asked: Request | CaseRequest, kind: str, party: str | None, media: str) -> bytes:
    """Write a document that follows from an incident or case file as a caller accepts it; see `in_media`."""
    return in_media(draft_document(asked, asked.lang, kind, party), media)


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


async def give_before(call: Call) -> Reply:
    """Say whether something may be looked into before it is, or write the log of the search.

    Args:
        call: the call.

    Returns:
        The same bytes as the command line's JSON, or the log in the form that was asked for.

    Raises:
        RefusedError: the body is neither of them in JSON; the system lacks what a form needs; or the log cannot be
            written now.
    """
    asked = await call.case()
    if call.media == JSON:
        return Reply(call.told(asked.before(), asked.lang), asked.lang)
    try:
        content = await in_render_pool(call.asked, asked.lang, log_in_media, asked, call.media)
    except DocumentError as error:
        raise ProblemDetailsError(501, error.text, lang=asked.lang) from error
    return Reply(content, asked.lang, PAGE if call.media == "text/html" else {})


def log_in_media(asked: Request | CaseRequest, media: str) -> bytes:
    """Write the log of a search as a caller accepts it; see `in_media`."""
    return in_media(search_log(asked.before(), asked.lang), media)


async def give_remedies(call: Call) -> Reply:
    """Tell what may be asked, until when and for how much.

    Args:
        call: the call.

    Returns:
        The same bytes as the command line's JSON, or the last days and the steps with a day as a calendar.

    Raises:
        RefusedError: the body is neither an incident nor a case file in JSON.
    """
    asked = await call.case()
    told = asked.remedies()
    if call.media == CALENDAR:
        return Reply(diary(told, asked.lang, asked.advice()), asked.lang)
    return Reply(call.told(told, asked.lang), asked.lang)


def _route(  # noqa: PLR0913, PLR0917 - one parameter for each part in which these routes differ
    place: str,
    name: str,
    summary: Text,
    answer: Callable[[Call], Awaitable[Reply]],
    gives: Schema | dict[str, Schema],
    query: type[Record] = NoQuery,
    **more: Any,  # noqa: ANN401 - as Route takes them
) -> Endpoint:
    by_media = gives if isinstance(gives, dict) and "/" in next(iter(gives)) else {JSON: gives}
    rest = {"takes": CASE, "examples": example.CASES} | more
    return Endpoint(place, name, summary, answer, by_media, "POST", query, **rest)


_MANY_ANSWER: Schema = {
    "type": "object",
    "properties": {"verdict": {"anyOf": [Compact, Verdict]}, "problem": {"$ref": "#/components/schemas/Problem"}},
}
ROUTES: tuple[Endpoint, ...] = (
    _route(
        "/verdicts",
        "giveVerdict",
        _SAID.GIVE_VERDICT,
        give_verdict,
        {"anyOf": [Verdict, Compact]},
        VerdictQuery,
        says={
            RECEIPT: "The receipt of a full verdict, as canonical JSON (RFC 8785), for replayVerdict.",
            NONCE: "The nonce with which the receipt was made, for replayVerdict; to be kept apart from it.",
        },
        hears=_NONCE,
    ),
    _route(
        "/verdicts/batch",
        "giveVerdicts",
        _SAID.GIVE_VERDICTS,
        give_batch,
        {
            "type": "object",
            "properties": {"answers": {"type": "array", "items": _MANY_ANSWER}},
            "required": ["answers"],
        },
        ManyQuery,
        takes={
            "type": "object",
            "properties": {
                "requests": {
                    "type": "array",
                    "items": {"description": "A Request or CaseRequest; what is wrong with one stands in its place."},
                    "minItems": 1,
                    "maxItems": MOST,
                },
            },
            "required": ["requests"],
            "additionalProperties": False,
        },
        examples={
            "batch": {"requests": [example.EXAMPLE, example.CASE_EXAMPLE]},
            "batch_en": {"requests": [example.EXAMPLE_EN, example.CASE_EXAMPLE_EN]},
        },
        largest=LARGEST_BATCH,
        streamed=True,
    ),
    _route(
        "/verdicts/lines",
        "streamVerdicts",
        _SAID.STREAM_VERDICTS,
        give_lines,
        {LINES: _TEXT},
        ManyQuery,
        takes=_TEXT,
        takes_as=LINES,
        streamed=True,
        examples={
            "lines": '{"facts": {"audience": "friends"}, "lang": "nl"}\n',
            "lines_en": '{"facts": {"audience": "friends"}, "lang": "en"}\n',
        },
    ),
    _route(
        "/verdicts/replay",
        "replayVerdict",
        _SAID.REPLAY_VERDICT,
        give_replay,
        Replay,
        takes={
            "type": "object",
            "properties": {
                "request": CASE,
                "receipt": {"anyOf": [Receipt, EarlierReceipt]},
                "nonce": {
                    "type": "string",
                    "pattern": NONCE_PATTERN,
                    "description": "The nonce of the receipt; left out where the receipt is one of up to version 0.5.",
                },
            },
            "required": ["request", "receipt"],
            "additionalProperties": False,
        },
        examples={
            name: {"request": body, "receipt": example.RECEIPT | {"lang": body["lang"]}, "nonce": example.NONCE}
            for name, body in {"replay": example.EXAMPLE, "replay_en": example.EXAMPLE_EN}.items()
        },
    ),
    _route(
        "/measures",
        "giveMeasures",
        _SAID.GIVE_MEASURES,
        _told(lambda asked, _: asked.scale()),
        Scales,
    ),
    _route(
        "/advice",
        "giveAdvice",
        _SAID.GIVE_ADVICE,
        _told(lambda asked, _: asked.advice()),
        Advice,
    ),
    _route(
        "/remedies",
        "giveRemedies",
        _SAID.GIVE_REMEDIES,
        give_remedies,
        {JSON: Remedies, CALENDAR: _TEXT},
    ),
    _route(
        "/before",
        "lookBefore",
        _SAID.LOOK_BEFORE,
        give_before,
        {**TEXTS, JSON: Look, MEDIA[".md"]: _TEXT},
        refusals=(501,),
    ),
    _route(
        "/stability",
        "giveStability",
        _SAID.GIVE_STABILITY,
        _told(lambda asked, call: asked.stability(_about(call))),
        Stability,
        AboutQuery,
    ),
    _route(
        "/changes",
        "giveChanges",
        _SAID.GIVE_CHANGES,
        _told(_changes),
        Changes,
        ChangesQuery,
    ),
    _route(
        "/arguments",
        "giveArguments",
        _SAID.GIVE_ARGUMENTS,
        _told(lambda asked, call: asked.arguments(_about(call))),
        Arguments,
        AboutQuery,
    ),
    _route(
        "/interview",
        "giveInterview",
        _SAID.GIVE_INTERVIEW,
        _told(_interview),
        Interview,
        InterviewQuery,
    ),
    _route(
        "/memo",
        "writeMemo",
        _SAID.WRITE_MEMO,
        give_memo,
        TEXTS,
        MemoQuery,
        hears=_NONCE,
        refusals=(501,),
    ),
    _route(
        "/drafts",
        "writeDraft",
        _SAID.WRITE_DRAFT,
        give_draft,
        TEXTS,
        DraftQuery,
        refusals=(501,),
    ),
    _route(
        "/pictures",
        "drawPicture",
        _SAID.DRAW_PICTURE,
        give_picture,
        {"image/svg+xml": _TEXT, "text/vnd.mermaid": _TEXT, "text/vnd.graphviz": _TEXT, JSON: {"type": "object"}},
        PictureQuery,
    ),
)
