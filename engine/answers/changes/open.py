"""Open facts: what can still change the answers on an incident, and what would, in both languages."""

from typing import Annotated, Literal

from pydantic import JsonValue

from privesfeer.cases.commons.serialize import Ref
from privesfeer.cases.commons.text import Output, Text
from privesfeer.engine.answers.facts.hinge import Hinge
from privesfeer.engine.answers.facts.records import AboutFact, NamedFact
from privesfeer.engine.answers.reasons.standing import Standing
from privesfeer.engine.answers.verdicts.envelope import Envelope


class ValueMoves(Output):
    """A value of a fact that changes an answer.

    Attributes:
        value: the value, as JSON.
        label: the value in words; of numbers, all that bring the same.
        turns: whether it changes the outcome.
        then: the answer then.
    """

    value: JsonValue
    label: Text
    turns: bool
    then: Standing


MovingKind = Literal["unknown", "disputed", "valuation"]


class MovingFact(AboutFact):
    """A fact that can still change an answer by itself.

    Attributes:
        fact: its id.
        question: the question that asks for it.
        short: the noun phrase.
        kind: "unknown", "disputed", or a "valuation" of the user that could be another.
        given: what the user gave, in words; None if nothing.
        turns: whether some value changes the outcome.
        turning: how many of the values that were tried change the outcome.
        tried: how many were tried.
        values: those that change outcome or status.
    """

    kind: MovingKind
    given: Text | None
    turns: bool
    turning: int
    tried: int
    values: tuple[ValueMoves, ...]


class ChangedFact(AboutFact):
    """A fact that is another than it was.

    Attributes:
        fact: its id.
        question: the question that asks for it.
        short: the noun phrase.
        was: what is given now, in words; None if it is unknown.
        value: the value then, as JSON; of several that bring the same, the first or the nearest.
        label: what it would be, in words, with all values that bring the same.
        assessment: whether it is the user's own valuation.
    """

    was: Text | None
    value: JsonValue
    label: Text
    assessment: bool


class ChangeSet(Output):
    """Facts that together bring another answer, and none of which can be missed.

    Attributes:
        facts: the facts as they would be.
        size: how many changes it has; two values more on one list are two changes.
        steps: how many values those of them that are ordered would move.
        then: the answer then.
    """

    facts: tuple[ChangedFact, ...]
    size: int
    steps: int
    then: Standing


class QuestionStability(Output):
    """What can still change the answer to one question.

    Attributes:
        question: the question's id.
        question_text: the question.
        now: the answer on the facts as they are.
        firm: whether no unknown or disputed fact can change the outcome by itself.
        facts: the facts that can change outcome or status by themselves, the most important first.
        pairs: where the answer is firm, the pairs of unknown facts that change the outcome, the first of them.
        pairs_found: how many there are.
    """

    question: str
    question_text: Text
    now: Standing
    firm: bool
    facts: tuple[MovingFact, ...]
    pairs: tuple[ChangeSet, ...]
    pairs_found: int


class ValueRaises(Output):
    """A value of a fact that raises a question.

    Attributes:
        value: the value, as JSON.
        label: the value in words.
        question: the id of the question.
        question_text: the question.
        then: the answer then.
    """

    value: JsonValue
    label: Text
    question: str
    question_text: Text
    then: Standing


class RaisingFact(AboutFact):
    """A fact that can raise a question that is not raised now.

    Attributes:
        fact: its id.
        question: the question that asks for it.
        short: the noun phrase.
        values: the values that do.
    """

    values: tuple[ValueRaises, ...]


class Turned(Output):
    """An answer whose outcome a value of a fact changes, or lets a requirement of the law decide.

    Attributes:
        question: the question's id.
        short: what it is about, in a few words.
        then: the answer then.
    """

    question: str
    short: Text
    then: Standing


class ValueTurns(Output):
    """A value of a fact, with every answer whose outcome it changes, or that a requirement of the law then decides.

    Attributes:
        value: the value, as JSON.
        label: the value in words; of numbers, all that bring the same.
        turned: the answers.
    """

    value: JsonValue
    label: Text
    turned: tuple[Turned, ...]


class WorthAsking(AboutFact):
    """A fact that is worth finding out: by itself it changes the outcome of an answer, or lets a rule of law decide it.

    Attributes:
        fact: its id.
        question: the question that asks for it.
        short: the noun phrase.
        assessment: whether it asks for the user's own valuation.
        given: what the user gave of a disputed fact, in words; None: nothing.
        values: the values that change an outcome.
    """

    assessment: bool = False
    given: Text | None = None
    values: tuple[ValueTurns, ...]


class Stability(Envelope):
    """Which facts can still change the answers on an incident, and which no longer matter.

    Attributes:
        worth_asking: the few facts that are worth finding out, those first that are worth most.
        questions: the questions that are raised.
        raising: unknown facts that can raise a question that is not raised now.
        settled: unknown facts of which no value, by itself, changes any answer or raises a question.
    """

    worth_asking: tuple[WorthAsking, ...]
    questions: tuple[QuestionStability, ...]
    raising: tuple[RaisingFact, ...]
    settled: Annotated[tuple[NamedFact, ...], Ref("fact", "asked")]


class ChangeGoal(Output):
    """Another answer, and the smallest sets of changes that bring it.

    Attributes:
        outcome: the outcome that is brought; None where it is another status that was asked.
        outcome_text: in words.
        found: how many sets there are of what someone could still prove or do, by their number of changes.
        sets: a few of them, the fewest changes first; of those on the same facts one.
    """

    outcome: str | None
    outcome_text: Text | None
    found: dict[int, int]
    sets: tuple[ChangeSet, ...]


class Changes(Envelope):
    """What would have to be different for the answer to a question to be another.

    Attributes:
        question: the question's id.
        question_text: the question.
        now: the answer on the facts as they are.
        sought: "outcome" or "status".
        most: the most changes in a set.
        hinges: the user's own valuations on which the outcome hangs; nobody proves these, but a court may value
            otherwise.
        goals: the other answers.
    """

    question: str
    question_text: Text
    now: Standing
    sought: Literal["outcome", "status"]
    most: int
    hinges: tuple[Hinge, ...] = ()
    goals: tuple[ChangeGoal, ...]
