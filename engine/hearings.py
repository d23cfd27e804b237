"""Hearings: cases taken apart into what is answered of them, under the law of their days."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import product
from typing import Any, Self

from privesfeer.cases.casebook import Casebook
from privesfeer.cases.casefile import CaseFile, divided
from privesfeer.cases.commons.day import latest, long_date
from privesfeer.cases.commons.text import Text, untranslated
from privesfeer.cases.fact import FactValue
from privesfeer.cases.fit import UnfitFilesError
from privesfeer.cases.incident import Dates, Incident
from privesfeer.cases.problems import fault
from privesfeer.engine.answers import wording
from privesfeer.engine.answers.authorities.sources import Sources
from privesfeer.engine.answers.facts.days_passed import DaysPassed
from privesfeer.engine.answers.verdicts.entries import entry_title
from privesfeer.engine.answers.verdicts.explanation import titled
from privesfeer.engine.answers.verdicts.verdict import Versions
from privesfeer.engine.doctrine.answer_chain import AnswerChain
from privesfeer.engine.doctrine.factors import FactorIndex
from privesfeer.engine.doctrine.law import Law
from privesfeer.engine.remedies.lapse import Counted, counted
from privesfeer.engine.remedies.lapse import told as days_passed
from privesfeer.engine.search.batch import Batch, compiled
from privesfeer.engine.search.case_analysis import CaseAnalysis
from privesfeer.engine.search.firmness import Firmness
from privesfeer.engine.search.representative_values import representatives
from privesfeer.engine.search.whole import Heard, together
from privesfeer.rules.faults import faults
from privesfeer.rules.rulebook import Moment, Rulebook

_UP_TO_DATE = dt.timedelta(days=31)  # after its release, for as long a casebook can pass for what is known now
_LAWS_KEPT = 128


class Hearings:
    """A rulebook and a casebook, under which cases are heard; safe to share between threads.

    Attributes:
        rulebook: the rules.
        casebook: the rulings.
        sources: makes the citations.
        versions: what answers are made with.
        law: reads the law on a question, as it is known on a day and applies on another.
    """

    def __init__(self, rulebook: Rulebook, casebook: Casebook) -> None:
        """Compile the rulebook.

        Raises:
            UnfitFilesError: a rule cites an authority that is not there or does not decide what it is cited for.
        """
        if found := faults(rulebook, casebook):
            raise UnfitFilesError({place: (fault(why),) for place, _, why in (each.partition(": ") for each in found)})
        self.rulebook, self.casebook = rulebook, casebook
        self.sources = Sources(rulebook, casebook)
        from importlib.metadata import version  # noqa: PLC0415 - takes long, and what was kept has it

        self.versions = Versions(engine=version("privesfeer"), rulebook=rulebook.version, casebook=casebook.version)
        self._factor_indexes = {name: FactorIndex(rulebook.questions[name]) for name in rulebook.order}
        self._prepared: dict[tuple[str, Moment], Law] = {}
        self._batch: Batch | None = None  # of the laws that are prepared
        self.law = lru_cache(maxsize=_LAWS_KEPT)(self._law)
        ladders = (question.ladder for question in rulebook.questions.values() if question.ladder)
        tested = (literal.fact for regime in rulebook.regimes for literal in regime.literals)
        self._telling = representatives(
            rulebook.codebook, self._factor_indexes.values(), whole={*tested, *(ladder.fact for ladder in ladders)}
        )

    # ---- the law ---------------------------------------------------------------------------------------------------

    def _law(self, question: str, moment: Moment) -> Law:
        prepared = self._prepared.get((question, moment))
        return prepared or Law(self.rulebook, self.casebook, self._factor_indexes[question], moment)

    def prepare(self) -> Self:
        """Read the law of the day of the casebook, on what happens now, before it is asked for.

        Returns:
            It itself.
        """
        laws = tuple(self.laws(self.casebook.release, Dates()))
        self._prepared = {(law.question.question, law.moment): law for law in laws}
        self._batch = compiled(laws)
        return self

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

    # ---- one incident ----------------------------------------------------------------------------------------------

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

    def hear(
        self,
        incident: Incident,
        as_of: dt.date,
        others: tuple[Dates, ...] = (),
        brought: Mapping[str, FactValue] | None = None,
    ) -> CaseAnalysis:
        """Answer every question on an incident.

        Args:
            incident: what happened.
            as_of: the day on which the law is known.
            others: when the other acts of its file happened.
            brought: what is known of it by those acts, or supposed; None: nothing.
        """
        case = self.counted(incident, as_of, others)
        known = {**case.known, **(brought or {})}
        chain = AnswerChain(self.laws(as_of, incident.dates), known, incident.assume)
        # Where the days tell, no valuation of them is tried, save what the parties dispute.
        unasked = {*case.unasked} - {*incident.disputed}
        telling = {name: each for name, each in self._telling.items() if name not in unasked}
        return CaseAnalysis(incident, known, chain, Firmness(chain, known, telling), others, brought or {})

    def supposing(self, analysis: CaseAnalysis, as_of: dt.date, fact: str, value: FactValue) -> CaseAnalysis:
        """Answer every question on an incident of which one fact is another."""
        known = {**analysis.known, fact: value}
        chain = AnswerChain(self.laws(as_of, analysis.incident.dates), known, analysis.incident.assume)
        return CaseAnalysis(analysis.incident, known, chain, Firmness(chain, known, self._telling))

    def with_implied(self, analysis: CaseAnalysis) -> Mapping[str, FactValue]:
        """Give what is known of an incident, with what that implies."""
        return {**analysis.known, **self.rulebook.codebook.contradictions.implied(analysis.known)}

    def days_passed(self, analysis: CaseAnalysis, as_of: dt.date) -> DaysPassed | None:
        """Tell how many days went by before the measure; None: that is not counted."""
        lapse, dates = self.rulebook.remedies.lapse, analysis.incident.dates
        authority = (
            self.sources.authority(lapse.authority, None, Moment(as_of, dates.measure or as_of)) if lapse else ()
        )
        return days_passed(lapse, self.counted(analysis.incident, as_of, analysis.others), dates, authority)

    @cached_property
    def by_act(self) -> tuple[str, ...]:
        """The lists on each entry of which a question is answered act by act."""
        asked = self.rulebook.whole.lists.items()
        return tuple(name for name, each in asked if not self.rulebook.questions[each].on_the_whole)


class HeardCase:
    """A case, heard on a day: each of its acts, and the whole; and again with other entries of its lists.

    Attributes:
        case: what happened.
        as_of: the day on which the law is known.
        lists: the lists of the case, by their ids; an incident has none.
    """

    def __init__(self, hearings: Hearings, case: Incident | CaseFile, as_of: dt.date) -> None:
        """Keep what is heard, and under which books."""
        self._hearings, self.case, self.as_of = hearings, case, as_of
        self.lists = case.lists if isinstance(case, CaseFile) else {}

    @cached_property
    def heard(self) -> Heard:
        """It with the first entry of each list; of clauses each act with the one under which it is strongest."""
        return self.at({})

    @property
    def lead(self) -> CaseAnalysis:
        """The act that is strongest for the employer, with what the others bring to it."""
        return self.heard.lead

    @cached_property
    def envelope(self) -> dict[str, Any]:
        """What is told of every case whatever was asked."""
        return {
            "title": titled(self.case.title),
            "as_of": self.as_of,
            "lead": self.heard.place if divided(self.case) else None,
            "limits": Text.joined((*self._edge(), wording.LIMITS), " "),
            "versions": self._hearings.versions,
        }

    def _edge(self) -> Iterator[Text]:
        """Say where what is known of the law ends, if the day on which it is to be read lies beyond."""
        casebook = self._hearings.casebook
        if self.as_of > casebook.release + _UP_TO_DATE:
            yield wording.KNOWN_UNTIL.fill(day=long_date(casebook.release))
        if self.as_of < casebook.oldest:
            yield wording.KNOWN_FROM.fill(day=long_date(casebook.oldest))

    def entry(self, name: str, place: int, others: Mapping[str, int] | None = None) -> Heard:
        """Hear it for the sake of one entry of a list: what an act tells of its own says nothing of one among several.

        Args:
            name: the list.
            place: the place of the entry.
            others: by list the place of an entry of other lists; None: the first of each.
        """
        several = len(self.lists.get(name, ())) > 1
        apart = next(each.apart for each in self._hearings.rulebook.codebook.lists if each.id == name)
        return self.at({**(others or {}), name: place}, apart if several else ())

    def at(self, places: Mapping[str, int], apart: Collection[str] = ()) -> Heard:
        """Hear each act, with the entries at some places of the lists of the case, and the whole.

        Of several clauses each act is told with the one under which it is strongest for the employer, and leads with
        the one under which the measure is.

        Args:
            places: by list the place of an entry; of other lists it is the first.
            apart: facts that are left out where no entry states them.
        """
        whole = self._hearings.rulebook.whole
        ways = tuple(zip(*self._each_way(places, apart), strict=True))
        asked = [whole.lists[name] for name in self._hearings.by_act]
        acts = tuple(max(each, key=lambda one: [one.strength(question) for question in asked]) for each in ways)

        def again(act: CaseAnalysis, brought: Mapping[str, FactValue]) -> CaseAnalysis:
            return self._hearings.hear(act.incident, self.as_of, act.others, brought)

        parts = self.case.acts if isinstance(self.case, CaseFile) and self.case.acts else (self.case,)
        return together(acts, [each.facts.known.keys() for each in parts], whole, again, ways)

    def _each_way(self, places: Mapping[str, int], apart: Collection[str]) -> Iterator[tuple[CaseAnalysis, ...]]:
        """Hear each act by itself, in every way that is left: with each of several clauses."""
        if not isinstance(self.case, CaseFile):
            yield (self._hearings.hear(self.case, self.as_of),)
            return
        free = {name: range(len(self.lists.get(name, ()))) for name in self._hearings.by_act if name not in places}
        several = {name: entries for name, entries in free.items() if len(entries) > 1}
        for chosen in product(*several.values()):
            incidents = self.case.heard_with({**places, **dict(zip(several, chosen, strict=True))}, apart)
            days = tuple(each.dates for each in incidents) if len(incidents) > 1 else ()
            yield tuple(self._hearings.hear(incident, self.as_of, days) for incident in incidents)

    # ---- its lists -------------------------------------------------------------------------------------------------

    def places(self, heard: Heard) -> dict[str, int]:
        """Say on which entry of each list the answers on the whole are: the first; of clauses that of the lead."""
        places = dict.fromkeys(self.lists, 0)
        for name in (each for each in self._hearings.by_act if len(self.lists.get(each, ())) > 1):
            ways = ({**places, name: place} for place in range(len(self.lists[name])))
            found = (each for each in ways if self._with(each, heard.place) == heard.lead.incident)
            places = next(found, places)
        return places

    def _with(self, places: Mapping[str, int], act: int) -> Incident:
        return self.case.heard_with(places)[act] if isinstance(self.case, CaseFile) else self.case

    def others(self, places: Mapping[str, int]) -> Iterator[tuple[str, int, Text]]:
        """Name the entries beside those at some places: the list, the place there, what it is called."""
        return (each for each in self.titles() if each[1] != places.get(each[0], 0))

    def firsts(self, places: Mapping[str, int]) -> Mapping[str, Text]:
        """Say what the entries at some places are called."""
        return {name: title for name, place, title in self.titles() if place == places.get(name, 0)}

    def titles(self) -> Iterator[tuple[str, int, Text]]:
        """Name every entry on which a question is asked: the list, the place there, what it is called."""
        rulebook = self._hearings.rulebook
        for each in rulebook.codebook.lists:
            for place, entry in enumerate(self.lists.get(each.id, ()) if each.id in rulebook.whole.lists else ()):
                yield each.id, place, entry_title(entry, each, rulebook.codebook) or untranslated(str(place + 1))
