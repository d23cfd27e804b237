"""Ledger: what the program said of rulings before it knew them. An entry is written once and never changed."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field

from privesfeer.cases.casebook import Casebook
from privesfeer.cases.commons import document
from privesfeer.cases.commons.text import Record
from privesfeer.cases.ruling import Ruling

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Persuasive = Literal["foreign", "disciplinary", "about"]


class LedgerPrediction(Record):
    """What was said of one decision.

    Attributes:
        question: the question that the court decided.
        predicted: the outcome that was predicted; None: none was given.
        strength: how firm the answer was called: its status, or the strength of one that leaned.
        court: what the court decided.
        persuasive: why the decision could not count as a precedent here; None: it could.
    """

    question: str
    predicted: str | None
    strength: str
    court: str
    persuasive: Persuasive | None = None


class PredictedRuling(Record):
    """What was said of one ruling.

    Attributes:
        ruling: its key.
        hash: SHA-256 of its file as it was when predicted, in hexadecimal.
        predictions: one for each of its decisions.
    """

    ruling: str
    hash: Sha256
    predictions: tuple[LedgerPrediction, ...]


class LedgerEntry(Record):
    """What one version said on one day of rulings that it did not know.

    Attributes:
        version: of the program.
        rules: of the rulebook.
        rulings_known: of the casebook.
        day: when it was asked.
        rulings: those that it was asked about, by key.
    """

    version: str
    rules: str
    rulings_known: str
    day: dt.date
    rulings: tuple[PredictedRuling, ...]


class Ledger(Record):
    """All entries.

    Attributes:
        named: the keys of rulings of which those who wrote the rules after the first entry knew.
        entries: the oldest first.
    """

    named: frozenset[str] = frozenset()
    entries: tuple[LedgerEntry, ...]

    def told(self, casebook: Casebook) -> Iterator[tuple[Ruling, LedgerPrediction]]:
        """Give what was last said of the decisions of rulings before they were known.

        Yields:
            Each ruling of the casebook with a prediction of a decision that counts as a precedent; none of a ruling
            of which those who wrote the rules knew.
        """
        last = {each.ruling: each.predictions for entry in self.entries for each in entry.rulings}
        for key, predictions in last.items():
            ruling = None if key in self.named else casebook.find(key)
            if ruling:
                yield from ((ruling, each) for each in predictions if each.persuasive is None)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a ledger.

        Args:
            path: its YAML file.

        Returns:
            The ledger.

        Raises:
            OSError: the file cannot be read.
            cases.document.UnreadableDocumentError: it is no YAML.
            pydantic.ValidationError: it is no ledger.
        """
        return cls.model_validate(document.parse(path.read_bytes()))
