"""Turning: by which facts an answer would be another, and what a fact that the parties dispute brings."""

from collections.abc import Collection, Iterator

from privesfeer.api.ask.registry import codebook
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.telling import Teller
from privesfeer.api.paper.blocks import Line, Span
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.text import Text, capital
from privesfeer.engine import Answer, ValueBrings, VariedFact

_SAID = catalogue(__file__)
_EITHER = _SAID.table("EITHER")


class Turning:
    """The facts that can turn an answer."""

    def __init__(self, teller: Teller, part: Part, answer: Answer) -> None:
        """Keep the answer.

        Args:
            teller: tells it.
            part: that to which the answer belongs.
            answer: the answer.
        """
        self._teller, self._part, self._answer = teller, part, answer

    def disputed(self) -> Iterator[Line]:
        """Tell what the values of each fact bring that the parties dispute.

        Yields:
            A sentence for each that turns the answer; nothing where there is no answer.
        """
        answer = self._answer
        for fact in answer.disputed if answer.outcome else ():
            if not fact.turns:
                continue
            node, given = self._node("disputed", fact), self._part.facts.get(fact.fact)
            others = [each for each in fact.values if each.outcome != answer.outcome]
            if given and given.told and given.value not in [each.value for each in others]:
                parts = {"short": fact.short, "label": given.told, "outcome": answer.outcome_text}
                yield self._teller.told(node, _SAID.ALSO_AS_GIVEN, **parts)
                continue
            told = [
                _SAID.BRINGS.fill(labels=Text.enumerate(labels, "any"), outcome=outcome)
                for outcome, labels in grouped((each.outcome_text, _label(each)) for each in others).items()
            ]
            parts = {"short": fact.short, "told": Text.joined(told, "; "), "outcome": answer.outcome_text}
            yield self._teller.told(node, _SAID.DISPUTED, **parts)

    def lines(self, most: int, told: Collection[str] = ()) -> Iterator[Line]:
        """Tell by which facts it would be another.

        Args:
            most: how many facts are told.
            told: the parts of the proof that the pages told.

        Yields:
            A sentence for each other outcome, with what would bring it.
        """
        found: dict[Text | None, list[tuple[str, Text]]] = {}
        for kind, fact in [*self._facts(told)][:most]:
            for outcome, labels in self._others(fact).items():
                found.setdefault(outcome, []).append((self._node(kind, fact), self._phrase(fact, labels)))
        for outcome, phrases in found.items():
            node = phrases[0][0]
            told_as = _SAID.OTHER.fill(outcome=outcome.map(capital)) if outcome else _SAID.OPEN
            yield (*self._teller.told(node, told_as), *self._enumerated(phrases), Span(".", node=phrases[-1][0]))

    def _enumerated(self, phrases: list[tuple[str, Text]]) -> Iterator[Span]:
        for place, (node, phrase) in enumerate(phrases):
            if place:
                last = place == len(phrases) - 1
                yield from self._teller.told(node, _SAID.OR if last else _SAID.COMMA)
            yield from self._teller.told(node, phrase)

    def _facts(self, told: Collection[str]) -> Iterator[tuple[str, VariedFact]]:
        """Give the facts that turn it; none that is asked only after another, or that turns it either way."""
        answer, known = self._answer, self._part.known
        kinds = {"disputed": answer.disputed, "open": answer.open_facts, "valuation": answer.valuations}
        for kind, facts in kinds.items():
            for fact in facts:
                first = kind != "open" or codebook().asked_first(fact.fact, known) == fact.fact
                if fact.turns and first and self._node(kind, fact) not in told and not self._either(fact):
                    yield kind, fact

    def _others(self, fact: VariedFact) -> dict[Text | None, list[bool | Text]]:
        """Give the values that bring another outcome, by what they bring."""
        others = (each for each in fact.values if each.outcome != self._answer.outcome)
        return grouped(
            (each.outcome_text if each.outcome else None, each.value if isinstance(each.value, bool) else each.label)
            for each in others
        )

    def _either(self, fact: VariedFact) -> bool:
        return any({True, False} <= {*labels} for labels in self._others(fact).values())

    @staticmethod
    def _phrase(fact: VariedFact, labels: list[bool | Text]) -> Text:
        if isinstance(labels[0], bool):
            return fact.short if labels[0] else _SAID.WITHOUT.fill(short=fact.short)
        return _SAID.AS.fill(
            short=fact.short, labels=Text.enumerate([each for each in labels if isinstance(each, Text)], "any")
        )

    def _node(self, kind: str, fact: VariedFact) -> str:
        return f"{self._part.prefix}{kind}:{self._answer.question}/{fact.fact}"


def _label(value: ValueBrings) -> Text:
    """Say a value as a condition."""
    return _EITHER[value.value] if isinstance(value.value, bool) else value.label
