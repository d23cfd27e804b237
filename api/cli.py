"""The command line: verdicts, rulings, rules and facts in the terminal, and the start of the server.

What takes long to import is imported by the command that needs it, so that every command starts quickly.
"""

import gc
import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
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
    from engine.evaluation import Mode

Format = Literal["text", "json", "markdown"]
TextFormat = Literal["text", "markdown"]
Engine = Literal["local", "dask"]
LANG: Lang = "en" if os.environ.get("PRIVESFEER_LANG") == "en" else "nl"  # also the language of all help
FAILED = 1
REFUSED = 2
NOT_ALL = 3  # in bulk: some rows could not be judged
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


@app.command(help=wording.HELP_STABILITY[LANG], epilog=_EPILOG)
def stability(
    file: Annotated[str, typer.Argument(help=wording.HELP_FILE[LANG])],
    lang: LangOption = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help=wording.HELP_AS_OF[LANG])] = None,
    form: Annotated[Format, typer.Option("--format", help=wording.HELP_FORMAT[LANG], show_default=False)] = "text",
    question: Annotated[list[str] | None, typer.Option("--question", help=wording.HELP_STABILITY_ONLY[LANG])] = None,
) -> None:
    """Show which facts can still change the answers."""
    request = _request(file, lang, as_of)
    told = request.stability(_questions(question, request.lang))
    if form == "json":
        from api.request import outlook_json

        typer.echo(outlook_json(told, request.lang), nl=False)
        return
    from api.stability import stability_report

    _show(stability_report(told, request.lang), form)


@app.command(help=wording.HELP_CHANGE[LANG], epilog=_EPILOG)
def change(  # noqa: PLR0913 - one parameter for each option
    file: Annotated[str, typer.Argument(help=wording.HELP_FILE[LANG])],
    *,
    question: Annotated[str, typer.Option("--question", help=wording.HELP_CHANGE_QUESTION[LANG])],
    status: Annotated[bool, typer.Option("--status", help=wording.HELP_CHANGE_STATUS[LANG])] = False,
    most: Annotated[
        int, typer.Option("--most", min=1, max=3, help=wording.HELP_CHANGE_MOST[LANG], show_default=False)
    ] = 3,
    lang: LangOption = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help=wording.HELP_AS_OF[LANG])] = None,
    form: Annotated[Format, typer.Option("--format", help=wording.HELP_FORMAT[LANG], show_default=False)] = "text",
) -> None:
    """Show what would change an answer."""
    request = _request(file, lang, as_of)
    _questions([question], request.lang)
    told = request.changes(question, status=status, most=most)
    if form == "json":
        from api.request import outlook_json

        typer.echo(outlook_json(told, request.lang), nl=False)
        return
    from api.stability import changes_report

    _show(changes_report(told, request.lang), form)


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


@app.command(help=wording.HELP_CHECK[LANG], epilog=_EPILOG)
def check(
    question: Annotated[list[str] | None, typer.Option("--question", help=wording.HELP_CHECK_ONLY[LANG])] = None,
    lang: LangOption = None,
    form: Annotated[Format, typer.Option("--format", help=wording.HELP_FORMAT[LANG], show_default=False)] = "text",
) -> None:
    """Show where rulings and rules ask for attention."""
    from api.check import check_json, check_report, findings
    from engine.reasoner import reasoner

    found = findings(reasoner(), _questions(question, lang or LANG))
    if form == "json":
        typer.echo(check_json(found, lang or LANG), nl=False)
        return
    _show(check_report(found, lang or LANG), form)


@app.command(help=wording.HELP_BULK[LANG], epilog=wording.HELP_BULK_EXIT_CODES[LANG])
def bulk(  # noqa: PLR0913 - one parameter for each option
    source: Annotated[Path, typer.Argument(metavar="IN", help=wording.HELP_BULK_IN[LANG])],
    target: Annotated[Path, typer.Argument(metavar="OUT", help=wording.HELP_BULK_OUT[LANG])],
    *,
    lang: LangOption = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help=wording.HELP_BULK_AS_OF[LANG])] = None,
    jobs: Annotated[int | None, typer.Option("--jobs", min=1, help=wording.HELP_JOBS[LANG])] = None,
    engine: Annotated[Engine, typer.Option("--engine", help=wording.HELP_ENGINE[LANG], show_default=False)] = "local",
    scheduler: Annotated[str | None, typer.Option("--scheduler", help=wording.HELP_SCHEDULER[LANG])] = None,
) -> None:
    """Give outcome and status on all incidents of a file."""
    from api.bulk import BrokenOffError, Bulk, day_of, progress, versions
    from api.rows import UnfitFileError

    gc.enable()
    said = lang or LANG
    if scheduler and engine != "dask":
        _refuse(said, wording.BULK_ONLY_DASK)
    with _told_if_unreadable(str(source), said), source.open("rb"):
        pass
    try:
        day = day_of(as_of) if as_of is not None else None
        work = Bulk(source, target, day, said, engine, jobs, scheduler)
        with progress() as tell:
            good, bad = work.run(tell)
    except BrokenOffError as error:
        _refuse(said, *error.texts, code=FAILED)
    except UnfitFileError as error:
        _refuse(said, *error.texts)
    except KeyboardInterrupt:
        _refuse(said, wording.BULK_INTERRUPTED, code=FAILED)
    count = str(good + bad)
    texts = wording.BULK_DONE.fill(good=str(good), count=count), wording.MADE_WITH.fill(**versions())
    _write(Paragraph(plain(text[said])) for text in texts)
    if bad:
        file = printable(str(work.faults), _SHOWN)
        _refuse(said, wording.BULK_FAULTS.fill(bad=str(bad), count=count, file=file), code=NOT_ALL)


@app.command(help=wording.HELP_EVALUATE[LANG], epilog=_EPILOG)
def evaluate(  # noqa: PLR0913 - one parameter for each option
    *,
    question: Annotated[list[str] | None, typer.Option("--question", help=wording.HELP_EVALUATE_ONLY[LANG])] = None,
    chronological: Annotated[bool, typer.Option("--chronological", help=wording.HELP_CHRONOLOGICAL[LANG])] = False,
    outside: Annotated[str | None, typer.Option("--rulings", metavar="DIR", help=wording.HELP_OUTSIDE[LANG])] = None,
    lang: LangOption = None,
    form: Annotated[Format, typer.Option("--format", help=wording.HELP_FORMAT[LANG], show_default=False)] = "text",
    picture: Annotated[
        str | None, typer.Option("--picture", metavar="FILE.svg", help=wording.HELP_PICTURE[LANG])
    ] = None,
) -> None:
    """Measure how often the program gives the court's outcome."""
    from api.evaluation import evaluation_json, evaluation_picture, evaluation_report, left_out_told
    from cases.casebook import casebook
    from cases.citation import long_date
    from engine.evaluation import evaluate as measure
    from rules.rulebook import rulebook

    said = lang or LANG
    asked = _questions(question, said)
    if chronological and outside is not None:
        _refuse(said, wording.EVALUATION_ONE_MODE)
    if picture is not None and not picture.endswith(".svg"):
        _refuse(said, wording.NOT_SVG.fill(file=printable(picture, _SHOWN)))
    if picture is not None and not Path(picture).parent.is_dir():
        _refuse(said, wording.PICTURE_NOT_WRITTEN.fill(file=printable(picture, _SHOWN)))
    rulings = _outside(outside, said) if outside is not None else ()
    mode: Mode = "chronological" if chronological else "leave_one_affair_out" if outside is None else "rulings"
    gc.enable()
    # Early rulings have few before them: that is done before a second process has started.
    workers = 1 if chronological else os.cpu_count() or 1
    measured = measure(rulebook(), casebook(), mode, asked, rulings, workers=workers)
    left_out = left_out_told(measured.left_out)
    if rulings and not any(each.predictions for each in measured.questions):
        _refuse(said, wording.NOTHING_TO_PREDICT, *left_out)
    if picture is not None:
        try:
            Path(picture).write_text(evaluation_picture(measured, said), encoding="utf-8")
        except (OSError, ValueError):
            _refuse(said, wording.PICTURE_NOT_WRITTEN.fill(file=printable(picture, _SHOWN)))
    if form == "json":
        if left_out:
            _write((Paragraph(plain(text[said])) for text in left_out), stderr=True)
        typer.echo(evaluation_json(measured, said), nl=False)
        return
    _show(evaluation_report(measured, long_date(casebook().release), said), form)


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


def _outside(folder: str, lang: Lang) -> "tuple[Ruling, ...]":
    """Read rulings from outside the casebook, or say why they cannot be taken."""
    from api.evaluation import UnfitRulingsError, read_rulings

    try:
        return read_rulings(Path(folder))
    except UnfitRulingsError as error:
        _refuse(lang, *error.texts)


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
    with _told_if_unreadable(file, lang), Path(file).open("rb") as opened:
        return opened.read(LARGEST + 1)


@contextmanager
def _told_if_unreadable(file: str, lang: Lang) -> Iterator[None]:
    """Say which file cannot be read, and end."""
    name = printable(file, _SHOWN)
    try:
        yield
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


def _refuse(lang: Lang, *texts: Text, code: int = REFUSED) -> NoReturn:
    """Say on standard error why the input cannot be taken, and end."""
    _write((Paragraph(plain(text[lang])) for text in texts), stderr=True)
    raise typer.Exit(code)


def _write(blocks: "Iterable[Block]", *, stderr: bool = False) -> None:
    from api.terminal import write

    write(blocks, stderr=stderr)
