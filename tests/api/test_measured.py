"""The evaluation that is kept for the page is the one that this version gives."""

from api.ask.measured import kept, measured
from tests.engine.conftest import evaluated  # noqa: F401 - the fixture
from tests.engine.test_backtest import Evaluated


def test_the_figures_that_are_shown_are_those_of_this_version(evaluated: Evaluated) -> None:  # noqa: F811
    """If not: ``make refresh``, and read what moved."""
    found = evaluated("leave_one_affair_out")
    assert measured() == found
    assert kept(measured()) == kept(found)
