"""Suited: to which cases a course, a step or a question belongs."""

from collections.abc import Mapping
from functools import cached_property

from privesfeer.cases.commons.text import Record, Text
from privesfeer.cases.fact import FactValue
from privesfeer.rules.advice.stage import KINDS, REGIMES, STAGE, Side, Stage
from privesfeer.rules.condition import Condition, Conjunct, alternatives, met


class Addition(Record):
    """What is told with a course or a step where more is known.

    Attributes:
        when: it is told where this is known to hold, and what fills its places is known; None: always where these are.
        text: it, in a sentence; to a lawyer or HR.
        person: to the employee himself, in plain words (B1); None: it is not told to him.
    """

    when: Condition | None = None
    text: Text
    person: Text | None = None


class Suited(Record):
    """What is told to one side of some cases.

    Attributes:
        side: the side.
        stages: the stages of a matter at which it is told; empty: any.
        kinds: the kinds of act to which it belongs, one of which is enough; empty: any.
        regimes: the bodies of law in which it is told; empty: any.
        measures: the measures with which it belongs; empty: any.
        when: it belongs only where this is known to hold; None: always.
        unless: only where this is known to hold it does not belong; None: never.
    """

    side: Side
    stages: tuple[Stage, ...] = ()
    kinds: tuple[str, ...] = ()
    regimes: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    when: Condition | None = None
    unless: Condition | None = None

    @cached_property
    def _alternatives(self) -> tuple[tuple[Conjunct, ...], tuple[Conjunct, ...]]:
        return alternatives(self.when) if self.when else ((),), alternatives(self.unless) if self.unless else ()

    def possible(self, known: Mapping[str, FactValue]) -> bool:
        """Say whether it fits side by side with the stage, kinds, law and measure of a case, and is not excluded.

        Args:
            known: the facts, answers and points.

        Returns:
            Whether it does, whatever its condition.
        """
        return (
            (not self.stages or known.get(STAGE) in self.stages)
            and _any_of(self.kinds, known.get(KINDS))
            and _any_of(self.regimes, known.get(REGIMES))
            and (not self.measures or known.get("measure") in self.measures)
            and not met(self._alternatives[1], known)
        )

    def belongs(self, known: Mapping[str, FactValue]) -> bool:
        """Say whether it belongs to a case.

        Args:
            known: the facts, answers and points.

        Returns:
            Whether it fits and its condition is known to hold.
        """
        return self.possible(known) and met(self._alternatives[0], known)


def _any_of(wanted: tuple[str, ...], held: FactValue | None) -> bool:
    """Say whether something holds of which one is enough; where nothing is wanted, it does."""
    return not wanted or (isinstance(held, frozenset) and not held.isdisjoint(wanted))
