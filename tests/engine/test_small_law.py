"""Under a law so small that all can be tried: how rulings are read, which of them can govern, and who wins."""

import datetime as dt
import itertools
import math
from typing import Any

import numpy as np
import pytest

from privesfeer.cases.fact import FactValue
from privesfeer.engine.doctrine.law import Law
from privesfeer.engine.doctrine.reading import Reading, known_in, relied_on, strength
from privesfeer.engine.doctrine.result import Result
from privesfeer.engine.doctrine.weights import DRAWN, UNITS, reaching
from privesfeer.rules.condition import met
from privesfeer.rules.rule import Authority, Rule
from privesfeer.rules.rulebook import Moment
from tests.engine.small import BOOKS, CODEBOOK, INCIDENTS, LAWS, RULEBOOK, Known, answered, named

REGIMES = {regime.id: set(regime.branches) for regime in RULEBOOK.regimes}
LINE = RULEBOOK.hierarchy.line
MOST_STEPS = 8


def test_a_decision_rests_on_its_facts_and_on_the_other_decisions_that_rest_on_one_of_them() -> None:
    """Never on itself."""
    for ruling in BOOKS.casebook:
        for decision in ruling.decisions:
            others = [each for each in ruling.decisions if each.question != decision.question]
            sharing = {each.question for each in others if set(each.relied_on) & set(decision.relied_on)}
            assert relied_on(ruling, decision) == set(decision.relied_on) | sharing


@pytest.mark.parametrize("law", LAWS.values(), ids=list(LAWS))
def test_a_ruling_is_read_through_the_rules(law: Law) -> None:
    """What held, what carried the decision, what it overcame, and what would bar it."""
    question, factor_index = law.question, law.factor_index
    assert not law.readings if question.conclusion else law.readings
    assert {outcome: list(line) for outcome, line in law.decided.items()} == {
        outcome: [each for each in law.readings if each.outcome == outcome] for outcome in factor_index.favouring
    }
    for each in law.readings:
        ruling, decision = each.precedent.ruling, each.precedent.decision
        known = known_in(ruling, question.earlier)
        tests, resting = factor_index.tests(known), relied_on(ruling, decision)
        for rule in question.factors:
            bit, own = factor_index.bit[rule.id], rule.favours == decision.outcome
            held = rule.id in law.valid and bool(factor_index.factors(tests) & bit)
            carrying = not decision.relied_on or rests(law, rule, known, resting)
            assert bool(each.factors & bit) == held
            assert bool(each.reason & bit) == (held and own and carrying)
            assert bool(each.despite & bit) == (held and not own)
            assert bool(each.barring & bit) == (not held and not own)
        floor = ruling.level in RULEBOOK.hierarchy.floors and decision.outcome != question.protects
        assert (each.floor, each.may_govern) == (floor, each.reason.bit_count() >= question.least_reason and not floor)
        assert each.rank == RULEBOOK.hierarchy.ranks[ruling.level]
        assert each.alone == (ruling.carries and each.rank >= RULEBOOK.hierarchy.ranks[LINE.level])


def rests(law: Law, rule: Rule, known: Known, facts: frozenset[str]) -> bool:
    """Say whether an alternative of a factor that holds tests one of some facts."""
    return any(
        met((each,), known) and any(literal.fact in facts for literal in each)
        for each in law.question.expanded(rule.when)
    )


@pytest.mark.parametrize("name", ["welcome", "upheld"])
def test_a_ruling_governs_in_its_own_regime_and_on_what_follows_a_fortiori(name: str) -> None:
    """Not upheld, it carries what is heavier; upheld, what is lighter; of what is unknown it says nothing."""
    law = LAWS[name]
    ladder = ["word", "leash", "ban"]
    for guest, sanction in itertools.product((None, "regular", "stranger", "owner"), (None, *ladder, "fine")):
        facts: dict[str, str | None] = {"guest": guest, "sanction": sanction}
        known: dict[str, FactValue] = {fact: value for fact, value in facts.items() if value}
        reach = law.reach(known)
        regime = {None: None, "stranger": "street"}.get(guest, "house")
        assert reach.regimes == (frozenset({regime}) if regime else frozenset())
        for each in law.readings:
            own = each.precedent.ruling.facts.known.get("sanction")
            carried = own == sanction is not None
            if own in ladder and sanction in ladder:
                further = ladder.index(str(sanction)) - ladder.index(str(own))
                carried = further >= 0 if each.outcome == law.question.protects else further <= 0
            same = bool(regime) and each.precedent.ruling.branch in REGIMES[str(regime)]
            assert law.reaches(each, reach) == (same and (carried or not law.question.ladder)), (each.key, known)
    for branch in ("labour", "tort", "criminal"):
        assert law.reach({}, branch).regimes == frozenset(each for each, of in REGIMES.items() if branch in of)
    assert LAWS["calm"].reach({"guest": "stranger"}).regimes is None


def order(line: list[Reading]) -> tuple[object, ...]:
    """Say how strong a line is: its highest level, how many affairs it has there, and its latest day."""
    rank = max(each.rank for each in line)
    return rank, len({each.line for each in line if each.rank == rank}), max(each.day for each in line)


@pytest.mark.parametrize("known", INCIDENTS[:300], ids=named)
def test_who_wins_is_as_the_law_says(known: Known) -> None:
    """A requirement, else the rulings that govern, else the weights of what holds."""
    for link in answered(known).links.values():
        law, result = link.law, link.law.decide(link.factors, link.may_govern, link.reach)
        governing = {
            outcome: [
                each
                for each in law.readings
                if each.may_govern
                and each.outcome == outcome
                and law.reaches(each, link.reach)
                and each.reason & ~link.factors == 0
                and each.barring & link.factors == 0
            ]
            for outcome in law.factor_index.favouring
        }
        decided = [
            rule for rule in law.question.factors if rule.decisive and link.factors & law.factor_index.bit[rule.id]
        ]
        sides = [outcome for outcome, line in governing.items() if line]
        required = {rule.favours for rule in decided}
        settled = [rule for rule in decided if not rule.unsettled]
        sure = any(
            not rule.unless or link.factors & law.factor_index.doubted[law.factor_index.bit[rule.id]]
            for rule in settled
        )
        if len(required) == 1 and (sure or set(sides) != required):
            how = "slight" if law.question.conclusion else "likely"
            assert (result.outcome, result.standing) == (*required, "required" if sure else how)
        elif sides:
            check_line(result, governing, None if link.may_govern else weighing(law, link.factors))
        else:
            check_weights(result, law, link.factors)


def check_line(result: Result, governing: dict[str, list[Reading]], weighed: tuple[str | None, str] | None) -> None:
    """Hold an answer to the rulings that govern: for one outcome, or for both, of which the stronger line decides.

    What weighing alone would give is given where they may not decide; they then make it no weaker.
    """
    lines = {outcome: line for outcome, line in governing.items() if line}
    assert all(strength(tuple(line)).order == order(line) for line in lines.values())
    best = max(lines, key=lambda outcome: order(lines[outcome]))
    tied = len(lines) > 1 and len({order(line) for line in lines.values()}) == 1
    outcome = None if tied else best
    line = lines[best]
    deserves = any(each.alone for each in line) or len({each.line for each in line if each.carries}) >= LINE.affairs
    if weighed:
        expected = "undetermined" if outcome is None else "likely" if weighed == (outcome, "likely") else "slight"
    else:
        expected = "contested" if len(lines) > 1 else "governed" if deserves else "likely"
    assert (result.outcome, result.standing) == (outcome, expected)
    assert result.balance == 0
    if expected in {"contested", "governed"}:
        assert {name: list(each) for name, each in result.governing.items()} == governing
    else:
        assert not any(result.governing.values())


def units(law: Law, factors: int) -> dict[str, int]:
    """Add up the weights for each outcome of the factors that hold, in ten-thousandths."""
    return {
        outcome: sum(round(weight * 10_000) for bit, weight in law.weights.items() if bit & factors & favouring)
        for outcome, favouring in law.factor_index.favouring.items()
    }


def weighing(law: Law, factors: int) -> tuple[str | None, str]:
    """Say what weighing alone gives: the outcome, and how strongly."""
    weighed, question = units(law, factors), law.question
    other = CODEBOOK.question(question.question).other(question.protects)
    balance = (weighed[question.protects] - weighed[other]) / 10_000
    if abs(balance) < question.margin:
        return None, "undetermined"
    likely = question.likely is not None and abs(balance) >= question.likely
    return question.protects if balance > 0 else other, "likely" if likely else "slight"


def check_weights(result: Result, law: Law, factors: int) -> None:
    """Hold an answer to the weights of the factors that hold, exact to four decimals."""
    weighed, protects = units(law, factors), law.question.protects
    for outcome, each in weighed.items():
        assert abs(law.weight(factors, outcome) - each / 10_000) < 1e-9
    assert result.balance == (2 * weighed[protects] - sum(weighed.values())) / 10_000
    assert (result.outcome, result.standing) == weighing(law, factors)


@pytest.mark.parametrize("untaught", [(), ("theme-0", "theme-2")])
@pytest.mark.parametrize("name", LAWS)
def test_weights_are_learned_from_what_is_weighed(name: str, untaught: tuple[str, ...]) -> None:
    """From every affair once, and the textbook; not where a requirement decides. No weight could be likelier."""
    law = Law(RULEBOOK, BOOKS.casebook, LAWS[name].factor_index, LAWS[name].moment, untaught=untaught)
    question, factor_index = law.question, law.factor_index
    affairs = [each.line for each in law.readings]
    taught = [(each.factors, each.outcome, 1 / affairs.count(each.line)) for each in law.readings]
    for each in BOOKS.casebook.textbook if not question.conclusion else ():
        if name in each.expect and each.theme not in untaught:
            factors, outcome = factor_index.factors(factor_index.tests(each.known(question.earlier))), each.expect[name]
            taught += (
                [(factors, outcome, 1.0)] if outcome else [(factors, side, 0.5) for side in factor_index.favouring]
            )
    slopes = dict.fromkeys(law.weights, 0.0)
    for factors, outcome, share in taught:
        if any(rule.decisive and factors & factor_index.bit[rule.id] for rule in question.factors):
            continue
        signed = {bit: 1 if bit & factor_index.favouring[outcome] else -1 for bit in law.weights if factors & bit}
        missed = share / (1 + math.exp(sum(sign * law.weights[bit] for bit, sign in signed.items())))
        for bit, sign in signed.items():
            slopes[bit] += sign * missed
    for bit, weight in law.weights.items():
        slope = slopes[bit] - DRAWN * weight
        assert slope == pytest.approx(0, abs=5e-4) if weight else slope < 5e-4


def test_the_likeliest_weights_are_found_in_few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Newton's method finds them: with the right slope and curve each step is far closer than the one before."""
    steps = []

    def counted(*asked: Any) -> Any:  # noqa: ANN401 - as NumPy has it
        steps.append(len(asked[1]))
        return solved(*asked)

    solved = np.linalg.solve
    monkeypatch.setattr(np.linalg, "solve", counted)
    for law in LAWS.values():
        steps.clear()
        Law(RULEBOOK, BOOKS.casebook, law.factor_index, law.moment)
        assert len(steps) <= MOST_STEPS


def test_a_margin_is_reached_by_the_fewest_units_that_are_no_less() -> None:
    """Also where it lies between two units."""
    for margin in (0.0, 0.1, 0.15, 0.2, 0.00004, 0.00006, 0.20004, 0.20006, 1 / 3, 2 / 3):
        least = reaching(margin)
        assert (least - 1) / UNITS < margin <= least / UNITS if margin else not least


def test_the_heaviest_court_among_authorities_is_named() -> None:
    """Of rulings that are known on the day; of none, nothing."""
    law = LAWS["calm"]
    early = Law(RULEBOOK, BOOKS.casebook, law.factor_index, Moment(dt.date(2001, 6, 1), dt.date(2001, 6, 1)))
    low, middle, high = (Authority(ruling=each) for each in ("dog-2", "dog-1", "dog-5"))
    assert law.level((low, high, middle)) == CODEBOOK.level("supreme").label
    assert law.level((middle, low)) == early.level((high, middle)) == CODEBOOK.level("appeal").label
    assert law.level((Authority(statute="some"),)) is early.level((high,)) is None
