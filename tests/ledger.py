"""Write in the ledger what the program says of rulings that it does not know, before they join the casebook.

``python -m tests.ledger DIR`` appends one entry to ``cases/ledger.yaml`` for the rulings in a folder, each in a file of
the casebook's format. What stands there is never written again.
"""

import datetime as dt
import hashlib
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from privesfeer.api.ask.shelf import casebook, codebook, rulebook
from privesfeer.cases import document
from privesfeer.cases.ruling import Ruling
from privesfeer.engine.audit.evaluation import apart
from privesfeer.engine.audit.folds import Folds

FILE = Path(__file__).parents[1] / "cases" / "ledger.yaml"


def entry(folder: Path, day: dt.date) -> dict[str, Any]:
    """Predict the rulings of a folder.

    Args:
        folder: holds a YAML file for each ruling.
        day: the day that the entry names.

    Returns:
        The entry, as ``privesfeer.cases.ledger.LedgerEntry`` reads it.

    Raises:
        ValueError: a ruling, or another of its affair, is in the casebook already.
    """
    files = {path: path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}
    read = [Ruling.model_validate(document.parse(content), context=codebook()) for content in files.values()]
    hashes = {
        ruling.key: hashlib.sha256(content).hexdigest() for ruling, content in zip(read, files.values(), strict=True)
    }
    if known := [each.ruling.key for each in apart(casebook(), tuple(read))[1]]:
        raise ValueError(f"these are known already: {', '.join(known)}")
    folds = Folds(rulebook(), casebook(), "rulings")
    return {
        "version": version("privesfeer"),
        "rules": rulebook().version,
        "rulings_known": casebook().version,
        "day": day,
        "rulings": [
            {"ruling": ruling.key, "hash": hashes[ruling.key], "predictions": [*_predictions(folds, ruling)]}
            for ruling in sorted(read, key=lambda ruling: ruling.key)
        ],
    }


def _predictions(folds: Folds, ruling: Ruling) -> Iterator[dict[str, Any]]:
    decided = [name for name in rulebook().questions if ruling.decision(name)]
    for each in folds.predictions(ruling, decided) if decided else ():
        told = {
            "question": each.question,
            "predicted": each.outcome,
            "strength": each.standing,
            "court": each.court,
        }
        if not folds.counts(ruling, each.question):
            told["persuasive"] = rulebook().persuasive(ruling) or "about"
        yield told


def main(folder: str) -> None:
    """Append an entry.

    Args:
        folder: holds the rulings.
    """
    added = yaml.safe_dump([entry(Path(folder), dt.datetime.now(dt.UTC).date())], sort_keys=False, width=150)
    with FILE.open("a", encoding="utf-8") as ledger:
        ledger.write(added)


if __name__ == "__main__":
    main(*sys.argv[1:])
