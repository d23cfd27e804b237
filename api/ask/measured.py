"""Measured: the evaluation of this version on its own casebook, kept for all that show it.

To measure takes longer than a reader waits. ``make refresh`` measures anew; a test fails if what is kept is not what
the rules, rulings and reasoning of today give.
"""

import json
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from api.ask.request import to_json
from api.ask.shelf import casebook, rulebook
from cases.text import Text
from cases.words import words
from engine import LEAST_COUNT, Evaluation, Measured, Prediction, Strength, Versions

_SAID = words(__file__)

FILE = Path(__file__).with_name("evaluation.json")


@cache
def measured() -> Evaluation:
    """Read what was measured. It holds for the books of today, as the test says, and so names their versions.

    Returns:
        The evaluation, each affair left out in turn.
    """
    content = json.loads(FILE.read_bytes())
    return Evaluation(
        "leave_one_affair_out",
        tuple(
            Measured(name, tuple(_prediction(name, each) for each in told["predictions"]), told["governs"])
            for name, told in content["questions"].items()
        ),
        (),
        Versions(engine=version("privesfeer"), rulebook=rulebook().version, casebook=casebook().version),
    )


def worth(question: str, strength: Strength) -> Text:
    """Say what it is worth that an answer leans as strongly as it does: never in-sample, each affair left out in turn.

    Args:
        question: the question's id.
        strength: how strongly the answer leans.

    Returns:
        A sentence: how many answers of that strength on the question were right, or that there are too few of them.
    """
    score = next(each for each in measured().questions if each.question == question).by_status.get(strength)
    if score is None or score.n < LEAST_COUNT:
        return _SAID.TOO_FEW
    return _SAID.WORTH.fill(right=str(score.right), n=str(score.n))


def _prediction(question: str, told: dict[str, Any]) -> Prediction:
    reason = Text.model_validate(told["reason"]) if told["reason"] else None
    return Prediction(**{**told, "ruling": casebook()[told["ruling"]], "question": question, "reason": reason})


def kept(evaluation: Evaluation) -> bytes:
    """Write what was measured, to keep it.

    Args:
        evaluation: what was measured.

    Returns:
        JSON.
    """
    return to_json(
        {
            "questions": {
                each.question: {
                    "governs": each.governs,
                    "predictions": [
                        {
                            "ruling": made.ruling.key,
                            "court": made.court,
                            "outcome": made.outcome,
                            "status": made.status,
                            "strength": made.strength,
                            "majority": made.majority,
                            "governed": made.governed,
                            "reason": made.reason.model_dump() if made.reason else None,
                        }
                        for made in each.predictions
                    ],
                }
                for each in evaluation.questions
            },
        }
    )
