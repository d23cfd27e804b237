"""Terminal: blocks of text written for a terminal, wide or narrow, or for a pipe."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.style import Style
from rich.text import Text

from api.blocks import Banner, Block, Bullets, Heading, Line, Paragraph

_WIDEST = 100  # longer lines are hard to read
_TONES = {
    "plain": Style.null(),
    "strong": Style(bold=True),
    "quiet": Style(dim=True),
    "warning": Style(color="yellow", bold=True),
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
        lines += _lines(block, console, width)
        before = block
    console.print(Text("\n").join(lines), soft_wrap=True)


def _lines(block: Block, console: Console, width: int) -> Iterator[Text]:
    match block:
        case Heading(level=level, text=words):
            style = _HEADINGS[level]
            yield from _wrapped(Text(words, style=style), console, width)
            if level in _RULES:
                yield Text(_RULES[level] * width, style=style)
        case Paragraph(line=line):
            yield from _wrapped(_text(line), console, width)
        case Banner(lines=lines):
            for index, line in enumerate(lines):
                if index:
                    yield Text("┃", style=_BAR)
                bar = Text("┃ ", style=_BAR)
                yield from _wrapped(_text(line), console, width, bar, bar)
        case Bullets(items=items):
            for item in items:
                yield from _wrapped(_text(item.line), console, width, Text("• "), Text("  "))
                for line in item.below:
                    yield from _wrapped(_text(line), console, width, Text("  "), Text("    "))


def _wrapped(
    text: Text, console: Console, width: int, first: Text | None = None, others: Text | None = None
) -> Iterator[Text]:
    """Break a text between words; what comes before its first line and its other lines takes part of the width."""
    first, others = first or Text(), others or Text()
    for index, line in enumerate(text.wrap(console, width - max(first.cell_len, others.cell_len))):
        line.rstrip()
        yield Text.assemble(others if index else first, line)


def _text(line: Line) -> Text:
    return Text.assemble(*((span.text, _TONES[span.tone] + Style(link=span.url)) for span in line))
