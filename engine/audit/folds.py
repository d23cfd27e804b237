"""Folds: the law from which each ruling is predicted, without its own affair."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from privesfeer.cases.casebook import Casebook
from privesfeer.cases.ruling import Ruling
from privesfeer.engine.audit.miss import Miss
from privesfeer.engine.audit.own_outcomes import predict
from privesfeer.engine.audit.score import ElementPrediction, Prediction
from privesfeer.engine.doctrine.answer_chain import AnswerChain, ChainLink
from privesfeer.engine.doctrine.elements import Elements
from privesfeer.engine.doctrine.factors import FactorIndex
from privesfeer.engine.doctrine.law import Law
from privesfeer.rules.rulebook import Moment, Rulebook

Mode = Literal["leave_one_affair_out", "chronological", "rulings"]
_LAWS_KEPT = 16


@dataclass(frozen=True, slots=True)
class _Fold:
    """What a ruling is predicted from: the day on which the law is known, that of the event, the affair left out."""

    moment: Moment
    but_not: str | None


class Folds:
    """The law from which each ruling is predicted: without its affair, and in chronological mode as it was before."""

    def __init__(self, rulebook: Rulebook, casebook: Casebook, mode: Mode) -> None:
        """Compile the rulebook.

        Args:
            mode: what each ruling is predicted from.
        """
        self._rulebook, self._casebook, self._mode = rulebook, casebook, mode
        questions = rulebook.questions
        self._factor_indexes = {name: FactorIndex(question) for name, question in questions.items()}
        self._counted = {
            name: {each.ruling.key for each in rulebook.precedents(name, casebook, casebook.release)}
            for name in questions
        }
        self._allowed = {name: each.model_copy(update={"governs": True}) for name, each in questions.items()}
        self._law = lru_cache(maxsize=_LAWS_KEPT)(self._read)

    @property
    def books(self) -> tuple[Rulebook, Casebook, Mode]:
        """All that another process needs to do the same."""
        return self._rulebook, self._casebook, self._mode

    def counts(self, ruling: Ruling, question: str) -> bool:
        """Say whether a ruling has a decision on a question that counts as a precedent, or would.

        Returns:
            Whether it has.
        """
        if self._mode != "rulings":
            return ruling.key in self._counted[question]
        about = self._rulebook.questions[question].precedents_about
        persuasive = self._rulebook.persuasive(ruling)
        teaches = self._rulebook.hierarchy.teaches(ruling, question)
        return ruling.decision(question) is not None and not persuasive and teaches and ruling.about in about

    def predictions(self, ruling: Ruling, questions: Sequence[str]) -> Iterator[Prediction]:
        """Predict a ruling; only then are its decisions read, to be compared.

        Args:
            questions: questions that it decided.

        Yields:
            One prediction for each question.
        """
        laws = self.laws(ruling, questions)
        links = predict(laws, ruling)
        for name in questions:
            governed = self._governed(laws, ruling, links[name])
            yield _compared(ruling, links[name], governed, self._elements(ruling, links, name))

    def _elements(self, ruling: Ruling, links: Mapping[str, ChainLink], question: str) -> tuple[ElementPrediction, ...]:
        """Put beside each requirement on which the court decided how it stands without it."""
        link, decision = links[question], ruling.decision(question)
        tree = self._rulebook.trees.get(str(link.law.question.rung(ruling.facts.known)))
        if tree is None or decision is None:
            return ()
        earlier = {name: each.finding for name, each in links.items() if each.finding}
        standing = Elements(tree, link, {**ruling.facts.known, **earlier}).standing()
        # What is asked on several grounds stands as it does on the one that speaks most for the measure.
        states = [(each.element.id, each.state.removeprefix("likely_")) for each in standing]
        found = {name: state for state in ("not_met", "met") for name, one in states if one == state}
        return tuple(
            ElementPrediction(each.element, each.result, found.get(each.element)) for each in decision.elements
        )

    def laws(self, ruling: Ruling, questions: Iterable[str]) -> tuple[Law, ...]:
        """Read the law from which a ruling is predicted.

        Args:
            questions: the questions on which it is predicted.

        Returns:
            The law on these and on all questions on whose answers they build, in the order in which they are answered.
        """
        needed, fold = self._needed(questions), self._fold(ruling)
        return tuple(self._law(name, fold) for name in self._rulebook.order if name in needed)

    def _fold(self, ruling: Ruling) -> _Fold:
        release = self._casebook.release
        event = ruling.date or ruling.date_not_after or release
        if self._mode == "chronological":
            return _Fold(Moment(event - dt.timedelta(days=1), event), ruling.line)
        return _Fold(Moment(release, event), ruling.line if self._mode == "leave_one_affair_out" else None)

    def _read(self, question: str, fold: _Fold) -> Law:
        factor_index = self._factor_indexes[question]
        return Law(self._rulebook, self._casebook, factor_index, fold.moment, but_not=fold.but_not)

    def _needed(self, questions: Iterable[str]) -> set[str]:
        """Name questions and all those on whose answers they build."""
        needed: set[str] = set()
        waiting = list(questions)
        while waiting:
            name = waiting.pop()
            if name not in needed:
                needed.add(name)
                waiting += self._rulebook.questions[name].earlier & self._rulebook.questions.keys()
        return needed

    def _governed(self, laws: Sequence[Law], ruling: Ruling, link: ChainLink) -> str | None:
        """Give the outcome that is called governed, or would be if the question were allowed to say so."""
        if not link.law.question.governs:
            twin = copy(link.law)
            twin.question = self._allowed[link.name]
            before = laws[: laws.index(link.law)]
            link = AnswerChain((*before, twin), ruling.facts.known, {}, ruling.branch).links[link.name]
        return link.result.outcome if link.result and link.result.status == "governed" else None


def _compared(
    ruling: Ruling, link: ChainLink, governed: str | None, elements: tuple[ElementPrediction, ...]
) -> Prediction:
    decision = ruling.decision(link.name)
    if decision is None:
        raise LookupError(f"ruling '{ruling.key}' does not decide {link.name}")
    result, value = link.result, link.law.question.rung(ruling.facts.known)
    outcome = result.outcome if result else None
    outcomes = Counter(reading.outcome for reading in link.law.readings)
    most = [name for name, count in outcomes.items() if count == max(outcomes.values())]
    return Prediction(
        ruling=ruling,
        question=link.name,
        court=decision.outcome,
        outcome=outcome,
        status=result.status if result else "not_raised",
        strength=result.strength if result else None,
        majority=most[0] if len(most) == 1 else None,
        governed=governed,
        reason=None if outcome == decision.outcome else Miss(link, decision.outcome).told(),
        value=str(value) if value is not None else None,
        elements=elements,
    )
