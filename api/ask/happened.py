"""Happened: a message and an inspection lie in the past, which is checked where a request comes in."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from privesfeer.api.ask.today import today
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.problem import Problem

_SAID = catalogue(__file__)
_PAST = ("utterance", "inspection")  # a measure may be planned
_SEVERAL = ("acts", "others")  # under which a file and a page hold several acts


def not_yet(content: Any, now: dt.date | None = None) -> tuple[Problem, ...]:  # noqa: ANN401 - the model checks it
    """Find the days that are still to come, of what must have happened.

    Args:
        content: the content of a request, checked or not.
        now: the day of today; None: as the clock has it, which the reasoning never asks. A later day on which the law
            is read goes before it.

    Returns:
        A problem for each such day.
    """
    if not isinstance(content, dict):
        return ()
    last = max(now or today(), _day(content.get("as_of")) or dt.date.min)
    return tuple(_found(content, "", last))


def _found(content: dict[Any, Any], path: str, last: dt.date) -> Iterator[Problem]:
    dates = content.get("dates")
    for event in _PAST:
        written = dates.get(event) if isinstance(dates, dict) else None
        day = _day(written)
        if day and day > last:
            field = f"{path}dates.{event}"
            text = _SAID.NOT_YET.fill(field=field, day=long_date(day), last=long_date(last))
            yield Problem(field=field, text=text, value=day.isoformat())
    for name in _SEVERAL:
        several = content.get(name)
        for place, each in enumerate(several if isinstance(several, Sequence) else ()):
            if isinstance(each, dict):
                yield from _found(each, f"{path}{name}.{place}.", last)


def _day(written: object) -> dt.date | None:
    """Read a day; None: it is none, which the model says."""
    if isinstance(written, dt.date) and not isinstance(written, dt.datetime):
        return written
    try:
        return dt.date.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None
