"""Money: amounts by formula, each with its working."""

from engine.remedies.matter import Matter
from engine.remedies.told import Sum


def money(matter: Matter) -> tuple[Sum, ...]:
    """Work out every amount.

    Args:
        matter: what is known.

    Returns:
        The amounts that are due, can be due, or would be if what they need were known.
    """
    del matter
    return ()
