"""Word: a document as a Word file, in a template that a firm can replace with its own.

The template holds the styles, head and foot, and places such as ``{{ title }}``; the place ``{{ content }}`` takes the
text. A style that a firm's template lacks is taken from this program's own template.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable
from importlib.resources import as_file, files
from pathlib import Path

import resvg_py
from docx import Document as WordFile
from docx.document import Document as Opened
from docx.enum.text import WD_COLOR_INDEX, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Inches
from docx.text.paragraph import Paragraph as WordParagraph

from privesfeer.api.paper.blocks import (
    Banner,
    Blank,
    Block,
    Bullets,
    Fields,
    Heading,
    Line,
    Paragraph,
    Picture,
    Span,
    Table,
    lettered,
    plain,
)
from privesfeer.api.paper.document import Document
from privesfeer.api.paper.footnotes import Footnotes
from privesfeer.api.paper.house_style import HouseStyle
from privesfeer.api.paper.word_template import (
    EARLIER,
    HERE,
    asked_fields,
    fields,
    filled,
    place_of_content,
    printable_words,
    read_template,
    told_in,
)
from privesfeer.cases.commons.text import TONGUES, shown

_HEADINGS = {1: "Title", 2: "Heading 1", 3: "Heading 2"}
_TONES = {"strong": "Strong", "quiet": "Quiet", "warning": "Warning"}
_LINK, _TABLE = "Hyperlink", {False: "Memo Table", True: "Memo Table Small"}
_BANNER, _BLANK, _CAPTION = "Banner", "Blank", "Caption"
_LISTS = {False: "List Bullet", True: "List Number"}
_BELOW = "List Bullet 2"
_ZOOM = 2  # dots for each dot of a drawing: sharp in print
_DOTS = 130  # to the inch, of a drawing: its letters are then somewhat smaller than those of the text
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip can tell: the same document gives the same bytes


def word(document: Document, template: Path | None = None) -> bytes:
    """Write a document as a Word file.

    Args:
        template: a Word file in which its fields are filled in; None: this program's own.

    Returns:
        A .docx; the same document and template give the same bytes.

    Raises:
        DocumentError: the template is no Word file, asks for an unknown field, or cannot be filled in.
    """
    own = files("privesfeer.api.paper").joinpath("templates", "memo.docx").read_bytes()
    name = shown(template.name) if template else "memo.docx"
    source = read_template(template) if template else own
    asked = asked_fields(source, name)
    opened = filled(source, fields(document), name)
    blocks = document.blocks
    if "title" in asked and isinstance(blocks[0], Heading):
        blocks = blocks[1:]  # the template has a place of its own for it
    if not asked & {"versions", "commitment", EARLIER}:
        blocks = (*blocks, Paragraph(plain(document.foot, "quiet")))
    _Writer(HouseStyle(opened, WordFile(io.BytesIO(own))), place_of_content(opened, name)).write(blocks)
    _label(opened, document)
    return _packed(opened)


class _Writer:
    """Puts blocks before a paragraph, in a firm's style, and then takes that paragraph away."""

    def __init__(self, house: HouseStyle, place: WordParagraph) -> None:
        self._house, self._place = house, place
        self._notes = Footnotes(house.file, house.style)
        self._begun = bool(told_in(house.file.element.body).replace(HERE, ""))
        section = house.file.sections[-1]
        self._width = Emu(
            (section.page_width or Inches(8.27)) - (section.left_margin or 0) - (section.right_margin or 0)
        )

    def write(self, blocks: Iterable[Block]) -> None:
        after = True  # a cell, and the page, has to end with a paragraph
        for block in blocks:
            self._block(block)
            self._begun = True
            after = not isinstance(block, Table)
        if after:
            self._place._element.getparent().remove(self._place._element)  # noqa: SLF001 - python-docx has no other way to it
        else:
            for run in self._place.runs:
                run.text = ""

    def _block(self, block: Block) -> None:  # noqa: C901 - a case for each block
        match block:
            case Heading(level=level, text=words):
                heading = self._paragraph((Span(words),), _HEADINGS[level])
                heading.paragraph_format.page_break_before = (level == 1 and self._begun) or None
            case Paragraph(line=line):
                self._paragraph(line)
            case Banner(lines=lines):
                for line in lines:
                    self._paragraph(line, _BANNER)
            case Bullets(items=items, numbered=numbered):
                mark = self._house.list(block)
                for item in items:
                    self._paragraph(item.line, _LISTS[numbered], (mark, 0))
                    for line in item.below:
                        self._paragraph(line, _BELOW, (self._house.list(Bullets(())), 1))
            case Table():
                self._table(block)
            case Picture():
                self._picture(block)
            case Blank(label=label, lines=lines):
                self._blank(label, lines)
            case Fields(pairs=pairs):
                for label, line in pairs:
                    self._line_to_fill((Span(f"{label}: "), *line), tab=not line, more=True)

    def _paragraph(self, line: Line, style: str | None = None, mark: tuple[int, int] | None = None) -> WordParagraph:
        paragraph = self._place.insert_paragraph_before()
        element = paragraph._p  # noqa: SLF001 - likewise
        properties = element.get_or_add_pPr()
        if style:
            properties.style = self._house.style(style)
        if mark:
            properties.get_or_add_numPr().get_or_add_numId().val = mark[0]
            properties.get_or_add_numPr().get_or_add_ilvl().val = mark[1]
        self._fill(paragraph, line)
        return paragraph

    def _fill(self, paragraph: WordParagraph, line: Line) -> None:
        for span in line:
            run = paragraph.add_run(printable_words(span.text))
            style = _TONES.get(span.tone) or (_LINK if span.url else None)
            if style:
                run._r.style = self._house.style(style)  # noqa: SLF001 - likewise
            if span.note:
                self._fill(self._notes.add(run), span.note)
            if span.tone == "blank":
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
            if span.url:
                related = paragraph.part.relate_to(span.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                link = OxmlElement("w:hyperlink")
                link.set(qn("r:id"), related)
                run._r.addprevious(link)  # noqa: SLF001 - likewise
                link.append(run._r)  # noqa: SLF001 - likewise

    def _table(self, block: Table) -> None:
        shares = block.shares()
        table = self._house.file.add_table(0, len(block.headings))
        table._tbl.tblPr.style = self._house.style(_TABLE[block.small])  # noqa: SLF001 - likewise
        table.autofit = False
        rows = [tuple((Span(heading, "plain"),) for heading in block.headings), *block.rows]
        for number, cells in enumerate(rows):
            row = table.add_row()
            properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - likewise
            properties.append(OxmlElement("w:cantSplit"))
            if not number:
                properties.append(OxmlElement("w:tblHeader"))
            for cell, line, share in zip(row.cells, cells, shares, strict=True):
                cell.width = Emu(int(self._width * share))
                self._fill(cell.paragraphs[0], line)
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Emu(int(self._width * share))
        self._place._p.addprevious(table._tbl)  # noqa: SLF001 - likewise

    def _picture(self, block: Picture) -> None:
        png = _png(block.svg)
        paragraph = self._paragraph(())
        paragraph.paragraph_format.keep_with_next = bool(block.caption)
        shape = paragraph.add_run().add_picture(io.BytesIO(png))
        width = min(Inches(Image.from_blob(png).px_width / _ZOOM / _DOTS), self._width)
        shape.height, shape.width = Emu(int(shape.height * width / shape.width)), width
        shape._inline.docPr.set("descr", printable_words(block.alt))  # noqa: SLF001 - likewise
        if block.caption:
            self._paragraph(block.caption, _CAPTION)

    def _blank(self, label: str, lines: int) -> None:
        """Leave room: a tab that draws a line up to the margin; what is typed before it shortens the line."""
        short = lines == 1
        self._line_to_fill((Span(f"{label}:"),), tab=short, more=not short)
        for number in range(0 if short else lines):
            self._line_to_fill((), tab=True, more=number < lines - 1)

    def _line_to_fill(self, line: Line, *, tab: bool, more: bool) -> None:
        paragraph = self._paragraph(line, _BLANK)
        paragraph.paragraph_format.keep_with_next = more or None
        paragraph.paragraph_format.tab_stops.add_tab_stop(self._width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
        if tab:
            paragraph.add_run(" \t" if line else "\t")


def _png(svg: str) -> bytes:
    """Draw a drawing in the letters of the PDF, whatever the machine has."""
    folder = files("privesfeer.api.paper") / "templates"
    with as_file(folder) as path:
        fonts = [str(path / f"SourceSerif4-{name}.ttf") for name in ("Regular", "Bold")]
        family = "Source Serif 4"
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=lettered(svg, family),
                background="#ffffff",
                skip_system_fonts=True,
                font_files=fonts,
                font_family=family,
                zoom=_ZOOM,
            )
        )


def _label(opened: Opened, document: Document) -> None:
    """Say in the file what it is: its title, language and day."""
    culture = TONGUES[document.lang].culture
    properties = opened.core_properties
    properties.title = printable_words(document.title)[:255]  # the most that python-docx writes
    properties.language = culture
    properties.created = properties.modified = dt.datetime.combine(document.date, dt.time())
    properties.author = properties.author or "privesfeer"
    properties.last_modified_by = ""
    properties.revision = 1
    styles = opened.styles.element
    for run in styles.xpath("w:docDefaults/w:rPrDefault/w:rPr"):
        language = run.find(qn("w:lang"))
        if language is None:
            language = OxmlElement("w:lang")
            run.append(language)
        language.set(qn("w:val"), culture)


def _packed(opened: Opened) -> bytes:
    """Pack a Word file with no clock in it."""
    written = io.BytesIO()
    opened.save(written)
    packed = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
