"""Deadlines: each term that runs or can run, counted to its last day."""

import datetime as dt

from cases.words import words
from engine.remedies.calendar import add_months, extended
from engine.remedies.matter import Matter
from engine.remedies.told import Deadline, State
from rules.remedies.term import Term
from rules.remedies.years import Years

_SAID = words(__file__)
_DAY = dt.timedelta(days=1)
_WEEK = 7


def deadlines(matter: Matter) -> tuple[Deadline, ...]:
    """Count every term.

    Args:
        matter: what is known.

    Returns:
        The terms that run, that can run by what is not known, and that would run if their start were known.
    """
    found: list[Deadline] = []
    for term in matter.book.terms:
        before = next((each for each in found if each.id == term.after), None)
        if told := _deadline(term, matter, before):
            found.append(told)
    return tuple(found)


def last_day(start: dt.date, term: Term, years: Years) -> dt.date:
    """Count a term.

    Args:
        start: the day from which it is counted, which does not count itself.
        term: the term.
        years: knows the days put on a par with holidays.

    Returns:
        Its last day.
    """
    match term.unit:
        case "months" | "years":
            day = add_months(start, term.n * (12 if term.unit == "years" else 1))
        case "working_days":
            day = start
            for _ in range(term.n):
                day = extended(day + _DAY, years)
        case _:
            day = start + _DAY * term.n * (_WEEK if term.unit == "weeks" else 1)
    return extended(day, years) if term.extended and term.extended.covers(day) else day


def _deadline(term: Term, matter: Matter, before: Deadline | None) -> Deadline | None:
    regimes = matter.under(term.regimes)
    held = matter.holds(term.when)
    if not regimes or held is False:
        return None
    start = before.last_day if before else next(filter(None, map(matter.day, term.start)), None)
    if start is None and (term.after or term.expected is None or not matter.holds(term.expected)):
        return None
    if start and not term.valid.covers(start):
        return None
    last = last_day(start, term, matter.book.years) if start and term.runs != "at_once" else None
    state, days = _state(last, matter.as_of)
    return Deadline(
        id=term.id,
        variant=term.variant,
        what=term.what,
        condition=term.condition if held is None else None,
        start=start,
        last_day=last,
        first_day=None,
        passed=last < matter.as_of if last else None,
        days_left=days,
        state=state,
        state_text=_SAID.table("STATES")[state].fill(days=str(days)),
        working=term.rule,
        authority=matter.cite(term.authority, start),
        mark=term.mark,
        mark_text=_SAID.table("MARKS")[term.mark],
        warnings=matter.notes(term.notes),
        lapsed=term.lapsed if state == "lapsed" else None,
        regimes=regimes,
        lacking=() if start else (term.start[0],),
    )


def _state(last: dt.date | None, as_of: dt.date) -> tuple[State, int | None]:
    if last is None:
        return "not_running", None
    days = (last - as_of).days
    state: State = "lapsed" if days < 0 else "today" if not days else "last_week" if days <= _WEEK else "open"
    return state, max(days, 0)
