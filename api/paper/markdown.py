"""Markdown: blocks of text written as Markdown."""

import re
from collections.abc import Iterable, Iterator

from api.paper.blocks import Banner, Blank, Block, Bullets, Heading, Line, Paragraph, Picture, Span, Table


def markdown(blocks: Iterable[Block]) -> str:
    """Write blocks as Markdown.

    Args:
        blocks: the text.

    Returns:
        CommonMark with tables, with a line end.
    """
    return "\n\n".join("\n".join(_lines(block)) for block in blocks) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=level, text=words):
            yield f"{'#' * level} {_escaped(words)}"
        case Paragraph(line=line):
            yield _inline(line)
        case Banner(lines=lines):
            yield "\n>\n".join(f"> {_inline(line)}" for line in lines)
        case Bullets(items=items, numbered=numbered):
            for number, item in zip(block.marks, items, strict=True):
                # Markdown counts by itself from the first number, and has no Roman ones.
                mark = "-" if block.roman or not numbered else f"{block.first}."
                yield f"{mark} {number if block.roman else ''} {_inline(item.line)}".replace("  ", " ", 1)
                yield from (f"{' ' * len(mark)} - {_inline(line)}" for line in item.below)
        case Table(headings=headings, rows=rows):
            yield _row(map(_escaped, headings))
            yield f"|{'---|' * len(headings)}"
            yield from (_row(map(_inline, row)) for row in rows)
        case Picture(alt=alt, caption=caption):  # Markdown holds no drawing; it says what the drawing shows
            yield f"*{_escaped(alt)}*"
            if caption:
                yield from ("", _inline(caption))
        case Blank(label=label, lines=lines):
            yield f"{_escaped(label)}: " + "<br>".join(["…………………………"] * lines)


def _row(cells: Iterable[str]) -> str:
    escaped = (cell.replace("|", r"\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"


def _inline(line: Line) -> str:
    return "".join(map(_span, line))


def _span(span: Span) -> str:
    words = _escaped(span.text)
    if span.address:  # Markdown has no name for a place in a table
        words = f"[{words}](<{span.address}>)"
    return f"**{words}**" if span.tone in {"strong", "warning", "blank"} else words


def _escaped(words: str) -> str:
    return re.sub(r"([\\`*_\[\]<>&])", r"\\\1", words)
