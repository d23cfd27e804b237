"""Look records: what is told before one looks, as records in every language."""

from typing import Literal

from privesfeer.cases.commons.text import Output, Text
from privesfeer.engine.answers.authorities.cited import Citation
from privesfeer.engine.answers.facts.records import StatedFact
from privesfeer.engine.answers.verdicts.envelope import Envelope
from privesfeer.engine.answers.verdicts.verdict import CompactAnswer
from privesfeer.engine.remedies.law_records import ToldChecklist, ToldRemark
from privesfeer.engine.remedies.records import Asked
from privesfeer.rules.advice.look import LookPhase, LookVerdict
from privesfeer.rules.mark import Mark

LookState = Literal["done", "undone", "unknown"]


class LookContra(Output):
    """What speaks against an answer.

    Attributes:
        text: it, in a sentence.
        authority: its sources.
    """

    text: Text
    authority: tuple[Citation, ...]


class LookPart(Output):
    """What lies within what is opened, and is answered by itself.

    Attributes:
        target: its id.
        title: what it is.
        verdict: whether it may be opened.
        verdict_text: that in words.
        answer: that in a sentence.
        authority: its sources.
    """

    target: str
    title: Text
    verdict: LookVerdict
    verdict_text: Text
    answer: Text
    authority: tuple[Citation, ...]


class ToldLookStep(Output):
    """A step that makes a search lawful.

    Attributes:
        id: its id.
        phase: before one looks, while one does, or afterwards.
        phase_text: that in words.
        needed: whether without it one may not look.
        state: whether it was done, on the facts.
        state_text: that in words.
        short: it in a few words.
        text: what to do.
        why: why; None: it is plain.
        facts: what is known of it.
        lacking: the facts that would tell, and are not known.
        brings: the answer that it would bring by itself, where that is another; None: it brings no other.
        without: the answer where it is known not to be done, where that is another; None: it is no other.
        closes: the points of the list of proof that it helps to settle, where all steps together do, by id.
        authority: the sources that ask it.
        mark: how sure it is; None: as its sources are.
        mark_text: that in words.
    """

    id: str
    phase: LookPhase
    phase_text: Text
    needed: bool
    state: LookState
    state_text: Text
    short: Text
    text: Text
    why: Text | None
    facts: tuple[StatedFact, ...]
    lacking: tuple[str, ...]
    brings: CompactAnswer | None
    without: CompactAnswer | None
    closes: tuple[str, ...]
    authority: tuple[Citation, ...]
    mark: Mark | None
    mark_text: Text | None


class ToldLookRemark(ToldRemark):
    """The law beside the answer.

    Attributes:
        id: its id.
        title: what it is about.
    """

    id: str
    title: Text


class ToldLogLine(Output):
    """A line of the log of the search.

    Attributes:
        id: its id.
        phase: when it is written.
        phase_text: that in words.
        text: what is written down.
        facts: what is known of it; empty: nothing was recorded.
        rows: how many places it gets to be filled in, one for each time; 0: one place.
    """

    id: str
    phase: LookPhase
    phase_text: Text
    text: Text
    facts: tuple[StatedFact, ...]
    rows: int


class ToldCostSum(Output):
    """A sum that a search cost.

    Attributes:
        what: what it was.
        amount: in euros; "0": refused.
        about: whether the source gives it roughly.
    """

    what: Text
    amount: str
    about: bool


class ToldCost(Output):
    """What a search cost in a ruling.

    Attributes:
        id: its id.
        near: whether the same was opened there.
        did: what was done.
        followed: what followed.
        sums: the sums.
        by_employee: whether the employee was the one who looked.
        authority: the ruling, and what became of it.
        note: what has to be known beside it; None: nothing.
        mark: how sure it is; None: as its sources are.
        mark_text: that in words.
    """

    id: str
    near: bool
    did: Text
    followed: Text
    sums: tuple[ToldCostSum, ...]
    by_employee: bool
    authority: tuple[Citation, ...]
    note: Text | None
    mark: Mark | None
    mark_text: Text | None


class LookPoint(Output):
    """A point of the list of proof, in a few words.

    Attributes:
        id: its id in the list.
        short: it.
    """

    id: str
    short: Text


class Look(Envelope):
    """What is told before one looks: whether one may, on what ground, how far, in which steps, and what it can cost.

    Attributes:
        target: what is opened; None: nothing says what.
        target_text: that in words.
        plan: the id of the answer; None: there is none.
        verdict: whether it may be opened.
        verdict_text: that in words.
        answer: that in a sentence or two, with what decides it.
        reasons: what has to be known with it.
        how_far: how far one may go; None: not at all, or nothing is said of it.
        instead: what can be done in its place; None: nothing is said of it.
        authority: its sources.
        contra: what speaks against it.
        mark: how sure it is; None: as its sources are.
        mark_text: that in words.
        supposed: the facts that were taken to be so because this is opened.
        unfit: what was given and does not fit what is opened.
        parts: what lies within it and is answered by itself.
        grounds: on which ground; none where it may not be opened.
        steps: the steps, in their order; none where it may not be opened.
        inspection: how the question whether one may look is answered now; None: it is not raised.
        prepared: how it is answered with all steps done; None: there are none, or it is not raised.
        checklist: the points of the list of proof, as they stand; None: it does not apply.
        points: each of them in a few words.
        law: the law beside it.
        log: the lines of the log.
        costs: what searches cost in rulings, the nearest first.
        costs_text: that in a sentence.
        asked: what is not known and matters, what matters most first.
    """

    target: str | None
    target_text: Text | None
    plan: str | None
    verdict: LookVerdict
    verdict_text: Text
    answer: Text
    reasons: tuple[Text, ...]
    how_far: Text | None
    instead: Text | None
    authority: tuple[Citation, ...]
    contra: tuple[LookContra, ...]
    mark: Mark | None
    mark_text: Text | None
    supposed: tuple[StatedFact, ...]
    unfit: tuple[StatedFact, ...]
    parts: tuple[LookPart, ...]
    grounds: tuple[ToldLookRemark, ...]
    steps: tuple[ToldLookStep, ...]
    inspection: CompactAnswer | None
    prepared: CompactAnswer | None
    checklist: ToldChecklist | None
    points: tuple[LookPoint, ...]
    law: tuple[ToldLookRemark, ...]
    log: tuple[ToldLogLine, ...]
    costs: tuple[ToldCost, ...]
    costs_text: Text | None
    asked: tuple[Asked, ...]

    @property
    def missing(self) -> tuple[ToldLookStep, ...]:
        """The steps before one looks without which one may not, and that the facts do not show to be done."""
        return tuple(each for each in self._first if each.state != "done" and (each.facts or each.lacking))

    @property
    def unshown(self) -> tuple[ToldLookStep, ...]:
        """Those of which no fact tells whether they were done."""
        return tuple(each for each in self._first if not each.facts and not each.lacking)

    @property
    def _first(self) -> tuple[ToldLookStep, ...]:
        return tuple(each for each in self.steps if each.needed and each.phase == "before")
