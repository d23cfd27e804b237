"""Length: how much of a page of paper blocks take, before they are laid out."""

from collections.abc import Iterable
from math import ceil

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
    Table,
    lines,
)
from privesfeer.cases.commons.text import LANGUAGES, Text

# In points, as templates/print.css has them; letters by the average of a running text.
_PAGE, _LINE, _WIDE = 735.0, 13.0, 97
_CELL_LINE, _CELL_PAD, _NARROW = 12.5, 5.0, 91
_NOTE_LINE, _NOTE_WIDE = 11.1, 113
_HEADINGS = {1: 31.0, 2: 26.5}
_OPENED, _AFTER = 6.0, 4.0


def pages(blocks: Iterable[Block]) -> float:
    """Estimate how many pages blocks take on A4, with their notes.

    Args:
        blocks: the text.

    Returns:
        The number of pages.
    """
    return sum(_height(block) + sum(map(_notes, lines(block))) for block in blocks) / _PAGE


def words_in(*texts: Text) -> int:
    """Count the words of some texts, in the language that takes most of them.

    Args:
        *texts: the texts.
    """
    return max(sum(len(each[lang].split()) for each in texts) for lang in LANGUAGES)


def words_of(line: Line) -> int:
    """Count the words of a line.

    Args:
        line: the line.

    Returns:
        Their number.
    """
    return len(_words(line).split())


def _height(block: Block) -> float:
    match block:
        case Heading(level=1 | 2 as level, text=words):
            height = _HEADINGS[level] + (_rows(words, _WIDE // 1.4) - 1) * _LINE
        case Heading(text=words):  # it opens its paragraph
            height = len(words) / _WIDE * _LINE + _OPENED
        case Paragraph(line=line):
            height = _rows(_words(line), _WIDE) * _LINE + _AFTER
        case Banner(lines=held):
            height = sum(_rows(_words(line), _WIDE - 6) * _LINE + _AFTER for line in held) + 24
        case Bullets(items=items):
            told = [line for item in items for line in (item.line, *item.below)]
            height = sum(_rows(_words(line), _WIDE - 4) * _LINE + 1 for line in told) + _AFTER
        case Table():
            height = _table(block)
        case Fields(pairs=pairs):
            height = ceil(len(pairs) / 2) * 16 + 12
        case Blank(lines=count):
            height = count * 15 + 5
        case Picture():
            height = _PAGE / 3
    return height


def _table(table: Table) -> float:
    shares = table.shares()
    rows = [table.headings, *(tuple(map(_words, row)) for row in table.rows)]
    tallest = (max(_rows(cell, share * _NARROW - 2) for cell, share in zip(row, shares, strict=True)) for row in rows)
    return sum(count * _CELL_LINE + _CELL_PAD for count in tallest) + 10


def _notes(line: Line) -> float:
    return sum(_rows(_words(span.note), _NOTE_WIDE) * _NOTE_LINE for span in line if span.note)


def _rows(words: str, wide: float) -> int:
    return max(1, ceil(len(words) / wide))


def _words(line: Line) -> str:
    return "".join(span.text for span in line)
