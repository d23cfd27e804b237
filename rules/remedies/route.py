"""Route: who asks what of which court, in which order, and what the other side asks in return."""

from collections import Counter
from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from privesfeer.cases.commons.text import Record, Text
from privesfeer.rules.mark import Mark
from privesfeer.rules.remedies.applied import Applied, Remark
from privesfeer.rules.rule import Authority

EITHER = "either"  # whoever wants to


class RouteRequest(Remark):
    """What is asked.

    Attributes:
        id: unique among those of its side in a route.
        rank: its place in the order: primary, alternative, conditional and so on.
        short: what it is called where it is told what is lost and what is left; None: it is not told there.
        term: the id of the deadline that binds it; None: none does.
        falls_with: the id of the deadline with which what it answers falls away; None: it answers nothing that can.
        money: the id of the sum that is computed for it; None: none is.
    """

    id: str
    rank: str
    short: Text | None = None
    term: str | None = None
    falls_with: str | None = None
    money: str | None = None


class RouteStep(Remark):
    """What is done before, or after.

    Attributes:
        term: the id of the deadline that binds it; None: none does.
    """

    term: str | None = None


class Forum(Applied):
    """The court.

    Attributes:
        court: which.
        lawyer: whether a lawyer is obligatory.
        authority: the sources that say so; empty: those of the general remark.
        mark: how sure it is; None: as its sources are.
    """

    court: str
    lawyer: bool = False
    authority: tuple[Authority, ...] = ()
    mark: Mark | None = None


class Appeal(Record):
    """The way to a higher court.

    Attributes:
        terms: the ids of the deadlines, of which one binds it by the kind of ruling.
        authority: the sources that say so.
    """

    terms: tuple[str, ...] = Field(min_length=1)
    authority: tuple[Authority, ...] = Field(min_length=1)


class Route(Applied):
    """A way to a court.

    Attributes:
        id: what it is called.
        title: what it is for.
        regimes: the laws under which it is there.
        by: the party that takes it; either: both can.
        forms: in which form, the usual one first.
        of_an_act: whether any one of several acts can open it, and not only the one that leads.
        courts: the court; the first that holds.
        requests: what is asked, in order.
        counter: what the other side can ask in return.
        appeal: the way to a higher court; None: there is none, or it is among the steps.
        steps: what is done one after the other; empty: only the request.
        notes: what has to be known.
    """

    id: str
    title: Text
    regimes: tuple[str, ...] = Field(min_length=1)
    by: str
    forms: tuple[str, ...] = Field(min_length=1)
    of_an_act: bool = False
    courts: tuple[Forum, ...] = Field(min_length=1)
    requests: tuple[RouteRequest, ...] = Field(min_length=1)
    counter: tuple[RouteRequest, ...] = ()
    appeal: Appeal | None = None
    steps: tuple[RouteStep, ...] = ()
    notes: tuple[Remark, ...] = ()

    @property
    def terms(self) -> Iterator[str]:
        """The deadlines that it names."""
        yield from (name for each in (*self.requests, *self.counter) for name in (each.term, each.falls_with) if name)
        yield from (each.term for each in self.steps if each.term)
        yield from self.appeal.terms if self.appeal else ()

    @property
    def sums(self) -> Iterator[str]:
        """The sums that it names."""
        yield from (each.money for each in (*self.requests, *self.counter) if each.money)


class GeneralRemark(Remark):
    """What holds for every route under some laws.

    Attributes:
        id: unique.
        regimes: the laws.
    """

    id: str
    regimes: tuple[str, ...]


class Routes(Record):
    """All routes, and the words for what they name.

    Attributes:
        forms: each form as a noun phrase.
        courts: each court.
        ranks: each place in the order of requests.
        first: the place of what a route is for.
        sides: how the sides are called otherwise, by the law under which they are.
        parties: each side that the law of regimes does not name.
        against: who is on the other side.
        remarks: what holds for all routes.
        routes: the routes.
    """

    forms: dict[str, Text] = Field(default_factory=dict)
    courts: dict[str, Text] = Field(default_factory=dict)
    ranks: dict[str, Text] = Field(default_factory=dict)
    first: str = ""
    sides: dict[str, dict[str, str]] = Field(default_factory=dict)
    parties: dict[str, Text] = Field(default_factory=dict)
    against: dict[str, str] = Field(default_factory=dict)
    remarks: tuple[GeneralRemark, ...] = ()
    routes: tuple[Route, ...] = ()

    def side(self, party: str) -> str:
        """Say whose side a party is on.

        Args:
            party: the party, as a route or an element of proof names it.

        Returns:
            The side, under whatever law; a party that is on neither, itself.
        """
        called = {name: side for names in self.sides.values() for side, name in names.items()}
        return called.get(party, party)

    @model_validator(mode="after")
    def _named(self) -> Self:
        for route in self.routes:
            requests = (*route.requests, *route.counter)
            unknown = [
                *(f"form '{each}'" for each in route.forms if each not in self.forms),
                *(f"court '{each.court}'" for each in route.courts if each.court not in self.courts),
                *(f"rank '{each.rank}'" for each in requests if each.rank not in self.ranks),
            ]
            if unknown:
                raise ValueError(f"route '{route.id}' names {', '.join(unknown)}, which has no words")
            for side in (route.requests, route.counter):
                if twice := [name for name, count in Counter(each.id for each in side).items() if count > 1]:
                    raise ValueError(f"route '{route.id}' has more than one request '{twice[0]}' of one side")
        if twice := [name for name, count in Counter(each.id for each in self.routes).items() if count > 1]:
            raise ValueError(f"more than one route '{twice[0]}'")
        return self
