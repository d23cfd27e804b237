"""Sum: an amount that may be due."""

from typing import Literal

from pydantic import Field

from privesfeer.cases.commons.text import Record, Text
from privesfeer.rules.condition import Condition
from privesfeer.rules.mark import Mark
from privesfeer.rules.period import Period
from privesfeer.rules.remedies.applied import Remark
from privesfeer.rules.remedies.term import Note
from privesfeer.rules.rule import Authority


class PerAct(Record):
    """How an amount is counted act by act.

    Attributes:
        question: what is asked of each act; the answer says whether the act counts.
        outcome: the answer with which it does.
        numbers: the facts that are numbers of one act where they are stated of it; of the whole they are of all acts.
    """

    question: str
    outcome: str
    numbers: tuple[str, ...] = Field(min_length=1)


class SumBasis(Record):
    """What an amount rests on in some cases only.

    Attributes:
        when: over facts; it rests on this where this is known to hold.
        authority: its sources.
    """

    when: Condition
    authority: tuple[Authority, ...] = Field(min_length=1)


class SumRule(Record):
    """An amount that may be due.

    Attributes:
        id: what it is called.
        what: what it is.
        creditor: to whom it is due.
        regimes: under which it exists; empty: all.
        valid: the days of the end of the employment, of the measure where there is none, on which it exists.
        when: over facts; told where this is known to hold.
        given: told too where one of these days, amounts or numbers is known.
        expected: told too where this is known to hold, though nothing of it is known.
        condition: on what it then depends, as a clause with "if"; None: on nothing that is told.
        only_when: over facts; where this is known to hold it is told only where `when` is known to hold as well.
        formula: what works it out; None: the formula of its own id.
        of: the amount on top of which it comes, or that covers part of it.
        per_act: how it is counted act by act; None: it is one for the whole.
        unless: over facts; left out where this is known to hold.
        due: over facts; where this is known to hold it is due, else that stays open.
        nil: over facts; where this is known to hold it is not due.
        asks: what a court asks of the measure without which it is not due: where one of these is not met, it is not.
        term: the id of the time limit within which it has to be asked for, with its variant, if any.
        bound: over facts; that time limit binds only where this is known to hold; None: always.
        authority: its sources.
        bases: its sources instead, where a condition holds; the first that does.
        mark: how sure it is.
        notes: what has to be known beside it.
    """

    id: str
    what: Text
    creditor: Literal["employee", "employer"]
    regimes: tuple[str, ...] = ()
    valid: Period = Period()
    when: Condition | None = None
    given: tuple[str, ...] = ()
    expected: Condition | None = None
    condition: Text | None = None
    only_when: Condition | None = None
    formula: str | None = None
    of: str | None = None
    per_act: PerAct | None = None
    unless: Condition | None = None
    due: Condition | None = None
    nil: Condition | None = None
    asks: tuple[str, ...] = ()
    term: str | None = None
    bound: Condition | None = None
    authority: tuple[Authority, ...] = Field(min_length=1)
    bases: tuple[SumBasis, ...] = ()
    mark: Mark
    notes: tuple[Note, ...] = ()

    @property
    def formula_id(self) -> str:
        """The id of what works it out."""
        return self.formula or self.id


class Absent(Remark):
    """Why a sum that one may expect is not told.

    Attributes:
        sum: its id.
        regimes: the laws under which it is so.
    """

    sum: str
    regimes: tuple[str, ...] = ()


class SumGroup(Record):
    """Amounts that stand together in a table; each amount of a case stands in the first group that takes it.

    Attributes:
        id: what it is called.
        title: under what they stand.
        when: over facts; only where this is known to hold; None: always.
        sums: their ids, in order.
        rest: of whom the sums that no group names stand here too; None: of nobody.
        notes: what has to be known of them together.
    """

    id: str
    title: Text
    when: Condition | None = None
    sums: tuple[str, ...] = Field(min_length=1)
    rest: Literal["employee", "employer"] | None = None
    notes: tuple[Remark, ...] = ()


class Pay(Record):
    """The amounts that may be due.

    Attributes:
        groups: under what they stand in a table.
        absent: why some that one may expect are not told.
        sums: the amounts.
    """

    groups: tuple[SumGroup, ...] = ()
    absent: tuple[Absent, ...] = ()
    sums: tuple[SumRule, ...] = ()
