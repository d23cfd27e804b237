"""The command that checks every citation of a document."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from privesfeer.api.cli.command import EPILOG, LANG, Command
from privesfeer.api.cli.options import AsOfOption, FormatOption, LangOption, content_of
from privesfeer.api.cli.output import NOT_ALL, SHOWN, give, refuse, write_file
from privesfeer.api.paper.blocks import printable
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang

if TYPE_CHECKING:
    import datetime as dt

    from privesfeer.api.citations.opendata import OpenData

_SAID = catalogue(__file__)

app = typer.Typer()
_command = partial(app.command, cls=Command, epilog=EPILOG)


@_command("check-citations", help=_SAID.HELP[LANG])
def check_citations(  # noqa: PLR0913 - the options of one command
    file: Annotated[str, typer.Argument(metavar="FILE", help=_SAID.HELP_FILE[LANG])],
    *,
    out: Annotated[str | None, typer.Option("--out", metavar="FILE.docx", help=_SAID.HELP_OUT[LANG])] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="URL", help=_SAID.HELP_SOURCE[LANG])] = None,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    form: FormatOption = "text",
) -> None:
    """Check every citation of a document."""
    from privesfeer.api.ask.registry import citator
    from privesfeer.api.ask.request import record_json
    from privesfeer.api.citations.opened import opened
    from privesfeer.api.citations.report import citations_report
    from privesfeer.api.citations.unread import LARGEST, UnreadFileError

    said = lang or LANG
    day, asked = _day(as_of, said), _register(source, said)
    if out and not out.lower().endswith(".docx"):
        refuse(said, _SAID.ONLY_WORD)
    content = content_of(file, said, LARGEST)
    try:
        read = opened(content, file)
        checked = citator().check(read.text, day, asked)
        if out:
            from privesfeer.api.citations.annotated import annotated

            write_file(out, annotated(content, read, checked, said), said)
    except UnreadFileError as error:
        refuse(said, error.text)
    give(lambda: record_json(checked), lambda: citations_report(checked, said), form)
    if out and form != "json":
        typer.echo(_SAID.WRITTEN.fill(file=printable(str(Path(out)), SHOWN))[said], err=True)
    if checked.faulty:
        raise typer.Exit(NOT_ALL)


def _day(given: str | None, lang: Lang) -> "dt.date":
    import datetime as dt

    from privesfeer.api.ask.today import today

    try:
        return dt.date.fromisoformat(given) if given else today()
    except ValueError:
        refuse(lang, _SAID.NO_DAY.fill(given=printable(given or "", SHOWN)))


def _register(address: str | None, lang: Lang) -> "OpenData | None":
    from privesfeer.api.citations.opendata import AddressError, OpenData

    try:
        return OpenData(address) if address else None
    except (AddressError, ValueError):
        refuse(lang, _SAID.NO_ADDRESS.fill(given=printable(address or "", SHOWN)))
