"""Suggested: how often what the terms suggest is what the rulings state, and what may be suggested on that ground."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from operator import add

from privesfeer.cases.casebook import Casebook
from privesfeer.cases.fact import FactValue
from privesfeer.cases.reading import Reader
from privesfeer.cases.ruling import Ruling
from privesfeer.cases.terms import Suggestible, Terms, Value

LEAST = 0.6  # of what is suggested of a fact, the share that has to be so in the rulings
FEW = 5  # suggestions: with fewer a share says little


@dataclass(frozen=True, slots=True)
class Count:
    """Suggestions counted.

    Attributes:
        right: what was suggested and is so in the ruling.
        otherwise: what was suggested while the ruling states another value.
        unstated: what was suggested while the ruling says nothing of the fact; it counts as wrong.
        missed: what the ruling states and was not suggested.
    """

    right: int = 0
    otherwise: int = 0
    unstated: int = 0
    missed: int = 0

    def __add__(self, other: "Count") -> "Count":
        """Add two counts."""
        return Count(*map(add, astuple(self), astuple(other)))

    @property
    def suggested(self) -> int:
        """How many suggestions there were."""
        return self.right + self.otherwise + self.unstated

    @property
    def precision(self) -> float | None:
        """The share of the suggestions that is right; None: there were none."""
        return self.right / self.suggested if self.suggested else None

    @property
    def recall(self) -> float | None:
        """The share of what the rulings state that was suggested; None: they state nothing."""
        stated = self.right + self.missed
        return self.right / stated if stated else None

    @property
    def low(self) -> bool:
        """Whether less is right than may be suggested."""
        return self.precision is not None and self.precision < LEAST


_NONE = Count()


@dataclass(frozen=True, slots=True)
class TermsMeasured:
    """What the terms are worth on the gists of the rulings, all languages together.

    Attributes:
        seen: by fact and value, on the half of the rulings that was looked at when the terms were chosen.
        apart: likewise, on the other half.
        rulings: how many rulings either half has.
    """

    seen: Mapping[Suggestible, Count]
    apart: Mapping[Suggestible, Count]
    rulings: tuple[int, int]

    def of(self, name: str, value: Value | None = None, *, apart: bool = False) -> Count:
        """Count the suggestions of a fact.

        Args:
            name: the fact.
            value: one value of it; None: all together.
            apart: whether on the half that was not looked at alone.
        """
        halves = (self.apart,) if apart else (self.seen, self.apart)
        counts = (
            count
            for half in halves
            for (fact, each), count in half.items()
            if fact == name and (value is None or each == value)
        )
        return sum(counts, _NONE)

    @property
    def sound(self) -> frozenset[Suggestible]:
        """What may be suggested: of a fact enough is right on the half that was not looked at, and on both together.

        Of a value of such a fact too, where it was suggested; one that never was is told to be unmeasured.
        """
        return frozenset(one for one in {**self.seen, **self.apart} if self._sound(*one))

    def _sound(self, name: str, value: Value) -> bool:
        if not self.of(name, apart=True).suggested:
            return False
        return not any(self.of(name, each, apart=apart).low for each in (None, value) for apart in (True, False))


def seen(ruling: Ruling) -> bool:
    """Say whether a ruling is of the half that was looked at when the terms were chosen.

    Returns:
        True for about half of the affairs, by the hash of their name.
    """
    return hashlib.sha256((ruling.affair or ruling.key).encode()).digest()[0] % 2 == 0


def measure_terms(terms: Terms, casebook: Casebook) -> TermsMeasured:
    """Measure the terms on the gists of the rulings.

    Returns:
        The counts.
    """
    halves: tuple[dict[Suggestible, Count], ...] = tuple(dict.fromkeys(terms.all, _NONE) for _ in range(2))
    sizes = [0, 0]
    readers = {lang: Reader(terms.table(lang, terms.all)) for lang in terms.languages}
    for ruling in casebook:
        half = 0 if seen(ruling) else 1
        sizes[half] += 1
        for lang, reader in readers.items():
            found = {(each.fact, each.value) for each in reader.read(ruling.gist[lang])}
            for one, count in _counted(terms, ruling, found):
                halves[half][one] += count
    return TermsMeasured(halves[0], halves[1], (sizes[0], sizes[1]))


def _counted(terms: Terms, ruling: Ruling, found: Iterable[Suggestible]) -> Iterator[tuple[Suggestible, Count]]:
    """Compare what is suggested of a ruling with what it states."""
    known = ruling.facts.known
    suggested = set(found)
    for one in terms.all:
        name, value = one
        stated = name in known and _is(known[name], value)
        if one in suggested:
            yield one, Count(right=stated, otherwise=not stated and name in known, unstated=name not in known)
        elif stated:
            yield one, Count(missed=1)


def _is(known: FactValue, value: Value) -> bool:
    return value in known if isinstance(known, frozenset) else known == value
