"""Illness: the wages that go on (art. 7:629 Civil Code)."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from privesfeer.cases.commons.text import Text
from privesfeer.rules.given import Given
from privesfeer.rules.nl.formulas.wages import fixed
from privesfeer.rules.parameters import DatedSeries, Parameters
from privesfeer.rules.worked import Worked

_STOPPED, _WHOLE = ("wage_stop_sick", "wage_suspension_sick"), 100


class IllnessLaw(Parameters):
    """The law of wages during illness.

    Attributes:
        percent: of the wage that is due.
        weeks: for how long.
        floor_weeks: in so many of them at least the minimum wage.
        daily_wages: the maximum daily wage in euros.
        days_a_month: how many of them make a month.
    """

    percent: int
    weeks: int
    floor_weeks: int
    daily_wages: DatedSeries
    days_a_month: Decimal

    def due(self, wage: Fraction) -> Fraction:
        """Say what is due of a wage.

        Args:
            wage: the wage.

        Returns:
            The share of it.
        """
        return wage * self.percent / 100


def illness(matter: Given) -> Worked:
    """Work out the wages during illness.

    Args:
        matter: what is known.

    Returns:
        The wages a month.
    """
    law, wage, since = matter.law(IllnessLaw), fixed(matter), matter.day("sick_since")
    if wage is None:
        return Worked(lacking=matter.lacking("wage_base"))
    agreed = matter.number("sick_pay_percent") or 0
    least, capped, sure = of_month(law, wage.low, matter.day("measure") or matter.as_of)
    step, high = law.say("ILLNESS", wage=wage.low, percent=law.percent, total=law.due(wage.low)), wage.high
    if more := agreed > law.percent:
        share, statutory = Fraction(agreed, 100), least
        least, high, capped, sure = wage.low * share, wage.high * share, (), True
        step = law.say("AGREED", agreed=agreed, wage=wage.low, total=least, percent=law.percent, least=statutory)
    last = since + dt.timedelta(weeks=law.weeks, days=-1) if since else None  # the first day counts
    until = (law.say("UNTIL", weeks=law.weeks, last=last),) if last else ()
    from_day = matter.day("measure")
    floor = agreed < _WHOLE and (not since or not from_day or from_day < since + dt.timedelta(weeks=law.floor_weeks))
    return Worked(
        amount=least if sure else None,
        low=least,
        high=high,
        equation=law.say("EQUATION", percent=agreed if more else law.percent, wage=wage.low),
        span=wage.span if more else law.say("MORE_AGREED"),
        per=law.say("PER_MONTH_FLOOR" if floor else "PER_MONTH", weeks=law.floor_weeks),
        working=(step, *capped, *_arrears(matter, law, agreed if more else None), *until),
        lacking=matter.lacking("sick_since"),
    )


def _arrears(matter: Given, law: IllnessLaw, agreed: int | None) -> tuple[Text, ...]:
    """Say what is due of wages that were stopped because of the illness; what else was not paid is a sum by itself."""
    unpaid = matter.amount("wage_unpaid")
    if not unpaid or not matter.says("pay_measure_kind", *_STOPPED):
        return ()
    percent = agreed or law.percent
    total = Fraction(unpaid) * percent / 100
    return (law.say("ARREARS_AGREED" if agreed else "ARREARS", unpaid=unpaid, percent=percent, total=total),)


def of_month(law: IllnessLaw, wage: Fraction, day: dt.date) -> tuple[Fraction, tuple[Text, ...], bool]:
    """Give what is due by law of a month's wage during illness.

    Args:
        law: the law of wages during illness.
        wage: the wage.
        day: the day of which the maximum daily wage counts.

    Returns:
        What is due at least, how the cap was worked out, and whether it is known.
    """
    cap = law.daily_wages.on(day)
    most = Fraction(cap.value) * Fraction(law.days_a_month) if cap else wage
    if cap is None or wage <= most:
        return law.due(wage), (), True
    known, least = day <= law.daily_wages.until, law.due(most)
    said = "DAILY_WAGE" if known else "DAILY_WAGE_BEFORE"
    step = law.say(said, daily=cap.value, monthly=most, percent=law.percent, total=least)
    unread = (law.say("DAILY_WAGE_FROM_KNOWLEDGE"),) if cap.mark != "V" else ()
    return least, (step, *unread), known
