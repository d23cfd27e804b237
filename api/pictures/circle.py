"""Circle: who could read a conversation, and how the employer came to know of it, as a circle with people in it."""

from collections.abc import Iterator
from math import cos, pi, sin

from privesfeer.api.ask.registry import roles, rulebook
from privesfeer.api.paper.blocks import Picture, Speaker
from privesfeer.api.pictures import svg, wording
from privesfeer.api.pictures.conversation import PicturedConversation, conversation
from privesfeer.cases.commons.text import Lang, capital
from privesfeer.engine import Verdict

_X, _Y, _FAR = 112.0, 112.0, 98.0  # the middle of the circle, and how far it reaches
_PEOPLE = _FAR - 13  # how far readers sit from the author
_MOST = 30  # readers that can be told apart; of more, the number alone
_ASIDE = 222.0  # where what is outside begins


def circle(verdict: Verdict, lang: Lang, place: int | None = None) -> Picture | None:
    """Draw who could read a conversation: the author, the readers and the employer, in a closed circle or an open one.

    Args:
        place: of several acts, the place (from 0) of the act; None: that which is strongest for the employer.

    Returns:
        The drawing, in the ink of the page, and the same in words; None where the question is not raised.

    Raises:
        IndexError: there is no such conversation.
    """
    here = conversation(verdict, place)
    return _Drawing(here, lang).picture() if here else None


class _Drawing(Speaker):
    """A circle in one language."""

    def __init__(self, here: PicturedConversation, lang: Lang) -> None:
        super().__init__(lang)
        self._here = here
        message = roles().message
        audience, size, via = map(here.given, (message.readers, message.size, message.looked.fact))
        self._audience = self.says(audience.label if audience else wording.CIRCLE_UNKNOWN)
        self._size = size.value if size and isinstance(size.value, int) else None
        self._via = via
        self._spread = self._known(message.spread)
        inside = self._known(message.managers)
        self._employer = "unknown" if inside is None else "in" if inside else "out"

    def _known(self, name: str) -> bool | None:
        given = self._here.given(name)
        return bool(given.value) if given else None

    def picture(self) -> Picture:
        title, answer = self.says(wording.CIRCLE), self._here.answer
        outcome = self.says(wording.ANSWERED, outcome=answer.outcome_text, status=answer.status_text)
        lines = svg.wrapped(capital(outcome), svg.NARROW - 2 * svg.MARGIN, 13, bold=True)
        y = _Y + _FAR + 24
        parts = [
            self._edge(),
            *self._readers(),
            *self._author(),
            *self._outside(),
            svg.text(svg.MARGIN, y, lines, 13, bold=True, fill=svg.PAGE),
        ]
        height = y + (len(lines) - 1) * svg.leading(13) + 8
        return svg.picture(self._lang, title, (*self._told(), f"{capital(outcome)}."), height, parts, page=True)

    # ---- in the circle ----

    def _edge(self) -> str:
        """Draw the circle: a line without a gap where it is closed, with gaps where it is open, dots where unknown."""
        outcome, closed = self._here.answer.outcome, rulebook().questions[self._here.answer.question].protects
        gaps = "1 6" if outcome is None else None if outcome == closed else "14 10"
        return svg.circle(_X, _Y, _FAR, fill="none", stroke=svg.PAGE, stroke_width=3, stroke_dasharray=gaps)

    def _readers(self) -> Iterator[str]:
        count = self._size if self._size is not None and self._size <= _MOST else 0
        for place in range(count):
            turn = 2 * pi * (place + 0.5) / count - pi / 2
            x, y = _X + _PEOPLE * cos(turn), _Y + _PEOPLE * sin(turn)
            yield svg.circle(x, y, 4, fill="none", stroke=svg.PAGE, stroke_width=1.6)

    def _author(self) -> Iterator[str]:
        width = 2 * _PEOPLE - 40
        said = svg.wrapped(capital(self._audience), width, 12, bold=True)[:2]
        yield svg.text(_X, _Y - 48, said, 12, bold=True, fill=svg.PAGE, anchor="middle")
        if self._size is not None:
            y = _Y - 48 + len(said) * svg.leading(12)
            yield svg.text(_X, y, self._others(), 11, fill=svg.PAGE, anchor="middle")
        yield svg.circle(_X, _Y - 4, 5.5, fill=svg.PAGE)
        yield svg.text(_X, _Y + 15, self.says(wording.CIRCLE_AUTHOR), 11, fill=svg.PAGE, anchor="middle")

    def _others(self) -> str:
        return self.says(wording.CIRCLE_ONE if self._size == 1 else wording.CIRCLE_SIZE, count=str(self._size))

    # ---- the employer, and whoever else it came to ----

    def _outside(self) -> Iterator[str]:
        name = self.says(wording.CIRCLE_EMPLOYER)
        wide = svg.advance(name, 11, bold=True) + 12
        if self._employer == "in":
            yield from self._boxed(name, _X - wide / 2, _Y + 32, wide)
        else:
            known = self._employer == "out"
            label = name if known else f"{name} ?"
            yield from self._boxed(label, _ASIDE, _Y - 11, svg.advance(label, 11, bold=True) + 12, known=known)
        if self._via:
            said = svg.wrapped(self.says(self._via.label), svg.NARROW - _ASIDE, 11)
            yield svg.text(_ASIDE, _Y - 24 - (len(said) - 1) * svg.leading(11), said, 11, fill=svg.PAGE)
            yield from self._arrow(_Y, inwards=bool(roles().message.looked.holds(str(self._via.value))))
        if self._spread:
            yield from self._arrow(_Y + 44, inwards=False)
            said = svg.wrapped(self.says(wording.CIRCLE_SPREAD), svg.NARROW - _ASIDE, 11)
            yield svg.text(_ASIDE, _Y + 48, said, 11, fill=svg.PAGE)

    def _boxed(self, words: str, x: float, y: float, width: float, *, known: bool = True) -> Iterator[str]:
        gaps = None if known else "3 3"
        yield svg.rect(x, y, width, 22, fill="none", stroke=svg.PAGE, stroke_width=1.4, stroke_dasharray=gaps)
        yield svg.text(x + 6, y + 15, words, 11, bold=True, fill=svg.PAGE)

    def _arrow(self, y: float, *, inwards: bool) -> Iterator[str]:
        """Draw a way through the edge: out of the circle, or into it."""
        edge = _X + (_FAR**2 - (y - _Y) ** 2) ** 0.5
        start, end = edge - 16, _ASIDE - 3
        yield svg.line(start, y, end, y, stroke=svg.PAGE, stroke_width=1.6)
        points = (
            [(start, y), (start + 7, y - 4), (start + 7, y + 4)]
            if inwards
            else [(end, y), (end - 7, y - 4), (end - 7, y + 4)]
        )
        yield svg.shape(
            "polygon", points=" ".join(f"{svg.number(a)},{svg.number(b)}" for a, b in points), fill=svg.PAGE
        )

    # ---- in words ----

    def _told(self) -> Iterator[str]:
        others = f" ({self._others()})" if self._size is not None else ""
        yield self.says(wording.CIRCLE_READERS, readers=f"{self._audience}{others}")
        yield self.says(wording.CIRCLE_EMPLOYERS[self._employer])
        if self._via:
            yield self.says(wording.CIRCLE_VIA, via=self._via.label)
        if self._spread:
            yield self.says(wording.CIRCLE_SPREAD_TOLD)
