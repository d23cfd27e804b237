"""Sums: what may be awarded, each sum in a line, and what a settlement turns on."""

from collections.abc import Collection, Iterator
from decimal import Decimal

from privesfeer.api.ask.registry import roles
from privesfeer.api.memo.chances import in_vain
from privesfeer.api.memo.telling import Teller, unstopped
from privesfeer.api.paper.blocks import Line, Span, small
from privesfeer.cases.commons.amount import in_words
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text, capital
from privesfeer.engine import Sum, ToldPosition

_SAID = catalogue(__file__)
_PARTIES = _SAID.table("PARTIES")
_EMPLOYEE = "employee"


class SumsInShort:
    """What may be awarded, in short."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller, self._told = teller, teller.matter.remedies

    def sums(self) -> Iterator[Line]:
        """Tell the sums that can still be awarded, without interest: those that are worked out; else the others.

        Yields:
            One line; where nothing is worked out, one for each other kind.
        """
        vain = in_vain(self._teller.matter)
        open_ = [each for each in self._told.money if not each.lapsed and each.id not in vain]
        worked = [each for each in open_ if each.amount or (each.low and each.high)]
        if principal := [each for each in worked if each.id not in roles().money.interest]:
            yield self._summed(principal, None, cited=False)
        else:
            yield from self.unworked(())

    def unworked(self, told: Collection[str]) -> Iterator[Line]:
        """Tell the sums that no table tells: those without a formula, what cannot be worked out yet, what is absent.

        Args:
            told: the ids of the sums that a table tells.

        Yields:
            A line for each kind.
        """
        vain = in_vain(self._teller.matter)
        rest = [each for each in self._told.money if not each.lapsed and each.id not in vain and each.id not in told]
        by_all = [each for each in rest if each.scenarios]
        for held, opening in ((by_all, _SAID.BY_ALL), ([each for each in rest if each not in by_all], _SAID.CANNOT)):
            if held:
                yield self._summed(held, opening, cited=True)
        yield from self._absent()

    def _absent(self) -> Iterator[Line]:
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
    def between(low: str, high: str) -> Text:
        """Say between which two amounts something lies.

        Args:
            low: the least, in euros.
            high: the most.

        Returns:
            Both in words.
        """
        return _SAID.BETWEEN.fill(low=in_words(Decimal(low)), high=in_words(Decimal(high)))

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

    # ---- settlement ----

    def settlement(self) -> Iterator[Line]:
        """Tell on what a settlement turns: the floor and the stake of either side.

        Yields:
            A line for each role and side, where the matter can be settled so.
        """
        settlement, teller = self._told.settlement, self._teller
        if settlement is None or teller.matter.barred:  # what stands is not ended by agreement once more
            return
        gone = {each.id for each in self._told.money if each.lapsed} | in_vain(teller.matter)
        positions = [each for each in settlement.positions if each.money not in gone]
        creditors = {each.id: each.creditor for each in self._told.money}
        held: dict[tuple[str, str], list[ToldPosition]] = {}
        for each in positions:
            held.setdefault((each.employee.role, creditors.get(each.money, _EMPLOYEE)), []).append(each)
        for (_, creditor), of_side in held.items():
            yield self._at_stake(of_side, _PARTIES[creditor])

    def _at_stake(self, positions: list[ToldPosition], party: Text) -> Line:
        """Name what a settlement turns on for a side: what goes together, or what comes in its place."""
        teller, spans, first = self._teller, list[Span](), positions[0]
        groups = {money: each for each in reversed(self._told.grouped) for money in each.money}
        apart: dict[str, list[ToldPosition]] = {}
        for each in positions:
            group = groups.get(each.money)
            apart.setdefault(group.id if group else "", []).append(each)
        role = _SAID.ROLE.fill(role=first.employee.role_text.map(capital), party=party)
        spans += teller.told(f"position:{first.money}", role)
        for place, of_group in enumerate(apart.values()):
            group = groups.get(of_group[0].money)
            for number, each in enumerate(of_group):
                node = f"position:{each.money}"
                spans += teller.told(node, _SAID.AND if number else _SAID.OR) if number or place else ()
                if group and not number and len(apart) > 1:
                    spans += teller.told(node, _SAID.IN_CASE, case=group.title.map(small))
                known = each.amount or (each.low and each.high)
                text = _SAID.POSITION.fill(what=each.what, amount=self.amount(each)) if known else each.what
                spans += teller.told(node, text)
        return (*spans, Span(".", node=spans[-1].node))
