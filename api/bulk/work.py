"""Bulk: the answers to the cases of a whole file, on all cores or on a cluster; what was done is done for good."""

import datetime as dt
import fcntl
import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    Executor,
    Future,
    wait,
)
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TimeElapsedColumn, TimeRemainingColumn

from privesfeer.api.ask.receipt import sealed
from privesfeer.api.ask.registry import codebook
from privesfeer.api.ask.request import Request
from privesfeer.api.ask.today import today
from privesfeer.api.bulk.answered import header, merge
from privesfeer.api.bulk.answering import versions
from privesfeer.api.bulk.chunks import ROWS, Chunk, Layout, UnfitFileError, chunks, form_of, layout_of
from privesfeer.api.bulk.order import Done, Order, answer_chunk
from privesfeer.api.bulk.workers import BulkError, Engine, cores, workers
from privesfeer.api.paper import files
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang, shown
from privesfeer.cases.problems import problems

_SAID = catalogue(__file__)

Tell = Callable[[int, int, int], None]
_AHEAD = 2  # chunks that wait for each core
_FORMAT = 4  # of the folder with what is done
_READ = 1024 * 1024  # bytes at a time


@dataclass(frozen=True, slots=True)
class Bulk:
    """All the incidents of a file, and where their answers go.

    Attributes:
        source: the file with incidents.
        target: the file for the answers.
        as_of: the day on which the law is read, whatever a row says; None: a row's own, or else today.
        lang: the language in which it is told what is wrong with a row.
        engine: all cores of this computer, or a Dask cluster.
        jobs: how many processes; None: one for each core.
        scheduler: the address of a Dask cluster that is there already.
        nonce: with which rows commit to their facts; None: they do not.
    """

    source: Path
    target: Path
    as_of: dt.date | None = None
    lang: Lang = "nl"
    engine: Engine = "local"
    jobs: int | None = None
    scheduler: str | None = None
    nonce: str | None = None

    @property
    def faults(self) -> Path:
        """The file that tells which rows could not be answered, and why."""
        return self.target.with_name(f"{self.target.name}.errors.jsonl")

    @property
    def parts(self) -> Path:
        """The folder that keeps what is done until all is done."""
        return self.target.with_name(f"{self.target.name}.parts")

    def run(self, tell: Tell) -> tuple[int, int]:
        """Answer every row; what an earlier run has done is not done again.

        Args:
            tell: is told of each chunk that is done how much of what size it is, and how many rows it has.

        Returns:
            How many rows were answered, and how many could not be.

        Raises:
            BulkError: there is nowhere to write, or what is half done was begun on something else.
            BrokenOffError: a process ended in the middle of it; the same order goes on where it was.
            UnfitFileError: the file is not what its name says, or has columns that mean nothing here.
            OSError: something cannot be read.
            api.paper.files.NotWrittenError: something cannot be written.
        """
        before = self._stamp()
        form, layout = form_of(self.target), layout_of(self.source)
        self._check_target()
        with self._locked():
            order = Order(layout, form, self.as_of, self._begun(), self.lang, versions(), self.nonce)
            counts = self._counts()
            for found in self._answers(self._left(layout, counts, tell), order):
                if found.rows is None:
                    raise BulkError(_SAID.BULK_OTHER_WORKERS)
                self._keep(found)
                counts[found.number] = found.good, found.bad
                tell(found.size, layout.size, found.good + found.bad)
            if self._stamp() != before:
                raise BulkError(_SAID.BULK_CHANGED.fill(file=shown(self.source.name), folder=str(self.parts)))
            self._assemble(sorted(counts), order)
            with files.told_if_not_written(self.parts):
                shutil.rmtree(self.parts)
        return sum(good for good, _ in counts.values()), sum(bad for _, bad in counts.values())

    def _stamp(self) -> tuple[int, int]:
        found = self.source.stat()
        return found.st_size, found.st_mtime_ns

    def _check_target(self) -> None:
        if self.target.exists() and (self.target.is_dir() or self.target.samefile(self.source)):
            raise BulkError(_SAID.BULK_TARGET.fill(file=shown(self.target.name)))

    # ---- what is done ------------------------------------------------------------------------------------------------

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Keep others from the folder as long as this process lives."""
        with files.told_if_not_written(self.parts):
            self.parts.mkdir(exist_ok=True)
            opened = (self.parts / "lock").open("w")
        with opened as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise BulkError(_SAID.BULK_BUSY.fill(file=shown(self.target.name))) from error
            yield

    def _begun(self) -> dt.date:
        """Note on what the work is begun, or check that it was begun on the same; give the day taken as today."""
        day = today()
        with self.source.open("rb") as opened:
            content = hashlib.file_digest(opened, "sha256").hexdigest()
        # Of a nonce, which nobody can guess, a hash says whether it is the same; the nonce itself stays with the user.
        nonce = self.nonce and sealed(self.nonce.encode(), None)
        now: dict[str, Any] = {
            "input": content,
            "versions": versions() | {"bulk": f"{_FORMAT}/{ROWS}"},
            "options": {"as_of": self.as_of and self.as_of.isoformat(), "lang": self.lang, "nonce": nonce},
            "today": day.isoformat(),
        }
        manifest = self.parts / "manifest.json"
        if not manifest.exists():
            if any(each.name != "lock" and not each.name.startswith(".") for each in self.parts.iterdir()):
                raise BulkError(_SAID.BULK_FOLDER_TAKEN.fill(folder=str(self.parts)))
            files.write(manifest, json.dumps(now, indent=2).encode())
            return day
        then = json.loads(manifest.read_bytes())
        for name, text in (
            ("input", _SAID.BULK_CHANGED),
            ("versions", _SAID.BULK_OTHER_VERSIONS),
            ("options", _SAID.BULK_OTHER_OPTIONS),
        ):
            if then[name] != now[name]:
                raise BulkError(text.fill(file=shown(self.source.name), folder=str(self.parts)))
        return dt.date.fromisoformat(then["today"])

    def _counts(self) -> dict[int, tuple[int, int]]:
        """Give the chunks that are done, each with how many rows were answered and how many could not be."""
        found = {}
        for path in self.parts.glob("*.done"):
            with suppress(ValueError):  # not written whole: to be done again
                good, bad = json.loads(path.read_bytes())
                found[int(path.stem)] = good, bad
        return found

    def _left(self, layout: Layout, counts: dict[int, tuple[int, int]], tell: Tell) -> Iterator[Chunk]:
        """Go through the chunks that are not done yet."""
        before = frozenset(counts)
        for chunk in chunks(self.source, layout, before):
            if chunk.number in before:
                tell(chunk.size, layout.size, sum(counts[chunk.number]))
            else:
                yield chunk

    def _keep(self, found: Done) -> None:
        """Keep what was done; it counts from when its last file is there."""
        for ending, content in (
            ("rows", found.rows or b""),
            ("faults", found.faults),
            ("done", json.dumps([found.good, found.bad]).encode()),
        ):
            files.write(self.parts / f"{found.number:08}.{ending}", content)

    def _assemble(self, numbers: Sequence[int], order: Order) -> None:
        """Put all that was done together, in the order of the rows; until then an earlier file stays as it was."""
        faulty = [path for number in numbers if (path := self.parts / f"{number:08}.faults").stat().st_size]
        if faulty:
            with files.replacing(self.faults, drafts=self.parts) as opened:
                _concatenate(opened, faulty)
        else:
            with files.told_if_not_written(self.faults):
                self.faults.unlink(missing_ok=True)
        rows = [self.parts / f"{number:08}.rows" for number in numbers]
        with files.replacing(self.target, drafts=self.parts) as opened:
            if order.form == "parquet":
                merge(opened, rows, order.layout.ids, sealed=order.nonce is not None)
            else:
                opened.write(header(order.form, sealed=order.nonce is not None))
                _concatenate(opened, rows)

    # ---- the work ----------------------------------------------------------------------------------------------------

    def _answers(self, left: Iterator[Chunk], order: Order) -> Iterator[Done]:
        """Answer chunks, in whichever order they are ready; never more at once than keep the cores at work."""
        jobs = self.jobs or cores()
        first = tuple(islice(left, 2))
        if self.engine == "local" and (jobs == 1 or not first[1:]):
            yield from (answer_chunk(chunk, order) for chunk in chain(first, left))
            return
        left = chain(first, left)
        with workers(self.engine, jobs, self.scheduler) as (pool, size):
            waiting: set[Future[Done]] = set()
            while waiting or (waiting := _submitted(pool, islice(left, size * _AHEAD), order)):
                ready, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                waiting |= _submitted(pool, islice(left, len(ready)), order)
                yield from (future.result() for future in ready)


def _submitted(pool: Executor, some: Iterable[Chunk], order: Order) -> set[Future[Done]]:
    return {pool.submit(answer_chunk, chunk, order) for chunk in some}


def _concatenate(opened: BinaryIO, paths: Iterable[Path]) -> None:
    for path in paths:
        with path.open("rb") as reading:
            shutil.copyfileobj(reading, opened, _READ)


@contextmanager
def progress() -> Iterator[Tell]:
    """Show on a terminal, and only there, how far the work is: give what is to be told of each chunk."""
    console = Console(stderr=True)
    shown_so = (BarColumn(), TaskProgressColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*shown_so, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda size, total, _rows: bar.update(task, advance=size, total=total)


def day_of(written_day: str) -> dt.date:
    """Read the day on which the law is read, as yyyy-mm-dd.

    Raises:
        UnfitFileError: it is none.
    """
    try:
        return Request.model_validate({"as_of": written_day}).day
    except ValidationError as error:
        raise UnfitFileError(*(each.text for each in problems(error, Request, codebook()))) from error
