"""Files that commands write: whole or not at all, and what is said where one cannot be written."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from privesfeer.api.paper.files import NotWrittenError, check_folder, replacing, write
from tests.api.served import PROGRAM
from tests.conftest import needs_tool, sparing
from tests.golden import INCIDENTS

INCIDENT = INCIDENTS[0]
CODE = min((Path(__file__).parent.parent.parent / "cases" / "policies").glob("*.yaml"))
WRITING: dict[str, tuple[tuple[str | Path, ...], int]] = {  # what writes each file, and its exit code where it cannot
    "graph.svg": (("picture", INCIDENT, "--out"), 2),
    "graph.json": (("picture", INCIDENT, "--out"), 2),
    "memo.html": (("memo", INCIDENT, "--reader", "hr", "--out"), 2),
    "code.md": (("code", "write", "--out"), 2),
    "tested.svg": (("code", "test", CODE, "--picture"), 2),
    "measured.svg": (("evaluate", "--question", "clause_breached", "--picture"), 2),
    "keys.json": (("keys", "make", "--scope", "verdict", "--name", "x", "--keys"), 2),
    "answers.csv": (("bulk", "IN.jsonl"), 1),
    "answers.parquet": (("bulk", "IN.jsonl"), 1),
}


@pytest.fixture(name="disk")
def _disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of 256 kB, on which a file of 32 kB still fits."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(folder)]
    done = subprocess.run(mount, capture_output=True, check=False)
    needs_tool("a small disk", how="run the tests as root", found=done.returncode == 0, optional=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)  # noqa: S607 - wherever it is


@pytest.mark.parametrize("name", sparing(WRITING, {"keys.json"}))
def test_a_full_disk_costs_nothing_that_was_there(name: str, disk: Path, tmp_path: Path) -> None:
    """The earlier file stays, no draft is left, and a sentence names the file and the cause in one language."""
    arguments, code = WRITING[name]
    (tmp_path / "IN.jsonl").write_text('{"id": "' + "x" * 200 + '", "facts": {"form": "post"}}\n' * 500)
    before = b'{"keys": []}' if name == "keys.json" else b"of before"
    (disk / name).write_bytes(before)
    (disk / name).chmod(0o600)
    free = os.statvfs(disk)
    (disk / "rest").write_bytes(bytes(free.f_bavail * free.f_bsize - (0 if code == 2 else 32 * 1024)))
    for lang, why in (("nl", "kan niet worden geschreven: de schijf is vol."), ("en", "be written: the disk is full.")):
        command = [PROGRAM, *arguments, disk / name, "--lang", lang]
        done = subprocess.run(
            command, cwd=tmp_path, env=os.environ | {"COLUMNS": "400"}, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stdout) == (code, ""), done.stderr
        assert f"'{disk / name}" in done.stderr
        assert why in " ".join(done.stderr.split())
        assert (disk / name).read_bytes() == before
        assert {path.name for path in disk.iterdir()} <= {name, "rest", "keys.json.lock", f"{name}.parts"}
        shutil.rmtree(disk / f"{name}.parts", ignore_errors=True)  # what is done is done in one language


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644])
def test_a_file_keeps_its_permissions_and_a_link_its_file(mode: int, tmp_path: Path) -> None:
    """Who could not read it before cannot read it after; one that is new is as any other of this user."""
    file, link, other = tmp_path / "file", tmp_path / "link", tmp_path / "other"
    file.write_text("before")
    file.chmod(mode)
    link.symlink_to(file)
    write(link, b"after")
    assert link.is_symlink()
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"after", mode)
    write(file, b"mine alone", private=True)
    assert file.stat().st_mode & 0o777 == 0o600
    other.touch()
    write(tmp_path / "new", b"x")
    assert (tmp_path / "new").stat().st_mode == other.stat().st_mode
    assert {path.name for path in tmp_path.iterdir()} == {"file", "link", "other", "new"}


def test_a_draft_goes_where_writing_breaks_off(tmp_path: Path) -> None:
    """Whatever the reason, the earlier file stays."""
    (tmp_path / "file").write_text("before")
    with pytest.raises(TypeError), replacing(tmp_path / "file") as opened:
        opened.writelines([b"half of it", "and no bytes"])  # type: ignore[list-item]
    assert [path.read_text() for path in tmp_path.iterdir()] == ["before"]


def test_what_stands_in_the_way_is_told(tmp_path: Path) -> None:
    """A folder that is not there or is none, a file that is a folder, a name that is too long; also beforehand."""
    (tmp_path / "file").touch()
    for target, why in (
        (tmp_path / "no" / "file", "die map of dat bestand bestaat niet"),
        (tmp_path / "file" / "file", "een deel van het pad is geen map"),
        (tmp_path, "dat is een map"),
        (tmp_path / ("x" * 300), "de naam is te lang"),
    ):
        with pytest.raises(NotWrittenError) as caught:
            write(target, b"x")
        assert why in caught.value.text.nl
    for target in (tmp_path / "no" / "file", tmp_path / "file" / "file"):
        with pytest.raises(NotWrittenError):
            check_folder(target)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
