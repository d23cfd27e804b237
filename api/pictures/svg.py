"""SVG: what all pictures share: measured text, shapes, and the document around them.

Only presentation attributes are used, no styles, scripts or references: a drawing may stand in a page under a strict
content security policy. What differs in colour differs in shape or line too.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Literal
from xml.sax.saxutils import escape

from privesfeer.api.paper.blocks import Picture, plain, printable
from privesfeer.cases.commons.text import Lang

WIDTH = 640  # what fits between the margins of an A4 page, standing
MARGIN = 12
INK, QUIET, HAIR, PAPER = "#000000", "#505050", "#9a9a9a", "#ffffff"
OURS, THEIRS = "#1f4e79", "#8a4b08"  # the side of the answer and the other; about as dark as each other, in grey too
SMALL, BODY, LARGE = 10.0, 11.0, 15.0
NARROW = 320  # what fits on the screen of a phone
PAGE = "currentColor"  # the ink of the page in which a drawing stands
FONTS = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"

MarkShape = Literal["circle", "square", "diamond"]
Anchor = Literal["start", "middle", "end"]

# How wide a letter is, as a share of its size: DejaVu Sans, the widest of the fonts above, so that text fits in all.
_NARROW, _SLIM, _WIDE = frozenset("iljI.,:;'|!’ "), frozenset('frt()[]-/"–'), frozenset("mwMW@%—…&©®±→≤")
_BOLD = 1.13
_LATIN = 0x250


def advance(words: str, size: float, *, bold: bool = False) -> float:
    """Estimate, rather too wide than too narrow, how wide words are.

    Args:
        size: the size of the letters.
        bold: whether they are bold.

    Returns:
        The width.
    """
    return size * (_BOLD if bold else 1.0) * sum(map(_letter, words))


def _letter(letter: str) -> float:
    if letter in _NARROW:
        return 0.35
    if letter in _SLIM:
        return 0.42
    if letter in _WIDE:
        return 1.0
    if ord(letter) >= _LATIN:
        return 1.2
    return 0.74 if letter.isupper() else 0.64


def wrapped(words: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Break words into lines; a word that is too long is broken within.

    Args:
        width: how wide a line may be.
        size: the size of the letters.
        bold: whether they are bold.

    Returns:
        The lines; at least one.
    """
    lines, line = [], ""
    for word in words.split():
        rest = word
        while rest:
            tried = f"{line} {rest}" if line else rest
            if advance(tried, size, bold=bold) <= width:
                line, rest = tried, ""
            elif line:
                lines.append(line)
                line = ""
            else:
                fits = _fitting(rest, width, size, bold=bold)
                lines.append(rest[:fits])
                rest = rest[fits:]
    return [*lines, line] if line or not lines else lines


def _fitting(word: str, width: float, size: float, *, bold: bool) -> int:
    """Count the letters of a word that fit; after a hyphen or colon where there is one, at least one letter."""
    most = max((n for n in range(1, len(word) + 1) if advance(word[:n], size, bold=bold) <= width), default=1)
    joint = max(word.rfind(mark, 0, most) for mark in "-:/,")
    return joint + 1 if joint > most // 2 else most


def leading(size: float) -> float:
    """Give the distance between lines.

    Args:
        size: the size of the letters.

    Returns:
        The distance.
    """
    return round(size * 1.25, 1)


def number(value: float) -> str:
    """Write a coordinate, the same on every machine.

    Args:
        value: the coordinate.

    Returns:
        At most one decimal.
    """
    written = f"{value:.1f}"
    return written.removesuffix(".0")


def attributes(**given: str | float | None) -> str:
    """Write attributes.

    Args:
        **given: their values, with `_` for `-` in the names; None leaves one out.

    Returns:
        The attributes, each after a space.
    """
    told = {name.rstrip("_").replace("_", "-"): value for name, value in given.items() if value is not None}
    quotes = {'"': "&quot;"}
    return "".join(
        f' {name}="{number(value) if isinstance(value, int | float) else escape(value, quotes)}"'
        for name, value in told.items()
    )


def shape(name: str, **given: str | float | None) -> str:
    """Write an element without content.

    Args:
        **given: its attributes.

    Returns:
        The element.
    """
    return f"<{name}{attributes(**given)}/>"


def line(x1: float, y1: float, x2: float, y2: float, **look: str | float | None) -> str:
    """Draw a line."""
    return shape("line", x1=x1, y1=y1, x2=x2, y2=y2, **look)


def rect(x: float, y: float, width: float, height: float, **look: str | float | None) -> str:
    """Draw a box."""
    return shape("rect", x=x, y=y, width=width, height=height, **look)


def circle(x: float, y: float, radius: float, **look: str | float | None) -> str:
    """Draw a circle around a point."""
    return shape("circle", cx=x, cy=y, r=radius, **look)


def text(  # noqa: PLR0913 - a place and a type each take several values
    x: float,
    y: float,
    lines: Sequence[str] | str,
    size: float = BODY,
    *,
    bold: bool = False,
    fill: str = INK,
    anchor: Anchor = "start",
) -> str:
    """Write lines of text.

    Args:
        x: where they begin, have their middle or end.
        y: the base of the first line.
        size: the size of the letters.
        bold: whether they are bold.
        fill: their colour.
        anchor: which of the three `x` is.

    Returns:
        The element.
    """
    told = [lines] if isinstance(lines, str) else lines
    spans = "".join(
        f"<tspan{attributes(x=x, y=y + place * leading(size))}>{escape(printable(line))}</tspan>"
        for place, line in enumerate(told)
    )
    style = attributes(
        font_size=size,
        font_weight="bold" if bold else None,
        fill=fill,
        text_anchor=anchor if anchor != "start" else None,
    )
    return f"<text{style}>{spans}</text>"


def curve(x1: float, y1: float, x2: float, y2: float, **given: str | float | None) -> str:
    """Draw a line that leaves and arrives level.

    Args:
        x1: where it begins.
        y1: likewise.
        x2: where it ends.
        y2: likewise.
        **given: further attributes.

    Returns:
        The element.
    """
    middle = number((x1 + x2) / 2)
    path = f"M{number(x1)} {number(y1)}C{middle} {number(y1)} {middle} {number(y2)} {number(x2)} {number(y2)}"
    return shape("path", d=path, fill="none", **given)


def arrow(x: float, y: float, direction: Literal["right", "up", "down"], fill: str = INK) -> str:
    """Draw the head of an arrow.

    Args:
        x: its point.
        y: likewise.
        direction: where it points.
        fill: its colour.

    Returns:
        The element.
    """
    corners = {"right": ((-7, -3.5), (-7, 3.5)), "up": ((-4, 8), (4, 8)), "down": ((-4, -8), (4, -8))}[direction]
    points = " ".join(f"{number(x + dx)},{number(y + dy)}" for dx, dy in ((0, 0), *corners))
    return shape("polygon", points=points, fill=fill)


def mark(  # noqa: PLR0913 - likewise
    name: MarkShape, x: float, y: float, radius: float, colour: str, *, filled: bool = False, thick: bool = False
) -> str:
    """Draw a mark.

    Args:
        x: its middle.
        y: likewise.
        radius: half its width.
        colour: the colour of its line.
        filled: whether it is filled with that colour; otherwise it is white.
        thick: whether its line is thick.

    Returns:
        The element.
    """
    look: dict[str, str | float] = {
        "fill": colour if filled else PAPER,
        "stroke": colour,
        "stroke_width": 3.0 if thick else 1.4,
    }
    if name == "circle":
        return circle(x, y, radius, **look)
    if name == "square":
        return rect(x - radius, y - radius, 2 * radius, 2 * radius, **look)
    far = radius * 1.25
    corners = ((x, y - far), (x + far, y), (x, y + far), (x - far, y))
    return shape("polygon", points=" ".join(f"{number(a)},{number(b)}" for a, b in corners), **look)


def head(title: str, below: str | None) -> tuple[list[str], float]:
    """Write what stands at the top of a picture.

    Args:
        below: the case of which it is; None: nothing.

    Returns:
        The elements, and where they end.
    """
    width, y = WIDTH - 2 * MARGIN, 24.0
    lines = wrapped(title, width, LARGE, bold=True)
    parts = [text(MARGIN, y, lines, LARGE, bold=True)]
    y += (len(lines) - 1) * leading(LARGE)
    if below:
        lines = wrapped(printable(below), width, BODY)
        parts.append(text(MARGIN, y + 18, lines, fill=QUIET))
        y += 18 + (len(lines) - 1) * leading(BODY)
    return parts, y + 4


def notes(told: Iterable[str], y: float) -> tuple[list[str], float]:
    """Write what has to be said below a drawing.

    Args:
        told: the notes.
        y: where the drawing ends.

    Returns:
        The elements, and where they end.
    """
    parts = []
    for note in told:
        lines = wrapped(note, WIDTH - 2 * MARGIN, SMALL)
        y += 15
        parts.append(text(MARGIN, y, lines, SMALL, fill=QUIET))
        y += (len(lines) - 1) * leading(SMALL)
    return parts, y


def picture(  # noqa: PLR0913 - a drawing, and what is said of it
    lang: Lang, title: str, told: Iterable[str], height: float, parts: Iterable[str], *, page: bool = False
) -> Picture:
    """Put a drawing into a document of its own.

    Args:
        told: what it shows, in sentences.
        height: how high it is.
        parts: its elements.
        page: whether it is drawn in the ink of a page, narrow enough for a phone; otherwise black on white, as wide as
            a sheet of paper.

    Returns:
        It, in SVG; its ids follow from its content, so that several can stand in one page.
    """
    description = " ".join(told)
    width = NARROW if page else WIDTH
    drawn = [*parts] if page else [shape("rect", width=WIDTH, height=height, fill=PAPER), *parts]
    content = "\0".join((lang, title, description, *drawn))
    name = f"picture-{hashlib.sha256(content.encode('utf-8', 'replace')).hexdigest()[:12]}"
    root = attributes(
        xmlns="http://www.w3.org/2000/svg",
        lang=lang,
        role="img",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-description",
        viewBox=f"0 0 {width} {number(height)}",
        width=width,
        height=height,
        font_family=None if page else FONTS,
    )
    written = "\n".join(
        [
            f'<svg xml:lang="{lang}"{root}>',
            f'<title id="{name}-title">{escape(printable(title))}</title>',
            f'<desc id="{name}-description">{escape(printable(description))}</desc>',
            *drawn,
            "</svg>\n",
        ]
    )
    return Picture(written, description, plain(title))
