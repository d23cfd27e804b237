"""Formulas: what Dutch law works out, each family a module beside its numbers, its sentences and its worked cases."""

from privesfeer.rules.formula import Formulas
from privesfeer.rules.nl.formulas import (
    arrears,
    attachment,
    claims,
    illness,
    interest,
    lateness,
    notice,
    penalty,
    scenarios,
    transition,
)
from privesfeer.rules.nl.formulas.calendar import DutchCalendar
from privesfeer.rules.nl.formulas.wages import WageLaw

FORMULAS = Formulas(
    parameters={
        "arrears": arrears.ArrearsLaw,
        "calendar": DutchCalendar,
        "claims": claims.ClaimLaw,
        "illness": illness.IllnessLaw,
        "interest": interest.InterestLaw,
        "lateness": lateness.LatenessLaw,
        "notice": notice.NoticeLaw,
        "penalty": penalty.PenaltyLaw,
        "scenarios": scenarios.ScenarioLaw,
        "transition": transition.TransitionLaw,
        "wages": WageLaw,
    },
    sums={
        "transition_payment": transition.transition,
        "notice_compensation": notice.irregular,
        "urgent_reason_compensation": notice.urgent_reason,
        "early_leaving": notice.left_early,
        "remaining_term": notice.remaining,
        "wage_after_end": claims.after_end,
        "overdue_wages": claims.unpaid,
        "unpaid_months": arrears.months_unpaid,
        "holiday_allowance_due": arrears.holiday_allowance,
        "leave_due": arrears.leave,
        "year_end_due": arrears.year_end,
        "late_wages_increase": lateness.increase,
        "suspension_pay": claims.suspension,
        "illness_pay": illness.illness,
        "penalty_week_maximum": penalty.penalty_a_week,
        "set_off_maximum": penalty.set_off,
        "not_told_compensation": claims.not_told,
        "wage_until_dissolved": claims.until_dissolved,
        "privacy_damages": scenarios.privacy_damages,
    },
    over={
        "combination_extra": transition.combination,
        "fair_compensation": scenarios.fair_compensation,
        "interest": interest.interest_on,
    },
    acts={"penalty": penalty.penalty},
    days={"notice": notice.regular, "main_claim": attachment.main_claim},
)
