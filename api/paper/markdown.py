"""Markdown: blocks of text written as Markdown."""

import re
from collections.abc import Iterable, Iterator

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
)

_OPEN = "…………………………"
_STRONG = re.compile(r"(?<!\\)\*\*(\s*)(.+?)(\s*)(?<!\\)\*\*")


def markdown(blocks: Iterable[Block]) -> str:
    """Write blocks as Markdown.

    Args:
        blocks: the text.

    Returns:
        CommonMark with tables and footnotes, with a line end.
    """
    return _Writer().text(blocks)


class _Writer:
    """Writes blocks, and keeps their notes for the end."""

    def __init__(self) -> None:
        self._notes: list[Line] = []

    def text(self, blocks: Iterable[Block]) -> str:
        told = ["\n".join(self._lines(block)) for block in blocks]
        notes = [f"[^{number}]: {self._inline(note)}" for number, note in enumerate(self._notes, 1)]
        return "\n\n".join([*told, *(["\n".join(notes)] if notes else [])]) + "\n"

    def _lines(self, block: Block) -> Iterator[str]:  # noqa: C901 - a case for each block
        match block:
            case Heading(level=level, text=words):
                yield f"{'#' * level} {_escaped(words)}"
            case Paragraph(line=line):
                yield self._inline(line)
            case Banner(lines=lines):
                yield "\n>\n".join(f"> {self._inline(line)}" for line in lines)
            case Bullets(items=items, numbered=numbered):
                for number, item in zip(block.marks, items, strict=True):
                    # Markdown counts by itself from the first number, and has no Roman ones.
                    mark = "-" if block.roman or not numbered else f"{block.first}."
                    yield f"{mark} {f'{number} ' if block.roman else ''}{self._inline(item.line)}"
                    yield from (f"{' ' * len(mark)} - {self._inline(line)}" for line in item.below)
            case Table(headings=headings, rows=rows):
                yield _row(map(_escaped, headings))
                yield f"|{'---|' * len(headings)}"
                yield from (_row(map(self._inline, row)) for row in rows)
            case Picture(alt=alt, caption=caption):  # Markdown holds no drawing; it says what the drawing shows
                yield f"*{_escaped(alt)}*"
                if caption:
                    yield from ("", self._inline(caption))
            case Blank(label=label, lines=lines):
                yield f"{_escaped(label)}: " + "<br>".join([_OPEN] * lines)
            case Fields(pairs=pairs):
                yield "\\\n".join(f"**{_escaped(label)}:** {self._inline(line) or _OPEN}" for label, line in pairs)

    def _inline(self, line: Line) -> str:
        # What stands out beside what stands out is one: four stars would end it and begin it again, and show; so would
        # stars beside a space within them.
        return _STRONG.sub(r"\1**\2**\3", "".join(map(self._span, line)).replace("****", ""))

    def _span(self, span: Span) -> str:
        words = _escaped(span.text)
        if span.url:
            words = f"[{words}](<{span.url}>)"
        if span.tone in {"strong", "warning", "blank"}:
            words = f"**{words}**"
        if span.note:
            self._notes.append(span.note)
            words = f"{words}[^{len(self._notes)}]"
        return words


def _row(cells: Iterable[str]) -> str:
    escaped = (cell.replace("|", r"\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"


def _escaped(words: str) -> str:
    return re.sub(r"([\\`*_\[\]<>&])", r"\\\1", words)
