"""Choice: which course is recommended to a side, and which comes second."""

from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from privesfeer.cases.fact import FactValue
from privesfeer.rules.advice.course import Course, Gate
from privesfeer.rules.advice.stage import Side

_GATES: Mapping[str, int] = {gate: place for place, gate in enumerate(get_args(Gate))}
_LAST = len(_GATES) - 1


def chosen(
    courses: Iterable[Course], side: Side, known: Sequence[Mapping[str, FactValue]]
) -> tuple[Course | None, Course | None]:
    """Choose a course and a second one for a side.

    Args:
        courses: the courses, in the order in which they are taken at one gate.
        side: the side.
        known: the facts, answers and points of the whole, and of each act.

    Returns:
        The first that belongs at the first gate. Second: the first of those that it names itself that belongs, else the
        next that belongs and does not come to the same; None: none. What belongs at the last gate is done in any case,
        and comes second only where the first names it.
    """
    belonging = [each for each in courses if each.side == side and any(map(each.belongs, _tried(each, known)))]
    belonging.sort(key=lambda each: _GATES[each.gate])
    if not belonging:
        return None, None
    first, *rest = belonging
    others = [each for each in rest if each.id not in first.same and first.id not in each.same]
    named = [each for name in first.instead for each in others if each.id == name]
    return first, next(iter(named or [each for each in others if _GATES[each.gate] < _LAST]), None)


def _tried(course: Course, known: Sequence[Mapping[str, FactValue]]) -> Sequence[Mapping[str, FactValue]]:
    """Give by what a course can belong: by the whole, which has the act that leads, or by any act."""
    return known[:1] if course.of_lead else known
