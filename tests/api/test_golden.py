"""The golden texts are what the program says."""

import difflib
import json
import subprocess
import sys

import pytest

from privesfeer.cases.commons.text import LANGUAGES
from tests.golden import FOLDER, golden, unlearned
from tests.golden.remedies import FILES, TOLD, golden_remedies

KEPT = sorted(place.name for place in FOLDER.glob("*.md"))


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Give all golden texts as the program writes them now."""
    return dict(golden())


@pytest.mark.parametrize("name", [name for name in KEPT if name != TOLD.name])
def test_a_text_is_the_golden_one(texts: dict[str, str], name: str) -> None:
    """Word for word; if a change is meant, ``make refresh`` records it."""
    kept = (FOLDER / name).read_text("utf-8").splitlines()
    changes = "\n".join(difflib.unified_diff(kept, texts[name].splitlines(), name, "now", lineterm="", n=1))
    assert not changes, changes


WEIGHED_ANEW = """
import json, sys
from privesfeer.engine.doctrine import law
learn = law.learn
def weighed(*taught):
    found = enumerate(learn(*taught).items())
    return {bit: round(weight * (0.9995 if number % 2 else 1.0005), 4) for number, (bit, weight) in found}
law.learn = weighed
from tests.golden import golden
json.dump(dict(golden()), sys.stdout)
"""


@pytest.mark.slow
def test_a_weight_that_turns_nothing_changes_no_golden_text(texts: dict[str, str]) -> None:
    """Every factor weighs a two thousandth more or less, in a process of its own; only a memo pleads by weight."""
    asked = [sys.executable, "-c", WEIGHED_ANEW]
    told = json.loads(subprocess.check_output(asked, cwd=FOLDER.parents[1]))
    assert [name for name in texts if texts[name] != told[name]] == []


def test_there_is_a_whole_verdict_and_a_text_of_first_screens_in_each_language(texts: dict[str, str]) -> None:
    """None is left over, none is missing."""
    assert sorted((*texts, TOLD.name)) == KEPT
    assert len(texts) == 2 * len(LANGUAGES)


def test_the_last_days_and_amounts_of_six_whole_files_are_the_golden_ones() -> None:
    """From the incident to the last day and the amount, two files under each law."""
    assert len(FILES) == 6
    changes = difflib.unified_diff(TOLD.read_text("utf-8").splitlines(), golden_remedies().splitlines(), n=1)
    assert not list(changes)


def test_a_weight_is_left_out_and_a_paragraph_stays() -> None:
    """The one moves with every ruling, the other says where to read."""
    text = "(weight 1.74) 3,94 – 0,25; r.o. 3.14 and para. 4.12, r.o. 4.15.2, art. 7:669, 24.11.2026"
    assert unlearned(text) == "(weight …) … – …; r.o. 3.14 and para. 4.12, r.o. 4.15.2, art. 7:669, 24.11.2026"
