"""Options: what commands take, and how it is read."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, get_args

import typer

from privesfeer.api.cli.command import LANG
from privesfeer.api.cli.output import SHOWN, Format, refuse, told_if_unreadable
from privesfeer.api.paper.blocks import printable
from privesfeer.cases.commons.text import Lang, Text, untranslated

if TYPE_CHECKING:
    from privesfeer.api.ask.request import CaseRequest, Request
from privesfeer.api.ask import wording
from privesfeer.cases.commons.catalogue import catalogue

_SAID = catalogue(__file__)

Read = TypeVar("Read")
LangOption = Annotated[Lang | None, typer.Option("--lang", help=_SAID.HELP_LANG[LANG])]
FileArgument = Annotated[str, typer.Argument(help=_SAID.HELP_FILE[LANG])]
AsOfOption = Annotated[str | None, typer.Option("--as-of", help=_SAID.HELP_AS_OF[LANG])]
NonceOption = Annotated[str | None, typer.Option("--nonce", metavar="HEX", help=_SAID.HELP_NONCE[LANG])]


def _option(forms: tuple[str, ...]) -> Any:  # noqa: ANN401 - as Typer has it
    """Give the option that chooses between forms, the first of which is the default."""
    first, *others = map(untranslated, forms)
    told = Text.enumerate([_SAID.DEFAULT_FORM.fill(form=first), *others], "any")
    return typer.Option("--format", help=f"{told[LANG]}.", show_default=False)


TextForm = Literal["text", "markdown"]
FormatOption = Annotated[Format, _option(get_args(Format))]
TextFormatOption = Annotated[TextForm, _option(get_args(TextForm))]


def request_of(file: str, lang: Lang | None, as_of: str | None) -> "Request | CaseRequest":
    """Read what is asked, or say why it cannot be taken.

    Args:
        file: its name; "-": standard input.
        lang: the language of the option; None: as the file says, else that of the program.
        as_of: the day of the option.

    Raises:
        typer.Exit: it cannot be taken.
    """
    from privesfeer.api.ask.request import LARGEST, InvalidRequestError, UnreadableRequestError, read_request

    try:
        return read_request(content_of(file, lang or LANG, LARGEST), default_lang=LANG, lang=lang, as_of=as_of)
    except InvalidRequestError as error:
        hints = () if isinstance(error, UnreadableRequestError) else (_SAID.SEE_FACTS,)
        refuse(error.lang, *(problem.text for problem in error.problems), *hints)


def request_in(content: object, lang: Lang | None, as_of: str | None, *hints: Text) -> "Request | CaseRequest":
    """Take what was asked before from what was answered, or say why it cannot be taken.

    Args:
        content: the incident or case file.
        lang: the language of the option; None: that of the program.
        as_of: the day of the option.
        *hints: what to say then.

    Raises:
        typer.Exit: it cannot be taken.
    """
    from privesfeer.api.ask.request import InvalidRequestError
    from privesfeer.api.ask.request import request_of as asked

    given: dict[str, object] = {"lang": lang or LANG, "as_of": as_of}
    try:
        return asked(content, LANG, given)
    except InvalidRequestError as error:
        refuse(error.lang, *(problem.text for problem in error.problems), *hints)


def taken(read: Callable[[bytes, Lang], Read], file: str, lang: Lang, *hints: Text) -> Read:
    """Read a document, or say why it cannot be taken.

    Args:
        read: reads its content.
        file: its name; "-": standard input.
        *hints: what to say then of a document that can be read and is not fit.

    Raises:
        typer.Exit: it cannot be taken.
    """
    from privesfeer.api.ask.request import InvalidRequestError, UnreadableRequestError
    from privesfeer.api.ask.stored_verdict import (
        LARGEST,  # nothing that is read so is larger; each reader has its own bound
    )

    try:
        return read(content_of(file, lang, LARGEST), lang)
    except InvalidRequestError as error:
        told = () if isinstance(error, UnreadableRequestError) else hints
        refuse(error.lang, *(problem.text for problem in error.problems), *told)


def questions(names: list[str] | None, lang: Lang) -> tuple[str, ...] | None:
    """Check that questions exist.

    Args:
        names: their ids; None: none was named.

    Returns:
        The ids; None: no question was named.

    Raises:
        typer.Exit: one does not exist.
    """
    from privesfeer.api.ask.registry import codebook
    from privesfeer.cases.codebook import nearest

    known = [each.id for each in codebook().questions]
    for name in names or ():
        if name not in known:
            text = _SAID.NO_QUESTION.fill(name=printable(name, SHOWN), allowed=", ".join(known))
            refuse(lang, suggesting(text, nearest(name, known)))
    return tuple(names) if names else None


def nonce_in(given: str | None, lang: Lang) -> str | None:
    """Take the nonce of the option, or say why it is none.

    Args:
        given: what the option gives; None: nothing.

    Returns:
        The nonce; None: there is none.

    Raises:
        typer.Exit: it is none.
    """
    if given is None:
        return None
    from privesfeer.api.ask.receipt import NonceError, nonce_of

    try:
        return nonce_of(given)
    except NonceError as error:
        refuse(lang, error.text)


def content_of(file: str, lang: Lang, most: int) -> bytes:
    """Read a file or standard input.

    Args:
        file: its name; "-": standard input.
        most: the most bytes that it may hold.

    Returns:
        Its content; of what is larger one byte more than that.

    Raises:
        typer.Exit: it cannot be read.
    """
    if file == "-":
        return typer.get_binary_stream("stdin").read(most + 1)
    with told_if_unreadable(file, lang), Path(file).open("rb") as opened:
        return opened.read(most + 1)


def suggesting(text: Text, nearest: str | None) -> Text:
    """Add to a complaint what may have been meant.

    Args:
        text: the complaint.
        nearest: the nearest valid name; None: none is near.

    Returns:
        Both.
    """
    return wording.DID_YOU_MEAN.fill(text=text, nearest=nearest) if nearest else text
