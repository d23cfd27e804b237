"""Every number at which the law turns has a pair beside it: the last that falls within, and the first that does not.

The pairs were written from the sentences of the law, and stand in `rules/nl/bounds.cases.yaml`; which there have to be
follows from the rules.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from pydantic import BaseModel, TypeAdapter

from privesfeer.api.ask.registry import RULES, rulebook
from privesfeer.cases.commons import document
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.commons.text import Record
from privesfeer.rules.condition import AllOf, AnyOf, Not

_BELOW = {"rules", "all", "any", "not_"}  # what a place does not name
_NUMBERS = {"integer", "money"}
_Condition = (AllOf, AnyOf, Not, Predicate)


class Pair(Record):
    """Two numbers on either side of a bound.

    Attributes:
        of: the place of the test, as `places` names it.
        fact: the fact that is tested.
        holds: the number on which it holds.
        fails: the number beside it, on which it does not.
    """

    of: str
    fact: str
    holds: int
    fails: int


class Bound(NamedTuple):
    """A test on a number, and its place."""

    of: str
    test: Predicate


def bounds(node: object, place: tuple[str, ...] = ()) -> Iterator[Bound]:
    """Find every test on a number below something of the law."""
    if isinstance(node, Predicate):
        if node.test in {"at_least", "at_most"} and node.variable.type in _NUMBERS:
            yield Bound("/".join(place), node)
    elif isinstance(node, BaseModel):
        for field in type(node).model_fields:
            yield from bounds(getattr(node, field), place if field in _BELOW else (*place, field))
    elif isinstance(node, tuple):
        for position, each in enumerate(node):
            condition = isinstance(each, _Condition)
            yield from bounds(each, place if condition else (*place, getattr(each, "id", None) or str(position)))


def all_bounds() -> tuple[Bound, ...]:
    """Find them in all that the rulebook holds."""
    book = rulebook()
    beside = {name: getattr(book, name) for name in ("remedies", "regimes", "connections", "advice", "framework")}
    return tuple(each for name, part in (book.questions | beside).items() for each in bounds(part, (name,)))


BOUNDS = all_bounds()
PAIRS = TypeAdapter(tuple[Pair, ...]).validate_python(document.read(RULES / "nl" / "bounds.cases.yaml"))


def test_every_number_at_which_the_law_turns_has_its_pair() -> None:
    """And no pair is left over."""
    assert Counter((each.of, each.test.fact) for each in BOUNDS) == Counter((pair.of, pair.fact) for pair in PAIRS)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.of} {pair.fact} {pair.holds}")
def test_the_law_turns_between_the_two_numbers(pair: Pair) -> None:
    """They lie side by side; on the one the test holds, on the other it does not."""
    assert abs(pair.holds - pair.fails) == 1
    tests = [each.test for each in BOUNDS if (each.of, each.test.fact) == (pair.of, pair.fact)]
    assert any((test.holds(pair.holds), test.holds(pair.fails)) == (True, False) for test in tests)
