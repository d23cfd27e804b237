"""Told: what is told of a case, as JSON values in one language."""

import datetime as dt
import weakref
from functools import cache
from typing import Any

from cases.text import Lang, Record, Text


class Shared(Record):
    """A record that is made once and stands in many verdicts: what it is in a language is worked out once too."""


class Told(Record):
    """What is told of a case as a whole, in both languages."""

    def in_language(self, lang: Lang) -> dict[str, Any]:
        """Give it as JSON values in one language.

        Args:
            lang: the language of all wording.

        Returns:
            The values, `lang` included; keys in a fixed order. They are to be read only: parts of them stand in what
            is told of other cases too.
        """
        return {"lang": lang, **in_language(self, lang)}


def in_language(record: Record, lang: Lang) -> dict[str, Any]:
    """Give a record as JSON values in one language.

    Args:
        record: the record.
        lang: the language of all wording.

    Returns:
        The values, to be read only.
    """
    if not isinstance(record, Shared):
        return _values(record, lang)
    kept = _KEPT.get(id(record))
    if kept is None:
        kept = _KEPT[id(record)] = _Kept(record, _gone)
        kept.key, kept.told = id(record), {}
    if lang not in kept.told:
        kept.told[lang] = _values(record, lang)
    return kept.told[lang]


class _Kept(weakref.ref[Record]):
    """A shared record that may go, with what it is in each language.

    It is found by the identity of the record, since to compare records is to compare all that they hold.
    """

    __slots__ = ("key", "told")
    key: int
    told: dict[Lang, dict[str, Any]]


_KEPT: dict[int, _Kept] = {}


def _gone(kept: weakref.ref[Record]) -> None:
    assert isinstance(kept, _Kept)  # noqa: S101 - made above; narrows the type
    _KEPT.pop(kept.key, None)


def _values(record: Record, lang: Lang) -> dict[str, Any]:
    held = record.__dict__
    return {key: _value(held[name], lang) for name, key in _fields(type(record))}


def _value(value: Any, lang: Lang) -> Any:  # noqa: ANN401 - whatever a record holds
    kind = type(value)
    if kind is str or value is None or kind is bool:
        return value
    if isinstance(value, Text):
        return value[lang]
    if kind is tuple:
        return [_value(each, lang) for each in value]
    if isinstance(value, Record):
        return in_language(value, lang)
    if kind is dict:
        return {str(key): _value(each, lang) for key, each in value.items()}
    return value.isoformat() if isinstance(value, dt.date) else value


@cache
def _fields(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """Name the fields of a record, with what they are called in JSON."""
    return tuple((name, each.serialization_alias or name) for name, each in kind.model_fields.items())
