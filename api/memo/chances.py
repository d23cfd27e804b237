"""Chances: what can be asked by the law, but is in vain by a rule of law; and what the answers speak against."""

from collections.abc import Callable

from privesfeer.api.ask.registry import roles, rulebook
from privesfeer.api.memo.matter import MemoMatter
from privesfeer.cases.commons.text import Text
from privesfeer.engine import Answer, Left, ToldRoute

_SLIGHT, _RULED = "slight", "required"


def in_vain(matter: MemoMatter, *, wished: bool = True) -> frozenset[str]:
    """Say what can be asked but will not be awarded, whatever a court weighs.

    An answer that leans, or that rulings govern, takes nothing out: a term that lapses meanwhile does not come back.

    Args:
        matter: the matter.
        wished: whether what the employee does not want counts.

    Returns:
        The ids of the sums, and of the requests: what a rule of law that no open exception touches rules out, with what
        comes on top of it; wages on return where no return is wanted; what no way asks for any more.
    """
    money, found = roles().money, set(_against(matter, _ruled, by_law=True))
    if wished and money.unwanted.holds(matter.whole.known.get(money.unwanted.fact)):
        found |= {*money.back}
    found |= _lapsed(matter)
    return frozenset(found | {each.id for each in rulebook().remedies.money.sums if each.of in found})


def without_chance(route: ToldRoute, matter: MemoMatter) -> bool:
    """Say whether a route leads nowhere, by a rule of law or because of what the employee wants.

    Args:
        route: the route.
        matter: the matter.

    Returns:
        Whether a sum for which it is there cannot be awarded, or it asks what will not be granted.
    """
    vain, led = in_vain(matter), _led_by(route)
    return _refused(route, matter, _ruled) or (bool(led) and led <= vain)


def uphill(route: ToldRoute, matter: MemoMatter) -> bool:
    """Say whether the answers lean against a route that is open all the same.

    Args:
        route: the route.
        matter: the matter.

    Returns:
        Whether they do.
    """
    return _refused(route, matter, _leans) or bool(_led_by(route) & _against(matter, _leans))


def defended(route: ToldRoute, matter: MemoMatter) -> bool:
    """Say whether a route asks of a court what is not likely to be granted, so that the other side first defends.

    Args:
        route: the route.
        matter: the matter.

    Returns:
        Whether it does.
    """
    return _refused(route, matter, _likely)


def still_open(left: Left, matter: MemoMatter, *, but_first: bool = False) -> list[Text]:
    """Name what a side can still ask once a term has passed, without what is in vain.

    Args:
        left: what it can still ask by the law.
        matter: the matter.
        but_first: whether what is asked of the employer first is left out, for it is told by itself.

    Returns:
        It, in words.
    """
    vain = {*in_vain(matter), *([roles().money.by_employer_first] if but_first else ())}
    named = [
        one.short or one.text
        for route in matter.remedies.routes
        for one in route.requests
        if vain & {one.id, one.money} and f"{route.id}.{one.id}" in left.left
    ]
    return [told for short, told in zip(left.left_short, left.left_text, strict=True) if short not in named]


def _lapsed(matter: MemoMatter) -> set[str]:
    """Give the sums that are there only for requests whose term has passed."""
    every = [one for each in matter.remedies.routes for one in (*each.requests, *each.counter) if one.money]
    return {str(one.money) for one in every} - {str(one.money) for one in every if one.state != "lost"}


def _against(matter: MemoMatter, decides: Callable[[Answer], bool], *, by_law: bool = False) -> frozenset[str]:
    """Give the sums that cannot be awarded if the answers that decide so far are right."""
    found: set[str] = set()
    for each in roles().money.ruled_out:
        read = [one for part in matter.parts for one in part.answers if one.question == each.answer.fact]
        if (
            (each.by_law or not by_law)
            and read
            and all(decides(one) and each.answer.holds(one.outcome) for one in read)
        ):
            found |= {*each.sums}
    return frozenset(found)


def _refused(route: ToldRoute, matter: MemoMatter, decides: Callable[[Answer], bool]) -> bool:
    """Say whether the employer asks of a court what the answer on the measure denies."""
    main, asked = matter.main[1], rulebook().on_measure
    denied = main.question == asked.question and main.outcome == asked.protects and decides(main)
    return matter.employers(route.by) and matter.asked_of_court and denied


def _led_by(route: ToldRoute) -> frozenset[str]:
    """Give the sums for which a route is there, as far as they can still be asked."""
    lead = (each for each in route.requests if each.rank == "primary" and each.state != "lost")
    return frozenset(each.money for each in lead if each.money)


def _ruled(answer: Answer) -> bool:
    """Say whether a rule of law decides it that no open fact, and so no open exception, can touch."""
    return answer.outcome is not None and answer.status == _RULED and answer.firm


def _likely(answer: Answer) -> bool:
    return answer.outcome is not None and answer.strength != _SLIGHT and answer.status != "contested"


def _leans(answer: Answer) -> bool:
    return answer.outcome is not None
