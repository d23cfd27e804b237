"""Claims: wages that were not paid, over a suspension and after the end, and where nothing was told of a fixed term."""

import datetime as dt
from fractions import Fraction

from privesfeer.rules.given import Given
from privesfeer.rules.nl.formulas.wages import fixed, stretch, whole
from privesfeer.rules.parameters import Parameters
from privesfeer.rules.worked import Worked


class ClaimLaw(Parameters):
    """The law of wages that are claimed, which has no numbers."""


def unpaid(matter: Given) -> Worked | None:
    """Give what was stated not to have been paid.

    Args:
        matter: what is known.

    Returns:
        It; None: nothing was stated, or it was paid after all.
    """
    stated, paid = matter.amount("wage_unpaid"), matter.day("wage_paid_date")
    if stated is None or (paid and paid <= matter.as_of):
        return None
    total = Fraction(stated)
    return Worked(amount=total, working=(matter.law(ClaimLaw).say("UNPAID", unpaid=total),))


def suspension(matter: Given) -> Worked:
    """Work out the wages over weeks of suspension without pay.

    Args:
        matter: what is known.

    Returns:
        The wages that are still due.
    """
    wage, weeks = fixed(matter), matter.number("unpaid_weeks")
    if wage is None or weeks is None:
        return Worked(lacking=matter.lacking("wage_base", "unpaid_weeks"))
    share = Fraction(12 * weeks, 52)
    total = wage.low * share
    step = matter.law(ClaimLaw).say("SUSPENSION", wage=wage.low, weeks=weeks, total=total)
    return Worked(amount=total, low=total, high=wage.high * share, working=(step,))


def after_end(matter: Given) -> Worked:
    """Work out the wages from the end until the day on which it is asked, if the end is annulled.

    Args:
        matter: what is known.

    Returns:
        The wages.
    """
    law, wage, end = matter.law(ClaimLaw), whole(matter), matter.day("end_day")
    if wage is None or end is None:
        return Worked(lacking=matter.lacking("end_day", "wage_base"))
    until = min(matter.as_of, matter.book.calendar.last)
    if end >= until:
        return Worked(amount=Fraction(0), working=(law.say("NOT_ENDED"),))
    months, parts = stretch(matter, end, until)
    step = law.say(
        "AFTER_END", first=end + dt.timedelta(days=1), until=until, parts=parts, wage=wage.low, total=wage.low * months
    )
    return Worked(
        amount=wage.low * months,
        low=wage.low * months,
        high=wage.high * months,
        working=(wage.working, step),
        lacking=wage.lacking,
    )


def not_told(matter: Given) -> Worked:
    """Work out what is due where it was not told, or too late, that a fixed term would not go on.

    Args:
        matter: what is known.

    Returns:
        Between nothing and a month's wage, by how late it was told.
    """
    wage = fixed(matter)
    if wage is None:
        return Worked(lacking=matter.lacking("wage_base"))
    step = matter.law(ClaimLaw).say("NOT_TOLD", wage=wage.low)
    return Worked(low=Fraction(0), high=wage.low, working=(step,))
