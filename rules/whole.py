"""Whole: what the acts of one file bring to one another, when a person is judged for all that he did."""

from collections.abc import Iterable, Mapping
from typing import Self, get_args

from pydantic import Field, ValidationInfo, model_validator

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.text import Record
from privesfeer.cases.fact import FactValue
from privesfeer.rules.advice.stage import Side
from privesfeer.rules.condition import Condition, holds


class Whole(Record):
    """When another act of the file counts, and as what.

    Attributes:
        question: the question whether an act is culpable, which is answered on each and on the whole; empty: the law
            knows none, and acts bring nothing to one another.
        leading: the questions on which the act leads that is strongest for the employer, the one that matters most
            first.
        unproved: when it is denied or shown by nothing that counts; None: never.
        proved: when it is proved all the same; None: never.
        read: when it is no part of what is held against the employee, and does not lead where another is; None: never.
        kind: the facts that tell of what kind an act is; of two acts the first that is known of both tells.
        same: the fact that is so where another act of the same kind counts; None: none does.
        other: the fact that is so where one of another kind does.
        grave: the facts that tell how grave an act is.
        proof: the facts and answers that tell how it is proved.
        lists: by list of a case the question that is answered on each of its entries.
        rests: by such a list, when the measure rests on an entry of it alone.
    """

    question: str = ""
    leading: tuple[str, ...] = ()
    unproved: Condition | None = None
    proved: Condition | None = None
    read: Condition | None = None
    kind: tuple[str, ...] = ()
    same: str | None = None
    other: str | None = None
    grave: tuple[str, ...] = ()
    proof: tuple[str, ...] = ()
    lists: dict[str, str] = Field(default_factory=dict)
    rests: dict[str, Condition] = Field(default_factory=dict)

    def sided(self, codebook: Codebook) -> dict[str, str]:
        """Find the lists of which each entry belongs to one side or the other, such as accounts.

        Args:
            codebook: knows how each question can be answered.

        Returns:
            By list the question that says to which.
        """
        sides = {*get_args(Side)}
        return {name: each for name, each in self.lists.items() if {*codebook.question(each).outcomes} == sides}

    @model_validator(mode="after")
    def _in_codebook(self, info: ValidationInfo) -> Self:
        if isinstance(info.context, Codebook):
            for fact in (*self.kind, *self.grave, *(each for each in (self.same, self.other) if each)):
                info.context.fact(fact)
            for name in (*self.proof, *self.leading, *filter(None, [self.question])):
                info.context.variable(name)
            known = [each.id for each in info.context.lists]
            for name in (*self.lists, *self.rests):
                if name not in known:
                    raise ValueError(f"there is no list '{name}'")
            for question in self.lists.values():
                info.context.question(question)
        return self

    def shown(self, known: Mapping[str, FactValue]) -> bool:
        """Say whether an act is proved as far as is known.

        Args:
            known: its facts, and the answers on it.

        Returns:
            False where it is denied or shown by nothing that counts, and not known to be proved all the same.
        """
        if self.unproved is None or holds(self.unproved, known.get) is not True:
            return True
        return self.proved is not None and holds(self.proved, known.get) is True

    def aside(self, known: Mapping[str, FactValue]) -> bool:
        """Say whether an act is no part of what is held against the employee.

        Args:
            known: its facts, and the answers on it.

        Returns:
            Whether it is known to be so.
        """
        return self.read is not None and holds(self.read, known.get) is True

    def alike(self, one: Mapping[str, FactValue], other: Mapping[str, FactValue]) -> bool:
        """Say whether two acts are of one kind.

        Args:
            one: the facts of an act.
            other: those of another.

        Returns:
            Whether they share a value of the first fact that tells the kind of both; False where none does.
        """
        for fact in self.kind:
            first, second = one.get(fact), other.get(fact)
            if isinstance(first, frozenset) and isinstance(second, frozenset):
                return not first.isdisjoint(second)
        return False

    def beside(self, act: Mapping[str, FactValue], others: Iterable[Mapping[str, FactValue]]) -> dict[str, FactValue]:
        """Say what the other acts of a file bring to an act.

        Args:
            others: of each other act that counts its facts.

        Returns:
            The facts that are so beside them.
        """
        brought = (self.same if self.alike(act, other) else self.other for other in others)
        return dict.fromkeys(filter(None, brought), True)
