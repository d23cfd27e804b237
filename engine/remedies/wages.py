"""Wages: the notions of wage on which amounts rest, and wages over a stretch of time."""

import calendar
import datetime as dt
from fractions import Fraction

from privesfeer.cases.text import Text
from privesfeer.cases.words import words
from privesfeer.engine.remedies.calendar import month_end
from privesfeer.engine.remedies.matter import Matter
from privesfeer.engine.remedies.worked import Wage, euros

_SAID = words(__file__)
_DAY = dt.timedelta(days=1)


def fixed(matter: Matter) -> Wage | None:
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
    working = _SAID.FIXED.fill(base=euros(Fraction(base)), percent=str(percent), high=euros(high))
    return Wage(Fraction(base), high, working)


def whole(matter: Matter) -> Wage | None:
    """Give the wage with holiday allowance and all components.

    Args:
        matter: what is known.

    Returns:
        The wage, between what is known and what it is with the usual holiday allowance; None: it is not known.
    """
    base = matter.amount("wage_base")
    if base is None:
        return None
    known, more = matter.number("holiday_allowance"), Fraction(matter.amount("wage_components") or 0)
    low = Fraction(base) * (100 + (known or 0)) / 100 + more
    high = Fraction(base) * (100 + _percent(matter)) / 100 + more
    said = _SAID.WHOLE if known is not None else _SAID.WHOLE_BUT_HOLIDAY
    working = said.fill(
        base=euros(Fraction(base)),
        percent=str(_percent(matter)),
        more=_SAID.MORE.fill(more=euros(more)) if more else "",
        low=euros(low),
        high=euros(high),
    )
    return Wage(low, high, working, () if known is not None else ("holiday_allowance",))


def stretch(after: dt.date, until: dt.date) -> tuple[Fraction, Text]:
    """Measure a stretch of time in months of wage: parts of a month by their days, the others whole.

    Args:
        after: the day before its first day.
        until: its last day.

    Returns:
        How many months, and that in words.
    """
    first, parts, months = after + _DAY, [], Fraction(0)
    whole_months = 0
    while first <= until:
        end, size = month_end(first), calendar.monthrange(first.year, first.month)[1]
        days = (min(end, until) - first).days + 1
        months += Fraction(days, size)
        if days == size:
            whole_months += 1
        else:
            parts.append(_SAID.PART.fill(days=str(days), size=str(size)))
        first = end + _DAY
    if whole_months or not parts:
        parts.append(months_of(whole_months))
    return months, Text.joined(parts, " + ")


def months_of(number: int) -> Text:
    """Count months in words.

    Args:
        number: how many.

    Returns:
        "1 maand", "3 maanden".
    """
    return (_SAID.MONTH if number == 1 else _SAID.MONTHS).fill(n=str(number))


def _percent(matter: Matter) -> int:
    known = matter.number("holiday_allowance")
    return matter.book.money.usual_holiday if known is None else known
