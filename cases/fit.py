"""Fit: files of the books read by their models; what is wrong is told with its file, as a user is told of his input."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons import document
from privesfeer.cases.commons.document import UnreadableDocumentError
from privesfeer.cases.commons.problem import Problem
from privesfeer.cases.problems import fault, problems

_NO_FACTS = Codebook.model_construct(facts=(), counted=(), questions=(), lists=())


class UnfitFilesError(ValueError):
    """Files of the books that do not say what they should.

    Attributes:
        faults: what is wrong, by file.
    """

    def __init__(self, faults: Mapping[str, tuple[Problem, ...]]) -> None:
        """Keep what is wrong.

        Args:
            faults: what is wrong, by file.
        """
        super().__init__("; ".join(f"{file}: {each.text.en}" for file, found in faults.items() for each in found))
        self.faults = faults


@contextmanager
def fitting(file: str, kind: Any = None, written: object = None, context: object = None) -> Iterator[None]:  # noqa: ANN401 - as fit
    """Refuse a file, or files that do not go together, with what is wrong.

    Args:
        file: what the file is called.
        kind: what is made of it.
        written: its content.
        context: that beside which it is read.

    Raises:
        UnfitFilesError: what is done meanwhile refuses the content.
    """
    try:
        yield
    except UnfitFilesError:
        raise
    except UnreadableDocumentError as error:
        raise UnfitFilesError({file: (Problem(field="", text=error.text),)}) from error
    except ValidationError as error:
        codebook = context if isinstance(context, Codebook) else _NO_FACTS
        raise UnfitFilesError({file: problems(error, kind, codebook, written=written or {})}) from error
    except ValueError as error:
        raise UnfitFilesError({file: (fault(str(error)),)}) from error
    except KeyError as error:
        raise UnfitFilesError({file: (fault(f"'{error.args[0]}' is missing"),)}) from error


def fit(kind: Any, path: Path, context: object = None, more: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401 - whatever the kind makes of the file
    """Read a file of the books.

    Args:
        kind: what is made of it: a model, or a type that holds models.
        context: that beside which it is read, such as the codebook.
        more: what its content is to have besides, which stands elsewhere.

    Raises:
        UnfitFilesError: it is not valid; the file is called by its folder and name.
        OSError: it cannot be read.
    """
    file = called(path)
    with fitting(file):
        written = document.parse(path.read_bytes())
    if more is not None and isinstance(written, Mapping):
        written = {**written, **more}
    return fit_content(kind, written, file, context)


def fit_content(kind: Any, written: object, file: str, context: object = None) -> Any:  # noqa: ANN401 - as fit
    """Make of the content of a file what it should be.

    Args:
        kind: what is made of it.
        file: what the file is called.
        context: that beside which it is read.

    Raises:
        UnfitFilesError: it is not valid.
    """
    with fitting(file, kind, written, context):
        return TypeAdapter(kind).validate_python(written, context=context)


def called(path: Path) -> str:
    """Say what a file is called where it is refused: its folder and its name."""
    return f"{path.parent.name}/{path.name}"
