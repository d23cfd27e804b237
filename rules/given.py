"""Given: what is known of a case, as far as terms and sums are computed from it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from privesfeer.cases.fact import FactValue
from privesfeer.cases.incident import Dates
from privesfeer.rules.condition import Condition, alternatives, met
from privesfeer.rules.parameters import Family
from privesfeer.rules.remedies.book import RemedyBook


@dataclass(frozen=True)
class Given:
    """What is known of a case.

    Attributes:
        known: the known facts, with what they imply.
        dates: when it happened.
        as_of: the day on which it is asked.
        book: the law of remedies.
    """

    known: Mapping[str, FactValue]
    dates: Dates
    as_of: dt.date
    book: RemedyBook

    def law(self, kind: type[Family]) -> Family:
        """Give the parameters of a family of formulas.

        Args:
            kind: their model.

        Returns:
            They, as they are in the law of the country.
        """
        return self.book.law(kind)

    def day(self, name: str) -> dt.date | None:
        """Give a day.

        Args:
            name: a fact, an event of the dates, or a day that the law of remedies names.

        Returns:
            The day; None: it is not known, or lies outside the years with which is reckoned.
        """
        value = self.written_day(self.source(name))
        return value if value and self.book.calendar.reaches(value) else None

    def source(self, name: str) -> str:
        """Say where a named day stands.

        Args:
            name: a fact, an event of the dates, or a day that the law of remedies names.

        Returns:
            The first fact or event that gives it; itself where it is no named day, or nothing gives it.
        """
        named = self.book.days.named.get(name)
        among = (each.day for each in named.of if self.day(each.day) and self.holds(each.when)) if named else ()
        return next(iter(among), name)

    def written_day(self, name: str) -> dt.date | None:
        """Give the day of a fact or event, also one that lies outside the years with which is reckoned.

        Args:
            name: the fact or event.

        Returns:
            The day; None: it is not known.
        """
        value = getattr(self.dates, name, None) or self.known.get(name)
        return value if isinstance(value, dt.date) else None

    def first_day(self, names: Iterable[str]) -> dt.date | None:
        """Give the first of some days that is known.

        Args:
            names: the days.

        Returns:
            It; None: none is known.
        """
        return next(filter(None, map(self.day, names)), None)

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

    def chosen(self, name: str) -> frozenset[str]:
        """Give what a set is known to hold.

        Args:
            name: a fact.

        Returns:
            Its values; none where it is not known.
        """
        value = self.known.get(name)
        return value if isinstance(value, frozenset) else frozenset()

    def lacking(self, *names: str) -> tuple[str, ...]:
        """Name those of some days, amounts and numbers that are not known.

        Args:
            *names: facts, or days that the law of remedies names.

        Returns:
            Of a fact its id; of a named day the fact that is asked for.
        """
        named = self.book.days.named
        unknown = (each for each in names if self.day(each) is None and self.amount(each) is None)
        return tuple(named[each].asked if each in named else each for each in unknown if self.number(each) is None)

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
