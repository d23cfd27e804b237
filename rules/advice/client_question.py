"""Client question: what a client in this position asks, and how it is answered from what is known of his case."""

from string import Formatter
from typing import Self

from pydantic import Field, ValidationInfo, model_validator

from privesfeer.cases.commons.text import Record, Text
from privesfeer.rules.advice.suited import Suited
from privesfeer.rules.advice.vocabulary import AdviceVocabulary
from privesfeer.rules.condition import Condition
from privesfeer.rules.rule import Authority


class ReplyWords(Record):
    """How a reply begins that follows from an answer, by how firm that is.

    Attributes:
        standing: how firm: a status, and of an answer that leans its strength.
        so: where the answer is the one that the question asks after.
        not_so: where it is the other one.
    """

    standing: str
    so: Text
    not_so: Text


class AnswerPart(Record):
    """One or two sentences of a reply.

    Attributes:
        when: it is told only where this is known to hold; None: always.
        unless: not where this is known to hold; None: always.
        of: the question or measure from whose answer the place ``{reply}`` is filled, and by what a measure falls
            ``{fails}``; None: the text has neither.
        outcome: the outcome for which the reply is yes; set with `of`.
        text: the sentences, with places for what is known of the case; it is not told where one of these is not known.
        authority: its sources.
    """

    when: Condition | None = None
    unless: Condition | None = None
    of: str | None = None
    outcome: str | None = None
    text: Text
    authority: tuple[Authority, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _replies(self) -> Self:
        if (self.of is None) is not (self.outcome is None):
            raise ValueError("`of` and `outcome` go together")
        if self.places & {"reply", "fails"} and self.of is None:
            raise ValueError("a text with {reply} or {fails} says `of` which answer")
        return self

    @property
    def places(self) -> frozenset[str]:
        """The names of the places of its text."""
        return frozenset(name for _, name, *_ in Formatter().parse(self.text.en) if name)


class ClientQuestion(Suited):
    """A question of a client.

    Attributes:
        id: unique.
        topic: what it is about, a value of the fact that says what the client asked.
        general: whether it tells the rule and what to find out, and is told only where the client named the topic and
            no other question of it can be answered.
        text: the question, as he asks it.
        answers: the first that can be told is the reply.
        besides: what is added to it, as far as it can be told; no more than two of them.
    """

    id: str
    topic: str
    general: bool = False
    text: Text
    answers: tuple[AnswerPart, ...] = Field(min_length=1)
    besides: tuple[AnswerPart, ...] = ()

    @property
    def parts(self) -> tuple[AnswerPart, ...]:
        """All of which a reply is made."""
        return (*self.answers, *self.besides)


class ClientQuestions(Record):
    """All questions.

    Attributes:
        asked: the fact that says which of them the client asked; None: none does.
        named_day: the fact that gives the last day that someone else names; None: none does.
        most: how many are answered.
        replies: how a reply begins.
        unanswered: how one begins that no answer decides.
        open: the reply where the facts allow none, and what to do.
        other_law: what is added to a general reply where the case may be one of another body of law; None: nothing.
        questions: the questions, the most urgent first.
    """

    asked: str | None = None
    named_day: str | None = None
    most: int = 7
    replies: tuple[ReplyWords, ...] = ()
    unanswered: Text
    open: Text
    other_law: AnswerPart | None = None
    questions: tuple[ClientQuestion, ...] = ()

    @model_validator(mode="after")
    def _named(self, info: ValidationInfo) -> Self:
        """Refuse an id that stands twice, and a topic that the client cannot name."""
        ids = [each.id for each in self.questions]
        if twice := sorted({each for each in ids if ids.count(each) > 1}):
            raise ValueError(f"more than one question '{twice[0]}'")
        if isinstance(vocabulary := info.context, AdviceVocabulary) and self.asked:
            topics = vocabulary.variable(self.asked).values
            if strange := [each.topic for each in self.questions if each.topic not in topics]:
                raise ValueError(f"'{self.asked}' has no value '{strange[0]}'")
        return self
