"""Canonical: JSON in the form of RFC 8785, as the reference of that RFC's authors for Python writes it."""

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from privesfeer.cases.commons.canonical import canonical

NAMES = st.text(st.characters(min_codepoint=32, max_codepoint=126))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner),
)


@given(VALUES)
def test_it_is_the_canonical_form(content: object) -> None:
    """Of whatever text, names in order; receipts of earlier versions rest on it."""
    assert canonical(content) == rfc8785.dumps(content)  # type: ignore[arg-type] # JSON values


def test_what_is_no_json_value_is_refused() -> None:
    """Not written in some way of its own."""
    with pytest.raises(TypeError):
        canonical({"facts": {1, 2}})
