"""Chunks: a file of incidents, JSON Lines, CSV or Parquet, in parts that are each answered in one go."""

import csv
from collections import deque
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import TextIOBase
from itertools import chain, count, islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from privesfeer.api.ask import wording
from privesfeer.api.ask.registry import codebook
from privesfeer.api.ask.request import LARGEST
from privesfeer.api.bulk.parquet import RowGroup, row_groups
from privesfeer.cases.codebook import nearest
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text, shown
from privesfeer.cases.incident import EVENTS

if TYPE_CHECKING:
    import polars as pl


_SAID = catalogue(__file__)

Form = Literal["jsonl", "csv", "parquet"]
FORMS: dict[str, Form] = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet"}
ROWS = 1000  # in one chunk, at most
_BYTES = 8 * LARGEST  # in one chunk, about
_BLOCK = 50 * ROWS  # rows of Parquet that are read at once
_UNPACKED = 32 * LARGEST  # bytes of Parquet that are unpacked at once, at most; a million ordinary rows stay below it
_LISTED, _EACH = (
    100_000,
    8,
)  # values that lists of Parquet have in a row group, at most: so many, and so many for each row
_UNREAD = ("title",)
SIZE = "bytes of text"  # the column of a table with the size of each row; no column of a file has this name
_LONGEST = LARGEST + 2  # bytes that are read of a line
_HEADER = 64 * 1024  # bytes of the line with the names of the columns; all of them together take a tenth
_JOINED = 100  # lines that a quoted cell can span


class UnfitFileError(ValueError):
    """A file of which no row can be read.

    Attributes:
        texts: what is wrong, in both languages.
    """

    def __init__(self, *texts: Text) -> None:
        """Keep what is wrong.

        Args:
            *texts: what is wrong.
        """
        super().__init__(" ".join(text.en for text in texts))
        self.texts = texts


@dataclass(frozen=True, slots=True)
class Layout:
    """How the rows of a file are to be read.

    Attributes:
        form: the form of the file.
        columns: the names of the columns; none for JSON Lines.
        delimiter: what stands between the cells of CSV.
        end: what stands at the end of its lines, or last at it.
        ids: how ids are written in Parquet.
        start: where the first row begins: how many bytes of CSV come before it.
        first: the number of the first line that is a row.
        size: bytes of lines, or rows of Parquet.
    """

    form: Form
    columns: tuple[str, ...] = ()
    delimiter: str = ","
    end: Literal["\n", "\r"] = "\n"
    ids: Literal["text", "number"] = "text"
    start: int = 0
    first: int = 1
    size: int = 0


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows that stand one after the other; always the same ones of the same file.

    Attributes:
        number: the chunk's place in the file.
        size: how much of the layout's size it is.
        lines: the rows of JSON Lines or CSV as they are written, with the number of the line.
        first: of Parquet, the number of the first row.
        table: the rows of Parquet, each with its size; what is too large is empty.
    """

    number: int
    size: int
    lines: tuple[tuple[int, bytes], ...] = ()
    first: int = 1
    table: "pl.DataFrame | None" = None


def form_of(path: Path) -> Form:
    """Tell the form of a file by its name.

    Raises:
        UnfitFileError: the name says none.
    """
    form = FORMS.get(path.suffix.lower())
    if form is None:
        raise UnfitFileError(_SAID.BULK_NO_FORM.fill(file=shown(path.name), endings=", ".join(FORMS)))
    return form


def layout_of(path: Path) -> Layout:
    """See how the rows of a file are to be read, and whether they can be.

    Raises:
        UnfitFileError: it is not in the form that its name says, or it has columns that mean nothing here.
        OSError: it cannot be read.
    """
    form = form_of(path)
    if form == "parquet":
        return _parquet_layout(path)
    size = path.stat().st_size
    return Layout(form, size=size) if form == "jsonl" else _csv_layout(path, size)


def _csv_layout(path: Path, size: int) -> Layout:
    with path.open("rb") as binary:
        # Excel for Macintosh can end lines with a carriage return alone; in a name there is none.
        end: Literal["\n", "\r"] = "\r" if b"\r" in binary.readline(_LONGEST).strip() else "\n"
    with _opened(path, end) as opened:
        line, content = next((each for each in _lines(opened, 1, end) if each[1].strip()), (0, b""))
        start = opened.tell()
    if not line:
        return Layout("csv", size=size, start=size)
    if len(content) > _HEADER:
        raise UnfitFileError(_SAID.BULK_HEADER.fill(line=str(line), most=str(_HEADER)), _SAID.BULK_COLUMNS)
    try:
        header = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnfitFileError(_SAID.BULK_NO_HEADER) from error
    # Where a comma is the decimal sign, as in the Netherlands, spreadsheets write semicolons.
    delimiter = ";" if ";" in header and "," not in header else ","
    try:
        names = tuple(name.strip() for name in next(csv.reader([header], delimiter=delimiter), []))
    except csv.Error as error:
        raise UnfitFileError(_SAID.BULK_ENDS.fill(line=str(line))) from error
    _check_columns(names)
    return Layout("csv", names, delimiter, end, start=start, first=line + 1, size=size)


def _parquet_layout(path: Path) -> Layout:
    import polars as pl  # noqa: PLC0415 - takes long, and is needed for Parquet only

    try:
        large = next((group for group in row_groups(path, _UNREAD) if _too_large(group)), None)
        found = _scanned(path)
        schema = found.collect_schema()
        size: int = found.select(pl.len()).collect().item()
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, ValueError) as error:
        raise UnfitFileError(_SAID.BULK_NO_PARQUET.fill(file=shown(path.name))) from error
    if large:
        rows = {"first": str(large.first), "last": str(large.first + large.rows - 1)}
        raise UnfitFileError(_SAID.BULK_UNPACKED.fill(file=shown(path.name), **rows))
    _check_columns(schema.names())
    for name, kind in schema.items():
        if kind.is_nested() and not (isinstance(kind, pl.List) and not kind.inner.is_nested()):
            raise UnfitFileError(_SAID.BULK_COLUMN_KIND.fill(name=name))
    numbered = "id" in schema and schema["id"].is_integer()
    return Layout("parquet", tuple(schema.names()), ids="number" if numbered else "text", size=size)


def _too_large(group: RowGroup) -> bool:
    return group.size > _UNPACKED or group.values > _LISTED + _EACH * group.rows


def _scanned(path: Path) -> "pl.LazyFrame":
    import polars as pl  # noqa: PLC0415 - takes long, and is needed for Parquet only

    return pl.scan_parquet(path, glob=False)


@cache
def columns() -> tuple[str, ...]:
    """Give the columns that a table can have."""
    dates = (f"dates.{event}" for event in EVENTS)
    assumed = (f"assume.{question.id}" for question in codebook().questions)
    return ("id", "title", "as_of", "client", *codebook().fact_ids, "disputed", *dates, *assumed)


def _check_columns(names: Sequence[str]) -> None:
    texts = []
    for place, name in enumerate(names):
        if name not in columns():
            text = _SAID.BULK_NO_COLUMN.fill(name=shown(name))
            near = nearest(name, list(columns()))
            texts.append(wording.DID_YOU_MEAN.fill(text=text, nearest=near) if near else text)
        elif name in names[:place]:
            texts.append(_SAID.BULK_COLUMN_TWICE.fill(name=name))
    if texts:
        raise UnfitFileError(*texts, _SAID.BULK_COLUMNS)


def chunks(path: Path, layout: Layout, done: Container[int]) -> Iterator[Chunk]:
    """Go through a file, chunk by chunk.

    Args:
        layout: how its rows are to be read.
        done: the numbers of the chunks whose rows are not needed any more.

    Yields:
        The chunks in order, those that are done without their rows.
    """
    if layout.form == "parquet":
        yield from _table_chunks(path, layout, done)
        return
    with _opened(path, layout.end) as opened:
        opened.seek(layout.start)
        lines = _lines(opened, layout.first, layout.end)
        records = (each for each in (_joined(lines) if layout.form == "csv" else lines) if each[1].strip())
        before, number = layout.start, 0
        while some := tuple(_some(records)):
            here = opened.tell()
            yield Chunk(number, here - before, () if number in done else some)
            before, number = here, number + 1


def _some(records: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """Take the records of one chunk: a fixed number, fewer where they are large."""
    size = 0
    for line, content in islice(records, ROWS):
        yield line, content
        size += len(content)
        if size >= _BYTES:
            return


def _opened(path: Path, end: Literal["\n", "\r"]) -> TextIOBase:
    """Open a file so that each byte is one character, whatever its encoding, and only this ends a line."""
    return path.open(encoding="latin-1", newline=end)


def _lines(opened: TextIOBase, first: int, end: str) -> Iterator[tuple[int, bytes]]:
    """Go through the lines with their numbers; of one that is too large only so much is kept that it can be told."""
    for line in count(first):
        content = rest = opened.readline(_LONGEST)
        if not content:
            return
        while len(rest) == _LONGEST and not rest.endswith(end):
            rest = opened.readline(_LONGEST)
        yield line, content.encode("latin-1")


def _joined(lines: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """Put the lines over which a quoted cell runs together; where a quotation mark is never closed, leave them.

    Polars ends the whole file there, as it does at a row that is no UTF-8; pyarrow takes all that follows for one row.
    Neither tells lines.
    """
    waiting: deque[tuple[int, bytes]] = deque()

    def following() -> tuple[int, bytes] | None:
        return waiting.popleft() if waiting else next(lines, None)

    while first := following():
        taken = [first]
        open_ = first[1].count(b'"') % 2
        while open_ and len(taken) <= _JOINED and (another := following()):
            taken.append(another)
            open_ ^= another[1].count(b'"') % 2
        if open_:
            waiting.extendleft(reversed(taken[1:]))
            del taken[1:]
        yield first[0], b"".join(content for _, content in taken)


def _table_chunks(path: Path, layout: Layout, done: Container[int]) -> Iterator[Chunk]:
    """Read block by block, and divide each as lines are divided; a chunk is numbered after its first row.

    The batches that Polars gives by itself (`collect_batches`) hold a whole row group at once.
    """
    import polars as pl  # noqa: PLC0415 - takes long, and is needed for Parquet only

    found = _scanned(path).drop(_UNREAD, strict=False)
    found = found.with_columns(_size_of_row(found.collect_schema()).alias(SIZE))
    for above, height in _blocks(path, layout.size):
        try:
            rows = found.slice(above, height).collect()
        except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
            raise UnfitFileError(_SAID.BULK_NO_PARQUET.fill(file=shown(path.name))) from error
        rows = rows.with_columns(pl.when(pl.col(SIZE) <= LARGEST).then(pl.exclude(SIZE)))
        kept = pl.when(pl.col(SIZE) <= LARGEST).then(SIZE).otherwise(0)
        while not rows.is_empty():
            count = max(1, rows.head(ROWS).select((kept.cum_sum() <= _BYTES).sum()).item())
            yield Chunk(above, count, first=above + 1, table=None if above in done else rows.head(count))
            rows, above = rows.slice(count), above + count  # noqa: PLW2901 - goes on in the block


def _blocks(path: Path, size: int) -> Iterator[tuple[int, int]]:
    """Divide rows of Parquet so that little is unpacked at once; give how many rows are above each part and in it."""
    cuts, unpacked = [0], 0
    for row, page in chain.from_iterable(group.pages for group in row_groups(path, _UNREAD)):
        if row > cuts[-1] and unpacked + page > _UNPACKED:
            cuts.append(row)
            unpacked = 0
        unpacked += page
    for start, end in pairwise([*cuts, size]):
        yield from ((above, min(_BLOCK, end - above)) for above in range(start, end, _BLOCK))


def _size_of_row(schema: "pl.Schema") -> "pl.Expr":
    """Count the bytes of the text in a row, and each value of a list with them."""
    import polars as pl  # noqa: PLC0415 - takes long, and is needed for Parquet only

    def length(values: pl.Expr, kind: Any) -> pl.Expr:  # noqa: ANN401 - of any kind of Polars
        if isinstance(kind, pl.List):
            return values.list.eval(length(pl.element(), kind.inner)).list.sum()
        if kind == pl.Binary:
            return values.bin.size().cast(pl.Int64) + 1
        if kind in {pl.String, pl.Categorical, pl.Enum}:
            return values.cast(pl.String).str.len_bytes().cast(pl.Int64) + 1
        return values.is_not_null().cast(pl.Int64)

    return pl.sum_horizontal(pl.lit(0, pl.Int64), *(length(pl.col(name), kind) for name, kind in schema.items()))
