"""Bulk: the answers to the cases of a whole file, on all cores or on a cluster; what was done is done for good."""

import datetime as dt
import fcntl
import hashlib
import json
import multiprocessing
import os
import shutil
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from itertools import chain, islice
from multiprocessing.connection import wait as wait_for
from pathlib import Path
from typing import Any, BinaryIO, Literal

from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TimeElapsedColumn, TimeRemainingColumn

from privesfeer.api.ask.receipt import commitment, nonce_of_row, sealed
from privesfeer.api.ask.registry import CaseFile, Incident, casebook, codebook, rulebook
from privesfeer.api.ask.request import Request
from privesfeer.api.ask.services import reasoner
from privesfeer.api.ask.today import today
from privesfeer.api.bulk.answered import Answered, Standing, faults, header, merge, written
from privesfeer.api.bulk.chunks import ROWS, Chunk, Form, Layout, UnfitFileError, chunks, form_of, layout_of
from privesfeer.api.bulk.rows import read
from privesfeer.api.paper import files
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.text import Lang, shown
from privesfeer.cases.fact import FactValue
from privesfeer.cases.incident import EVENTS, Dates
from privesfeer.cases.problems import problems
from privesfeer.engine import AnswerChain, compiled

_SAID = catalogue(__file__)

Engine = Literal["local", "dask"]
Tell = Callable[[int, int, int], None]
_AHEAD = 2  # chunks that wait for each core
_FORMAT = 4  # of the folder with what is done
_MANY = 64  # incidents from which it is quicker to answer them at once
_READ = 1024 * 1024  # bytes at a time
_PATIENCE = 30  # seconds to reach a cluster
_QUIET: dict[str, Any] = {"dashboard_address": None, "silence_logs": "CRITICAL"}


class BulkError(UnfitFileError):
    """An order that cannot be carried out; nothing that was done is lost."""


class BrokenOffError(BulkError):
    """Work that broke off half-way, and can be taken up again."""


# ---- answering -------------------------------------------------------------------------------------------------------


def answer_rows(cases: Sequence[Incident | CaseFile], as_of: dt.date) -> list[dict[str, Standing]]:
    """Answer incidents and case files, as the reasoner does one by one.

    Args:
        cases: what happened, each time.
        as_of: the day on which the law is known.

    Returns:
        Outcome and status by question for each, in the same order; what is not raised is left out. Of several acts the
        questions that are asked of each are answered on the one that leads.
    """
    alike: dict[tuple[Dates, tuple[tuple[str, str], ...]], list[int]] = {}
    answers: list[dict[str, Standing]] = [{} for _ in cases]
    incidents: dict[int, Incident] = {}
    for place, case in enumerate(cases):
        if isinstance(case, CaseFile):
            answers[place] = _of_file(case, as_of)
        else:
            incidents[place] = case
    alike = grouped(
        ((_law_days(each.dates), tuple(sorted(each.assume.items()))), place) for place, each in incidents.items()
    )
    for (dates, assumed), places in alike.items():
        known = [reasoner().counted(incidents[place], as_of).known for place in places]
        for place, found in zip(places, _answers(known, dict(assumed), as_of, dates), strict=True):
            answers[place] = found
    return answers


def _of_file(case: CaseFile, as_of: dt.date) -> dict[str, Standing]:
    """Answer a case file: the act that leads, and with all acts what concerns the whole."""
    told = reasoner().compact(case, as_of)
    lead = () if told.lead is None else told.acts[told.lead].answers
    return {each.question: (each.outcome, each.status) for each in (*lead, *told.answers)}


def _answers(
    known: Sequence[Mapping[str, FactValue]], assume: Mapping[str, str], as_of: dt.date, dates: Dates
) -> Iterator[dict[str, Standing]]:
    """Answer incidents to which the same law applies: many at once, few one by one."""
    laws = tuple(reasoner().laws(as_of, dates))
    if len(known) >= _MANY:
        batch = compiled(laws)
        found = batch.answer(batch.encode(known), assume)
        for place in range(len(known)):
            yield {name: standing for name, standing in found.of(place).items() if standing}
        return
    for facts in known:
        links = AnswerChain(laws, facts, assume).links
        yield {name: (link.result.outcome, link.result.status) for name, link in links.items() if link.result}


def _law_days(dates: Dates) -> Dates:
    """Put dates between which the law makes no difference on one: reading the law takes longer than applying it."""
    given = ((event, getattr(dates, event)) for event in EVENTS)
    return Dates(**{event: rulebook().law_day(day) for event, day in given if day})


@cache
def versions() -> dict[str, str]:
    """Give what the answers are made with.

    Returns:
        The versions of the engine, the rules and the rulings.
    """
    return {"engine": version("privesfeer"), "rulebook": rulebook().version, "casebook": casebook().version}


# ---- a chunk, on whichever computer ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Order:
    """What has to be done with every chunk.

    Attributes:
        layout: how its rows are to be read.
        form: the form of the answers.
        as_of: the day on which the law is read, whatever a row says.
        today: that day where neither says it.
        lang: the language in which it is told what is wrong with a row.
        versions: with what it has to be done.
        nonce: with which rows commit to their facts; None: they do not.
    """

    layout: Layout
    form: Form
    as_of: dt.date | None
    today: dt.date
    lang: Lang
    versions: dict[str, str]
    nonce: str | None


@dataclass(frozen=True, slots=True)
class Done:
    """A chunk that is done.

    Attributes:
        number: its place in the file.
        size: how much of the file it is.
        rows: its rows with their answers; None: the worker's versions are not those of the order.
        faults: what is wrong with the others.
        good: how many rows were answered.
        bad: how many could not be.
    """

    number: int
    size: int
    rows: bytes | None = None
    faults: bytes = b""
    good: int = 0
    bad: int = 0


def answer_chunk(chunk: Chunk, order: Order) -> Done:
    """Read the rows of a chunk, answer them, and write the answers.

    Args:
        order: what has to be done with it.

    Returns:
        The answers, and what is wrong with rows that could not be answered.
    """
    if versions() != order.versions:
        return Done(chunk.number, chunk.size)
    rows = tuple(read(chunk, order.layout, order.as_of, order.today))
    bad = [row for row in rows if row.asked is None]
    answered: dict[int, Answered] = {}
    by_day = grouped((row.asked.day, (place, row, row.asked)) for place, row in enumerate(rows) if row.asked)
    for day, members in by_day.items():
        answers = answer_rows([asked for _, _, asked in members], day)
        for (place, row, asked), found in zip(members, answers, strict=True):
            kept = commitment(asked, nonce_of_row(order.nonce, row.line)) if order.nonce else None
            answered[place] = Answered(row, kept, found)
    good = [answered[place] for place in sorted(answered)]
    content = written(good, order.form, order.layout.ids, sealed=order.nonce is not None)
    return Done(chunk.number, chunk.size, content, faults(bad, order.lang), len(good), len(bad))


def _start_worker() -> None:
    """Leave an interruption to the process that gives the work, and end when that one is gone, however it ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("POLARS_MAX_THREADS", "1")
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)


# ---- a file ----------------------------------------------------------------------------------------------------------


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
        jobs = self.jobs or _cores()
        first = tuple(islice(left, 2))
        if self.engine == "local" and (jobs == 1 or not first[1:]):
            yield from (answer_chunk(chunk, order) for chunk in chain(first, left))
            return
        left = chain(first, left)
        with self._workers(jobs) as (workers, cores):
            waiting: set[Future[Done]] = set()
            while waiting or (waiting := _submitted(workers, islice(left, cores * _AHEAD), order)):
                ready, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                waiting |= _submitted(workers, islice(left, len(ready)), order)
                yield from (future.result() for future in ready)

    @contextmanager
    def _workers(self, jobs: int) -> Iterator[tuple[Executor, int]]:
        if self.engine == "dask":
            with _cluster(jobs, self.scheduler) as found:
                yield found
            return
        # Not forked: Polars has threads of its own, which a fork would leave in the middle of something.
        fresh = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(jobs, fresh, _start_worker) as workers:
            try:
                yield workers, jobs
            except BrokenExecutor as error:
                raise BrokenOffError(_SAID.BULK_BROKEN_OFF) from error
            finally:
                workers.shutdown(wait=False, cancel_futures=True)


def _cores() -> int:
    """Count the cores that this process may use; not every system tells, and then all count."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _submitted(workers: Executor, some: Iterable[Chunk], order: Order) -> set[Future[Done]]:
    return {workers.submit(answer_chunk, chunk, order) for chunk in some}


def _concatenate(opened: BinaryIO, paths: Iterable[Path]) -> None:
    for path in paths:
        with path.open("rb") as reading:
            shutil.copyfileobj(reading, opened, _READ)


@contextmanager
def _cluster(jobs: int, scheduler: str | None) -> Iterator[tuple[Executor, int]]:
    """Reach a Dask cluster, or make one of processes on this computer."""
    import distributed  # noqa: PLC0415 - an extra, which a plain install does not have

    # Neither is typed; nor is either there where the extra is not.
    local: Any = distributed.LocalCluster
    remote: Any = distributed.Client
    with ExitStack() as opened:
        try:
            cluster = scheduler or opened.enter_context(local(n_workers=jobs, threads_per_worker=1, **_QUIET))
            client = opened.enter_context(remote(cluster, timeout=_PATIENCE))
        except (OSError, ValueError) as error:
            raise BulkError(_SAID.BULK_NO_CLUSTER) from error
        try:
            yield client.get_executor(pure=False), sum(client.ncores().values()) or 1
        except (distributed.KilledWorker, CancelledError, OSError) as error:
            raise BrokenOffError(_SAID.BULK_BROKEN_OFF) from error


@contextmanager
def progress() -> Iterator[Tell]:
    """Show on a terminal, and only there, how far the work is.

    Yields:
        What is to be told of each chunk that is done.
    """
    console = Console(stderr=True)
    shown_so = (BarColumn(), TaskProgressColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*shown_so, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda size, total, _rows: bar.update(task, advance=size, total=total)


def day_of(written_day: str) -> dt.date:
    """Read the day on which the law is read.

    Args:
        written_day: the day, as yyyy-mm-dd.

    Raises:
        UnfitFileError: it is none.
    """
    try:
        return Request.model_validate({"as_of": written_day}).day
    except ValidationError as error:
        raise UnfitFileError(*(each.text for each in problems(error, Request, codebook()))) from error
