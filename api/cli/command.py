"""Command: what Typer says of commands by itself, in the language of this program."""

import os
import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from typer import TyperException
from typer.core import TyperCommand, TyperGroup

from api import wording
from api.paper.blocks import Paragraph, plain, printable
from cases.text import LANGUAGES, Lang, Text, same

VARIABLE = "PRIVESFEER_LANG"
_SHOWN = 200  # how many characters of the user's own words are repeated at most
_OPTION = re.compile(r"(?:^|\0)--lang[=\0]([^\0]*)")

_HELP = Text(nl="Toon deze uitleg.", en="Show this help.")
_SEE_HELP = Text(nl="Zie '{command} --help'.", en="See '{command} --help'.")
_USAGE = Text(nl="Gebruik: ", en="Usage: ")
_PIECES = {  # of the line that says how a command is used
    "[OPTIONS]": Text(nl="[OPTIES]", en="[OPTIONS]"),
    "COMMAND [ARGS]...": Text(nl="COMMANDO [ARGUMENTEN]...", en="COMMAND [ARGUMENTS]..."),
}
_PANELS = {  # by their names in typer.rich_utils
    "ARGUMENTS_PANEL_TITLE": Text(nl="Argumenten", en="Arguments"),
    "OPTIONS_PANEL_TITLE": Text(nl="Opties", en="Options"),
    "COMMANDS_PANEL_TITLE": Text(nl="Commando's", en="Commands"),
    "DEFAULT_STRING": Text(nl="[standaard: {}]", en="[default: {}]"),
    "ENVVAR_STRING": Text(nl="[omgevingsvariabele: {}]", en="[environment variable: {}]"),
    "REQUIRED_LONG_STRING": Text(nl="[verplicht]", en="[required]"),
}
# What it complains of, in its own words, and how that is said here; the first that fits. The last fits all.
_COMPLAINTS = {
    r"Missing argument '(?P<name>.+)'\.": Text(
        nl="Het argument {name} ontbreekt.", en="The argument {name} is missing."
    ),
    r"Missing option '(?P<name>.+)'\.": Text(nl="De optie {name} ontbreekt.", en="The option {name} is missing."),
    r"Missing command\.": Text(nl="Er ontbreekt een commando.", en="A command is missing."),
    r"No such command '(?P<name>.*)'\.(?: Did you mean (?P<near>.+)\?)?": Text(
        nl="Er is geen commando '{name}'.", en="There is no command '{name}'."
    ),
    r"No such option: (?P<name>.+?)(?: \(Possible options: (?P<near>.+)\))?": Text(
        nl="De optie {name} is er niet.", en="There is no option {name}."
    ),
    r"Option '(?P<name>.+)' requires an argument\.": Text(
        nl="Bij de optie {name} hoort een waarde.", en="The option {name} takes a value."
    ),
    r"Option '(?P<name>.+)' does not take a value\.": Text(
        nl="Bij de optie {name} hoort geen waarde.", en="The option {name} takes no value."
    ),
    r"Got unexpected extra argument\(s\) \((?P<given>.*)\)": Text(
        nl="Dit vraagt het commando niet: {given}.", en="The command does not take this: {given}."
    ),
    r"Invalid value for '(?P<name>.+?)': Value error, (?P<given>'.*') is not one of (?P<allowed>.+)\.": Text(
        nl="{name} kan niet {given} zijn. Toegestaan: {allowed}.", en="{name} cannot be {given}. Allowed: {allowed}."
    ),
    r"Invalid value for '(?P<name>.+?)': Input should be a valid integer.*": Text(
        nl="{name} moet een geheel getal zijn.", en="{name} must be a whole number."
    ),
    r"Invalid value for '(?P<name>.+?)': Input should be less than or equal to (?P<limit>\d+)": Text(
        nl="{name} mag hoogstens {limit} zijn.", en="{name} must be at most {limit}."
    ),
    r"Invalid value for '(?P<name>.+?)': Input should be greater than or equal to (?P<limit>\d+)": Text(
        nl="{name} moet minstens {limit} zijn.", en="{name} must be at least {limit}."
    ),
    r"Invalid value for '(?P<name>.+?)'.*": Text(nl="{name} kan zo niet.", en="{name} cannot be so."),
    r".*": Text(nl="De opdracht kan zo niet worden uitgevoerd.", en="The command cannot be carried out in this way."),
}


def language(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """Find the language of a command before it is read, for its help and complaints are told in it too.

    Args:
        arguments: what is behind the name of the program.
        environment: the environment.

    Returns:
        The language of the last option --lang, else that of the environment, else Dutch.
    """
    named = [*_OPTION.findall("\0".join(arguments))[-1:], environment.get(VARIABLE)]
    return next((lang for name in named for lang in LANGUAGES if lang == name), "nl")


LANG = language(sys.argv[1:], os.environ)
EPILOG = wording.EXIT_CODES[LANG]


def complaint(said: str) -> Text:
    """Say what is wrong with a command.

    Args:
        said: how Typer says it.

    Returns:
        The same, in both languages.
    """
    found, text = next(
        (found, text) for form, text in _COMPLAINTS.items() if (found := re.fullmatch(form, said, re.DOTALL))
    )
    named = {name: printable(words or "", _SHOWN) for name, words in found.groupdict().items()}
    text = text.fill(**named)
    near = named.get("near")
    return wording.DID_YOU_MEAN.fill(text=text, nearest=near.strip("'")) if near else text


class _InLanguage:
    """Help in the language of the command; both kinds of command of Typer are made with it."""

    collect_usage_pieces: Any

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer keeps their types to itself
        """Write how the command is used."""
        pieces = (_PIECES.get(piece, same(piece))[LANG] for piece in self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, " ".join(pieces), _USAGE[LANG])

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - likewise
        """Give the option --help."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # of Typer's class beside this one
        option.help = _HELP[LANG]
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - likewise
        """Write the help."""
        from typer import rich_utils

        for name, text in _PANELS.items():
            setattr(rich_utils, name, text[LANG])
        super().format_help(ctx, formatter)  # type: ignore[misc]  # likewise


class Command(_InLanguage, TyperCommand):
    """A command in the language of this program."""


class Group(_InLanguage, TyperGroup):
    """Commands in the language of this program."""

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - as Typer has it
        """Carry out a command, and say what is wrong with it where it is none."""
        try:
            code = super().main(*args, **extra | {"standalone_mode": False})
        except TyperException as error:
            _complain(error)
            code = error.exit_code
        sys.exit(code)


def _complain(error: TyperException) -> None:
    from api.paper.terminal import write

    said, context = error.format_message(), getattr(error, "ctx", None)
    if not said:  # it was asked nothing, and has shown its help
        return
    texts = [complaint(said)[LANG]]
    if context:
        texts += [context.get_usage(), _SEE_HELP.fill(command=context.command_path)[LANG]]
    write((Paragraph(plain(text)) for text in texts), stderr=True)
