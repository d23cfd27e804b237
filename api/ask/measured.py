"""Measured: the evaluation of this version on its own casebook, kept for all that show it.

To measure takes longer than a reader waits. ``make refresh`` measures anew; a test fails if what is kept is not what
the rules, rulings and reasoning of today give.
"""

import json
from collections import defaultdict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson

from privesfeer.api.ask.shelf import casebook, rulebook
from privesfeer.cases.text import Text
from privesfeer.engine import LEAST_COUNT, ElementPrediction, Evaluation, Measured, Prediction, Strength, Versions

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


@cache
def tracked() -> dict[tuple[str, str | None, Strength], tuple[int, int]]:
    """Count what strengths were worth: never in-sample, each affair left out in turn, and per kind of measure.

    Returns:
        Of a question, of a kind of its ladder and of a strength, how many answers were right, of how many; where there
        are too few, nothing.
    """
    counted = defaultdict[tuple[str, str | None, Strength], list[bool]](list)
    for question in measured().questions:
        ladder = rulebook().questions[question.question].ladder
        for each in question.predictions:
            kind = ladder.kind(each.ruling.facts.known.get(ladder.fact)) if ladder else None
            if each.strength and (kind or not ladder):
                counted[question.question, kind.id if kind else None, each.strength].append(each.right)
    return {key: (sum(right), len(right)) for key, right in counted.items() if len(right) >= LEAST_COUNT}


def _prediction(question: str, told: dict[str, Any]) -> Prediction:
    reason = Text.model_validate(told["reason"]) if told["reason"] else None
    elements = tuple(ElementPrediction(*each) for each in told["elements"])
    kept = {"ruling": casebook()[told["ruling"]], "question": question, "reason": reason, "elements": elements}
    return Prediction(**{**told, **kept})


def kept(evaluation: Evaluation) -> bytes:
    """Write what was measured, to keep it.

    Args:
        evaluation: what was measured.

    Returns:
        JSON.
    """
    return orjson.dumps(
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
                            "value": made.value,
                            "elements": [(one.element, one.court, one.engine) for one in made.elements],
                        }
                        for made in each.predictions
                    ],
                }
                for each in evaluation.questions
            },
        },
        option=orjson.OPT_APPEND_NEWLINE,
    )
