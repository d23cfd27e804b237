"""Documents: YAML and JSON read without losing anything."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privesfeer.cases.commons.document import UnreadableDocumentError, parse, read

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(JSON)
def test_json_is_read_as_json_readers_read_it(content: object) -> None:
    """Also where YAML would read the same text in another way."""
    assert parse(json.dumps(content)) == content


def test_yaml_is_read_with_its_dates() -> None:
    """A day written without quotation marks is a date."""
    assert parse("date: 2012-02-08\nfacts: {audience: friends}") == {
        "date": dt.date(2012, 2, 8),
        "facts": {"audience": "friends"},
    }


@pytest.mark.parametrize(
    "text",
    ["a: 1\na: 2", '{"a": 1, "a": 2}', "b:\n  a: 1\n  c: 2\n  a: 1", '{"b": [{"a": 1, "a": 1}]}'],
    ids=["yaml", "json", "yaml-deeper", "json-deeper"],
)
def test_a_key_that_stands_twice_is_an_error(text: str) -> None:
    """A reader that keeps the last one would lose what the user wrote first."""
    with pytest.raises(UnreadableDocumentError) as caught:
        parse(text)
    assert caught.value.text.nl == "De sleutel 'a' staat er twee keer."
    assert caught.value.text.en == "The key 'a' stands there twice."


@pytest.mark.parametrize(
    ("source", "nl"),
    [
        ("facts: {audience: [", "Geen geldige YAML of JSON"),
        ("facts:\n  audience: friends\n bad", "regel 3"),
        ("a: 1\n---\nb: 2", "regel 2"),
        ("date: 2012-13-45", "Geen geldige YAML of JSON"),
        ("audience_size: 010", "zonder voorloopnul"),
        ("audience_size: 1:30", "zonder voorloopnul"),
        ("a: !!python/object/apply:os.getcwd []", "Labels"),
        ("a: !!set {b: null}", "Labels"),
        ("a: !!omap [b: 1]", "Labels"),
        ("a: !!seq {b: 1}", "Labels"),
        ("a: !!map b", "Labels"),
        ("a: !!bool b", "Labels"),
        ("a: !!timestamp b", "Labels"),
        ('{"a": ["\\ud800"]}', "half teken"),
        ("a: &a [*a]", "Verwijzingen"),
        ("a: &a [1, 2]\nb: &b [*a, *a]\nc: [*b, *b]", "Verwijzingen"),
        ("a\x00b", "Geen geldige YAML of JSON"),
        (b"\xff\xfe", "geen UTF-8"),
        ("[" * 100_000, "te diep genest"),
    ],
    ids=[
        "open",
        "indent",
        "two-documents",
        "date",
        "octal",
        "sexagesimal",
        "tag",
        "set",
        "omap",
        "seq",
        "map",
        "bool",
        "time",
        "half",
        "loop",
        "swelling",
        "control",
        "utf-8",
        "deep",
    ],
)
def test_what_cannot_be_read_is_told_in_both_languages(source: str | bytes, nl: str) -> None:
    """Whatever is sent, the answer is a message, never a crash; and nothing is executed."""
    with pytest.raises(UnreadableDocumentError) as caught:
        parse(source)
    assert nl in caught.value.text.nl
    assert caught.value.text.en != caught.value.text.nl


def test_more_keys_than_anything_has_are_refused_as_they_are_read() -> None:
    """To say of each that it is not known would keep others waiting."""
    keys = {f"f{number}": number for number in range(1001)}
    for text in (json.dumps({"facts": keys}), "facts:\n" + "\n".join(f"  {key}: 1" for key in keys)):
        with pytest.raises(UnreadableDocumentError, match="1000"):
            parse(text)


def test_a_key_is_repeated_without_what_upsets_a_terminal() -> None:
    """A message must not colour, clear or retitle the terminal of who reads it."""
    with pytest.raises(
        UnreadableDocumentError, match=r"^The key '\N{REPLACEMENT CHARACTER}\[2J' stands there twice\.$"
    ):
        parse('{"\\u001b[2J": 1, "\\u001b[2J": 2}')


def test_a_file_is_named_in_its_errors(tmp_path: Path) -> None:
    """Among two hundred rulings one wants to know which file is wrong."""
    path = tmp_path / "ruling.yaml"
    path.write_text("a: 1\na: 2")
    with pytest.raises(UnreadableDocumentError, match=r"^ruling\.yaml: "):
        read(path)
