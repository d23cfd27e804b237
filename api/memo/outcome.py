"""Outcome: an answer as a lawyer says it, in one sentence with how sure it is."""

from privesfeer.api.ask.registry import rulebook
from privesfeer.api.memo import wording
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.telling import unstopped
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text, capital
from privesfeer.engine import Answer, EntryAnswer, Rung

_SAID = catalogue(__file__)
_SURE, _GRADES, _FIRMNESS = map(_SAID.table, ("SURE", "GRADES", "FIRMNESS"))


def outcome(part: Part, answer: Answer) -> Text:
    """Say an answer: of a measure what it is, of another question what is so.

    Args:
        part: that to which it belongs.
        answer: the answer.

    Returns:
        A sentence without its stop; without an outcome that it can go either way.
    """
    if answer.outcome is None:
        return _SAID.EVEN.fill(asked=rulebook().questions[answer.question].asked)
    return _SURE[answer.strength or answer.status].fill(statement=stated(part, answer))


def standing(answer: Answer | EntryAnswer | Rung) -> Text:
    """Give an answer with how firm it is, in a phrase.

    Args:
        answer: the answer.

    Returns:
        Such as "besloten, vermoedelijk"; of what leans least that it is uncertain, and to which side.
    """
    if not answer.outcome:
        return answer.status_text
    text = _GRADES.get(answer.strength or "", _SAID.GRADED)
    return text.fill(outcome=answer.outcome_text, status=answer.status_text)


def firmness(answer: Answer) -> Text:
    """Say how firm an answer is, behind a sentence that tells the outcome.

    Args:
        answer: the answer.

    Returns:
        Such as "vermoedelijk".
    """
    return _FIRMNESS.get(answer.strength or "", answer.status_text)


def stated(part: Part, answer: Answer) -> Text:
    """Say what is so by an answer, without how sure it is.

    Args:
        part: that to which it belongs.
        answer: the answer.

    Returns:
        A sentence without its stop; without an outcome that it is not known.
    """
    question = rulebook().questions[answer.question]
    if answer.outcome is None:
        return unstopped(wording.UNKNOWN.fill(asked=question.asked))
    if question.ladder and (measure := part.stated_measure):
        return _SAID.MEASURE.fill(measure=measure.label.map(capital), outcome=answer.outcome_text)
    return unstopped(question.statements[answer.outcome])
