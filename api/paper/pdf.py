"""PDF: a document on paper, tagged for who has it read aloud (PDF/UA-1)."""

import gc
import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

from privesfeer.api.paper.blocks import Bullets, Table, printable
from privesfeer.api.paper.document import Document, DocumentError
from privesfeer.api.paper.html import page
from privesfeer.cases.commons.catalogue import catalogue

_SAID = catalogue(__file__)

_FAMILY = "Source Serif 4"  # of the text and of drawings
_FACE = '@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url("{file}") }}'
_SHOWN = 100  # characters of the title at the foot of a page
_NOTE, _FOOT = "8.5pt", "7.5pt"
_FEET = """
table {{ table-layout: fixed }}
h1 ~ h1 {{ break-before: page }}
.note {{ float: footnote; font: {note}/1.3 '{family}', serif }}
::footnote-call {{ content: counter(footnote); font-size: 7pt; line-height: 0; vertical-align: super }}
::footnote-marker {{ content: counter(footnote) "  "; font: {foot}/1.3 '{family}', serif }}
@page {{
  @footnote {{ border-top: 0.5pt solid #c9c5bd; margin-top: 3mm; padding-top: 1.5mm }}
  @bottom-left {{ content: '{title}'; font: {foot}/1.4 '{family}', serif; color: #595959; vertical-align: top;
    width: 90% }}
  @bottom-right {{ content: counter(page) " / " counter(pages); font: {foot}/1.4 '{family}', serif; color: #595959;
    vertical-align: top; width: 10% }}
}}
"""


def pdf(document: Document) -> bytes:
    """Write a document as PDF, in a font of its own: it looks the same on every machine.

    Returns:
        A PDF that says of itself that it is PDF/UA-1; the same document gives the same bytes.

    Raises:
        DocumentError: the system lacks the libraries that WeasyPrint needs.
    """
    try:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration
    except OSError as error:
        raise DocumentError(_SAID.NO_PANGO) from error
    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of what only browsers need in the style
    html = page(document, _FAMILY)
    fonts = FontConfiguration()
    with _uncollected(), as_file(files("privesfeer.api.paper") / "templates") as folder:
        style = CSS(string=_style(document, folder), font_config=fonts)
        written = HTML(string=html).write_pdf(
            font_config=fonts,
            stylesheets=[style],
            pdf_variant="pdf/ua-1",
            pdf_identifier=hashlib.sha256(html.encode()).hexdigest()[:32].encode(),
        )
    return bytes(written)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector from going through all of a layout again and again, which takes a tenth of the time.

    Nothing of it is garbage before the file is written.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _style(document: Document, folder: Path) -> str:
    faces = [
        _FACE.format(family=_FAMILY, weight=weight, file=(folder / f"SourceSerif4-{name}.ttf").as_uri())
        for weight, name in (("normal", "Regular"), ("bold", "Bold"))
    ]
    title = _quoted(printable("".join(filter(str.isprintable, document.title)), _SHOWN))
    return "\n".join(
        (
            *faces,
            *_columns(document),
            *_numbers(document),
            _FEET.format(title=title, note=_NOTE, foot=_FOOT, family=_FAMILY),
        )
    )


def _columns(document: Document) -> Iterator[str]:
    """Give each column its width: else every word of a table is measured, which takes longer than writing it."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    for place, table in enumerate(tables, 1):
        for column, share in enumerate(table.shares(), 1):
            yield f"main > table:nth-of-type({place}) th:nth-child({column}) {{ width: {share:.1%} }}"


def _numbers(document: Document) -> Iterator[str]:
    """Say of each list with which number it begins: WeasyPrint leaves the attributes that say so to the style."""
    lists = (block for block in document.blocks if isinstance(block, Bullets) and block.numbered)
    for place, block in enumerate(lists, 1):
        kind = "upper-roman" if block.roman else "decimal"
        rule = f"counter-reset: list-item {block.first - 1}; list-style-type: {kind}"
        yield f"main > ol:nth-of-type({place}) {{ {rule} }}"


def _quoted(words: str) -> str:
    r"""Write words for a string in a style sheet: what is no letter or digit as its number (``\41``)."""
    return "".join(char if char.isalnum() else f"\\{ord(char):x} " for char in words)
