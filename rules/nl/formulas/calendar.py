"""Calendar: the days that count as holidays (art. 3 Algemene termijnenwet)."""

import datetime as dt

from dateutil.easter import easter

from privesfeer.cases.commons.text import Record
from privesfeer.rules.calendar import Calendar

_DAY = dt.timedelta(days=1)
_SUNDAY = 7


class Birthday(Record):
    """On which day the birthday of the King or Queen is kept.

    Attributes:
        since: from which year.
        day: month and day; a day earlier where that is a Sunday.
    """

    since: int
    day: tuple[int, int]


class DutchCalendar(Calendar):
    """The Dutch calendar.

    Attributes:
        fixed: month and day of the holidays that do not move.
        birthdays: the day on which the birthday of the King or Queen is kept, earliest first.
        after_easter: how many days after Easter Sunday the others are.
    """

    fixed: tuple[tuple[int, int], ...]
    birthdays: tuple[Birthday, ...]
    after_easter: tuple[int, ...]

    def holiday(self, day: dt.date) -> bool:
        """Say whether a day is a public holiday.

        Args:
            day: the day.

        Returns:
            Whether it is, or is on a par with one.
        """
        kept = [each.day for each in self.birthdays if each.since <= day.year]
        kings = dt.date(day.year, *kept[-1])
        return (
            (day.month, day.day) in self.fixed
            or day == (kings - _DAY if kings.isoweekday() == _SUNDAY else kings)
            or (day - easter(day.year)).days in self.after_easter
            or super().holiday(day)
        )
