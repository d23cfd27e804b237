"""House style: the styles and lists of a firm's Word file, with those of this program for what it lacks."""

import copy
from typing import Any, cast

from docx.document import Document as Opened
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from privesfeer.api.paper.blocks import Bullets

_ABSTRACT = {"List Bullet": 90, "List Number": 91}  # the ids of this program's own list definitions in its template
_LONG_INDENT = "567"  # twentieths of a point: room for "XVIII."


class HouseStyle:
    """The style of a firm: its own styles by their names in Word, and for what it lacks those of this program."""

    def __init__(self, opened: Opened, own: Opened) -> None:
        """Keep the file, and this program's own template."""
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
