"""Because: how an answer was reached, as data; whoever tells it chooses the words for its reader."""

from typing import Literal

from privesfeer.cases.commons.text import Output, Text

Kind = Literal[
    "concluded",
    "required",
    "required_on_finding",
    "required_unless",
    "governed",
    "contested",
    "pointed",
    "weighed",
    "undetermined",
]


class Because(Output):
    """How an answer was reached.

    Attributes:
        kind: what reached it: earlier answers that are concluded from; a rule of law, one that rests on an earlier
            answer, or one of which an exception or the reach is open; rulings that govern or contest it; a ruling that
            points the way; circumstances that are weighed together; or nothing.
        sentences: the first reason in its sentences, of which the last may hold for several answers.
        towards: the key of the ruling that points the way; None: none does.
        held_back: why that ruling does not decide, as part of a sentence; None: it is not said.
        none_of_kind: whether no ruling is known on what is asked.
    """

    kind: Kind
    sentences: tuple[Text, ...]
    towards: str | None = None
    held_back: Text | None = None
    none_of_kind: bool = False
