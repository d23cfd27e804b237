"""Own outcomes: what the engine makes of every ruling on its own date, with itself in the casebook."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text, untranslated
from privesfeer.cases.incident import Dates
from privesfeer.cases.ruling import Ruling
from privesfeer.engine.doctrine.answer_chain import AnswerChain, ChainLink
from privesfeer.engine.doctrine.law import Law
from privesfeer.engine.doctrine.reading import Reading
from privesfeer.engine.doctrine.result import Result
from privesfeer.engine.reasoner import Reasoner

_SAID = catalogue(__file__)

Reason = Literal[
    "concluded", "required", "conflicting_ruling", "no_criterion", "not_raised", "outweighed", "stronger_line"
]

REASONS: Mapping[str, Text] = _SAID.table("REASONS")
UNCOUNTED: Mapping[str, Text] = _SAID.table("UNCOUNTED")


@dataclass(frozen=True, slots=True)
class Examined:
    """One decision and what the engine makes of it.

    Attributes:
        ruling: the ruling.
        outcome: what the court decided.
        uncounted: why the decision does not count as a precedent, in words; None if it does.
        answer: the engine's outcome on its own date, for a precedent.
        status: the engine's status.
        reason: why the engine's outcome is not the court's, where it is not.
        against: the rulings that govern for the other outcome.
    """

    ruling: Ruling
    outcome: str
    uncounted: Text | None = None
    answer: str | None = None
    status: str | None = None
    reason: Reason | None = None
    against: tuple[str, ...] = ()


def examine(reasoner: Reasoner, question: str, today: dt.date) -> Iterator[Examined]:
    """Put every decision on a question to the engine as an incident on its own date.

    Args:
        reasoner: holds rulebook and casebook.
        today: the day on which it is seen whether a decision was set aside.

    Yields:
        One result for each decision, by date.
    """
    casebook = reasoner.casebook
    for ruling in casebook:
        decision = ruling.decision(question)
        if decision is None:
            continue
        uncounted = _uncounted(reasoner, ruling, question, today)
        if uncounted:
            yield Examined(ruling, decision.outcome, uncounted=uncounted)
            continue
        day = casebook.counts_from(ruling)
        link = predict(reasoner.laws(day, Dates()), ruling)[question]
        result = link.result
        if result is None:
            yield Examined(ruling, decision.outcome, reason="not_raised")
            continue
        if result.outcome == decision.outcome:
            yield Examined(ruling, decision.outcome, answer=result.outcome, status=result.status)
            continue
        own = next((reading for reading in link.law.readings if reading.key == ruling.key), None)
        governing = link.law.governing(link.factors, link.reach)
        against = tuple(
            reading for outcome, line in governing.items() if outcome != decision.outcome for reading in line
        )
        yield Examined(
            ruling,
            decision.outcome,
            answer=result.outcome,
            status=result.status,
            reason=_reason(own, result, against),
            against=tuple(reading.key for reading in against),
        )


def predict(laws: Iterable[Law], ruling: Ruling) -> Mapping[str, ChainLink]:
    """Answer the questions on the facts of a ruling; its own decisions are not read.

    Args:
        laws: the law on each question, in the order in which they are answered.

    Returns:
        The answers by question.
    """
    return AnswerChain(laws, ruling.facts.known, {}, ruling.branch).links


def _uncounted(reasoner: Reasoner, ruling: Ruling, question: str, today: dt.date) -> Text | None:
    rules = reasoner.rulebook.questions[question]
    if persuasive := reasoner.rulebook.persuasive(ruling):
        return UNCOUNTED[persuasive]
    if not reasoner.rulebook.hierarchy.teaches(ruling, question):
        return UNCOUNTED["outside"]
    if ruling.about not in rules.precedents_about:
        return UNCOUNTED["about"]
    later = reasoner.casebook.set_aside(ruling, question, today)
    return UNCOUNTED["set_aside"].fill(later=untranslated(later)) if later else None


def _reason(own: Reading | None, result: Result, against: tuple[Reading, ...]) -> Reason:
    """Say why the engine does not follow a court on its own facts.

    A ruling that may govern governs its own facts, so that the answer is then contested: open, or lost.
    """
    if own is None:
        return "concluded"
    if result.status == "required":
        return "required"
    if not own.reason:
        return "no_criterion"
    if not against:
        return "outweighed"
    return "conflicting_ruling" if result.outcome is None else "stronger_line"
