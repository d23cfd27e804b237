"""Claims: wages that were not paid, over a suspension and after the end, and where nothing was told of a fixed term."""

import datetime as dt
from fractions import Fraction

from privesfeer.rules.given import Given
from privesfeer.rules.nl.formulas.illness import IllnessLaw, of_month
from privesfeer.rules.nl.formulas.wages import Wage, fixed, stretch, whole
from privesfeer.rules.parameters import Parameters
from privesfeer.rules.worked import Worked

_DAY, _WEEK = dt.timedelta(days=1), 7


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
    """Work out the wages over a suspension without pay: by its days, else by the weeks that are stated.

    Weeks that are no more than the days rounded down say less than these; other weeks are another time than the
    suspension.

    Args:
        matter: what is known.

    Returns:
        The wages that are still due.
    """
    wage, weeks, days = fixed(matter), matter.number("unpaid_weeks"), _unpaid(matter)
    if wage is not None and days and weeks in {None, ((days[1] - days[0]).days + 1) // _WEEK}:
        return _by_days(matter, wage, *days)
    if wage is None or weeks is None:
        return Worked(lacking=matter.lacking("wage_base", "unpaid_weeks"))
    share = Fraction(12 * weeks, 52)
    total = wage.low * share
    step = matter.law(ClaimLaw).say("SUSPENSION", wage=wage.low, weeks=weeks, total=total)
    return Worked(amount=total, low=total, high=wage.high * share, working=(step,))


def _unpaid(matter: Given) -> tuple[dt.date, dt.date] | None:
    """Give the first and last day, up to that on which it is asked, of a suspension that is known to be without pay."""
    starts = [day for name in ("suspension_from", "wage_withheld_from") if (day := matter.day(name))]
    ends = [day for name in ("suspension_until", "end_day") if (day := matter.day(name))]
    until = min(matter.as_of, matter.book.calendar.last, *ends)
    if matter.known.get("suspended_on_pay") != "unpaid" or not starts or max(starts) > until:
        return None
    return max(starts), until


def _by_days(matter: Given, wage: Wage, first: dt.date, until: dt.date) -> Worked:
    """Work the wages out by days: of those of illness at least the share that is due by law or was agreed."""
    law, sick = matter.law(ClaimLaw), matter.day("sick_since")
    ill = sick if sick and matter.known.get("sick_at_dismissal") is not False and sick <= until else None
    months, parts = stretch(matter, first - _DAY, until)
    most = wage.low * months
    step = law.say("SUSPENSION_DAYS", first=first, until=until, parts=parts, wage=wage.low, total=most)
    if ill is None:
        return Worked(amount=most, low=most, high=wage.high * months, working=(step,))
    since, percent, illness = max(ill, first), matter.number("sick_pay_percent"), matter.law(IllnessLaw)
    least = of_month(illness, wage.low, since)[0] if percent is None else wage.low * percent / 100
    ill_months, ill_parts = stretch(matter, since - _DAY, until)
    due = wage.low * (months - ill_months) + least * ill_months
    said = law.say(
        "SUSPENSION_ILL",
        since=since,
        parts=ill_parts,
        percent=illness.percent if percent is None else percent,
        least=least,
        total=due,
    )
    return Worked(amount=due, low=due, high=wage.high * months, working=(step, said))


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
