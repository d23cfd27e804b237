"""Covenants: the clauses and accounts of a case, a paragraph for each: what it binds, by which act, with what."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from privesfeer.api.ask.registry import rulebook
from privesfeer.api.memo.entered import Entered, entered
from privesfeer.api.memo.outcome import carried_by, firmness, outcome
from privesfeer.api.memo.precedents import Pleadable
from privesfeer.api.memo.reasons import ReasonsFor
from privesfeer.api.memo.sums import SumsInShort
from privesfeer.api.memo.telling import Teller
from privesfeer.api.paper.blocks import Line, Paragraph, Span
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text, capital, untranslated

_SAID = catalogue(__file__)


class Covenants:
    """The clauses and accounts of a case, where there are several."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells them.
        """
        self._teller, self._reasons = teller, ReasonsFor(teller)
        on_measure = rulebook().on_measure.question
        self._entered = [each for each in entered(teller.matter) if each.answer.question != on_measure]

    @property
    def questions(self) -> frozenset[str]:
        """The questions that these paragraphs answer."""
        return frozenset(each.answer.question for each in self._entered)

    def paragraphs(self, reasons: int) -> Iterator[Paragraph]:
        """Tell each.

        Args:
            reasons: how many reasons carry each answer; none: each is told in a sentence with what decides it.

        Yields:
            A paragraph for each clause or account, in their order; where each takes a sentence, the accounts together.
        """
        accounts = list[Line]()
        for (list_id, place), group in groupby(self._entered, key=lambda each: (each.list_id, each.place)):
            held = [*group]
            named = held[0].entry.title or untranslated(str(place))
            title = self._teller.told(f"{list_id}:{place}", _SAID.TITLE, "strong", name=named.map(capital))
            if held[0].on:
                yield self._teller.paragraph(title, *self._on_measure(held[0]), *self._by_act(held, reasons))
            elif reasons:
                yield self._teller.paragraph(title, *self._on_whole(held[0], reasons))
            else:
                accounts += [title, self._in_a_sentence(held[0])]
        if accounts:
            yield self._teller.paragraph(*accounts)

    # ---- an account ----

    def _on_whole(self, one: Entered, reasons: int) -> Iterator[Line]:
        """Tell whose it is, and why."""
        teller, node = self._teller, f"{one.part.prefix}answer:{one.answer.question}"
        yield teller.told(node, _SAID.SENTENCE, text=outcome(one.part, one.answer))
        if one.answer.outcome is None:
            yield from self._undecided(one)
            return
        yield from self._reasons.lines(one.part, one.answer, reasons)
        yield from self._nearest(one)

    def _in_a_sentence(self, one: Entered) -> Line:
        """Tell whose it is with what decides that, and the source."""
        told = outcome(one.part, one.answer, carried_by(one.answer))
        if one.answer.outcome is None:
            return self._teller.told(f"{one.part.prefix}answer:{one.answer.question}", _SAID.SENTENCE, text=told)
        return self._reasons.in_short(one.part, one.answer, told)

    def _nearest(self, one: Entered) -> Iterator[Line]:
        """Name the nearest ruling, and what it held."""
        teller, node = self._teller, f"{one.part.prefix}answer:{one.answer.question}"
        upheld = one.answer.outcome != rulebook().questions[one.answer.question].protects
        for each in teller.proof.pleadable.get(node, ()):
            if each.upheld is upheld and each.ruling.overlap.shared and each.ruling.citation.key not in teller.cited:
                yield self._cited(node, each)
                return

    def _cited(self, node: str, found: Pleadable) -> Line:
        own = f"{node}/ruling/{found.ruling.citation.key}"
        return self._teller.told(own, _SAID.NEAREST, ruling=self._teller.cite(own, found.ruling.citation))

    # ---- a clause, act by act ----

    def _on_measure(self, one: Entered) -> Iterator[Line]:
        """Tell how the measure stands under this clause; where it falls, by what, with the source."""
        answer, node = one.entry.measure, f"{one.list_id}:{one.place}"
        if answer and answer.outcome:
            text = _SAID.MEASURE.fill(outcome=answer.outcome_text, status=firmness(answer))
            failing = next((each for each in answer.elements if each.fails and each.why), None)
            told = _SAID.BECAUSE.fill(told=text, why=failing.why) if failing and failing.why else text
            cited = self._teller.cites(node, failing.authority, 1) if failing else ()
            yield (*self._teller.told(node, told), *cited, Span(".", node=node))

    def _by_act(self, held: list[Entered], reasons: int) -> Iterator[Line]:
        """Tell which acts breach it and which do not, those alike together; then the penalty."""
        question = rulebook().questions[held[0].answer.question]
        breached = [each for each in held if each.answer.outcome and each.answer.outcome != question.protects]
        kept = [each for each in held if each.answer.outcome == question.protects and self._reproached(each)]
        open_ = [each for each in held if each.answer.outcome is None and self._reproached(each)]
        if breached and held[0].void:
            yield self._subsidiary(breached)
            yield from self._penalty(held[0], breached=True)
            return
        yield from self._alike(breached, _SAID.BREACHED, reasons)
        if not breached and (kept or open_):
            yield self._teller.told(f"{held[0].list_id}:{held[0].place}", _SAID.NONE)
        yield from self._alike(open_, _SAID.OPEN, reasons)
        near = [each for each in kept if reasons > 1 and each.answer.contra and not each.answer.contra.unknown]
        yield from self._alike(near, _SAID.KEPT, 1)
        if rest := [each for each in kept if each not in near]:
            yield self._in_short(rest, why=reasons > 0 or not (breached or open_))
        yield from self._penalty(held[0], breached=bool(breached))

    def _subsidiary(self, breached: list[Entered]) -> Line:
        """Name the acts that breach a clause under which nothing can be claimed; why matters only if it binds."""
        first = breached[0]
        acts = Text.enumerate([_SAID.ACT.fill(title=each.on.name) for each in breached if each.on])
        node = f"{first.part.prefix}answer:{first.answer.question}"
        return self._teller.told(node, _SAID.SUBSIDIARY, acts=acts, status=firmness(first.answer))

    @staticmethod
    def _reproached(one: Entered) -> bool:
        return bool(one.on and one.on.act and one.on.act.row.part != "read")

    def _alike(self, held: list[Entered], text: Text, reasons: int) -> Iterator[Line]:
        """Tell acts for which the same decides together."""
        teller, groups = self._teller, dict[Text | None, list[Entered]]()
        for each in held:
            groups.setdefault(each.answer.decides.text if each.answer.decides else None, []).append(each)
        for group in groups.values():
            first = group[0]
            node = f"{first.part.prefix}answer:{first.answer.question}"
            acts = Text.enumerate([_SAID.ACT.fill(title=each.on.name) for each in group if each.on])
            yield teller.told(node, text, acts=acts, status=firmness(first.answer))
            if first.answer.outcome:
                yield from self._reasons.lines(first.part, first.answer, max(1, reasons), against=reasons > 0)
            elif reasons:
                yield from self._undecided(first)

    def _in_short(self, held: list[Entered], *, why: bool) -> Line:
        """Name the acts that do not breach a clause, each with why in a few words; otherwise say it of all the rest."""
        teller, first = self._teller, held[0]
        if not why:
            node = f"{first.part.prefix}answer:{first.answer.question}"
            return teller.told(node, _SAID.KEPT_REST.fill(number=str(len(held))))
        told = [
            _SAID.WHY.fill(title=each.on.name, why=each.answer.decides.text)
            for each in held
            if each.on and each.answer.decides
        ]
        node = f"{first.part.prefix}answer:{first.answer.question}"
        return teller.told(node, _SAID.KEPT_TOO, acts=Text.enumerate(told))

    def _undecided(self, one: Entered) -> Iterator[Line]:
        if one.answer.undecided:
            for each in one.answer.undecided.pleaded:
                yield self._teller.undecided(one.part.prefix, one.answer, each, brief=True)

    def _penalty(self, one: Entered, *, breached: bool) -> Iterator[Line]:
        """Tell what a breach costs, where that is told of this clause."""
        remedies, title = self._teller.matter.remedies, one.entry.title
        if one.entry.on_the_whole:
            sums = [(f"money:{each.id}", each) for each in remedies.money]
        else:
            further = [(place, each) for place, each in enumerate(remedies.further) if each.title == title]
            sums = [(f"further:{place}", each) for place, more in further for each in more.money]
        penalties = _penalties(one.answer.question) if breached else frozenset()
        for node, each in sums:
            if each.amount and Decimal(each.amount) and each.id in penalties:
                what = SumsInShort.what(each).map(capital)
                yield self._teller.told(node, _SAID.SUM, what=what, amount=SumsInShort.amount(each))


def _penalties(question: str) -> frozenset[str]:
    """Give the sums that are counted of each act that breaches a clause."""
    return frozenset(
        each.id for each in rulebook().remedies.money.sums if each.per_act and each.per_act.question == question
    )
