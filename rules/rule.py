"""Rule: what a rule file says, with the sources on which it rests."""

from typing import Self

from pydantic import Field, model_validator

from privesfeer.cases.commons.text import Record, Text
from privesfeer.rules.condition import Condition
from privesfeer.rules.period import Period


class Authority(Record):
    """Where a rule comes from: a ruling of the casebook, or an article of law.

    Attributes:
        ruling: the key of a ruling.
        statute: the id of a statute.
        question: the question whose decision is meant, where it is not that of the rule file.
    """

    ruling: str | None = None
    statute: str | None = None
    question: str | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.ruling is None) == (self.statute is None) or (self.statute and self.question):
            raise ValueError("an authority names either a ruling (and perhaps on which `question`) or a statute")
        return self

    def __eq__(self, other: object) -> bool:
        """Compare by what it names; of each citation many are compared, and pydantic takes its time."""
        if not isinstance(other, Authority):
            return NotImplemented
        return self is other or (self.ruling, self.statute, self.question) == (
            other.ruling,
            other.statute,
            other.question,
        )

    def __hash__(self) -> int:
        """Go with `__eq__`."""
        return hash((self.ruling, self.statute, self.question))


class Rule(Record):
    """Says when a factor, or a finding on which other rules build, holds.

    Attributes:
        id: unique within the file.
        favours: the outcome for which the factor counts; None: a finding.
        when: the condition.
        text: the circumstance as a sentence.
        short: the circumstance as a noun phrase.
        authority: the sources of the rule.
        valid: narrows the validity that follows from the authority.
        decisive: a requirement of the law: where it holds it decides, whatever else speaks against it.
        note: why it stands on authority that does not itself support it, as a sentence; None: it does.
        alone: whether it can carry a plea by itself; False where its own text says that it is not enough.
        unless: of a factor, its exceptions: where they are known to hold it does not. A requirement of which they are
            not known not to hold decides less firmly.
        unsettled: of a requirement, whether no article and no higher court says that it reaches so far: it decides, but
            less firmly.
        confines: of a finding, whether it only says where the rules that build on it apply: what it tests carries none
            of them.
        weighs: of a factor on which no ruling tells how heavily it weighs, as it rests on days that no ruling states:
            its least weight, as the law is read for this program; 0: what the rulings teach is all.
    """

    id: str
    favours: str | None = None
    when: Condition
    text: Text
    short: Text
    authority: tuple[Authority, ...] = Field(min_length=1)
    valid: Period = Period()
    decisive: bool = False
    unless: Condition | None = None
    unsettled: bool = False
    note: Text | None = None
    alone: bool = True
    confines: bool = False
    weighs: float = Field(default=0, ge=0)

    @property
    def exceptions(self) -> str:
        """The name under which its exceptions are known to hold."""
        return f"{self.id}_unless"

    @property
    def without_exception(self) -> str:
        """The name under which its exceptions are known not to hold."""
        return f"{self.id}_sure"

    def cites(self, ruling: str) -> bool:
        """Say whether a ruling, by its key, is one of its sources."""
        return any(each.ruling == ruling for each in self.authority)


class Presumption(Record):
    """What decides when no factor does.

    Attributes:
        id: unique within the file.
        favours: the outcome that it presumes; None: a burden of proof without a presumed outcome.
        unless: it is not used where this is known to hold.
        text: the presumption as a sentence.
        risk: who bears the risk that nothing decides, as a short sentence; None: the presumption itself says so.
        against: what speaks against it, as a sentence.
        authority: its sources.
        against_authority: the sources of what speaks against it.
    """

    id: str
    favours: str | None = None
    unless: Condition | None = None
    text: Text
    risk: Text | None = None
    against: Text
    authority: tuple[Authority, ...] = Field(min_length=1)
    against_authority: tuple[Authority, ...] = ()


class Consequence(Record):
    """What hangs on the answer by statute; told, never predicted.

    Attributes:
        id: unique within the file.
        outcome: the outcome on which it follows; None: it is so whatever the answer.
        when: what must be known for it to matter; None: always.
        unless: it is not told where this is known to hold.
        text: the consequence as a sentence or two.
        authority: its articles of law, and rulings that say what they mean.
        valid: narrows the validity that follows from the articles.
    """

    id: str
    outcome: str | None = None
    when: Condition | None = None
    unless: Condition | None = None
    text: Text
    authority: tuple[Authority, ...] = Field(min_length=1)
    valid: Period = Period()

    @property
    def exceptions(self) -> str:
        """The name under which what excludes it is known to hold."""
        return f"{self.id}_unless"
