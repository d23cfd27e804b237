"""The commands about the books: citations, rules, facts, and where they ask for attention."""

import gc
from functools import partial
from typing import Annotated

import typer

from privesfeer.api.ask.today import today
from privesfeer.api.cli.command import EPILOG, LANG, Command
from privesfeer.api.cli.options import FormatOption, LangOption, TextFormatOption, questions
from privesfeer.api.cli.output import REFUSED, Format, give, show, write
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang

_SAID = catalogue(__file__)

app = typer.Typer()
_command = partial(app.command, cls=Command, epilog=EPILOG)


@_command(help=_SAID.HELP_CITE[LANG])
def cite(
    citation: Annotated[str, typer.Argument(help=_SAID.HELP_CITATION[LANG])],
    lang: LangOption = None,
    form: FormatOption = "text",
) -> None:
    """Check a citation."""
    from privesfeer.api.ask.registry import casebook
    from privesfeer.api.ask.request import record_json
    from privesfeer.api.reports.citation import citation_report
    from privesfeer.cases.reference import check as checked

    said = lang or LANG
    told = checked(citation, casebook(), today())
    give(lambda: record_json(told), lambda: citation_report(told, said), form)
    if not told.valid:
        raise typer.Exit(REFUSED)


@_command(help=_SAID.HELP_RULES[LANG])
def rules(lang: LangOption = None) -> None:
    """Show the rulebook."""
    from privesfeer.api.ask.registry import sources
    from privesfeer.api.reports.books import rulebook_page

    write(rulebook_page(sources(), lang or LANG))


@_command(help=_SAID.HELP_FACTS[LANG])
def facts(lang: LangOption = None) -> None:
    """Show the codebook."""
    from privesfeer.api.ask.registry import codebook, facts_read
    from privesfeer.api.reports.books import codebook_page

    write(codebook_page(codebook(), facts_read(), lang or LANG))


@_command(help=_SAID.HELP_HEALTH[LANG])
def health(
    lang: LangOption = None,
    form: TextFormatOption = "text",
) -> None:
    """Show what the engine makes of every ruling on its own facts."""
    from privesfeer.api.ask.services import reasoner
    from privesfeer.api.reports.own_outcomes import health_report

    blocks = health_report(reasoner(), lang or LANG)
    show(blocks, form)


@_command(help=_SAID.HELP_CHECK[LANG])
def check(
    question: Annotated[
        list[str] | None, typer.Option("--question", metavar="ID", help=_SAID.HELP_CHECK_ONLY[LANG])
    ] = None,
    *,
    silent: Annotated[bool, typer.Option("--silent", help=_SAID.HELP_CHECK_SILENT[LANG])] = False,
    lang: LangOption = None,
    form: FormatOption = "text",
) -> None:
    """Show where rulings and rules ask for attention."""
    from privesfeer.api.ask.services import reasoner
    from privesfeer.api.reports.consistency import check_json, check_report, findings

    asked = questions(question, lang or LANG)
    if silent:
        _silent(asked, lang or LANG, form)
        return
    found = findings(reasoner(), asked)
    give(lambda: check_json(found, lang or LANG), lambda: check_report(found, lang or LANG), form)
    if found.uncarried:
        raise typer.Exit(REFUSED)


def _silent(asked: tuple[str, ...] | None, lang: Lang, form: Format) -> None:
    """Show where the program gives no answer, and what it leaves unread there."""
    from privesfeer.api.ask.services import reasoner
    from privesfeer.api.reports.silence import silence_findings, silence_json, silence_report

    gc.enable()  # each ruling is predicted from a law of its own, and all of these would stay in memory
    found = silence_findings(reasoner(), asked)
    give(lambda: silence_json(found, lang), lambda: silence_report(found, lang), form)
