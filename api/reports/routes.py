"""Routes report: requests, burdens of proof, comparable awards and the settlement, as a person reads them."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

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
    joined,
    plain,
)
from privesfeer.api.reports.sources import Referring
from privesfeer.cases.commons.amount import in_words
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.engine import (
    Citation,
    Comparable,
    Further,
    Left,
    Remedies,
    Sum,
    ToldAward,
    ToldChecklist,
    ToldElement,
    ToldPosition,
    ToldRemark,
    ToldRequest,
    ToldRoute,
    ToldSettlement,
)

_SAID = catalogue(__file__)
_SURE = "V"  # what was read in a source needs no mark


def routes_report(told: Remedies, lang: Lang) -> tuple[Block, ...]:
    """Tell which requests are open, who has to prove what, what was awarded and what a settlement holds.

    Returns:
        The text, from a heading of the second level on.
    """
    return tuple(_RoutesReport(told.money, lang).blocks(told))


def further_routes(told: Further, lang: Lang) -> tuple[Block, ...]:
    """Tell which requests another measure or clause of the case adds.

    Args:
        told: what it adds.

    Returns:
        The text, from a heading of the third level on.
    """
    report = _RoutesReport(told.money, lang)
    return tuple(block for route in told.routes for block in report.route(route))


def standing_report(told: Remedies, lang: Lang) -> tuple[Block, ...]:
    """Tell who can no longer ask what, and what is left.

    Returns:
        The text; empty where no term has passed.
    """
    report = _RoutesReport(told.money, lang)
    return (Banner(tuple(map(report.left, told.standing))),) if told.standing else ()


class _RoutesReport(Referring):
    """Remedies in one language, as far as they are law and not arithmetic."""

    def __init__(self, money: tuple[Sum, ...], lang: Lang) -> None:
        super().__init__(lang)
        self._sums = {each.id: each for each in money}

    def blocks(self, told: Remedies) -> Iterator[Block]:
        if told.routes:
            yield Heading(2, self.says(_SAID.ROUTES))
            for route in told.routes:
                yield from self.route(route)
            yield Bullets(tuple(Item(self._remark(each)) for each in told.remarks))
        if told.awards:
            yield Heading(2, self.says(_SAID.AWARDS))
            yield Paragraph(self.line(_SAID.AWARDS_EXPLAINED))
            for each in told.awards:
                yield self._awards(each)
        if told.proof:
            yield Heading(2, self.says(_SAID.PROOF))
            for each_list in told.proof:
                yield from self._checklist(each_list)
        if told.settlement:
            yield from self._settlement(told.settlement)

    # ---- routes ------------------------------------------------------------------------------------------------------
    def left(self, left: Left) -> Line:
        """Tell of one side what it can no longer ask, and what it still can."""
        parts = [(_SAID.LOST, left.lost_text), (_SAID.LEFT, left.left_text)]
        lines = (self.line(text, what=Text.joined(listed, "; ")) for text, listed in parts if listed)
        return (Span(capital(self.says(left.party_text)), "strong"), Span(" "), *joined(lines, " "))

    def route(self, route: ToldRoute) -> Iterator[Block]:
        """Tell who can ask what of which court."""
        yield Heading(3, self.says(route.title))
        if route.under:
            yield Paragraph(self.labelled(_SAID.UNDER, route.under))
        where = self.line(_SAID.WHERE, party=route.by_text, form=route.forms_text, court=route.court_text)
        if route.lawyer:
            where = (*where, *self.line(_SAID.LAWYER))
        where = (*where, *self._marked(route.court_mark, route.court_mark_text), *self._cited(route.court_authority))
        if route.state == "lost":
            yield Paragraph((*where, *self.line(_SAID.GONE)))
            return
        yield Paragraph(where)
        rows = [self._request(each, each.rank_text) for each in route.requests]
        rows += [self._request(each, _SAID.COUNTER.fill(rank=each.rank_text)) for each in route.counter]
        yield Table(tuple(map(self.says, (_SAID.ORDER, _SAID.REQUEST, _SAID.UNTIL))), tuple(rows))
        if route.steps:
            yield Bullets(tuple(Item(self._remark(each)) for each in route.steps), numbered=True)
        notes = [Item(self._remark(each)) for each in route.notes]
        if route.appeal:
            days = Text.enumerate([_SAID.table("APPEAL")[each] for each in route.appeal.terms], "any")
            line = self.line(_SAID.APPEAL_TERM, term=days)
            if route.appeal.last_day:
                line = (*line, *self.line(_SAID.APPEAL_DAY, day=long_date(route.appeal.last_day)))
            notes.append(Item((*line, *self._cited(route.appeal.authority))))
        if notes:
            yield Bullets(tuple(notes))

    def _request(self, request: ToldRequest, rank: Text) -> tuple[Line, ...]:
        text = (*plain(capital(self.says(request.text))), *self._price(request.money))
        until = plain("–")
        if request.state == "lost":
            until = self.line(_SAID.PASSED, "warning")
        elif request.last_day:
            until = plain(self.says(long_date(request.last_day)))
        elif request.term:
            until = self.line(_SAID.UNKNOWN_DAY)
        text = (*text, *self._marked(request.mark, request.mark_text), *self._cited(request.authority))
        return plain(capital(self.says(rank))), text, until

    def _price(self, money: str | None) -> Line:
        found = self._sums.get(money or "")
        if found is None or not found.amount:
            return ()
        return plain(f" ({self.says(in_words(Decimal(found.amount)))})")

    def _remark(self, remark: ToldRemark) -> Line:
        marked = self._marked(remark.mark, remark.mark_text)
        return (*self.line(remark.text), *marked, *self._cited(remark.authority))

    # ---- proof -------------------------------------------------------------------------------------------------------
    def _checklist(self, checklist: ToldChecklist) -> Iterator[Block]:
        yield Heading(3, self.says(checklist.title))
        if checklist.under:
            yield Paragraph(self.labelled(_SAID.UNDER, checklist.under))
        if checklist.result_text:
            result = plain(capital(self.says(checklist.result_text)), "strong")
            why = joined(map(self.line, checklist.why), " ")
            yield Paragraph((*result, *self._cited(checklist.authority), Span(". "), *why))
        headings = (_SAID.ELEMENT, _SAID.PARTY, _SAID.STATE, _SAID.FACTS)
        yield Table(tuple(map(self.says, headings)), tuple(map(self._element, checklist.elements)))
        notes = [Item(self._remark(each)) for each in checklist.notes]
        notes += [Item(self.line(each.note)) for each in checklist.elements if each.note]
        if notes:
            yield Bullets(tuple(notes))

    def _element(self, element: ToldElement) -> tuple[Line, ...]:
        known = [f"{self.says(each.short)}: {self.says(each.label)}" for each in element.carried]
        open_ = ((_SAID.DISPUTED, element.disputed_text), (_SAID.MISSING, element.missing_text))
        unknown = [self.line(said, "quiet", facts=Text.joined(facts, ", ")) for said, facts in open_ if facts]
        facts = joined((*([plain("; ".join(known))] if known else []), *unknown), ". ")
        return (
            (
                *plain(capital(self.says(element.text))),
                *self._marked(element.mark, element.mark_text),
                *self._cited(element.authority),
            ),
            plain(self.says(element.party_text) if element.party_text else "–"),
            plain(self.says(element.state_text), "strong" if element.state in {"met", "not_met"} else "plain"),
            facts,
        )

    # ---- awards ------------------------------------------------------------------------------------------------------
    def _awards(self, compared: Comparable) -> Table:
        found = self._sums.get(compared.money)
        what = capital(self.says(found.what if found else _SAID.table("SUMS")[compared.money]))
        headings = (what, self.says(_SAID.AMOUNT), self.says(_SAID.RESTS_ON), self.says(_SAID.ALIKE))
        return Table(headings, tuple(map(self._award, compared.nearest)))

    def _award(self, award: ToldAward) -> tuple[Line, ...]:
        cited = (Span(self.says(award.cited), url=award.citation.url if award.citation else None),)
        alike = [f"{self.says(each.short)}: {self.says(each.label)}" for each in award.shares]
        if award.years_of_service is not None:
            alike.append(self.says(_SAID.YEARS, years=str(award.years_of_service)))
        return (
            (*cited, *self._marked(award.mark, award.mark_text)),
            plain(self._awarded(award)),
            plain(capital(self.says(award.rests_on))),
            plain("; ".join(alike) or "–"),
        )

    def _awarded(self, award: ToldAward) -> str:
        if award.amount is None:
            return self.says(_SAID.NOT_SEEN)
        amount = Decimal(award.amount)
        told = self.says(in_words(amount)) if amount else self.says(_SAID.NOTHING)
        if award.over:
            told = self.says(_SAID.OVER, amount=told)
        if award.months:
            told = self.says(_SAID.MONTHS, amount=told, months=str(award.months))
        return self.says(_SAID.OF, amount=told, claimed=in_words(Decimal(award.claimed))) if award.claimed else told

    # ---- settlement --------------------------------------------------------------------------------------------------
    def _settlement(self, settlement: ToldSettlement) -> Iterator[Block]:
        yield Heading(2, self.says(settlement.title))
        for day in settlement.reflection:
            yield Paragraph(self.line(_SAID.REFLECTION, day=long_date(day)))
        if settlement.positions:
            headings = (_SAID.SUM, _SAID.AMOUNT, _SAID.EMPLOYEE, _SAID.EMPLOYER)
            yield Table(tuple(map(self.says, headings)), tuple(map(self._position, settlement.positions)))
        for need, points in groupby(settlement.points, lambda each: each.need_text):
            yield Heading(3, capital(self.says(need)))
            yield Bullets(tuple(Item(self._remark(each)) for each in points))
        if settlement.benefits:
            yield Heading(3, self.says(_SAID.BENEFITS))
            yield Bullets(tuple(Item(self._remark(each)) for each in settlement.benefits))

    def _position(self, position: ToldPosition) -> tuple[Line, ...]:
        stands = (
            (*plain(self.says(each.role_text), "strong"), Span(": "), *self.line(each.text))
            for each in (position.employee, position.employer)
        )
        what = (*plain(capital(self.says(position.what))), *self._cited(position.authority))
        return what, plain(self._range(position)), *stands

    def _range(self, position: ToldPosition) -> str:
        if position.amount:
            return self.says(in_words(Decimal(position.amount)))
        ends = [self.says(in_words(Decimal(each))) for each in (position.low, position.high) if each]
        return " – ".join(dict.fromkeys(ends)) or self.says(_SAID.NO_NUMBER)

    # ---- sources -----------------------------------------------------------------------------------------------------
    def _marked(self, mark: str | None, text: Text | None) -> Line:
        return plain(f" [{self.says(text)}]", "quiet") if mark not in {None, _SURE} and text else ()

    def _cited(self, citations: tuple[Citation, ...]) -> Line:
        return (Span(" ("), *self.cited(citations), Span(")")) if citations else ()
