"""Day: a date as it is written in input, and as it is said."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from privesfeer.cases.commons.text import TONGUES, Lang, Text


def _as_written(value: object) -> object:
    """Take a date only as yyyy-mm-dd: a number would otherwise count as seconds since 1970."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return value
    raise PydanticCustomError("date_form", "not a date written as yyyy-mm-dd")


Day = Annotated[dt.date, BeforeValidator(_as_written)]


def latest(turns: Sequence[dt.date], day: dt.date) -> dt.date:
    """Give the last of some days up to a day.

    Args:
        turns: the days, earliest first.

    Returns:
        The last of them on or before the day; the first day there is where there is none.
    """
    place = bisect_right(turns, day)
    return turns[place - 1] if place else dt.date.min


def long_date(date: dt.date) -> Text:
    """Write a date out.

    Returns:
        "8 februari 2012" and "8 February 2012".
    """

    def written(lang: Lang) -> str:
        tongue = TONGUES[lang]
        return tongue.date.format(day=date.day, month=tongue.months[date.month - 1], year=date.year)

    return Text.each(written)


def day_of_week(date: dt.date) -> Text:
    """Write a date out with its day of the week.

    Returns:
        "woensdag 8 februari 2012" and "Wednesday 8 February 2012".
    """
    named = Text.each(lambda lang: TONGUES[lang].weekdays[date.weekday()])
    return Text.joined((named, long_date(date)), " ")
