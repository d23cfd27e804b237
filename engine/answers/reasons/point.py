"""Point: what decides an answer, and what speaks most against it, each in a line with its best authority."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.commons.text import Text
from privesfeer.cases.fact import FactValue
from privesfeer.cases.facts import Facts
from privesfeer.engine.answers import wording
from privesfeer.engine.answers.authorities.citation_context import CitationContext
from privesfeer.engine.answers.authorities.cited import Citation, Point
from privesfeer.engine.answers.authorities.comparison import Comparison
from privesfeer.engine.answers.authorities.overlap import akin
from privesfeer.engine.answers.authorities.sources import Sources
from privesfeer.engine.answers.reasons.failing import failing, failing_rules, fails_for_certain
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.doctrine.bits import members
from privesfeer.engine.doctrine.elements import StandingElement
from privesfeer.engine.doctrine.law import Law
from privesfeer.engine.doctrine.reading import Reading
from privesfeer.rules.condition import FindingRef, alternatives
from privesfeer.rules.rule import Rule
from privesfeer.rules.rulebook import Moment

_SHOWN = 1  # circumstances in a line
_NAMED = 3  # things that are not known, in a line
_SUPREME = "supreme"
_DECIDING = frozenset({"supports", "a_contrario"})  # how a ruling stands to what it decided


def deciding(link: ChainLink, known: Mapping[str, FactValue], sources: Sources) -> Point | None:
    """Say in a line what decides an answer.

    Args:
        link: the question, answered.
        known: the known facts and earlier answers.
        sources: makes the citations.

    Returns:
        Of a measure that falls the element by which it does, with why, and those that fail for certain besides; else
        the requirement, the ruling, the earlier answers or the factor that contributes most; None where there is no
        outcome and nothing weighs.
    """
    law, result = link.law, link.result
    if result is None or result.outcome is None:
        return None
    if failed := failing(link, known, sources):
        first, reason = failed[0], failing_reason(failed[0], link, known, sources)
        too = fails_for_certain(failed)
        if reason is None:
            return Point(text=wording.FAILS.fill(element=Text.enumerate([first.element.fails_on, *too])))
        text = wording.FAILS.fill(element=failing_named(first, reason.text))
        if too:
            text = wording.FAILS_TOO.fill(text=text, elements=Text.enumerate([*too]))
        return replace(reason, text=text, short=reason.text)
    held = requirements(law, link.factors, result.outcome)
    if held:
        best = best_authority(link, held[0], known, sources)
        return Point(text=Text.enumerate([rule.short for rule in held[:_SHOWN]]), authority=best)
    return telling(link, result.outcome, known, sources)


def failing_reason(
    standing: StandingElement, link: ChainLink, known: Mapping[str, FactValue], sources: Sources
) -> Point | None:
    """Say in a line why an element of a measure fails.

    Args:
        standing: the element, which fails.
        link: the answer to the question on the measure.
        known: the known facts and earlier answers.
        sources: makes the citations.

    Returns:
        The first rule by which it fails, one that is settled and has no open exception before others; else what is
        weighed most against the measure inside it. None: nothing of it is.
    """
    law, fails = link.law, link.law.question.protects
    if rules := [law.question.rule(each) for each in failing_rules(standing)]:
        first = min(rules, key=lambda each: each.unsettled or open_exception(link, each))
        return Point(text=first.short, authority=best_authority(link, first, known, sources))
    if standing.element.whole:
        return telling(link, fails, known, sources)
    inside = law.factor_index.mask(standing.by) & law.factor_index.favouring[fails]
    return _weightiest(link, inside, known, sources) or telling(link, fails, known, sources)


def failing_named(standing: StandingElement, reason: Text) -> Text:
    """Name on what a measure fails, with why.

    Args:
        standing: the element, which fails.
        reason: why, as a noun phrase.

    Returns:
        A noun phrase; what is weighed inside the element is told apart from a rule by which it fails.
    """
    text = wording.FAILS_BY if failing_rules(standing) else wording.FAILS_WEIGHED
    return text.fill(element=standing.element.fails_on, reason=reason)


def opposing(link: ChainLink, known: Mapping[str, FactValue], sources: Sources) -> Point | None:
    """Say in a line what speaks most against an answer.

    Args:
        link: the question, answered.
        known: the known facts and earlier answers.
        sources: makes the citations.

    Returns:
        The exception that is not known, the ruling that would govern otherwise or the factor that contributes most to
        the other outcome; None: nothing.
    """
    law, result = link.law, link.result
    if result is None or result.outcome is None or law.question.conclusion:
        return None
    unknown = open_exceptions(link, result.outcome, known)
    if unknown and result.status != "required":
        return Point(text=wording.UNKNOWN.fill(exceptions=Text.enumerate(few(unknown, _NAMED))), unknown=True)
    other = law.codebook.question(link.name).other(result.outcome)
    point = telling(link, other, known, sources)
    # The legal test that goes with every such measure is no reason against it.
    tests = [rule.short for rule in law.question.rules if law.question.of_every(rule.id)]
    return None if point and point.reason in tests else point


def requirements(law: Law, factors: int, outcome: str) -> list[Rule]:
    """Give the requirements that hold for an outcome, in the order of the rule file.

    Args:
        law: the law on the question.
        factors: the bits of the factors that hold.
    """
    factor_index = law.factor_index
    return [
        law.question.rule(each)
        for each in factor_index.ids(factors & factor_index.decisive & factor_index.favouring[outcome])
    ]


def open_exception(link: ChainLink, rule: Rule) -> bool:
    """Say whether it is unknown whether an exception to a requirement holds.

    Args:
        link: the question, answered.
        rule: the requirement.

    Returns:
        Whether that is so.
    """
    factor_index = link.law.factor_index
    return bool(rule.unless) and not link.factors & factor_index.doubted.get(factor_index.bit[rule.id], ~0)


def open_exceptions(link: ChainLink, outcome: str, known: Mapping[str, FactValue]) -> list[Text]:
    """Name what is not known of the exceptions to the requirements that hold for an outcome.

    Args:
        link: the question, answered.
        known: the known facts and earlier answers.

    Returns:
        Each fact or finding as a noun phrase; what belongs to an exception that is known not to hold is left out.
    """
    held = requirements(link.law, link.factors, outcome)
    named = (each for rule in held if open_exception(link, rule) for each in _unknown(rule, link.law, known))
    return [*dict.fromkeys(named)]


def few(exceptions: list[Text], most: int) -> list[Text]:
    """Name the first of many exceptions.

    Args:
        exceptions: each as a noun phrase.
        most: how many are named at most.

    Returns:
        All, or the first and that there are others.
    """
    return exceptions if len(exceptions) <= most else [*exceptions[: most - 1], wording.ANOTHER]


def _unknown(rule: Rule, law: Law, known: Mapping[str, FactValue]) -> Iterator[Text]:
    """Name what is not known of the exceptions to a requirement; those that are known not to hold are left out."""
    findings = {each.id: each.short for each in law.question.findings}
    for conjunct in alternatives(rule.unless, implied=False) if rule.unless else ():
        tests = [(each, each.test) for each in conjunct]
        facts = [(each, test.fact) for each, test in tests if isinstance(test, Predicate)]
        if all(literal.passes(known[fact]) for literal, fact in facts if fact in known):
            yield from (findings[test.finding] for _, test in tests if isinstance(test, FindingRef))
            yield from (law.codebook.variable(fact).short for _, fact in facts if fact not in known)


def best_authority(link: ChainLink, rule: Rule, known: Mapping[str, FactValue], sources: Sources) -> Citation | None:
    """Give the source that carries a reason best.

    Args:
        link: the question, answered.
        rule: the rule of the reason.
        known: the known facts and earlier answers, by which the framework refuses some sources.
        sources: makes the citations.

    Returns:
        Of what can be named here a ruling that decided so and was read in the court's text or summary; else
        the first article or ruling that decided so; else the first article. Of rulings of courts of one level that are
        worth as much the one most like the incident. Where none can be named the article under which it is weighed,
        marked as such. None: there is none.
    """
    moment = link.law.moment
    context = sources.context(link.name, known, moment.event)
    for group in _ranked(sources, link.name, rule.id, moment, context):
        if peers := [each for each in group if _fits(link, rule, each, known, sources, context)]:
            best = peers[0]
            if best.kind == "ruling" and len(peers) > 1:
                alike = (each for each in peers if each.source.level == best.source.level)
                return max(alike, key=lambda each: _alike(sources.casebook[each.key].facts, known))
            return best
    weighed = sources.authority(context.weighed, None, moment)
    return replace(weighed[0], stance="rule_only") if weighed else None


def _fits(  # noqa: PLR0913, PLR0917 - a source beside a reason and an incident, with the home that is looked up once
    link: ChainLink,
    rule: Rule,
    citation: Citation,
    known: Mapping[str, FactValue],
    sources: Sources,
    context: CitationContext,
) -> bool:
    """Say whether a source can be named as what carries a reason here.

    It is an article, or a ruling that decided that very question so, or otherwise for want of it, on such a case: of a
    court of here, within the same regime, on the same measure or a fortiori, on the same kind of thing and, unless its
    court only says what the law is, mainly for what is so here too.
    """
    if citation.kind != "ruling":
        return True
    key, there = citation.key, sources.casebook[citation.key].facts.known
    if citation.fallen or citation.stance not in _DECIDING or citation.source.apart or key in context.other_measure:
        return False
    law, kinds, tested = link.law, sources.rulebook.kinds, link.law.question.tested[rule.id]
    if key in sources.unlike(link.name, known) or kinds.read_apart(link.name, there, known, tested):
        return False
    reading = law.by_key.get(citation.key)
    if reading is None:
        return True
    if link.reach.regimes != frozenset() and not law.reaches(reading, link.reach):
        return False
    says_the_law = reading.precedent.ruling.level == _SUPREME and not reading.dismissal
    return citation.contrary or says_the_law or akin(law, reading, link.factors)


@lru_cache(maxsize=1024)
def _ranked(
    sources: Sources, question: str, rule: str, moment: Moment, context: CitationContext
) -> tuple[tuple[Citation, ...], ...]:
    """Put the sources of a reason in groups that are worth as much, the best first."""
    cited = sources.rule(question, rule, moment, context)
    groups = grouped(((each.contrary, *_headline(each)), each) for each in cited)
    return tuple(tuple(groups[worth]) for worth in sorted(groups))


def _alike(there: Facts, here: Mapping[str, FactValue]) -> int:
    """Count the facts that a ruling has in common with the incident; of a list one value is enough."""
    return sum(
        not value.isdisjoint(one) if isinstance(value, frozenset) and isinstance(one, frozenset) else value == one
        for fact, one in here.items()
        if (value := there.get(fact)) is not None
    )


def _headline(citation: Citation) -> tuple[bool, bool, bool]:
    ruled, supports = citation.kind == "ruling", citation.stance == "supports"
    return citation.source.apart is not None, not (supports and citation.source.carries), ruled and not supports


def telling(link: ChainLink, outcome: str, known: Mapping[str, FactValue], sources: Sources) -> Point | None:
    """Say in a line what speaks most for an outcome.

    Args:
        link: the question, answered.
        known: the known facts and earlier answers.
        sources: makes the citations.

    Returns:
        The ruling that points to it, if it is known on what it rested; else what contributes most to it; None: nothing.
    """
    pointing = Comparison.of(link, sources, known).pointing(outcome)
    decided = link.result is not None and any(link.result.governing.values())
    if pointing and pointing.stated and (decided or pointing.key not in sources.unlike(link.name, known)):
        return _ruled(link, pointing, sources)
    weightiest = _weightiest(link, link.factors & link.law.factor_index.favouring[outcome], known, sources)
    return weightiest or (_ruled(link, pointing, sources) if pointing else None)


def _ruled(link: ChainLink, reading: Reading, sources: Sources) -> Point:
    question, factor_index = link.law.question, link.law.factor_index
    # What none of its own sources carries is named where the ruling rested on nothing else; before all, that of which
    # the ruling is a source itself.
    rules = [question.rule(each.factor) for each in factor_index.circumstances(factor_index.narrowest(reading.reason))]
    shared = sorted(rules, key=lambda each: (bool(each.note), not each.cites(reading.key)))[:_SHOWN]
    citation = sources.ruling(reading.key, link.name, link.law.moment.as_of)
    return Point(text=Text.enumerate([each.short for each in shared]), authority=citation)


def _weightiest(link: ChainLink, factors: int, known: Mapping[str, FactValue], sources: Sources) -> Point | None:
    """Give of factors for one outcome that which contributes most, with what goes without saying once it holds."""
    law, factor_index = link.law, link.law.factor_index
    weights = contributions(law, factors)
    every = [(factor_index.rules[bit], weight) for bit, weight in weights.items() if weight]
    held = [each for each in every if not law.question.of_every(each[0].id)] or every
    if not held:
        return None
    # What is by its own words not enough, or carried by none of its sources, is told where nothing else weighs.
    rule, _ = max(held, key=lambda each: (each[0].alone, each[0].note is None, each[1]))
    return Point(text=rule.short, authority=best_authority(link, rule, known, sources))


@lru_cache(maxsize=512)
def contributions(law: Law, factors: int) -> Mapping[int, float]:
    """Say what factors contribute, each with those that go without saying once it holds.

    Args:
        law: the law on the question.
        factors: the bits of the factors that hold.

    Returns:
        A logarithm of odds, 0 or more, for each of those that no other one implies, by its bit, in the order of the
        rule file.
    """
    factor_index, weights = law.factor_index, law.weights
    return {
        bit: sum([weights.get(each, 0) for each in members(bit | factor_index.implied[bit] & factors)])
        for bit in members(factor_index.narrowest(factors) & factor_index.every)
    }
