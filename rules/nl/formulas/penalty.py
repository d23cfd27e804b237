"""Penalty: what was agreed, and how far it reaches during the employment (art. 7:632 and 7:650 Civil Code)."""

from decimal import Decimal
from fractions import Fraction

from privesfeer.rules.given import Given
from privesfeer.rules.nl.formulas.wages import fixed
from privesfeer.rules.parameters import Parameters
from privesfeer.rules.worked import Worked


class PenaltyLaw(Parameters):
    """The law of penalties during the employment.

    Attributes:
        days_a_month: how many working days are in a month.
        days_share: fines come to at most one in so many of a day's wage a week.
        set_off_share: one in so many of the wages can be set off at a payment.
    """

    days_a_month: Decimal
    days_share: int
    set_off_share: int


def penalty(matter: Given) -> Worked:
    """Work out an agreed penalty, before mitigation.

    Args:
        matter: what is known.

    Returns:
        The penalty; nothing where there is no written clause.
    """
    law = matter.law(PenaltyLaw)
    if matter.known.get("written_penalty_clause") is False:
        return Worked(amount=Fraction(0), due=False, working=(law.say("NO_CLAUSE"),))
    parts = ("penalty_amount", "penalty_breaches", "PER_BREACH"), ("penalty_per_day", "penalty_days", "PER_DAY")
    lacking = [] if "written_penalty_clause" in matter.known else ["written_penalty_clause"]
    total, steps = Fraction(0), []
    agreed = [(amount, count, text) for name, count, text in parts if (amount := matter.amount(name)) is not None]
    for amount, counted, text in agreed:
        number = matter.number(counted)
        if number is None:
            lacking.append(counted)
            continue
        total += Fraction(amount) * number
        steps.append(law.say(text, amount=amount, n=number, total=amount * number))
    complete = bool(agreed) and len(steps) == len(agreed)
    return Worked(
        amount=total if complete else None,
        low=Fraction(0),
        high=total if complete else None,
        working=tuple(steps),
        lacking=tuple(lacking if agreed else ["penalty_amount", *lacking]),
    )


def penalty_a_week(matter: Given) -> Worked:
    """Work out the most that fines can come to a week during the employment, without written deviation.

    Args:
        matter: what is known.

    Returns:
        Half a day's wage.
    """
    law, wage = matter.law(PenaltyLaw), fixed(matter)
    if wage is None:
        return Worked(lacking=matter.lacking("wage_base"))
    amount = wage.low / Fraction(law.days_a_month) / law.days_share
    step = law.say("HALF_DAY", wage=wage.low, total=amount)
    return Worked(amount=amount, low=Fraction(0), high=amount, per=law.say("PER_WEEK"), working=(step,))


def set_off(matter: Given) -> Worked:
    """Work out the most that fines can be set off at a payment of wages during the employment.

    Args:
        matter: what is known.

    Returns:
        A tenth of the wages.
    """
    law, wage = matter.law(PenaltyLaw), fixed(matter)
    if wage is None:
        return Worked(lacking=matter.lacking("wage_base"))
    amount = wage.low / law.set_off_share
    step = law.say("TENTH", wage=wage.low, total=amount)
    return Worked(amount=amount, low=Fraction(0), high=amount, per=law.say("PER_PAYMENT"), working=(step,))
