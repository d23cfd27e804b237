"""Headline: what the first screen of a verdict says beside its answers, in terminal, file and page alike."""

from collections.abc import Iterator
from typing import NamedTuple

from api.ask.shelf import codebook, rulebook
from api.paper.blocks import capital
from cases.text import Text
from cases.words import words
from engine import Answer, Verdict

_SAID = words(__file__)
_NAMED = 2  # answers that are all named; of more the first, and how many more


class WorthFinding(NamedTuple):
    """A fact that comes first to find out.

    Attributes:
        fact: its id.
        question: asks for it.
        turned: the answers that it could turn or decide, in a few words.
    """

    fact: str
    question: Text
    turned: Text


def about(answer: Answer, verdict: Verdict) -> Text:
    """Say what an answer is about.

    Args:
        answer: the answer.
        verdict: that to which it belongs.

    Returns:
        Such as "the measure (summary dismissal)": with the measure, where the question is about one that was given.
    """
    given = next((each.label for each in verdict.measures if each.given), None)
    if given is None or rulebook().questions[answer.question].ladder is None:
        return answer.short
    return _SAID.ABOUT.fill(short=answer.short, given=given)


def strengths(verdict: Verdict) -> Text | None:
    """Say which of two strengths is the greater.

    Args:
        verdict: the verdict.

    Returns:
        A sentence; None where its answers do not have both.
    """
    every = (*verdict.answers, *(answer for each in verdict.conversations for answer in each.answers))
    if not {"likely", "slight"} <= {each.strength for each in every}:
        return None
    likely, slight = (codebook().standing(each).label for each in ("likely", "slight"))
    return _SAID.STRENGTHS.fill(likely=likely.map(capital), slight=slight)


def none_stands(verdict: Verdict) -> bool:
    """Say whether every measure would fall.

    Args:
        verdict: the verdict.

    Returns:
        Whether that is so of two or more; of a measure that cannot be judged it is not.
    """
    outcomes = [each.outcome for each in verdict.measures]
    return len(outcomes) > 1 and set(outcomes) == {"not_upheld"}


def worth_finding(verdict: Verdict) -> Iterator[WorthFinding]:
    """Say for which answers the facts that come first are worth finding out.

    Args:
        verdict: the verdict.

    Yields:
        Each fact, with the answers that it could turn or decide.
    """
    every = (*(answer for each in verdict.conversations for answer in each.answers), *verdict.answers)
    for fact in verdict.worth_asking:
        turned = dict.fromkeys(
            answer.short
            for answer in every
            for each in (*answer.disputed, *answer.open_facts)
            if each.fact == fact.fact and each.weighs
        )
        first, more = next(iter(turned)), len(turned) - 1
        told = Text.enumerate([*turned]) if more < _NAMED else _SAID.AND_MORE.fill(first=first, more=str(more))
        yield WorthFinding(fact.fact, fact.question, told)
