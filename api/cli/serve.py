"""The commands that serve: over HTTP, and to agents."""

import gc
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from privesfeer.api.cli.command import EPILOG, LANG, Command
from privesfeer.api.cli.options import LangOption
from privesfeer.api.cli.output import FAILED, SHOWN, refuse
from privesfeer.api.paper.blocks import printable
from privesfeer.cases.commons.text import Lang

if TYPE_CHECKING:
    from privesfeer.api.serve.serving import Settings
from privesfeer.cases.commons.catalogue import catalogue

_SAID = catalogue(__file__)

app = typer.Typer()
_command = partial(app.command, cls=Command, epilog=EPILOG)


@_command(help=_SAID.HELP_SERVE[LANG])
def serve(  # noqa: PLR0913 - one parameter for each option
    *,
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help=_SAID.HELP_PORT[LANG])] = 8000,
    host: Annotated[str, typer.Option("--host", help=_SAID.HELP_HOST[LANG])] = "127.0.0.1",
    workers: Annotated[int, typer.Option("--workers", metavar="N", min=1, max=256, help=_SAID.HELP_WORKERS[LANG])] = 1,
    keys: Annotated[
        Path | None,
        typer.Option("--keys", metavar="FILE", envvar="PRIVESFEER_KEYS", help=_SAID.HELP_SERVE_KEYS[LANG]),
    ] = None,
    hosts: Annotated[
        list[str] | None, typer.Option("--allowed-host", metavar="NAME", help=_SAID.HELP_ALLOWED_HOST[LANG])
    ] = None,
    origins: Annotated[
        list[str] | None, typer.Option("--allowed-origin", metavar="ORIGIN", help=_SAID.HELP_ALLOWED_ORIGIN[LANG])
    ] = None,
    rate: Annotated[int, typer.Option("--rate", metavar="N", min=0, help=_SAID.HELP_RATE[LANG])] = 600,
    proxies: Annotated[list[str] | None, typer.Option("--proxy", metavar="IP", help=_SAID.HELP_PROXY[LANG])] = None,
    drain: Annotated[
        int | None, typer.Option("--drain", metavar="SECONDS", min=0, max=600, help=_SAID.HELP_DRAIN[LANG])
    ] = None,
    telemetry: Annotated[bool, typer.Option("--telemetry", help=_SAID.HELP_TELEMETRY[LANG])] = False,
    lang: LangOption = None,
) -> None:
    """Answer over HTTP until stopped."""
    from privesfeer.api.middleware.host_and_origin import LOOPBACK
    from privesfeer.api.middleware.rate_limit import Limits
    from privesfeer.api.serve.serving import DRAINING, Settings

    # Without keys it is for this computer alone: there is no load balancer to tell.
    drain = drain if drain is not None else DRAINING if keys else 0
    settings = Settings(
        keys=keys,
        hosts=(*LOOPBACK, *(hosts or ())),
        origins=tuple(origins or ()),
        limits=Limits(rate=rate),
        workers=workers,
        proxies=tuple(proxies or ()),
        telemetry=telemetry,
        drain=drain,
    )
    _serve(host, port, settings, lang or LANG)


@_command(help=_SAID.HELP_MCP[LANG])
def mcp(
    http: Annotated[
        int | None, typer.Option("--http", metavar="PORT", min=0, max=65535, help=_SAID.HELP_MCP_HTTP[LANG])
    ] = None,
    lang: LangOption = None,
) -> None:
    """Answer agents until stopped."""
    from privesfeer.api.agents.server import PATH, serve_stdio

    if http is None:
        gc.enable()
        serve_stdio()
        return
    from privesfeer.api.serve.serving import Settings

    _serve("127.0.0.1", http, Settings(), lang or LANG, PATH)


def _serve(host: str, port: int, settings: "Settings", lang: Lang, path: str = "") -> None:
    """Serve until stopped, and say at which address, with the path; or say why it cannot be."""
    from privesfeer.api.middleware.api_keys import UnfitKeysError
    from privesfeer.api.serve import serving
    from privesfeer.api.serve.proof import prove
    from privesfeer.engine import UnprovedError

    shown = printable(host, SHOWN)
    try:
        serving.check(host, settings)
        socket, url = serving.listen(host, port)
    except serving.NoAddressError:
        refuse(lang, _SAID.NO_ADDRESS.fill(host=shown))
    except serving.NoKeyError:
        file = printable(str(settings.keys), SHOWN)
        refuse(lang, _SAID.NEEDS_VALID_KEY.fill(file=file) if settings.keys else _SAID.NEEDS_KEYS.fill(host=shown))
    except serving.NoNameError:
        refuse(lang, _SAID.NEEDS_HOSTS.fill(host=shown))
    except UnfitKeysError as error:
        refuse(lang, error.text)
    except serving.PortTakenError:
        refuse(lang, _SAID.PORT_TAKEN.fill(port=str(port)))
    try:
        prove(settings.workers)
    except UnprovedError as error:
        socket.close()
        refuse(lang, error.text, _SAID.NOT_PROVED, code=FAILED)
    typer.echo(_SAID.LISTENING.fill(url=f"{url}{path}")[lang])
    sys.stdout.flush()
    gc.enable()
    serving.run(socket, settings)
