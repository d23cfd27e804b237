"""Weights: how heavily each factor of a question weighs where no ruling governs, learned from the rulings."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from privesfeer.engine.arrays import Floats, np
from privesfeer.engine.doctrine.reading import Reading

DRAWN = 0.3  # how strongly weights are drawn towards 0: chosen by back-testing, see docs/leaning.md
TEXTBOOK = 1.0  # how much a textbook incident counts beside an affair: chosen on rulings left out, see docs/leaning.md
_STEPS, _HALVINGS, _CLOSE = 100, 30, 1e-8
_DECIMALS = 4  # what is printed is what counts
UNITS: int = 10**_DECIMALS  # in one; every weight is a whole number of units, so that sums of them are exact


def units(weight: float) -> int:
    """Write a weight in whole units.

    Returns:
        How many units it is.
    """
    return round(weight * UNITS)


def reaching(margin: float) -> int:
    """Say how many units reach a margin.

    Args:
        margin: the margin, 0 or more.

    Returns:
        The fewest.
    """
    least = units(margin)
    return least + (least / UNITS < margin)


@dataclass(frozen=True, slots=True)
class Lesson:
    """Factors that held together, and the outcome that they brought.

    Attributes:
        factors: the bits of the factors.
        protected: whether the outcome was the one that protects the employee.
        share: how much it counts.
    """

    factors: int
    protected: bool
    share: float


def lessons(readings: Sequence[Reading], protects: str) -> list[Lesson]:
    """Take precedents as lessons; every affair counts once, however many rulings it has.

    Args:
        readings: the precedents, read.
        protects: the outcome that protects the employee.
    """
    affairs = Counter(reading.line for reading in readings)
    return [Lesson(reading.factors, reading.outcome == protects, 1 / affairs[reading.line]) for reading in readings]


def clear(factors: int, outcome: str | None, protects: str) -> list[Lesson]:
    """Take a textbook incident as a lesson; where nothing can be said, it teaches both outcomes by half.

    Args:
        factors: the bits of the factors that hold.
        outcome: its outcome; None: that cannot be said.
        protects: the outcome that protects the employee.

    Returns:
        One lesson or two.
    """
    if outcome is None:
        return [Lesson(factors, protected, TEXTBOOK / 2) for protected in (True, False)]
    return [Lesson(factors, outcome == protects, TEXTBOOK)]


def learn(taught: Sequence[Lesson], ours: int, priors: Mapping[int, float], drawn: float = DRAWN) -> dict[int, float]:
    """Learn the weights: logistic regression in which no factor can weigh against its own side.

    Because no weight is below 0, a factor that comes to hold never moves an answer away from its side. Weights that
    few lessons support are drawn towards what the law is read to give them, else towards 0. Before any factor holds
    nothing weighs: how often courts decided so is no reason to decide so here.

    Args:
        ours: the bits of the factors for the outcome that protects the employee.
        priors: by the bit of every factor what it weighs before anything teaches, 0 or more.
        drawn: how strongly weights are drawn towards that.

    Returns:
        By the bit of each factor its weight, a logarithm of odds, 0 or more; that where there is no lesson.
    """
    bits = list(priors)
    if not taught:
        return dict(priors)
    share = np.array([each.share for each in taught])
    # A row for each lesson, each factor signed for the side of the lesson's own outcome.
    sides = np.array([1.0 if bit & ours else -1.0 for bit in bits])
    held = np.array([[bool(each.factors & bit) for bit in bits] for each in taught], dtype=float)
    won = np.array([1.0 if each.protected else -1.0 for each in taught])
    point = _minimise(held * sides * won[:, None], share, np.array(list(priors.values()), dtype=float), drawn)
    rounded = [round(float(weight), _DECIMALS) + 0.0 for weight in point]
    return dict(zip(bits, rounded, strict=True))


def _minimise(rows: Floats, share: Floats, prior: Floats, drawn: float) -> Floats:
    """Find the weights that make the outcomes likeliest, all of them 0 or more.

    Newton's method, projected (Bertsekas, "Projected Newton methods for optimization problems with simple
    constraints", 1982): weights that are 0 and would fall below it stand still.
    """
    shrink = np.full(rows.shape[1], drawn)
    point = prior.copy()
    loss = _loss(rows, share, shrink, point - prior, point)
    for _ in range(_STEPS):
        missed = 1 / (1 + np.exp(rows @ point))
        slope = shrink * (point - prior) - rows.T @ (share * missed)
        free = (point > 0) | (slope < 0)
        curve = (rows[:, free].T * (share * missed * (1 - missed))) @ rows[:, free] + np.diag(shrink[free])
        step = np.zeros_like(point)
        step[free] = np.linalg.solve(curve, slope[free])
        length = 1.0
        for _ in range(_HALVINGS):
            ahead = np.maximum(point - length * step, 0)
            lower = _loss(rows, share, shrink, ahead - prior, ahead)
            if lower <= loss:
                break
            length /= 2
        moved = float(np.abs(ahead - point).max())
        point, loss = ahead, lower
        if moved < _CLOSE:
            break
    return point


def _loss(rows: Floats, share: Floats, shrink: Floats, away: Floats, point: Floats) -> float:
    return float(share @ np.logaddexp(0, -(rows @ point)) + shrink @ away**2 / 2)
