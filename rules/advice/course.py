"""Course: what is recommended to a side, with what it rests and hangs on, risks and costs."""

from typing import Literal

from pydantic import Field

from privesfeer.cases.commons.text import Record, Text
from privesfeer.rules.advice.suited import Addition, Suited
from privesfeer.rules.rule import Authority

Gate = Literal["term", "ban", "bar", "proof", "requirement", "proportion", "money", "wish"]
"""What decides which course is taken, in this order: a term, a ban on notice, what bars a measure, proof, a
requirement, proportion, money, what the client wants."""


class Contra(Record):
    """What speaks against a course.

    Attributes:
        text: it, in a sentence.
        authority: its sources.
    """

    text: Text
    authority: tuple[Authority, ...] = Field(min_length=1)


class Course(Suited):
    """What is recommended to a side.

    Attributes:
        id: unique.
        gate: what decides that it is taken; of several that belong the one at the first gate is.
        of_lead: whether it belongs by the act that leads alone: what another act is not does not end a claim over that.
        beside: whether it is taken beside one that a term binds, and never in its place: it does not keep that term.
        text: what to do, in the imperative; to a lawyer or HR.
        person: what to do, to the employee himself, in plain words (B1); None: it is not told to him.
        also: what else to do, in the imperative, behind the text.
        clause: what to do, as a clause that follows "then": how it is told as second choice.
        ground: why, in a sentence.
        more: what else speaks for it, behind the ground.
        hinge: on what it hangs, as a clause with "whether".
        if_so: whether `otherwise` is for where that turns out so; else it is for where it turns out not so.
        otherwise: what to do then, as a clause that follows "then".
        risk: what it risks and costs, in a sentence.
        weigh: what a person has still to weigh, as a noun phrase; None: nothing beside that.
        contra: what speaks against it.
        instead: the courses that come second, by id, the best one first.
        same: the courses that come to the same, by id: none of them is second to it, nor it to them.
        authority: its sources.
    """

    id: str
    gate: Gate
    of_lead: bool = False
    beside: bool = False
    text: Text
    person: Text | None = None
    also: tuple[Addition, ...] = ()
    clause: Text
    ground: Text
    more: tuple[Addition, ...] = ()
    hinge: Text
    if_so: bool = False
    otherwise: Text
    risk: Text
    weigh: Text | None = None
    contra: tuple[Contra, ...] = ()
    instead: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    authority: tuple[Authority, ...] = Field(min_length=1)
