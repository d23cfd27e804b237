"""Worked: an amount while it is worked out, in fractions, so that nothing is rounded before the end."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from privesfeer.cases.commons.amount import in_words
from privesfeer.cases.commons.text import Record, Text


class Scenario(Record):
    """One row of a table of what may come.

    Attributes:
        id: what tells it apart.
        text: what is supposed.
        low: the least; of a row that is worked out, the amount.
        high: the most.
        working: how it was worked out.
    """

    id: str
    text: Text
    low: str
    high: str
    working: Text


@dataclass(frozen=True, slots=True)
class Worked:
    """An amount with what it takes.

    Attributes:
        amount: it; None: it cannot be said, or is no one number.
        low: the least that it can be; None: the amount.
        high: the most; None: the amount.
        due: whether it is due; None: that is open.
        working: the steps.
        equation: how it was worked out in one line, without what comes out; None: that takes the steps.
        span: why it lies between two amounts, as a clause; None: it does not, or that takes the steps.
        warnings: what makes it less than certain.
        lacking: the facts without which it cannot be said, or not for certain.
        scenarios: what is no one number.
        per: the time for which it is due each time.
    """

    amount: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    due: bool | None = None
    working: tuple[Text, ...] = ()
    equation: Text | None = None
    span: Text | None = None
    warnings: tuple[Text, ...] = ()
    lacking: tuple[str, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    per: Text | None = None


def cents(amount: Fraction) -> Decimal:
    """Round half up to the cent.

    Args:
        amount: the amount, not below zero.

    Returns:
        It in euros.
    """
    return (Decimal(floor(amount * 100 + Fraction(1, 2))) / 100).quantize(Decimal("0.01"))


def written(amount: Fraction | None) -> str | None:
    """Write an amount as JSON has it.

    Args:
        amount: the amount; None: none.

    Returns:
        Such as "6086.22".
    """
    return None if amount is None else str(cents(amount))


def euros(amount: Fraction) -> Text:
    """Write an amount out.

    Returns:
        Such as "€ 6.086,22".
    """
    return in_words(cents(amount))
