"""Annex: what bears out the memo and its pages left out: reasons, what may be asked, where sources are found."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from privesfeer.api.ask.registry import casebook, rulebook
from privesfeer.api.memo import wording
from privesfeer.api.memo.assessment import uncarried
from privesfeer.api.memo.chances import in_vain
from privesfeer.api.memo.citable import citable, stands
from privesfeer.api.memo.facts import FactsOfMatter
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.outcome import standing
from privesfeer.api.memo.sums import SumsInShort
from privesfeer.api.memo.telling import Teller, lowered, unstopped
from privesfeer.api.memo.turning import Turning
from privesfeer.api.memo.ways import WaysToCourt
from privesfeer.api.paper.blocks import Block, Bullets, Item, Line, Span, Table
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Text, capital
from privesfeer.engine import Answer, AppliedConsequence, Further, Ground, Sum, ToldPoint, ToldRoute

_SAID = catalogue(__file__)


class AnnexRoom(NamedTuple):
    """How much of an annex is told.

    Attributes:
        reasons: how many of each side on a question, besides those that the pages told.
        sources: how many of each reason are named.
        held: how many rulings of each side are told with what they held.
        turning: how many facts that can turn an answer.
        awards: how many comparable awards.
        points: how many points of an agreement.
        connections: how many sentences on how the answers fit together.
        routes: of how many routes the requests are told.
        cites: how many sources of each request are named.
        facts: whether facts are told that the pages left out.
    """

    reasons: int
    sources: int
    held: int
    turning: int
    awards: int
    points: int
    connections: int
    routes: int
    cites: int
    facts: bool = False


ANNEX_ROOMS = (
    AnnexRoom(9, 2, 1, 4, 5, 20, 9, 9, 2, facts=True),
    AnnexRoom(5, 2, 1, 4, 4, 12, 5, 9, 1, facts=True),
    AnnexRoom(4, 1, 1, 4, 3, 12, 3, 9, 1),
    AnnexRoom(4, 1, 0, 3, 3, 10, 0, 9, 0),
    AnnexRoom(3, 1, 0, 3, 3, 8, 0, 6, 0),
    AnnexRoom(2, 1, 0, 2, 3, 8, 0, 4, 0),
    AnnexRoom(2, 1, 0, 1, 2, 6, 0, 3, 0),
    AnnexRoom(1, 1, 0, 2, 3, 6, 0, 4, 0),
    AnnexRoom(1, 1, 0, 1, 2, 6, 0, 3, 0),
    AnnexRoom(1, 0, 0, 1, 2, 4, 0, 2, 0),
    AnnexRoom(0, 0, 0, 1, 2, 2, 0, 2, 0),
    AnnexRoom(0, 0, 0, 1, 1, 0, 0, 1, 0),
    AnnexRoom(0, 0, 0, 0, 0, 0, 0, 0, 0),
)


class Annex:
    """What stands behind the three pages, and was not told in them."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it; what it cites stands in the last table.
        """
        self._teller, self._once = teller, set[Text]()
        self._told, self._room = frozenset(teller.telling), ANNEX_ROOMS[0]

    def blocks(self, room: AnnexRoom) -> Iterator[Block]:
        """Tell it.

        Args:
            room: how much is told.

        Yields:
            The annex.
        """
        teller, self._room = self._teller, room
        teller.noted = False  # the last table has them all
        yield teller.heading(1, _SAID.ANNEX)
        if room.facts:
            yield from self._under(_SAID.FACTS, FactsOfMatter(teller).others(self._told))
        yield from self._under(_SAID.REASONS, self._answers())
        yield from self._together()
        yield from self._remedies()
        yield teller.heading(2, _SAID.SOURCES)
        yield from self._sources()

    def _under(self, heading: Text, blocks: Iterable[Block]) -> Iterator[Block]:
        for place, block in enumerate(blocks):
            if not place:
                yield self._teller.heading(2, heading)
            yield block

    def _answers(self) -> Iterator[Block]:
        """Tell of each answer the reasons that the pages left out; of an act that does not lead only how it stands."""
        parts = self._teller.matter.parts
        for part in parts:
            for answer in part.answers if part.pleaded else ():
                yield from self._answer(part, answer)
        yield from filter(None, (self._act(part) for part in parts if not part.pleaded))

    # ---- the answers ----

    def _act(self, part: Part) -> Block | None:
        """Tell how the questions on an act stand that does not lead, with their sources, and what can turn them.

        Nothing of one of which nothing is left to tell.
        """
        teller, lines = self._teller, list[Line]()
        for answer in uncarried(part):
            node = f"{part.prefix}answer:{answer.question}"
            told = teller.told(node, _SAID.STANDS, short=answer.short.map(capital), told=standing(answer))
            point = answer.decides
            cited: Line = ()
            if point and point.authority and self._room.sources and citable(point.authority):
                node = f"{part.prefix}decides:{answer.question}"
                cited = teller.cites(node, (point.authority,))
            lines.append((*told, *cited, Span(".", node=node)))
            lines += Turning(teller, part, answer).lines(1)
        if not lines:
            return None
        return teller.paragraph(teller.told("program:method", _SAID.OF_ACT, "strong", name=part.name), *lines)

    def _answer(self, part: Part, answer: Answer) -> Iterator[Block]:
        """Tell what stands behind an answer; nothing where the pages told all."""
        teller, node, lines = self._teller, f"{part.prefix}answer:{answer.question}", list[Line]()
        said = {
            point.reason
            for step, point in (("decides", answer.decides), ("contra", answer.contra))
            if point and f"{part.prefix}{step}:{answer.question}" in self._told
        }
        for side in (answer.for_, answer.against):
            fresh = [
                each
                for each in side
                if each.short not in said
                and not rulebook().questions[answer.question].of_every(each.factor)
                and f"{part.prefix}ground:{answer.question}/{each.factor}" not in self._told
            ]
            if told := [self._ground(part, answer, each) for each in fresh[: self._room.reasons]]:
                favoured = side[0].favours
                text = _SAID.AGAINST if answer.outcome and favoured != answer.outcome else _SAID.FOR
                lines += [teller.told(node, text, "strong", outcome=answer.outcomes[favoured]), *told]
        if held := [*self._rulings(part, answer)]:
            lines += [teller.told(node, _SAID.HELD, "strong"), *held]
        if turning := [*Turning(teller, part, answer).lines(self._room.turning, self._told)]:
            lines += [teller.told(node, _SAID.TURNING, "strong"), *turning]
        follows = [*self._follows(part, answer)] if self._room.facts else []
        if follows:
            lines += [teller.told(node, _SAID.FOLLOWS, "strong"), *follows]
        if lines:
            yield teller.heading(3, _SAID.HEADED, short=answer.short.map(capital), told=standing(answer))
            yield teller.paragraph(*lines)

    def _ground(self, part: Part, answer: Answer, ground: Ground) -> Line:
        teller, node = self._teller, f"{part.prefix}ground:{answer.question}/{ground.factor}"
        # What decided otherwise is named beside what carries a reason.
        otherwise = any(each.otherwise and citable(each) for each in ground.authority)
        most = max(self._room.sources, 2 * otherwise)
        cited = teller.beside(node, ground, ground.authority, most) if self._room.sources else ()
        return (*teller.told(node, unstopped(ground.text)), *cited, Span(".", node=node))

    def _rulings(self, part: Part, answer: Answer) -> Iterator[Line]:
        """Tell what the nearest rulings held, each holding once."""
        rulings = answer.rulings
        ours = (*rulings.governing, *rulings.supporting)
        most = self._room.held
        sides = ([each for each in side if stands(each.citation, answer.question)] for side in (ours, rulings.opposing))
        for each in (one for side in sides for one in side[:most]):
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

    def _consequence(self, part: Part, answer: Answer, each: AppliedConsequence) -> Line:
        teller, node = self._teller, f"{part.prefix}consequence:{answer.question}/{each.consequence}"
        text = each.text if not each.outcome_text else _SAID.IF.fill(outcome=each.outcome_text, text=each.text)
        return (*teller.told(node, unstopped(text)), *teller.cites(node, each.authority), Span(".", node=node))

    def _together(self) -> Iterator[Block]:
        teller, connections = self._teller, self._teller.matter.verdict.connections[: self._room.connections]
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
        routes = WaysToCourt(teller).open_routes()[: self._room.routes]
        # What can no longer be asked for, or cannot be awarded, is not told again.
        vain = in_vain(teller.matter)
        money = [each for each in told.money if not each.lapsed and each.id not in vain]
        worked = [each for each in money if each.working or (each.warnings and self._room.sources)]
        if routes or worked:
            yield teller.heading(2, _SAID.REMEDIES)
        for route in routes:
            yield teller.heading(3, _SAID.ROUTE, title=route.title.map(capital), by=route.by_text)
            yield teller.paragraph(*self._requests(route))
        if worked:
            yield teller.heading(3, _SAID.MONEY)
            yield Bullets(tuple(Item(self._sum(each.id)) for each in worked))
        yield from self._awards(money)
        for place, further in enumerate(told.further):
            yield from self._further(f"further:{place}", further)
        if told.settlement and self._room.points and not teller.matter.barred:
            yield teller.heading(3, _SAID.SETTLEMENT)
            yield teller.paragraph(*map(self._agreed, told.settlement.points[: self._room.points]))

    def _awards(self, money: Iterable[Sum]) -> Iterator[Block]:
        """Show what comparable rulings awarded; what a formula gives is compared with nothing."""
        teller, free = self._teller, {each.id: each.what for each in money if not each.amount}
        for compared in teller.matter.remedies.awards if self._room.awards else ():
            rows, what = [], free.get(compared.money)
            if what is None:
                continue
            for number, award in enumerate(compared.nearest[: self._room.awards], 1):
                node = f"award:{compared.money}/{number}"
                if award.citation is None:  # what nobody can look up bears out nothing
                    continue
                rows.append(
                    (
                        teller.cite(node, award.citation),
                        teller.told(node, self._awarded(award.amount, award.over)),
                        teller.told(node, award.rests_on.map(capital)),
                    )
                )
            if rows:
                headings = (
                    teller.says(_SAID.AWARDED, what=what.map(capital)),
                    teller.says(_SAID.AMOUNT),
                    teller.says(_SAID.RESTS_ON),
                )
                yield Table(headings, tuple(rows), small=True)

    def _further(self, node: str, told: Further) -> Iterator[Block]:
        """Tell how much another measure or clause adds; the pages told until when."""
        teller = self._teller
        sums = [(SumsInShort.what(each), SumsInShort.amount(each)) for each in told.money if each.amount]
        if sums:
            yield teller.heading(3, told.title.map(capital))
            lines = [teller.told(node, _SAID.FURTHER, what=what.map(capital), told=value) for what, value in sums]
            yield Bullets(tuple(map(Item, lines)))

    def _agreed(self, point: ToldPoint) -> Line:
        teller, node = self._teller, f"settlement:{point.id}"
        return (
            *teller.told(node, unstopped(point.text)),
            *teller.cites(node, point.authority, 1),
            Span(".", node=node),
        )

    def _requests(self, route: ToldRoute) -> Iterator[Line]:
        teller, days = self._teller, [each.last_day for each in route.requests if each.last_day]
        brief = not self._room.cites
        theirs = () if brief else route.counter
        for each, other in (*((one, False) for one in route.requests), *((one, True) for one in theirs)):
            node = f"request:{route.id}/{each.id}"
            rank = _SAID.COUNTER.fill(rank=each.rank_text) if other else each.rank_text
            told = [
                *teller.told(
                    node,
                    _SAID.REQUEST,
                    rank=rank.map(capital),
                    text=unstopped(each.short or each.text if brief else each.text),
                )
            ]
            told += teller.cites(node, each.authority, self._room.cites) if self._room.cites else ()
            if each.state == "lost":
                told += teller.told(node, _SAID.LOST)
            elif each.last_day and each.last_day != min(days, default=None):  # the pages told the first
                told += teller.told(node, _SAID.UNTIL, day=long_date(each.last_day))
            yield (*told, Span(".", node=node))

    def _sum(self, name: str) -> Line:
        teller, node = self._teller, f"money:{name}"
        each = next(one for one in teller.matter.remedies.money if one.id == name)
        what, amount = SumsInShort.what(each).map(capital), SumsInShort.amount(each)
        told = [teller.told(node, _SAID.SUM, what=what, amount=amount, due=each.due_text)]
        told += [teller.told(node, step) for step in (*each.working, *(each.warnings if self._room.sources else ()))]
        return teller.run(told)

    @staticmethod
    def _awarded(amount: str | None, over: bool) -> Text:  # noqa: FBT001 - as the award has it
        return _SAID.NOT_SEEN if amount is None else SumsInShort.euros(amount, over=over)

    # ---- sources ----

    def _sources(self) -> Iterator[Block]:
        """Show where each ruling that was cited is found, how it was read and what became of it; and the articles."""
        teller = self._teller
        rulings = [each for each in teller.cited.values() if each.kind == "ruling"]
        rows = []
        for each in sorted(rulings, key=lambda each: str(each.source.name).casefold()):
            node = f"source:{each.key}"
            # Where the ruling before it cannot be looked up, nobody is helped by it.
            before = [one for one in each.history if one not in each.source.unfound]
            became = [capital(teller.says(text)) for text in (*(one.text for one in each.standing), *before)]
            rows.append(
                (
                    (Span(str(each.source.name), node=node),),
                    (Span(". ".join((teller.says(teller.located(each)), *became)), url=each.url, node=node),),
                    (Span(capital(teller.says(casebook()[each.key].verification)), node=node),),
                )
            )
        headings = (_SAID.RULING, _SAID.FOUND, _SAID.READ)
        if rows:
            yield Table(tuple(map(teller.says, headings)), tuple(rows), small=True)
        yield from map(teller.paragraph, self._articles())

    def _articles(self) -> Iterator[Line]:
        """Name the articles that were cited; behind one whose text is not sure, that it is to be read."""
        teller, spans = self._teller, list[Span]()
        for each in (one for one in teller.cited.values() if one.kind == "statute"):
            node = f"source:{each.key}"
            spans += [Span("; ", node=node)] if spans else [*teller.told("program:method", _SAID.ARTICLES)]
            spans.append(Span(teller.says(each.text), url=each.url, node=node))
            spans += teller.told(node, wording.UNREAD) if each.source.remarked else ()
        if spans:
            yield (*spans, Span(".", node=spans[-1].node))
