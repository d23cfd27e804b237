"""Books report: rulings, rules and facts as a person reads them, for the reading commands."""

import datetime as dt
from collections.abc import Container, Iterable, Iterator

from privesfeer.api.ask.registry import codebook, rulebook
from privesfeer.api.paper.blocks import Block, Bullets, Heading, Item, Line, Paragraph, Span, Speaker, plain
from privesfeer.api.reports import wording
from privesfeer.api.reports.sources import Referring
from privesfeer.cases.casebook import Casebook
from privesfeer.cases.codebook import Codebook, Term
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.cases.fact import Fact
from privesfeer.cases.ruling import Decision, Ruling
from privesfeer.engine import Citation, Sources
from privesfeer.rules import condition
from privesfeer.rules.connection import Connection
from privesfeer.rules.ladder import Family
from privesfeer.rules.question import Question
from privesfeer.rules.rule import Authority, Consequence, Presumption, Rule

_SAID = catalogue(__file__)
_VALUES = _SAID.table("VALUES")
_READING = _SAID.table("READING")
_RELATION = _SAID.table("RELATION")
_ONE_COURT = ("echr", "eu")  # jurisdictions of which the citation says in the language of the reader which court it is


def ruling_list(casebook: Casebook, question: str | None, lang: Lang) -> Iterator[Block]:
    """List rulings with what they decided.

    Args:
        question: only rulings that decide this question.

    Yields:
        The text.
    """
    book = codebook()
    rulings = [ruling for ruling in casebook if question is None or ruling.decision(question)]
    count = str(len(rulings))
    if question:
        yield Heading(1, _SAID.RULINGS_ON.fill(question=book.question(question).question, count=count)[lang])
    else:
        yield Heading(1, _SAID.RULINGS.fill(count=count)[lang])
    items = []
    for ruling in rulings:
        decided = [
            f"{'/'.join(filter(None, (each.question, each.of)))}: "
            f"{book.question(each.question).outcomes[each.outcome][lang]}"
            for each in ruling.decisions
            if question in {None, each.question}
        ]
        below = [plain(casebook.courts.cite(ruling)[lang])]
        fates = casebook.fates(ruling, None, dt.date.max)
        below += [plain(capital(casebook.became(ruling, fate)[lang])) for fate in fates]
        if decided:
            below.append(plain("; ".join(decided)))
        items.append(Item((Span(ruling.key, "strong"), Span(f" – {ruling.name}")), tuple(below)))
    yield Bullets(tuple(items))


def ruling_page(casebook: Casebook, ruling: Ruling, lang: Lang) -> Iterator[Block]:
    """Tell all that is recorded of a ruling.

    Args:
        casebook: holds the rulings to which it stands in relation.

    Yields:
        The text.
    """
    yield from _Page(casebook, ruling, lang).blocks()


class _Page(Speaker):
    """One ruling in one language."""

    def __init__(self, casebook: Casebook, ruling: Ruling, lang: Lang) -> None:
        super().__init__(lang)
        self._casebook, self._ruling, self._courts = casebook, ruling, casebook.courts
        self._book = codebook()

    def blocks(self) -> Iterator[Block]:
        ruling = self._ruling
        yield Heading(1, ruling.name)
        yield Paragraph((Span(self.says(self._courts.cite(ruling)), "strong", self._courts.deeplink(ruling)),))
        yield Paragraph(self.line(ruling.gist))
        if ruling.reproached:
            yield Paragraph(self.labelled(wording.REPROACHED, ruling.reproached))
        yield Heading(2, self.says(_SAID.DECISIONS))
        if ruling.decisions:
            yield Bullets(tuple(map(self._decision, ruling.decisions)))
        else:
            yield Paragraph(self.line(_SAID.NO_DECISIONS))
        yield from self._facts()
        yield from self._relations()
        yield Heading(2, self.says(_SAID.READ_AND_CHECKED))
        yield Bullets(tuple(map(Item, (*self._identity(), *self._sources()))))

    def _identity(self) -> Iterator[Line]:
        ruling, book = self._ruling, self._book
        if ruling.jurisdiction not in _ONE_COURT:
            yield self.labelled(_SAID.COURT, ruling.court)
        yield self.labelled(_SAID.COURT_LEVEL, book.level(ruling.level).label)
        persuasive = rulebook().persuasive(ruling)
        jurisdiction = Text.of(self._courts.jurisdictions[ruling.jurisdiction])
        if persuasive == "foreign":
            jurisdiction = _SAID.PERSUASIVE.fill(told=jurisdiction)
        yield self.labelled(_SAID.JURISDICTION, jurisdiction)
        branch = _label(book.branches, ruling.branch)
        yield self.labelled(
            _SAID.BRANCH, _SAID.PERSUASIVE.fill(told=branch) if persuasive == "disciplinary" else branch
        )
        yield self.labelled(_SAID.ABOUT, _label(book.abouts, ruling.about))
        if ruling.affair:
            yield self.labelled(_SAID.AFFAIR, ruling.affair)
        yield self.labelled(_SAID.KEY, ruling.key)

    def _decision(self, decision: Decision) -> Item:
        question = self._book.question(decision.question)
        outcome = self.says(question.outcomes[decision.outcome])
        mark = "" if decision.express else f" ({self.says(wording.NOT_EXPRESS)})"
        below = [self.line(decision.holding)]
        for label, facts in ((_SAID.RELIED_ON, decision.relied_on), (_SAID.DESPITE, decision.despite)):
            if facts:
                shorts = Text.enumerate([self._book.fact(fact).short for fact in facts])
                below.append(self.labelled(label, shorts))
        if decision.paragraph:
            below.append(self.labelled(_SAID.PLACE, self._courts.pinpoint(decision.paragraph, self._ruling)))
        line = (
            Span(f"{self.says(rulebook().asked(decision, question.question))} "),
            Span(outcome, "strong"),
            Span(mark),
        )
        return Item(line, tuple(below))

    def _facts(self) -> Iterator[Block]:
        yield Heading(2, self.says(wording.FACTS))
        known = self._ruling.facts.known
        if not known:
            yield Paragraph(self.line(_SAID.NO_CODED_FACTS))
        for group in self._book.groups:
            facts = (self._book.fact(name) for name in known if self._book.fact(name).group == group.id)
            told = (Item(self.labelled(fact.short, fact.label(known[fact.id]))) for fact in facts)
            yield from self.section(3, group.label, told)

    def _relations(self) -> Iterator[Block]:
        items = []
        for relation in self._ruling.relations:
            other = self._casebook.find(relation.ruling)
            cited = (
                Span(self.says(self._courts.cite(other)), url=self._courts.deeplink(other))
                if other
                else Span(self.says(self._courts.cite_outside(relation.ruling)))
            )
            line: Line = (Span(f"{self.says(_RELATION[relation.kind])} "), cited)
            if relation.questions:
                questions = Text.enumerate([self._book.question(each).question for each in relation.questions])
                line = (*line, Span(f" ({self.says(_SAID.ONLY_ON, questions=questions)})"))
            if relation.point:
                line = (*line, Span(f", {self.says(relation.point)}"))
            items.append(Item(line))
        yield from self.section(2, _SAID.RELATIONS, items)

    def _sources(self) -> Iterator[Line]:
        ruling = self._ruling
        yield plain(capital(self.says(self._courts.provenance(ruling))))
        for source in ruling.sources:
            yield (Span(source.url, url=source.url),)
        if ruling.unverified:
            yield self.labelled(_SAID.NOT_VERIFIED, ruling.unverified)


def rulebook_page(sources: Sources, lang: Lang) -> Iterator[Block]:
    """Tell the rules, question by question.

    Args:
        sources: the rules, and what cites that on which they rest.

    Yields:
        The text.
    """
    yield Heading(1, _SAID.RULES[lang])
    for question in sources.rulebook.questions.values():
        yield from _Rules(sources, question, lang).blocks()
    if sources.rulebook.connections:
        yield Heading(2, wording.CONNECTIONS[lang])
        yield from _Connections(sources, lang).blocks()


def rules_page(sources: Sources, question: str, lang: Lang) -> Iterator[Block]:
    """Tell the rules on one question.

    Args:
        sources: the rules, and what cites that on which they rest.

    Yields:
        The text.

    Raises:
        KeyError: the question has no rules.
    """
    yield from _Rules(sources, sources.rulebook.questions[question], lang).blocks()


class _Citing(Referring):
    """Says in one language on what rules rest."""

    def __init__(self, sources: Sources, question: str | None, lang: Lang) -> None:
        super().__init__(lang)
        self._sources, self._rulebook, self._asked = sources, sources.rulebook, question

    def _authority(self, authorities: tuple[Authority, ...], by: dt.date | None = None) -> Line:
        return self._cited(self._sources.authority(authorities, self._asked, None, by=by))

    def _cited(self, citations: tuple[Citation, ...]) -> Line:
        return self.labelled(wording.AUTHORITY, self.cited(citations))


class _Connections(_Citing):
    """How answers fit together, in one language."""

    def __init__(self, sources: Sources, lang: Lang) -> None:
        super().__init__(sources, None, lang)

    def blocks(self) -> Iterator[Block]:
        connections = self._rulebook.connections
        yield Bullets(tuple(Item(self.line(each.text), tuple(self._below(each))) for each in connections))

    def _below(self, connection: Connection) -> Iterator[Line]:
        yield self.labelled(_SAID.HOLDS_WHEN, condition.wording(connection.when, {}))
        yield self._authority(connection.authority)


class _Rules(_Citing):
    """The rules of one question in one language."""

    def __init__(self, sources: Sources, question: Question, lang: Lang) -> None:
        super().__init__(sources, question.question, lang)
        self._question = question
        self._findings = {rule.id: rule.short for rule in question.findings}

    def blocks(self) -> Iterator[Block]:
        question, asked = self._question, codebook().question(self._question.question)
        yield Heading(2, self.says(asked.question))
        yield Bullets(
            (
                Item(self.labelled(_SAID.OUTCOMES, Text.enumerate(list(asked.outcomes.values()), "any"))),
                Item(self.labelled(_SAID.PROTECTED_OUTCOME, asked.outcomes[question.protects])),
            )
        )
        yield from self._reading()
        yield from self._rules(_SAID.FINDINGS, question.findings)
        for outcome, text in asked.outcomes.items():
            factors = (rule for rule in question.factors if rule.favours == outcome)
            yield from self._rules(_SAID.FACTORS.fill(outcome=text), factors)
        yield Heading(3, self.says(_SAID.PRESUMPTIONS))
        yield Bullets(tuple(map(self._presumption, question.presumptions)))
        if question.ladder:
            yield Heading(3, self.says(_SAID.LADDER))
            yield Bullets(tuple(self._family(family, question.ladder.fact) for family in question.ladder.families))
        yield from self.section(3, wording.CONSEQUENCES, map(self._consequence, question.consequences))

    def _family(self, family: Family, fact: str) -> Item:
        values = Text.enumerate([codebook().fact(fact).values[value] for value in family.values])
        return Item(self.labelled(family.text, values), (self.line(family.note), self._authority(family.authority)))

    def _consequence(self, consequence: Consequence) -> Item:
        below = [self._authority(consequence.authority, consequence.valid.last)]
        if consequence.when:
            below.insert(0, self._condition(_SAID.HOLDS_WHEN, consequence.when))
        if consequence.unless:
            below.append(self._condition(_SAID.NOT_USED_WHEN, consequence.unless))
        if consequence.outcome is None:
            return Item(self.line(consequence.text), tuple(below))
        outcome = codebook().question(self._question.question).outcomes[consequence.outcome]
        return Item(self.labelled(wording.IF_SO.fill(outcome=outcome), consequence.text), tuple(below))

    def _reading(self) -> Iterator[Block]:
        question, book = self._question, codebook()
        abouts = Text.enumerate([_label(book.abouts, each) for each in question.precedents_about], "any")
        needed = Text.enumerate([book.fact(fact).short for fact in question.governs_with])
        yield Heading(3, self.says(_SAID.HOW_READ))
        if question.conclusion:
            yield Bullets((Item(self.line(_SAID.CONCLUDES)),))
            return
        limits = [_SAID.WITHIN_REGIME] if question.within_regime else []
        limits += [] if question.governs else [_SAID.NEVER_GOVERNS]
        yield Bullets(
            (
                *((Item(self._condition(_SAID.RAISED_BY, question.raised_by)),) if question.raised_by else ()),
                *(Item(self.line(limit)) for limit in limits),
                Item(self.labelled(_SAID.PRECEDENTS, abouts)),
                Item(self.line(_READING[question.reading])),
                Item(plain(self.says(_SAID.LEAST_REASON, count=str(question.least_reason)))),
                Item(self.line(_SAID.GOVERNS_WITH, facts=needed)),
                Item(self.line(_SAID.SCOPES), tuple(self.line(scope.text) for scope in question.scopes)),
            )
        )

    def _rules(self, heading: Text, rules: Iterable[Rule]) -> Iterator[Block]:
        yield from self.section(3, heading, map(self._rule, rules))

    def _rule(self, rule: Rule) -> Item:
        below = (self._condition(_SAID.HOLDS_WHEN, rule.when), *self._grounds(rule))
        text = self.line(rule.text)
        return Item(
            (*text, Span(f" ({self.says(wording.DECISIVE)})")) if self._question.requires(rule) else text, below
        )

    def _presumption(self, presumption: Presumption) -> Item:
        below = [*self._grounds(presumption)]
        if presumption.unless:
            below.insert(0, self._condition(_SAID.NOT_USED_WHEN, presumption.unless))
        below.append(self.line(presumption.against))
        if presumption.against_authority:
            below.append(self._cited(self._sources.against(presumption, self._question.question, None)))
        return Item(self.line(presumption.text), tuple(below))

    def _condition(self, label: Text, when: condition.Condition) -> Line:
        return self.labelled(label, condition.wording(when, self._findings))

    def _grounds(self, rule: Rule | Presumption) -> Iterator[Line]:
        yield self._cited(self._sources.under(rule, self._question.question, None))
        if isinstance(rule, Rule) and rule.note:
            yield self.line(rule.note)
        start = self._rulebook.starts(rule, self._sources.casebook)
        if start and start > dt.date.min:
            yield self.labelled(_SAID.VALID_FROM, long_date(start))


def codebook_page(book: Codebook, read: Container[str], lang: Lang) -> Iterator[Block]:
    """Tell which facts can be given, and how.

    Args:
        read: the facts that something reads; another is stated back, and changes nothing yet.

    Yields:
        The text.
    """
    yield Heading(1, _SAID.CODEBOOK[lang])
    yield Paragraph(plain(_SAID.CODEBOOK_INTRO[lang]))
    for group in book.groups:
        yield Heading(2, group.label[lang])
        yield Bullets(
            tuple(_fact(fact, Speaker(lang), read=fact.id in read) for fact in book.facts if fact.group == group.id)
        )


def _fact(fact: Fact, speaker: Speaker, *, read: bool) -> Item:
    kind = speaker.says(_VALUES[fact.type])
    values = "; ".join(f"{key} = {speaker.says(label)}" for key, label in fact.values.items())
    below = [speaker.labelled(_SAID.ENTER, f"{kind}: {values}" if values else kind)]
    if fact.note:
        below.append(speaker.labelled(_SAID.NOTE, fact.note))
    marks = [(fact.assessment, wording.OWN_VALUATION), (fact.personal, _SAID.PERSONAL), (not read, _SAID.UNREAD)]
    told = "".join(f" ({speaker.says(mark)})" for marked, mark in marks if marked)
    return Item((Span(fact.id, "strong"), Span(f" – {speaker.says(fact.question)}{told}")), tuple(below))


def _label(terms: tuple[Term, ...], term_id: str) -> Text:
    return next(term.label for term in terms if term.id == term_id)
