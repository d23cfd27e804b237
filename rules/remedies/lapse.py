"""Lapse: the days from knowledge of a reason to the measure, and what is said of them; one source for every reader."""

from collections.abc import Iterator
from typing import Self

from pydantic import Field, JsonValue, ValidationInfo, model_validator

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.text import Record, Text
from privesfeer.cases.incident import EVENTS
from privesfeer.rules.condition import Condition
from privesfeer.rules.remedies.applied import Applied
from privesfeer.rules.rule import Authority


class LapseBand(Applied):
    """What is said of a lapse that holds so many days: the first band that holds is told.

    Attributes:
        id: unique.
        taken: the sentence where the measure was taken.
        planned: the sentence where it is still considered.
        against: whether the days point against the measure.
    """

    id: str
    taken: Text
    planned: Text
    against: bool = False


class Gainsaid(Applied):
    """A valuation of the user's own that the days gainsay: there it counts as unknown, and is told as what it is.

    Attributes:
        fact: the valuation.
        value: its value.
        exact: whether only a first day that is known gainsays it, and none by which the reason was known at the latest.
        text: what is said of it.
    """

    fact: str
    value: JsonValue
    exact: bool = False
    text: Text


class Days(Record):
    """How the days themselves are told; `{knew}`, `{until}`, `{days}`, `{workdays}` and `{idle}` stand for them.

    Attributes:
        taken: where the measure was taken on a later day.
        same_day: where it was taken on the day itself.
        planned: where its day is still to come.
        today: where it is considered, and no day is given for it.
        known_today: likewise, on the very day.
        latest: how a first day by which the reason was known at the latest is told; `{day}` stands for it.
        idle: how the days of standstill are told behind them.
        beyond: likewise where they are more than all days together.
    """

    taken: Text
    same_day: Text
    planned: Text
    today: Text
    known_today: Text
    latest: Text
    idle: Text
    beyond: Text


class Lapse(Record):
    """The days from one day to another, counted in working days as a fact that rules test.

    Attributes:
        title: what it is called before the sentences.
        fact: what is counted, by its id in the codebook.
        since: the fact that holds the first day.
        latest: the event on whose day, where that fact is not known, the reason was known at the latest.
        idle: the fact that holds the days of standstill among them.
        planned: the fact that holds the day planned for the measure.
        taken: where this is known to hold the measure was taken, so that without its day nothing is counted.
        early: what is said where the first day lies before the utterance; `{knew}` and `{uttered}` stand for these.
        aside: where this is known to hold it is about another measure: told only beside what could be taken.
        valuations: the facts that are valuations of these days: where these are known nobody is asked for them.
        days: how the days are told.
        bands: what is said of them.
        gainsaid: the valuations that they gainsay.
        authority: what all of it rests on.
    """

    title: Text
    fact: str
    since: str
    latest: str
    idle: str
    planned: str
    taken: Condition
    aside: Condition
    early: Text
    valuations: tuple[str, ...] = ()
    days: Days
    bands: tuple[LapseBand, ...] = Field(min_length=1)
    gainsaid: tuple[Gainsaid, ...] = ()
    authority: tuple[Authority, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _known(self, info: ValidationInfo) -> Self:
        if isinstance(book := info.context, Codebook) and (strange := sorted(set(self._strange(book)))):
            message = f"the lapse names facts that the codebook has not, or not of that type: {', '.join(strange)}"
            raise ValueError(message)
        return self

    def _strange(self, book: Codebook) -> Iterator[str]:
        types = {fact.id: fact.type for fact in (*book.facts, *book.counted)}
        for name, wanted in (
            (self.fact, "integer"),
            (self.since, "date"),
            (self.planned, "date"),
            (self.idle, "integer"),
        ):
            if types.get(name) != wanted:
                yield name
        if self.latest not in EVENTS:
            yield self.latest
        names = (*self.valuations, *(each.fact for each in self.gainsaid))
        yield from (name for name in names if name not in book.assessments)
