"""Applied: what is so over a period where facts are known, with its exceptions, and how sure that is."""

import datetime as dt
from collections.abc import Iterator, Mapping

from privesfeer.cases.commons.text import Record, Text
from privesfeer.cases.fact import FactValue
from privesfeer.rules.condition import Condition, holds, predicates_in
from privesfeer.rules.mark import Mark
from privesfeer.rules.period import Period
from privesfeer.rules.rule import Authority


class Applied(Record):
    """What is so where a condition holds.

    Attributes:
        when: over facts; None: always.
        unless: its exceptions: only where they are known to hold it is not so.
        valid: the days of the event on which it is so.
    """

    when: Condition | None = None
    unless: Condition | None = None
    valid: Period = Period()

    def holds(self, known: Mapping[str, FactValue], event: dt.date) -> bool | None:
        """Say whether it is so for an incident.

        Args:
            event: the day of the event.

        Returns:
            Whether it is; None: that is not known.
        """
        if not self.valid.covers(event) or (self.unless is not None and holds(self.unless, known.get)):
            return False
        return self.when is None or holds(self.when, known.get)

    def open_facts(self, known: Mapping[str, FactValue]) -> Iterator[str]:
        """Name the facts that are not known and can still make it so, or not.

        Yields:
            Where it is not known whether it is so, those of its condition, once one of its tests is passed; where it
            is so, those of its exceptions.
        """
        held = self.when is None or holds(self.when, known.get)
        condition = self.unless if held else self.when
        if held is False or condition is None or holds(condition, known.get) is not None:
            return
        tests = [test for test, _ in predicates_in(condition)]
        if held or any(test.holds(known.get(test.fact)) for test in tests):
            yield from (test.fact for test in tests if test.fact not in known)


class Remark(Applied):
    """A sentence that a reader has to know where it holds.

    Attributes:
        text: the sentence.
        authority: its sources.
        mark: how sure it is; None: as its sources are.
    """

    text: Text
    authority: tuple[Authority, ...] = ()
    mark: Mark | None = None
