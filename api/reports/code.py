"""Code report: the report on a social media code, and what all reports on one share."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from privesfeer.api.paper import wording as paper_wording
from privesfeer.api.paper.blocks import (
    Banner,
    Block,
    Bullets,
    Heading,
    Item,
    Line,
    Paragraph,
    Span,
    plain,
    printable,
    small,
)
from privesfeer.api.reports.sources import Referring
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.engine import (
    SEVERITIES,
    Change,
    Citation,
    CodeCheck,
    CouncilQuestion,
    NormFinding,
    Versions,
)

SAID = catalogue(__file__)
_MET = SAID.table("MET")
_SEVERITY = SAID.table("SEVERITY")
TITLE = 200  # how many characters of a title are repeated


def check_report(check: CodeCheck, lang: Lang) -> tuple[Block, ...]:
    """Tell how a code stands against the norms.

    Args:
        check: what was found.

    Returns:
        The text: the findings, the most serious first, and the questions for a works council.
    """
    return tuple(_Check(lang).blocks(check))


def made_with(versions: Versions) -> Text:
    """Say what a report was made with."""
    return paper_wording.MADE_WITH.fill(**dict(versions))


class CodeSpeaker(Referring):
    """What all reports on a code share."""

    def head(self, title: Text, of: Text | None, as_of: dt.date) -> Iterator[Block]:
        """Begin a report: its title, the code or incident it is on, and the day."""
        yield from self.opening(title, of, TITLE)
        yield Paragraph(self.line(SAID.AS_OF, "quiet", date=long_date(as_of)))

    def foot(self, limits: Text, versions: Versions, hashed: str) -> Iterator[Block]:
        """End a report: what it is not, what it was made with, and the hash of the code."""
        yield Heading(2, self.says(SAID.LIMITS))
        yield Paragraph(self.line(limits))
        yield Paragraph(self.line(made_with(versions), "quiet"))
        yield Paragraph(self.line(SAID.HASH, "quiet", hash=hashed))

    def sources(self, authority: Iterable[Citation]) -> Iterator[Block]:
        """List sources once each, with where they were read and how sure that is."""
        once = {citation.key: citation for citation in authority}
        yield Heading(2, self.says(SAID.SOURCES))
        yield Bullets(tuple(self._source(citation) for citation in once.values()))

    def _source(self, citation: Citation) -> Item:
        below = (*citation.history, citation.verification)
        line = (Span(self.says(citation.named), url=citation.url),)
        return Item(line, tuple(plain(capital(self.says(each)), "quiet") for each in below))

    def change(self, change: Change) -> Line:
        """Tell what a change of a code changes."""
        before, after = (change.before or SAID.UNKNOWN), (change.after or SAID.UNKNOWN)
        return self.line(SAID.CHANGED, clause=change.clause_text, fact=change.short, before=before, after=after)

    def question(self, question: CouncilQuestion) -> Item:
        """Put a question of the works council, and whether the code meets it."""
        return Item(self.line(question.text), (self.line(_MET[question.met], "quiet"),))


class _Check(CodeSpeaker):
    """A check in one language."""

    def blocks(self, check: CodeCheck) -> Iterator[Block]:
        yield from self.head(SAID.CHECK, check.title, check.as_of)
        silent = (self.line(SAID.SILENT, count=str(len(check.silent))),) if check.silent else ()
        yield Banner((plain(self._counted(check), "strong"), *silent))
        yield Paragraph(self.line(SAID.CHECK_EXPLAINED))
        for severity in SEVERITIES:
            found = [each for each in check.findings if each.severity == severity]
            if found:
                yield Heading(2, f"{self.says(_SEVERITY[severity])} ({len(found)})")
                yield Bullets(tuple(map(self._finding, found)))
        yield Heading(2, self.says(SAID.QUESTIONS))
        yield Bullets(tuple(map(self.question, check.questions)), numbered=True)
        if check.findings:
            yield from self.sources(citation for each in check.findings for citation in each.authority)
        yield from self.foot(check.limits, check.versions, check.policy_hash)

    def _counted(self, check: CodeCheck) -> str:
        norms = str(len(check.findings) + len(check.met))
        if not check.findings:
            return self.says(SAID.CLEAN, norms=norms)
        counts = Counter(each.severity for each in check.findings)
        parts = [
            SAID.COUNT.fill(severity=_SEVERITY[each].map(small), count=str(counts[each]))
            for each in SEVERITIES
            if counts[each]
        ]
        return self.says(SAID.COUNTED, findings=str(len(check.findings)), norms=norms, counts=Text.enumerate(parts))

    def _finding(self, found: NormFinding) -> Item:
        line = (Span(f"{self.says(found.clause_text)}: ", "quiet"), Span(self.says(found.text), "strong"))
        below = []
        if found.quotes:
            quotes = "; ".join(self.says(SAID.QUOTED, words=printable(quote, TITLE)) for quote in found.quotes)
            below.append(self.labelled(SAID.QUOTES, quotes))
        if found.lacking:
            below.append(self.labelled(SAID.LACKING, Text.enumerate(list(found.lacking))))
        below.append(self.labelled(SAID.WHY, found.why))
        below.append(self.labelled(SAID.PROPOSAL, found.proposal))
        below.append(self.labelled(SAID.SOURCE, self.cited(found.authority)))
        return Item(line, tuple(below))
