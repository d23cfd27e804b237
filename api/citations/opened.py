"""Opened: the text of a document (Word, PDF, HTML, Markdown or plain), or why it is not read.

Nothing in a document is run, followed or fetched: no macro, no link, no entity. What would fill the memory is refused
by its size before it is unpacked.
"""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from privesfeer.api.citations.unread import LARGEST, LONGEST, UnreadFileError
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import shown

_SAID = catalogue(__file__)

_MB = 1024 * 1024
_ZIP, _PDF, _OLD_WORD = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0"
_HTML = (b"<!doctype html", b"<html")
_HEAD = 1024  # bytes in which a document says what it is


@dataclass(frozen=True, slots=True)
class Opened:
    """A document that was read.

    Attributes:
        kind: "docx", "pdf", "html", "md" or "txt".
        text: its text.
    """

    kind: str
    text: str


def opened(content: bytes, name: str) -> Opened:
    """Read the text of a document.

    Args:
        content: the document.
        name: what its file is called; what a document is, its content says first.

    Returns:
        Its text.

    Raises:
        UnreadFileError: it is too large, of a kind that is not read, damaged, or locked.
    """
    if len(content) > LARGEST:
        raise UnreadFileError(_SAID.TOO_LARGE.fill(most=str(LARGEST // _MB)))
    kind = _kind(content, name)
    text = _READERS[kind](content)
    if len(text) > LONGEST:
        raise UnreadFileError(_SAID.TOO_LONG.fill(most=str(LONGEST)))
    return Opened(kind, text)


def _kind(content: bytes, name: str) -> str:
    ending = PurePath(name).suffix.lower().lstrip(".")
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if ending in {"docm", "dotm"}:
        raise UnreadFileError(_SAID.MACROS)
    if content.startswith(_ZIP):
        return "docx"
    if _PDF in content[:_HEAD]:
        return "pdf"
    if content.startswith(_OLD_WORD) or ending in {"doc", "odt", "rtf"} or head.startswith(b"{\\rtf"):
        raise UnreadFileError(_SAID.OTHER_KIND.fill(name=shown(PurePath(name).name)))
    if ending in {"html", "htm"} or head.startswith(_HTML):
        return "html"
    if ending in {"docx", "pdf"}:
        raise UnreadFileError(_SAID.NOT_THAT.fill(kind=ending.upper() if ending == "pdf" else "Word"))
    return "md" if ending in {"md", "markdown"} else "txt"


def _plain(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "cp1252")
        except UnicodeDecodeError as error:
            raise UnreadFileError(_SAID.NO_TEXT) from error
    if "\0" in text or sum(unicodedata.category(each) == "Cc" for each in text[:_HEAD]) > _HEAD // 4:
        raise UnreadFileError(_SAID.NO_TEXT)
    return text


def _word(content: bytes) -> str:
    from privesfeer.api.citations.word import text_of  # noqa: PLC0415 - lxml, which a plain text does without

    return text_of(content)


def _pdf(content: bytes) -> str:
    from privesfeer.api.citations.pdf import text_of  # noqa: PLC0415 - pypdf, likewise

    return text_of(content)


def _html(content: bytes) -> str:
    from privesfeer.api.citations.html import text_of  # noqa: PLC0415 - likewise

    return text_of(_plain(content))


_READERS: Mapping[str, Callable[[bytes], str]] = {
    "docx": _word,
    "pdf": _pdf,
    "html": _html,
    "md": _plain,
    "txt": _plain,
}
