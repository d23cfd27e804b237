"""Matters: what may be asked of a case, until when and for how much; what to do; and what comes before one looks."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, partial

from privesfeer.cases.casefile import CaseFile, divided
from privesfeer.cases.commons.text import untranslated
from privesfeer.cases.fact import FactValue
from privesfeer.cases.incident import EVENTS
from privesfeer.engine.advice.advice import Advised
from privesfeer.engine.advice.circumstances import Judged, ListedEntry, firmness_of
from privesfeer.engine.advice.look import Looking, planned
from privesfeer.engine.advice.look_records import Look
from privesfeer.engine.advice.records import Advice
from privesfeer.engine.advice.reserved import reserved
from privesfeer.engine.advice.several import OneMeasure, side_advice
from privesfeer.engine.answers import wording
from privesfeer.engine.answers.facts.records import NamedFact
from privesfeer.engine.answers.reasons.failing import standing_of
from privesfeer.engine.answers.reasons.track import Track
from privesfeer.engine.answers.verdicts.beyond import reservation, told_beyond
from privesfeer.engine.answers.verdicts.entries import entry_title
from privesfeer.engine.answers.verdicts.explanation import titled
from privesfeer.engine.answers.verdicts.verdict import LastDay
from privesfeer.engine.doctrine.elements import ElementState
from privesfeer.engine.hearings import HeardCase, Hearings
from privesfeer.engine.remedies.last_days import all_last_days, last_days
from privesfeer.engine.remedies.matter import HeardAct, Matter
from privesfeer.engine.remedies.records import Deadline, Remedies
from privesfeer.engine.remedies.remedies import remedies, side_by_side
from privesfeer.engine.search.case_analysis import CaseAnalysis
from privesfeer.engine.search.whole import Heard
from privesfeer.rules.advice.stage import SIDES, Side
from privesfeer.rules.given import Given


class Matters:
    """A case that was heard, as what can be asked and done in it."""

    def __init__(self, hearings: Hearings, case: HeardCase) -> None:
        """Keep the case, and the books under which it was heard."""
        self._hearings, self._heard, self._as_of = hearings, case, case.as_of
        self._rulebook, self._sources = hearings.rulebook, hearings.sources

    def _matter(self, lead: CaseAnalysis) -> Matter:
        dates = lead.incident.dates
        inferred = self._rulebook.framework.inferred(lead.known, dates.measure or self._as_of)
        regimes, assumed = (inferred.regimes, inferred.assumed) if inferred else ((), None)
        known, passed = self._hearings.with_implied(lead), self._hearings.days_passed(lead, self._as_of)
        book, disputed = self._rulebook.remedies, frozenset(lead.incident.disputed)
        return Matter(known, dates, self._as_of, book, regimes, self._sources, assumed, disputed, passed)

    # ---- last days -------------------------------------------------------------------------------------------------

    def last_days(self) -> tuple[LastDay, ...]:
        """Count the terms of every measure and clause; one that several make run on the same day is told once."""
        case = self._heard
        places = case.places(case.heard)
        others = [
            (name, title, self._last_days(case.at({name: place}).lead)) for name, place, title in case.others(places)
        ]
        return all_last_days(self._last_days(case.lead), others, case.firsts(places))

    def _last_days(self, lead: CaseAnalysis) -> tuple[LastDay, ...]:
        """Count the terms that dates make run; without a date none is counted."""
        if not lead.incident.dates.measure and not any(isinstance(each, dt.date) for each in lead.known.values()):
            return ()
        return last_days(self._matter(lead))

    # ---- remedies --------------------------------------------------------------------------------------------------

    def remedies(self) -> Remedies:
        """Tell the remedies of the first measure and clause, and what each further one adds."""
        case = self._heard
        at = case.places(case.heard)
        first = self._remedies(case.at(at) if case.lists else case.heard)
        others = [(name, title, self._remedies(case.at({**at, name: n}))) for name, n, title in case.others(at)]
        return side_by_side(first, others, case.firsts(at))

    def _remedies(self, heard: Heard, supposing: Callable[[Matter], Matter] | None = None) -> Remedies:
        matter = self._matter(heard.lead)
        matter = supposing(matter) if supposing else matter
        acts = tuple(self._acts(heard, matter))
        return remedies(replace(matter, acts=acts, elements=self._elements(heard.lead)), self._heard.envelope)

    def _elements(self, lead: CaseAnalysis) -> Mapping[str, ElementState]:
        """Say how what a court asks of the measure stands; what does not arise is left out."""
        link = lead.chain.links[self._rulebook.on_measure.question]
        standing = standing_of(link, lead.chain.known, self._sources) if link.result else ()
        asked = [each for each in standing if each.state != "not_raised"]
        return {f"{each.ground.id}.{each.element.id}" if each.ground else each.element.id: each.state for each in asked}

    def _acts(self, heard: Heard, matter: Matter) -> Iterator[HeardAct]:
        """Give each act by itself, as far as amounts are counted act by act."""
        case = self._heard.case
        acts = zip(case.acts, heard.acts, strict=True) if isinstance(case, CaseFile) and divided(case) else ()
        for number, (act, analysis) in enumerate(acts, 1):
            results = {name: link.result for name, link in analysis.chain.links.items()}
            yield HeardAct(
                title=titled(act.title) or wording.ACT.fill(number=str(number)),
                stated=frozenset(act.facts.known),
                given=Given(self._hearings.with_implied(analysis), analysis.incident.dates, matter.as_of, matter.book),
                outcomes={name: each and each.outcome for name, each in results.items()} | {**analysis.chain.assume},
            )

    # ---- advice ----------------------------------------------------------------------------------------------------

    def before(self) -> Look:
        """Say whether an employer may open something before he does, how far, in which steps, and what it can cost.

        Raises:
            ValueError: the rulebook says nothing of it.
        """
        book, lead = self._rulebook.advice.look, self._heard.lead
        if book is None:
            raise ValueError("the rulebook says nothing of what comes before one looks")
        given = self._hearings.with_implied(lead)
        found = planned(book, given, self._rulebook.codebook)
        analysis = self._hearings.hear(lead.incident, self._as_of, lead.others, {**lead.brought, **found.supposed})
        return Looking(book, found, given, analysis, self._matter(analysis)).told(self._heard.envelope)

    def advice(
        self,
        side: Side | None,
        track: Track | None,
        asked: Callable[[CaseAnalysis], tuple[NamedFact, ...]],
        *,
        every: bool,
    ) -> Advice:
        """Say what to do, for the side that asks or for both.

        Args:
            side: the side that is advised, whoever asks; None: the one that asks, else both.
            track: what strengths were worth on rulings left out; None: that was not measured.
            asked: says of the act that leads which facts are worth finding out first.
            every: whether every step is told that belongs, however many; otherwise the most urgent.
        """
        case, (places, beside) = self._heard, self._pressing()
        at = {**case.places(case.heard), **places}
        ways = [(name, place, title) for name, place, title in case.titles() if name in self._measured]
        ways.sort(key=lambda each: each[1] != at.get(each[0], 0))
        measures = [
            OneMeasure(place, title, self._advised({**places, name: place}, beside, track, asked))
            for name, place, title in ways
        ] or [OneMeasure(0, untranslated(""), self._advised(places, beside, track, asked))]
        if len(measures) > 1:
            lead = measures[0].case
            measures[0] = measures[0]._replace(case=lead._replace(judged=lead.judged._replace(several=True)))
        asking = side or case.case.client
        beyond = told_beyond(case.case, self._as_of)
        sides = (side_advice(measures, each, every=every) for each in ((asking,) if asking else SIDES))
        return Advice(
            client=case.case.client,
            beyond=beyond,
            reservation=reservation(beyond, wording.NOT_COVERED),
            sides=tuple(reserved(each, beyond, self._as_of) for each in sides),
            **case.envelope,
        )

    @cached_property
    def _measured(self) -> tuple[str, ...]:
        """Name the lists whose entries are measures: each is advised on by itself."""
        question = self._rulebook.on_measure.question
        return tuple(name for name, each in self._rulebook.whole.lists.items() if each == question)

    def _advised(
        self,
        places: Mapping[str, int],
        beside: tuple[Deadline, ...],
        track: Track | None,
        asked: Callable[[CaseAnalysis], tuple[NamedFact, ...]],
    ) -> Advised:
        """Put together from what is advised, with the entries at some places of the lists of the case.

        The time limits are its own, those of other clauses and of other proceedings: another measure is advised on by
        itself, so that its last day is not taken for that of this one.
        """
        case, heard = self._heard, self._heard.at(places)
        at = {**case.places(heard), **places}
        summed = case.at(at) if isinstance(case.case, CaseFile) else heard
        lead, told = heard.lead, self._remedies(summed)
        matter = self._matter(lead)
        passed, lapse = matter.passed, self._rulebook.remedies.lapse
        clauses = (
            self._remedies(case.at({**at, name: n})).deadlines
            for name, n, _ in case.others(at)
            if name not in self._measured
        )
        judged = Judged(
            lead=lead,
            known={**matter.known, **lead.chain.known},
            acts=tuple(map(self._concluded, heard.acts)),
            regimes=matter.regimes,
            deadlines=(*told.deadlines, *(each for one in clauses for each in one), *beside),
            as_of=self._as_of,
            day=lead.incident.dates.measure or (matter.day(lapse.planned) if lapse else None),
            entries=self._listed() | {name: self._entries(name, places) for name in self._rulebook.sided},
            titles=tuple(titled(each.incident.title) for each in heard.acts),
            firm=tuple(firmness_of(each.chain.links.values()) for each in heard.acts),
        )
        supposed = self._supposed(matter, judged.day or self._as_of)
        ending = partial(self._ending, supposed) if supposed else None
        return Advised(
            judged=judged,
            remedies=told,
            priced=self._remedies(summed, ending) if ending else told,
            supposed=supposed,
            as_asked=lambda measure: self._remedies(summed, partial(self._asked, measure)),
            sources=self._sources,
            track=track,
            asked=lambda: asked(lead),
            days=passed.days if passed else None,
        )

    def _concluded(self, analysis: CaseAnalysis) -> dict[str, FactValue]:
        """Give what is known of an act, with what that implies and the answers."""
        return {**self._hearings.with_implied(analysis), **analysis.chain.known}

    def _pressing(self) -> tuple[dict[str, int], tuple[Deadline, ...]]:
        """Find of several proceedings the one whose term ends first, and the terms of the others."""
        places, beside = dict[str, int](), list[Deadline]()
        others = {each.name for each in self._rulebook.remedies.terms if each.beside}
        for name, entries in self._heard.lists.items():
            if name in self._rulebook.whole.lists or len(entries) == 1:
                continue
            terms = [self._remedies(self._heard.at({name: place})).deadlines for place in range(len(entries))]
            running = [
                (each.last_day, place)
                for place, one in enumerate(terms)
                for each in one
                if each.name not in others
                and each.start in entries[place].facts.known.values()
                and each.last_day
                and each.last_day >= self._as_of
            ]
            if running:
                places[name] = min(running)[1]
            beside += [each for place, one in enumerate(terms) if place != places.get(name, 0) for each in one]
        return places, tuple(beside)

    def _entries(self, name: str, places: Mapping[str, int]) -> tuple[ListedEntry, ...]:
        """Give each entry of a list with the answer to its question."""
        codebook, entries = self._rulebook.codebook, self._heard.lists.get(name, ())
        case_list = next(each for each in codebook.lists if each.id == name)
        return tuple(
            ListedEntry(
                entry_title(entry, case_list, codebook), self._concluded(self._heard.entry(name, place, places).lead)
            )
            for place, entry in enumerate(entries)
        )

    def _listed(self) -> dict[str, tuple[ListedEntry, ...]]:
        """Give what is stated of each entry of every list."""
        book, lists = self._rulebook.codebook, self._heard.lists
        return {
            each.id: tuple(
                ListedEntry(entry_title(entry, each, book), dict(entry.facts.known)) for entry in lists.get(each.id, ())
            )
            for each in book.lists
        }

    def _supposed(self, matter: Matter, day: dt.date) -> dt.date | None:
        """Say on which day the employment is supposed to end of a measure that is still to come; None: it is known."""
        book = self._rulebook.remedies.days
        known = matter.first_day((*book.applied, *book.named, *book.ended))
        return None if known else day

    def _ending(self, supposed: dt.date, matter: Matter) -> Matter:
        """Suppose that the employment ends on a day."""
        known = {**matter.known, **dict.fromkeys(self._rulebook.remedies.days.applied, supposed)}
        return replace(matter, known=known, dates=matter.dates.model_copy(update={EVENTS[-1]: supposed}))

    def _asked(self, measure: str, matter: Matter) -> Matter:
        """Suppose that a measure is asked of a court on the day of reading."""
        known = {**matter.known, self._rulebook.measure: measure}
        return replace(matter, known=known, dates=matter.dates.model_copy(update={EVENTS[-1]: None}))
