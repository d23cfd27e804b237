"""Step: what is owed before a measure is taken, and what the employee may ask, each with the law that asks it."""

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from pydantic import Field

from privesfeer.cases.fact import FactValue
from privesfeer.cases.text import Record, Text
from privesfeer.rules.condition import Condition, Conjunct, alternatives, met


class NextStep(Record):
    """One step.

    Attributes:
        id: unique.
        regime: the body of law in which it applies; None: any.
        measures: the measures with which it belongs; empty: any.
        moment: whether it belongs before the measure alone, or after it alone; None: whenever.
        when: over facts: it belongs only where this holds; None: always.
        unless: its exceptions: only where they are known to hold it does not belong.
        text: what the employer is told, in a sentence; None: nothing.
        why: why, or what follows; None: it is plain.
        right: what the employee is told; None: nothing.
        term: the time limit of which it warns; once that has passed, it is told no more.
        done: the fact that says whether it was done; None: there is none.
        statutes: the ids of the articles that ask it.
    """

    id: str
    regime: str | None = None
    measures: tuple[str, ...] = ()
    moment: Literal["before", "after"] | None = None
    when: Condition | None = None
    unless: Condition | None = None
    text: Text | None = None
    why: Text | None = None
    right: Text | None = None
    term: str | None = None
    done: str | None = None
    statutes: tuple[str, ...] = Field(min_length=1)

    @property
    def whole(self) -> Text | None:
        """What the employer is told with why; None: nothing."""
        return Text.joined((self.text, self.why), " ") if self.text and self.why else self.text

    @cached_property
    def _alternatives(self) -> tuple[tuple[Conjunct, ...], tuple[Conjunct, ...]]:
        return alternatives(self.when) if self.when else ((),), alternatives(self.unless) if self.unless else ()

    def belongs(self, known: Mapping[str, FactValue]) -> bool:
        """Say whether it belongs to a file, as far as facts tell.

        Args:
            known: the known facts and answers.

        Returns:
            Whether its condition is known to hold, and none of its exceptions.
        """
        when, unless = self._alternatives
        return met(when, known) and not met(unless, known)
