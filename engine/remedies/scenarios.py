"""Scenarios: what is never one number, as a table of what may come."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from privesfeer.cases.day import long_date
from privesfeer.cases.text import Text
from privesfeer.cases.words import words
from privesfeer.engine.remedies.calendar import add_months, month_end
from privesfeer.engine.remedies.matter import Matter
from privesfeer.engine.remedies.told import Scenario
from privesfeer.engine.remedies.wages import whole
from privesfeer.engine.remedies.worked import Worked, cents, euros, written

_SAID = words(__file__)
_DAY = dt.timedelta(days=1)


def fair_compensation(matter: Matter, notice: Worked | None) -> Worked:
    """Give the loss of income behind fair compensation for some days on which the employment would have ended anyway.

    Args:
        matter: what is known.
        notice: what is due for irregular notice, which covers part of the same time.

    Returns:
        The table; never one number.
    """
    wage, end = whole(matter), matter.end_day
    if wage is None or end is None:
        needed = {"end_date": end, "wage_base": wage}
        return Worked(lacking=tuple(name for name, value in needed.items() if value is None))
    base, due = matter.amount("wage_base"), notice.amount if notice else None
    covered = due * wage.low / Fraction(base) if due and base else Fraction(0)  # the same time at the same wage
    rows = (_row(matter, name, text, until, wage.low, covered) for name, text, until in _ends(matter, end))
    lacking = [*wage.lacking, *(["expected_end_date"] if matter.day("expected_end_date") is None else [])]
    if matter.amount("new_income") and not matter.day("new_income_from"):
        lacking.append("new_income_from")
    return Worked(scenarios=tuple(rows), working=(wage.working,), lacking=tuple(lacking))


def privacy_damages(matter: Matter) -> Worked:
    """Give what courts awarded for breach of privacy, by how serious it was.

    Args:
        matter: what is known.

    Returns:
        The table; never one number.
    """
    return Worked(
        scenarios=tuple(
            Scenario(id=band.id, text=band.text, low=f"{band.low:.2f}", high=f"{band.high:.2f}", working=_SAID.AWARDED)
            for band in matter.book.money.privacy
        )
    )


def _ends(matter: Matter, end: dt.date) -> Iterator[tuple[str, Text, dt.date]]:
    """Give the days on which the employment would have ended anyway: as expected, and some that are supposed."""
    if expected := matter.day("expected_end_date"):
        yield "expected", _SAID.EXPECTED.fill(day=long_date(expected)), expected
    for months in matter.book.money.horizons:
        until = add_months(end, months)
        yield f"months_{months}", _SAID.MONTHS.fill(n=str(months), day=long_date(until)), until


def _row(  # noqa: PLR0913, PLR0917 - a row has that many columns
    matter: Matter, name: str, text: Text, until: dt.date, wage: Fraction, covered: Fraction
) -> Scenario:
    end = matter.end_day
    assert end is not None  # noqa: S101 - the caller's condition; narrows the type
    months = _months(end, until)
    since, income = matter.day("new_income_from"), Fraction(matter.amount("new_income") or 0)
    earned = income * _months(since - _DAY, until) if since else Fraction(0)
    loss = max(wage * months - earned, Fraction(0))
    left = max(loss - covered, Fraction(0))
    steps = [_SAID.WAGE.fill(wage=euros(wage), months=_number(months), total=euros(wage * months))]
    if earned:
        steps.append(_SAID.EARNED.fill(earned=euros(earned)))
    if covered:
        steps.append(_SAID.COVERED.fill(covered=euros(min(covered, wage * months)), left=euros(left)))
    low, high = written(left), written(loss)
    assert low is not None and high is not None  # noqa: PT018, S101 - both are amounts; narrows the types
    return Scenario(id=name, text=text, low=low, high=high, working=Text.joined(steps, " "))


def _months(after: dt.date, until: dt.date) -> Fraction:
    """Measure a stretch of time in months from the day after one to another; what is no whole month by its days."""
    if until <= after:
        return Fraction(0)
    full = (until.year - after.year) * 12 + until.month - after.month
    if after == month_end(after) and until == month_end(until):
        return Fraction(full)
    if add_months(after, full) > until:
        full -= 1
    begin = add_months(after, full)
    return full + Fraction((until - begin).days, (add_months(after, full + 1) - begin).days)


def _number(months: Fraction) -> str:
    return f"{cents(months):f}".removesuffix(".00")
