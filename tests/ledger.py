"""Write in the ledger what the program says of rulings that it does not know, before they join the casebook.

``python -m tests.ledger DIR`` prints the entry for the rulings in a folder, each in a file of the casebook's format.
``make refresh`` has the last commit print it for every ruling that the working tree adds, and appends it to
``cases/ledger.yaml``. What stands there is never written again.
"""

import datetime as dt
import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from privesfeer.api.ask.registry import casebook, codebook, rulebook
from privesfeer.cases.commons import document
from privesfeer.cases.ledger import Ledger
from privesfeer.cases.ruling import Ruling
from privesfeer.engine.audit.evaluation import apart
from privesfeer.engine.audit.folds import Folds
from tests.linked import importing
from tests.moved import last_commit

ROOT = Path(__file__).parents[1]
RULINGS = Path("cases") / "rulings"
FILE = ROOT / "cases" / "ledger.yaml"


def entry(folder: Path, day: dt.date) -> dict[str, Any]:
    """Predict the rulings of a folder.

    Args:
        folder: holds a YAML file for each ruling; a fact that this program does not know plays no part.
        day: the day that the entry names.

    Returns:
        The entry, as ``privesfeer.cases.ledger.LedgerEntry`` reads it; without rulings that decided no question.

    Raises:
        ValueError: a ruling, or another of its affair, is in the casebook already.
    """
    files = {path: path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}
    read = [Ruling.model_validate(_understood(content), context=codebook()) for content in files.values()]
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
            if ruling.decisions
        ],
    }


def _understood(content: bytes) -> Any:  # noqa: ANN401 - a document can hold anything
    """Read a ruling without the facts that this program does not know."""
    ruling, known = document.parse(content), {each.id for each in codebook().facts}
    ruling["facts"] = {name: value for name, value in ruling["facts"].items() if name in known}
    for decision in ruling["decisions"]:
        for named in ("relied_on", "despite"):
            decision[named] = [name for name in decision.get(named, []) if name in known]
    return ruling


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


def foretold(repository: Path) -> str:
    """Have the last commit predict each ruling that the working tree adds; once, however often this is asked.

    Args:
        repository: the root of the working tree.

    Returns:
        The entry as YAML; empty where nothing is added.

    Raises:
        UncollectedError: there is no last commit.
        subprocess.CalledProcessError: its program cannot read a ruling.
    """
    with last_commit(repository) as tree, tempfile.TemporaryDirectory(prefix="privesfeer-ledger-") as folder:
        before, now = (Ledger.read(each / FILE.relative_to(ROOT)).entries for each in (tree, repository))
        written = {each.ruling for entry in now[len(before) :] for each in entry.rulings}
        for path in sorted((repository / RULINGS).rglob("*.yaml")):
            if path.stem not in written and not (tree / path.relative_to(repository)).exists():
                shutil.copy(path, folder)
        if not any(Path(folder).iterdir()):
            return ""
        command = [sys.executable, "-P", "-m", "tests.ledger", folder]
        return subprocess.check_output(command, cwd=tree, env=importing(tree), text=True)


def main(folder: str) -> None:
    """Print an entry.

    Args:
        folder: holds the rulings.
    """
    found = entry(Path(folder), dt.datetime.now(dt.UTC).date())
    if found["rulings"]:
        sys.stdout.write(yaml.safe_dump([found], sort_keys=False, width=150))


if __name__ == "__main__":
    main(*sys.argv[1:])
