"""Word: the text of a Word file, each note behind the paragraph that refers to it."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from privesfeer.api.citations.unread import LARGEST, UnreadFileError
from privesfeer.cases.commons.catalogue import catalogue

_SAID = catalogue(__file__)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = 2000
_UNPACKED = 4 * LARGEST  # bytes of all parts together
_TEXT = LARGEST  # bytes of one part with text
_NOTES = 20_000
_READ = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_NOTE_REFERENCES = {f"{_W}footnoteReference": "word/footnotes.xml", f"{_W}endnoteReference": "word/endnotes.xml"}
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_LEFT_OUT = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText"}  # what is struck, and the codes of fields


@dataclass(slots=True)
class Piece:
    """A piece of the text of a Word file.

    Attributes:
        start: where it starts in the text.
        end: where it ends.
        run: the run of the body in which it stands, or that refers to the note in which it stands.
    """

    start: int
    end: int
    run: Any


def text_of(content: bytes) -> str:
    """Give the text of a Word file.

    Args:
        content: the file.

    Returns:
        Its paragraphs with blank lines between; each note behind the paragraph that refers to it.

    Raises:
        UnreadFileError: it is no Word file as Word writes it, has macros, or would fill the memory.
    """
    return "".join(text for text, _ in _flow(_parsed(content)))


def pieces(content: Mapping[str, Any]) -> tuple[str, list[Piece]]:
    """Give the text with the run in which each piece of it stands.

    Args:
        content: the parts of the file, parsed.
    """
    text, found, at = list[str](), list[Piece](), 0
    for stretch, run in _flow(content):
        text.append(stretch)
        if run is not None and stretch:
            found.append(Piece(at, at + len(stretch), run))
        at += len(stretch)
    return "".join(text), found


def weighed(content: bytes) -> zipfile.ZipFile:
    """Open a Word file as far as to know that it is one and what it unpacks to.

    Args:
        content: the file.

    Returns:
        It, opened.

    Raises:
        UnreadFileError: as `text_of`.
    """
    try:
        packed = zipfile.ZipFile(io.BytesIO(content))
        parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadFileError(_SAID.DAMAGED) from error
    names = Counter(part.filename.lower() for part in parts)
    if any("vbaproject" in name or name.endswith(".bin") for name in names):
        raise UnreadFileError(_SAID.MACROS)
    if _READ[0] not in names:
        raise UnreadFileError(_SAID.NO_WORD)
    if len(parts) > _PARTS or max(names.values()) > 1 or sum(part.file_size for part in parts) > _UNPACKED:
        raise UnreadFileError(_SAID.TOO_MUCH)
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadFileError(_SAID.LOCKED)
    return packed


def _parsed(content: bytes) -> dict[str, Any]:
    packed = weighed(content)
    names = {part.filename.lower(): part for part in packed.infolist()}
    return {name: tree(_unpacked(packed, names[name])) for name in _READ if name in names}


def _unpacked(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Unpack a part; its size in the directory need not be true, so no more than may be is read."""
    try:
        with packed.open(part) as file:
            held = file.read(_TEXT + 1)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise UnreadFileError(_SAID.DAMAGED) from error
    except Exception as error:  # zlib's own, which has no base but this
        raise UnreadFileError(_SAID.DAMAGED) from error
    if len(held) > _TEXT:
        raise UnreadFileError(_SAID.TOO_MUCH)
    return held


def tree(content: bytes) -> Any:  # noqa: ANN401 - lxml is not typed
    """Parse a part; one with a document type is none that Word writes.

    Args:
        content: the part.

    Returns:
        Its root.

    Raises:
        UnreadFileError: it is damaged, has a document type, or its elements lie too deep.
    """
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise UnreadFileError(_SAID.DAMAGED)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadFileError(_SAID.DAMAGED) from error


def _flow(parts: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Go through the text, each stretch with the run of the body to which it belongs."""
    notes = {name: _notes(parts[name]) for name in _READ[1:] if name in parts}
    body = parts[_READ[0]]
    for paragraph in body.iter(f"{_W}p"):
        if next(paragraph.iterancestors(f"{_W}p"), None) is not None:
            continue  # within a text box: read with the paragraph around it
        referred = list[tuple[Any, Any]]()
        for element, run in _runs(paragraph):
            if element.tag in _NOTE_REFERENCES:
                note = notes.get(_NOTE_REFERENCES[element.tag], {}).get(element.get(f"{_W}id"))
                referred += [(note, run)] if note is not None else []
            elif element.tag == f"{_W}t":
                yield element.text or "", run
            else:
                yield _BREAKS[element.tag], run
        yield "\n\n", None
        for note, run in referred:
            for held in note.iter(f"{_W}p"):
                told = "".join(_said(each) for each, _ in _runs(held))
                yield told, run
                yield "\n\n", None


def _said(element: Any) -> str:  # noqa: ANN401 - likewise
    return element.text or "" if element.tag == f"{_W}t" else _BREAKS.get(element.tag, "")


def _runs(paragraph: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - likewise
    """Go through what a paragraph says, in order; what is struck and the codes of fields are passed over."""
    walk = etree.iterwalk(paragraph, events=("start", "end"))
    run = None
    for event, element in walk:
        if event == "start" and element.tag in _LEFT_OUT:
            walk.skip_subtree()
        elif element.tag == f"{_W}r":
            run = element if event == "start" else None
        elif (
            event == "start"
            and run is not None
            and (element.tag == f"{_W}t" or element.tag in _BREAKS or element.tag in _NOTE_REFERENCES)
        ):
            yield element, run


def _notes(part: Any) -> dict[str, Any]:  # noqa: ANN401 - likewise
    found: dict[str, Any] = {}
    for note in part:
        if note.tag in {f"{_W}footnote", f"{_W}endnote"} and note.get(f"{_W}type") is None:
            found[note.get(f"{_W}id")] = note
            if len(found) > _NOTES:
                raise UnreadFileError(_SAID.TOO_MUCH)
    return found


def printable(text: str) -> str:
    """Leave out what no XML may hold.

    Returns:
        It without.
    """
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
