"""Command: what Typer says of commands by itself, in the language of this program."""

import os
import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn, get_args, get_origin

from typer import BadParameter, Context, Exit, TyperException, core, echo
from typer.core import TyperCommand, TyperGroup

from privesfeer.api.ask import wording
from privesfeer.api.paper.blocks import Paragraph, plain, printable
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import LANGUAGES, Lang, untranslated

_SAID = catalogue(__file__)

VARIABLE = "PRIVESFEER_LANG"
_REFUSED = 2  # the exit code
_SHOWN = 200  # how many characters of the user's own words are repeated at most
_OPTION = re.compile(r"(?:^|\0)--lang[=\0]([^\0]*)")

_CATALOGUE = _SAID.table("CATALOGUE")  # what Typer says of itself, by its own words
_COMPLAINTS = _SAID.table("COMPLAINTS")  # of a value by the type of pydantic's error


def language(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """Find the language of a command before it is read, for its help and complaints are told in it too.

    Args:
        arguments: what is behind the name of the program.

    Returns:
        The language of the last option --lang, else that of the environment, else Dutch.
    """
    named = [*_OPTION.findall("\0".join(arguments))[-1:], environment.get(VARIABLE)]
    return next((lang for name in named for lang in LANGUAGES if lang == name), "nl")


LANG = language(sys.argv[1:], os.environ)
EPILOG = _SAID.EXIT_CODES[LANG]


def spoken(said: str) -> str:
    """Give what Typer says of itself in the language of the command.

    Returns:
        The words of this program; what it has none for stays as it is.
    """
    return _CATALOGUE.get(said, untranslated(said))[LANG]


# The name by which Typer knows gettext. What gettext itself reads are binary files in the language of an environment
# variable, which would be passed on to whatever process is started.
core._ = spoken  # type: ignore[assignment, attr-defined]

_type_of = core.TyperArgument._bare_type  # noqa: SLF001 - what it says of itself stands in no other place


def _type_of_one(self: core.TyperArgument, annotation: Any) -> str:  # noqa: ANN401 - as Typer has it
    """Say what one of several arguments is; the usage says that there may be more."""
    return _type_of(self, get_args(annotation)[0] if get_origin(annotation) is list else annotation)


core.TyperArgument._bare_type = _type_of_one  # type: ignore[method-assign, assignment] # noqa: SLF001


def _refuse(context: Context, kind: str, nearest: str | None = None, **named: object) -> NoReturn:
    """Say what is wrong with a command and how it is used, and end."""
    from privesfeer.api.paper.terminal import write

    text = _COMPLAINTS[kind].fill(**{name: printable(str(each), _SHOWN) for name, each in named.items()})
    texts = [wording.DID_YOU_MEAN.fill(text=text, nearest=nearest) if nearest else text]
    texts += [untranslated(context.get_usage()), _SAID.SEE_HELP.fill(command=context.command_path)]
    write((Paragraph(plain(each[LANG])) for each in texts), stderr=True)
    raise Exit(_REFUSED)


def _refuse_value(context: Context, param: Any, cause: Any) -> NoReturn:  # noqa: ANN401 - Typer keeps their types to itself
    """Say what is wrong with the value of an argument or option, by what pydantic found; None: there is no value."""
    name = param.get_error_hint().strip("'")
    if cause is None:
        _refuse(context, f"{param.param_type_name}_missing", name=name)
    fault, choices = cause.errors()[0], param.type_descriptor.choices or ()
    kind = "choice" if choices else fault["type"]
    named = {"given": repr(fault["input"]), "allowed": ", ".join(map(repr, choices)), **fault.get("ctx", {})}
    _refuse(context, kind if kind in _COMPLAINTS else "not_so", name=name, **named)


class _InLanguage:
    """Help and complaints in the language of the command; both kinds of command of Typer are made with it."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - as above
        """Write how the command is used."""
        pieces = map(spoken, ctx.command.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, " ".join(pieces), spoken("Usage: "))

    def get_short_help_str(self, limit: int = 45) -> str:
        """Say in a sentence what the command does; the whole of it, whatever the limit."""
        text: str = super().get_short_help_str(max(limit, _SHOWN))  # type: ignore[misc]  # of Typer's class beside this one
        return text

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - likewise
        """Give the option --help."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # of Typer's class beside this one
        option.help = spoken("Show this message and exit.")
        return option

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - likewise
        """Read what is behind a command, and say what is wrong with it, by the kind of Typer's exception."""
        if not args and ctx.command.no_args_is_help:
            echo(ctx.get_help())
            ctx.exit(_REFUSED)
        ctx.allow_extra_args = True  # what is too much is refused below
        try:
            rest: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]  # of Typer's class beside this one
        except TyperException as error:
            match error:
                case BadParameter(param=param):
                    _refuse_value(ctx, param, error.__cause__)
                case object(option_name=name, possibilities=near):
                    _refuse(ctx, "no_option", next(iter(near or ()), None), name=name)
                case object(option_name=name):
                    flag = any(each.is_flag for each in ctx.command.get_params(ctx) if name in each.opts)
                    _refuse(ctx, "takes_no_value" if flag else "takes_value", name=name)
                case _:
                    _refuse(ctx, "not_this_way")
        if rest and not ctx.command.allow_extra_args:
            _refuse(ctx, "too_much", given=" ".join(rest))
        return rest


class Command(_InLanguage, TyperCommand):
    """A command in the language of this program."""


class Group(_InLanguage, TyperGroup):
    """Commands in the language of this program."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - likewise
        """Find the command that is named."""
        if args[0] not in self.commands:
            from privesfeer.cases.codebook import nearest

            _refuse(ctx, "no_command", nearest(args[0], list(self.commands)), name=args[0])
        return super().resolve_command(ctx, args)
