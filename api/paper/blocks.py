"""Blocks: text as headings, paragraphs, lists, tables and pictures, before it is written in any form."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Literal

from privesfeer.cases.commons.text import Joint, Lang, Text, one_line, untranslated

Tone = Literal["plain", "strong", "quiet", "warning", "blank"]
_LETTERS, _SMALL_LETTERS = 100, 135  # of a table go into the width of a page
_LONGEST = 26  # letters: an ECLI; what is longer is broken off
_GAP = 2  # letters: the room between columns, and what bold letters are wider


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one tone.

    Attributes:
        text: the words.
        tone: how they sound.
        url: what they link to; "#mark" is the place in the same text that has this mark.
        node: the part of the verdict that they tell, where a text keeps track of it.
        note: what is said of them at the foot of the page; empty: nothing.
    """

    text: str
    tone: Tone = "plain"
    url: str | None = None
    node: str = ""
    note: "Line" = ()


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title, and after that an annex, which begins on a new page."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Banner:
    """Paragraphs that have to be seen first."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, with what is said below it."""

    line: Line
    below: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list.

    Attributes:
        items: what is listed.
        numbered: whether the order matters.
        first: the number of the first item; beyond 1 the list goes on from the one before it of its kind.
        roman: whether the numbers are Roman, as those of what a court is asked.
    """

    items: tuple[Item, ...]
    numbered: bool = False
    first: int = 1
    roman: bool = False

    @property
    def marks(self) -> Iterator[str]:
        """What stands before each item of a numbered list."""
        numbers = range(self.first, self.first + len(self.items))
        yield from (f"{roman(number) if self.roman else number}." for number in numbers)


@dataclass(frozen=True, slots=True)
class Table:
    """A table; each row has a cell for each heading.

    Attributes:
        headings: what stands above the columns.
        rows: the cells.
        small: whether it is a list to look things up in, and may be set in smaller letters.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    small: bool = False

    def shares(self) -> list[float]:
        """Divide the width of a page over the columns.

        Returns:
            The share of each: none too narrow for its words, and what is left by how much they hold.
        """
        held = [[heading] for heading in self.headings]
        for row in self.rows:
            for column, line in zip(held, row, strict=True):
                column.append("".join(span.text for span in line))
        whole = [sum(map(len, column)) for column in held]
        longest = [max((len(word) for text in column for word in text.split()), default=1) for column in held]
        letters = _SMALL_LETTERS if self.small else _LETTERS
        least = [(min(length, _LONGEST) + _GAP) / letters for length in longest]
        free = 1 - sum(least)
        if free <= 0:
            return [share / sum(least) for share in least]
        return [share + free * part / sum(whole) for share, part in zip(least, whole, strict=True)]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing.

    Attributes:
        svg: the drawing, an SVG document with its own title and description.
        alt: what it shows, for who cannot see it.
        caption: what stands below it.
    """

    svg: str
    alt: str
    caption: Line = ()


@dataclass(frozen=True, slots=True)
class Blank:
    """A place for the reader to fill in.

    Attributes:
        label: what is asked.
        lines: how much room it gets, in lines.
    """

    label: str
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Fields:
    """What a file is about, at its head: each label with what is known of it.

    Attributes:
        pairs: the labels, each with its line; an empty line is left for the reader to fill in.
    """

    pairs: tuple[tuple[str, Line], ...]


Block = Heading | Paragraph | Banner | Bullets | Table | Picture | Blank | Fields


def lines(block: Block) -> tuple[Line, ...]:
    """Give all lines of a block.

    Returns:
        The lines in the order in which they are read.
    """
    match block:
        case Paragraph(line=line):
            return (line,)
        case Bullets(items=items):
            return tuple(line for item in items for line in (item.line, *item.below))
        case Table(rows=rows):
            return tuple(cell for row in rows for cell in row)
        case Banner(lines=held):
            return held
        case Fields(pairs=pairs):
            return tuple(line for _, line in pairs)
    return ()


def roman(number: int) -> str:
    """Write a number in Roman numerals.

    Args:
        number: from 1 to 89.

    Returns:
        Such as "XIV".
    """
    tens, ones = divmod(number, 10)
    written = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
    return ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")[tens] + written


def plain(text: str, tone: Tone = "plain") -> Line:
    """Give a line in one tone.

    Args:
        tone: how they sound.
    """
    return (Span(text, tone),)


def joined(lines: Iterable[Line], joint: str) -> Line:
    """Put lines one after another.

    Args:
        joint: what stands between two of them.
    """
    spans: list[Span] = []
    for line in lines:
        spans += [Span(joint), *line] if spans else line
    return tuple(spans)


def printable(text: str, most: int | None = None) -> str:
    """Make the user's own words fit for any page: on one line, and without what upsets a terminal.

    Args:
        most: the number of characters after which they are cut short.
    """
    words = one_line(text)
    if most is not None and len(words) > most:
        cut = words[: most - 1]
        words = f"{cut.rpartition(' ')[0] or cut}…"
    return words


def small(words: str) -> str:
    """Begin words with a small letter, and leave the rest as it is."""
    return words[:1].lower() + words[1:]


def unstopped(words: str) -> str:
    """Take the full stop from a sentence.

    Args:
        words: the sentence.

    Returns:
        The sentence without it.
    """
    return words.rstrip(".")


class Speaker:
    """Base of what tells something in one language."""

    def __init__(self, lang: Lang) -> None:
        """Keep the language."""
        self._lang = lang

    def says(self, text: Text, **parts: Text | str) -> str:
        """Give a text in the language.

        Args:
            **parts: what fills its ``{named}`` places.
        """
        return (text.fill(**parts) if parts else text)[self._lang]

    def line(self, text: Text, tone: Tone = "plain", **parts: Text | str) -> Line:
        """Give a text as a line.

        Args:
            tone: how it sounds.
            **parts: what fills its ``{named}`` places.
        """
        return plain(self.says(text, **parts), tone)

    def filled(self, text: Text, parts: Mapping[str, Line]) -> Line:
        """Give a text with lines in its places.

        Args:
            parts: by the place what fills it.
        """
        spans: list[Span] = []
        for words, name, *_ in Formatter().parse(text[self._lang]):
            spans += [Span(words)] if words else []
            spans += parts[name] if name else ()
        return tuple(spans)

    def enumerated(self, lines: Iterable[Line]) -> Line:
        """Join lines into an enumeration ("a, b en c").

        Args:
            lines: the items.
        """
        held = {f"item{place}": line for place, line in enumerate(lines)}
        return self.filled(Text.enumerate([untranslated(f"{{{name}}}") for name in held]), held)

    def listed(self, texts: Iterable[Text], joint: Joint = "all") -> str:
        """Name several things in a row, the last after "and" or "or"."""
        return self.says(Text.enumerate(list(texts), joint))

    def opening(self, title: Text, of: Text | None, most: int | None = None) -> Iterator[Block]:
        """Give the title of a text, and below it the user's own title of what it is about, as far as it is repeated."""
        yield Heading(1, self.says(title))
        if of:
            yield Paragraph(plain(printable(self.says(of), most), "quiet"))

    def section(
        self, level: Literal[1, 2, 3], heading: Text, items: Iterable[Item], *, numbered: bool = False
    ) -> Iterator[Block]:
        """Give a list below its heading; without items nothing."""
        if held := tuple(items):
            yield Heading(level, self.says(heading))
            yield Bullets(held, numbered=numbered)

    def labelled(self, label: Text | str, rest: Text | str | Iterable[Span]) -> Line:
        """Give a line that says first, quietly, what it is about.

        Args:
            label: the label, without colon.
            rest: what follows.
        """
        told = self.says(rest) if isinstance(rest, Text) else rest
        words = label if isinstance(label, str) else self.says(label)
        return (Span(f"{words}: ", "quiet"), *(plain(told) if isinstance(told, str) else told))


def lettered(drawn: str, family: str) -> str:
    """Set drawings in other letters.

    Args:
        drawn: an SVG document, or a text that holds some.
        family: the name of the font.

    Returns:
        The same, in that font alone.
    """
    return re.sub(r'(?<= )font-family="[^"]*"', f'font-family="{family}"', drawn)
