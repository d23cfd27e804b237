"""Textbook folds: what the engine makes of each textbook incident when its whole theme taught it nothing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from privesfeer.cases.textbook import TextbookIncident
from privesfeer.engine.doctrine.answer_chain import AnswerChain
from privesfeer.engine.doctrine.law import Law
from privesfeer.engine.doctrine.result import Strength
from privesfeer.engine.reasoner import Reasoner


@dataclass(frozen=True, slots=True)
class TextbookAnswer:
    """One answer that a textbook incident expects, and the engine's.

    Attributes:
        incident: the incident.
        question: the question.
        expected: the outcome; None: that cannot be said.
        given: the engine's outcome; None: it gave none.
        status: the engine's status; "not_raised": the question was not raised.
        strength: of an answer that leans, how strongly; else None.
    """

    incident: TextbookIncident
    question: str
    expected: str | None
    given: str | None
    status: str
    strength: Strength | None

    @property
    def standing(self) -> str:
        """How firm the answer is called: its status, and of one that leans how strongly."""
        return self.strength or self.status

    @property
    def right(self) -> bool:
        """Whether it is what is expected; where nothing can be said an answer may lean, but slightly."""
        if self.expected is None:
            return self.given is None or self.strength == "slight"
        return self.given == self.expected

    @property
    def unanswered(self) -> bool:
        """Whether an outcome is expected and none is given."""
        return self.given is None and self.expected is not None

    @property
    def wrong(self) -> bool:
        """Whether an outcome is given that is not expected."""
        return not self.right and not self.unanswered


@dataclass(frozen=True, slots=True)
class TextbookScore:
    """Answers counted.

    Attributes:
        answers: the answers.
    """

    answers: tuple[TextbookAnswer, ...]

    @property
    def right(self) -> int:
        """How many are what is expected."""
        return sum(each.right for each in self.answers)

    @property
    def unanswered(self) -> tuple[TextbookAnswer, ...]:
        """Those without the outcome that is expected, or another."""
        return tuple(each for each in self.answers if each.unanswered)

    @property
    def wrong(self) -> tuple[TextbookAnswer, ...]:
        """Those with an outcome that is not expected."""
        return tuple(each for each in self.answers if each.wrong)


@dataclass(frozen=True, slots=True)
class TextbookMeasured:
    """What the textbook incidents say of one question.

    Attributes:
        question: its id.
        folds: an answer for each incident, given without its theme.
        in_sample: the same with it.
    """

    question: str
    folds: TextbookScore
    in_sample: TextbookScore


def ask_textbook(reasoner: Reasoner, questions: Iterable[str] | None = None) -> tuple[TextbookMeasured, ...]:
    """Answer every textbook incident without its whole theme, and with it.

    Earlier answers on which a later one builds are the engine's own; the law is known as on
    the day of the incident's reading, else of the release.

    Args:
        reasoner: holds rulebook and casebook.
        questions: the questions that are measured; None: all.

    Returns:
        What was measured, for each question on which some incident expects an answer, in the order of the codebook.
    """
    names = reasoner.rulebook.questions
    wanted = set(names if questions is None else questions)
    folds = list(_answers(answered_apart(reasoner)))
    in_sample = list(_answers(_answered(reasoner, lambda law, _theme: law)))
    asked = {each.question for each in folds} & wanted
    return tuple(TextbookMeasured(name, _on(name, folds), _on(name, in_sample)) for name in names if name in asked)


def answered_apart(reasoner: Reasoner) -> Iterator[tuple[TextbookIncident, AnswerChain]]:
    """Answer every textbook incident as if its whole theme had taught nothing.

    Args:
        reasoner: holds rulebook and casebook.

    Returns:
        Each incident with the answers.
    """
    return _answered(reasoner, _without_theme(reasoner))


_Fold = Callable[[Law, str], Law]


def _on(question: str, answers: Iterable[TextbookAnswer]) -> TextbookScore:
    return TextbookScore(tuple(each for each in answers if each.question == question))


def _answered(reasoner: Reasoner, fold: _Fold) -> Iterator[tuple[TextbookIncident, AnswerChain]]:
    for incident in reasoner.casebook.textbook:
        day = incident.as_of or reasoner.casebook.release
        laws = reasoner.laws(day, incident.dates)
        known = reasoner.counted(incident.incident, day).known
        yield incident, AnswerChain([fold(law, incident.theme) for law in laws], known, {})


def _answers(answered: Iterable[tuple[TextbookIncident, AnswerChain]]) -> Iterator[TextbookAnswer]:
    for incident, chain in answered:
        for name, expected in incident.expect.items():
            result = chain.links[name].result
            answer = (result.outcome, result.status, result.strength) if result else (None, "not_raised", None)
            yield TextbookAnswer(incident, name, expected, *answer)


def _without_theme(reasoner: Reasoner) -> _Fold:
    """Give what makes a law anew from which a theme is left out, where the theme teaches it anything."""
    taught = {(name, each.theme) for each in reasoner.casebook.textbook if each.teaches for name in each.expect}

    @cache
    def without(law: Law, theme: str) -> Law:
        if law.question.conclusion or (law.question.question, theme) not in taught:
            return law
        return Law(reasoner.rulebook, reasoner.casebook, law.factor_index, law.moment, untaught={theme})

    return without
