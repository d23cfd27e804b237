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
from privesfeer.engine.advice.asked import AskedCase, answered
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
from privesfeer.engine.advice.told import (
    AdvisedCourse,
    AdvisedStep,
    AnsweredQuestion,
    Outlook,
    SideAdvice,
    ToldContra,
)
from privesfeer.engine.answers.cited import Citation
from privesfeer.engine.answers.sources import Sources
from privesfeer.engine.answers.told_facts import NamedFact
from privesfeer.engine.answers.track import Track
from privesfeer.engine.remedies.told import Remedies
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
from privesfeer.rules.advice.step import ByWhen
from privesfeer.rules.condition import holds
from privesfeer.rules.rule import Authority
from privesfeer.rules.rulebook import Moment

_SAID = words(__file__)
_SIDE_NAMES = _SAID.table("SIDES")
_AS_OF = "as_of"
_BINDING: Gate = "term"
_BEFORE = frozenset[Stage]({"found", "considering", "announced"})
_MOST_STEPS, _MOST_AVOIDED = 7, 5


class Advised(NamedTuple):
    """A case on which a side is advised.

    Attributes:
        judged: the case, answered.
        remedies: what may be asked, until when and for how much.
        priced: the same, where the employment is supposed to end on a day.
        supposed: that day; None: it is known when it ended, or ends.
        sources: makes citations.
        track: what strengths were worth; None: that was not measured.
        asked: gives the facts that are worth finding out; few texts name them.
        days: the days that have passed since the reason was known; None: that is not known.
    """

    judged: Judged
    remedies: Remedies
    priced: Remedies
    supposed: dt.date | None
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
            instead_text=self._second(first, second),
            steps=tuple(todo) if every else _foremost(todo, self._bound),
            avoid=tuple([each for each in steps if each.avoid][: None if every else _MOST_AVOIDED]),
            outlook=self._outlook,
            asked=self._asked,
        )

    def _second(self, first: Course | None, second: Course | None) -> Text | None:
        """Say what comes second; what does not keep the term that binds the first comes beside it."""
        if first is None or second is None:
            return None
        told = _SAID.BESIDE if second.beside and first.gate == _BINDING else _SAID.INSTEAD
        return told.fill(clause=self._filled(second.clause))

    @property
    def _asked(self) -> tuple[AnsweredQuestion, ...]:
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
            self._outlook,
            self._places,
        )
        return answered(asked, book)

    def _named_day(self, fact: str | None) -> dict[str, FactValue]:
        """Say how the last day that someone else names lies to that of the law."""
        named, last = self._known.get(fact) if fact else None, self._last_day
        if not isinstance(named, dt.date) or last is None:
            return {}
        late, early, right = NAMED_DAYS
        return {NAMED: right if named == last else late if named > last else early}

    @property
    def _last_day(self) -> dt.date | None:
        """The first last day of the side."""
        return first_last_day(each for each in self._judged.deadlines if of_side(each, self._side, self._sources))

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
        whole = next((each for each in prognosis.wholes if self._is_of(each, measure)), None)
        if whole is None or question.ladder is None:
            return None
        kind = question.ladder.kind(str(measure))
        turns_on = kind.turns_on if kind else ()
        open_ = [each for each in turns_on if not any(one in self._known for one in each)]
        likely = (
            None
            if len(open_) > prognosis.unknown
            else likelihood(link, kind.id if kind else None, whole, prognosis, self._case.track)
        )
        return outlook(self._side, likely, whole, self._priced, self._known, self._sources, self._moment)

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
            dated="{last_day" in course.text.en,
        )

    def _cite(self, authority: tuple[Authority, ...]) -> tuple[Citation, ...]:
        return self._sources.authority(authority, None, self._moment)

    def _steps(self) -> Iterator[AdvisedStep]:
        """Tell the steps that belong, but none that only a law asks which was not in force yet, or no more."""
        for step in self._book.steps:
            if step.side != self._side or not any(map(step.belongs, self._of_acts)):
                continue
            by, authority = self._by(step.by), self._cite(step.authority)
            if by and authority:
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
                    authority=authority,
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
            "last_day": lambda: day_of_week(self._last_day or judged.as_of),
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
