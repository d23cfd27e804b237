"""Remedies report: terms, amounts, routes and burdens of proof, as a person reads them."""

from collections.abc import Iterator

from api.paper.blocks import Block, Heading, Paragraph, Speaker, plain, printable
from api.reports.routes import routes_report
from cases.text import Lang
from cases.words import words
from engine import Remedies

_SAID = words(__file__)


def remedies_report(remedies: Remedies, lang: Lang) -> tuple[Block, ...]:
    """Tell what may be asked, until when and for how much.

    Args:
        remedies: it.
        lang: the language.

    Returns:
        The text.
    """
    return (*_Report(lang).blocks(remedies), *routes_report(remedies, lang))


class _Report(Speaker):
    def blocks(self, told: Remedies) -> Iterator[Block]:
        yield Heading(1, self.says(_SAID.REMEDIES))
        if told.title:
            yield Paragraph(plain(printable(self.says(told.title)), "quiet"))
        yield Paragraph(self.line(told.limits))
