"""Openness: the circle of readers of a conversation beside those of the rulings on the circle, by outcome."""

from collections.abc import Iterable, Iterator

from privesfeer.api.ask.registry import casebook, codebook, roles, rulebook
from privesfeer.api.paper.blocks import Picture, Speaker
from privesfeer.api.pictures import svg, wording
from privesfeer.api.pictures.conversation import PicturedConversation, conversation
from privesfeer.cases.casebook import Precedent
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.text import Lang, capital
from privesfeer.engine import Verdict

_NAMES, _AXIS = 206.0, 418.0  # how wide the names of the circles are, and what parts the outcomes
_RADIUS, _STEP, _ROW = 9.0, 22.0, 24.0


def openness(verdict: Verdict, lang: Lang, place: int | None = None) -> Picture | None:
    """Draw who could read a conversation, beside the conversations of which a court decided how open they were.

    Args:
        place: of several acts, the place (from 0) of the act; None: the one that is strongest for the
            employer.

    Returns:
        The drawing, and the same in words; None where the question on the circle is not raised.

    Raises:
        IndexError: there is no such conversation.
    """
    here = conversation(verdict, place)
    return _Drawing(here, lang).picture() if here else None


class _Drawing(Speaker):
    """A map of openness in one language."""

    def __init__(self, here: PicturedConversation, lang: Lang) -> None:
        super().__init__(lang)
        self._here = here
        asked, self._readers = roles().question.circle, roles().message.readers
        self._outcomes = codebook().question(asked).outcomes
        self._circles = codebook().fact(self._readers).values
        precedents = sorted(rulebook().precedents(asked, casebook(), here.as_of), key=_place)
        self._placed = grouped(
            ((each.ruling.facts.get(self._readers), each.decision.outcome), each) for each in precedents
        )
        rulings = here.answer.rulings
        self._governing = {each.citation.key for each in (*rulings.governing, *rulings.opposing) if each.governs}
        given = here.given(self._readers)
        self._circle = str(given.value) if given else None

    # ---- the whole ----

    def picture(self) -> Picture:
        title, here = self.says(wording.OPENNESS), self._here
        parts, y = svg.head(title, self.says(wording.OF, title=here.title) if here.title else None)
        told, y = self._here_written(y)
        parts += told
        parts += self._names(y + 22)
        y += 32
        top = y
        for circle in (*self._circles, None):
            row, y = self._row(circle, y)
            parts += row
        parts.append(svg.line(_AXIS, top, _AXIS, y, stroke=svg.INK, stroke_width=1.5))
        notes = (self.says(wording.OPENNESS_LEGEND), self.says(wording.AS_OF, date=long_date(here.as_of)))
        foot, y = svg.notes(notes, y + 6)
        return svg.picture(self._lang, title, self._told(), y + svg.MARGIN, [*parts, *foot])

    def _here_written(self, y: float) -> tuple[list[str], float]:
        parts = []
        for place, words in enumerate(self._said()):
            lines = svg.wrapped(words, svg.WIDTH - 2 * svg.MARGIN, svg.BODY, bold=not place)
            y += 18
            parts.append(svg.text(svg.MARGIN, y, lines, bold=not place))
            y += (len(lines) - 1) * svg.leading(svg.BODY)
        return parts, y

    def _said(self) -> Iterator[str]:
        """Say how open the conversation was, as far as it is known."""
        here = self._here
        if audience := here.given(self._readers):
            yield self.says(wording.HERE, audience=audience.label)
        else:
            yield self.says(wording.HERE_DISPUTED if self._readers in here.disputed else wording.HERE_UNKNOWN)
        more = [fact for name in (roles().message.form, roles().message.size) if (fact := here.given(name))]
        if more:
            told = "; ".join(f"{self.says(fact.short)}: {self.says(fact.label)}" for fact in more)
            yield self.says(wording.HERE_MORE, facts=told)
        else:
            yield self.says(wording.HERE_NO_MORE)

    def _names(self, y: float) -> Iterator[str]:
        ours, theirs = self._outcomes.values()
        yield svg.text(svg.MARGIN, y, self.says(codebook().fact(self._readers).short), fill=svg.QUIET)
        yield svg.text(_AXIS - 12, y, capital(self.says(ours)), bold=True, fill=svg.OURS, anchor="end")
        yield svg.text(_AXIS + 12, y, capital(self.says(theirs)), bold=True, fill=svg.THEIRS)

    # ---- a circle of readers ----

    def _of(self, circle: str | None, outcome: str) -> list[Precedent]:
        """Give the precedents on a circle with an outcome, the smallest first, those of unknown size last."""
        return self._placed.get((circle, outcome), [])

    def _row(self, circle: str | None, top: float) -> tuple[list[str], float]:
        name = self.says(self._circles[circle] if circle else wording.UNKNOWN_ROW)
        here = circle is not None and circle == self._circle
        lines = svg.wrapped(name, _NAMES - svg.MARGIN - 14, svg.BODY, bold=here)
        if here:
            lines += svg.wrapped(f"({self.says(wording.THIS)})", _NAMES - svg.MARGIN - 14, svg.BODY, bold=True)
        rulings = [self._of(circle, outcome) for outcome in self._outcomes]
        fitting = [int((_AXIS - _NAMES - 12) // _STEP), int((svg.WIDTH - svg.MARGIN - _AXIS - 12) // _STEP)]
        deep = max(-(-len(each) // fits) for each, fits in zip(rulings, fitting, strict=True))
        height = max(len(lines) * svg.leading(svg.BODY) + 14, deep * _ROW + 8, _ROW + 8)
        look = (
            {"stroke": svg.INK, "stroke_width": 2.4, "fill": "#ececec"} if here else {"stroke": "none", "fill": "none"}
        )
        width = svg.WIDTH - 2 * svg.MARGIN + 8
        parts = [svg.rect(svg.MARGIN - 4, top + 1, width, height - 2, **look)] if here else []
        if not here:
            end = svg.WIDTH - svg.MARGIN
            parts.append(svg.line(svg.MARGIN, top + height, end, top + height, stroke="#d0d0d0"))
        first = top + height / 2 - (len(lines) - 1) * svg.leading(svg.BODY) / 2 + 4
        parts.append(svg.text(svg.MARGIN + 4, first, lines, bold=here, fill=svg.INK if circle else svg.QUIET))
        for each, fits, side in zip(rulings, fitting, (-1, 1), strict=True):
            parts += self._marks(each, fits, side, top + height / 2)
        return parts, top + height

    def _marks(self, rulings: list[Precedent], fits: int, side: int, middle: float) -> Iterator[str]:
        deep = -(-len(rulings) // fits)
        for place, each in enumerate(rulings):
            x = _AXIS + side * (_STEP * (place % fits) + 16)
            y = middle + _ROW * (place // fits - (deep - 1) / 2)
            colour = svg.OURS if side < 0 else svg.THEIRS
            closed = roles().message.closed.holds(each.ruling.facts.known.get(roles().message.form))
            shape: svg.MarkShape = "diamond" if closed is None else "circle" if closed else "square"
            radius = _RADIUS if shape == "circle" else _RADIUS - 1
            governs = each.ruling.key in self._governing
            yield svg.mark(shape, x, y, radius, colour, thick=governs)
            if (size := _size(each)) is not None:
                written = str(size)
                yield svg.text(x, y + 3.3, written, 9.0 if len(written) < 3 else 6.5, anchor="middle")  # noqa: PLR2004 - what fits

    # ---- in words ----

    def _told(self) -> Iterator[str]:
        yield from self._said()
        rows = []
        for circle in (*self._circles, None):
            counts = [self._counted(outcome, self._of(circle, outcome)) for outcome in self._outcomes]
            if told := ", ".join(filter(None, counts)):
                audience = self._circles[circle] if circle else wording.UNKNOWN_ROW
                rows.append(self.says(wording.OPENNESS_ROW, audience=audience, counts=told))
        yield self.says(wording.OPENNESS_RULINGS, rows="; ".join(rows) or self.says(wording.NOTHING))

    def _counted(self, outcome: str, rulings: Iterable[Precedent]) -> str:
        listed = list(rulings)
        if not listed:
            return ""
        known = [str(size) for each in listed if (size := _size(each)) is not None]
        count = str(len(listed))
        if known:
            count = self.says(wording.OPENNESS_SIZES, count=count, sizes=", ".join(dict.fromkeys(known)))
        return self.says(wording.OPENNESS_COUNT, outcome=self._outcomes[outcome], count=count)


def _place(precedent: Precedent) -> tuple[bool, int, str]:
    size = _size(precedent)
    return size is None, size or 0, precedent.ruling.key


def _size(precedent: Precedent) -> int | None:
    value = precedent.ruling.facts.known.get(roles().message.size)
    return value if isinstance(value, int) else None
