"""Operators: every test on a fact, one row each: the types it fits, what it means, its form in bits, and its words.

Whatever reads or compiles a test takes it from here: predicates, bit sets, bit vectors, steps, experta and the tests on
what a code says.
"""

import datetime as dt
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any, Literal, Protocol

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text

_SAID = catalogue(__file__)

Value = bool | int | str | frozenset[str] | dt.date | Decimal | tuple[str, ...]
Argument = bool | int | str | tuple[str, ...] | frozenset[str]
Asks = Literal["one", "some", "every", "none"]
Takes = Literal["value", "values", "set", "bound", "flag"]

NOTHING: tuple[str, ...] = ()  # what is said on a point on which nothing is said


class Variable(Protocol):
    """What can be tested: a fact, the answer to a question, or what a code says on a point."""

    @property
    def id(self) -> str:
        """Its name."""

    @property
    def type(self) -> str:
        """Its type."""

    @property
    def values(self) -> Mapping[str, Text]:
        """Its values with their labels, in order; empty where the type has none."""

    @property
    def short(self) -> Text:
        """A noun phrase."""

    @property
    def closed(self) -> bool:
        """Whether it is known that nothing is said where nothing is; else it is unknown then."""

    @property
    def vague(self) -> tuple[str, ...]:
        """Of texts, the beginnings of words that leave open what is meant."""


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The numbers from one to another; an open end is None."""

    first: int | None = None
    last: int | None = None

    def __contains__(self, value: object) -> bool:
        return (
            isinstance(value, int)
            and (self.first is None or self.first <= value)
            and (self.last is None or value <= self.last)
        )


@dataclass(frozen=True, slots=True)
class _Said:
    """Everything that can be said, or that nothing is."""

    anything: bool

    def __contains__(self, value: object) -> bool:
        return (value != NOTHING) is self.anything


@dataclass(frozen=True, slots=True)
class _Vague:
    """Texts in which a word begins as one of these."""

    beginnings: tuple[str, ...]

    def __contains__(self, value: object) -> bool:
        words = f" {str(value).lower()}"
        return any(f" {each}" in words for each in self.beginnings)


Named = Container[object]


def _some(named: Named, listed: Iterable[object]) -> bool:
    return any(each in named for each in listed)


def _meets(named: frozenset[object], listed: Iterable[object]) -> bool:
    return not named.isdisjoint(listed)


def _as_written(argument: Argument, _variable: Variable) -> Named:
    return frozenset(argument) if isinstance(argument, tuple | frozenset) else frozenset([argument])


def _up_to(argument: Argument, variable: Variable) -> Named:
    if isinstance(argument, int):
        return _Numbers(last=argument)
    order = list(variable.values)
    return frozenset(order[: order.index(str(argument)) + 1])


def _from(argument: Argument, variable: Variable) -> Named:
    if isinstance(argument, int):
        return _Numbers(first=argument)
    order = list(variable.values)
    return frozenset(order[order.index(str(argument)) :])


def _anything(argument: Argument, _variable: Variable) -> Named:
    return _Said(bool(argument))


def _vague(_argument: Argument, variable: Variable) -> Named:
    return _Vague(variable.vague)


@dataclass(frozen=True, slots=True)
class Operator:
    """One test.

    An operator names values, and asks something of the value that is tested: that it is one of these; or, of a list,
    that some, every or none of these are on it. In bits, "one" and "some" are any of the bits of what is named, "every"
    all of them, and "none" that it is known and has none of them.

    Attributes:
        name: as it is written in files.
        types: the types that it fits.
        takes: what it is tested against: a value, one or more values (in order, or as a set), a bound (a value or a
            number), or yes or no.
        names: gives the values that it names.
        asks: what it asks of them.
        words: the test in words.
        closed: whether it fits only where it is known that nothing is said.
    """

    name: str
    types: frozenset[str]
    takes: Takes
    names: Callable[[Argument, Variable], Named]
    asks: Asks
    words: Text
    closed: bool = False

    def holds(self, value: Value | None, named: Named) -> bool | None:
        """Test a value.

        Args:
            value: the value, which fits the type; None: unknown.
            named: the values that the operator names.

        Returns:
            Whether the test is passed; None: that is unknown too.
        """
        return None if value is None else self.passing(named)(value)

    def passing(self, named: Named) -> Callable[[Any], bool]:
        """Give the test of a known value.

        Args:
            named: the values that the operator names.

        Returns:
            A function of a value, which fits the type: whether the test is passed.
        """
        if self.asks == "one":
            return named.__contains__
        if not isinstance(named, frozenset):
            return partial(_some, named)
        if self.asks == "every":
            return named.issubset
        return named.isdisjoint if self.asks == "none" else partial(_meets, named)

    def joined(self, values: list[Text]) -> Text:
        """Join the values that it is tested against.

        Args:
            values: their labels.

        Returns:
            The enumeration.
        """
        return Text.enumerate(values, "all" if self.asks == "every" else "any")


_CHOICES, _SCALES = frozenset({"enum", "ordered"}), frozenset({"ordered", "integer"})
_LISTS, _TEXTS = frozenset({"set"}), frozenset({"texts"})
_ALL = frozenset({"boolean", "enum", "ordered", "set", "integer", "date", "texts"})

_TABLE = (
    Operator("is", _CHOICES | {"boolean"}, "value", _as_written, "one", _SAID.IS),
    Operator("one_of", _CHOICES, "values", _as_written, "one", _SAID.IS),
    Operator("at_most", _SCALES, "bound", _up_to, "one", _SAID.AT_MOST),
    Operator("at_least", _SCALES, "bound", _from, "one", _SAID.AT_LEAST),
    Operator("any_of", _LISTS, "set", _as_written, "some", _SAID.AMONG),
    Operator("all_of", _LISTS, "set", _as_written, "every", _SAID.AMONG),
    Operator("none_of", _LISTS, "set", _as_written, "none", _SAID.NONE_OF),
    # Of what a code says:
    Operator("said", _ALL, "flag", _anything, "one", _SAID.MENTIONED, closed=True),
    Operator("vague", _TEXTS, "flag", _vague, "some", _SAID.VAGUE, closed=True),
)
OPERATORS = {operator.name: operator for operator in _TABLE}
