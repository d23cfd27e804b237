"""Days: what happened, which terms run and until when, and today, as a line from the first day to the last."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from privesfeer.api.paper.blocks import Picture, Speaker
from privesfeer.api.pictures import svg, wording
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Lang, Text, capital

_AXIS, _LANE = 16.0, 12.0  # where the line stands, and how far terms stand beside it
_LANES = 3  # terms that are drawn: those that run before those that have passed
_ROW = 12.0  # between two days


class DayOf(NamedTuple):
    """A day that matters.

    Attributes:
        day: the day.
        what: what happened, or has to be done until then.
        start: of the last day of a term, the day from which it runs, where that is known.
        last: whether it is the last day of a term.
    """

    day: dt.date
    what: Text
    start: dt.date | None = None
    last: bool = False


def days(told: Iterable[DayOf], today: dt.date, lang: Lang) -> Picture | None:
    """Draw days on a line.

    Args:
        today: the day on which it is asked.

    Returns:
        The drawing, in the ink of the page, and the same in words; None where there are no days.
    """
    found = sorted(dict.fromkeys(told), key=lambda each: (each.day, each.last))
    return _Drawing(found, today, lang).picture() if found else None


class _Drawing(Speaker):
    """A line of days in one language."""

    def __init__(self, told: list[DayOf], today: dt.date, lang: Lang) -> None:
        super().__init__(lang)
        self._today = today
        terms = sorted((each for each in told if each.last), key=lambda each: (each.day < today, each.day))
        self._terms = terms[:_LANES]
        place = sum(each.day < today for each in told)
        self._rows: list[DayOf | None] = [*told[:place], None, *told[place:]]  # None: today
        self._text = _AXIS + _LANE * (len(self._terms) + 1)

    def picture(self) -> Picture:
        y, at, rows = 18.0, dict[dt.date, float](), list[dict[str, object]]()
        for each in self._rows:
            at[each.day if each else self._today] = y
            row: dict[str, object] = {"y": y, "mark": "today" if each is None else "term" if each.last else "day"}
            row["said"] = said = list[svg.Placed]()
            for lines in self._said(each):
                said.append(svg.Placed(self._text, y, lines))
                y += lines.height
            rows.append(row)
            y += _ROW
        return svg.picture(
            "pictures/templates/days.svg",
            self._lang,
            self.says(wording.DAYS),
            self._told(),
            y - _ROW,
            page=True,
            axis=_AXIS,
            text=self._text,
            end=max(at.values()),
            rows=rows,
            bars=[self._bar(term, lane, at) for lane, term in enumerate(self._terms, 1)],
        )

    def _said(self, each: DayOf | None) -> Iterator[svg.Lines]:
        """Give what is written of a day, or of today."""
        width = svg.NARROW - self._text - 2
        if each is None:
            today = f"{self.says(wording.TODAY)}, {self.says(long_date(self._today))}"
            yield svg.inked(today, width, 12, bold=True)
        else:
            yield svg.inked(self._headed(each), width, 12, bold=each.last)
            yield svg.inked(capital(self.says(each.what)), width, 11)

    def _headed(self, each: DayOf) -> str:
        day = self.says(long_date(each.day))
        if not each.last:
            return day
        if self._to_come(each):
            return f"{day} – {self.says(wording.DAY_TO_COME)}"
        left = (each.day - self._today).days
        if left < 0:
            return f"{day} – {self.says(wording.DAY_PASSED)}"
        how = wording.DAY_IS_LAST if left == 0 else wording.DAY_LEFT if left == 1 else wording.DAYS_LEFT
        return f"{day} – {self.says(how, count=str(left))}"

    def _to_come(self, term: DayOf) -> bool:
        """Say whether a term does not run yet."""
        return bool(term.start and term.start > self._today)

    def _bar(self, term: DayOf, lane: int, at: dict[dt.date, float]) -> dict[str, float]:
        """Put a term beside the line, from where it begins to its last day; one that does not run is a thin line."""
        begun = [y for day, y in at.items() if term.start and day <= term.start]
        still = term.day < self._today or self._to_come(term)
        start = max(begun, default=min(at.values()))
        return {"x": _AXIS + lane * _LANE, "start": start - 4, "end": at[term.day] - 4, "width": 1.2 if still else 4}

    # ---- in words ----

    def _told(self) -> Iterator[str]:
        for each in self._rows:
            if each is None:
                yield self.says(wording.DAY_TOLD, day=capital(self.says(wording.TODAY)), what=long_date(self._today))
            else:
                yield self.says(wording.DAY_TOLD, day=self._headed(each), what=each.what)
