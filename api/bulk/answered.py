"""Answered: rows with their answers, as lines of JSON or CSV or as a table of Parquet, and what is wrong with rows."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from privesfeer.api.ask.registry import codebook
from privesfeer.api.bulk.chunks import Form
from privesfeer.api.bulk.rows import Row
from privesfeer.cases.commons.text import Lang

if TYPE_CHECKING:
    import polars as pl


Standing = tuple[str | None, str]  # outcome and status
NOT_RAISED: Standing = (None, "not_raised")
# Where a spreadsheet begins to run a cell, also one that comes of a separator that is not ours; apostrophes that stand
# there count, so that taking one off gives back what was written.
_FORMULA = re.compile(r"(^|[;,\t\r\n])(?='*[=+\-@\t\r\n])")
_END = "\r\n"
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


def _questions() -> tuple[str, ...]:
    return tuple(question.id for question in codebook().questions)


def header(form: Form, *, sealed: bool) -> bytes:
    """Give what stands above the rows of a file.

    Args:
        sealed: whether rows commit to their facts.

    Returns:
        The names of the columns of CSV; otherwise nothing.
    """
    if form != "csv":
        return b""
    return _csv([["line", "id", "as_of", *_committed(sealed=sealed), *_answer_columns()]])


def _committed(*, sealed: bool) -> list[str]:
    return ["commitment"] if sealed else []


def _answer_columns() -> list[str]:
    return [f"{name}.{part}" for name in _questions() for part in ("outcome", "status")]


@dataclass(frozen=True, slots=True)
class Answered:
    """One row with its answers.

    Attributes:
        row: the row.
        commitment: what commits to the facts; None: nothing does.
        answers: outcome and status by question.
    """

    row: Row
    commitment: str | None
    answers: Mapping[str, Standing]

    @property
    def _above(self) -> dict[str, Any]:
        day = self.row.asked.day.isoformat() if self.row.asked else None
        kept = {"commitment": self.commitment} if self.commitment else {}
        return {"line": self.row.line, "id": self.row.id, "as_of": day, **kept}

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


def written(answered: Sequence[Answered], form: Form, ids: Literal["text", "number"], *, sealed: bool) -> bytes:
    """Write rows with their answers.

    Args:
        answered: the rows.
        form: the form of the file.
        ids: how ids are written in Parquet.
        sealed: whether rows commit to their facts.

    Returns:
        Their lines, to be put one after the other; for Parquet a file of its own.
    """
    if form == "jsonl":
        return b"".join(json.dumps(each.nested, ensure_ascii=False).encode() + b"\n" for each in answered)
    if form == "csv":
        return _csv([line, _harmless(called), *others] for line, called, *others in (each.flat for each in answered))
    content = io.BytesIO()
    _table(answered, ids, sealed=sealed).write_parquet(content)
    return content.getvalue()


def _table(answered: Sequence[Answered], ids: Literal["text", "number"], *, sealed: bool) -> "pl.DataFrame":
    import polars as pl  # noqa: PLC0415 - takes long, and is needed for Parquet only

    rows = [each.flat for each in answered]
    if ids == "text":
        rows = [[line, None if called is None else str(called), *others] for line, called, *others in rows]
    schema = {
        "line": pl.Int64,
        "id": pl.String if ids == "text" else pl.Int64,
        "as_of": pl.String,
    }
    texts = (*_committed(sealed=sealed), *_answer_columns())
    found = pl.DataFrame(rows, schema | dict.fromkeys(texts, pl.String), orient="row")
    return found.with_columns(pl.col("as_of").str.to_date())


def merge(target: BinaryIO, paths: Sequence[Path], ids: Literal["text", "number"], *, sealed: bool) -> None:
    """Put the rows of Parquet files in one, without holding them all.

    Args:
        target: the file that is made, opened.
        paths: the files, in order.
        ids: how ids are written.
        sealed: whether rows commit to their facts.
    """
    import polars as pl  # noqa: PLC0415 - takes long, and is needed for Parquet only

    if paths:
        pl.scan_parquet(list(paths)).sink_parquet(target)
    else:
        _table((), ids, sealed=sealed).write_parquet(target)


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
