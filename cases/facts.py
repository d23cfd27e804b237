"""Facts: what is known of an incident, checked against the codebook; what is not known is left out."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetPydanticSchema,
    JsonValue,
    RootModel,
    StrictBool,
    StrictInt,
    ValidationError,
    create_model,
    model_validator,
    with_config,
)
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError
from typing_extensions import TypedDict

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.amount import Amount
from privesfeer.cases.commons.day import Day
from privesfeer.cases.fact import Fact, FactValue


class Facts(RootModel[dict[str, FactValue]]):
    """What is known of an incident; `facts_of` says of a codebook which facts there are.

    It holds what is known alone: a codebook has many facts, and of an incident a few of them are known.

    Attributes:
        codebook: the codebook.
        root: the known facts, in codebook order.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)
    codebook: ClassVar[Codebook]

    root: dict[str, FactValue] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        known = self.root
        if contradiction := self.codebook.contradictions.found_in(known):
            names = [test.fact for test in contradiction.together]
            raise PydanticCustomError(
                "contradiction",
                "{why}",
                {
                    "why": contradiction.why.en,
                    "text": contradiction.why,
                    "facts": {name: plain_value(known[name], self.codebook.fact(name)) for name in names},
                },
            )
        told_at_once(self, self._days_in_order(known))
        return self

    def _days_in_order(self, known: dict[str, FactValue]) -> Iterator[PydanticCustomError]:
        """Find each day that lies before one that it cannot come before."""
        days = {name: value for name, value in known.items() if isinstance(value, dt.date)}
        for name, value in days.items():
            before = self.codebook.fact(name).not_before
            if before in days and value < (first := days[before]):
                yield PydanticCustomError(
                    "days_order",
                    "{fact} ({day}) lies before {before} ({first})",
                    {"fact": name, "day": value.isoformat(), "before": before, "first": first.isoformat()},
                )

    @property
    def known(self) -> dict[str, FactValue]:
        """The known facts, in codebook order."""
        return self.root.copy()

    def get(self, name: str) -> FactValue | None:
        """Look up a fact.

        Returns:
            Its value; None: it is not known, or no such fact exists.
        """
        return self.root.get(name)

    def __iter__(self) -> Iterator[tuple[str, FactValue]]:  # type: ignore[override] # only the known fields, as pairs
        """Go through the known facts.

        Returns:
            An iterator over pairs of fact id and value, in codebook order.
        """
        return iter(self.root.items())

    @property
    def plain(self) -> dict[str, Any]:
        """The known facts as JSON values."""
        return {name: plain_value(value, self.codebook.fact(name)) for name, value in self}


def told_at_once(model: BaseModel, faults: Iterable[PydanticCustomError]) -> None:
    """Refuse a record for all that is wrong with it, not for the first thing alone.

    Args:
        model: the record.
        faults: what is wrong with it; where there is nothing, it is not refused.

    Raises:
        pydantic.ValidationError: something is wrong.
    """
    if found := [InitErrorDetails(type=fault, input=model) for fault in faults]:
        raise ValidationError.from_exception_data(type(model).__name__, found)


def plain_value(value: FactValue, fact: Fact) -> JsonValue:
    """Give a value as JSON.

    Args:
        fact: the fact of which it is the value.

    Returns:
        The value; a set as a list in codebook order, a date as yyyy-mm-dd, an amount as text with its cents.
    """
    match value:
        case frozenset():
            return [key for key in fact.values if key in value]
        case dt.date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case _:
            return value


_LARGEST = 10**15  # whole numbers beyond this do not survive every JSON reader


def _field(fact: Fact) -> Any:  # noqa: ANN401 - a pydantic field definition
    values = tuple(fact.values)
    kind: Any = {
        "boolean": StrictBool,
        "integer": Annotated[StrictInt, Field(ge=0, le=fact.most or _LARGEST)],
        "date": Day,
        "money": Amount,
        "enum": Literal[values],
        "ordered": Literal[values],
        "set": frozenset[Literal[values]],  # type: ignore[valid-type] # built from the codebook
    }[fact.type]
    told = Field(title=fact.short.en, description=fact.en, json_schema_extra={"default": None})
    return Annotated[kind | None, told]


def _stated(facts: dict[str, FactValue | None]) -> dict[str, FactValue]:
    return {name: value for name, value in facts.items() if value is not None}


def _unnamed(kind: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401 - what pydantic takes
    """Read a kind without a name of its own, by which the description of the API would name it beside the model."""
    schema: Any = {**handler.resolve_ref_schema(handler(kind))}
    schema.pop("ref", None)
    return schema  # type: ignore[no-any-return] # that of pydantic, all but the name


@cache
def facts_of(codebook: Codebook) -> type[Facts]:
    """Give the model of what can be known of an incident.

    Args:
        codebook: says which facts there are.

    Returns:
        The model, the same one each time.
    """
    fields = {fact.id: _field(fact) for fact in codebook.facts}
    known: Any = TypedDict("Facts", fields, total=False)  # type: ignore[misc] # built from the codebook
    checked: Any = with_config(extra="forbid")(known)
    root: Any = Annotated[checked, GetPydanticSchema(_unnamed), AfterValidator(_stated)]
    made: type[Facts] = create_model(
        "Facts",
        __base__=Facts,
        __doc__="""What is known of an incident, one field per fact of the codebook; None or left out is unknown.""",
        root=(root, Field(default_factory=dict)),
    )
    made.codebook = codebook
    return made
