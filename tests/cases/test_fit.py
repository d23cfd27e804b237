"""Every file of the books is refused as a ruling is: by file, id, field and reason, in a sentence, and no traceback."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from privesfeer.api.ask.registry import BOOKS, RULES
from privesfeer.cases.books import Books
from privesfeer.cases.fit import UnfitFilesError
from privesfeer.rules.rulebook import Rulebook

_BESIDE = ("*.py", "__pycache__", "incidents", "files", "rulings")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Copy the books without their rulings, and the law, so that they can be spoiled."""
    shutil.copytree(BOOKS.folder, tmp_path / "cases", ignore=shutil.ignore_patterns(*_BESIDE))
    shutil.copytree(RULES / "nl", tmp_path / "nl", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return tmp_path


def _read(folder: Path) -> None:
    books = Books(folder / "cases")
    _ = books.courts, books.terms, Rulebook.load(folder / "nl", books.codebook)


def _spoil(path: Path, right: str, wrong: str) -> None:
    written = path.read_text("utf-8")
    assert right in written
    path.write_text(written.replace(right, wrong, 1), "utf-8")


@pytest.mark.parametrize(
    ("file", "right", "wrong", "told"),
    [
        ("cases/codebook.yaml", "type: boolean", "type: bolean", r"codebook.yaml: 'facts\.[a-z_]+\.type'.*'boolean'"),
        ("cases/contradictions.yaml", "fact: ", "fact: x", r"contradictions.yaml: .*no fact 'x.*did you mean"),
        ("cases/courts.yaml", "docket: ", "dockett: ", r"cases/courts.yaml: .*'dockett'"),
        ("cases/papers/terms.yaml", "stemmer: ", "stemer: ", r"papers/terms.yaml: 'languages.nl.stemmer' is missing"),
        ("nl/questions/circle.yaml", "favours: closed", "favours: clsed", r"circle.yaml: .*'clsed'.*no(t an)? outcome"),
        ("nl/law/remedies/terms.yaml", "unit: weeks", "unit: wekes", r"terms.yaml: 'T\d+.unit'.*'weeks'"),
        ("nl/law/hierarchy.yaml", "\n", "\n- [\n", r"law/hierarchy.yaml: .*line"),
        ("nl/advice/points.yaml", "short:", "shrt:", r"advice/points.yaml: .*'short' is missing"),
    ],
)
def test_a_mistake_is_told_with_its_file_its_entry_and_its_reason(
    copied: Path, file: str, right: str, wrong: str, told: str
) -> None:
    """Whichever book it stands in."""
    _spoil(copied / file, right, wrong)
    with pytest.raises(UnfitFilesError, match=told):
        _read(copied)


def test_the_command_says_so_in_a_line_and_shows_no_traceback(copied: Path) -> None:
    """What was probably meant stands in it."""
    _spoil(copied / "nl/questions/circle.yaml", "{fact: audience", "{fact: audiense")
    command = (
        "import sys; from pathlib import Path; from privesfeer.api.ask import registry;"
        "from privesfeer.api.cli import main;"
        f"registry.RULES, registry.KEPT = Path({str(copied)!r}), None;"
        "sys.argv = ['privesfeer', 'check']; main.main()"
    )
    run = subprocess.run([sys.executable, "-c", command], capture_output=True, check=False, text=True)
    assert run.returncode == 2
    assert all(line.startswith("questions/circle.yaml: ") for line in run.stderr.splitlines())
    assert "no fact 'audiense'; did you mean 'audience'?" in run.stderr
