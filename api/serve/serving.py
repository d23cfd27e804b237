"""Serving: the application behind its middleware, on a socket, in one process or several."""

import asyncio
import importlib.util
import ipaddress
import os
import shutil
import signal
import socket
import tempfile
import time
from collections.abc import Callable
from ctypes import c_bool
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from types import FrameType

import uvicorn
from prometheus_client.multiprocess import mark_process_dead
from starlette.types import ASGIApp
from uvicorn.supervisors import Multiprocess

from privesfeer.api.http import logs
from privesfeer.api.http.logs import Entry
from privesfeer.api.middleware.access_log import AccessLogMiddleware
from privesfeer.api.middleware.admission import ConcurrencyLimitMiddleware
from privesfeer.api.middleware.api_keys import ApiKeyMiddleware, Keyring, read_keys
from privesfeer.api.middleware.encoding import ContentEncodingMiddleware
from privesfeer.api.middleware.host_and_origin import LOOPBACK, HostAndOriginMiddleware, SecurityHeadersMiddleware
from privesfeer.api.middleware.http_protocol import BadRequestMiddleware, BoundedHttpProtocol
from privesfeer.api.middleware.metrics import SHARED, Metrics, MetricsMiddleware
from privesfeer.api.middleware.rate_limit import Limits, RateLimitMiddleware

DRAINING = 5  # seconds in which a load balancer that looks every two finds out that it is to send nothing more
_LOOKING = 0.1  # seconds between two looks at whether they are over
_ENDING = 30  # seconds in which requests under way may end once the server is told to stop
_WRITERS = 2  # memos that a server writes at the same time; each process that answers has one writer at least
_STARTING = 60  # seconds without a sign of life after which a process is taken for dead; a slow computer starts in ten


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server is run.

    Attributes:
        keys: the file with the keys; None: no key is asked, which is for this computer alone.
        hosts: the names by which the server may be called.
        origins: the origins of other pages that may ask.
        limits: what each process takes on.
        workers: how many processes answer.
        proxies: the addresses of the proxies that are believed when they say that a request came over TLS.
        telemetry: whether spans are sent to OpenTelemetry.
        drain: seconds in which it says that it stops and goes on answering; 0: it stops at once.
    """

    keys: Path | None = None
    hosts: tuple[str, ...] = LOOPBACK
    origins: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    workers: int = 1
    proxies: tuple[str, ...] = ()
    telemetry: bool = False
    drain: float = 0


class NoAddressError(ValueError):
    """A host that is no address of a network card."""


class PortTakenError(OSError):
    """A port on which this program cannot listen."""


class NoKeyError(ValueError):
    """A server that asks for a key while none is in force, or that others could reach without one."""


class NoNameError(ValueError):
    """A server that others could reach, while it is not said by which name."""


def address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """Read the address to listen on.

    Args:
        host: an IP address, or localhost.

    Raises:
        NoAddressError: it is a name, or nothing at all.
    """
    try:
        return ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError as error:
        raise NoAddressError(host) from error


def check(host: str, settings: Settings) -> None:
    """Check that a server is fit to be reached by whoever can reach its address.

    Args:
        host: the address to listen on.
        settings: how it is to be run.

    Raises:
        NoAddressError: the host is no address.
        NoKeyError: others could reach it without a key, or none is in force.
        NoNameError: others could reach it, and it is not said by which name.
        UnfitKeysError: the file with the keys is not fit to be used.
        ModuleNotFoundError: telemetry is asked for and not installed.
    """
    if settings.telemetry and importlib.util.find_spec("opentelemetry") is None:
        raise ModuleNotFoundError(name="opentelemetry")
    beyond = not address(host).is_loopback
    if settings.keys is None and beyond:
        raise NoKeyError
    if settings.keys is not None and all(key.revoked for key in read_keys(settings.keys)):
        raise NoKeyError
    if beyond and set(settings.hosts) <= set(LOOPBACK):
        raise NoNameError


def guarded(app: ASGIApp, settings: Settings) -> ASGIApp:
    """Put an application behind its middleware.

    A request passes them from the last to the first: every answer is shielded and recorded, also that of middleware.

    Args:
        app: the application.
        settings: how it is run.

    Returns:
        The application that can be served.
    """
    metrics = Metrics()
    sinks: list[Callable[[Entry], None]] = [logs.write, metrics.count]
    if settings.telemetry:
        from privesfeer.api.middleware.telemetry import Spans, exporter  # noqa: PLC0415 - an extra

        sinks.append(Spans(exporter(), version("privesfeer")).send)
    app = ContentEncodingMiddleware(MetricsMiddleware(app, metrics))
    app = ConcurrencyLimitMiddleware(app, settings.limits)
    if settings.keys is not None:
        app = RateLimitMiddleware(app, settings.limits.rate) if settings.limits.rate else app
        app = ApiKeyMiddleware(app, Keyring(settings.keys))
    app = HostAndOriginMiddleware(app, settings.hosts, settings.origins)
    return SecurityHeadersMiddleware(AccessLogMiddleware(BadRequestMiddleware(app), sinks))


class Leaving:
    """That a server has been told to stop; all its processes know as soon as one of them says so."""

    def __init__(self) -> None:
        """Begin with a server that is to go on."""
        self._told = get_context("spawn").RawValue(c_bool, False)  # noqa: FBT003 - its first value

    def __call__(self) -> bool:
        """Say whether it has.

        Returns:
            Whether it has.
        """
        return bool(self._told.value)

    def tell(self) -> None:
        """Tell them that it has."""
        self._told.value = True


def application(settings: Settings, leaving: Callable[[], bool], taken: socket.socket) -> ASGIApp:
    """Make the application as it is served; each process makes its own.

    Args:
        settings: how it is run.
        leaving: says whether the server has been told to stop.
        taken: the socket on which the process listens.
    """
    logs.configure()
    # A writer that has it would take callers, whom nobody answers, as long as it lives after this one closed its own.
    taken.set_inheritable(False)
    from privesfeer.api.http.render_pool import RenderPool  # noqa: PLC0415 - what only a process that answers needs
    from privesfeer.api.serve.application import create_app  # noqa: PLC0415 - likewise

    render_pool = RenderPool(max(1, _WRITERS // settings.workers), warm=True)
    return guarded(create_app(render_pool=render_pool, leaving=leaving), settings)


def listen(host: str, port: int) -> tuple[socket.socket, str]:
    """Take a port.

    Args:
        host: the address to listen on.
        port: the port; 0: a free one.

    Returns:
        The socket, and the address at which it is reached.

    Raises:
        NoAddressError: the host is no address.
        PortTakenError: the port is in use, or reserved.
    """
    at = address(host)
    family = socket.AF_INET if at.version == 4 else socket.AF_INET6  # noqa: PLR2004 - the version of the protocol
    try:
        taken = socket.create_server((str(at), port), family=family)
        # Connections take this over. Without it the body of an answer waits until the caller has confirmed its head.
        taken.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError as error:
        raise PortTakenError(port) from error
    shown = f"[{at}]" if family == socket.AF_INET6 else str(at)
    return taken, f"http://{shown}:{taken.getsockname()[1]}"


def run(taken: socket.socket, settings: Settings) -> None:
    """Serve until stopped. Told to stop, it says so, then takes no new requests and ends those under way.

    Args:
        taken: the socket to listen on.
        settings: how it is run.
    """
    logs.configure()
    leaving = Leaving()
    config = uvicorn.Config(
        partial(application, settings, leaving, taken),
        factory=True,
        http=BoundedHttpProtocol,
        workers=settings.workers,
        ws="none",
        log_config=None,  # ours: uvicorn's own would write texts
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.proxies),
        forwarded_allow_ips=list(settings.proxies),
        timeout_graceful_shutdown=_ENDING,
        timeout_worker_healthcheck=_STARTING,
    )
    if settings.workers == 1:
        _Server(config, settings.drain, leaving).run(sockets=[taken])
        return
    shared = tempfile.mkdtemp(prefix="privesfeer-")
    os.environ[SHARED] = shared  # before the processes start, which inherit it
    try:
        _Workers(config, [taken], settings.drain, leaving).run()
    finally:
        shutil.rmtree(shared, ignore_errors=True)


class _Server(uvicorn.Server):
    """The one process that answers. On SIGTERM it says that it stops and goes on for a while; on Ctrl+C it does not."""

    def __init__(self, config: uvicorn.Config, drain: float, leaving: Leaving) -> None:
        super().__init__(config)
        self._drain, self._leaving, self._at_once = drain, leaving, False

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._at_once = self._at_once or sig == signal.SIGINT
        super().handle_exit(sig, frame)

    async def main_loop(self) -> None:
        await super().main_loop()
        self._leaving.tell()
        until = time.monotonic() + self._drain
        while time.monotonic() < until and not self._at_once:  # noqa: ASYNC110 - a signal sets it
            await asyncio.sleep(_LOOKING)


class _Workers(Multiprocess):
    """The processes that answer; one that dies is replaced, and what it had under way is counted no longer.

    Told to stop, they close their socket when the time to say so is over. This process holds it too, and would take
    callers whom nobody answers any more: so it closes its own before.
    """

    def __init__(self, config: uvicorn.Config, sockets: list[socket.socket], drain: float, leaving: Leaving) -> None:
        super().__init__(config, sockets)
        self._drain, self._leaving = drain, leaving

    def handle_term(self) -> None:
        self._close()
        until = time.monotonic() + self._drain
        while time.monotonic() < until and signal.SIGINT not in self.signal_queue:
            time.sleep(_LOOKING)
        super().handle_term()

    def handle_int(self) -> None:
        self._close()
        super().handle_int()

    def _close(self) -> None:
        self._leaving.tell()
        for each in self.sockets:
            each.close()

    def keep_subprocess_alive(self) -> None:
        for process in self.processes:
            # The process's own end of the pipe: as long as it is open here, a process that dies while it is asked for
            # a sign of life is waited for.
            process.child_conn.close()
        before = {process.pid for process in self.processes}
        super().keep_subprocess_alive()
        for pid in before - {process.pid for process in self.processes}:
            if pid is not None:
                mark_process_dead(pid)  # type: ignore[no-untyped-call]
                logs.happened("process_replaced", pid)
