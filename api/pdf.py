"""PDF: a document on paper, tagged for who has it read aloud (PDF/UA-1)."""

import hashlib
import logging
from importlib.resources import as_file, files
from pathlib import Path

from api.document import Document, DocumentError
from api.html import page
from cases.text import Text

_NO_PANGO = Text(
    nl="Een PDF maken kan hier niet: de bibliotheek Pango ontbreekt of is te oud. Installeer die en probeer het "
    "opnieuw, bijvoorbeeld met 'apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0' (Debian, "
    "Ubuntu) of 'brew install pango' (macOS). Word, HTML en Markdown kunnen wel.",
    en="A PDF cannot be made here: the library Pango is missing or too old. Install it and try again, for example "
    "with 'apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0' (Debian, Ubuntu) or 'brew install "
    "pango' (macOS). Word, HTML and Markdown do work.",
)
_FAMILIES = ("Source Serif 4", "Helvetica")  # of the text, and of drawings: the same letters for both
_FACE = '@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url("{file}") }}'
# The foot stands below every page, so it is left out at the end of the text.
_FEET = """
footer {{ display: none }}
@page {{
  @bottom-left {{ content: {foot}; font: {font}; color: #595959; vertical-align: top; width: 90%; white-space: pre-line;
    border-top: 0.5pt solid #c9c5bd; padding-top: 4pt; margin-top: 6mm }}
  @bottom-right {{ content: counter(page) " / " counter(pages); font: {font}; color: #595959; vertical-align: top;
    width: 10%; border-top: 0.5pt solid #c9c5bd; padding-top: 4pt; margin-top: 6mm }}
}}
"""


def pdf(document: Document) -> bytes:
    """Write a document as PDF, in a font of its own: it looks the same on every machine.

    Args:
        document: the document.

    Returns:
        A PDF that says of itself that it is PDF/UA-1; the same document gives the same bytes.

    Raises:
        DocumentError: the system lacks the libraries that WeasyPrint needs.
    """
    try:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration
    except OSError as error:
        raise DocumentError(_NO_PANGO) from error
    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of what only browsers need in the style
    html = page(document)
    fonts = FontConfiguration()
    with as_file(files("api") / "templates") as folder:
        style = CSS(string=_style(document, folder), font_config=fonts)
        written = HTML(string=html).write_pdf(
            font_config=fonts,
            stylesheets=[style],
            pdf_variant="pdf/ua-1",
            pdf_identifier=hashlib.sha256(html.encode()).hexdigest()[:32].encode(),
        )
    return bytes(written)


def _style(document: Document, folder: Path) -> str:
    faces = [
        _FACE.format(family=family, weight=weight, file=(folder / f"SourceSerif4-{name}.ttf").as_uri())
        for family in _FAMILIES
        for weight, name in (("normal", "Regular"), ("bold", "Bold"))
    ]
    foot = r" '\A' ".join(f"'{_quoted(words)}'" for words in document.foot)
    return "\n".join((*faces, _FEET.format(foot=foot, font=f"7.5pt/1.4 '{_FAMILIES[0]}', serif")))


def _quoted(words: str) -> str:
    r"""Write words for a string in a style sheet: what is no letter or digit as its number (``\41``)."""
    return "".join(char if char.isalnum() else f"\\{ord(char):x} " for char in words)
