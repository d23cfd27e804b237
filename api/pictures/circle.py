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
        answer = self._here.answer
        outcome = self.says(wording.ANSWERED, outcome=answer.outcome_text, status=answer.status_text)
        below = svg.inked(capital(outcome), svg.NARROW - 2 * svg.MARGIN, 13, bold=True)
        y = _Y + _FAR + 24
        return svg.picture(
            "pictures/templates/circle.svg",
            self._lang,
            self.says(wording.CIRCLE),
            (*self._told(), f"{capital(outcome)}."),
            y + below.depth + 8,
            page=True,
            place={"x": _X, "y": _Y, "far": _FAR, "aside": _ASIDE},
            gaps=self._gaps(),
            readers=[*self._readers()],
            author=[*self._author()],
            employer=self._box(),
            via=svg.inked(self.says(self._via.label), svg.NARROW - _ASIDE, 11) if self._via else None,
            looked=bool(self._via and roles().message.looked.holds(str(self._via.value))),
            spread=svg.inked(self.says(wording.CIRCLE_SPREAD), svg.NARROW - _ASIDE, 11) if self._spread else None,
            below=svg.Placed(svg.MARGIN, y, below),
        )

    def _gaps(self) -> str | None:
        """Give the gaps of the edge: none where the circle is closed, some where it is open, dots where unknown."""
        outcome, closed = self._here.answer.outcome, rulebook().questions[self._here.answer.question].protects
        return "1 6" if outcome is None else None if outcome == closed else "14 10"

    # ---- in the circle ----

    def _readers(self) -> Iterator[tuple[float, float]]:
        count = self._size if self._size is not None and self._size <= _MOST else 0
        for place in range(count):
            turn = 2 * pi * (place + 0.5) / count - pi / 2
            yield _X + _PEOPLE * cos(turn), _Y + _PEOPLE * sin(turn)

    def _author(self) -> Iterator[svg.Placed]:
        said = svg.inked(capital(self._audience), 2 * _PEOPLE - 40, 12, bold=True)
        said = said._replace(lines=said.lines[:2])
        yield svg.Placed(_X, _Y - 48, said, "middle")
        if self._size is not None:
            yield svg.Placed(_X, _Y - 48 + said.height, svg.Lines([self._others()], 11, fill=svg.PAGE), "middle")
        yield svg.Placed(_X, _Y + 15, svg.Lines([self.says(wording.CIRCLE_AUTHOR)], 11, fill=svg.PAGE), "middle")

    def _others(self) -> str:
        return self.says(wording.CIRCLE_ONE if self._size == 1 else wording.CIRCLE_SIZE, count=str(self._size))

    # ---- the employer, and whoever else it came to ----

    def _box(self) -> dict[str, object]:
        """Put the employer in the circle or beside it, with a question mark where that is not known."""
        known = self._employer != "unknown"
        name = f"{self.says(wording.CIRCLE_EMPLOYER)}{'' if known else ' ?'}"
        width = svg.advance(name, 11, bold=True) + 12
        x, y = (_X - width / 2, _Y + 32) if self._employer == "in" else (_ASIDE, _Y - 11)
        return {"name": svg.Lines([name], 11, bold=True, fill=svg.PAGE), "x": x, "y": y, "width": width, "known": known}

    # ---- in words ----

    def _told(self) -> Iterator[str]:
        others = f" ({self._others()})" if self._size is not None else ""
        yield self.says(wording.CIRCLE_READERS, readers=f"{self._audience}{others}")
        yield self.says(wording.CIRCLE_EMPLOYERS[self._employer])
        if self._via:
            yield self.says(wording.CIRCLE_VIA, via=self._via.label)
        if self._spread:
            yield self.says(wording.CIRCLE_SPREAD_TOLD)
