"""Word: a document as a Word file, in a template that a firm can replace with its own.

The template holds the styles, head and foot, and places such as ``{{ title }}``; the place ``{{ content }}`` takes the
text. A style that a firm's template lacks is taken from this program's own template.
"""

import copy
import datetime as dt
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, cast

import resvg_py
from docx import Document as WordFile
from docx.document import Document as Opened
from docx.enum.text import WD_COLOR_INDEX, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.image.image import Image
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart
from docx.shared import Emu, Inches
from docx.text.paragraph import Paragraph as WordParagraph
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

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
from privesfeer.api.paper.document import Document, DocumentError
from privesfeer.api.paper.footnotes import Footnotes
from privesfeer.cases.codebook import nearest
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import TONGUES, shown

_SAID = catalogue(__file__)

_HEADINGS = {1: "Title", 2: "Heading 1", 3: "Heading 2"}
_TONES = {"strong": "Strong", "quiet": "Quiet", "warning": "Warning"}
_LINK, _TABLE = "Hyperlink", {False: "Memo Table", True: "Memo Table Small"}
_BANNER, _BLANK, _CAPTION = "Banner", "Blank", "Caption"
_LISTS = {False: "List Bullet", True: "List Number"}
_BELOW = "List Bullet 2"
_ABSTRACT = {"List Bullet": 90, "List Number": 91}  # the ids of this program's own list definitions in its template
_LONG_INDENT = "567"  # twentieths of a point: room for "XVIII."
_CONTENT = "content"
FIELDS = ("content", "title", "date", "versions", "commitment", "reviewer")
_EARLIER = "incident_hash"  # as templates of up to version 0.5 call the commitment
_HERE = "\ue000"  # of the private use area: no text holds it, for printable() and _words() take it out
_ZOOM = 2  # dots for each dot of a drawing: sharp in print
_DOTS = 130  # to the inch, of a drawing: its letters are then somewhat smaller than those of the text
_UNPRINTABLE = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\uf900-\ufffd\U00010000-\U0010ffff]")
_MB = 2**20
_LARGEST, _LARGEST_TEXT = 32 * _MB, 4 * _MB  # bytes of a template, unpacked; a firm's own takes a tenth of it
_PARTS = 1000
_ENTRY = b"PK\x01\x02"  # with which each part stands in the directory of a zip
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip can tell: the same document gives the same bytes

_REVIEWER_OPEN = "…………………………"


class _Sandbox(ImmutableSandboxedEnvironment):
    """Fills in fields and nothing else: no functions, and no sums that fill the memory."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: object, operator: str, left: object, right: object) -> Any:  # noqa: ANN401, ARG002
        raise SecurityError(operator)


def fields(document: Document) -> dict[str, str]:
    """Give what a template can ask for, besides ``content``."""
    return {
        "title": document.title,
        "date": long_date(document.date)[document.lang],
        "versions": document.versions,
        "commitment": document.mark,
        _EARLIER: document.mark,
        "reviewer": document.reviewer or _REVIEWER_OPEN,
    }


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
    environment = _environment()
    asked = _asked(source, environment, name)
    opened = _filled(source, environment, fields(document), name)
    blocks = document.blocks
    if "title" in asked and isinstance(blocks[0], Heading):
        blocks = blocks[1:]  # the template has a place of its own for it
    if not asked & {"versions", "commitment", _EARLIER}:
        blocks = (*blocks, Paragraph(plain(document.foot, "quiet")))
    _Writer(_House(opened, WordFile(io.BytesIO(own))), _place(opened, name)).write(blocks)
    _label(opened, document)
    return _packed(opened)


def read_template(template: Path) -> bytes:
    """Read a firm's template, as far as to know that it is a Word file and not too large.

    Returns:
        Its content.

    Raises:
        DocumentError: it cannot be read, is too large, holds a part twice, or is no Word file.
    """
    name = shown(template.name)
    try:
        with template.open("rb") as file:
            source = file.read(_LARGEST + 1)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise DocumentError(_SAID.UNREADABLE.fill(name=name, why=why)) from error
    try:
        _weigh(source, name)
        WordFile(io.BytesIO(source))
    except DocumentError:
        raise
    except Exception as error:  # a file that is no Word file can fail in any way
        raise DocumentError(_SAID.NO_TEMPLATE.fill(name=name)) from error
    return source


def _weigh(source: bytes, name: str) -> None:
    """Refuse what would fill the memory, or has two contents for one name, before anything reads it whole.

    Raises:
        DocumentError: it is too large, or holds a part twice.
        zipfile.BadZipFile: it is no zip as Word writes it.
    """
    limits = {"parts": str(_PARTS), "all": str(_LARGEST // _MB), "text": str(_LARGEST_TEXT // _MB)}
    too_large = DocumentError(_SAID.TOO_LARGE.fill(name=name, **limits))
    if len(source) > _LARGEST or source.count(_ENTRY) > _PARTS:
        raise too_large
    with zipfile.ZipFile(io.BytesIO(source)) as packed:
        parts = packed.infolist()
        seen = Counter(part.filename.lower() for part in parts)  # a part has one name, with or without capitals
        for part in (part for part, count in seen.items() if count > 1):
            raise DocumentError(_SAID.TWICE.fill(name=name, part=shown(part)))
        texts = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
        for among, most in ((parts, _LARGEST), (texts, _LARGEST_TEXT)):
            if sum(part.file_size for part in among) > most:
                raise too_large
        # The directory of a zip need not be true, and who reads a part at once unpacks all of it: so piece by piece.
        known = all(part.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for part in parts)
        if not known or packed.testzip():
            raise zipfile.BadZipFile


def _environment() -> _Sandbox:
    environment = _Sandbox(undefined=StrictUndefined, autoescape=True)
    environment.globals.clear()
    return environment


def _asked(source: bytes, environment: _Sandbox, name: str) -> set[str]:
    """Find the fields that a template asks for; an unknown one is an error that names it."""
    template = DocxTemplate(io.BytesIO(source))
    try:
        asked = template.get_undeclared_template_variables(environment)
    except TemplateSyntaxError as error:
        raise _syntax(error, environment, name) from error
    for field in sorted(asked - {*FIELDS, _EARLIER}):
        raise _unknown(field, name)
    return set(asked)


def _filled(source: bytes, environment: _Sandbox, values: Mapping[str, str], name: str) -> Opened:
    template = DocxTemplate(io.BytesIO(source))
    try:
        template.render({**{field: _words(value) for field, value in values.items()}, _CONTENT: _HERE}, environment)
    except TemplateSyntaxError as error:
        raise _syntax(error, environment, name) from error
    except SecurityError as error:
        raise DocumentError(_SAID.NOT_ALLOWED.fill(name=name, why=_why(error))) from error
    except UndefinedError as error:  # in a property or a footnote
        field = re.search("'([^']*)'", str(error.message))
        raise _unknown(field[1] if field else str(error.message), name) from error
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        raise DocumentError(_SAID.NOT_ALLOWED.fill(name=name, why=_why(error))) from error
    return cast("Opened", template.docx)


def _unknown(field: str, name: str) -> DocumentError:
    text = _SAID.UNKNOWN_FIELD.fill(name=name, field=shown(field), allowed=", ".join(FIELDS))
    near = nearest(shown(field), list(FIELDS))
    return DocumentError(_SAID.DID_YOU_MEAN.fill(text=text, nearest=near) if near else text)


def _why(error: Exception) -> str:
    """Give what Jinja says of an error, to end a sentence with: sometimes that is a sentence of its own."""
    return shown(error.message if isinstance(error, TemplateError) else error).rstrip(".")


def _syntax(error: TemplateSyntaxError, environment: _Sandbox, name: str) -> DocumentError:
    """Tell where a template cannot be read: Jinja counts lines of XML, which nobody sees; the words there say more."""
    source = re.sub("<[^>]+>", "", error.source or "")
    wrong = [tag for tag in re.findall(r"\{\{.*?\}\}", source) if not _parses(environment, tag)]
    statements = re.findall(r"\{%.*?%\}", source)
    where = (wrong or statements or ["{{"])[0]
    return DocumentError(_SAID.SYNTAX.fill(name=name, where=shown(where), why=_why(error)))


def _parses(environment: _Sandbox, tag: str) -> bool:
    try:
        environment.parse(tag)
    except TemplateSyntaxError:
        return False
    return True


def _place(opened: Opened, name: str) -> WordParagraph:
    """Find the paragraph in which the content has to come."""
    elsewhere = "".join(part.blob.decode("utf-8", "ignore") for part in _heads_and_feet(opened))
    held = etree.tostring(opened.element.body, encoding="unicode") + elsewhere
    places = [each for each in opened.element.body.iter(qn("w:p")) if _HERE in _told(each)]
    alone = len(places) == 1 and _told(places[0]).strip() == _HERE
    if not alone or held.count(_HERE) != 1:
        raise DocumentError(_SAID.NO_PLACE.fill(name=name))
    return WordParagraph(places[0], opened._body)  # noqa: SLF001 - python-docx has no other way to it


def _told(element: Any) -> str:  # noqa: ANN401 - python-docx does not type its XML
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def _heads_and_feet(opened: Opened) -> Iterator[Part]:
    for relation in opened.part.rels.values():
        if relation.reltype in {RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER, RELATIONSHIP_TYPE.FOOTNOTES}:
            yield relation.target_part


class _House:
    """The style of a firm: its own styles by their names in Word, and for what it lacks those of this program."""

    def __init__(self, opened: Opened, own: Opened) -> None:
        self.file, self._own = opened, own
        self._numbering = self._lists()
        self._bullets = self._list("List Bullet")
        self._running: dict[bool, int] = {}

    def style(self, name: str) -> str:
        """Give the id of a style; one that is missing is taken over."""
        styles = self.file.styles
        if name not in styles:
            style = copy.deepcopy(self._own.styles[name].element)
            standard = styles.default(self._own.styles[name].type)
            for tag in ("w:basedOn", "w:link", "w:next"):  # they name other styles by ids that differ by file
                for reference in style.findall(qn(tag)):
                    if tag == "w:basedOn" and standard:
                        reference.set(qn("w:val"), standard.style_id)
                    else:
                        style.remove(reference)
            styles.element.append(style)
        return str(styles[name].style_id)

    def list(self, block: Bullets) -> int:
        """Give the id of a list; a numbered one begins at 1, or goes on from the one before it of its kind."""
        if not block.numbered:
            return self._bullets
        if block.first == 1:
            self._running[block.roman] = self._list("List Number")
            if block.roman:
                self._long(self._running[True], "upperRoman")
        elif not block.roman:
            self._long(self._running[False], "decimal")
        return self._running[block.roman]

    def _long(self, number: int, kind: str) -> None:
        """Give a list that goes on room for its numbers, and their kind."""
        (num,) = self._numbering.xpath(f"w:num[@w:numId='{number}']")
        (override,) = num.xpath("w:lvlOverride[@w:ilvl='0']")
        if override.find(qn("w:lvl")) is None:
            (abstract,) = num.xpath("w:abstractNumId/@w:val")
            (level,) = self._numbering.xpath(f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='0']")
            level = copy.deepcopy(level)
            level.find(qn("w:numFmt")).set(qn("w:val"), kind)
            for indent in level.iter(qn("w:ind")):
                indent.attrib.update({qn("w:left"): _LONG_INDENT, qn("w:hanging"): _LONG_INDENT})
            override.append(level)

    def _lists(self) -> Any:  # noqa: ANN401 - python-docx does not type its XML
        """Find the list definitions of the file, and add those of this program."""
        part, own = self.file.part, self._own.part.numbering_part.element
        try:
            numbering = cast("NumberingPart", part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)).element
        except KeyError:
            empty = b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
            place = PackURI("/word/numbering.xml")
            added = NumberingPart.load(place, CONTENT_TYPE.WML_NUMBERING, empty, part.package)
            part.relate_to(added, RELATIONSHIP_TYPE.NUMBERING)
            numbering = added.element
        taken = [int(each.get(qn("w:abstractNumId"))) for each in numbering.findall(qn("w:abstractNum"))]
        self._abstract = {}
        for number, (name, index) in enumerate(_ABSTRACT.items(), max(taken, default=-1) + 1):
            definition = copy.deepcopy(own.xpath(f"w:abstractNum[@w:abstractNumId='{index}']")[0])
            definition.set(qn("w:abstractNumId"), str(number))
            before = numbering.find(qn("w:num"))
            if before is None:
                numbering.append(definition)
            else:
                before.addprevious(definition)
            self._abstract[name] = number
        return numbering

    def _list(self, name: str) -> int:
        num = self._numbering.add_num(self._abstract[name])
        num.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(num.numId)


class _Writer:
    """Puts blocks before a paragraph, in a firm's style, and then takes that paragraph away."""

    def __init__(self, house: _House, place: WordParagraph) -> None:
        self._house, self._place = house, place
        self._notes = Footnotes(house.file, house.style)
        self._begun = bool(_told(house.file.element.body).replace(_HERE, ""))
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
            self._place._element.getparent().remove(self._place._element)  # noqa: SLF001 - as in _place
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
        element = paragraph._p  # noqa: SLF001 - as in _place
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
            run = paragraph.add_run(_words(span.text))
            style = _TONES.get(span.tone) or (_LINK if span.url else None)
            if style:
                run._r.style = self._house.style(style)  # noqa: SLF001 - as in _place
            if span.note:
                self._fill(self._notes.add(run), span.note)
            if span.tone == "blank":
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
            if span.url:
                related = paragraph.part.relate_to(span.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                link = OxmlElement("w:hyperlink")
                link.set(qn("r:id"), related)
                run._r.addprevious(link)  # noqa: SLF001 - as in _place
                link.append(run._r)  # noqa: SLF001 - as in _place

    def _table(self, block: Table) -> None:
        shares = block.shares()
        table = self._house.file.add_table(0, len(block.headings))
        table._tbl.tblPr.style = self._house.style(_TABLE[block.small])  # noqa: SLF001 - as in _place
        table.autofit = False
        rows = [tuple((Span(heading, "plain"),) for heading in block.headings), *block.rows]
        for number, cells in enumerate(rows):
            row = table.add_row()
            properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - as in _place
            properties.append(OxmlElement("w:cantSplit"))
            if not number:
                properties.append(OxmlElement("w:tblHeader"))
            for cell, line, share in zip(row.cells, cells, shares, strict=True):
                cell.width = Emu(int(self._width * share))
                self._fill(cell.paragraphs[0], line)
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Emu(int(self._width * share))
        self._place._p.addprevious(table._tbl)  # noqa: SLF001 - as in _place

    def _picture(self, block: Picture) -> None:
        png = _png(block.svg)
        paragraph = self._paragraph(())
        paragraph.paragraph_format.keep_with_next = bool(block.caption)
        shape = paragraph.add_run().add_picture(io.BytesIO(png))
        width = min(Inches(Image.from_blob(png).px_width / _ZOOM / _DOTS), self._width)
        shape.height, shape.width = Emu(int(shape.height * width / shape.width)), width
        shape._inline.docPr.set("descr", _words(block.alt))  # noqa: SLF001 - as in _place
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
    properties.title = _words(document.title)[:255]  # the most that python-docx writes
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


def _words(text: str) -> str:
    """Leave out what Word cannot hold."""
    return _UNPRINTABLE.sub("", text)
