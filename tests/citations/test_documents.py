"""Documents: in both halves nine in ten of what is wrong is found, and nothing that is right is called wrong."""

import pytest

from tests.citations.measured import measured

NINE_IN_TEN = ("typo", "court", "date", "name", "contrary", "set_aside")


@pytest.mark.parametrize("half", ["open", "sealed"])
def test_nine_in_ten_are_found_and_nothing_right_is_accused(half: str) -> None:
    """Of swapped, mistyped, wrong court, day or name, contrary and set aside."""
    told = measured(half)
    found, wrong = (sum(counts[kind] for kind in NINE_IN_TEN) for counts in (told.found, told.wrong))
    documents, accused = told.documents, len(told.accused)
    del told  # of the sealed half a failure tells figures only
    assert documents == 30
    assert found >= 0.9 * wrong
    assert accused == 0
