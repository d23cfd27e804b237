"""Openness: the circle of readers of a conversation beside those of the rulings on the circle, by outcome."""

from collections.abc import Iterable, Iterator
from typing import Any

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
_STEP, _ROW = 22.0, 24.0


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
        head, y = svg.head(title, self.says(wording.OF, title=here.title) if here.title else None)
        width = svg.WIDTH - 2 * svg.MARGIN
        said = (svg.told(words, width, bold=not place) for place, words in enumerate(self._said()))
        told, y = svg.below(svg.MARGIN, y, said, 18)
        head += (*told, *self._names(y + 22))
        rows, bottom = self._rows(y + 32)
        notes = (self.says(wording.OPENNESS_LEGEND), self.says(wording.AS_OF, date=long_date(here.as_of)))
        foot, end = svg.notes(notes, bottom + 6)
        shown: dict[str, Any] = {
            "axis": _AXIS,
            "head": head,
            "rows": rows,
            "top": y + 32,
            "bottom": bottom,
            "foot": foot,
        }
        return svg.picture(
            "pictures/templates/openness.svg", self._lang, title, self._told(), end + svg.MARGIN, **shown
        )

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

    def _names(self, y: float) -> Iterator[svg.Placed]:
        ours, theirs = (capital(self.says(each)) for each in self._outcomes.values())
        readers = self.says(codebook().fact(self._readers).short)
        yield svg.Placed(svg.MARGIN, y, svg.Lines([readers], fill=svg.QUIET))
        yield svg.Placed(_AXIS - 12, y, svg.Lines([ours], bold=True, fill=svg.OURS), "end")
        yield svg.Placed(_AXIS + 12, y, svg.Lines([theirs], bold=True, fill=svg.THEIRS))

    # ---- a circle of readers ----

    def _of(self, circle: str | None, outcome: str) -> list[Precedent]:
        """Give the precedents on a circle with an outcome, the smallest first, those of unknown size last."""
        return self._placed.get((circle, outcome), [])

    def _rows(self, top: float) -> tuple[list[dict[str, Any]], float]:
        """Lay out a row for each circle; give where the last one ends."""
        rows = []
        width = _NAMES - svg.MARGIN - 14
        fitting = [int((_AXIS - _NAMES - 12) // _STEP), int((svg.WIDTH - svg.MARGIN - _AXIS - 12) // _STEP)]
        for circle in (*self._circles, None):
            name = self.says(self._circles[circle] if circle else wording.UNKNOWN_ROW)
            here = circle is not None and circle == self._circle
            told = [name, f"({self.says(wording.THIS)})"] if here else [name]
            lines = [line for words in told for line in svg.wrapped(words, width, svg.BODY, bold=here)]
            named = svg.Lines(lines, bold=here, fill=svg.INK if circle else svg.QUIET)
            sides = [*zip((self._of(circle, outcome) for outcome in self._outcomes), fitting, (-1, 1), strict=True)]
            deep = max(-(-len(rulings) // fits) for rulings, fits, _ in sides)
            height = max(named.height + 14, deep * _ROW + 8, _ROW + 8)
            marks = [mark for side in sides for mark in self._marks(*side, top + height / 2)]
            rows.append({"top": top, "height": height, "name": named, "here": here, "marks": marks})
            top += height
        return rows, top

    def _marks(self, rulings: list[Precedent], fits: int, side: int, middle: float) -> Iterator[dict[str, Any]]:
        deep = -(-len(rulings) // fits)
        for place, each in enumerate(rulings):
            closed = roles().message.closed.holds(each.ruling.facts.known.get(roles().message.form))
            size = _size(each)
            written = "" if size is None else str(size)
            yield {
                "shape": "diamond" if closed is None else "circle" if closed else "square",
                "x": _AXIS + side * (_STEP * (place % fits) + 16),
                "y": middle + _ROW * (place // fits - (deep - 1) / 2),
                "colour": svg.OURS if side < 0 else svg.THEIRS,
                "governs": each.ruling.key in self._governing,
                "size": svg.Lines([written], 9.0 if len(written) < 3 else 6.5),  # noqa: PLR2004 - what fits
            }

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
