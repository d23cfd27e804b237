"""The command line: verdicts, rulings, rules and facts in the terminal, and the start of the server."""

import gc
import io
import os
import sys
from typing import Annotated

import typer

from privesfeer.api.cli import books, bulk, citations, codes, convert, evaluation, keys, read, rulings, serve, verdict
from privesfeer.api.cli.command import EPILOG, LANG, VARIABLE, Group
from privesfeer.api.cli.output import FAILED, REFUSED, SHOWN, write
from privesfeer.api.paper.blocks import Paragraph, plain, printable
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import LANGUAGES

_SAID = catalogue(__file__)

_EXTRAS = {
    "mcp": "agents",
    "polars": "bulk",
    "distributed": "cluster",
    **dict.fromkeys(("docx", "docxtpl", "icalendar", "lxml", "pypdf", "resvg_py", "weasyprint"), "documents"),
    **dict.fromkeys(("httptools", "prometheus_client", "uvicorn"), "server"),
    "opentelemetry": "telemetry",
}
"""By the name of a module that a plain install does not have, the extra that brings it; see pyproject.toml."""

app = typer.Typer(
    cls=Group,
    help=_SAID.HELP[LANG],
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # Rich would take as long to load as all else
)
for _part in (verdict, read, convert, citations, books, bulk, evaluation, serve):  # as they stand in the help
    app.add_typer(_part.app)
app.add_typer(rulings.app, name="rulings")
app.add_typer(keys.app, name="keys")
app.add_typer(codes.app, name="code")


def main() -> None:
    """Run the command line."""
    # A command lives for a second and fills its memory once: looking for garbage meanwhile costs a tenth of it.
    gc.disable()
    # Its matrices are small: several threads wait for one another longer than they reckon, most where others work too.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without é shows a question mark, not a traceback
    wanted = os.environ.get(VARIABLE, "")
    if wanted and wanted not in LANGUAGES:
        text = _SAID.NO_LANGUAGE.fill(variable=VARIABLE, name=printable(wanted, SHOWN), allowed=", ".join(LANGUAGES))
        write((Paragraph(plain(text[lang])) for lang in LANGUAGES), stderr=True)
        sys.exit(REFUSED)
    try:
        app()
    except BrokenPipeError:
        raise
    except ModuleNotFoundError as error:
        extra = _EXTRAS.get((error.name or "").partition(".")[0])
        if extra is None:
            raise
        write([Paragraph(plain(_SAID.NEEDS_EXTRA.fill(extra=extra)[LANG]))], stderr=True)
        sys.exit(REFUSED)
    except (RuntimeError, ValueError) as error:
        code = _explained(error)
        if code is None:
            raise
        sys.exit(code)
    except OSError as error:
        from privesfeer.api.paper.files import cause

        told = _SAID.OUTPUT_NOT_WRITTEN.fill(why=cause(error))
        os.write(sys.stderr.fileno(), f"{told[LANG]}\n".encode())
        os._exit(FAILED)  # leaving in the ordinary way would try to write once more


def _explained(error: Exception) -> int | None:
    """Write what an error says of itself to the user and give the exit code; None: it says nothing."""
    from privesfeer.cases.fit import UnfitFilesError
    from privesfeer.engine import UnprovedError

    match error:
        case UnprovedError(text=text):
            sys.stderr.write(f"{text[LANG]}\n")
            return FAILED
        case UnfitFilesError(faults=faults):
            for file, found in faults.items():
                for problem in found:
                    sys.stderr.write(f"{printable(file, SHOWN)}: {printable(problem.text[LANG])}\n")
            return REFUSED
        case _:
            return None


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer's signature
    if wanted:
        from importlib.metadata import version

        typer.echo(f"privesfeer {version('privesfeer')}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    _version: Annotated[
        bool,
        typer.Option("--version", help=_SAID.HELP_VERSION[LANG], callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Take the options of the program as a whole."""
