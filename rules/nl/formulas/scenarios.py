"""Scenarios: what is never one number, as a table of what may come."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from privesfeer.cases.commons.text import Record, Text
from privesfeer.rules.calendar import add_months, month_end
from privesfeer.rules.formula import Over
from privesfeer.rules.given import Given
from privesfeer.rules.nl.formulas.wages import whole
from privesfeer.rules.parameters import Parameters
from privesfeer.rules.worked import Scenario, Worked, cents

_DAY = dt.timedelta(days=1)
Supposed = tuple[str, Text, dt.date]  # a day on which it would have ended anyway, with its name


class Band(Record):
    """A range within which courts awarded something.

    Attributes:
        id: what tells it apart.
        text: in which circumstances.
        low: the least.
        high: the most.
    """

    id: str
    text: Text
    low: Decimal
    high: Decimal


class ScenarioLaw(Parameters):
    """What is supposed and what was awarded, for want of a formula.

    Attributes:
        horizons: after how many months the employment would have ended anyway.
        privacy: what courts awarded for breach of privacy.
    """

    horizons: tuple[int, ...]
    privacy: tuple[Band, ...]


def fair_compensation(matter: Given, notice: Over) -> Worked:
    """Give the loss of income behind fair compensation for some days on which the employment would have ended anyway.

    Args:
        matter: what is known.
        notice: what is due for irregular notice, which covers part of the same time.

    Returns:
        The table; never one number.
    """
    wage, end = whole(matter), matter.day("end_day")
    if wage is None or end is None:
        return Worked(lacking=matter.lacking("end_day", "wage_base"))
    base, due = matter.amount("wage_base"), notice.amount.amount if notice.amount else None
    covered = due * wage.low / Fraction(base) if due and base else Fraction(0)  # the same time at the same wage
    rows = (_row(matter, end, supposed, wage.low, covered) for supposed in _ends(matter, end))
    lacking = [*wage.lacking, *matter.lacking("expected_end_date")]
    if matter.amount("new_income") and not matter.day("new_income_from"):
        lacking.append("new_income_from")
    return Worked(scenarios=tuple(rows), working=(wage.working,), lacking=tuple(lacking))


def privacy_damages(matter: Given) -> Worked:
    """Give what courts awarded for breach of privacy, by how serious it was.

    Args:
        matter: what is known.

    Returns:
        The table; never one number.
    """
    law = matter.law(ScenarioLaw)
    bands = ((each.id, each.text, f"{each.low:.2f}", f"{each.high:.2f}") for each in law.privacy)
    rows = (Scenario(id=n, text=t, low=low, high=high, working=law.say("AWARDED")) for n, t, low, high in bands)
    return Worked(scenarios=tuple(rows))


def _ends(matter: Given, end: dt.date) -> Iterator[Supposed]:
    """Give the days on which the employment would have ended anyway: as expected, and some that are supposed."""
    law = matter.law(ScenarioLaw)
    if expected := matter.day("expected_end_date"):
        yield "expected", law.say("EXPECTED", day=expected), expected
    for months in law.horizons:
        until = add_months(end, months)
        yield f"months_{months}", law.say("MONTHS", n=months, day=until), until


def _row(matter: Given, end: dt.date, supposed: Supposed, wage: Fraction, covered: Fraction) -> Scenario:
    """Work out what is lost until a day on which the employment would have ended anyway."""
    law, (name, text, until) = matter.law(ScenarioLaw), supposed
    months = _months(end, until)
    since, income = matter.day("new_income_from"), Fraction(matter.amount("new_income") or 0)
    earned = income * _months(since - _DAY, until) if since else Fraction(0)
    loss = max(wage * months - earned, Fraction(0))
    left = max(loss - covered, Fraction(0))
    steps = [law.say("WAGE", wage=wage, months=_number(months), total=wage * months)]
    if earned:
        steps.append(law.say("EARNED", earned=earned))
    if covered:
        steps.append(law.say("COVERED", covered=min(covered, wage * months), left=left))
    working = Text.joined(steps, " ")
    return Scenario(id=name, text=text, low=str(cents(left)), high=str(cents(loss)), working=working)


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
