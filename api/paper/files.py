"""Files: written whole or not at all, and why one cannot be written."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from privesfeer.api.paper.blocks import printable
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text, untranslated

_SAID = catalogue(__file__)

_SHOWN = 200  # characters of a name that are repeated at most
_NAMED = 40  # characters of a name that its draft bears too
_CAUSES = _SAID.table("CAUSES")  # by the names that the system has for them


class NotWrittenError(Exception):
    """A file that cannot be written; what was there before is still there.

    Attributes:
        text: which file, and why not.
    """

    def __init__(self, file: Path, why: Text) -> None:
        """Put it into words.

        Args:
            why: what stands in the way.
        """
        self.text = _SAID.NOT_WRITTEN.fill(file=printable(str(file), _SHOWN), why=why)
        super().__init__(self.text.en)


def cause(error: OSError) -> Text:
    """Say why a file cannot be read or written; the system itself says it in one language only.

    Args:
        error: what the system says.

    Returns:
        The reason, to be put behind a colon.
    """
    name = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return _CAUSES.get(name, untranslated(name))


@contextmanager
def told_if_not_written(file: Path) -> Iterator[None]:
    """Tell of a file what the system says that stands in the way of writing it.

    Raises:
        NotWrittenError: it cannot be written.
    """
    try:
        yield
    except OSError as error:
        raise NotWrittenError(file, cause(error)) from error


def check_folder(target: Path) -> None:
    """Check that there is a folder for a file, before the work that the file is for.

    Raises:
        NotWrittenError: there is none.
    """
    with told_if_not_written(target):
        os.scandir(target.absolute().parent).close()


@contextmanager
def replacing(target: Path, *, drafts: Path | None = None, private: bool = False) -> Iterator[BinaryIO]:
    """Write a file that appears whole or not at all, even if the power fails; until then an earlier one stays.

    A link is followed: what is replaced is the file to which it leads. An earlier file's permissions are kept.

    Args:
        drafts: the folder in which it is written, on the same disk; None: that of the file.
        private: whether it is for its owner's eyes only.

    Yields:
        Where to write.

    Raises:
        NotWrittenError: it cannot be written.
    """
    with told_if_not_written(target):
        file = Path(os.path.realpath(target))
        draft = (drafts or file.parent) / f".{file.name[:_NAMED]}.{secrets.token_hex(8)}"
        mode = 0o600 if private else 0o666  # less what the system takes away for this user
        try:
            with open(draft, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as opened:
                if file.exists() and not private:
                    draft.chmod(file.stat().st_mode & 0o777)
                yield opened
                opened.flush()
                os.fsync(opened.fileno())
            draft.replace(file)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise


def write(target: Path, content: bytes, *, drafts: Path | None = None, private: bool = False) -> None:
    """Write a file that appears whole or not at all; see `replacing`.

    Args:
        content: what it holds.
        drafts: the folder in which it is written, on the same disk; None: that of the file.
        private: whether it is for its owner's eyes only.

    Raises:
        NotWrittenError: it cannot be written.
    """
    with replacing(target, drafts=drafts, private=private) as opened:
        opened.write(content)
