"""Timeline: the rulings that count for an answer by date, one side left of the axis and the other right of it."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from privesfeer.api.ask.registry import casebook, codebook, rulebook
from privesfeer.api.paper.blocks import Picture, Speaker
from privesfeer.api.pictures import svg, wording
from privesfeer.api.pictures.ruling import standing
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Lang, Text
from privesfeer.cases.ruling import Level
from privesfeer.engine import Answer, Citation, ComparedRuling, outcomes_of

_AXIS = svg.WIDTH / 2
_EDGE, _MARK, _ASIDE, _LABEL = 16.0, 34.0, 13.0, 66.0  # how far lines, marks and labels stand from the axis
_YEAR, _BETWEEN = 30.0, 9.0
_DAYS = 365.25
_LEADING = svg.Lines([], svg.SMALL).leading


def timeline(
    answer: Answer,
    as_of: dt.date,
    lang: Lang,
    of: Text | None = None,
    named: Callable[[Citation], str] | None = None,
) -> Picture:
    """Draw the rulings that count for an answer on an axis of time, among all precedents on its question.

    Args:
        as_of: the day on which the law is known.
        of: the title of the case, as the user wrote it, or of the conversation.
        named: by what the text in which it stands names a source, as by a number in a list; None: it stands alone, and
            cites the rulings itself.

    Returns:
        The drawing, and the same in words.
    """
    return _Drawing(answer, as_of, lang, of, named).picture()


@dataclass(slots=True)
class _Mark:
    """A ruling that is named: its day, and where its label stands."""

    ruling: ComparedRuling
    level: Level
    day: dt.date
    paragraphs: list[svg.Lines]
    top: float = 0.0

    @property
    def height(self) -> float:
        return sum(len(each.lines) for each in self.paragraphs) * _LEADING


class _Drawing(Speaker):
    """A time line in one language."""

    def __init__(
        self, answer: Answer, as_of: dt.date, lang: Lang, of: Text | None, named: Callable[[Citation], str] | None
    ) -> None:
        super().__init__(lang)
        self._answer, self._as_of, self._of, self._named = answer, as_of, of, named
        rules = rulebook().questions[answer.question]
        self._outcomes = outcomes_of(answer, codebook())
        ours = answer.outcome or rules.protects
        self._sides = (ours, codebook().question(answer.question).other(ours))
        beside = (*answer.rulings.governing, *answer.rulings.supporting, *answer.rulings.opposing)
        self._marks = sorted(map(self._mark, beside), key=lambda mark: (mark.day, mark.ruling.citation.key))
        shown = {each.citation.key for each in beside}
        precedents = rulebook().precedents(answer.question, casebook(), as_of)
        self._quiet = [
            (casebook().counts_from(each.ruling), each.decision.outcome)
            for each in precedents
            if each.ruling.key not in shown
        ]
        days = [*(mark.day for mark in self._marks), *(day for day, _ in self._quiet)]
        # The axis begins with the first ruling that is named: the years before it would be an empty page.
        self._first = min((mark.day for mark in self._marks), default=min(days, default=as_of)).year
        self._years = max(days, default=as_of).year - self._first + 1

    def _mark(self, ruling: ComparedRuling) -> _Mark:
        known = casebook()[ruling.citation.key]
        width = _AXIS - _LABEL - svg.MARGIN
        day = casebook().counts_from(known)
        told = [(ruling.name, True, svg.INK), (self._cited(ruling), False, svg.INK)]
        if not ruling.date:
            told.append((self.says(wording.COUNTS_FROM, date=long_date(day)), False, svg.QUIET))
        told.append((f"{self.says(ruling.level)}; {self.says(standing(ruling))}", ruling.governs, svg.QUIET))
        paragraphs = [svg.told(words, width, svg.SMALL, bold=bold, fill=fill) for words, bold, fill in told]
        return _Mark(ruling, known.level, day, paragraphs)

    def _cited(self, ruling: ComparedRuling) -> str:
        if self._named is None:
            return self.says(ruling.citation.named)
        number = self.says(wording.SOURCE, numbers=self._named(ruling.citation))
        return f"{self.says(long_date(ruling.date))}; {number}" if ruling.date else number

    # ---- the whole ----

    def picture(self) -> Picture:
        title = f"{self.says(wording.TIMELINE)}: {self.says(self._answer.question_text)}"
        head, top = svg.head(title, self.says(wording.OF, title=self._of) if self._of else None)
        shown: dict[str, Any] = {"head": head}
        if self._marks or self._quiet:
            named, top = self._sides_named(top + 18)
            self._top = top + 26
            bottom = self._place()
            before = sum(day.year < self._first for day, _ in self._quiet)
            earlier = [self.says(wording.TIMELINE_EARLIER, count=str(before), year=str(self._first))] if before else []
            notes = self.says(wording.TIMELINE_LEGEND), *earlier, self.says(wording.AS_OF, date=long_date(self._as_of))
            foot, end = svg.notes(notes, bottom + 10)
            years = [(self._first + place, self._top + place * self._scale) for place in range(self._years)]
            shown |= {"axis": _AXIS, "named": named, "top": self._top, "bottom": bottom, "years": years, "foot": foot}
            shown |= {"quiet": [*self._quiet_marks()], "marks": [*map(self._drawn, self._marks)]}
        else:
            head.append(svg.Placed(svg.MARGIN, top + 20, svg.Lines([self.says(wording.NO_RULINGS)])))
            end = top + 36 - svg.MARGIN
        return svg.picture(
            "pictures/templates/timeline.svg", self._lang, title, self._told(), end + svg.MARGIN, **shown
        )

    def _sides_named(self, y: float) -> tuple[list[svg.Placed], float]:
        """Name both sides above their columns; give where the last line stands."""
        named = []
        for outcome in self._sides:
            left = outcome == self._sides[0]
            shown, quiet = self._counts(outcome)
            counted = {"shown": str(shown), "all": str(shown + quiet)}
            words = self.says(wording.TIMELINE_COUNT, outcome=self._outcomes[outcome], **counted)
            fill, width = svg.OURS if left else svg.THEIRS, svg.WIDTH / 2 - svg.MARGIN - _BETWEEN
            lines, x = svg.told(words, width, bold=True, fill=fill), svg.MARGIN if left else svg.WIDTH - svg.MARGIN
            named.append(svg.Placed(x, y, lines, "start" if left else "end"))
        return named, y + max(each.told.depth for each in named)

    def _counts(self, outcome: str) -> tuple[int, int]:
        named = sum(mark.ruling.outcome == outcome for mark in self._marks)
        return named, sum(each == outcome for _, each in self._quiet)

    # ---- where everything stands ----

    def _at(self, day: dt.date) -> float:
        return self._top + (day - dt.date(self._first, 1, 1)).days / _DAYS * self._scale

    def _place(self) -> float:
        """Put the labels as near to their dates as they can stand without touching; give where the axis ends."""
        columns = [[mark for mark in self._marks if mark.ruling.outcome == outcome] for outcome in self._sides]
        needed = max(sum(mark.height + _BETWEEN for mark in column) for column in columns)
        self._scale = max(_YEAR, needed / self._years)
        bottom = self._top + self._years * self._scale
        for column in columns:
            free = self._top
            for mark in column:
                mark.top = max(free, self._at(mark.day) - _LEADING / 2)
                free = mark.top + mark.height + _BETWEEN
            most = bottom
            for mark in reversed(column):
                mark.top = min(mark.top, most - mark.height)
                most = mark.top - _BETWEEN
        return bottom

    def _quiet_marks(self) -> Iterator[tuple[float, float, float]]:
        """Put the other precedents as dashes beside the axis, on their side; those of about one day beside another."""
        taken: Counter[tuple[str, int]] = Counter()
        for day, outcome in self._quiet:
            if day.year < self._first:
                continue
            y = self._at(day)
            slot = (outcome, round(y / 3))
            start = 17 + 5 * min(taken[slot], 2)
            taken[slot] += 1
            side = self._side(outcome)
            yield _AXIS + side * start, _AXIS + side * (start + 4), y

    def _side(self, outcome: str) -> int:
        return -1 if outcome == self._sides[0] else 1

    def _aside(self, mark: _Mark) -> float:
        """Give how far a mark stands further from the axis than others: every second one of those that would touch."""
        same_side = [each for each in self._marks if each.ruling.outcome == mark.ruling.outcome]
        aside, before = 0.0, None
        for each in same_side[: same_side.index(mark) + 1]:
            touches = before is not None and self._at(each.day) - self._at(before.day) < _ASIDE
            aside = _ASIDE - aside if touches else 0.0
            before = each
        return aside

    def _drawn(self, mark: _Mark) -> dict[str, Any]:
        side = self._side(mark.ruling.outcome)
        label = _AXIS + side * _LABEL
        return {
            "shape": _SHAPES[mark.level],
            "governs": mark.ruling.governs,
            "colour": svg.OURS if side < 0 else svg.THEIRS,
            "edge": _AXIS + side * _EDGE,
            "x": _AXIS + side * (_MARK + self._aside(mark)),
            "y": self._at(mark.day),
            "end": (label - side * 4, mark.top + _LEADING / 2),
            "label": [*svg.block(label, mark.top, mark.paragraphs, "end" if side < 0 else "start")],
        }

    # ---- in words ----

    def _told(self) -> Iterator[str]:
        if not self._marks and not self._quiet:
            yield self.says(wording.NO_RULINGS)
            return
        for outcome in self._sides:
            told = [self._mark_told(mark) for mark in self._marks if mark.ruling.outcome == outcome]
            words = "; ".join(told) or self.says(wording.NOTHING)
            label = self.says(wording.FOR, outcome=self._outcomes[outcome])
            yield self.says(wording.LABELLED, label=label, words=words)
        if self._quiet:
            counted = Counter(outcome for _, outcome in self._quiet)
            parts = [
                self.says(wording.TIMELINE_QUIET_PART, outcome=self._outcomes[outcome], count=str(counted[outcome]))
                for outcome in self._sides
            ]
            yield self.says(wording.TIMELINE_QUIET, count=str(len(self._quiet)), list=", ".join(parts))

    def _mark_told(self, mark: _Mark) -> str:
        ruling = mark.ruling
        date = long_date(mark.day)
        return self.says(
            wording.TIMELINE_TOLD,
            date=date if ruling.date else wording.COUNTS_FROM.fill(date=date),
            name=ruling.name,
            citation=ruling.citation.named,
            level=ruling.level,
            standing=standing(ruling),
        )


_SHAPES: dict[Level, svg.MarkShape] = {
    "first_instance": "circle",
    "appeal": "square",
    "supreme": "diamond",
    "echr": "diamond",
}
