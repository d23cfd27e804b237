"""Render pool: processes of their own in which long texts are written, so that others need not wait for them.

A writer is asked one thing at a time. What waits for one is a short queue for each key, and the keys take turns; it is
dropped as soon as its caller has gone. What is being written is not: a new writer takes longer to start than most memos
to end.
"""

import asyncio
import faulthandler
import math
import os
import signal
import sys
import threading
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import cache
from statistics import fmean
from typing import Any, TypeVar

from anyio import BrokenWorkerProcess, CapacityLimiter, to_process
from starlette.requests import ClientDisconnect
from starlette.requests import Request as HttpRequest

from privesfeer.api.ask.request import Request
from privesfeer.api.http import logs
from privesfeer.api.http.example import EXAMPLE
from privesfeer.api.http.problem import ProblemDetailsError
from privesfeer.api.memo import memo_document
from privesfeer.api.paper.document import DocumentError
from privesfeer.api.paper.writers import written
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang, Text

_SAID = catalogue(__file__)

Made = TypeVar("Made")

_OF_A_KEY = 3  # one that is being written, and two that wait
_WAITING = 8  # how many may wait where no keys are asked: the last of them then waits some ten seconds
_USUAL = 2.0  # seconds that one takes, as long as none has been measured
_MEASURED = 20  # of how many, the last, the mean is taken
_SPARED = 20  # seconds that a writer may go on for a caller who has gone
_LONGEST = 120  # seconds; what twenty acts make, the most that is taken, is written in 20 on a free core
_NICE = 5  # how far writers stand back for who answers at once
_SETTLED = 5  # seconds after which a server that keeps running starts a writer
_LOOKING = 1  # seconds between two looks at whether the server still runs


class RenderPool:
    """The writers of one process that answers; what it asks of them is picked up there by its name."""

    def __init__(
        self,
        writers: int = 2,
        *,
        warm: bool = False,
        longest: float = _LONGEST,
        spared: float = _SPARED,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Set it up; a writer starts when it is needed, and one that died is replaced then.

        Args:
            writers: how many write at the same time.
            warm: whether one is started soon, before it is needed.
            longest: seconds that one thing may take to write.
            spared: seconds that it may still take for a caller who has gone.
            clock: tells the time in seconds.
        """
        self._writers, self._places, self._warm = writers, CapacityLimiter(writers), warm
        self._longest, self._spared, self._clock = longest, spared, clock
        self._works: dict[asyncio.Task[Any], str | None] = {}  # all that is not done, and whose it is
        self._writing = Counter[str | None]()
        self._waiting: dict[str | None, deque[asyncio.Future[None]]] = {}  # the key whose turn is next is first
        self._took = deque[float](maxlen=_MEASURED)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Write for as long as the application runs. Writers that have nothing to do end by themselves after it."""
        warming = (
            asyncio.get_running_loop().call_later(_SETTLED, self._begun, None, _warmed, ()) if self._warm else None
        )
        try:
            yield
        finally:
            if warming:
                warming.cancel()
            for work in self._works:
                work.cancel()
            await asyncio.gather(*self._works, return_exceptions=True)

    async def make(self, asked: HttpRequest, lang: Lang, make: Callable[..., Made], *given: object) -> Made:
        """Have something long made, unless too much of the same key waits already or the caller goes.

        Where no keys are asked, all callers are as one, who may have as much written at once as there are writers.

        Args:
            asked: the request, whose body has been read.
            lang: the language of a refusal.
            make: makes it; a function of a module.
            given: what it is given; it and what it makes are pickled on their way.

        Returns:
            What was made.

        Raises:
            ProblemDetailsError: too much waits; or the writer was lost, or took too long.
            ClientDisconnect: the caller has gone.
            DocumentError: it cannot be written.
        """
        key = asked.scope.get("state", {}).get("key")
        if list(self._works.values()).count(key) >= (self._writers + _WAITING if key is None else _OF_A_KEY):
            raise self._refusal(_SAID.PRESS_FULL if key is None else _SAID.PRESS_KEY_FULL, lang, key)
        work, gone = self._begun(key, make, given), asyncio.create_task(_gone(asked))
        try:
            await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                raise ClientDisconnect
            made: Made = work.result()
        except BrokenWorkerProcess as error:
            logs.happened("writer_lost", os.getpid())
            raise self._refusal(_SAID.PRESS_LOST, lang, key) from error
        else:
            return made
        finally:
            gone.cancel()
            self._leave(work)

    def _begun(self, key: str | None, make: Callable[..., Any], given: tuple[object, ...]) -> asyncio.Task[Any]:
        work = asyncio.create_task(self._written(key, make, given))
        self._works[work] = key
        work.add_done_callback(self._ended)
        return work

    async def _written(self, key: str | None, make: Callable[..., Any], given: tuple[object, ...]) -> Any:  # noqa: ANN401 - whatever is made
        turn = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(key, deque()).append(turn)
        self._next()
        try:
            await turn
            began = self._clock()
            made = await to_process.run_sync(_made, self._longest, make, given, cancellable=True, limiter=self._places)
            self._took.append(self._clock() - began)
            return made
        finally:
            if not turn.cancelled():
                self._writing[key] -= 1
                if key in self._waiting:
                    self._waiting[key] = self._waiting.pop(key)  # behind the other keys
            self._next()

    def _next(self) -> None:
        """Give the free writers to the keys in their order, to none of them a second one."""
        for key, queue in list(self._waiting.items()):
            while queue and queue[0].cancelled():  # nobody waits for it any more
                queue.popleft()
            at_once = self._writers if key is None else 1
            if queue and self._writing.total() < self._writers and self._writing[key] < at_once:
                queue.popleft().set_result(None)
                self._writing[key] += 1
            if not queue:
                del self._waiting[key]

    def _ended(self, work: asyncio.Task[Any]) -> None:
        del self._works[work]
        if not work.cancelled():
            work.exception()  # of work that nobody waits for any more it is of no interest

    def _leave(self, work: asyncio.Task[Any]) -> None:
        """Drop work that waits; let work that is under way go on for a little, and then end its writer."""
        if work in self._places.statistics().borrowers:
            asyncio.get_running_loop().call_later(self._spared, work.cancel)
        else:
            work.cancel()

    def _refusal(self, text: Text, lang: Lang, key: str | None) -> ProblemDetailsError:
        """Turn away until one of the key's own is done, as the last ones took, which makes room."""
        before = list(self._waiting).index(key) if key in self._waiting else 0
        rounds = 1 if self._writing[key] else before // self._writers + 2
        seconds = str(math.ceil(rounds * fmean(self._took or (_USUAL,))))
        return ProblemDetailsError(503, text.fill(seconds=seconds), lang=lang, headers={"Retry-After": seconds})


async def in_render_pool(asked: HttpRequest, lang: Lang, make: Callable[..., Made], *given: object) -> Made:
    """Have something long made by the render pool of the application that was asked; see `RenderPool.make`."""
    render_pool: RenderPool = asked.app.state.render_pool
    return await render_pool.make(asked, lang, make, *given)


async def _gone(asked: HttpRequest) -> None:
    """Wait until the caller has gone."""
    while (await asked.receive())["type"] != "http.disconnect":
        pass


# ---- in a writer -----------------------------------------------------------------------------------------------------


def _made(longest: float, make: Callable[..., Made], given: tuple[object, ...]) -> Made:
    """Make something; an error goes back in a form that can be pickled, and a writer that takes too long ends."""
    _settle()
    faulthandler.dump_traceback_later(longest, exit=True)
    try:
        return make(*given)
    except DocumentError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told
        raise logs.ElsewhereError(tuple(logs.told(error))) from None
    finally:
        faulthandler.cancel_dump_traceback_later()


@cache
def _settle() -> None:
    """Become a writer: that ends when the server does, and not by itself when others are told to."""
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_NICE)
    os.dup2(sys.stderr.fileno(), 2)  # which leads nowhere; nobody reads what libraries below Python say there
    threading.Thread(target=_follow, args=(os.getppid(),), daemon=True).start()


def _follow(server: int) -> None:
    while os.getppid() == server:
        time.sleep(_LOOKING)
    os._exit(1)


def _warmed() -> None:
    """Write once what nobody reads: modules are imported, engines built and fonts found before the first caller."""
    short = memo_document(Request.model_validate(EXAMPLE), "nl", "employee")
    for suffix in (".docx", ".pdf"):
        with suppress(DocumentError):  # the caller who asks for it is told why
            written(short, suffix)
