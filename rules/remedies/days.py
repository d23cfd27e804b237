"""Days: those by which the law of remedies is chosen and its terms are counted, beside the facts that hold a day."""

from collections.abc import Container, Iterator

from pydantic import Field

from privesfeer.cases.commons.text import Record, Text
from privesfeer.rules.condition import Condition


class DaySource(Record):
    """Where a named day stands.

    Attributes:
        day: a fact, or an event of an incident's dates.
        when: over facts; only where this is known to hold it stands there; None: always.
    """

    day: str
    when: Condition | None = None


class NamedDay(Record):
    """A day that terms and sums name, and that is no fact by itself.

    Attributes:
        of: where it stands; the first that is known.
        asked: the fact that is asked for where it is not known.
    """

    of: tuple[DaySource, ...] = Field(min_length=1)
    asked: str


class RemedyDays(Record):
    """The days by which the law is chosen and counted.

    Attributes:
        named: the days that are no fact by themselves.
        called: how a day is called from which a term is counted, where not as the fact is.
        asked: how the day of an event is asked for, which is no fact.
        applied: the days of which the law is applied where the measure has none; the first that is known.
        ended: those on which a sum has to exist in law; likewise.
        filed: the fact that holds the day on which the proceedings were begun; empty: none does.
    """

    named: dict[str, NamedDay] = Field(default_factory=dict)
    called: dict[str, Text] = Field(default_factory=dict)
    asked: dict[str, Text] = Field(default_factory=dict)
    applied: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    filed: str = ""

    def strange(self, known: Container[str]) -> Iterator[str]:
        """Find what is named as a day and is none.

        Args:
            known: the events, and the facts that hold a day.
        """
        facts = [name for each in self.named.values() for name in (each.asked, *(one.day for one in each.of))]
        yield from (each for each in (*facts, *((self.filed,) if self.filed else ())) if each not in known)
        names = (*self.called, *self.asked, *self.applied, *self.ended)
        yield from (each for each in names if each not in known and each not in self.named)
