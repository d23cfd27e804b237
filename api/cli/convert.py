"""The command that puts what an earlier version kept or gave into the shape of today."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from privesfeer.api.cli.command import EPILOG, LANG, Command
from privesfeer.api.cli.options import LangOption, content_of
from privesfeer.api.cli.output import SHOWN, refuse, told_if_unwritten, write, write_file
from privesfeer.api.paper.blocks import Paragraph, plain, printable
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang, Text

if TYPE_CHECKING:
    from privesfeer.api.ask.convert import Converted

_SAID = catalogue(__file__)
_OF_LINK = "dossier.json"  # the name under which the pages keep one

app = typer.Typer()
_command = partial(app.command, cls=Command, epilog=EPILOG)


@_command(help=_SAID.HELP_CONVERT[LANG])
def convert(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help=_SAID.HELP_CONVERT_FILES[LANG])],
    *,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help=_SAID.HELP_CONVERT_OUT[LANG])] = None,
    in_place: Annotated[bool, typer.Option("--in-place", help=_SAID.HELP_IN_PLACE[LANG])] = False,
    lang: LangOption = None,
) -> None:
    """Convert older files."""
    said = lang or LANG
    if out and in_place:
        refuse(said, _SAID.ONE_PLACE)
    if "-" in files and (out or in_place):
        refuse(said, _SAID.NO_NAME)
    if len(files) > 1 and not (out or in_place):
        refuse(said, _SAID.WHERE)
    made = _all_of(files, said)
    targets = _targets(made, out, said) if out or in_place else {}
    if out:
        from privesfeer.api.paper.files import told_if_not_written

        with told_if_unwritten(said), told_if_not_written(out):
            out.mkdir(parents=True, exist_ok=True)
    for file, each in made.items():
        if file not in targets:
            typer.echo(each.content, nl=False)
        elif out or each.change != "none":
            write_file(str(targets[file]), each.content, said)
        write([Paragraph(plain(_of(file, each.text)[said]))], stderr=True)


def _all_of(files: list[str], lang: Lang) -> "dict[str, Converted]":
    """Convert all, or say of each that cannot be converted why, before anything is written."""
    from privesfeer.api.ask.convert import convert as converted
    from privesfeer.api.ask.convert import convert_link
    from privesfeer.api.ask.request import InvalidRequestError
    from privesfeer.api.ask.stored_verdict import LARGEST

    made, faults = {}, []
    for file in files:
        try:
            made[file] = (
                convert_link(file, lang) if _is_link(file) else converted(content_of(file, lang, LARGEST), lang)
            )
        except InvalidRequestError as error:
            faults += [_of(file, problem.text) for problem in error.problems]
    if faults:
        refuse(lang, *faults, _SAID.NOTHING_WRITTEN)
    return made


def _targets(made: "dict[str, Converted]", out: Path | None, lang: Lang) -> dict[str, Path]:
    """Say where each goes; a verdict, dossier or link is not replaced by the case that is taken out of it."""
    targets: dict[str, Path] = {}
    for file, each in made.items():
        name = _OF_LINK if _is_link(file) else Path(file).name
        target = out / name if out else Path(file)
        if target in targets.values():
            refuse(lang, _of(file, _SAID.SAME_NAME.fill(name=printable(name, SHOWN))), _SAID.NOTHING_WRITTEN)
        if each.change == "taken" and (not out or (target.exists() and not _is_link(file) and target.samefile(file))):
            refuse(lang, _of(file, _SAID.STAYS), _SAID.NOTHING_WRITTEN)
        targets[file] = target
    return targets


def _is_link(file: str) -> bool:
    return "://" in file


def _of(file: str, text: Text) -> Text:
    """Say of which file it is; of a link without the dossier in it."""
    shown = file.partition("#")[0] if _is_link(file) else file
    return _SAID.OF_FILE.fill(file=printable(shown, SHOWN), text=text)
