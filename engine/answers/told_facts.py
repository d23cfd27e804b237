"""Told facts: what the user gave, what is asked for, and what its values would bring."""

from typing import Annotated, Literal

from pydantic import Field, JsonValue

from cases.text import Record, Text
from cases.told import By, Shared
from engine.answers.cited import Source
from engine.doctrine.law import Status

Origin = Literal["given", "implied", "answered", "assumed"]


class StatedFact(Shared):
    """A fact as the user gave it, or the answer to an earlier question.

    Attributes:
        fact: its id; for an answer that of the question.
        origin: "given" by the user; "answered" by the engine; "assumed" by the user in place of an answer.
        short: the noun phrase.
        value: the value, as JSON.
        label: the value in words.
        assessment: whether it is the user's own valuation.
    """

    fact: str
    origin: Origin = "given"
    short: Text
    value: JsonValue
    label: Text
    assessment: bool = False


class NamedFact(Shared):
    """A fact in words; told once, in the table of facts that are asked for.

    Attributes:
        fact: its id.
        question: the question that asks for it.
        short: the noun phrase.
        assessment: whether it asks for the user's own valuation.
    """

    fact: str = Field(exclude=True)
    question: Text
    short: Text = Field(exclude=True)
    assessment: bool = False


class ValueBrings(Shared):
    """What one value of a fact would bring.

    Attributes:
        value: the value, as JSON.
        label: the value in words.
        outcome: the outcome then.
        outcome_text: in words.
        status: the status then.
        status_text: in words.
        by: the best ruling that then governs, if any, told by its key.
    """

    value: JsonValue
    label: Text
    outcome: str | None
    outcome_text: Text = Field(exclude=True)
    status: Status
    status_text: Text = Field(exclude=True)
    by: Annotated[Source | None, By("key", "sources")] = None


class VariedFact(Record):
    """A fact whose value could be another, with what each value would bring.

    Attributes:
        named: the fact in words, told by its id.
        turns: whether some value changes the outcome.
        values: the values; for an open fact only those that change outcome or status.
    """

    named: Annotated[NamedFact, By("fact", "asked")] = Field(serialization_alias="fact")
    turns: bool
    values: tuple[ValueBrings, ...]

    @property
    def decides(self) -> bool:
        """Whether with some value a requirement of the law decides."""
        return any(each.status == "required" for each in self.values)

    @property
    def weighs(self) -> bool:
        """Whether it is worth finding out: some value changes the outcome, or lets a requirement of the law decide."""
        return self.turns or self.decides

    @property
    def fact(self) -> str:
        """Its id."""
        return self.named.fact

    @property
    def question(self) -> Text:
        """The question that asks for it."""
        return self.named.question

    @property
    def short(self) -> Text:
        """The noun phrase."""
        return self.named.short
