"""Prognosis: what may become of the whole of a case, how likely each is, and what it brings."""

from typing import Literal, Self

from pydantic import Field, model_validator

from privesfeer.cases.commons.text import Record, Text
from privesfeer.cases.ruling import Branch
from privesfeer.rules.condition import Condition
from privesfeer.rules.rule import Authority


class ChanceBand(Record):
    """How likely something is, between two numbers.

    Attributes:
        low: the least, in per cent.
        high: the most, in per cent.
    """

    low: int = Field(ge=0, le=100)
    high: int = Field(ge=0, le=100)


class Chance(Record):
    """A word for how likely something is.

    Attributes:
        below: for what is less likely than this, in per cent.
        of: whether it is said that the measure stands, that it falls, or that it can do either.
        text: the word, to a lawyer or HR; None: it needs none.
        person: the word to the employee.
    """

    below: int = Field(gt=0, le=101)
    of: Literal["stands", "falls", "even"]
    text: Text | None = None
    person: Text


class ShareRange(Record):
    """A share of an amount.

    Attributes:
        low: the least, in per cent.
        likely: the likeliest.
        high: the most.
    """

    low: int = Field(ge=0, le=100)
    likely: int = Field(ge=0, le=100)
    high: int = Field(ge=0, le=100)


class Paid(Record):
    """An amount that one side pays the other.

    Attributes:
        sum: the id of the sum in the law of remedies, or of one of which awards are compared.
        part: the share of it that is paid; None: all.
        what: what that share is called; None: as the sum.
        by: who pays it.
        unless: not where this is known to hold; None: always.
    """

    sum: str
    part: ShareRange | None = None
    what: Text | None = None
    by: Literal["employee", "employer"] = "employer"
    unless: Condition | None = None


class PossibleOutcome(Record):
    """One thing that may become of the whole.

    Attributes:
        id: unique within its whole.
        of: whether it is one of those in which the measure stands or in which it falls.
        share: its part of these, in per cent.
        when: only where this is known to hold; None: always.
        unless: not where this is known to hold; None: always.
        short: it, as a clause.
        paid: what is paid then.
    """

    id: str
    of: Literal["stands", "falls"]
    share: int = Field(gt=0, le=100)
    when: Condition | None = None
    unless: Condition | None = None
    short: Text
    paid: tuple[Paid, ...] = ()


class Prospect(Record):
    """What may become of a case with some measures.

    Attributes:
        measures: the measures.
        regimes: the bodies of law.
        before: whether it is what may become of a case in which no measure was taken yet.
        branch: of which rulings it is counted how long an appeal takes.
        claim: that the measure stands, that it falls and that it can do either, as clauses with a place for how likely
            that is.
        outcomes: what may become of it; those of a kind share what is likely of that kind.
        unpriced: why nothing of it is put in money, in a sentence; None: it is.
        authority: the sources of what is paid.
    """

    measures: tuple[str, ...] = Field(min_length=1)
    regimes: tuple[str, ...] = Field(min_length=1)
    before: bool = False
    branch: Branch
    claim: dict[Literal["stands", "falls", "even"], Text]
    outcomes: tuple[PossibleOutcome, ...] = Field(min_length=2)
    unpriced: Text | None = None
    authority: tuple[Authority, ...] = Field(min_length=1)


class Before(Record):
    """As what a case is put in money in which no measure was taken yet.

    Attributes:
        measure: the measure that is then asked of a court.
        when: only where this is known to hold.
        unless: not where this is known to hold; None: always.
        beside: the id of the sum that comes on top whatever becomes of it.
        lost: what the measure that is considered comes to if it is taken all the same and falls, with a place for the
            amount; None: not told.
    """

    measure: str
    when: Condition
    unless: Condition | None = None
    beside: str
    lost: Text | None = None


class Prognosis(Record):
    """How a prognosis is made.

    Attributes:
        bands: by how firm the answer is, how likely it is that a court decides so, as it is estimated where too little
            was measured.
        measured: how many rulings that the program did not know are enough to measure a band.
        step: to how many per cent a band is rounded.
        width: the least width of a measured band.
        unknown: with more deciding facts unknown than this no band is given.
        chances: the words, from less likely to more.
        discount: how much less an amount now may be than one after proceedings, in per cent.
        discount_without_income: that where the client has no other income.
        without_income: when that is so.
        priced: the least likely that something is of which a target is taken, in per cent.
        by_awards: the sums without a formula, which are estimated by what courts awarded.
        owed: the sums that come on top of every outcome where they are known.
        decided: when a court has decided already, so that no chance of that decision is told; None: never.
        before: as what it is put in money before a measure is taken; None: as the measure that is considered.
        wholes: what may become of a case, by measure.
    """

    bands: dict[str, ChanceBand] = Field(default_factory=dict)
    measured: int = 30
    step: int = 5
    width: int = 15
    unknown: int = 3
    chances: tuple[Chance, ...] = ()
    discount: int = 10
    discount_without_income: int = 20
    without_income: Condition | None = None
    priced: int = 15
    by_awards: tuple[str, ...] = ()
    owed: tuple[str, ...] = ()
    decided: Condition | None = None
    before: Before | None = None
    wholes: tuple[Prospect, ...] = ()

    @model_validator(mode="after")
    def _words_for_all(self) -> Self:
        below = [each.below for each in self.chances]
        if self.chances and (below != sorted(below) or below[-1] <= 100):  # noqa: PLR2004 - per cent
            raise ValueError("the words for chances go up, and the last is for all that is left (below 101)")
        return self
