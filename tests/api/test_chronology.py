"""Chronology: the order of acts in a document."""

import pytest

from privesfeer.api.ask.request import read_request
from privesfeer.api.drafts.chronology import Chronology
from privesfeer.api.memo import matter


@pytest.mark.parametrize(
    ("days", "order"),
    [
        (("2026-05-01", "2026-05-02", "2026-05-03"), (1, 2, 3)),
        (("2026-05-02", "2026-05-01", "2026-05-03"), (2, 1, 3)),
        (("2026-05-02", None, "2026-05-01"), (3, 1, 2)),
        ((None, "2026-05-02", "2026-05-01"), (1, 3, 2)),
    ],
)
def test_acts_stand_in_the_order_of_their_days(days: tuple[str | None, ...], order: tuple[int, ...]) -> None:
    """One without a day stays behind the one that it followed in the file."""
    acts = [f"{{act: [said_about]}}, dates: {{utterance: {day}}}" if day else "{act: [said_about]}" for day in days]
    listed = ", ".join(f"{{title: Act, facts: {act}}}" for act in acts)
    request = read_request(f"{{as_of: 2026-06-01, facts: {{measure: warning}}, acts: [{listed}]}}")
    assert Chronology.of(matter(request)).renumbered == order
