"""API keys: who may ask what over HTTP. A key is a random secret; what is kept of it is a hash and what it opens.

Why a plain SHA-256 and no slow hash: a slow hash makes it dear to try the few passwords that people choose. A key is
not chosen but drawn from 2**256, so nobody can try them all, however fast each trial is; and a slow hash would cost
every request what it costs the one who tries.
"""

import datetime as dt
import hashlib
import hmac
import json
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, get_args

from pydantic import Field, ValidationError
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from privesfeer.api.http.version import VERSIONS
from privesfeer.api.middleware.base import Middleware
from privesfeer.api.middleware.refusal import refuse
from privesfeer.api.paper import files, wording
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Record, Text

_SAID = catalogue(__file__)

KeyScope = Literal["verdict", "reference", "bulk", "metrics"]
KEY_SCOPES: tuple[KeyScope, ...] = get_args(KeyScope)
ID = re.compile(r"[0-9a-f]{8}")
_BYTES = 32  # 256 bits
_TOKEN = re.compile(rf"privesfeer_({ID.pattern})_[A-Za-z0-9_-]{{43}}")
_NO_HASH = "0" * 64  # no key has it; what a key that is not there is compared with

# What a load balancer asks; it tells nothing but that the service is up, and in which version.
OPEN = frozenset(f"/{each.name}/{name}" for each in VERSIONS for name in ("health", "ready"))
_BULK = frozenset(f"/{each.name}/verdicts/{name}" for each in VERSIONS for name in ("batch", "lines"))


class Key(Record):
    """What is kept of a key.

    Attributes:
        id: what it is called in logs and commands; no secret.
        name: whose it is, in the words of who made it.
        scopes: what it opens.
        sha256: the hash of the secret.
        made: the day on which it was made.
        revoked: the day since when it opens nothing.
    """

    id: str = Field(pattern=rf"^{ID.pattern}$")
    name: str = Field(max_length=200)
    scopes: tuple[KeyScope, ...] = Field(min_length=1)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    made: dt.date
    revoked: dt.date | None = None


class _Ring(Record):
    keys: tuple[Key, ...] = ()


class UnfitKeysError(ValueError):
    """A file that holds no keys as this program writes them, or that others can write.

    Attributes:
        text: what is wrong.
    """

    def __init__(self, text: Text) -> None:
        """Keep what is wrong.

        Args:
            text: what is wrong.
        """
        super().__init__(text.en)
        self.text = text


class NoSuchKeyError(LookupError):
    """A key that is not in the file."""


def default_file() -> Path:
    """Say where keys are kept where nothing else is said.

    Returns:
        The file; it need not exist.
    """
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "privesfeer" / "keys.json"


def read_keys(file: Path) -> tuple[Key, ...]:
    """Read the keys.

    Args:
        file: where they are kept.

    Returns:
        The keys, also those that were revoked; none where there is no file.

    Raises:
        UnfitKeysError: the file cannot be read, others can write it, or it holds something else.
    """
    name = str(file)
    try:
        with file.open("rb") as opened:
            # Its hashes open nothing, so others may read it (as a mounted secret); who can write it lets himself in.
            if os.fstat(opened.fileno()).st_mode & 0o022:
                raise UnfitKeysError(_SAID.KEYS_WRITABLE.fill(file=name))
            return _Ring.model_validate_json(opened.read()).keys
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise UnfitKeysError(wording.NOT_READ.fill(file=name)) from error
    except ValidationError as error:
        raise UnfitKeysError(_SAID.KEYS_UNFIT.fill(file=name)) from error


def make_key(file: Path, name: str, scopes: tuple[KeyScope, ...], day: dt.date) -> str:
    """Make a key and keep its hash.

    Args:
        file: where keys are kept; made where it does not exist.
        scopes: what it opens; at least one.
        day: the day of today.

    Returns:
        The secret. It is kept nowhere: who loses it makes another.

    Raises:
        UnfitKeysError: the file cannot be read.
        api.paper.files.NotWrittenError: it cannot be written.
    """
    with _rewriting(file) as keys:
        taken = {key.id for key in keys}
        one = next(one for one in iter(lambda: secrets.token_hex(4), "") if one not in taken)
        token = f"privesfeer_{one}_{secrets.token_urlsafe(_BYTES)}"
        opens = tuple(scope for scope in KEY_SCOPES if scope in scopes)
        keys.append(Key(id=one, name=name, scopes=opens, sha256=_hash(token), made=day))
    return token


def revoke_key(file: Path, one: str, day: dt.date) -> None:
    """Take away what a key opens. It stays in the file, so that its id in a log can still be told.

    Args:
        file: where keys are kept.
        one: the id of the key.
        day: the day of today.

    Raises:
        NoSuchKeyError: there is no such key.
        UnfitKeysError: the file cannot be read.
        api.paper.files.NotWrittenError: it cannot be written.
    """
    with _rewriting(file) as keys:
        place = next((place for place, key in enumerate(keys) if key.id == one), None)
        if place is None:
            raise NoSuchKeyError(one)
        if keys[place].revoked is None:
            keys[place] = keys[place].model_copy(update={"revoked": day})


@contextmanager
def _rewriting(file: Path) -> Iterator[list[Key]]:
    """Read the keys, and put in their place what becomes of them: at once, and for one command at a time."""
    import fcntl  # noqa: PLC0415 - serving works where this does not exist

    with files.told_if_not_written(file):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = file.resolve()  # one lock for a file and the links to it
        lock = os.open(file.with_name(f"{file.name}.lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        keys = list(read_keys(file))
        yield keys
        kept = json.dumps(_Ring(keys=tuple(keys)).model_dump(mode="json"), ensure_ascii=False, indent=2)
        files.write(file, f"{kept}\n".encode(), private=True)
    finally:
        os.close(lock)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class Keyring:
    """The keys of a file as they are now: a key that is made or revoked counts from the next request.

    A file that has gone, or can no longer be trusted, opens nothing.
    """

    def __init__(self, file: Path) -> None:
        """Read the keys.

        Args:
            file: where they are kept.
        """
        self._file = file
        self._seen: tuple[int, ...] | None = None
        self._keys: dict[str, Key] = {}

    def find(self, token: str) -> Key | None:
        """Find the key that a secret belongs to.

        Args:
            token: the secret.

        Returns:
            The key; None if there is none, or it was revoked.
        """
        self._read_again()
        named = _TOKEN.fullmatch(token)
        key = self._keys.get(named[1]) if named else None
        # The id is no secret; what takes equally long, however much of the secret is right, is the comparison.
        right = hmac.compare_digest(_hash(token), key.sha256 if key else _NO_HASH)
        return key if right and key and key.revoked is None else None

    def _read_again(self) -> None:
        try:
            state = self._file.stat()
            seen = (state.st_ino, state.st_mtime_ns, state.st_size, state.st_mode)
            if seen == self._seen:
                return
            self._keys = {key.id: key for key in read_keys(self._file)}
            self._seen = seen
        except (OSError, UnfitKeysError):
            self._seen, self._keys = None, {}


def needed(method: str, path: str) -> KeyScope | None:
    """Say what a key must open for a request. What is not known here asks for the most: a new address starts closed.

    Args:
        method: the method of the request.

    Returns:
        The scope; None: no key is needed.
    """
    reading = method in {"GET", "HEAD"}
    if path in OPEN and reading:
        return None
    if path == "/metrics":
        return "metrics"
    if path in _BULK:
        return "bulk"
    return "reference" if reading else "verdict"


class ApiKeyMiddleware(Middleware):
    """Lets through who has a key for what is asked; 401 or 403 for others.

    The id of the key stands in the state of the request, as `key`.
    """

    def __init__(self, app: ASGIApp, ring: Keyring) -> None:
        """Put a lock on an application.

        Args:
            app: the application.
            ring: the keys that open it.
        """
        super().__init__(app)
        self._ring = ring

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        scopes = needed(scope["method"], scope["path"])
        if scopes is None:
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).getlist("authorization")
        scheme, _, token = given[0].partition(" ") if len(given) == 1 else ("", "", "")
        key = self._ring.find(token.strip()) if scheme.lower() == "bearer" else None
        if key is None:
            failed = ', error="invalid_token"' if given else ""
            challenge = {"WWW-Authenticate": f'Bearer realm="privesfeer"{failed}'}
            await refuse(scope, receive, send, 401, _SAID.KEY_WRONG if given else _SAID.KEY_MISSING, challenge)
            return
        scope.setdefault("state", {})["key"] = key.id
        if scopes not in key.scopes:
            lacks = f'Bearer realm="privesfeer", error="insufficient_scope", scope="{scopes}"'
            detail = _SAID.KEY_LACKS.fill(scope=scopes)
            await refuse(scope, receive, send, 403, detail, {"WWW-Authenticate": lacks})
            return
        await self._app(scope, receive, send)
