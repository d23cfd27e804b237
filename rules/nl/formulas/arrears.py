"""Arrears: monthly wages, holiday allowance, leave and year-end pay that are still due at the end."""

from dataclasses import replace
from fractions import Fraction

from privesfeer.cases.commons.text import Text, capital
from privesfeer.rules.given import Given
from privesfeer.rules.nl.formulas.wages import WageLaw
from privesfeer.rules.parameters import Parameters
from privesfeer.rules.worked import Worked

_WHOLE = 100


class ArrearsLaw(Parameters):
    """The law of what is still due.

    Attributes:
        weeks: of a year, over which the hours of a week are spread.
        months: of a year.
    """

    weeks: int
    months: int


def months_unpaid(matter: Given) -> Worked | None:
    """Work out the wages over whole months in which none were paid.

    Args:
        matter: what is known.

    Returns:
        The fixed wages, at most with the other components; None: no month is stated, or it was paid after all.
    """
    months, base = matter.number("wage_months_unpaid"), matter.amount("wage_base")
    if not months or _paid(matter):
        return None
    if base is None:
        return Worked(lacking=("wage_base",))
    law, more = matter.law(ArrearsLaw), matter.amount("wage_components") or 0
    total, high = Fraction(base) * months, (Fraction(base) + Fraction(more)) * months
    reckoned = law.say("MONTHS", n=months, wage=Fraction(base))
    span = law.say("COMPONENTS", more=more) if more else None
    return _made(law, reckoned, total, high, span)


def holiday_allowance(matter: Given) -> Worked | None:
    """Work out the holiday allowance over months that was built up and not paid.

    Args:
        matter: what is known.

    Returns:
        The allowance; None: no month is stated.
    """
    months, base = matter.number("holiday_months_due"), matter.amount("wage_base")
    if not months:
        return None
    if base is None:
        return Worked(lacking=("wage_base",))
    law, known = matter.law(ArrearsLaw), matter.number("holiday_allowance")
    percent = matter.law(WageLaw).usual_holiday if known is None else known
    total = Fraction(base) * percent / _WHOLE * months
    span = law.say("USUAL", percent=percent) if known is None else None
    made = _made(law, law.say("SHARE", percent=percent, n=months, wage=Fraction(base)), total, total, span)
    return replace(made, due=True, lacking=() if known is not None else ("holiday_allowance",))


def leave(matter: Given) -> Worked | None:
    """Work out the hours of leave that are left at the wage of an hour.

    Args:
        matter: what is known.

    Returns:
        It, at most with holiday allowance; None: no hours are stated.
    """
    hours, base, week = matter.number("leave_hours_left"), matter.amount("wage_base"), matter.number("hours_per_week")
    if not hours:
        return None
    if base is None or not week:
        return Worked(lacking=(*matter.lacking("wage_base"), *(() if week else ("hours_per_week",))))
    law, known = matter.law(ArrearsLaw), matter.number("holiday_allowance")
    percent = matter.law(WageLaw).usual_holiday if known is None else known
    total = Fraction(base) * law.months / (week * law.weeks) * hours
    high = total * (_WHOLE + percent) / _WHOLE
    reckoned = law.say("HOURS", hours=hours, wage=Fraction(base), months=law.months, week=week, weeks=law.weeks)
    span = law.say("WITH_HOLIDAY", percent=percent) if percent else None
    return replace(_made(law, reckoned, total, high, span), due=True)


def year_end(matter: Given) -> Worked | None:
    """Work out the year-end pay over the months of the year that were worked.

    Args:
        matter: what is known.

    Returns:
        It in proportion, at least nothing, for that takes a scheme that gives it on leaving; None: it is not stated.
    """
    percent, months = matter.number("year_end_percent"), matter.number("year_end_months_due")
    base = matter.amount("wage_base")
    if not percent or not months:
        return None
    if base is None:
        return Worked(lacking=("wage_base",))
    law, total = matter.law(ArrearsLaw), Fraction(base) * percent / _WHOLE * months
    step = law.say("SHARE", percent=percent, n=months, wage=Fraction(base))
    return Worked(
        amount=total,
        low=Fraction(0),
        high=total,
        working=(law.say("COMES_TO", reckoned=step, total=total),),
        equation=step,
        span=law.say("BY_SCHEME"),
    )


def _made(law: ArrearsLaw, reckoned: Text, total: Fraction, high: Fraction, span: Text | None) -> Worked:
    step = law.say("COMES_TO", reckoned=reckoned, total=total)
    working = (step, span.map(lambda words: f"{capital(words)}.")) if span else (step,)
    return Worked(amount=total, low=total, high=high, working=working, equation=reckoned, span=span)


def _paid(matter: Given) -> bool:
    paid = matter.day("wage_paid_date")
    return bool(paid and paid <= matter.as_of)
