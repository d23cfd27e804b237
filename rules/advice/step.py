"""Step: one thing that a side does or does not do, with its day and the law that asks it."""

from typing import Self

from pydantic import Field, model_validator

from privesfeer.cases.commons.text import Record, Text
from privesfeer.rules.advice.suited import Addition, Suited
from privesfeer.rules.rule import Authority


class ByWhen(Record):
    """By when something is done; one of the three, or a day with a moment for where that day is not known.

    Attributes:
        term: on the last day of a time limit, by its name.
        day: on the day that a fact or event gives, or that of reading (``as_of``).
        plus: as many days after that day; below zero: before it.
        moment: before what it is done, in words that follow the step; beside a day where that day is not known.
    """

    term: str | None = None
    day: str | None = None
    plus: int = Field(default=0, ge=-31, le=366)
    moment: Text | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if bool(self.term) == bool(self.day or self.moment):
            raise ValueError("a step is done by a `term`, by a `day` or at a `moment`")
        return self


class AdviceStep(Suited):
    """One step.

    Attributes:
        id: unique.
        avoid: whether it is something not to do.
        by: by when; None: it has no day.
        text: what to do, in one imperative sentence; to a lawyer or HR.
        person: to the employee himself, in plain words (B1); None: it is not told to him.
        also: what belongs to it, in the imperative, behind the text.
        why: why, or what follows otherwise, in a sentence; None: it is plain.
        done: the fact that says whether it was done; None: there is none.
        authority: the sources that ask it.
    """

    id: str
    avoid: bool = False
    by: ByWhen | None = None
    text: Text
    person: Text | None = None
    also: tuple[Addition, ...] = ()
    why: Text | None = None
    done: str | None = None
    authority: tuple[Authority, ...] = Field(min_length=1)
