"""In bulk: every form, bad rows, interruptions; always the same answers as one by one, in the same order."""

import csv
import datetime as dt
import io
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from api.ask.ready import reason, reasoner
from api.ask.shelf import Incident, casebook, codebook, rulebook
from api.bulk import rows, work
from api.bulk.rows import FORMS, Form, columns
from api.cli.main import app
from cases import document
from cases.codebook import nearest
from cases.text import LANGUAGES, Lang
from engine.answers.receipt import incident_hash
from engine.doctrine.chain import Chain
from rules.question import Presumption, Rule
from rules.rulebook import Moment
from tests.conftest import needs_tool, tries
from tests.golden import INCIDENTS
from tests.strategies import incidents

PROGRAM = Path(sys.executable).with_name("privesfeer")
AS_OF = dt.date(2026, 11, 24)
QUESTIONS = [question.id for question in codebook().questions]
ENDINGS: dict[Form, str] = {form: f".{form}" for form in FORMS.values()}
NOT_RAISED = {"outcome": None, "status": "not_raised"}


def call(source: Path, target: Path, *options: str) -> Result:
    """Call the program in this process, on the law of a fixed day."""
    arguments = ["bulk", str(source), str(target), "--jobs", "1", "--as-of", str(AS_OF), *options]
    return CliRunner().invoke(app, arguments, env={"COLUMNS": "1000"}, catch_exceptions=False)


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
    return {"incident_hash": verdict.incident_hash, **{name: answers.get(name, NOT_RAISED) for name in QUESTIONS}}


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


@pytest.mark.parametrize("into", ENDINGS)
@pytest.mark.parametrize("form", ENDINGS)
def test_every_form_gives_the_answers_of_one_by_one(form: Form, into: Form, tmp_path: Path) -> None:
    """For the examples and the rulings, in order, with the line and the id; nothing else is left behind."""
    contents = examples()
    source, target = write(tmp_path / f"in{ENDINGS[form]}", contents), tmp_path / f"out{ENDINGS[into]}"
    done = call(source, target)
    assert (done.exit_code, done.stderr) == (0, "")
    first = 2 if form == "csv" else 1
    expected = [{"line": line, **one_by_one(each)} for line, each in enumerate(contents, first)]
    assert read(target) == expected
    assert {path.name for path in tmp_path.iterdir()} == {source.name, target.name}


@given(st.lists(incidents(), max_size=8), st.sampled_from([dt.date(2012, 2, 8), dt.date(2020, 1, 1), AS_OF]))
@tries(20)
def test_incidents_are_answered_as_the_chain_does(drawn: list[Incident], as_of: dt.date) -> None:
    """Whatever their dates and the day on which the law is read, alone or among many with the same law."""
    found = work.answer_rows(drawn * 3, as_of)
    for incident, answers in zip(drawn * 3, found, strict=True):
        laws = reasoner().laws(as_of, incident.dates)
        links = Chain(laws, incident.settled.known, incident.assume).links
        expected = {name: (link.result.outcome, link.result.status) for name, link in links.items() if link.result}
        assert answers == expected


def test_many_at_once_are_answered_as_few() -> None:
    """Whichever way is the quicker."""
    drawn = [Incident(facts=ruling.facts) for ruling in casebook()]
    assert len(drawn) >= work._MANY  # noqa: SLF001 - otherwise this compares nothing
    assert work.answer_rows(drawn, AS_OF) == [work.answer_rows([each], AS_OF)[0] for each in drawn]


def test_the_law_turns_on_every_day_on_which_a_rule_begins_or_ends() -> None:
    """Between two of these days the same rules are valid, and the same regimes."""
    book, kept = rulebook(), rulebook().turns
    assert len(kept) > 2
    rules: list[Rule | Presumption] = [rule for question in book.questions.values() for rule in question.rules]
    rules += [each for question in book.questions.values() for each in question.presumptions]
    reaches = [reach for regime in book.regimes for reach in regime.reaches]

    def law(day: dt.date) -> list[bool]:
        moment = Moment(AS_OF, day)
        return [
            *(book.valid(rule, casebook(), moment) for rule in rules),
            *(each.valid.covers(day) for each in reaches),
        ]

    for first, after in pairwise((*kept, kept[-1] + dt.timedelta(days=400))):
        assert law(first) == law(after - dt.timedelta(days=1))
    assert len({tuple(law(day)) for day in kept}) > 2


BAD: dict[str, str] = {
    "hello": "Dit is geen geldige JSON (regel 2",
    '{"facts": {"audience": "freinds"}}': "Bedoelde u 'friends'?",
    '{"facts": {"audiense": "friends"}}': "Bedoelde u 'audience'?",
    '{"facts": {"audience": "one_to_one", "audience_size": 40}}': "De feiten spreken elkaar tegen.",
    '{"audience": "friends"}': "hoort onder 'facts'",
    '{"facts": {"form": "like", "form": "post"}}': "staat er twee keer",
    "[1, 2]": "moet uit sleutels met waarden bestaan",
    "42": "moet uit sleutels met waarden bestaan",
    "facts: {}": "geen geldige JSON",
    '{"id": ["x"]}': "'id' moet tekst of een geheel getal zijn.",
    '{"conversations": [{}]}': "Een rij is één voorval",
    '{"as_of": "yesterday"}': "datum",
    '{"title": "\\ud800"}': "half teken",
    "[" * 50_000: "te diep genest",  # how deep is too deep differs by Python
    '{"title": "' + "x" * (1024 * 1024) + '"}': "groter dan 1 MiB",
    "\udcff": "geen UTF-8",
}


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad[:40])
def test_a_bad_row_is_reported_and_the_others_are_judged(bad: str, tmp_path: Path) -> None:
    """With its line and the reason, and exit code 3; blank lines are no rows."""
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines = ['{"id": 1, "facts": {"form": "post"}}', bad, "", '{"id": 4, "title": 7}']
    source.write_bytes("\n".join(lines).encode(errors="surrogateescape"))
    command = ["bulk", str(source), str(target), "--jobs", "1"]
    done = CliRunner().invoke(app, command, env={"COLUMNS": "1000"}, catch_exceptions=False)
    assert done.exit_code == 3
    assert "Beoordeeld: 2 van 3 rijen." in done.stdout
    assert "Niet beoordeeld: 1 van 3 rijen." in said(done)
    assert [(row["line"], row["id"]) for row in read(target)] == [(1, 1), (4, 4)]
    (fault,) = faults(target)
    assert fault["line"] == 2
    assert BAD[bad] in " ".join(problem["text"] for problem in fault["problems"])


def test_bad_cells_of_a_table_are_reported(tmp_path: Path) -> None:
    """Wrong values, too few fields, a quotation mark that is never closed: each costs its own row only."""
    source, target = tmp_path / "in.csv", tmp_path / "out.jsonl"
    lines = [
        "id,form,audience_size,policy_exists,platforms,dates.utterance",
        "a,post,5,TRUE,facebook; hyves,2012-02-08",
        "b,poste,five,maybe,facebook;hives,08-02-2012",
        "c,post",
        "",
        '"d\n""D""",post,,,,',
        '"e,post,,,,',
        "f,like,,false,[],",
        "g,po\udcffst,,,,",
        ",,,,,",
    ]
    source.write_bytes("\n".join(lines).encode(errors="surrogateescape"))
    done = call(source, target, "--lang", "en")
    assert done.exit_code == 3
    assert [(row["line"], row["id"]) for row in read(target)] == [(2, "a"), (6, 'd\n"D"'), (9, "f"), (11, None)]
    told = {fault["line"]: fault["problems"] for fault in faults(target)}
    assert list(told) == [3, 4, 8, 10]
    assert {problem["field"] for problem in told[3]} == {
        "facts.form",
        "facts.audience_size",
        "facts.policy_exists",
        "facts.platforms",
        "dates.utterance",
    }
    assert "The row has 2 fields, but there are 6 columns." in told[4][0]["text"]
    assert "quotation marks" in told[8][0]["text"]
    assert "not UTF-8" in told[10][0]["text"]
    first = Incident.model_validate(
        {
            "facts": {
                "form": "post",
                "audience_size": 5,
                "policy_exists": True,
                "platforms": ["facebook", "hyves"],
            },
            "dates": {"utterance": "2012-02-08"},
        }
    )
    assert read(target)[0]["incident_hash"] == incident_hash(first)


def test_a_spreadsheet_with_semicolons_is_read(tmp_path: Path) -> None:
    """With the mark that Excel puts before UTF-8 and the line ends of Windows."""
    source, target = tmp_path / "in.csv", tmp_path / "out.jsonl"
    source.write_bytes('\ufeffform;platforms;policy_exists\r\npost;"facebook;hyves";TRUE\r\n'.encode())
    assert call(source, target).exit_code == 0
    facts = {"form": "post", "platforms": ["facebook", "hyves"], "policy_exists": True}
    assert read(target)[0]["incident_hash"] == incident_hash(Incident.model_validate({"facts": facts}))


def test_tables_of_other_programs_are_read(tmp_path: Path) -> None:
    """Numbers that some write as fractions with NaN, days as points of time, ids as numbers, words as categories."""
    source, target = tmp_path / "in.parquet", tmp_path / "out.parquet"
    pl.DataFrame(
        {
            "id": [7, 8],
            "audience_size": [5.0, float("nan")],
            "form": pl.Series(["post", ""], dtype=pl.Categorical),
            "dates.utterance": [dt.datetime(2012, 2, 8), None],  # noqa: DTZ001 - as such a program writes it
        }
    ).write_parquet(source)
    assert call(source, target).exit_code == 0
    told = pl.read_parquet(target)
    assert told["id"].to_list() == [7, 8]
    incident = {"facts": {"audience_size": 5, "form": "post"}, "dates": {"utterance": "2012-02-08"}}
    expected = [incident_hash(Incident.model_validate(each)) for each in (incident, {})]
    assert told["incident_hash"].to_list() == expected


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_a_wrong_column_is_corrected(ending: str, lang: Lang, tmp_path: Path) -> None:
    """Before anything is judged, with exit code 2."""
    source, target = tmp_path / f"in{ending}", tmp_path / "out.jsonl"
    table = pl.DataFrame({"audiense": ["friends"], "date_utterance": ["2012-02-08"], "zzz": ["x"]})
    if ending == ".csv":
        table.write_csv(source)
    else:
        table.write_parquet(source)
    done = call(source, target, "--lang", lang)
    assert (done.exit_code, done.stdout) == (2, "")
    assert nearest("date_utterance", list(columns())) == "dates.utterance"
    for name in ("'audience'?", "'dates.utterance'?", "'zzz'"):
        assert name in said(done)
    assert [path.name for path in tmp_path.iterdir()] == [source.name]


@pytest.mark.parametrize("into", ENDINGS)
@pytest.mark.parametrize("content", ["in.jsonl", "in.csv", "header.csv", "in.parquet"])
def test_an_empty_file_gives_an_empty_one(content: str, into: Form, tmp_path: Path) -> None:
    """With the names of the columns, where there are columns."""
    source, target = tmp_path / content, tmp_path / f"out{ENDINGS[into]}"
    if source.suffix == ".parquet":
        pl.DataFrame({"form": []}, {"form": pl.String}).write_parquet(source)
    else:
        source.write_text("id,form\n" if content == "header.csv" else "")
    done = call(source, target)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "Beoordeeld: 0 van 0 rijen." in done.stdout
    assert read(target) == []
    if into == "csv":
        assert target.read_text().startswith("line,id,as_of,incident_hash,circle.outcome,")


def test_what_cannot_be_done_is_refused_in_words(tmp_path: Path) -> None:
    """Exit code 2, and nothing is made."""
    source, nothing = write(tmp_path / "in.jsonl", examples()[:2]), tmp_path / "picture.parquet"
    nothing.write_bytes(b"\x89PNG\r\n")
    (tmp_path / "taken.csv").mkdir()
    (tmp_path / "busy.csv.parts").mkdir()
    (tmp_path / "busy.csv.parts" / "holiday.jpg").touch()
    before = set(tmp_path.rglob("*"))
    for start, end, options, message in (
        (source, source, (), "het bestand met de voorvallen zelf"),
        (source, tmp_path / "out.txt", (), "Mogelijk: .jsonl"),
        (source, tmp_path / "taken.csv", (), "dat is een map"),
        (source, tmp_path / "nowhere" / "out.csv", (), "bestaat niet"),
        (source, tmp_path / "busy.csv", (), "staat al iets anders in"),
        (nothing, tmp_path / "out.csv", (), "kan niet als Parquet"),
        (tmp_path / "none.csv", tmp_path / "out.csv", (), "Het bestand"),
        (source, tmp_path / "out.csv", ("--as-of", "tomorrow"), "jjjj-mm-dd"),
        (source, tmp_path / "out.csv", ("--scheduler", "tcp://x:1"), "--engine dask"),
    ):
        done = call(start, end, *options)
        assert (done.exit_code, done.stdout) == (2, ""), message
        assert message in said(done)
    assert {path for path in tmp_path.rglob("*") if path.name != "lock"} == before


def test_a_row_can_have_a_day_of_its_own(tmp_path: Path) -> None:
    """As in the verdict API; the option comes before it."""
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    content = {"facts": {"platforms": ["hyves"], "explicit_business_request": False}}
    source.write_text(json.dumps(content | {"as_of": "2012-02-07"}) + "\n")
    for option, day in (((), dt.date(2012, 2, 7)), (("--as-of", "2026-11-24"), AS_OF)):
        command = ["bulk", str(source), str(target), "--jobs", "1", *option]
        assert CliRunner().invoke(app, command, catch_exceptions=False).exit_code == 0
        assert read(target) == [{"line": 1, **one_by_one(content, day)}]


# ---- what is too large -----------------------------------------------------------------------------------------------


def peak(folder: Path, *arguments: str | Path) -> tuple["subprocess.CompletedProcess[str]", int]:
    """Run the installed program, and give the most memory that it held, in kB."""
    (folder / "sitecustomize.py").write_text(
        "import atexit, pathlib, sys\n"
        "told = lambda: pathlib.Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0]\n"
        "atexit.register(lambda: print('VmHWM:', told(), file=sys.stderr))\n"
    )
    env = os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "1000"}
    done = subprocess.run([PROGRAM, *arguments], env=env, capture_output=True, text=True, check=False)
    return done, int(done.stderr.rpartition("VmHWM:")[2].split()[0])


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell how much memory is used")
@pytest.mark.parametrize(
    "table",
    [{"id": ["x" * 100_000_000]}, {"content": [["criticism"] * 4_000_000]}],
    ids=["a large id", "a long list"],
)
def test_parquet_that_unpacks_to_too_much_is_refused_before_that(table: dict[str, list[Any]], tmp_path: Path) -> None:
    """A small file, large inside, is refused in words, in hardly more memory than an ordinary one takes."""
    small, source, target = tmp_path / "small.parquet", tmp_path / "in.parquet", tmp_path / "out.jsonl"
    pl.DataFrame({"id": ["x"], "content": [["criticism"]]}).write_parquet(small)
    pl.DataFrame(table).write_parquet(source)
    assert source.stat().st_size < 64 * 1024
    done, ordinary = peak(tmp_path, "bulk", small, tmp_path / "small.jsonl")
    assert done.returncode == 0
    for lang, told in (
        ("nl", "In 'in.parquet' nemen de rijen 1 tot en met 1 uitgepakt te veel ruimte in"),
        ("en", "In 'in.parquet' the rows 1 to 1 take too much room unpacked"),
    ):
        done, used = peak(tmp_path, "bulk", source, target, "--lang", lang)
        assert (done.returncode, done.stdout) == (2, "")
        assert told in " ".join(done.stderr.split())
        assert used < ordinary + 50_000
    assert not target.exists()


@pytest.mark.parametrize("ending", ENDINGS.values())
def test_a_row_that_is_too_large_is_reported_and_the_others_are_judged(ending: str, tmp_path: Path) -> None:
    """In every form beyond the same size."""
    source, target = tmp_path / f"in{ending}", tmp_path / "out.jsonl"
    contents = [{"id": "x" * size, **plain(Incident())} for size in (1, 2 * 1024 * 1024, 100_000, 3)]
    assert call(write(source, contents), target, "--lang", "en").exit_code == 3
    (bad,) = faults(target)
    assert bad["line"] == (3 if ending == ".csv" else 2)
    assert [each["text"] for each in bad["problems"]] == ["The row is larger than 1 MiB."]
    assert [row["id"] for row in read(target)] == [contents[place]["id"] for place in (0, 2, 3)]


def test_a_title_in_parquet_is_not_read(tmp_path: Path) -> None:
    """Whatever its size: it is not used."""
    source, target = tmp_path / "in.parquet", tmp_path / "out.jsonl"
    pl.DataFrame({"id": ["x"], "title": ["x" * 40_000_000]}).write_parquet(source)
    assert call(source, target).exit_code == 0
    assert [row["id"] for row in read(target)] == ["x"]


def test_large_rows_of_parquet_are_read_few_at_a_time(tmp_path: Path) -> None:
    """A chunk holds no more than one of lines does; together the chunks hold each row once."""
    source = tmp_path / "in.parquet"
    pl.DataFrame({"id": [f"{place:07}" + "x" * 1_000_000 for place in range(25)] + ["y"] * 2575}).write_parquet(source)
    layout = rows.layout_of(source)
    found = list(rows.chunks(source, layout, ()))
    assert sum(chunk.size for chunk in found) == layout.size == 2600
    assert [chunk.first for chunk in found] == [
        1 + sum(each.size for each in found[:place]) for place in range(len(found))
    ]
    assert max(len(chunk.table) for chunk in found) < 10_000_000
    assert max(chunk.size for chunk in found) == rows.ROWS


def test_a_column_of_another_kind_is_refused(tmp_path: Path) -> None:
    """A list of lists, or keys with values."""
    source = tmp_path / "in.parquet"
    for table in ({"content": [[["criticism"]]]}, {"content": [{"criticism": True}]}):
        pl.DataFrame(table).write_parquet(source)
        done = call(source, tmp_path / "out.jsonl")
        assert (done.exit_code, done.stdout) == (2, "")
        assert "In de kolom 'content' kan alleen tekst staan" in said(done)


@given(st.data())
@tries(30)
def test_a_damaged_parquet_file_is_told_in_words(drawn: st.DataObject) -> None:
    """Wherever it is damaged or cut off."""
    content = io.BytesIO()
    pl.DataFrame({"id": ["a", None], "content": [["criticism"], None]}).write_parquet(content)
    whole = content.getvalue()
    place = drawn.draw(st.integers(0, len(whole) - 1))
    rest = drawn.draw(st.sampled_from([whole[place + 1 :], b""]))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.parquet")
        source.write_bytes(whole[:place] + drawn.draw(st.binary(max_size=1)) + rest)
        assert call(source, Path(folder, "out.jsonl")).exit_code in {0, 2, 3}


# ---- formulas --------------------------------------------------------------------------------------------------------

FORMULAS = {  # how an id is written in CSV
    '=HYPERLINK("http://example.org","x")': '\'=HYPERLINK("http://example.org","x")',
    "+1+1": "'+1+1",
    "-1+1": "'-1+1",
    "@SUM(A1)": "'@SUM(A1)",
    "\t=1+1": "'\t'=1+1",
    "\r=1+1": "'\r'=1+1",
    "a;=1+1": "a;'=1+1",
    'a,"=1+1': 'a,"=1+1',
    "'=1+1": "''=1+1",
    "-": "'-",
    "-5": "-5",
    "+31612345678": "+31612345678",
    "-1,5": "-1,5",
    "'t": "'t",
    "2026-11-24": "2026-11-24",
    "a=b": "a=b",
}


def test_no_id_is_a_formula_in_csv(tmp_path: Path) -> None:
    """It gets an apostrophe where a spreadsheet would run it, and a number none; in the other forms it is as it was."""
    source = write(tmp_path / "in.jsonl", [{"id": name, **plain(Incident())} for name in (*FORMULAS, -5)])
    for ending, told in (
        (".csv", [*FORMULAS.values(), "-5"]),
        (".jsonl", [*FORMULAS, -5]),
        (".parquet", [*FORMULAS, "-5"]),
    ):
        target = tmp_path / f"out{ending}"
        subprocess.run([PROGRAM, "bulk", source, target, "--jobs", "1"], capture_output=True, check=True)
        if ending == ".csv":
            with target.open(newline="") as opened:
                assert [row["id"] for row in csv.DictReader(opened)] == told
        else:
            assert [row["id"] for row in read(target)] == told


@given(st.text("=+-@\t\r\n';, a1"))
def test_an_id_can_be_had_back_from_csv(name: str) -> None:
    """By taking off the apostrophe wherever one stands in front of what a spreadsheet would run."""
    written = rows._harmless(name)  # noqa: SLF001 - what it writes is what is tested
    assert isinstance(written, str)
    number = re.fullmatch(r"[+-]?\d+(?:[.,]\d+)?", name)
    assert number or not re.search(r"(?:^|[;,\t\r\n])[=+\-@\t\r\n]", written)
    assert number or re.sub(r"(^|[;,\t\r\n])'(?='*[=+\-@\t\r\n])", r"\1", written) == name


def test_work_taken_up_again_neutralises_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is that of a run that was left alone."""
    source = write(tmp_path / "in.jsonl", [{"id": name, **plain(Incident())} for name in FORMULAS])
    whole, target = tmp_path / "whole.csv", tmp_path / "out.csv"
    assert call(source, whole).exit_code == 0

    def broken_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as changed:
        changed.setattr(work.Bulk, "_assemble", broken_off)
        assert call(source, target).exit_code == 1
    assert list(tmp_path.glob("out.csv.parts/*.done"))
    assert call(source, target).exit_code == 0
    assert target.read_bytes() == whole.read_bytes()


# ---- interruptions ---------------------------------------------------------------------------------------------------


@pytest.fixture(name="many")
def _many(tmp_path: Path) -> Path:
    """Write some chunks of rows, a few of them bad."""
    contents = examples()
    lines = [json.dumps(contents[place % len(contents)] | {"id": place}) for place in range(6 * rows.ROWS)]
    lines[5] = lines[3 * rows.ROWS] = "nonsense"
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    return tmp_path / "in.jsonl"


def start(source: Path, target: Path, *options: str) -> "subprocess.Popen[str]":
    """Start the program as a process of its own."""
    command: list[str | Path] = [PROGRAM, "bulk", source, target, "--as-of", str(AS_OF), *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def killed(source: Path, target: Path, *options: str) -> set[str]:
    """Start the program, kill it when some of the work is done, and give what was done."""
    parts, deadline = Path(f"{target}.parts"), time.monotonic() + 120
    with start(source, target, *options) as running:
        while not list(parts.glob("*.done")):
            assert running.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.01)
        workers = children(running.pid)
        running.kill()
    while any(alive(worker) for worker in workers):
        assert time.monotonic() < deadline, "a worker outlives the process that gave it work"
        time.sleep(0.05)
    assert not target.exists()
    return {path.name for path in parts.glob("*.done")}


def children(parent: int) -> list[int]:
    """Give the processes that a process started."""
    listed = Path(f"/proc/{parent}/task/{parent}/children")
    return [int(each) for each in listed.read_text().split()] if listed.exists() else []


def alive(process: int) -> bool:
    """Say whether a process is still at work."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.parametrize("into", ["jsonl", "parquet"])
def test_what_was_killed_goes_on_where_it_was(into: Form, many: Path, tmp_path: Path) -> None:
    """Nothing is lost and nothing twice: the files are those of a run that was left alone."""
    whole, target = tmp_path / f"whole{ENDINGS[into]}", tmp_path / f"out{ENDINGS[into]}"
    assert call(many, whole).exit_code == 3
    done = killed(many, target, "--jobs", "2")
    assert 0 < len(done) < 6
    kept = tmp_path / f"{target.name}.parts" / min(done)
    before = kept.stat().st_mtime_ns
    with start(many, target, "--jobs", "2") as running:
        while kept.exists():
            with suppress(FileNotFoundError):
                assert kept.stat().st_mtime_ns == before
            time.sleep(0.01)
        _, complaint = running.communicate(timeout=60)
    assert running.returncode == 3, complaint
    assert read(target) == read(whole)
    assert [row["id"] for row in read(target)[:3]] == ([0, 1, 2] if into == "jsonl" else ["0", "1", "2"])
    assert Path(f"{target}.errors.jsonl").read_bytes() == Path(f"{whole}.errors.jsonl").read_bytes()
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == set()


def test_half_done_work_is_finished_only_as_it_was_begun(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not on another file, with other options or other versions; what is done stays."""
    target = tmp_path / "out.jsonl"
    done = killed(many, target, "--jobs", "1")
    for options in (("--lang", "en"), ("--as-of", "2012-02-08")):
        assert "out.jsonl.parts" in said(call(many, target, *options))
    versions = work.versions()
    with monkeypatch.context() as changed:
        changed.setattr(work, "versions", lambda: versions | {"rulebook": "another"})
        told = call(many, target)
    assert told.exit_code == 2
    assert "de regels of de uitspraken zijn veranderd" in said(told)
    content = many.read_bytes()
    many.write_bytes(content + b"\n{}")
    told = call(many, target)
    assert told.exit_code == 2
    assert "'in.jsonl' is veranderd" in said(told)
    many.write_bytes(content)
    assert done <= {path.name for path in (tmp_path / "out.jsonl.parts").iterdir()}
    # A chunk whose last file was not written whole counts as not done.
    (tmp_path / "out.jsonl.parts" / min(done)).write_text("")
    assert call(many, target).exit_code == 3
    assert len(read(target)) + len(faults(target)) == 6 * rows.ROWS


def test_two_processes_do_not_work_on_the_same(many: Path, tmp_path: Path) -> None:
    """The second is told."""
    target = tmp_path / "out.jsonl"
    with start(many, target, "--jobs", "1") as running:
        while not list(tmp_path.glob("out.jsonl.parts/*.done")):
            assert running.poll() is None
            time.sleep(0.01)
        told = call(many, target)
        running.kill()
    assert (told.exit_code, "ander proces" in said(told)) == (2, True)


def test_an_interruption_is_told_in_words(many: Path, tmp_path: Path) -> None:
    """Without a traceback, of the workers neither."""
    target = tmp_path / "out.jsonl"
    with start(many, target, "--jobs", "2") as running:
        while not list(tmp_path.glob("out.jsonl.parts/*.done")):
            assert running.poll() is None
            time.sleep(0.01)
        os.kill(running.pid, signal.SIGINT)
        told, complaint = running.communicate(timeout=60)
    assert (running.returncode, told) == (1, "")
    assert complaint.startswith("Onderbroken. Herhaal de opdracht")
    assert "Traceback" not in complaint


def test_a_bad_file_of_before_does_not_stay(tmp_path: Path) -> None:
    """Once all rows are right, nothing says otherwise."""
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("nonsense\n")
    assert call(source, target).exit_code == 3
    assert len(faults(target)) == 1
    source.write_text("{}\n")
    assert call(source, target).exit_code == 0
    assert not Path(f"{target}.errors.jsonl").exists()


def test_the_columns_stand_in_the_help() -> None:
    """And the exit codes of its own."""
    told = CliRunner().invoke(app, ["bulk", "--help"], env={"COLUMNS": "300"}).stdout
    for word in ("dates.utterance", "assume.private_sphere", "OUT.errors.jsonl", "3 = klaar"):
        assert word in told


def test_other_commands_do_not_wait_for_what_only_this_one_needs() -> None:
    """Polars is not imported to show a verdict."""
    program = (
        "import sys, api.cli.main, api.ask.request, api.reports.verdict;"
        "print({'polars', 'distributed'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


# ---- a cluster -------------------------------------------------------------------------------------------------------


@pytest.fixture(name="_dask")
def _has_dask() -> None:
    there = find_spec("distributed") is not None
    needs_tool("dask.distributed", how="uv sync --extra cluster", found=there, optional=True)


@pytest.mark.usefixtures("_dask")
def test_a_cluster_gives_the_same(many: Path, tmp_path: Path) -> None:
    """Byte for byte, also where this computer had begun the work."""
    whole, target = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    assert call(many, whole).exit_code == 3
    killed(many, target, "--jobs", "1")
    with start(many, target, "--engine", "dask", "--jobs", "2") as running:
        _, complaint = running.communicate(timeout=300)
    assert running.returncode == 3, complaint
    assert target.read_bytes() == whole.read_bytes()
    assert Path(f"{target}.errors.jsonl").read_bytes() == Path(f"{whole}.errors.jsonl").read_bytes()


@pytest.mark.usefixtures("_dask")
def test_a_cluster_that_is_not_there_is_told(many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In words, with exit code 2."""
    monkeypatch.setattr(work, "_PATIENCE", 1)
    told = call(many, tmp_path / "out.jsonl", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9")
    assert told.exit_code == 2
    assert "Het Dask-cluster is niet bereikbaar" in said(told)


def test_without_the_extra_the_cluster_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the way to get it."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    source = write(tmp_path / "in.jsonl", examples()[:2])
    told = call(source, tmp_path / "out.jsonl", "--engine", "dask")
    assert told.exit_code == 2
    assert "pip install 'privesfeer[cluster]'" in said(told)
