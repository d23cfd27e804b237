"""Circumstances: what conditions of advice test: facts and answers, requirements of every measure, terms and points."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from privesfeer.cases.commons.text import Text
from privesfeer.cases.fact import FactValue
from privesfeer.engine.answers.authorities.sources import Sources
from privesfeer.engine.answers.reasons.failing import standing_of
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.remedies.records import Deadline
from privesfeer.engine.search.case_analysis import CaseAnalysis
from privesfeer.rules.advice.point import Points
from privesfeer.rules.advice.stage import (
    DATED,
    DAY,
    DAYS,
    DAYS_LEFT,
    KINDS,
    MEASURE_DAY,
    REGIMES,
    SEVERAL,
    STAGE,
    Side,
)
from privesfeer.rules.condition import holds
from privesfeer.rules.remedies.route import EITHER

_TO_COME, _PASSED = DAYS
_RUNNING = frozenset({"open", "last_week", "today"})


class ListedEntry(NamedTuple):
    """One of several of which one question is answered, such as the accounts of a case.

    Attributes:
        title: what it is called; None: neither a title nor its kind is known.
        known: what is known of it, and the answers.
    """

    title: Text | None
    known: Mapping[str, FactValue]


class Judged(NamedTuple):
    """A case that was answered, as advice reads it.

    Attributes:
        lead: what leads.
        known: what is known of it, with what that implies, and its answers.
        acts: of each act what is known of it, and the answers.
        regimes: the bodies of law under which he can work.
        deadlines: the time limits, of further measures and proceedings too.
        as_of: the day of reading.
        day: the day of the measure, or that planned for it; None: neither is known.
        entries: by list what is stated of each entry; of a list that is told by side with the answers.
        titles: of each act its title; None: it has none.
        firm: of each act how firm its answers are, as conditions of advice test it.
        several: whether its measure leads others, which are advised on beside it.
    """

    lead: CaseAnalysis
    known: Mapping[str, FactValue]
    acts: tuple[Mapping[str, FactValue], ...]
    regimes: tuple[str, ...]
    deadlines: tuple[Deadline, ...]
    as_of: dt.date
    day: dt.date | None
    entries: Mapping[str, tuple[ListedEntry, ...]]
    titles: tuple[Text | None, ...] = ()
    firm: tuple[Mapping[str, FactValue], ...] = ()
    several: bool = False


def circumstances(judged: Judged, side: Side, sources: Sources) -> dict[str, FactValue]:
    """Work out what advice to a side turns on.

    Args:
        judged: the case.
        side: the side.
        sources: has the law.

    Returns:
        What is known, by the names that conditions of advice test.
    """
    points = sources.rulebook.advice.points
    known = {
        **judged.known,
        **firmness_of(judged.lead.chain.links.values()),
        **dict(_measures(judged, sources)),
        **dict(_terms(judged, side, sources)),
        **dict(_by_outcome(judged, sources)),
        REGIMES: frozenset(judged.regimes),
        DATED: frozenset(name for name, value in judged.known.items() if isinstance(value, dt.date)),
        **{
            f"{DAY}.{name}": _PASSED if value < judged.as_of else _TO_COME
            for name, value in judged.known.items()
            if isinstance(value, dt.date)
        },
        KINDS: _kinds(judged, points, sources),
        SEVERAL: judged.several,
    }
    if judged.day:
        known[MEASURE_DAY] = _TO_COME if judged.day > judged.as_of else _PASSED
    stages = (each.stage for each in points.stages if each.belongs(known))
    if stage := next(stages, None):
        known[STAGE] = stage
    for point in points.points:
        listed = [each.known for each in judged.entries.get(point.of_an_entry or "", ())]
        each_of = judged.acts if point.of_an_act else listed
        among = [{**known, **each} for each in each_of] or [known]
        told = [holds(point.when, each.get) for each in among]
        if any(told) or None not in told:
            known[point.id] = any(told)
    return known


def of_acts(
    known: Mapping[str, FactValue], acts: Iterable[Mapping[str, FactValue]]
) -> tuple[Mapping[str, FactValue], ...]:
    """Give what is known of the whole, and of each act with it: a course or step belongs where it does to one of them.

    Args:
        known: the facts, answers and points of the whole.
        acts: of each act what is known of it, and the answers.

    Returns:
        The whole first.
    """
    whole = {
        name for name in known if "." in name or name in {STAGE, KINDS, REGIMES, DATED, MEASURE_DAY, DAYS_LEFT, SEVERAL}
    }
    fixed = {name: known[name] for name in whole}
    return known, *({**known, **act, **fixed} for act in acts)


def firmness_of(links: Iterable[ChainLink]) -> dict[str, FactValue]:
    """Say how firm answers are.

    Args:
        links: the answers.

    Returns:
        Of each that was answered its status or, where it leans, its strength, by the name that conditions test.
    """
    return {f"{link.name}.strength": link.result.strength or link.result.status for link in links if link.result}


def _measures(judged: Judged, sources: Sources) -> Iterator[tuple[str, FactValue]]:
    """Tell how every measure would stand, and what a court asks of it."""
    question = sources.rulebook.on_measure
    ladder = question.ladder
    assert ladder is not None  # noqa: S101 - it is the question that has one; narrows the type
    for variant in judged.lead.firmness.variants(ladder.fact):
        link, measure = variant.links[question.question], str(variant.value)
        if link.result is None:
            continue
        if link.result.outcome:
            yield f"{measure}.outcome", link.result.outcome
        yield f"{measure}.strength", link.result.strength or link.result.status
        for each in standing_of(link, {**judged.lead.chain.known, ladder.fact: measure}, sources):
            ground = f"{each.ground.id}." if each.ground else ""
            yield f"{measure}.{ground}{each.element.id}", each.state


def _terms(judged: Judged, side: Side, sources: Sources) -> Iterator[tuple[str, FactValue]]:
    """Tell which time limits have passed and run; of several of one name one that runs decides."""
    for each in judged.deadlines:
        if each.state in {"lapsed", "late"}:
            yield f"term.{each.name}", "passed"
    for each in judged.deadlines:
        if each.last_day and each.state in _RUNNING:
            yield f"term.{each.name}", "running"
    if day := first_last_day(each for each in judged.deadlines if of_side(each, side, sources)):
        yield DAYS_LEFT, (day - judged.as_of).days


def first_last_day(deadlines: Iterable[Deadline]) -> dt.date | None:
    """Give the first of the last days of the time limits that run.

    Args:
        deadlines: the time limits.

    Returns:
        The day; None: none runs.
    """
    return min((each.last_day for each in deadlines if each.last_day and each.state in _RUNNING), default=None)


def last_days_of_side(judged: Judged, side: Side, sources: Sources) -> list[Deadline]:
    """Give the time limits of a side that run, that which ends first first.

    Args:
        judged: the case.
        side: the side.
        sources: has the law.

    Returns:
        Each has a last day.
    """
    running = [
        each for each in judged.deadlines if each.last_day and each.state in _RUNNING and of_side(each, side, sources)
    ]
    return sorted(running, key=lambda each: each.last_day or dt.date.max)


def entries_of(judged: Judged, name: str, outcome: str, sources: Sources) -> Iterator[tuple[FactValue, Text]]:
    """Go through the entries of a list on which a question is answered one way: of what kind each is, and its name.

    Args:
        judged: the case; where it has no such list, each act can tell of one.
        name: the list.
        outcome: the answer.
        sources: has the law.

    Yields:
        Those whose kind is known.
    """
    rulebook, codebook = sources.rulebook, sources.codebook
    fact = codebook.fact(next(each.named for each in codebook.lists if each.id == name))
    told = judged.entries.get(name) or [ListedEntry(None, each) for each in judged.acts or (judged.known,)]
    for each in told:
        kind = each.known.get(fact.id)
        if kind is not None and each.known.get(rulebook.sided[name]) == outcome:
            yield kind, each.title or fact.label(kind)


def _by_outcome(judged: Judged, sources: Sources) -> Iterator[tuple[str, FactValue]]:
    """Tell of which kinds the entries are on which a question is answered one way."""
    for name, question in sources.rulebook.sided.items():
        for outcome in sources.codebook.question(question).outcomes:
            yield f"{name}.{outcome}", frozenset(str(kind) for kind, _ in entries_of(judged, name, outcome, sources))


def of_side(term: Deadline, side: Side, sources: Sources) -> bool:
    """Say whether a side has to watch a time limit.

    Args:
        term: the time limit.
        side: the side.
        sources: has the law.

    Returns:
        Whether it is that side's.
    """
    routes = sources.rulebook.remedies.routes
    return any(each == EITHER or routes.side(each) == side for each in term.by)


def _kinds(judged: Judged, points: Points, sources: Sources) -> frozenset[str]:
    """Give the kinds of all acts, of one that does not say by what is known of it."""
    (fact, *_) = sources.rulebook.whole.kind
    found = set[str]()
    for act in judged.acts or (judged.known,):
        said = act.get(fact)
        guessed = (each.kind for each in points.kinds if holds(each.when, act.get))
        found |= said if isinstance(said, frozenset) else {*islice(guessed, 1)}
    return frozenset(found)
