"""Facts: what is known of an incident, checked against the codebook; what is not known is left out."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import Field, JsonValue, StrictBool, StrictInt, TypeAdapter, create_model, model_validator
from pydantic_core import PydanticCustomError

from cases import document
from cases.codebook import Fact, FactValue, codebook
from cases.predicate import Predicate
from cases.text import Record, Text


class Contradiction(Record):
    """Tests that never all hold together.

    Attributes:
        together: the tests, each on another fact.
        why: the reason in words.
    """

    together: tuple[Predicate, ...]
    why: Text

    def found_in(self, known: Mapping[str, FactValue]) -> bool:
        """Say whether facts contradict each other in this way.

        Args:
            known: the known facts.

        Returns:
            True if all tests are passed.
        """
        return all(test.fact in known and test.holds(known[test.fact]) for test in self.together)


@cache
def contradictions() -> tuple[Contradiction, ...]:
    """Give the contradictions that the program knows, read once.

    Returns:
        All of them.
    """
    entries = document.read(Path(__file__).with_name("contradictions.yaml"))
    return TypeAdapter(tuple[Contradiction, ...]).validate_python(entries)


@cache
def _contradictions_about(fact: str) -> tuple[Contradiction, ...]:
    return tuple(each for each in contradictions() if any(test.fact == fact for test in each.together))


def barring(known: Mapping[str, FactValue], fact: str) -> tuple[Predicate, ...]:
    """Give the tests that a fact must not pass beside what is known.

    Args:
        known: facts that do not contradict each other.
        fact: another fact.

    Returns:
        Tests on the fact; passing one of them would make a contradiction.
    """
    found = []
    for contradiction in _contradictions_about(fact):
        others = [test for test in contradiction.together if test.fact != fact]
        if all(test.fact in known and test.holds(known[test.fact]) for test in others):
            found += [test for test in contradiction.together if test.fact == fact]
    return tuple(found)


class KnownFacts(Record):
    """The behaviour of Facts; the fields are built from the codebook."""

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        known = self.known
        for contradiction in contradictions():
            if contradiction.found_in(known):
                names = [test.fact for test in contradiction.together]
                raise PydanticCustomError(
                    "contradiction",
                    "{why}",
                    {
                        "why": contradiction.why.en,
                        "text": contradiction.why,
                        "facts": {name: plain_value(known[name], codebook().fact(name)) for name in names},
                    },
                )
        return self

    @property
    def known(self) -> dict[str, FactValue]:
        """The known facts, in codebook order."""
        return dict(self)

    def __iter__(self) -> Iterator[tuple[str, FactValue]]:  # type: ignore[override] # only the known fields, as pairs
        """Go through the known facts.

        Yields:
            Pairs of fact id and value, in codebook order.
        """
        for name, value in self.__dict__.items():  # pydantic's own way through its fields takes four times as long
            if value is not None:
                yield name, value

    @property
    def plain(self) -> dict[str, Any]:
        """The known facts as JSON values: sets become lists in codebook order."""
        return {name: plain_value(value, codebook().fact(name)) for name, value in self}


def plain_value(value: FactValue, fact: Fact) -> JsonValue:
    """Give a value as JSON.

    Args:
        value: the value.
        fact: the fact of which it is the value.

    Returns:
        The value; a set as a list in codebook order.
    """
    if isinstance(value, frozenset):
        return [key for key in fact.values if key in value]
    return value


_LARGEST = 10**15  # whole numbers beyond this do not survive every JSON reader


def _field(fact: Fact) -> Any:  # noqa: ANN401 - a pydantic field definition
    values = tuple(fact.values)
    kind: Any = {
        "boolean": StrictBool,
        "integer": Annotated[StrictInt, Field(ge=0, le=_LARGEST)],
        "enum": Literal[values],
        "ordered": Literal[values],
        "set": frozenset[Literal[values]],  # type: ignore[valid-type] # built from the codebook
    }[fact.type]
    return (kind | None, Field(default=None, title=fact.short.en, description=fact.en))


if TYPE_CHECKING:
    Facts = KnownFacts
else:
    Facts = create_model(
        "Facts",
        __base__=KnownFacts,
        __doc__="""What is known of an incident, one field per fact of the codebook; None or left out is unknown.""",
        **{fact.id: _field(fact) for fact in codebook().facts},
    )
