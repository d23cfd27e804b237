"""Predicate: a test on a fact, as data: the letters in which rules, contradictions and norms for codes are written."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, Protocol

from pydantic import PrivateAttr, StrictBool, StrictInt, StrictStr, ValidationInfo, model_serializer, model_validator

from privesfeer.cases.commons import wording
from privesfeer.cases.commons.operators import OPERATORS, Argument, Named, Operator, Value, Variable
from privesfeer.cases.commons.text import Record, Text, untranslated

_FACT, _TERM = "fact", "term"


class Vocabulary(Protocol):
    """What can be tested, by name."""

    def variable(self, name: str) -> Variable:
        """Find what can be tested; a KeyError says that it is not there, and what comes near."""


class Predicate(Record):
    """A test on one fact, such as ``{fact: audience, at_most: friends}``; on what a code says, ``term`` is written.

    A predicate is read beside a vocabulary: the codebook, or that of codes (``context`` of ``model_validate``).

    Attributes:
        fact: the fact's id.
        test: the operator's name, as written.
        argument: what the fact is tested against, as written.

    Raises:
        pydantic.ValidationError: the fact or a value is not in the vocabulary, or the test does not fit its type.
    """

    fact: str
    test: str
    argument: StrictBool | StrictInt | StrictStr | tuple[str, ...] | frozenset[str]
    _vocabulary: Any = PrivateAttr()
    _variable: Variable = PrivateAttr()
    _operator: Operator = PrivateAttr()
    _named: Named = PrivateAttr()

    @model_validator(mode="before")
    @classmethod
    def _fits_vocabulary(cls, data: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 - raw input
        if not isinstance(data, dict):
            return data
        (name, *names), tests = [data[key] for key in (_FACT, _TERM) if key in data], data.keys() - {_FACT, _TERM}
        if names:
            raise ValueError("a test is on one fact or term")
        variable = _found(info.context, name)
        fitting = [each.name for each in OPERATORS.values() if _fits(each, variable)]
        if not fitting:
            raise ValueError(f"fact '{name}' ({variable.type}) is not tested: terms and sums are computed from it")
        if len(tests) != 1 or not tests <= set(fitting):
            raise ValueError(f"fact '{name}' ({variable.type}) takes exactly one of: {', '.join(sorted(fitting))}")
        (test,) = tests
        return {"fact": name, "test": test, "argument": _argument(OPERATORS[test], variable, data[test])}

    def model_post_init(self, context: Any, /) -> None:  # noqa: ANN401 - the vocabulary
        """Look up what is tested, once.

        Args:
            context: the vocabulary.
        """
        self._vocabulary = context
        self._variable, self._operator = context.variable(self.fact), OPERATORS[self.test]
        self._named = self._operator.names(self.argument, self._variable)

    @model_serializer
    def _as_written(self) -> dict[str, Any]:
        argument = self.argument
        return {"fact": self.fact, self.test: sorted(argument) if isinstance(argument, frozenset) else argument}

    # Kept outside the private attributes, through which pydantic takes a long way.
    @cached_property
    def variable(self) -> Variable:
        """What is tested."""
        return self._variable

    @cached_property
    def operator(self) -> Operator:
        """Its row in the table of tests."""
        return self._operator

    @cached_property
    def named(self) -> Named:
        """The values that the test names: those of which one passes, or of which a list has some, all or none."""
        return self._named

    @cached_property
    def passes(self) -> Callable[[Value], bool]:
        """The test of a known value: whether it is passed."""
        return self._operator.passing(self._named)

    def holds(self, value: Value | None) -> bool | None:
        """Test a value.

        Args:
            value: the fact's value; None: unknown.

        Returns:
            Whether the test is passed; None: that is unknown too.
        """
        return None if value is None else self.passes(value)

    def assured_by(self, *, positive: bool) -> "tuple[tuple[Predicate, ...], ...]":
        """Give the tests on other facts from which follows, together, how this one turns out.

        Args:
            positive: whether it is to pass; False: to fail.

        Returns:
            Tests that are enough where all of them pass.
        """
        # Nothing that a code says follows from something else that it says: only facts imply facts.
        contradictions = getattr(self._vocabulary, "contradictions", None)
        return contradictions.assuring(self, positive=positive) if contradictions else ()

    @property
    def text(self) -> Text:
        """The test in words: "de kring van lezers: hoogstens vrienden"; of what is so, its noun phrase alone."""
        fact, argument = self._variable, self.argument
        if argument is True:
            return fact.short
        if isinstance(argument, bool | int):
            value = wording.YES_NO[argument] if isinstance(argument, bool) else untranslated(str(argument))
        else:
            listed = [argument] if isinstance(argument, str) else argument
            value = self._operator.joined([label for key, label in fact.values.items() if key in listed])
        return self._operator.words.fill(fact=fact.short, value=value)


def _found(vocabulary: Vocabulary | None, name: object) -> Variable:
    if vocabulary is None:
        raise ValueError("a test is read beside a vocabulary")
    return vocabulary.variable(str(name))


def _fits(operator: Operator, variable: Variable) -> bool:
    return variable.type in operator.types and (variable.closed or not operator.closed)


def _argument(operator: Operator, variable: Variable, written: object) -> Argument:
    """Check what a fact is tested against, and give it in the form that the operator takes."""
    if operator.takes == "flag" or variable.type == "boolean":
        if not isinstance(written, bool):
            raise ValueError(f"fact '{variable.id}' is true or false, not '{written}'")
        return written
    if variable.type == "integer":
        if not isinstance(written, int) or isinstance(written, bool):
            raise ValueError(f"fact '{variable.id}' is a whole number, not '{written}'")
        return written
    several = operator.takes in {"values", "set"}
    given = written if several and isinstance(written, list | tuple | frozenset) else [] if several else [written]
    named = [each for each in given if isinstance(each, str)]
    if not named or len(named) < len(given):
        what = "one or more of its values, as a list" if several else "a value with a name"
        raise ValueError(f"fact '{variable.id}' is tested against {what}, not '{written}'")
    unknown = sorted(set(named) - set(variable.values))
    if unknown:
        known = ", ".join(variable.values)
        raise ValueError(f"fact '{variable.id}' has no value {', '.join(map(repr, unknown))}; it has: {known}")
    return frozenset(named) if operator.takes == "set" else tuple(named) if several else named[0]
