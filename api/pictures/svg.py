"""SVG: what all pictures share: measured text, and the document that a template draws.

A picture works out where everything stands; its template in `templates/` draws it, with the shapes of `shapes.svg`.
Only presentation attributes are used, no styles, scripts or references: a drawing may stand in a page under a strict
content security policy. What differs in colour differs in shape or line too.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache, partial
from typing import Any, Literal, NamedTuple
from xml.sax.saxutils import escape

from jinja2 import Environment
from markupsafe import Markup

from privesfeer.api.paper.blocks import Picture, plain, printable
from privesfeer.api.paper.templating import environment
from privesfeer.cases.commons.text import Lang

WIDTH = 640  # what fits between the margins of an A4 page, standing
MARGIN = 12
INK, QUIET = "#000000", "#505050"
OURS, THEIRS = "#1f4e79", "#8a4b08"  # the side of the answer and the other; about as dark as each other, in grey too
_DRAWN = {"HAIR": "#9a9a9a", "PAPER": "#ffffff", "SHADE": "#ececec"}  # what only templates draw with
SMALL, BODY, LARGE = 10.0, 11.0, 15.0
NARROW = 320  # what fits on the screen of a phone
PAGE = "currentColor"  # the ink of the page in which a drawing stands

MarkShape = Literal["circle", "square", "diamond"]
Anchor = Literal["start", "middle", "end"]

# How wide a letter is, as a share of its size: DejaVu Sans, the widest of the fonts in which text is drawn, so that it
# fits in all.
_NARROW, _SLIM, _WIDE = frozenset("iljI.,:;'|!’ "), frozenset('frt()[]-/"–'), frozenset("mwMW@%—…&©®±→≤")
_BOLD = 1.13
_LATIN = 0x250
_BASE = 0.95  # how far the base of a line lies below its top, as a share of its size


class Lines(NamedTuple):
    """Words broken into lines.

    Attributes:
        lines: the lines; at least one.
        size: the size of the letters.
        bold: whether they are bold.
        fill: their colour.
    """

    lines: list[str]
    size: float = BODY
    bold: bool = False
    fill: str = INK

    @property
    def leading(self) -> float:
        """Give the distance between two lines."""
        return round(self.size * 1.25, 1)

    @property
    def height(self) -> float:
        """Give how far below the first line what follows stands."""
        return len(self.lines) * self.leading

    @property
    def depth(self) -> float:
        """Give how far below the first line the last one stands."""
        return (len(self.lines) - 1) * self.leading


class Placed(NamedTuple):
    """Lines of text in their place.

    Attributes:
        x: where they begin, have their middle or end.
        y: the base of the first line.
        anchor: which of the three `x` is.
    """

    x: float
    y: float
    told: Lines
    anchor: Anchor = "start"


def advance(words: str, size: float, *, bold: bool = False) -> float:
    """Estimate, rather too wide than too narrow, how wide words are in letters of a size."""
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
    """Break words into lines that fit a width, at least one; a word that is too long is broken within."""
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


def told(words: str, width: float, size: float = BODY, *, bold: bool = False, fill: str = INK) -> Lines:
    """Break words into lines of a type that fit a width."""
    return Lines(wrapped(words, width, size, bold=bold), size, bold, fill)


inked = partial(told, fill=PAGE)


def below(x: float, y: float, paragraphs: Iterable[Lines], gap: float) -> tuple[list[Placed], float]:
    """Put paragraphs below one another.

    Args:
        y: what the first stands below.
        gap: how far the first line of each stands below what is above it.

    Returns:
        The paragraphs in their places, and the base of the last line.
    """
    placed = []
    for each in paragraphs:
        placed.append(Placed(x, y + gap, each))
        y += gap + each.depth
    return placed, y


def block(x: float, top: float, paragraphs: Iterable[Lines], anchor: Anchor = "start") -> Iterator[Placed]:
    """Put paragraphs below one another without a space between them, the first line just below a height."""
    for each in paragraphs:
        yield Placed(x, top + each.size * _BASE, each, anchor)
        top += each.height


def head(title: str, of: str | None) -> tuple[list[Placed], float]:
    """Give what stands at the top of a picture.

    Args:
        of: the case of which it is; None: nothing.

    Returns:
        The texts, and where they end.
    """
    width = WIDTH - 2 * MARGIN
    case = [told(printable(of), width, fill=QUIET)] if of else []
    placed, y = below(MARGIN, 6.0, [told(title, width, LARGE, bold=True), *case], 18)
    return placed, y + 4


def notes(said: Iterable[str], y: float) -> tuple[list[Placed], float]:
    """Give what has to be said below a drawing that ends at a height, and where it ends itself."""
    return below(MARGIN, y, (told(each, WIDTH - 2 * MARGIN, SMALL, fill=QUIET) for each in said), 15)


@cache
def _templates() -> Environment:
    """Give what draws; coordinates are written with at most one decimal, the same on every machine."""
    found = environment("privesfeer.api", "", keep_trailing_newline=True, finalize=_written)
    names = ("WIDTH", "MARGIN", "INK", "QUIET", "OURS", "THEIRS", "PAGE", "SMALL")
    found.globals |= {name: globals()[name] for name in names} | _DRAWN | {"Lines": Lines}
    found.filters["words"] = between_tags
    return found


def _written(value: Any) -> Any:  # noqa: ANN401 - whatever a template writes
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else value


def between_tags(said: str) -> Markup:
    """Write words for their place in an element, where quotes stay as they are."""
    return Markup(escape(printable(said)))  # noqa: S704 - escaped here


def picture(  # noqa: PLR0913 - a drawing, and what is said of it
    template: str, lang: Lang, title: str, said: Iterable[str], height: float, *, page: bool = False, **shown: object
) -> Picture:
    """Draw a picture.

    Args:
        template: the path of what draws it, below `api`; an element stands on a line.
        said: what it shows, in sentences.
        height: how high it is.
        page: whether it is drawn in the ink of a page, narrow enough for a phone; otherwise black on white, as wide as
            a sheet of paper.
        **shown: what the template draws.

    Returns:
        It, in SVG; its ids follow from its content, so that several can stand in one page.
    """
    description = " ".join(said)
    size = {"width": NARROW if page else WIDTH, "height": height, "page": page}
    body = _templates().get_template(template).render(shown, **size)
    drawn = [line.strip() for line in body.split("\n") if line.strip()]
    content = "\0".join((lang, title, description, *drawn))
    name = f"picture-{hashlib.sha256(content.encode('utf-8', 'replace')).hexdigest()[:12]}"
    svg = (
        _templates()
        .get_template("pictures/templates/picture.svg")
        .render(
            size,
            lang=lang,
            name=name,
            title=title,
            description=description,
            drawn=Markup("\n".join(drawn)),  # noqa: S704 - likewise
        )
    )
    return Picture(svg, description, plain(title))
