"""Output: what a command writes on the terminal or to a file, and how it ends where it cannot do what is asked."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn, TypeVar

import typer

from privesfeer.api.paper.blocks import Block, Paragraph, plain, printable
from privesfeer.cases.commons.text import Lang, Text

if TYPE_CHECKING:
    from privesfeer.cases.commons.serialize import Localizable
from privesfeer.api.paper import wording
from privesfeer.cases.commons.catalogue import catalogue

_SAID = catalogue(__file__)

Format = Literal["text", "json", "markdown"]
Shown = TypeVar("Shown", bound="Localizable")
FAILED = 1
REFUSED = 2
NOT_ALL = 3  # in bulk: some rows could not be judged
SHOWN = 200  # how many characters of the user's own words are repeated at most


def tell(told: Shown, report: Callable[[Shown, Lang], Iterable[Block]], lang: Lang, form: Format) -> None:
    """Tell what was reasoned in the form that was asked: as JSON, or as a report.

    Args:
        told: what was reasoned.
        report: makes the report.
    """

    def content() -> bytes:
        from privesfeer.api.ask.request import outlook_json

        return outlook_json(told, lang)

    give(content, lambda: report(told, lang), form)


def give(content: Callable[[], bytes], report: Callable[[], Iterable[Block]], form: Format) -> None:
    """Write JSON, or a text, whichever is asked for; the other is not made."""
    if form == "json":
        typer.echo(content(), nl=False)
    else:
        show(report(), form)


def show(blocks: Iterable[Block], form: Format) -> None:
    """Show text in the form that was asked.

    Args:
        blocks: the text.
        form: the form; no text is JSON.
    """
    if form == "markdown":
        from privesfeer.api.paper.markdown import markdown

        typer.echo(markdown(blocks), nl=False)
    else:
        write(blocks)


def write(blocks: Iterable[Block], *, stderr: bool = False) -> None:
    """Write text on the terminal.

    Args:
        blocks: the text.
        stderr: whether to standard error.
    """
    from privesfeer.api.paper import terminal

    terminal.write(blocks, stderr=stderr)


def refuse(lang: Lang, *texts: Text, code: int = REFUSED) -> NoReturn:
    """Say on standard error why the input cannot be taken, and end.

    Args:
        *texts: why.
        code: the exit code.

    Raises:
        typer.Exit: always.
    """
    write((Paragraph(plain(text[lang])) for text in texts), stderr=True)
    raise typer.Exit(code)


def write_file(file: str, content: bytes, lang: Lang) -> None:
    """Write a file whole, or say why it cannot be written.

    Args:
        content: what it holds.

    Raises:
        typer.Exit: it cannot be written.
    """
    from privesfeer.api.paper.files import write

    with told_if_unwritten(lang):
        write(Path(file), content)


@contextmanager
def told_if_unreadable(file: str, lang: Lang) -> Iterator[None]:
    """Say which file cannot be read, and end.

    Raises:
        typer.Exit: it cannot be read.
    """
    name = printable(file, SHOWN)
    try:
        yield
    except FileNotFoundError:
        refuse(lang, _SAID.NO_FILE.fill(file=name))
    except IsADirectoryError:
        refuse(lang, _SAID.FOLDER.fill(file=name))
    except (OSError, ValueError):
        refuse(lang, wording.NOT_READ.fill(file=name))


@contextmanager
def told_if_unwritten(lang: Lang) -> Iterator[None]:
    """Say which file cannot be written, and why, and end.

    Raises:
        typer.Exit: one cannot be written.
    """
    from privesfeer.api.paper.files import NotWrittenError

    try:
        yield
    except NotWrittenError as error:
        refuse(lang, error.text)
