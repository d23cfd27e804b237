"""What the tests in bulk share: the command, incidents in every form, and their answers one by one."""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
from typer.testing import CliRunner, Result

from privesfeer.api.ask.receipt import commitment, nonce_of_row
from privesfeer.api.ask.registry import Incident, casebook, codebook
from privesfeer.api.ask.services import reason
from privesfeer.api.bulk.chunks import FORMS, Form, columns
from privesfeer.api.cli.main import app
from privesfeer.cases.commons import document
from tests.golden import INCIDENTS

AS_OF = dt.date(2026, 11, 24)
NONCE = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"  # with which rows say later which incident was read in them
QUESTIONS = [question.id for question in codebook().questions]
ENDINGS: dict[Form, str] = {form: f".{form}" for form in FORMS.values()}
NOT_RAISED = {"outcome": None, "status": "not_raised"}


def call(source: Path, target: Path, *options: str) -> Result:
    """Call the program in this process, on the law of a fixed day."""
    arguments = ["bulk", str(source), str(target), "--jobs", "1", "--as-of", str(AS_OF), *options]
    return CliRunner().invoke(app, arguments, env={"COLUMNS": "1000"}, catch_exceptions=False)


def committed(line: int, content: dict[str, Any]) -> str:
    """Give what a row commits to, of the incident that is to be read in it."""
    given = {name: value for name, value in content.items() if name != "id"}
    return commitment(Incident.model_validate(given), nonce_of_row(NONCE, line))


def said(done: Result) -> str:
    """Give what was complained of, on one line."""
    return " ".join(done.stderr.split())


def plain(incident: Incident) -> dict[str, Any]:
    """Give an incident as the verdict API takes it."""
    return {
        "facts": incident.facts.plain,
        "disputed": list(incident.disputed),
        "assume": dict(incident.assume),
        "dates": {event: date.isoformat() for event, date in incident.dates if date},
    }


def examples() -> list[dict[str, Any]]:
    """Give the example incidents, the facts of the rulings, and what else an incident can hold."""
    found = [Incident.model_validate(_without_day(document.read(path))) for path in INCIDENTS]
    found += [Incident(facts=ruling.facts) for ruling in casebook()]
    found += [
        Incident.model_validate(each)
        for each in (
            {"facts": {"platforms": [], "form": "post"}, "disputed": ["audience", "form"]},
            {"facts": {"measure": "warning"}, "assume": {"private_sphere": "private", "misconduct": "misconduct"}},
            {"dates": {"utterance": "2012-02-07", "inspection": "2013-01-01", "measure": "2020-01-01"}},
            {},
        )
    ]
    return [{"id": f"row {place}", **plain(each)} for place, each in enumerate(found)]


def _without_day(content: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name not in {"as_of", "lang", "title"}}


def one_by_one(content: dict[str, Any], as_of: dt.date = AS_OF) -> dict[str, Any]:
    """Give what the verdict on an incident says."""
    told = _verdict(json.dumps({name: value for name, value in content.items() if name != "id"}), as_of)
    return {"id": content.get("id"), "as_of": str(as_of), **told}


@cache
def _verdict(content: str, as_of: dt.date) -> dict[str, Any]:
    verdict = reason(Incident.model_validate_json(content), as_of)
    answers = {each.question: {"outcome": each.outcome, "status": each.status} for each in verdict.answers}
    return {name: answers.get(name, NOT_RAISED) for name in QUESTIONS}


def write(target: Path, contents: Iterable[dict[str, Any]]) -> Path:
    """Write incidents in the form that the name of the file says."""
    contents = list(contents)
    if target.suffix == ".jsonl":
        target.write_text("".join(f"{json.dumps(each)}\n" for each in contents))
        return target
    flat = [_flat(each) for each in contents]
    names = [name for name in columns() if any(name in each for each in flat)]
    if target.suffix == ".csv":
        with target.open("w", newline="") as opened:
            writer = csv.writer(opened)
            writer.writerow(names)
            writer.writerows([_cell(each.get(name)) for name in names] for each in flat)
    else:
        pl.DataFrame({name: [each.get(name) for each in flat] for name in names}).write_parquet(target)
    return target


def _flat(content: dict[str, Any]) -> dict[str, Any]:
    known = {"id": content.get("id"), **content["facts"], "disputed": content["disputed"]}
    return known | {f"{group}.{name}": value for group in ("dates", "assume") for name, value in content[group].items()}


def _cell(value: Any) -> str:  # noqa: ANN401 - any value of a fact
    if isinstance(value, list):
        return ";".join(value) or "[]"
    return "" if value is None else str(value)


def read(source: Path) -> list[dict[str, Any]]:
    """Read answers, whatever the form, as JSON Lines has them."""
    if source.suffix == ".jsonl":
        return [json.loads(line) for line in source.read_text().splitlines()]
    if source.suffix == ".csv":
        found: list[dict[str, Any]] = [
            {name: value or None for name, value in row.items()}
            for row in csv.DictReader(io.StringIO(source.read_text()))
        ]
    else:
        found = pl.read_parquet(source).to_dicts()
    for row in found:
        row["line"], row["as_of"] = int(row["line"]), str(row["as_of"])
        for name in QUESTIONS:
            row[name] = {part: row.pop(f"{name}.{part}") for part in ("outcome", "status")}
    return found


def faults(target: Path) -> list[dict[str, Any]]:
    """Read what could not be judged."""
    return [json.loads(line) for line in Path(f"{target}.errors.jsonl").read_text().splitlines()]
