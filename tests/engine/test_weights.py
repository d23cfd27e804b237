"""The weights of the factors are the likeliest ones that no factor turns against its own side."""

from dataclasses import replace

import numpy as np
import pytest

from privesfeer.engine.doctrine.weights import DRAWN, learn, lessons
from tests.engine.books import LAWS


def parts(question: str) -> tuple[tuple, str, int, list[int]]:  # type: ignore[type-arg]
    """Give what the weights of a question are learned from."""
    law = LAWS[question]
    protects = law.question.protects
    return law.readings, protects, law.factor_index.favouring[protects], list(law.weights)


@pytest.mark.parametrize("question", LAWS)
def test_no_weight_could_be_moved_to_make_the_outcomes_likelier(question: str) -> None:
    """The slope is nothing where a weight is above 0, and points below 0 where it is 0 (Karush, Kuhn and Tucker)."""
    readings, protects, ours, bits = parts(question)
    weights = learn(lessons(readings, protects), ours, dict.fromkeys(bits, 0.0))
    affairs = [reading.line for reading in readings]
    slopes = dict.fromkeys(bits, 0.0)
    for reading in readings:
        won = 1.0 if reading.outcome == protects else -1.0
        signed = {bit: won * (1.0 if bit & ours else -1.0) for bit in bits if reading.factors & bit}
        score = sum(sign * weights[bit] for bit, sign in signed.items())
        missed = 1 / (1 + np.exp(score)) / affairs.count(reading.line)
        for bit, sign in signed.items():
            slopes[bit] -= sign * missed
    for bit, weight in weights.items():
        slope = slopes[bit] + DRAWN * weight
        assert slope == pytest.approx(0, abs=2e-3) if weight else slope > -2e-3


@pytest.mark.parametrize("question", LAWS)
def test_an_affair_counts_once_however_many_rulings_it_has(question: str) -> None:
    """The same ruling told twice changes nothing."""
    readings, protects, ours, bits = parts(question)
    twice = (*readings, *(replace(reading) for reading in readings))
    assert learn(lessons(twice, protects), ours, dict.fromkeys(bits, 0.0)) == learn(
        lessons(readings, protects), ours, dict.fromkeys(bits, 0.0)
    )


def test_without_rulings_nothing_weighs() -> None:
    """Before the first ruling there is nothing to learn from."""
    _, _, ours, bits = parts("private_sphere")
    weights = learn((), ours, dict.fromkeys(bits, 0.0))
    assert set(weights.values()) == {0.0}


@pytest.mark.parametrize("question", LAWS)
def test_a_factor_that_held_in_no_ruling_weighs_nothing(question: str) -> None:
    """No ruling, no weight: it can still be a reason, with its authority."""
    readings, protects, ours, bits = parts(question)
    held = 0
    for reading in readings:
        held |= reading.factors
    weights = learn(lessons(readings, protects), ours, dict.fromkeys(bits, 0.0))
    assert not any(weight for bit, weight in weights.items() if not bit & held)
