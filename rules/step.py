"""Step: what is owed before a measure is taken, and what the employee may ask, each with the law that asks it."""

from functools import cached_property
from typing import Literal

from pydantic import Field

from cases.text import Record, Text
from rules.condition import Condition, Conjunct, alternatives


class Step(Record):
    """One step.

    Attributes:
        id: unique.
        regime: the body of law in which it applies; None: any.
        measures: the measures with which it belongs; empty: any.
        moment: whether it belongs before the measure alone, or after it alone; None: whenever.
        when: over facts: it belongs only where this holds; None: always.
        text: what the employer is told; None: nothing.
        right: what the employee is told; None: nothing.
        done: the fact that says whether it was done; None: there is none.
        statutes: the ids of the articles that ask it.
    """

    id: str
    regime: str | None = None
    measures: tuple[str, ...] = ()
    moment: Literal["before", "after"] | None = None
    when: Condition | None = None
    text: Text | None = None
    right: Text | None = None
    done: str | None = None
    statutes: tuple[str, ...] = Field(min_length=1)

    @cached_property
    def alternatives(self) -> tuple[Conjunct, ...]:
        """The condition as alternatives over facts; one that always holds where there is none."""
        return alternatives(self.when) if self.when else ((),)
