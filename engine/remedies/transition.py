"""Transition payment (art. 7:673 Civil Code)."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from privesfeer.cases.day import long_date
from privesfeer.cases.text import Text
from privesfeer.cases.words import words
from privesfeer.engine.remedies.calendar import length, notice_end
from privesfeer.engine.remedies.matter import Matter
from privesfeer.engine.remedies.notice import by_employer
from privesfeer.engine.remedies.wages import whole
from privesfeer.engine.remedies.worked import Wage, Worked, euros
from privesfeer.rules.remedies.years import Years

_SAID = words(__file__)
_SINCE = dt.date(2020, 1, 1)  # Wet arbeidsmarkt in balans; what was begun before stays under the law before it
_LEAST_MONTHS = 24
_LONG, _OLD = 10, 50  # art. 7:673a (old)
_FIRST_HALVES = 20  # half-years at a sixth of a month; those after ten years at a quarter


Service = tuple[int, int, int]  # whole years, months beyond them, days beyond these


def transition(matter: Matter) -> Worked:
    """Work out the transition payment.

    Args:
        matter: what is known.

    Returns:
        The payment by formula.
    """
    start, wage, supposed = matter.day("start_date"), whole(matter), _supposed(matter)
    end = matter.end_day or supposed
    rest = matter.amount("wage_remaining_part")
    lacking = [name for name, day in (("start_date", start), ("end_date", end)) if day is None]
    if start is None and end and wage and (served := matter.number("years_of_service")) is not None:
        return _by_years(matter, end, served, wage)
    if start is None or end is None:
        return Worked(lacking=(*lacking, *(() if wage else ("wage_base",))))
    if start > end:
        return Worked(warnings=(_SAID.REVERSED.fill(start=long_date(start), end=long_date(end)),))
    years, months, days = service = length(start, end)
    said = _SAID.SERVICE.fill(
        start=long_date(start),
        end=long_date(end),
        years=str(years),
        months=str(months),
        days=str(days),
    )
    if wage is None and (years or rest is None or old_law(matter, end)):
        return Worked(working=(said,), lacking=("wage_base",))
    low, steps = _formula(matter, end, service, wage.low if wage else Fraction(0), rest)
    high = _formula(matter, end, service, wage.high, rest)[0] if wage else low
    capped = _capped(low, wage.low if wage else low, end, matter.book.years)
    top = _capped(high, wage.high if wage else high, end, matter.book.years)
    return Worked(
        amount=capped.amount,
        low=capped.low,
        high=top.high if top.high is not None else top.amount,
        working=(said, *((wage.working,) if wage else ()), *steps, *capped.working),
        warnings=(
            *((_SAID.SUPPOSED.fill(end=long_date(supposed)),) if supposed else ()),
            *capped.warnings,
            *((_SAID.FIFTY,) if _fifty(matter, end, years) else ()),
        ),
        lacking=(*(("end_date",) if supposed else ()), *(wage.lacking if wage and low != high else ())),
    )


def _supposed(matter: Matter) -> dt.date | None:
    """Suppose, where dissolution is asked and nobody knows yet when it ends, the end of the notice period."""
    if matter.end_day or not matter.says("measure", "dissolution"):
        return None
    asked = matter.day("filed_on") or matter.day("measure") or matter.as_of
    months = by_employer(matter, asked).months
    return None if months is None else notice_end(asked, months)


def _by_years(matter: Matter, end: dt.date, years: int, wage: Wage) -> Worked:
    """Work it out between whole years of service and one more, where the first day is not known."""
    low, steps = _formula(matter, end, (years, 0, 0), wage.low, None)
    high, _ = _formula(matter, end, (years + 1, 0, 0), wage.high, None)
    least, most = (_capped(each, wage.low, end, matter.book.years) for each in (low, high))
    said = _SAID.BY_YEARS.fill(years=str(years))
    return Worked(
        low=least.low,
        high=most.high or most.amount,
        working=(said, wage.working, *steps),
        warnings=most.warnings,
        lacking=("start_date", *wage.lacking),
    )


def old_law(matter: Matter, end: dt.date) -> bool:
    """Say whether the law before 2020 holds: the end, the notice or the procedure lies before.

    Args:
        matter: what is known.
        end: the last day of the employment.

    Returns:
        Whether it does.
    """
    begun = filter(None, (end, matter.day("measure"), matter.day("filed_on")))
    return min(begun) < _SINCE


def _fifty(matter: Matter, end: dt.date, years: int) -> bool:
    """Say whether the higher payment of before 2020 for older employees is in play."""
    return old_law(matter, end) and years >= _LONG and (matter.number("age") or 0) >= _OLD


def _formula(
    matter: Matter, end: dt.date, service: Service, wage: Fraction, rest: Decimal | None
) -> tuple[Fraction, tuple[Text, ...]]:
    """Give the payment before its cap, and how it was worked out."""
    years, months, days = service
    if old_law(matter, end):
        halves = (years * 12 + months) // 6 if years * 12 + months >= _LEAST_MONTHS else 0
        early, late = min(halves, _FIRST_HALVES), max(halves - _FIRST_HALVES, 0)
        total = wage * early / 6 + wage * late / 4
        if not halves:
            return total, (_SAID.OLD_SHORT,)
        return total, (_SAID.OLD.fill(wage=euros(wage), early=str(early), late=str(late), total=euros(total)),)
    by_year = wage * years / 3
    if rest is not None:
        over = Fraction(rest) / 36
        step = _SAID.REST.fill(rest=euros(Fraction(rest)), over=euros(over))
    else:
        over = wage * months / 36 + wage * days / 1095
        step = _SAID.PRO_RATA.fill(wage=euros(wage), months=str(months), days=str(days), over=euros(over))
    total = by_year + over
    first = _SAID.YEARS.fill(wage=euros(wage), years=str(years), total=euros(by_year))
    return total, (first, *((step,) if over else ()), _SAID.TOTAL.fill(total=euros(total)))


def _capped(total: Fraction, wage: Fraction, end: dt.date, years: Years) -> Worked:
    """Apply the cap of the year of the end; it matters only above a year's wage."""
    year_wage = wage * 12
    cap = years.caps.get(end.year)
    if total <= year_wage:
        return Worked(amount=total, low=total)
    if cap is None:
        return Worked(low=year_wage, high=total, warnings=(_SAID.NO_CAP.fill(year=str(end.year)),))
    most = max(Fraction(cap.amount), year_wage)
    said = _SAID.CAP.fill(year=str(end.year), cap=euros(Fraction(cap.amount)), wage=euros(year_wage))
    warnings = (_SAID.CAP_FROM_KNOWLEDGE.fill(year=str(end.year)),) if cap.mark != "V" else ()
    return Worked(amount=min(total, most), low=min(total, most), working=(said,), warnings=warnings)
