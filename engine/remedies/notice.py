"""Notice: how long it has to be, and what is due where it was not kept (art. 7:672 and 7:677 Civil Code)."""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from privesfeer.cases.day import long_date
from privesfeer.cases.text import Text
from privesfeer.cases.words import words
from privesfeer.engine.remedies.calendar import length, notice_end
from privesfeer.engine.remedies.matter import Matter
from privesfeer.engine.remedies.wages import fixed, months_of, stretch
from privesfeer.engine.remedies.worked import Worked, euros

_SAID = words(__file__)
_CALL_DAYS = dt.timedelta(days=4)  # art. 7:672(5) Civil Code: who works on call gives notice of the term of call


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice period.

    Attributes:
        months: how many; None: not known.
        statutory: by statute; None: not known.
        lacking: the facts without which it is not known.
        warnings: what makes it less than certain.
    """

    months: int | None
    statutory: int | None
    lacking: tuple[str, ...] = ()
    warnings: tuple[Text, ...] = ()


def by_employer(matter: Matter, given: dt.date) -> Notice:
    """Say how much notice the employer has to give.

    Args:
        matter: what is known.
        given: the day of notice.

    Returns:
        As agreed, else by statute and length of service.
    """
    agreed, start = matter.number("notice_period_employer"), matter.day("start_date")
    years = length(start, given)[0] if start and start <= given else matter.number("years_of_service")
    steps = matter.book.money.notice
    statutory = None if years is None else next((each.months for each in steps if years >= each.years), None)
    pensioned = "pension_age" in matter.chosen("notice_ban_exception")
    statutory = 1 if pensioned else statutory
    months = agreed if agreed is not None else statutory
    short = agreed is not None and statutory is not None and agreed < statutory
    warnings = (
        *((_SAID.PENSION,) if pensioned else ()),
        *((_SAID.SHORTER.fill(agreed=str(agreed), statutory=str(statutory)),) if short else ()),
    )
    return Notice(months, statutory, () if months is not None else ("start_date",), warnings)


def by_employee(matter: Matter) -> Notice:
    """Say how much notice the employee has to give.

    Args:
        matter: what is known.

    Returns:
        As agreed, else a month.
    """
    agreed = matter.number("notice_period_employee")
    return Notice(1 if agreed is None else agreed, 1)


def irregular(matter: Matter) -> Worked:
    """Work out what the employer owes where he did not give regular notice.

    Args:
        matter: what is known.

    Returns:
        The wage from the end until the day on which regular notice would have ended the contract.
    """
    end = matter.end_day
    given = matter.day("measure") if matter.says("measure", "dismissal_with_notice") else end
    if end is None or given is None:
        needed = {"end_date": end, "dates.measure": given}
        return Worked(lacking=(*(name for name, day in needed.items() if day is None), *_wage_lacking(matter)))
    notice = by_employer(matter, given)
    if notice.months is None:
        return Worked(lacking=(*notice.lacking, *_wage_lacking(matter)))
    until = notice_end(given, notice.months)
    if until <= end:
        return Worked(amount=Fraction(0), due=False, working=(_SAID.REGULAR.fill(until=long_date(until)),))
    said = _SAID.EMPLOYER_NOTICE.fill(months=months_of(notice.months), until=long_date(until))
    worked = _until(matter, end, until, said, _SAID.FLOOR_NOTICE)
    return worked.with_more(warnings=notice.warnings)


def urgent_reason(matter: Matter) -> Worked:
    """Work out what the employee owes who gave an urgent reason by intent or fault.

    Args:
        matter: what is known.

    Returns:
        The wage over the employee's own notice period; of a fixed term without interim notice over what was left.
    """
    end, months = matter.end_day, by_employee(matter).months
    if end is None or months is None:
        return Worked(lacking=("end_date",))
    if matter.says("contract_type", "fixed"):
        return remaining(matter)
    if matter.says("contract_type", "on_call"):
        return _until(matter, end, end + _CALL_DAYS, _SAID.ON_CALL, _SAID.FLOOR_URGENT)
    until = notice_end(end, months)
    said = _SAID.EMPLOYEE_NOTICE.fill(months=months_of(months), until=long_date(until))
    return _until(matter, end, until, said, _SAID.FLOOR_URGENT)


def remaining(matter: Matter) -> Worked:
    """Work out the wage over the rest of a fixed term.

    Args:
        matter: what is known.

    Returns:
        The wage from the end until the day on which the contract would have ended by law.
    """
    end, until = matter.end_day, matter.day("fixed_end_date")
    if end is None or until is None:
        lacking = [name for name, day in (("end_date", end), ("fixed_end_date", until)) if day is None]
        return Worked(lacking=(*lacking, *_wage_lacking(matter)))
    if until <= end:
        return Worked(amount=Fraction(0), due=False, working=(_SAID.REGULAR.fill(until=long_date(until)),))
    return _until(matter, end, until, _SAID.FIXED_TERM.fill(until=long_date(until)), _SAID.FLOOR_TERM)


def _until(matter: Matter, end: dt.date, until: dt.date, said: Text, floor: Text) -> Worked:
    """Give the wage from the end until a day, without and with holiday allowance, and how far it can be mitigated."""
    wage = fixed(matter)
    if wage is None:
        return Worked(working=(said,), lacking=("wage_base",))
    months, parts = stretch(end, until)
    low, high = wage.low * months, wage.high * months
    step = _SAID.TIMES.fill(parts=parts, wage=euros(wage.low), total=euros(low), high=euros(high))
    # A floor that lies above the claim bounds nothing.
    least = (floor.fill(floor=euros(wage.low * 3)),) if floor == _SAID.FLOOR_URGENT or wage.low * 3 < low else ()
    return Worked(amount=low, low=low, high=high, working=(said, wage.working, step, *least))


def _wage_lacking(matter: Matter) -> tuple[str, ...]:
    return () if matter.amount("wage_base") is not None else ("wage_base",)
