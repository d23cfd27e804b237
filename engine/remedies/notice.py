"""Notice: how long it has to be (art. 7:672 Civil Code)."""

import datetime as dt
from dataclasses import dataclass

from engine.remedies.calendar import length
from engine.remedies.matter import Matter

# From so many whole years of service on, so many months; less than five years: one.
_BY_YEARS = ((15, 4), (10, 3), (5, 2), (0, 1))


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice period.

    Attributes:
        months: how many; None: not known.
        statutory: by statute; None: not known.
        lacking: the facts without which it is not known.
    """

    months: int | None
    statutory: int | None
    lacking: tuple[str, ...] = ()


def by_employer(matter: Matter, given: dt.date) -> Notice:
    """Say how much notice the employer has to give.

    Args:
        matter: what is known.
        given: the day of notice.

    Returns:
        As agreed, else by statute and length of service.
    """
    agreed, start = matter.number("notice_period_employer"), matter.day("start_date")
    years = length(start, given)[0] if start and start <= given else matter.number("years_of_service")
    statutory = None if years is None else next(months for least, months in _BY_YEARS if years >= least)
    months = agreed if agreed is not None else statutory
    return Notice(months, statutory, () if months is not None else ("start_date",))


def by_employee(matter: Matter) -> Notice:
    """Say how much notice the employee has to give.

    Args:
        matter: what is known.

    Returns:
        As agreed, else a month.
    """
    agreed = matter.number("notice_period_employee")
    return Notice(1 if agreed is None else agreed, 1)
