"""Many: a batch of incidents in one body, or any number of them line by line; what is wrong stands in its place."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from functools import partial
from typing import Any, Literal

import orjson
from pydantic import Field, ValidationError

from api import wording
from api.http.problem import RefusedError, problem_content
from api.http.query import ManyQuery
from api.http.route import Answer, Call, refusal
from api.request import (
    LARGEST,
    CaseRequest,
    InvalidRequestError,
    Request,
    UnreadableRequestError,
    parsed,
    read_request,
    request_of,
)
from api.shelf import codebook
from cases.problem import problems
from cases.text import Lang, Record

MOST = 1000
LARGEST_BATCH = 4 * LARGEST
LINES = "application/x-ndjson"
_TOGETHER = 16  # answers that are sent at once
Form = Literal["compact", "full"]


class BatchBody(Record):
    """Several incidents and case files.

    Attributes:
        requests: the incidents and case files, each with its own day and language; each is checked by itself.
    """

    requests: tuple[Any, ...] = Field(min_length=1, max_length=MOST)


async def give_batch(call: Call) -> Answer:
    """Answer every incident and case file in the body.

    Args:
        call: the call.

    Returns:
        The answers in the same order, as a stream.

    Raises:
        RefusedError: the body is no batch.
    """
    try:
        content = parsed(await call.body(), call.lang, json_only=True, largest=LARGEST_BATCH)
        batch = BatchBody.model_validate(content)
    except InvalidRequestError as error:
        raise refusal(error) from error
    except ValidationError as error:
        raise RefusedError(422, wording.REFUSED, problems(error, BatchBody, codebook())) from error
    form = call.query(ManyQuery).form
    return Answer(_array(batch.requests, call.lang, form))


async def _array(requests: Iterable[Any], lang: Lang, form: Form) -> AsyncIterator[bytes]:
    before = b'{"answers": [\n'
    for each in requests:
        yield before + _one(partial(request_of, each, lang), form)
        before = b",\n"
        await asyncio.sleep(0)  # others get their turn
    yield b"\n]}\n"


async def give_lines(call: Call) -> Answer:
    """Answer the incidents and case files in the body as they come in, one on each line.

    Args:
        call: the call.

    Returns:
        A line for each line that is not empty, with its number, as a stream.

    Raises:
        RefusedError: the body has another type.
    """
    call.check_type()
    return Answer(_answered(call, call.query(ManyQuery).form))


async def _answered(call: Call, form: Form) -> AsyncIterator[bytes]:
    before = 0
    async for lines in _lines(call.asked.stream()):
        for start in range(0, len(lines), _TOGETHER):
            some = enumerate(lines[start : start + _TOGETHER], before + start + 1)
            told = [_line(line, number, call.lang, form) for number, line in some if line is None or line.strip()]
            if told:
                yield b"".join(told)
            await asyncio.sleep(0)
        before += len(lines)


def _line(line: bytes | None, number: int, lang: Lang, form: Form) -> bytes:
    return _one(partial(_read, line, lang), form, line=number) + b"\n"


def _read(line: bytes | None, lang: Lang) -> Request | CaseRequest:
    if line is None:
        raise UnreadableRequestError(wording.BULK_TOO_LARGE, lang)
    return read_request(line, default_lang=lang, json_only=True)


async def _lines(stream: AsyncIterator[bytes]) -> AsyncIterator[list[bytes | None]]:
    """Cut a stream into lines, as they come in; of one that is too large nothing is kept: None stands in its place."""
    kept, too_large = bytearray(), False
    async for chunk in stream:
        whole: list[bytes | None] = []
        for place, part in enumerate(chunk.split(b"\n")):
            if place:  # what was kept has come to its end
                whole.append(None if too_large else bytes(kept))
                kept, too_large = bytearray(), False
            if len(kept) + len(part) > LARGEST:
                kept, too_large = bytearray(), True
            elif not too_large:
                kept += part
        yield whole
    if kept or too_large:
        yield [None if too_large else bytes(kept)]


def _one(read: Callable[[], Request | CaseRequest], form: Form, **place: int) -> bytes:
    """Answer one of many, or say in its place what is wrong with it; on one line."""
    content: dict[str, Any]
    try:
        asked = read()
        told = asked.compact() if form == "compact" else asked.verdict()
        content = {"verdict": told.in_language(asked.lang)}
    except InvalidRequestError as error:
        refused = refusal(error)
        content = {"problem": problem_content(refused.status, refused.detail, error.lang, refused.problems)}
    return orjson.dumps(place | content)
