"""Last days: the terms that the dates of a case make run, in short."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from privesfeer.cases.commons.text import Text
from privesfeer.engine.answers.verdicts.verdict import LastDay
from privesfeer.engine.remedies.deadline_owner import owned
from privesfeer.engine.remedies.deadline_source import of_which, places, under
from privesfeer.engine.remedies.deadlines import deadlines
from privesfeer.engine.remedies.matter import Matter
from privesfeer.engine.remedies.records import Deadline, alone
from privesfeer.engine.remedies.routes import routes


def last_days(matter: Matter) -> tuple[LastDay, ...]:
    """Count the terms that run; one that was kept needs no reminder.

    Args:
        matter: what is known.

    Returns:
        The terms by their last day.
    """
    aside = {each.name for each in matter.book.terms if each.aside and matter.holds(each.aside)}
    told = tuple(each for each in deadlines(matter) if each.name not in aside)
    running = [each for each in alone(owned(told, routes(matter, told), matter)) if each.state != "kept"]
    return tuple(
        LastDay(
            term=each.id,
            name=each.name,
            what=_on_condition(each.called, each),
            own=_on_condition(each.short, each),
            last_day=each.last_day,
            passed=bool(each.passed),
            authority=next(iter(each.authority), None),
        )
        for each in sorted(running, key=lambda each: (each.last_day or matter.as_of, each.id))
        if each.last_day
    )


def all_last_days(
    first: tuple[LastDay, ...], others: Sequence[tuple[str, Text, tuple[LastDay, ...]]], titles: Mapping[str, Text]
) -> tuple[LastDay, ...]:
    """Put the terms of every measure and clause together; one that several make run on the same day is told once.

    Args:
        first: the terms with the first entry of each list.
        others: those with another entry, with its list and what it is called.
        titles: by list what its first entry is called.

    Returns:
        The terms by their last day, each with what makes it run, where others do not.
    """
    counted = [(name, title, [*map(_key, days)]) for name, title, days in others]
    lists = places([*map(_key, first)], counted, titles)
    found: dict[tuple[str, dt.date], LastDay] = {}
    for each in (*first, *(one for _, _, days in others for one in days)):
        found.setdefault(_key(each), each)
    named = (_under(each, of_which(key, lists)) for key, each in found.items())
    return tuple(sorted(named, key=lambda each: (each.last_day, each.term)))


def _key(day: LastDay) -> tuple[str, dt.date]:
    """Give what tells a term from the others of a case."""
    return day.name, day.last_day


def _under(day: LastDay, of: Text | None) -> LastDay:
    return replace(day, what=under(day.what, of), own=under(day.own, of), of=of)


def _on_condition(what: Text, term: Deadline) -> Text:
    return Text.joined((what, term.condition), ", ") if term.condition else what
