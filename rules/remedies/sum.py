"""Sum: an amount that may be due, and the numbers of the law from which it is worked out."""

from decimal import Decimal
from typing import Literal

from pydantic import Field

from privesfeer.cases.text import Record, Text
from privesfeer.rules.condition import Condition
from privesfeer.rules.period import Period
from privesfeer.rules.remedies.applied import Remark
from privesfeer.rules.remedies.mark import Mark
from privesfeer.rules.remedies.term import Note
from privesfeer.rules.rule import Authority


class SumRule(Record):
    """An amount that may be due. How it is worked out, the engine knows by its id.

    Attributes:
        id: what it is called.
        what: what it is.
        creditor: to whom it is due.
        regimes: under which it exists; empty: all.
        valid: the days of the end of the employment, of the measure where there is none, on which it exists.
        when: over facts; told where this is known to hold.
        given: told too where one of these days, amounts or numbers is known.
        condition: on what it then depends, as a clause with "if"; None: on nothing that is told.
        only_when: over facts; where this is known to hold it is told only where `when` is known to hold as well.
        of: the amount on top of which it comes, or that covers part of it.
        unless: over facts; left out where this is known to hold.
        due: over facts; where this is known to hold it is due, else that stays open.
        nil: over facts; where this is known to hold it is not due.
        term: the id of the time limit within which it has to be asked for, with its variant, if any.
        bound: over facts; that time limit binds only where this is known to hold; None: always.
        authority: its sources.
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
    condition: Text | None = None
    only_when: Condition | None = None
    of: str | None = None
    unless: Condition | None = None
    due: Condition | None = None
    nil: Condition | None = None
    term: str | None = None
    bound: Condition | None = None
    authority: tuple[Authority, ...] = Field(min_length=1)
    mark: Mark
    notes: tuple[Note, ...] = ()


class Absent(Remark):
    """Why a sum that one may expect is not told.

    Attributes:
        sum: its id.
        regimes: the laws under which it is so.
    """

    sum: str
    regimes: tuple[str, ...] = ()


class NoticeStep(Record):
    """The statutory notice period of an employer from a length of service on.

    Attributes:
        years: whole years of service.
        months: of notice.
    """

    years: int
    months: int


class Band(Record):
    """A range within which courts awarded something.

    Attributes:
        id: what tells it apart.
        text: in which circumstances.
        low: the least.
        high: the most.
    """

    id: str
    text: Text
    low: Decimal
    high: Decimal


class Pay(Record):
    """The amounts that may be due, and the numbers of the law from which they are worked out.

    Attributes:
        notice: the notice period of the employer, the longest service first.
        usual_holiday: the usual holiday allowance in per cent.
        absent: why some that one may expect are not told.
        sums: the amounts.
        horizons: after how many months the employment would have ended anyway, as supposed in a table of scenarios.
        privacy: what courts awarded for breach of privacy.
    """

    notice: tuple[NoticeStep, ...] = ()
    usual_holiday: int = 8
    absent: tuple[Absent, ...] = ()
    sums: tuple[SumRule, ...] = ()
    horizons: tuple[int, ...] = ()
    privacy: tuple[Band, ...] = ()
