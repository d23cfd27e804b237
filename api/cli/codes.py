"""The commands about social media codes."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from privesfeer.api.cli.command import EPILOG, LANG, Command, Group
from privesfeer.api.cli.options import FormatOption, LangOption, taken
from privesfeer.api.cli.output import SHOWN, refuse, tell, told_if_unwritten, write_file
from privesfeer.api.paper.blocks import printable
from privesfeer.cases.commons.text import Lang

if TYPE_CHECKING:
    from privesfeer.api.ask.code_checker import Policy
from privesfeer.api.paper import wording
from privesfeer.api.paper.forms import ENDINGS
from privesfeer.cases.commons.catalogue import catalogue

_SAID = catalogue(__file__)

CodeAudience = Literal["staff", "council"]
app = typer.Typer(cls=Group, help=_SAID.HELP[LANG], epilog=EPILOG, no_args_is_help=True)
_command = partial(app.command, cls=Command, epilog=EPILOG)


@_command("check", help=_SAID.HELP_CHECK[LANG])
def code_check(
    file: Annotated[str, typer.Argument(help=_SAID.HELP_FILE[LANG])],
    lang: LangOption = None,
    form: FormatOption = "text",
) -> None:
    """Hold a social media code against the norms."""
    from privesfeer.api.ask.code_checker import check_code as checked
    from privesfeer.api.reports.code import check_report

    said = lang or LANG
    tell(checked(_policy(file, said)), check_report, said, form)


@_command("test", help=_SAID.HELP_TEST[LANG])
def code_test(
    file: Annotated[str, typer.Argument(help=_SAID.HELP_FILE[LANG])],
    *,
    incident: Annotated[str | None, typer.Option("--incident", help=_SAID.HELP_INCIDENT[LANG])] = None,
    picture: Annotated[str | None, typer.Option("--picture", metavar="FILE.svg", help=_SAID.HELP_PICTURE[LANG])] = None,
    lang: LangOption = None,
    form: FormatOption = "text",
) -> None:
    """Judge all rulings, or one incident, as if a social media code had applied."""
    from privesfeer.api.ask.code import read_incident
    from privesfeer.api.ask.code_checker import stress, with_code
    from privesfeer.api.reports.stress import stress_picture, stress_report, with_code_report

    said = lang or LANG
    policy = _policy(file, said)
    if incident is not None:
        compared = with_code(policy, taken(read_incident, incident, said))
        tell(compared, with_code_report, said, form)
        return
    if picture is not None and not picture.endswith(".svg"):
        refuse(said, wording.NOT_SVG.fill(file=printable(picture, SHOWN)))
    told = stress(policy)
    if picture is not None:
        write_file(picture, stress_picture(told, said).svg.encode(), said)
    tell(told, stress_report, said, form)


@_command("write", help=_SAID.HELP_WRITE[LANG])
def code_write(
    choices: Annotated[str | None, typer.Argument(help=_SAID.HELP_CHOICES[LANG])] = None,
    *,
    out: Annotated[str, typer.Option("--out", metavar="FILE", help=_SAID.HELP_OUT.fill(endings=ENDINGS)[LANG])],
    audience: Annotated[CodeAudience, typer.Option("--for", help=_SAID.HELP_AUDIENCE[LANG])] = "staff",
    lang: LangOption = None,
) -> None:
    """Write a social media code."""
    from privesfeer.api.ask.code import read_choices
    from privesfeer.api.paper.document import DocumentError
    from privesfeer.api.reports.written_code import write_code as written

    said = lang or LANG
    chosen = taken(read_choices, choices, said) if choices is not None else read_choices("{}", said)
    try:
        with told_if_unwritten(said):
            written(chosen, said, audience, Path(out))
    except DocumentError as error:
        refuse(said, error.text)


def _policy(file: str, lang: Lang) -> "Policy":
    """Read a social media code, or say why it cannot be taken."""
    from privesfeer.api.ask.code import read_policy

    return taken(read_policy, file, lang, _SAID.SEE_DOCS)
