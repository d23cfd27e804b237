"""Award: what a court awarded in a case that can be compared, and on what it rested."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import Field, ValidationInfo, field_serializer, field_validator, model_validator

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.amount import Amount
from privesfeer.cases.commons.text import Record, Text
from privesfeer.cases.facts import facts_of
from privesfeer.rules.mark import Mark


class AwardedSum(Record):
    """One sum of an award.

    Attributes:
        kind: the id of the sum.
        amount: in euros; 0: refused; None: it was awarded, but the amount was not seen.
        over: whether it was more than that.
        claimed: what was claimed, where that is known.
    """

    kind: str
    amount: Amount | None = None
    over: bool = False
    claimed: Amount | None = None


class Award(Record):
    """What a court awarded.

    Attributes:
        ruling: the key of a ruling of the casebook.
        ecli: the ECLI of a ruling that is not in it.
        cite: how a ruling is cited that has no ECLI.
        facts: of a ruling that is not in the casebook, what its source gives.
        sums: the sums.
        months: the main sum in months of pay, where known.
        rests_on: on what it rested, as a phrase.
        sources: where it was read, besides the ruling's file.
        mark: how sure it is.
    """

    ruling: str | None = None
    ecli: str | None = Field(default=None, pattern=r"^ECLI:[A-Z]{2}:[A-Z]+:\d{4}:[A-Z0-9]+$")
    cite: Text | None = None
    facts: Mapping[str, Any] = Field(default_factory=dict)
    sums: tuple[AwardedSum, ...] = Field(min_length=1)
    months: int | None = None
    rests_on: Text
    sources: tuple[str, ...] = ()
    mark: Mark

    @property
    def name(self) -> str:
        """What it is called in a message."""
        return self.ruling or self.ecli or (self.cite.nl if self.cite else "")

    @model_validator(mode="after")
    def _cited_once(self) -> Self:
        if sum(each is not None for each in (self.ruling, self.ecli, self.cite)) != 1:
            raise ValueError("an award names one of `ruling`, `ecli` and `cite`")
        if self.ruling and self.facts:
            raise ValueError(f"the award of '{self.ruling}' has its facts from the casebook")
        return self

    @field_serializer("facts")
    def _written(self, facts: Mapping[str, Any]) -> dict[str, Any]:
        """So that the same facts give the same hash."""
        return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in facts.items()}

    @field_validator("facts")
    @classmethod
    def _coded(cls, facts: Mapping[str, Any], info: ValidationInfo) -> Mapping[str, Any]:
        """Read them as facts of the codebook."""
        return facts_of(info.context).model_validate(facts).known if isinstance(info.context, Codebook) else facts


class Awards(Record):
    """All awards.

    Attributes:
        compared: by the ids of the sums of which the nearest awards are shown, the facts by which cases are alike.
        gravity: the ordered fact by which of these that case is nearest that is as grave; empty: none is.
        service: the number of years of service, by which it then is; likewise.
        awards: the awards.
    """

    compared: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    gravity: str = ""
    service: str = ""
    awards: tuple[Award, ...] = ()

    @property
    def apart(self) -> tuple[str, str]:
        """The facts by which it is told how far cases lie apart: that of gravity, that of service."""
        return self.gravity, self.service

    @model_validator(mode="after")
    def _known_facts(self, info: ValidationInfo) -> Self:
        book = info.context
        named = {fact for facts in (*self.compared.values(), self.apart) for fact in facts if fact}
        if isinstance(book, Codebook) and (strange := named - set(book.fact_ids)):
            raise ValueError(f"awards are compared by facts that the codebook has not: {', '.join(sorted(strange))}")
        return self
