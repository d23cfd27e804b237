"""Another language is data: one that is made of the English is spoken in all that the program says."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.linked import importing
from tests.translated import LANG, copied


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a copy of the program that has the language in its data, and nothing else changed."""
    folder = tmp_path_factory.mktemp("translated")
    copied(folder)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(("part", "least"), [("commands", 130), ("pages", 65)])
def test_a_language_that_is_added_to_the_data_is_spoken_everywhere(copy: Path, part: str, least: int) -> None:
    """Save for names of rulings and courts, and for what programs call things: no sentence stands in code."""
    speaking = importing(copy) | {"PRIVESFEER_LANG": LANG, "COLUMNS": "1000"}
    asked = [sys.executable, "-c", "from tests.translated import main; main()", part]
    done = subprocess.run(asked, cwd=copy, env=speaking, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert int(done.stdout.split()[0]) >= least
