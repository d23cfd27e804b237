"""Calendar: how days are counted."""

import calendar
import datetime as dt

from privesfeer.cases.commons.text import Text
from privesfeer.rules.parameters import Parameters

_DAY = dt.timedelta(days=1)
_SATURDAY = 5


class Calendar(Parameters):
    """How a country counts days; one without a calendar of its own has no holidays but those that are listed.

    Attributes:
        first: the first day with which is reckoned.
        last: the last.
        holidays: single days that are holidays, or on a par with them.
        years: the years of which these are known.
        moved: how it is told that a last day moved to a working day.
        unsure: how it is told that it can still move, as the single days of its year are not known.
        astride: how a term is told that began before last days moved, and ends after.
    """

    first: dt.date = dt.date(1900, 1, 1)
    last: dt.date = dt.date(2099, 12, 31)
    holidays: tuple[dt.date, ...] = ()
    years: tuple[int, ...] = ()
    moved: Text | None = None
    unsure: Text | None = None
    astride: Text | None = None

    def holiday(self, day: dt.date) -> bool:
        """Say whether a day is a public holiday.

        Returns:
            Whether it is, or is on a par with one.
        """
        return day in self.holidays

    def working_day(self, day: dt.date) -> bool:
        """Say whether a day is neither a Saturday, a Sunday nor a holiday.

        Returns:
            Whether it is.
        """
        return day.weekday() < _SATURDAY and not self.holiday(day)

    def extended(self, day: dt.date) -> dt.date:
        """Move the last day of a term to the next working day.

        Returns:
            The day itself, or the first working day after it.
        """
        while not self.working_day(day):
            day += _DAY
        return day

    def working_days(self, after: dt.date, until: dt.date) -> int:
        """Count the working days after a day.

        Args:
            after: the day after which is counted.
            until: the last day that counts.

        Returns:
            How many.
        """
        return sum(self.working_day(after + _DAY * n) for n in range(1, (until - after).days + 1))

    def reaches(self, day: dt.date) -> bool:
        """Say whether a day lies in the years with which is reckoned.

        Returns:
            Whether it does.
        """
        return self.first <= day <= self.last


def add_months(day: dt.date, months: int) -> dt.date:
    """Give the day with the same number some months later; the last of that month where it has no such number.

    Args:
        months: how many.

    Returns:
        The day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_end(day: dt.date) -> dt.date:
    """Give the last day of a day's month.

    Returns:
        The last day.
    """
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def length(first: dt.date, last: dt.date) -> tuple[int, int, int]:
    """Measure a stretch of time.

    Args:
        first: its first day.
        last: its last day, which counts too.

    Returns:
        Whole years, whole months beyond them, days beyond these.
    """
    beyond = last + _DAY
    months = (beyond.year - first.year) * 12 + beyond.month - first.month
    if add_months(first, months) > beyond:
        months -= 1
    return months // 12, months % 12, (beyond - add_months(first, months)).days
