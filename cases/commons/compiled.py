"""Compiled: what the program makes of its own files at every start, kept as the objects that they become.

It is written when the program is set up, and read only where nothing of what it was made from has changed by a byte
since: the program's code and data. Else everything is read anew from YAML. It is ours alone: it lies among the
program's own modules, and no file of a user is ever read this way, for to read it is to run it.
"""

import hashlib
import os
import pickle
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache, partial
from io import BytesIO
from pathlib import Path
from threading import RLock, local
from types import MethodType
from typing import Any

from pydantic import VERSION

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "cases" / "compiled"
_FOLDERS = ("cases", "rules", "engine", "api")
_INPUTS = (".py", ".yaml", ".json")
_SIZE = hashlib.blake2b().digest_size
_Cached = type(cache(lambda: None))


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        for each in sorted(found, key=lambda each: each.name):
            if each.is_dir():
                yield from _files(each.path)
            elif each.name.endswith(_INPUTS):
                yield each.path


@cache
def fingerprint() -> bytes:
    """Give a hash of all of which what is kept is made: the program's code and data, and the version of pydantic.

    Returns:
        The hash, of 64 bytes.
    """
    digest, root = hashlib.blake2b(VERSION.encode()), str(ROOT)
    for folder in _FOLDERS:
        for path in _files(os.path.join(root, folder)):  # noqa: PTH118 - a thousand files at every start
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - likewise
                content = file.read()
            digest.update(f"{path[len(root) :]}\n{len(content)}\n".encode())
            digest.update(content)
    return digest.digest()


@cache
def _kept(name: str) -> bytes | None:
    """Read what is kept under a name; None where nothing is, or not of this program as it is."""
    try:
        content = (FOLDER / name).with_suffix(".bin").read_bytes()
    except OSError:
        return None
    made_from, whole, held = content[:_SIZE], content[_SIZE : 2 * _SIZE], content[2 * _SIZE :]
    return held if made_from == fingerprint() and whole == hashlib.blake2b(held).digest() else None


class Series:
    """Objects that were kept one after another, each with what it shares with those before; read as far as asked."""

    def __init__(self, content: bytes) -> None:
        """Begin to read.

        Args:
            content: what was packed.
        """
        self._reader, self._read = pickle.Unpickler(BytesIO(content)), list[Any]()  # noqa: S301 - see `_kept`
        self._one_by_one = RLock()

    def __getitem__(self, place: int) -> Any:  # noqa: ANN401 - whatever was kept
        """Give one of them, by its place."""
        with self._one_by_one:
            while len(self._read) <= place:
                self._read.append(self._reader.load())
        return self._read[place]


def series(name: str) -> Series | None:
    """Give what is kept under a name.

    Returns:
        The objects; None: nothing is kept of this program as it is.
    """
    content = _kept(name)
    return None if content is None else Series(content)


@cache
def _words() -> Mapping[str, bytes]:
    kept = series("words")
    found: Mapping[str, bytes] = kept[0] if kept else {}
    return found


def part(name: str) -> Any:  # noqa: ANN401 - whatever was kept
    """Give one of the many small things that are kept together, each read when it is asked for.

    Returns:
        The object; None: it is not kept.
    """
    content = _words().get(name)
    return None if content is None else pickle.loads(content)  # noqa: S301 - see `_kept`


def packed(*found: object) -> bytes:
    """Write objects, to be kept. What they keep for later, as a cache does, starts empty.

    Args:
        *found: the objects, each after what it can be read without.

    Returns:
        They, as `Series` reads them.
    """
    written = BytesIO()
    writer = _Writer(written, pickle.HIGHEST_PROTOCOL)
    for each in found:
        writer.dump(each)
    return written.getvalue()


def write(name: str, content: bytes) -> None:
    """Keep what was packed; whoever reads meanwhile finds the old one or the new one.

    Args:
        name: the name under which it is kept.
        content: what was packed.
    """
    FOLDER.mkdir(exist_ok=True)
    file = (FOLDER / name).with_suffix(".bin")
    beside = file.with_suffix(f".{os.getpid()}")
    beside.write_bytes(fingerprint() + hashlib.blake2b(content).digest() + content)
    beside.replace(file)


class _Writer(pickle.Pickler):
    """Writes methods that keep what they gave as the same methods that have given nothing yet."""

    def reducer_override(self, found: object) -> Any:  # noqa: ANN401 - pickle's signature
        if isinstance(found, local):
            return local, ()
        if isinstance(found, _Cached) and isinstance(found.__wrapped__, MethodType | partial):
            return _keeping, (found.cache_parameters()["maxsize"], found.__wrapped__)
        return NotImplemented


def _keeping(most: int | None, method: Callable[..., Any]) -> Callable[..., Any]:
    return lru_cache(maxsize=most)(method)
