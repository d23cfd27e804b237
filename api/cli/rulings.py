"""The commands about rulings."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from privesfeer.api.cli.command import EPILOG, LANG, Command, Group
from privesfeer.api.cli.options import LangOption, questions, suggesting
from privesfeer.api.cli.output import SHOWN, refuse, write
from privesfeer.api.paper.blocks import printable
from privesfeer.cases.commons.text import Lang

if TYPE_CHECKING:
    from privesfeer.cases.casebook import Casebook
    from privesfeer.cases.ruling import Ruling
from privesfeer.api.http import wording
from privesfeer.cases.commons.catalogue import catalogue

_SAID = catalogue(__file__)

app = typer.Typer(cls=Group, help=_SAID.HELP_RULINGS[LANG], epilog=EPILOG, invoke_without_command=True)
_command = partial(app.command, cls=Command, epilog=EPILOG)


@app.callback()
def rulings(
    context: typer.Context,
    question: Annotated[str | None, typer.Option("--question", help=_SAID.HELP_QUESTION[LANG])] = None,
    lang: LangOption = None,
) -> None:
    """List the rulings; or pass the language on to the command below."""
    if context.invoked_subcommand:
        context.obj = lang
        return
    from privesfeer.api.ask.registry import casebook
    from privesfeer.api.reports.books import ruling_list

    questions([question] if question else None, lang or LANG)
    write(ruling_list(casebook(), question, lang or LANG))


@_command("show", help=_SAID.HELP_SHOW[LANG])
def show_ruling(
    context: typer.Context,
    key: Annotated[str, typer.Argument(help=_SAID.HELP_KEY[LANG])],
    lang: LangOption = None,
) -> None:
    """Show all that is recorded of a ruling."""
    from privesfeer.api.ask.registry import casebook
    from privesfeer.api.reports.books import ruling_page

    lang = lang or context.obj or LANG
    book = casebook()
    write(ruling_page(book, _find(book, key, lang), lang))


def _find(book: "Casebook", key: str, lang: Lang) -> "Ruling":
    from privesfeer.cases.casebook import UnknownRulingError

    try:
        return book[key.strip()]
    except UnknownRulingError as error:
        text = wording.NO_RULING.fill(name=printable(key, SHOWN))
        refuse(lang, suggesting(text, error.nearest) if error.nearest else _SAID.SEE_RULINGS.fill(text=text))
