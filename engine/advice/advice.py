"""Advice: what to do for a side about one measure."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple, get_args

from privesfeer.cases.commons.amount import in_words
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import day_of_week, long_date
from privesfeer.cases.commons.text import Text
from privesfeer.cases.fact import FactValue
from privesfeer.engine.advice.asked import AskedCase, answered
from privesfeer.engine.advice.choice import chosen
from privesfeer.engine.advice.circumstances import (
    Judged,
    circumstances,
    entries_of,
    first_last_day,
    last_days_of_side,
    of_acts,
)
from privesfeer.engine.advice.likelihood import likelihood
from privesfeer.engine.advice.outlook import Amounts, Priced, Pricing, outlook
from privesfeer.engine.advice.records import (
    AdvisedCourse,
    AdvisedMeasure,
    AdvisedStep,
    AnsweredQuestion,
    Likelihood,
    Outlook,
    ToldContra,
    ToldWay,
)
from privesfeer.engine.answers.authorities.cited import Citation
from privesfeer.engine.answers.authorities.sources import Sources
from privesfeer.engine.answers.facts.records import NamedFact
from privesfeer.engine.answers.reasons.track import Track
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.remedies.records import Deadline, Remedies
from privesfeer.rules.advice.course import Course, Gate
from privesfeer.rules.advice.prognosis import Prospect
from privesfeer.rules.advice.stage import (
    ASKS,
    NAMED,
    NAMED_DAYS,
    OFFER,
    OFFERED,
    OFFERS,
    PRICED,
    SIDES,
    STAGE,
    WORTHS,
    Side,
    Stage,
)
from privesfeer.rules.advice.step import AdviceStep, ByWhen
from privesfeer.rules.advice.suited import Addition
from privesfeer.rules.condition import holds
from privesfeer.rules.rule import Authority
from privesfeer.rules.rulebook import Moment

_SAID = catalogue(__file__)
_AS_OF = "as_of"
_WEEK = 7
_BINDING: Gate = "term"
_BEFORE = frozenset[Stage]({"found", "considering", "announced"})


class Advised(NamedTuple):
    """A case on which a side is advised.

    Attributes:
        judged: the case, answered.
        remedies: what may be asked, until when and for how much.
        priced: the same, where the employment is supposed to end on a day.
        supposed: that day; None: it is known when it ended, or ends.
        as_asked: gives the same, were a measure asked of a court now.
        sources: makes citations.
        track: what strengths were worth; None: that was not measured.
        asked: gives the facts that are worth finding out; few texts name them.
        days: the days that have passed since the reason was known; None: that is not known.
    """

    judged: Judged
    remedies: Remedies
    priced: Remedies
    supposed: dt.date | None
    as_asked: Callable[[str], Remedies]
    sources: Sources
    track: Track | None
    asked: Callable[[], tuple[NamedFact, ...]]
    days: int | None


def by_when(day: dt.date, as_of: dt.date) -> Text:
    """Say by when something is done.

    Args:
        day: the day.
        as_of: the day on which it is asked; what had an earlier day is done now.
    """
    return _SAID.TODAY if day <= as_of else _SAID.BY.fill(day=day_of_week(day))


class Adviser:
    """Advises one side on a case with one measure."""

    def __init__(self, case: Advised, side: Side) -> None:
        """Work out what the advice turns on.

        Args:
            case: the case.
            side: the side.
        """
        self._case, self._side = case, side
        self._sources, self._judged = case.sources, case.judged
        self._book = self._sources.rulebook.advice
        self._known = circumstances(self._judged, side, self._sources)
        self._moment = Moment(self._judged.as_of, self._judged.day or self._judged.as_of)
        self.outlook = self._looked_out()
        self._known[PRICED] = bool(self.outlook and self.outlook.bound)
        self._known |= dict(self._offered())
        acts = self._judged.acts if len(self._judged.acts) > 1 else ()
        self._of_acts = of_acts(self._known, acts)

    def on_measure(self, place: int, title: Text) -> AdvisedMeasure:
        """Tell what is advised on the measure, as one of several.

        Args:
            place: its place (from 0) among them.
            title: what it is called.

        Returns:
            It.
        """
        first, _ = self.chosen
        day = self._last_day or self._view_day
        return AdvisedMeasure(
            place=place,
            title=title,
            likelihood=self.outlook.likelihood if self.outlook else None,
            expected=self.outlook.expected if self.outlook else None,
            leads=self._judged.several,
            course=self.course(first) if first else None,
            last_day=day,
            last=_SAID.UNTIL.fill(day=day_of_week(day)) if day else None,
            term=self._mine[0].name if self._mine else None,
        )

    def second(self, first: Course | None, second: Course | None) -> Text | None:
        """Say what comes second; what does not keep the term that binds the first comes beside it.

        Args:
            first: the course; None: nothing belongs.
            second: the second one; None: there is none.

        Returns:
            It, in a sentence; None: nothing comes second.
        """
        if first is None or second is None:
            return None
        told = _SAID.BESIDE if second.beside and first.gate == _BINDING else _SAID.INSTEAD
        return told.fill(clause=self._filled(second.clause))

    @property
    def way(self) -> ToldWay | None:
        """Under which law the employee works, where that is not the ordinary one."""
        belonging = (each for each in self._book.ways if each.belongs(self._known))
        found = next(belonging, None)
        return ToldWay(text=found.text, authority=self._cite(found.authority)) if found else None

    def asked(self, measures: Sequence[tuple[Text, Judged]] = ()) -> tuple[AnsweredQuestion, ...]:
        """Answer what the client asks.

        Args:
            measures: of several measures each with its own case; none: there is but one.

        Returns:
            The questions with their answers.
        """
        book, case = self._book.asked, self._case
        if book is None:
            return ()
        asked = AskedCase(
            self._judged,
            case.remedies,
            self._sources,
            self._moment,
            self._side,
            (self._known | self._named_day(book.named_day)),
            self.outlook,
            self._places,
            measures,
        )
        return answered(asked, book)

    def _named_day(self, fact: str | None) -> dict[str, FactValue]:
        """Say how the last day that someone else names lies to that of the law."""
        named, last = self._known.get(fact) if fact else None, self._last_day
        if not isinstance(named, dt.date) or last is None:
            return {}
        late, early, right, later = NAMED_DAYS
        if named != last and named in {each.last_day for each in self._mine}:
            return {NAMED: later}
        return {NAMED: right if named == last else late if named > last else early}

    @property
    def _last_day(self) -> dt.date | None:
        """The first last day of the side."""
        return self._mine[0].last_day if self._mine else None

    @cached_property
    def _mine(self) -> list[Deadline]:
        """The time limits of the side that run, that which ends first first; of those beside the measure none."""
        beside = {each.name for each in self._sources.rulebook.remedies.terms if each.beside}
        return [each for each in last_days_of_side(self._judged, self._side, self._sources) if each.name not in beside]

    @cached_property
    def chosen(self) -> tuple[Course | None, Course | None]:
        """The courses; what is worth asking is slow to find out, and is only where a course turns on it."""
        asking, without = (
            chosen(self._book.courses, self._side, [{**each, ASKS: asks} for each in self._of_acts])
            for asks in (True, False)
        )
        return asking if asking == without or self._case.asked() else without

    @property
    def spread(self) -> frozenset[str]:
        """The steps that several kinds of measure ask for, or a time limit: of several measures it is said of which."""
        return frozenset(each.id for each in self._book.steps if len(each.measures) > 1 or (each.by and each.by.term))

    @cached_property
    def _bound(self) -> frozenset[str]:
        """The steps that a time limit binds, or a day by which the other side wants an answer or a view."""
        points = self._book.points
        days = {*points.answers, points.offer.until if points.offer else None, points.view} - {None}
        return frozenset(each.id for each in self._book.steps if each.by and (each.by.term or each.by.day in days))

    @property
    def decided(self) -> Text | None:
        """That a court has decided already, and what the answers are worth then; None: none has."""
        return _SAID.DECIDED if self._is_decided else None

    @property
    def _is_decided(self) -> bool:
        decided = self._book.prognosis.decided
        return decided is not None and holds(decided, self._known.get) is True

    @property
    def stage(self) -> Stage:
        """How far the matter is."""
        return next(each for each in get_args(Stage) if each == self._known[STAGE])

    @property
    def supposed(self) -> Text | None:
        """That nothing says how far the matter is and a stage is supposed; None: something says so."""
        first = next((each for each in self._book.points.stages if each.belongs(self._known)), None)
        return first.supposed if first else None

    def _offered(self) -> Iterator[tuple[str, FactValue]]:
        """Say whether an offer of the other side still runs, and whether it is enough."""
        offer, until = self._book.points.offer, self._offer_day
        if offer is None or until is None:
            return
        yield OFFER, OFFERS[until < self._judged.as_of]
        amount, bound = self._known.get(offer.amount), self.outlook.bound if self.outlook else None
        if isinstance(amount, Decimal) and bound:
            added = self.outlook.added if self.outlook else ()
            owed = [Decimal(each.likely) for each in added if each.id in self._book.prognosis.owed]
            least = sum(owed, Decimal(bound))
            enough = amount >= least if self._side == "employee" else amount <= least
            yield OFFERED, WORTHS[enough]

    @property
    def _view_day(self) -> dt.date | None:
        """Until when a view can still be given on what is intended; None: that is over, or not known."""
        view = self._book.points.view
        day = self._day(view) if view and self._side == "employee" else None
        return day if day and day >= self._judged.as_of and self.stage in _BEFORE else None

    @property
    def _offer_day(self) -> dt.date | None:
        offer = self._book.points.offer
        return self._day(offer.until) if offer else None

    def _looked_out(self) -> Outlook | None:
        """Say what the whole is worth; None: of this measure nothing is said."""
        rulebook, prognosis = self._sources.rulebook, self._book.prognosis
        question = rulebook.on_measure
        link = self._judged.lead.chain.links[question.question]
        measure = self._known.get(rulebook.measure)
        whole = next((each for each in prognosis.wholes if self._is_of(each, measure) and not each.before), None)
        if whole is None or question.ladder is None or self._is_decided:
            return None
        likely = self._likely(link, str(measure), whole)
        early, priced = self._early(), self._priced
        if early and prognosis.before:
            before, same = prognosis.before, measure == prognosis.before.measure
            taken = None
            if likely and not same:
                taken = Pricing(whole, likely, Amounts(priced.remedies, self._sources), self._known)
            whole, chance = early
            likely = chance if same else likely
            asked, chance_told = self._case.as_asked(before.measure), None if same else chance
            priced = Priced(asked, None, settles=True, chance=chance_told, beside=before.beside, taken=taken)
        return outlook(self._side, likely, whole, priced, self._known, self._sources, self._moment)

    def _likely(self, link: ChainLink, measure: str, whole: Prospect) -> Likelihood | None:
        """Say how likely it is that a measure stands; None: too much is not known on which that turns."""
        prognosis, ladder = self._book.prognosis, self._sources.rulebook.on_measure.ladder
        kind = ladder.kind(measure) if ladder else None
        turns_on = kind.turns_on if kind else ()
        if len([each for each in turns_on if not any(one in self._known for one in each)]) > prognosis.unknown:
            return None
        return likelihood(link, kind.id if kind else None, whole, prognosis, self._case.track)

    def _early(self) -> tuple[Prospect, Likelihood] | None:
        """Give what may become of a case before a measure is taken, and how likely; None: it is priced as it is."""
        rulebook, before = self._sources.rulebook, self._book.prognosis.before
        question = rulebook.on_measure
        if before is None or question.ladder is None or self.stage not in _BEFORE:
            return None
        wholes = (each for each in self._book.prognosis.wholes if each.before and self._is_of(each, before.measure))
        whole = next(wholes, None)
        barred = before.unless is not None and holds(before.unless, self._known.get)
        if whole is None or barred or not holds(before.when, self._known.get):
            return None
        lead = self._judged.lead
        tried = (each.links for each in lead.firmness.variants(question.ladder.fact) if each.value == before.measure)
        same = self._known.get(rulebook.measure) == before.measure
        links = lead.chain.links if same else next(tried, None)
        link = links[question.question] if links else None
        chance = self._likely(link, before.measure, whole) if link else None
        return (whole, chance) if chance else None

    @property
    def _priced(self) -> Priced:
        # An employer who has taken no measure yet has nothing to settle with it.
        settles = self._side == "employee" or self.stage not in _BEFORE
        return Priced(self._case.priced, self._case.supposed, settles=settles)

    def _is_of(self, whole: Prospect, measure: FactValue | None) -> bool:
        return measure in whole.measures and not frozenset(self._judged.regimes).isdisjoint(whole.regimes)

    def course(self, course: Course) -> AdvisedCourse:
        """Tell a course.

        Args:
            course: the course.

        Returns:
            It, with its places filled.
        """
        filled, also = self._filled, self._added(course.also)
        hangs = _SAID.HANGS.fill(hinge=filled(course.hinge))
        turned = _SAID.IF_SO if course.if_so else _SAID.IF_NOT
        otherwise = turned.fill(otherwise=filled(course.otherwise))
        return AdvisedCourse(
            id=course.id,
            gate=course.gate,
            text=self._with(course.text, also),
            person=self._to_person(course, also),
            clause=filled(course.clause),
            ground=self._with(course.ground, self._added(course.more)),
            hangs=hangs,
            hinge=Text.joined((hangs, otherwise), " "),
            risk=filled(course.risk),
            weigh=_SAID.WEIGH.fill(weigh=filled(course.weigh)) if course.weigh else None,
            # On an older day a ruling was not known yet; then nothing carries what it says.
            contra=tuple(
                ToldContra(text=filled(each.text), authority=cited)
                for each in course.contra
                if (cited := self._cite(each.authority))
            ),
            authority=self._cite(course.authority),
            dated="{last_day" in course.text.en,
        )

    def _added(self, additions: tuple[Addition, ...]) -> tuple[Addition, ...]:
        """Keep what is known to hold of the whole, or of an act, and can be filled."""
        return tuple(
            each
            for each in additions
            if (each.when is None or any(holds(each.when, known.get) for known in self._of_acts))
            and each.text.places <= {*self._places, *self._known}
        )

    def _with(self, text: Text, additions: tuple[Addition, ...]) -> Text:
        return Text.joined([self._filled(each) for each in (text, *(one.text for one in additions))], " ")

    def _to_person(self, course: Course | AdviceStep, also: tuple[Addition, ...]) -> Text | None:
        if course.person is None:
            return None
        told = (course.person, *(each.person for each in also if each.person))
        return Text.joined([self._filled(each) for each in told], " ")

    def _cite(self, authority: tuple[Authority, ...]) -> tuple[Citation, ...]:
        return self._sources.authority(authority, None, self._moment)

    @cached_property
    def steps(self) -> tuple[AdvisedStep, ...]:
        """Every step that belongs, and what not to do."""
        return tuple(self._steps())

    def _steps(self) -> Iterator[AdvisedStep]:
        """Tell the steps that belong, but none that only a law asks which was not in force yet, or no more."""
        for step in self._book.steps:
            if step.side != self._side or not any(map(step.belongs, self._of_acts)):
                continue
            by, authority = self._by(step.by), self._cite(step.authority)
            if by and authority:
                done, also = self._known.get(step.done) if step.done else None, self._added(step.also)
                yield AdvisedStep(
                    id=step.id,
                    avoid=step.avoid,
                    text=self._with(step.text, also),
                    person=self._to_person(step, also),
                    why=self._filled(step.why) if step.why else None,
                    day=by.day,
                    by_text=by.text,
                    term=step.by.term if step.by else None,
                    done=done if isinstance(done, bool) else None,
                    bound=step.id in self._bound,
                    authority=authority,
                )

    def _by(self, by: ByWhen | None) -> "_Day | None":
        """Say by when something is done; None: its term does not run any more, so that it is told no longer."""
        if by is None:
            return _Day(None, None)
        moment = _Day(None, self._filled(by.moment) if by.moment else None)
        if by.moment and not by.day:
            return moment
        if by.term:
            day = first_last_day(each for each in self._judged.deadlines if each.name == by.term)
        else:
            found = self._judged.as_of if by.day == _AS_OF else self._day(by.day or "")
            if found is None or (dt.date.max - found).days < by.plus:
                return moment
            # What had a day that has passed is still done, and now.
            day = max(found + dt.timedelta(days=by.plus), self._judged.as_of)
            if by.day == _AS_OF and by.plus:
                return _Day(self._workday(day), _soon(by.plus))
        if day is None:
            return None
        return _Day(day, by_when(day, self._judged.as_of))

    def _workday(self, day: dt.date) -> dt.date:
        """Give the last working day up to a day that no law sets, but not one that has passed."""
        calendar = self._sources.rulebook.remedies.calendar
        # Of years that the calendar does not know, no day is moved.
        while calendar.first <= day <= calendar.last and day > self._judged.as_of and not calendar.working_day(day):
            day -= dt.timedelta(days=1)
        return day

    def _day(self, name: str) -> dt.date | None:
        found = getattr(self._judged.lead.incident.dates, name, None) or self._known.get(name)
        return found if isinstance(found, dt.date) else None

    def _filled(self, text: Text) -> Text:
        """Put what is known of the case into the places of a text."""
        made = {name: make() for name, make in self._places.items() if f"{{{name}" in text.en}
        known = {name: value for name, value in self._known.items() if f"{{{name}}}" in text.en and name not in made}
        return text.fill(**{name: _told(value) for name, value in known.items()}, **made)

    def _entries_of(self, side: Side) -> Text:
        """Name what belongs to a side of what the case has several of, such as accounts."""
        named = [
            title
            for name in self._sources.rulebook.sided
            for _, title in entries_of(self._judged, name, side, self._sources)
        ]
        return Text.enumerate(named)

    @cached_property
    def _places(self) -> Mapping[str, Callable[[], Text | str]]:
        judged, told = self._judged, self.outlook

        def amount(found: str | None) -> Text:
            return in_words(Decimal(found or 0))

        def ban() -> Text:
            bans = self._book.points.bans
            known = [each.text for each in bans if each.when and holds(each.when, self._known.get)]
            return Text.enumerate(known or [each.text for each in bans if each.when is None])

        def measure() -> Text:
            fact = self._sources.codebook.fact(self._sources.rulebook.measure)
            return fact.values[str(self._known[fact.id])]

        return {
            "ban": ban,
            **({"which": measure} if self._sources.rulebook.measure in self._known else {}),
            "day": lambda: long_date(judged.day or judged.as_of),
            "planned": lambda: long_date(judged.day or judged.as_of),
            "days": lambda: str(self._case.days or 0),
            "last_day": lambda: day_of_week(self._last_day or judged.as_of),
            "first_term": lambda: self._mine[0].own if self._mine else "",
            "offer_day": lambda: long_date(self._offer_day or judged.as_of),
            "mine": lambda: self._entries_of(self._side),
            "theirs": lambda: self._entries_of(next(each for each in SIDES if each != self._side)),
            "facts": lambda: Text.enumerate([each.short for each in self._case.asked()]),
            "floor": lambda: amount(told.bound if told else None),
            "ceiling": lambda: amount(told.bound if told else None),
            "aim": lambda: amount(told.target if told else None),
        }


class _Day(NamedTuple):
    """By when something is done.

    Attributes:
        day: the day; None: it has none.
        text: in words; None: nothing is said.
    """

    day: dt.date | None
    text: Text | None


def _soon(days: int) -> Text:
    """Say within which time something is best done for which no norm sets a day."""
    if days == 1:
        return _SAID.TOMORROW
    return _SAID.WEEK if days <= _WEEK else _SAID.WEEKS.fill(n=str(-(-days // _WEEK)))


def _told(value: FactValue) -> Text | str:
    """Put a day, an amount or a number that is known into words."""
    if isinstance(value, dt.date):
        return day_of_week(value)
    return in_words(value) if isinstance(value, Decimal) else str(value)
