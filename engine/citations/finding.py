"""Finding: what is not right with a citation, as a record; nobody is accused, and what is right has none."""

import datetime as dt
from typing import Literal

from privesfeer.cases.cite.citation import Kind
from privesfeer.cases.commons.text import Record, Text

FindingKind = Literal[
    "form", "typo", "court", "date", "name", "report", "unknown", "contrary", "lighter", "set_aside", "article"
]
Checked = Literal["source", "casebook", "form"]
Stance = Literal["supports", "contrary", "lighter", "elsewhere"]


class CitationFinding(Record):
    """What is not right.

    Attributes:
        kind: "form": the number cannot be; "typo": it differs a little from that of a ruling to which the rest belongs;
            "court", "date", "name", "report": it belongs to another ruling; "unknown": a source was asked and has it
            not; "contrary": the ruling decided otherwise than its sentence says; "lighter": a lighter measure stood;
            "set_aside": it stands no more; "article": there is no such article or paragraph, or it holds no longer.
        text: it in a sentence.
        expected: what would fit, where that can be said.
    """

    kind: FindingKind
    text: Text
    expected: str | None = None


class Held(Record):
    """How a ruling stands to what its sentence says.

    Attributes:
        stance: "supports": it decided so; "contrary": it decided otherwise; "lighter": on a lighter measure;
            "elsewhere": the casebook has no decision of it on that.
        question: the question of which the sentence speaks.
        claimed: the outcome that it claims.
        text: it in a sentence.
    """

    stance: Stance
    question: str
    claimed: str
    text: Text


class CheckedCitation(Record):
    """A citation, checked.

    Attributes:
        text: the citation as it stands in the text.
        start: where it starts, in characters.
        end: where it ends.
        kind: by what it refers to a ruling, or "article".
        checked: against what: a "source" that was asked, the "casebook" (for an article the statutes), its "form".
        source: which: the name of the source, the key of the ruling or the id of the statute; None: form alone.
        citation: how it is cited in full; None: it is not known here.
        url: the public address, where there is a lasting one.
        held: how the ruling stands to what its sentence says; None: the sentence claims nothing that can be told.
        became: what became of the ruling, as known on the day.
        findings: what is not right; empty: nothing.
    """

    text: str
    start: int
    end: int
    kind: Kind
    checked: Checked
    source: str | None = None
    citation: Text | None = None
    url: str | None = None
    held: Held | None = None
    became: tuple[Text, ...] = ()
    findings: tuple[CitationFinding, ...] = ()


class CitationCheck(Record):
    """A text of which the citations were checked.

    Attributes:
        as_of: the day on which rulings and articles were read.
        found: how many citations it has.
        faulty: of how many something is not right.
        known: how many are right and known here, in the casebook, the statutes or a source.
        not_known: how many are of a right form and not known here; that is no finding.
        asked: the source that was asked; None: none was.
        unanswered: how many questions that source left unanswered.
        left_out: how many more there are than are checked at once.
        citations: the citations, in their order.
    """

    as_of: dt.date
    found: int
    faulty: int
    known: int
    not_known: int
    asked: str | None = None
    unanswered: int = 0
    left_out: int = 0
    citations: tuple[CheckedCitation, ...]
