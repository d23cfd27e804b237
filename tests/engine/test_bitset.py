"""Planes: what is so of many incidents at once is what is so of each of them by itself."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from privesfeer.engine.search.bitset import (
    Sums,
    both,
    but_not,
    either,
    first,
    full,
    kinds,
    outside,
    packed,
    places,
    spread,
)

COUNT = 70  # more than a word
MANY = 1100
WHOLE = full(COUNT)
SINGLE = st.integers(0, COUNT - 1).map(lambda place: 1 << place)
PLANES = st.integers(0, WHOLE) | st.sampled_from([0, WHOLE]) | SINGLE | SINGLE.map(lambda vector: WHOLE ^ vector)


def read(vector: int) -> list[bool]:
    """Say of each incident by itself whether it is in a bit vector."""
    return [bool(vector >> place & 1) for place in range(COUNT)]


@given(st.lists(PLANES))
def test_all_and_any_of_some_planes_are_those_of_each_incident(vectors: list[int]) -> None:
    """Of no bit vector at all too: then all hold, and none does."""
    rows = list(zip(*map(read, vectors), strict=True)) or [()] * COUNT
    assert read(both(vectors, WHOLE)) == [all(row) for row in rows]
    assert read(either(vectors, WHOLE)) == [any(row) for row in rows]


@given(PLANES, PLANES)
def test_what_is_outside_a_plane_is_in_no_other_way_than_not_in_it(vector: int, other: int) -> None:
    """Never below 0, where Python would have an endless row of incidents."""
    assert read(outside(vector, WHOLE)) == [not held for held in read(vector)]
    assert read(but_not(vector, other)) == [
        held and not less for held, less in zip(read(vector), read(other), strict=True)
    ]
    assert min(outside(vector, WHOLE), but_not(vector, other)) >= 0


@given(PLANES)
def test_a_plane_is_read_as_it_was_written(vector: int) -> None:
    """As truths, and as places."""
    assert spread(vector, COUNT).tolist() == read(vector)
    assert packed(spread(vector, COUNT)) == vector
    assert places(vector) == [place for place, held in enumerate(read(vector)) if held]
    assert not vector or first(vector) == places(vector)[0]
    assert packed(np.zeros(0, np.bool_)) == 0
    assert not spread(0, 0).size


@given(PLANES, st.lists(PLANES, max_size=4))
def test_incidents_are_of_one_kind_if_no_plane_tells_them_apart(where: int, apart: list[int]) -> None:
    """Every incident is in exactly one kind."""
    by_signature: dict[tuple[bool, ...], int] = {}
    for place in places(where):
        signature = tuple(bool(vector >> place & 1) for vector in apart)
        by_signature[signature] = by_signature.get(signature, 0) | 1 << place
    assert sorted(kinds(where, apart)) == sorted(by_signature.values())


@given(st.lists(st.tuples(st.integers(-40_000, 40_000), PLANES), max_size=8), st.integers(-330_000, 330_000))
def test_sums_are_those_of_plain_numbers(added: list[tuple[int, int]], least: int) -> None:
    """Each incident has the sum of what was added to it, and reaches what that reaches."""
    sums = Sums(WHOLE)
    for number, where in added:
        sums.add(number, where)
    expected = [sum(number for number, where in added if where >> place & 1) for place in range(COUNT)]
    for each in (least, *expected[:3], *(number + 1 for number in expected[:3])):
        assert read(sums.at_least(each)[0]) == [number >= each for number in expected]


@given(st.lists(st.tuples(st.integers(-40_000, 40_000), st.integers(0, full(MANY))), max_size=5), st.integers(-90, 90))
def test_sums_of_more_incidents_than_are_counted_one_by_one_are_those_of_plain_numbers(
    added: list[tuple[int, int]], least: int
) -> None:
    """As of few."""
    sums = Sums(full(MANY))
    for number, where in added:
        sums.add(number, where)
    expected = [sum(number for number, where in added if where >> place & 1) for place in range(MANY)]
    for each in (least, *expected[:2]):
        assert sums.at_least(each) == [sum(1 << place for place, number in enumerate(expected) if number >= each)]
