"""Chronology: the acts of a file in the order of their days, as a document that is filed or sent tells facts."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cached_property
from typing import Self

from privesfeer.api.memo import MemoMatter
from privesfeer.api.memo.matter import Part


class Chronology(MemoMatter):
    """A file of which the acts are told, and numbered, by their days; what has no day stays behind what it followed."""

    @classmethod
    def of(cls, told: MemoMatter) -> Self:
        """Take a file.

        Args:
            told: the file.

        Returns:
            It, in order of time.
        """
        return cls(**{each.name: getattr(told, each.name) for each in fields(told)})

    @cached_property
    def renumbered(self) -> tuple[int, ...]:
        """The numbers that the acts have in the file, in the order of their days."""
        found, latest = list[tuple[dt.date, int]](), dt.date.min
        for part in super()._parts():
            if part.number:
                latest = part.dates.get("utterance", latest) if part.act else latest
                found.append((latest, part.number))
        return tuple(number for _, number in sorted(found))

    @property
    def moved(self) -> bool:
        """Whether an act has another number than in the file."""
        return list(self.renumbered) != sorted(self.renumbered)

    def _parts(self) -> Iterator[Part]:
        *acts, whole = super()._parts()
        by_number = {part.number: part for part in acts}
        yield from (replace(by_number[number], number=place) for place, number in enumerate(self.renumbered, 1))
        yield whole
