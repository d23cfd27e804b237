"""Term: a time limit, and how its last day is counted."""

from typing import Literal

from pydantic import Field

from privesfeer.cases.commons.text import Record, Text
from privesfeer.rules.condition import Condition
from privesfeer.rules.mark import Mark
from privesfeer.rules.period import Period
from privesfeer.rules.rule import Authority

Unit = Literal["days", "weeks", "months", "years", "working_days"]


class Note(Record):
    """Something that a reader has to know beside a term or a sum.

    Attributes:
        when: over facts; None: always.
        text: it, as a sentence.
    """

    when: Condition | None = None
    text: Text


class DayFormula(Record):
    """What gives the last day of a term.

    Attributes:
        id: the formula.
        span: how long it makes the term, as a noun phrase.
    """

    id: str
    span: Text


class TimeLimit(Record):
    """A time limit.

    Attributes:
        id: as the table of terms numbers it; more than one entry where the same term runs otherwise.
        variant: what tells entries of one id apart.
        what: what has to be done until then, or what begins.
        short: that as a noun phrase, where it is long.
        start: the day from which it is counted: a fact, an event of the dates or a named day; the first that is known.
        after: the term at whose last day it starts, in place of a day.
        after_called: what that last day is called; None: as the end of the ordinary term.
        runs: until its last day, from a first day, or at once, which has no number.
        n: how many.
        unit: of what.
        back: whether it is counted back from that day, so that its last day comes before it.
        by_formula: what gives its last day, in place of a number; None: nothing does.
        extended: the last days that move to the next working day (Algemene termijnenwet); None: none does.
        regimes: under which it runs.
        valid: the days of the start under which it runs.
        filed: the days on which the proceedings were begun under which it runs; open: whenever. Where that day is not
            known it is told with its `condition`, if `when` holds.
        when: over facts; where this is known not to hold it is left out, where it is unknown told with its `condition`.
        condition: on what it depends, as a clause with "if"; None: it is told only where `when` is known to hold.
        only_when: over facts; where this is known to hold it is told only where `when` is known to hold as well.
        unless: over facts; it is left out where this is known to hold.
        aside: over facts; where this is known to hold the case is about something else, and the term is told among the
            remedies alone.
        beside: whether it is of something beside the measure: advice on the measure is not on the proceedings in which
            it runs, and has it all the same.
        expected: where this holds over the facts, a missing start is asked for.
        done: the fact, or event of the dates, that says when it was done.
        done_unless: over facts; where this is known to hold, what was done then was something else.
        sent: the fact that says when it was sent; then that had to be by the start.
        authority: its sources.
        mark: how sure it is.
        rule: how it is counted, as a sentence.
        notes: what has to be known beside it.
        lapsed: what is lost once it has passed.
        gone: how it stands then, where it runs from that day only if something is so that is not known.
        left: what is left then, where that is a sentence of its own.
        by: whose it is; None: of whoever can make the requests that it binds.
        names: the side that what it is for names, which is then not named before it; None: none.
    """

    id: str = Field(pattern=r"^(T\d+|N)$")
    variant: str = ""
    what: Text
    short: Text | None = None
    start: tuple[str, ...] = ()
    after: str | None = None
    after_called: Text | None = None
    runs: Literal["until", "from", "at_once"] = "until"
    n: int = Field(default=0, ge=0)
    unit: Unit = "days"
    back: bool = False
    by_formula: DayFormula | None = None
    extended: Period | None = None
    regimes: tuple[str, ...] = ()
    valid: Period = Period()
    filed: Period = Period()
    when: Condition | None = None
    condition: Text | None = None
    only_when: Condition | None = None
    unless: Condition | None = None
    aside: Condition | None = None
    beside: bool = False
    expected: Condition | None = None
    done: str | None = None
    done_unless: Condition | None = None
    sent: str | None = None
    authority: tuple[Authority, ...] = Field(min_length=1)
    mark: Mark
    rule: Text
    notes: tuple[Note, ...] = ()
    lapsed: Text | None = None
    gone: Text | None = None
    left: Text | None = None
    by: Literal["employee", "employer", "official", "works_council", "either"] | None = None
    names: Literal["employer", "official"] | None = None

    @property
    def name(self) -> str:
        """Its id, with its variant where it has one."""
        return f"{self.id}/{self.variant}" if self.variant else self.id
