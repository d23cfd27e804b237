"""Parameters: the numbers of the law with which a family of formulas works, and the sentences in which it tells."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from pydantic import Field

from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Record, Text
from privesfeer.rules.mark import Mark
from privesfeer.rules.rule import Authority
from privesfeer.rules.worked import euros


class DatedNumber(Record):
    """A number of the law from a day on.

    Attributes:
        first: the day.
        value: the number.
        mark: how sure it is.
    """

    first: dt.date
    value: Decimal
    mark: Mark


class DatedSeries(Record):
    """A number that is set anew now and then.

    Attributes:
        values: the numbers, the earliest first.
        until: the last day on which the last of them is known to hold.
    """

    values: tuple[DatedNumber, ...] = Field(min_length=1)
    until: dt.date

    def on(self, day: dt.date) -> DatedNumber | None:
        """Give the number of a day; past the last day, which `until` says, the last that is known.

        Returns:
            The number; None: there was none yet.
        """
        return next((each for each in reversed(self.values) if each.first <= day), None)


class Parameters(Record):
    """Base of the parameters of each family, which stand in the file of its name beside its module.

    Attributes:
        authority: what its numbers rest on.
        said: its sentences, by name.
    """

    authority: tuple[Authority, ...] = ()
    said: dict[str, Text] = Field(default_factory=dict)

    def say(self, name: str, **parts: Text | str | int | Fraction | Decimal | dt.date) -> Text:
        """Put numbers, amounts and days into a sentence.

        Args:
            name: the name of the sentence.
            **parts: what stands in its places; a fraction, as any amount, in euros.
        """
        return self.said[name].fill(**{place: _written(part) for place, part in parts.items()})


def _written(part: Text | str | int | Fraction | Decimal | dt.date) -> Text | str:
    if isinstance(part, dt.date):
        return long_date(part)
    if isinstance(part, Fraction | Decimal):
        return euros(Fraction(part))
    return str(part) if isinstance(part, int) else part


Family = TypeVar("Family", bound=Parameters)
