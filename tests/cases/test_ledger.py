"""The ledger: what was said of rulings before they were known stays as it was said."""

import datetime as dt
import hashlib

import orjson
import pytest
from pydantic import ValidationError

from privesfeer.api.ask.registry import codebook
from privesfeer.cases.ledger import Ledger
from tests.ledger import FILE

# Of each entry, when it was written. A change here is a change of what was predicted, and never right.
WRITTEN = (
    "7cc4acefc1fc6776b6b44e061686f57755f093863ba4d44a1d1d3a1380a7260e",
    "05f2d512cc0637fabb37bf3ee67f48cd241c7098fb3eb660891ddf63cd1a9cc3",
)


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """Read the ledger as it stands."""
    return Ledger.read(FILE)


def test_what_was_predicted_is_never_written_again(ledger: Ledger) -> None:
    """Each entry is the one that was written; a new one is added behind."""
    hashes = [hashlib.sha256(orjson.dumps(each.model_dump(mode="json"))).hexdigest() for each in ledger.entries]
    assert hashes == list(WRITTEN)


def test_the_first_entry_is_what_the_released_version_said_of_135_rulings(ledger: Ledger) -> None:
    """Version 0.5.0, on rulings of which it knew none."""
    first = ledger.entries[0]
    assert (first.version, first.day, len(first.rulings)) == ("0.5.0", dt.date(2026, 11, 29), 135)
    predictions = [each for ruling in first.rulings for each in ruling.predictions]
    outcomes = {question.id: set(question.outcomes) for question in codebook().questions}
    assert all(each.court in outcomes[each.question] for each in predictions)
    assert all(each.predicted is None or each.predicted in outcomes[each.question] for each in predictions)


def test_an_answer_has_an_outcome_and_the_lack_of_one_has_none(ledger: Ledger) -> None:
    """What was undetermined or not raised predicted nothing."""
    none = {"undetermined", "not_raised", "contested"}
    for each in (each for entry in ledger.entries for ruling in entry.rulings for each in ruling.predictions):
        assert each.strength in none if each.predicted is None else each.strength not in {"undetermined", "not_raised"}


def test_a_ledger_names_a_whole_hash() -> None:
    """A hash that is cut off does not say which file it was."""
    entry = {"version": "1", "rules": "r", "rulings_known": "c", "day": "2026-01-01"}
    with pytest.raises(ValidationError, match="hash"):
        Ledger.model_validate({"entries": [entry | {"rulings": [{"ruling": "x", "hash": "ab", "predictions": []}]}]})
