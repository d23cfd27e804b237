"""Ways: the ways to a court that are open, the most pressing first, each in a line."""

import datetime as dt
from collections.abc import Iterator

from privesfeer.api.ask.registry import rulebook
from privesfeer.api.memo.chances import defended, uphill, without_chance
from privesfeer.api.memo.telling import Teller, unstopped
from privesfeer.api.paper.blocks import Line, Span, small
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Text, capital
from privesfeer.engine import ToldRoute

_SAID = catalogue(__file__)
_CONDITIONAL = "conditional"


class WaysToCourt:
    """The ways to a court."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller, self._told = teller, teller.matter.remedies

    def routes(self, most: int) -> Iterator[Line]:
        """Tell each route that is open.

        Args:
            most: how many, unless a term runs for more.

        Yields:
            A line for each: who, what, which court, until when.
        """
        found = self.open_routes()
        yield from map(self.route, found[: max(most, sum(map(bound, found)))])

    def open_routes(self) -> list[ToldRoute]:
        """Give the routes that are open, the most pressing first.

        Returns:
            They, those of the client before those of the other side; without what is in vain, and what is asked in case
            the other side succeeds, once that is too late.
        """
        matter = self._teller.matter
        of_side = {"employer": matter.employers, "employee": matter.employees}
        ours = of_side[matter.verdict.client] if matter.verdict.client else None
        lost = {left.party for left in self._told.standing if left.lost_text}
        found = [
            route
            for route in self._told.routes
            if route.state == "open"
            and not without_chance(route, self._teller.matter)
            and not (lost - {route.by} and all(each.rank == _CONDITIONAL for each in route.requests))
        ]
        return sorted(found, key=lambda route: (ours is not None and not ours(route.by), _pressing(route)))

    def route(self, route: ToldRoute) -> Line:
        """Tell a route.

        Args:
            route: the route.

        Returns:
            Who can ask what, in which form, of which court and until when, with its first source; where the answers
            lean against it, that they do not decide it.
        """
        node, asked = f"route:{route.id}", [each for each in route.requests if each.state != "lost"]
        cited = tuple(each for one in asked for each in one.authority) or route.court_authority
        where = self._teller.told(node, _SAID.WHERE, form=route.forms_text, court=route.court_text)
        cites = self._teller.cites(node, cited, 1)
        against = self._teller.told(node, _SAID.UPHILL) if uphill(route, self._teller.matter) else ()
        return (*self._asked(route), *where, *cites, *against, Span(".", node=node))

    def defence(self) -> Line:
        """Tell as the next step the defence against what is asked of the court, where that will not be granted.

        Returns:
            Who defends, and what is asked; empty where nothing is asked of the court, or it may be granted.
        """
        teller = self._teller
        for route in self._told.routes:
            if route.state == "open" and route.counter and defended(route, teller.matter):
                first, node = route.counter[0], f"route:{route.id}"
                what = unstopped(first.short or first.text)
                ban = teller.matter.ban
                banned = {"which": ban[1]} if ban else {}
                told = teller.told(node, _SAID.DEFEND_BANNED if ban else _SAID.DEFEND, what=what, **banned)
                return (*told, *teller.cites(node, first.authority, 1), Span(".", node=node))
        return ()

    def _asked(self, route: ToldRoute) -> Line:
        """Say who can ask what: by the title of a route that is whole, else by what is left of it."""
        asked = [each for each in route.requests if each.state != "lost"]
        days = [each.last_day for each in asked if each.last_day and not limitation(each.term)]
        whole = len(asked) == len(route.requests)
        what = route.title if whole else Text.joined([unstopped(each.short or each.text) for each in asked], "; ")
        parts = {"what": what.map(small), "party": route.by_text.map(capital)}
        text = _SAID.ASKED_UNTIL if days else _SAID.ASKED if whole else _SAID.ASKED_STILL
        return self._teller.told(f"route:{route.id}", text, day=long_date(min(days)) if days else "", **parts)


def bound(route: ToldRoute) -> bool:
    """Say whether a term runs within which a route has to be taken.

    Args:
        route: the route.

    Returns:
        Whether one of its requests can be asked until a day, or what it is for until one that is not known yet.
    """
    asked = (each for each in route.requests if not limitation(each.term))
    return any(each.state == "open" or (each.state == "unknown" and each.rank == "primary") for each in asked)


def limitation(term: str | None) -> bool:
    """Say whether a term is a limitation of years, which makes nothing urgent.

    Args:
        term: its id; None: there is no term.

    Returns:
        Whether it is.
    """
    return any(each.unit == "years" for each in rulebook().remedies.terms if each.id == term)


def receipt(term: str | None) -> bool:
    """Say whether a term is that within which what was sent in time has to be received, which is no day to act by.

    Args:
        term: its id, or its name with its variant; None: there is no term.

    Returns:
        Whether it is.
    """
    return any(each.sent for each in rulebook().remedies.terms if term in {each.id, each.name})


def _pressing(route: ToldRoute) -> dt.date:
    return min(
        (each.last_day for each in route.requests if each.last_day and each.state != "lost"), default=dt.date.max
    )
