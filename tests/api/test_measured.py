"""The evaluation that is kept for the page is the one that this version gives."""

from privesfeer.api.ask.measured import kept, measured
from tests.conftest import Evaluated


def test_the_figures_that_are_shown_are_those_of_this_version(evaluated: Evaluated) -> None:
    """If not: ``make refresh``, and read what moved."""
    found = evaluated("leave_one_affair_out")
    assert measured() == found
    assert kept(measured()) == kept(found)
