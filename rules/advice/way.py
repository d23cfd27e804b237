"""Way: under which law someone works who is no ordinary employee, to whom he goes, and what decides there."""

from collections.abc import Mapping

from pydantic import Field

from privesfeer.cases.commons.text import Record, Text
from privesfeer.cases.fact import FactValue
from privesfeer.rules.advice.stage import REGIMES
from privesfeer.rules.condition import Condition, holds
from privesfeer.rules.rule import Authority


class WayOfLaw(Record):
    """One such law.

    Attributes:
        id: unique.
        regime: the body of law, where it is known that it is no other.
        when: over facts: of whom it is told.
        text: it, in sentences.
        authority: its sources.
    """

    id: str
    regime: str
    when: Condition
    text: Text
    authority: tuple[Authority, ...] = Field(min_length=1)

    def belongs(self, known: Mapping[str, FactValue]) -> bool:
        """Say whether it belongs to a case.

        Args:
            known: the facts, answers and points.

        Returns:
            Whether it is known that the employee works under this law, and is of whom it is told.
        """
        return known.get(REGIMES) == frozenset({self.regime}) and holds(self.when, known.get) is True
