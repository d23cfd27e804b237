"""Advice: what to do for a side, put together."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple, get_args

from privesfeer.cases.amount import in_words
from privesfeer.cases.day import day_of_week, long_date
from privesfeer.cases.fact import FactValue
from privesfeer.cases.text import Text
from privesfeer.cases.words import words
from privesfeer.engine.advice.choice import chosen
from privesfeer.engine.advice.circumstances import (
    Judged,
    circumstances,
    entries_of,
    first_last_day,
    of_acts,
    of_side,
)
from privesfeer.engine.advice.likelihood import likelihood
from privesfeer.engine.advice.outlook import Priced, outlook
from privesfeer.engine.advice.told import AdvisedCourse, AdvisedStep, Likelihood, Outlook, SideAdvice, ToldContra
from privesfeer.engine.answers.cited import Citation
from privesfeer.engine.answers.sources import Sources
from privesfeer.engine.answers.told_facts import NamedFact
from privesfeer.engine.answers.track import Track
from privesfeer.engine.doctrine.chain import Link
from privesfeer.engine.remedies.told import Remedies
from privesfeer.rules.advice.course import Course
from privesfeer.rules.advice.prognosis import Prospect
from privesfeer.rules.advice.stage import ASKS, OFFER, OFFERED, OFFERS, PRICED, SIDES, STAGE, WORTHS, Side, Stage
from privesfeer.rules.advice.step import ByWhen
from privesfeer.rules.condition import holds
from privesfeer.rules.rule import Authority
from privesfeer.rules.rulebook import Moment

_SAID = words(__file__)
_SIDE_NAMES = _SAID.table("SIDES")
_AS_OF = "as_of"
_BEFORE = frozenset[Stage]({"found", "considering", "announced"})
_MOST_STEPS, _MOST_AVOIDED = 7, 5


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


def side_advice(case: Advised, side: Side, *, every: bool = False) -> SideAdvice:
    """Advise a side.

    Args:
        case: the case.
        side: the side.
        every: whether every step is told that belongs, however many; otherwise the most urgent.

    Returns:
        The course, the second one, the steps, and what the whole is worth.
    """
    return _Adviser(case, side).told(every=every)


class _Adviser:
    """Advises one side."""

    def __init__(self, case: Advised, side: Side) -> None:
        self._case, self._side = case, side
        self._sources, self._judged = case.sources, case.judged
        self._book = self._sources.rulebook.advice
        self._known = circumstances(self._judged, side, self._sources)
        self._moment = Moment(self._judged.as_of, self._judged.day or self._judged.as_of)
        self._outlook = self._looked_out()
        self._known[PRICED] = bool(self._outlook and self._outlook.bound)
        self._known |= dict(self._offered())
        acts = self._judged.acts if len(self._judged.acts) > 1 else ()
        self._of_acts = of_acts(self._known, acts)

    def told(self, *, every: bool) -> SideAdvice:
        """Put the advice together."""
        first, second = self._chosen()
        steps = sorted(self._steps(), key=_urgency)
        todo = [each for each in steps if not each.avoid and not each.done]
        instead = self._course(second) if second else None
        return SideAdvice(
            side=self._side,
            side_text=_SIDE_NAMES[self._side],
            stage=self._stage,
            course=self._course(first) if first else None,
            instead=instead,
            instead_text=_SAID.INSTEAD.fill(clause=instead.clause) if instead else None,
            steps=tuple(todo) if every else _foremost(todo, self._bound),
            avoid=tuple([each for each in steps if each.avoid][: None if every else _MOST_AVOIDED]),
            outlook=self._outlook,
        )

    def _chosen(self) -> tuple[Course | None, Course | None]:
        """Choose the courses; what is worth asking is slow to find out, and is only where a course turns on it."""
        asking, without = (
            chosen(self._book.courses, self._side, [{**each, ASKS: asks} for each in self._of_acts])
            for asks in (True, False)
        )
        return asking if asking == without or self._case.asked() else without

    @property
    def _bound(self) -> frozenset[str]:
        """The steps that a time limit or the last day of an offer binds."""
        offer = self._book.points.offer
        day = offer.until if offer else None
        return frozenset(each.id for each in self._book.steps if each.by and (each.by.term or each.by.day == day))

    @property
    def _stage(self) -> Stage:
        return next(each for each in get_args(Stage) if each == self._known[STAGE])

    def _offered(self) -> Iterator[tuple[str, FactValue]]:
        """Say whether an offer of the other side still runs, and whether it is enough."""
        offer, until = self._book.points.offer, self._offer_day
        if offer is None or until is None:
            return
        yield OFFER, OFFERS[until < self._judged.as_of]
        amount, bound = self._known.get(offer.amount), self._outlook.bound if self._outlook else None
        if isinstance(amount, Decimal) and bound:
            enough = amount >= Decimal(bound) if self._side == "employee" else amount <= Decimal(bound)
            yield OFFERED, WORTHS[enough]

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
        if whole is None or question.ladder is None:
            return None
        likely = self._likely(link, str(measure), whole)
        early, priced = self._early(), self._priced
        if early and prognosis.before:
            whole, chance = early
            asked, same = self._case.as_asked(prognosis.before.measure), measure == prognosis.before.measure
            likely = chance if same else likely
            beside = prognosis.before.beside
            priced = Priced(asked, None, settles=True, chance=None if same else chance, beside=beside)
        return outlook(self._side, likely, whole, priced, self._known, self._sources, self._moment)

    def _likely(self, link: Link, measure: str, whole: Prospect) -> Likelihood | None:
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
        if before is None or question.ladder is None or self._stage not in _BEFORE:
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
        settles = self._side == "employee" or self._stage not in _BEFORE
        return Priced(self._case.priced, self._case.supposed, settles=settles)

    def _is_of(self, whole: Prospect, measure: FactValue | None) -> bool:
        return measure in whole.measures and not frozenset(self._judged.regimes).isdisjoint(whole.regimes)

    def _course(self, course: Course) -> AdvisedCourse:
        filled = self._filled
        hangs = _SAID.HANGS.fill(hinge=filled(course.hinge))
        otherwise = _SAID.OTHERWISE.fill(otherwise=filled(course.otherwise))
        return AdvisedCourse(
            id=course.id,
            gate=course.gate,
            text=filled(course.text),
            person=filled(course.person) if course.person else None,
            clause=filled(course.clause),
            ground=filled(course.ground),
            hangs=hangs,
            hinge=Text.joined((hangs, otherwise), " "),
            risk=filled(course.risk),
            weigh=_SAID.WEIGH.fill(weigh=filled(course.weigh)) if course.weigh else None,
            contra=tuple(
                ToldContra(text=filled(each.text), authority=self._cite(each.authority)) for each in course.contra
            ),
            authority=self._cite(course.authority),
        )

    def _cite(self, authority: tuple[Authority, ...]) -> tuple[Citation, ...]:
        return self._sources.authority(authority, None, self._moment)

    def _steps(self) -> Iterator[AdvisedStep]:
        for step in self._book.steps:
            if step.side == self._side and any(map(step.belongs, self._of_acts)) and (by := self._by(step.by)):
                done = self._known.get(step.done) if step.done else None
                yield AdvisedStep(
                    id=step.id,
                    avoid=step.avoid,
                    text=self._filled(step.text),
                    person=self._filled(step.person) if step.person else None,
                    why=self._filled(step.why) if step.why else None,
                    day=by.day,
                    by_text=by.text,
                    term=step.by.term if step.by else None,
                    done=done if isinstance(done, bool) else None,
                    authority=self._cite(step.authority),
                )

    def _by(self, by: ByWhen | None) -> "_Day | None":
        """Say by when something is done; None: its term does not run any more, so that it is told no longer."""
        if by is None:
            return _Day(None, None)
        if by.moment:
            return _Day(None, self._filled(by.moment))
        if by.term:
            day = first_last_day(each for each in self._judged.deadlines if each.name == by.term)
        else:
            found = self._judged.as_of if by.day == _AS_OF else self._day(by.day or "")
            if found is None or (dt.date.max - found).days < by.plus:
                return _Day(None, None)
            # What had a day that has passed is still done, and now.
            day = max(found + dt.timedelta(days=by.plus), self._judged.as_of)
            if by.day == _AS_OF and by.plus:
                day = self._workday(day)
        if day is None:
            return None
        return _Day(day, _SAID.TODAY if day <= self._judged.as_of else _SAID.BY.fill(day=day_of_week(day)))

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
        return text.fill(**{name: make() for name, make in self._places.items() if f"{{{name}" in text.en})

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
        judged, told = self._judged, self._outlook

        def last_day() -> Text:
            mine = (each for each in judged.deadlines if of_side(each, self._side, self._sources))
            return day_of_week(first_last_day(mine) or judged.as_of)

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
            "which": measure,
            "day": lambda: long_date(judged.day or judged.as_of),
            "planned": lambda: long_date(judged.day or judged.as_of),
            "days": lambda: str(self._case.days or 0),
            "last_day": last_day,
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


def _foremost(steps: list[AdvisedStep], bound: frozenset[str]) -> tuple[AdvisedStep, ...]:
    """Keep the most urgent steps, and each that a time limit or the last day of an offer binds."""
    spare = _MOST_STEPS - sum(each.id in bound for each in steps)
    kept = []
    for each in steps:
        spare -= each.id not in bound
        if each.id in bound or spare >= 0:
            kept.append(each)
    return tuple(kept)


def _urgency(step: AdvisedStep) -> tuple[dt.date, bool]:
    """Put steps in the order of their days, and then those that come before something."""
    return step.day or dt.date.max, step.by_text is None
