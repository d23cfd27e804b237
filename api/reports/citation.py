"""Citation report: a checked citation as a person reads it, and as JSON."""

from collections.abc import Iterator

from api import wording
from api.paper.blocks import Block, Line, Paragraph, Span, Speaker
from cases.reference import Reference
from cases.text import Lang


def citation_report(reference: Reference, lang: Lang) -> tuple[Block, ...]:
    """Tell what a citation is, what is wrong with it, and how it is written.

    Args:
        reference: the citation, checked.
        lang: the language.

    Returns:
        The text.
    """
    return tuple(Paragraph(line) for line in _Checked(lang).lines(reference))


class _Checked(Speaker):
    """A citation in one language; how it is cited is told in both."""

    def lines(self, told: Reference) -> Iterator[Line]:
        form = wording.CITE_RIGHT if told.valid else wording.CITE_WRONG
        known = told.kind != "none"
        kind = wording.CITE_KINDS[told.kind]
        yield self.labelled(wording.CITE_FORM, form.fill(kind=kind) if known else kind)
        yield from (self.line(problem, "warning") for problem in told.problems)
        if told.court:
            yield self.labelled(wording.CITE_COURT, told.court)
        if told.key:
            yield self.labelled(wording.CITE_HELD, told.key)
        if told.valid and told.citation:
            yield self.labelled(wording.CITE_DUTCH, (Span(told.citation.nl, url=told.url),))
            yield self.labelled(wording.CITE_ENGLISH, (Span(told.citation.en, url=told.url),))
        if told.verification:
            yield self.line(told.verification, "quiet")
        yield from (self.line(remark) for remark in told.remarks)
