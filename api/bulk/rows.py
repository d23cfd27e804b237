"""Rows: what stands in the rows of a chunk, read as incidents; a line of JSON can be a case file too."""

import csv
import datetime as dt
import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from privesfeer.api.ask import wording
from privesfeer.api.ask.earlier import converted
from privesfeer.api.ask.happened import not_yet
from privesfeer.api.ask.registry import codebook
from privesfeer.api.ask.request import LARGEST, CaseRequest, Request, is_case_file
from privesfeer.api.bulk.chunks import SIZE, Chunk, Layout
from privesfeer.cases.commons import document
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.problem import Problem
from privesfeer.cases.commons.text import Text
from privesfeer.cases.problems import problems

_SAID = catalogue(__file__)

_FACTS = frozenset(codebook().fact_ids)
_DIGITS = 16  # of a whole number; longer ones are refused as they stand
_NO_VALUES = "[]"  # how a cell says that a set is known to be empty
_LISTS = frozenset({"disputed", *(fact.id for fact in codebook().facts if fact.type == "set")})
_WHOLE_NUMBERS = frozenset(fact.id for fact in codebook().facts if fact.type == "integer")
_AMOUNTS = frozenset(fact.id for fact in codebook().facts if fact.type == "money")
_TRUTHS = frozenset(fact.id for fact in codebook().facts if fact.type == "boolean")


@dataclass(frozen=True, slots=True)
class Row:
    """One row, read.

    Attributes:
        line: its number: of the line in JSON Lines and CSV, of the row in Parquet; from 1.
        id: what the user calls it, if anything.
        asked: the incident or case file.
        problems: what is wrong with it, where it is none.
    """

    line: int
    id: str | int | None = None
    asked: Request | CaseRequest | None = None
    problems: tuple[Problem, ...] = ()


def read(chunk: Chunk, layout: Layout, as_of: dt.date | None, today: dt.date) -> Iterator[Row]:
    """Read the rows of a chunk.

    Args:
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
    content = converted(content)
    if isinstance(content, dict):
        called = content.get("id")
        if called is not None and (isinstance(called, bool) or not isinstance(called, str | int)):
            return Row(line, problems=(Problem(field="id", text=_SAID.BULK_ID),))
        content = {name: value for name, value in content.items() if name not in {"id", "title"}}
        content["as_of"] = as_of or content.get("as_of") or today
    early, several = not_yet(content, today), is_case_file(content)
    try:
        request = CaseRequest.model_validate(content) if several else Request.model_validate(content)
    except ValidationError as error:
        meant = CaseRequest if several else Request
        return Row(line, called, problems=(*problems(error, meant, codebook()), *early))
    return Row(line, called, problems=early) if early else Row(line, called, request)


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
    for line, row in enumerate(chunk.table.iter_rows(named=True) if chunk.table is not None else (), chunk.first):
        too_large = row.pop(SIZE) > LARGEST
        values = ((name, _meant(name, value)) for name, value in row.items() if value is not None)
        yield line, wording.BULK_TOO_LARGE if too_large else _content(values)


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
        elif name in _FACTS:
            content["facts"][name] = value
        else:
            content[name] = value
    return content
