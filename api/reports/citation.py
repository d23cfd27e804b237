"""Citation report: a checked citation as a person reads it, and as JSON."""

from collections.abc import Iterator

from privesfeer.api.paper.blocks import Block, Line, Paragraph, Span, Speaker
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import LANGUAGES, TONGUES, Lang, untranslated
from privesfeer.cases.reference import Reference

_SAID = catalogue(__file__)
_CITE_IN = _SAID.table("CITE_IN")
_CITE_KINDS = _SAID.table("CITE_KINDS")


def citation_report(reference: Reference, lang: Lang) -> tuple[Block, ...]:
    """Tell what a citation is, what is wrong with it, and how it is written.

    Args:
        reference: the citation, checked.

    Returns:
        The text.
    """
    return tuple(Paragraph(line) for line in _Checked(lang).lines(reference))


class _Checked(Speaker):
    """A citation in one language; how it is cited is told in both."""

    def lines(self, told: Reference) -> Iterator[Line]:
        form = _SAID.CITE_RIGHT if told.valid else _SAID.CITE_WRONG
        known = told.kind != "none"
        kind = _CITE_KINDS[told.kind]
        yield self.labelled(_SAID.CITE_FORM, form.fill(kind=kind) if known else kind)
        yield from (self.line(problem, "warning") for problem in told.problems)
        if told.court:
            yield self.labelled(_SAID.CITE_COURT, told.court)
        if told.key:
            yield self.labelled(_SAID.CITE_HELD, told.key)
        if told.valid and told.citation:
            for lang in LANGUAGES:
                label = _CITE_IN.get(lang, untranslated(TONGUES[lang].name))
                yield self.labelled(label, (Span(told.citation[lang], url=told.url),))
        if told.verification:
            yield self.line(told.verification, "quiet")
        yield from (self.line(remark) for remark in told.remarks)
