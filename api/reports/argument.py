"""Argument report: what both sides can best say, as a person reads it."""

from collections.abc import Iterator
from dataclasses import replace

from privesfeer.api.paper.blocks import Banner, Block, Heading, Line, Paragraph, Span, plain, printable
from privesfeer.api.reports import wording
from privesfeer.api.reports.sources import Citing
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.engine import Argument, Arguments, Plea, Sentence

_SAID = catalogue(__file__)
_POSITION = _SAID.table("POSITION")


def argument_report(arguments: Arguments, lang: Lang) -> tuple[Block, ...]:
    """Tell what both sides can best say.

    Args:
        arguments: both sides' argument by question.

    Returns:
        The text: per question the answer, the position of each side with what it answers to the other, and how rulings
        that differ compare; the sources at the end.
    """
    return tuple(_Pleadings(lang).blocks(arguments))


class _Pleadings(Citing):
    """Both sides in one language."""

    def blocks(self, told: Arguments) -> Iterator[Block]:
        title = printable(self.says(told.title)) if told.title else ""
        yield Heading(1, title or self.says(_SAID.ARGUMENT))
        yield Paragraph(plain(self.says(wording.AS_OF, date=long_date(told.as_of)), "quiet"))
        argued = [each for each in told.arguments if any(plea.case for plea in each.pleas)]
        for each in argued:
            yield from self._question(each)
        if not told.arguments:
            yield Paragraph(self.line(wording.STABILITY_NONE))
        unargued = [each.short for each in told.arguments if each not in argued]
        if unargued:
            yield Paragraph(self.line(_SAID.UNARGUED, "quiet", questions=Text.enumerate(unargued)))
        yield from self._foot(told)

    def _question(self, argument: Argument) -> Iterator[Block]:
        yield Heading(2, self.says(argument.question_text))
        yield Banner((plain(capital(self.says(wording.answered(argument.now))), "strong"),))
        for plea in argument.pleas:
            yield from self._plea(argument, plea)
        if argument.conflict:
            yield Heading(3, self.says(_SAID.CONFLICT))
            yield Paragraph(self._told(argument, argument.conflict.sentences))

    def _plea(self, argument: Argument, plea: Plea) -> Iterator[Block]:
        if not (plea.case or plea.answer):
            yield Paragraph(self.line(_SAID.NOTHING, "quiet", outcome=plea.outcome_text))
            return
        yield Heading(3, self.says(_POSITION[plea.party], outcome=plea.outcome_text))
        if plea.case:
            yield Paragraph(self._told(argument, plea.case))
        if plea.answer:
            yield Paragraph(self.labelled(_SAID.RESPONSE, self._told(argument, plea.answer)))

    def _told(self, argument: Argument, sentences: tuple[Sentence, ...]) -> Line:
        spans: list[Span] = []
        for sentence in sentences:
            if spans:
                spans.append(Span(" "))
            spans += self._linked(sentence, f"{argument.question}/{sentence.node}")
        return tuple(spans)

    def _linked(self, sentence: Sentence, node: str) -> Iterator[Span]:
        """Give a sentence with each source that it names in short as a link to its public address."""
        for citation in sentence.authority:
            self._name(citation)
        held = {name: self.enumerated(map(self._name, cited)) for name, cited in sentence.places.items()}
        yield from (replace(each, node=node) for each in self.filled(sentence.said, held))
