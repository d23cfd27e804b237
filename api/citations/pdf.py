"""PDF: the text that stands in a PDF; of a scan there is none."""

import io
import logging
import re
import time

from privesfeer.api.citations.unread import LONGEST, UnreadFileError
from privesfeer.cases.commons.catalogue import catalogue

_SAID = catalogue(__file__)

_PAGES = 1500
_SECONDS = 60.0  # that reading may take; it is looked at after each page
_FOOT = re.compile(r"\n\s*(?:[Pp]agina\s+|[Pp]age\s+)?\d{1,4}(?:\s*(?:/|van|of)\s*\d{1,4})?\s*$")


def text_of(content: bytes) -> str:
    """Give the text of a PDF.

    Args:
        content: the file.

    Returns:
        Its pages one after another, without their numbers, so that a citation may run on.

    Raises:
        UnreadFileError: it is damaged or locked, has no text, too many pages, or takes too long.
    """
    logging.getLogger("pypdf").disabled = True  # what it says of a file may hold words of it
    try:
        pages = _pages(content)
    except UnreadFileError:
        raise
    except Exception as error:  # a damaged file can fail in any way, recursion and memory among them
        raise UnreadFileError(_SAID.DAMAGED) from error
    if not any(page.strip() for page in pages):
        raise UnreadFileError(_SAID.NO_TEXT)
    return "\n".join(pages)


def _pages(content: bytes) -> list[str]:
    from pypdf import PdfReader  # noqa: PLC0415 - read by this command alone

    began, pages, held = time.monotonic(), list[str](), 0
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadFileError(_SAID.LOCKED)
    if len(reader.pages) > _PAGES:
        raise UnreadFileError(_SAID.TOO_MUCH)
    for page in reader.pages:
        pages.append(_FOOT.sub("", page.extract_text()))
        held += len(pages[-1])
        if held > LONGEST or time.monotonic() - began > _SECONDS:
            raise UnreadFileError(_SAID.TOO_MUCH)
    return pages
