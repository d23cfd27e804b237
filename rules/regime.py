"""Regime: the body of law in which a ruling can govern, and when an incident falls under it."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property

from pydantic import Field

from privesfeer.cases.commons.text import Record
from privesfeer.cases.fact import FactValue
from privesfeer.cases.ruling import Branch
from privesfeer.rules.condition import Condition, Conjunct, Literal, alternatives, met
from privesfeer.rules.period import Period


class RegimeReach(Record):
    """When an incident falls under a regime.

    Attributes:
        when: what must be known of the incident.
        valid: the days of the event on which it is so.
    """

    when: Condition
    valid: Period = Period()

    @cached_property
    def alternatives(self) -> tuple[Conjunct, ...]:
        """The condition as alternatives over facts."""
        return alternatives(self.when)


class Regime(Record):
    """A body of law; a ruling governs only within its own.

    Attributes:
        id: the name by which it is known.
        branches: the branches of law whose rulings belong to it.
        reaches: an incident falls under it where one of these holds.
    """

    id: str
    branches: tuple[Branch, ...] = Field(min_length=1)
    reaches: tuple[RegimeReach, ...] = Field(min_length=1)

    def takes(self, known: Mapping[str, FactValue], event: dt.date) -> bool:
        """Say whether an incident falls under it.

        Args:
            event: the day of the event.

        Returns:
            Whether it is known to do so.
        """
        return any(reach.valid.covers(event) and met(reach.alternatives, known) for reach in self.reaches)

    @property
    def literals(self) -> tuple[Literal, ...]:
        """The tests by which it is told whether an incident falls under it."""
        return tuple(literal for reach in self.reaches for conjunct in reach.alternatives for literal in conjunct)
