"""Annex: what bears out the memo: all facts, reasons and rulings, what may be asked, and where sources are found."""

from collections.abc import Iterator
from itertools import groupby

from privesfeer.api.memo.assessment import standing
from privesfeer.api.memo.facts import FactsOfMatter
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.telling import Teller, lowered, unstopped
from privesfeer.api.memo.terms import RemediesInShort
from privesfeer.api.paper.blocks import Block, Bullets, Item, Line, Span, Table
from privesfeer.cases.day import long_date
from privesfeer.cases.text import Text, capital
from privesfeer.cases.words import words
from privesfeer.engine import Answer, AppliedConsequence, Citation, Further, Ground, ToldPoint, ToldRoute, VariedFact

_SAID = words(__file__)
_RULINGS, _VALUES = 2, 3


class Annex:
    """What stands behind the three pages."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it; what it cites stands in the last table.
        """
        self._teller, self._once = teller, set[Text]()

    def blocks(self) -> Iterator[Block]:
        """Tell it.

        Yields:
            The annex.
        """
        teller = self._teller
        teller.noted = False  # the last table has them all
        yield teller.heading(1, _SAID.ANNEX)
        yield teller.heading(2, _SAID.FACTS)
        yield from FactsOfMatter(teller).all()
        yield teller.heading(2, _SAID.REASONS)
        for part in teller.matter.parts:
            for answer in part.answers:
                yield from self._answer(part, answer)
        yield from self._together()
        yield from self._remedies()
        yield teller.heading(2, _SAID.SOURCES)
        yield from self._sources()

    # ---- the answers ----

    def _answer(self, part: Part, answer: Answer) -> Iterator[Block]:
        teller, node = self._teller, f"{part.prefix}answer:{answer.question}"
        headed = {"short": answer.short.map(capital), "told": standing(answer)}
        heading = _SAID.OF_ACT.fill(name=part.name, **headed) if part.number else _SAID.HEADED.fill(**headed)
        yield teller.heading(3, heading)
        if answer.worth:
            yield teller.paragraph(teller.told(node, answer.worth))
        for side in (answer.for_, answer.against):
            if side:
                outcome = answer.outcomes[side[0].favours]
                told = [self._ground(part, answer, each) for each in side]
                yield teller.paragraph(teller.told(node, _SAID.FOR, "strong", outcome=outcome), *told)
        if held := [*self._rulings(part, answer)]:
            yield teller.paragraph(teller.told(node, _SAID.HELD, "strong"), *held)
        if turning := [self._varied(part, answer, kind, each) for kind, each in self._turning(answer)]:
            yield teller.paragraph(teller.told(node, _SAID.TURNING, "strong"), *turning)
        if follows := [*self._follows(part, answer)]:
            yield teller.paragraph(teller.told(node, _SAID.FOLLOWS, "strong"), *follows)

    def _ground(self, part: Part, answer: Answer, ground: Ground) -> Line:
        teller, node = self._teller, f"{part.prefix}ground:{answer.question}/{ground.factor}"
        return (*teller.told(node, unstopped(ground.text)), *teller.cites(node, ground.authority), Span(".", node=node))

    def _rulings(self, part: Part, answer: Answer) -> Iterator[Line]:
        """Tell what the nearest rulings held, each holding once."""
        rulings = answer.rulings
        ours = (*rulings.governing, *rulings.supporting)
        for each in (*ours[:_RULINGS], *rulings.opposing[:_RULINGS]) if part.pleaded else ():
            if each.holding not in self._once:
                self._once.add(each.holding)
                node = f"{part.prefix}ruling:{answer.question}/{each.citation.key}"
                cited = self._teller.cite(node, each.citation)
                held = self._teller.quoted(node, lowered(each.holding))
                yield self._teller.told(node, _SAID.RULED, cite=cited, outcome=each.outcome_text, holding=held)

    def _follows(self, part: Part, answer: Answer) -> Iterator[Line]:
        """Tell what hangs on an answer, each thing once."""
        for each in answer.consequences:
            if each.text not in self._once:
                self._once.add(each.text)
                yield self._consequence(part, answer, each)

    @staticmethod
    def _turning(answer: Answer) -> Iterator[tuple[str, VariedFact]]:
        for kind, facts in (
            ("disputed", answer.disputed),
            ("open", answer.open_facts),
            ("valuation", answer.valuations),
        ):
            yield from ((kind, each) for each in facts if each.turns or kind == "disputed")

    def _varied(self, part: Part, answer: Answer, kind: str, fact: VariedFact) -> Line:
        """Say what the values of a fact bring; those that bring the same stand together."""
        teller, node = self._teller, f"{part.prefix}{kind}:{answer.question}/{fact.fact}"
        brings = [
            _SAID.BRINGS.fill(labels=Text.enumerate([each.label for each in held], "any"), then=then)
            for then, held in (
                (then, [*group]) for then, group in groupby(fact.values[:_VALUES], lambda each: each.outcome_text)
            )
        ]
        text = _SAID.table("VARIED")[kind]
        return teller.told(node, text, short=fact.short.map(capital), brings=Text.joined(brings, "; "))

    def _consequence(self, part: Part, answer: Answer, each: AppliedConsequence) -> Line:
        teller, node = self._teller, f"{part.prefix}consequence:{answer.question}/{each.consequence}"
        text = each.text if not each.outcome_text else _SAID.IF.fill(outcome=each.outcome_text, text=each.text)
        return (*teller.told(node, unstopped(text)), *teller.cites(node, each.authority), Span(".", node=node))

    def _together(self) -> Iterator[Block]:
        teller, connections = self._teller, self._teller.matter.verdict.connections
        if connections:
            yield teller.heading(2, _SAID.TOGETHER)
            items = []
            for each in connections:
                node = f"connection:{each.connection}"
                cited = teller.cites(node, each.authority)
                items.append(Item((*teller.told(node, unstopped(each.text)), *cited, Span(".", node=node))))
            yield Bullets(tuple(items))

    # ---- what may be asked ----

    def _remedies(self) -> Iterator[Block]:
        teller, told = self._teller, self._teller.matter.remedies
        routes = RemediesInShort(teller).open_routes()
        if routes or told.money:
            yield teller.heading(2, _SAID.REMEDIES)
        for route in routes:
            yield teller.heading(3, _SAID.ROUTE, title=route.title.map(capital))
            yield teller.paragraph(*self._requests(route))
        if told.money:
            yield teller.heading(3, _SAID.MONEY)
            yield Bullets(tuple(Item(self._sum(each.id)) for each in told.money))
        for compared in told.awards:
            rows = []
            for number, award in enumerate(compared.nearest, 1):
                node = f"award:{compared.money}/{number}"
                cited = teller.cite(node, award.citation) if award.citation else teller.told(node, award.cited)
                rows.append(
                    (
                        cited,
                        teller.told(node, self._awarded(award.amount, award.over)),
                        teller.told(node, award.rests_on.map(capital)),
                    )
                )
            what = next((each.what for each in told.money if each.id == compared.money), None)
            if rows and what:
                headings = (
                    teller.says(_SAID.AWARDED, what=what.map(capital)),
                    teller.says(_SAID.AMOUNT),
                    teller.says(_SAID.RESTS_ON),
                )
                yield Table(headings, tuple(rows), small=True)
        for place, further in enumerate(told.further):
            yield from self._further(f"further:{place}", further)
        if told.settlement:
            yield teller.heading(3, _SAID.SETTLEMENT)
            yield teller.paragraph(*map(self._agreed, told.settlement.points))

    def _further(self, node: str, told: Further) -> Iterator[Block]:
        """Tell what another measure or clause adds: until when, and how much."""
        teller = self._teller
        days = [(each.short, long_date(each.last_day)) for each in told.deadlines if each.last_day]
        sums = [(RemediesInShort.what(each), RemediesInShort.amount(each)) for each in told.money if each.amount]
        if days or sums:
            yield teller.heading(3, told.title.map(capital))
            lines = [
                teller.told(node, _SAID.FURTHER, what=what.map(capital), told=value) for what, value in days + sums
            ]
            yield Bullets(tuple(map(Item, lines)))

    def _agreed(self, point: ToldPoint) -> Line:
        teller, node = self._teller, f"settlement:{point.id}"
        return (
            *teller.told(node, unstopped(point.text)),
            *teller.cites(node, point.authority, 1),
            Span(".", node=node),
        )

    def _requests(self, route: ToldRoute) -> Iterator[Line]:
        teller = self._teller
        for each, other in (*((one, False) for one in route.requests), *((one, True) for one in route.counter)):
            node = f"request:{route.id}/{each.id}"
            rank = _SAID.COUNTER.fill(rank=each.rank_text) if other else each.rank_text
            told = [*teller.told(node, _SAID.REQUEST, rank=rank.map(capital), text=unstopped(each.text))]
            told += teller.cites(node, each.authority)
            if each.state == "lost":
                told += teller.told(node, _SAID.LOST)
            elif each.last_day:
                told += teller.told(node, _SAID.UNTIL, day=long_date(each.last_day))
            yield (*told, Span(".", node=node))

    def _sum(self, name: str) -> Line:
        teller, node = self._teller, f"money:{name}"
        each = next(one for one in teller.matter.remedies.money if one.id == name)
        what, amount = RemediesInShort.what(each).map(capital), RemediesInShort.amount(each)
        told = [teller.told(node, _SAID.SUM, what=what, amount=amount, due=each.due_text)]
        told += [teller.told(node, step) for step in (*each.working, *each.warnings)]
        return teller.run(told)

    @staticmethod
    def _awarded(amount: str | None, over: bool) -> Text:  # noqa: FBT001 - as the award has it
        return _SAID.NOT_SEEN if amount is None else RemediesInShort.euros(amount, over=over)

    # ---- sources ----

    def _sources(self) -> Iterator[Block]:
        """Show where each ruling that was cited is found, how it was read and what became of it; and the articles."""
        teller = self._teller
        rulings = [each for each in teller.cited.values() if each.kind == "ruling"]
        rows = []
        for each in sorted(rulings, key=lambda each: str(each.source.name).casefold()):
            node = f"source:{each.key}"
            became = [capital(teller.says(text)) for text in (*(one.text for one in each.standing), *each.history)]
            rows.append(
                (
                    (Span(str(each.source.name), node=node),),
                    (Span(". ".join((teller.says(each.text), *became)), url=each.url, node=node),),
                    (Span(capital(teller.says(each.verification)), node=node),),
                )
            )
        headings = (_SAID.RULING, _SAID.FOUND, _SAID.READ)
        if rows:
            yield Table(tuple(map(teller.says, headings)), tuple(rows), small=True)
        yield from map(teller.paragraph, self._articles())

    def _articles(self) -> Iterator[Line]:
        """Name the articles that were cited, those together that are as sure."""
        teller = self._teller
        by_read: dict[Text, list[Citation]] = {}
        for each in teller.cited.values():
            if each.kind == "statute":
                by_read.setdefault(each.verification, []).append(each)
        for read, held in by_read.items():
            spans = [*teller.told("program:method", _SAID.ARTICLES, read=read.map(capital))]
            for place, each in enumerate(held):
                node = f"source:{each.key}"
                spans += [Span("; ", node=node)] if place else []
                spans.append(Span(teller.says(each.text), url=each.url, node=node))
            yield (*spans, Span(".", node=spans[-1].node))
