"""Textbook: incidents so clear that no lawyer hesitates; they teach the weighing, and are never authority."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, SerializeAsAny, ValidationInfo, model_validator

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.text import Record, Text
from privesfeer.cases.fact import FactValue
from privesfeer.cases.facts import Facts, facts_of
from privesfeer.cases.fit import fit
from privesfeer.cases.incident import Dates, Incident, incident_of


def _beside(data: object, info: ValidationInfo) -> object:
    book = info.context
    return facts_of(book).model_validate(data) if isinstance(book, Codebook) and isinstance(data, dict) else data


class TextbookIncident(Record):
    """One incident on which two readings, made apart for this program, gave the same answers at once.

    It is read beside a codebook (``context`` of ``model_validate``).

    Attributes:
        id: the name of its file.
        theme: what it shares with its variants, which are left out together when the weighing is tested.
        story: what happened.
        facts: what is known.
        dates: when it happened.
        as_of: the day on which it is read; None: that of the release.
        expect: by question, the outcome; None: that cannot be said on these facts.
        elements: of one on the requirements of a measure, by requirement how it stands; it teaches no weighing.
        decides: likewise, the requirement on which the measure fails; None: it fails on none.
        why: the reason.
        added: why a fact was added that the readings took for granted; None: none was.

    Raises:
        pydantic.ValidationError: a key, fact, value, question or outcome is not known, or facts contradict each other.
    """

    id: str
    theme: str
    story: Text
    facts: Annotated[SerializeAsAny[Facts], BeforeValidator(_beside)]
    dates: Dates = Field(default_factory=Dates)
    as_of: dt.date | None = None
    expect: dict[str, str | None] = Field(min_length=1)
    elements: dict[str, Literal["met", "not_met", "open"]] = Field(default_factory=dict)
    decides: str | None = None
    why: Text
    added: Text | None = None

    @model_validator(mode="after")
    def _in_codebook(self, info: ValidationInfo) -> Self:
        if not isinstance(info.context, Codebook):
            raise ValueError("a textbook incident is read beside a codebook")  # noqa: TRY004 - pydantic reports ValueError only
        for name, outcome in self.expect.items():
            question = info.context.question(name)
            if outcome not in {None, *question.outcomes}:
                known = ", ".join(question.outcomes)
                raise ValueError(f"question '{name}' has no outcome '{outcome}'; it has: {known}")
        return self

    @property
    def teaches(self) -> bool:
        """Whether the weighing learns from it: what requirements decide is not weighed."""
        return not self.elements

    @property
    def incident(self) -> Incident:
        """What happened, as a user tells it."""
        told = {"facts": self.facts.plain, "dates": self.dates.model_dump()}
        return incident_of(self.facts.codebook).model_validate(told)

    def known(self, earlier: frozenset[str]) -> Mapping[str, FactValue]:
        """Give what is known when it is read on a question: its facts, and the answers to earlier questions.

        Args:
            earlier: the questions on whose answers the question builds.

        Returns:
            Facts and outcomes by id.
        """
        answers = {name: outcome for name, outcome in self.expect.items() if outcome and name in earlier}
        return self.facts.known | answers


def read_textbook(folder: Path, codebook: Codebook) -> tuple[TextbookIncident, ...]:
    """Read the textbook incidents of a folder.

    Args:
        folder: holds a file for each, named by its id; there may be none.
        codebook: the facts and questions of which they speak.

    Raises:
        ValueError: a file is not valid.
        OSError: a file cannot be read.
    """
    return tuple(fit(TextbookIncident, path, codebook, {"id": path.stem}) for path in sorted(folder.glob("*.yaml")))
