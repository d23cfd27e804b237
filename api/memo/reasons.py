"""Reasons: what carries an answer and what speaks against it, each in a sentence with its best source."""

from collections.abc import Iterator

from privesfeer.api.memo import wording
from privesfeer.api.memo.citable import as_wide, carrying
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.otherwise import against_it
from privesfeer.api.memo.telling import Teller, lowered, unstopped
from privesfeer.api.paper.blocks import Line, Span
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text
from privesfeer.engine import Answer, Ground

_SAID = catalogue(__file__)


class ReasonsFor:
    """The reasons of an answer; each is told once."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells them.
        """
        self._teller, self._told = teller, set[Text]()

    def lines(self, part: Part, answer: Answer, most: int = 1, *, against: bool = True) -> Iterator[Line]:
        """Tell the weightiest of either side.

        Args:
            part: that to which the answer belongs.
            answer: the answer.
            most: how many of the side that prevails.
            against: whether what speaks against it is told too.

        Yields:
            A sentence for each; what an exception that is not known would change comes last.
        """
        fresh = [each for each in answer.for_ if each.text not in self._told][:most]
        if answer.for_ and not fresh:
            yield self._reason(part, answer, answer.for_[0], _SAID.AGAIN)
        self._told |= {each.text for each in fresh}
        yield from (self._reason(part, answer, each, _SAID.REASON) for each in fresh)
        if not against:
            return
        if answer.contra and answer.contra.unknown:
            node = f"{part.prefix}contra:{answer.question}"
            if answer.contra.text not in self._told:
                self._told.add(answer.contra.text)
                yield self._teller.told(node, _SAID.UNLESS, point=answer.contra.text)
            return
        for each in answer.against[:1]:
            if each.text not in self._told:
                self._told.add(each.text)
                yield self._reason(part, answer, each, _SAID.AGAINST)

    def in_short(self, part: Part, answer: Answer, statement: Text) -> Line:
        """Tell an answer in one sentence, with the source of what carries it.

        Args:
            part: that to which the answer belongs.
            answer: the answer; it has an outcome.
            statement: the answer with what carries it, as a sentence without its stop.

        Returns:
            The sentence.
        """
        teller, ground = self._teller, next(iter(answer.for_), None)
        if ground is None:
            node = f"{part.prefix}answer:{answer.question}"
            return (*teller.told(node, statement), Span(".", node=node))
        node = f"{part.prefix}ground:{answer.question}/{ground.factor}"
        cited = [each for each in carrying(ground.authority) if as_wide(each, ground, part.known)]
        return (*teller.told(node, statement), *teller.beside(node, ground, cited, 1), Span(".", node=node))

    def _reason(self, part: Part, answer: Answer, ground: Ground, text: Text) -> Line:
        teller, node = self._teller, f"{part.prefix}ground:{answer.question}/{ground.factor}"
        stated = ground.short if text is _SAID.AGAIN else unstopped(ground.text)
        told = teller.told(node, text, text=lowered(stated) if text is _SAID.AGAINST else stated)
        cited = [each for each in carrying(ground.authority) if as_wide(each, ground, part.known)]
        named, ruling = teller.beside(node, ground, cited, 1), teller.ruling_of(cited)
        if ruling and (there := against_it(answer.question, ground.favours, ruling)):
            named = (*named[:-1], *teller.told(node, wording.THERE, label=there), named[-1])
        return (*told, *named, Span(".", node=node))
