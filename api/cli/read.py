"""The command that searches a text for what it suggests."""

from functools import partial
from typing import Annotated

import typer

from privesfeer.api.cli.command import EPILOG, LANG, Command
from privesfeer.api.cli.options import FormatOption, LangOption, taken
from privesfeer.api.cli.output import give
from privesfeer.cases.commons.catalogue import catalogue

_SAID = catalogue(__file__)

app = typer.Typer()
_command = partial(app.command, cls=Command, epilog=EPILOG)


@_command(help=_SAID.HELP_READ[LANG])
def read(
    file: Annotated[str, typer.Argument(metavar="FILE", help=_SAID.HELP_READ_FILE[LANG])],
    lang: LangOption = None,
    form: FormatOption = "text",
) -> None:
    """Search a text for words that suggest facts."""
    from privesfeer.api.ask.reading import read_text
    from privesfeer.api.reports.reading import reading_json, reading_report

    said = lang or LANG
    found = taken(read_text, file, said)
    give(lambda: reading_json(found), lambda: reading_report(found, said), form)
