"""Problems: what is wrong with input, told to a lawyer instead of a programmer."""

import datetime as dt
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Annotated, Any, get_args

from pydantic import BaseModel, JsonValue, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from privesfeer.cases.codebook import Codebook, nearest
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.problem import Problem
from privesfeer.cases.commons.text import LANGUAGES, LARGEST_SHOWN, SHOWN, Output, Text, fields_of, shown, untranslated
from privesfeer.cases.commons.wording import YES_NO
from privesfeer.cases.fact import Fact
from privesfeer.cases.facts import Facts

_SAID = catalogue(__file__)

_MOST = 50  # how many problems are told one by one
_LISTED = 30  # of a longer list the sentence says where to find it
_WAYS_OF_TEXT = {"str", "constrained-str", "Title"}  # pydantic's names for the two ways to write a title
_ACTS = "acts"  # the key of a case file under which its acts stand
_YES_NO = {"true": YES_NO[True], "false": YES_NO[False]}

_OF_FACT: Mapping[str, Text] = _SAID.table("OF_FACT")
_KINDS: Mapping[str, Text] = _SAID.table("OF_TYPE")
# What pydantic calls an error, by its beginning; the first that fits. The last fits all.
_OF_TYPE: Mapping[str, Text] = {
    **_KINDS,
    "date": _OF_FACT["date"],
    "bool": _OF_FACT["boolean"],
    "literal": _OF_FACT["enum"],
    **dict.fromkeys(("model", "dataclass", "dict", "mapping"), _KINDS["keys"]),
    **dict.fromkeys(("tuple", "list", "set", "frozen_set"), _KINDS["list"]),
    "": _KINDS["other"],
}


def problems(
    error: ValidationError | Sequence[ErrorDetails],
    model: Any,  # noqa: ANN401 - anything that can be validated
    codebook: Codebook,
    *,
    written: object = None,
) -> tuple[Problem, ...]:
    """Tell what is wrong with input.

    Args:
        error: what a model of this program says of the input, or the errors in it.
        model: the model, or a union of those that the input could have been meant for: it says which keys there are.
        codebook: says which facts there are.
        written: the content of a file of the books: an entry of a list there is told by its id; None: input of a user.

    Returns:
        The problems, in the order of the model's fields; of very many the first, and how many more there are.
    """
    details = error.errors(include_url=False) if isinstance(error, ValidationError) else error
    # A title is words or a pair of wordings: pydantic complains of both ways, the user took one.
    ways = [(each["loc"][:-1], _way_of_text(each), each["input"]) for each in details]
    pairs = [place for place, way, given in ways if way not in {None, "Title"} and isinstance(given, dict)]
    told = [
        each
        for each in details
        if (way := _way_of_text(each)) is None
        or (way == "Title") == any(each["loc"][: len(place)] == place for place in pairs)
    ]
    found = tuple(_problem(each, model, codebook, written) for each in told[:_MOST])
    more = len(told) - len(found)
    return (*found, Problem(field="", text=_SAID.AND_MORE.fill(count=str(more)))) if more else found


def _way_of_text(details: ErrorDetails) -> str | None:
    loc = details["loc"]
    after_title = (str(part) for before, part in pairwise(loc) if before == "title")
    return next((part for part in after_title if part in _WAYS_OF_TEXT), None)


def fault(why: str) -> Problem:
    """Tell what is wrong with a file of the books as a whole.

    Args:
        why: the reason, as a clause in English, as whoever writes the books reads it.

    Returns:
        The problem.
    """
    return Problem(field="", text=_KINDS["value_error"].fill(field=_SAID.THIS, why=why))


def _by_ids(loc: Sequence[int | str], written: object) -> Iterator[str]:
    """Give the parts of a place in a file: of an entry of a list its id, and no names of our models."""
    at = written
    for part in loc:
        if isinstance(part, int) and isinstance(at, list | tuple) and part < len(at):
            at = at[part]
            name = at.get("id") if isinstance(at, Mapping) else None
            yield shown(part if name is None else name)
            continue
        if isinstance(at, Mapping) and part in at:
            at = at[part]
        elif written is not None and isinstance(part, str) and part[:1].isupper():
            continue
        yield shown(part)


def _problem(details: ErrorDetails, model: Any, codebook: Codebook, written: object) -> Problem:  # noqa: ANN401 - as problems
    unsaid = {_way_of_text(details), "[key]"}
    loc = [part for part in details["loc"] if part not in unsaid]
    path = [*_by_ids(loc, written)]
    if written is not None and not path and details["type"] == "value_error":
        return fault(str(details["ctx"]["error"]))
    kind, value, context = details["type"], details["input"], details.get("ctx", {})
    if kind in _OF_THIS_PROGRAM:
        return _OF_THIS_PROGRAM[kind](path, context, codebook)
    if kind == "unknown_name":
        field = ".".join([*path, *map(shown, context["field"].split("."))])
        text = _SAID.NO_SUCH_NAME.fill(field=f"'{field}'", value=_told(context["value"]))
        return _unknown(field, text, context["value"], context["value"], tuple(context["allowed"]))
    depth = loc.index("facts") + 1 if "facts" in loc[:-1] else None
    if kind in {"extra_forbidden", "unexpected_keyword_argument", "invalid_key"}:
        return _unknown_key(path, value, model, codebook, [str(part) for part in loc[:-1] if not isinstance(part, int)])
    if depth and loc[depth] in codebook.fact_ids:
        # A set has no order, so the place of a wrong value in it is nothing to point at.
        return _wrong_fact(path[: depth + 1], value, codebook, member=bool(loc[depth + 1 :]))
    told = _wrong_value(".".join(path), kind, value, context)
    disputed, absent = loc[-1:] == ["disputed"], kind == "missing" and len(loc) == 1
    names = codebook.fact_ids if disputed else _names(model, path[0]) if absent else ()
    return _with_choice(told.field, told.text, told.value, names, None) if names else told


def _contradiction(path: list[str], context: Mapping[str, Any], codebook: Codebook) -> Problem:
    facts: dict[str, Any] = context["facts"]
    labels = []
    for name, value in facts.items():
        fact = codebook.fact(name)
        label = fact.label(frozenset(value) if isinstance(value, list) else value)
        labels.append(_SAID.FACT_IS.fill(fact=_named(fact, name), value=label))
    text = _SAID.CONTRADICTION.fill(why=context["text"], facts=Text.enumerate(labels))
    return Problem(field=".".join(path), text=text, value=facts)


def _days_order(path: list[str], context: Mapping[str, Any], codebook: Codebook) -> Problem:
    name, before = context["fact"], context["before"]
    fields = {each: ".".join([*path, each]) for each in (name, before)}
    text = _SAID.DAYS_ORDER.fill(
        fact=_named(codebook.fact(name), fields[name]),
        day=long_date(dt.date.fromisoformat(context["day"])),
        before=_named(codebook.fact(before), fields[before]),
        first=long_date(dt.date.fromisoformat(context["first"])),
    )
    return Problem(field=fields[name], text=text, value=context["day"])


def _dates_order(path: list[str], context: Mapping[str, Any], _: Codebook) -> Problem:
    field, date, utterance = ".".join([*path, context["later"]]), context["date"], context["utterance"]
    dates = {"date": dt.date.fromisoformat(date), "utterance": dt.date.fromisoformat(utterance)}
    text = _SAID.DATES_ORDER.fill(field=field, **{name: long_date(day) for name, day in dates.items()})
    return Problem(field=field, text=text, value=date)


def _measure_order(path: list[str], context: Mapping[str, Any], codebook: Codebook) -> Problem:
    name, day, measure = context["fact"], context["day"], context["measure"]
    field = ".".join([*path, "facts", name])
    text = _SAID.MEASURE_ORDER.fill(
        fact=_named(codebook.fact(name), field),
        day=long_date(dt.date.fromisoformat(day)),
        measure=long_date(dt.date.fromisoformat(measure)),
    )
    return Problem(field=field, text=text, value=day)


def _outlasted(path: list[str], context: Mapping[str, Any], codebook: Codebook) -> Problem:
    fact = codebook.fact(context["fact"])
    assert fact.lasts  # noqa: S101 - only such a fact is refused so; narrows the type
    field = ".".join([*path, "facts", fact.id])
    text = _SAID.OUTLASTED.fill(
        why=fact.lasts.why,
        fact=_named(fact, field),
        since=long_date(dt.date.fromisoformat(context["since"])),
        day=long_date(dt.date.fromisoformat(context["day"])),
    )
    return Problem(field=field, text=text, value=True)


def _belongs_at_top(path: list[str], context: Mapping[str, Any], codebook: Codebook) -> Problem:
    text, value = (
        _SAID.BELONGS_AT_TOP.fill(field=_of_part(path, context["fact"], codebook)),
        _plain(context["value"]),
    )
    return Problem(field=".".join(path), text=text, value=value, nearest=_at_top(path))


def _of_part(path: list[str], name: str, codebook: Codebook) -> Text:
    """Name a fact that is stated, or listed as disputed, in an act."""
    field, fact = ".".join(path), codebook.fact(name)
    return _named(fact, field) if path[-1] == name else _SAID.IN.fill(field=f"'{field}'", name=_named(fact, name))


def _belongs_to_one(path: list[str], context: Mapping[str, Any], _: Codebook) -> Problem:
    field = ".".join(path)
    return Problem(field=field, text=_SAID.BELONGS_TO_ONE.fill(field=f"'{field}'"), value=context["value"])


def _belongs_in_list(path: list[str], context: Mapping[str, Any], codebook: Codebook) -> Problem:
    field = _of_part(path, context["fact"], codebook)
    text = _SAID.BELONGS_IN_LIST.fill(field=field, list=f"'{context['list']}'")
    return Problem(field=".".join(path), text=text, value=_plain(context["value"]), nearest=context["list"])


def _not_of_list(path: list[str], context: Mapping[str, Any], codebook: Codebook) -> Problem:
    (case_list,) = (each for each in codebook.lists if each.id == context["list"])
    text = _SAID.NOT_OF_LIST.fill(field=_of_part(path, context["fact"], codebook), one=case_list.one)
    allowed = tuple(name for name in codebook.fact_ids if name in codebook.of_list(case_list))
    return _with_choice(".".join(path), text, _plain(context["value"]), allowed, None)


_OF_THIS_PROGRAM = {
    "contradiction": _contradiction,
    "days_order": _days_order,
    "dates_order": _dates_order,
    "measure_order": _measure_order,
    "outlasted": _outlasted,
    "belongs_at_top": _belongs_at_top,
    "belongs_to_one": _belongs_to_one,
    "belongs_in_list": _belongs_in_list,
    "not_of_list": _not_of_list,
}


def _at_top(path: list[str]) -> str:
    """Give the field at the top that answers to a field of an act."""
    return ".".join(path[path.index(_ACTS) + 2 :])


def _unknown_key(path: list[str], value: object, model: Any, codebook: Codebook, place: list[str]) -> Problem:  # noqa: ANN401 - as problems
    """Tell that a key does not exist, or not there; ``place`` is the path above it, without places in lists."""
    *above, key = path
    field = ".".join(path)
    if place[:1] == [_ACTS] and key in _keys(model, place[1:]):
        text = _SAID.BELONGS_AT_TOP.fill(field=f"'{field}'")
        return Problem(field=field, text=text, value=_plain(value), nearest=_at_top(path))
    if key in _keys(model, [_ACTS, *place]):
        return Problem(field=field, text=_SAID.BELONGS_TO_ONE.fill(field=f"'{field}'"), value=_plain(value))
    if key in codebook.fact_ids and above[-1:] != ["facts"] and "facts" in _keys(model, ()):
        moved = ".".join([*above, "facts", key])
        return Problem(field=field, text=_SAID.MISPLACED.fill(field=f"'{field}'"), value=_plain(value), nearest=moved)
    return _unknown(field, _SAID.NO_SUCH_KEY.fill(field=f"'{field}'"), key, value, _keys(model, place))


def _keys(model: Any, place: Sequence[str]) -> tuple[str, ...]:  # noqa: ANN401 - as problems
    """Give the keys that a model allows at a place; none where it has no model of its own."""
    models = list(_models(model))
    for part in place:
        fields = (fields_of(each).get(part) for each in models)
        models = [inner for field in fields if field for inner in _models(field.annotation)]
    keys = (each.codebook.fact_ids if issubclass(each, Facts) else fields_of(each) for each in models)
    return tuple(dict.fromkeys(chain.from_iterable(keys)))


def _names(model: Any, key: str) -> tuple[str, ...]:  # noqa: ANN401 - as problems
    """Give the names that a key at the top can have, where it takes one of a list."""
    fields = (fields_of(each).get(key) for each in _models(model))
    named: Iterator[Any] = (
        Annotated[str, *field.metadata] for field in fields if field and field.annotation is str and field.metadata
    )
    return tuple(name for each in named for name in TypeAdapter(each).json_schema().get("enum", ()))


def _models(annotation: Any) -> Iterator[type[BaseModel | Output]]:  # noqa: ANN401 - as problems
    """Find the models in an annotation, such as a union or a tuple."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel | Output):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _unknown(field: str, text: Text, name: str, value: object, allowed: tuple[str, ...]) -> Problem:
    """Tell that a name does not exist, and which was meant, or which there are, or where they are listed."""
    near = nearest(shown(name), list(allowed))
    if near is None and len(allowed) > _LISTED:
        text = _sentences(text, _SAID.SEE_CODEBOOK)
    return _with_choice(field, text, value, allowed, near)


def _wrong_fact(path: list[str], value: object, codebook: Codebook, *, member: bool) -> Problem:
    """Tell that a fact cannot have a value; what it can have follows from its type, not from the error."""
    field, fact = ".".join(path), codebook.fact(path[-1])
    values = _YES_NO if fact.type == "boolean" else fact.values
    kind = "member" if member else "bounded" if fact.most is not None else fact.type
    text = _OF_FACT[kind].fill(field=_named(fact, field), value=_told(value), most=str(fact.most))
    near = _meant(value, values) if isinstance(value, str) else None
    return _with_choice(field, text, value, tuple(values), near)


def _meant(value: str, values: Mapping[str, Text]) -> str | None:
    """Find the value whose name, or else whose label in either language, looks most like what was written."""
    labels = {label[lang].lower(): name for name, label in values.items() for lang in LANGUAGES}
    near = nearest(shown(value), list(values)) or nearest(shown(value), list(labels))
    return labels.get(near, near) if near else None


def _wrong_value(field: str, kind: str, value: object, context: Mapping[str, Any]) -> Problem:
    """Tell that something else than a fact has a wrong value, or none."""
    wording = next(text for beginning, text in _OF_TYPE.items() if kind.startswith(beginning))
    text = wording.fill(
        field=f"'{field}'" if field else _SAID.WHOLE,
        value=_told(value),
        limit=str(context.get("max_length")),
        least=str(context.get("ge")),
        below=str(context.get("lt")),
        most=str(context.get("le")),
        why=re.sub(rf"'([^']{{{SHOWN}}})[^']*'", r"'\1…'", str(context.get("error"))),
    )
    allowed = tuple(re.findall("'([^']*)'", str(context.get("expected"))))
    near = nearest(shown(value), list(allowed)) if isinstance(value, str) else None
    return _with_choice(field, text, None if kind == "missing" else value, allowed, near)


def _with_choice(field: str, text: Text, value: object, allowed: tuple[str, ...], near: str | None) -> Problem:
    """Add to the text what is allowed and what was probably meant."""
    said = allowed == tuple(_YES_NO)
    if 0 < len(allowed) <= _LISTED and not said:
        text = _sentences(text, _SAID.ALLOWED.fill(allowed=", ".join(allowed)))
    if near and not said:
        text = _sentences(text, _SAID.DID_YOU_MEAN.fill(nearest=near))
    return Problem(field=field, text=text, value=_plain(value), allowed=allowed, nearest=near)


def _named(fact: Fact, field: str) -> Text:
    return fact.short.map(lambda short: f"'{field}' ({short})")


def _sentences(first: Text, second: Text) -> Text:
    return Text.joined((first, second), " ")


def _told(value: object) -> Text:
    """Put a wrong value into words."""
    match value:
        case None:
            words = _SAID.NOTHING
        case bool():
            words = untranslated(str(value).lower())
        case int() if abs(value) > LARGEST_SHOWN:
            words = _SAID.LARGE_NUMBER
        case int() | float():
            words = untranslated(str(value))
        case str() | dt.date():
            words = untranslated(f"'{shown(value)}'")
        case Mapping():
            words = _SAID.KEYS
        case list() | tuple() | set() | frozenset():
            words = _SAID.LIST
        case _:
            words = _SAID.SOMETHING_ELSE
    return words


def _plain(value: object) -> JsonValue:
    """Give the value as JSON, if it is simple."""
    match value:
        case str():
            return shown(value)
        case bool():
            return value
        case int() if abs(value) <= LARGEST_SHOWN:
            return value
        case float() if math.isfinite(value):
            return value
        case _:
            return None
