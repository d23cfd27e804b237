"""Serialize: what is told of a case, as JSON values in one language."""

import datetime as dt
import weakref
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, ClassVar, NamedTuple, TypeVar, get_args

from pydantic import GetJsonSchemaHandler, TypeAdapter
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from privesfeer.cases.commons.text import LANGUAGES, Lang, Output, Record, Text, fields_of

_Mark = TypeVar("_Mark")
_DESCRIBING = {"title", "description"}
Told = Record | Output  # what the program makes, and what it reads and gives back


class Tables(dict[str, dict[str, Any]]):
    """Rows by key, by the name of their table; and which rows of shared records were gathered already."""

    __slots__ = ("gathered",)

    def __init__(self) -> None:
        """Start without any."""
        super().__init__()
        self.gathered: dict[int, Any] = {}  # by their identities, which are theirs as long as they are kept


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field of which each record is told by its key alone.

    An excluded field is not told in its place: its records are named by another field, and stand in the table.

    Attributes:
        key: the attribute of the record that is its key.
        table: the table of the whole in which the record itself is told, once; None: the whole tells it elsewhere.
        row: the attribute of the record that alone is told in the table; None: all of it.
    """

    key: str
    table: str | None = None
    row: str | None = None

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the field as it is told: keys in place of records."""
        told, key = handler(schema), {"type": "string"}
        if told.get("type") == "array":
            return {"type": "array", "items": key}
        return {"anyOf": [key, {"type": "null"}]} if {"type": "null"} in told.get("anyOf", ()) else key


@dataclass(frozen=True, slots=True)
class SerializeAs:
    """Marks a field that is told in another form than that in which it is kept.

    Attributes:
        form: makes what is told of what is kept.
        kind: what it makes, as a field is declared.
    """

    form: Callable[[Any], Any]
    kind: Any

    def __get_pydantic_json_schema__(self, _schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the field as it is told."""
        return handler(TypeAdapter(self.kind).core_schema)


@dataclass(frozen=True, slots=True)
class OmitIf:
    """Marks a field with a default that is left out where it holds another value too, which goes without saying.

    Attributes:
        value: that value.
    """

    value: Any

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the field as it is told: without the value."""
        told = handler(schema)
        for way in (told, *told.get("anyOf", ())):
            if "enum" in way:
                way["enum"] = [each for each in way["enum"] if each != self.value]
        return told


class KeyOrObject(Output):
    """A record that names another, and may say more of it; where it does not, what it names is told in its place."""

    names: ClassVar[str]

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe it as it is told: a key, or an object."""
        told = handler(schema)
        if handler.mode == "serialization":
            whole = handler.resolve_ref_schema(told)
            either = [{"type": "string"}, {name: each for name, each in whole.items() if name not in _DESCRIBING}]
            for name in whole.keys() - _DESCRIBING:
                del whole[name]
            whole["anyOf"] = either
        return told


class Interned(Output):
    """A record that is made once and stands in many verdicts: what it is in a language is worked out once too."""


class Localizable(Output):
    """What is told of a case as a whole, in both languages."""

    def localize(self, lang: Lang) -> dict[str, Any]:
        """Give it as JSON values in one language.

        Args:
            lang: the language of all wording.

        Returns:
            The values, `lang` included, and behind them the tables of what is told by its key; keys in a fixed order.
            They are to be read only: parts of them stand in what is told of other cases too.
        """
        tables = Tables()
        values = _values(self, lang, tables)
        return {"lang": lang, **values, **{name: tables.get(name, {}) for name in tables_of(type(self))}}


def localize(record: Told, lang: Lang) -> dict[str, Any]:
    """Give a record as JSON values in one language.

    Args:
        record: the record.
        lang: the language of all wording.

    Returns:
        The values, to be read only. A field that has a default and holds it is left out.
    """
    values: dict[str, Any] = _tell(record, lang, Tables())
    return values


@cache
def tables_of(kind: type[Told]) -> dict[str, type[Told | str]]:
    """Name the tables of what a whole tells by key.

    Args:
        kind: the model of the whole.

    Returns:
        The model of the records in each table; str where of each only its words are told.
    """
    found: dict[str, type[Told | str]] = {}
    for field in fields_of(kind).values():
        by, form = _mark(field, Ref), _mark(field, SerializeAs)
        if field.exclude and not by:
            continue
        for held in _records(form.kind if form else field.annotation):
            if by and by.table:
                found[by.table] = str if by.row else held
            if held is not kind:
                found |= {name: each for name, each in tables_of(held).items() if name not in found}
    return found


class _Kept(weakref.ref[Told]):
    """A shared record that may go, with what it is in one language.

    It is found by the identity of the record, since to compare records is to compare all that they hold.

    Attributes:
        among: those that are kept in that language, by the identities of their records.
        key: that identity.
        values: the values of the record, or the one that stands for it.
        rows: the rows to which they refer, each behind its table and key.
    """

    __slots__ = ("among", "key", "rows", "values")
    among: "dict[int, _Kept]"
    key: int
    values: Any
    rows: "tuple[tuple[str, str, Any], ...]"


_KEPT: dict[Lang, dict[int, _Kept]] = {lang: {} for lang in LANGUAGES}


def _shared(record: Told, lang: Lang, tables: Tables) -> Any:  # noqa: ANN401 - JSON values
    """Tell a record that stands in many verdicts, as it was told before."""
    among, key = _KEPT[lang], id(record)
    kept = among.get(key)
    if kept is None:
        kept, own = _Kept(record, _gone), Tables()
        kept.among, kept.key, kept.values = among, key, _values(record, lang, own)
        kept.rows = tuple([(name, each, row) for name, rows in own.items() for each, row in rows.items()])
        among[key] = kept
    rows = kept.rows
    if rows and id(rows) not in tables.gathered:  # once, as a record that is told may stand in many places
        tables.gathered[id(rows)] = rows
        _add(rows, tables)
    return kept.values


def _gone(kept: weakref.ref[Told]) -> None:
    assert isinstance(kept, _Kept)  # noqa: S101 - made above; narrows the type
    kept.among.pop(kept.key, None)


def _values(record: Told, lang: Lang, tables: Tables) -> Any:  # noqa: ANN401 - JSON values
    held, kind = record.__dict__, type(record)
    values: dict[str, Any] = {}
    for name, key, how, empty, unsaid in _fields(kind):
        value = held[name]
        if (unsaid and value in unsaid) if value else value in empty:
            continue
        if how:
            told = how(value, lang, tables)
        elif type(value) in _PLAIN:
            told = value
        else:
            told = _TELLERS[type(value)](value, lang, tables)
        if key is not None:
            values[key] = told
    return values[kind.names] if issubclass(kind, KeyOrObject) and len(values) == 1 else values


_PLAIN = frozenset({str, bool, int, float, type(None)})


_Teller = Callable[[Any, Lang, Tables], Any]


class _Tellers(dict[type, _Teller]):
    """What tells values of a type, found when first asked for."""

    def __missing__(self, kind: type) -> _Teller:
        """Find it."""
        self[kind] = found = self._found(kind)
        return found

    def _several(self, held: tuple[Any, ...], lang: Lang, tables: Tables) -> list[Any]:
        found = []
        for each in held:
            found.append(self[type(each)](each, lang, tables))  # noqa: PERF401 - to Python that is a function more
        return found

    def _found(self, kind: type) -> _Teller:
        if issubclass(kind, Text):
            return lambda text, lang, _: getattr(text, lang)
        if issubclass(kind, Told):
            return _shared if issubclass(kind, Interned) else _values
        if issubclass(kind, dt.date):
            return lambda day, _lang, _tables: day.isoformat()
        if kind is dict:
            return lambda held, lang, tables: {
                str(key): self[type(each)](each, lang, tables) for key, each in held.items()
            }
        if kind is tuple:
            return self._several
        return lambda value, _lang, _tables: value


_TELLERS = _Tellers()


def _keyed(by: Ref, value: Any, lang: Lang, tables: Tables) -> Any:  # noqa: ANN401 - a record, several, or none
    if value is None:
        return None
    if type(value) is tuple:
        return [_keyed(by, each, lang, tables) for each in value]
    key = getattr(value, by.key)
    if by.table:
        told = _TELLERS[type(value)](value, lang, tables)
        _add([(by.table, key, told[by.row] if by.row else told)], tables)
    return key


def _add(rows: Iterable[tuple[str, str, Any]], tables: Tables) -> None:
    """Add rows, each behind its table and key; of records with one key each may tell a part of what belongs in it."""
    for name, key, row in rows:
        table = tables.setdefault(name, {})
        before = table.setdefault(key, row)
        if before is not row:
            table[key] = _together(before, row)


def _together(one: Any, other: Any) -> Any:  # noqa: ANN401 - JSON values
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return one
    return {**other, **{key: _together(each, other.get(key)) for key, each in one.items()}}


class _Field(NamedTuple):
    """A field of a record, as it is told.

    Attributes:
        name: its name in the record.
        key: its name in JSON; None: it only has rows in a table.
        how: what tells its values; None: what tells values of their type.
        empty: the empty values with which it is left out.
        unsaid: the other values with which it is.
    """

    name: str
    key: str | None
    how: _Teller | None
    empty: tuple[Any, ...]
    unsaid: tuple[Any, ...]


@cache
def _fields(kind: type[Told]) -> tuple[_Field, ...]:
    """Name the fields of a record that are told, with what they are called in JSON."""
    return tuple(
        _field(name, each) for name, each in fields_of(kind).items() if not each.exclude or _mark(each, Ref) is not None
    )


def _field(name: str, field: FieldInfo) -> _Field:
    unsaid = _mark(field, OmitIf)
    default = () if field.is_required() else (field.get_default(call_default_factory=True),)
    left_out = (*default, unsaid.value) if unsaid else default
    return _Field(
        name=name,
        key=None if field.exclude else field.serialization_alias or name,
        how=_how(_mark(field, Ref), _mark(field, SerializeAs)),
        empty=tuple(value for value in left_out if not value),
        unsaid=tuple(value for value in left_out if value),
    )


def _how(by: Ref | None, form: SerializeAs | None) -> _Teller | None:
    if form is None:
        return partial(_keyed, by) if by else None
    tell = partial(_keyed, by) if by else _tell
    return lambda value, lang, tables: tell(form.form(value), lang, tables)


def _tell(value: Any, lang: Lang, tables: Tables) -> Any:  # noqa: ANN401 - JSON values
    return _TELLERS[type(value)](value, lang, tables)


def _mark(field: FieldInfo, kind: type[_Mark]) -> _Mark | None:
    return next((each for each in field.metadata if isinstance(each, kind)), None)


def _records(annotation: Any) -> Iterator[type[Told]]:  # noqa: ANN401 - whatever a field is declared as
    if isinstance(annotation, type) and issubclass(annotation, Told) and not issubclass(annotation, Text):
        yield annotation
    for each in get_args(annotation):
        yield from _records(each)
