"""Column: what can be known of a fact, or of the answer to a question, as numbers and as bit vectors."""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.fact import LEAST, Fact, FactValue, representative_values
from privesfeer.engine.arrays import Codes
from privesfeer.engine.search.bitset import Plane, packed

Known = Mapping[str, Sequence[Plane]]
"""For each fact, and each question answered so far, where it has each value, and lastly where it is known."""

NONE = -1  # unknown; no outcome; not raised
_LARGEST_SET = 31  # values that fit the code of a set
_ROWS_KEPT = 64
COLUMN = 32  # above this bit of a cell stands its column, below it its code


class Column:
    """What can be known of a fact, or of the answer to a question, as numbers and as bit vectors.

    Attributes:
        name: the id of the fact or question.
        values: of a set, the values that can be in it; otherwise, in the order of their codes, those that between them
            pass every test in every way.
        is_set: whether it is a set; its code has a bit for each value.
        is_number: whether it is a number, day or amount; its code stands for all of them that no test tells apart.
        rows: gives the bit vectors of incidents in which it has each of some values in turn; None: unknown.
    """

    def __init__(self, fact: Fact, tests: Collection[Predicate]) -> None:
        """Choose the codes of a fact's values.

        Raises:
            ValueError: it is a set of too many values.
        """
        self.name, self.is_set, self.is_number = fact.id, fact.type == "set", fact.type in {"integer", *LEAST}
        self.values = tuple(fact.values) if self.is_set else tuple(representative_values(fact, tests))
        if self.is_set and len(self.values) > _LARGEST_SET:
            raise ValueError(f"'{fact.id}' has more than {_LARGEST_SET} values")
        self._codes = {value: 1 << code if self.is_set else code for code, value in enumerate(self.values)}
        self.rows = lru_cache(maxsize=_ROWS_KEPT)(self._rows)

    def code(self, value: FactValue) -> int:
        """Write a value as a number.

        Raises:
            KeyError: it is not a value of the fact.
        """
        if isinstance(value, frozenset):
            return sum(self._codes[each] for each in value)
        return bisect_right(self.values, value) - 1 if self.is_number else self._codes[value]

    def vectors(self, codes: Codes) -> list[Plane]:
        """Say in which incidents the fact has, or the set holds, each value, and lastly, where it is known.

        Args:
            codes: its code in each incident.
        """
        known = codes != NONE
        if self.is_set:
            return [*(packed((codes & code != 0) & known) for code in self._codes.values()), packed(known)]
        return [*(packed(codes == code) for code in self._codes.values()), packed(known)]

    def marks(self, value: FactValue | None) -> tuple[bool, ...]:
        """Say which of the bit vectors a value fills; None: unknown."""
        if isinstance(value, frozenset):
            return (*(each in value for each in self.values), True)
        code = NONE if value is None else self.code(value)
        return (*(place == code for place in range(len(self.values))), code != NONE)

    def _rows(self, values: tuple[FactValue | None, ...]) -> tuple[Plane, ...]:
        """Give the bit vectors of a fact that has each of some values in turn; None: unknown."""
        rows = [0] * (len(self.values) + 1)
        for place, value in enumerate(values):
            rows = [row | mark << place for row, mark in zip(rows, self.marks(value), strict=True)]
        return tuple(rows)


class Cells(dict[tuple[str, FactValue], int]):
    """Column and code of each fact with its value, in one number; those of numbers and sets are not kept."""

    def __init__(self, columns: Mapping[str, Column]) -> None:
        """Give each fact its place."""
        super().__init__()
        self._columns = {name: (place << COLUMN, column) for place, (name, column) in enumerate(columns.items())}

    def __missing__(self, item: tuple[str, FactValue]) -> int:
        """Work one out."""
        name, value = item
        start, column = self._columns[name]
        cell = start | column.code(value)
        if not column.is_set and not column.is_number:
            self[item] = cell
        return cell
