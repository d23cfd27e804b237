"""Look: what an employer may open before he has, how far, in which steps, what he writes down, and what it cost."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, JsonValue, ValidationInfo, model_validator

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.amount import Amount
from privesfeer.cases.commons.text import Record, Text
from privesfeer.cases.fact import FactValue
from privesfeer.rules.advice.course import Contra
from privesfeer.rules.advice.vocabulary import AdviceVocabulary
from privesfeer.rules.condition import Condition
from privesfeer.rules.mark import Mark
from privesfeer.rules.remedies.applied import Applied, Remark
from privesfeer.rules.rule import Authority

LookVerdict = Literal["may", "provided", "no", "not_decided"]
"""Whether something may be opened: for the purpose; under conditions; not; it hangs on what is not known."""
LookPhase = Literal["before", "during", "after"]

Brings = dict[str, JsonValue]
"""Values of facts, as an incident file writes them."""


def values_of(brings: Brings) -> dict[str, FactValue]:
    """Give values of facts as conditions read them.

    Args:
        brings: the values as they are written.

    Returns:
        The same; a list is a set.
    """
    read: dict[str, FactValue] = {}
    for name, value in brings.items():
        if isinstance(value, list):
            read[name] = frozenset(map(str, value))
        elif isinstance(value, bool | int | str):
            read[name] = value
    return read


class LookTarget(Record):
    """What can be opened.

    Attributes:
        id: a value of the fact that says what is to be opened.
        told_by: where that fact is not known, the facts that tell it; None: none do.
        supposes: facts that are so where this is opened; what is known otherwise goes before them.
        part: whether it can lie within something else that is opened, so that it is told beside that.
    """

    id: str
    told_by: Condition | None = None
    supposes: Brings = Field(default_factory=dict)
    part: bool = False


class LookPlan(Applied):
    """Whether something may be opened, and how far; of several with one target the first that holds.

    Attributes:
        id: unique.
        target: what is opened.
        verdict: whether it may.
        answer: that in a sentence or two, with what decides it.
        how_far: how far one may go; None: not at all.
        instead: what can be done in its place; None: nothing else.
        needs: the steps without which it may not, by id.
        authority: its sources.
        contra: what speaks against it.
        mark: how sure it is; None: as its sources are.
    """

    id: str
    target: str
    verdict: LookVerdict
    answer: Text
    how_far: Text | None = None
    instead: Text | None = None
    needs: tuple[str, ...] = ()
    authority: tuple[Authority, ...] = Field(min_length=1)
    contra: tuple[Contra, ...] = ()
    mark: Mark | None = None


class LookStep(Applied):
    """One step that makes a search lawful.

    Attributes:
        id: unique.
        phase: before one looks, while one does, or afterwards.
        targets: with which it belongs; empty: any.
        short: it in a few words.
        text: what to do, in an imperative sentence.
        why: why, in a sentence; None: it is plain.
        done: where this is known to hold, it was done.
        undone: where this is known to hold and that is not, it was not, or cannot be.
        brings: the facts that are so once it is done.
        apart: whether it takes the place of others, so that it is not tried together with them.
        authority: the sources that ask it.
        mark: how sure it is; None: as its sources are.
    """

    id: str
    phase: LookPhase
    targets: tuple[str, ...] = ()
    short: Text
    text: Text
    why: Text | None = None
    done: Condition | None = None
    undone: Condition | None = None
    brings: Brings = Field(default_factory=dict)
    apart: bool = False
    authority: tuple[Authority, ...] = Field(min_length=1)
    mark: Mark | None = None


class LookRemark(Remark):
    """The law beside the answer, where it holds.

    Attributes:
        id: unique.
        title: what it is about, as a noun phrase.
        targets: with which it belongs; empty: any.
    """

    id: str
    title: Text
    targets: tuple[str, ...] = ()


class LogLine(Record):
    """A line of the log of a search.

    Attributes:
        id: unique.
        phase: when it is written.
        text: what is written down, as a noun phrase.
        facts: the facts that say it, as far as they are known.
        rows: how many empty rows it gets to be filled in, one for each time; 0: one place.
    """

    id: str
    phase: LookPhase
    text: Text
    facts: tuple[str, ...] = ()
    rows: int = 0


class CostSum(Record):
    """A sum that a search cost.

    Attributes:
        what: what it was, as a noun phrase.
        amount: in euros; 0: refused.
        about: whether the source gives it roughly.
    """

    what: Text
    amount: Amount
    about: bool = False


class Cost(Record):
    """What a search cost in a ruling.

    Attributes:
        id: unique.
        targets: what was opened there.
        did: what was done.
        followed: what followed, without the sums.
        sums: the sums that the ruling's file or the table of awards gives.
        for_search: whether the sums are the price of the search itself.
        by_employee: whether the employee was the one who looked.
        authority: the ruling, and what became of it.
        note: what has to be known beside it; None: nothing.
        mark: how sure it is; None: as its sources are.
    """

    id: str
    targets: tuple[str, ...] = ()
    did: Text
    followed: Text
    sums: tuple[CostSum, ...] = ()
    for_search: bool = False
    by_employee: bool = False
    authority: tuple[Authority, ...] = Field(min_length=1)
    note: Text | None = None
    mark: Mark | None = None


class LookBook(Record):
    """All that is told before one looks.

    Attributes:
        target: the fact that says what is to be opened.
        question: the question on whether one may look.
        checklist: the list of proof that goes with it.
        points: its elements in a few words, by id.
        asked: how the facts are asked for that tell of a plan; no other is.
        unknown: what is told where nothing says what is to be opened.
        overruled: why one may not where the answer stays against it with all steps done.
        doubtful: what is told where it then still leans against it.
        otherwise: what is told where one may not, though the answer to the question leans the other way.
        targets: what can be opened, in the order in which facts tell it.
        plans: whether each may.
        steps: the steps, in their order.
        grounds: on which ground.
        law: the law beside the answer.
        log: the lines of the log.
        costs: what searches cost.
        costs_told: that in a sentence, with a place for the highest sum.
    """

    target: str
    question: str
    checklist: str
    points: dict[str, Text]
    asked: dict[str, Text]
    unknown: Text
    overruled: Text
    doubtful: Text
    otherwise: Text
    targets: tuple[LookTarget, ...]
    plans: tuple[LookPlan, ...]
    steps: tuple[LookStep, ...]
    grounds: tuple[LookRemark, ...]
    law: tuple[LookRemark, ...]
    log: tuple[LogLine, ...]
    costs: tuple[Cost, ...]
    costs_told: Text

    @model_validator(mode="after")
    def _fits(self, info: ValidationInfo) -> Self:
        """Refuse an id that stands twice, and one that is not there."""
        parts = (self.plans, self.steps, self.grounds, self.law, self.log, self.costs, self.targets)
        for among in parts:
            ids = [each.id for each in among]
            if twice := next((each for each in ids if ids.count(each) > 1), None):
                raise ValueError(f"'{twice}' stands twice")
        targets, steps = {each.id for each in self.targets}, {each.id for each in self.steps}
        named = {each.target for each in self.plans}
        parted = [*(each.targets for each in (*self.grounds, *self.law)), *(each.targets for each in self.costs)]
        parted += [each.targets for each in self.steps]
        named |= {target for each in parted for target in each}
        if strange := sorted(named - targets):
            raise ValueError(f"nothing to be opened is called '{strange[0]}'")
        if bare := sorted(targets - {each.target for each in self.plans}):
            raise ValueError(f"nothing is said of opening '{bare[0]}'")
        if strange := sorted({step for each in self.plans for step in each.needs} - steps):
            raise ValueError(f"there is no step '{strange[0]}'")
        if isinstance(info.context, AdviceVocabulary | Codebook):
            self._checked(info.context)
        return self

    def _checked(self, vocabulary: AdviceVocabulary | Codebook) -> None:
        """Refuse what names no fact, or no value of one."""
        values = set(vocabulary.variable(self.target).values)
        if strange := sorted({each.id for each in self.targets} ^ values):
            raise ValueError(f"'{strange[0]}' is either no value of '{self.target}' or nothing is said of it")
        for name in (*self.asked, *(name for each in self.log for name in each.facts)):
            vocabulary.variable(name)
        brought = (*(each.supposes for each in self.targets), *(each.brings for each in self.steps))
        for name, value in ((name, value) for one in brought for name, value in values_of(one).items()):
            known = vocabulary.variable(name).values
            words = value if isinstance(value, frozenset) else {value} if isinstance(value, str) else set()
            if strange := sorted(set(words) - set(known)):
                raise ValueError(f"fact '{name}' has no value '{strange[0]}'")

    @cached_property
    def by_target(self) -> Mapping[str, LookTarget]:
        """What can be opened, by id."""
        return {each.id: each for each in self.targets}

    @property
    def cited(self) -> Iterator[tuple[str, Authority]]:
        """What every part cites, with the part."""
        for plan in self.plans:
            sources = (*plan.authority, *(source for each in plan.contra for source in each.authority))
            yield from ((f"plans/{plan.id}", each) for each in sources)
        yield from ((f"steps/{each.id}", source) for each in self.steps for source in each.authority)
        yield from ((f"law/{each.id}", source) for each in (*self.grounds, *self.law) for source in each.authority)
        yield from ((f"costs/{each.id}", source) for each in self.costs for source in each.authority)
