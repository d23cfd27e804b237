"""Wages: the notions of wage on which amounts rest, and wages over a stretch of time."""

import calendar
import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from privesfeer.cases.commons.text import Text
from privesfeer.rules.calendar import month_end
from privesfeer.rules.given import Given
from privesfeer.rules.parameters import Parameters

_DAY = dt.timedelta(days=1)


class WageLaw(Parameters):
    """The law of wages.

    Attributes:
        usual_holiday: the usual holiday allowance in per cent.
    """

    usual_holiday: int


@dataclass(frozen=True, slots=True)
class Wage:
    """A monthly wage as far as it is known.

    Attributes:
        low: without what is not known.
        high: with the usual holiday allowance, where its percentage is not known.
        working: of what it consists.
        lacking: the facts that would make it certain.
        span: why it lies between two amounts, as a clause; None: it does not.
    """

    low: Fraction
    high: Fraction
    working: Text
    lacking: tuple[str, ...] = ()
    span: Text | None = None


def fixed(matter: Given) -> Wage | None:
    """Give the fixed wage in money (`in geld vastgesteld loon`), without and with holiday allowance.

    Args:
        matter: what is known.

    Returns:
        The wage; None: it is not known.
    """
    base = matter.amount("wage_base")
    if base is None:
        return None
    percent, more = _percent(matter), matter.amount("wage_components") or 0
    high = Fraction(base) * (100 + percent) / 100 + Fraction(more)
    working = matter.law(WageLaw).say("FIXED", base=base, percent=percent, high=high)
    span = matter.law(WageLaw).say("WITH_COMPONENTS", high=high) if high > base else None
    return Wage(Fraction(base), high, working, span=span)


def whole(matter: Given) -> Wage | None:
    """Give the wage with holiday allowance and all components.

    Args:
        matter: what is known.

    Returns:
        The wage, between what is known and what it is with the usual holiday allowance; None: it is not known.
    """
    base = matter.amount("wage_base")
    if base is None:
        return None
    law, known, percent = matter.law(WageLaw), matter.number("holiday_allowance"), _percent(matter)
    more = Fraction(matter.amount("wage_components") or 0)
    low = Fraction(base) * (100 + (known or 0)) / 100 + more
    high = Fraction(base) * (100 + percent) / 100 + more
    beside, said = law.say("MORE", more=more) if more else "", "WHOLE" if known is not None else "WHOLE_BUT_HOLIDAY"
    working = law.say(said, base=base, percent=percent, more=beside, low=low, high=high)
    if known is not None:
        return Wage(low, high, working)
    return Wage(low, high, working, ("holiday_allowance",), law.say("USUAL_HOLIDAY", percent=percent))


def stretch(matter: Given, after: dt.date, until: dt.date) -> tuple[Fraction, Text]:
    """Measure a stretch of time in months of wage: parts of a month by their days, the others whole.

    Args:
        matter: knows the words.
        after: the day before its first day.
        until: its last day.

    Returns:
        How many months, and that in words.
    """
    law = matter.law(WageLaw)
    first, parts, months = after + _DAY, [], Fraction(0)
    whole_months = 0
    while first <= until:
        end, size = month_end(first), calendar.monthrange(first.year, first.month)[1]
        days = (min(end, until) - first).days + 1
        months += Fraction(days, size)
        if days == size:
            whole_months += 1
        else:
            parts.append(law.say("PART", days=days, size=size))
        first = end + _DAY
    if whole_months or not parts:
        parts.append(months_of(matter, whole_months))
    return months, Text.joined(parts, " + ")


def months_of(matter: Given, number: int) -> Text:
    """Count months in words.

    Args:
        matter: knows the words.
        number: how many.

    Returns:
        "1 maand", "3 maanden".
    """
    return matter.law(WageLaw).say("MONTHS", n=number)


def _percent(matter: Given) -> int:
    known = matter.number("holiday_allowance")
    return matter.law(WageLaw).usual_holiday if known is None else known
