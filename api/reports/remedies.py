"""Remedies report: terms, amounts, routes and burdens of proof, as a person reads them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from privesfeer.api.paper.blocks import (
    Banner,
    Block,
    Bullets,
    Heading,
    Item,
    Line,
    Paragraph,
    Span,
    Table,
    Tone,
    plain,
)
from privesfeer.api.reports.routes import further_routes, routes_report, standing_report
from privesfeer.api.reports.sources import Referring
from privesfeer.cases.commons.amount import in_words
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import day_of_week, long_date
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.engine import Asked, Citation, Deadline, Further, Remedies, Sum, ToldRemark

_SAID = catalogue(__file__)
_CREDITORS = _SAID.table("CREDITORS")
_PRESSING = {"last_week", "today", "lapsed", "late"}


def remedies_report(remedies: Remedies, lang: Lang, *, named: bool = True) -> tuple[Block, ...]:
    """Tell what may be asked, until when and for how much.

    Args:
        named: whether a fact is also given by its name in a file, for who writes one.

    Returns:
        The text.
    """
    return tuple(_Report(lang, named=named).blocks(remedies))


class _Report(Referring):
    """Remedies in one language."""

    _lost: set[str | None]  # terms of which it is told by side what they cost

    def __init__(self, lang: Lang, *, named: bool) -> None:
        super().__init__(lang)
        self._named = named

    def blocks(self, told: Remedies) -> Iterator[Block]:
        yield from self.opening(_SAID.REMEDIES, told.title)
        yield Paragraph(self.line(_SAID.ASKED_ON, day=long_date(told.as_of)))
        if told.regimes:
            regimes = Text.enumerate(list(told.regimes), "any")
            yield Paragraph(self.labelled(_SAID.REGIMES, regimes))
        if told.warnings:
            yield Banner(tuple(self.line(each.map(capital), "warning") for each in told.warnings))
        yield from standing_report(told, self._lang)
        bound = (each for route in told.routes for each in route.requests)
        self._lost = {each.term for each in bound if each.state == "lost" and each.short}
        yield Heading(2, self.says(_SAID.DEADLINES))
        if told.deadlines:
            yield Bullets(tuple(self._deadline(each) for each in told.deadlines))
        else:
            yield Paragraph(self.line(_SAID.NO_DEADLINES))
        yield from self._money(told)
        yield from routes_report(told, self._lang)
        for further in told.further:
            yield from self._further(further)
        if told.asked:
            yield Heading(2, self.says(_SAID.ASKED))
            yield Paragraph(self.line(_SAID.ASKED_WHY))
            yield Bullets(tuple(self._asked(each) for each in told.asked))
        yield Paragraph(self.line(told.limits, "quiet"))

    def _money(self, told: Remedies) -> Iterator[Block]:
        """Tell the amounts, and why one that may be expected is not among them."""
        if told.money or told.absent:
            yield Heading(2, self.says(_SAID.MONEY))
            for each in told.money:
                yield Bullets((self._sum(each),))
                if each.scenarios:
                    yield self._scenarios(each)
        if told.absent:
            yield Bullets(tuple(map(self._absent, told.absent)))

    def _further(self, told: Further) -> Iterator[Block]:
        """Tell what another measure or clause adds to what stands above."""
        yield Heading(2, self.says(told.title.map(capital)))
        if told.deadlines or told.money:
            yield Bullets((*map(self._deadline, told.deadlines), *map(self._sum, told.money)))
        yield from further_routes(told, self._lang)

    def _deadline(self, each: Deadline) -> Item:
        tone: Tone = "warning" if each.state in _PRESSING else "strong"
        day = each.last_day or each.first_day
        said = _SAID.UNTIL if each.last_day else _SAID.FROM if day else each.state_text
        head = [*self.line(each.in_full.map(capital))]
        if each.condition:
            head += [Span(", "), *self.line(each.condition)]
        stand = self.line(said.fill(day=day_of_week(day) if day else "", state=each.state_text), tone)
        below = [stand, self.line(each.working)]
        if each.under:
            below.append(self.labelled(_SAID.UNDER, each.under))
        below += self._end(each.authority, each.mark, each.mark_text, each.warnings)
        below += [self.line(each.lapsed, "warning")] if each.lapsed and each.id not in self._lost else []
        return Item(tuple(head), tuple(below))

    def _sum(self, each: Sum) -> Item:
        what = [*self.line(each.what.map(capital))]
        if each.condition:
            what += [Span(", "), *self.line(each.condition)]
        head = (*what, Span(": "), *self._amount(each))
        standing = _SAID.STANDING.fill(due=each.due_text, creditor=_CREDITORS[each.creditor])
        below = [self.line(standing), *(self.line(step) for step in each.working)]
        below += self._end(each.authority, each.mark, each.mark_text, each.warnings)
        return Item(head, tuple(below))

    def _absent(self, each: ToldRemark) -> Item:
        return Item(self.line(each.text), (self.labelled(_SAID.SOURCES, self.cited(each.authority)),))

    def _amount(self, each: Sum) -> Line:
        """Give the amount, with the least and the most where these differ."""
        per = f" {self.says(each.per)}" if each.per else ""
        if each.low is not None and each.high is not None and each.low != each.high:
            between = _SAID.BETWEEN.fill(low=_euros(each.low), high=_euros(each.high))
            if each.amount is None:
                return plain(f"{self.says(between)}{per}", "strong")
            return (Span(f"{self.says(_euros(each.amount))}{per}", "strong"), Span(f" ({self.says(between)})"))
        if each.amount is None:
            return self.line(_SAID.TABLE if each.scenarios else _SAID.CANNOT)
        return plain(f"{self.says(_euros(each.amount))}{per}", "strong")

    def _scenarios(self, each: Sum) -> Table:
        headings = (_SAID.SUPPOSED, _SAID.LEAST, _SAID.MOST, _SAID.HOW)
        rows = tuple(
            (
                self.line(row.text.map(capital)),
                self.line(_euros(row.low)),
                self.line(_euros(row.high)),
                self.line(row.working),
            )
            for row in each.scenarios
        )
        return Table(tuple(map(self.says, headings)), rows)

    def _end(
        self, authority: tuple[Citation, ...], mark: str, mark_text: Text, warnings: Iterable[Text]
    ) -> Iterator[Line]:
        """Say on what it rests, how sure that is, and what has to be known beside it."""
        if authority:
            yield self.labelled(_SAID.SOURCES, self.cited(authority))
        if mark != "V":
            yield self.labelled(_SAID.SURE, mark_text)
        yield from (self.line(each) for each in warnings)

    def _asked(self, each: Asked) -> Item:
        personal = plain(f" ({self.says(_SAID.PERSONAL)})", "quiet") if each.personal else ()
        return Item((*self.line(each.question), *personal), (plain(each.fact, "quiet"),) if self._named else ())


def _euros(amount: str) -> Text:
    return in_words(Decimal(amount))
