"""In bulk: always the same answers as one by one, in the same order, and each bad row named."""

import datetime as dt
import json
import subprocess
import sys
from itertools import pairwise, product
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from privesfeer.api.ask.receipt import commitment, nonce_of_row
from privesfeer.api.ask.registry import Incident, casebook, rulebook
from privesfeer.api.ask.request import request_of
from privesfeer.api.ask.services import reasoner
from privesfeer.api.bulk import answering
from privesfeer.api.bulk.chunks import Form
from privesfeer.api.cli.main import app
from privesfeer.cases.commons import document
from privesfeer.cases.commons.text import LANGUAGES
from privesfeer.engine.doctrine.answer_chain import AnswerChain
from privesfeer.rules.rule import Presumption, Rule
from privesfeer.rules.rulebook import Moment
from tests.api.bulk import (
    AS_OF,
    ENDINGS,
    NONCE,
    NOT_RAISED,
    QUESTIONS,
    call,
    committed,
    examples,
    faults,
    one_by_one,
    read,
    said,
    write,
)
from tests.conftest import sparing, tries
from tests.golden import CASE_FILES
from tests.strategies import incidents


@pytest.mark.slow
@pytest.mark.parametrize(
    ("form", "into"), sparing(product(ENDINGS, repeat=2), [*zip(ENDINGS, [*ENDINGS][::-1], strict=True)])
)
def test_every_form_gives_the_answers_of_one_by_one(form: Form, into: Form, tmp_path: Path) -> None:
    """For the examples and the rulings, in order, with the line and the id; nothing else is left behind."""
    contents = examples()
    source, target = write(tmp_path / f"in{ENDINGS[form]}", contents), tmp_path / f"out{ENDINGS[into]}"
    done = call(source, target, "--nonce", NONCE)
    assert (done.exit_code, done.stderr) == (0, "")
    first = 2 if form == "csv" else 1
    expected = [
        {"line": line, "commitment": committed(line, each), **one_by_one(each)}
        for line, each in enumerate(contents, first)
    ]
    assert read(target) == expected
    assert {path.name for path in tmp_path.iterdir()} == {source.name, target.name}


@given(st.lists(incidents(), max_size=8), st.sampled_from([dt.date(2012, 2, 8), dt.date(2020, 1, 1), AS_OF]))
@tries(20)
def test_incidents_are_answered_as_the_chain_does(drawn: list[Incident], as_of: dt.date) -> None:
    """Whatever their dates and the day on which the law is read, alone or among many with the same law."""
    found = answering.answer_rows(drawn * 3, as_of)
    for incident, answers in zip(drawn * 3, found, strict=True):
        laws = reasoner().laws(as_of, incident.dates)
        links = AnswerChain(laws, incident.settled.known, incident.assume).links
        expected = {name: (link.result.outcome, link.result.status) for name, link in links.items() if link.result}
        assert answers == expected


def test_many_at_once_are_answered_as_few() -> None:
    """Whichever way is the quicker."""
    drawn = [Incident(facts=ruling.facts) for ruling in casebook()]
    assert len(drawn) >= answering._MANY  # noqa: SLF001 - otherwise this compares nothing
    assert answering.answer_rows(drawn, AS_OF) == [answering.answer_rows([each], AS_OF)[0] for each in drawn]


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
    '{"acts": []}': "'acts'",
    '{"acts": [{"facts": {"measure": "warning"}}]}': "hoort bovenaan",
    '{"client": "judge"}': "'client'",
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


def test_a_line_can_be_a_case_file(tmp_path: Path) -> None:
    """The whole is answered on all acts, and what is asked of each on the one that leads; also one of before."""
    contents = [{**document.read(path), "id": path.stem} for path in CASE_FILES]
    contents.append({("conversations" if key == "acts" else key): each for key, each in contents[0].items()})
    contents.append({"facts": {"form": "post"}, "client": "employer", "clauses": [{"facts": {}}]})
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("".join(f"{json.dumps(each, default=str)}\n" for each in contents))
    done = call(source, target, "--nonce", NONCE)
    assert (done.exit_code, done.stderr) == (0, "")
    for line, (row, content) in enumerate(zip(read(target), contents, strict=True), 1):
        given = {name: each for name, each in content.items() if name != "id"}
        asked = request_of(json.loads(json.dumps(given, default=str)), "nl", {"as_of": str(AS_OF)})
        verdict = asked.verdict()
        told = [*(verdict.acts[verdict.lead].answers if verdict.lead is not None else ()), *verdict.answers]
        standing = {each.question: {"outcome": each.outcome, "status": each.status} for each in told}
        assert {name: row[name] for name in QUESTIONS} == {name: standing.get(name, NOT_RAISED) for name in QUESTIONS}
        assert row["commitment"] == commitment(asked, nonce_of_row(NONCE, line))


@pytest.mark.parametrize("form", [each for each in ENDINGS if each != "jsonl"])
def test_a_table_can_say_who_asks(form: Form, tmp_path: Path) -> None:
    """In a column; who that can be is checked as in the verdict API. A case file has no place in a table."""
    source, target = tmp_path / f"in{ENDINGS[form]}", tmp_path / "out.jsonl"
    rows = [
        {"client": "employer", "form": "post"},
        {"client": None, "form": "post"},
        {"client": "judge", "form": "post"},
    ]
    frame = pl.DataFrame(rows)
    frame.write_csv(source) if form == "csv" else frame.write_parquet(source)
    assert call(source, target).exit_code == 3
    assert len(read(target)) == 2
    (fault,) = faults(target)
    assert [each["field"] for each in fault["problems"]] == ["client"]
    frame = frame.rename({"client": "acts"})
    frame.write_csv(source) if form == "csv" else frame.write_parquet(source)
    assert "'acts'" in said(call(source, target))


def test_a_row_can_have_a_day_of_its_own(tmp_path: Path) -> None:
    """As in the verdict API; the option comes before it."""
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    content = {"facts": {"platforms": ["hyves"], "explicit_business_request": False}}
    source.write_text(json.dumps(content | {"as_of": "2012-02-07"}) + "\n")
    for option, day in (((), dt.date(2012, 2, 7)), (("--as-of", "2026-11-24"), AS_OF)):
        command = ["bulk", str(source), str(target), "--jobs", "1", *option]
        assert CliRunner().invoke(app, command, catch_exceptions=False).exit_code == 0
        assert read(target) == [{"line": 1, **one_by_one(content, day)}]


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


def test_lines_may_end_as_excel_for_macintosh_ends_them(tmp_path: Path) -> None:
    """With a carriage return alone: each row is answered as with other ends, also where a cell holds one."""
    rows = [
        b"id;sector;platforms;content;title",
        b"a;private;whatsapp;criticism;x",
        b'b;public;facebook;insult;"two\nlines"',
        b"",
        b"c;private;linkedin;nonsense;",
        b"d;private;facebook;criticism;last",
    ]
    found = {}
    for name, end in (("mac", b"\r"), ("unix", b"\n"), ("windows", b"\r\n")):
        source, target = tmp_path / f"{name}.csv", tmp_path / f"{name}.jsonl"
        source.write_bytes(b"\xef\xbb\xbf" + end.join(rows).replace(b"two\nlines", b"two" + end + b"lines"))
        done = call(source, target)
        assert done.exit_code == 3, said(done)
        found[name] = target.read_bytes(), tuple(fault["line"] for fault in faults(target))
    assert found["mac"] == found["unix"] == found["windows"]
    assert [row["line"] for row in read(target)] == [2, 3, 7]
    assert found["mac"][1] == (6,)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("end", [b"\n", b"\r"])
def test_a_line_of_names_that_is_too_long_is_told(tmp_path: Path, lang: str, end: bytes) -> None:
    """Which line, what is wrong and what is allowed; with the exit code of what cannot be read."""
    (tmp_path / "in.csv").write_bytes(b"sector," + b"x" * 140_000 + end + b"private,1" + end)
    done = call(tmp_path / "in.csv", tmp_path / "out.csv", "--lang", lang)
    assert done.exit_code == 2
    assert {"nl": "Regel 1,", "en": "Line 1,"}[lang] in said(done)
    assert "65536 bytes" in said(done)
    assert len(said(done)) < 600


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_with_other_ends_than_the_line_before_them_are_told(tmp_path: Path, lang: str) -> None:
    """A blank line that ends otherwise can stand before them; that is no traceback."""
    (tmp_path / "in.csv").write_bytes(b"\nid,sector\ra,private\r")
    done = call(tmp_path / "in.csv", tmp_path / "out.csv", "--lang", lang)
    assert (done.exit_code, done.stdout) == (2, "")
    assert {"nl": "Regel 2,", "en": "Line 2,"}[lang] in said(done)


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
        "import sys, privesfeer.api.cli.main, privesfeer.api.ask.request, privesfeer.api.reports.verdict;"
        "print({'polars', 'distributed'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
