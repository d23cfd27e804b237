"""Weights: how heavily each factor of a question weighs where no ruling governs, learned from the rulings."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.doctrine.reading import Reading

_SHRINK = 0.3  # how strongly weights are drawn towards 0: chosen by back-testing, see docs/leaning.md
_SHRINK_BASE = 0.03
_STEPS, _HALVINGS, _CLOSE = 100, 30, 1e-8
_DECIMALS = 4  # what is printed is what counts
UNITS: int = 10**_DECIMALS  # in one; every weight is a whole number of units, so that sums of them are exact


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of a question's factors.

    Attributes:
        factors: by the bit of each factor its weight, a logarithm of odds, 0 or more.
        base: what weighs before any factor does, because the rulings came out more often one way: above 0 for the
            protected outcome, below 0 for the other.
    """

    factors: dict[int, float]
    base: float


def units(weight: float) -> int:
    """Write a weight in whole units.

    Args:
        weight: the weight.

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


def learn(readings: Sequence[Reading], protected: str, ours: int, bits: Sequence[int]) -> Weights:
    """Learn the weights from precedents: logistic regression in which no factor can weigh against its own side.

    Every affair counts once, however many rulings it has. Because no weight is below 0, a factor that comes to hold
    never moves an answer away from its side. Weights that few rulings support are drawn towards 0.

    Args:
        readings: the precedents, read.
        protected: the outcome that protects the employee.
        ours: the bits of the factors for it.
        bits: the bit of every factor.

    Returns:
        The weights; all 0 where there is no precedent.
    """
    if not readings:
        return Weights(dict.fromkeys(bits, 0.0), 0.0)
    affairs = Counter(reading.line for reading in readings)
    share = np.array([1 / affairs[reading.line] for reading in readings])
    # A row for each precedent, each factor signed for the side of the precedent's own outcome, and 1 for the base.
    sides = np.array([1.0 if bit & ours else -1.0 for bit in bits] + [1.0])
    held = np.array([[bool(reading.factors & bit) for bit in bits] + [True] for reading in readings], dtype=float)
    won = np.array([1.0 if reading.outcome == protected else -1.0 for reading in readings])
    point = _minimise(held * sides * won[:, None], share)
    rounded = [round(float(weight), _DECIMALS) + 0.0 for weight in point]
    return Weights(dict(zip(bits, rounded[:-1], strict=True)), rounded[-1])


def _minimise(rows: NDArray[np.float64], share: NDArray[np.float64]) -> NDArray[np.float64]:
    """Find the weights that make the outcomes likeliest, all but the last 0 or more.

    Newton's method, projected (Bertsekas, "Projected Newton methods for optimization problems with simple
    constraints", 1982): weights that are 0 and would fall below it stand still.
    """
    shrink = np.full(rows.shape[1], _SHRINK)
    shrink[-1] = _SHRINK_BASE
    least = np.zeros(rows.shape[1])
    least[-1] = -np.inf
    point = np.zeros(rows.shape[1])
    loss = _loss(rows, share, shrink, point)
    for _ in range(_STEPS):
        missed = 1 / (1 + np.exp(rows @ point))
        slope = shrink * point - rows.T @ (share * missed)
        free = (point > least) | (slope < 0)
        curve = (rows[:, free].T * (share * missed * (1 - missed))) @ rows[:, free] + np.diag(shrink[free])
        step = np.zeros_like(point)
        step[free] = np.linalg.solve(curve, slope[free])
        length = 1.0
        for _ in range(_HALVINGS):
            ahead = np.maximum(point - length * step, least)
            lower = _loss(rows, share, shrink, ahead)
            if lower <= loss:
                break
            length /= 2
        moved = float(np.abs(ahead - point).max())
        point, loss = ahead, lower
        if moved < _CLOSE:
            break
    return point


def _loss(
    rows: NDArray[np.float64], share: NDArray[np.float64], shrink: NDArray[np.float64], point: NDArray[np.float64]
) -> float:
    return float(share @ np.logaddexp(0, -(rows @ point)) + shrink @ point**2 / 2)
