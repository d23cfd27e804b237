"""Chances: what can be asked by the law, but is in vain by the answers."""

from collections.abc import Mapping

from api.memo.matter import MemoMatter
from cases.text import OWN, Text
from engine import Answer, Left, ToldRoute

# What is asked of a court before it is so: where it will not be granted, the next step is the defence.
ASKED_OF_COURT = frozenset({"dissolution", "penalty", "damages", "injunction"})
_EMPLOYERS = frozenset({"employer", "authority"})
_ON_THE_MEASURE, _SLIGHT = "measure_upheld", "slight"
# By an answer the sums, and the requests of the same name, that then cannot be awarded.
_WHOLE: Mapping[str, frozenset[str]] = {
    "upheld": frozenset({"fair_compensation", "notice_compensation", "remaining_term", "wage_after_end"}),
    "not_upheld": frozenset({"urgent_reason_compensation"}),
}
_INSPECTED: Mapping[str, frozenset[str]] = {"lawful": frozenset({"privacy_damages"})}
_ON_RETURN = frozenset({"wage_after_end"})


def in_vain(matter: MemoMatter) -> frozenset[str]:
    """Say what can be asked but will not be awarded, as far as the answers tell.

    Args:
        matter: the matter.

    Returns:
        The ids of the sums, and of the requests: of privacy where every inspection was lawful; what hangs on the
        measure where the answer on it is more than slight; wages on return where no return is wanted.
    """
    found: set[str] = set()
    outcomes = {each.outcome for part in matter.parts for each in part.answers if each.question == "inspection_lawful"}
    if len(outcomes) == 1:
        found |= _INSPECTED.get(outcomes.pop() or "", frozenset())
    if (main := matter.main[1]).question == _ON_THE_MEASURE and _firm(main):
        found |= _WHOLE.get(main.outcome or "", frozenset())
    if matter.whole.known.get("reinstatement_wanted") is False:
        found |= _ON_RETURN
    return frozenset(found)


def without_chance(route: ToldRoute, matter: MemoMatter) -> bool:
    """Say whether a route leads nowhere, as far as the answers tell.

    Args:
        route: the route.
        matter: the matter.

    Returns:
        Whether a sum for which it is there cannot be awarded, or it asks what will not be granted.
    """
    main, asked = matter.main[1], matter.whole.known.get("measure") in ASKED_OF_COURT
    refused = main.question == _ON_THE_MEASURE and main.outcome == "not_upheld" and _firm(main)
    if route.by in _EMPLOYERS and asked and refused:
        return True
    lead = [each for each in route.requests if each.rank == "primary" and each.state != "lost"]
    return bool(lead) and any(each.id in in_vain(matter) for each in lead)


def still_open(left: Left, matter: MemoMatter, but: str = "") -> list[Text]:
    """Name what a side can still ask once a term has passed, without what is in vain.

    Args:
        left: what it can still ask by the law.
        matter: the matter.
        but: the id of a request that is told elsewhere.

    Returns:
        It, in words.
    """
    vain = {*in_vain(matter), but}
    named = [
        (one.short or one.text)[OWN]
        for route in matter.remedies.routes
        for one in route.requests
        if one.id in vain and f"{route.id}.{one.id}" in left.left
    ]
    return [each for each in left.left_text if not each[OWN].startswith(tuple(named))]


def _firm(answer: Answer) -> bool:
    return answer.outcome is not None and answer.strength != _SLIGHT and answer.status != "contested"
