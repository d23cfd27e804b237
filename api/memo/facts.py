"""Facts: those on which the answers rest as one paragraph, and all of them as a table."""

import datetime as dt
from collections.abc import Collection, Container, Iterator, Mapping

from privesfeer.api.ask.registry import roles
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.story import CHAPTERS, Story
from privesfeer.api.memo.telling import Teller
from privesfeer.api.paper.blocks import Block, Line, Paragraph, Span
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text, capital
from privesfeer.engine import StatedFact

_SAID = catalogue(__file__)


class FactsOfMatter:
    """The facts of a matter, as they were stated."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller, self._verdict = teller, teller.matter.verdict

    def paragraph(self) -> Paragraph:
        """Tell the facts that bear on any case and on what the measure requires.

        Returns:
            One paragraph: what is so, what is not, what is disputed, and when; what no sentence tells is left out.
        """
        teller, verdict = self._teller, self._verdict
        whole = teller.matter.whole
        lines = [teller.told("program:method", _SAID.STATED)]
        # On what the requirements of the measure turn: the personal circumstances, the rule that was known.
        tested = {each.fact for one in teller.matter.tested for element in one.elements for each in element.carried}
        always, of_message = frozenset(roles().of_any_case), frozenset(roles().message.told)
        bearing = tested | always | {*roles().worth_telling} | (frozenset() if verdict.acts else of_message)
        shared = self._story("", verdict.given.facts, verdict.given.disputed, bearing, verdict.given.dates)
        lines += shared.tell("WHO")
        for part in teller.matter.parts:
            if part.act:
                own = part.act
                lines.append(self._opened(part))
                about = of_message
                story = self._story(part.prefix, own.facts, frozenset(own.disputed), about, own.dates)
                story.told |= {*roles().message.called, "utterance"} if part.called else set()
                story.brief = True
                for chapter in CHAPTERS:
                    lines += story.tell(chapter)
                lines += self._rest(part.prefix, own.facts, frozenset(own.disputed), about - story.told)
        if verdict.acts:
            lines.append(teller.told("program:method", _SAID.AFTERWARDS, "strong"))
        for chapter in CHAPTERS:
            lines += shared.tell(chapter)
        lines += self._rest("", verdict.given.facts, verdict.given.disputed, always - shared.told)
        lines += self._notes()
        return teller.paragraph(*lines) if whole.facts else teller.paragraph(teller.told("program:method", _SAID.NONE))

    def others(self, told: Container[str]) -> Iterator[Block]:
        """Tell the facts that were stated and not told yet.

        Args:
            told: the nodes of those that were.

        Yields:
            A paragraph for what is shared, and one for each act.
        """
        teller, verdict = self._teller, self._verdict

        def left(prefix: str, facts: tuple[StatedFact, ...]) -> frozenset[str]:
            return frozenset(each.fact for each in facts if f"{prefix}fact:{each.fact}" not in told)

        if shared := left("", verdict.given.facts):
            yield teller.paragraph(*self._told("", verdict.given.facts, frozenset(), shared))
        for part in teller.matter.parts:
            if (own := part.act) and (about := left(part.prefix, own.facts)):
                yield teller.paragraph(self._opened(part), *self._told(part.prefix, own.facts, frozenset(), about))

    def _story(
        self,
        prefix: str,
        facts: tuple[StatedFact, ...],
        disputed: Collection[str],
        bearing: Collection[str],
        days: Mapping[str, dt.date],
    ) -> Story:
        """Take up the story of the facts that are not disputed, as far as they bear on the answers."""
        told = {each.fact: each for each in facts if each.fact not in disputed}
        return Story(self._teller, prefix, told, days, bearing)

    def _opened(self, part: Part) -> Line:
        text = _SAID.ACT_ON if part.called else _SAID.ACT
        parts = {"title": part.called} if part.called else {}
        return self._teller.told("program:method", text, "strong", name=part.name, **parts)

    def _rest(
        self, prefix: str, facts: tuple[StatedFact, ...], disputed: Collection[str], bearing: Collection[str]
    ) -> Iterator[Line]:
        """List what no sentence of the story told."""
        shown = [each for each in facts if each.fact in bearing or each.fact in disputed]
        kinds: Mapping[Text, list[StatedFact]] = {
            _SAID.REST: [each for each in shown if not _denied(each) and each.fact not in disputed],
            _SAID.NOT_SO: [each for each in shown if _denied(each) and each.fact not in disputed],
            _SAID.DISPUTED: [each for each in shown if each.fact in disputed],
        }
        yield from (self._listed(prefix, opening, held) for opening, held in kinds.items() if held)

    def _told(
        self, prefix: str, facts: tuple[StatedFact, ...], disputed: Collection[str], bearing: Collection[str]
    ) -> Iterator[Line]:
        shown = [each for each in facts if each.fact in bearing or each.fact in disputed]
        kinds: Mapping[Text, list[StatedFact]] = {
            _SAID.VALUES: [each for each in shown if not isinstance(each.value, bool) and each.fact not in disputed],
            _SAID.SO: [each for each in shown if each.value is True and each.fact not in disputed],
            _SAID.NOT_SO: [each for each in shown if each.value is False and each.fact not in disputed],
            _SAID.DISPUTED: [each for each in shown if each.fact in disputed],
        }
        for opening, held in kinds.items():
            if held:
                yield self._listed(prefix, opening, held)

    def _listed(self, prefix: str, opening: Text, facts: list[StatedFact]) -> Line:
        teller, spans = self._teller, list[Span]()
        for place, fact in enumerate(facts):
            node = f"{prefix}fact:{fact.fact}"
            text = _SAID.SHORT if isinstance(fact.value, bool) or _denied(fact) else _SAID.VALUE
            text = _SAID.VALUATION.fill(told=text) if fact.assessment else text
            told = text.fill(short=fact.short, label=fact.label)
            opened = opening.fill(told=told.map(capital) if opening == _SAID.VALUES else told)
            spans += teller.told(node, told if place else opened)
            spans.append(Span("; " if place < len(facts) - 1 else ".", node=node))
        return tuple(spans)

    def _notes(self) -> Iterator[Line]:
        """Tell what was assumed; what follows from facts, and which are disputed, is told with the facts."""
        for note in self._verdict.notes:
            if note not in self._verdict.notes_on_facts:
                yield self._teller.told("program:notes", note)


def _denied(fact: StatedFact) -> bool:
    """Say whether a fact is known not to be so, or, of a set, that nothing of it is."""
    return fact.value is False or fact.value == []
