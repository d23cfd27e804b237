"""Scale: every value of a fact that is part of a question, such as a measure, with the answer that it brings."""

from typing import Annotated

from pydantic import Field

from privesfeer.cases.commons.serialize import Interned, Localizable
from privesfeer.cases.commons.text import Output, Text
from privesfeer.engine.answers.authorities.cited import Citation, Point
from privesfeer.engine.answers.facts.days_passed import DaysPassed
from privesfeer.engine.answers.reasons.undecided import Undecided
from privesfeer.engine.doctrine.result import Status, Strength


class CompactRung(Interned):
    """One value of a fact that is part of the question, such as a measure, and the answer that it brings.

    Attributes:
        value: the value.
        label: the value in words.
        given: whether the incident has it.
        outcome: the answer.
        outcome_text: in words.
        status: how it was reached.
        status_text: in words, with how strong it is.
        strength: of an answer that leans, how strongly.
    """

    value: str
    label: Text
    given: bool = False
    outcome: str | None
    outcome_text: Annotated[Text, Field(exclude=True)]
    status: Status
    status_text: Annotated[Text, Field(exclude=True)]
    strength: Strength | None = None


class Rung(CompactRung):
    """One value of a fact that is part of the question, and what its answer rests on.

    Attributes:
        decides: what decides the answer, in a line.
        supporting: of the rulings for that outcome (without one: for the protected one) on the same value or a
            fortiori, the one most on point; None if there is none.
        opposing: the same for the other outcome; None where a requirement of the law decides.
        undecided: where there is no outcome, both sides, who bears the risk, and what would tip it.
    """

    decides: Point | None = None
    supporting: Citation | None = None
    opposing: Citation | None = None
    undecided: Undecided | None = None


class ScaleFamily(Output):
    """Values that can be compared, from light to heavy.

    Attributes:
        family: its id.
        text: what they have in common.
        note: what sets them apart from the others; None where its sources were not yet known, or are of another law.
        authority: the sources of the note.
        rungs: the values, from light to heavy.
        lightest: the lightest value with the outcome that does not protect the employee, as a measure that stands.
        heaviest: the heaviest value without that outcome, as a measure that may fall.
    """

    family: str
    text: Text
    note: Text | None = None
    authority: tuple[Citation, ...] = ()
    rungs: tuple[Rung, ...]
    lightest: str | None
    heaviest: str | None


class Scale(Output):
    """Every value of a fact that is part of a question, put beside one incident.

    Attributes:
        question: the question's id.
        question_text: the question.
        families: the values by family; families that have no place here are left out.
    """

    question: str
    question_text: Text
    families: tuple[ScaleFamily, ...]


class Scales(Localizable):
    """Every value of every fact that is part of a question, put beside one incident.

    Attributes:
        scales: one for each question with such a fact.
        days_passed: the days from knowledge of the reason to the measure; None: a day of them is not known.
    """

    scales: tuple[Scale, ...]
    days_passed: DaysPassed | None = None
