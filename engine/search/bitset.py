"""Bitset: what is so of many incidents, as one whole number with a bit for each of them.

Python's own whole numbers: with few bits an operation on one is over before NumPy would have begun, and with many it
takes no longer (`make bench`). A bit vector has no bits beyond those of `full`, which has one for every incident:
nothing here makes a negative number, which Python is slow with.
"""

from collections.abc import Iterable

from privesfeer.engine.arrays import Bits, np
from privesfeer.engine.doctrine.bits import members

_SMALL, _FEW = 1024, 16  # of so many incidents, so few are counted one by one: beyond either, digits are quicker

Plane = int


def full(count: int) -> Plane:
    """Give the bit vector of all incidents.

    Args:
        count: how many there are.
    """
    return (1 << count) - 1


def outside(vector: Plane, whole: Plane) -> Plane:
    """Say where a bit vector is not.

    Args:
        whole: the bit vector of all incidents.

    Returns:
        Where it is not.
    """
    return whole ^ vector if vector else whole


def but_not(vector: Plane, other: Plane) -> Plane:
    """Say where a bit vector is and another is not.

    Returns:
        Where that is so.
    """
    return vector ^ (vector & other) if other else vector


def both(vectors: Iterable[Plane], whole: Plane) -> Plane:
    """Say where all bit vectors are.

    Args:
        whole: the bit vector of all incidents.

    Returns:
        Where all are; everywhere if there are none.
    """
    found = whole
    for vector in vectors:
        if vector is not whole:  # the usual case of a fact that all incidents share: nothing to work out
            found = vector if found is whole else found & vector
            if not found:
                break
    return found


def either(vectors: Iterable[Plane], whole: Plane) -> Plane:
    """Say where any bit vector is.

    Args:
        whole: the bit vector of all incidents.

    Returns:
        Where any is; nowhere if there are none.
    """
    found = 0
    for vector in vectors:
        if vector is whole:
            return whole
        if vector:
            found = found | vector if found else vector
    return found


def first(vector: Plane) -> int:
    """Give the place of the first incident of a bit vector.

    Args:
        vector: the bit vector; not empty.

    Returns:
        Its place.
    """
    return (vector & -vector).bit_length() - 1


def places(vector: Plane) -> list[int]:
    """Give the places of the incidents of a bit vector that has few of them.

    Returns:
        The places, ascending.
    """
    return [bit.bit_length() - 1 for bit in members(vector)]


def kinds(where: Plane, apart: Iterable[Plane]) -> list[Plane]:
    """Put together the incidents that no bit vector tells apart.

    Args:
        where: the incidents.

    Returns:
        The kinds; none is empty.
    """
    found = [where] if where else []
    for vector in apart:
        cut = [(each & vector, each) for each in found]
        found = [part for held, each in cut for part in (held, each ^ held) if part]
    return found


def packed(where: Bits) -> Plane:
    """Write what is so of each incident as a bit vector.

    Args:
        where: whether it is so, of each.
    """
    return int.from_bytes(np.packbits(where, bitorder="little").tobytes(), "little")


def spread(vector: Plane, count: int) -> Bits:
    """Read a bit vector.

    Args:
        count: how many incidents there are.

    Returns:
        Whether it is so, of each.
    """
    read = np.frombuffer(vector.to_bytes(-(-count // 8), "little"), np.uint8)
    return np.unpackbits(read, count=count, bitorder="little").view(np.bool_)


class Sums:
    """A whole number for each incident.

    What is added to many incidents is written in twos, each digit a bit vector; what is added to few, one by one.
    """

    def __init__(self, whole: Plane) -> None:
        """Start at 0.

        Args:
            whole: the bit vector of all incidents.
        """
        self._whole, self._start, self._digits = whole, 0, list[Plane]()
        self._few = _FEW if whole.bit_length() <= _SMALL else 0
        self._apart: dict[Plane, int] = {}

    def add(self, weight: int, where: Plane) -> None:
        """Add a number to those of some incidents.

        Args:
            weight: the number; below 0 it is taken away.
            where: the incidents.
        """
        elsewhere, few = self._whole ^ where, where.bit_count() <= self._few
        fewer = not few and elsewhere.bit_count() <= self._few
        # To add it somewhere is to do so everywhere, and to take it away elsewhere.
        if fewer or (weight < 0 and not few):
            self._start += weight
            weight, where = -weight, elsewhere
        if few or fewer:
            self._add_apart(weight, where)
        else:
            self._add_digits(weight, where)

    def _add_apart(self, weight: int, where: Plane) -> None:
        for bit in members(where):
            self._apart[bit] = self._apart.get(bit, 0) + weight

    def _add_digits(self, weight: int, where: Plane) -> None:
        digits, carry, place = self._digits, 0, 0
        while weight >> place or carry:
            if place == len(digits):
                digits.append(0)
            digit = digits[place]
            if weight >> place & 1:
                odd = digit ^ where
                digits[place], carry = odd ^ carry, digit & where | odd & carry
            else:
                digits[place], carry = digit ^ carry, digit & carry
            place += 1

    def at_least(self, *bounds: int) -> list[Plane]:
        """Say where the numbers are at least so much.

        Args:
            bounds: so much; each may be negative.

        Returns:
            Where they are, for each of the bounds.
        """
        bounds = tuple([least - self._start for least in bounds])
        reached, digits = [self._written(least) for least in bounds], self._digits
        for bit, more in self._apart.items():
            written = sum([1 << digit for digit, vector in enumerate(digits) if vector & bit]) if digits else 0
            number = written + more
            for place, least in enumerate(bounds):
                if bool(reached[place] & bit) != (number >= least):
                    reached[place] ^= bit
        return reached

    def _written(self, least: int) -> Plane:
        """Say where the numbers as they are written in twos are at least so much."""
        if least <= 0:
            return self._whole
        if least >> len(self._digits):
            return 0
        reached = self._whole
        for place, digit in enumerate(self._digits):
            reached = digit & reached if least >> place & 1 else digit | reached
        return reached
