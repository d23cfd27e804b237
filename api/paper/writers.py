"""Writers: a document as the content of a file, in the form that the file's name says."""

from collections.abc import Callable
from pathlib import Path

from privesfeer.api.paper import files
from privesfeer.api.paper.blocks import Paragraph, plain
from privesfeer.api.paper.document import Document, DocumentError
from privesfeer.api.paper.forms import ENDINGS
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import shown

_SAID = catalogue(__file__)


def write_memo(memo: Document, target: Path, template: Path | None = None) -> None:
    """Write a document to a file, as Word, PDF, HTML or Markdown, as the name of the file says.

    The file appears whole or not at all; one that was there already stays as it was until the new one is complete.

    Args:
        target: the file; its name ends in .docx, .pdf, .html or .md.
        template: a Word file with ``{{ fields }}`` in which the text is put; None: this program's own.

    Raises:
        DocumentError: the name ends otherwise, the template is not fit, or the system lacks what a PDF needs.
        api.paper.files.NotWrittenError: the file cannot be written.
    """
    files.write(target, written(memo, target.suffix.lower(), template, target.name))


def check_template(template: Path | None) -> None:
    """Check that a template can be used, before anything is reasoned for it.

    Args:
        template: a Word file; None: this program's own.

    Raises:
        DocumentError: it cannot be read, is too large, holds a part twice, or is no Word file.
    """
    if template:
        from privesfeer.api.paper.word_template import read_template

        read_template(template)


def written(memo: Document, suffix: str, template: Path | None = None, name: str = "") -> bytes:
    """Write a document as the content of a file.

    Args:
        suffix: .docx, .pdf, .html or .md.
        template: a Word file with ``{{ fields }}`` in which the text is put; None: this program's own.
        name: what the file is called where something is wrong; by default as the suffix.

    Returns:
        The content.

    Raises:
        DocumentError: there is no such form, the template is not fit, or the system lacks what a PDF needs.
    """
    called = shown(name or suffix)
    writers = {".docx": lambda: _word(memo, template), ".pdf": lambda: _pdf(memo)}
    writers |= {".html": lambda: _html(memo), ".md": lambda: _markdown(memo)}
    writer: Callable[[], bytes] | None = writers.get(suffix)
    if writer is None:
        raise DocumentError(_SAID.OTHER_SUFFIX.fill(name=called, suffixes=ENDINGS))
    if template and suffix != ".docx":
        raise DocumentError(_SAID.TEMPLATE_IS_FOR_WORD.fill(name=called))
    return writer()


def _word(memo: Document, template: Path | None) -> bytes:
    from privesfeer.api.paper.word import word

    return word(memo, template)


def _pdf(memo: Document) -> bytes:
    from privesfeer.api.paper.pdf import pdf

    return pdf(memo)


def _html(memo: Document) -> bytes:
    from privesfeer.api.paper.html import page

    return page(memo).encode()


def _markdown(memo: Document) -> bytes:
    from privesfeer.api.paper.markdown import markdown

    return markdown((*memo.blocks, Paragraph(plain(memo.foot)))).encode()
