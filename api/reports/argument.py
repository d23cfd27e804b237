"""Argument report: what both sides can best say, as a person reads it."""

from collections.abc import Iterator

from api.paper import wording as paper_wording
from api.paper.blocks import Block, Bullets, Heading, Item, Line, Paragraph, Span, Speaker, capital, plain, printable
from api.reports import wording
from cases.day import long_date
from cases.text import Lang
from cases.words import words
from engine import PARTIES, Argument, Arguments, Plea, Ply, Sentence

_SAID = words(__file__)
_ARGUMENT_MOVES = _SAID.table("ARGUMENT_MOVES")
_ARGUMENT_CASE = _SAID.table("ARGUMENT_CASE")


def argument_report(arguments: Arguments, lang: Lang) -> tuple[Block, ...]:
    """Tell what both sides can best say.

    Args:
        arguments: both sides' argument by question.
        lang: the language.

    Returns:
        The text: per question the employee's case, the employer's case, and how rulings that differ compare.
    """
    return tuple(_Pleadings(lang).blocks(arguments))


class _Pleadings(Speaker):
    """Both sides in one language."""

    def blocks(self, told: Arguments) -> Iterator[Block]:
        title = printable(self.says(told.title)) if told.title else ""
        yield Heading(1, title or self.says(_SAID.ARGUMENT))
        yield Paragraph(plain(self.says(wording.AS_OF, date=long_date(told.as_of)), "quiet"))
        for each in told.arguments:
            yield from self._question(each)
        if not told.arguments:
            yield Paragraph(self.line(wording.STABILITY_NONE))
        yield Heading(2, self.says(wording.LIMITS))
        yield Paragraph(self.line(told.limits))
        yield Paragraph(plain(self.says(paper_wording.MADE_WITH, **dict(told.versions)), "quiet"))
        yield Paragraph(plain(self.says(paper_wording.HASH, hash=told.incident_hash), "quiet"))

    def _question(self, argument: Argument) -> Iterator[Block]:
        yield Heading(2, self.says(argument.question_text))
        for plea in argument.pleas:
            yield from self._plea(argument, plea)
        if argument.conflict:
            yield Heading(3, self.says(_SAID.ARGUMENT_CONFLICT))
            yield Paragraph(self._told(argument, argument.conflict.sentences))

    def _plea(self, argument: Argument, plea: Plea) -> Iterator[Block]:
        yield Heading(3, self.says(_ARGUMENT_CASE[plea.party], outcome=plea.outcome_text))
        if plea.plies:
            yield Bullets(tuple(Item(self._ply(argument, ply)) for ply in plea.plies), numbered=True)
        else:
            yield Paragraph(self.line(_SAID.ARGUMENT_NOTHING))

    def _ply(self, argument: Argument, ply: Ply) -> Line:
        label = capital(self.says(_ARGUMENT_MOVES[ply.move], party=PARTIES[ply.by]))
        return (Span(f"{label}: ", "quiet"), *self._told(argument, ply.sentences))

    def _told(self, argument: Argument, sentences: tuple[Sentence, ...]) -> Line:
        spans: list[Span] = []
        for sentence in sentences:
            if spans:
                spans.append(Span(" "))
            spans += self._linked(sentence, f"{argument.question}/{sentence.node}")
        return tuple(spans)

    def _linked(self, sentence: Sentence, node: str) -> Iterator[Span]:
        """Give a sentence with the first citation in it as a link to its public address."""
        words = self.says(sentence.text)
        for citation in sentence.authority:
            cited = self.says(citation.text)
            if citation.url and cited in words:
                before, _, after = words.partition(cited)
                yield from (Span(before, node=node), Span(cited, url=citation.url, node=node))
                yield Span(after, node=node)
                return
        yield Span(words, node=node)
