"""Form: what a page sends, bounded: how many parts, and how much of each."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from fastapi import Request
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from privesfeer.api.ask.request import LARGEST
from privesfeer.api.http.problem import ProblemDetailsError
from privesfeer.api.web import wording
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.grouping import grouped

_SAID = catalogue(__file__)

Form = Mapping[str, list[str]]
_FIELDS = 1000  # a dossier with all that can be asked fits


def first(form: Form, name: str, default: str = "") -> str:
    """Give what stands in a field.

    Args:
        name: the name of the field.
        default: what is given where there is no such field.

    Returns:
        The first of its values.
    """
    return form.get(name, [default])[0]


async def read_form(request: Request) -> dict[str, list[str]]:
    """Read a form without files.

    Returns:
        What was filled in, by the name of its field.

    Raises:
        RefusedError: it is no form, or has too many parts or one that is too large.
    """
    async with _sent(request, files=0) as sent:
        told = [(name, value) for name, value in sent.multi_items() if isinstance(value, str)]
    return grouped((name, value.replace("\r\n", "\n")) for name, value in told)


async def read_file(request: Request) -> bytes:
    """Read the one file of a form.

    Returns:
        Its content; of what is larger than a document may be, one byte more than that.

    Raises:
        RefusedError: as for a form; or there is no file.
    """
    async with _sent(request, files=1) as sent:
        file = sent.get("file")
        if not isinstance(file, UploadFile):
            raise ProblemDetailsError(422, wording.FORM_LACKS)
        return await file.read(LARGEST + 1)


@asynccontextmanager
async def _sent(request: Request, files: int) -> AsyncIterator[FormData]:
    """Read all parts. Middleware bounds the body as a whole, and the parser the headers of a part."""
    try:
        sent = await request.form(max_files=files, max_fields=_FIELDS, max_part_size=LARGEST)
    except HTTPException as error:
        detail = _SAID.FORM_REFUSED.fill(files=str(files), fields=str(_FIELDS), size=str(LARGEST))
        raise ProblemDetailsError(400, detail) from error
    try:
        yield sent
    finally:
        await sent.close()
