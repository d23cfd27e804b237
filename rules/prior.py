"""Prior: what the factors of a question weigh before any ruling teaches, and how strongly weights are drawn to it."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from privesfeer.cases.commons.text import Record


class Prior(Record):
    """What readings of the law give the factors of one question.

    Attributes:
        drawn: how strongly weights are drawn to it: the strength of the penalty on the square of the distance.
        factors: by the id of a factor its weight, a logarithm of odds; one that is left out is drawn to 0.
    """

    drawn: Annotated[float, Field(gt=0)]
    factors: Mapping[str, Annotated[float, Field(ge=0)]]
