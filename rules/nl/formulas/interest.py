"""Interest: statutory interest on what is paid too late (art. 6:119 Civil Code)."""

import datetime as dt
from fractions import Fraction
from functools import cached_property

from privesfeer.rules.calendar import add_months
from privesfeer.rules.formula import Over
from privesfeer.rules.given import Given
from privesfeer.rules.parameters import DatedSeries, Parameters
from privesfeer.rules.worked import Worked

_DAY = dt.timedelta(days=1)


class InterestLaw(Parameters):
    """The law of interest.

    Attributes:
        rates: in per cent a year.
    """

    rates: DatedSeries

    @cached_property
    def periods(self) -> tuple[tuple[dt.date, dt.date, Fraction], ...]:
        """Each rate with its first day and the day after its last."""
        rates = self.rates.values
        ends = (*(each.first for each in rates[1:]), self.rates.until + _DAY)
        return tuple((each.first, last, Fraction(each.value)) for each, last in zip(rates, ends, strict=True))


def interest(amount: Fraction, first: dt.date, until: dt.date, law: InterestLaw) -> Fraction:
    """Work out statutory interest, added to the sum at the end of each year (art. 6:119(2) Civil Code).

    Args:
        amount: the sum.
        first: the day from which it runs.
        until: the day until which it is worked out.
        law: knows the rates.

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
                for since, last, percent in law.periods
                if max(begin, since) < min(stop, last)
            ),
            Fraction(0),
        )
        begin = stop
    return total - amount


def interest_on(matter: Given, over: Over) -> Worked | None:
    """Work out the interest on an amount until the day on which it is asked.

    Args:
        matter: what is known.
        over: the amount, and the day from which it runs.

    Returns:
        The interest; None: there is nothing on which it runs, or it does not run yet.
    """
    law, (worked, first) = matter.law(InterestLaw), over
    if worked is None or not worked.amount or first is None or first >= matter.as_of:
        return None
    rates = law.rates
    until = min(matter.as_of, rates.until)
    if first < rates.values[0].first:
        return Worked(warnings=(law.say("NO_RATE", first=rates.values[0].first),))
    amount = interest(worked.amount, first, until, law)
    periods = zip(rates.values, law.periods, strict=True)
    used = [each for each, (since, last, _) in periods if since < until and first < last]
    told, days = ", ".join(f"{each.value:f}" for each in used), (until - first).days
    step = law.say("INTEREST", base=worked.amount, first=first, until=until, days=days, rates=told, total=amount)
    unread = (law.say("RATE_FROM_KNOWLEDGE"),) if any(each.mark != "V" for each in used) else ()
    short = (law.say("RATES_END", last=rates.until),) if until < matter.as_of else ()
    high = interest(worked.high, first, until, law) if worked.high else amount
    reckoned = law.say("EQUATION", base=worked.amount, first=first, days=days, rates=told)
    return Worked(amount=amount, low=amount, high=high, working=(step,), equation=reckoned, warnings=(*unread, *short))
