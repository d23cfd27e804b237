"""Command: what Typer says of commands by itself, in the language of this program."""

import os
import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any, get_args, get_origin

from typer import TyperException, core, echo
from typer.core import TyperCommand, TyperGroup

from privesfeer.api.ask import wording
from privesfeer.api.paper.blocks import Paragraph, plain, printable
from privesfeer.cases.text import LANGUAGES, Lang, Text, same
from privesfeer.cases.words import words

_SAID = words(__file__)

VARIABLE = "PRIVESFEER_LANG"
_SHOWN = 200  # how many characters of the user's own words are repeated at most
_OPTION = re.compile(r"(?:^|\0)--lang[=\0]([^\0]*)")

_PIECES = _SAID.table("PIECES")  # of the line that says how a command is used
_TYPER = _SAID.table("TYPER")  # by its own words
# What it complains of, in its own words, and how that is said here; the first that fits. The last fits all.
_COMPLAINTS = {
    r"Missing argument '(?P<name>.+)'\.": "argument_missing",
    r"Missing option '(?P<name>.+)'\.": "option_missing",
    r"Missing command\.": "command_missing",
    r"No such command '(?P<name>.*)'\.(?: Did you mean (?P<near>.+)\?)?": "no_command",
    r"No such option: (?P<name>.+?)(?: \(Possible options: (?P<near>.+)\))?": "no_option",
    r"Option '(?P<name>.+)' requires an argument\.": "takes_value",
    r"Option '(?P<name>.+)' does not take a value\.": "takes_no_value",
    r"Got unexpected extra argument\(s\) \((?P<given>.*)\)": "too_much",
    r"Invalid value for '(?P<name>.+?)': Value error, (?P<given>'.*') is not one of (?P<allowed>.+)\.": "not_allowed",
    r"Invalid value for '(?P<name>.+?)': Input should be a valid integer.*": "no_number",
    r"Invalid value for '(?P<name>.+?)': Input should be less than or equal to (?P<limit>\d+)": "too_large",
    r"Invalid value for '(?P<name>.+?)': Input should be greater than or equal to (?P<limit>\d+)": "too_small",
    r"Invalid value for '(?P<name>.+?)'.*": "not_so",
    r".*": "not_this_way",
}
_COMPLAINED = _SAID.table("COMPLAINTS")


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
EPILOG = _SAID.EXIT_CODES[LANG]


# What Typer says of itself passes through gettext; here it is said in the language of the command.
core._ = lambda said: _TYPER.get(said, same(said))[LANG]  # type: ignore[assignment, attr-defined]

_type_of = core.TyperArgument._bare_type  # noqa: SLF001 - what it says of itself stands in no other place


def _type_of_one(self: core.TyperArgument, annotation: Any) -> str:  # noqa: ANN401 - as Typer has it
    """Say what one of several arguments is; the usage says that there may be more."""
    return _type_of(self, get_args(annotation)[0] if get_origin(annotation) is list else annotation)


core.TyperArgument._bare_type = _type_of_one  # type: ignore[method-assign, assignment] # noqa: SLF001


def complaint(said: str) -> Text:
    """Say what is wrong with a command.

    Args:
        said: how Typer says it.

    Returns:
        The same, in both languages.
    """
    found, kind = next(
        (found, kind) for form, kind in _COMPLAINTS.items() if (found := re.fullmatch(form, said, re.DOTALL))
    )
    named = {name: printable(words or "", _SHOWN) for name, words in found.groupdict().items()}
    text = _COMPLAINED[kind].fill(**named)
    near = named.get("near")
    # Typer names every near one; the nearest comes first.
    return wording.DID_YOU_MEAN.fill(text=text, nearest=near.partition(",")[0].strip("'")) if near else text


class _InLanguage:
    """Help in the language of the command; both kinds of command of Typer are made with it."""

    collect_usage_pieces: Any

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer keeps their types to itself
        """Write how the command is used."""
        pieces = (_PIECES.get(piece, same(piece))[LANG] for piece in self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, " ".join(pieces), _SAID.USAGE[LANG])

    def get_short_help_str(self, limit: int = 45) -> str:
        """Say in a sentence what the command does; the whole of it, whatever the limit."""
        text: str = super().get_short_help_str(max(limit, _SHOWN))  # type: ignore[misc]  # of Typer's class beside this one
        return text

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - likewise
        """Give the option --help."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # of Typer's class beside this one
        option.help = _SAID.HELP[LANG]
        return option


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
    from privesfeer.api.paper.terminal import write

    said, context = error.format_message(), getattr(error, "ctx", None)
    if context and said == context.get_help():  # it was asked nothing
        echo(said)
        return
    texts = [complaint(said)[LANG]]
    if context:
        texts += [context.get_usage(), _SAID.SEE_HELP.fill(command=context.command_path)[LANG]]
    write((Paragraph(plain(text)) for text in texts), stderr=True)
