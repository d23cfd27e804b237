"""Settlement: the agreement that ends the employment, with what either side has to gain or lose."""

from collections.abc import Iterable, Iterator

from privesfeer.cases.commons.text import Text
from privesfeer.engine.remedies.law_records import ToldPoint, ToldPosition, ToldSettlement, ToldStand
from privesfeer.engine.remedies.matter import Matter
from privesfeer.engine.remedies.records import Deadline, Sum
from privesfeer.engine.remedies.routes import told_remarks
from privesfeer.rules.remedies.settlement import Settlement, Stand


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
        positions=tuple(_positions(law, matter, {each.id: each for each in sums})),
    )


def _positions(law: Settlement, matter: Matter, sums: dict[str, Sum]) -> Iterator[ToldPosition]:
    for position in law.positions:
        found = sums.get(position.money)
        if found and position.holds(matter.known, matter.moment.event):
            yield ToldPosition(
                money=position.money,
                what=Text.joined((found.what, found.condition), ", ") if found.condition else found.what,
                amount=found.amount,
                low=found.low,
                high=found.high,
                employee=_stand(position.employee, law),
                employer=_stand(position.employer, law),
                authority=matter.cite(position.authority),
            )


def _stand(stand: Stand, law: Settlement) -> ToldStand:
    return ToldStand(role=stand.role, role_text=law.roles[stand.role], text=stand.text)
