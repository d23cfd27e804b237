"""Outcome: an answer as a lawyer says it, in one sentence with how sure it is."""

from privesfeer.api.ask.registry import rulebook
from privesfeer.api.memo import wording
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.telling import Teller, unstopped
from privesfeer.api.paper.blocks import Line
from privesfeer.api.pictures.elements import elements_in_short
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text
from privesfeer.engine import Answer, EntryAnswer, Rung

_SAID = catalogue(__file__)
_SURE, _GRADES, _FIRMNESS = map(_SAID.table, ("SURE", "GRADES", "FIRMNESS"))


def outcome(part: Part, answer: Answer, why: Text | None = None) -> Text:
    """Say an answer: of a measure what it is, of another question what is so.

    Args:
        part: that to which it belongs.
        answer: the answer.
        why: a circumstance that carries it, as a noun phrase; None: none is told.

    Returns:
        A sentence without its stop; without an outcome that it can go either way.
    """
    if answer.outcome is None:
        return _SAID.EVEN.fill(asked=rulebook().questions[answer.question].asked)
    statement = stated(part, answer)
    if why:
        statement = _SAID.BECAUSE.fill(statement=statement, why=why)
    return _SURE[answer.strength or answer.status].fill(statement=statement)


def carried_by(answer: Answer) -> Text | None:
    """Give the circumstance that weighs most for an answer, as a noun phrase; None: there is none."""
    return next((each.short for each in answer.for_), None)


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


def firmness(answer: Answer | EntryAnswer) -> Text:
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
        return _SAID.MEASURE.fill(measure=measure.label, outcome=answer.outcome_text)
    return unstopped(question.statements[answer.outcome])


def court_line(teller: Teller, part: Part, answer: Answer) -> Line:
    """Tell in a line how what a court asks of a measure stands, what stands alike together.

    Args:
        teller: tells it.
        part: that to which the answer belongs.
        answer: the answer on the measure.

    Returns:
        The line; empty where it is not known what a court asks.
    """
    node = f"{part.prefix}element:{answer.question}"
    return teller.run(teller.told(f"{node}/{first.element}", text) for first, text in elements_in_short(answer))
