"""Verdict report: a verdict as a person reads it, in terminal and file alike; the answers on one screen, then why."""

import datetime as dt
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from privesfeer.api.ask.registry import codebook, rulebook
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
    printable,
    small,
)
from privesfeer.api.pictures.acts import acts
from privesfeer.api.pictures.elements import element_tables
from privesfeer.api.pictures.entries import entry_tables
from privesfeer.api.pictures.valuations import valuation_tables
from privesfeer.api.reports import wording
from privesfeer.api.reports.advice import advice_in_short
from privesfeer.api.reports.headline import (
    about,
    at_issue,
    by_standing,
    hinge,
    none_stands,
    opening,
    strengths,
    worth_finding,
)
from privesfeer.api.reports.sources import Citing
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.engine import (
    ActVerdict,
    Advice,
    Answer,
    AppliedPresumption,
    ComparedRuling,
    Ground,
    LastDay,
    StatedFact,
    ValueBrings,
    VariedFact,
    Verdict,
)

_SAID = catalogue(__file__)
CLIENTS = _SAID.table("CLIENTS")
_ORIGINS = _SAID.table("ORIGINS")
_DATES = _SAID.table("DATES")
_HERE = _SAID.table("HERE")
_THERE = _SAID.table("THERE")

_OPEN = 3  # facts that are told without --detail
_LAST_DAYS = 3


def report(
    verdict: Verdict,
    lang: Lang,
    questions: Container[str] | None = None,
    *,
    detail: bool = False,
    advice: Advice | None = None,
) -> tuple[Block, ...]:
    """Tell a verdict.

    Args:
        questions: the questions of which is told why; None: all. The first screen names every answer.
        detail: whether all is told: the facts behind each reason, every source, what each ruling was about, every fact
            that is open, and where each ruling was read.
        advice: what to do, told in short behind the answers; None: it is not told.

    Returns:
        The text.
    """
    return tuple(_Report(verdict, lang, questions, detail=detail).blocks(advice))


def first_screen(verdict: Verdict, lang: Lang) -> tuple[Block, ...]:
    """Tell the answers of a verdict alone.

    Returns:
        What is asked about, each answer with what decides it and what speaks against it, what to find out, and how
        each measure would stand.
    """
    return tuple(_Report(verdict, lang, (), detail=False).screen())


class _Report(Citing):
    """One verdict in one language; made on this program's own books."""

    def __init__(self, verdict: Verdict, lang: Lang, questions: Container[str] | None, *, detail: bool) -> None:
        super().__init__(lang, detail=detail)
        self._verdict, self._questions = verdict, questions
        self._disputed: set[str] = set()
        self._assumed: set[Text] = set()
        self._floors: set[Text] = set()
        self._given_as: dict[str, StatedFact] = {}

    def blocks(self, advice: Advice | None) -> Iterator[Block]:
        verdict = self._verdict
        yield from self.screen()
        if advice:
            yield from advice_in_short(advice, self._lang)
        for number, act in enumerate(verdict.acts, 1):
            self._turn_to(act)
            told = list(self._answers(act.answers))
            if told or self._questions is None:
                yield Heading(2, self._act(number, act))
                yield from self._stated(act.facts, act.dates)
                yield from told
        if verdict.lead is not None:
            yield Heading(2, self._whole(verdict.lead))
        self._turn_to(None if verdict.lead is None else verdict.acts[verdict.lead])
        yield from self._answers(verdict.answers)
        yield from self._connections()
        yield Heading(2, self.says(_SAID.GIVEN_FACTS))
        yield from self._stated(verdict.given.facts, verdict.given.dates)
        own = (name for each in verdict.acts for name in each.left_out)
        left_out = dict.fromkeys((*own, *verdict.left_out))
        if left_out:
            shorts = self.listed(codebook().question(name).short for name in left_out)
            yield Paragraph(self.labelled(wording.NOT_RAISED, shorts))
        if verdict.notes:
            yield Bullets(tuple(Item(self.line(note)) for note in verdict.notes))
        yield from self._foot(verdict)

    # ---- the first screen ----

    def screen(self) -> Iterator[Block]:
        verdict = self._verdict
        title = printable(self.says(verdict.title)) if verdict.title else ""
        yield Heading(1, title or self.says(wording.VERDICT))
        known = plain(self.says(wording.AS_OF, date=long_date(verdict.as_of)), "quiet")
        if verdict.client:
            known = (Span(f"{self.says(CLIENTS[verdict.client])} ", "quiet"), *known)
        if surer := strengths(verdict):
            known = (*known, Span(f" {self.says(surer)}", "quiet"))
        if verdict.last_days:
            days = "; ".join(map(self._last_day, verdict.last_days[:_LAST_DAYS]))
            known = (*known, Span(f" {self.says(_SAID.LAST_DAYS)}: ", "strong"), Span(f"{days}."))
        yield Paragraph(known)
        if verdict.reservation:
            yield Paragraph(self.line(verdict.reservation, "strong"))
        if (passed := verdict.days_passed) and passed.leads:  # what a court would begin with stands before the answers
            yield Paragraph(self.labelled(passed.title, " ".join(map(self.says, passed.sentences))))
        first = at_issue(verdict)
        leading = (first,) if first else ()
        rest = tuple(each for each in verdict.answers if each is not first)
        if verdict.acts:
            yield from self._headlines(leading)
            yield acts(verdict, self._lang)
        elif verdict.lists:
            yield from self._headlines(leading)
        yield from entry_tables(verdict, self._lang)
        for number, act in enumerate(verdict.acts, 1):
            yield Paragraph(plain(self._act(number, act), "strong"))
            yield from self._headlines(act.answers)
        if verdict.lead is not None:
            yield Paragraph(plain(self._whole(verdict.lead), "strong"))
        yield from self._headlines(rest if verdict.acts or verdict.lists else (*leading, *rest), self._below())

    def _below(self) -> Iterator[Item]:
        """Tell what to find out first, and how each measure would stand."""
        verdict = self._verdict
        if verdict.worth_asking:
            asked = " ".join(
                f"{self.says(each.question)} ({self.says(each.turned)})" for each in worth_finding(verdict)
            )
            yield Item((Span(f"{self.says(_SAID.WORTH_ASKING)}: ", "strong"), Span(asked)))
        if verdict.measures:
            none = [self.says(_SAID.NONE_STANDS)] if none_stands(verdict) else []
            measures = "; ".join([*none, *self._measures()])
            yield Item((Span(f"{self.says(_SAID.MEASURES)}: ", "strong"), Span(measures)))

    def _headlines(self, answers: tuple[Answer, ...], below: Iterable[Item] = ()) -> Iterator[Block]:
        items = [
            Item(self._headline(each, (*self._why(each), *self._against(each))), tuple(self._worth(each)))
            for each in answers
        ]
        items += below
        if items:
            yield Bullets(tuple(items))

    def _headline(self, answer: Answer, why: Line = ()) -> Line:
        """Give an answer with its strength, and behind it what decides it."""
        told = wording.answered(answer)
        if answer.assumed:
            told = _SAID.ASSUMED.fill(outcome=answer.outcomes[answer.assumed], own=told)
        short = capital(self.says(about(answer, self._verdict)))
        hinged = tuple(Span(f", {self.says(each)}") for each in hinge(answer, self._verdict))
        return (Span(f"{short}: ", "quiet"), Span(self.says(told), "strong"), *hinged, *why)

    def _worth(self, answer: Answer) -> Iterator[Line]:
        """Say of the answer at issue what its strength is worth, or which facts it would take to say so."""
        if answer.worth and answer is at_issue(self._verdict):
            yield self.line(answer.worth, "quiet")

    def _why(self, answer: Answer) -> Line:
        """Tell what decides an answer; without one both sides, who bears the risk, and what would tip it."""
        if answer.undecided:
            said = [self.line(each) for each in opening(answer, self._verdict)]
            said += [(*self._point(each), Span(".")) for each in answer.undecided.lines]
            return (Span(". "), *joined(said, " "))
        return (Span(" – "), *self._point(answer.decides)) if answer.decides else ()

    def _against(self, answer: Answer) -> Line:
        if answer.contra is None:
            return ()
        return (Span(". "), *self.labelled(_SAID.AGAINST, self._point(answer.contra)))

    def _last_day(self, term: LastDay) -> str:
        told = _SAID.PASSED if term.passed else _SAID.UNTIL
        return self.says(told, day=long_date(term.last_day), what=term.what)

    def _measures(self) -> Iterator[str]:
        """Group the measures by how they would stand."""
        for told, group in by_standing(self._verdict):
            measures = [_SAID.AS_GIVEN.fill(measure=each.label) if each.given else each.label for each in group]
            yield f"{self.says(told)}: {self.listed(measures)}"

    def _act(self, number: int, act: ActVerdict) -> str:
        label = self.says(_SAID.ACT, number=str(number))
        return f"{label}: {printable(self.says(act.title))}" if act.title else label

    def _whole(self, lead: int) -> str:
        return self.says(_SAID.THE_WHOLE, lead=small(self._act(lead + 1, self._verdict.acts[lead])))

    def _turn_to(self, act: ActVerdict | None) -> None:
        """Take the facts of an act beside the shared ones; what is disputed in one may not be in another."""
        facts, disputed = (act.facts, act.disputed) if act else ((), ())
        self._given_as = {fact.fact: fact for fact in (*self._verdict.given.facts, *facts)}
        self._disputed = {*self._verdict.given.disputed, *disputed}

    # ---- an answer ----

    def _answers(self, answers: tuple[Answer, ...]) -> Iterator[Block]:
        for answer in answers:
            if self._questions is None or answer.question in self._questions:
                yield from self._answer(answer)

    def _answer(self, answer: Answer) -> Iterator[Block]:
        question = codebook().question(answer.question)
        ours = answer.outcome or rulebook().questions[answer.question].protects
        yield Heading(2, self.says(answer.question_text))
        yield self._banner(answer)
        yield from element_tables(answer, self._lang)
        yield from valuation_tables(answer, self._given_as.values(), self._lang)
        yield from self._framework(answer)
        yield from self._reasons(question.outcomes[ours], answer.for_)
        yield from self._reasons(question.outcomes[question.other(ours)], answer.against)
        if answer.presumption:
            yield from self._presumption(answer, answer.presumption)
        yield from self._rulings(answer)
        yield from self._open(answer)
        yield from self._varied(_SAID.DISPUTED_FACTS, answer.disputed)
        if self._detail and not answer.elements:
            yield from self._varied(_SAID.VALUATIONS, tuple(each for each in answer.valuations if each.weighs))
        yield from self._consequences(answer)

    def _banner(self, answer: Answer) -> Banner:
        told = [self.line(sentence) for sentence in answer.summary]
        if answer.worth:
            told.append(self.line(answer.worth, "quiet"))
        if answer.assumed:
            told.insert(0, self.line(_SAID.BUILT_ON_ASSUMED))
        return Banner((self._headline(answer), *told))

    def _framework(self, answer: Answer) -> Iterator[Block]:
        """Tell the law of the question, the test and who has to prove what, before any reason."""
        for each in answer.framework:
            if each.assumed and each.assumed not in self._assumed:
                self._assumed.add(each.assumed)
                yield Paragraph(self.line(each.assumed))
            label = wording.FRAMEWORK_FOR.fill(regime=each.regimes_text) if each.regimes_text else wording.FRAMEWORK
            test = (*self.labelled(wording.STANDARD, each.test), *self._in_brackets(each.stated_in))
            items = [Item(self.labelled(label, each.line)), Item(test)]
            burdens = [
                (Span(f"{self.says(one.element)}: {self.says(one.party)}"), *self._in_brackets(one.authority))
                for one in each.burden
            ]
            if burdens:
                items.append(Item(self.labelled(wording.BURDEN, joined(burdens, "; "))))
            yield Bullets(tuple(items))

    def _reasons(self, outcome: Text, grounds: tuple[Ground, ...]) -> Iterator[Block]:
        if grounds:
            yield Heading(3, self.says(_SAID.FOR, outcome=outcome))
            yield Bullets(tuple(map(self._ground, grounds)))

    def _ground(self, ground: Ground) -> Item:
        cited = ground.authority if self._detail else ground.leading
        marks = [wording.DECISIVE] if ground.decisive else []
        if any(fact.assessment for fact in ground.facts):
            marks.append(_SAID.ON_VALUATION)
        if any(fact.fact in self._disputed for fact in ground.facts):
            marks.append(_SAID.DISPUTED)
        marked = plain(f" – {', '.join(map(self.says, marks))}", "quiet") if marks else ()
        below = [self.line(ground.note)] if ground.note else []
        if self._detail:
            below.append(self.labelled(wording.FACTS, "; ".join(map(self._fact, ground.facts))))
            below += [self.labelled(_SAID.FINDING, finding) for finding in ground.findings]
            if ground.includes:
                below.append(self.labelled(_SAID.INCLUDES, self.listed(each.short for each in ground.includes)))
        return Item((*self.line(ground.text), *self._in_brackets(cited), *marked), tuple(below))

    def _fact(self, fact: StatedFact) -> str:
        marks = [wording.OWN_VALUATION] if fact.assessment else []
        if fact.origin != "given":
            marks.append(_ORIGINS[fact.origin])
        if fact.fact in self._disputed:
            marks.append(_SAID.DISPUTED)
        stated = f"{self.says(fact.short)}: {self.says(fact.label)}"
        return f"{stated} ({', '.join(map(self.says, marks))})" if marks else stated

    def _presumption(self, answer: Answer, presumption: AppliedPresumption) -> Iterator[Block]:
        line = (*self.labelled(_SAID.PRESUMPTION, presumption.text), *self._in_brackets(presumption.authority))
        below = []
        if presumption.favours:
            outcome = self.says(answer.outcomes[presumption.favours])
            told = f"{outcome} ({self.says(presumption.level)})" if presumption.level else outcome
            below.append(self.labelled(_SAID.PRESUMES, told))
        below.append((*self.line(presumption.against), *self._in_brackets(presumption.against_authority)))
        yield Bullets((Item(line, tuple(below)),))

    def _consequences(self, answer: Answer) -> Iterator[Block]:
        items = []
        for each in answer.consequences:
            line = self.line(each.text)
            if each.outcome_text:
                line = self.labelled(wording.IF_SO.fill(outcome=each.outcome_text), each.text)
            items.append(Item((*line, *self._in_brackets(each.authority))))
        yield from self.section(3, wording.CONSEQUENCES, items)

    # ---- rulings and other sources ----

    def _rulings(self, answer: Answer) -> Iterator[Block]:
        """Set the nearest rulings beside the incident, and say what each decided."""
        rulings = answer.rulings
        nearest = rulings.nearest
        if not nearest:
            return
        yield Heading(3, self.says(_SAID.NEAREST))
        if rulings.circumstances:
            rows = [
                (
                    plain(capital(self.says(each.short))),
                    self.line(_HERE["unknown" if each.here is None else "yes" if each.here else "no"]),
                    *(self.line(_THERE[one or "not_shown"]) for one in each.there),
                )
                for each in rulings.circumstances.values()
            ]
            numbers = map(str, range(1, len(nearest) + 1))
            yield Table(
                (self.says(_SAID.CIRCUMSTANCE), self.says(_SAID.HERE_COLUMN), *numbers), tuple(rows), small=True
            )
        rest = (*rulings.governing, *rulings.supporting, *rulings.opposing) if self._detail else ()
        told = (*nearest, *(each for each in rest if each not in nearest))
        items = (self._ruling(each, against=each in rulings.opposing) for each in told)
        yield Bullets(tuple(items), numbered=True)
        yield from self._scopes(told)

    def _scopes(self, rulings: tuple[ComparedRuling, ...]) -> Iterator[Block]:
        """Say, each once, what rulings decide that needs saying; why some bind one way only, once in all."""
        found: dict[Text, list[str]] = {}
        floors: list[Text] = []
        for number, ruling in enumerate(rulings, 1):
            here = [each.text for each in ruling.overlap.differences if not each.factor]
            floors += here
            for text in (*((ruling.scope,) if ruling.scope else ()), *here):
                found.setdefault(text, []).append(str(number))
        for text, numbers in found.items():
            if text not in self._floors:
                yield Paragraph(self.labelled(_SAID.ON_RULINGS.fill(numbers=", ".join(numbers)), text))
        self._floors.update(floors)

    def _ruling(self, ruling: ComparedRuling, *, against: bool) -> Item:
        told = [self.says(ruling.outcome_text)]
        if not ruling.express:
            told.append(self.says(wording.NOT_EXPRESS))
        told.append(self.says(ruling.level))
        line = (*self._name(ruling.citation), Span(f" ({'; '.join(told)}): {self.says(ruling.holding)}"))
        below = [plain(capital(self.says(event))) for event in ruling.citation.history]
        if self._detail:
            below.insert(0, self.labelled(_SAID.CASE, ruling.gist))
        if against:
            below.insert(0, self.line(ruling.overlap.apart))
        return Item(line, tuple(below))

    # ---- facts that could be otherwise ----

    def _open(self, answer: Answer) -> Iterator[Block]:
        turning = [each for each in answer.open_facts if each.weighs]
        shown = turning if self._detail else turning[:_OPEN]
        yield from self._asked(wording.OPEN_TURNING, shown)
        if len(turning) > len(shown):
            rest = self.listed(each.short for each in turning[len(shown) :])
            yield Paragraph(self.labelled(_SAID.ALSO, rest))
        if self._detail:
            yield from self._asked(_SAID.HOW_STRONG, [each for each in answer.open_facts if not each.weighs])

    def _asked(self, heading: Text, facts: Sequence[VariedFact]) -> Iterator[Block]:
        told = (Item((*self.line(each.question), Span(" "), *self._values(each))) for each in facts)
        yield from self.section(3, heading, told)

    def _varied(self, heading: Text, facts: tuple[VariedFact, ...]) -> Iterator[Block]:
        items = []
        for fact in facts:
            line = plain(capital(self.says(fact.short)))
            if fact.fact in self._given_as:
                line = (*line, Span(f" ({self.says(_SAID.GIVEN, value=self._given_as[fact.fact].label)})", "quiet"))
            items.append(Item((*line, Span(": "), *self._values(fact))))
        yield from self.section(3, heading, items)

    def _values(self, fact: VariedFact) -> Line:
        """Tell what the values of a fact bring; values that bring the same stand together."""
        brings: dict[str, list[ValueBrings]] = {}
        for value in fact.values:
            told = self.says(value.outcome_text if fact.weighs else wording.answered(value))
            if value.by or value.status == "required":
                told = f"{told} ({value.by.name if value.by else self.says(value.status_text)})"
            brings.setdefault(told, []).append(value)
        parts = [
            self.labelled(capital(self.listed((value.label for value in values), "any")), told)
            for told, values in brings.items()
        ]
        return (*joined(parts, "; "), Span("."))

    # ---- around the answers ----

    def _connections(self) -> Iterator[Block]:
        told = (Item((*self.line(each.text), *self._in_brackets(each.authority))) for each in self._verdict.connections)
        yield from self.section(2, wording.CONNECTIONS, told)

    def _stated(self, facts: tuple[StatedFact, ...], dates: Mapping[str, dt.date]) -> Iterator[Block]:
        told = [self._fact(fact) for fact in facts]
        told += [f"{self.says(_DATES[event])}: {self.says(long_date(date))}" for event, date in dates.items()]
        if not told:
            yield Paragraph(self.line(_SAID.NO_FACTS))
        elif self._detail:
            yield Bullets(tuple(Item(plain(each)) for each in told))
        else:
            yield Paragraph(plain(f"{capital('; '.join(told))}."))
