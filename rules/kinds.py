"""Kinds: when a ruling is on the same kind of thing as an incident, so that it can be named for a reason there."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Self

from pydantic import Field, ValidationInfo, model_validator

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.text import Record
from privesfeer.cases.fact import FactValue
from privesfeer.rules.condition import Condition, Conjunct, alternatives, met, predicates_in


class SameKind(Record):
    """Of a fact the values that are of one kind; a value in none of the kinds tells no kind.

    Attributes:
        fact: the fact.
        questions: the questions on which it matters.
        tests: the facts of which a reason tests one where it matters; none: it matters whatever the reason.
        graver: the values that alone tell the kind where one of them is among others.
        kinds: the kinds, each as its values; they may overlap.
    """

    fact: str
    questions: tuple[str, ...] = Field(min_length=1)
    tests: tuple[str, ...] = ()
    graver: tuple[str, ...] = ()
    kinds: tuple[tuple[str, ...], ...]

    def divides(self, there: FactValue | None, here: FactValue | None) -> bool:
        """Say whether two values are known to be of other kinds.

        Args:
            there: the value in a ruling; None: it is not known.
            here: the value in an incident.

        Returns:
            Whether each is of some kind, and none is shared.
        """
        was, now = (self._kinds(_values(each)) for each in (there, here))
        return bool(was and now) and was.isdisjoint(now)

    def _kinds(self, values: frozenset[str]) -> frozenset[tuple[str, ...]]:
        telling = values.intersection(self.graver) or values
        return frozenset(kind for kind in self.kinds if not telling.isdisjoint(kind))


class Apart(Record):
    """Values of a fact that set a ruling on them apart.

    Attributes:
        fact: the fact.
        values: a ruling on one of these speaks for no other.
        own: whether it is the other way about: of an incident with one of these only a ruling on the same speaks.
        questions: the questions on which it is so; none: on all but a few.
    """

    fact: str
    values: tuple[str, ...]
    own: bool = False
    questions: tuple[str, ...] = ()

    def divides(self, there: FactValue | None, here: FactValue | None) -> bool:
        """Say whether a value sets a ruling apart.

        Args:
            there: the value in a ruling; None: it is not known.
            here: the value in an incident.

        Returns:
            Whether the one is such a value, and the other is not known to be that.
        """
        special, other = (here, there) if self.own else (there, here)
        found = _values(special).intersection(self.values)
        return bool(found) and found.isdisjoint(_values(other))


class Near(Record):
    """A fact of which a shared value makes a ruling nearer.

    Attributes:
        fact: the fact.
        questions: the questions on which it does; none: all.
        after: a fact that has to be known of the incident for it to count; None: it counts by itself.
        other: whether only a ruling that is known to be otherwise is farther off; else one of which it is not known is
            too.
    """

    fact: str
    questions: tuple[str, ...] = ()
    after: str | None = None
    other: bool = False

    def farther(self, there: FactValue | None, here: FactValue) -> bool:
        """Say whether a ruling is farther off for this.

        Args:
            there: the value in the ruling; None: it is not known.
            here: the value in the incident.

        Returns:
            Whether no value is shared.
        """
        return not (there is None and self.other) and _values(there).isdisjoint(_values(here))


class Kinds(Record):
    """What sets a ruling apart from an incident, whatever reasons they share.

    Attributes:
        undivided: the questions on which what names no questions sets nothing apart.
        apart: the values that set a ruling apart.
        alike: by fact what is of one kind.
        near: the facts of which a shared value makes a ruling nearer, the one that matters most first.
        limits: by key of a ruling where it does not speak, by its own words.
    """

    undivided: tuple[str, ...] = ()
    apart: tuple[Apart, ...] = ()
    alike: tuple[SameKind, ...] = ()
    near: tuple[Near, ...] = ()
    limits: dict[str, Condition] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _known(self, info: ValidationInfo) -> Self:
        if isinstance(info.context, Codebook):
            book: Codebook = info.context
            every = [(each.fact, each.questions) for each in self._entries]
            facts = {*(fact for fact, _ in every), *(one for each in self.alike for one in each.tests)}
            facts.update(each.after for each in self.near if each.after)
            asked = {*self.undivided, *(one for _, questions in every for one in questions)}
            if strange := {*(facts - set(book.fact_ids)), *(asked - {each.id for each in book.questions})}:
                raise ValueError(f"'kinds' names '{min(strange)}', which is not known")
        return self

    @property
    def _entries(self) -> tuple[SameKind | Apart | Near, ...]:
        return (*self.apart, *self.alike, *self.near)

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The facts on which it depends what is of one kind."""
        tested = (test.fact for condition in self.limits.values() for test, _ in predicates_in(condition))
        told = (*(each.fact for each in self.apart), *(each.fact for each in self.alike))
        return tuple(dict.fromkeys((*told, *tested)))

    @cached_property
    def _limits(self) -> Mapping[str, tuple[Conjunct, ...]]:
        return {key: alternatives(condition, implied=False) for key, condition in self.limits.items()}

    def on(self, question: str) -> tuple[SameKind | Apart, ...]:
        """Give what sets rulings apart on a question, whatever the reason for which they are cited.

        Returns:
            The entries.
        """
        divided = question not in self.undivided
        apart = (each for each in self.apart if (question in each.questions if each.questions else divided))
        return (*apart, *(each for each in self.alike if question in each.questions and not each.tests))

    def nearer(self, question: str, here: Mapping[str, FactValue]) -> tuple[tuple[Near, FactValue], ...]:
        """Give what makes rulings nearer to an incident.

        Args:
            here: the known facts of the incident.

        Returns:
            Each with its value there, the one that matters most first.
        """
        return tuple(
            (each, here[each.fact])
            for each in self.near
            if each.fact in here
            and (each.after is None or each.after in here)
            and (question in each.questions or not each.questions)
        )

    def silent(self, here: Mapping[str, FactValue]) -> frozenset[str]:
        """Name the rulings that by their own words do not speak of an incident.

        Args:
            here: the known facts.

        Returns:
            Their keys.
        """
        return frozenset(key for key, limits in self._limits.items() if met(limits, here))

    def read_apart(
        self, question: str, there: Mapping[str, FactValue], here: Mapping[str, FactValue], tested: AbstractSet[str]
    ) -> bool:
        """Say whether a ruling is on another kind of thing in what a reason tests, such as how many could read it.

        Args:
            there: the facts of the ruling.
            here: the known facts of the incident.
            tested: the facts that the reason tests.

        Returns:
            Whether it is, as far as that is known.
        """
        return any(
            question in each.questions
            and not tested.isdisjoint(each.tests)
            and each.divides(there.get(each.fact), here.get(each.fact))
            for each in self.alike
        )


def _values(value: FactValue | None) -> frozenset[str]:
    """Give the values of a fact: of a set all of them."""
    if isinstance(value, frozenset):
        return value
    return frozenset() if value is None else frozenset({str(value)})
