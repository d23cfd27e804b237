"""Hostile callers, of several kinds, bounded in number, in bytes and in time; on this computer alone.

Each kind has a process of its own, so that what honest callers wait does not hold what it costs to be hostile:
``python -m tests.load.hostile KIND PORT KEY SECONDS``.
"""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress

ENDLESS, NEWLINES = 100_000_000, 40_000_000  # bytes
SLOW, MEMOS, JUNK, NONSENSE = 64, 40, 300, 100  # callers, or requests
_PIECE = 65_536
_AGAIN = 1.0  # seconds after which who was refused comes again
_INCIDENT = b'{"facts": {"platforms": ["whatsapp"], "form": "group_chat", "content": ["criticism"]}}'
_JSON, _CHUNKED = "Content-Type: application/json", "Transfer-Encoding: chunked"
_LARGEST = 1024 * 1024
_BODIES = (
    b"[" * _LARGEST,
    b'{"facts": {' + b",".join(b'"f%d": %d' % (each, each) for each in range(50_000)) + b"}}",
    b'{"title": "' + b"a" * (_LARGEST - 20) + b'"}',
    b"\xff" * _LARGEST,
)


class Attack:
    """What hostile callers have: a port, a key, and as many connections as they like."""

    def __init__(self, port: int, key: str) -> None:
        """Aim at a port."""
        self._port, self._key = port, key

    def head(self, path: str, *headers: str) -> bytes:
        """Give the head of a POST with the key."""
        fields = "\r\n".join(("Host: localhost", f"Authorization: Bearer {self._key}", *headers))
        return f"POST {path} HTTP/1.1\r\n{fields}\r\n\r\n".encode()

    async def send(self, pieces: AsyncIterator[bytes]) -> None:
        """Send pieces over a connection of its own, until an answer begins or the connection is broken off."""
        with suppress(OSError):
            reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
            answered = asyncio.create_task(reader.read(1))
            try:
                async for piece in pieces:
                    if answered.done():
                        break
                    writer.write(piece)
                    await writer.drain()
                await answered
            finally:
                answered.cancel()
                writer.close()

    async def hang_up(self, request: bytes) -> None:
        """Send a request, and be gone before there can be an answer."""
        with suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", self._port)
            writer.write(request)
            await writer.drain()
            writer.close()


async def _pieces(*pieces: bytes, then: bytes = b"", times: int = 0, pause: float = 0) -> AsyncIterator[bytes]:
    """Give some pieces, and then one over and over."""
    for piece in pieces:
        yield piece
    for _ in range(times):
        await asyncio.sleep(pause)
        yield then


async def endless_header(attack: Attack) -> None:
    """One header without end."""
    start = b"GET /v2/health HTTP/1.1\r\nHost: localhost\r\nX: "
    await attack.send(_pieces(start, then=b"x" * _PIECE, times=ENDLESS // _PIECE))


async def slow_bodies(attack: Attack) -> None:
    """Bodies that come byte by byte, from as many callers as fit; who is refused comes again."""
    head = attack.head("/v2/verdicts", _JSON, "Content-Length: 1000")
    await _over_and_over(attack, lambda: _pieces(head, then=b" ", times=1000, pause=1))


async def slow_streams(attack: Attack) -> None:
    """Streams of lines of which the first never ends, likewise."""
    head = attack.head("/v2/verdicts/lines", "Content-Type: application/x-ndjson", _CHUNKED)
    await _over_and_over(attack, lambda: _pieces(head, then=b"1\r\n \r\n", times=1000, pause=5))


async def _over_and_over(attack: Attack, pieces: Callable[[], AsyncIterator[bytes]]) -> None:
    async def one() -> None:
        while True:
            await attack.send(pieces())
            await asyncio.sleep(_AGAIN)

    await asyncio.gather(*(one() for _ in range(SLOW)))


async def memos_hung_up(attack: Attack) -> None:
    """Memos as PDF that nobody waits for."""
    head = attack.head("/v2/memo", _JSON, "Accept: application/pdf", f"Content-Length: {len(_INCIDENT)}")
    await asyncio.gather(*(attack.hang_up(head + _INCIDENT) for _ in range(MEMOS)))


async def junk(attack: Attack) -> None:
    """Bytes by chance, and bodies in chunks that are none, in turn."""
    bad = attack.head("/v2/verdicts", _JSON, _CHUNKED) + b"zz\r\nnone\r\n"
    for place in range(JUNK):
        await attack.hang_up(bad if place % 2 else os.urandom(4096))
        await asyncio.sleep(0.02)


async def nonsense(attack: Attack) -> None:
    """Bodies as large as they may be, of what is no incident."""
    for place in range(NONSENSE):
        body = _BODIES[place % len(_BODIES)]
        await attack.send(_pieces(attack.head("/v2/verdicts", _JSON, f"Content-Length: {len(body)}"), body))
        await asyncio.sleep(0.05)


async def newlines(attack: Attack) -> None:
    """Lines in which nothing stands."""
    head = attack.head("/v2/verdicts/lines", "Content-Type: application/x-ndjson", f"Content-Length: {NEWLINES}")
    await attack.send(_pieces(head, then=b"\n" * _PIECE, times=NEWLINES // _PIECE))


KINDS: dict[str, Callable[[Attack], Awaitable[None]]] = {
    each.__name__.replace("_", "-"): each
    for each in (endless_header, slow_bodies, slow_streams, memos_hung_up, junk, nonsense, newlines)
}


async def _attack(kind: str, port: int, key: str, seconds: float) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await KINDS[kind](Attack(port, key))


if __name__ == "__main__":
    asyncio.run(_attack(sys.argv[1], int(sys.argv[2]), sys.argv[3], float(sys.argv[4])))
