"""Measured: the evaluation of this version on its own casebook, kept for all that show it.

To measure takes longer than a reader waits. ``make refresh`` measures anew; a test fails if what is kept is not what
the rules, rulings and reasoning of today give.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, get_args

import orjson

from privesfeer.api.ask.registry import casebook, ledger, rulebook
from privesfeer.cases.casebook import Casebook
from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.text import Text
from privesfeer.cases.ledger import Ledger
from privesfeer.cases.ruling import Ruling
from privesfeer.engine import (
    LEAST_COUNT,
    ElementPrediction,
    Evaluation,
    Measured,
    Prediction,
    Strength,
    Tally,
    Track,
    Versions,
)

_AS_MADE = ("court", "outcome", "status", "strength", "majority", "governed")  # of a prediction
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
def tracked() -> Track:
    """Count what strengths were worth: never in-sample, and per kind of measure.

    Returns:
        It, on rulings left out and on those that the program did not know.
    """
    predictions = (each for question in measured().questions for each in question.predictions)
    left_out = _counted((each.question, each.ruling, each.strength, each.right) for each in predictions)
    return Track(left_out, _counted(_unseen(ledger(), casebook())))


def _counted(predicted: Iterable[tuple[str, Ruling, Strength | None, bool]]) -> Tally:
    found = list[tuple[tuple[str, str | None, Strength], bool]]()
    for question, ruling, strength, right in predicted:
        ladder = rulebook().questions[question].ladder
        kind = ladder.kind(ruling.facts.known.get(ladder.fact)) if ladder else None
        if strength and (kind or not ladder):
            found.append(((question, kind.id if kind else None, strength), right))
    return {key: (sum(right), len(right)) for key, right in grouped(found).items() if len(right) >= LEAST_COUNT}


def _unseen(ledger: Ledger, casebook: Casebook) -> Iterator[tuple[str, Ruling, Strength | None, bool]]:
    leaning = {each: each for each in get_args(Strength)}
    for ruling, each in ledger.told(casebook):
        yield each.question, ruling, leaning.get(each.strength), each.predicted == each.court


def _prediction(question: str, told: dict[str, Any]) -> Prediction:
    reason = Text(**told["reason"]) if told["reason"] else None
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
                            **{name: getattr(made, name) for name in _AS_MADE},
                            "reason": asdict(made.reason) if made.reason else None,
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
