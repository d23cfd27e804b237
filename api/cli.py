"""The command line: verdicts, rulings, rules and facts in the terminal, and the start of the server.

What takes long to import is imported by the command that needs it, so that every command starts quickly.
"""

import gc
import io
import os
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer

from api import wording
from api.blocks import Block, Paragraph, plain, printable
from cases.text import Lang, Text

if TYPE_CHECKING:
    from api.request import CaseRequest, Request
    from cases.casebook import Casebook
    from cases.ruling import Ruling

Format = Literal["text", "json", "markdown"]
TextFormat = Literal["text", "markdown"]
LANG: Lang = "en" if os.environ.get("PRIVESFEER_LANG") == "en" else "nl"  # also the language of all help
FAILED = 1
REFUSED = 2
_SHOWN = 200  # how many characters of the user's own words are repeated at most

_EPILOG = wording.EXIT_CODES[LANG]

app = typer.Typer(
    help=wording.HELP[LANG],
    epilog=_EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
rulings_app = typer.Typer(help=wording.HELP_RULINGS[LANG], epilog=_EPILOG, invoke_without_command=True)
app.add_typer(rulings_app, name="rulings")

LangOption = Annotated[Lang | None, typer.Option("--lang", help=wording.HELP_LANG[LANG])]


def main() -> None:
    """Run the command line."""
    # A command lives for a second and fills its memory once: looking for garbage meanwhile costs a tenth of it.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without é shows a question mark, not a traceback
    try:
        app()
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError:
        os.write(sys.stderr.fileno(), f"{wording.NOT_WRITTEN[LANG]}\n".encode())
        os._exit(FAILED)  # leaving in the ordinary way would try to write once more


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer's signature
    if wanted:
        typer.echo(f"privesfeer {version('privesfeer')}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    _version: Annotated[
        bool,
        typer.Option("--version", help=wording.HELP_VERSION[LANG], callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Take the options of the program as a whole."""


@app.command(help=wording.HELP_VERDICT[LANG], epilog=_EPILOG)
def verdict(
    file: Annotated[str, typer.Argument(help=wording.HELP_FILE[LANG])],
    lang: LangOption = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help=wording.HELP_AS_OF[LANG])] = None,
    form: Annotated[Format, typer.Option("--format", help=wording.HELP_FORMAT[LANG], show_default=False)] = "text",
    question: Annotated[list[str] | None, typer.Option("--question", help=wording.HELP_ONLY[LANG])] = None,
) -> None:
    """Give the verdict on an incident."""
    request = _request(file, lang, as_of)
    shown = _questions(question, request.lang)
    answered = request.verdict()
    if form == "json":
        from api.request import verdict_json

        typer.echo(verdict_json(answered, request.lang), nl=False)
        return
    from api.report import report

    _show(report(answered, request.lang, shown), form)


@app.command(help=wording.HELP_MEASURES[LANG], epilog=_EPILOG)
def measures(
    file: Annotated[str, typer.Argument(help=wording.HELP_FILE[LANG])],
    lang: LangOption = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help=wording.HELP_AS_OF[LANG])] = None,
    form: Annotated[Format, typer.Option("--format", help=wording.HELP_FORMAT[LANG], show_default=False)] = "text",
) -> None:
    """Put all measures side by side."""
    request = _request(file, lang, as_of)
    scales = request.scale()
    if form == "json":
        from api.request import scale_json

        typer.echo(scale_json(scales, request.lang), nl=False)
        return
    from api.scale import scale_report
    from engine.explanation import titled

    _show(scale_report(scales, titled(request.title), request.lang), form)


@rulings_app.callback()
def rulings(
    context: typer.Context,
    question: Annotated[str | None, typer.Option("--question", help=wording.HELP_QUESTION[LANG])] = None,
    lang: LangOption = None,
) -> None:
    """List the rulings; or pass the language on to the command below."""
    if context.invoked_subcommand:
        context.obj = lang
        return
    from api.reference import ruling_list
    from cases.casebook import casebook

    _questions([question] if question else None, lang or LANG)
    _write(ruling_list(casebook(), question, lang or LANG))


@rulings_app.command(help=wording.HELP_SHOW[LANG], epilog=_EPILOG)
def show(
    context: typer.Context,
    key: Annotated[str, typer.Argument(help=wording.HELP_KEY[LANG])],
    lang: LangOption = None,
) -> None:
    """Show all that is recorded of a ruling."""
    from api.reference import ruling_page
    from cases.casebook import casebook

    lang = lang or context.obj or LANG
    book = casebook()
    _write(ruling_page(book, _find(book, key, lang), lang))


@app.command(help=wording.HELP_RULES[LANG], epilog=_EPILOG)
def rules(lang: LangOption = None) -> None:
    """Show the rulebook."""
    from api.reference import rulebook_page
    from cases.casebook import casebook
    from rules.rulebook import rulebook

    _write(rulebook_page(rulebook(), casebook(), lang or LANG))


@app.command(help=wording.HELP_FACTS[LANG], epilog=_EPILOG)
def facts(lang: LangOption = None) -> None:
    """Show the codebook."""
    from api.reference import codebook_page
    from cases.codebook import codebook

    _write(codebook_page(codebook(), lang or LANG))


@app.command(help=wording.HELP_HEALTH[LANG], epilog=_EPILOG)
def health(
    lang: LangOption = None,
    form: Annotated[TextFormat, typer.Option("--format", help=wording.HELP_FORMAT[LANG], show_default=False)] = "text",
) -> None:
    """Show what the engine makes of every ruling on its own facts."""
    from api.health import health_report
    from engine.reasoner import reasoner

    blocks = health_report(reasoner(), lang or LANG)
    _show(blocks, form)


@app.command(help=wording.HELP_SERVE[LANG], epilog=_EPILOG)
def serve(
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help=wording.HELP_PORT[LANG])] = 8000,
    host: Annotated[str, typer.Option("--host", help=wording.HELP_HOST[LANG])] = "127.0.0.1",
    lang: LangOption = None,
) -> None:
    """Answer over HTTP until stopped."""
    from api.server import NotLoopbackError, PortTakenError, listen, run

    try:
        socket, url = listen(host, port)
    except NotLoopbackError:
        _refuse(lang or LANG, wording.ONLY_LOOPBACK.fill(host=printable(host, _SHOWN)))
    except PortTakenError:
        _refuse(lang or LANG, wording.PORT_TAKEN.fill(port=str(port)))
    typer.echo(wording.LISTENING.fill(url=url)[lang or LANG])
    gc.enable()
    run(socket)


def _request(file: str, lang: Lang | None, as_of: str | None) -> "Request | CaseRequest":
    """Read what is asked, or say why it cannot be taken."""
    from api.request import InvalidRequestError, UnreadableRequestError, read_request

    try:
        return read_request(_content(file, lang or LANG), default_lang=LANG, lang=lang, as_of=as_of)
    except InvalidRequestError as error:
        hints = () if isinstance(error, UnreadableRequestError) else (wording.SEE_FACTS,)
        _refuse(error.lang, *(problem.text for problem in error.problems), *hints)


def _questions(names: list[str] | None, lang: Lang) -> tuple[str, ...] | None:
    """Check that questions exist."""
    from cases.codebook import codebook, nearest

    known = [each.id for each in codebook().questions]
    for name in names or ():
        if name not in known:
            text = wording.NO_QUESTION.fill(name=printable(name, _SHOWN), allowed=", ".join(known))
            _refuse(lang, _suggesting(text, nearest(name, known)))
    return tuple(names) if names else None


def _show(blocks: "Iterable[Block]", form: Format) -> None:
    """Show text in the form that was asked."""
    if form == "markdown":
        from api.markdown import markdown

        typer.echo(markdown(blocks), nl=False)
    else:
        _write(blocks)


def _content(file: str, lang: Lang) -> bytes:
    """Read a file or standard input, as far as an incident can reach."""
    from api.request import LARGEST

    if file == "-":
        return typer.get_binary_stream("stdin").read(LARGEST + 1)
    name = printable(file, _SHOWN)
    try:
        with Path(file).open("rb") as opened:
            return opened.read(LARGEST + 1)
    except FileNotFoundError:
        _refuse(lang, wording.NO_FILE.fill(file=name))
    except IsADirectoryError:
        _refuse(lang, wording.FOLDER.fill(file=name))
    except (OSError, ValueError):
        _refuse(lang, wording.NOT_READ.fill(file=name))


def _find(book: "Casebook", key: str, lang: Lang) -> "Ruling":
    from cases.casebook import UnknownRulingError

    try:
        return book[key.strip()]
    except UnknownRulingError as error:
        text = wording.NO_RULING.fill(name=printable(key, _SHOWN))
        _refuse(lang, _suggesting(text, error.nearest) if error.nearest else wording.SEE_RULINGS.fill(text=text))


def _suggesting(text: Text, nearest: str | None) -> Text:
    return wording.DID_YOU_MEAN.fill(text=text, nearest=nearest) if nearest else text


def _refuse(lang: Lang, *texts: Text) -> NoReturn:
    """Say on standard error why the input cannot be taken, and end."""
    _write((Paragraph(plain(text[lang])) for text in texts), stderr=True)
    raise typer.Exit(REFUSED)


def _write(blocks: "Iterable[Block]", *, stderr: bool = False) -> None:
    from api.terminal import write

    write(blocks, stderr=stderr)
