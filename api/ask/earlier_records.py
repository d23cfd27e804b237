"""Earlier records: what is told of a case as version 0.5 told it, from the same records.

Since then much is told once, in fewer words, or left to the codebook. The records still hold all of it. Each model here
is one of now with the fields that version told; every model that holds one of them follows by itself.
"""

import datetime as dt
import weakref
from collections.abc import Mapping
from dataclasses import field, fields
from functools import cache, reduce
from operator import attrgetter, or_
from types import UnionType, new_class
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from pydantic import Field

from privesfeer import engine
from privesfeer.cases.commons.serialize import Interned, Localizable, Ref, SerializeAs
from privesfeer.cases.commons.text import Lang, Output, Text, fields_of
from privesfeer.cases.incident import Client


class _Stood(engine.Stood):
    """What became of a cited ruling, with its day, and in words in which nothing is to be filled in."""

    elsewhere: bool = field()
    date: dt.date | None = field()
    text: Text
    told: Annotated[Text, Field(exclude=True)]


class _Source(engine.Source):
    """A ruling or an article, with its address wherever it has one, in words in which nothing is to be filled in.

    Attributes:
        read: written ``verification``: how it was read, in a few words.
    """

    text: Text
    told: Annotated[Text, Field(exclude=True)]
    url: str | None = None
    address: Annotated[str | None, Field(exclude=True)] = ""
    read: Annotated[
        engine.Verification, SerializeAs(attrgetter("text"), str), Field(serialization_alias="verification")
    ]
    remarked: Annotated[engine.Verification | None, Field(exclude=True)] = None
    standing: Annotated[tuple[engine.Stood, ...], Field(exclude=True)] = ()
    history: Annotated[tuple[Text, ...], Field(exclude=True)] = ()


class _Citation(Interned):
    """A reference to a ruling or an article: always an object, with what became of the ruling.

    Attributes:
        source: the ruling or article, told by its key.
        pinpoint: the paragraph, where a source gives one.
        stance: how a ruling stands to the sentence that it is cited under, "supports" too.
        standing: what became of the ruling on the question for which it is cited.
        history: what else became of it.
    """

    source: Annotated[engine.Source, Ref("key", "sources")]
    pinpoint: Text | None = None
    stance: engine.Stance | None = None
    standing: tuple[engine.Stood, ...] = ()
    history: tuple[Text, ...] = ()


class _StatedFact(engine.StatedFact):
    """A fact, always in words."""

    short: Text
    label: Text
    told: Annotated[Text | None, Field(exclude=True)] = None


class _ValueBrings(engine.ValueBrings):
    """What one value of a fact would bring."""

    outcome_text: Annotated[Text, Field(exclude=True)]
    status_text: Annotated[Text, Field(exclude=True)]
    by: Annotated[engine.Source | None, Ref("key", "sources")] = None


class _VariedFact(engine.VariedFact):
    """A fact whose value could be another, with what each value would bring.

    Attributes:
        named: written ``fact``: the fact, told by its id.
    """

    named: Annotated[engine.NamedFact, Ref("fact", "asked"), Field(serialization_alias="fact")]


class _ComparedRuling(engine.ComparedRuling):
    """A precedent, with its outcome.

    Attributes:
        decided: written ``scope``: what it decides, in a sentence.
    """

    decided: Annotated[
        engine.Decided | None, SerializeAs(attrgetter("text"), str | None), Field(serialization_alias="scope")
    ] = None
    outcome: str


class _ComparedCircumstance(engine.ComparedCircumstance):
    """A circumstance, with what it is in each of the rulings that are compared."""

    here: bool | None = field()
    there: tuple[engine.Weight | None, ...]
    carried: Annotated[tuple[int, ...], Field(exclude=True)] = ()
    held: Annotated[tuple[int, ...], Field(exclude=True)] = ()


class _Rulings(engine.Rulings):
    """The precedents, all of them, with the circumstances by their ids."""

    governing: tuple[engine.ComparedRuling, ...] = ()
    supporting: tuple[engine.ComparedRuling, ...] = ()
    opposing: tuple[engine.ComparedRuling, ...] = ()
    circumstances: dict[str, engine.ComparedCircumstance] = field(default_factory=dict)


class _Ground(engine.Ground):
    """A reason, with the findings on which it builds and the ids of what it includes."""

    findings: tuple[Text, ...] = ()
    includes: Annotated[tuple[engine.Circumstance, ...], Ref("factor")] = ()


class _AppliedFramework(engine.AppliedFramework):
    """The law of a question, each regime by itself, with the test."""

    regimes: tuple[str, ...] = ()
    named: Annotated[tuple[engine.NamedRegime, ...], Field(exclude=True)] = ()
    regimes_text: Text | None = None
    standard: Text
    burden: tuple[engine.AppliedBurden, ...]


class _Answer(engine.Answer):
    """An answer, with the question, both outcomes, and each fact that could be another by itself."""

    question_text: Text
    outcomes: dict[str, Text]
    others: Annotated[dict[str, Text], Field(exclude=True)]
    firm: bool = field()
    rulings: engine.Rulings
    framework: tuple[engine.AppliedFramework, ...]
    open_facts: tuple[engine.VariedFact, ...] = ()
    disputed: tuple[engine.VariedFact, ...] = ()
    valuations: tuple[engine.VariedFact, ...] = ()


class _ActVerdict(engine.ActVerdict):
    """The answers on a conversation."""

    row: Annotated[engine.ActRow, Field(exclude=True)]


class _Compact(engine.Compact):
    """The answers in short; the acts of a case file were its conversations."""

    acts: Annotated[tuple[engine.CompactAct, ...], Field(serialization_alias="conversations")]


class _Verdict(engine.Verdict):
    """All answers; the acts of a case file were its conversations, and it had no client and no lists but that."""

    acts: Annotated[tuple[engine.ActVerdict, ...], Field(serialization_alias="conversations")]
    client: Annotated[Client, Field(exclude=True)] = None
    beyond: Annotated[tuple[engine.ToldBeyond, ...], Field(exclude=True)] = ()
    reservation: Annotated[Text | None, Field(exclude=True)] = None
    lists: Annotated[dict[str, tuple[engine.CaseEntry, ...]], Field(exclude=True)] = field(default_factory=dict)


_OF_THEN: Mapping[type[Output], type[Output]] = {
    engine.Stood: _Stood,
    engine.Source: _Source,
    engine.Citation: _Citation,
    engine.StatedFact: _StatedFact,
    engine.ValueBrings: _ValueBrings,
    engine.VariedFact: _VariedFact,
    engine.ComparedRuling: _ComparedRuling,
    engine.ComparedCircumstance: _ComparedCircumstance,
    engine.Rulings: _Rulings,
    engine.Ground: _Ground,
    engine.AppliedFramework: _AppliedFramework,
    engine.Answer: _Answer,
    engine.ActVerdict: _ActVerdict,
    engine.Compact: _Compact,
    engine.Verdict: _Verdict,
}


def told_before(told: Localizable, lang: Lang) -> dict[str, Any]:
    """Tell of a case as it was told then.

    Returns:
        JSON values, to be read only.
    """
    whole: Localizable = _then(told)
    return whole.localize(lang)


@cache
def model_before(kind: type[Output]) -> type[Output]:
    """Give the model of what was told then.

    Args:
        kind: the model of now.

    Returns:
        That of then, in which all that is told is of then too; that of now where nothing was told otherwise.
    """
    then = _OF_THEN.get(kind, kind)
    hints = get_type_hints(then, include_extras=True)
    others = {name: before for name, hint in hints.items() if (before := _of_then(hint)) != hint}
    if then is kind and not others:
        return kind
    defaults = {
        each.name: field(default=each.default, default_factory=each.default_factory)
        for each in fields(then)
        if each.name in others
    }
    told = {"__doc__": then.__doc__, "__module__": __name__, "__annotations__": others, **defaults}
    made: type[Output] = new_class(kind.__name__, (then,), exec_body=lambda body: body.update(told))
    return made


def _of_then(annotation: Any) -> Any:  # noqa: ANN401 - whatever a field is declared as
    """Put the models of then in what a field is declared as."""
    if isinstance(annotation, type) and issubclass(annotation, Output):
        return model_before(annotation)
    before, origin = get_args(annotation), get_origin(annotation)
    args = tuple(map(_of_then, before)) if origin is not Literal else before
    if args == before:
        return annotation
    return reduce(or_, args) if origin is UnionType else origin[args]


class _Shape(NamedTuple):
    """The shape that a record had then.

    Attributes:
        kind: its model.
        fields: the fields whose values may have another shape too.
    """

    kind: type[Output]
    fields: tuple[str, ...]


@cache
def _shape(kind: type) -> _Shape | None:
    """Give the shape of values of a type; None: that of now."""
    if not issubclass(kind, Output):
        return None
    then = model_before(kind)
    if then is kind:
        return None
    return _Shape(then, tuple(name for name, each in fields_of(then).items() if not each.exclude))


class _Kept(weakref.ref[Output]):
    """A shared record that may go, with what it was then; found by its identity, as in `told`.

    Attributes:
        key: that identity.
        then: the record of then.
    """

    __slots__ = ("key", "then")
    key: int
    then: Output


_KEPT: dict[int, _Kept] = {}


def _gone(kept: weakref.ref[Output]) -> None:
    assert isinstance(kept, _Kept)  # noqa: S101 - made below; narrows the type
    _KEPT.pop(kept.key, None)


def _then(value: Any) -> Any:  # noqa: ANN401 - whatever a record holds
    """Put a value in the shape of then; a record that stands in many places once."""
    kind: type = type(value)
    if kind is tuple:
        return tuple(map(_then, value))
    if kind is dict:
        return {key: _then(each) for key, each in value.items()}
    shape = _shape(kind)
    if shape is None:
        return value
    kept = _KEPT.get(id(value))
    if kept is not None:
        return kept.then
    held = {name: getattr(value, name) for name in fields_of(shape.kind)}
    then = shape.kind(**held | {name: _then(held[name]) for name in shape.fields})
    if issubclass(kind, Interned):
        kept = _Kept(value, _gone)
        kept.key, kept.then = id(value), then
        _KEPT[kept.key] = kept
    return then
