"""Tests on a single fact, as data: the letters in which rules and contradictions are written."""

from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, StrictBool, StrictInt, StrictStr, model_validator

from cases.codebook import Fact, FactValue, codebook
from cases.text import Record, Text

_TESTS_OF_TYPE = {
    "boolean": {"is_"},
    "enum": {"is_", "one_of"},
    "ordered": {"is_", "one_of", "at_most", "at_least"},
    "integer": {"at_most", "at_least"},
    "set": {"any_of", "all_of", "none_of"},
}


_Names = Annotated[frozenset[StrictStr], Field(min_length=1)]


class Predicate(Record):
    """A test on one fact, such as ``{fact: audience, at_most: friends}``; exactly one test per predicate.

    Attributes:
        fact: the fact's id.
        is_: written ``is``: the fact has this value.
        one_of: the fact has one of these values.
        at_most: ordered facts and integers: this value or a lower one.
        at_least: ordered facts and integers: this value or a higher one.
        any_of: sets: at least one of these values occurs.
        all_of: sets: all of these values occur.
        none_of: sets: none of these values occurs.

    Raises:
        pydantic.ValidationError: the fact or a value is not in the codebook, or the test does not fit its type.
    """

    model_config = Record.model_config | {"validate_by_name": True, "validate_by_alias": True}

    fact: str
    is_: StrictBool | StrictStr | None = None
    one_of: Annotated[tuple[StrictStr, ...], Field(min_length=1)] | None = None
    at_most: StrictInt | StrictStr | None = None
    at_least: StrictInt | StrictStr | None = None
    any_of: _Names | None = None
    all_of: _Names | None = None
    none_of: _Names | None = None

    @model_validator(mode="before")
    @classmethod
    def _is_is_a_keyword(cls, data: object) -> object:
        return (
            {("is_" if key == "is" else key): value for key, value in data.items()} if isinstance(data, dict) else data
        )

    @model_validator(mode="after")
    def _fits_codebook(self) -> Self:
        try:
            fact = codebook().variable(self.fact)
        except KeyError as error:
            raise ValueError(error.args[0]) from error
        tests = [name for name in _ALL_TESTS if getattr(self, name) is not None]
        if len(tests) != 1 or tests[0] not in _TESTS_OF_TYPE[fact.type]:
            allowed = ", ".join(sorted(name.rstrip("_") for name in _TESTS_OF_TYPE[fact.type]))
            message = f"fact '{self.fact}' ({fact.type}) takes exactly one of: {allowed}"
            raise ValueError(message)
        self._check_argument(fact)
        return self

    def _check_argument(self, fact: Fact) -> None:
        argument = self.argument
        if fact.type == "boolean":
            if not isinstance(argument, bool):
                message = f"fact '{fact.id}' is true or false, not '{argument}'"
                raise ValueError(message)
            return
        if fact.type == "integer":
            if not isinstance(argument, int) or isinstance(argument, bool):
                message = f"fact '{fact.id}' is a whole number, not '{argument}'"
                raise ValueError(message)
            return
        if isinstance(argument, bool | int):
            message = f"fact '{fact.id}' has values with names, not '{argument}'"
            raise ValueError(message)  # noqa: TRY004 - pydantic reports ValueError only
        named = {argument} if isinstance(argument, str) else set(argument)
        unknown = sorted(named - set(fact.values))
        if unknown:
            message = f"fact '{fact.id}' has no value {', '.join(map(repr, unknown))}; it has: {', '.join(fact.values)}"
            raise ValueError(message)

    @cached_property
    def _test(self) -> str:
        return next(name for name in _ALL_TESTS if getattr(self, name) is not None)

    @cached_property
    def _passing(self) -> frozenset[str]:
        """The values of an enum or ordered fact that pass; the named values of a set test; else nothing."""
        argument, order = self.argument, list(codebook().variable(self.fact).values)
        if isinstance(argument, bool | int):
            return frozenset()
        if isinstance(argument, str) and self._test != "is_":
            place = order.index(argument)
            return frozenset(order[: place + 1] if self._test == "at_most" else order[place:])
        return frozenset([argument] if isinstance(argument, str) else argument)

    @cached_property
    def argument(self) -> bool | int | str | tuple[str, ...] | frozenset[str]:
        """What the fact is tested against, as written."""
        argument: bool | int | str | tuple[str, ...] | frozenset[str] = getattr(self, self._test)
        return argument

    @property
    def test(self) -> str:
        """The name of the test, as written in the file."""
        return self._test.rstrip("_")

    def holds(self, value: FactValue) -> bool:
        """Test a known value.

        Args:
            value: the fact's value; valid for the fact.

        Returns:
            Whether the test is passed.
        """
        if isinstance(value, bool):
            return value is self.argument
        if isinstance(value, int):
            bound = self.argument
            assert isinstance(bound, int)  # noqa: S101 - checked on construction; narrows the type
            return value <= bound if self._test == "at_most" else value >= bound
        if isinstance(value, str):
            return value in self._passing
        if self._test == "any_of":
            return not self._passing.isdisjoint(value)
        return self._passing <= value if self._test == "all_of" else self._passing.isdisjoint(value)

    @property
    def text(self) -> Text:
        """The test in words: "de kring van lezers: hoogstens vrienden"."""
        fact = codebook().variable(self.fact)
        argument = self.argument
        if isinstance(argument, bool | int):
            value = fact.label(argument)
        else:
            named = [argument] if isinstance(argument, str) else [key for key in fact.values if key in argument]
            joint = Text(nl="en", en="and") if self._test == "all_of" else Text(nl="of", en="or")
            value = Text.enumerate([fact.values[key] for key in named], joint)
        return _WORDS[self._test].fill(fact=fact.short, value=value)


_WORDS = {
    "is_": Text(nl="{fact}: {value}", en="{fact}: {value}"),
    "one_of": Text(nl="{fact}: {value}", en="{fact}: {value}"),
    "at_most": Text(nl="{fact}: hoogstens {value}", en="{fact}: at most {value}"),
    "at_least": Text(nl="{fact}: ten minste {value}", en="{fact}: at least {value}"),
    "any_of": Text(nl="{fact}: onder meer {value}", en="{fact}: among others {value}"),
    "all_of": Text(nl="{fact}: onder meer {value}", en="{fact}: among others {value}"),
    "none_of": Text(nl="{fact}: geen {value}", en="{fact}: no {value}"),
}
_ALL_TESTS = tuple(_WORDS)
