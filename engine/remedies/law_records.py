"""Law records: routes, elements of proof, the settlement and comparable awards, as records in every language."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from privesfeer.cases.commons.text import Output, Text
from privesfeer.engine.answers.authorities.cited import Citation
from privesfeer.engine.answers.facts.records import StatedFact
from privesfeer.rules.mark import Mark
from privesfeer.rules.remedies.proof import State as ElementState

Bound = Literal["open", "kept", "lost", "unknown", "unbound"]
Outcome = Literal["failed", "passed", "open"]


class ToldRemark(Output):
    """A sentence that a reader has to know.

    Attributes:
        text: the sentence.
        authority: its sources.
        mark: how sure it is; None: as its sources are.
        mark_text: that in words.
    """

    text: Text
    authority: tuple[Citation, ...]
    mark: Mark | None
    mark_text: Text | None


class ToldRequest(ToldRemark):
    """What is asked.

    Attributes:
        id: what it is called in its route.
        rank: its place in the order.
        rank_text: that in words.
        short: what it is called in short; None: nothing.
        term: the id of the deadline that binds it; None: none does.
        last_day: the last day on which it can be asked; None: there is none, or it is not known.
        state: whether it can still be asked.
        state_text: that in words.
        money: the id of the sum that is computed for it; None: none is.
        within: how long the term is that binds it, and from which day, where that is not known; None: it is, or nothing
            binds it; not told.
    """

    id: str
    rank: str
    rank_text: Text
    short: Text | None
    term: str | None
    last_day: dt.date | None
    state: Bound
    state_text: Text
    money: str | None
    within: Annotated[Text | None, Field(exclude=True)] = None


class ToldStep(ToldRemark):
    """What is done before, or after.

    Attributes:
        term: the id of the deadline that binds it; None: none does.
    """

    term: str | None


class ToldAppeal(Output):
    """The way to a higher court.

    Attributes:
        terms: the ids of the deadlines, of which one binds it by the kind of ruling.
        last_day: the last day; None: it is not known.
        authority: the sources that say so.
    """

    terms: tuple[str, ...]
    last_day: dt.date | None
    authority: tuple[Citation, ...]


class ToldRoute(Output):
    """A way to a court.

    Attributes:
        id: what it is called.
        title: what it is for.
        regimes: the laws under which it is there.
        under: those in words, where the employee can work under others too; None: under each that is possible.
        by: the party that takes it.
        by_text: that in words.
        forms: in which form.
        forms_text: that in words.
        court: which court.
        court_text: that in words.
        lawyer: whether a lawyer is obligatory there.
        court_authority: the sources that say so.
        court_mark: how sure that is; None: as its sources are.
        court_mark_text: that in words.
        state: whether what it is for can still be asked.
        requests: what is asked, in order.
        counter: what the other side can ask in return.
        counter_by: the other side.
        appeal: the way to a higher court; None: there is none, or it is among the steps.
        steps: what is done one after the other.
        notes: what has to be known.
        lacking: facts that would tell whether it is there, or how.
    """

    id: str
    title: Text
    regimes: tuple[str, ...]
    under: Text | None
    by: str
    by_text: Text
    forms: tuple[str, ...]
    forms_text: Text
    court: str
    court_text: Text
    lawyer: bool
    court_authority: tuple[Citation, ...]
    court_mark: Mark | None
    court_mark_text: Text | None
    state: Literal["open", "lost"]
    requests: tuple[ToldRequest, ...]
    counter: tuple[ToldRequest, ...]
    counter_by: str | None
    appeal: ToldAppeal | None
    steps: tuple[ToldStep, ...]
    notes: tuple[ToldRemark, ...]
    lacking: tuple[str, ...]


class Left(Output):
    """What one side can still ask, and what it no longer can.

    Attributes:
        party: the side.
        party_text: that in words.
        lost: what it no longer can, by route and request.
        left: what it still can.
        lost_text: the former in words.
        left_text: the latter, with the last day of each.
        left_short: the same without their days; not told.
    """

    party: str
    party_text: Text
    lost: tuple[str, ...]
    left: tuple[str, ...]
    lost_text: tuple[Text, ...]
    left_text: tuple[Text, ...]
    left_short: Annotated[tuple[Text, ...], Field(exclude=True)]


class ToldElement(ToldRemark):
    """One element; its text says what has to be shown.

    Attributes:
        id: what it is called in its list.
        short: what has to be shown without what explains it; not told.
        asks: whether its text is a question; not told.
        clause: whether its text is a clause that begins with "that"; not told.
        party: who has to assert and prove it; None: nobody has.
        party_text: that in words.
        element: what a court asks of the measure that it is, where it stands as that does; not told.
        likely: whether that is only probable; not told, as the words say it.
        state: how it stands.
        state_text: that in words.
        carried: the facts given that bear on it.
        disputed: those that the parties state differently.
        disputed_text: these as noun phrases.
        missing: the others that are not known.
        missing_text: these as noun phrases.
        note: what has to be known; None: nothing.
    """

    id: str
    short: Annotated[Text, Field(exclude=True)]
    asks: Annotated[bool, Field(exclude=True)]
    clause: Annotated[bool, Field(exclude=True)]
    party: str | None
    party_text: Text | None
    element: Annotated[str | None, Field(exclude=True)] = None
    likely: Annotated[bool, Field(exclude=True)] = False
    state: ElementState
    state_text: Text
    carried: tuple[StatedFact, ...]
    disputed: tuple[str, ...] = ()
    disputed_text: tuple[Text, ...] = ()
    missing: tuple[str, ...]
    missing_text: tuple[Text, ...]
    note: Text | None


class ToldChecklist(Output):
    """What has to be shown for one thing.

    Attributes:
        id: what it is called.
        title: what it is for.
        regimes: the laws under which it is so.
        under: those in words, where the employee can work under others too; None: under each that is possible.
        authority: what all of it rests on.
        elements: what has to be shown.
        result: how it stands as a whole; None: nothing is said of the whole.
        result_text: that in words.
        why: what has to be known of that; empty: nothing.
        deciding: the facts that are not known and would decide it, where it is open.
        notes: what has to be known.
    """

    id: str
    title: Text
    regimes: tuple[str, ...]
    under: Text | None
    authority: tuple[Citation, ...]
    elements: tuple[ToldElement, ...]
    result: Outcome | None
    result_text: Text | None
    why: tuple[Text, ...]
    deciding: tuple[str, ...]
    notes: tuple[ToldRemark, ...]


class ToldPoint(ToldRemark):
    """What the agreement holds.

    Attributes:
        id: what it is called.
        need: how much it matters.
        need_text: that in words.
    """

    id: str
    need: str
    need_text: Text


class ToldStand(Output):
    """What a sum is to one side.

    Attributes:
        role: floor or stake.
        role_text: that in words.
        text: why.
    """

    role: str
    role_text: Text
    text: Text


class ToldPosition(Output):
    """What a sum is to either side.

    Attributes:
        money: the id of the sum.
        what: what it is.
        amount: in euros; None: it is no one number, or cannot be said yet.
        low: the least.
        high: the most.
        employee: what it is to the employee.
        employer: what it is to the employer.
        authority: its sources.
    """

    money: str
    what: Text
    amount: str | None
    low: str | None
    high: str | None
    employee: ToldStand
    employer: ToldStand
    authority: tuple[Citation, ...]


class ToldSettlement(Output):
    """The agreement that ends the employment.

    Attributes:
        title: what it is called.
        points: what it must and should hold.
        reflection: the last days on which the employee can rescind it; empty: there is no such agreement yet.
        benefits: what to know about benefits.
        positions: the sums that are the floor and the stake of both sides.
    """

    title: Text
    points: tuple[ToldPoint, ...]
    reflection: tuple[dt.date, ...]
    benefits: tuple[ToldRemark, ...]
    positions: tuple[ToldPosition, ...]


class ToldSums(Output):
    """Amounts that stand together in a table.

    Attributes:
        id: what the group is called.
        title: under what they stand.
        money: their ids, in order.
        notes: what has to be known of them together.
    """

    id: str
    title: Text
    money: tuple[str, ...]
    notes: tuple[ToldRemark, ...]


class ToldAward(Output):
    """What a court awarded.

    Attributes:
        kind: the id of the sum.
        cited: how the ruling is cited.
        citation: it as a ruling of the casebook; None: it is not in there.
        amount: in euros; "0.00": refused; None: awarded, the amount was not seen.
        over: whether it was more than that.
        claimed: what was claimed, where known.
        months: the amount in months of pay, where known.
        rests_on: on what it rested.
        shares: what both cases have.
        years_of_service: in that case, where known.
        sources: where it was read, besides the ruling's file.
        mark: how sure it is.
        mark_text: that in words; None: nothing is to be said.
    """

    kind: str
    cited: Text
    citation: Citation | None
    amount: str | None
    over: bool
    claimed: str | None
    months: int | None
    rests_on: Text
    shares: tuple[StatedFact, ...]
    years_of_service: int | None
    sources: tuple[str, ...]
    mark: Mark
    mark_text: Text | None


class Comparable(Output):
    """The nearest awards of one sum.

    Attributes:
        money: the id of the sum.
        nearest: the awards, the nearest first.
    """

    money: str
    nearest: tuple[ToldAward, ...]
