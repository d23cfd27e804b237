"""Which precedents can govern: those of the same regime, on the same measure or a fortiori; and how they are read."""

import datetime as dt
import itertools

import pytest

from privesfeer.api.ask.registry import casebook, codebook, courts, rulebook
from privesfeer.cases.casebook import Casebook
from privesfeer.cases.fact import FactValue
from privesfeer.engine.doctrine.factors import FactorIndex
from privesfeer.engine.doctrine.law import Law
from privesfeer.rules.rulebook import Moment
from tests.cases.sample import ruling
from tests.engine.books import ALL_GOVERN, LAWS

LADDERS = {name: law for name, law in LAWS.items() if law.question.ladder}


def carries(law: Law, start: object, end: object, outcome: str) -> bool:
    """Say from the rule file alone whether a ruling on one measure speaks for an outcome on another."""
    assert law.question.ladder
    for family in law.question.ladder.families:
        if start in family.values and end in family.values:
            lighter = family.values[: family.values.index(str(start)) + 1]
            heavier = family.values[family.values.index(str(start)) :]
            return end in (heavier if outcome == law.question.protects else lighter)
    return False


@pytest.mark.parametrize("name", LADDERS)
def test_a_ruling_reaches_its_own_measure_and_what_follows_a_fortiori(name: str) -> None:
    """Not upheld, it reaches heavier ones; upheld, lighter ones; never one of another family, nor an unknown one."""
    law, branches = LADDERS[name], {regime.id: regime.branches for regime in rulebook().regimes}
    ladder = law.question.ladder
    assert ladder
    met = 0
    for sector, end in itertools.product(*((None, *codebook().fact(each).values) for each in ("sector", ladder.fact))):
        known: dict[str, FactValue] = {
            name: value for name, value in (("sector", sector), (ladder.fact, end)) if value is not None
        }
        regime = rulebook().regime(known, law.moment.event)
        reach = law.reach(known)
        for reading in law.readings:
            ruling = reading.precedent.ruling
            same = bool(regime) and ruling.branch in branches[str(regime)]
            expected = same and carries(law, reading.precedent.value(ladder.fact), end, reading.outcome)
            assert law.reaches(reading, reach) == expected, (reading.key, known)
            met += expected
    assert met


def test_a_decision_for_another_measure_than_that_of_the_facts_is_a_precedent_on_that_measure() -> None:
    """It reaches what it decided, and is read as a ruling on it."""
    name, dismissed = "measure_upheld", {"measure": "summary_dismissal", "sector": "private"}
    decided = {**ruling().decisions[0].model_dump(), "question": name, "outcome": "upheld", "relied_on": []}
    pair = [
        ruling(key, facts=dismissed, decisions=[decided | {"of": measure}])
        for key, measure in (("own", None), ("other", "dissolution"))
    ]
    day = dt.date(2026, 11, 24)
    books = Casebook([*casebook(), *pair], casebook().release, courts())
    law = Law(rulebook(), books, FactorIndex(rulebook().questions[name]), Moment(day, day))
    own, other = law.by_key["own"], law.by_key["other"]
    reaches = {
        measure: law.reach({**dismissed, "measure": measure}) for measure in ("summary_dismissal", "dissolution")
    }
    assert law.reaches(own, reaches["summary_dismissal"])
    assert not law.reaches(other, reaches["summary_dismissal"])
    assert law.reaches(other, reaches["dissolution"])
    assert own.factors != other.factors


def test_only_a_decision_on_a_measure_names_elements_or_a_measure_of_its_own() -> None:
    """Of several on a measure the first is on that of the facts, and alone a precedent."""
    for each in casebook():
        for decision in each.decisions:
            on_measure = rulebook().questions[decision.question].ladder is not None
            assert on_measure or not (decision.elements or decision.of), each.key
            first = each.decision(decision.question)
            assert first is not None
            assert first.of is None, each.key


@pytest.mark.parametrize("name", LAWS)
def test_a_reading_parts_the_factors_of_a_ruling(name: str) -> None:
    """Those for its outcome that carried it, those against it that did not prevail, and those that would bar it."""
    for law in (LAWS[name], ALL_GOVERN[name]):
        favouring = law.factor_index.favouring
        everything = sum(favouring.values())
        assert sorted(each.key for line in law.decided.values() for each in line) == sorted(
            each.key for each in law.readings
        )
        for outcome, line in law.decided.items():
            for reading in line:
                assert reading.outcome == outcome
                assert reading.reason == reading.reason & reading.factors & favouring[outcome]
                assert reading.despite == reading.factors & (everything ^ favouring[outcome])
                assert reading.barring & everything == (everything ^ favouring[outcome]) & ~reading.factors
