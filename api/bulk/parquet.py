"""Parquet: how much of a file has to be unpacked at once, found before any of it is unpacked. Polars does not tell.

A page of a column is unpacked as a whole, and a few kilobytes can unpack to gigabytes. How large a page is stands
before it, where the pages are at the end of the file; both are written in Thrift's compact protocol.
"""

import mmap
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_MAGIC = b"PAR1"
_TAIL = 8  # bytes: how long the footer is, and the magic number
_LONG = 15  # of a list: its length comes after this


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that are packed together.

    Attributes:
        first: the number of the first row, from 1.
        rows: how many there are.
        size: bytes: the largest page of each column, which have to be unpacked at once.
        values: of the column with the most.
    """

    first: int
    rows: int
    size: int
    values: int


def row_groups(path: Path, without: Container[str]) -> Iterator[RowGroup]:
    """Go through the row groups of a file.

    Args:
        path: the file.
        without: the names of columns that are not read.

    Yields:
        The row groups, in order.

    Raises:
        ValueError: it is not written as Parquet is.
        OSError: it cannot be read.
    """
    with path.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as content:
        length = int.from_bytes(content[-_TAIL:-4], "little")
        if content[-4:] != _MAGIC or length > len(content) - _TAIL:
            raise ValueError("no footer")
        first = 1
        try:
            for group in _Compact(content, len(content) - _TAIL - length).struct()[4]:
                columns = [column[3] for column in group[1] if column[3][3][0].decode() not in without]
                found = [tuple(_pages(content, column)) for column in columns]
                size = sum(max((size for size, _ in pages), default=0) for pages in found)
                values = max((sum(values for _, values in pages) for pages in found), default=0)
                yield RowGroup(first, group[3], size, values)
                first += group[3]
        except (AttributeError, IndexError, KeyError, TypeError, RecursionError) as error:
            raise ValueError("not Parquet") from error


def _pages(content: mmap.mmap, column: Mapping[int, Any]) -> Iterator[tuple[int, int]]:
    """Give the size and the number of values of each page of a column."""
    start: int = column[9]
    if 0 < column.get(11, 0) < start:  # a dictionary comes first
        start = column[11]
    end, left = start + column[7], column[5]
    while start < end and left > 0:
        reader = _Compact(content, start)
        page = reader.struct()
        told = page.get(5) or page.get(8) or {1: 0}  # in either of two forms; a dictionary has no values of rows
        if min(start, page[2], page[3], told[1]) < 0:
            raise ValueError("less than nothing")
        yield page[2], told[1]
        start, left = reader.place + page[3], left - told[1]


class _Compact:
    """Values as the compact protocol writes them, one after the other."""

    def __init__(self, content: mmap.mmap, place: int) -> None:
        self._content, self.place = content, place

    def struct(self) -> dict[int, Any]:
        """Read fields with their numbers."""
        fields: dict[int, Any] = {}
        number = 0
        while head := self._byte():
            step, kind = divmod(head, 16)
            number = number + step if step else self._signed()
            fields[number] = kind == 1 if kind in {1, 2} else self._value(kind)
        return fields

    def _value(self, kind: int) -> Any:  # noqa: ANN401 - of any kind
        match kind:
            case 1 | 2 | 3:
                return self._byte()
            case 4 | 5 | 6:
                return self._signed()
            case 7:
                return self._take(8)
            case 8:
                return self._take(self._unsigned())
            case 9 | 10:
                count, kind = divmod(self._byte(), 16)
                return [self._value(kind) for _ in range(self._unsigned() if count == _LONG else count)]
            case 12:
                return self.struct()
        raise ValueError("no such kind")

    def _signed(self) -> int:
        number = self._unsigned()
        return number >> 1 ^ -(number & 1)

    def _unsigned(self) -> int:
        number = shift = 0
        while (byte := self._byte()) & 0x80:
            number |= (byte & 0x7F) << shift
            shift += 7
        return number | byte << shift

    def _byte(self) -> int:
        self.place += 1
        return self._content[self.place - 1]

    def _take(self, size: int) -> bytes:
        self.place += size
        return self._content[self.place - size : self.place]
