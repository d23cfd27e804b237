"""Parquet: how much of a file has to be unpacked at once, found before any of it is unpacked.

A page of a column is unpacked as a whole, and a few kilobytes can unpack to gigabytes. How large a page is stands
before it, where the pages are at the end of the file; both are written in Thrift's compact protocol. Polars tells
neither, and pyarrow only what the end of the file says of the pages, which can be anything: it unpacks what the page
says.
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
        pages: above which row each page begins, about so in a column of lists, and its bytes; in the order of the rows.
    """

    first: int
    rows: int
    size: int
    values: int
    pages: tuple[tuple[int, int], ...]


def row_groups(path: Path, without: Container[str]) -> Iterator[RowGroup]:
    """Go through the row groups of a file.

    Args:
        without: the names of columns that are not read.

    Yields:
        The row groups, in order.

    Raises:
        ValueError: it is not written as Parquet is.
        OSError: it cannot be read.
    """
    with path.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as content:
        length = int.from_bytes(content[-_TAIL:-4], "little")
        if content[-4:] != _MAGIC:
            raise ValueError("no footer")
        first = 1
        try:
            content.seek(len(content) - _TAIL - length)
            for group in _struct(content)[4]:
                columns = [column[3] for column in group[1] if column[3][3][0].decode() not in without]
                found = [_pages(content, column) for column in columns]
                size = sum(max((size for size, _ in pages), default=0) for pages in found)
                values = max((sum(values for _, values in pages) for pages in found), default=0)
                starts = sorted(start for pages in found for start in _starts(pages, first - 1, group[3]))
                yield RowGroup(first, group[3], size, values, tuple(starts))
                first += group[3]
        except (AttributeError, IndexError, KeyError, TypeError, OverflowError, RecursionError) as error:
            raise ValueError("not Parquet") from error


def _pages(content: mmap.mmap, column: Mapping[int, Any]) -> list[tuple[int, int]]:
    """Give the size and the number of values of each page of a column."""
    start: int = column[9]
    if 0 < column.get(11, 0) < start:  # a dictionary comes first
        start = column[11]
    end, left, found = start + column[7], column[5], []
    while start < end and left > 0:
        content.seek(start)
        page = _struct(content)
        told = page.get(5) or page.get(8) or {1: 0}  # in either of two forms; a dictionary has no values of rows
        if min(page[2], page[3], told[1]) < 0:
            raise ValueError("less than nothing")
        found.append((page[2], told[1]))
        start, left = content.tell() + page[3], left - told[1]
    return found


def _starts(pages: list[tuple[int, int]], above: int, rows: int) -> Iterator[tuple[int, int]]:
    """Give above which row each page of a column begins, and its size."""
    total, seen = sum(values for _, values in pages), 0
    for size, values in pages:
        yield above + rows * seen // max(total, 1), size
        seen += values


def _struct(content: mmap.mmap) -> dict[int, Any]:
    """Read fields with their numbers."""
    fields: dict[int, Any] = {}
    number = 0
    while head := content.read_byte():
        step, kind = divmod(head, 16)
        number = number + step if step else _signed(content)
        fields[number] = kind == 1 if kind in {1, 2} else _value(content, kind)
    return fields


def _value(content: mmap.mmap, kind: int) -> Any:  # noqa: ANN401 - of any kind
    match kind:
        case 1 | 2 | 3:
            return content.read_byte()
        case 4 | 5 | 6:
            return _signed(content)
        case 7:
            return content.read(8)
        case 8:
            return content.read(_unsigned(content))
        case 9 | 10:
            count, kind = divmod(content.read_byte(), 16)
            return [_value(content, kind) for _ in range(_unsigned(content) if count == _LONG else count)]
        case 12:
            return _struct(content)
    raise ValueError("no such kind")


def _signed(content: mmap.mmap) -> int:
    number = _unsigned(content)
    return number >> 1 ^ -(number & 1)


def _unsigned(content: mmap.mmap) -> int:
    number = shift = 0
    while (byte := content.read_byte()) & 0x80:
        number |= (byte & 0x7F) << shift
        shift += 7
    return number | byte << shift
