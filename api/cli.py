"""The command line: verdicts, rulings, rules and facts in the terminal, and the start of the server.

What takes long to import is imported by the command that needs it, so that every command starts quickly.
"""

import gc
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn, TypeVar

import typer

from api import code_wording, wording
from api.blocks import Block, Paragraph, Table, plain, printable
from api.command import LANG, VARIABLE, Command, Group
from api.today import today
from cases.text import LANGUAGES, Lang, Text

if TYPE_CHECKING:
    from api.ready import Policy
    from api.request import CaseRequest, Request
    from cases.casebook import Casebook
    from cases.ruling import Ruling
    from engine import Arguments, Changes, Mode, Stability

Format = Literal["text", "json", "markdown"]
TextFormat = Literal["text", "markdown"]
Reader = Literal["lawyer", "hr", "employee"]
Shown = TypeVar("Shown", "Stability", "Changes", "Arguments")
Engine = Literal["local", "dask"]
CodeAudience = Literal["staff", "council"]
PictureKind = Literal["graph", "timeline", "openness"]
_Read = TypeVar("_Read")
FAILED = 1
REFUSED = 2
NOT_ALL = 3  # in bulk: some rows could not be judged
_SHOWN = 200  # how many characters of the user's own words are repeated at most

_EPILOG = wording.EXIT_CODES[LANG]

app = typer.Typer(
    cls=Group,
    help=wording.HELP[LANG],
    epilog=_EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
rulings_app = typer.Typer(cls=Group, help=wording.HELP_RULINGS[LANG], epilog=_EPILOG, invoke_without_command=True)
app.add_typer(rulings_app, name="rulings")
keys_app = typer.Typer(cls=Group, help=wording.HELP_KEYS[LANG], epilog=_EPILOG, no_args_is_help=True)
app.add_typer(keys_app, name="keys")

code_app = typer.Typer(cls=Group, help=code_wording.HELP[LANG], epilog=_EPILOG, no_args_is_help=True)
app.add_typer(code_app, name="code")

_command = partial(app.command, cls=Command, epilog=_EPILOG)
_rulings_command = partial(rulings_app.command, cls=Command, epilog=_EPILOG)
_keys_command = partial(keys_app.command, cls=Command, epilog=_EPILOG)
_code_command = partial(code_app.command, cls=Command, epilog=_EPILOG)

LangOption = Annotated[Lang | None, typer.Option("--lang", help=wording.HELP_LANG[LANG])]
KeysOption = Annotated[
    Path | None, typer.Option("--keys", metavar="FILE", envvar="PRIVESFEER_KEYS", help=wording.HELP_KEYS_FILE[LANG])
]


def main() -> None:
    """Run the command line."""
    # A command lives for a second and fills its memory once: looking for garbage meanwhile costs a tenth of it.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without é shows a question mark, not a traceback
    wanted = os.environ.get(VARIABLE, "")
    if wanted and wanted not in LANGUAGES:
        text = wording.NO_LANGUAGE.fill(variable=VARIABLE, name=printable(wanted, _SHOWN), allowed=", ".join(LANGUAGES))
        _write((Paragraph(plain(text[lang])) for lang in LANGUAGES), stderr=True)
        sys.exit(REFUSED)
    try:
        app()
    except BrokenPipeError:
        raise
    except (RuntimeError, ValueError) as error:
        code = _explained(error)
        if code is None:
            raise
        sys.exit(code)
    except OSError as error:
        from api.files import cause

        told = wording.OUTPUT_NOT_WRITTEN.fill(why=cause(error))
        os.write(sys.stderr.fileno(), f"{told[LANG]}\n".encode())
        os._exit(FAILED)  # leaving in the ordinary way would try to write once more


def _explained(error: Exception) -> int | None:
    """Write what an error says of itself to the user and give the exit code; None: it says nothing."""
    from cases.casebook import UnfitRulingFilesError
    from engine import UnprovedError

    match error:
        case UnprovedError(text=text):
            sys.stderr.write(f"{text[LANG]}\n")
            return FAILED
        case UnfitRulingFilesError(faults=faults):
            for file, found in faults.items():
                for problem in found:
                    sys.stderr.write(f"{printable(file, _SHOWN)}: {printable(problem.text[LANG])}\n")
            return REFUSED
        case _:
            return None


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


@_command(help=wording.HELP_VERDICT[LANG])
def verdict(
    file: Annotated[str, typer.Argument(help=wording.HELP_FILE[LANG])],
    lang: LangOption = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help=wording.HELP_AS_OF[LANG])] = None,
    form: Annotated[Format, typer.Option("--format", help=wording.HELP_FORMAT[LANG], show_default=False)] = "text",
    question: Annotated[
        list[str] | None, typer.Option("--question", metavar="ID", help=wording.HELP_ONLY[LANG])
    ] = None,
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


@_command(help=wording.HELP_MEASURES[LANG])
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
    from engine import titled

    _show(scale_report(scales, titled(request.title), request.lang), form)


@_command(help=wording.HELP_STABILITY[LANG])
def stability(
    file: Annotated[str, typer.Argument(help=wording.HELP_FILE[LANG])],
    lang: LangOption = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help=wording.HELP_AS_OF[LANG])] = None,
    form: Annotated[Format, typer.Option("--format", help=wording.HELP_FORMAT[LANG], show_default=False)] = "text",
    question: Annotated[
        list[str] | None, typer.Option("--question", metavar="ID", help=wording.HELP_STABILITY_ONLY[LANG])
    ] = None,
) -> None:
    """Show which facts can still change the answers."""
    request = _request(file, lang, as_of)
    told = request.stability(_questions(question, request.lang))
    from api.stability import stability_report

    _tell(told, stability_report, request.lang, form)


@_command(help=wording.HELP_CHANGE[LANG])
def change(  # noqa: PLR0913 - one parameter for each option
    file: Annotated[str, typer.Argument(help=wording.HELP_FILE[LANG])],
    *,
    question: Annotated[str, typer.Option("--question", help=wording.HELP_CHANGE_QUESTION[LANG])],
    status: Annotated[bool, typer.Option("--status", help=wording.HELP_CHANGE_STATUS[LANG])] = False,
    most: Annotated[
        int, typer.Option("--most", metavar="N", min=1, max=3, help=wording.HELP_CHANGE_MOST[LANG], show_default=False)
    ] = 3,
    lang: LangOption = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help=wording.HELP_AS_OF[LANG])] = None,
    form: Annotated[Format, typer.Option("--format", help=wording.HELP_FORMAT[LANG], show_default=False)] = "text",
) -> None:
    """Show what would change an answer."""
    request = _request(file, lang, as_of)
    _questions([question], request.lang)
    told = request.changes(question, status=status, most=most)
    from api.stability import changes_report

    _tell(told, changes_report, request.lang, form)


@_command(help=wording.HELP_DRAW[LANG])
def picture(  # noqa: PLR0913 - one parameter for each option
    file: Annotated[str, typer.Argument(help=wording.HELP_FILE[LANG])],
    *,
    out: Annotated[str, typer.Option("--out", metavar="FILE", help=wording.HELP_DRAW_OUT[LANG])],
    kind: Annotated[PictureKind, typer.Option("--kind", help=wording.HELP_DRAW_KIND[LANG])] = "graph",
    question: Annotated[str, typer.Option("--question", help=wording.HELP_DRAW_QUESTION[LANG])] = "private_sphere",
    lang: LangOption = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help=wording.HELP_AS_OF[LANG])] = None,
) -> None:
    """Draw a verdict, or export the graph of an answer."""
    from api.drawn import EXPORTS, NotDrawnError, drawn

    request = _request(file, lang, as_of)
    _questions([question], request.lang)
    shown, ending = printable(out, _SHOWN), Path(out).suffix
    if ending not in {".svg", *(EXPORTS if kind == "graph" else ())}:
        _refuse(request.lang, (wording.NOT_DRAWABLE if kind == "graph" else wording.NOT_SVG).fill(file=shown))
    try:
        content = drawn(request.verdict(), kind, question, ending, request.lang)
    except NotDrawnError as error:
        _refuse(request.lang, error.text)
    _write_file(out, content, request.lang)


@_command(help=wording.HELP_ARGUE[LANG])
def argue(
    file: Annotated[str, typer.Argument(help=wording.HELP_FILE[LANG])],
    lang: LangOption = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help=wording.HELP_AS_OF[LANG])] = None,
    form: Annotated[Format, typer.Option("--format", help=wording.HELP_FORMAT[LANG], show_default=False)] = "text",
    question: Annotated[
        list[str] | None, typer.Option("--question", metavar="ID", help=wording.HELP_ARGUE_ONLY[LANG])
    ] = None,
) -> None:
    """Plead an incident for both sides."""
    request = _request(file, lang, as_of)
    told = request.arguments(_questions(question, request.lang))
    from api.argument import argument_report

    _tell(told, argument_report, request.lang, form)


@_command(help=wording.HELP_MEMO[LANG])
def memo(  # noqa: PLR0913 - one parameter for each option
    file: Annotated[str, typer.Argument(help=wording.HELP_FILE[LANG])],
    *,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help=wording.HELP_MEMO_OUT[LANG])],
    reader: Annotated[Reader, typer.Option("--reader", help=wording.HELP_READER[LANG], show_default=False)] = "lawyer",
    template: Annotated[
        Path | None, typer.Option("--template", metavar="FILE.docx", help=wording.HELP_TEMPLATE[LANG])
    ] = None,
    reviewer: Annotated[str, typer.Option("--reviewer", help=wording.HELP_REVIEWER[LANG], show_default=False)] = "",
    lang: LangOption = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help=wording.HELP_AS_OF[LANG])] = None,
) -> None:
    """Write a memo."""
    request = _request(file, lang, as_of)
    from api.document import DocumentError, check_template, write_memo
    from api.memo import memo_document

    gc.enable()
    try:
        check_template(template)
        with _told_if_unwritten(request.lang):
            write_memo(memo_document(request, request.lang, reader, printable(reviewer, _SHOWN)), out, template)
    except DocumentError as error:
        _refuse(request.lang, error.text)
    shown = printable(str(out), _SHOWN)
    _write([Paragraph(plain(wording.MEMO_WRITTEN.fill(file=shown)[request.lang]))], stderr=True)


@_command(help=wording.HELP_CITE[LANG])
def cite(
    citation: Annotated[str, typer.Argument(help=wording.HELP_CITATION[LANG])],
    lang: LangOption = None,
    form: Annotated[Format, typer.Option("--format", help=wording.HELP_FORMAT[LANG], show_default=False)] = "text",
) -> None:
    """Check a citation."""
    from api.cite import citation_report
    from api.shelf import casebook
    from cases.reference import check as checked

    said = lang or LANG
    told = checked(citation, casebook(), today())
    if form == "json":
        from api.request import to_json

        typer.echo(to_json(told.model_dump(mode="json")), nl=False)
    else:
        _show(citation_report(told, said), form)
    if not told.valid:
        raise typer.Exit(REFUSED)


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
    from api.shelf import casebook

    _questions([question] if question else None, lang or LANG)
    _write(ruling_list(casebook(), question, lang or LANG))


@_rulings_command(help=wording.HELP_SHOW[LANG])
def show(
    context: typer.Context,
    key: Annotated[str, typer.Argument(help=wording.HELP_KEY[LANG])],
    lang: LangOption = None,
) -> None:
    """Show all that is recorded of a ruling."""
    from api.reference import ruling_page
    from api.shelf import casebook

    lang = lang or context.obj or LANG
    book = casebook()
    _write(ruling_page(book, _find(book, key, lang), lang))


@_command(help=wording.HELP_RULES[LANG])
def rules(lang: LangOption = None) -> None:
    """Show the rulebook."""
    from api.reference import rulebook_page
    from api.shelf import sources

    _write(rulebook_page(sources(), lang or LANG))


@_command(help=wording.HELP_FACTS[LANG])
def facts(lang: LangOption = None) -> None:
    """Show the codebook."""
    from api.reference import codebook_page
    from api.shelf import codebook

    _write(codebook_page(codebook(), lang or LANG))


@_command(help=wording.HELP_HEALTH[LANG])
def health(
    lang: LangOption = None,
    form: Annotated[TextFormat, typer.Option("--format", help=wording.HELP_FORMAT[LANG], show_default=False)] = "text",
) -> None:
    """Show what the engine makes of every ruling on its own facts."""
    from api.health import health_report
    from api.ready import reasoner

    blocks = health_report(reasoner(), lang or LANG)
    _show(blocks, form)


@_command(help=wording.HELP_CHECK[LANG])
def check(
    question: Annotated[
        list[str] | None, typer.Option("--question", metavar="ID", help=wording.HELP_CHECK_ONLY[LANG])
    ] = None,
    lang: LangOption = None,
    form: Annotated[Format, typer.Option("--format", help=wording.HELP_FORMAT[LANG], show_default=False)] = "text",
) -> None:
    """Show where rulings and rules ask for attention."""
    from api.check import check_json, check_report, findings
    from api.ready import reasoner

    found = findings(reasoner(), _questions(question, lang or LANG))
    if form == "json":
        typer.echo(check_json(found, lang or LANG), nl=False)
        return
    _show(check_report(found, lang or LANG), form)


@_code_command("check", help=code_wording.HELP_CHECK[LANG])
def code_check(
    file: Annotated[str, typer.Argument(help=code_wording.HELP_FILE[LANG])],
    lang: LangOption = None,
    form: Annotated[Format, typer.Option("--format", help=wording.HELP_FORMAT[LANG], show_default=False)] = "text",
) -> None:
    """Hold a social media code against the norms."""
    from api.code import check_report
    from api.ready import check_code as checked
    from api.request import outlook_json

    said = lang or LANG
    told = checked(_policy(file, said))
    if form == "json":
        typer.echo(outlook_json(told, said), nl=False)
        return
    _show(check_report(told, said), form)


@_code_command("test", help=code_wording.HELP_TEST[LANG])
def code_test(
    file: Annotated[str, typer.Argument(help=code_wording.HELP_FILE[LANG])],
    *,
    incident: Annotated[str | None, typer.Option("--incident", help=code_wording.HELP_INCIDENT[LANG])] = None,
    picture: Annotated[
        str | None, typer.Option("--picture", metavar="FILE.svg", help=code_wording.HELP_PICTURE[LANG])
    ] = None,
    lang: LangOption = None,
    form: Annotated[Format, typer.Option("--format", help=wording.HELP_FORMAT[LANG], show_default=False)] = "text",
) -> None:
    """Judge all rulings, or one incident, as if a social media code had applied."""
    from api.code import read_incident, stress_picture, stress_report, with_code_report
    from api.ready import stress, with_code
    from api.request import outlook_json

    said = lang or LANG
    policy = _policy(file, said)
    if incident is not None:
        compared = with_code(policy, _taken(read_incident, incident, said))
        if form == "json":
            typer.echo(outlook_json(compared, said), nl=False)
        else:
            _show(with_code_report(compared, said), form)
        return
    if picture is not None and not picture.endswith(".svg"):
        _refuse(said, wording.NOT_SVG.fill(file=printable(picture, _SHOWN)))
    told = stress(policy)
    if picture is not None:
        _write_file(picture, stress_picture(told, said).svg.encode(), said)
    if form == "json":
        typer.echo(outlook_json(told, said), nl=False)
        return
    _show(stress_report(told, said), form)


@_code_command("write", help=code_wording.HELP_WRITE[LANG])
def code_write(
    choices: Annotated[str | None, typer.Argument(help=code_wording.HELP_CHOICES[LANG])] = None,
    *,
    out: Annotated[str, typer.Option("--out", metavar="FILE", help=code_wording.HELP_OUT[LANG])],
    audience: Annotated[CodeAudience, typer.Option("--for", help=code_wording.HELP_AUDIENCE[LANG])] = "staff",
    lang: LangOption = None,
) -> None:
    """Write a social media code."""
    from api.code import read_choices
    from api.code import write_code as written
    from api.document import DocumentError

    said = lang or LANG
    chosen = _taken(read_choices, choices, said) if choices is not None else read_choices("{}", said)
    try:
        with _told_if_unwritten(said):
            written(chosen, said, audience, Path(out))
    except DocumentError as error:
        _refuse(said, error.text)


@_command(help=wording.HELP_BULK[LANG], epilog=wording.HELP_BULK_EXIT_CODES[LANG])
def bulk(  # noqa: PLR0913 - one parameter for each option
    source: Annotated[Path, typer.Argument(metavar="IN", help=wording.HELP_BULK_IN[LANG])],
    target: Annotated[Path, typer.Argument(metavar="OUT", help=wording.HELP_BULK_OUT[LANG])],
    *,
    lang: LangOption = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help=wording.HELP_BULK_AS_OF[LANG])] = None,
    jobs: Annotated[int | None, typer.Option("--jobs", metavar="N", min=1, help=wording.HELP_JOBS[LANG])] = None,
    engine: Annotated[Engine, typer.Option("--engine", help=wording.HELP_ENGINE[LANG], show_default=False)] = "local",
    scheduler: Annotated[str | None, typer.Option("--scheduler", help=wording.HELP_SCHEDULER[LANG])] = None,
) -> None:
    """Give outcome and status on all incidents of a file."""
    from api.bulk import BrokenOffError, Bulk, day_of, progress, versions
    from api.files import NotWrittenError, check_folder
    from api.rows import UnfitFileError

    gc.enable()
    said = lang or LANG
    if scheduler and engine != "dask":
        _refuse(said, wording.BULK_ONLY_DASK)
    with _told_if_unreadable(str(source), said), source.open("rb"), _told_if_unwritten(said):
        check_folder(target)
    try:
        day = day_of(as_of) if as_of is not None else None
        # What is half done lies beside the file itself, so that it is on the same disk.
        target = Path(os.path.realpath(target)) if target.is_symlink() else target
        work = Bulk(source, target, day, said, engine, jobs, scheduler)
        with progress() as tell:
            good, bad = work.run(tell)
    except NotWrittenError as error:
        _refuse(said, error.text, wording.BULK_GO_ON, code=FAILED)
    except BrokenOffError as error:
        _refuse(said, *error.texts, code=FAILED)
    except UnfitFileError as error:
        _refuse(said, *error.texts)
    except OSError:
        _refuse(said, wording.NOT_READ.fill(file=printable(str(source), _SHOWN)), code=FAILED)
    except KeyboardInterrupt:
        _refuse(said, wording.BULK_INTERRUPTED, code=FAILED)
    count = str(good + bad)
    texts = wording.BULK_DONE.fill(good=str(good), count=count), wording.MADE_WITH.fill(**versions())
    _write(Paragraph(plain(text[said])) for text in texts)
    if bad:
        file = printable(str(work.faults), _SHOWN)
        _refuse(said, wording.BULK_FAULTS.fill(bad=str(bad), count=count, file=file), code=NOT_ALL)


@_command(help=wording.HELP_EVALUATE[LANG])
def evaluate(  # noqa: PLR0913 - one parameter for each option
    *,
    question: Annotated[
        list[str] | None, typer.Option("--question", metavar="ID", help=wording.HELP_EVALUATE_ONLY[LANG])
    ] = None,
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
    from api.files import check_folder
    from api.shelf import casebook, rulebook
    from cases.citation import long_date
    from engine import evaluate as measure

    said = lang or LANG
    asked = _questions(question, said)
    if chronological and outside is not None:
        _refuse(said, wording.EVALUATION_ONE_MODE)
    if picture is not None and not picture.endswith(".svg"):
        _refuse(said, wording.NOT_SVG.fill(file=printable(picture, _SHOWN)))
    if picture is not None:
        with _told_if_unwritten(said):
            check_folder(Path(picture))
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
        _write_file(picture, evaluation_picture(measured, said).encode(), said)
    if form == "json":
        if left_out:
            _write((Paragraph(plain(text[said])) for text in left_out), stderr=True)
        typer.echo(evaluation_json(measured, said), nl=False)
        return
    _show(evaluation_report(measured, long_date(casebook().release), said), form)


@_command(help=wording.HELP_SERVE[LANG])
def serve(  # noqa: PLR0913 - one parameter for each option
    *,
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help=wording.HELP_PORT[LANG])] = 8000,
    host: Annotated[str, typer.Option("--host", help=wording.HELP_HOST[LANG])] = "127.0.0.1",
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", min=1, max=256, help=wording.HELP_WORKERS[LANG])
    ] = 1,
    keys: Annotated[
        Path | None,
        typer.Option("--keys", metavar="FILE", envvar="PRIVESFEER_KEYS", help=wording.HELP_SERVE_KEYS[LANG]),
    ] = None,
    hosts: Annotated[
        list[str] | None, typer.Option("--allowed-host", metavar="NAME", help=wording.HELP_ALLOWED_HOST[LANG])
    ] = None,
    origins: Annotated[
        list[str] | None, typer.Option("--allowed-origin", metavar="ORIGIN", help=wording.HELP_ALLOWED_ORIGIN[LANG])
    ] = None,
    rate: Annotated[int, typer.Option("--rate", metavar="N", min=0, help=wording.HELP_RATE[LANG])] = 600,
    proxies: Annotated[list[str] | None, typer.Option("--proxy", metavar="IP", help=wording.HELP_PROXY[LANG])] = None,
    telemetry: Annotated[bool, typer.Option("--telemetry", help=wording.HELP_TELEMETRY[LANG])] = False,
    lang: LangOption = None,
) -> None:
    """Answer over HTTP until stopped."""
    from api import serving
    from api.keys import UnfitKeysError
    from api.limits import Limits
    from api.origins import LOOPBACK

    said, shown = lang or LANG, printable(host, _SHOWN)
    settings = serving.Settings(
        keys=keys,
        hosts=(*LOOPBACK, *(hosts or ())),
        origins=tuple(origins or ()),
        limits=Limits(rate=rate),
        workers=workers,
        proxies=tuple(proxies or ()),
        telemetry=telemetry,
    )
    try:
        serving.check(host, settings)
        socket, url = serving.listen(host, port)
    except serving.NoAddressError:
        _refuse(said, wording.NO_ADDRESS.fill(host=shown))
    except serving.NoKeyError:
        file = printable(str(keys), _SHOWN)
        _refuse(said, wording.NEEDS_VALID_KEY.fill(file=file) if keys else wording.NEEDS_KEYS.fill(host=shown))
    except serving.NoNameError:
        _refuse(said, wording.NEEDS_HOSTS.fill(host=shown))
    except serving.NoTelemetryError:
        _refuse(said, wording.NEEDS_TELEMETRY)
    except UnfitKeysError as error:
        _refuse(said, error.text)
    except serving.PortTakenError:
        _refuse(said, wording.PORT_TAKEN.fill(port=str(port)))
    typer.echo(wording.LISTENING.fill(url=url)[said])
    sys.stdout.flush()
    gc.enable()
    serving.run(socket, settings)


@_command(help=wording.HELP_MCP[LANG])
def mcp(
    http: Annotated[
        int | None, typer.Option("--http", metavar="PORT", min=0, max=65535, help=wording.HELP_MCP_HTTP[LANG])
    ] = None,
    lang: LangOption = None,
) -> None:
    """Answer agents until stopped."""
    from importlib.util import find_spec

    said = lang or LANG
    if find_spec("mcp") is None:
        _refuse(said, wording.NO_AGENTS, code=FAILED)
    from api.agents import PATH, serve_stdio

    gc.enable()
    if http is None:
        serve_stdio()
        return
    from api import serving

    try:
        socket, url = serving.listen("127.0.0.1", http)
    except serving.PortTakenError:
        _refuse(said, wording.PORT_TAKEN.fill(port=str(http)))
    typer.echo(wording.LISTENING.fill(url=f"{url}{PATH}")[said])
    sys.stdout.flush()
    serving.run(socket, serving.Settings())


@_keys_command("make", help=wording.HELP_KEYS_MAKE[LANG])
def make_key(
    scopes: Annotated[list[str], typer.Option("--scope", metavar="NAME", help=wording.HELP_KEY_SCOPE[LANG])],
    name: Annotated[str, typer.Option("--name", help=wording.HELP_KEY_NAME[LANG])],
    file: KeysOption = None,
    lang: LangOption = None,
) -> None:
    """Make a key; the secret alone goes to standard output, so that it can be passed on."""
    from api import keys

    opened = tuple(scope for scope in keys.KEY_SCOPES if scope in scopes)
    if wrong := next((scope for scope in scopes if scope not in keys.KEY_SCOPES), None):
        allowed = ", ".join(keys.KEY_SCOPES)
        _refuse(lang or LANG, wording.NO_SCOPE.fill(name=printable(wrong, _SHOWN), allowed=allowed))
    try:
        with _told_if_unwritten(lang or LANG):
            token = keys.make_key(file or keys.default_file(), printable(name, _SHOWN), opened, today())
    except keys.UnfitKeysError as error:
        _refuse(lang or LANG, error.text)
    _, one, _ = token.split("_", 2)
    _write([Paragraph(plain(wording.KEY_MADE.fill(id=one)[lang or LANG]))], stderr=True)
    typer.echo(token)


@_keys_command("list", help=wording.HELP_KEYS_LIST[LANG])
def list_keys(file: KeysOption = None, lang: LangOption = None) -> None:
    """Show the keys."""
    from api import keys
    from cases.citation import long_date

    said, file = lang or LANG, file or keys.default_file()
    try:
        found = keys.read_keys(file)
    except keys.UnfitKeysError as error:
        _refuse(said, error.text)
    if not found:
        _write([Paragraph(plain(wording.NO_KEYS.fill(file=printable(str(file), _SHOWN))[said]))])
        return
    rows = tuple(
        (
            plain(key.id),
            plain(key.name),
            plain(", ".join(key.scopes)),
            plain(long_date(key.made)[said]),
            plain(long_date(key.revoked)[said] if key.revoked else ""),
        )
        for key in found
    )
    _write([Table(tuple(heading[said] for heading in wording.KEY_COLUMNS), rows)])


@_keys_command("revoke", help=wording.HELP_KEYS_REVOKE[LANG])
def revoke_key(
    one: Annotated[str, typer.Argument(metavar="ID", help=wording.HELP_KEY_ID[LANG])],
    file: KeysOption = None,
    lang: LangOption = None,
) -> None:
    """Revoke a key."""
    from api import keys

    said = lang or LANG
    try:
        with _told_if_unwritten(said):
            keys.revoke_key(file or keys.default_file(), one, today())
    except keys.NoSuchKeyError:
        _refuse(said, wording.NO_KEY.fill(id=printable(one, _SHOWN)))
    except keys.UnfitKeysError as error:
        _refuse(said, error.text)
    _write([Paragraph(plain(wording.KEY_REVOKED.fill(id=one)[said]))])


def _request(file: str, lang: Lang | None, as_of: str | None) -> "Request | CaseRequest":
    """Read what is asked, or say why it cannot be taken."""
    from api.request import InvalidRequestError, UnreadableRequestError, read_request

    try:
        return read_request(_content(file, lang or LANG), default_lang=LANG, lang=lang, as_of=as_of)
    except InvalidRequestError as error:
        hints = () if isinstance(error, UnreadableRequestError) else (wording.SEE_FACTS,)
        _refuse(error.lang, *(problem.text for problem in error.problems), *hints)


def _policy(file: str, lang: Lang) -> "Policy":
    """Read a social media code, or say why it cannot be taken."""
    from api.code import read_policy

    return _taken(read_policy, file, lang, code_wording.SEE_DOCS)


def _taken(read: "Callable[[bytes, Lang], _Read]", file: str, lang: Lang, *hints: Text) -> "_Read":
    """Read a document, or say why it cannot be taken."""
    from api.request import InvalidRequestError, UnreadableRequestError

    try:
        return read(_content(file, lang), lang)
    except InvalidRequestError as error:
        told = () if isinstance(error, UnreadableRequestError) else hints
        _refuse(error.lang, *(problem.text for problem in error.problems), *told)


def _outside(folder: str, lang: Lang) -> "tuple[Ruling, ...]":
    """Read rulings from outside the casebook, or say why they cannot be taken."""
    from api.evaluation import UnfitRulingsError, read_rulings

    try:
        return read_rulings(Path(folder))
    except UnfitRulingsError as error:
        _refuse(lang, *error.texts)


def _questions(names: list[str] | None, lang: Lang) -> tuple[str, ...] | None:
    """Check that questions exist."""
    from api.shelf import codebook
    from cases.codebook import nearest

    known = [each.id for each in codebook().questions]
    for name in names or ():
        if name not in known:
            text = wording.NO_QUESTION.fill(name=printable(name, _SHOWN), allowed=", ".join(known))
            _refuse(lang, _suggesting(text, nearest(name, known)))
    return tuple(names) if names else None


def _tell(told: "Shown", report: "Callable[[Shown, Lang], Iterable[Block]]", lang: Lang, form: Format) -> None:
    """Tell what was reasoned in the form that was asked: as JSON, or as a report."""
    if form == "json":
        from api.request import outlook_json

        typer.echo(outlook_json(told, lang), nl=False)
    else:
        _show(report(told, lang), form)


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


@contextmanager
def _told_if_unwritten(lang: Lang) -> Iterator[None]:
    """Say which file cannot be written, and why, and end."""
    from api.files import NotWrittenError

    try:
        yield
    except NotWrittenError as error:
        _refuse(lang, error.text)


def _write_file(file: str, content: bytes, lang: Lang) -> None:
    """Write a file whole, or say why it cannot be written."""
    from api.files import write

    with _told_if_unwritten(lang):
        write(Path(file), content)


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
