"""Conversation: what is drawn of who could read one: the answer on its circle, and what was given of it."""

import datetime as dt
from typing import NamedTuple

from privesfeer.api.ask.registry import roles
from privesfeer.cases.commons.text import Text
from privesfeer.engine import Answer, StatedFact, Verdict


class PicturedConversation(NamedTuple):
    """A conversation of a verdict.

    Attributes:
        answer: the answer on its circle.
        facts: what was given of it, by fact.
        disputed: the facts that the parties state differently.
        title: what it is called.
        as_of: the day of the law.
    """

    answer: Answer
    facts: dict[str, StatedFact]
    disputed: frozenset[str]
    title: Text | None
    as_of: dt.date

    def given(self, name: str) -> StatedFact | None:
        """Give a fact that is known: disputed facts are not.

        Returns:
            The fact; None: it is not known.
        """
        return None if name in self.disputed else self.facts.get(name)


def conversation(verdict: Verdict, place: int | None = None) -> PicturedConversation | None:
    """Find a conversation in a verdict.

    Args:
        place: of a case file, its place (from 0); None: that which is strongest for the employer.

    Returns:
        The conversation; None where the question on the circle is not raised.

    Raises:
        IndexError: there is no such conversation.
    """
    place = verdict.lead if place is None else place
    own = verdict.acts[place] if verdict.acts and place is not None else None
    answers = (*verdict.answers, *(own.answers if own else ()))
    answer = next((each for each in answers if each.question == roles().question.circle), None)
    if answer is None:
        return None
    facts = {each.fact: each for each in (*verdict.given.facts, *(own.facts if own else ()))}
    disputed = frozenset({*verdict.given.disputed, *(own.disputed if own else ())})
    return PicturedConversation(answer, facts, disputed, (own.title if own else None) or verdict.title, verdict.as_of)
