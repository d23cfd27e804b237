"""Gaps: the proof that is still to be gathered, by whom, and for what."""

from collections.abc import Iterator
from itertools import islice

from privesfeer.api.ask.registry import roles
from privesfeer.api.memo.telling import Teller
from privesfeer.api.paper.blocks import Line, Span
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text, capital
from privesfeer.engine import ToldChecklist, ToldElement

_SAID = catalogue(__file__)
_PROOF, _FIRST_TEXTS = _SAID.table("PROOF"), _SAID.table("FIRST")
_FIRST, _ASKED, _MISSING = 5, 3, 3


class Gaps:
    """What a matter still lacks."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller, self._told, self._asked = teller, set[Text](), set[str]()

    def lines(self) -> Iterator[Line]:
        """Tell what is disputed and what the law depends on, then what has to be proved, then what else is open.

        Yields:
            A line for each, the most telling first.
        """
        proof, tested = self._teller.matter.remedies.proof, self._teller.matter.tested
        yield from self.denied()
        yield from self._disputed()
        yield from islice(self._first(), _FIRST)
        yield from self._elements(tested)
        yield from self.questions()
        yield from self._elements(tuple(each for each in proof if each not in tested))

    def denied(self) -> Iterator[Line]:
        """Tell of each message that the employee denies to have written that the employer has to prove it.

        Yields:
            A line for each.
        """
        teller, node = self._teller, f"proof:{roles().proof.author}"
        for part in teller.matter.denied if node in teller.proof else ():
            text = _SAID.DENIED
            if part.called:
                text = _SAID.DENIED_OF.fill(name=part.name, called=part.called)
            told = teller.told(node, text)
            yield (*told, *teller.cites(node, teller.proof[node], 1), Span(".", node=node))

    def _disputed(self) -> Iterator[Line]:
        """Tell what the parties dispute besides, and with what it can be proved."""
        whole = self._teller.matter.whole
        for name in sorted(whole.disputed & whole.facts.keys()):
            short, proof = whole.facts[name].short, _PROOF.get(name)
            text = _SAID.DISPUTED_BY.fill(short=short, proof=proof) if proof else _SAID.DISPUTED.fill(short=short)
            yield self._teller.told(f"fact:{name}", text)

    def _first(self) -> Iterator[Line]:
        """Ask for what the law or a term depends on, where it is not known."""
        whole, as_of = self._teller.matter.whole, self._teller.matter.verdict.as_of
        told = {f"facts.{each}" for each in whole.facts} | {f"dates.{each}" for each in whole.dates}
        for asked in roles().asked_first:
            if asked.field not in told and asked.holds(whole.known, as_of):
                self._asked.add(asked.field.partition(".")[2])
                yield self._teller.told("program:help", _FIRST_TEXTS[asked.field])

    def _elements(self, checklists: tuple[ToldChecklist, ...]) -> Iterator[Line]:
        """Tell what has to be proved and is not known, what takes the fewest facts first."""
        teller = self._teller
        every = [(checklist, element) for checklist in checklists for element in checklist.elements]
        for checklist, element in sorted(every, key=_telling):
            lacking = (*element.disputed_text, *element.missing_text)
            settled = element.state in {"met", "not_met"} and not element.likely
            # What several grounds require alike has to be proved once.
            if lacking and element.party_text and not settled and element.text not in self._told:
                self._told.add(element.text)
                node = f"proof:{checklist.id}/{element.id}"
                missing = Text.enumerate(list(lacking[:_MISSING]), "any")
                parts = {"party": element.party_text.map(capital), "element": element.text, "missing": missing}
                text = _SAID.ELEMENT_ASKED if element.asks else _SAID.ELEMENT_THAT if element.clause else _SAID.ELEMENT
                yield teller.told(node, text, **parts)

    def questions(self) -> Iterator[Line]:
        """Tell the questions of which the answer can still change something.

        Yields:
            The question, with on what it bears.
        """
        teller = self._teller
        aside = self._asked | {*roles().asked_last}
        left = [each for each in teller.matter.verdict.worth_asking if each.fact not in aside]
        for asked in left[:_ASKED]:
            for part in reversed(teller.matter.parts):
                bears = [
                    each
                    for each in part.answers
                    if any(one.fact == asked.fact and one.weighs for one in each.open_facts)
                ]
                if bears:
                    node = f"{part.prefix}open:{bears[-1].question}/{asked.fact}"
                    shorts = Text.enumerate([each.short for each in bears[-_ASKED:]])
                    yield teller.told(node, _SAID.QUESTION, question=asked.question, shorts=shorts)
                    break


def _telling(each: tuple[ToldChecklist, ToldElement]) -> tuple[bool, int]:
    """Put what facts decide before what is weighed, and what takes few facts first."""
    return each[1].state == "weighed", len(each[1].missing)
