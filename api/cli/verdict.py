"""The commands about one incident or case file: its verdict, what would change it, pleas, pictures and memos."""

import gc
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from privesfeer.api.cli.command import EPILOG, LANG, Command
from privesfeer.api.cli.options import (
    AsOfOption,
    FileArgument,
    FormatOption,
    LangOption,
    NonceOption,
    TextFormatOption,
    nonce_in,
    questions,
    request_in,
    request_of,
    suggesting,
    taken,
)
from privesfeer.api.cli.output import SHOWN, refuse, show, tell, told_if_unwritten, write, write_file
from privesfeer.api.paper import wording
from privesfeer.api.paper.blocks import Paragraph, plain, printable
from privesfeer.api.paper.forms import ENDINGS, FORMS
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang

if TYPE_CHECKING:
    from collections.abc import Iterable

    from privesfeer.api.ask.request import CaseRequest, Request
    from privesfeer.api.paper.blocks import Block
    from privesfeer.engine import Scales, Verdict

_SAID = catalogue(__file__)
_HELP_DRAFT_OUT, _HELP_LOG = (each.fill(endings=ENDINGS)[LANG] for each in (_SAID.HELP_DRAFT_OUT, _SAID.HELP_LOG))

Reader = Literal["lawyer", "hr", "employee"]
Party = Literal["employee", "employer"]
PictureKind = Literal["graph", "timeline", "openness"]

app = typer.Typer()
_command = partial(app.command, cls=Command, epilog=EPILOG)


@_command(help=_SAID.HELP_VERDICT[LANG])
def verdict(  # noqa: PLR0913 - one parameter for each option
    file: FileArgument,
    lang: LangOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = "text",
    question: Annotated[list[str] | None, typer.Option("--question", metavar="ID", help=_SAID.HELP_ONLY[LANG])] = None,
    *,
    detail: Annotated[bool, typer.Option("--detail", help=_SAID.HELP_DETAIL[LANG])] = False,
    receipt: Annotated[str | None, typer.Option("--receipt", metavar="OUT", help=_SAID.HELP_RECEIPT[LANG])] = None,
    nonce: NonceOption = None,
    prove: Annotated[bool, typer.Option("--prove", help=_SAID.HELP_PROVE[LANG])] = False,
) -> None:
    """Give the verdict on an incident."""
    request = request_of(file, lang, as_of)
    shown = questions(question, request.lang)
    given = nonce_in(nonce, request.lang)
    if given and receipt is None:
        refuse(request.lang, _SAID.ONLY_RECEIPT)
    if prove:
        from privesfeer.api.ask.services import reasoner

        answered = request.verdict(reasoner().proving())
        write([Paragraph(plain(_SAID.PROVED[request.lang]))], stderr=True)
    else:
        answered = request.verdict()
    if receipt is not None:
        _keep_receipt(receipt, request, answered, given)
    if form == "json":
        from privesfeer.api.ask.request import verdict_json

        typer.echo(verdict_json(answered, request.lang), nl=False)
        return
    from privesfeer.api.reports.verdict import report

    show(report(answered, request.lang, shown, detail=detail, advice=request.advice()), form)


def _keep_receipt(file: str, request: "Request | CaseRequest", answered: "Verdict", given: str | None) -> None:
    """Write the receipt of a verdict to a file, and tell the nonce apart from it."""
    from privesfeer.api.ask.receipt import nonce_of
    from privesfeer.api.ask.receipt import receipt as receipt_of
    from privesfeer.api.ask.request import verdict_json

    nonce = nonce_of(given)
    kept = receipt_of(request, answered, verdict_json(answered, request.lang), nonce)
    write_file(file, f"{kept.header}\n".encode(), request.lang)
    told = _SAID.RECEIPT_WRITTEN.fill(file=printable(file, SHOWN), nonce=nonce)
    write([Paragraph(plain(told[request.lang]))], stderr=True)


@_command(help=_SAID.HELP_MEASURES[LANG])
def measures(
    file: FileArgument,
    lang: LangOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = "text",
) -> None:
    """Put all measures side by side."""
    request = request_of(file, lang, as_of)
    from privesfeer.api.reports.measures import scale_report
    from privesfeer.engine import titled

    def report(told: "Scales", lang: Lang) -> "Iterable[Block]":
        return scale_report(told.scales, titled(request.title), lang, told.days_passed)

    tell(request.scale(), report, request.lang, form)


@_command(help=_SAID.HELP_ADVICE[LANG])
def advice(
    file: FileArgument,
    lang: LangOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = "text",
) -> None:
    """Say what to do."""
    request = request_of(file, lang, as_of)
    from privesfeer.api.reports.advice import advice_report

    tell(request.advice(), advice_report, request.lang, form)


@_command(help=_SAID.HELP_STABILITY[LANG])
def stability(  # noqa: PLR0913 - one parameter for each option
    file: FileArgument,
    lang: LangOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = "text",
    question: Annotated[
        list[str] | None, typer.Option("--question", metavar="ID", help=_SAID.HELP_STABILITY_ONLY[LANG])
    ] = None,
    *,
    detail: Annotated[bool, typer.Option("--detail", help=_SAID.HELP_STABILITY_DETAIL[LANG])] = False,
) -> None:
    """Show which facts can still change the answers."""
    request = request_of(file, lang, as_of)
    told = request.stability(questions(question, request.lang))
    from privesfeer.api.reports.stability import stability_report

    tell(told, partial(stability_report, detail=detail), request.lang, form)


@_command(help=_SAID.HELP_CHANGE[LANG])
def change(  # noqa: PLR0913 - one parameter for each option
    file: FileArgument,
    *,
    question: Annotated[str, typer.Option("--question", help=_SAID.HELP_CHANGE_QUESTION[LANG])],
    status: Annotated[bool, typer.Option("--status", help=_SAID.HELP_CHANGE_STATUS[LANG])] = False,
    most: Annotated[
        int, typer.Option("--most", metavar="N", min=1, max=3, help=_SAID.HELP_CHANGE_MOST[LANG], show_default=False)
    ] = 3,
    lang: LangOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = "text",
) -> None:
    """Show what would change an answer."""
    request = request_of(file, lang, as_of)
    questions([question], request.lang)
    told = request.changes(question, status=status, most=most)
    from privesfeer.api.reports.stability import changes_report

    tell(told, changes_report, request.lang, form)


@_command(help=_SAID.HELP_COMPARE[LANG])
def compare(  # noqa: PLR0913 - one parameter for each option
    old: Annotated[str, typer.Argument(metavar="OLD", help=_SAID.HELP_OLD[LANG])],
    file: Annotated[str | None, typer.Argument(metavar="FILE", help=_SAID.HELP_OLD_FILE[LANG])] = None,
    *,
    lang: LangOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = "text",
    nonce: NonceOption = None,
) -> None:
    """Tell what has changed since a verdict was given."""
    from privesfeer.api.ask.receipt import Receipt
    from privesfeer.api.ask.stored_verdict import read_stored
    from privesfeer.api.ask.verdict_diff import verdict_diff
    from privesfeer.api.reports.since import verdict_diff_report

    given = nonce_in(nonce, lang or LANG)
    kept = taken(read_stored, old, lang or LANG)
    if given is None and isinstance(kept.receipt, Receipt):
        refuse(lang or LANG, _SAID.NEEDS_NONCE)
    if file:
        request = request_of(file, lang, as_of)
    elif kept.content is None:
        refuse(lang or LANG, _SAID.NO_INCIDENT)
    else:
        request = request_in(kept.content, lang, as_of, _SAID.NO_LONGER_TAKEN)
    # What the file says of its day is of then; the question is what is so now.
    asked = request if as_of else request.model_copy(update={"as_of": None})
    tell(verdict_diff(kept, asked, given), verdict_diff_report, request.lang, form)


@_command(help=_SAID.HELP_DRAW[LANG])
def picture(  # noqa: PLR0913 - one parameter for each option
    file: FileArgument,
    *,
    out: Annotated[str, typer.Option("--out", metavar="FILE", help=_SAID.HELP_DRAW_OUT[LANG])],
    kind: Annotated[PictureKind, typer.Option("--kind", help=_SAID.HELP_DRAW_KIND[LANG])] = "graph",
    question: Annotated[str | None, typer.Option("--question", help=_SAID.HELP_DRAW_QUESTION[LANG])] = None,
    lang: LangOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Draw a verdict, or export the graph of an answer."""
    from privesfeer.api.ask.registry import roles
    from privesfeer.api.pictures.drawn import EXPORTS, NotDrawnError, drawn

    request, question = request_of(file, lang, as_of), question or roles().question.drawn
    questions([question], request.lang)
    shown, ending = printable(out, SHOWN), Path(out).suffix
    if ending not in {".svg", *(EXPORTS if kind == "graph" else ())}:
        refuse(request.lang, (_SAID.NOT_DRAWABLE if kind == "graph" else wording.NOT_SVG).fill(file=shown))
    try:
        content = drawn(request.verdict(), kind, question, ending, request.lang)
    except NotDrawnError as error:
        refuse(request.lang, error.text)
    write_file(out, content, request.lang)


@_command(help=_SAID.HELP_ARGUE[LANG])
def argue(
    file: FileArgument,
    lang: LangOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = "text",
    question: Annotated[
        list[str] | None, typer.Option("--question", metavar="ID", help=_SAID.HELP_ARGUE_ONLY[LANG])
    ] = None,
) -> None:
    """Plead an incident for both sides."""
    request = request_of(file, lang, as_of)
    told = request.arguments(questions(question, request.lang))
    from privesfeer.api.reports.argument import argument_report

    tell(told, argument_report, request.lang, form)


@_command(help=_SAID.HELP_REMEDIES[LANG])
def remedies(
    file: FileArgument,
    lang: LangOption = None,
    as_of: AsOfOption = None,
    form: Annotated[
        Literal["text", "json", "markdown", "ics"],
        typer.Option("--format", help=_SAID.HELP_REMEDIES_FORMAT[LANG], show_default=False),
    ] = "text",
) -> None:
    """Tell routes, deadlines, amounts and burdens of proof."""
    request = request_of(file, lang, as_of)
    told = request.remedies()
    if form == "ics":
        from privesfeer.api.reports.diary import diary

        typer.echo(diary(told, request.lang, request.advice()), nl=False)
        return
    from privesfeer.api.reports.remedies import remedies_report

    tell(told, remedies_report, request.lang, form)


@_command(help=_SAID.HELP_BEFORE[LANG])
def before(  # noqa: PLR0913 - one parameter for each option
    file: FileArgument,
    lang: LangOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = "text",
    log: Annotated[Path | None, typer.Option("--log", metavar="OUT", help=_HELP_LOG)] = None,
    *,
    detail: Annotated[bool, typer.Option("--detail", help=_SAID.HELP_BEFORE_DETAIL[LANG])] = False,
) -> None:
    """Say whether something may be looked into, before one does."""
    request = request_of(file, lang, as_of)
    told = request.before()
    from privesfeer.api.reports.look import look_report, search_log

    if log is not None:
        from privesfeer.api.paper.document import DocumentError
        from privesfeer.api.paper.writers import write_memo

        gc.enable()
        try:
            with told_if_unwritten(request.lang):
                write_memo(search_log(told, request.lang), log)
        except DocumentError as error:
            refuse(request.lang, error.text)
        shown = printable(str(log), SHOWN)
        write([Paragraph(plain(_SAID.LOG_WRITTEN.fill(file=shown)[request.lang]))], stderr=True)
    tell(told, partial(look_report, detail=detail), request.lang, form)


@_command(help=_SAID.HELP_DRAFT.fill(forms=FORMS)[LANG])
def draft(  # noqa: PLR0913 - one parameter for each option
    file: FileArgument,
    *,
    kind: Annotated[str, typer.Option("--of", metavar="KIND", help=_SAID.HELP_DRAFT_OF[LANG])],
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help=_HELP_DRAFT_OUT)] = None,
    party: Annotated[Party | None, typer.Option("--party", help=_SAID.HELP_PARTY[LANG], show_default=False)] = None,
    template: Annotated[
        Path | None, typer.Option("--template", metavar="FILE.docx", help=_SAID.HELP_TEMPLATE[LANG])
    ] = None,
    lang: LangOption = None,
    as_of: AsOfOption = None,
    form: TextFormatOption = "text",
) -> None:
    """Write a document that follows from a file."""
    request = request_of(file, lang, as_of)
    from privesfeer.api.drafts import KINDS, draft_document
    from privesfeer.api.paper.document import DocumentError
    from privesfeer.api.paper.writers import check_template, write_memo
    from privesfeer.cases.codebook import nearest

    if kind not in KINDS:
        text = _SAID.NO_DRAFT.fill(name=printable(kind, SHOWN), allowed=", ".join(KINDS))
        refuse(request.lang, suggesting(text, nearest(kind, list(KINDS))))
    gc.enable()
    try:
        check_template(template)
        document = draft_document(request, request.lang, kind, party)
        if out is None:
            show(document.blocks, form)
            return
        with told_if_unwritten(request.lang):
            write_memo(document, out, template)
    except DocumentError as error:
        refuse(request.lang, error.text)
    shown = printable(str(out), SHOWN)
    write([Paragraph(plain(_SAID.MEMO_WRITTEN.fill(file=shown)[request.lang]))], stderr=True)


@_command(help=_SAID.HELP_MEMO.fill(forms=FORMS)[LANG])
def memo(  # noqa: PLR0913 - one parameter for each option
    file: FileArgument,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help=_SAID.HELP_MEMO_OUT.fill(endings=ENDINGS)[LANG])],
    reader: Annotated[Reader, typer.Option("--reader", help=_SAID.HELP_READER[LANG], show_default=False)] = "lawyer",
    template: Annotated[
        Path | None, typer.Option("--template", metavar="FILE.docx", help=_SAID.HELP_TEMPLATE[LANG])
    ] = None,
    reviewer: Annotated[str, typer.Option("--reviewer", help=_SAID.HELP_REVIEWER[LANG], show_default=False)] = "",
    nonce: Annotated[str | None, typer.Option("--nonce", metavar="HEX", help=_SAID.HELP_MEMO_NONCE[LANG])] = None,
    lang: LangOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Write a memo."""
    request = request_of(file, lang, as_of)
    from privesfeer.api.memo import memo_document
    from privesfeer.api.paper.document import DocumentError
    from privesfeer.api.paper.writers import check_template, write_memo

    gc.enable()
    given = nonce_in(nonce, request.lang)
    try:
        check_template(template)
        with told_if_unwritten(request.lang):
            told = memo_document(request, request.lang, reader, printable(reviewer, SHOWN), given)
            write_memo(told, out, template)
    except DocumentError as error:
        refuse(request.lang, error.text)
    shown = printable(str(out), SHOWN)
    write([Paragraph(plain(_SAID.MEMO_WRITTEN.fill(file=shown)[request.lang]))], stderr=True)
