"""Span: days from one day of a case to another, counted as a fact that rules test."""

from typing import Self

from pydantic import Field, ValidationInfo, model_validator

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.text import Record
from privesfeer.cases.incident import EVENTS

READING = "reading"
"""The day of reading, to which is counted what has not ended as far as is known."""


class DaySpan(Record):
    """What is counted of two days.

    Attributes:
        fact: it, by its id among what the codebook says is counted: 0 where the days stand the other way round.
        since: the first day: of these events and facts the first that is known.
        until: the last day, likewise; `reading` stands for the day of reading.
        working: whether working days are counted, without the first day; else calendar days.
    """

    fact: str
    since: tuple[str, ...] = Field(min_length=1)
    until: tuple[str, ...] = Field(min_length=1)
    working: bool = False

    @model_validator(mode="after")
    def _known(self, info: ValidationInfo) -> Self:
        book = info.context
        if isinstance(book, Codebook):
            dates = {fact.id for fact in book.facts if fact.type == "date"}
            strange = {*self.since, *(set(self.until) - {READING})} - dates - {*EVENTS}
            strange |= {self.fact} - {fact.id for fact in book.counted}
            if strange:
                raise ValueError(f"a span names what is no day, or is not counted: {', '.join(sorted(strange))}")
        return self
