"""Formulas: what a country works out in Python, by the ids by which its data name it."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from privesfeer.cases.commons.text import Text
from privesfeer.cases.fit import fit
from privesfeer.rules.given import Given
from privesfeer.rules.parameters import Parameters
from privesfeer.rules.remedies.book import RemedyBook
from privesfeer.rules.worked import Worked


class Over(NamedTuple):
    """What an amount comes on top of, or covers part of.

    Attributes:
        amount: it, worked out; None: it is not told.
        first: the first day of the term that the amount names; None: it has none, or that is not known.
    """

    amount: Worked | None
    first: dt.date | None


class OfAct(NamedTuple):
    """An act of which part of an amount is worked out.

    Attributes:
        title: what it is called; None: there is no other from which to tell it.
        given: what is known of it.
        counts: whether it was answered that it counts; None: that is open, or was not asked.
    """

    title: Text | None
    given: Given
    counts: bool | None = None


class CountedTo(NamedTuple):
    """The last day of a term, as a formula gives it.

    Attributes:
        last: the day; None: it cannot be said.
        lacking: the facts without which it cannot.
    """

    last: dt.date | None
    lacking: tuple[str, ...] = ()


class Formulas(NamedTuple):
    """The formulas of a country; one without any has none, and then nothing is worked out.

    Attributes:
        parameters: the model of each family's parameters, by the name of its file.
        sums: what works out an amount.
        over: what works out one that comes on top of another.
        acts: what works out one that is counted act by act.
        days: what gives the last day of a term from the day on which it starts.
    """

    parameters: Mapping[str, type[Parameters]] = {}
    sums: Mapping[str, Callable[[Given], Worked | None]] = {}
    over: Mapping[str, Callable[[Given, Over], Worked | None]] = {}
    acts: Mapping[str, Callable[[Given, tuple[OfAct, ...]], Worked | None]] = {}
    days: Mapping[str, Callable[[Given, dt.date], CountedTo]] = {}

    def read(self, folder: Path) -> tuple[Parameters, ...]:
        """Read the parameters.

        Args:
            folder: holds a file for each family.
        """
        files = ((kind, folder / f"{name}.yaml") for name, kind in self.parameters.items())
        return tuple(fit(kind, path) for kind, path in files)

    def missing(self, book: RemedyBook) -> Iterator[str]:
        """Find what the data ask to be worked out and no formula does.

        Args:
            book: the law of remedies.

        Yields:
            What is wrong, in words.
        """
        sums = ((each, self.acts if each.per_act else self.over if each.of else self.sums) for each in book.money.sums)
        yield from (f"the sum '{each.id}' has no formula" for each, known in sums if each.formula_id not in known)
        terms = ((each.name, each.by_formula.id) for each in book.terms if each.by_formula)
        yield from (f"the term '{term}' has no formula '{name}'" for term, name in terms if name not in self.days)


def formulas_of(folder: Path) -> Formulas:
    """Give the formulas of a country: those of this program, for nothing that lies in a folder of data is run.

    Args:
        folder: the folder from which the law of the country is read; its name is that of the country.

    Returns:
        The formulas whose parameters stand in it.
    """
    package = Path(__file__).parent / folder.name / "formulas"
    if not (package / "__init__.py").is_file() or not (folder / package.name).is_dir():
        return Formulas()
    found: Formulas = import_module(f"{__package__}.{folder.name}.{package.name}").FORMULAS
    return found
