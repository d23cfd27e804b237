"""The law of one day on every question, compiled once for the tests of the reasoning."""

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping
from typing import Any

from privesfeer.api.ask.registry import CaseFile, Facts, Incident, casebook, codebook, rulebook
from privesfeer.api.ask.services import reasoner
from privesfeer.cases.casebook import Casebook
from privesfeer.cases.fact import Fact, FactValue, representative_values
from privesfeer.cases.incident import Dates
from privesfeer.cases.ruling import Ruling
from privesfeer.engine.answers.verdicts.verdict import Verdict
from privesfeer.engine.doctrine.answer_chain import AnswerChain, ChainLink
from privesfeer.engine.doctrine.factors import FactorIndex
from privesfeer.engine.doctrine.law import Law
from privesfeer.engine.doctrine.reading import Reading
from privesfeer.rules.condition import Condition, Conjunct, met
from privesfeer.rules.question import Question
from privesfeer.rules.rulebook import Moment
from tests.strategies import hashable

AS_OF = dt.date(2026, 11, 24)
TODAY = Moment(AS_OF, AS_OF)
LAWS: dict[str, Law] = {law.question.question: law for law in reasoner().laws(AS_OF, Dates())}
KERNELS = {name: law.factor_index for name, law in LAWS.items()}


def _made_up(question: Question) -> Question:
    """Let every answer be called governed, and make every seventh factor a requirement with an exception."""
    first, *others = question.factors
    strict = {rule.id for rule in others[2::7]}
    rules = tuple(
        rule.model_copy(update={"decisive": True, "unless": first.when}) if rule.id in strict else rule
        for rule in question.rules
    )
    made = question.model_copy(update={"governs": True, "rules": rules})
    made.__dict__.pop("_by_id", None)  # kept of the rules as they are
    return made


def is_raised(question: Question, known: Mapping[str, FactValue]) -> bool:
    """Say from its condition, without the factor index, whether a question is raised."""

    def holds(condition: Condition | None) -> bool:
        return condition is not None and met(question.expanded(condition), known)

    raised = question.raised_by is None or holds(question.raised_by)
    return raised and (not holds(question.not_raised_by) or holds(question.raised_anyway_by))


def known_of(plain: Mapping[str, Any]) -> dict[str, FactValue]:
    """Give facts as the engine knows them."""
    return dict(Facts.model_validate(plain).known)


def answered(
    known: Mapping[str, FactValue], assume: Mapping[str, str] | None = None, laws: Mapping[str, Law] = LAWS
) -> AnswerChain:
    """Answer every question on facts, under the law of the day."""
    return AnswerChain(laws.values(), known, assume or {})


_MADE_UP = {name: FactorIndex(_made_up(rulebook().questions[name])) for name in rulebook().order}


def _all_govern(casebook: Casebook) -> dict[str, Law]:
    return {name: Law(rulebook(), casebook, factor_index, TODAY) for name, factor_index in _MADE_UP.items()}


def _overcoming(laws: Mapping[str, Law]) -> Iterator[Reading]:
    """Find the rulings that govern their own facts, on which reasons for the contrary could govern as well."""
    for name, law in laws.items():
        for reading in law.readings:
            ruling = reading.precedent.ruling
            if ruling.level in rulebook().hierarchy.floors or reading.despite.bit_count() < law.question.least_reason:
                continue
            link = answered(ruling.facts.known, laws=laws).links[name]
            governs = link.may_govern and link.result and reading in link.result.governing[reading.outcome]
            if governs and link.factors == reading.factors and not law.required(link.factors):
                yield reading


def _contrary(reading: Reading) -> Ruling:
    """Make up a ruling of the next day that decides the other way on the same facts."""
    ruling, decision = reading.precedent.ruling, reading.precedent.decision
    other = codebook().question(decision.question).other(decision.outcome)
    made: dict[str, Any] = {
        "key": f"{ruling.key}-contrary",
        **dict.fromkeys(("ecli", "ljn", "application", "affair")),
        "date": reading.day + dt.timedelta(days=1),
        "decisions": (decision.model_copy(update={"outcome": other, "relied_on": ()}),),
    }
    return ruling.model_copy(update=made)


_OVERCOMING = next(_overcoming(_all_govern(casebook())))

_DIVIDED = Casebook(
    [*casebook(), _contrary(_OVERCOMING)], casebook().first, casebook().courts, textbook=casebook().textbook
)

# A made-up rulebook in which findings on several sides lean, requirements with and without exceptions decide, and
# rulings for both outcomes govern.
ALL_GOVERN = _all_govern(_DIVIDED)

# The facts on which these do.
TWO_LINES: Mapping[str, FactValue] = _OVERCOMING.precedent.ruling.facts.known


def told(link: ChainLink) -> tuple[Any, ...]:
    """Give what an answer comes to: outcome, status, factors, what it rests on and what holds it back."""
    result = link.result
    governing = result and {side: [each.key for each in line] for side, line in result.governing.items()}
    return result and (result.outcome, result.status), governing, link.factors, link.held_back


def coherent(known: Mapping[str, FactValue]) -> bool:
    """Say whether facts do not contradict each other."""
    return not any(each.found_in(known) for each in codebook().contradictions)


def every_value(fact: Fact) -> tuple[FactValue, ...]:
    """Give all values of a fact; of numbers the first sixty, of sets the empty one and those of one value."""
    if fact.type == "boolean":
        return True, False
    if fact.type == "integer":
        return tuple(range(61))
    if fact.type == "set":
        return frozenset[str](), *(hashable([value]) for value in fact.values)
    return tuple(fact.values)


def variable(name: str) -> Fact:
    """Find a fact, or a question seen as one."""
    return codebook().variable(name)


def witnesses(conjunct: Conjunct) -> Iterator[dict[str, FactValue]]:
    """Give facts and earlier answers on which all tests of an alternative pass, and that can be true together."""
    by_fact: dict[str, list[Any]] = {}
    for literal in conjunct:
        by_fact.setdefault(literal.fact, []).append(literal)
    passing = [
        [
            (name, value)
            for value in representative_values(variable(name), [literal.test for literal in literals])
            if all(literal.passes(value) for literal in literals)
        ]
        for name, literals in by_fact.items()
    ]
    yield from (known for chosen in itertools.product(*passing) if coherent(known := dict(chosen)))


def beside(verdict: Verdict) -> dict[str, Any]:
    """Give what the other acts bring to the one that leads: repetition where one is alike, else other misconduct."""
    assert verdict.lead is not None
    kinds = [
        {fact.fact: {*fact.value} for fact in (*verdict.facts, *each.facts) if isinstance(fact.value, list)}
        for each in verdict.acts
    ]
    brought = {}
    for place, each in enumerate(verdict.acts):
        if each.row.part == "counts":
            known = [name for name in ("act", "content") if name in kinds[place] and name in kinds[verdict.lead]]
            alike = known and kinds[place][known[0]] & kinds[verdict.lead][known[0]]
            brought["repeated" if alike else "other_misconduct"] = True
    return brought


def leading(case: CaseFile, verdict: Verdict) -> Incident:
    """Give the act that leads as an incident, with what the others bring to it among its facts."""
    assert verdict.lead is not None
    lead = case.incidents[verdict.lead]
    facts = lead.facts.plain | beside(verdict)
    return Incident.model_validate(lead.model_dump(exclude_none=True) | {"facts": facts})
