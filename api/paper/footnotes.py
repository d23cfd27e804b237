"""Footnotes: the notes of a Word file, of which python-docx knows nothing: a part of its own, called from the text."""

from collections.abc import Callable
from typing import Any

from docx.document import Document as Opened
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.parts.story import StoryPart
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

_EMPTY = b"""<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
  <w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
  <w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
</w:footnotes>"""
_TEXT, _CALL = "footnote text", "footnote reference"  # as Word calls these styles


class Footnotes:
    """The notes of a file; those that it holds already stay."""

    def __init__(self, opened: Opened, style: Callable[[str], str]) -> None:
        """Find the part that holds them; a file without one gets it with its first note.

        Args:
            opened: the file.
            style: gives the id of a style by its name in Word.
        """
        self._opened, self._style = opened, style
        self._part: StoryPart | None = None

    def add(self, called_after: Run) -> WordParagraph:
        """Add a note.

        Args:
            called_after: the run behind which its number stands.

        Returns:
            The paragraph of the note, to be filled.
        """
        if self._part is None:
            self._part = self._found()
        notes = self._part.element
        number = str(max(int(each.get(qn("w:id"))) for each in notes) + 1)
        note, paragraph = OxmlElement("w:footnote"), OxmlElement("w:p")
        note.set(qn("w:id"), number)
        note.append(paragraph)
        notes.append(note)
        paragraph.get_or_add_pPr().style = self._style(_TEXT)
        paragraph.append(self._numbered("w:footnoteRef"))
        call = self._numbered("w:footnoteReference")
        call[-1].set(qn("w:id"), number)
        called_after._r.addnext(call)  # noqa: SLF001 - python-docx has no other way to it
        written = WordParagraph(paragraph, self)
        written.add_run(" ")
        return written

    @property
    def part(self) -> StoryPart:
        """The part that holds the notes, and so their links."""
        assert self._part is not None  # noqa: S101 - a note was added; narrows the type
        return self._part

    def _numbered(self, tag: str) -> Any:  # noqa: ANN401 - python-docx does not type its XML
        run = OxmlElement("w:r")
        run.style = self._style(_CALL)
        run.append(OxmlElement(tag))
        return run

    def _found(self) -> StoryPart:
        main = self._opened.part
        for relation in main.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
                held = relation.target_part
                part = StoryPart(held.partname, held.content_type, parse_xml(held.blob), held.package)
                part.rels.update(held.rels)
                relation._target = part  # noqa: SLF001 - as above
                return part
        part = StoryPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, parse_xml(_EMPTY), main.package)
        main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        return part
