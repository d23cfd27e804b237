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
    joined,
    labelled,
    plain,
    printable,
)
from cases.citation import long_date
from cases.codebook import codebook
from cases.text import Lang, Text
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


class _Report:
    """One verdict in one language."""

    def __init__(self, verdict: Verdict, lang: Lang) -> None:
        self._verdict, self._lang = verdict, lang
        self._cited: dict[str, Citation] = {}
        self._verified: set[str] = set()

    def blocks(self) -> Iterator[Block]:
        verdict = self._verdict
        title = printable(self._says(verdict.title)) if verdict.title else ""
        yield Heading(1, title or self._says(wording.VERDICT))
        yield Paragraph(plain(self._says(wording.AS_OF, date=long_date(verdict.as_of)), "quiet"))
        for answer in verdict.answers:
            yield from self._answer(answer)
        yield from self._given()
        if verdict.notes:
            yield Heading(2, self._says(wording.NOTES))
            yield Bullets(tuple(Item(plain(self._says(note))) for note in verdict.notes))
        yield from self._other_sources()
        yield Heading(2, self._says(wording.LIMITS))
        yield Paragraph(plain(self._says(verdict.limits)))
        yield Paragraph(plain(self._says(wording.MADE_WITH, **dict(verdict.versions)), "quiet"))
        yield Paragraph(plain(self._says(wording.HASH, hash=verdict.incident_hash), "quiet"))

    def _says(self, text: Text, **parts: Text | str) -> str:
        return (text.fill(**parts) if parts else text)[self._lang]

    def _list(self, texts: Iterable[Text], joint: Text | None = None) -> str:
        return Text.enumerate(list(texts), joint)[self._lang]

    # ---- an answer ----

    def _answer(self, answer: Answer) -> Iterator[Block]:
        question = codebook().question(answer.question)
        ours = answer.outcome or rulebook().questions[answer.question].protects
        theirs = question.outcomes[question.other(ours)]
        yield Heading(2, self._says(answer.question_text))
        yield self._banner(answer)
        yield from self._reasons(answer, question.outcomes[ours], answer.for_)
        yield from self._rulings(wording.GOVERNING, question.outcomes[ours], answer.rulings.governing)
        yield from self._rulings(wording.SUPPORTING, question.outcomes[ours], answer.rulings.supporting)
        yield from self._reasons(answer, theirs, answer.against)
        yield from self._rulings(wording.OPPOSING, theirs, answer.rulings.opposing)
        if answer.presumption:
            yield from self._presumption(answer, answer.presumption)
        yield from self._open(answer)
        yield from self._varied(wording.DISPUTED_FACTS, answer.disputed)
        yield from self._varied(wording.VALUATIONS, answer.valuations)

    def _banner(self, answer: Answer) -> Banner:
        words = _answered(answer)
        if answer.status == "governed" and not answer.firm:
            words = wording.ON_THE_FACTS_GIVEN.fill(answer=words)
        firm = plain(self._says(wording.FIRM)) if answer.firm else plain(self._says(wording.NOT_FIRM), "warning")
        summary = (plain(self._says(sentence)) for sentence in answer.summary)
        return Banner((plain(_capital(self._says(words)), "strong"), firm, *summary))

    def _reasons(self, answer: Answer, outcome: Text, grounds: tuple[Ground, ...]) -> Iterator[Block]:
        yield Heading(3, self._says(wording.FOR, outcome=outcome))
        if not grounds:
            yield Paragraph(plain(self._says(wording.NOTHING_FOR)))
            return
        weighed = answer.status in {"leaning", "undetermined"}
        yield Bullets(tuple(self._ground(ground, weighed=weighed) for ground in grounds))

    def _ground(self, ground: Ground, *, weighed: bool) -> Item:
        line = plain(self._says(ground.text))
        if weighed:
            weight = f"{ground.weight:.2f}"
            words = wording.WEIGHT.fill(weight=Text(nl=weight.replace(".", ","), en=weight))
            line = (*line, Span(f" ({self._says(words)})", "quiet"))
        below = [labelled(self._says(wording.FACTS), "; ".join(map(self._fact, ground.facts)))]
        below += [labelled(self._says(wording.FINDING), self._says(finding)) for finding in ground.findings]
        below.append(self._authority(wording.AUTHORITY, ground.authority))
        return Item(line, tuple(below))

    def _fact(self, fact: StatedFact) -> str:
        marks = [wording.OWN_VALUATION] if fact.assessment else []
        if fact.fact in self._verdict.disputed:
            marks.append(wording.DISPUTED)
        stated = f"{self._says(fact.short)}: {self._says(fact.label)}"
        return f"{stated} ({', '.join(map(self._says, marks))})" if marks else stated

    # ---- rulings and other sources ----

    def _authority(self, label: Text, citations: tuple[Citation, ...]) -> Line:
        return labelled(self._says(label), joined(map(self._cite, citations), "; "))

    def _cite(self, citation: Citation) -> Line:
        self._cited.setdefault(citation.key, citation)
        text = self._says(citation.text)
        if citation.pinpoint:
            text = f"{text}, {self._says(citation.pinpoint)}"
        return (Span(text, url=citation.url),)

    def _verify(self, citation: Citation) -> Iterator[Line]:
        """Tell what became of a source, where it was read, and how sure it is."""
        self._verified.add(citation.key)
        if citation.history:
            yield labelled(self._says(wording.HISTORY), "; ".join(map(self._says, citation.history)))
        yield labelled(self._says(wording.READ_IN), self._says(citation.verification))

    def _rulings(self, heading: Text, outcome: Text, rulings: tuple[ComparedRuling, ...]) -> Iterator[Block]:
        if not rulings:
            return
        yield Heading(3, self._says(heading, outcome=outcome))
        yield Bullets(tuple(self._ruling(ruling) for ruling in rulings[:_IN_FULL]))
        if further := rulings[_IN_FULL:]:
            yield Paragraph(labelled(self._says(wording.ALSO), joined((self._cite(x.citation) for x in further), "; ")))

    def _ruling(self, ruling: ComparedRuling) -> Item:
        name = f" – {ruling.name}" if ruling.name not in self._says(ruling.citation.text) else ""
        return Item((*self._cite(ruling.citation), Span(name, "strong")), tuple(self._compared(ruling)))

    def _compared(self, ruling: ComparedRuling) -> Iterator[Line]:
        decided = [self._says(ruling.outcome_text)]
        if not ruling.express:
            decided.append(self._says(wording.NOT_EXPRESS))
        decided.append(self._says(ruling.level))
        if ruling.governs:
            decided.append(self._says(wording.GOVERNS_HERE))
        yield labelled(self._says(wording.DECIDED), "; ".join(decided))
        yield labelled(self._says(wording.CASE), self._says(ruling.gist))
        yield plain(self._says(ruling.holding))
        yield plain(self._says(ruling.scope), "quiet")
        if ruling.shared:
            label = wording.CARRIED if ruling.governs else wording.SHARED
            yield labelled(self._says(label), self._list(each.short for each in ruling.shared))
        if ruling.overcome:
            yield labelled(self._says(wording.OVERCOME), self._list(each.short for each in ruling.overcome))
        for difference in ruling.differences:
            yield labelled(self._says(wording.APART), self._says(difference.text))
        yield from self._verify(ruling.citation)

    def _other_sources(self) -> Iterator[Block]:
        others = [citation for key, citation in self._cited.items() if key not in self._verified]
        if others:
            yield Heading(2, self._says(wording.SOURCES))
            yield Bullets(tuple(Item(self._cite(each), tuple(self._verify(each))) for each in others))

    def _presumption(self, answer: Answer, presumption: AppliedPresumption) -> Iterator[Block]:
        yield Heading(3, self._says(wording.PRESUMPTION))
        yield Paragraph(plain(self._says(presumption.text)))
        items = []
        if presumption.favours:
            outcome = codebook().question(answer.question).outcomes[presumption.favours]
            items.append(labelled(self._says(wording.PRESUMES), self._says(outcome)))
        authority = self._authority(wording.AUTHORITY, presumption.authority)
        if presumption.level:
            authority = (*authority, Span(f" ({self._says(wording.LEVEL, level=presumption.level)})"))
        items += [authority, labelled(self._says(wording.AGAINST_PRESUMPTION), self._says(presumption.against))]
        if presumption.against_authority:
            items.append(self._authority(wording.AUTHORITY, presumption.against_authority))
        yield Bullets(tuple(map(Item, items)))

    # ---- facts that could be otherwise ----

    def _open(self, answer: Answer) -> Iterator[Block]:
        if not answer.open_facts:
            return
        yield Heading(3, self._says(wording.OPEN))
        shown, more = answer.open_facts[:_OPEN_FACTS], answer.open_facts[_OPEN_FACTS:]
        for turns, facts in groupby(shown, key=lambda each: each.turns):
            yield Paragraph(plain(self._says(wording.OPEN_TURNING if turns else wording.OPEN_OTHERS)))
            yield Bullets(tuple(Item(plain(self._says(each.question)), self._values(each)) for each in facts))
        if more:
            label = self._says(wording.MORE, count=str(len(more)))
            yield Paragraph(labelled(label, self._list(each.short for each in more)))

    def _varied(self, heading: Text, facts: tuple[VariedFact, ...]) -> Iterator[Block]:
        if not facts:
            return
        given = {fact.fact: fact for fact in self._verdict.facts}
        yield Heading(3, self._says(heading))
        items = []
        for fact in facts:
            line = plain(_capital(self._says(fact.short)))
            if fact.fact in given:
                line = (*line, Span(f" ({self._says(wording.GIVEN, value=given[fact.fact].label)})", "quiet"))
            items.append(Item(line, self._values(fact)))
        yield Bullets(tuple(items))

    def _values(self, fact: VariedFact) -> tuple[Line, ...]:
        """Tell what the values of a fact bring; values that bring the same stand together."""
        brings: dict[str, list[ValueBrings]] = {}
        for value in fact.values:
            words = _answered(value)
            if value.by:
                words = wording.BY.fill(answer=words, ruling=value.by)
            brings.setdefault(self._says(words), []).append(value)
        joint = Text(nl="of", en="or")
        return tuple(
            labelled(_capital(self._list((value.label for value in values), joint)), words)
            for words, values in brings.items()
        )

    # ---- what was given ----

    def _given(self) -> Iterator[Block]:
        yield Heading(2, self._says(wording.GIVEN_FACTS))
        stated = [plain(self._fact(fact)) for fact in self._verdict.facts]
        stated += [
            plain(f"{self._says(wording.DATES[event])}: {self._says(long_date(date))}")
            for event, date in self._verdict.dates.items()
        ]
        if stated:
            yield Bullets(tuple(map(Item, stated)))
        else:
            yield Paragraph(plain(self._says(wording.NO_FACTS)))


def _answered(answer: Answer | ValueBrings) -> Text:
    return wording.STATUS[answer.status].fill(outcome=answer.outcome_text, status=answer.status_text)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
