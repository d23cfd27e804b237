"""The golden verdicts are what the program says."""

import difflib
from pathlib import Path

import pytest

from cases.text import LANGUAGES
from tests.golden import INCIDENTS, path, verdicts


@pytest.mark.parametrize("incident", INCIDENTS, ids=lambda incident: incident.stem)
def test_the_verdict_is_the_golden_one(incident: Path) -> None:
    """Word for word in both languages; if a change is meant, ``python -m tests.golden`` records it."""
    for place, text in verdicts(incident):
        golden = place.read_text("utf-8") if place.exists() else ""
        changes = "\n".join(
            difflib.unified_diff(golden.splitlines(), text.splitlines(), place.name, "now", lineterm="", n=1)
        )
        assert not changes, changes


def test_every_golden_verdict_has_its_incident() -> None:
    """None is left over from an incident that is gone."""
    there = {place.name for place in path(INCIDENTS[0], "nl").parent.glob("*.md")}
    assert there == {path(incident, lang).name for incident in INCIDENTS for lang in LANGUAGES}


def test_there_are_at_least_eight() -> None:
    """As many as the famous rulings and everyday questions that were to be told."""
    assert len(INCIDENTS) >= 8
