"""Annotated: a copy of a document in Word, with what was found as comments beside each citation."""

import io
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from docx import Document as WordFile
from docx.document import Document as Opened
from docx.text.run import Run

from privesfeer.api.citations.opened import Opened as Read
from privesfeer.api.citations.report import remarks, summary
from privesfeer.api.citations.unread import UnreadFileError
from privesfeer.api.citations.word import Piece, pieces, printable, tree, weighed
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang, Text
from privesfeer.engine import CheckedCitation, CitationCheck

_SAID = catalogue(__file__)

_AUTHOR, _INITIALS = "Privésfeer", "P"
_MOST = 2000  # comments in one copy
_BODY, _NOTES = "word/document.xml", ("word/footnotes.xml", "word/endnotes.xml")


def annotated(content: bytes, read: Read, checked: CitationCheck, lang: Lang) -> bytes:
    """Write a copy of a document with comments.

    Args:
        content: the document.

    Returns:
        A .docx: of a Word file the file itself with comments, of another kind its text.

    Raises:
        UnreadFileError: the Word file cannot be opened.
    """
    if read.kind == "docx":
        weighed(content).close()
        opened, found = _opened(content)
    else:
        opened, found = _written(read.text, [each for each in checked.citations if _told(each)])
    first = found[0].run if found else None
    if first is not None:
        _comment(opened, [first], summary(checked), lang)
    for each in [each for each in checked.citations if _told(each)][:_MOST]:
        runs = [piece.run for piece in found if piece.start < each.end and each.start < piece.end]
        if runs:
            _comment(opened, runs, Text.joined(list(remarks(each)), " "), lang)
    held = io.BytesIO()
    opened.save(held)
    return held.getvalue()


def _told(each: CheckedCitation) -> bool:
    """Say whether a citation gets a comment: where something is not right, or became of the ruling."""
    return bool(each.findings or each.became)


def _comment(opened: Opened, runs: Sequence[Any], text: Text, lang: Lang) -> None:
    ends = [Run(run, opened) for run in (runs[0], runs[-1])]
    opened.add_comment(runs=ends, text=printable(text[lang]), author=_AUTHOR, initials=_INITIALS)


def _opened(content: bytes) -> tuple[Opened, list[Piece]]:
    try:
        opened = WordFile(io.BytesIO(content))
    except Exception as error:  # a file that is no Word file can fail in any way
        raise UnreadFileError(_SAID.NOT_OPENED) from error
    parts: dict[str, Any] = {_BODY: opened.element}
    for part in opened.part.package.iter_parts():
        name = str(part.partname).lstrip("/").lower()
        if name in _NOTES:
            parts[name] = tree(part.blob)
    return opened, pieces(parts)[1]


def _written(text: str, cited: Sequence[CheckedCitation]) -> tuple[Opened, list[Piece]]:
    """Write a text as a Word file, with each citation that gets a comment in a run of its own."""
    opened, found, at = WordFile(), list[Piece](), 0
    cuts = sorted({0, len(text), *(each.start for each in cited), *(each.end for each in cited)})
    for stretch in text.split("\n\n"):
        end = at + len(stretch)
        paragraph = opened.add_paragraph()
        inner = [at, *(cut for cut in cuts if at < cut < end), end]
        for start, stop in pairwise(inner):
            if stop > start:
                run = paragraph.add_run(printable(" ".join(text[start:stop].split("\n"))))
                found.append(Piece(start, stop, run._r))  # noqa: SLF001 - python-docx has no other way to it
        at = end + len("\n\n")
    return opened, found
