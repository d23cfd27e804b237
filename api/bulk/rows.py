"""Rows: incidents in the lines of a JSON Lines, CSV or Parquet file, and their answers in such a file."""

import csv
import datetime as dt
import io
import json
import math
import re
from collections import deque
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count, islice
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from pydantic import ValidationError

from api.ask.request import LARGEST, Request
from api.ask.shelf import codebook
from api.bulk.parquet import RowGroup, row_groups
from cases import document
from cases.codebook import nearest
from cases.incident import EVENTS
from cases.problem import Problem, problems
from cases.text import Lang, Text, shown

if TYPE_CHECKING:
    import polars as pl
from api.ask import wording
from cases.words import words

_SAID = words(__file__)

Form = Literal["jsonl", "csv", "parquet"]
FORMS: dict[str, Form] = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet"}
Standing = tuple[str | None, str]  # outcome and status
NOT_RAISED: Standing = (None, "not_raised")
ROWS = 1000  # in one chunk, at most
_BYTES = 8 * LARGEST  # in one chunk, about
_BLOCK = 50 * ROWS  # rows of Parquet that are read at once
_UNPACKED = 32 * LARGEST  # bytes of Parquet that are unpacked at once, at most; a million ordinary rows stay below it
_LISTED, _EACH = (
    100_000,
    8,
)  # values that a list of Parquet has in a row group, at most: so many, and so many for each row
_UNREAD = ("title",)
# Where a spreadsheet begins to run a cell, also one that comes of a separator that is not ours; apostrophes that stand
# there count, so that taking one off gives back what was written.
_FORMULA = re.compile(r"(^|[;,\t\r\n])(?='*[=+\-@\t\r\n])")
_END = "\r\n"
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_LONGEST = LARGEST + 2  # bytes that are read of a line
_JOINED = 100  # lines that a quoted cell can span
_DIGITS = 16  # of a whole number; longer ones are refused as they stand
_NO_VALUES = "[]"  # how a cell says that a set is known to be empty
_LISTS = frozenset({"disputed", *(fact.id for fact in codebook().facts if fact.type == "set")})
_WHOLE_NUMBERS = frozenset(fact.id for fact in codebook().facts if fact.type == "integer")
_AMOUNTS = frozenset(fact.id for fact in codebook().facts if fact.type == "money")
_TRUTHS = frozenset(fact.id for fact in codebook().facts if fact.type == "boolean")


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
        ids: how ids are written in Parquet.
        start: where the first row begins: how many bytes of CSV come before it.
        first: the number of the first line that is a row.
        size: bytes of lines, or rows of Parquet.
    """

    form: Form
    columns: tuple[str, ...] = ()
    delimiter: str = ","
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
        large: of Parquet, the numbers of rows that are too large; they are empty in the table.
        table: the rows of Parquet, as an Arrow file.
    """

    number: int
    size: int
    lines: tuple[tuple[int, bytes], ...] = ()
    first: int = 1
    large: frozenset[int] = frozenset()
    table: bytes = b""


@dataclass(frozen=True, slots=True)
class Row:
    """One row, read.

    Attributes:
        line: its number: of the line in JSON Lines and CSV, of the row in Parquet; from 1.
        id: what the user calls it, if anything.
        asked: the incident.
        problems: what is wrong with it, where it is none.
    """

    line: int
    id: str | int | None = None
    asked: Request | None = None
    problems: tuple[Problem, ...] = ()


def form_of(path: Path) -> Form:
    """Tell the form of a file by its name.

    Args:
        path: the file.

    Returns:
        The form.

    Raises:
        UnfitFileError: the name says none.
    """
    form = FORMS.get(path.suffix.lower())
    if form is None:
        raise UnfitFileError(_SAID.BULK_NO_FORM.fill(file=shown(path.name), endings=", ".join(FORMS)))
    return form


# ---- reading a file --------------------------------------------------------------------------------------------------


def layout_of(path: Path) -> Layout:
    """See how the rows of a file are to be read, and whether they can be.

    Args:
        path: the file.

    Returns:
        The layout.

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
    with path.open("rb") as opened:
        line, content = next((each for each in _lines(opened, 1) if each[1].strip()), (0, b""))
        start = opened.tell()
    if not line:
        return Layout("csv", size=size, start=size)
    try:
        header = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnfitFileError(_SAID.BULK_NO_HEADER) from error
    # Where a comma is the decimal sign, as in the Netherlands, spreadsheets write semicolons.
    delimiter = ";" if ";" in header and "," not in header else ","
    names = tuple(name.strip() for name in next(csv.reader([header], delimiter=delimiter), []))
    _check_columns(names)
    return Layout("csv", names, delimiter, start=start, first=line + 1, size=size)


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
    """Give the columns that a table can have.

    Returns:
        Their names.
    """
    dates = (f"dates.{event}" for event in EVENTS)
    assumed = (f"assume.{question.id}" for question in codebook().questions)
    return ("id", "title", "as_of", *codebook().fact_ids, "disputed", *dates, *assumed)


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
        path: the file.
        layout: how its rows are to be read.
        done: the numbers of the chunks whose rows are not needed any more.

    Yields:
        The chunks in order, those that are done without their rows.
    """
    if layout.form == "parquet":
        yield from _table_chunks(path, layout, done)
        return
    with path.open("rb") as opened:
        opened.seek(layout.start)
        lines = _lines(opened, layout.first)
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


def _lines(opened: BinaryIO, first: int) -> Iterator[tuple[int, bytes]]:
    """Go through the lines with their numbers; of one that is too large only so much is kept that it can be told."""
    for line in count(first):
        content = rest = opened.readline(_LONGEST)
        if not content:
            return
        while len(rest) == _LONGEST and not rest.endswith(b"\n"):
            rest = opened.readline(_LONGEST)
        yield line, content


def _joined(lines: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """Put the lines over which a quoted cell runs together; where a quotation mark is never closed, leave them."""
    waiting: deque[tuple[int, bytes]] = deque()
    for line, content in _first_of(waiting, lines):
        taken: list[tuple[int, bytes]] = []
        open_ = content.count(b'"') % 2
        while open_ and len(taken) < _JOINED and (another := next(_first_of(waiting, lines), None)):
            taken.append(another)
            open_ ^= another[1].count(b'"') % 2
        if open_:
            waiting.extendleft(reversed(taken))
            yield line, content
        else:
            yield line, b"".join([content, *(each for _, each in taken)])


def _first_of(waiting: deque[tuple[int, bytes]], lines: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    while True:
        if waiting:
            yield waiting.popleft()
        elif (found := next(lines, None)) is not None:
            yield found
        else:
            return


def _table_chunks(path: Path, layout: Layout, done: Container[int]) -> Iterator[Chunk]:
    """Read block by block, and divide each as lines are divided; a chunk is numbered after its first row."""
    import polars as pl  # noqa: PLC0415 - takes long, and is needed for Parquet only

    found = _scanned(path).drop(_UNREAD, strict=False)
    size = _size_of_row(found.collect_schema())
    for above in range(0, layout.size, _BLOCK):
        try:
            rows = found.slice(above, _BLOCK).collect()
        except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
            raise UnfitFileError(_SAID.BULK_NO_PARQUET.fill(file=shown(path.name))) from error
        sizes = rows.select(size).to_series()
        large = sizes > LARGEST
        if large.any():
            rows, sizes = rows.with_columns(pl.when(~large).then(pl.all())), sizes.set(large, 0)
        start = 0
        while start < rows.height:
            count = max(1, int((sizes.slice(start, ROWS).cum_sum() <= _BYTES).sum()))
            number, table = above + start, io.BytesIO()
            if number not in done:
                rows.slice(start, count).write_ipc(table)
            places = large.slice(start, count).arg_true()
            lines = frozenset(number + 1 + place for place in places)
            yield Chunk(number, count, first=number + 1, large=lines, table=table.getvalue())
            start += count


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


# ---- reading the rows of a chunk -------------------------------------------------------------------------------------


def read(chunk: Chunk, layout: Layout, as_of: dt.date | None, today: dt.date) -> Iterator[Row]:
    """Read the rows of a chunk.

    Args:
        chunk: the chunk.
        layout: how its rows are to be read.
        as_of: the day on which the law is read, whatever a row says.
        today: that day where neither says it.

    Yields:
        The rows, in order; none is left out.
    """
    contents = {"jsonl": _of_json, "csv": _of_cells, "parquet": _of_table}[layout.form](chunk, layout)
    for line, content in contents:
        yield _row(line, content, as_of, today)


def _row(line: int, content: Any, as_of: dt.date | None, today: dt.date) -> Row:  # noqa: ANN401 - any JSON value
    """Check what stands in a row, as the verdict API does."""
    if isinstance(content, Text):
        return Row(line, problems=(Problem(field="", text=content),))
    called = None
    if isinstance(content, dict):
        called = content.get("id")
        if called is not None and (isinstance(called, bool) or not isinstance(called, str | int)):
            return Row(line, problems=(Problem(field="id", text=_SAID.BULK_ID),))
        if "conversations" in content:
            return Row(line, called, problems=(Problem(field="conversations", text=_SAID.BULK_CASE_FILE),))
        content = {name: value for name, value in content.items() if name not in {"id", "title"}}
        content["as_of"] = as_of or content.get("as_of") or today
    try:
        return Row(line, called, Request.model_validate(content))
    except ValidationError as error:
        return Row(line, called, problems=problems(error, Request, codebook()))


def _of_json(chunk: Chunk, _layout: Layout) -> Iterator[tuple[int, Any]]:
    for line, content in chunk.lines:
        yield line, _json(line, content)


def _json(line: int, content: bytes) -> Any:  # noqa: ANN401 - any JSON value; a Text says what is wrong
    if len(content) > LARGEST:
        return wording.BULK_TOO_LARGE
    try:
        json.loads(content.decode("utf-8-sig"))  # what is YAML as well is refused
    except json.JSONDecodeError as error:
        return wording.NOT_JSON.fill(line=str(line), column=str(error.colno))
    except (ValueError, RecursionError):
        pass  # the document's own reader says what is wrong
    try:
        return document.parse(content)
    except document.UnreadableDocumentError as error:
        return error.text


def _of_cells(chunk: Chunk, layout: Layout) -> Iterator[tuple[int, Any]]:
    for line, content in chunk.lines:
        whole = _cells(content, layout)
        parts = content.splitlines(keepends=True)
        if isinstance(whole, Text) and len(parts) > 1:  # a stray quotation mark: each line may well be a row
            yield from ((number, _cells(part, layout)) for number, part in enumerate(parts, line) if part.strip())
        else:
            yield line, whole


def _cells(content: bytes, layout: Layout) -> Any:  # noqa: ANN401 - any JSON value; a Text says what is wrong
    if len(content) > LARGEST:
        return wording.BULK_TOO_LARGE
    try:
        (cells,) = csv.reader([content.decode("utf-8-sig")], delimiter=layout.delimiter, strict=True)
    except UnicodeDecodeError as error:
        return _SAID.BULK_NOT_UTF8.fill(place=str(error.start + 1))
    except (csv.Error, ValueError):
        return _SAID.BULK_QUOTES
    if len(cells) != len(layout.columns):
        return _SAID.BULK_CELLS.fill(count=str(len(cells)), expected=str(len(layout.columns)))
    return _content((name, _said(name, cell.strip())) for name, cell in zip(layout.columns, cells, strict=True) if cell)


def _said(name: str, cell: str) -> Any:  # noqa: ANN401 - any value of a fact
    """Give what a cell of CSV says; what cannot be is left as it stands, so that it is told."""
    if not cell:
        return None
    if name in _LISTS:
        return [] if cell == _NO_VALUES else [part for each in cell.split(";") if (part := each.strip())]
    if name in _TRUTHS:
        return {"true": True, "false": False}.get(cell.lower(), cell)
    if name in _WHOLE_NUMBERS and cell.isascii() and cell.isdecimal() and len(cell) <= _DIGITS:
        return int(cell)
    return cell.replace(",", ".") if name in _AMOUNTS else cell  # as a spreadsheet of the Netherlands writes cents


def _of_table(chunk: Chunk, _layout: Layout) -> Iterator[tuple[int, Any]]:
    import polars as pl  # noqa: PLC0415 - takes long, and is needed for Parquet only

    for line, row in enumerate(pl.read_ipc(io.BytesIO(chunk.table)).iter_rows(named=True), chunk.first):
        if line in chunk.large:
            yield line, wording.BULK_TOO_LARGE
            continue
        yield line, _content((name, _meant(name, value)) for name, value in row.items() if value is not None)


def _meant(name: str, value: Any) -> Any:  # noqa: ANN401 - any value of Parquet
    """Give what a value of Parquet says: some programs write missing numbers as NaN, and days as points of time."""
    if value == "" or (isinstance(value, float) and math.isnan(value)):
        return None
    if name in _WHOLE_NUMBERS and isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    return value


def _content(values: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Put the values of columns where an incident has them."""
    content: dict[str, Any] = {"facts": {}}
    for name, value in values:
        if value is None:
            continue
        group, dot, key = name.partition(".")
        if dot:
            content.setdefault(group, {})[key] = value
        elif name in codebook().fact_ids:
            content["facts"][name] = value
        else:
            content[name] = value
    return content


# ---- writing ---------------------------------------------------------------------------------------------------------


def _questions() -> tuple[str, ...]:
    return tuple(question.id for question in codebook().questions)


def header(form: Form) -> bytes:
    """Give what stands above the rows of a file.

    Args:
        form: its form.

    Returns:
        The names of the columns of CSV; otherwise nothing.
    """
    if form != "csv":
        return b""
    return _csv([["line", "id", "as_of", "incident_hash", *_answer_columns()]])


def _answer_columns() -> list[str]:
    return [f"{name}.{part}" for name in _questions() for part in ("outcome", "status")]


@dataclass(frozen=True, slots=True)
class Answered:
    """One row with its answers.

    Attributes:
        row: the row.
        incident_hash: the hash that identifies the incident.
        answers: outcome and status by question.
    """

    row: Row
    incident_hash: str
    answers: Mapping[str, Standing]

    @property
    def _above(self) -> dict[str, Any]:
        day = self.row.asked.day.isoformat() if self.row.asked else None
        return {"line": self.row.line, "id": self.row.id, "as_of": day, "incident_hash": self.incident_hash}

    @property
    def nested(self) -> dict[str, Any]:
        """The row as JSON values."""
        answers = ((name, self.answers.get(name, NOT_RAISED)) for name in _questions())
        return self._above | {name: {"outcome": outcome, "status": status} for name, (outcome, status) in answers}

    @property
    def flat(self) -> list[Any]:
        """The row as cells."""
        answers = (part for name in _questions() for part in self.answers.get(name, NOT_RAISED))
        return [*self._above.values(), *answers]


def written(answered: Sequence[Answered], form: Form, ids: Literal["text", "number"]) -> bytes:
    """Write rows with their answers.

    Args:
        answered: the rows.
        form: the form of the file.
        ids: how ids are written in Parquet.

    Returns:
        Their lines, to be put one after the other; for Parquet a file of its own.
    """
    if form == "jsonl":
        return b"".join(json.dumps(each.nested, ensure_ascii=False).encode() + b"\n" for each in answered)
    if form == "csv":
        return _csv([line, _harmless(called), *others] for line, called, *others in (each.flat for each in answered))
    content = io.BytesIO()
    _table(answered, ids).write_parquet(content)
    return content.getvalue()


def _table(answered: Sequence[Answered], ids: Literal["text", "number"]) -> "pl.DataFrame":
    import polars as pl  # noqa: PLC0415 - takes long, and is needed for Parquet only

    rows = [each.flat for each in answered]
    if ids == "text":
        rows = [[line, None if called is None else str(called), *others] for line, called, *others in rows]
    schema = {
        "line": pl.Int64,
        "id": pl.String if ids == "text" else pl.Int64,
        "as_of": pl.String,
        "incident_hash": pl.String,
    }
    found = pl.DataFrame(rows, schema | dict.fromkeys(_answer_columns(), pl.String), orient="row")
    return found.with_columns(pl.col("as_of").str.to_date())


def merge(target: BinaryIO, paths: Sequence[Path], ids: Literal["text", "number"]) -> None:
    """Put the rows of Parquet files in one, without holding them all.

    Args:
        target: the file that is made, opened.
        paths: the files, in order.
        ids: how ids are written.
    """
    import polars as pl  # noqa: PLC0415 - takes long, and is needed for Parquet only

    if paths:
        pl.scan_parquet(list(paths)).sink_parquet(target)
    else:
        _table((), ids).write_parquet(target)


def _harmless(called: str | int | None) -> str | int | None:
    """Put an apostrophe where a spreadsheet would run what the user calls a row as a formula."""
    if not isinstance(called, str) or _NUMBER.fullmatch(called):
        return called
    return _FORMULA.sub(r"\1'", called)


def _csv(rows: Iterable[Sequence[object]]) -> bytes:
    lines: list[str] = []
    # The writer puts quotation marks around what its end of a line has in it: a carriage return has to be in it.
    written_to = SimpleNamespace(write=lambda line: lines.append(f"{line.removesuffix(_END)}\n"))
    csv.writer(written_to, lineterminator=_END).writerows(rows)
    return "".join(lines).encode()


def faults(rows: Iterable[Row], lang: Lang) -> bytes:
    """Write what is wrong with rows.

    Args:
        rows: rows that are no incidents.
        lang: the language in which it is told.

    Returns:
        A line of JSON for each.
    """
    return b"".join(
        json.dumps(
            {
                "line": row.line,
                "id": row.id,
                "problems": [each.model_dump(mode="json") | {"text": each.text[lang]} for each in row.problems],
            },
            ensure_ascii=False,
        ).encode()
        + b"\n"
        for row in rows
    )
