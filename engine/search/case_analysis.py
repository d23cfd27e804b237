"""Case analysis: one incident with all that was made of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.fact import FactValue
from privesfeer.cases.incident import Dates, Incident
from privesfeer.engine.doctrine.answer_chain import AnswerChain, ChainLink
from privesfeer.engine.doctrine.result import RANKS
from privesfeer.engine.search.firmness import Firmness

# Below every answer, so that a question which one of several acts raises is answered.
_NOT_RAISED = -1 - max(RANKS.values())


@dataclass(frozen=True, slots=True)
class CaseAnalysis:
    """One incident, answered.

    Attributes:
        incident: what the user gave.
        known: the facts that are known and not disputed.
        chain: the answers.
        firmness: what other values of the facts would bring.
        others: when the other acts of its file happened.
        brought: what is known of it by the other acts of its file.
    """

    incident: Incident
    known: Mapping[str, FactValue]
    chain: AnswerChain
    firmness: Firmness
    others: tuple[Dates, ...] = ()
    brought: Mapping[str, FactValue] = field(default_factory=dict)

    @property
    def codebook(self) -> Codebook:
        """The facts and questions of which it speaks."""
        return self.incident.facts.codebook

    def raised(self, questions: Iterable[str]) -> tuple[ChainLink, ...]:
        """Give the answers to those of some questions that are raised.

        Returns:
            The answers, in the given order.
        """
        return tuple(link for name in questions if (link := self.chain.links[name]).result)

    def not_raised(self, questions: Iterable[str]) -> tuple[str, ...]:
        """Name those of some questions that are not raised.

        Returns:
            The ids, in the given order.
        """
        return tuple(name for name in questions if self.chain.links[name].result is None)

    def strength(self, question: str) -> tuple[float, float]:
        """Measure how strong the incident is for the employer on a question.

        Returns:
            The status with how strongly it leans, below 0 for the outcome that protects the employee and lowest where
            the question is not raised, and the weight for the other outcome; higher is stronger.
        """
        link = self.chain.links[question]
        if link.result is None:
            return _NOT_RAISED, 0.0
        if link.result.outcome is None:
            return 0, 0.0
        protected = link.result.outcome == link.law.question.protects
        rank = RANKS[link.result.status] + (link.result.strength == "likely") / 2
        return -rank if protected else rank, -link.result.balance
