"""The golden texts are what the program says."""

import difflib

import pytest

from tests.golden import FOLDER, golden, unlearned

KEPT = sorted(place.name for place in FOLDER.glob("*.md"))


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Give all golden texts as the program writes them now."""
    return dict(golden())


@pytest.mark.parametrize("name", KEPT)
def test_a_text_is_the_golden_one(texts: dict[str, str], name: str) -> None:
    """Word for word; if a change is meant, ``make refresh`` records it."""
    kept = (FOLDER / name).read_text("utf-8").splitlines()
    changes = "\n".join(difflib.unified_diff(kept, texts[name].splitlines(), name, "now", lineterm="", n=1))
    assert not changes, changes


def test_there_are_a_dozen(texts: dict[str, str]) -> None:
    """None is left over, none is missing."""
    assert sorted(texts) == KEPT
    assert len(texts) == 12


def test_a_weight_is_left_out_and_a_paragraph_stays() -> None:
    """The one moves with every ruling, the other says where to read."""
    text = "(weight 1.74) 3,94 – 0,25; r.o. 3.14 and para. 4.12, r.o. 4.15.2, art. 7:669, 24.11.2026"
    assert unlearned(text) == "(weight …) … – …; r.o. 3.14 and para. 4.12, r.o. 4.15.2, art. 7:669, 24.11.2026"
