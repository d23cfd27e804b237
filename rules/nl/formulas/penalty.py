"""Penalty: what was agreed, and how far it reaches during the employment (art. 7:632 and 7:650 Civil Code)."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from privesfeer.cases.commons.text import Text
from privesfeer.rules.formula import OfAct
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


class _Part(NamedTuple):
    """What one act forfeits.

    Attributes:
        amount: the penalties that can be counted.
        steps: how.
        reckoned: the same, each in one line without what comes out.
        lacking: the facts without which some cannot be.
    """

    amount: Fraction
    steps: tuple[Text, ...]
    reckoned: tuple[Text, ...]
    lacking: tuple[str, ...]


def penalty(matter: Given, acts: tuple[OfAct, ...]) -> Worked:
    """Work out an agreed penalty, act by act, before mitigation.

    Whoever claims it has to show each breach: an act that was answered to be none forfeits nothing, which is
    told.

    Args:
        matter: what is known.
        acts: the acts that count, or of which a number of breaches or days is stated.

    Returns:
        The penalty; nothing where there is no written clause.
    """
    law = matter.law(PenaltyLaw)
    if matter.known.get("written_penalty_clause") is False:
        return Worked(amount=Fraction(0), due=False, working=(law.say("NO_CLAUSE"),))
    unwritten = [] if "written_penalty_clause" in matter.known else ["written_penalty_clause"]
    if all(each.given.amount(name) is None for each in acts for name in ("penalty_amount", "penalty_per_day")):
        return Worked(low=Fraction(0), lacking=("penalty_amount", *unwritten))
    unnumbered = all(each.given.number("penalty_breaches") is None for each in acts if each.counts)
    parts = [(each, _of_act(each, law, unnumbered=unnumbered)) for each in acts if each.counts is not False]
    steps = [_named(each, step, law) for each, part in parts for step in part.steps]
    total, several = sum((part.amount for _, part in parts), Fraction(0)), len(steps) > 1
    steps += [law.say("NO_BREACH", act=each.title) for each in acts if each.counts is False and each.title]
    steps += [law.say("TOTAL", total=total)] if several else []
    reckoned = [each for _, part in parts for each in part.reckoned]
    lacking = [*unwritten, *(fact for _, part in parts for fact in part.lacking)]
    complete, cap = not any(part.lacking for _, part in parts), matter.amount("penalty_cap")
    if cap is not None:
        if total > cap:
            steps.append(law.say("CAP", cap=cap))
        # What is not known of one breach can add nothing to what has reached the most already.
        complete, total = complete or total >= cap, min(total, Fraction(cap))
    amount = total if complete else None
    claimed = matter.amount("penalty_claimed")
    if amount is not None and claimed is not None and claimed > amount:
        steps.append(law.say("CLAIMED", claimed=claimed, total=amount))
    return Worked(
        amount=amount,
        low=Fraction(0),
        high=amount,
        working=tuple(steps),
        equation=Text.joined(reckoned, " + ") if reckoned else _none_counted(acts, law),
        span=law.say("MITIGATED") if amount else None,
        lacking=tuple(dict.fromkeys(lacking)),
    )


def _none_counted(acts: tuple[OfAct, ...], law: PenaltyLaw) -> Text:
    """Say that no breach is counted, and what one would cost, where that is known."""
    amounts = filter(None, (each.given.amount("penalty_amount") for each in acts))
    amount = next(amounts, None)
    return law.say("NONE_COUNTED") if amount is None else law.say("EACH_WOULD_COST", amount=amount)


def _of_act(act: OfAct, law: PenaltyLaw, *, unnumbered: bool) -> _Part:
    """Count the penalties of one act: one for each breach, and one for each day that a breach lasts.

    Where no number is stated of any act that breached the clause, one of a moment is one breach.
    """
    given = act.given
    total, steps, reckoned, lacking = Fraction(0), [], [], []
    amount, breaches = given.amount("penalty_amount"), given.number("penalty_breaches")
    if unnumbered and act.counts and given.known.get("breach_lasts") is False:
        breaches = 1
    per_day, days = given.amount("penalty_per_day"), given.number("penalty_days")
    if amount is not None and breaches is None:
        lacking.append("penalty_breaches")
    elif amount is not None and breaches is not None:
        total += Fraction(amount) * breaches
        steps.append(law.say("PER_BREACH", amount=amount, n=breaches, total=amount * breaches))
        reckoned.append(law.say("BREACHES", amount=amount, n=breaches))
    if per_day is not None and given.known.get("breach_lasts") is False:
        steps.append(law.say("OF_A_MOMENT"))
    elif per_day is not None and days is None:
        lacking.append("penalty_days" if "breach_lasts" in given.known else "breach_lasts")
    elif per_day is not None and days is not None:
        total += Fraction(per_day) * days
        steps.append(law.say("PER_DAY", amount=per_day, n=days, total=per_day * days))
        reckoned.append(law.say("DAYS", amount=per_day, n=days))
    return _Part(total, tuple(steps), tuple(reckoned), tuple(lacking))


def _named(act: OfAct, step: Text, law: PenaltyLaw) -> Text:
    """Name the act of a step, where there are several."""
    return law.say("OF_ACT", act=act.title, step=step) if act.title else step


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
    step, reckoned = law.say("HALF_DAY", wage=wage.low, total=amount), law.say("HALF_DAY_EQUATION", wage=wage.low)
    per = law.say("PER_WEEK")
    return Worked(amount=amount, low=Fraction(0), high=amount, per=per, working=(step,), equation=reckoned)


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
    step, reckoned = law.say("TENTH", wage=wage.low, total=amount), law.say("TENTH_EQUATION", wage=wage.low)
    per = law.say("PER_PAYMENT")
    return Worked(amount=amount, low=Fraction(0), high=amount, per=per, working=(step,), equation=reckoned)
