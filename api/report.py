"""Report: a verdict as a person reads it, for terminal and Markdown alike; answer first."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from api import wording
from api.blocks import (
    Banner,
    Block,
    Bullets,
    Heading,
    Item,
    Line,
    Paragraph,
    Span,
    Speaker,
    capital,
    joined,
    plain,
    printable,
)
from cases.citation import long_date
from cases.codebook import codebook
from cases.text import LANGUAGES, Lang, Text
from engine.verdict import (
    Answer,
    AppliedPresumption,
    Citation,
    ComparedRuling,
    Ground,
    StatedFact,
    ValueBrings,
    VariedFact,
    Verdict,
)
from rules.question import Question
from rules.rulebook import rulebook

_IN_FULL = 3
_OPEN_FACTS = 8


def report(verdict: Verdict, lang: Lang) -> tuple[Block, ...]:
    """Tell a verdict.

    Args:
        verdict: the verdict.
        lang: the language.

    Returns:
        The text.
    """
    return tuple(_Report(verdict, lang).blocks())


class _Report(Speaker):
    """One verdict in one language; made on this program's own books."""

    def __init__(self, verdict: Verdict, lang: Lang) -> None:
        super().__init__(lang)
        self._verdict = verdict
        self._cited: dict[str, Citation] = {}
        self._verified: set[str] = set()

    def blocks(self) -> Iterator[Block]:
        verdict = self._verdict
        title = printable(self.says(verdict.title)) if verdict.title else ""
        yield Heading(1, title or self.says(wording.VERDICT))
        yield Paragraph(plain(self.says(wording.AS_OF, date=long_date(verdict.as_of)), "quiet"))
        for answer in verdict.answers:
            yield from self._answer(answer)
        yield from self._given()
        if verdict.notes:
            yield Heading(2, self.says(wording.NOTES))
            yield Bullets(tuple(Item(self.line(note)) for note in verdict.notes))
        yield from self._other_sources()
        yield Heading(2, self.says(wording.LIMITS))
        yield Paragraph(self.line(verdict.limits))
        yield Paragraph(plain(self.says(wording.MADE_WITH, **dict(verdict.versions)), "quiet"))
        yield Paragraph(plain(self.says(wording.HASH, hash=verdict.incident_hash), "quiet"))

    def _list(self, texts: Iterable[Text], joint: Text | None = None) -> str:
        return Text.enumerate(list(texts), joint)[self._lang]

    # ---- an answer ----

    def _answer(self, answer: Answer) -> Iterator[Block]:
        question = codebook().question(answer.question)
        ours = answer.outcome or rulebook().questions[answer.question].protects
        theirs = question.outcomes[question.other(ours)]
        yield Heading(2, self.says(answer.question_text))
        yield self._banner(answer)
        yield from self._reasons(answer, question.outcomes[ours], answer.for_)
        yield from self._rulings(answer, wording.GOVERNING, question.outcomes[ours], answer.rulings.governing)
        yield from self._rulings(answer, wording.SUPPORTING, question.outcomes[ours], answer.rulings.supporting)
        yield from self._reasons(answer, theirs, answer.against)
        yield from self._rulings(answer, wording.OPPOSING, theirs, answer.rulings.opposing)
        if answer.presumption:
            yield from self._presumption(answer, answer.presumption)
        yield from self._open(answer)
        yield from self._varied(wording.DISPUTED_FACTS, answer.disputed)
        yield from self._varied(wording.VALUATIONS, answer.valuations)

    def _banner(self, answer: Answer) -> Banner:
        words = _answered(answer)
        if answer.status == "governed" and not answer.firm:
            words = wording.ON_THE_FACTS_GIVEN.fill(answer=words)
        firm = Span(self.says(wording.FIRM)) if answer.firm else Span(self.says(wording.NOT_FIRM), "warning")
        headline = (Span(capital(self.says(words)), "strong"), Span(" – "), firm)
        return Banner((headline, *(self.line(sentence) for sentence in answer.summary)))

    def _reasons(self, answer: Answer, outcome: Text, grounds: tuple[Ground, ...]) -> Iterator[Block]:
        yield Heading(3, self.says(wording.FOR, outcome=outcome))
        if not grounds:
            yield Paragraph(self.line(wording.NOTHING_FOR))
            return
        yield Bullets(
            tuple(
                self._ground(answer, ground, [each for each in grounds if each.implied_by == ground.factor])
                for ground in grounds
                if ground.implied_by is None
            )
        )

    def _ground(self, answer: Answer, ground: Ground, implied: Iterable[Ground]) -> Item:
        """Tell a reason; what goes without saying once it holds, stands below it in few words."""
        below = [self.labelled(wording.FACTS, "; ".join(map(self._fact, ground.facts)))]
        below += [self.labelled(wording.FINDING, finding) for finding in ground.findings]
        below.append(self._authority(wording.AUTHORITY, ground.authority))
        for other in implied:
            short = Span(f"{self._short(answer, other.factor)} – ")
            sources = joined(map(self._cite, other.authority), "; ")
            below.append(self.labelled(wording.IMPLIES, (short, *sources)))
        return Item(plain(f"{self.says(ground.text)}{self._weight(answer, ground)}"), tuple(below))

    def _short(self, answer: Answer, factor: str) -> str:
        return self.says(rulebook().questions[answer.question].rule(factor).short)

    def _weight(self, answer: Answer, ground: Ground) -> str:
        if answer.status not in {"leaning", "undetermined"}:
            return ""
        weight = f"{ground.weight:.2f}"
        return f" ({self.says(wording.WEIGHT, weight=Text(nl=weight.replace('.', ','), en=weight))})"

    def _fact(self, fact: StatedFact) -> str:
        marks = [wording.OWN_VALUATION] if fact.assessment else []
        if fact.fact in self._verdict.disputed:
            marks.append(wording.DISPUTED)
        stated = f"{self.says(fact.short)}: {self.says(fact.label)}"
        return f"{stated} ({', '.join(map(self.says, marks))})" if marks else stated

    # ---- rulings and other sources ----

    def _authority(self, label: Text, citations: tuple[Citation, ...]) -> Line:
        return self.labelled(label, joined(map(self._cite, citations), "; "))

    def _cite(self, citation: Citation) -> Line:
        self._cited.setdefault(citation.key, citation)
        text = self.says(citation.text)
        if citation.pinpoint:
            text = f"{text}, {self.says(citation.pinpoint)}"
        return (Span(text, url=citation.url),)

    def _verify(self, citation: Citation) -> Iterator[Line]:
        """Tell what became of a source, where it was read, and how sure it is."""
        self._verified.add(citation.key)
        for event in citation.history:
            yield plain(capital(self.says(event)))
        yield plain(capital(self.says(citation.verification)), "quiet")

    def _rulings(
        self, answer: Answer, heading: Text, outcome: Text, rulings: tuple[ComparedRuling, ...]
    ) -> Iterator[Block]:
        if not rulings:
            return
        yield Heading(3, self.says(heading, outcome=outcome))
        question = rulebook().questions[answer.question]
        yield Bullets(tuple(self._ruling(ruling, question) for ruling in rulings[:_IN_FULL]))
        if further := rulings[_IN_FULL:]:
            cited = joined((self._cite(ruling.citation) for ruling in further), "; ")
            yield Paragraph(self.labelled(wording.FURTHER, cited))

    def _ruling(self, ruling: ComparedRuling, question: Question) -> Item:
        cited = self._cite(ruling.citation)
        if not any(ruling.name in ruling.citation.text[lang] for lang in LANGUAGES):
            cited = (*cited, Span(f" – {ruling.name}"))
        return Item(cited, tuple(self._compared(ruling, question)))

    def _compared(self, ruling: ComparedRuling, question: Question) -> Iterator[Line]:
        outcome = [self.says(ruling.outcome_text)]
        if not ruling.express:
            outcome.append(self.says(wording.NOT_EXPRESS))
        outcome.append(self.says(ruling.level))
        if ruling.governs:
            outcome.append(self.says(wording.GOVERNS_HERE))
        yield self.labelled(wording.OUTCOME, "; ".join(outcome))
        yield self.labelled(wording.CASE, ruling.gist)
        yield self.labelled(wording.DECISION, ruling.holding)
        if ruling.governs or ruling.scope != question.scopes[-1].text:
            yield self.line(ruling.scope)
        if ruling.shared:
            carried = wording.CARRIED if ruling.reason_stated else wording.SPOKE_FOR
            label = carried if ruling.governs else wording.SHARED
            yield self.labelled(label, self._list(each.short for each in ruling.shared))
        if ruling.overcome:
            yield self.labelled(wording.OVERCOME, self._list(each.short for each in ruling.overcome))
        yield from self._differences(ruling, question)
        yield from self._verify(ruling.citation)

    def _differences(self, ruling: ComparedRuling, question: Question) -> Iterator[Line]:
        """Tell what sets a ruling apart; circumstances that differ in the same way stand together."""
        by_kind: dict[Text, list[Text]] = {}
        for difference in ruling.differences:
            if difference.factor:
                label = wording.DIFFERENCE[difference.kind]
                by_kind.setdefault(label, []).append(question.rule(difference.factor).short)
        for label, shorts in by_kind.items():
            yield self.labelled(label, Text.enumerate(shorts))
        yield from (self.line(difference.text) for difference in ruling.differences if not difference.factor)

    def _other_sources(self) -> Iterator[Block]:
        others = [citation for key, citation in self._cited.items() if key not in self._verified]
        if others:
            yield Heading(2, self.says(wording.SOURCES))
            yield Bullets(tuple(Item(self._cite(each), tuple(self._verify(each))) for each in others))

    def _presumption(self, answer: Answer, presumption: AppliedPresumption) -> Iterator[Block]:
        yield Heading(3, self.says(wording.PRESUMPTION))
        yield Paragraph(self.line(presumption.text))
        items = []
        if presumption.favours:
            outcome = codebook().question(answer.question).outcomes[presumption.favours]
            items.append(self.labelled(wording.PRESUMES, outcome))
        authority = self._authority(wording.AUTHORITY, presumption.authority)
        if presumption.level:
            authority = (*authority, Span(f" ({self.says(wording.LEVEL, level=presumption.level)})"))
        items += [authority, self.line(presumption.against)]
        if presumption.against_authority:
            items.append(self._authority(wording.AUTHORITY, presumption.against_authority))
        yield Bullets(tuple(map(Item, items)))

    # ---- facts that could be otherwise ----

    def _open(self, answer: Answer) -> Iterator[Block]:
        if not answer.open_facts:
            return
        yield Heading(3, self.says(wording.OPEN))
        shown, more = answer.open_facts[:_OPEN_FACTS], answer.open_facts[_OPEN_FACTS:]
        for turns, facts in groupby(shown, key=lambda each: each.turns):
            yield Paragraph(self.line(wording.OPEN_TURNING if turns else wording.OPEN_OTHERS))
            yield Bullets(tuple(Item(self.line(each.question), self._values(each)) for each in facts))
        if more:
            label = self.says(wording.MORE, count=str(len(more)))
            yield Paragraph(self.labelled(label, self._list(each.short for each in more)))

    def _varied(self, heading: Text, facts: tuple[VariedFact, ...]) -> Iterator[Block]:
        if not facts:
            return
        given = {fact.fact: fact for fact in self._verdict.facts}
        yield Heading(3, self.says(heading))
        items = []
        for fact in facts:
            line = plain(capital(self.says(fact.short)))
            if fact.fact in given:
                line = (*line, Span(f" ({self.says(wording.GIVEN, value=given[fact.fact].label)})", "quiet"))
            items.append(Item(line, self._values(fact)))
        yield Bullets(tuple(items))

    def _values(self, fact: VariedFact) -> tuple[Line, ...]:
        """Tell what the values of a fact bring; values that bring the same stand together."""
        brings: dict[str, list[ValueBrings]] = {}
        for value in fact.values:
            words = _answered(value)
            if value.by:
                words = wording.BY.fill(answer=words, ruling=value.by)
            brings.setdefault(self.says(words), []).append(value)
        joint = Text(nl="of", en="or")
        return tuple(
            self.labelled(capital(self._list((value.label for value in values), joint)), words)
            for words, values in brings.items()
        )

    # ---- what was given ----

    def _given(self) -> Iterator[Block]:
        yield Heading(2, self.says(wording.GIVEN_FACTS))
        stated = [plain(self._fact(fact)) for fact in self._verdict.facts]
        stated += [
            plain(f"{self.says(wording.DATES[event])}: {self.says(long_date(date))}")
            for event, date in self._verdict.dates.items()
        ]
        if stated:
            yield Bullets(tuple(map(Item, stated)))
        else:
            yield Paragraph(self.line(wording.NO_FACTS))


def _answered(answer: Answer | ValueBrings) -> Text:
    return wording.STATUS[answer.status].fill(outcome=answer.outcome_text, status=answer.status_text)
