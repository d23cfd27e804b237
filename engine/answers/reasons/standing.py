"""Standing: an answer in short, with what carries it."""

from collections.abc import Mapping

from privesfeer.cases.commons.text import Output, Text
from privesfeer.cases.fact import FactValue
from privesfeer.engine.answers import wording
from privesfeer.engine.answers.authorities.cited import Point
from privesfeer.engine.answers.authorities.sources import Sources
from privesfeer.engine.answers.reasons.point import deciding
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.doctrine.result import Status


class Standing(Output):
    """An answer in short, and what carries it.

    Attributes:
        raised: whether the question is raised.
        outcome: the outcome, or None.
        outcome_text: in words; where the question is not raised, that it is not.
        status: how the outcome was reached; None where the question is not raised.
        status_text: in words, with how strong it is.
        decides: what decides it, in a line; None where there is no outcome.
    """

    raised: bool = True
    outcome: str | None
    outcome_text: Text
    status: Status | None
    status_text: Text
    decides: Point | None = None


def standing(link: ChainLink, known: Mapping[str, FactValue], sources: Sources) -> Standing:
    """Tell an answer in short.

    Args:
        link: the question, answered.
        sources: makes the citations.

    Returns:
        The answer, in the words for the measure that is asked about.
    """
    result, law = link.result, link.law
    if result is None:
        return Standing(
            raised=False,
            outcome=None,
            outcome_text=wording.NOT_RAISED,
            status=None,
            status_text=wording.NOT_RAISED,
        )
    return Standing(
        outcome=result.outcome,
        outcome_text=law.outcomes(link.reach.rung)[result.outcome] if result.outcome else wording.NO_OUTCOME,
        status=result.status,
        status_text=law.codebook.standing(result.standing).label,
        decides=deciding(link, known, sources),
    )
