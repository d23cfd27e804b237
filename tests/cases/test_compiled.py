"""What is kept for the next start is what YAML gives, is refused where a byte differs, and is the program's alone."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from privesfeer.api.ask.measured import tracked
from privesfeer.api.ask.registry import RULES, casebook, codebook, courts
from privesfeer.api.ask.request import read_request, verdict_json
from privesfeer.api.ask.services import reason
from privesfeer.cases.commons import compiled
from privesfeer.engine import Reasoner
from privesfeer.rules.rulebook import Rulebook

ROOT = Path(__file__).parents[2]
INCIDENTS = sorted((ROOT / "cases" / "incidents").glob("*.yaml"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keep something in the folder of a program of one file."""
    (tmp_path / "rules" / "nl").mkdir(parents=True)
    for name in ("cases", "engine", "api"):
        (tmp_path / name).mkdir()
    (tmp_path / "rules" / "nl" / "law.yaml").write_text("years: 5\n", "utf-8")
    monkeypatch.setattr(compiled, "ROOT", tmp_path)
    monkeypatch.setattr(compiled, "FOLDER", tmp_path / "cases" / "compiled")
    _forget()
    compiled.write("books", compiled.packed("first", ["second"]))
    yield tmp_path
    _forget()


def _forget() -> None:
    compiled.fingerprint.cache_clear()
    compiled._kept.cache_clear()  # noqa: SLF001 - as a new process begins


def kept() -> object:
    """Read what is kept, as a new process would."""
    _forget()
    found = compiled.series("books")
    return None if found is None else found[1]


def test_what_is_kept_is_read_while_nothing_differs(folder: Path) -> None:
    """From the program's own folder."""
    assert kept() == ["second"]
    assert [file.name for file in (folder / "cases" / "compiled").iterdir()] == ["books.bin"]


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("rules/nl/law.yaml", b"years: 6\n"),
        ("rules/nl/law.yaml", None),
        ("rules/nl/more.yaml", b""),
        ("engine/law.py", b""),
        ("api/evaluation.json", b"{}"),
    ],
    ids=["another byte", "gone", "another file", "code", "measured"],
)
def test_what_was_made_of_other_bytes_is_refused(folder: Path, file: str, content: bytes | None) -> None:
    """Then YAML is read."""
    if content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_bytes(content)
    assert kept() is None


@pytest.mark.parametrize("place", [0, 70, -1], ids=["its hash", "the hash of what is in it", "what is in it"])
def test_what_is_damaged_is_refused(folder: Path, place: int) -> None:
    """A byte of the file itself."""
    file = folder / "cases" / "compiled" / "books.bin"
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)
    assert kept() is None


def test_nothing_else_of_the_program_reads_objects_from_a_file() -> None:
    """To read them is to run them: a user's file, or a firm's, is never read so."""
    reading = set()
    for package in ("cases", "rules", "engine", "api"):
        for file in (ROOT / package).rglob("*.py"):
            imports = (each for each in ast.walk(ast.parse(file.read_bytes())) if isinstance(each, ast.Import))
            if {"pickle", "marshal", "shelve", "dill"} & {name.name for each in imports for name in each.names}:
                reading.add(file.relative_to(ROOT).as_posix())
    assert reading == {"cases/commons/compiled.py"}


def test_what_is_kept_answers_as_what_yaml_gives() -> None:
    """To the byte, on every example."""
    rulebook = Rulebook.load(RULES / "nl", codebook())
    fresh = Reasoner(rulebook, casebook(), tracked())
    again = compiled.Series(
        compiled.packed(
            codebook(), (courts(), casebook(), rulebook), Reasoner(rulebook, casebook(), tracked()).prepare()
        )
    )
    for file in INCIDENTS:
        request = read_request(file.read_bytes())
        day = request.as_of or casebook().release
        told = [verdict_json(each.reason(request._case, day), "nl") for each in (fresh, again[2])]  # noqa: SLF001
        assert told[0] == told[1] == verdict_json(reason(request._case, day), "nl"), file.stem  # noqa: SLF001


def test_a_verdict_waits_for_experta_and_for_no_array() -> None:
    """What it does not need is not imported; the rules are run in its way, whatever was kept."""
    code = (
        "import sys, json; sys.argv[1:] = ['verdict', sys.argv[1]]; from privesfeer.api.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, INCIDENTS[0]], capture_output=True, text=True, check=True)
    imported = set(json.loads(done.stderr))
    assert "experta" in imported
    if compiled.series("books"):  # which `make test` sees to
        assert not {"numpy._core", "fastapi", "weasyprint", "docx", "polars", "uvicorn"} & imported
