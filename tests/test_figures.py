"""Figures in README and documentation are those that are measured, and every wrong prediction is told."""

import re
from pathlib import Path

import pytest

from tests.conftest import Evaluated, sparing
from tests.figures import ROOT, pages, versions, written

# What is predicted from earlier rulings alone takes as long again: pages that tell it belong to the slow part.
QUICK = [page for page in pages() if "figures: chronological" not in page.read_text("utf-8")]


@pytest.mark.parametrize("page", sparing(pages(), QUICK), ids=lambda page: page.name)
def test_the_figures_are_those_of_today(page: Path, evaluated: Evaluated) -> None:
    """If not: ``make refresh``, and read what moved."""
    text = page.read_text("utf-8")
    assert written(text, evaluated) == text


def test_the_figures_on_the_first_release_are_of_the_books_of_today() -> None:
    """They are measured by ``make refresh`` alone, which takes twenty seconds."""
    text = (ROOT / "docs" / "predictions.md").read_text("utf-8")
    assert text.count("<!-- earlier:") == text.count(versions()) > 0


def test_every_wrong_prediction_is_told(evaluated: Evaluated) -> None:
    """By its key, in the documentation on predictions."""
    told = set(re.findall(r"[\w-]+", (ROOT / "docs" / "predictions.md").read_text("utf-8")))
    questions = evaluated("leave_one_affair_out").questions
    wrong = {each.ruling.key for question in questions for each in question.predictions if not each.right}
    assert wrong - told == set()


def test_a_place_for_what_is_not_measured_is_refused() -> None:
    """Instead of staying as it was."""
    with pytest.raises(KeyError):
        written("<!-- figures: guessed -->1 of 1<!-- end -->", lambda _mode: pytest.fail("nothing is measured"))
