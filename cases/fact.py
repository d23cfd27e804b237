"""A fact: what is asked, which values it can take, and which of these tell ways apart in which tests on it turn out."""

import datetime as dt
import itertools
from collections.abc import Collection, Mapping
from decimal import Decimal
from functools import cached_property
from typing import ClassVar, Literal, Self

from pydantic import Field, JsonValue, model_validator
from pydantic.json_schema import SkipJsonSchema

from privesfeer.cases.commons import amount, wording
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.commons.text import LocalizedFields, Record, Text, untranslated

FactValue = bool | int | str | frozenset[str] | dt.date | Decimal
FactType = Literal["boolean", "enum", "ordered", "set", "integer", "date", "money"]

# Of the types that no test fits, for what is computed from days and amounts is no rule's: one value stands for all.
LEAST: Mapping[str, FactValue] = {"date": dt.date.min, "money": Decimal(0)}


class Valued(Record):
    """How a valuation is told, with a place for its value.

    Attributes:
        yours: behind "because": that the user values so.
        denied: likewise, that the user values it as not so; None: any value is told alike.
        courts: that a court values otherwise, as a condition; None: in the words that go with any.
        beside: the fact that has to be known, as without it the valuation is beside the point; None: it always counts.
    """

    yours: Text
    denied: Text | None = None
    courts: Text | None = None
    beside: str | None = None


class Limit(Record):
    """For how long a fact can be so.

    Attributes:
        months: no longer than so many months.
        since: the fact that holds the day from which they run.
        why: the reason in a sentence.
    """

    months: int
    since: str
    why: Text

    def over(self, since: FactValue | None, day: dt.date) -> bool:
        """Say whether it can no longer be so.

        Args:
            since: the day from which it runs, where it is known.
            day: the day on which it would be so.

        Returns:
            Whether the months have passed on that day.
        """
        if not isinstance(since, dt.date):
            return False
        return (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day) >= self.months


class Fact(LocalizedFields):
    """One fact: what is asked, and which values it can take.

    Attributes:
        id: the key in incident and ruling files.
        group: the codebook group it is shown under.
        type: boolean, integer (0 or more), enum (one value), ordered (one value, narrow to wide or mild to
            extreme), set (any number of values; what a given set leaves out did not occur), date, or money (euros,
            exact to the cent).
        values: the values with their labels, in codebook order; empty where the type has none.
        short: a noun phrase for lists and sentences.
        note: explanation of the values.
        assessment: whether it is the user's own valuation.
        valued: how that is told where it turns an answer; None: in the words that go with any.
        personal: whether it is special or delicate personal data, to be entered only where the case needs it.
        not_before: of a date, the fact whose day does not come after it.
        fixed: whether the message, the contract or the position itself shows it, so that nobody proves it otherwise.
        can_still: whether someone can still do it, though it has not been done.
        asked_after: the test on another fact that calls for its question, as `Codebook.asked_first` reads it; None: it
            follows on no other.
        most: of an integer, the largest that makes sense; None: no such bound.
        lasts: of what is so for a time only, for how long; None: there is no such bound.
    """

    closed: ClassVar[bool] = False
    vague: ClassVar[tuple[str, ...]] = ()

    id: str
    group: str
    type: FactType
    values: dict[str, Text] = Field(default_factory=dict)
    # The question without what explains it, where it is told among others; None: it explains nothing. Not told.
    briefly: SkipJsonSchema[Text | None] = Field(default=None, exclude=True)
    short: Text
    note: Text | None = None
    assessment: bool = False
    valued: Valued | None = None
    personal: bool = False
    not_before: str | None = None
    fixed: bool = False
    can_still: bool = False
    asked_after: dict[str, JsonValue] | None = None
    most: int | None = None
    lasts: Limit | None = None

    @model_validator(mode="after")
    def _values_fit_type(self) -> Self:
        if bool(self.values) != (self.type in {"enum", "ordered", "set"}):
            raise ValueError(f"fact '{self.id}' of type {self.type} has the wrong kind of values")
        if self.can_still and (self.fixed or self.type != "boolean"):
            raise ValueError(f"fact '{self.id}' cannot still be done: it is fixed, or no boolean")
        return self

    @cached_property
    def question(self) -> Text:
        """The question that asks for the fact."""
        return Text.of(self)

    def within_reach(self, given: FactValue | None) -> bool:
        """Say whether someone could still prove the fact to be so, or do it.

        Args:
            given: its value; None: it is unknown.

        Returns:
            Of an unknown fact, unless the message itself shows it or it is a valuation; or of what can still be done.
        """
        if self.can_still:
            return given is None or given is False
        return given is None and not self.fixed and not self.assessment

    def label(self, value: FactValue) -> Text:
        """Word one value of the fact.

        Args:
            value: a valid value.

        Returns:
            Its label; for a set the enumeration of its labels in codebook order; a date or amount written out.

        Raises:
            KeyError: the value is not one of the fact's values.
        """
        match value:
            case bool():
                return wording.YES_NO[value]
            case int():
                return untranslated(str(value))
            case str():
                return self.values[value]
            case dt.date():
                return long_date(value)
            case Decimal():
                return amount.in_words(value)
            case _:
                listed = [label for key, label in self.values.items() if key in value]
                return Text.enumerate(listed) if listed else wording.NOTHING_ON_LIST


def representative_values(fact: Fact, tests: Collection[Predicate]) -> list[FactValue]:
    """Give values of a fact that between them show every way in which tests on it can turn out.

    Args:
        tests: tests on that fact.

    Returns:
        Booleans and single values: all; days and amounts, which nothing tests as such: one; integers: 0, 1, and the
        bounds with what lies just above them; sets: every union of groups of values that no test tells apart.
    """
    if fact.type == "boolean":
        return [True, False]
    if fact.type in {"enum", "ordered"}:
        return list(fact.values)
    if fact.type in LEAST:
        return [LEAST[fact.type]]
    if fact.type == "integer":
        bounds = {test.argument for test in tests if isinstance(test.argument, int)}
        return sorted({0, 1, *bounds, *(bound + 1 for bound in bounds)})
    picks = [alike[0] for alike in alike_in_set(fact, tests)]
    picks += [value for value in fact.values if not any(value in test.named for test in tests)][:1]
    return [frozenset(chosen) for size in range(len(picks) + 1) for chosen in itertools.combinations(picks, size)]


def alike_in_set(fact: Fact, tests: Collection[Predicate]) -> list[list[str]]:
    """Group the values of a set that no test tells apart.

    Args:
        tests: tests on that fact.

    Returns:
        The groups, in the order of the codebook; values that no test names bring what the empty set brings and are left
        out.
    """
    groups: dict[object, list[str]] = {}
    for value in fact.values:
        naming = tuple(value in test.named for test in tests)
        if any(naming):
            # Two values that a test asks for together are not alike, though it names both.
            paired = any(test.operator.asks == "every" and value in test.named for test in tests)
            groups.setdefault(value if paired else naming, []).append(value)
    return list(groups.values())
