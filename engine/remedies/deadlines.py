"""Deadlines: each term that runs or can run, counted to its last day."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Text
from privesfeer.engine.remedies.matter import Matter
from privesfeer.engine.remedies.records import Deadline, State
from privesfeer.engine.remedies.wording import MARKS
from privesfeer.rules.calendar import Calendar, add_months
from privesfeer.rules.condition import predicates_in
from privesfeer.rules.formula import CountedTo
from privesfeer.rules.period import Period
from privesfeer.rules.remedies.term import TimeLimit

_SAID = catalogue(__file__)
_STATES, _UNIT, _UNITS = map(_SAID.table, ("STATES", "UNIT", "UNITS"))
_DAY = dt.timedelta(days=1)
_WEEK = 7


def deadlines(matter: Matter) -> tuple[Deadline, ...]:
    """Count every term.

    Args:
        matter: what is known.

    Returns:
        The terms that run, that can run by what is not known, and that would run if their start were known.
    """
    found: list[Deadline] = []
    for term in matter.book.terms:
        before = next((each for each in found if each.id == term.after), None)
        counting = _Counting(term, matter, before)
        if counting.runs:
            found.append(counting.told())
    return tuple(found)


def counted(start: dt.date, term: TimeLimit, calendar: Calendar) -> dt.date:
    """Count a term of days, weeks, months, years or working days.

    Args:
        start: the day from which it is counted, which does not count itself.
        term: the term; of months or years it can be counted back.
        calendar: how days are counted.

    Returns:
        Its last day, before it moves to a working day.
    """
    match term.unit:
        case "months" | "years":
            months = term.n * (12 if term.unit == "years" else 1)
            return add_months(start, -months if term.back else months)
        case "working_days":
            for _ in range(term.n):
                start = calendar.extended(start + _DAY)
            return start
        case _:
            return start + _DAY * term.n * (_WEEK if term.unit == "weeks" else 1)


def last_day(start: dt.date, term: TimeLimit, calendar: Calendar) -> dt.date:
    """Say on which day a term ends.

    Args:
        start: the day from which it is counted.
        term: the term.
        calendar: how days are counted.

    Returns:
        Its last day.
    """
    day = counted(start, term, calendar)
    return calendar.extended(day) if term.extended and term.extended.covers(day) else day


def length_of(term: TimeLimit, matter: Matter) -> Text:
    """Say how long a term is, and from which day.

    Args:
        term: the term.
        matter: what is known.

    Returns:
        The words, the day by what it is called.
    """
    start = term.after_called or _from(next(iter(term.start), ""), matter)
    return _SAID.LENGTH.fill(unit=_unit(term), start=start)


def _unit(term: TimeLimit) -> Text:
    if term.by_formula:
        return term.by_formula.span
    return (_UNITS if term.n != 1 else _UNIT)[term.unit].fill(n=str(term.n))


def _from(name: str, matter: Matter) -> Text:
    """Name a day from which is counted, by what gives it."""
    called = matter.book.days.called
    among = (called[each] for each in (matter.source(name), name) if each in called)
    return next(among, None) or (matter.sources.codebook.fact(name).short if name else _SAID.AFTER)


@dataclass
class _Counting:
    """One term, counted for a matter.

    Attributes:
        term: the term.
        matter: what is known.
        before: the term at whose last day it starts.
    """

    term: TimeLimit
    matter: Matter
    before: Deadline | None

    @cached_property
    def held(self) -> bool | None:
        """Whether it is this term, by its condition and the day on which the proceedings were begun."""
        held, filed = self.matter.holds(self.term.when), self.matter.day(self.matter.book.days.filed)
        if self.term.filed == Period():
            return held if held is not None or (self.term.condition and not self._only_when) else False
        if not held or (filed and not self.term.filed.covers(filed)):
            return False
        return True if filed else None

    @property
    def _only_when(self) -> bool:
        """Whether it is told only where its condition is known to hold."""
        return bool(self.term.only_when and self.matter.holds(self.term.only_when))

    @cached_property
    def start(self) -> dt.date | None:
        """The day from which it is counted."""
        if self.term.after:
            return self.before.last_day if self.before else None
        return self.matter.first_day(self.term.start)

    @property
    def runs(self) -> bool:
        """Whether it is told at all."""
        if not self.matter.under(self.term.regimes) or self.held is False:
            return False
        if self.term.unless and self.matter.holds(self.term.unless):
            return False
        if self.start:
            return self.term.valid.covers(self.start)
        return bool(self.term.expected and self.matter.holds(self.term.expected) and self._of_its_time)

    @property
    def _of_its_time(self) -> bool:
        """Whether it belongs to the law of the measure, where it runs from an end of which the day is not known."""
        days = self.matter.book.days
        ended = self.matter.first_day(days.ended) if self.term.after or days.named.keys() & self.term.start else None
        return ended is None or self.term.valid.covers(ended)

    @cached_property
    def day(self) -> dt.date | None:
        """Its last day before it moves, or the day on which something begins."""
        if not self.start or self.term.runs == "at_once":
            return None
        if self.term.by_formula:
            return self._by_formula.last
        return counted(self.start, self.term, self.matter.book.calendar)

    @cached_property
    def _by_formula(self) -> CountedTo:
        """Its last day by its formula."""
        by, formulas = self.term.by_formula, self.matter.sources.rulebook.formulas.days
        return formulas[by.id](self.matter, self.start) if by and by.id in formulas and self.start else CountedTo(None)

    @cached_property
    def moves(self) -> bool:
        """Whether its last day moves to a working day, if it is none."""
        return bool(self.day and self.term.extended and self.term.extended.covers(self.day))

    @cached_property
    def last(self) -> dt.date | None:
        """Its last day, or the day on which something begins."""
        return self.matter.book.calendar.extended(self.day) if self.day and self.moves else self.day

    @cached_property
    def state(self) -> State:
        """How it stands."""
        if self.term.runs != "until":
            return self.term.runs if self.start else "not_running"
        if self.last is None:
            return "not_running"
        done = self._done
        if done and self.start and done >= self.start:
            sent = self.matter.day(self.term.sent) if self.term.sent else None
            return "late" if done > self.last or (sent and sent > self.start) else "kept"
        days = (self.last - self.matter.as_of).days
        return "lapsed" if days < 0 else "today" if not days else "last_week" if days <= _WEEK else "open"

    @property
    def _done(self) -> dt.date | None:
        """The day on which it was done; None: it is not known, or something else was done then."""
        if self.term.done is None or (self.term.done_unless and self.matter.holds(self.term.done_unless)):
            return None
        return self.matter.day(self.term.done)

    def told(self) -> Deadline:
        """Tell it."""
        term, matter = self.term, self.matter
        until = self.last if term.runs == "until" else None
        lost = term.lapsed if self.state in {"lapsed", "late"} else None
        days = max((until - matter.as_of).days, 0) if until else None
        return Deadline(
            id=term.id,
            variant=term.variant,
            what=term.what,
            short=term.short or term.what,
            condition=term.condition if self.held is None else None,
            start=self.start,
            last_day=until,
            first_day=self.last if term.runs == "from" else None,
            passed=until < matter.as_of if until else None,
            days_left=days,
            state=self.state,
            state_text=self._stands(days),
            length=length_of(term, matter) if term.runs == "until" else None,
            working=Text.joined((term.rule, *self._working()), " "),
            authority=matter.cite(term.authority, self.start),
            mark=term.mark,
            mark_text=MARKS[term.mark],
            warnings=(*self._warnings(), *matter.notes(term.notes)),
            lapsed=Text.joined((lost, term.left), " ") if lost and term.left else lost,
            left=term.left if lost else None,
            regimes=(regimes := matter.under(term.regimes)),
            under=matter.only_under(regimes),
            lacking=tuple(dict.fromkeys(self._lacking())),
        )

    def _stands(self, days: int | None) -> Text:
        """Say how it stands: of one that cannot be counted how long it is, of one to come when it begins."""
        if self.start is None and self.term.start and self.term.runs == "until":
            return _STATES["awaited"].fill(length=length_of(self.term, self.matter))
        begun = self.term.back or not self.start or self.start <= self.matter.as_of
        if self.start and not begun and self.term.runs == "until" and days is not None:
            return _STATES["to_come"].fill(start=long_date(self.start))
        if self.term.unit == "years" and self.state == "open":
            return _STATES["years"]
        if self.state == "lapsed" and self.term.gone:
            return self.term.gone
        return _STATES[self.state].fill(days=str(days))

    def _working(self) -> Iterator[Text]:
        """Say how it was counted."""
        if not self.start:
            return
        name = next((each for each in self.term.start if self.matter.day(each)), "")
        if self.day and self.term.runs == "until":
            yield _SAID.COUNTED.fill(
                unit=_unit(self.term),
                start=_from(name, self.matter),
                day=long_date(self.start),
                last=long_date(self.day),
            )
        moved = self.matter.book.calendar.moved
        if moved and self.last and self.day and self.last != self.day:
            yield moved.fill(last=long_date(self.last))
        passed = self.matter.passed if self.term.runs == "at_once" else None
        if passed and passed.since == self.start:
            yield from passed.sentences

    def _arises(self, fact: str) -> bool:
        """Say whether a fact is not known and its question arises; nobody is asked for his own valuation here."""
        book, known = self.matter.sources.codebook, self.matter.known
        return fact not in known and book.asked_first(fact, known) == fact and not book.fact(fact).assessment

    def _warnings(self) -> Iterator[Text]:
        """Say what makes it less than certain."""
        if not self.last or not self.start or self.term.runs != "until":
            return
        calendar = self.matter.book.calendar
        if calendar.unsure and self.moves and self.last.year not in calendar.years:
            yield calendar.unsure.fill(year=str(self.last.year))
        since = self.term.extended and self.term.extended.first
        if calendar.astride and since and self.start < since <= self.last:
            yield calendar.astride

    def _lacking(self) -> Iterator[str]:
        """Name the facts without which it cannot be said, or not for certain."""
        days = self.matter.book.days
        if not self.start and self.term.start:
            name = self.term.start[0]
            yield days.named[name].asked if name in days.named else name
        yield from self._by_formula.lacking
        if self.held is None:
            tested = predicates_in(self.term.when) if self.term.when else ()
            yield from filter(self._arises, dict.fromkeys(test.fact for test, _ in tested))
            if self.term.filed != Period() and not self.matter.day(days.filed):
                yield days.filed
