"""The command that measures how good the program is."""

import datetime as dt
import gc
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from privesfeer.api.cli.command import EPILOG, LANG, Command
from privesfeer.api.cli.options import FormatOption, LangOption, questions
from privesfeer.api.cli.output import SHOWN, Format, give, refuse, show, told_if_unwritten, write, write_file
from privesfeer.api.paper.blocks import Paragraph, plain, printable
from privesfeer.cases.commons.text import Lang

if TYPE_CHECKING:
    from privesfeer.cases.casebook import Casebook
    from privesfeer.cases.ruling import Ruling
    from privesfeer.engine import Mode
from privesfeer.api.paper import wording
from privesfeer.cases.commons.catalogue import catalogue

_SAID = catalogue(__file__)

app = typer.Typer()
_command = partial(app.command, cls=Command, epilog=EPILOG)


@_command(help=_SAID.HELP_EVALUATE[LANG])
def evaluate(  # noqa: PLR0913 - one parameter for each option
    *,
    question: Annotated[
        list[str] | None, typer.Option("--question", metavar="ID", help=_SAID.HELP_EVALUATE_ONLY[LANG])
    ] = None,
    chronological: Annotated[bool, typer.Option("--chronological", help=_SAID.HELP_CHRONOLOGICAL[LANG])] = False,
    outside: Annotated[str | None, typer.Option("--rulings", metavar="DIR", help=_SAID.HELP_OUTSIDE[LANG])] = None,
    released: Annotated[str | None, typer.Option("--released", metavar="DATE", help=_SAID.HELP_RELEASED[LANG])] = None,
    textbook: Annotated[bool, typer.Option("--textbook", help=_SAID.HELP_TEXTBOOK[LANG])] = False,
    read: Annotated[bool, typer.Option("--read", help=_SAID.HELP_EVALUATE_READ[LANG])] = False,
    lang: LangOption = None,
    form: FormatOption = "text",
    picture: Annotated[str | None, typer.Option("--picture", metavar="FILE.svg", help=_SAID.HELP_PICTURE[LANG])] = None,
) -> None:
    """Measure how often the program gives the court's outcome."""
    from privesfeer.api.ask.registry import casebook, rulebook
    from privesfeer.api.reports.evaluation import evaluation_json, evaluation_report, left_out_told
    from privesfeer.api.reports.evaluation_picture import evaluation_picture
    from privesfeer.cases.commons.day import long_date
    from privesfeer.engine import evaluate as measure

    said = lang or LANG
    asked = questions(question, said)
    if chronological and outside is not None:
        refuse(said, _SAID.EVALUATION_ONE_MODE)
    others = (chronological, outside is not None, released is not None, picture is not None, read and textbook)
    for chosen, alone, tell in ((read, _SAID.READ_ALONE, _read), (textbook, _SAID.TEXTBOOK_ALONE, _textbook)):
        if chosen:
            if any(others):
                refuse(said, alone)
            tell(asked, said, form)
            return
    if picture is not None:
        _check_picture(picture, said)
    rulings = _outside(outside, said) if outside is not None else ()
    book = casebook() if released is None else _released(released, said)
    mode: Mode = "chronological" if chronological else "leave_one_affair_out" if outside is None else "rulings"
    gc.enable()
    # Early rulings have few before them: that is done before a second process has started.
    workers = 1 if chronological else os.cpu_count() or 1
    measured = measure(rulebook(), book, mode, asked, rulings, workers=workers)
    left_out = left_out_told(measured.left_out)
    if rulings and not any(each.predictions for each in measured.questions):
        refuse(said, _SAID.NOTHING_TO_PREDICT, *left_out)
    if picture is not None:
        write_file(picture, evaluation_picture(measured, said).encode(), said)
    if form == "json":
        if left_out:
            write((Paragraph(plain(text[said])) for text in left_out), stderr=True)
        typer.echo(evaluation_json(measured, said), nl=False)
        return
    show(evaluation_report(measured, long_date(book.release), said), form)


def _check_picture(file: str, lang: Lang) -> None:
    """Say before anything is measured that a picture cannot be written there."""
    from privesfeer.api.paper.files import check_folder

    if not file.endswith(".svg"):
        refuse(lang, wording.NOT_SVG.fill(file=printable(file, SHOWN)))
    with told_if_unwritten(lang):
        check_folder(Path(file))


def _read(asked: tuple[str, ...] | None, lang: Lang, form: Format) -> None:
    """Tell how often what the words of a text suggest is right."""
    if asked:
        refuse(lang, _SAID.READ_ALONE)
    from privesfeer.api.ask.registry import BOOKS, casebook
    from privesfeer.api.reports.reading import terms_json, terms_report
    from privesfeer.engine import measure_terms

    measured = measure_terms(BOOKS.terms, casebook())
    give(lambda: terms_json(measured), lambda: terms_report(measured, lang), form)


def _textbook(asked: tuple[str, ...] | None, lang: Lang, form: Format) -> None:
    """Tell what the textbook incidents say."""
    from privesfeer.api.ask.services import reasoner
    from privesfeer.api.reports.textbook import textbook_json, textbook_report
    from privesfeer.engine import ask_textbook

    measured, versions = ask_textbook(reasoner(), asked), reasoner().versions
    give(lambda: textbook_json(measured, versions), lambda: textbook_report(measured, versions, lang), form)


def _released(written: str, lang: Lang) -> "Casebook":
    """Give the casebook as it was released on a day, or say why there was none."""
    from privesfeer.api.ask.registry import casebook
    from privesfeer.cases.commons.day import long_date

    first = casebook().first
    try:
        day = dt.date.fromisoformat(written)
    except ValueError:
        day = dt.date.min
    if day < first:
        refuse(lang, _SAID.NOT_RELEASED.fill(day=printable(written, SHOWN), first=long_date(first)))
    return casebook().released(day)


def _outside(folder: str, lang: Lang) -> "tuple[Ruling, ...]":
    """Read rulings from outside the casebook, or say why they cannot be taken."""
    from privesfeer.api.reports.evaluation import UnfitRulingsError, read_rulings

    try:
        return read_rulings(Path(folder))
    except UnfitRulingsError as error:
        refuse(lang, *error.texts)
