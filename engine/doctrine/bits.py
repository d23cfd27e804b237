"""Bits: a set written as one whole number, with a bit for each of its members."""


def members(bits: int) -> list[int]:
    """Take a bit set apart.

    Args:
        bits: the bit set.

    Returns:
        Each bit, the lowest first.
    """
    found = []
    while bits:
        bit = bits & -bits
        found.append(bit)
        bits ^= bit
    return found


def one_met(ways: tuple[int, ...], tests: int) -> bool:
    """Say whether one of several alternatives holds in full.

    Args:
        ways: of each alternative, the bits of the tests that must all hold.
        tests: the bits of the tests that hold.

    Returns:
        Whether one does.
    """
    for needed in ways:  # noqa: SIM110 - asked for every variant of every fact: a loop is quicker
        if tests & needed == needed:
            return True
    return False
