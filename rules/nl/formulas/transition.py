"""Transition payment (art. 7:673 Civil Code)."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from privesfeer.cases.commons.text import Record, Text
from privesfeer.rules.calendar import length
from privesfeer.rules.formula import Over
from privesfeer.rules.given import Given
from privesfeer.rules.nl.formulas.notice import dissolved_on
from privesfeer.rules.nl.formulas.wages import Wage, whole
from privesfeer.rules.parameters import DatedSeries, Parameters
from privesfeer.rules.worked import Worked

Service = tuple[int, int, int]  # whole years, months beyond them, days beyond these


class HalfYears(Record):
    """How it was worked out in half-years of service, under the law before.

    Attributes:
        least_months: the shortest service for which it was due.
        early: how many half-years count for the lower share.
        lower: that share, as one in so many of a month's wage.
        higher: likewise for those after.
        service: from so many years of service there was a higher payment for older employees.
        age: from this age.
    """

    least_months: int
    early: int
    lower: int
    higher: int
    service: int
    age: int


class TransitionLaw(Parameters):
    """The law of the transition payment.

    Attributes:
        since: the first day of the law of now, for what was not begun before.
        share: a whole year of service brings one in so many of a month's wage.
        before: the law before that day.
        caps: the most that it can be in euros by the day of the end, unless a year's wage is more.
        combination: the combination ground adds at most one in so many of it.
    """

    since: dt.date
    share: int
    before: HalfYears
    caps: DatedSeries
    combination: int


def transition(matter: Given) -> Worked:
    """Work out the transition payment.

    Args:
        matter: what is known.

    Returns:
        The payment by formula.
    """
    law = matter.law(TransitionLaw)
    start, wage, supposed = matter.day("start_date"), whole(matter), _supposed(matter)
    end = matter.day("end_day") or supposed
    rest = matter.amount("wage_remaining_part")
    if start is None and end and wage and (served := matter.number("years_of_service")) is not None:
        return _by_years(matter, end, served, wage)
    if start is None or end is None:
        return Worked(lacking=matter.lacking("start_date", *(() if supposed else ("end_day",)), "wage_base"))
    if start > end:
        return Worked(warnings=(law.say("REVERSED", start=start, end=end),))
    years, months, days = service = length(start, end)
    said = law.say("SERVICE", start=start, end=end, years=years, months=months, days=days)
    old = _old_law(matter, end)
    if wage is None and (years or rest is None or old):
        return Worked(working=(said,), lacking=("wage_base",))
    low, steps = _formula(law, service, wage.low if wage else Fraction(0), rest, old=old)
    high = _formula(law, service, wage.high, rest, old=old)[0] if wage else low
    capped = _capped(low, wage.low if wage else low, end, law)
    top = _capped(high, wage.high if wage else high, end, law)
    parts = {"years": years, "months": months, "days": days, "share": law.share}
    reckoned = None if old or rest is not None or not wage else law.say("EQUATION", wage=wage.low, **parts)
    spans = [law.say("SUPPOSED_SPAN", end=supposed)] if supposed else []
    spans += [wage.span] if wage and wage.span else []
    older = old and years >= law.before.service and (matter.number("age") or 0) >= law.before.age
    return Worked(
        amount=capped.amount,
        low=capped.low,
        high=top.high if top.high is not None else top.amount,
        working=(said, *((wage.working,) if wage else ()), *steps, *capped.working),
        equation=Text.joined((reckoned, *capped.working), "; ") if reckoned else None,
        span=Text.joined(spans, "; ") if spans else None,
        warnings=(
            *((law.say("SUPPOSED", end=supposed),) if supposed else ()),
            *capped.warnings,
            *((law.say("OLDER"),) if older else ()),
        ),
        lacking=(*(("end_date",) if supposed else ()), *(wage.lacking if wage and low != high else ())),
    )


def combination(matter: Given, payment: Over) -> Worked | None:
    """Give the most that the combination ground adds (art. 7:671b(8) Civil Code).

    Args:
        matter: what is known.
        payment: the transition payment.

    Returns:
        Between nothing and that; None: the payment cannot be said.
    """
    law, worked = matter.law(TransitionLaw), payment.amount
    if worked is None or worked.amount is None:
        return None
    most = worked.amount / law.combination
    high = worked.high / law.combination if worked.high is not None else most
    step = law.say("HALF", base=worked.amount, total=most)
    reckoned = law.say("HALF_EQUATION", base=worked.amount)
    return Worked(amount=most, low=Fraction(0), high=high, working=(step,), equation=reckoned, lacking=worked.lacking)


def _supposed(matter: Given) -> dt.date | None:
    """Suppose, where dissolution is asked and nobody knows yet when it ends, when a court would end it."""
    if matter.day("end_day") or not matter.says("measure", "dissolution"):
        return None
    return dissolved_on(matter, matter.first_day(("filed_on", "measure")) or matter.as_of)


def _by_years(matter: Given, end: dt.date, years: int, wage: Wage) -> Worked:
    """Work it out between whole years of service and one more, where the first day is not known."""
    law, old = matter.law(TransitionLaw), _old_law(matter, end)
    low, steps = _formula(law, (years, 0, 0), wage.low, None, old=old)
    high, _ = _formula(law, (years + 1, 0, 0), wage.high, None, old=old)
    least, most = (_capped(each, wage.low, end, law) for each in (low, high))
    return Worked(
        low=least.low,
        high=most.high or most.amount,
        working=(law.say("BY_YEARS", years=years), wage.working, *steps),
        equation=None
        if old
        else law.say("EQUATION_YEARS", years=years, more=years + 1, share=law.share, wage=wage.low),
        span=law.say("NO_FIRST_DAY"),
        warnings=most.warnings,
        lacking=("start_date", *wage.lacking),
    )


def _old_law(matter: Given, end: dt.date) -> bool:
    """Say whether the law before holds: the end, the notice or the procedure lies before that of now."""
    begun = filter(None, (end, matter.day("measure"), matter.day("filed_on")))
    return min(begun) < matter.law(TransitionLaw).since


def _formula(
    law: TransitionLaw, service: Service, wage: Fraction, rest: Decimal | None, *, old: bool
) -> tuple[Fraction, tuple[Text, ...]]:
    """Give the payment before its cap, and how it was worked out."""
    (years, months, days), before = service, law.before
    if old:
        halves = (years * 12 + months) // 6 if years * 12 + months >= before.least_months else 0
        early, late = min(halves, before.early), max(halves - before.early, 0)
        total = wage * early / before.lower + wage * late / before.higher
        if not halves:
            return total, (law.say("OLD_SHORT", months=before.least_months),)
        shares = {"lower": before.lower, "higher": before.higher}
        return total, (law.say("OLD", wage=wage, early=early, late=late, total=total, **shares),)
    by_year, by_month, by_day = wage * years / law.share, Fraction(1, law.share * 12), Fraction(1, law.share * 365)
    shares = {"month": by_month.denominator, "day": by_day.denominator}
    if rest is not None:
        over = Fraction(rest) * by_month
        step = law.say("REST", rest=rest, over=over, **shares)
    else:
        over = wage * months * by_month + wage * days * by_day
        step = law.say("PRO_RATA", wage=wage, months=months, days=days, over=over, **shares)
    total = by_year + over
    first = law.say("YEARS", wage=wage, years=years, share=law.share, total=by_year)
    return total, (first, *((step,) if over else ()), law.say("TOTAL", total=total))


def _capped(total: Fraction, wage: Fraction, end: dt.date, law: TransitionLaw) -> Worked:
    """Apply the cap of the year of the end; it matters only above a year's wage."""
    year_wage = wage * 12
    year, cap = str(end.year), law.caps.on(end)
    if total <= year_wage:
        return Worked(amount=total, low=total)
    if cap is None or end > law.caps.until:
        return Worked(low=year_wage, high=total, warnings=(law.say("NO_CAP", year=year),))
    most = max(Fraction(cap.value), year_wage)
    step = law.say("CAP", year=year, cap=cap.value, wage=year_wage)
    warnings = (law.say("CAP_FROM_KNOWLEDGE", year=year),) if cap.mark != "V" else ()
    return Worked(amount=min(total, most), low=min(total, most), working=(step,), warnings=warnings)
