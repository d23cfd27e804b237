"""Worth: which of the facts that can turn answers are worth finding out first."""

from collections import Counter
from collections.abc import Iterable, Mapping

from privesfeer.cases.fact import FactValue
from privesfeer.engine.answers.authorities.sources import Sources


class Worth:
    """Facts that can turn answers.

    What a client can know comes before a valuation of it, then what closes an open element of the measure, in the order
    of the court, then that on which a requirement of the law hangs, then what turns most answers by values that courts
    have often had before them.
    """

    def __init__(self, sources: Sources, known: Mapping[str, FactValue]) -> None:
        """Start without any.

        Args:
            sources: has the codebook and the casebook.
            known: the known facts: what follows on a question that is not answered yet is not worth asking yet.
        """
        self._codebook, self._casebook, self._known = sources.codebook, sources.casebook, known
        self._counted, self._deciding, self._closing = Counter[str](), set[str](), dict[str, int]()

    def turns(self, fact: str, values: Iterable[object], *, decides: bool) -> None:
        """Count an answer that a fact turns.

        Args:
            values: the values that turn it, as they are or as JSON.
            decides: whether with one of them a requirement of the law decides.
        """
        if self._codebook.asked_first(fact, self._known) != fact:
            return
        self._counted[fact] += 1 + self._casebook.having(fact, values)
        if decides:
            self._deciding.add(fact)

    def closes(self, facts: Iterable[str]) -> None:
        """Count an element that is open, after those that a court takes before it.

        Args:
            facts: those by which it can be closed, what says most first.
        """
        for fact in facts:
            if self._codebook.asked_first(fact, self._known) == fact and not self._codebook.fact(fact).assessment:
                self._counted[fact] += 0
                self._closing.setdefault(fact, len(self._closing))
                return

    def first(self, most: int) -> tuple[str, ...]:
        """Give the facts that are worth most.

        Args:
            most: as many as that at most.

        Returns:
            Their ids, in order; those alike in the order in which they were counted.
        """
        ranked = sorted(
            self._counted,
            key=lambda each: (
                self._codebook.fact(each).assessment,
                self._closing.get(each, len(self._closing)),
                each not in self._deciding,
                -self._counted[each],
            ),
        )
        return tuple(ranked[:most])
