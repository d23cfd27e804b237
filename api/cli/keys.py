"""The commands about keys."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from privesfeer.api.ask.today import today
from privesfeer.api.cli.command import EPILOG, LANG, Command, Group
from privesfeer.api.cli.options import LangOption
from privesfeer.api.cli.output import SHOWN, refuse, told_if_unwritten, write
from privesfeer.api.paper.blocks import Paragraph, Table, plain, printable
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang

_SAID = catalogue(__file__)
_KEY_COLUMNS = _SAID.row("KEY_COLUMNS")

KeysOption = Annotated[
    Path | None, typer.Option("--keys", metavar="FILE", envvar="PRIVESFEER_KEYS", help=_SAID.HELP_KEYS_FILE[LANG])
]
app = typer.Typer(cls=Group, help=_SAID.HELP_KEYS[LANG], epilog=EPILOG, no_args_is_help=True)
_command = partial(app.command, cls=Command, epilog=EPILOG)


@_command("make", help=_SAID.HELP_KEYS_MAKE[LANG])
def make_key(
    scopes: Annotated[list[str], typer.Option("--scope", metavar="NAME", help=_SAID.HELP_KEY_SCOPE[LANG])],
    name: Annotated[str, typer.Option("--name", help=_SAID.HELP_KEY_NAME[LANG])],
    file: KeysOption = None,
    lang: LangOption = None,
) -> None:
    """Make a key; the secret alone goes to standard output, so that it can be passed on."""
    from privesfeer.api.middleware import api_keys

    opened = tuple(scope for scope in api_keys.KEY_SCOPES if scope in scopes)
    if wrong := next((scope for scope in scopes if scope not in api_keys.KEY_SCOPES), None):
        allowed = ", ".join(api_keys.KEY_SCOPES)
        refuse(lang or LANG, _SAID.NO_SCOPE.fill(name=printable(wrong, SHOWN), allowed=allowed))
    with _told_if_unfit(lang or LANG), told_if_unwritten(lang or LANG):
        token = api_keys.make_key(file or api_keys.default_file(), printable(name, SHOWN), opened, today())
    _, one, _ = token.split("_", 2)
    write([Paragraph(plain(_SAID.KEY_MADE.fill(id=one)[lang or LANG]))], stderr=True)
    typer.echo(token)


@_command("list", help=_SAID.HELP_KEYS_LIST[LANG])
def list_keys(file: KeysOption = None, lang: LangOption = None) -> None:
    """Show the keys."""
    from privesfeer.api.middleware import api_keys
    from privesfeer.cases.commons.day import long_date

    said, file = lang or LANG, file or api_keys.default_file()
    with _told_if_unfit(said):
        found = api_keys.read_keys(file)
    if not found:
        write([Paragraph(plain(_SAID.NO_KEYS.fill(file=printable(str(file), SHOWN))[said]))])
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
    write([Table(tuple(heading[said] for heading in _KEY_COLUMNS), rows)])


@_command("revoke", help=_SAID.HELP_KEYS_REVOKE[LANG])
def revoke_key(
    one: Annotated[str, typer.Argument(metavar="ID", help=_SAID.HELP_KEY_ID[LANG])],
    file: KeysOption = None,
    lang: LangOption = None,
) -> None:
    """Revoke a key."""
    from privesfeer.api.middleware import api_keys

    said = lang or LANG
    try:
        with _told_if_unfit(said), told_if_unwritten(said):
            api_keys.revoke_key(file or api_keys.default_file(), one, today())
    except api_keys.NoSuchKeyError:
        refuse(said, _SAID.NO_KEY.fill(id=printable(one, SHOWN)))
    write([Paragraph(plain(_SAID.KEY_REVOKED.fill(id=one)[said]))])


@contextmanager
def _told_if_unfit(lang: Lang) -> Iterator[None]:
    """Say what is wrong with the file of keys, and end."""
    from privesfeer.api.middleware.api_keys import UnfitKeysError

    try:
        yield
    except UnfitKeysError as error:
        refuse(lang, error.text)
