"""Terms: the last days, the sums and the routes of a matter, and what a settlement turns on, each in a line."""

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal

from privesfeer.api.ask.shelf import roles, rulebook
from privesfeer.api.memo.chances import defended, in_vain, still_open, uphill, without_chance
from privesfeer.api.memo.telling import Teller, unstopped
from privesfeer.api.paper.blocks import Line, Span, Table, small
from privesfeer.cases.amount import in_words
from privesfeer.cases.day import day_of_week, long_date
from privesfeer.cases.text import Text, capital
from privesfeer.cases.words import words
from privesfeer.engine import Deadline, LastDay, Sum, ToldPosition, ToldRoute

_SAID = words(__file__)
_STANDS = _SAID.table("STANDS")
_CONDITIONAL = "conditional"


def unchanged(text: Text) -> Text:
    """Leave a sentence as it is.

    Args:
        text: the sentence.

    Returns:
        It.
    """
    return text


class RemediesInShort:
    """What may be asked, until when and for how much, in short."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller, self._told = teller, teller.matter.remedies

    # ---- the days that passed ----

    def days(self, said: Callable[[Text], Text] = unchanged) -> Line:
        """Tell the days from knowledge of the reason to the measure, and what they mean.

        Args:
            said: puts a sentence for the reader.

        Returns:
            The sentences, behind what they are called; empty where it is not about the measure that was given.
        """
        passed = self._teller.matter.passed
        if passed is None or not passed.leads:
            return ()
        node = self.node_of_days()
        told = [self._teller.told(node, said(each)) for each in passed.sentences]
        return self._teller.labelled_line(node, passed.title.map(_stopped), self._teller.run(told))

    def node_of_days(self) -> str:
        """Name the part of the proof that tells the days.

        Returns:
            The term that runs at once from knowledge, where it is among the terms.
        """
        passed = self._teller.matter.passed
        at_once = (each for each in self._told.deadlines if passed and each.state == "at_once")
        of_days = (each for each in at_once if passed and each.start == passed.since)
        return next((f"deadline:{each.name}" for each in of_days), "program:method")

    # ---- last days ----

    def pressing(self, *, of_employee: bool, dated: Callable[[dt.date], Text]) -> Line:
        """Tell the nearest last day of one side, or that of the other, where a term of months or weeks runs.

        Args:
            of_employee: whether the employee's side is the one that goes first.
            dated: writes a day.

        Returns:
            The line; empty where no such term runs.
        """
        days = self._teller.matter.verdict.last_days
        runs = any(not each.passed and not limitation(each.term) for each in days)
        return self.last_days(of_employee=of_employee, dated=dated) if runs else ()

    def last_days(self, *, of_employee: bool = True, dated: Callable[[dt.date], Text] = long_date) -> Line:
        """Tell the nearest last day of one side; where it has none, that of the other.

        Args:
            of_employee: whether the employee's side is the one that goes first.
            dated: writes a day.

        Returns:
            The line; where only a limitation of years runs, that; where no term can be counted, that.
        """
        teller, matter = self._teller, self._teller.matter
        days = sorted(matter.verdict.last_days, key=lambda each: each.last_day)
        if not days:
            return self._waiting(1) or teller.told("program:method", _SAID.NO_TERMS)
        pressing = [each for each in days if not each.passed and not limitation(each.term)]
        nearest: dict[bool, LastDay] = {}
        for each in pressing:
            nearest.setdefault(matter.of_employee(each.term), each)
        shown = [nearest[side] for side in (of_employee, not of_employee) if side in nearest][:1]
        # Of several measures each has its own.
        same = [
            each for each in pressing if shown and matter.of_employee(each.term) == matter.of_employee(shown[0].term)
        ]
        firsts: dict[Text | None, LastDay] = {}
        for each in same:
            firsts.setdefault(each.of, each)
        shown = [each for each in same if each in shown or (each.of and firsts[each.of] is each)]
        spans: list[Span] = []
        # What has passed is told where it settled the matter, or where nothing else runs.
        coming = [each for each in days if not each.passed]
        for each in shown or ([] if matter.barred else coming[:1]) or days[:1]:
            node = f"deadline:{each.term}"
            text = _SAID.LAPSED_ON if each.passed else _SAID.LIMITATION if limitation(each.term) else _SAID.UNTIL
            spans += [Span("; ", node=node)] if spans else []
            day = teller.told(node, dated(each.last_day), "strong" if shown else "plain")
            spans += teller.told(node, text, day=day, what=each.what)
        return (*spans, Span(".", node=spans[-1].node))

    @staticmethod
    def _named(each: Deadline) -> Text:
        """Say what a term is for, whose it is, and on what it depends."""
        return Text.joined((each.called, each.condition), ", ") if each.condition else each.called

    def stands(self) -> Line:
        """Say that a measure stands because the term to contest it has passed.

        Returns:
            The sentence; empty where it can still be contested.
        """
        each = self._teller.matter.barred
        if each is None or each.last_day is None:
            return ()
        node = f"deadline:{each.name}"
        told = self._teller.told(node, _STANDS[each.id], day=long_date(each.last_day))
        return (*told, *self._teller.cites(node, each.authority, 1), Span(".", node=node))

    def table(self) -> Table | None:
        """Show each term that can be counted.

        Returns:
            What it is for, its last day and how it stands; None: none can be counted.
        """
        teller, rows = self._teller, []
        for each in self._dated():
            if each.last_day:
                node = f"deadline:{each.name}"
                rows.append(
                    (
                        (
                            *teller.told(node, self._named(each).map(capital)),
                            *teller.cites(node, each.authority, 1),
                        ),
                        teller.told(node, long_date(each.last_day), "plain" if each.passed else "strong"),
                        teller.told(node, each.state_text),
                    )
                )
        headings = (_SAID.FOR, _SAID.LAST_DAY, _SAID.STATE)
        return Table(tuple(map(teller.says, headings)), tuple(rows)) if rows else None

    def _dated(self) -> list[Deadline]:
        """Give the terms that can be counted, in the order of the law; of several measures all, by their day."""
        matter = self._teller.matter
        dated = [each for each in matter.deadlines if each.last_day]
        if not matter.remedies.further:
            return dated
        return sorted(dated, key=lambda each: (bool(each.passed), each.last_day or matter.verdict.as_of))

    def counted(self) -> Iterator[Line]:
        """Tell each term that can be counted.

        Yields:
            A sentence for each: what it is for, its last day and how it stands.
        """
        for each in self._dated():
            if each.last_day:
                node = f"deadline:{each.name}"
                day = self._teller.told(node, day_of_week(each.last_day), "plain" if each.passed else "strong")
                what = self._named(each).map(capital)
                told = self._teller.told(node, _SAID.COUNTED, what=what, day=day, state=each.state_text)
                yield (*told, *self._teller.cites(node, each.authority, 1), Span(".", node=node))

    def waiting(self) -> Iterator[Line]:
        """Tell which terms cannot be counted yet.

        Yields:
            One sentence, where there are such terms.
        """
        if told := self._waiting():
            yield told

    def _waiting(self, most: int | None = None) -> Line:
        """Name the terms of which the start is not known; in full with their articles, else as many as are asked."""
        counted = {each.name for each in rulebook().remedies.terms if each.runs == "until"}
        waiting = [each for each in self._told.deadlines if each.state == "not_running" and each.name in counted]
        teller, spans = self._teller, list[Span]()
        # Where dissolution is asked, these terms start with an end that no one knows yet: nothing runs.
        pending = teller.matter.dissolution
        for place, each in enumerate(waiting[:most]):
            node = f"deadline:{each.name}"
            opening = _SAID.FROM_THE_END if pending else _SAID.NOT_YET if most is None else _SAID.START_UNKNOWN
            spans += [Span("; ", node=node)] if place else teller.told(node, opening)
            spans += [*teller.told(node, each.own), *(teller.cites(node, each.authority, 1) if most is None else ())]
        return (*spans, Span(".", node=spans[-1].node)) if spans else ()

    def standing(self) -> Iterator[Line]:
        """Tell what a term that has passed cost each side, and what is left.

        Yields:
            A line for each side.
        """
        for left in self._told.standing:
            node, teller = f"left:{left.party}", self._teller
            lost = Text.joined(left.lost_text, "; ")
            text = _SAID.LOST if left.lost_text else _SAID.NOTHING_LOST
            told = [teller.told(node, text, party=left.party_text.map(capital), what=lost)]
            if open_ := still_open(left, teller.matter):
                told.append(teller.told(node, _SAID.LEFT, what=Text.joined(open_, "; ")))
            elif left.lost_text and (rest := self._rest()):
                told.append(rest)
            yield teller.run(told)

    def left(self) -> Line:
        """Say what the employee can first still ask where the term has passed that settles the matter.

        Returns:
            The line; empty where the measure can still be contested, or nothing is left.
        """
        matter = self._teller.matter
        for each in self._told.standing if matter.barred else ():
            if matter.employees(each.party) and (open_ := still_open(each, matter, but_first=True)):
                parts = {"party": each.party_text.map(capital), "what": open_[0]}
                return (
                    *self._teller.told(f"left:{each.party}", _SAID.ASKED_STILL, **parts),
                    Span(".", node=f"left:{each.party}"),
                )
        return ()

    def passed(self) -> Line:
        """Say of the last term that has passed what is lost and what is left.

        Returns:
            The line; empty where none has.
        """
        return next(((self._teller.told(f"deadline:{each.name}", text)) for each, text in self._gone()), ())

    def _rest(self) -> Line:
        """Say what is left once what is lost has been named: where that is a sentence of its own, it alone."""
        return next((self._teller.told(f"deadline:{each.name}", each.left or text) for each, text in self._gone()), ())

    def _gone(self) -> list[tuple[Deadline, Text]]:
        """Give the terms that have passed with what that means, the last first."""
        gone = [(each, each.lapsed) for each in self._told.deadlines if each.lapsed and each.last_day]
        return sorted(gone, key=lambda each: each[0].last_day or dt.date.min, reverse=True)

    # ---- money ----

    def sums(self, *, brief: bool = False) -> Iterator[Line]:
        """Tell the sums that can still be awarded: those that are worked out, the others, and what these lack.

        Args:
            brief: whether those that are worked out are told alone where there are any, without interest and sources.

        Yields:
            A line for each kind.
        """
        vain = in_vain(self._teller.matter)
        open_ = [each for each in self._told.money if not each.lapsed and each.id not in vain]
        worked = [each for each in open_ if each.amount or (each.low and each.high)]
        by_all = [each for each in open_ if each not in worked and each.scenarios]
        cannot = [each for each in open_ if each not in worked and each not in by_all]
        principal = [each for each in worked if each.id not in roles().money.interest]
        if brief and principal:
            yield self._summed(principal, None, cited=False)
            return
        for held, opening in ((worked, None), (by_all, _SAID.BY_ALL), (cannot, _SAID.CANNOT)):
            if held:
                yield self._summed(held, opening, cited=True)
        for place, each in enumerate(self._told.absent):
            node = f"absent:{place}"
            told = self._teller.told(node, unstopped(each.text))
            yield (*told, *self._teller.cites(node, each.authority, 1), Span(".", node=node))

    def _summed(self, sums: list[Sum], opening: Text | None, *, cited: bool) -> Line:
        teller, spans = self._teller, list[Span]()
        for place, each in enumerate(sums):
            node = f"money:{each.id}"
            if place:
                spans.append(Span("; ", node=node))
            elif opening:
                spans += teller.told(node, opening)
            what = self.what(each) if place or opening else self.what(each).map(capital)
            spans += teller.told(node, what if opening else _SAID.SUM.fill(what=what, amount=self.amount(each)))
            spans += teller.cites(node, each.authority, 1) if cited else ()
        return (*spans, Span(".", node=spans[-1].node))

    @staticmethod
    def what(each: Sum) -> Text:
        """Say what a sum is for, and on what it depends.

        Args:
            each: the sum.

        Returns:
            It in words.
        """
        return Text.joined((each.what, each.condition), ", ") if each.condition else each.what

    @staticmethod
    def amount(each: Sum | ToldPosition) -> Text:
        """Give an amount in words.

        Args:
            each: what it is the amount of.

        Returns:
            The amount, or between which; else that there is no formula, or that a fact lacks.
        """
        low, high = (in_words(Decimal(end)) if end else None for end in (each.low, each.high))
        if each.amount:
            told = in_words(Decimal(each.amount))
            if high and Decimal(each.high or 0) > Decimal(each.amount) > 0:
                told = _SAID.BETWEEN.fill(low=told, high=high)
            if each.low and Decimal(each.low) < Decimal(each.amount):
                told = _SAID.AT_MOST.fill(amount=told)
        elif low and high:
            told = _SAID.BETWEEN.fill(low=low, high=high)
        else:
            return _SAID.NO_FORMULA if getattr(each, "scenarios", ()) else _SAID.NOT_WORKED_OUT
        if per := getattr(each, "per", None):
            told = _SAID.EACH.fill(amount=told, per=per)
        return _SAID.SUPPOSED_END.fill(amount=told) if roles().money.end in getattr(each, "lacking", ()) else told

    @staticmethod
    def euros(amount: str, *, over: bool = False) -> Text:
        """Give what was awarded in words.

        Args:
            amount: in euros.
            over: whether it was more than that.

        Returns:
            The words; that it was nothing, where it was.
        """
        told = in_words(Decimal(amount)) if Decimal(amount) else _SAID.NOTHING
        return _SAID.OVER.fill(amount=told) if over else told

    # ---- routes ----

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

    # ---- settlement ----

    def settlement(self) -> Iterator[Line]:
        """Tell on what a settlement turns: the floor and the stake of either side.

        Yields:
            A line, where the matter can be settled so.
        """
        settlement, teller = self._told.settlement, self._teller
        if settlement is None or teller.matter.barred:  # what stands is not ended by agreement once more
            return
        gone = {each.id for each in self._told.money if each.lapsed} | in_vain(teller.matter)
        positions = [each for each in settlement.positions if each.money not in gone]
        for role in dict.fromkeys(each.employee.role for each in positions):
            spans: list[Span] = []
            for place, each in enumerate([one for one in positions if one.employee.role == role]):
                node = f"position:{each.money}"
                if place:
                    spans.append(Span("; ", node=node))
                else:
                    spans += teller.told(node, _SAID.ROLE, role=each.employee.role_text.map(capital))
                known = each.amount or (each.low and each.high)
                text = _SAID.POSITION.fill(what=each.what, amount=self.amount(each)) if known else each.what
                spans += teller.told(node, text)
            yield (*spans, Span(".", node=spans[-1].node))


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


def _pressing(route: ToldRoute) -> dt.date:
    return min(
        (each.last_day for each in route.requests if each.last_day and each.state != "lost"), default=dt.date.max
    )


def _stopped(words: str) -> str:
    return f"{words}."
