"""Lateness: the increase of wages that are paid too late (art. 7:625 Civil Code)."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from privesfeer.cases.commons.text import Text
from privesfeer.rules.calendar import add_months, month_end
from privesfeer.rules.given import Given
from privesfeer.rules.parameters import Parameters
from privesfeer.rules.worked import Worked


class LatenessLaw(Parameters):
    """The law of wages paid late.

    Attributes:
        free: so many working days bring nothing.
        steep: until this working day each brings the higher share.
        higher: that share in per cent.
        lower: likewise for each day after.
        most: in per cent.
    """

    free: int
    steep: int
    higher: int
    lower: int
    most: int

    def percent(self, days: int) -> int:
        """Give the increase.

        Args:
            days: the working days since pay day.

        Returns:
            In per cent.
        """
        steep, after = max(min(days, self.steep) - self.free, 0), max(days - self.steep, 0)
        return min(self.higher * steep + self.lower * after, self.most)


def increase(matter: Given) -> Worked | None:
    """Work out the increase over wages that were not paid, or paid late.

    Args:
        matter: what is known.

    Returns:
        The increase on the day on which it is asked, or on which they were paid; None: nothing was due before that day.
    """
    law, calendar = matter.law(LatenessLaw), matter.book.calendar
    due, stated = matter.day("wage_due_date"), matter.amount("wage_unpaid")
    base, more = matter.amount("wage_base"), matter.amount("wage_components") or 0
    months = matter.number("wage_months_unpaid")
    wage = None if base is None else Fraction(base) + Fraction(more)
    by_months = wage if months is None or base is None else Fraction(base) * months
    unpaid = by_months if stated is None else Fraction(stated)
    until = matter.day("wage_paid_date") or matter.as_of
    if due is None or unpaid is None:
        return Worked(lacking=(*matter.lacking("wage_due_date"), *(("wage_unpaid",) if unpaid is None else ())))
    total, steps, reckoned = Fraction(0), [], []
    for day, part in _instalments(due, unpaid, wage or unpaid):
        if day >= until:  # nothing is late yet
            break
        days = calendar.working_days(day, min(until, calendar.last))
        percent = law.percent(days)
        total += part * percent / 100
        reckoned.append(law.say("EQUATION", percent=percent, unpaid=part))
        steps.append(
            law.say(
                "INCREASE", days=days, due=day, until=until, percent=percent, unpaid=part, total=part * percent / 100
            )
        )
    if not steps:
        return None
    told = (law.say("MONTHLY"), *steps, law.say("INCREASE_TOTAL", total=total)) if steps[1:] else steps
    return Worked(
        amount=total,
        low=Fraction(0),
        high=total,
        working=tuple(told),
        equation=Text.joined(reckoned, " + "),
        span=law.say("LIMITED"),
    )


def _instalments(due: dt.date, unpaid: Fraction, wage: Fraction) -> Iterator[tuple[dt.date, Fraction]]:
    """Divide what is unpaid over the pay days from the oldest on; what is more than a month's wage fell due later."""
    last_of_month = due == month_end(due)
    for month in range(ceil(unpaid / wage) if wage else 1):
        day = add_months(due, month)
        yield month_end(day) if last_of_month else day, min(wage, unpaid - month * wage) if wage else unpaid
