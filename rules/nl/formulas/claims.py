"""Claims: wages that were not paid, over a suspension and after the end, and where nothing was told of a fixed term."""

import datetime as dt
from fractions import Fraction

from privesfeer.cases.commons.text import Text
from privesfeer.rules.given import Given
from privesfeer.rules.nl.formulas.illness import IllnessLaw, of_month
from privesfeer.rules.nl.formulas.notice import dissolved_on
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
    law = matter.law(ClaimLaw)
    return Worked(amount=total, working=(law.say("UNPAID", unpaid=total),), equation=law.say("AS_STATED"))


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
    total, law = wage.low * share, matter.law(ClaimLaw)
    step = law.say("SUSPENSION", wage=wage.low, weeks=weeks, total=total)
    reckoned = law.say("BY_WEEKS", wage=wage.low, weeks=weeks)
    return Worked(amount=total, low=total, high=wage.high * share, working=(step,), equation=reckoned, span=wage.span)


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
    reckoned = law.say("BY_DAYS", first=first, until=until, parts=parts, wage=wage.low)
    if ill is None:
        return Worked(
            amount=most, low=most, high=wage.high * months, working=(step,), equation=reckoned, span=wage.span
        )
    since, percent, illness = max(ill, first), matter.number("sick_pay_percent"), matter.law(IllnessLaw)
    least = of_month(illness, wage.low, since)[0] if percent is None else wage.low * percent / 100
    ill_months, ill_parts = stretch(matter, since - _DAY, until)
    due = wage.low * (months - ill_months) + least * ill_months
    share = illness.percent if percent is None else percent
    said = law.say("SUSPENSION_ILL", since=since, parts=ill_parts, percent=share, least=least, total=due)
    reduced = law.say("LESS_WHEN_ILL", since=since, percent=share)
    return Worked(
        amount=due,
        low=due,
        high=wage.high * months,
        working=(step, said),
        equation=Text.joined((reckoned, reduced), ", "),
        span=law.say("WHOLE_WAGE") if percent is None else wage.span,
    )


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
        equation=law.say("BY_DAYS", first=end + _DAY, until=until, parts=parts, wage=wage.low),
        span=wage.span,
        lacking=wage.lacking,
    )


def until_dissolved(matter: Given) -> Worked | None:
    """Work out the wages from now until the day on which a court is supposed to end the contract.

    Args:
        matter: what is known.

    Returns:
        The wages, whether or not there is work; None: it is known when it ended, or ends.
    """
    law, wage = matter.law(ClaimLaw), whole(matter)
    if matter.day("end_day"):
        return None
    end = dissolved_on(matter, matter.first_day(("filed_on", "measure")) or matter.as_of)
    if wage is None or end is None:
        return Worked(lacking=(*matter.lacking("wage_base"), *(() if end else ("start_date",))))
    until = min(end, matter.book.calendar.last)
    if until <= matter.as_of:
        return None
    months, parts = stretch(matter, matter.as_of, until)
    total, first = wage.low * months, matter.as_of + _DAY
    step = law.say("UNTIL_DISSOLVED", first=first, until=until, parts=parts, wage=wage.low, total=total)
    return Worked(
        amount=total,
        low=total,
        high=wage.high * months,
        working=(wage.working, step),
        equation=law.say("BY_DAYS", first=first, until=until, parts=parts, wage=wage.low),
        span=wage.span,
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
    law = matter.law(ClaimLaw)
    step, reckoned = law.say("NOT_TOLD", wage=wage.low), law.say("BY_LATENESS", wage=wage.low)
    return Worked(low=Fraction(0), high=wage.low, working=(step,), equation=reckoned)
