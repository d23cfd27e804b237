"""Advice records: what is told of advice, as records in every language."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, NamedTuple

from pydantic import Field

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Output, Text, capital
from privesfeer.cases.incident import Client
from privesfeer.engine.answers.authorities.cited import Citation
from privesfeer.engine.answers.facts.records import NamedFact
from privesfeer.engine.answers.verdicts.beyond import ToldBeyond
from privesfeer.engine.answers.verdicts.envelope import Envelope
from privesfeer.rules.advice.course import Gate
from privesfeer.rules.advice.stage import Side, Stage

_SAID = catalogue(__file__)


def _of(text: Text, measures: Text | None) -> Text:
    """Put before a sentence of which measures it is; None: nothing is put there."""
    return _SAID.OF.fill(measures=measures.map(capital), text=text) if measures else text


class ToldContra(Output):
    """What speaks against a course.

    Attributes:
        text: it, in a sentence.
        authority: its sources.
    """

    text: Text
    authority: tuple[Citation, ...]


class AdvisedCourse(Output):
    """A course that is recommended.

    Attributes:
        id: its id.
        gate: what decides that it is taken.
        text: what to do, in the imperative.
        person: that to the employee himself; None: it is not told to him.
        clause: that as a clause that follows "then".
        ground: why, in a sentence.
        hangs: on what it hangs, in a sentence.
        hinge: that, and what to do where it turns out otherwise, in two sentences.
        risk: what it risks and costs, in a sentence.
        weigh: what a person has still to weigh, in a sentence; None: nothing beside that.
        contra: what speaks against it.
        authority: its sources.
        dated: whether its text names the last day; not told.
    """

    id: str
    gate: Gate
    text: Text
    person: Text | None
    clause: Text
    ground: Text
    hangs: Text
    hinge: Text
    risk: Text
    weigh: Text | None
    contra: tuple[ToldContra, ...]
    authority: tuple[Citation, ...]
    dated: Annotated[bool, Field(exclude=True)] = False


class AdvisedStep(Output):
    """A step that is advised.

    Attributes:
        id: its id.
        avoid: whether it is something not to do.
        text: what to do, in a sentence.
        person: that to the employee himself; None: it is not told to him.
        why: why, in a sentence; None: it is plain.
        day: by which day; None: it has none.
        by_text: by when, in words; None: that is not said.
        term: the time limit on whose last day it is; None: none.
        done: whether it was done; None: that was not stated, or nothing says so.
        of: of several measures those that ask for it; None: all do, or it says so itself.
        place: where the same is asked on another day of other measures, the place (from 0) of the first of its own;
            None: it is told once.
        stated: whether it is on what the user stated beside the facts, which no source of ours bears; not told.
        bound: whether a time limit binds it, or a day that the other side or a court set; not told.
        authority: its sources.
    """

    id: str
    avoid: bool
    text: Text
    person: Text | None
    why: Text | None
    day: dt.date | None
    by_text: Text | None
    term: str | None
    done: bool | None
    of: Text | None = None
    place: int | None = None
    stated: Annotated[bool, Field(exclude=True)] = False
    bound: Annotated[bool, Field(exclude=True)] = False
    authority: tuple[Citation, ...]

    @property
    def kept(self) -> bool:
        """Whether it is told however little room there is: a day binds it, or the user stated it."""
        return self.bound or self.stated

    @property
    def told_by(self) -> str:
        """What tells it from the other steps of a side."""
        return self.id if self.place is None else f"{self.id}/{self.place}"

    @property
    def in_full(self) -> Text:
        """What to do, with the measures that ask for it."""
        return _of(self.text, self.of)

    @property
    def to_person(self) -> Text | None:
        """That to the employee himself; None: it is not told to him."""
        return _of(self.person, self.of) if self.person else None


class Likelihood(Output):
    """How likely it is that the measure stands.

    Attributes:
        low: the least, in per cent.
        high: the most, in per cent.
        text: that in words, as a sentence with the numbers.
        short: that with on what it rests in a word, as a sentence without full stop; not told.
        person: in a word, how likely it is that it does not, to the employee.
        basis: on what that rests, in a sentence.
    """

    low: int
    high: int
    text: Text
    short: Annotated[Text, Field(exclude=True)]
    person: Text
    basis: Text


class PricedOutcome(Output):
    """One thing that may become of the whole, with what it brings.

    Attributes:
        id: its id.
        short: it, as a clause.
        weight: how likely it is, in per cent; all together 100.
        low: the least that the employee gets of it, in euros; below 0 he pays.
        likely: what he gets most likely.
        high: the most.
        working: of what it is made, each amount in words.
    """

    id: str
    short: Text
    weight: int
    low: str
    likely: str
    high: str
    working: tuple[Text, ...]


class AddedSum(Output):
    """A sum that comes on top of every outcome.

    Attributes:
        id: its id.
        short: what it is, as a noun phrase.
        low: the least, in euros.
        likely: the likeliest.
        high: the most.
    """

    id: str
    short: Text
    low: str
    likely: str
    high: str


class EstimatedSum(Output):
    """A sum without a formula, as it is estimated by what courts awarded.

    Attributes:
        id: the id of the sum.
        low: where the lowest quarter of the awards ends, in euros.
        likely: their middle.
        high: where the highest quarter begins.
    """

    id: str
    low: str
    likely: str
    high: str


class PricedRow(NamedTuple):
    """A row of what can happen.

    Attributes:
        text: what it is.
        weight: how likely it is, in per cent; None: it comes on top whatever happens.
        amounts: the least, the likeliest and the most that the employee gets, in euros; below 0 he pays.
    """

    text: Text
    weight: int | None
    amounts: tuple[Decimal, Decimal, Decimal]


class Outlook(Output):
    """What the whole is worth to a side.

    Attributes:
        likelihood: how likely it is that the measure stands; None: too little is known.
        outcomes: what may become of it, the likeliest first; empty: an amount is not known, or there is none.
        taken: what may become of the measure that is considered if it is taken all the same, where `outcomes` are
            those of what comes in its place; empty: they are of the measure itself, or an amount is not known.
        added: what comes on top of each of `outcomes`; empty: nothing does, or it is not known.
        expected: the weighted mean of what the employee gets, in euros; None: likewise.
        bound: for the employee the least, for the employer the most for which to settle as things stand; None:
            likewise.
        target: for which to aim; None: likewise.
        opening: with which to open; None: likewise.
        text: the worst, the expected and the best, in a sentence; None: likewise.
        settle: for how much to settle, in a sentence; None: likewise.
        person: to the employee the chance in a word and, where it is put in money, how it can turn out badly; None: it
            is not told to him, or too little is known.
        remarks: what is not in the amounts, and how sure they are.
        duration: how long an appeal took, in a sentence; None: too few are known.
        lacking: the facts without which no amount, or no likelihood, can be said.
        authority: the sources of what is paid.
        estimated: the sums that are estimated; not told, as the remarks say it.
    """

    likelihood: Likelihood | None
    outcomes: tuple[PricedOutcome, ...] = ()
    taken: tuple[PricedOutcome, ...] = ()
    added: tuple[AddedSum, ...] = ()
    expected: str | None = None
    bound: str | None = None
    target: str | None = None
    opening: str | None = None
    text: Text | None = None
    settle: Text | None = None
    person: Text | None = None
    remarks: tuple[Text, ...] = ()
    duration: Text | None = None
    lacking: tuple[NamedFact, ...] = ()
    authority: tuple[Citation, ...] = ()
    estimated: Annotated[tuple[EstimatedSum, ...], Field(exclude=True)] = ()

    @property
    def rows(self) -> Iterator[PricedRow]:
        """What can happen as rows of a table: what is priced, what comes on top, and the measure taken all the same."""
        for advised in self.outcomes:
            yield PricedRow(advised.short.map(capital), advised.weight, _amounts(advised))
        for added in self.added:
            yield PricedRow(_SAID.ADDED.fill(what=added.short), None, _amounts(added))
        for taken in self.taken:
            yield PricedRow(_SAID.TAKEN.fill(short=taken.short), taken.weight, _amounts(taken))


def _amounts(told: PricedOutcome | AddedSum) -> tuple[Decimal, Decimal, Decimal]:
    return Decimal(told.low), Decimal(told.likely), Decimal(told.high)


class ToldWay(Output):
    """Under which law someone works who is no ordinary employee, and where he goes.

    Attributes:
        text: it, in sentences.
        authority: its sources.
    """

    text: Text
    authority: tuple[Citation, ...]


class AdvisedMeasure(Output):
    """What is advised on one of several measures of a case.

    Attributes:
        place: its place (from 0) among them.
        title: what it is called.
        likelihood: how likely it is that it stands; None: too little is known, or that is not said of it.
        expected: the weighted mean of what the employee gets of it, in euros; None: it is not put in money.
        course: what is recommended; None: nothing belongs.
        leads: whether it is the one of which the advice on the whole is told.
        last_day: the first last day of the side that is advised; None: none runs.
        last: until then, in words; None: likewise.
        term: the time limit of that day; None: likewise.
    """

    place: int
    title: Text
    likelihood: Likelihood | None
    expected: str | None
    course: AdvisedCourse | None
    leads: bool
    last_day: dt.date | None
    last: Text | None
    term: str | None


class AnsweredQuestion(Output):
    """A question of the client, answered.

    Attributes:
        id: its id.
        question: it, as he asks it.
        answer: the answer first, then why, in one to four sentences.
        authority: on what it rests; empty where the facts allow no answer.
    """

    id: str
    question: Text
    answer: Text
    authority: tuple[Citation, ...]


class SideAdvice(Output):
    """The advice to one side.

    Attributes:
        side: the side.
        side_text: that in words.
        stage: how far the matter is.
        supposed: that nothing says so and it is taken to be so; None: something says so.
        course: what is recommended; None: nothing belongs.
        instead: what comes second; None: nothing.
        instead_text: that as a sentence; None: likewise.
        steps: what to do, the most urgent first.
        avoid: what not to do.
        outlook: what the whole is worth; None: that is not said of this measure.
        measures: of several measures what is advised on each, in their order; empty: there are none, or one.
        way: under which law the employee works; None: under the ordinary law of employment, or that is open.
        asked: what the client asks, answered; the most urgent first.
        decided: that a court has decided already, in sentences; None: none has, or that is not known.
    """

    side: Side
    side_text: Text
    stage: Stage
    supposed: Text | None = None
    course: AdvisedCourse | None
    instead: AdvisedCourse | None
    instead_text: Text | None
    steps: tuple[AdvisedStep, ...]
    avoid: tuple[AdvisedStep, ...]
    outlook: Outlook | None
    measures: tuple[AdvisedMeasure, ...] = ()
    way: ToldWay | None = None
    asked: tuple[AnsweredQuestion, ...] = ()
    decided: Text | None = None


class Advice(Envelope):
    """What to do, for the side that asks or for both.

    Attributes:
        client: the side that asks; None: both are told.
        beyond: what the file holds that no fact can say; nothing of it is weighed.
        reservation: that in sentences, which is read before all else; None: there is nothing.
        sides: the advice to each.
    """

    client: Client
    beyond: tuple[ToldBeyond, ...] = ()
    reservation: Text | None = None
    sides: tuple[SideAdvice, ...]
