"""Fair queue: who may go on with his work now, on the one thread of the event loop."""

import asyncio
import time
from collections import deque
from collections.abc import Callable


class FairQueue:
    """Lets one request go on at a time, and the keys in turn.

    Reasoning occupies the event loop. Between two turns the loop goes round once: it takes in what has come, and gives
    short answers. A key with many requests waits for itself, and not the others for it.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Start with nobody waiting.

        Args:
            clock: tells the time in seconds.
        """
        self._clock = clock
        self._waiting: dict[str | None, deque[asyncio.Future[None]]] = {}
        self._going = False

    async def take(self, key: str | None) -> float:
        """Wait for a turn; it lasts until who has it waits for something else.

        Args:
            key: whose turn it is to be; None: no key is asked.

        Returns:
            How many seconds it took to come.
        """
        came, loop = self._clock(), asyncio.get_running_loop()
        turn: asyncio.Future[None] = loop.create_future()
        self._waiting.setdefault(key, deque()).append(turn)
        if not self._going:
            self._going = True
            loop.call_soon(self._next, loop)
        await turn
        return self._clock() - came

    def _next(self, loop: asyncio.AbstractEventLoop) -> None:
        self._going = False
        while self._waiting and not self._going:
            key = next(iter(self._waiting))
            queue = self._waiting.pop(key)
            turn = queue.popleft()
            if queue:
                self._waiting[key] = queue  # behind the other keys
            if not turn.done():  # who waited may have been stopped meanwhile
                turn.set_result(None)
                self._going = True
                loop.call_soon(self._next, loop)
