"""Years: what is set anew each year or now and then, and until when it is known."""

import datetime as dt
from decimal import Decimal

from pydantic import Field

from privesfeer.cases.text import Record
from privesfeer.rules.remedies.mark import Mark


class Cap(Record):
    """The most that a transition payment can be, unless a year's wage is more.

    Attributes:
        amount: in euros.
        mark: how sure it is.
    """

    amount: Decimal
    mark: Mark


class Rate(Record):
    """Statutory interest.

    Attributes:
        first: the day from which it holds.
        percent: a year.
        mark: how sure it is.
    """

    first: dt.date
    percent: Decimal
    mark: Mark


class DailyWage(Record):
    """The maximum daily wage.

    Attributes:
        first: the day from which it holds.
        amount: in euros.
        mark: how sure it is.
    """

    first: dt.date
    amount: Decimal
    mark: Mark


class Years(Record):
    """Yearly values.

    Attributes:
        caps: of the transition payment, by year.
        rates: statutory interest, the earliest first.
        rates_until: the last day on which the last rate is known to hold.
        daily_wages: the maximum daily wage, the earliest first.
        daily_wages_until: the last day on which the last of them is known to hold.
        days_a_month: how many of them make a month.
        on_a_par: days put on a par with holidays (art. 3(3) Algemene termijnenwet).
        on_a_par_years: the years of which these days are known.
    """

    caps: dict[int, Cap] = Field(default_factory=dict)
    rates: tuple[Rate, ...] = ()
    rates_until: dt.date = dt.date(2099, 12, 31)
    daily_wages: tuple[DailyWage, ...] = ()
    daily_wages_until: dt.date = dt.date(2099, 12, 31)
    days_a_month: Decimal = Decimal(1)
    on_a_par: tuple[dt.date, ...] = ()
    on_a_par_years: tuple[int, ...] = ()
