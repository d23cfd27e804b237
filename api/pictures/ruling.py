"""Ruling: how a picture says in a few words where a ruling stands."""

from privesfeer.api.pictures import wording
from privesfeer.cases.commons.text import Text
from privesfeer.engine import ComparedRuling


def standing(ruling: ComparedRuling) -> Text:
    """Say whether a ruling governs, or how many differences keep it from that.

    Args:
        ruling: the ruling beside the incident.

    Returns:
        A few words.
    """
    if ruling.governs:
        return wording.GOVERNS
    count = len(ruling.overlap.differences)
    if count <= 1:
        return wording.DIFFERENCE if count else wording.NO_DIFFERENCE
    return wording.DIFFERENCES.fill(count=str(count))
