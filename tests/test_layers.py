"""The four packages, and the floors of the engine, depend on one another in one direction."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow  # `make lint` says it in every run
def test_dependencies_point_one_way() -> None:
    """Nothing in cases, rules or engine imports what lies above it; pyproject.toml has the contract."""
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-logo"], cwd=Path(__file__).parent.parent, check=False)
    assert done.returncode == 0


def test_no_book_is_read_below_the_api_unless_it_is_asked_for() -> None:
    """To import cases, rules and engine reads no file of theirs: whoever wants books passes them."""
    command = (
        "import importlib, pkgutil; from privesfeer.cases.commons import document;"
        "document.read = lambda path: (_ for _ in ()).throw(AssertionError(path));"
        "packages = [importlib.import_module(name) for name in"
        " ('privesfeer.cases', 'privesfeer.rules', 'privesfeer.engine')];"
        "[importlib.import_module(each.name) for package in packages"
        " for each in pkgutil.walk_packages(package.__path__, f'{package.__name__}.')]"
    )
    run = subprocess.run([sys.executable, "-c", command], capture_output=True, check=False, text=True)
    assert run.returncode == 0, run.stderr
