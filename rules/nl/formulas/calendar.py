"""Calendar: the days that count as holidays (art. 3 Algemene termijnenwet)."""

import datetime as dt

from dateutil.easter import easter

from privesfeer.rules.calendar import Calendar

_DAY = dt.timedelta(days=1)
_SUNDAY = 7


class DutchCalendar(Calendar):
    """The Dutch calendar.

    Attributes:
        fixed: month and day of the holidays that do not move.
        kings_day: month and day of King's Day, which is a day earlier where that is a Sunday.
        after_easter: how many days after Easter Sunday the others are.
    """

    fixed: tuple[tuple[int, int], ...]
    kings_day: tuple[int, int]
    after_easter: tuple[int, ...]

    def holiday(self, day: dt.date) -> bool:
        """Say whether a day is a public holiday.

        Args:
            day: the day.

        Returns:
            Whether it is, or is on a par with one.
        """
        kings = dt.date(day.year, *self.kings_day)
        return (
            (day.month, day.day) in self.fixed
            or day == (kings - _DAY if kings.isoweekday() == _SUNDAY else kings)
            or (day - easter(day.year)).days in self.after_easter
            or super().holiday(day)
        )
