"""Told: what is told of a case, as JSON values in one language."""

import datetime as dt
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from cases.text import Lang, Record, Text

Tables = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class By:
    """Marks a field of which each record is told by its key alone.

    Attributes:
        key: the attribute of the record that is its key.
        table: the table of the whole in which the record itself is told, once; None: the whole tells it elsewhere.
    """

    key: str
    table: str | None = None

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the field as it is told: keys in place of records."""
        told, key = handler(schema), {"type": "string"}
        if told.get("type") == "array":
            return {"type": "array", "items": key}
        return {"anyOf": [key, {"type": "null"}]} if {"type": "null"} in told.get("anyOf", ()) else key


class Shared(Record):
    """A record that is made once and stands in many verdicts: what it is in a language is worked out once too."""


class Told(Record):
    """What is told of a case as a whole, in both languages."""

    def in_language(self, lang: Lang) -> dict[str, Any]:
        """Give it as JSON values in one language.

        Args:
            lang: the language of all wording.

        Returns:
            The values, `lang` included, and behind them the tables of what is told by its key; keys in a fixed order.
            They are to be read only: parts of them stand in what is told of other cases too.
        """
        values, tables = _values(self, lang)
        return {"lang": lang, **values, **{name: tables.get(name, {}) for name in tables_of(type(self))}}


def in_language(record: Record, lang: Lang) -> dict[str, Any]:
    """Give a record as JSON values in one language.

    Args:
        record: the record.
        lang: the language of all wording.

    Returns:
        The values, to be read only. A field that has a default and holds it is left out.
    """
    return _told(record, lang).values


@cache
def tables_of(kind: type[Record]) -> dict[str, type[Record]]:
    """Name the tables of what a whole tells by key.

    Args:
        kind: the model of the whole.

    Returns:
        The model of the records in each table.
    """
    found: dict[str, type[Record]] = {}
    for field in kind.model_fields.values():
        for held in _records(field.annotation):
            by = _by(field)
            if by and by.table:
                found[by.table] = held
            if held is not kind:
                found |= {name: each for name, each in tables_of(held).items() if name not in found}
    return found


class _Values(NamedTuple):
    """The values of a record in one language, and the rows of tables that they refer to."""

    values: dict[str, Any]
    tables: Tables


def _told(record: Record, lang: Lang) -> _Values:
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
    told: dict[Lang, _Values]


_KEPT: dict[int, _Kept] = {}


def _gone(kept: weakref.ref[Record]) -> None:
    assert isinstance(kept, _Kept)  # noqa: S101 - made above; narrows the type
    _KEPT.pop(kept.key, None)


def _values(record: Record, lang: Lang) -> _Values:
    held, tables, values = record.__dict__, Tables(), {}
    for name, key, by, optional, default in _fields(type(record)):
        value = held[name]
        kind = type(value)
        if optional and (value is default or (default is not None and value == default)):
            continue
        if by:
            values[key] = _keyed(value, by, lang, tables)
        elif kind in _PLAIN:
            values[key] = value
        elif kind is Text:
            values[key] = value.__dict__[lang]
        else:
            values[key] = _value(value, lang, tables)
    return _Values(values, tables)


_PLAIN = frozenset({str, bool, int, float, type(None)})


def _value(value: Any, lang: Lang, tables: Tables) -> Any:  # noqa: ANN401 - whatever a record holds
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [_value(each, lang, tables) for each in value]
    if isinstance(value, Text):
        return value[lang]
    if isinstance(value, Record):
        told = _told(value, lang)
        if told.tables:
            _gather(told.tables, tables)
        return told.values
    if kind is dict:
        return {str(key): _value(each, lang, tables) for key, each in value.items()}
    return value.isoformat() if isinstance(value, dt.date) else value


def _keyed(value: Any, by: By, lang: Lang, tables: Tables) -> Any:  # noqa: ANN401 - a record, several, or none
    if value is None:
        return None
    if type(value) is tuple:
        return [_keyed(each, by, lang, tables) for each in value]
    key = getattr(value, by.key)
    if by.table:
        table = tables.setdefault(by.table, {})
        if key not in table:
            told = _told(value, lang)
            _gather(told.tables, tables)
            table[key] = told.values
    return key


def _gather(some: Tables, tables: Tables) -> None:
    for name, rows in some.items():
        tables.setdefault(name, {}).update(rows)


class _Field(NamedTuple):
    """A field of a record, as it is told."""

    name: str
    key: str
    by: By | None
    optional: bool
    default: Any


@cache
def _fields(kind: type[Record]) -> tuple[_Field, ...]:
    """Name the fields of a record that are told, with what they are called in JSON."""
    return tuple(
        _Field(name, each.serialization_alias or name, _by(each), not each.is_required(), each.default)
        for name, each in kind.model_fields.items()
        if not each.exclude
    )


def _by(field: FieldInfo) -> By | None:
    return next((each for each in field.metadata if isinstance(each, By)), None)


def _records(annotation: Any) -> Iterator[type[Record]]:  # noqa: ANN401 - whatever a field is declared as
    if isinstance(annotation, type) and issubclass(annotation, Record) and not issubclass(annotation, Text):
        yield annotation
    for each in get_args(annotation):
        yield from _records(each)
