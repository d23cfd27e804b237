"""Many: a batch of incidents in one body, or any number of them line by line; what is wrong stands in its place.

Each of them counts as a request. A batch that a key cannot pay for is refused; a stream waits until the next line is.
"""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from functools import partial
from typing import Annotated, Any, Literal

import orjson
from fastapi import APIRouter, Query
from pydantic import Field, ValidationError
from starlette.responses import Response, StreamingResponse

from privesfeer.api.ask import wording as ask_wording
from privesfeer.api.ask.registry import codebook
from privesfeer.api.ask.request import (
    LARGEST,
    CaseRequest,
    InvalidRequestError,
    Request,
    UnreadableRequestError,
    parsed,
)
from privesfeer.api.http import example, wording
from privesfeer.api.http.problem import ProblemDetailsError, problem_content, refusal
from privesfeer.api.http.query import ManyQuery
from privesfeer.api.http.route import JSON, ApiRoute, Call, said, takes
from privesfeer.api.http.version import ApiVersion
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang, Record
from privesfeer.cases.problems import problems
from privesfeer.engine import Compact, Verdict

_SAID = catalogue(__file__)

MOST = 1000
LARGEST_BATCH = 4 * LARGEST
LINES = "application/x-ndjson"
_TOGETHER = 0.02  # seconds of answers that are sent at once; then others get their turn
_BLACK = re.compile(rb"\S")
Form = Literal["full", "compact"]


class BatchBody(Record):
    """Several incidents and case files.

    Attributes:
        requests: the incidents and case files, each with its own day and language; each is checked by itself.
    """

    requests: tuple[Any, ...] = Field(min_length=1, max_length=MOST)


router = APIRouter(route_class=ApiRoute)
_ANSWER = {
    "type": "object",
    "properties": {"verdict": Compact | Verdict, "problem": {"$ref": "#/components/schemas/Problem"}},
}
_ANSWERS = {
    "type": "object",
    "properties": {"answers": {"type": "array", "items": _ANSWER}},
    "required": ["answers"],
}
_BATCH = takes(
    {
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
    {
        "batch": {"requests": [example.EXAMPLE, example.CASE_EXAMPLE]},
        "batch_en": {"requests": [example.EXAMPLE_EN, example.CASE_EXAMPLE_EN]},
    },
)
_LINES = takes(
    {"type": "string"},
    {
        "lines": '{"facts": {"audience": "friends"}, "lang": "nl"}\n',
        "lines_en": '{"facts": {"audience": "friends"}, "lang": "en"}\n',
    },
    LINES,
)


@router.post(
    "/verdicts/batch",
    **said(_SAID.GIVE_VERDICTS),
    responses={200: {"content": {JSON: {"schema": _ANSWERS}}}},
    response_class=StreamingResponse,
    openapi_extra=_BATCH,
)
async def give_verdicts(call: Call, query: Annotated[ManyQuery, Query()]) -> Response:
    """Answer every incident and case file in the body, in the same order, as a stream.

    Raises:
        ProblemDetailsError: the body is no batch, or has more than the key may ask now.
    """
    try:
        content = parsed(await call.body(LARGEST_BATCH), call.lang, json_only=True, largest=LARGEST_BATCH)
        batch = BatchBody.model_validate(content)
    except InvalidRequestError as error:
        raise refusal(error) from error
    except ValidationError as error:
        raise ProblemDetailsError(422, wording.REFUSED, problems(error, BatchBody, codebook())) from error
    if seconds := call.pay(len(batch.requests) - 1, again=1):
        detail = _SAID.TOO_MANY.fill(number=str(len(batch.requests)), seconds=str(seconds))
        raise ProblemDetailsError(429, detail, headers={"Retry-After": str(seconds)})
    return call.reply(_array(batch.requests, call.lang, query.form, call.route.version))


async def _array(requests: Iterable[Any], lang: Lang, form: Form, version: ApiVersion) -> AsyncIterator[bytes]:
    before = b'{"answers": [\n'
    for each in requests:
        yield before + _one(partial(version.case, each, lang), form, version)
        before = b",\n"
    yield b"\n]}\n"


@router.post(
    "/verdicts/lines",
    **said(_SAID.STREAM_VERDICTS),
    responses={200: {"content": {LINES: {"schema": {"type": "string"}}}}},
    response_class=StreamingResponse,
    openapi_extra=_LINES,
)
async def stream_verdicts(call: Call, query: Annotated[ManyQuery, Query()]) -> Response:
    """Answer the incidents and case files in the body as they come in, one on each line.

    Returns:
        A line for each line that is not empty, with its number, as a stream.

    Raises:
        ProblemDetailsError: the body has another type.
    """
    call.check_type()
    return call.reply(_answered(call, query.form))


async def _answered(call: Call, form: Form) -> AsyncIterator[bytes]:
    version = call.route.version
    paid = False  # the first line is paid with the request
    async for lines in _lines(call.stream()):
        told, until = list[bytes](), time.monotonic() + _TOGETHER
        for number, line in lines:
            while paid and (seconds := call.pay(1)):
                yield b"".join(told)
                told, until = [], time.monotonic() + _TOGETHER
                await asyncio.sleep(seconds)
                yield b""  # and waits for its turn again
            paid = True
            told.append(_one(partial(_read, line, call.lang, version), form, version, line=number) + b"\n")
            if time.monotonic() > until:
                yield b"".join(told)
                told, until = [], time.monotonic() + _TOGETHER
        if told:
            yield b"".join(told)


async def _lines(stream: AsyncIterator[bytes]) -> AsyncIterator[Iterator[tuple[int, bytes | None]]]:
    """Cut a stream into numbered lines, as they come in; of one that is too large nothing is kept: it is None."""
    cutter = _Cutter()
    async for chunk in stream:
        yield cutter.cut(chunk)
    yield cutter.cut(b"\n")


class _Cutter:
    """Cuts chunks into lines; white space before a line, such as empty lines, is passed over, however much it is."""

    def __init__(self) -> None:
        self._number = 1
        self._kept: bytearray | None = None  # of the line that has begun
        self._too_large = False

    def cut(self, chunk: bytes) -> Iterator[tuple[int, bytes | None]]:
        at = 0
        while True:
            if self._kept is None:
                found = _BLACK.search(chunk, at)
                begins = found.start() if found else len(chunk)
                self._number += chunk.count(b"\n", at, begins)
                if not found:
                    return
                at, self._kept = begins, bytearray()
            ends = chunk.find(b"\n", at)
            part = chunk[at:] if ends < 0 else chunk[at:ends]
            if self._too_large or len(self._kept) + len(part) > LARGEST:
                self._kept, self._too_large = bytearray(), True
            else:
                self._kept += part
            if ends < 0:
                return
            yield self._number, None if self._too_large else bytes(self._kept)
            at, self._kept, self._too_large = ends, None, False


def _read(line: bytes | None, lang: Lang, version: ApiVersion) -> Request | CaseRequest:
    if line is None:
        raise UnreadableRequestError(ask_wording.BULK_TOO_LARGE, lang)
    return version.case(parsed(line, lang, json_only=True), lang)


def _one(read: Callable[[], Request | CaseRequest], form: Form, version: ApiVersion, **place: int) -> bytes:
    """Answer one of many, or say in its place what is wrong with it; on one line."""
    content: dict[str, Any]
    try:
        asked = read()
        told = asked.compact() if form == "compact" else asked.verdict()
        content = {"verdict": version.tell(told, asked.lang)}
    except InvalidRequestError as error:
        refused = refusal(error)
        content = {"problem": problem_content(refused.status, refused.detail, error.lang, refused.problems)}
    return orjson.dumps(place | content)
