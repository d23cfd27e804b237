"""Report: a verdict as a person reads it, for terminal and Markdown alike; answer first."""

import datetime as dt
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import groupby

from api.ask.measured import worth
from api.ask.shelf import codebook, rulebook
from api.paper import wording as paper_wording
from api.paper.blocks import (
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
from api.reports import wording
from cases.day import long_date
from cases.text import LANGUAGES, Joint, Lang, Text, decimal
from cases.words import words
from engine import (
    Answer,
    AppliedPresumption,
    Citation,
    ComparedRuling,
    ConversationVerdict,
    Ground,
    StatedFact,
    ValueBrings,
    VariedFact,
    Verdict,
)
from rules.question import Question

_SAID = words(__file__)
_ORIGINS = _SAID.table("ORIGINS")
_DIFFERENCE = _SAID.table("DIFFERENCE")
_DATES = _SAID.table("DATES")

_IN_FULL = 3
_OPEN_FACTS = 8


def report(
    verdict: Verdict, lang: Lang, questions: Container[str] | None = None, *, sources: bool = False
) -> tuple[Block, ...]:
    """Tell a verdict.

    Args:
        verdict: the verdict.
        lang: the language.
        questions: the questions of which the answer is told in full; None: all. The overview names every answer.
        sources: whether it is told of each ruling where it was read and how sure that is; else in a few words how.

    Returns:
        The text.
    """
    return tuple(_Report(verdict, lang, questions, sources=sources).blocks())


class _Report(Speaker):
    """One verdict in one language; made on this program's own books."""

    def __init__(self, verdict: Verdict, lang: Lang, questions: Container[str] | None, *, sources: bool) -> None:
        super().__init__(lang)
        self._verdict, self._questions, self._sources = verdict, questions, sources
        self._cited: dict[str, Citation] = {}
        self._verified: set[str] = set()
        self._disputed: set[str] = set()
        self._given_as: dict[str, StatedFact] = {}

    def blocks(self) -> Iterator[Block]:
        verdict = self._verdict
        title = printable(self.says(verdict.title)) if verdict.title else ""
        yield Heading(1, title or self.says(wording.VERDICT))
        yield Paragraph(plain(self.says(wording.AS_OF, date=long_date(verdict.as_of)), "quiet"))
        yield from self._overview()
        for number, conversation in enumerate(verdict.conversations, 1):
            yield Heading(2, self._conversation(number, conversation))
            self._turn_to(conversation)
            yield from self._stated(conversation.facts, conversation.dates)
            yield from self._answers(conversation.answers)
        if verdict.lead is not None:
            yield Heading(2, self._whole(verdict.lead))
        self._turn_to(None if verdict.lead is None else verdict.conversations[verdict.lead])
        yield from self._answers(verdict.answers)
        yield Heading(2, self.says(_SAID.GIVEN_FACTS))
        yield from self._stated(verdict.facts, verdict.dates)
        if verdict.notes:
            yield Heading(2, self.says(_SAID.NOTES))
            yield Bullets(tuple(Item(self.line(note)) for note in verdict.notes))
        yield from self._other_sources()
        yield Heading(2, self.says(wording.LIMITS))
        yield Paragraph(self.line(verdict.limits))
        yield Paragraph(plain(self.says(paper_wording.MADE_WITH, **dict(verdict.versions)), "quiet"))
        yield Paragraph(plain(self.says(paper_wording.HASH, hash=verdict.incident_hash), "quiet"))

    def _conversation(self, number: int, conversation: ConversationVerdict) -> str:
        label = self.says(_SAID.CONVERSATION, number=str(number))
        return f"{label}: {printable(self.says(conversation.title))}" if conversation.title else label

    def _whole(self, lead: int) -> str:
        return self.says(_SAID.THE_WHOLE, number=str(lead + 1))

    def _turn_to(self, conversation: ConversationVerdict | None) -> None:
        """Take the facts of a conversation beside the shared ones; what is disputed in one may not be in another."""
        facts, disputed = (conversation.facts, conversation.disputed) if conversation else ((), ())
        self._given_as = {fact.fact: fact for fact in (*self._verdict.facts, *facts)}
        self._disputed = {*self._verdict.disputed, *disputed}

    def _answers(self, answers: tuple[Answer, ...]) -> Iterator[Block]:
        for answer in answers:
            if self._questions is None or answer.question in self._questions:
                yield from self._answer(answer)

    def _list(self, texts: Iterable[Text], joint: Joint = "all") -> str:
        return Text.enumerate(list(texts), joint)[self._lang]

    # ---- all answers together ----

    def _overview(self) -> Iterator[Block]:
        verdict = self._verdict
        yield Heading(2, self.says(_SAID.OVERVIEW))
        for number, conversation in enumerate(verdict.conversations, 1):
            yield Paragraph(plain(self._conversation(number, conversation), "strong"))
            yield from self._headlines(conversation.answers, conversation.left_out)
        if verdict.lead is not None:
            yield Paragraph(plain(self._whole(verdict.lead), "strong"))
        yield from self._headlines(verdict.answers, verdict.left_out)
        if verdict.connections:
            yield Heading(3, self.says(wording.CONNECTIONS))
            yield Paragraph(self.line(_SAID.TAKEN_AS_THEY_ARE))
            yield Bullets(
                tuple(
                    Item(self.line(each.text), (self._authority(wording.AUTHORITY, each.authority),))
                    for each in verdict.connections
                )
            )

    def _headlines(self, answers: tuple[Answer, ...], left_out: tuple[str, ...]) -> Iterator[Block]:
        if answers:
            yield Bullets(tuple(Item(self.line(each.question_text), (self._headline(each),)) for each in answers))
        if left_out:
            questions = " ".join(self.says(codebook().question(name).question) for name in left_out)
            yield Paragraph(plain(f"{self.says(wording.NOT_RAISED)}: {questions}", "quiet"))

    def _headline(self, answer: Answer) -> Line:
        words = _answered(answer)
        if answer.status == "governed" and not answer.firm:
            words = _SAID.ON_THE_FACTS_GIVEN.fill(answer=words)
        firm = Span(self.says(wording.FIRM)) if answer.firm else Span(self.says(wording.NOT_FIRM), "warning")
        return (Span(capital(self.says(words)), "strong"), Span(" – "), firm)

    # ---- an answer ----

    def _answer(self, answer: Answer) -> Iterator[Block]:
        question = codebook().question(answer.question)
        ours = answer.outcome or rulebook().questions[answer.question].protects
        theirs = question.outcomes[question.other(ours)]
        yield Heading(2, self.says(answer.question_text))
        yield self._banner(answer)
        yield from self._framework(answer)
        yield from self._reasons(answer, question.outcomes[ours], answer.for_)
        yield from self._rulings(answer, _SAID.GOVERNING, question.outcomes[ours], answer.rulings.governing)
        yield from self._rulings(answer, _SAID.SUPPORTING, question.outcomes[ours], answer.rulings.supporting)
        yield from self._reasons(answer, theirs, answer.against)
        yield from self._rulings(answer, _SAID.OPPOSING, theirs, answer.rulings.opposing)
        if answer.presumption:
            yield from self._presumption(answer, answer.presumption)
        yield from self._consequences(answer)
        yield from self._open(answer)
        yield from self._varied(_SAID.DISPUTED_FACTS, answer.disputed)
        yield from self._varied(_SAID.VALUATIONS, answer.valuations)

    def _banner(self, answer: Answer) -> Banner:
        told = [self.line(sentence) for sentence in answer.summary]
        if answer.strength:
            told.insert(0, self.line(worth(answer.question, answer.strength)))
        if answer.assumed:
            outcome = codebook().question(answer.question).outcomes[answer.assumed]
            told.insert(0, self.line(_SAID.ASSUMED.fill(outcome=outcome)))
        return Banner((self._headline(answer), *told))

    def _framework(self, answer: Answer) -> Iterator[Block]:
        """Tell the law of the question, the test and who has to prove what, before any reason."""
        if answer.framework:
            yield Heading(3, self.says(wording.FRAMEWORK))
        for each in answer.framework:
            if each.assumed:
                yield Paragraph(self.line(each.assumed))
            label = wording.FRAMEWORK_FOR.fill(regime=each.regimes_text) if each.regimes_text else wording.FRAMEWORK
            items = [
                Item(self.labelled(label, each.line), (self._authority(wording.AUTHORITY, each.authority),)),
                Item(self.labelled(wording.STANDARD, each.standard)),
            ]
            burdens = tuple(
                self.labelled(
                    one.element, (Span(f"{self.says(one.party)} – "), *joined(map(self._cite, one.authority), "; "))
                )
                for one in each.burden
            )
            if burdens:
                items.append(Item(self.line(wording.BURDEN), burdens))
            yield Bullets(tuple(items))

    def _consequences(self, answer: Answer) -> Iterator[Block]:
        if not answer.consequences:
            return
        yield Heading(3, self.says(wording.CONSEQUENCES))
        items = []
        for each in answer.consequences:
            line = self.line(each.text)
            if each.outcome_text:
                line = self.labelled(wording.IF_SO.fill(outcome=each.outcome_text), each.text)
            items.append(Item(line, (self._authority(wording.AUTHORITY, each.authority),)))
        yield Bullets(tuple(items))

    def _reasons(self, answer: Answer, outcome: Text, grounds: tuple[Ground, ...]) -> Iterator[Block]:
        yield Heading(3, self.says(_SAID.FOR, outcome=outcome))
        if not grounds:
            yield Paragraph(self.line(_SAID.NOTHING_FOR))
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
        below += [self.labelled(_SAID.FINDING, finding) for finding in ground.findings]
        below.append(self._authority(wording.AUTHORITY, ground.authority))
        if ground.note:
            below.append(self.line(ground.note))
        for other in implied:
            short = Span(f"{self._short(answer, other.factor)}{self._weight(answer, other)} – ")
            sources = joined(map(self._cite, other.authority), "; ")
            below.append(self.labelled(_SAID.IMPLIES, (short, *sources)))
        return Item(plain(f"{self.says(ground.text)}{self._weight(answer, ground)}"), tuple(below))

    def _short(self, answer: Answer, factor: str) -> str:
        return self.says(rulebook().questions[answer.question].rule(factor).short)

    def _weight(self, answer: Answer, ground: Ground) -> str:
        # A conclusion weighs nothing.
        if answer.status not in {"leaning", "undetermined"} or rulebook().questions[answer.question].conclusion:
            return ""
        if ground.decisive:
            return f" ({self.says(wording.DECISIVE)})"
        return f" ({self.says(_SAID.WEIGHT, weight=decimal(ground.weight))})"

    def _fact(self, fact: StatedFact) -> str:
        marks = [wording.OWN_VALUATION] if fact.assessment else []
        if fact.origin != "given":
            marks.append(_ORIGINS[fact.origin])
        if fact.fact in self._disputed:
            marks.append(_SAID.DISPUTED)
        stated = f"{self.says(fact.short)}: {self.says(fact.label)}"
        return f"{stated} ({', '.join(map(self.says, marks))})" if marks else stated

    # ---- rulings and other sources ----

    def _authority(self, label: Text, citations: tuple[Citation, ...]) -> Line:
        return self.labelled(label, joined(map(self._cite, citations), "; "))

    def _cite(self, citation: Citation) -> Line:
        self._cited.setdefault(citation.key, citation.unmarked)
        return (Span(self.says(citation.cited), url=citation.url),)

    def _verify(self, citation: Citation) -> Iterator[Line]:
        """Tell what else became of a source, and how it was read."""
        self._verified.add(citation.key)
        for event in citation.history:
            yield plain(capital(self.says(event)))
        read = citation.provenance if self._sources else citation.verification
        yield plain(capital(self.says(read)), "quiet")

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
            yield Paragraph(self.labelled(_SAID.FURTHER, cited))

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
            outcome.append(self.says(_SAID.GOVERNS_HERE))
        yield self.labelled(_SAID.OUTCOME, "; ".join(outcome))
        yield self.labelled(_SAID.CASE, ruling.gist)
        yield self.labelled(_SAID.DECISION, ruling.holding)
        if ruling.governs or ruling.scope != question.scopes[-1].text:
            yield self.line(ruling.scope)
        if ruling.shared:
            carried = _SAID.CARRIED if ruling.reason_stated else _SAID.SPOKE_FOR
            label = carried if ruling.governs else _SAID.SHARED
            yield self.labelled(label, self._list(each.short for each in ruling.shared))
        if ruling.overcome:
            yield self.labelled(_SAID.OVERCOME, self._list(each.short for each in ruling.overcome))
        yield from self._differences(ruling, question)
        yield from self._verify(ruling.citation)

    def _differences(self, ruling: ComparedRuling, question: Question) -> Iterator[Line]:
        """Tell what sets a ruling apart; circumstances that differ in the same way stand together."""
        by_kind: dict[Text, list[Text]] = {}
        for difference in ruling.differences:
            if difference.factor:
                label = _DIFFERENCE[difference.kind]
                by_kind.setdefault(label, []).append(question.rule(difference.factor).short)
        for label, shorts in by_kind.items():
            yield self.labelled(label, Text.enumerate(shorts))
        yield from (self.line(difference.text) for difference in ruling.differences if not difference.factor)

    def _other_sources(self) -> Iterator[Block]:
        others = [citation for key, citation in self._cited.items() if key not in self._verified]
        if others:
            yield Heading(2, self.says(_SAID.SOURCES))
            yield Bullets(tuple(Item(self._cite(each), tuple(self._verify(each))) for each in others))

    def _presumption(self, answer: Answer, presumption: AppliedPresumption) -> Iterator[Block]:
        yield Heading(3, self.says(_SAID.PRESUMPTION))
        yield Paragraph(self.line(presumption.text))
        items = []
        if presumption.favours:
            outcome = codebook().question(answer.question).outcomes[presumption.favours]
            items.append(self.labelled(_SAID.PRESUMES, outcome))
        authority = self._authority(wording.AUTHORITY, presumption.authority)
        if presumption.level:
            authority = (*authority, Span(f" ({self.says(_SAID.LEVEL, level=presumption.level)})"))
        items += [authority, self.line(presumption.against)]
        if presumption.against_authority:
            items.append(self._authority(wording.AUTHORITY, presumption.against_authority))
        yield Bullets(tuple(map(Item, items)))

    # ---- facts that could be otherwise ----

    def _open(self, answer: Answer) -> Iterator[Block]:
        if not answer.open_facts:
            return
        yield Heading(3, self.says(_SAID.OPEN))
        shown, more = answer.open_facts[:_OPEN_FACTS], answer.open_facts[_OPEN_FACTS:]
        for turns, facts in groupby(shown, key=lambda each: each.turns):
            yield Paragraph(self.line(wording.OPEN_TURNING if turns else wording.OPEN_OTHERS))
            yield Bullets(tuple(Item(self.line(each.question), self._values(each)) for each in facts))
        if more:
            label = self.says(_SAID.MORE, count=str(len(more)))
            yield Paragraph(self.labelled(label, self._list(each.short for each in more)))

    def _varied(self, heading: Text, facts: tuple[VariedFact, ...]) -> Iterator[Block]:
        if not facts:
            return
        given = self._given_as
        yield Heading(3, self.says(heading))
        items = []
        for fact in facts:
            line = plain(capital(self.says(fact.short)))
            if fact.fact in given:
                line = (*line, Span(f" ({self.says(_SAID.GIVEN, value=given[fact.fact].label)})", "quiet"))
            items.append(Item(line, self._values(fact)))
        yield Bullets(tuple(items))

    def _values(self, fact: VariedFact) -> tuple[Line, ...]:
        """Tell what the values of a fact bring; values that bring the same stand together."""
        brings: dict[str, list[ValueBrings]] = {}
        for value in fact.values:
            words = _answered(value)
            if value.by:
                words = _SAID.BY.fill(answer=words, ruling=value.by)
            brings.setdefault(self.says(words), []).append(value)
        return tuple(
            self.labelled(capital(self._list((value.label for value in values), "any")), words)
            for words, values in brings.items()
        )

    # ---- what was given ----

    def _stated(self, facts: tuple[StatedFact, ...], dates: Mapping[str, dt.date]) -> Iterator[Block]:
        lines = [plain(self._fact(fact)) for fact in facts]
        lines += [plain(f"{self.says(_DATES[event])}: {self.says(long_date(date))}") for event, date in dates.items()]
        if lines:
            yield Bullets(tuple(map(Item, lines)))
        else:
            yield Paragraph(self.line(_SAID.NO_FACTS))


def _answered(answer: Answer | ValueBrings) -> Text:
    return wording.STATUS[answer.status].fill(outcome=answer.outcome_text, status=answer.status_text)
