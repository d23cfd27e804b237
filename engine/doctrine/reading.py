"""Reading: a precedent read through the rules, and how strong a line of such rulings is."""

import datetime as dt
from dataclasses import dataclass

from privesfeer.cases.casebook import Casebook, Precedent
from privesfeer.cases.fact import FactValue
from privesfeer.cases.ruling import Decision, Ruling
from privesfeer.engine.doctrine.factors import FactorIndex
from privesfeer.rules.hierarchy import Hierarchy


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A precedent read through the rules (Horty, "Rules and reasons in the theory of precedent", 2011).

    Attributes:
        precedent: the ruling and its decision.
        key: the ruling's key.
        line: the affair to which the ruling belongs.
        outcome: the outcome that the court gave.
        stated: whether it is known on what the court relied.
        factors: the bits of all factors that hold on its facts.
        reason: the bits of the factors for its outcome that carried the decision.
        despite: the bits of the factors against its outcome.
        barring: the bits of the factors against its outcome that it did not overcome.
        floor: whether it can only set a floor: the European Court binds for the protected outcome alone.
        may_govern: whether its reason is large enough, and it does not only set a floor.
        rank: the weight of its court's level.
        dismissal: whether it only left a lower ruling standing, of which it then has the rank.
        day: the day from which it counts.
        carries: whether it counts for a line: it can be cited, was read, and its branch does more than persuade.
        alone: whether it makes a line by itself: its court is high enough too.
        nearness: the place of its branch of law among those of the question, nearest first.
        order: by which readings that are else alike are ordered: the weight of the court, the latest day, the key.
    """

    precedent: Precedent
    key: str
    line: str
    outcome: str
    stated: bool
    factors: int
    reason: int
    despite: int
    barring: int
    floor: bool
    may_govern: bool
    rank: int
    dismissal: bool
    day: dt.date
    carries: bool
    alone: bool
    nearness: int
    order: tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Strength:
    """How strong a line of governing rulings is; compares by the highest level, then its affairs, then the latest day.

    Attributes:
        rank: the highest level present.
        affairs: the number of affairs at that level.
        latest: the date of the latest ruling.
    """

    rank: int
    affairs: int
    latest: dt.date

    @property
    def order(self) -> tuple[int, int, dt.date]:
        """The three in the order in which they count."""
        return self.rank, self.affairs, self.latest


def known_in(ruling: Ruling, earlier: frozenset[str]) -> dict[str, FactValue]:
    """Give what is known when a ruling is read on a question: its facts, and its own decisions on earlier questions.

    Args:
        earlier: the questions on whose answers the question builds.

    Returns:
        Facts and outcomes by id.
    """
    decided = {each.question: each.outcome for each in reversed(ruling.decisions) if each.question in earlier}
    return ruling.facts.known | decided


def relied_on(ruling: Ruling, decision: Decision) -> frozenset[str]:
    """Give the facts on which a decision relied, with the earlier decisions that rest on one of them.

    Returns:
        Ids of facts and questions.
    """
    facts = frozenset(decision.relied_on)
    others = (each for each in ruling.decisions if each.question != decision.question)
    return facts | {each.question for each in others if facts & set(each.relied_on)}


def read(
    precedent: Precedent, factor_index: FactorIndex, active: int, hierarchy: Hierarchy, casebook: Casebook
) -> Reading:
    """Read a precedent through the rules of a question.

    Args:
        factor_index: the compiled rules of the question.
        active: the bits of the factors that are valid, and of what makes a requirement sure.
        hierarchy: the ranks of the courts.
        casebook: holds the ruling.
    """
    ruling, decision = precedent.ruling, precedent.decision
    question = factor_index.question
    known = known_in(ruling, question.earlier)
    if question.ladder and (value := precedent.value(question.ladder.fact)) is not None:
        known[question.ladder.fact] = value
    tests = factor_index.tests(known)
    factors = factor_index.factors(tests) & active
    favouring = factor_index.favouring[decision.outcome]
    against = factor_index.codebook.question(question.question).other(decision.outcome)
    reason = factors & favouring
    if question.reading == "reason" and decision.relied_on:
        reason &= factor_index.resting_on(tests, relied_on(ruling, decision))
    rank = hierarchy.rank(ruling, question.question, casebook)
    carries = ruling.carries and ruling.branch not in question.persuades
    floor = ruling.level in hierarchy.floors and decision.outcome != question.protects
    # Of a ruling that gives no reason, what by its own text is not enough alone is no reason to follow it.
    enough = reason.bit_count() >= question.least_reason and (decision.relied_on or reason & factor_index.alone)
    day = casebook.counts_from(ruling)
    return Reading(
        precedent=precedent,
        key=ruling.key,
        line=ruling.line,
        outcome=decision.outcome,
        stated=bool(decision.relied_on),
        factors=factors,
        reason=reason,
        despite=factors & factor_index.favouring[against],
        barring=factor_index.favouring[against] & ~factors,
        floor=floor,
        may_govern=bool(enough) and not floor,
        rank=rank,
        dismissal=rank < hierarchy.ranks[ruling.level],
        day=day,
        carries=carries,
        alone=carries and rank >= hierarchy.ranks[hierarchy.line.level],
        nearness=(*question.nearness, ruling.branch).index(ruling.branch),
        order=(-rank, -day.toordinal(), ruling.key),
    )


def strength(line: tuple[Reading, ...]) -> Strength:
    """Measure a line of rulings: highest level present, affairs at that level, latest date.

    Args:
        line: rulings for one outcome; not empty.
    """
    rank = max(reading.rank for reading in line)
    affairs = {reading.line for reading in line if reading.rank == rank}
    return Strength(rank, len(affairs), max(reading.day for reading in line))
