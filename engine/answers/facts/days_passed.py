"""Days passed: the days from knowledge of a reason to the measure, as every reader is told them."""

import datetime as dt
from typing import Annotated

from pydantic import Field

from privesfeer.cases.commons.text import Output, Text
from privesfeer.engine.answers.authorities.cited import Citation


class DaysPassed(Output):
    """The days from knowledge of the reason to the measure, and what they mean; every reader is told the same.

    Attributes:
        since: written ``from``: the day on which the reason became known.
        until: written ``to``: the day of the measure; where it is still considered and has no day, that of reading.
        planned: whether the measure is still to be taken.
        leads: whether it is about the measure that was given, so that it is told before the answers; else it is told
            only beside the measures that could be taken.
        days: how many days lie between them.
        working_days: how many of them are working days.
        standstill: how many of them the inquiry stood still; None: that is not known.
        band: which of the bands of the law they are in.
        against: whether they point against the measure.
        title: what it is called before the sentences.
        days_text: the days in a sentence.
        bare_text: likewise without the standstill, as the employer tells them; not told.
        text: what they mean, in a sentence.
        valuation: what is said of a valuation of the user's own that they gainsay; None: they gainsay none.
        left_out: the ids of these valuations; they count as unknown.
        authority: its sources.
    """

    since: Annotated[dt.date, Field(serialization_alias="from")]
    until: Annotated[dt.date, Field(serialization_alias="to")]
    planned: bool
    leads: bool
    days: int
    working_days: int
    standstill: int | None = None
    band: str
    against: bool
    title: Text
    days_text: Text
    bare_text: Annotated[Text, Field(exclude=True)]
    text: Text
    valuation: Text | None = None
    left_out: tuple[str, ...] = ()
    authority: Annotated[tuple[Citation, ...], Field(exclude=True)] = ()

    @property
    def sentences(self) -> tuple[Text, ...]:
        """All that is said of it, in order."""
        return tuple(filter(None, (self.days_text, self.text, self.valuation)))
