"""Acts: a table of all acts of a file, a row for each."""

from privesfeer.api.paper.blocks import Span, Table
from privesfeer.cases.commons.text import Lang, untranslated
from privesfeer.engine import ACT_HEADINGS, Verdict


def acts(verdict: Verdict, lang: Lang) -> Table:
    """Tell what each act of a file is in the whole.

    Args:
        verdict: the verdict on several acts.

    Returns:
        The table: the act, its kind, how culpable it is, what makes it graver and lighter, and the proof of it.
    """
    rows = []
    for place, each in enumerate(verdict.acts):
        called = each.title or untranslated(str(place + 1))
        rows.append(tuple((Span(cell[lang]),) for cell in (called, *each.row.cells)))
    return Table(tuple(heading[lang] for heading in ACT_HEADINGS), tuple(rows))
