"""Proof: what has to be shown, by whom, and which facts carry it, as a list of elements."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, ValidationInfo, model_validator

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.text import Text
from privesfeer.rules.condition import predicates_in
from privesfeer.rules.remedies.applied import Applied, Remark
from privesfeer.rules.rule import Authority

State = Literal["met", "not_met", "unknown", "weighed"]
Result = Literal["failed", "passed"]


class WayOfProof(Applied):
    """One way in which something is shown, or is shown not to be.

    Attributes:
        states: how other elements of the list must stand, each in one of some ways.
        exception: of a way in which something is met, whether it is an exception of the law: it goes before all others.
        note: what has to be known where it is so, as a sentence; None: nothing.
    """

    states: dict[str, tuple[State, ...]] = Field(default_factory=dict)
    note: Text | None = None
    exception: bool = False


class Element(Remark):
    """One element: its `text` says, as a noun clause or a question, what has to be shown.

    Attributes:
        id: unique in its list.
        short: what has to be shown without what explains it; None: nothing does.
        asks: whether its text is a question.
        clause: whether its text is a clause that begins with "that".
        party: who has to assert and prove it; None: nobody has, it is looked at.
        element: what a court asks of the measure that it is: where that arises it stands as that does; None: nothing.
        met: the ways in which it is shown.
        not_met: the ways in which it is shown not to be so; these go first, but for an exception of the law.
        facts: facts that bear on it besides those that these name.
        note: what has to be known, as a sentence; None: nothing.
    """

    id: str
    short: Text | None = None
    asks: bool = False
    clause: bool = False
    party: str | None = None
    element: str | None = None
    met: tuple[WayOfProof, ...] = ()
    not_met: tuple[WayOfProof, ...] = ()
    facts: tuple[str, ...] = ()
    note: Text | None = None

    @property
    def bearing(self) -> tuple[str, ...]:
        """The facts that bear on it, in the order in which they are written."""
        tests = (
            test.fact
            for case in (*self.met, *self.not_met)
            for condition in (case.when, case.unless)
            if condition
            for test, _ in predicates_in(condition)
        )
        return tuple(dict.fromkeys((*tests, *self.facts)))


class Checklist(Applied):
    """What has to be shown for one thing.

    Attributes:
        id: unique.
        title: what it is for.
        regimes: the laws under which it is so; empty: all.
        authority: what all of it rests on; what an element rests on besides stands there.
        elements: what has to be shown.
        failed: the ways in which it fails as a whole; these go first.
        passed: the ways in which it is passed as a whole. Without either, nothing is said of the whole.
        notes: what has to be known.
    """

    id: str
    title: Text
    regimes: tuple[str, ...] = ()
    authority: tuple[Authority, ...] = ()
    elements: tuple[Element, ...] = Field(min_length=1)
    failed: tuple[WayOfProof, ...] = ()
    passed: tuple[WayOfProof, ...] = ()
    notes: tuple[Remark, ...] = ()

    @model_validator(mode="after")
    def _sound(self, info: ValidationInfo) -> Self:
        names = Counter(each.id for each in self.elements)
        if twice := [name for name, count in names.items() if count > 1]:
            raise _fault(self.id, f"has more than one element '{twice[0]}'")
        if unknown := {name for case in self._cases for name in case.states} - names.keys():
            raise _fault(self.id, f"names elements that it has not: {', '.join(sorted(unknown))}")
        book = info.context
        if isinstance(book, Codebook):
            for each in self.elements:
                if strange := set(each.facts) - set(book.fact_ids):
                    raise _fault(self.id, f"names facts that the codebook has not: {', '.join(sorted(strange))}")
        return self

    @property
    def _cases(self) -> Iterator[WayOfProof]:
        yield from (case for each in self.elements for case in (*each.met, *each.not_met))
        yield from (*self.failed, *self.passed)


def _fault(name: str, what: str) -> ValueError:
    return ValueError(f"checklist '{name}' {what}")
