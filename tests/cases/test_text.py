"""Text: what the program makes itself, and what it reads."""

import pytest
from pydantic import TypeAdapter, ValidationError

from privesfeer.cases.commons.text import Output, Text


class Part(Output):
    """Something that the program makes."""

    text: Text
    many: tuple[str, ...] = ()


def test_what_is_made_has_all_its_fields_and_no_other() -> None:
    """What has a default may be left out."""
    text = Text(nl="een", en="one")
    assert Part(text=text) == TypeAdapter(Part).validate_python({"text": {"nl": "een", "en": "one"}})
    with pytest.raises(TypeError, match="missing 1 required"):
        Part()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword"):
        Part(text=text, much=1)  # type: ignore[call-arg]


@pytest.mark.parametrize("content", [{}, {"text": {"nl": "een"}}, {"text": {"nl": "een", "en": "one"}, "much": 1}])
def test_what_is_read_is_checked(content: dict[str, object]) -> None:
    """Though the same may be made without that."""
    with pytest.raises(ValidationError):
        TypeAdapter(Part).validate_python(content)
