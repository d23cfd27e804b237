"""Incident: what happened, put to the engine and not decided by any court."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import AfterValidator, Field, create_model, model_validator
from pydantic_core import PydanticCustomError, PydanticKnownError

from privesfeer.cases.codebook import Codebook, nearest
from privesfeer.cases.commons.day import Day
from privesfeer.cases.commons.text import LANGUAGES, Record, Text, one_line
from privesfeer.cases.facts import Facts, facts_of, told_at_once

EVENTS = ("utterance", "inspection", "measure")
_BY_MEASURE = ("start_date", "employer_knew_date")  # facts: days that do not come after that of the measure


class Dates(Record):
    """When it happened, for the law of which day applies; each date may be unknown. Any other day is a fact.

    Attributes:
        utterance: the day on which the message was posted or sent.
        inspection: the day on which the employer looked into it.
        measure: the day on which the employer took the measure; of a dismissal or a decision, that on which it reached
            the employee.
    """

    utterance: Day | None = None
    inspection: Day | None = None
    measure: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        laters = [(later, date) for later in ("inspection", "measure") if (date := getattr(self, later))]
        told_at_once(
            self,
            (
                PydanticCustomError(
                    "dates_order",
                    "{later} ({date}) lies before utterance ({utterance})",
                    {"later": later, "date": date.isoformat(), "utterance": self.utterance.isoformat()},
                )
                for later, date in laters
                if self.utterance and date < self.utterance
            ),
        )
        return self


Words = Annotated[str, Field(max_length=200)]
# In the order of every other choice of a side: of two that differ in order alone, typing keeps whichever was first.
Client = Literal["employee", "employer"] | None
"""The side that asks; None: neither."""


class Title(Text):
    """A free title in both languages."""

    if not TYPE_CHECKING:
        __annotations__ = dict.fromkeys(LANGUAGES, Words)


def _said(words: str) -> str:
    """Refuse words of which nothing can be read."""
    told = one_line(words)
    if not told:
        raise PydanticKnownError("too_short", {"field_type": "String", "min_length": 1, "actual_length": 0})
    return told


MOST_BEYOND = 5  # how much of what lies beyond the codebook a case can name


class Beyond(Record):
    """What the file holds and no fact can say: nothing is weighed of it, and everyone who reads an answer is told so.

    Attributes:
        text: it, in the words of the user, in at most 200 characters; no names of persons.
        last_day: the last day on which something can be done about it, by the user; None: he names none.
        todo: what has to be done about it, by the user, as one tells a client; None: that is still to be assessed.
        decides: whether it can turn the outcome, so that every conclusion is told under that reservation.
    """

    text: Annotated[Words, AfterValidator(_said)]
    last_day: Day | None = None
    todo: Annotated[Words, AfterValidator(_said)] | None = None
    decides: bool = False


class StatedCase(Record):
    """What is stated of every case, of one act or of several."""

    title: Words | Title | None = None
    client: Client = None
    facts: Facts = Field(default_factory=Facts)
    disputed: tuple[str, ...] = ()
    assume: dict[str, str] = Field(default_factory=dict)
    dates: Dates = Field(default_factory=Dates)
    beyond: Annotated[tuple[Beyond, ...], Field(max_length=MOST_BEYOND)] = ()


class Incident(StatedCase):
    """The facts of one act that no court has decided.

    Attributes:
        title: a free title; no names of persons.
        client: the side that asks.
        facts: what is known.
        disputed: facts on which the parties disagree; they count as unknown and are reported for each value,
            also where `facts` states the value that one side gives (which must fit the other facts).
        assume: outcomes of questions that the user takes as given.
        dates: when it happened.
        beyond: what the file holds that no fact can say, up to 5.

    Raises:
        pydantic.ValidationError: an unknown key, a wrong value, facts that contradict each other, days in an
            order that cannot be.
    """

    @model_validator(mode="after")
    def _names_exist(self) -> Self:
        book = self.facts.codebook
        for name in self.disputed:
            if name not in book.fact_ids:
                raise _unknown_name("disputed", name, list(book.fact_ids))
        questions = {question.id: question for question in book.questions}
        for name, outcome in self.assume.items():
            if name not in questions:
                raise _unknown_name("assume", name, list(questions))
            if outcome not in questions[name].outcomes:
                raise _unknown_name(f"assume.{name}", outcome, list(questions[name].outcomes))
        return self

    @model_validator(mode="after")
    def _measure_comes_last(self) -> Self:
        measure = self.dates.measure
        days = [(name, day) for name in _BY_MEASURE if isinstance(day := self.facts.get(name), dt.date)]
        told_at_once(
            self,
            (
                PydanticCustomError(
                    "measure_order",
                    "{fact} ({day}) lies after measure ({measure})",
                    {"fact": name, "day": day.isoformat(), "measure": measure.isoformat()},
                )
                for name, day in days
                if measure and day > measure
            ),
        )
        return self

    @model_validator(mode="after")
    def _lasts_until_the_measure(self) -> Self:
        if self.dates.measure:
            told_at_once(self, outlasted(self.facts, self.dates.measure))
        return self

    @property
    def settled(self) -> Facts:
        """The facts that are known and not disputed."""
        if not self.disputed:
            return self.facts
        return type(self.facts).model_validate({name: value for name, value in self.facts if name not in self.disputed})


def outlasted(facts: Facts, day: dt.date) -> Iterator[PydanticCustomError]:
    """Find what is said to be so on a day on which it can no longer be.

    Yields:
        What is wrong, for each of them.
    """
    for fact in facts.codebook.lasting:
        since = facts.get(fact.lasts.since) if fact.lasts else None
        if fact.lasts and facts.get(fact.id) is True and fact.lasts.over(since, day):
            yield PydanticCustomError(
                "outlasted",
                "{why}",
                {"why": fact.lasts.why.en, "fact": fact.id, "day": day.isoformat(), "since": str(since)},
            )


@cache
def incident_of(codebook: Codebook) -> type[Incident]:
    """Give the model of an incident.

    Args:
        codebook: says which facts and questions there are.

    Returns:
        The model, the same one each time.
    """
    facts = facts_of(codebook)
    made: type[Incident] = create_model(
        "Incident", __base__=Incident, __doc__=Incident.__doc__, facts=(facts, Field(default_factory=facts))
    )
    return made


def _unknown_name(field: str, name: str, allowed: list[str]) -> PydanticCustomError:
    return PydanticCustomError(
        "unknown_name",
        "there is no such name",
        {"field": field, "value": name, "allowed": allowed, "nearest": nearest(name, allowed)},
    )
