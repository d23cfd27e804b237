"""Notice: how long it has to be, and what is due where it was not kept (art. 7:672 and 7:677 Civil Code)."""

import datetime as dt
from dataclasses import dataclass, replace
from fractions import Fraction

from pydantic import Field

from privesfeer.cases.commons.text import Text
from privesfeer.rules.calendar import add_months, length, month_end
from privesfeer.rules.formula import CountedTo
from privesfeer.rules.given import Given
from privesfeer.rules.nl.formulas.wages import fixed, months_of, stretch
from privesfeer.rules.parameters import Parameters
from privesfeer.rules.worked import Worked


class NoticeLaw(Parameters):
    """The law of notice.

    Attributes:
        employer: the notice period of the employer in months, by whole years of service, the longest first.
        pensioned: that period in months after pension age.
        employee: the notice period of the employee in months.
        times_employee: how many times as long that of the employer has to be where that of the employee was lengthened.
        on_call: likewise, in days, of whoever works on call.
        least_months: below so many months' wage the court cannot mitigate.
        procedure_weeks: how long a request for dissolution takes, as it is estimated.
        left_months: so many months are left at least between the decision and the end.
    """

    employer: dict[int, int] = Field(min_length=1)
    pensioned: int
    employee: int
    times_employee: int
    on_call: int
    least_months: int
    procedure_weeks: int
    left_months: int


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice period.

    Attributes:
        months: how many; None: not known.
        lacking: the facts without which it is not known.
        warnings: what makes it less than certain.
    """

    months: int | None
    lacking: tuple[str, ...] = ()
    warnings: tuple[Text, ...] = ()


def by_employer(matter: Given, given: dt.date) -> Notice:
    """Say how much notice the employer has to give.

    Args:
        matter: what is known.
        given: the day of notice.

    Returns:
        As agreed, else by statute and length of service.
    """
    law, agreed, start = matter.law(NoticeLaw), matter.number("notice_period_employer"), matter.day("start_date")
    years = length(start, given)[0] if start and start <= given else matter.number("years_of_service")
    by_service = (months for least, months in law.employer.items() if years is not None and years >= least)
    pensioned = "pension_age" in matter.chosen("notice_ban_exception")
    statutory = law.pensioned if pensioned else next(by_service, None)
    months = agreed if agreed is not None else statutory
    warnings: tuple[Text, ...] = (law.say("PENSION"),) if pensioned else ()
    if agreed is not None and statutory is not None and agreed < statutory:
        warnings += (law.say("SHORTER", agreed=agreed, statutory=statutory),)
    return Notice(months, () if months is not None else ("start_date",), warnings)


def by_employee(matter: Given) -> Notice:
    """Say how much notice the employee has to give.

    A longer period than that of the law binds only where the employer's was lengthened too, to at least so many times
    as long.

    Args:
        matter: what is known.

    Returns:
        As agreed, where that can be held against the employee, else by statute.
    """
    law, agreed, other = (
        matter.law(NoticeLaw),
        matter.number("notice_period_employee"),
        matter.number("notice_period_employer"),
    )
    if agreed is None or agreed <= law.employee:
        return Notice(law.employee if agreed is None else agreed)
    if other is None:
        return Notice(agreed, warnings=(law.say("LONGER", agreed=agreed, least=agreed * law.times_employee),))
    if other >= agreed * law.times_employee:
        return Notice(agreed)
    said = law.say("VOIDABLE", agreed=agreed, other=other, least=agreed * law.times_employee, statutory=law.employee)
    return Notice(law.employee, warnings=(said,))


def notice_end(given: dt.date, months: int) -> dt.date:
    """Say when regular notice ends a contract (art. 7:672(1) Civil Code).

    Args:
        given: the day of notice.
        months: the notice period.

    Returns:
        The last day of the month in which the period ends.
    """
    return month_end(add_months(given.replace(day=1), months))


def dissolved_on(matter: Given, asked: dt.date) -> dt.date | None:
    """Suppose when a court ends a contract of which dissolution is asked (art. 7:671b(9)(a) Civil Code).

    Args:
        matter: what is known.
        asked: the day of the request.

    Returns:
        The day on which regular notice on the day of the decision would end it, less the time of the proceedings, and
        no earlier than some time after the decision; None: the notice period is not known.
    """
    law, months = matter.law(NoticeLaw), by_employer(matter, asked).months
    if months is None:
        return None
    length = dt.timedelta(weeks=law.procedure_weeks)
    decided = asked + length
    return max(notice_end(decided, months) - length, add_months(decided, law.left_months))


def regular(matter: Given, given: dt.date) -> CountedTo:
    """Say when regular notice by the employer ends the contract.

    Args:
        matter: what is known.
        given: the day of notice.

    Returns:
        The last day of the contract.
    """
    notice = by_employer(matter, given)
    return CountedTo(None if notice.months is None else notice_end(given, notice.months), notice.lacking)


def irregular(matter: Given) -> Worked:
    """Work out what the employer owes where he did not give regular notice.

    Args:
        matter: what is known.

    Returns:
        The wage from the end until the day on which regular notice would have ended the contract.
    """
    law, end = matter.law(NoticeLaw), matter.day("end_day")
    given = matter.day("measure") if matter.says("measure", "dismissal_with_notice") else end
    if end is None or given is None:
        measure = () if given else ("dates.measure",)
        return Worked(lacking=(*matter.lacking("end_day"), *measure, *matter.lacking("wage_base")))
    notice = by_employer(matter, given)
    if notice.months is None:
        return Worked(lacking=(*notice.lacking, *matter.lacking("wage_base")))
    until = notice_end(given, notice.months)
    if until <= end:
        return Worked(amount=Fraction(0), due=False, working=(law.say("REGULAR", until=until),))
    step = law.say("EMPLOYER_NOTICE", months=months_of(matter, notice.months), until=until)
    return replace(_until(matter, end, until, step, "FLOOR_NOTICE"), warnings=notice.warnings)


def urgent_reason(matter: Given) -> Worked:
    """Work out what the employee owes who gave an urgent reason by intent or fault.

    Args:
        matter: what is known.

    Returns:
        The wage over the employee's own notice period; of a fixed term without interim notice over what was left.
    """
    law, end = matter.law(NoticeLaw), matter.day("end_day")
    if end is None:
        return Worked(lacking=matter.lacking("end_day"))
    if matter.says("contract_type", "fixed"):
        return remaining(matter)
    if matter.says("contract_type", "on_call"):
        notice = Notice(None)
        until, step = end + dt.timedelta(days=law.on_call), law.say("ON_CALL")
    else:
        notice = by_employee(matter)
        until = notice_end(end, notice.months or law.employee)
        step = law.say("EMPLOYEE_NOTICE", months=months_of(matter, notice.months or law.employee), until=until)
    worked = replace(_until(matter, end, until, step, "FLOOR_URGENT"), warnings=notice.warnings)
    demanded = matter.amount("set_off_amount") if "irregular_notice" in matter.chosen("wage_set_off") else None
    if demanded is None or worked.high is None or demanded <= worked.high:
        return worked
    more = law.say("DEMANDED", demanded=demanded)
    return replace(worked, span=Text.joined((*filter(None, (worked.span,)), more), "; "))


def left_early(matter: Given) -> Worked:
    """Work out what the employee owes who gave notice and left too early.

    Args:
        matter: what is known.

    Returns:
        The wage from the end until the day on which regular notice by the employee would have ended the contract.
    """
    law, given, end = matter.law(NoticeLaw), matter.day("resigned_on"), matter.day("end_day")
    if given is None or end is None:
        return Worked(lacking=matter.lacking("resigned_on", "end_day"))
    notice = by_employee(matter)
    until = notice_end(given, notice.months or law.employee)
    if until <= end:
        regular_end = law.say("REGULAR_EMPLOYEE", months=months_of(matter, notice.months or law.employee), until=until)
        return Worked(amount=Fraction(0), due=False, working=(regular_end,), warnings=notice.warnings)
    step = law.say("NOTICE_OF_EMPLOYEE", months=months_of(matter, notice.months or law.employee), until=until)
    return replace(_until(matter, end, until, step, "FLOOR_NOTICE"), warnings=notice.warnings)


def remaining(matter: Given) -> Worked:
    """Work out the wage over the rest of a fixed term.

    Args:
        matter: what is known.

    Returns:
        The wage from the end until the day on which the contract would have ended by law.
    """
    law, end, until = matter.law(NoticeLaw), matter.day("end_day"), matter.day("fixed_end_date")
    if end is None or until is None:
        return Worked(lacking=matter.lacking("end_day", "fixed_end_date", "wage_base"))
    if until <= end:
        return Worked(amount=Fraction(0), due=False, working=(law.say("REGULAR", until=until),))
    return _until(matter, end, until, law.say("FIXED_TERM", until=until), "FLOOR_TERM")


def _until(matter: Given, end: dt.date, until: dt.date, said: Text, floor: str) -> Worked:
    """Give the wage from the end until a day, without and with holiday allowance, and how far it can be mitigated."""
    law, wage = matter.law(NoticeLaw), fixed(matter)
    if wage is None:
        return Worked(working=(said,), lacking=("wage_base",))
    months, parts = stretch(matter, end, until)
    low, high, bound = wage.low * months, wage.high * months, wage.low * law.least_months
    step = law.say("TIMES", parts=parts, wage=wage.low, total=low, high=high)
    # A floor that lies above the claim bounds nothing.
    least = (law.say(floor, floor=bound),) if floor == "FLOOR_URGENT" or bound < low else ()
    reckoned = law.say("EQUATION", until=until, parts=parts, wage=wage.low)
    working = (said, wage.working, step, *least)
    return Worked(amount=low, low=low, high=high, working=working, equation=reckoned, span=wage.span)
