"""Claims: wages during suspension, illness and after the end, penalties and what may be set off."""

import datetime as dt
from fractions import Fraction

from privesfeer.cases.day import long_date
from privesfeer.cases.text import Text
from privesfeer.cases.words import words
from privesfeer.engine.remedies.calendar import LAST
from privesfeer.engine.remedies.matter import Matter
from privesfeer.engine.remedies.wages import fixed, stretch, whole
from privesfeer.engine.remedies.worked import Worked, euros

_SAID = words(__file__)
_ILL = dt.timedelta(weeks=104, days=-1)  # art. 7:629(1) Civil Code; the first day counts
_FLOOR = dt.timedelta(weeks=52)  # and so long the wage is at least the minimum wage
_ILL_PERCENT = 70
_HALF_DAY = Fraction(100, 2167) / 2  # of a month's wage, in which there are 21.67 working days


def suspension(matter: Matter) -> Worked:
    """Work out the wages over weeks of suspension without pay.

    Args:
        matter: what is known.

    Returns:
        The wages that are still due.
    """
    wage, weeks = fixed(matter), matter.number("unpaid_weeks")
    if wage is None or weeks is None:
        return _lacks(wage_base=wage, unpaid_weeks=weeks)
    share = Fraction(12 * weeks, 52)
    step = _SAID.SUSPENSION.fill(wage=euros(wage.low), weeks=str(weeks), total=euros(wage.low * share))
    return Worked(amount=wage.low * share, low=wage.low * share, high=wage.high * share, working=(step,))


def after_end(matter: Matter) -> Worked:
    """Work out the wages from the end until the day on which it is asked, if the end is annulled.

    Args:
        matter: what is known.

    Returns:
        The wages.
    """
    wage, end = whole(matter), matter.end_day
    if wage is None or end is None:
        return _lacks(end_date=end, wage_base=wage)
    until = min(matter.as_of, LAST)
    if end >= until:
        return Worked(amount=Fraction(0), working=(_SAID.NOT_ENDED,))
    months, parts = stretch(end, until)
    step = _SAID.AFTER_END.fill(
        first=long_date(end + dt.timedelta(days=1)),
        until=long_date(until),
        parts=parts,
        wage=euros(wage.low),
        total=euros(wage.low * months),
    )
    return Worked(
        amount=wage.low * months,
        low=wage.low * months,
        high=wage.high * months,
        working=(wage.working, step),
        lacking=wage.lacking,
    )


def illness(matter: Matter) -> Worked:
    """Work out the wages during illness.

    Args:
        matter: what is known.

    Returns:
        The wages a month.
    """
    wage, since = fixed(matter), matter.day("sick_since")
    if wage is None:
        return _lacks(wage_base=wage)
    amount = wage.low * _ILL_PERCENT / 100
    step = _SAID.ILLNESS.fill(wage=euros(wage.low), total=euros(amount))
    least, capped, sure = _capped(matter, wage.low)
    until = (_SAID.ILLNESS_UNTIL.fill(last=long_date(since + _ILL)),) if since else ()
    unpaid, from_day = matter.amount("wage_unpaid"), matter.day("measure")
    floor = not since or not from_day or from_day < since + _FLOOR
    share = Fraction(unpaid or 0) * _ILL_PERCENT / 100
    arrears = (_SAID.ARREARS.fill(unpaid=euros(Fraction(unpaid)), total=euros(share)),) if unpaid else ()
    return Worked(
        amount=least if sure else None,
        low=least,
        high=wage.high,
        per=_SAID.PER_MONTH_FLOOR if floor else _SAID.PER_MONTH,
        working=(step, *capped, *arrears, *until),
        lacking=() if since else ("sick_since",),
    )


def _capped(matter: Matter, wage: Fraction) -> tuple[Fraction, tuple[Text, ...], bool]:
    """Give what is due by law of a month's wage at least, how that was worked out, and whether the cap is known."""
    years, day = matter.book.years, matter.day("measure") or matter.as_of
    held = [each for each in years.daily_wages if each.first <= day]
    if not held:
        return wage * _ILL_PERCENT / 100, (), True
    most = Fraction(held[-1].amount) * Fraction(years.days_a_month)
    if wage <= most:
        return wage * _ILL_PERCENT / 100, (), True
    known, least = day <= years.daily_wages_until, most * _ILL_PERCENT / 100
    said = _SAID.DAILY_WAGE if known else _SAID.DAILY_WAGE_BEFORE
    step = said.fill(daily=euros(Fraction(held[-1].amount)), monthly=euros(most), total=euros(least))
    unread = (_SAID.DAILY_WAGE_FROM_KNOWLEDGE,) if held[-1].mark != "V" else ()
    return least, (step, *unread), known


def penalty(matter: Matter) -> Worked:
    """Work out an agreed penalty, before mitigation.

    Args:
        matter: what is known.

    Returns:
        The penalty; nothing where there is no written clause.
    """
    if matter.known.get("written_penalty_clause") is False:
        return Worked(amount=Fraction(0), due=False, working=(_SAID.NO_CLAUSE,))
    parts = (
        ("penalty_amount", "penalty_breaches", _SAID.PER_BREACH),
        ("penalty_per_day", "penalty_days", _SAID.PER_DAY),
    )
    lacking = [] if "written_penalty_clause" in matter.known else ["written_penalty_clause"]
    total, steps = Fraction(0), []
    agreed = [(amount, count, said) for name, count, said in parts if (amount := matter.amount(name)) is not None]
    for amount, counted, said in agreed:
        number = matter.number(counted)
        if number is None:
            lacking.append(counted)
            continue
        total += Fraction(amount) * number
        steps.append(said.fill(amount=euros(Fraction(amount)), n=str(number), total=euros(Fraction(amount) * number)))
    complete = bool(agreed) and len(steps) == len(agreed)
    return Worked(
        amount=total if complete else None,
        low=Fraction(0),
        high=total if complete else None,
        working=tuple(steps),
        lacking=tuple(lacking if agreed else ["penalty_amount", *lacking]),
    )


def penalty_a_week(matter: Matter) -> Worked:
    """Work out the most that fines can come to a week during the employment, without written deviation.

    Args:
        matter: what is known.

    Returns:
        Half a day's wage.
    """
    wage = fixed(matter)
    if wage is None:
        return _lacks(wage_base=wage)
    amount = wage.low * _HALF_DAY
    step = _SAID.HALF_DAY.fill(wage=euros(wage.low), total=euros(amount))
    return Worked(amount=amount, low=Fraction(0), high=amount, per=_SAID.PER_WEEK, working=(step,))


def set_off(matter: Matter) -> Worked:
    """Work out the most that fines can be set off at a payment of wages during the employment.

    Args:
        matter: what is known.

    Returns:
        A tenth of the wages.
    """
    wage = fixed(matter)
    if wage is None:
        return _lacks(wage_base=wage)
    step = _SAID.TENTH.fill(wage=euros(wage.low), total=euros(wage.low / 10))
    return Worked(amount=wage.low / 10, low=Fraction(0), high=wage.low / 10, per=_SAID.PER_PAYMENT, working=(step,))


def not_told(matter: Matter) -> Worked:
    """Work out what is due where it was not told, or too late, that a fixed term would not go on.

    Args:
        matter: what is known.

    Returns:
        Between nothing and a month's wage, by how late it was told.
    """
    wage = fixed(matter)
    if wage is None:
        return _lacks(wage_base=wage)
    return Worked(low=Fraction(0), high=wage.low, working=(_SAID.NOT_TOLD.fill(wage=euros(wage.low)),))


def _lacks(**needed: object) -> Worked:
    return Worked(lacking=tuple(name for name, value in needed.items() if value is None))
