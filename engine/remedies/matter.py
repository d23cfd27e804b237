"""Matter: what is known of an incident, as far as terms, sums and routes are computed from it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from privesfeer.cases.fact import FactValue
from privesfeer.cases.incident import EVENTS, Dates
from privesfeer.cases.text import Text
from privesfeer.engine.answers.cited import Citation
from privesfeer.engine.answers.days_passed import DaysPassed
from privesfeer.engine.answers.sources import Sources
from privesfeer.engine.answers.wording import EVENTS as EVENT_NAMES
from privesfeer.engine.remedies.calendar import FIRST, LAST
from privesfeer.engine.remedies.wording import FAR
from privesfeer.rules.condition import Condition, alternatives, met
from privesfeer.rules.remedies.book import RemedyBook
from privesfeer.rules.remedies.term import Note
from privesfeer.rules.rule import Authority
from privesfeer.rules.rulebook import Moment


@dataclass(frozen=True)
class Matter:
    """An incident put to the law of remedies.

    Attributes:
        known: the known facts, with what they imply.
        dates: when it happened.
        as_of: the day on which it is asked.
        regimes: the laws under which the employee can work; more than one where it is not known which.
        sources: makes the citations.
        assumed: why it is only assumed that it is this law, as a sentence; None: it is known, or open.
        disputed: the facts that the parties state differently; none of them is known.
        passed: the days from knowledge of the reason to the measure; None: a day of them is not known.
    """

    known: Mapping[str, FactValue]
    dates: Dates
    as_of: dt.date
    regimes: tuple[str, ...]
    sources: Sources
    assumed: Text | None = None
    disputed: frozenset[str] = frozenset()
    passed: DaysPassed | None = None

    @property
    def book(self) -> RemedyBook:
        """The law of remedies."""
        return self.sources.rulebook.remedies

    @cached_property
    def moment(self) -> Moment:
        """The day on which the law is known, and that of the measure."""
        return Moment(self.as_of, self.dates.measure or self.day("end_date") or self.as_of)

    def day(self, name: str) -> dt.date | None:
        """Give a day.

        Args:
            name: a fact, an event of the dates, or `end_day`.

        Returns:
            The day; None: it is not known, or lies outside the years with which is reckoned.
        """
        if name == "end_day":
            return self.end_day
        value = self._day(name)
        return value if value and FIRST <= value <= LAST else None

    def _day(self, name: str) -> dt.date | None:
        value = getattr(self.dates, name, None) or self.known.get(name)
        return value if isinstance(value, dt.date) else None

    @property
    def out_of_reach(self) -> tuple[Text, ...]:
        """The days that lie outside the years with which is reckoned, each with that in a sentence."""
        names = (name for name, value in self.known.items() if isinstance(value, dt.date))
        far = [name for name in names if self._day(name) != self.day(name)]
        shorts = {name: self.sources.codebook.fact(name).short for name in far}
        shorts |= {each: EVENT_NAMES[each] for each in EVENTS if self._day(each) != self.day(each)}
        return tuple(FAR.fill(fact=short, first=str(FIRST.year), last=str(LAST.year)) for short in shorts.values())

    def amount(self, name: str) -> Decimal | None:
        """Give an amount.

        Args:
            name: a fact.

        Returns:
            It, in euros; None: it is not known.
        """
        value = self.known.get(name)
        return value if isinstance(value, Decimal) else None

    def number(self, name: str) -> int | None:
        """Give a number.

        Args:
            name: a fact.

        Returns:
            It; None: it is not known.
        """
        value = self.known.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def says(self, name: str, *values: str) -> bool:
        """Say whether a fact is known to have one of some values.

        Args:
            name: the fact.
            *values: the values.

        Returns:
            Whether it is known and has.
        """
        return name in self.known and self.known[name] in values

    @cached_property
    def end_day(self) -> dt.date | None:
        """The last day on which the contract existed; of a summary dismissal the day on which it was told."""
        told = self.day("measure") if self.known.get("measure") == "summary_dismissal" else None
        return self.day("end_date") or told

    def chosen(self, name: str) -> frozenset[str]:
        """Give what a set is known to hold.

        Args:
            name: a fact.

        Returns:
            Its values; none where it is not known.
        """
        value = self.known.get(name)
        return value if isinstance(value, frozenset) else frozenset()

    def holds(self, condition: Condition | None) -> bool | None:
        """Read a condition.

        Args:
            condition: over facts; None: always.

        Returns:
            Whether it holds; None: that is not known.
        """
        if condition is None or met(alternatives(condition), self.known):
            return True
        return False if met(alternatives(condition, positive=False), self.known) else None

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
