"""HTML: blocks of text written as a page that everyone can read: on screen, on paper and aloud."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from privesfeer.api.paper.blocks import (
    Banner,
    Blank,
    Block,
    Bullets,
    Fields,
    Heading,
    Line,
    Paragraph,
    Picture,
    Span,
    Table,
    Tone,
)

if TYPE_CHECKING:
    from privesfeer.api.paper.document import Document

_SVG = "http://www.w3.org/2000/svg"
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LONG = re.compile(r"(\S{36,})")  # no word and no ECLI, but a hash or an address: it may be broken off anywhere
_LEAST = 3  # the lowest level of heading
_BRIEF = 520  # words: a text that is meant for one page of paper
_PAGE = """\
<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="privesfeer">
<meta name="dcterms.created" content="{date}">
<meta name="description" content="{about}">
<title>{title}</title>
<style>
{style}</style>
</head>
<body{brief}>
<main>
{content}
</main>
<footer>
{foot}
</footer>
</body>
</html>
"""


def stylesheet() -> str:
    """Give the looks of a text, on screen and on paper.

    Returns:
        CSS.
    """
    return files("privesfeer.api.paper").joinpath("templates", "print.css").read_text("utf-8")


def page(document: "Document", *, feet: bool = False) -> str:
    """Write a document as a page that stands on its own: it asks for no other file.

    Args:
        document: the document.
        feet: whether each note stands where it is called, for who puts it at the foot of a page of paper; otherwise
            all stand at the end, and each call links to its note.

    Returns:
        HTML with its own style.
    """
    content = _Writer(feet=feet).text(document.blocks, 0)
    return _PAGE.format(
        brief=' class="brief"' if len(re.sub(r"<[^>]*>", " ", content).split()) <= _BRIEF else "",
        lang=document.lang,
        date=document.date.isoformat(),
        title=_escaped(document.title),
        style=stylesheet(),
        about=_escaped(document.foot),
        foot=f"<p>{_words(document.foot)}</p>",
        content=content,
    )


def fragment(blocks: Iterable[Block], below: int = 0, wide: str | None = None) -> str:
    """Write blocks as a part of a page.

    No level of heading is skipped on the way down: a reader who hears the page would look for what is missing. On a
    page of its own a heading of the lowest level is kept together with the paragraph that it opens.

    Args:
        blocks: the text.
        below: the level of the heading of the page under which the part stands; 0: there is none.
        wide: what a table is called that is wider than a screen, where tables and drawings scroll within the page; on a
            narrow screen the cells of a row stand below one another, and each names its column. None: they do not.

    Returns:
        HTML without style or script; all words of the text are escaped.
    """
    return _Writer(feet=False, wide=wide).text(blocks, below)


class _Writer:
    """Writes blocks, and keeps their notes for the end, unless they stand where they are called."""

    def __init__(self, *, feet: bool, wide: str | None = None) -> None:
        self._feet, self._wide = feet, wide
        self._notes: list[Line] = []

    def text(self, blocks: Iterable[Block], below: int) -> str:
        written: list[str] = []
        level, opened = below, False
        for block, after in pairwise((*blocks, None)):
            if isinstance(block, Heading):
                level = min(block.level + below, level + 1)
                opened = not below and block.level == _LEAST and isinstance(after, Paragraph)
                written += ['<div class="opened">'] if opened else []
                written.append(f"<h{level}>{_words(block.text)}</h{level}>")
            elif block:
                written += self._lines(block)
                written += ["</div>"] if opened else []
                opened = False
        return "\n".join((*written, *self._endnotes()))

    def _endnotes(self) -> Iterator[str]:
        if self._notes:
            yield '<ol class="notes">'
            for number, note in enumerate(self._notes, 1):
                back = f'<a href="#call-{number}">↩ {number}</a>'
                yield f'<li id="note-{number}">{self._inline(note)} {back}</li>'
            yield "</ol>"

    def _lines(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph(line=line):
                yield f"<p>{self._inline(line)}</p>"
            case Banner(lines=lines):
                yield '<div class="banner" role="note">'
                yield from (f"<p>{self._inline(line)}</p>" for line in lines)
                yield "</div>"
            case Bullets(items=items, numbered=numbered):
                tag = "ol" if numbered else "ul"
                start = f' start="{block.first}"' if block.first > 1 else ""
                roman = ' type="I"' if block.roman else ""
                yield f"<{tag}{roman}{start}>"
                for item in items:
                    below = "".join(f"<li>{self._inline(line)}</li>" for line in item.below)
                    inner = f"<ul>{below}</ul>" if below else ""
                    yield f"<li>{self._inline(item.line)}{inner}</li>"
                yield f"</{tag}>"
            case Table():
                yield from self._table(block)
            case Picture(svg=svg, alt=alt, caption=caption):
                yield "<figure>" if self._wide is None else '<figure class="drawing" tabindex="0">'
                yield _drawing(svg, alt)
                if caption:
                    yield f"<figcaption>{self._inline(caption)}</figcaption>"
                yield "</figure>"
            case Blank(label=label, lines=lines):
                rule = '<span class="rule"></span>'
                yield f'<div class="blank"><div><p>{_words(label)}:</p>{rule}</div>{rule * (lines - 1)}</div>'
            case Fields(pairs=pairs):
                rule = '<span class="rule"></span>'
                yield '<div class="fields">'
                yield from (
                    f"<div><p>{_words(label)}: {self._inline(line)}</p>{'' if line else rule}</div>"
                    for label, line in pairs
                )
                yield "</div>"

    def _table(self, table: Table) -> Iterator[str]:
        heads = (f'<th scope="col">{_words(heading)}</th>' for heading in table.headings)
        before = after = ""
        columns = [""] * len(table.headings)
        if self._wide is not None:
            before = f'<div class="scroll" tabindex="0" role="group" aria-label="{_escaped(self._wide)}">'
            columns, after = [f' data-head="{_escaped(heading)}"' for heading in table.headings], "</div>"
        yield before + ('<table class="small">' if table.small else "<table>")
        yield f"<thead><tr>{''.join(heads)}</tr></thead>\n<tbody>"
        for row in table.rows:
            cells = (f"<td{column}>{self._inline(cell)}</td>" for column, cell in zip(columns, row, strict=True))
            yield f"<tr>{''.join(cells)}</tr>"
        yield f"</tbody>\n</table>{after}"

    def _inline(self, line: Line) -> str:
        return "".join(map(self._span, line))

    def _span(self, span: Span) -> str:
        words = _words(span.text)
        if span.url:
            words = f'<a href="{_escaped(span.url)}">{words}</a>'
        return f"{_toned(words, span.tone)}{self._called(span.note) if span.note else ''}"

    def _called(self, note: Line) -> str:
        if self._feet:
            return f'<span class="note">{self._inline(note)}</span>'
        self._notes.append(note)
        number = len(self._notes)
        return f'<sup><a id="call-{number}" href="#note-{number}">{number}</a></sup>'


def _drawing(svg: str, alt: str) -> str:
    """Give a drawing one name, ``alt``, whatever it calls itself: that is what is read aloud in its place."""
    ET.register_namespace("", _SVG)
    root = ET.fromstring(svg)  # noqa: S314 - this program drew it
    for tag in ("title", "desc"):
        for element in root.findall(f"{{{_SVG}}}{tag}"):
            root.remove(element)
    title = ET.Element(f"{{{_SVG}}}title")
    title.text = alt
    root.insert(0, title)
    for name in ("aria-label", "aria-labelledby", "aria-describedby"):
        root.attrib.pop(name, None)
    root.set("role", "img")
    return ET.tostring(root, encoding="unicode")


def _toned(words: str, tone: Tone) -> str:
    match tone:
        case "strong":
            return f"<strong>{words}</strong>"
        case "warning":
            return f'<strong class="warning">{words}</strong>'
        case "blank":
            return f'<mark class="open">{words}</mark>'
        case "quiet":
            return f'<span class="quiet">{words}</span>'
    return words


def _words(text: str) -> str:
    parts = _LONG.split(text)
    return "".join(
        f'<span class="long">{_escaped(part)}</span>' if _LONG.match(part) else _escaped(part) for part in parts
    )


def _escaped(words: str) -> str:
    return escape(_UNPRINTABLE.sub("", words))
