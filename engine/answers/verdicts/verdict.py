"""Verdict: the answers on an incident, with every reason, ruling and open fact, in both languages."""

import datetime as dt
from dataclasses import field
from functools import cached_property
from typing import Annotated, NamedTuple

from pydantic import Field

from privesfeer.cases.commons.serialize import Localizable, Ref, SerializeAs
from privesfeer.cases.commons.text import Output, Record, Text
from privesfeer.cases.incident import Client
from privesfeer.engine.answers import wording
from privesfeer.engine.answers.applied import (
    AppliedConnection,
    AppliedConsequence,
    AppliedFramework,
    AppliedPresumption,
    Ground,
    Standard,
    standards,
)
from privesfeer.engine.answers.authorities.cited import Citation, Point
from privesfeer.engine.answers.authorities.compared import ToldRulings
from privesfeer.engine.answers.facts.days_passed import DaysPassed
from privesfeer.engine.answers.facts.hinge import Hinge
from privesfeer.engine.answers.facts.records import NamedFact, StatedFact, Varied
from privesfeer.engine.answers.reasons.because import Because
from privesfeer.engine.answers.reasons.elements import AppliedElement
from privesfeer.engine.answers.reasons.undecided import Undecided
from privesfeer.engine.answers.verdicts.acts import ActRow
from privesfeer.engine.answers.verdicts.beyond import ToldBeyond
from privesfeer.engine.answers.verdicts.scale import CompactRung
from privesfeer.engine.doctrine.result import Status, Strength


class CompactAnswer(Output):
    """The answer to a question in short.

    Attributes:
        question: the question's id.
        outcome: one of its outcomes, or None.
        outcome_text: in words.
        status: how the outcome was reached.
        status_text: in words, with how strong it is.
        strength: of an answer that leans, how strongly: "likely" or "slight"; else None.
        authorities: the rulings that govern, of both sides where they conflict; where none governs, the authorities
            of the factors for the outcome, those that support them first; where there is no outcome, those of the
            presumption or burden of proof.
    """

    question: str
    outcome: str | None
    outcome_text: Text
    status: Status
    status_text: Text
    strength: Strength | None = None
    authorities: tuple[Citation, ...] = ()


class Answer(CompactAnswer):
    """Outcome, status and reasons on one question.

    Attributes:
        question_text: the question; not told, as the codebook has it.
        short: what it is about, in a few words.
        outcomes: both outcomes in words, by their ids.
        others: written ``outcomes``: those of them that are not the answer.
        firm: whether no single unknown fact can change the outcome, also by way of an earlier answer.
        assumed: the outcome that the user takes as given; later questions build on it instead.
        elements: of the measure what a court asks of it, in its order, and how each thing stands; empty: it is another
            question.
        decides: what decides it, in a line.
        contra: what speaks most against it, in a line.
        because: how it was reached, as data; not told.
        summary: the answer in a few sentences.
        worth: of an answer that leans, how often courts decided so at that strength, or why that says nothing here;
            None: that was not measured.
        hinges: the user's own valuations on which the outcome hangs; ``valuations`` has what each value brings.
        undecided: where there is no outcome, both sides, who bears the risk, and what would tip it.
        side: of an answer without an outcome, the one that takes its place in what follows: the protected one.
        for_: written ``for``: the reasons for the outcome, in the order of what they contribute. What contributes
            nothing is no reason.
        against: the reasons for the other outcome.
        rulings: the precedents beside it; where some govern for an outcome, told are the five that are most on point.
        presumption: what would decide, where there is no outcome.
        framework: the law of the question; more than one where it is not known under which law someone works.
        open_facts: unknown facts that can change the answer on their own, those that change the outcome first.
        disputed: disputed facts, with what each value brings.
        valuations: the user's own valuations that bear on the question, with what another would bring.
        consequences: what hangs on the answer by statute.
    """

    question_text: Annotated[Text, Field(exclude=True)]
    short: Text
    outcomes: Annotated[dict[str, Text], Field(exclude=True)]
    others: Annotated[dict[str, Text], Field(serialization_alias="outcomes")]
    firm: bool = False
    assumed: str | None = None
    elements: tuple[AppliedElement, ...] = ()
    decides: Point | None = None
    contra: Point | None = None
    because: Annotated[Because, Field(exclude=True)]
    summary: tuple[Text, ...]
    worth: Text | None = None
    hinges: tuple[Hinge, ...] = ()
    undecided: Undecided | None = None
    side: str | None = None
    for_: Annotated[tuple[Ground, ...], Field(serialization_alias="for")]
    against: tuple[Ground, ...]
    rulings: ToldRulings
    presumption: AppliedPresumption | None = None
    framework: Annotated[tuple[AppliedFramework, ...], SerializeAs(standards, tuple[Standard, ...])]
    open_facts: Varied = ()
    disputed: Varied = ()
    valuations: Varied = ()
    consequences: tuple[AppliedConsequence, ...] = ()

    @property
    def hinged(self) -> Text | None:
        """That it is so because of a valuation of the user's own, and what another would bring; None: it is not."""
        return self._hinging(self.hinges[0].text) if self.hinges else None

    @property
    def rests(self) -> Text | None:
        """The same, without "because"; None: likewise."""
        return self._hinging(self.hinges[0].rests) if self.hinges else None

    def _hinging(self, first: Text) -> Text:
        shorts = Text.enumerate([each.fact.short for each in self.hinges[1:]])
        return wording.VALUED_MORE.fill(first=first, more=shorts) if len(self.hinges) > 1 else first


class Versions(Record):
    """What the verdict was made with.

    Attributes:
        engine: the version of the program.
        rulebook: a hash of rules and statutes.
        casebook: its release and a hash of the rulings.
    """

    engine: str
    rulebook: str
    casebook: str


class CompactAct(Output):
    """The answers on one of several acts, in short.

    Attributes:
        answers: the answers to the questions that are asked of each act and are raised.
        left_out: the ids of those that are not raised.
    """

    answers: tuple[CompactAnswer, ...]
    left_out: tuple[str, ...] = ()


class ActVerdict(CompactAct):
    """The answers on one of several acts.

    Attributes:
        title: its free title.
        facts: the facts that were given of it alone, in codebook order; disputed ones too.
        disputed: the ids of those that are disputed.
        dates: the dates that were given of it alone.
        row: what it is in the whole, how grave, and how it is proved.
    """

    title: Text | None = None
    facts: tuple[StatedFact, ...]
    disputed: tuple[str, ...] = ()
    dates: dict[str, dt.date] = field(default_factory=dict)
    answers: tuple[Answer, ...]
    row: ActRow


class EntryAnswer(CompactAnswer):
    """The answer on one of several clauses, accounts or measures.

    Attributes:
        act: of several acts, the place (from 0) of the act of which it is asked; None: the whole.
        decides: what decides it, in a line.
        contra: what speaks most against it, in a line.
        elements: of the measure what a court asks of it, and how each thing stands; not told.
        full: the answer with its reasons; not told.
    """

    act: int | None = None
    decides: Point | None = None
    contra: Point | None = None
    elements: Annotated[tuple[AppliedElement, ...], Field(exclude=True)] = ()
    full: Annotated[Answer | None, Field(exclude=True)] = None


class CaseEntry(Output):
    """A clause, an account, a measure or proceedings of a case.

    Attributes:
        title: its free title, else what it is.
        facts: the facts that were given of it alone, in codebook order; disputed ones too.
        disputed: the ids of those that are disputed.
        dates: the dates that were given of it alone.
        answers: of one among several the answer on it: of a clause for each act that raises it.
        measure: of one of several clauses the answer on the measure under it, where that rests on a clause; None: not.
        on_the_whole: whether it is that on which the answers on the whole are given.
    """

    title: Text | None
    facts: tuple[StatedFact, ...]
    disputed: tuple[str, ...] = ()
    dates: dict[str, dt.date] = field(default_factory=dict)
    answers: tuple[EntryAnswer, ...] = ()
    measure: EntryAnswer | None = None
    on_the_whole: Annotated[bool, Field(exclude=True)] = False


class Compact(Localizable):
    """The answers of a verdict in short: the same outcomes and statuses, without the reasons and how firm they are.

    Attributes:
        as_of: the day on which the law is known.
        acts: of a case file, the answers on each act by itself; else empty.
        lead: of several acts, the place (from 0) of the act that is strongest for the employer.
        answers: the answers to the questions that are raised, in the order of the codebook; of a case file those that
            concern the whole, answered on the lead.
        left_out: the ids of the questions that are not raised.
        limits: what the verdict is not, and where what is known of the law ends if `as_of` lies beyond.
        versions: what it was made with.
    """

    as_of: dt.date
    acts: tuple[CompactAct, ...]
    lead: int | None
    answers: tuple[CompactAnswer, ...]
    left_out: tuple[str, ...]
    limits: Text
    versions: Versions


class LastDay(Output):
    """A term that the dates in the case make run, in short.

    Attributes:
        term: its id among the terms of the law of remedies.
        what: what has to be done until then, with whose term it is.
        own: that as its owner is told it, who is not named; not told.
        last_day: its last day.
        passed: whether that lies before the day on which it is asked.
        authority: its first source.
        name: its id with its variant, which tells it from the other terms of that id; not told.
        of: of several measures or clauses of a case those that make it run; None: each of them does. Not told.
    """

    term: str
    what: Text
    own: Annotated[Text, Field(exclude=True)]
    last_day: dt.date
    passed: bool
    authority: Citation | None = None
    name: Annotated[str, Field(exclude=True)] = ""
    of: Annotated[Text | None, Field(exclude=True)] = None


class GivenWhole(NamedTuple):
    """What was given of the whole.

    Attributes:
        facts: the facts.
        disputed: the ids of those that are disputed.
        dates: the dates.
    """

    facts: tuple[StatedFact, ...]
    disputed: frozenset[str]
    dates: dict[str, dt.date]


class Verdict(Compact):
    """All answers on an incident, or on several acts.

    Attributes:
        title: the incident's free title.
        client: the side that asks; None: neither.
        beyond: what the file holds that no fact can say; nothing of it is weighed.
        reservation: that in sentences, which is read before all else; None: there is nothing.
        facts: the facts that were given, in codebook order; disputed ones too.
        implied: the facts that follow from these, on the lead of a case file.
        disputed: the ids of the disputed facts.
        assume: the outcomes that the user took as given.
        dates: the dates that were given.
        lists: by list the clauses, accounts, measures and proceedings that were given; the first of each is that on
            which the answers are given, and of several clauses that under which the measure is strongest.
        connections: how the answers fit together.
        worth_asking: the few unknown facts that are worth finding out first, those first that a client can know.
        last_days: the terms that the dates make run, by their last day.
        days_passed: the days from knowledge of the reason to the measure; None: a day of them is not known.
        measures: every measure that could be taken, in short, from light to heavy.
        notes: what the reader must know: dates that were missing, assumptions.
        notes_on_facts: those of them on which facts follow or are disputed; not told by themselves.
    """

    title: Text | None
    client: Client = None
    beyond: tuple[ToldBeyond, ...] = ()
    reservation: Text | None = None
    facts: tuple[StatedFact, ...]
    implied: tuple[StatedFact, ...]
    disputed: tuple[str, ...]
    assume: dict[str, str]
    dates: dict[str, dt.date]
    lists: dict[str, tuple[CaseEntry, ...]] = field(default_factory=dict)
    acts: tuple[ActVerdict, ...]
    answers: tuple[Answer, ...]
    connections: tuple[AppliedConnection, ...]
    worth_asking: Annotated[tuple[NamedFact, ...], Ref("fact", "asked")]
    last_days: tuple[LastDay, ...] = ()
    days_passed: DaysPassed | None = None
    measures: tuple[CompactRung, ...]
    notes: tuple[Text, ...]
    notes_on_facts: Annotated[tuple[Text, ...], Field(exclude=True)]

    @cached_property
    def given(self) -> GivenWhole:
        """What the answers on the whole were given on: what stands at the top, and with one entry of each list."""
        firsts = [next((each for each in entries if each.on_the_whole), entries[0]) for entries in self.lists.values()]
        parts: list[Verdict | CaseEntry] = [self, *firsts]
        facts = {each.fact: each for part in parts for each in part.facts}
        stated = {each.fact for part in firsts for each in part.facts}
        disputed = {each for each in self.disputed if each not in stated}
        disputed |= {each for part in firsts for each in part.disputed}
        dates = {event: day for part in parts for event, day in part.dates.items()}
        return GivenWhole(tuple(facts.values()), frozenset(disputed), dates)
