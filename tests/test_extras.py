"""What an extra brings is asked for only by what needs it, and then the command says how to install it."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "cases" / "incidents" / "dance-teacher.yaml"
BARE = ["agents", "bulk", "cluster", "documents", "server", "telemetry"]
WITHOUT = """
import sys
from privesfeer.api.cli import main
sys.modules |= dict.fromkeys(name for name, extra in main._EXTRAS.items() if extra in {extras!r})
main.main()
"""


def run(*command: str | Path, extras: list[str]) -> subprocess.CompletedProcess[str]:
    """Run the command as if the extras were not installed."""
    code = WITHOUT.replace("{extras!r}", repr(extras))
    return subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=False)


def test_every_extra_is_known_to_the_command() -> None:
    """The table of modules names those of pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert sorted(project["optional-dependencies"]) == BARE


@pytest.mark.parametrize(
    ("extra", "command"),
    [
        ("agents", ["mcp"]),
        ("bulk", ["bulk", "{}/in.jsonl", "{}/out.parquet", "--as-of", "2026-11-24"]),
        ("cluster", ["bulk", "{}/in.jsonl", "{}/out.jsonl", "--engine", "dask", "--as-of", "2026-11-24"]),
        ("documents", ["memo", EXAMPLE, "--out", "{}/memo.docx"]),
        ("server", ["serve", "--port", "0"]),
        ("telemetry", ["serve", "--port", "0", "--telemetry"]),
    ],
    ids=BARE,
)
def test_what_is_not_installed_is_named(extra: str, command: list[str], tmp_path: Path) -> None:
    """With the words that install it, and exit code 2."""
    (tmp_path / "in.jsonl").write_text('{"facts": {}}\n', "utf-8")
    done = run(*(str(each).replace("{}", str(tmp_path)) for each in command), "--lang", "en", extras=[extra])
    assert done.stderr.split() == f"This needs an extra: pip install 'privesfeer[{extra}]'.".split()
    assert done.returncode == 2


def test_a_verdict_needs_no_extra(tmp_path: Path) -> None:
    """Nor does a memo as text or as a page."""
    for command in (("verdict", EXAMPLE, "--format", "markdown"), ("memo", EXAMPLE, "--out", tmp_path / "memo.html")):
        done = run(*command, extras=BARE)
        assert done.returncode == 0, done.stderr
