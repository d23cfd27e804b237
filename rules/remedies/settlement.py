"""Settlement: what an agreement on the end must hold, what to know about benefits, and what either side has to gain."""

from collections import Counter
from typing import Self

from pydantic import Field, model_validator

from privesfeer.cases.commons.text import Record, Text
from privesfeer.rules.remedies.applied import Applied, Remark
from privesfeer.rules.rule import Authority


class SettlementPoint(Remark):
    """What the agreement holds.

    Attributes:
        id: unique.
        need: how much it matters.
    """

    id: str
    need: str


class Stand(Record):
    """What a sum is to one side.

    Attributes:
        role: floor or stake.
        text: why, as a phrase.
    """

    role: str
    text: Text


class Position(Applied):
    """What a sum is to either side.

    Attributes:
        money: the id of the sum.
        employee: to the employee.
        employer: to the employer.
        authority: its sources.
    """

    money: str
    employee: Stand
    employer: Stand
    authority: tuple[Authority, ...] = Field(min_length=1)


class Settlement(Applied):
    """The agreement that ends the employment.

    Attributes:
        title: what it is called.
        regimes: the laws under which it is made so.
        reflection: the id of the deadline for reflection; None: there is none.
        needs: how much a point can matter, in words.
        roles: what a sum can be to a side, in words.
        points: what the agreement holds.
        benefits: what to know about benefits.
        positions: what the sums are to either side.
    """

    title: Text
    regimes: tuple[str, ...] = Field(min_length=1)
    reflection: str | None = None
    needs: dict[str, Text]
    roles: dict[str, Text]
    points: tuple[SettlementPoint, ...] = Field(min_length=1)
    benefits: tuple[Remark, ...] = ()
    positions: tuple[Position, ...] = ()

    @model_validator(mode="after")
    def _named(self) -> Self:
        unknown = {each.need for each in self.points} - self.needs.keys()
        unknown |= {
            stand.role for each in self.positions for stand in (each.employee, each.employer)
        } - self.roles.keys()
        if unknown:
            raise ValueError(f"the settlement names {', '.join(sorted(unknown))}, which has no words")
        if twice := [name for name, count in Counter(each.id for each in self.points).items() if count > 1]:
            raise ValueError(f"the settlement has more than one point '{twice[0]}'")
        return self
