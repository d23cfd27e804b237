"""Reasoner: incident in, verdict out."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import replace
from functools import cached_property, lru_cache, partial
from itertools import product
from typing import Any, Self

from privesfeer.cases.casebook import Casebook
from privesfeer.cases.casefile import CaseFile, divided
from privesfeer.cases.day import latest, long_date
from privesfeer.cases.fact import FactValue
from privesfeer.cases.incident import EVENTS, Dates, Incident
from privesfeer.cases.text import Text, same
from privesfeer.engine.advice.advice import Advised
from privesfeer.engine.advice.circumstances import Judged, ListedEntry, firmness_of
from privesfeer.engine.advice.look import Looking, planned
from privesfeer.engine.advice.several import OneMeasure, side_advice
from privesfeer.engine.advice.told import Advice
from privesfeer.engine.advice.told_look import Look
from privesfeer.engine.answers import wording
from privesfeer.engine.answers.acts import rows
from privesfeer.engine.answers.argument import Arguments, argue
from privesfeer.engine.answers.compact import Compactor
from privesfeer.engine.answers.days_passed import DaysPassed
from privesfeer.engine.answers.elements import closing
from privesfeer.engine.answers.entries import entry_title, told_entries
from privesfeer.engine.answers.explanation import Explanation, known_values, proved, titled
from privesfeer.engine.answers.failing import standing_of
from privesfeer.engine.answers.hinge import hinges
from privesfeer.engine.answers.interview import Interview, grouped, worth_asking
from privesfeer.engine.answers.measures import in_short, scale
from privesfeer.engine.answers.open import Changes, Stability
from privesfeer.engine.answers.scale import CompactRung, Scales
from privesfeer.engine.answers.single_change import Switch, switches
from privesfeer.engine.answers.sources import Sources
from privesfeer.engine.answers.stability import OpenFacts
from privesfeer.engine.answers.told_facts import NamedFact, StatedFact, stated
from privesfeer.engine.answers.track import Track
from privesfeer.engine.answers.undecided import Undecided
from privesfeer.engine.answers.verdict import (
    ActVerdict,
    Answer,
    AppliedConnection,
    CaseEntry,
    Compact,
    CompactAct,
    LastDay,
    Verdict,
    Versions,
)
from privesfeer.engine.answers.worth import Worth
from privesfeer.engine.doctrine.chain import Chain, Link
from privesfeer.engine.doctrine.elements import ElementState
from privesfeer.engine.doctrine.factors import Kernel
from privesfeer.engine.doctrine.law import Law
from privesfeer.engine.proof.inference import Derivation, Inference
from privesfeer.engine.proof.stock import Prover
from privesfeer.engine.remedies.lapse import Counted, counted
from privesfeer.engine.remedies.lapse import told as days_passed
from privesfeer.engine.remedies.last_days import all_last_days, last_days
from privesfeer.engine.remedies.matter import HeardAct, Matter
from privesfeer.engine.remedies.remedies import remedies, side_by_side
from privesfeer.engine.remedies.told import Deadline, Remedies
from privesfeer.engine.search.batch import Batch, compiled
from privesfeer.engine.search.counterfactual import MOST
from privesfeer.engine.search.firmness import Firmness
from privesfeer.engine.search.hearing import Hearing
from privesfeer.engine.search.values import telling
from privesfeer.engine.search.whole import Heard, together
from privesfeer.rules.advice.stage import SIDES, Side
from privesfeer.rules.condition import met
from privesfeer.rules.given import Given
from privesfeer.rules.rulebook import Moment, Rulebook

_WORTH_ASKING = 3  # as many as a client is asked in one telephone call
_UP_TO_DATE = dt.timedelta(days=31)  # after its release, for as long a casebook can pass for what is known now
_LAWS_KEPT = 128
_DERIVATIONS_KEPT = 512


class Reasoner:
    """A rulebook and a casebook, ready to answer; safe to share between threads.

    Attributes:
        rulebook: the rules.
        casebook: the rulings.
        sources: makes the citations.
        versions: what answers are made with.
        law: reads the law on a question, as it is known on a day and applies on another.
    """

    def __init__(self, rulebook: Rulebook, casebook: Casebook, track: Track | None = None) -> None:
        """Compile the rulebook.

        Args:
            rulebook: the rules.
            casebook: the rulings.
            track: what strengths were worth on rulings left out; None: that was not measured.

        Raises:
            ValueError: a rule cites an authority that is not there or does not decide what it is cited for.
        """
        faults = rulebook.faults(casebook)
        if faults:
            raise ValueError("; ".join(faults))
        self.rulebook, self.casebook, self._track = rulebook, casebook, track
        self._kernels = {name: Kernel(rulebook.questions[name]) for name in rulebook.order}
        self._inference = Inference(rulebook.questions.values())
        self._prover: Prover | None = None
        self._derived: dict[tuple[str, frozenset[str], int], Derivation] = {}
        self.sources = Sources(rulebook, casebook)
        self._compactor = Compactor(self.sources)
        from importlib.metadata import version  # noqa: PLC0415 - takes long, and what was kept has it

        self.versions = Versions(engine=version("privesfeer"), rulebook=rulebook.version, casebook=casebook.version)
        self._prepared: dict[tuple[str, Moment], Law] = {}
        self._batch: Batch | None = None  # of the laws that are prepared
        self.law = lru_cache(maxsize=_LAWS_KEPT)(self._law)
        self._connected = lru_cache(maxsize=_LAWS_KEPT)(self._connection)
        ladders = (question.ladder for question in rulebook.questions.values() if question.ladder)
        tested = (literal.fact for regime in rulebook.regimes for literal in regime.literals)
        self._telling = telling(
            rulebook.codebook, self._kernels.values(), whole={*tested, *(ladder.fact for ladder in ladders)}
        )

    def _law(self, question: str, moment: Moment) -> Law:
        prepared = self._prepared.get((question, moment))
        return prepared or Law(self.rulebook, self.casebook, self._kernels[question], moment)

    def prepare(self) -> Self:
        """Read the law of the day of the casebook, on what happens now, before it is asked for.

        Returns:
            The reasoner itself.
        """
        laws = tuple(self.laws(self.casebook.release, Dates()))
        self._prepared = {(law.question.question, law.moment): law for law in laws}
        self._batch = compiled(laws)
        _ = self._inference.network
        return self

    def proving(self) -> "Reasoner":
        """Give a reasoner that answers the same, and has stock experta derive all of it once more.

        Returns:
            The reasoner, for one thread. It raises `UnprovedError` where something else follows by stock experta.
        """
        other = copy(self)
        other._derived = {}  # noqa: SLF001 - its own
        other._prover = Prover(self._inference, self.rulebook.questions.values())  # noqa: SLF001 - likewise
        return other

    def laws(self, as_of: dt.date, dates: Dates) -> Iterator[Law]:
        """Read the law on every question.

        Args:
            as_of: the day on which the law is known.
            dates: when it happened; where the date that a question asks for is missing, `as_of` counts.

        Yields:
            The law, in the order in which questions are answered.
        """
        # Between two days on which nothing became known and no law turned into another, the law is read once.
        known = max(latest(self.casebook.turns, as_of), self.rulebook.law_day(as_of))
        for name in self.rulebook.order:
            event = getattr(dates, self.rulebook.questions[name].event) or as_of
            yield self.law(name, Moment(known, self.rulebook.law_day(event)))

    def reason(self, case: Incident | CaseFile, as_of: dt.date) -> Verdict:
        """Answer every question that an incident, or a file of several acts, raises.

        Args:
            case: what happened.
            as_of: the day on which the law is known; rulings given later play no part.

        Returns:
            The verdict; the same case and day give the same verdict. Of a file, each act has its own answers
            to the questions that are asked of each, and the others are answered on the act that is strongest
            for the employer.
        """
        heard, envelope = self._heard(case, as_of)
        lead, several = heard.lead, divided(case)
        questions = self.rulebook.questions
        whole = [name for name in questions if questions[name].on_the_whole or not several]
        answered = lead.raised(whole)
        dates = {event: date for event in EVENTS if (date := getattr(case.dates, event, None))}
        acts = tuple(self._acts(case, heard, whole)) if isinstance(case, CaseFile) and several else ()
        answers = self._answers(lead, answered)
        implied = self._implied(lead)
        told = (*answers, *(each for act in acts for each in act.answers))
        return Verdict(
            client=case.client,
            facts=known_values(case.facts),
            implied=implied,
            disputed=tuple(fact for fact in self.rulebook.codebook.fact_ids if fact in case.disputed),
            assume=dict(sorted(case.assume.items())),
            dates=dates,
            lists=self._lists(case, heard, as_of),
            acts=acts,
            answers=answers,
            left_out=lead.not_raised(whole),
            connections=tuple(self._connections(lead, as_of)),
            worth_asking=_worth_asking(told, self.sources, lead.known),
            last_days=self._all_last_days(case, heard, as_of),
            days_passed=self._days_passed(lead, as_of),
            measures=self._measures(lead),
            notes=(
                *self._notes(lead, answered),
                *(of_facts := tuple(self._notes_on_facts(lead, implied))),
                *self._assumptions(case),
            ),
            notes_on_facts=of_facts,
            **envelope,
        )

    def _lists(self, case: Incident | CaseFile, heard: Heard, as_of: dt.date) -> dict[str, tuple[CaseEntry, ...]]:
        if not isinstance(case, CaseFile):
            return {}
        places = self._places(case, heard)
        return told_entries(case, self.rulebook, places, partial(self._together, case, as_of), self._answers)

    def _measures(self, lead: Hearing) -> tuple[CompactRung, ...]:
        laddered = (link for link in lead.chain.links.values() if link.law.question.ladder)
        return tuple(rung for link in laddered for rung in in_short(link, lead.known, lead.firmness))

    def scale(self, case: Incident | CaseFile, as_of: dt.date) -> Scales:
        """Put every value of a fact that is part of a question beside a case, as every measure that could be taken.

        Args:
            case: what happened; of several acts the one that is strongest for the employer counts.
            as_of: the day on which the law is known.

        Returns:
            One scale for each question with such a fact.
        """
        lead = self._heard(case, as_of)[0].lead
        laddered = (link for link in lead.chain.links.values() if link.law.question.ladder)
        return Scales(
            scales=tuple(
                scale(link, lead.known, lead.firmness, self.sources, partial(self._undecided, lead, as_of, link.name))
                for link in laddered
            ),
            days_passed=self._days_passed(lead, as_of),
        )

    def _undecided(self, lead: Hearing, as_of: dt.date, question: str, fact: str, value: FactValue) -> Undecided | None:
        """Say of a question what is told of it without an outcome, were a fact that is part of it another."""
        known = {**lead.known, fact: value}
        chain = Chain(self.laws(as_of, lead.incident.dates), known, lead.incident.assume)
        hearing = Hearing(lead.incident, known, chain, Firmness(chain, known, self._telling))
        return next((each.undecided for each in self._answers(hearing, hearing.raised([question]))), None)

    def stability(
        self, case: Incident | CaseFile, as_of: dt.date, questions: tuple[str, ...] | None = None
    ) -> Stability:
        """Say which facts can still change the answers, and which no longer matter.

        Args:
            case: what happened; of several acts the one that is strongest for the employer counts.
            as_of: the day on which the law is known.
            questions: the questions that are told, where they are raised; None: all. Which facts raise a question, and
                which no longer matter, is told of all questions together.

        Returns:
            The facts by question, the most important first.
        """
        heard, envelope = self._heard(case, as_of)
        lead = heard.lead
        open_facts = OpenFacts(lead, self.sources)
        asked = [name for name in self.rulebook.questions if questions is None or name in questions]
        return Stability(
            worth_asking=open_facts.worth_asking(asked),
            questions=tuple(open_facts.questions(asked)),
            raising=open_facts.raising(),
            settled=open_facts.settled(),
            **envelope,
        )

    def changes(
        self, case: Incident | CaseFile, as_of: dt.date, question: str, *, status: bool = False, most: int = MOST
    ) -> Changes:
        """Say what would have to be different for the answer to a question to be another.

        Args:
            case: what happened; of several acts the one that is strongest for the employer counts.
            as_of: the day on which the law is known.
            question: the question's id.
            status: whether another status is sought; otherwise another outcome.
            most: the most facts that are changed at a time, from 1 to 3.

        Returns:
            The smallest sets of changes.
        """
        heard, envelope = self._heard(case, as_of)
        lead = heard.lead
        open_facts = OpenFacts(lead, self.sources)
        return Changes(
            question=question,
            question_text=self.rulebook.codebook.question(question).question,
            now=open_facts.now(question),
            sought="status" if status else "outcome",
            most=most,
            hinges=hinges(lead.chain.links[question], lead),
            goals=tuple(open_facts.goals(question, status=status, most=most)),
            **envelope,
        )

    def arguments(
        self, case: Incident | CaseFile, as_of: dt.date, questions: tuple[str, ...] | None = None
    ) -> Arguments:
        """Plead every question for both sides.

        Args:
            case: what happened; of several acts the one that is strongest for the employer counts.
            as_of: the day on which the law is known.
            questions: the questions that are pleaded, where they are raised; None: all.

        Returns:
            The best case of each side, with what the other answers.
        """
        heard, envelope = self._heard(case, as_of)
        lead = heard.lead
        asked = [name for name in self.rulebook.questions if questions is None or name in questions]
        return Arguments(
            arguments=tuple(argue(link, lead.chain.known, self.sources) for link in lead.raised(asked)),
            **envelope,
        )

    def interview(self, case: Incident | CaseFile, as_of: dt.date) -> Interview:
        """Say which fact to ask for next, and which others still matter.

        Args:
            case: what happened; of several acts the one that is strongest for the employer counts.
            as_of: the day on which the law is known.

        Returns:
            The facts that are worth asking for.
        """
        heard, envelope = self._heard(case, as_of)
        lead = heard.lead
        asked = worth_asking(lead, self.sources)
        return Interview(
            next=asked[0] if asked else None,
            remaining=len(asked),
            groups=grouped(asked, self.rulebook.codebook),
            **envelope,
        )

    def remedies(self, case: Incident | CaseFile, as_of: dt.date) -> Remedies:
        """Work out what may be asked, until when, for how much, and who has to prove it.

        Args:
            case: what happened; of several acts the one that is strongest for the employer counts.
            as_of: the day on which it is asked.

        Returns:
            What follows from the facts by law and arithmetic; nothing of it is predicted.
        """
        heard, envelope = self._heard(case, as_of)
        told = partial(self._remedies, case, as_of, envelope)
        lists = case.lists if isinstance(case, CaseFile) else {}
        at = self._places(case, heard)
        first = told(self._together(case, as_of, at) if lists else heard)
        others = [
            (name, title, told(self._together(case, as_of, {**at, name: n})))
            for name, n, title in self._others(case, at)
        ]
        return side_by_side(first, others, self._firsts(case, at))

    def before(self, case: Incident | CaseFile, as_of: dt.date) -> Look:
        """Say whether an employer may open something before he does, how far, in which steps, and what it can cost.

        Args:
            case: what he knows and plans; of several acts the one that is strongest for the employer counts.
            as_of: the day on which the law is known.

        Returns:
            What follows from the facts of the plan.

        Raises:
            ValueError: the rulebook says nothing of it.
        """
        book = self.rulebook.advice.look
        if book is None:
            raise ValueError("the rulebook says nothing of what comes before one looks")
        heard, envelope = self._heard(case, as_of)
        given = self._with_implied(heard.lead)
        found = planned(book, given, self.rulebook.codebook)
        lead = heard.lead
        hearing = self._hear(lead.incident, as_of, lead.others, {**lead.brought, **found.supposed})
        return Looking(book, found, given, hearing, self._matter(hearing, as_of)).told(envelope)

    def advise(
        self, case: Incident | CaseFile, as_of: dt.date, side: Side | None = None, *, every: bool = False
    ) -> Advice:
        """Say what to do, for the side that asks or for both.

        Args:
            case: what happened; of several acts all count.
            as_of: the day on which it is asked.
            side: the side that is advised, whoever asks; None: the one that asks, else both.
            every: whether every step is told that belongs, however many; otherwise the most urgent.

        Returns:
            The course, the steps and what the whole is worth, for each side.
        """
        heard, envelope = self._heard(case, as_of)
        places, beside = self._pressing(case, as_of, envelope)
        at = {**self._places(case, heard), **places}
        ways = [(name, place, title) for name, place, title in self._titles(case) if name in self._measured]
        ways.sort(key=lambda each: each[1] != at.get(each[0], 0))
        measures = [
            OneMeasure(place, title, self._advised(case, as_of, envelope, {**places, name: place}, beside))
            for name, place, title in ways
        ] or [OneMeasure(0, same(""), self._advised(case, as_of, envelope, places, beside))]
        if len(measures) > 1:
            lead = measures[0].case
            measures[0] = measures[0]._replace(case=lead._replace(judged=lead.judged._replace(several=True)))
        asking = side or case.client
        sides = tuple(side_advice(measures, each, every=every) for each in ((asking,) if asking else SIDES))
        return Advice(client=case.client, sides=sides, **envelope)

    @cached_property
    def _measured(self) -> tuple[str, ...]:
        """Name the lists whose entries are measures: each is advised on by itself."""
        question = self.rulebook.on_measure.question
        return tuple(name for name, each in self.rulebook.whole.lists.items() if each == question)

    def _advised(
        self,
        case: Incident | CaseFile,
        as_of: dt.date,
        envelope: dict[str, Any],
        places: Mapping[str, int],
        beside: tuple[Deadline, ...],
    ) -> Advised:
        """Put together from what is advised, with the entries at some places of the lists of the case.

        The time limits are its own, those of other clauses and of other proceedings: another measure is advised on by
        itself, so that its last day is not taken for that of this one.
        """
        heard = self._together(case, as_of, places)
        at = {**self._places(case, heard), **places}
        summed = self._together(case, as_of, at) if isinstance(case, CaseFile) else heard
        lead, told = heard.lead, self._remedies(case, as_of, envelope, summed)
        matter = self._matter(lead, as_of)
        passed, lapse = matter.passed, self.rulebook.remedies.lapse
        planned = matter.day(lapse.planned) if lapse else None
        clauses = (
            self._remedies(case, as_of, envelope, self._together(case, as_of, {**at, name: n})).deadlines
            for name, n, _ in self._others(case, at)
            if name not in self._measured
        )
        judged = Judged(
            lead=lead,
            known={**matter.known, **lead.chain.known},
            acts=tuple({**self._with_implied(each), **each.chain.known} for each in heard.acts),
            regimes=matter.regimes,
            deadlines=(*told.deadlines, *(each for one in clauses for each in one), *beside),
            as_of=as_of,
            day=lead.incident.dates.measure or planned,
            entries=self._listed(case)
            | {name: self._entries(case, as_of, name, places) for name in self.rulebook.sided},
            titles=tuple(titled(each.incident.title) for each in heard.acts),
            firm=tuple(firmness_of(each.chain.links.values()) for each in heard.acts),
        )

        def asked() -> tuple[NamedFact, ...]:
            whole = [name for name in self.rulebook.questions if lead.chain.links[name].result]
            return _worth_asking(self._answers(lead, lead.raised(whole)), self.sources, lead.known)

        supposed = self._supposed(matter, judged.day or as_of)
        ending = partial(self._ending, supposed) if supposed else None
        priced = self._remedies(case, as_of, envelope, summed, ending) if ending else told
        days = passed.days if passed else None

        def as_asked(measure: str) -> Remedies:
            return self._remedies(case, as_of, envelope, summed, partial(self._asked, measure))

        return Advised(judged, told, priced, supposed, as_asked, self.sources, self._track, asked, days)

    def _pressing(
        self, case: Incident | CaseFile, as_of: dt.date, envelope: dict[str, Any]
    ) -> tuple[dict[str, int], tuple[Deadline, ...]]:
        """Find of several proceedings the one whose term ends first, and the terms of the others."""
        places, beside = dict[str, int](), list[Deadline]()
        for name, entries in case.lists.items() if isinstance(case, CaseFile) else ():
            if name in self.rulebook.whole.lists or len(entries) == 1:
                continue
            heard = [self._together(case, as_of, {name: place}) for place in range(len(entries))]
            terms = [self._remedies(case, as_of, envelope, each).deadlines for each in heard]
            running = [
                (each.last_day, place)
                for place, one in enumerate(terms)
                for each in one
                if each.start in entries[place].facts.known.values() and each.last_day and each.last_day >= as_of
            ]
            if running:
                places[name] = min(running)[1]
            beside += [each for place, one in enumerate(terms) if place != places.get(name, 0) for each in one]
        return places, tuple(beside)

    def _entries(
        self, case: Incident | CaseFile, as_of: dt.date, name: str, places: Mapping[str, int]
    ) -> tuple[ListedEntry, ...]:
        """Give each of several entries of a list with the answer to its question; of one the whole tells."""
        case_list = next(each for each in self.rulebook.codebook.lists if each.id == name)
        entries = case.lists.get(name, ()) if isinstance(case, CaseFile) else ()
        several = range(len(entries) if len(entries) > 1 else 0)
        heard = [self._together(case, as_of, {**places, name: place}).lead for place in several]
        return tuple(
            ListedEntry(
                entry_title(entry, case_list, self.rulebook.codebook), {**self._with_implied(each), **each.chain.known}
            )
            for entry, each in zip(entries, heard, strict=False)
        )

    def _listed(self, case: Incident | CaseFile) -> dict[str, tuple[ListedEntry, ...]]:
        """Give what is stated of each entry of every list."""
        lists = case.lists if isinstance(case, CaseFile) else {}
        book = self.rulebook.codebook
        return {
            each.id: tuple(
                ListedEntry(entry_title(entry, each, book), dict(entry.facts.known)) for entry in lists.get(each.id, ())
            )
            for each in book.lists
        }

    def _supposed(self, matter: Matter, day: dt.date) -> dt.date | None:
        """Say on which day the employment is supposed to end of a measure that is still to come; None: it is known."""
        book = self.rulebook.remedies.days
        known = matter.first_day((*book.applied, *book.named, *book.ended))
        return None if known else day

    def _ending(self, supposed: dt.date, matter: Matter) -> Matter:
        """Suppose that the employment ends on a day."""
        known = {**matter.known, **dict.fromkeys(self.rulebook.remedies.days.applied, supposed)}
        return replace(matter, known=known, dates=matter.dates.model_copy(update={EVENTS[-1]: supposed}))

    def _asked(self, measure: str, matter: Matter) -> Matter:
        """Suppose that a measure is asked of a court on the day of reading."""
        known = {**matter.known, self.rulebook.measure: measure}
        return replace(matter, known=known, dates=matter.dates.model_copy(update={EVENTS[-1]: None}))

    def _remedies(
        self,
        case: Incident | CaseFile,
        as_of: dt.date,
        envelope: dict[str, Any],
        heard: Heard,
        supposing: Callable[[Matter], Matter] | None = None,
    ) -> Remedies:
        matter = self._matter(heard.lead, as_of)
        matter = supposing(matter) if supposing else matter
        acts = tuple(self._heard_acts(case, heard, matter)) if isinstance(case, CaseFile) and case.acts else ()
        return remedies(replace(matter, acts=acts, elements=self._elements(heard.lead)), envelope)

    def _elements(self, lead: Hearing) -> Mapping[str, ElementState]:
        """Say how what a court asks of the measure stands; what does not arise is left out."""
        link = lead.chain.links[self.rulebook.on_measure.question]
        standing = standing_of(link, lead.chain.known, self.sources) if link.result else ()
        asked = [each for each in standing if each.state != "not_raised"]
        return {f"{each.ground.id}.{each.element.id}" if each.ground else each.element.id: each.state for each in asked}

    def _heard_acts(self, case: CaseFile, heard: Heard, matter: Matter) -> Iterator[HeardAct]:
        """Give each act by itself, as far as amounts are counted act by act."""
        for number, (act, hearing) in enumerate(zip(case.acts, heard.acts, strict=True), 1):
            results = {name: link.result for name, link in hearing.chain.links.items()}
            yield HeardAct(
                title=titled(act.title) or wording.ACT.fill(number=str(number)),
                stated=frozenset(act.facts.known),
                given=Given(self._with_implied(hearing), hearing.incident.dates, matter.as_of, matter.book),
                outcomes={name: each and each.outcome for name, each in results.items()} | {**hearing.chain.assume},
            )

    def _with_implied(self, hearing: Hearing) -> Mapping[str, FactValue]:
        """Give what is known of an incident, with what that implies."""
        return {**hearing.known, **self.rulebook.codebook.contradictions.implied(hearing.known)}

    def _places(self, case: Incident | CaseFile, heard: Heard) -> dict[str, int]:
        """Say on which entry of each list the answers on the whole are: the first; of clauses that of the lead."""
        lists = case.lists if isinstance(case, CaseFile) else {}
        places = dict.fromkeys(lists, 0)
        for name in (each for each in self._by_act if len(lists.get(each, ())) > 1):
            ways = ({**places, name: place} for place in range(len(lists[name])))
            lead = heard.lead.incident
            found = (each for each in ways if isinstance(case, CaseFile) and case.heard_with(each)[heard.place] == lead)
            places = next(found, places)
        return places

    @cached_property
    def _by_act(self) -> tuple[str, ...]:
        """Name the lists on each entry of which a question is answered act by act."""
        asked = self.rulebook.whole.lists.items()
        return tuple(name for name, each in asked if not self.rulebook.questions[each].on_the_whole)

    def _others(self, case: Incident | CaseFile, places: Mapping[str, int]) -> Iterator[tuple[str, int, Text]]:
        """Name the entries beside those at some places: the list, the place there, what it is called."""
        yield from (each for each in self._titles(case) if each[1] != places.get(each[0], 0))

    def _firsts(self, case: Incident | CaseFile, places: Mapping[str, int]) -> Mapping[str, Text]:
        """Say what the entries at some places are called."""
        return {name: title for name, place, title in self._titles(case) if place == places.get(name, 0)}

    def _titles(self, case: Incident | CaseFile) -> Iterator[tuple[str, int, Text]]:
        lists = case.lists if isinstance(case, CaseFile) else {}
        for each in self.rulebook.codebook.lists:
            for place, entry in enumerate(lists.get(each.id, ())):
                if each.id in self.rulebook.whole.lists:
                    title = entry_title(entry, each, self.rulebook.codebook) or same(str(place + 1))
                    yield each.id, place, title

    def _matter(self, lead: Hearing, as_of: dt.date) -> Matter:
        dates = lead.incident.dates
        inferred = self.rulebook.framework.inferred(lead.known, dates.measure or as_of)
        regimes, assumed = (inferred.regimes, inferred.assumed) if inferred else ((), None)
        known = self._with_implied(lead)
        disputed, passed = frozenset(lead.incident.disputed), self._days_passed(lead, as_of)
        book = self.rulebook.remedies
        return Matter(known, dates, as_of, book, regimes, self.sources, assumed, disputed, passed)

    def _all_last_days(self, case: Incident | CaseFile, heard: Heard, as_of: dt.date) -> tuple[LastDay, ...]:
        """Count the terms of every measure and clause; one that several make run on the same day is told once."""
        places = self._places(case, heard)
        others = [
            (name, title, self._last_days(self._together(case, as_of, {name: place}).lead, as_of))
            for name, place, title in self._others(case, places)
        ]
        return all_last_days(self._last_days(heard.lead, as_of), others, self._firsts(case, places))

    def _last_days(self, lead: Hearing, as_of: dt.date) -> tuple[LastDay, ...]:
        """Count the terms that dates make run; without a date none is counted."""
        if not lead.incident.dates.measure and not any(isinstance(each, dt.date) for each in lead.known.values()):
            return ()
        return last_days(self._matter(lead, as_of))

    def switches(
        self, case: Incident | CaseFile, as_of: dt.date, place: int | None = None
    ) -> dict[str, tuple[Switch, ...]]:
        """Say by which single facts, were they otherwise, each answer would turn.

        Args:
            case: what happened.
            as_of: the day on which the law is known.
            place: of several acts the place of one that is asked by itself; None: the whole.

        Returns:
            The switches by question, of the questions that are raised.
        """
        heard = self._heard(case, as_of)[0]
        return switches(heard.lead if place is None else heard.acts[place], self.rulebook.questions)

    def compact(self, case: Incident | CaseFile, as_of: dt.date) -> Compact:
        """Answer every question that a case raises in short, without trying what could change the answers.

        Args:
            case: what happened.
            as_of: the day on which the law is known.

        Returns:
            The same outcomes and statuses as the verdict, with their authorities.
        """
        heard, envelope = self._heard(case, as_of)
        del envelope["title"]
        several = divided(case)
        whole = [name for name, each in self.rulebook.questions.items() if each.on_the_whole or not several]
        own = [name for name in self.rulebook.questions if name not in whole]
        return Compact(
            acts=tuple(CompactAct(**self._short(each, own)) for each in heard.acts if several),
            **self._short(heard.lead, whole),
            **envelope,
        )

    def _short(self, hearing: Hearing, questions: list[str]) -> dict[str, Any]:
        answers = (self._compactor.answer(link, hearing.chain.known) for link in hearing.raised(questions))
        return {"answers": tuple(answers), "left_out": hearing.not_raised(questions)}

    def _heard(self, case: Incident | CaseFile, as_of: dt.date) -> tuple[Heard, dict[str, Any]]:
        """Hear each act and the whole; give these, and what is told of every case whatever was asked."""
        heard = self._together(case, as_of, {})
        envelope = {
            "title": titled(case.title),
            "as_of": as_of,
            "lead": heard.place if divided(case) else None,
            "limits": Text.joined((*self._edge(as_of), wording.LIMITS), " "),
            "versions": self.versions,
        }
        return heard, envelope

    def _together(self, case: Incident | CaseFile, as_of: dt.date, places: Mapping[str, int]) -> Heard:
        """Hear each act, with the entries at some places of the lists of the case, and the whole.

        Of several clauses each act is told with the one under which it is strongest for the employer, and leads with
        the one under which the measure is.
        """
        ways = tuple(zip(*self._each_way(case, as_of, places), strict=True))
        asked = [self.rulebook.whole.lists[name] for name in self._by_act]
        acts = tuple(max(each, key=lambda one: [one.strength(question) for question in asked]) for each in ways)

        def again(act: Hearing, brought: Mapping[str, FactValue]) -> Hearing:
            return self._hear(act.incident, as_of, act.others, brought)

        parts = case.acts if isinstance(case, CaseFile) and case.acts else (case,)
        own = [each.facts.known.keys() for each in parts]
        return together(acts, own, self.rulebook.whole, again, ways)

    def _each_way(
        self, case: Incident | CaseFile, as_of: dt.date, places: Mapping[str, int]
    ) -> tuple[tuple[Hearing, ...], ...]:
        """Hear each act by itself, in every way that is left: with each of several clauses."""
        if not isinstance(case, CaseFile):
            return ((self._hear(case, as_of),),)
        free = {name: range(len(case.lists.get(name, ()))) for name in self._by_act if name not in places}
        several = {name: entries for name, entries in free.items() if len(entries) > 1}
        heard = []
        for chosen in product(*several.values()):
            incidents = case.heard_with({**places, **dict(zip(several, chosen, strict=True))})
            days = tuple(each.dates for each in incidents) if len(incidents) > 1 else ()
            heard.append(tuple(self._hear(incident, as_of, days) for incident in incidents))
        return tuple(heard)

    def _edge(self, as_of: dt.date) -> Iterator[Text]:
        """Say where what is known of the law ends, if the day on which it is to be read lies beyond."""
        if as_of > self.casebook.release + _UP_TO_DATE:
            yield wording.KNOWN_UNTIL.fill(day=long_date(self.casebook.release))
        if as_of < self.casebook.oldest:
            yield wording.KNOWN_FROM.fill(day=long_date(self.casebook.oldest))

    def _hear(
        self,
        incident: Incident,
        as_of: dt.date,
        others: tuple[Dates, ...] = (),
        brought: Mapping[str, FactValue] | None = None,
    ) -> Hearing:
        case = self.counted(incident, as_of, others)
        known = {**case.known, **(brought or {})}
        chain = Chain(self.laws(as_of, incident.dates), known, incident.assume)
        # Where the days tell, no valuation of them is tried, save what the parties dispute.
        unasked = {*case.unasked} - {*incident.disputed}
        telling = {name: each for name, each in self._telling.items() if name not in unasked}
        return Hearing(incident, known, chain, Firmness(chain, known, telling), others, brought or {})

    def counted(self, incident: Incident, as_of: dt.date, others: tuple[Dates, ...] = ()) -> Counted:
        """Give the facts from which is reasoned: those that are known, with what is counted of their days.

        Args:
            incident: what happened.
            as_of: the day to which is counted where the measure has no day yet.
            others: when the other acts of its file happened.

        Returns:
            They, with what is told of the days.
        """
        return counted(self.rulebook.remedies, incident, as_of, others)

    def _days_passed(self, lead: Hearing, as_of: dt.date) -> DaysPassed | None:
        """Tell how many days went by before the measure."""
        lapse, dates = self.rulebook.remedies.lapse, lead.incident.dates
        moment = Moment(as_of, dates.measure or as_of)
        authority = self.sources.authority(lapse.authority, None, moment) if lapse else ()
        return days_passed(lapse, self.counted(lead.incident, as_of, lead.others), dates, authority)

    def _answers(self, hearing: Hearing, links: tuple[Link, ...]) -> tuple[Answer, ...]:
        derivations = self._derivations(hearing, links)
        return tuple(
            Explanation(hearing, self.sources, link, derivations[link.name], self._track).answer() for link in links
        )

    def _derivations(self, hearing: Hearing, links: tuple[Link, ...]) -> Mapping[str, Derivation]:
        """Run the rules; where the same tests hold as before, the same follows, and they are not run again."""
        kept, keys = self._derived, {link.name: (link.name, link.law.founded, link.tests) for link in links}
        found = {name: kept[key] for name, key in keys.items() if key in kept}
        missing = {link.name: link.law.founded for link in links if link.name not in found}
        if missing:
            derived = (self._prover or self._inference).derive(hearing.chain.known, missing)
            for link in links:
                if link.name in missing:
                    found[link.name] = kept[keys[link.name]] = proved(link, derived[link.name])
            while len(kept) > _DERIVATIONS_KEPT:
                kept.pop(next(iter(kept)), None)  # the oldest
        return found

    def _acts(self, case: CaseFile, heard: Heard, whole: list[str]) -> Iterator[ActVerdict]:
        asked = [name for name in self.rulebook.questions if name not in whole]
        own = [each.facts.known.keys() for each in case.acts]
        told = rows(heard, self.rulebook.whole, own, self.sources)
        for act, hearing, row in zip(case.acts, heard.acts, told, strict=True):
            yield ActVerdict(
                title=titled(act.title),
                facts=known_values(act.facts),
                disputed=tuple(fact for fact in self.rulebook.codebook.fact_ids if fact in act.disputed),
                dates={event: date for event in EVENTS if (date := getattr(act.dates, event, None))},
                answers=self._answers(hearing, hearing.raised(asked)),
                left_out=hearing.not_raised(asked),
                row=row,
            )

    def _connections(self, hearing: Hearing, as_of: dt.date) -> Iterator[AppliedConnection]:
        """Tell how the answers fit together, whatever their status; an assumption stands for its answer."""
        moment = Moment(as_of, hearing.incident.dates.measure or as_of)
        answered: dict[str, FactValue] = {**hearing.known}
        for name, link in hearing.chain.links.items():
            outcome = hearing.chain.assume.get(name) or (link.result and link.result.outcome)
            if outcome:
                answered[name] = outcome
        regime = self.rulebook.regime(hearing.known, moment.event)
        for each in self.rulebook.connections:
            holds = each.regime in {None, regime} and met(each.alternatives, answered)
            if holds and (told := self._connected(each.id, moment)):
                yield told

    def _connection(self, name: str, moment: Moment) -> AppliedConnection | None:
        """Tell how answers fit together; None: nothing on which that rests is known."""
        each = next(one for one in self.rulebook.connections if one.id == name)
        if not self.sources.known(each.authority, moment):
            return None
        authority = self.sources.authority(each.authority, None, moment)
        return AppliedConnection(connection=name, text=each.text, authority=authority)

    def _implied(self, lead: Hearing) -> tuple[StatedFact, ...]:
        codebook = self.rulebook.codebook
        given, implied = lead.incident.facts, codebook.contradictions.implied(lead.known)
        known = {name: value for name, value in lead.known.items() if name not in lead.brought}
        shown = {name: value for name, value in known.items() if given.get(name) is None} | implied
        return tuple(stated(codebook, name, shown[name], "implied") for name in codebook.fact_ids if name in shown)

    @staticmethod
    def _notes(lead: Hearing, raised: tuple[Link, ...]) -> Iterator[Text]:
        events = dict.fromkeys(link.law.question.event for link in raised)
        if missing := [wording.EVENTS[each] for each in events if getattr(lead.incident.dates, each) is None]:
            yield wording.DATES_MISSING.fill(events=Text.enumerate(missing))

    def _notes_on_facts(self, lead: Hearing, implied: tuple[StatedFact, ...]) -> Iterator[Text]:
        if implied:
            listed = (wording.IMPLIED_FACT.fill(short=each.short, value=each.label) for each in implied)
            yield wording.IMPLIED.fill(facts=Text.joined(tuple(listed), "; "))
        if lead.incident.disputed:
            facts = [self.rulebook.codebook.fact(fact).short for fact in dict.fromkeys(lead.incident.disputed)]
            yield wording.DISPUTED.fill(facts=Text.enumerate(facts))

    def _assumptions(self, case: Incident | CaseFile) -> Iterator[Text]:
        for name, outcome in sorted(case.assume.items()):
            question = self.rulebook.codebook.question(name)
            yield wording.ASSUMED.fill(question=question.question, outcome=question.outcomes[outcome])


def _worth_asking(answers: Iterable[Answer], sources: Sources, known: Mapping[str, FactValue]) -> tuple[NamedFact, ...]:
    """Choose the facts that are worth finding out first."""
    worth, named = Worth(sources, known), dict[str, NamedFact]()
    for answer in answers:
        for missing in closing(answer.elements):
            named.update({each.fact: each for each in missing})
            worth.closes(each.fact for each in missing)
        for fact in (*answer.disputed, *answer.open_facts):
            required = None if answer.status == "required" else "required"
            telling = [each for each in fact.values if each.outcome != answer.outcome or each.status == required]
            if telling:
                named[fact.fact] = fact.named
                deciding = any(each.status == required for each in telling)
                worth.turns(fact.fact, [each.value for each in telling], decides=deciding)
    return tuple(named[each] for each in worth.first(_WORTH_ASKING))
