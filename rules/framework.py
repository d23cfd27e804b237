"""Framework: what is printed as the law of a question, by measure and by the law under which someone works."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from pydantic import Field, ValidationInfo, model_validator

from privesfeer.cases.casebook import Casebook
from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.text import Record, Text
from privesfeer.cases.fact import FactValue
from privesfeer.cases.ruling import Branch
from privesfeer.rules.condition import Condition, Conjunct, alternatives, met, predicates_in
from privesfeer.rules.period import Period
from privesfeer.rules.rule import Authority


class Conditional(Record):
    """What holds over a period where a condition is known to hold.

    Attributes:
        when: over facts; None: always.
        valid: the days of the event on which it is so.
    """

    when: Condition | None = None
    valid: Period = Period()

    @cached_property
    def _alternatives(self) -> tuple[Conjunct, ...]:
        return alternatives(self.when) if self.when else ((),)

    def holds(self, known: Mapping[str, FactValue], event: dt.date) -> bool:
        """Say whether it holds for an incident.

        Args:
            event: the day of the event.

        Returns:
            Whether it is known to.
        """
        return self.valid.covers(event) and met(self._alternatives, known)


class RegimeInference(Conditional):
    """Under which law someone can work; the first that holds tells.

    Attributes:
        regimes: the regimes; where there is more than one it is not known which.
        assumed: why it is only assumed, as a sentence; None: it is known.
    """

    regimes: tuple[str, ...] = Field(min_length=1)
    assumed: Text | None = None


class Burden(Record):
    """Who has to assert and prove something.

    Attributes:
        element: what, as a noun phrase or clause.
        party: who.
        authority: the ids of the articles that say so.
    """

    element: Text
    party: str
    authority: tuple[str, ...] = Field(min_length=1)


class Frame(Conditional):
    """The law under one or more regimes, over a period.

    Attributes:
        regimes: the regimes; empty: all.
        line: the articles as they are printed.
        statutes: their ids, the leading one first.
        standard: the test in a sentence or two; None: that of the entry.
        stated_in: the keys of the rulings that state that test.
        burden: who has to prove what; None: that of the entry.
    """

    regimes: tuple[str, ...] = ()
    line: Text
    statutes: tuple[str, ...] = ()
    standard: Text | None = None
    stated_in: tuple[str, ...] = ()
    burden: tuple[Burden, ...] | None = None

    def under(self, regime: str) -> bool:
        """Say whether it is the law under a regime.

        Returns:
            Whether it is.
        """
        return not self.regimes or regime in self.regimes


class NotHere(Record):
    """What must not be cited here.

    Attributes:
        cites: ids of statutes, each with its parts, and keys of rulings.
        branches: the branches of law whose rulings are meant.
        regimes: under which regimes; empty: all.
        where: the values of facts for which it is meant; empty: whatever they are.
        why: why not, as a sentence.
    """

    cites: tuple[str, ...] = ()
    branches: tuple[Branch, ...] = ()
    regimes: tuple[str, ...] = ()
    where: dict[str, tuple[str | bool, ...]] = Field(default_factory=dict)
    why: Text

    def names(self, statute: str) -> bool:
        """Say whether a statute is meant, by its own id or as a part of an article.

        Returns:
            Whether it is.
        """
        return any(statute == each or statute.startswith(f"{each}-") for each in self.cites)

    def __hash__(self) -> int:
        """So that what is made of it can be kept; a dict has no hash."""
        return hash((self.cites, self.branches, self.regimes, self.why))

    def refuses(self, authority: Authority, casebook: Casebook) -> bool:
        """Say whether an authority is meant.

        Args:
            casebook: holds its ruling.

        Returns:
            Whether it must not be cited.
        """
        if authority.statute:
            return self.names(authority.statute)
        key = authority.ruling or ""
        return key in self.cites or casebook[key].branch in self.branches


class FrameworkEntry(Record):
    """The framework of one question, or of one measure.

    Attributes:
        question: the question's id.
        measures: the measures; empty: the question as a whole.
        frames: the law, by regime and period; the first that holds under a regime is that regime's.
        further: what is added where it is known to matter.
        standard: the test in a sentence or two.
        stated_in: the keys of the rulings that state it.
        compared: whether no article sets that test, so that those named are only compared.
        burden: who has to assert and prove what.
        not_here: what must not be cited here.
    """

    question: str
    measures: tuple[str, ...] = ()
    frames: tuple[Frame, ...] = Field(min_length=1)
    further: tuple[Frame, ...] = ()
    standard: Text
    stated_in: tuple[str, ...] = ()
    compared: bool = False
    burden: tuple[Burden, ...] = Field(min_length=1)
    not_here: tuple[NotHere, ...] = ()

    @property
    def rulings(self) -> Iterator[str]:
        """The keys of all rulings that it names."""
        yield from (each for held in (self.stated_in, *(frame.stated_in for frame in self.frames)) for each in held)

    @property
    def statutes(self) -> Iterator[str]:
        """The ids of all articles that it names."""
        burdens = (self.burden, *(frame.burden or () for frame in self.frames))
        yield from (each for frame in (*self.frames, *self.further) for each in frame.statutes)
        yield from (each for burden in burdens for one in burden for each in one.authority)


class Regimes(Record):
    """The laws under which someone can work.

    Attributes:
        names: each as a noun phrase.
        parties: how a party is named, as a noun phrase.
        inference: under which an incident falls; the last always holds.
    """

    names: dict[str, Text]
    parties: dict[str, Text]
    inference: tuple[RegimeInference, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _total(self) -> Self:
        if self.inference[-1].when or self.inference[-1].valid != Period():
            raise ValueError("the last inference must always hold")
        return self


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """The law of a question for an incident, under one or more regimes that share it; there is one of each.

    Attributes:
        regimes: the regimes.
        assumed: why it is only assumed that the incident falls under them, as a sentence; None: it is known, or makes
            no difference.
        frames: the law, and what the facts add to it.
        standard: the test.
        stated_in: the rulings that state it.
        compared: whether no article sets it.
        burden: who has to prove what.
        articles: its articles, the leading ones first.
    """

    regimes: tuple[str, ...]
    assumed: Text | None
    frames: tuple[Frame, ...]
    standard: Text
    stated_in: tuple[Authority, ...]
    compared: bool
    burden: tuple[Burden, ...]
    articles: tuple[Authority, ...]


class Framework(Record):
    """The legal framework of all questions.

    Attributes:
        regimes: the laws under which someone can work; None: nothing is said of any question.
        not_here: what must not be cited on any question.
        entries: the framework by question and measure.
    """

    regimes: Regimes | None = None
    not_here: tuple[NotHere, ...] = ()
    entries: tuple[FrameworkEntry, ...] = ()

    @model_validator(mode="after")
    def _sound(self, info: ValidationInfo) -> Self:
        book = info.context
        if not self.entries:
            return self
        if not isinstance(book, Codebook):
            raise ValueError("a framework is read beside a codebook")  # noqa: TRY004 - pydantic reports ValueError only
        for entry in self.entries:
            if unknown := [*self._unknown(entry, book)]:
                raise ValueError(f"the framework of '{entry.question}' names {', '.join(unknown)}, which is not known")
        told = [(entry.question, measure) for entry in self.entries for measure in (entry.measures or (None,))]
        if twice := {each for each in told if told.count(each) > 1}:
            raise ValueError(f"more than one framework of {sorted(map(str, twice))}")
        return self

    def _unknown(self, entry: FrameworkEntry, book: Codebook) -> Iterator[str]:
        """Name what an entry names and neither the codebook nor the framework knows."""
        frames = (*entry.frames, *entry.further)
        burdens = (entry.burden, *(frame.burden or () for frame in frames))
        regimes = {*self.regimes.names} if self.regimes else set()
        parties = {*self.regimes.parties} if self.regimes else set()
        yield from {entry.question} - {each.id for each in book.questions}
        yield from {*entry.measures} - book.fact("measure").values.keys() if entry.measures else ()
        yield from {fact for each in self.refused(entry) for fact in each.where} - set(book.fact_ids)
        named = [each for frame in frames for each in frame.regimes]
        named += [each for refused in self.refused(entry) for each in refused.regimes]
        yield from {*named} - regimes
        yield from {each.party for burden in burdens for each in burden} - parties

    def refused(self, entry: FrameworkEntry) -> tuple[NotHere, ...]:
        """Give all that must not be cited there, under some regime or facts at least.

        Args:
            entry: the framework of a question.

        Returns:
            What it refuses, and what is refused on every question.
        """
        return (*entry.not_here, *self.not_here)

    @cached_property
    def _entries(self) -> Mapping[tuple[str, object], tuple[FrameworkEntry, ...]]:
        """The entries that speak of a question, that of the measure first; under None those that hold of any."""
        found = dict[tuple[str, object], tuple[FrameworkEntry, ...]]()
        for question in {each.question for each in self.entries}:
            fitting = [each for each in self.entries if each.question == question]
            whole = tuple(each for each in fitting if not each.measures)
            found[question, None] = whole
            for measure in {measure for each in fitting for measure in each.measures}:
                found[question, measure] = (*(each for each in fitting if measure in each.measures), *whole)
        return found

    def _speaking(self, question: str, measure: object) -> tuple[FrameworkEntry, ...]:
        return self._entries.get((question, measure)) or self._entries.get((question, None), ())

    @cached_property
    def _settings(self) -> dict[tuple[object, ...], Setting]:
        """Those that were given before."""
        return {}

    @property
    def _all_refused(self) -> Iterator[NotHere]:
        yield from (each for entry in self.entries for each in entry.not_here)
        yield from self.not_here

    @property
    def periodic(self) -> Iterator[Conditional]:
        """All that is the law over a period only."""
        yield from self.regimes.inference if self.regimes else ()
        yield from (frame for entry in self.entries for frame in (*entry.frames, *entry.further))

    @cached_property
    def asks(self) -> frozenset[str]:
        """The facts on which it depends what is the law, or what is refused."""
        inference = self.regimes.inference if self.regimes else ()
        tested = (test.fact for each in inference if each.when for test, _ in predicates_in(each.when))
        where = (fact for each in self._all_refused for fact in each.where)
        return frozenset((*tested, *where))

    def bearing_on(self, question: str) -> frozenset[str]:
        """Name the facts on which it depends what is printed as the law of a question, and what is refused there.

        Returns:
            Their ids, that of the measure among them.
        """
        entries = [each for each in self.entries if each.question == question]
        frames = [frame for entry in entries for frame in (*entry.frames, *entry.further)]
        held: tuple[Conditional, ...] = (*(self.regimes.inference if self.regimes else ()), *frames)
        tested = (test.fact for each in held if each.when for test, _ in predicates_in(each.when))
        refused = (*self.not_here, *(each for entry in entries for each in entry.not_here))
        return frozenset(("measure", *tested, *(fact for each in refused for fact in each.where)))

    def inferred(self, known: Mapping[str, FactValue], event: dt.date) -> RegimeInference | None:
        """Say under which law someone works.

        Args:
            event: the day of the event.

        Returns:
            The regimes; None where the framework is empty.
        """
        if self.regimes is None:
            return None
        return next(each for each in self.regimes.inference if each.holds(known, event))

    def settings(self, question: str, known: Mapping[str, FactValue], event: dt.date) -> tuple[Setting, ...]:
        """Give the law of a question for an incident.

        Args:
            event: the day of the event.

        Returns:
            One where the regime is known or makes no difference, else one for each that differs; none where nothing
            is said of the question.
        """
        entry = next(iter(self._speaking(question, known.get("measure"))), None)
        inferred = self.inferred(known, event)
        if not entry or not inferred:
            return ()
        by_frame: dict[int, list[str]] = {}
        for regime in inferred.regimes:
            fitting = (n for n, each in enumerate(entry.frames) if each.under(regime) and each.holds(known, event))
            place = next(fitting, None)
            if place is not None:
                by_frame.setdefault(place, []).append(regime)
        further = tuple([place for place, each in enumerate(entry.further) if each.holds(known, event)])
        return tuple(
            [self._setting(entry, inferred, tuple(regimes), place, further) for place, regimes in by_frame.items()]
        )

    def _setting(
        self,
        entry: FrameworkEntry,
        inferred: RegimeInference,
        regimes: tuple[str, ...],
        place: int,
        further: tuple[int, ...],
    ) -> Setting:
        key = id(entry), id(inferred), regimes, place, further
        if key not in self._settings:
            frame = entry.frames[place]
            added = [each for each in map(entry.further.__getitem__, further) if any(map(each.under, regimes))]
            stated_in = frame.stated_in if frame.standard else entry.stated_in
            statutes = [each for one in (frame, *added) for each in one.statutes]
            self._settings[key] = Setting(
                regimes=regimes,
                assumed=inferred.assumed if frame.regimes else None,
                frames=(frame, *added),
                standard=frame.standard or entry.standard,
                stated_in=tuple([Authority(ruling=each) for each in stated_in]),
                compared=entry.compared,
                burden=frame.burden if frame.burden is not None else entry.burden,
                articles=tuple([Authority(statute=each) for each in statutes]),
            )
        return self._settings[key]

    def refusals(self, question: str, known: Mapping[str, FactValue], event: dt.date) -> tuple[NotHere, ...]:
        """Say what must not be cited on a question for an incident.

        Args:
            event: the day of the event.

        Returns:
            What is refused under each regime under which the incident can fall.
        """
        inferred = self.inferred(known, event)
        regimes = set(inferred.regimes) if inferred else set()
        named = [each for entry in self._speaking(question, known.get("measure")) for each in entry.not_here]
        return tuple(
            [
                each
                for each in (*named, *self.not_here)
                if (not each.regimes or regimes.issubset(each.regimes))
                and all(known.get(fact) in values for fact, values in each.where.items())
            ]
        )
