"""An amount is exact to the cent, is read as input and as people write it, and is said as each language says it."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from privesfeer.cases.commons.amount import Amount, by_hand, in_words

AMOUNT: TypeAdapter[Decimal] = TypeAdapter(Amount)


@given(cents=st.integers(min_value=0, max_value=10**11))
def test_an_amount_is_the_same_however_it_is_written(cents: int) -> None:
    """As text, as a number of JSON, and as it is written by hand in either language, to the cent."""
    exact = Decimal(cents).scaleb(-2)
    assert AMOUNT.validate_python(f"{exact:.2f}") == exact
    assert AMOUNT.validate_python(cents / 100) == exact
    for written in (in_words(exact).nl, in_words(exact).en):
        assert AMOUNT.validate_python(by_hand(written.replace("\N{NO-BREAK SPACE}", " "))) == exact


@pytest.mark.parametrize(
    "wrong", [True, None, -1, "1e3", "3.240,50", "12.345", 0.005, float("nan"), float("inf"), 10**9 + 1, "", "€ 5"]
)
def test_what_is_no_amount_is_refused(wrong: Any) -> None:  # noqa: ANN401 - any input
    """Nothing is rounded or guessed: finer than a cent, below nothing, or no number at all."""
    with pytest.raises(ValidationError):
        AMOUNT.validate_python(wrong)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("€ 3.240,50", "3240.50"), ("3,240.5", "3240.5"), ("3.240", "3240"), ("12,-", "12"), ("veel", "veel")],
)
def test_an_amount_is_read_as_people_write_it(written: str, meant: str) -> None:
    """Three digits after a sign are thousands, one or two are cents; what is no amount stays, to be told."""
    assert by_hand(written) == meant


def test_an_amount_is_said_with_the_signs_of_the_language() -> None:
    """Cents only where there are any."""
    assert in_words(Decimal("3240.50")).nl == "€\N{NO-BREAK SPACE}3.240,50"
    assert in_words(Decimal("3240.00")).en == "€\N{NO-BREAK SPACE}3,240"
