"""Score: predictions counted, and what a question's answers must show before a share of them says anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.text import Text
from privesfeer.cases.ruling import Ruling
from privesfeer.engine.doctrine.result import Strength

LEAST_COUNT, LEAST_SHARE = 10, 0.9  # what a question's answers must show before they may be called governed
LEAST_DECISIONS, LEAST_AFFAIRS = 30, 8  # below either a share says too little to hold anyone to
STANDINGS = ("required", "governed", "contested", "likely", "slight", "undetermined", "not_raised")
_LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class ElementPrediction:
    """How a requirement of a measure stood before the court, and what the engine made of it.

    Attributes:
        element: its id within the measure.
        court: "met" or "not_met".
        engine: likewise; None: it is open, or does not arise.
    """

    element: str
    court: str
    engine: str | None


@dataclass(frozen=True, slots=True)
class Prediction:
    """One decision, and what the engine made of its facts without knowing its affair.

    Attributes:
        ruling: the ruling.
        question: the question.
        court: what the court decided.
        outcome: the engine's outcome; None: it gave none.
        status: the engine's status; "not_raised": the question was not raised.
        strength: of an answer that leans, how strongly; else None.
        majority: the outcome that most rulings had from which it was predicted; None: there was no such outcome.
        governed: the outcome that would be called governed, if the question may use that label; None: it would not.
        reason: why the outcome is not the court's; None where it is.
        value: where a fact is part of the question, as the measure is, its value.
        elements: the requirements of the measure on which the court decided.
    """

    ruling: Ruling
    question: str
    court: str
    outcome: str | None
    status: str
    strength: Strength | None
    majority: str | None
    governed: str | None
    reason: Text | None
    value: str | None = None
    elements: tuple[ElementPrediction, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether the engine gave an outcome."""
        return self.outcome is not None

    @property
    def right(self) -> bool:
        """Whether it is the court's."""
        return self.outcome == self.court

    @property
    def standing(self) -> str:
        """How firm the answer is called: its status, and of one that leans how strongly."""
        return self.strength or self.status


@dataclass(frozen=True, slots=True)
class Score:
    """Predictions counted.

    Attributes:
        n: how many decisions were predicted.
        affairs: of how many affairs.
        answered: how many got an outcome.
        right: how many got the court's.
    """

    n: int
    affairs: int
    answered: int
    right: int

    @property
    def accuracy(self) -> float | None:
        """The share of the answered ones that is right; None if none was answered."""
        return self.right / self.answered if self.answered else None

    @property
    def wilson(self) -> tuple[float, float] | None:
        """The 95 % interval of the accuracy."""
        return wilson(self.right, self.answered)


@dataclass(frozen=True, slots=True)
class Label:
    """Whether a question's setting for the label "governed" is borne out.

    Attributes:
        governs: the setting.
        answers: how many answers are governed, or would be.
        right: how many of these are right.
    """

    governs: bool
    answers: int
    right: int

    @property
    def earned(self) -> bool:
        """Whether there are enough of such answers, and enough of them are right."""
        return self.answers >= LEAST_COUNT and self.right >= LEAST_SHARE * self.answers

    @property
    def borne_out(self) -> bool:
        """Whether the setting is as the figures say."""
        return self.governs == self.earned


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured on one question.

    Attributes:
        question: its id.
        predictions: one for each decision, by date of the ruling.
        governs: whether the question's answers may be called governed.
    """

    question: str
    predictions: tuple[Prediction, ...]
    governs: bool

    @property
    def score(self) -> Score:
        """All predictions."""
        return _score(self.predictions)

    @property
    def by_status(self) -> dict[str, Score]:
        """Those of each status that occurs, of what leans of each strength, firmest first."""
        by_standing = grouped((each.standing, each) for each in self.predictions)
        return {name: _score(by_standing[name]) for name in STANDINGS if name in by_standing}

    @property
    def by_value(self) -> dict[str, Score]:
        """Where a fact is part of the question, those of each of its values, most first."""
        by_value = grouped((each.value, each) for each in self.predictions if each.value)
        return {name: _score(group) for name, group in sorted(by_value.items(), key=lambda each: -len(each[1]))}

    @property
    def by_element(self) -> dict[str, Score]:
        """How the requirements stood on which courts decided, each counted by itself, most first."""
        found = [(each, element) for each in self.predictions for element in each.elements]
        scores = {
            name: Score(
                n=len(group := [(made, one) for made, one in found if one.element == name]),
                affairs=len({made.ruling.line for made, _ in group}),
                answered=sum(one.engine is not None for _, one in group),
                right=sum(one.engine == one.court for _, one in group),
            )
            for name in {element.element for _, element in found}
        }
        return dict(sorted(scores.items(), key=lambda each: (-each[1].n, each[0])))

    @property
    def majority(self) -> float | None:
        """How often the outcome that most other rulings had is the court's; None where there never was one."""
        told = [each.majority == each.court for each in self.predictions if each.majority]
        return sum(told) / len(told) if told else None

    @property
    def binding(self) -> bool:
        """Whether there are enough decisions, of enough affairs for either outcome, for a share to bind."""
        affairs = grouped((each.court, each.ruling.line) for each in self.predictions).values()
        either = len(affairs) > 1 and all(len({*lines}) >= LEAST_AFFAIRS for lines in affairs)
        return either and len(self.predictions) >= LEAST_DECISIONS

    @property
    def label(self) -> Label:
        """What the answers say that are governed, or would be if the question were allowed to say so."""
        governed = [each for each in self.predictions if each.governed]
        return Label(self.governs, len(governed), sum(each.governed == each.court for each in governed))


def wilson(right: int, n: int) -> tuple[float, float] | None:
    """Give the 95 % interval of a share (Wilson, "Probable inference", JASA 22, 1927).

    Args:
        right: how many of them.
        n: of how many.

    Returns:
        The lower and upper bound; None of nothing.
    """
    if not n:
        return None
    z = NormalDist().inv_cdf((1 + _LEVEL) / 2)
    share, spread = right / n, z * z / n
    middle = share + spread / 2
    half = z * sqrt(share * (1 - share) / n + spread / (4 * n))
    low, high = (middle - half) / (1 + spread), (middle + half) / (1 + spread)
    return (0.0 if right == 0 else low), (1.0 if right == n else high)


def _score(predictions: Sequence[Prediction]) -> Score:
    return Score(
        n=len(predictions),
        affairs=len({each.ruling.line for each in predictions}),
        answered=sum(each.answered for each in predictions),
        right=sum(each.right for each in predictions),
    )
