"""Fact records: what the user gave, what is asked for, and what its values would bring."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import Field, JsonValue, SkipValidation

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.serialize import Interned, Ref, SerializeAs
from privesfeer.cases.commons.text import Output, Text
from privesfeer.cases.fact import Fact, FactValue
from privesfeer.cases.facts import plain_value
from privesfeer.engine.answers.authorities.cited import Source
from privesfeer.engine.doctrine.result import Status

Origin = Literal["given", "implied", "answered", "assumed"]


class StatedFact(Interned):
    """A fact as the user gave it, or the answer to an earlier question.

    Attributes:
        fact: its id; for an answer that of the question.
        origin: "given" by the user; "answered" by the engine; "assumed" by the user in place of an answer.
        short: the noun phrase; not told, as the codebook has it.
        value: the value, as JSON.
        label: the value in words.
        told: written ``label``: these, where the value is a word or several; yes, no and numbers say themselves.
        assessment: whether it is the user's own valuation.
    """

    fact: str
    origin: Origin = "given"
    short: Annotated[Text, Field(exclude=True)]
    value: JsonValue
    label: Annotated[Text, Field(exclude=True)]
    told: Annotated[Text | None, Field(serialization_alias="label")] = None
    assessment: bool = False


class NamedFact(Interned):
    """A fact in words; told once, in the table of facts that are asked for.

    Attributes:
        fact: its id.
        question: the question that asks for it.
        short: the noun phrase.
        assessment: whether it asks for the user's own valuation.
    """

    fact: Annotated[str, Field(exclude=True)]
    question: Text
    short: Annotated[Text, Field(exclude=True)]
    assessment: bool = False


@lru_cache(maxsize=2048)
def stated(codebook: Codebook, name: str, value: FactValue, origin: Origin = "given") -> StatedFact:
    """Show a fact as the user gave it, or an earlier answer.

    Args:
        name: the id of the fact or question.
        origin: where it comes from.

    Returns:
        The fact with its value in words.
    """
    fact = codebook.variable(name)
    label = fact.label(value)
    return StatedFact(
        fact=name,
        origin=origin,
        short=fact.short,
        value=plain_value(value, fact),
        label=label,
        told=None if isinstance(value, int) else label,
        assessment=fact.assessment,
    )


@lru_cache(maxsize=1024)
def named(codebook: Codebook, name: str) -> NamedFact:
    """Name a fact in words.

    Returns:
        Its question and noun phrase.
    """
    fact = codebook.fact(name)
    return NamedFact(fact=name, question=fact.question, short=fact.short, assessment=fact.assessment)


class AboutFact(Output):
    """What is told of a fact, beside what it is and how it is asked for.

    Attributes:
        fact: its id.
        question: the question that asks for it.
        short: the noun phrase.
    """

    fact: str
    question: Text
    short: Text


def about_fact(fact: Fact) -> dict[str, Any]:
    """Give the fields of `AboutFact`."""
    return {"fact": fact.id, "question": fact.question, "short": fact.short}


class ValueBrings(Interned):
    """What one value of a fact would bring.

    Attributes:
        value: the value, as JSON; of numbers that bring the same, the first.
        last: of numbers, the last that brings the same; None: there is no end to them, or it is no number.
        label: the value in words.
        outcome: the outcome then.
        outcome_text: in words.
        status: the status then.
        status_text: in words.
        by: the best ruling that then governs, if any, told by its key.
    """

    value: JsonValue
    last: int | None = None
    label: Text
    outcome: str | None
    outcome_text: Text
    status: Status
    status_text: Text
    by: Source | None = None


class VariedFact(Output):
    """A fact whose value could be another, with what each value would bring.

    Attributes:
        named: the fact in words.
        turns: whether some value changes the outcome.
        values: the values; for an open fact only those that change outcome or status.
    """

    named: NamedFact
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


class Numbers(Output):
    """Numbers that bring the same.

    Attributes:
        first: written ``from``: the first of them.
        last: written ``to``: the last; left out: there is no end to them.
    """

    first: Annotated[int, Field(serialization_alias="from")]
    last: Annotated[int | None, Field(serialization_alias="to")] = None


class Brought(Output):
    """What values of facts bring, each by itself, as it is told: an outcome and a status, and when they come out.

    Attributes:
        outcome: the outcome then.
        status: the status then.
        by: the best ruling that then governs, if any, told by its key.
        when: by the id of the fact, its values that bring this: of a set one value or more each; of numbers from which
            to which. The codebook has both in words.
    """

    outcome: str | None
    status: Status
    by: Annotated[Source | None, Ref("key", "sources")] = None
    when: SkipValidation[dict[str, tuple[JsonValue | Numbers, ...]]]


def brought(varied: Iterable[VariedFact]) -> tuple[Brought, ...]:
    """Put together the values of facts that bring the same.

    Args:
        varied: the facts, with what each value brings.

    Returns:
        What is brought, in the order in which the facts do.
    """
    found = grouped(
        ((each.outcome, each.status, each.by and each.by.key), (fact.fact, each))
        for fact in varied
        for each in fact.values
    )
    return tuple(_brought(same) for same in found.values())


def _brought(same: list[tuple[str, ValueBrings]]) -> Brought:
    when: dict[str, list[JsonValue | Numbers]] = {}
    for fact, each in same:
        value = each.value
        if isinstance(value, int) and not isinstance(value, bool):
            told: JsonValue | Numbers = Numbers(first=value, last=each.last)
        else:
            told = value
        when.setdefault(fact, []).append(told)
    first = same[0][1]
    return Brought(
        outcome=first.outcome,
        status=first.status,
        by=first.by,
        when={fact: tuple(values) for fact, values in when.items()},
    )


Varied = Annotated[tuple[VariedFact, ...], SerializeAs(brought, tuple[Brought, ...])]
"""Facts whose values could be others, told by what they bring."""
