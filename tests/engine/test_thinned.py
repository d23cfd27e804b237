"""Likely on a part of what a court knew: it holds there too, or is not said."""

from collections import defaultdict

import pytest

from privesfeer.api.ask.registry import casebook, rulebook
from tests.thinned import SHARES, thinned

LEAST, LEAST_COUNT = 0.85, 30


@pytest.mark.slow
def test_what_is_called_likely_on_a_part_of_the_facts_holds_as_often_as_on_all() -> None:
    """On every question with enough such answers; and on the measure none is where next to nothing is known."""
    found = defaultdict[str, list[bool]](list)
    for each in thinned(rulebook(), casebook()):
        found[each.question].append(each.right)
        assert each.known >= rulebook().questions[each.question].likely_with
    shares = {name: sum(right) / len(right) for name, right in found.items() if len(right) >= LEAST_COUNT}
    assert len(shares) > 2
    assert all(share >= LEAST for share in shares.values()), shares


def test_all_facts_kept_is_the_evaluation_itself() -> None:
    """With the chance of 1 nothing is taken out, so each of its draws says the same."""
    book = casebook()
    some = type(book)((ruling for ruling in book if ruling.key.startswith("CRVB-2019")), book.release, book.courts)
    answers = [(each.question, each.right) for each in thinned(rulebook(), some, (1.0,))]
    assert len(answers) % 4 == 0
    assert min(SHARES) > 0
