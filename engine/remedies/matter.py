"""Matter: what is known of an incident, as far as terms, sums and routes are computed from it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from privesfeer.cases.commons.text import Text
from privesfeer.cases.incident import EVENTS
from privesfeer.engine.answers.authorities.cited import Citation
from privesfeer.engine.answers.authorities.sources import Sources
from privesfeer.engine.answers.facts.days_passed import DaysPassed
from privesfeer.engine.answers.wording import EVENTS as EVENT_NAMES
from privesfeer.engine.doctrine.elements import ElementState
from privesfeer.engine.remedies.wording import FAR
from privesfeer.rules.given import Given
from privesfeer.rules.remedies.term import Note
from privesfeer.rules.rule import Authority
from privesfeer.rules.rulebook import Moment


class HeardAct(NamedTuple):
    """One of several acts, as far as amounts are counted act by act.

    Attributes:
        title: what it is called.
        stated: the facts that were stated of it alone.
        given: what is known of it.
        outcomes: by question the outcome; None: there is none, or it was not asked.
    """

    title: Text
    stated: frozenset[str]
    given: Given
    outcomes: Mapping[str, str | None]


@dataclass(frozen=True)
class Matter(Given):
    """An incident put to the law of remedies.

    Attributes:
        regimes: the laws under which the employee can work; more than one where it is not known which.
        sources: makes the citations.
        assumed: why it is only assumed that it is this law, as a sentence; None: it is known, or open.
        disputed: the facts that the parties state differently; none of them is known.
        passed: the days from knowledge of the reason to the measure; None: a day of them is not known.
        acts: the acts, where there are several.
        elements: how what a court asks of the measure stands; what is asked on a ground is called `ground.element`.
    """

    regimes: tuple[str, ...]
    sources: Sources
    assumed: Text | None = None
    disputed: frozenset[str] = frozenset()
    passed: DaysPassed | None = None
    acts: tuple[HeardAct, ...] = ()
    elements: Mapping[str, ElementState] = field(default_factory=dict)

    @cached_property
    def moment(self) -> Moment:
        """The day on which the law is known, and that of the measure."""
        return Moment(self.as_of, self.dates.measure or self.first_day(self.book.days.applied) or self.as_of)

    @property
    def out_of_reach(self) -> tuple[Text, ...]:
        """The days that lie outside the years with which is reckoned, each with that in a sentence."""
        calendar = self.book.calendar
        names = (name for name, value in self.known.items() if isinstance(value, dt.date))
        far = [name for name in names if self.written_day(name) != self.day(name)]
        shorts = {name: self.sources.codebook.fact(name).short for name in far}
        shorts |= {each: EVENT_NAMES[each] for each in EVENTS if self.written_day(each) != self.day(each)}
        first, last = str(calendar.first.year), str(calendar.last.year)
        return tuple(FAR.fill(fact=short, first=first, last=last) for short in shorts.values())

    def under(self, regimes: Iterable[str]) -> tuple[str, ...]:
        """Say under which of some regimes the employee can work.

        Args:
            regimes: their ids; none: all.

        Returns:
            Those that are possible.
        """
        among = tuple(regimes)
        return tuple(each for each in self.regimes if not among or each in among)

    def named(self, regimes: Iterable[str]) -> list[Text]:
        """Name regimes.

        Args:
            regimes: their ids.

        Returns:
            Each as a noun phrase.
        """
        told = self.sources.rulebook.framework.regimes
        return [told.names[each] for each in regimes] if told else []

    def only_under(self, regimes: tuple[str, ...]) -> Text | None:
        """Say in words under which law something is, where the employee can work under others too.

        Args:
            regimes: the ids of those under which it is.

        Returns:
            The words; None: it is so under each that is possible.
        """
        return Text.enumerate(self.named(regimes), "any") if len(regimes) < len(self.regimes) else None

    def cite(self, authority: tuple[Authority, ...], event: dt.date | None = None) -> tuple[Citation, ...]:
        """Cite what a sentence rests on.

        Args:
            authority: its sources.
            event: the day on which statutes must be in force; None: that of the measure.

        Returns:
            The citations.
        """
        moment = Moment(self.as_of, event) if event else self.moment
        return self.sources.authority(authority, None, moment)

    def notes(self, notes: Iterable[Note]) -> tuple[Text, ...]:
        """Give what has to be known.

        Args:
            notes: what may have to be.

        Returns:
            Those whose condition holds.
        """
        return tuple(each.text for each in notes if self.holds(each.when))
