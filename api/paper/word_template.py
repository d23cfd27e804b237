"""Word template: the Word file of a firm in which the fields of a document are filled in, and its content is put."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from docx import Document as WordFile
from docx.document import Document as Opened
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from privesfeer.api.paper.document import Document, DocumentError
from privesfeer.cases.codebook import nearest
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import shown

_SAID = catalogue(__file__)

_CONTENT = "content"
FIELDS = ("content", "title", "date", "versions", "commitment", "reviewer")
EARLIER = "incident_hash"  # as templates of up to version 0.5 call the commitment
HERE = "\ue000"  # of the private use area: no text holds it, for printable() and printable_words() take it out
_UNPRINTABLE = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\uf900-\ufffd\U00010000-\U0010ffff]")
_MB = 2**20
_LARGEST, _LARGEST_TEXT = 32 * _MB, 4 * _MB  # bytes of a template, unpacked; a firm's own takes a tenth of it
_PARTS = 1000
_ENTRY = b"PK\x01\x02"  # with which each part stands in the directory of a zip
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
        EARLIER: document.mark,
        "reviewer": document.reviewer or _REVIEWER_OPEN,
    }


def read_template(template: Path) -> bytes:
    """Read a firm's template, as far as to know that it is a Word file and not too large.

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


def asked_fields(source: bytes, name: str) -> set[str]:
    """Find the fields that a template asks for; an unknown one is an error that names it."""
    template, environment = DocxTemplate(io.BytesIO(source)), _environment()
    try:
        asked = template.get_undeclared_template_variables(environment)
    except TemplateSyntaxError as error:
        raise _syntax(error, environment, name) from error
    for field in sorted(asked - {*FIELDS, EARLIER}):
        raise _unknown(field, name)
    return set(asked)


def filled(source: bytes, values: Mapping[str, str], name: str) -> Opened:
    """Fill in the fields of a template, and mark where the content comes."""
    template, environment = DocxTemplate(io.BytesIO(source)), _environment()
    told = {field: printable_words(value) for field, value in values.items()}
    try:
        template.render({**told, _CONTENT: HERE}, environment)
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


def place_of_content(opened: Opened, name: str) -> WordParagraph:
    """Find the paragraph in which the content has to come."""
    elsewhere = "".join(part.blob.decode("utf-8", "ignore") for part in _heads_and_feet(opened))
    held = etree.tostring(opened.element.body, encoding="unicode") + elsewhere
    places = [each for each in opened.element.body.iter(qn("w:p")) if HERE in told_in(each)]
    alone = len(places) == 1 and told_in(places[0]).strip() == HERE
    if not alone or held.count(HERE) != 1:
        raise DocumentError(_SAID.NO_PLACE.fill(name=name))
    return WordParagraph(places[0], opened._body)  # noqa: SLF001 - python-docx has no other way to it


def told_in(element: Any) -> str:  # noqa: ANN401 - python-docx does not type its XML
    """Give the words in a part of a Word file."""
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def _heads_and_feet(opened: Opened) -> Iterator[Part]:
    for relation in opened.part.rels.values():
        if relation.reltype in {RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER, RELATIONSHIP_TYPE.FOOTNOTES}:
            yield relation.target_part


def printable_words(text: str) -> str:
    """Leave out what Word cannot hold."""
    return _UNPRINTABLE.sub("", text)
