"""Terminal: blocks of text written for a terminal, wide or narrow, or for a pipe."""

import re
from collections.abc import Iterable, Iterator

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.table import Column
from rich.table import Table as Grid
from rich.text import Text

from privesfeer.api.paper.blocks import (
    Banner,
    Blank,
    Block,
    Bullets,
    Fields,
    Heading,
    Item,
    Line,
    Paragraph,
    Picture,
    Table,
)

_WIDEST = 100  # longer lines are hard to read
_PLAIN = Style.null()
_TONES = {
    "plain": _PLAIN,
    "strong": Style(bold=True),
    "quiet": Style(dim=True),
    "warning": Style(color="yellow", bold=True),
    "blank": Style(reverse=True),
}
_HEADINGS = {1: Style(bold=True), 2: Style(color="cyan", bold=True), 3: Style(bold=True)}
_RULES = {1: "═", 2: "─"}
_BAR = Style(color="cyan")


def write(blocks: Iterable[Block], *, stderr: bool = False) -> None:
    """Write blocks to the terminal; in a pipe without any control codes.

    Args:
        blocks: the text.
        stderr: whether it goes to standard error.
    """
    console = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    width = min(console.width, _WIDEST)
    lines: list[Text] = []
    before: Block | None = None
    for block in blocks:
        if before and not isinstance(before, Heading):
            lines.append(Text())
        lines += _lines(block, width)
        before = block
    console.print(Text("\n").join(lines), soft_wrap=True)


def _lines(block: Block, width: int) -> Iterator[Text]:  # noqa: C901, PLR0912 - a case for each block
    match block:
        case Heading(level=level, text=words):
            style = _HEADINGS[level]
            yield from _wrapped(Text(words, style=style), width)
            if level in _RULES:
                yield Text(_RULES[level] * width, style=style)
        case Paragraph(line=line):
            yield from _wrapped(_text(line), width)
        case Banner(lines=lines):
            for index, line in enumerate(lines):
                if index:
                    yield Text("┃", style=_BAR)
                yield from _wrapped(_text(line), width, "┃ ", "┃ ", _BAR)
        case Bullets(items=items, numbered=numbered):
            for number, item in zip(block.marks, items, strict=True):
                yield from _item(item, width, f"{number} " if numbered else "• ")
        case Table():
            yield from _table(block, width)
        case Picture(alt=alt, caption=caption):  # a terminal shows no drawing; it says what the drawing shows
            yield from _wrapped(Text(alt, style=_TONES["quiet"]), width)
            yield from _wrapped(_text(caption), width)
        case Blank(label=label, lines=lines):
            yield from _wrapped(Text(f"{label}:"), width)
            yield from (Text("…" * width, style=_TONES["quiet"]) for _ in range(lines))
        case Fields(pairs=pairs):
            for label, line in pairs:
                yield from _wrapped(Text.assemble(f"{label}: ", _text(line) if line else "…"), width)


def _item(item: Item, width: int, mark: str) -> Iterator[Text]:
    indent = " " * len(mark)
    yield from _wrapped(_text(item.line), width, mark, indent)
    for line in item.below:
        yield from _wrapped(_text(line), width, indent, f"{indent}  ")


def _table(block: Table, width: int) -> Iterator[Text]:
    """Lay out a table; with lines between its rows, so that cells of several lines can be told apart, unless small."""
    grid = Grid(
        *(Column(Text(heading), overflow="fold") for heading in block.headings),
        box=box.SIMPLE_HEAD if block.small else box.HORIZONTALS,
        show_lines=not block.small,
        width=width,
        pad_edge=False,
    )
    for row in block.rows:
        grid.add_row(*map(_text, row))
    for segments in Console(width=width).render_lines(grid, pad=False):
        line = Text.assemble(*((segment.text, segment.style or _PLAIN) for segment in segments))
        line.rstrip()
        yield line


def _wrapped(text: Text, width: int, first: str = "", others: str = "", style: Style = _PLAIN) -> Iterator[Text]:
    """Break a text over lines; what stands before them takes its part of the width."""
    breaks = _breaks(text.plain, width - max(len(first), len(others)))
    for index, line in enumerate(text.divide(breaks)):
        line.rstrip()
        yield Text.assemble((others if index else first, style), line)


def _breaks(words: str, width: int) -> list[int]:
    """Find where lines begin: always before a word, so that an address or a hash stays whole, however long."""
    breaks, used = [], 0
    for word in re.finditer(r"\S+\s*", words):
        if used and used + cell_len(word[0].rstrip()) > width:
            breaks.append(word.start())
            used = 0
        used += cell_len(word[0])
    return breaks


def _text(line: Line) -> Text:
    """Give a line; a note stands between brackets behind what it is about."""
    noted = ((span, _text(span.note) if span.note else Text()) for span in line)
    return Text.assemble(
        *(
            part
            for span, note in noted
            for part in (
                (span.text, _TONES[span.tone] + Style(link=span.url)),
                Text.assemble(" (", note, ")") if note else "",
            )
        )
    )
