"""The golden verdicts and measures are what the program says."""

import difflib
from collections.abc import Iterable
from pathlib import Path

import pytest

from api.memo import READERS
from cases.text import LANGUAGES
from tests.golden import (
    CASE_FILES,
    EXAMPLES,
    INCIDENTS,
    MEASURED,
    PLEADED,
    measures,
    measures_path,
    memo_path,
    memos,
    path,
    verdicts,
)


def check(texts: Iterable[tuple[Path, str]]) -> None:
    """Compare texts with what stands in the golden files."""
    for place, text in texts:
        golden = place.read_text("utf-8") if place.exists() else ""
        changes = "\n".join(
            difflib.unified_diff(golden.splitlines(), text.splitlines(), place.name, "now", lineterm="", n=1)
        )
        assert not changes, changes


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.stem)
def test_the_verdict_is_the_golden_one(example: Path) -> None:
    """Word for word in both languages; if a change is meant, ``python -m tests.golden`` records it."""
    check(verdicts(example))


@pytest.mark.parametrize("example", MEASURED, ids=lambda example: example.stem)
def test_the_measures_are_the_golden_ones(example: Path) -> None:
    """As for the verdict."""
    check(measures(example))


@pytest.mark.parametrize("example", PLEADED, ids=lambda example: example.stem)
def test_the_memos_are_the_golden_ones(example: Path) -> None:
    """As for the verdict: for each reader, in both languages."""
    check(memos(example))


def test_every_golden_text_has_its_example() -> None:
    """None is left over from an example that is gone."""
    there = {place.name for place in path(INCIDENTS[0], "nl").parent.glob("*.md")}
    wanted = {path(example, lang).name for example in EXAMPLES for lang in LANGUAGES}
    wanted |= {measures_path(example, lang).name for example in MEASURED for lang in LANGUAGES}
    pleaded = {memo_path(each, reader, lang).name for each in PLEADED for reader in READERS for lang in LANGUAGES}
    assert there == wanted | pleaded


def test_no_two_examples_share_a_golden_text() -> None:
    """A case file is not named like an incident, nor like a table of measures."""
    names = [path(example, "nl").name for example in EXAMPLES]
    names += [measures_path(example, "nl").name for example in MEASURED]
    assert len(set(names)) == len(names)


def test_there_are_at_least_eight() -> None:
    """As many as the famous rulings and everyday questions that were to be told, and several conversations."""
    assert len(INCIDENTS) >= 8
    assert len(CASE_FILES) >= 2
