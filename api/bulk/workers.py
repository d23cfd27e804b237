"""Workers: the processes of this computer, or of a Dask cluster, that answer chunks."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import (
    BrokenExecutor,
    CancelledError,
    Executor,
    ProcessPoolExecutor,
)
from contextlib import ExitStack, contextmanager
from multiprocessing.connection import wait as wait_for
from typing import Any, Literal

from privesfeer.api.bulk.chunks import UnfitFileError
from privesfeer.cases.commons.catalogue import catalogue

_SAID = catalogue(__file__)

Engine = Literal["local", "dask"]
_PATIENCE = 30  # seconds to reach a cluster
_QUIET: dict[str, Any] = {"dashboard_address": None, "silence_logs": "CRITICAL"}


class BulkError(UnfitFileError):
    """An order that cannot be carried out; nothing that was done is lost."""


class BrokenOffError(BulkError):
    """Work that broke off half-way, and can be taken up again."""


def cores() -> int:
    """Count the cores that this process may use; not every system tells, and then all count."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def workers(engine: Engine, jobs: int, scheduler: str | None) -> Iterator[tuple[Executor, int]]:
    """Start processes, or reach a cluster.

    Args:
        scheduler: the address of a Dask cluster that is there already; None: one is made on this computer.

    Yields:
        What takes the work, and how many cores it has.

    Raises:
        BulkError: the cluster cannot be reached.
        BrokenOffError: a process ended in the middle of its work.
    """
    if engine == "dask":
        with _cluster(jobs, scheduler) as found:
            yield found
        return
    # Not forked: Polars has threads of its own, which a fork would leave in the middle of something.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, fresh, _start_worker) as pool:
        try:
            yield pool, jobs
        except BrokenExecutor as error:
            raise BrokenOffError(_SAID.BULK_BROKEN_OFF) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


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
