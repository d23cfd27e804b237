"""Tested: of each ground that is relied on its requirements, as the lists of proof have them."""

from collections.abc import Container, Iterator

from privesfeer.api.ask.shelf import roles
from privesfeer.api.memo.telling import Teller
from privesfeer.api.memo.terms import RemediesInShort
from privesfeer.api.paper.blocks import Block, Line, Span
from privesfeer.cases.text import Text
from privesfeer.cases.words import words
from privesfeer.engine import ToldChecklist, ToldElement

_SAID = words(__file__)
_STATES = _SAID.table("STATES")
_APPEARED = _SAID.table("APPEARED")


class TestedGrounds:
    """What has to be shown for the measure."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller = teller

    def blocks(self, shown: Container[str]) -> Iterator[Block]:
        """Tell of each ground which of its requirements are met, not met, weighed or not known.

        Args:
            shown: what the table of the measure shows; that is not told again.

        Yields:
            A paragraph for each ground of which something is left to tell.
        """
        teller, told = self._teller, set[tuple[Text, str]]()
        for checklist in teller.matter.tested:
            lines = [teller.told(f"proof:{checklist.id}", _SAID.TESTED, "strong", title=checklist.title)]
            for state, opening in _STATES.items():
                # What several grounds require alike is told with the first.
                left = [each for each in checklist.elements if each.element not in shown]
                held = [each for each in left if each.state == state and (each.text, state) not in told]
                told |= {(each.text, state) for each in held}
                theirs = [each for each in held if each.party == "employee" and state in _APPEARED]
                if ours := [each for each in held if each not in theirs]:
                    lines.append(self._elements(checklist, ours, opening))
                if theirs:
                    lines.append(self._elements(checklist, theirs, _APPEARED[state]))
            if checklist.id == roles().proof.days:
                lines += self._days()
            if lines[1:]:
                yield teller.paragraph(*lines)

    def _elements(self, checklist: ToldChecklist, elements: list[ToldElement], opening: Text) -> Line:
        """Name requirements that stand alike, with their sources; who bears one where that is not the employer."""
        teller, spans, cited = self._teller, list[Span](), set[str]()
        for each in elements:
            node = f"proof:{checklist.id}/{each.id}"
            spans += [Span("; ", node=node)] if spans else []
            shown = each.party == "employee" and each.state in _APPEARED
            ours = each.party is None or teller.matter.employers(each.party)
            text = _SAID.ELEMENT if shown or ours else _SAID.ELEMENT_OF
            ban = teller.matter.ban
            what = _SAID.BANNED.fill(which=ban[1]) if ban and node == ban[0] else each.text
            told = text.fill(text=what, party=each.party_text or "")
            spans += teller.told(node, told if spans else opening.fill(text=told))
            fresh = [one for one in each.authority[:1] if one.key not in cited]
            spans += teller.cites(node, fresh, 1) if fresh else ()
            cited.update(one.key for one in fresh)
        return (*spans, Span(".", node=spans[-1].node))

    def _days(self) -> Iterator[Line]:
        """Count the days between knowledge of the reason and the dismissal, where the advice is on another term."""
        passed = self._teller.matter.passed
        if passed and passed.leads and self._teller.matter.barred:
            yield self._teller.told(RemediesInShort(self._teller).node_of_days(), passed.days_text)
