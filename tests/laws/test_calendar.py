"""The laws of counting days, on all of them."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privesfeer.api.ask.registry import rulebook
from privesfeer.engine.remedies.deadlines import last_day
from privesfeer.rules.calendar import add_months, length
from privesfeer.rules.nl.formulas.interest import InterestLaw, interest
from privesfeer.rules.nl.formulas.lateness import LatenessLaw
from privesfeer.rules.nl.formulas.notice import notice_end
from privesfeer.rules.remedies.term import TimeLimit

_DAY = dt.timedelta(days=1)
_BOOK = rulebook().remedies
_CALENDAR = _BOOK.calendar
_COUNTED = tuple(each for each in _BOOK.terms if each.runs == "until" and each.by_formula is None)
days = st.dates(dt.date(2015, 7, 1), dt.date(2060, 12, 31))
terms = st.sampled_from(_COUNTED)


@given(days, terms)
def test_a_later_start_never_gives_an_earlier_end(start: dt.date, term: TimeLimit) -> None:
    """A day more to begin with takes no day away."""
    assert last_day(start, term, _CALENDAR) <= last_day(start + _DAY, term, _CALENDAR)


@given(days, terms)
def test_where_the_algemene_termijnenwet_holds_no_term_ends_on_a_weekend_or_holiday(
    start: dt.date, term: TimeLimit
) -> None:
    """Art. 1: it runs on to the next day that is neither; a term that is counted back ends before it begins."""
    last = last_day(start, term, _CALENDAR)
    assert last <= start if term.back else start <= last
    if term.extended and term.extended.covers(last):
        assert _CALENDAR.working_day(last)


@given(days)
def test_a_term_moves_no_further_than_the_first_working_day(day: dt.date) -> None:
    """What lies between is weekend or holiday."""
    last = _CALENDAR.extended(day)
    between = (day + _DAY * n for n in range((last - day).days))
    assert _CALENDAR.working_day(last)
    assert not any(_CALENDAR.working_day(each) for each in between)


@given(days, st.integers(0, 60))
def test_months_keep_the_number_of_the_day_or_end_the_month(day: dt.date, months: int) -> None:
    """HR 21 May 2021 (PontMeyer); 29 February in leap years alone."""
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or ((later + _DAY).day == 1 and later.day < day.day)


@given(days, days)
def test_the_length_of_an_employment_adds_up(first: dt.date, last: dt.date) -> None:
    """Whole years, months and days lead from its first day to the day after its last."""
    first, last = sorted((first, last))
    years, months, rest = length(first, last)
    assert add_months(first, years * 12 + months) + _DAY * rest == last + _DAY
    assert 0 <= months < 12
    assert 0 <= rest < 31


@given(days, st.integers(1, 6))
def test_notice_ends_on_the_last_day_of_a_month_and_is_never_short(day: dt.date, months: int) -> None:
    """Art. 7:672(1) and (2) Civil Code."""
    end = notice_end(day, months)
    assert (end + _DAY).day == 1
    assert end >= add_months(day, months)


@pytest.mark.parametrize(
    "day",
    [
        *map(
            dt.date.fromisoformat, ("2024-03-29", "2024-04-01", "2024-05-09", "2024-05-20", "2025-04-26", "2026-05-14")
        ),
        *map(
            dt.date.fromisoformat, ("2026-05-15", "2027-01-01", "2026-12-25", "2026-12-26", "2026-05-05", "2026-04-27")
        ),
    ],
    ids=str,
)
def test_holidays_are_those_of_the_act(day: dt.date) -> None:
    """Those that move with Easter, King's Day a day early where it is a Sunday, and days put on a par."""
    assert _CALENDAR.holiday(day)


@pytest.mark.parametrize(("late", "percent"), [(3, 0), (4, 5), (8, 25), (9, 26), (33, 50), (100, 50)])
def test_wages_paid_late_grow_by_the_working_day(late: int, percent: int) -> None:
    """Art. 7:625 Civil Code."""
    assert _BOOK.law(LatenessLaw).percent(late) == percent


@given(st.dates(dt.date(2015, 1, 1), dt.date(2025, 1, 1)), st.integers(0, 3000))
def test_interest_only_grows(first: dt.date, count: int) -> None:
    """A day more brings more."""
    until, sum_ = first + _DAY * min(count, (dt.date(2026, 12, 30) - first).days), Fraction(10000)
    law = _BOOK.law(InterestLaw)
    assert interest(sum_, first, until, law) < interest(sum_, first, until + _DAY, law)
