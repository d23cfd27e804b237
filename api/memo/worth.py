"""Worth: the sums with their working, by what the employee chooses; and what may become of the whole."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from privesfeer.api.ask.registry import roles
from privesfeer.api.memo.chances import in_vain
from privesfeer.api.memo.sums import SumsInShort
from privesfeer.api.memo.telling import Teller, unstopped
from privesfeer.api.paper.blocks import Block, Line, Span, Table
from privesfeer.cases.commons.amount import in_words
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text, capital
from privesfeer.engine import Outlook, Sum

_SAID = catalogue(__file__)
_SIDES = _SAID.table("SIDES")
_FEW = 2  # sums that are added up


class WorthOfMatter:
    """What the matter is worth."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller, self._sums = teller, SumsInShort(teller)
        self._told = teller.matter.remedies

    def blocks(self, room: int) -> Iterator[Block]:
        """Tell it.

        Args:
            room: how much room there is: 2 for all of it, 1 for the sums with their working and the band alone, 0 for a
                line of sums and the band.

        Yields:
            The sums with their working, by group; what can happen, on what it rests, and for how much to
            settle, or else on what a settlement turns.
        """
        teller, found = self._teller, self._outlook()
        yield from self._table(found[1] if found else None, whole=room > 1) if room else self._in_a_line()
        if found and found[1].outcomes:
            node, told = found
            yield self._band(node, told)
            remarks = told.remarks if room > 1 else ()
            rests = teller.told(node, Text.joined((_SAID.TO_EMPLOYEE, *remarks), " "))
            yield teller.paragraph(rests, *self._settle())
        elif found and found[1].lacking:
            facts = Text.enumerate([each.short for each in found[1].lacking])
            yield teller.paragraph(teller.told(found[0], _SAID.LACKING, facts=facts))
        elif found and found[1].remarks and room:
            yield teller.paragraph(teller.told(found[0], Text.joined(found[1].remarks, " ")))
        if not any(self._settle()) and (settlement := [*self._sums.settlement()]):
            yield teller.paragraph(teller.labelled_line("program:method", _SAID.SETTLEMENT, teller.run(settlement)))

    # ---- sums ----

    def _in_a_line(self) -> Iterator[Block]:
        if sums := [*self._sums.sums()]:
            yield self._teller.paragraph(*sums)

    def _table(self, outlook: Outlook | None, *, whole: bool) -> Iterator[Block]:
        """Show the sums in one table, by group with what the group comes to; interest is told in the annex.

        The sums of a return stand in it though the employee does not want one: they are what is given up.
        """
        teller, vain = self._teller, {*in_vain(self._teller.matter, wished=False), *roles().money.interest}
        open_ = {each.id: each for each in self._told.money if not each.lapsed and each.id not in vain}
        estimated = {each.id: (each.low, each.high) for each in outlook.estimated} if outlook else {}
        rows, notes, told = list[tuple[Line, ...]](), list[Line](), {*vain}
        for group in self._told.grouped:
            named = [open_[name] for name in group.money if name in open_]
            # Where nothing of a group is worked out, an estimate stands for a route that nobody takes yet.
            held = [each for each in named if _worked(each) or each.id in estimated] if any(map(_worked, named)) else []
            rows += self._group(group.title, [(f"money:{each.id}", each) for each in held], estimated, whole=whole)
            told |= {each.id for each in held}
            for note in group.notes[: None if whole else 1] if held else ():
                node = f"money:{held[0].id}"
                cited = teller.cites(node, note.authority, 1)
                notes.append((*teller.told(node, unstopped(note.text)), *cited, Span(".", node=node)))
        for place, further in enumerate(self._told.further):
            held = [each for each in further.money if not each.lapsed and each.id not in vain and _worked(each)]
            rows += self._group(further.title, [(f"further:{place}", each) for each in held], {}, whole=whole)
        if rows:
            headings = (_SAID.SUM, _SAID.WORKING, _SAID.AMOUNT) if whole else (_SAID.SUM_WORKED, _SAID.AMOUNT)
            cells = rows if whole else [self._narrow(each) for each in rows]
            yield Table(tuple(map(teller.says, headings)), tuple(cells))
        if rest := [*notes, *(self._sums.unworked(told) if whole or not rows else ())]:
            yield teller.paragraph(*rest)

    @staticmethod
    def _narrow(row: tuple[Line, ...]) -> tuple[Line, ...]:
        """Put the working of a sum behind what it is."""
        what, working, amount = row
        node = what[0].node
        return ((*what, *((Span(": ", node=node), *working) if working else ())), amount)

    def _group(
        self, title: Text, sums: Sequence[tuple[str, Sum]], estimated: Mapping[str, tuple[str, str]], *, whole: bool
    ) -> Iterator[tuple[Line, ...]]:
        """Give the rows of a group: of several sums first what they come to, of one its title before it."""
        alone = len(sums) == 1
        if sums and not alone:
            yield self._subtotal(title, sums)
        for node, each in sums:
            teller = self._teller
            if _worked(each):
                reckoned, amount = self._reckoned(each, whole=whole), self._sums.amount(each)
            else:
                reckoned, amount = _SAID.BY_AWARDS, self._sums.between(*estimated[each.id])
            what, label = self._sums.what(each), teller.told(node, _SAID.GROUP, "strong", title=title.map(capital))
            called = teller.run((label, teller.told(node, what))) if alone else teller.told(node, what.map(capital))
            yield called, teller.told(node, reckoned), teller.told(node, amount)

    @staticmethod
    def _reckoned(each: Sum, *, whole: bool) -> Text:
        """Give the working of a sum in a line, and where there is room why it lies between two amounts."""
        reckoned = each.equation or Text.joined(each.working, " ")
        if each.due is False:
            return _SAID.NOT_DUE.fill(due=each.due_text, reckoned=reckoned)
        return Text.joined((reckoned, each.span), "; ") if each.span and whole else reckoned

    def _subtotal(self, title: Text, sums: Sequence[tuple[str, Sum]]) -> tuple[Line, ...]:
        """Name a group, with what its sums come to that are worked out and paid once."""
        teller, node = self._teller, sums[0][0]
        added = [each for _, each in sums if _worked(each) and each.due is not False and not each.per]
        named = teller.told(node, title.map(capital), "strong")
        if len(added) < _FEW:
            return named, (), ()
        low = sum((Decimal(each.low or each.amount or 0) for each in added), Decimal(0))
        high = sum((Decimal(each.high or each.amount or 0) for each in added), Decimal(0))
        total = self._sums.between(str(low), str(high)) if low != high else in_words(low)
        return named, teller.told(node, _SAID.SUBTOTAL), teller.told(node, total, "strong")

    # ---- the whole ----

    def _outlook(self) -> tuple[str, Outlook] | None:
        """Give what is said of the whole; what the employee gets is the same for both sides."""
        if self._teller.matter.barred:
            return None
        for side in self._teller.matter.advice.sides:
            if side.outlook:
                return f"outlook:{side.side}", side.outlook
        return None

    def _settle(self) -> list[Line]:
        """Say for how much to settle; where both sides are advised, to which."""
        teller, told = self._teller, list[Line]()
        sides = () if teller.matter.barred else teller.matter.advice.sides
        for side in sides:
            if side.outlook and side.outlook.settle:
                text = side.outlook.settle if len(sides) == 1 else _SIDES[side.side].fill(text=side.outlook.settle)
                told.append(teller.told(f"outlook:{side.side}", text, "strong"))
        return told

    def _band(self, node: str, told: Outlook) -> Table:
        teller = self._teller
        headings = (_SAID.OUTCOME, _SAID.CHANCE, _SAID.LOW, _SAID.LIKELY, _SAID.HIGH)
        return Table(
            tuple(map(teller.says, headings)),
            tuple(
                (
                    teller.told(node, each.text),
                    teller.told(node, _SAID.PERCENT, n=str(each.weight)) if each.weight else (),
                    *(teller.told(node, in_words(amount)) for amount in each.amounts),
                )
                for each in told.rows
            ),
        )


def _worked(each: Sum) -> bool:
    return bool(each.amount or (each.low and each.high))
