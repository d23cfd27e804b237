"""Remedy records: what is told of remedies, as records in every language."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from privesfeer.cases.commons.text import Output, Text
from privesfeer.engine.answers.authorities.cited import Citation
from privesfeer.engine.answers.verdicts.envelope import Envelope
from privesfeer.engine.remedies.deadline_source import under
from privesfeer.engine.remedies.law_records import (
    Comparable,
    Left,
    ToldChecklist,
    ToldRemark,
    ToldRoute,
    ToldSettlement,
    ToldSums,
)
from privesfeer.rules.mark import Mark
from privesfeer.rules.worked import Scenario

State = Literal["open", "last_week", "today", "lapsed", "kept", "late", "not_running", "from", "at_once"]


class Deadline(Output):
    """A time limit, counted.

    Attributes:
        id: as the table of terms numbers it.
        variant: what tells entries of one id apart.
        what: what has to be done until then, or what begins.
        short: that as a noun phrase.
        condition: on which it is this term, as a clause; None: it is.
        start: the day from which it is counted.
        last_day: its last day, until midnight; None: it has none, or does not run.
        first_day: of what begins, its first day.
        passed: whether the last day lies before the day on which it is asked.
        days_left: until the last day.
        state: how it stands.
        state_text: that in words.
        length: how long it is and from which day, in words; None: it is counted to no last day; not told.
        working: how it was counted.
        authority: its sources.
        mark: how sure it is.
        mark_text: that in words.
        warnings: what has to be known beside it.
        lapsed: what is lost and what is left once it has passed.
        left: of that what is left, where that is a sentence of its own; not told.
        regimes: under which it runs.
        under: those in words, where the employee can work under others too; None: under each that is possible.
        lacking: facts without which it cannot be said, or not for certain.
        by: whose it is, the side that acts first before the one that answers; none: of nobody here.
        owned: what it is for under the name of whose it is; None: that names it, or it is nobody's here.
        of: the measures or clauses that make it run, where a case has others with which it does not; None: it runs
            with each.
    """

    id: str
    variant: str
    what: Text
    short: Text
    condition: Text | None
    start: dt.date | None
    last_day: dt.date | None
    first_day: dt.date | None
    passed: bool | None
    days_left: int | None
    state: State
    state_text: Text
    length: Annotated[Text | None, Field(exclude=True)] = None
    working: Text
    authority: tuple[Citation, ...]
    mark: Mark
    mark_text: Text
    warnings: tuple[Text, ...]
    lapsed: Text | None
    left: Annotated[Text | None, Field(exclude=True)]
    regimes: tuple[str, ...]
    under: Text | None
    lacking: tuple[str, ...]
    by: Annotated[tuple[str, ...], Field(exclude=True)] = ()
    owned: Annotated[Text | None, Field(exclude=True)] = None
    of: Annotated[Text | None, Field(exclude=True)] = None

    @property
    def called(self) -> Text:
        """What it is for, with whose it is, and of several measures or clauses with those that make it run."""
        return under(self.owned or self.short, self.of)

    @property
    def in_full(self) -> Text:
        """What has to be done, with the measures or clauses that make it run."""
        return under(self.what, self.of)

    @property
    def own(self) -> Text:
        """That without whose it is."""
        return under(self.short, self.of)

    @property
    def told_by(self) -> tuple[str, dt.date | None, dt.date | None]:
        """What tells it from the other terms of a case: its name and its days."""
        return self.name, self.start, self.last_day

    @property
    def name(self) -> str:
        """Its id, with its variant where it has one."""
        return f"{self.id}/{self.variant}" if self.variant else self.id


def alone(terms: Iterable[Deadline]) -> tuple[Deadline, ...]:
    """Leave out the terms of which it is not known which of several runs; one that may run stays, with its condition.

    Args:
        terms: the terms.

    Returns:
        The others.
    """
    every = tuple(terms)
    count = Counter(each.id for each in every)
    return tuple(each for each in every if not each.condition or count[each.id] == 1)


class Sum(Output):
    """An amount, worked out.

    Attributes:
        id: what it is called.
        what: what it is.
        condition: on what it depends, as a clause with "if"; None: on nothing that is told.
        creditor: to whom it is due.
        due: whether it is; None: that is open, for which reason stands in the warnings.
        due_text: that in words.
        lapsed: whether the term within which it has to be asked for has passed.
        amount: in euros, half up to the cent; None: it cannot be said, or is no one number.
        low: the least that it can be by what is not known.
        high: the most.
        per: the time for which it is due each time; None: once.
        working: how it was worked out, step by step.
        equation: that in one line, without what comes out; None: it takes the steps; not told.
        span: why it lies between two amounts, as a clause; None: likewise; not told.
        scenarios: what is no one number, as a table.
        authority: its sources.
        mark: how sure it is.
        mark_text: that in words.
        warnings: what has to be known beside it.
        lacking: facts without which it cannot be said, or not for certain.
    """

    id: str
    what: Text
    condition: Text | None = None
    creditor: Literal["employee", "employer"]
    due: bool | None
    due_text: Text
    lapsed: bool
    amount: str | None
    low: str | None
    high: str | None
    per: Text | None
    working: tuple[Text, ...]
    equation: Annotated[Text | None, Field(exclude=True)] = None
    span: Annotated[Text | None, Field(exclude=True)] = None
    scenarios: tuple[Scenario, ...]
    authority: tuple[Citation, ...]
    mark: Mark
    mark_text: Text
    warnings: tuple[Text, ...]
    lacking: tuple[str, ...]


class Asked(Output):
    """A fact that is not known and matters.

    Attributes:
        fact: its id; of the day of the measure, which is an event and no fact, ``dates.measure``.
        question: how it is asked.
        personal: whether it is personal data.
        needed_for: the ids of what it is needed for.
    """

    fact: str
    question: Text
    personal: bool
    needed_for: tuple[str, ...]


class Further(Output):
    """What another measure or clause of the case adds.

    Attributes:
        title: what it is called.
        deadlines: the time limits that only it has.
        money: the amounts that only it has.
        routes: who can ask what of which court because of it alone.
    """

    title: Text
    deadlines: tuple[Deadline, ...]
    money: tuple[Sum, ...]
    routes: tuple[ToldRoute, ...]


class Remedies(Envelope):
    """What may be asked, until when and for how much.

    Attributes:
        regimes: the laws under which the employee can work.
        deadlines: the time limits.
        money: the amounts.
        absent: why an amount that one may expect is not among them.
        routes: who can ask what of which court, in order.
        standing: for each side that a term has cost something, what that is and what is left.
        remarks: what holds for all routes.
        awards: the nearest comparable awards of what is no matter of a formula.
        proof: what has to be shown, and how that stands.
        settlement: the agreement that ends the employment; None: nothing is to be settled so.
        warnings: what makes it less than certain as a whole.
        asked: what is not known and matters.
        further: of a case with several measures or clauses, what each beside the first adds.
        grouped: under what the amounts stand in a table; not told.
    """

    regimes: tuple[Text, ...]
    deadlines: tuple[Deadline, ...]
    money: tuple[Sum, ...]
    absent: tuple[ToldRemark, ...] = ()
    routes: tuple[ToldRoute, ...]
    standing: tuple[Left, ...]
    remarks: tuple[ToldRemark, ...]
    awards: tuple[Comparable, ...]
    proof: tuple[ToldChecklist, ...]
    settlement: ToldSettlement | None
    warnings: tuple[Text, ...]
    asked: tuple[Asked, ...]
    further: tuple[Further, ...] = ()
    grouped: Annotated[tuple[ToldSums, ...], Field(exclude=True)] = ()

    @property
    def alone(self) -> tuple[Deadline, ...]:
        """The time limits without those of which it is not known which of several runs."""
        return alone(self.deadlines)
