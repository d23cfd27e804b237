"""Amount: a sum of money in euros, exact to the cent."""

import math
import re
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from privesfeer.cases.commons.text import TONGUES, Text

_CENT = Decimal("0.01")
_MOST = 10**9
_PLAIN = re.compile(r"\d{1,10}(\.\d{1,2})?")
# As people write it: groups of three digits apart, and either sign before the cents. No amount has three decimals, so
# what is meant is never in doubt.
_BY_HAND = re.compile(r"(?:€\s*)?(?P<euros>\d{1,3}(?:[., ]\d{3})+|\d{1,10})(?:[.,](?P<cents>\d{1,2}|-))?")


def _exact(value: object) -> Decimal:
    """Take an amount as a number, or as text such as "3240.50"; what is finer than a cent is refused."""
    found = None
    match value:
        case bool():
            pass
        case Decimal() | int():
            found = Decimal(value)
        case float() if math.isfinite(value) and math.isclose(value, round(value, 2), rel_tol=1e-14):
            found = Decimal(f"{value:.2f}")  # a number of JSON stands for the cents that are nearest to it
        case str() if _PLAIN.fullmatch(value):
            found = Decimal(value)
        case _:
            pass
    if found is None or not found.is_finite() or not 0 <= found <= _MOST or found != found.quantize(_CENT):
        raise PydanticCustomError("amount", "not an amount in euros such as 3240.50")
    return found.quantize(_CENT)


Amount = Annotated[
    Decimal,
    BeforeValidator(_exact),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": rf"^{_PLAIN.pattern}$"},
                {"type": "number", "minimum": 0, "maximum": _MOST, "multipleOf": 0.01},
            ]
        }
    ),
]


def by_hand(written: str) -> str:
    """Read an amount as people write it: "€ 3.240,50", "3,240.50" or "3240".

    Returns:
        The amount as text that input takes, such as "3240.50"; what is no amount as it stands, so that it is told.
    """
    found = _BY_HAND.fullmatch(written.strip())
    if not found:
        return written
    euros, cents = re.sub(r"\D", "", found["euros"]), found["cents"]
    return f"{euros}.{cents}" if cents and cents != "-" else euros


def in_words(amount: Decimal) -> Text:
    """Write an amount out; cents only where there are any.

    Returns:
        "€ 3.240,50" and "€ 3,240.50"; below zero "– € 5".
    """
    written, sign = f"{abs(amount):,.2f}".removesuffix(".00"), "– " if amount < 0 else ""

    def worded(lang: str) -> str:
        tongue = TONGUES[lang]
        signs = str.maketrans({",": tongue.grouping, ".": tongue.decimal})
        return f"{sign}€\N{NO-BREAK SPACE}{written.translate(signs)}"

    return Text.each(worded)
