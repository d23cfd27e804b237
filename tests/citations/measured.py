"""Measured: what the check finds in the documents of a half, held against what is wrong in them."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from privesfeer.api.ask.registry import citator
from privesfeer.cases.commons import document

FOLDER = Path(__file__).parent
DAY = dt.date(2026, 12, 1)


@dataclass
class Half:
    """What was found in a half.

    Attributes:
        documents: how many it has.
        citations: how many were found.
        wrong: by kind, how many citations are wrong.
        found: of these, how many were found as such.
        missed: those that were not, each with its document.
        accused: citations that are right and were called wrong.
        right: how many are right.
    """

    documents: int = 0
    citations: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    accused: list[str] = field(default_factory=list)

    @property
    def right(self) -> int:
        """How many citations are right."""
        return self.citations - self.wrong.total()


def measured(half: str) -> Half:
    """Check every document of a half.

    Args:
        half: "open" or "sealed".

    Returns:
        What was found.
    """
    told = Half()
    for name, faults in document.read(FOLDER / half / "expected.yaml").items():
        checked = citator().check((FOLDER / half / name).read_text(), DAY)
        told.documents += 1
        told.citations += checked.found
        left = [(each["at"], each["kind"]) for each in faults]
        told.wrong += Counter(kind for _, kind in left)
        for each in checked.citations:
            kinds = {finding.kind for finding in each.findings}
            fault = next((one for one in left if one[0] in each.text), None)
            if fault is None:
                told.accused += [f"{name}: {each.text}: {', '.join(sorted(kinds))}"] if kinds else []
                continue
            left.remove(fault)
            if fault[1] in kinds:
                told.found[fault[1]] += 1
            else:
                told.missed.append(f"{name}: {fault[0]}: {fault[1]}, {', '.join(sorted(kinds)) or 'nothing'}")
        told.missed += [f"{name}: {at}: {kind}, not seen" for at, kind in left]
    return told
