"""In bulk: work that is killed or interrupted goes on where it was, on one computer or on a cluster."""

import json
import os
import signal
import subprocess
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import pytest

from privesfeer.api.bulk import answering, work, workers
from privesfeer.api.bulk import chunks as cut
from privesfeer.api.bulk.chunks import Form
from tests.api.bulk import AS_OF, ENDINGS, NONCE, call, examples, faults, read, said
from tests.api.served import PROGRAM
from tests.conftest import needs_tool, sparing

pytestmark = pytest.mark.slow


@pytest.fixture(name="many")
def _many(tmp_path: Path) -> Path:
    """Write some chunks of rows, a few of them bad."""
    contents = examples()
    lines = [json.dumps(contents[place % len(contents)] | {"id": place}) for place in range(6 * cut.ROWS)]
    lines[5] = lines[3 * cut.ROWS] = "nonsense"
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


@pytest.mark.parametrize("into", sparing(["jsonl", "parquet"], ["jsonl"]))
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
    for options in (("--lang", "en"), ("--as-of", "2012-02-08"), ("--nonce", NONCE)):
        assert "out.jsonl.parts" in said(call(many, target, *options))
    versions = answering.versions()
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
    assert len(read(target)) + len(faults(target)) == 6 * cut.ROWS


def test_rows_that_commit_to_their_facts_go_on_with_the_same_nonce(many: Path, tmp_path: Path) -> None:
    """To the byte as if nothing had happened; with another nonce not, and the nonce itself is not kept."""
    target, whole = tmp_path / "out.csv", tmp_path / "whole.csv"
    killed(many, target, "--jobs", "1", "--nonce", NONCE)
    manifest = tmp_path / "out.csv.parts" / "manifest.json"
    assert NONCE not in manifest.read_text()
    told = call(many, target, "--nonce", "0" * 32)
    assert (told.exit_code, "--nonce" in said(told)) == (2, True)
    for each in (target, whole):
        assert call(many, each, "--nonce", NONCE).exit_code == 3
    assert target.read_bytes() == whole.read_bytes()
    commitments = [row["commitment"] for row in read(target)]
    assert len(set(commitments)) == len(commitments)


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


@pytest.fixture(name="_dask")
def _has_dask() -> None:
    there = find_spec("distributed") is not None
    needs_tool("dask.distributed", how="uv sync --extra cluster", found=there, optional=True)


@pytest.mark.slow
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
    monkeypatch.setattr(workers, "_PATIENCE", 1)
    told = call(many, tmp_path / "out.jsonl", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9")
    assert told.exit_code == 2
    assert "Het Dask-cluster is niet bereikbaar" in said(told)
