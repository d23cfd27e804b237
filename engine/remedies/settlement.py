"""Settlement: the agreement that ends the employment, with what either side has to gain or lose."""

import datetime as dt
from collections.abc import Iterable

from cases.text import Record, Text
from engine.answers.verdict import Citation
from engine.remedies.matter import Matter
from engine.remedies.routes import ToldRemark, told_remarks
from engine.remedies.told import Deadline, Sum
from rules.remedies.settlement import Settlement, Stand


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


class ToldStand(Record):
    """What a sum is to one side.

    Attributes:
        role: floor or stake.
        role_text: that in words.
        text: why.
    """

    role: str
    role_text: Text
    text: Text


class ToldPosition(Record):
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


class ToldSettlement(Record):
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


def settlement(matter: Matter, deadlines: Iterable[Deadline], sums: Iterable[Sum]) -> ToldSettlement | None:
    """Say what an agreement on the end holds and what is at stake.

    Args:
        matter: what is known.
        deadlines: the time limits, counted.
        sums: the amounts, worked out.

    Returns:
        It; None where nothing is to be settled so.
    """
    law = matter.book.settlement
    if law is None or not matter.under(law.regimes) or not law.holds(matter.known, matter.moment.event):
        return None
    return ToldSettlement(
        title=law.title,
        points=tuple(
            ToldPoint(**vars(remark), id=point.id, need=point.need, need_text=law.needs[point.need])
            for point in law.points
            for remark in told_remarks(matter, (point,))
        ),
        reflection=tuple(each.last_day for each in deadlines if each.id == law.reflection and each.last_day),
        benefits=told_remarks(matter, law.benefits),
        positions=tuple(_positions(law, matter, {each.id: each for each in sums if each.due is not False})),
    )


def _positions(law: Settlement, matter: Matter, sums: dict[str, Sum]) -> Iterable[ToldPosition]:
    for position in law.positions:
        if found := sums.get(position.money):
            yield ToldPosition(
                money=position.money,
                what=found.what,
                amount=found.amount,
                low=found.low,
                high=found.high,
                employee=_stand(position.employee, law),
                employer=_stand(position.employer, law),
                authority=matter.cite(position.authority),
            )


def _stand(stand: Stand, law: Settlement) -> ToldStand:
    return ToldStand(role=stand.role, role_text=law.roles[stand.role], text=stand.text)
