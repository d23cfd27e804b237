"""Lateness: what comes on top of what is paid too late."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from math import ceil

from privesfeer.cases.day import long_date
from privesfeer.cases.words import words
from privesfeer.engine.remedies.calendar import LAST, add_months, month_end, working_days
from privesfeer.engine.remedies.matter import Matter
from privesfeer.engine.remedies.worked import Worked, euros
from privesfeer.rules.remedies.years import Years

_SAID = words(__file__)
_DAY = dt.timedelta(days=1)
_FREE, _STEEP, _MOST = 3, 8, 50


def percent_late(days: int) -> int:
    """Give the statutory increase of wages paid late (art. 7:625 Civil Code).

    Args:
        days: the working days since pay day.

    Returns:
        In per cent: 5 for each of the fourth to the eighth working day, 1 for each after, 50 at most.
    """
    return min(5 * max(min(days, _STEEP) - _FREE, 0) + max(days - _STEEP, 0), _MOST)


def increase(matter: Matter) -> Worked:
    """Work out the increase over wages that were not paid, or paid late.

    Args:
        matter: what is known.

    Returns:
        The increase on the day on which it is asked, or on which they were paid.
    """
    due, stated = matter.day("wage_due_date"), matter.amount("wage_unpaid")
    base, more = matter.amount("wage_base"), matter.amount("wage_components") or 0
    wage = None if base is None else Fraction(base) + Fraction(more)
    unpaid = wage if stated is None else Fraction(stated)
    until = matter.day("wage_paid_date") or matter.as_of
    if due is None or unpaid is None:
        lacking = (("wage_due_date", due), ("wage_unpaid", unpaid))
        return Worked(lacking=tuple(name for name, value in lacking if value is None))
    total, steps = Fraction(0), []
    for day, part in _instalments(due, unpaid, wage or unpaid):
        days = working_days(day, min(until, LAST), matter.book.years) if day < until else 0
        percent = percent_late(days)
        total += part * percent / 100
        steps.append(
            _SAID.INCREASE.fill(
                days=str(days),
                due=long_date(day),
                until=long_date(until),
                percent=str(percent),
                unpaid=euros(part),
                total=euros(part * percent / 100),
            )
        )
    told = (_SAID.MONTHLY, *steps, _SAID.INCREASE_TOTAL.fill(total=euros(total))) if steps[1:] else steps
    return Worked(amount=total, low=Fraction(0), high=total, working=tuple(told))


def _instalments(due: dt.date, unpaid: Fraction, wage: Fraction) -> Iterator[tuple[dt.date, Fraction]]:
    """Divide what is unpaid over the pay days from the oldest on; what is more than a month's wage fell due later."""
    last_of_month = due == month_end(due)
    for month in range(ceil(unpaid / wage) if wage else 1):
        day = add_months(due, month)
        yield month_end(day) if last_of_month else day, min(wage, unpaid - month * wage) if wage else unpaid


def interest(amount: Fraction, first: dt.date, until: dt.date, years: Years) -> Fraction:
    """Work out statutory interest, added to the sum at the end of each year (art. 6:119(2) Civil Code).

    Args:
        amount: the sum.
        first: the day from which it runs.
        until: the day until which it is worked out.
        years: knows the rates.

    Returns:
        The interest.
    """
    total, begin = amount, first
    while begin < until:
        year_end = add_months(begin, 12)
        stop, length = min(year_end, until), (year_end - begin).days
        total += sum(
            (
                total * Fraction(percent) / 100 * (min(stop, last) - max(begin, since)).days / length
                for since, last, percent in _rates(years)
                if max(begin, since) < min(stop, last)
            ),
            Fraction(0),
        )
        begin = stop
    return total - amount


def interest_on(matter: Matter, worked: Worked | None, first: dt.date | None) -> Worked | None:
    """Work out the interest on an amount until the day on which it is asked.

    Args:
        matter: what is known.
        worked: the amount.
        first: the day from which it runs.

    Returns:
        The interest; None: there is nothing on which it runs, or it does not run yet.
    """
    years = matter.book.years
    if worked is None or not worked.amount or first is None or first >= matter.as_of or not years.rates:
        return None
    until = min(matter.as_of, years.rates_until)
    if first < years.rates[0].first:
        return Worked(warnings=(_SAID.NO_RATE.fill(first=long_date(years.rates[0].first)),))
    amount = interest(worked.amount, first, until, years)
    used = [
        each
        for each, (since, last, _) in zip(years.rates, _rates(years), strict=True)
        if since < until and first < last
    ]
    rates = ", ".join(f"{each.percent:f}" for each in used)
    step = _SAID.INTEREST.fill(
        base=euros(worked.amount),
        first=long_date(first),
        until=long_date(until),
        days=str((until - first).days),
        rates=rates,
        total=euros(amount),
    )
    unread = (_SAID.RATE_FROM_KNOWLEDGE,) if any(each.mark != "V" for each in used) else ()
    short = (_SAID.RATES_END.fill(last=long_date(years.rates_until)),) if until < matter.as_of else ()
    high = interest(worked.high, first, until, years) if worked.high else amount
    return Worked(amount=amount, low=amount, high=high, working=(step,), warnings=(*unread, *short))


def _rates(years: Years) -> list[tuple[dt.date, dt.date, Fraction]]:
    """Give each rate with its first day and the day after its last."""
    ends = [later.first for _, later in pairwise(years.rates)] + [years.rates_until + _DAY]
    return [(each.first, last, Fraction(each.percent)) for each, last in zip(years.rates, ends, strict=True)]
