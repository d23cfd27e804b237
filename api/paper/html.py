"""HTML: blocks of text written as a page that everyone can read: on screen, on paper and aloud."""

import re
from collections.abc import Iterable
from functools import cache
from html import escape
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from jinja2 import Environment
from markupsafe import Markup

from privesfeer.api.paper.blocks import Block, Heading, Line, Paragraph, Picture, lettered
from privesfeer.api.paper.templating import environment

if TYPE_CHECKING:
    from privesfeer.api.paper.document import Document

_SVG = "http://www.w3.org/2000/svg"
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LONG = re.compile(r"(\S{36,})")  # no word and no ECLI, but a hash or an address: it may be broken off anywhere
_LEAST = 3  # the lowest level of heading
_BRIEF = 520  # words: a text that is meant for one page of paper


def stylesheet() -> str:
    """Give the looks of a text, on screen and on paper.

    Returns:
        CSS.
    """
    return files("privesfeer.api.paper").joinpath("templates", "print.css").read_text("utf-8")


def page(document: "Document", family: str | None = None) -> str:
    """Write a document as a page that stands on its own: it asks for no other file.

    Args:
        family: the font, also of drawings, of who puts it on pages of paper: each note then stands where it is called.
            None: all notes stand at the end, and each call links to its note.

    Returns:
        HTML with its own style.
    """
    writer = _Writer(family=family)
    content = writer.text(document.blocks, 0)
    return (
        _templates()
        .get_template("page.html")
        .render(
            brief=writer.count <= _BRIEF,
            lang=document.lang,
            date=document.date.isoformat(),
            title=document.title,
            style=Markup(stylesheet()),  # noqa: S704 - of this program
            foot=document.foot,
            words=_words,
            content=content,
        )
    )


def fragment(blocks: Iterable[Block], below: int = 0, wide: str | None = None) -> Markup:
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
    return _Writer(wide=wide).text(blocks, below)


@cache
def _templates() -> Environment:
    found = environment("privesfeer.api.paper", keep_trailing_newline=True)
    found.filters["clean"] = _clean
    return found


class _Writer:
    """Writes blocks, and keeps their notes for the end, unless they stand where they are called.

    Attributes:
        count: how many words were written.
    """

    def __init__(self, wide: str | None = None, family: str | None = None) -> None:
        self.count = 0
        self._family = family
        self._notes: list[Line] = []
        given = {"words": self._counted, "noted": self._noted, "drawn": self._drawn, "feet": family, "wide": wide}
        self._macros = _templates().get_template("blocks.html").make_module(given)

    def text(self, blocks: Iterable[Block], below: int) -> Markup:
        """Write blocks one below the other, and the notes that they keep."""
        written: list[str] = []
        level, opening = below, None
        for block, after in pairwise((*blocks, None)):
            if isinstance(block, Heading):
                level = min(block.level + below, level + 1)
                told = self._written("heading", level, block.text)
                if not below and block.level == _LEAST and isinstance(after, Paragraph):
                    opening = told
                    continue
            else:
                told = self._written(type(block).__name__.lower(), block)
                told, opening = self._written("opened", opening, told) if opening else told, None
            written.append(told)
        written += [self._written("notes", self._notes)] if self._notes else []
        return Markup("\n").join(written)

    def _written(self, kind: str, *parts: object) -> Markup:
        written: Markup = getattr(self._macros, kind)(*parts)
        return written

    def _counted(self, text: str) -> Markup:
        self.count += sum(any(map(str.isalnum, each)) for each in text.split())
        return _words(text)

    def _noted(self, note: Line) -> int:
        self._notes.append(note)
        return len(self._notes)

    def _drawn(self, picture: Picture) -> Markup:
        svg = lettered(picture.svg, self._family) if self._family else picture.svg
        return Markup(_drawing(svg, picture.alt))  # noqa: S704 - drawn by this program, its words escaped


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


def _words(text: str) -> Markup:
    parts: list[str] = [_clean(each) for each in _LONG.split(text)]
    parts[1::2] = [f'<span class="long">{each}</span>' for each in parts[1::2]]
    return Markup("".join(parts))  # noqa: S704 - escaped


def _clean(words: str) -> Markup:
    return Markup(escape(_UNPRINTABLE.sub("", words)))  # noqa: S704 - escaped
