"""Remedies of a country: one file for each part."""

from pathlib import Path
from typing import Any, Self

from pydantic import TypeAdapter

from cases import document
from cases.codebook import Codebook
from cases.text import Record
from rules.remedies.sum import Pay
from rules.remedies.term import Term
from rules.remedies.years import Years


class RemedyBook(Record):
    """All that is said of remedies; a country may say nothing.

    Attributes:
        terms: the time limits.
        years: yearly values.
        money: the amounts.
    """

    terms: tuple[Term, ...] = ()
    years: Years = Years()
    money: Pay = Pay()

    @classmethod
    def load(cls, folder: Path, codebook: Codebook) -> Self:
        """Read them.

        Args:
            folder: holds a YAML file for each part, by its name; a part without one is empty.
            codebook: the facts of which they speak.

        Returns:
            The remedies.

        Raises:
            ValueError: a file does not say what it should.
        """
        parts: dict[str, Any] = {
            name: TypeAdapter[Any](field.annotation).validate_python(document.read(path), context=codebook)
            for name, field in cls.model_fields.items()
            if (path := folder / f"{name}.yaml").exists()
        }
        return cls(**parts)
