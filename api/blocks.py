"""Blocks: text as headings, paragraphs, lists, tables and pictures, before it is written in any form."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from cases.text import Lang, Text

Tone = Literal["plain", "strong", "quiet", "warning"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one tone.

    Attributes:
        text: the words.
        tone: how they sound.
        url: what they link to.
        node: the part of the verdict that they tell, where a text keeps track of it.
    """

    text: str
    tone: Tone = "plain"
    url: str | None = None
    node: str = ""


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title."""

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
    """A list; numbered where the order matters."""

    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; each row has a cell for each heading."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


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


Block = Heading | Paragraph | Banner | Bullets | Table | Picture | Blank


def plain(text: str, tone: Tone = "plain") -> Line:
    """Give a line in one tone.

    Args:
        text: the words.
        tone: how they sound.

    Returns:
        The line.
    """
    return (Span(text, tone),)


def joined(lines: Iterable[Line], joint: str) -> Line:
    """Put lines one after another.

    Args:
        lines: the lines.
        joint: what stands between two of them.

    Returns:
        One line.
    """
    spans: list[Span] = []
    for line in lines:
        spans += [Span(joint), *line] if spans else line
    return tuple(spans)


def printable(text: str, most: int | None = None) -> str:
    """Make the user's own words fit for any page: on one line, and without what upsets a terminal.

    Args:
        text: the words.
        most: the number of characters after which they are cut short.

    Returns:
        The words.
    """
    words = " ".join(text.split())
    if most is not None and len(words) > most:
        words = f"{words[: most - 1]}…"
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in words)


def capital(words: str) -> str:
    """Begin words with a capital, and leave the rest as it is.

    Args:
        words: the words.

    Returns:
        The words.
    """
    return words[:1].upper() + words[1:]


class Speaker:
    """Base of what tells something in one language."""

    def __init__(self, lang: Lang) -> None:
        """Keep the language.

        Args:
            lang: the language.
        """
        self._lang = lang

    def says(self, text: Text, **parts: Text | str) -> str:
        """Give a text in the language.

        Args:
            text: the text.
            **parts: what fills its ``{named}`` places.

        Returns:
            The words.
        """
        return (text.fill(**parts) if parts else text)[self._lang]

    def line(self, text: Text, tone: Tone = "plain", **parts: Text | str) -> Line:
        """Give a text as a line.

        Args:
            text: the text.
            tone: how it sounds.
            **parts: what fills its ``{named}`` places.

        Returns:
            The line.
        """
        return plain(self.says(text, **parts), tone)

    def labelled(self, label: Text | str, rest: Text | str | Iterable[Span]) -> Line:
        """Give a line that says first, quietly, what it is about.

        Args:
            label: the label, without colon.
            rest: what follows.

        Returns:
            The line.
        """
        told = self.says(rest) if isinstance(rest, Text) else rest
        words = label if isinstance(label, str) else self.says(label)
        return (Span(f"{words}: ", "quiet"), *(plain(told) if isinstance(told, str) else told))
