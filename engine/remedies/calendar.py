"""Calendar: how days are counted. Pure functions of days and yearly values."""

import calendar
import datetime as dt

from dateutil.easter import easter

from privesfeer.rules.remedies.years import Years

_DAY = dt.timedelta(days=1)
_SATURDAY = 5
# No term is counted from a day outside these: before the first there was no Algemene termijnenwet.
FIRST, LAST = dt.date(1965, 4, 1), dt.date(2099, 12, 31)


def holiday(day: dt.date, years: Years) -> bool:
    """Say whether a day is a public holiday (art. 3 Algemene termijnenwet).

    Args:
        day: the day.
        years: knows the days put on a par with them.

    Returns:
        Whether it is, or is on a par with one.
    """
    moved = (day - easter(day.year)).days
    # Good Friday, Easter Monday, Ascension Day and Whit Monday; King's Day is a day earlier where the 27th is a Sunday.
    kings = dt.date(day.year, 4, 27)
    fixed = {(1, 1), (5, 5), (12, 25), (12, 26), (4, 26 if kings.isoweekday() == 7 else 27)}  # noqa: PLR2004
    return moved in {-2, 1, 39, 50} or (day.month, day.day) in fixed or day in years.on_a_par


def working_day(day: dt.date, years: Years) -> bool:
    """Say whether a day is neither a Saturday, a Sunday nor a holiday.

    Args:
        day: the day.
        years: knows the days put on a par with holidays.

    Returns:
        Whether it is.
    """
    return day.weekday() < _SATURDAY and not holiday(day, years)


def extended(day: dt.date, years: Years) -> dt.date:
    """Move the last day of a term to the next working day (art. 1 Algemene termijnenwet).

    Args:
        day: the day.
        years: knows the days put on a par with holidays.

    Returns:
        The day itself, or the first working day after it.
    """
    while not working_day(day, years):
        day += _DAY
    return day


def add_months(day: dt.date, months: int) -> dt.date:
    """Give the day with the same number some months later; the last of that month where it has no such number.

    Args:
        day: the day.
        months: how many.

    Returns:
        The day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_end(day: dt.date) -> dt.date:
    """Give the last day of a day's month.

    Args:
        day: the day.

    Returns:
        The last day.
    """
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def notice_end(given: dt.date, months: int) -> dt.date:
    """Say when regular notice ends a contract (art. 7:672(1) Civil Code).

    Args:
        given: the day of notice.
        months: the notice period.

    Returns:
        The last day of the month in which the period ends.
    """
    return month_end(add_months(given.replace(day=1), months))


def working_days(after: dt.date, until: dt.date, years: Years) -> int:
    """Count the working days after a day.

    Args:
        after: the day after which is counted.
        until: the last day that counts.
        years: knows the days put on a par with holidays.

    Returns:
        How many.
    """
    days = (after + _DAY * n for n in range(1, (until - after).days + 1))
    return sum(working_day(day, years) for day in days)


def length(first: dt.date, last: dt.date) -> tuple[int, int, int]:
    """Measure an employment.

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
