"""Tables in bulk: what spreadsheets and other programs write, what is too large, and no formula in what comes out."""

import csv
import datetime as dt
import io
import os
import re
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from privesfeer.api.ask.registry import Incident
from privesfeer.api.bulk import answered, work
from privesfeer.api.bulk import chunks as cut
from privesfeer.api.bulk.chunks import Form, columns
from privesfeer.cases.codebook import nearest
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.api.bulk import ENDINGS, NONCE, call, committed, faults, plain, read, said, write
from tests.api.served import PROGRAM
from tests.conftest import sparing, tries


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
    done = call(source, target, "--lang", "en", "--nonce", NONCE)
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
    first = {
        "facts": {"form": "post", "audience_size": 5, "policy_exists": True, "platforms": ["facebook", "hyves"]},
        "dates": {"utterance": "2012-02-08"},
    }
    assert read(target)[0]["commitment"] == committed(2, first)


def test_a_spreadsheet_with_semicolons_is_read(tmp_path: Path) -> None:
    """With the mark that Excel puts before UTF-8 and the line ends of Windows."""
    source, target = tmp_path / "in.csv", tmp_path / "out.jsonl"
    source.write_bytes('\ufeffform;platforms;policy_exists\r\npost;"facebook;hyves";TRUE\r\n'.encode())
    assert call(source, target, "--nonce", NONCE).exit_code == 0
    facts = {"form": "post", "platforms": ["facebook", "hyves"], "policy_exists": True}
    assert read(target)[0]["commitment"] == committed(2, {"facts": facts})


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
    assert call(source, target, "--nonce", NONCE).exit_code == 0
    told = pl.read_parquet(target)
    assert told["id"].to_list() == [7, 8]
    incident = {"facts": {"audience_size": 5, "form": "post"}, "dates": {"utterance": "2012-02-08"}}
    assert told["commitment"].to_list() == [committed(1, incident), committed(2, {})]


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
@pytest.mark.parametrize("nonce", [(), ("--nonce", NONCE)], ids=["without", "with a nonce"])
def test_an_empty_file_gives_an_empty_one(content: str, into: Form, nonce: tuple[str, ...], tmp_path: Path) -> None:
    """With the names of the columns, where there are columns."""
    source, target = tmp_path / content, tmp_path / f"out{ENDINGS[into]}"
    if source.suffix == ".parquet":
        pl.DataFrame({"form": []}, {"form": pl.String}).write_parquet(source)
    else:
        source.write_text("id,form\n" if content == "header.csv" else "")
    done = call(source, target, *nonce)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "Beoordeeld: 0 van 0 rijen." in done.stdout
    assert read(target) == []
    if into == "csv":
        assert target.read_text().startswith(f"line,id,as_of,{'commitment,' if nonce else ''}circle.outcome,")


# ---- what is too large -----------------------------------------------------------------------------------------------


LARGE: dict[str, dict[str, list[Any]]] = {
    "a large id": {"id": ["x" * 100_000_000]},
    "a long list": {"content": [["criticism"] * 4_000_000]},
}


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


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell how much memory is used")
@pytest.mark.parametrize(
    "table",
    sparing(LARGE.values(), [LARGE["a long list"]]),
    ids=LARGE,
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


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell how much memory is used")
def test_many_large_rows_of_parquet_do_not_stand_in_memory_together(tmp_path: Path) -> None:
    """However small the file is, and however its rows are packed together."""
    used = []
    for count in (1, 500):
        source = tmp_path / f"{count}.parquet"
        pl.DataFrame({"id": [f"{place:07}" + "x" * 1_000_000 for place in range(count)]}).write_parquet(source)
        done, most = peak(tmp_path, "bulk", source, tmp_path / "out.jsonl", "--jobs", "1")
        assert done.returncode == 0
        used.append(most)
    assert source.stat().st_size < 1024 * 1024
    assert used[1] < used[0] + 300_000


def test_what_a_parquet_file_says_at_its_end_of_its_pages_is_not_believed(tmp_path: Path) -> None:
    """A page is unpacked to the size that stands before it."""
    source = tmp_path / "in.parquet"
    pl.DataFrame({"id": ["x" * 40_000_000]}).write_parquet(source)
    content = source.read_bytes()
    end = len(content) - 8 - int.from_bytes(content[-8:-4], "little")
    said_there = [number for number in range(40_000_000, 40_001_000) if varint(number) in content[end:]]
    assert said_there
    footer = content[end:]
    for number in said_there:
        footer = footer.replace(varint(number), b"\x82\x80\x80\x00")  # one, in as many bytes
    source.write_bytes(content[:end] + footer)
    done = call(source, tmp_path / "out.jsonl", "--lang", "en")
    assert (done.exit_code, "take too much room unpacked" in said(done)) == (2, True)


def varint(number: int) -> bytes:
    """Write a number as Thrift's compact protocol does."""
    left, found = number << 1, bytearray()
    while left > 0x7F:
        found.append(left & 0x7F | 0x80)
        left >>= 7
    return bytes([*found, left])


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
    layout = cut.layout_of(source)
    found = list(cut.chunks(source, layout, ()))
    assert sum(chunk.size for chunk in found) == layout.size == 2600
    assert [chunk.first for chunk in found] == [
        1 + sum(each.size for each in found[:place]) for place in range(len(found))
    ]
    assert max(0 if chunk.table is None else chunk.table.estimated_size() for chunk in found) < 10_000_000
    assert max(chunk.size for chunk in found) == cut.ROWS


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
        assert call(source, target).exit_code == 0
        if ending == ".csv":
            with target.open(newline="") as opened:
                assert [row["id"] for row in csv.DictReader(opened)] == told
        else:
            assert [row["id"] for row in read(target)] == told


@given(st.text("=+-@\t\r\n';, a1"))
def test_an_id_can_be_had_back_from_csv(name: str) -> None:
    """By taking off the apostrophe wherever one stands in front of what a spreadsheet would run."""
    written = answered._harmless(name)  # noqa: SLF001 - what it writes is what is tested
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
