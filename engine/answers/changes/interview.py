"""Interview: which fact to ask for next, why, and how many still matter.

A fact is worth asking if some value of it, by itself, would change an answer or raise a question that is not raised
now. Questions are settled in the order in which a lawyer takes them, for later answers build on earlier ones: first
come the facts that can change the outcome of the earliest question, and of these the one of which the largest share of
the values that were tried does so; then the one that does so over all questions together; then the one that changes
anything; then the order of the codebook. Facts that change no outcome of a question that is raised come last.
"""

from collections.abc import Iterable, Iterator

from pydantic import JsonValue

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.text import Output, Text
from privesfeer.cases.fact import FactValue
from privesfeer.cases.facts import plain_value
from privesfeer.engine.answers import wording
from privesfeer.engine.answers.authorities.cited import Citation
from privesfeer.engine.answers.authorities.sources import Sources
from privesfeer.engine.answers.facts.records import AboutFact, about_fact
from privesfeer.engine.answers.verdicts.envelope import Envelope
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.search.case_analysis import CaseAnalysis
from privesfeer.engine.search.firmness import Variant


class Option(Output):
    """A value that can be answered.

    Attributes:
        value: the value, as JSON.
        label: the value in words.
    """

    value: JsonValue
    label: Text


class Bearing(Output):
    """What a fact can do to the answer to one question.

    Attributes:
        question: the question's id.
        question_text: the question.
        raised: whether the question is raised now.
        turning: of how many of the values that were tried the outcome becomes another.
        settling: how many of these bring an answer that rulings govern or the law requires.
        changing: of how many anything of the answer does.
        tried: how many values were tried.
        why: it in a sentence.
    """

    question: str
    question_text: Text
    raised: bool
    turning: int
    settling: int
    changing: int
    tried: int
    why: Text


class AskedFact(AboutFact):
    """A fact that is worth asking for.

    Attributes:
        fact: its id.
        question: the question that asks for it.
        short: the noun phrase.
        note: explanation of the values.
        type: "boolean", "integer", "enum", "ordered", "set", "date" or "money".
        options: the values that can be answered; of a number, date or amount none.
        assessment: whether it asks for the user's own valuation.
        personal: whether it asks for special or delicate personal data.
        bearings: what it can do, by legal question.
        authority: the rulings and statutes that make it matter: those that would come to govern, or no longer would,
            and those of the rules whose factors would come to hold, or no longer would; where there are none, those of
            the rules that test the fact together with others, and the rulings in which the court relied on it.
    """

    note: Text | None
    type: str
    options: tuple[Option, ...]
    assessment: bool
    personal: bool
    bearings: tuple[Bearing, ...]
    authority: tuple[Citation, ...]


class AskedGroup(Output):
    """Facts of one group of the codebook that are worth asking for.

    Attributes:
        group: its id.
        text: its name.
        facts: the facts, the most important first.
    """

    group: str
    text: Text
    facts: tuple[AskedFact, ...]


class Interview(Envelope):
    """What is worth asking about an incident.

    Attributes:
        next: the fact to ask for next; None where no single fact matters any more.
        remaining: how many unknown facts still matter by themselves.
        groups: all of them, as the codebook groups them.
    """

    next: AskedFact | None
    remaining: int
    groups: tuple[AskedGroup, ...]


def worth_asking(analysis: CaseAnalysis, sources: Sources) -> tuple[AskedFact, ...]:
    """Rank the facts that are worth asking for. What is disputed has been asked already.

    Args:
        analysis: the incident, answered.
        sources: makes the citations.

    Returns:
        The facts, the most important first.
    """
    codebook = sources.codebook
    found: dict[str, dict[str, tuple[Variant, ...]]] = {}
    for name in analysis.chain.links:
        for fact, changing in analysis.firmness.moving(name):
            if fact not in analysis.incident.disputed:
                found.setdefault(fact, {})[name] = changing
    asked = [_asked(analysis, sources, fact, found[fact]) for fact in codebook.fact_ids if fact in found]
    return tuple(sorted(asked, key=lambda each: importance(each, codebook)))


def grouped(asked: Iterable[AskedFact], codebook: Codebook) -> tuple[AskedGroup, ...]:
    """Put facts together as the codebook does.

    Args:
        codebook: has the groups.

    Returns:
        The groups in the order of the codebook, in each the facts in the given order.
    """
    facts = tuple(asked)
    groups = (
        AskedGroup(
            group=group.id,
            text=group.label,
            facts=tuple(each for each in facts if codebook.fact(each.fact).group == group.id),
        )
        for group in codebook.groups
    )
    return tuple(group for group in groups if group.facts)


def importance(asked: AskedFact, codebook: Codebook) -> tuple[float, ...]:
    """Say how important a fact is.

    Args:
        codebook: has the questions in their order.

    Returns:
        What puts facts in order, the most important first.
    """
    order = [question.id for question in codebook.questions]
    # A value that lets rulings or the law decide tells more than one that makes the answer lean.
    turning = [(order.index(each.question), (each.turning + each.settling) / each.tried) for each in asked.bearings]
    raised = [place for place, each in zip(turning, asked.bearings, strict=True) if each.raised and each.turning]
    first = min((question for question, _ in raised), default=len(order))
    share = sum(share for question, share in raised if question == first)
    changing = sum(each.changing / each.tried for each in asked.bearings)
    return first, -share, -sum(share for _, share in turning), -changing


def _asked(analysis: CaseAnalysis, sources: Sources, name: str, changing: dict[str, tuple[Variant, ...]]) -> AskedFact:
    fact = sources.codebook.fact(name)
    values: list[FactValue] = [True, False] if fact.type == "boolean" else list(fact.values)
    cited = [
        citation
        for question, variants in changing.items()
        for variant in variants
        for citation in _authority(sources, analysis.chain.links[question], variant.links[question])
    ]
    cited = cited or [each for question in changing for each in _testing(sources, analysis.chain.links[question], name)]
    return AskedFact(
        **about_fact(fact),
        note=fact.note,
        type=fact.type,
        options=tuple(
            Option(
                value=value if isinstance(value, str) else plain_value(value, fact),
                label=fact.values[str(value)] if fact.values else fact.label(value),
            )
            for value in values
        ),
        assessment=fact.assessment,
        personal=fact.personal,
        bearings=tuple(_bearing(analysis, name, question, variants) for question, variants in changing.items()),
        authority=tuple({each.key: each for each in cited}.values()),
    )


def _bearing(analysis: CaseAnalysis, fact: str, name: str, changing: tuple[Variant, ...]) -> Bearing:
    raised = analysis.chain.links[name].result is not None
    turns = [each for each in changing if analysis.firmness.turns(name, each)]
    turning, settling = len(turns), sum(each.brings(name)[1] in {"required", "governed"} for each in turns)
    question = analysis.codebook.question(name).question
    why = wording.ASKED_RAISES if not raised else wording.ASKED_TURNS if turning else wording.ASKED_STATUS
    return Bearing(
        question=name,
        question_text=question,
        raised=raised,
        turning=turning,
        settling=settling,
        changing=len(changing),
        tried=max(len(analysis.firmness.tried(fact)), len(changing)),
        why=why.fill(question=question),
    )


def _authority(sources: Sources, before: ChainLink, after: ChainLink) -> Iterator[Citation]:
    """Cite what makes the difference between two answers to a question."""
    law = before.law
    lines = [_governing(link) for link in (before, after)]
    for key in sorted(lines[0] ^ lines[1]):
        yield sources.ruling(key, before.name, law.moment.as_of)
    moved = set(law.factor_index.ids(before.factors ^ after.factors))
    for rule in law.question.factors:
        if rule.id in moved:
            yield from sources.authority(rule.authority, before.name, law.moment)


def _testing(sources: Sources, link: ChainLink, fact: str) -> Iterator[Citation]:
    """Cite what rests on a fact together with others: the rules that test it, and the rulings that relied on it."""
    law = link.law
    for rule in law.question.rules:
        if rule.id in law.valid and fact in law.question.tested[rule.id]:
            yield from sources.authority(rule.authority, link.name, law.moment)
    for reading in law.readings:
        if fact in reading.precedent.decision.relied_on:
            yield sources.ruling(reading.key, link.name, law.moment.as_of)


def _governing(link: ChainLink) -> set[str]:
    return {each.key for line in link.result.governing.values() for each in line} if link.result else set()
