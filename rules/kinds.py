"""Kinds: when a ruling is on the same kind of thing as an incident, so that it can be named for a reason there."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Self

from pydantic import Field, ValidationInfo, model_validator

from cases.codebook import Codebook
from cases.fact import FactValue
from cases.text import Record
from rules.condition import Condition, Conjunct, alternatives, met, predicates_in


class _OfFact(Record):
    """Something that a fact says of a ruling on a question.

    Attributes:
        fact: the fact.
        questions: the questions on which it matters; none: on all but a few.
    """

    fact: str
    questions: tuple[str, ...] = ()


class Alike(_OfFact):
    """Of a fact the values that are of one kind; a value in none of the kinds tells no kind.

    Attributes:
        tests: the facts of which a reason tests one where it matters; none: it matters whatever the reason.
        graver: the values that alone tell the kind where one of them is among others.
        kinds: the kinds, each as its values; they may overlap.
    """

    tests: tuple[str, ...] = ()
    graver: tuple[str, ...] = ()
    kinds: tuple[tuple[str, ...], ...]

    def apart(self, there: FactValue | None, here: FactValue | None) -> bool:
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


class Apart(_OfFact):
    """Values of a fact that set a ruling on them apart.

    Attributes:
        values: a ruling on one of these speaks for no other; `own`: of one of these only a ruling on the same speaks.
    """

    values: tuple[str, ...]


class Kinds(Record):
    """What sets a ruling apart from an incident, whatever reasons they share.

    Attributes:
        undivided: the questions on which what names no questions sets nothing apart.
        apart: the values of which a ruling speaks for no other.
        own: the values of which only a ruling on the same speaks.
        alike: by fact what is of one kind.
        limits: by key of a ruling where it does not speak, by its own words.
    """

    undivided: tuple[str, ...] = ()
    apart: tuple[Apart, ...] = ()
    own: tuple[Apart, ...] = ()
    alike: tuple[Alike, ...] = ()
    limits: dict[str, Condition] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _known(self, info: ValidationInfo) -> Self:
        if isinstance(info.context, Codebook):
            book: Codebook = info.context
            every: tuple[_OfFact, ...] = (*self.apart, *self.own, *self.alike)
            asked = {*self.undivided, *(one for each in every for one in each.questions)}
            strange = {
                *({each.fact for each in every} - set(book.fact_ids)),
                *({one for each in self.alike for one in each.tests} - set(book.fact_ids)),
                *(asked - {each.id for each in book.questions}),
            }
            if strange:
                message = f"'kinds' names '{min(strange)}', which is not known"
                raise ValueError(message)
        return self

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The facts on which it depends what is of one kind."""
        named: tuple[_OfFact, ...] = (*self.apart, *self.own, *self.alike)
        tested = (test.fact for condition in self.limits.values() for test, _ in predicates_in(condition))
        return tuple(dict.fromkeys((*(each.fact for each in named), *tested)))

    @cached_property
    def _limits(self) -> Mapping[str, tuple[Conjunct, ...]]:
        return {key: alternatives(condition, implied=False) for key, condition in self.limits.items()}

    def divides(self, question: str, key: str, there: Mapping[str, FactValue], here: Mapping[str, FactValue]) -> bool:
        """Say whether a ruling is on another kind of thing.

        Args:
            question: the question on which it is cited.
            key: the ruling's key.
            there: its facts.
            here: the known facts of the incident.

        Returns:
            Whether it is, as far as that is known.
        """
        if key in self._limits and met(self._limits[key], here):
            return True
        for entries, ours, theirs in ((self.apart, there, here), (self.own, here, there)):
            for each in entries:
                special = _values(ours.get(each.fact)).intersection(each.values)
                if special and self._asked(each, question) and special.isdisjoint(_values(theirs.get(each.fact))):
                    return True
        return self._other_kind(question, there, here, None)

    def read_apart(
        self, question: str, there: Mapping[str, FactValue], here: Mapping[str, FactValue], tested: AbstractSet[str]
    ) -> bool:
        """Say whether a ruling is on another kind of thing in what a reason tests, such as how many could read it.

        Args:
            question: the question.
            there: the facts of the ruling.
            here: the known facts of the incident.
            tested: the facts that the reason tests.

        Returns:
            Whether it is, as far as that is known.
        """
        return self._other_kind(question, there, here, tested)

    def _other_kind(
        self,
        question: str,
        there: Mapping[str, FactValue],
        here: Mapping[str, FactValue],
        tested: AbstractSet[str] | None,
    ) -> bool:
        return any(
            question in each.questions
            and (not each.tests if tested is None else not tested.isdisjoint(each.tests))
            and each.apart(there.get(each.fact), here.get(each.fact))
            for each in self.alike
        )

    def _asked(self, each: _OfFact, question: str) -> bool:
        return question in each.questions if each.questions else question not in self.undivided


def _values(value: FactValue | None) -> frozenset[str]:
    """Give the values of a fact: of a set all of them."""
    if isinstance(value, frozenset):
        return value
    return frozenset() if value is None else frozenset({str(value)})
