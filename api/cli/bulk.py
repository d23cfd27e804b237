"""The command that answers all incidents of a file."""

import gc
import os
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from privesfeer.api.cli.command import EPILOG, LANG, Command
from privesfeer.api.cli.options import LangOption, nonce_in
from privesfeer.api.cli.output import FAILED, NOT_ALL, SHOWN, refuse, told_if_unreadable, told_if_unwritten, write
from privesfeer.api.paper import wording
from privesfeer.api.paper.blocks import Paragraph, plain, printable
from privesfeer.cases.commons.catalogue import catalogue

_SAID = catalogue(__file__)

Engine = Literal["local", "dask"]

app = typer.Typer()
_command = partial(app.command, cls=Command, epilog=EPILOG)


@_command(help=_SAID.HELP_BULK[LANG], epilog=_SAID.HELP_BULK_EXIT_CODES[LANG])
def bulk(  # noqa: PLR0913 - one parameter for each option
    source: Annotated[Path, typer.Argument(metavar="IN", help=_SAID.HELP_BULK_IN[LANG])],
    target: Annotated[Path, typer.Argument(metavar="OUT", help=_SAID.HELP_BULK_OUT[LANG])],
    *,
    lang: LangOption = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help=_SAID.HELP_BULK_AS_OF[LANG])] = None,
    jobs: Annotated[int | None, typer.Option("--jobs", metavar="N", min=1, help=_SAID.HELP_JOBS[LANG])] = None,
    engine: Annotated[Engine, typer.Option("--engine", help=_SAID.HELP_ENGINE[LANG], show_default=False)] = "local",
    scheduler: Annotated[str | None, typer.Option("--scheduler", help=_SAID.HELP_SCHEDULER[LANG])] = None,
    nonce: Annotated[str | None, typer.Option("--nonce", metavar="HEX", help=_SAID.HELP_BULK_NONCE[LANG])] = None,
) -> None:
    """Give outcome and status on all incidents of a file."""
    from privesfeer.api.bulk.answering import versions
    from privesfeer.api.bulk.chunks import UnfitFileError
    from privesfeer.api.bulk.work import Bulk, day_of, progress
    from privesfeer.api.bulk.workers import BrokenOffError
    from privesfeer.api.paper.files import NotWrittenError, check_folder

    gc.enable()
    said = lang or LANG
    given = nonce_in(nonce, said)
    if scheduler and engine != "dask":
        refuse(said, _SAID.BULK_ONLY_DASK)
    with told_if_unreadable(str(source), said), source.open("rb"), told_if_unwritten(said):
        check_folder(target)
    try:
        day = day_of(as_of) if as_of is not None else None
        # What is half done lies beside the file itself, so that it is on the same disk.
        target = Path(os.path.realpath(target)) if target.is_symlink() else target
        work = Bulk(source, target, day, said, engine, jobs, scheduler, given)
        with progress() as tell:
            good, bad = work.run(tell)
    except NotWrittenError as error:
        refuse(said, error.text, _SAID.BULK_GO_ON, code=FAILED)
    except BrokenOffError as error:
        refuse(said, *error.texts, code=FAILED)
    except UnfitFileError as error:
        refuse(said, *error.texts)
    except OSError:
        refuse(said, wording.NOT_READ.fill(file=printable(str(source), SHOWN)), code=FAILED)
    except KeyboardInterrupt:
        refuse(said, _SAID.BULK_INTERRUPTED, code=FAILED)
    count = str(good + bad)
    texts = _SAID.BULK_DONE.fill(good=str(good), count=count), wording.MADE_WITH.fill(**versions())
    write(Paragraph(plain(text[said])) for text in texts)
    if bad:
        file = printable(str(work.faults), SHOWN)
        refuse(said, _SAID.BULK_FAULTS.fill(bad=str(bad), count=count, file=file), code=NOT_ALL)
