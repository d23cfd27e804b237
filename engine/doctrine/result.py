"""Result: the answer to one question, and how firm it is."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from privesfeer.engine.doctrine.reading import Reading

Status = Literal["required", "governed", "leaning", "contested", "undetermined"]
Strength = Literal["likely", "slight"]
GOVERNED = 3  # how firm that is, of what `firmness` gives
RANKS: Mapping[Status | None, int] = {
    "required": 5,
    "governed": 4,
    "contested": 3,
    "leaning": 2,
    "undetermined": 1,
    None: 0,
}
"""How firm each status is; None: the question is not raised."""


class Result(NamedTuple):
    """The answer on a set of factors.

    Attributes:
        outcome: one of the question's outcomes, or None.
        status: how the outcome was reached.
        governing: the rulings that govern for each outcome; empty where governing is not allowed on these facts.
        balance: where no ruling governs, the weight for the protected outcome minus that for the other; else 0.
        strength: of an answer that leans, how strongly; else None.
    """

    outcome: str | None
    status: Status
    governing: Mapping[str, tuple[Reading, ...]]
    balance: float
    strength: Strength | None = None

    @property
    def standing(self) -> str:
        """How firm the answer is called: its status, and of one that leans how strongly."""
        return self.strength or self.status


class Requirement(NamedTuple):
    """What the requirements that hold decide.

    Attributes:
        outcome: the outcome.
        sure: whether one of them is settled law of which it is known that no exception holds.
    """

    outcome: str
    sure: bool


_FIRMNESS = {"required": 4, "governed": GOVERNED, "contested": GOVERNED, "likely": 2, "slight": 1, "undetermined": 0}


def firmness(result: Result) -> int:
    """Say how firm an answer is.

    Args:
        result: the answer.

    Returns:
        4 for what is required, 3 for what rulings govern, 2 for what is likely, 1 for what leans slightly, 0 for none.
    """
    return _FIRMNESS[result.standing]
