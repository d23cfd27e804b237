"""Elements: the table of what a court asks of the measure, each row with its node and its best source."""

from collections.abc import Iterator

from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.telling import Teller
from privesfeer.api.paper.blocks import Line, Table
from privesfeer.api.pictures.elements import ELEMENT_HEADINGS, ElementRow, element_rows, elements_in_short
from privesfeer.cases.text import capital
from privesfeer.engine import Answer


def court_table(teller: Teller, part: Part, answer: Answer, *, cited: bool = False) -> Iterator[Table]:
    """Show what a court asks of the measure, and how it stands.

    Args:
        teller: tells it.
        part: that to which the answer belongs.
        answer: the answer on the measure.
        cited: whether what is not met names its first source.

    Yields:
        The table; nothing where it is not known what a court asks.
    """
    if rows := tuple(_row(teller, part, answer, each, cited=cited) for each in element_rows(answer)):
        yield Table(tuple(map(teller.says, ELEMENT_HEADINGS)), rows)


def court_line(teller: Teller, part: Part, answer: Answer) -> Line:
    """Tell the same in a line, what stands alike together.

    Args:
        teller: tells it.
        part: that to which the answer belongs.
        answer: the answer on the measure.

    Returns:
        The line; empty where it is not known what a court asks.
    """
    node = f"{part.prefix}element:{answer.question}"
    return teller.run(teller.told(f"{node}/{first.element}", text) for first, text in elements_in_short(answer))


def _row(teller: Teller, part: Part, answer: Answer, row: ElementRow, *, cited: bool) -> tuple[Line, ...]:
    first, *others = row.elements
    node = f"{part.prefix}element:{answer.question}/{first.element}"
    asked, *told = (teller.told(node, cell.map(capital)) for cell in row.cells)
    if cited and not others and first.state != "met":
        asked = (*asked, *teller.cites(node, first.authority, 1))
    return asked, *told
