"""Connection: how the answers to several questions fit together, and why they can differ."""

from functools import cached_property

from pydantic import Field

from privesfeer.cases.commons.text import Record, Text
from privesfeer.rules.condition import Condition, Conjunct, alternatives
from privesfeer.rules.rule import Authority


class Connection(Record):
    """A sentence on answers that stand side by side.

    Attributes:
        id: unique.
        when: over answers (and facts): which of them it joins.
        regime: the regime in which it is so; None: in each.
        text: how they fit together, as a sentence or two.
        authority: its sources.
    """

    id: str
    when: Condition
    regime: str | None = None
    text: Text
    authority: tuple[Authority, ...] = Field(min_length=1)

    @cached_property
    def alternatives(self) -> tuple[Conjunct, ...]:
        """The condition as alternatives over answers and facts."""
        return alternatives(self.when)
