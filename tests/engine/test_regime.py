"""A ruling governs only within its own body of law: civil law, or public-service law as it was."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given

from privesfeer.api.ask.registry import casebook, rulebook
from privesfeer.cases.fact import FactValue
from privesfeer.engine.doctrine.law import Law
from privesfeer.rules.rulebook import Moment
from tests.conftest import tries
from tests.engine.books import AS_OF, KERNELS, LAWS, known_of
from tests.strategies import some_facts

APART = tuple(name for name, law in LAWS.items() if law.question.within_regime)
BRANCHES = {regime.id: set(regime.branches) for regime in rulebook().regimes}
PUBLIC_ONLY, CIVIL_ONLY = (
    BRANCHES["public_service"] - BRANCHES["civil"],
    BRANCHES["civil"] - BRANCHES["public_service"],
)


def law_on(question: str, event: dt.date) -> Law:
    """Read the law of today for an event on a day."""
    return Law(rulebook(), casebook(), KERNELS[question], Moment(AS_OF, event))


OLD = {name: law_on(name, dt.date(2019, 12, 31)) for name in APART}
NEW = {name: law_on(name, dt.date(2020, 1, 1)) for name in APART}


def branches(law: Law, known: dict[str, FactValue]) -> set[str]:
    """Give the branches of the rulings that govern."""
    governing = law.governing(law.factors(law.factor_index.tests(known)), law.reach(known))
    return {str(reading.precedent.ruling.branch) for line in governing.values() for reading in line}


def test_evidence_misconduct_and_measure_keep_the_regimes_apart() -> None:
    """The others are asked in the same way of every employee."""
    assert set(APART) == {"evidence_admitted", "misconduct", "measure_upheld"}


@pytest.mark.parametrize("question", APART)
def test_every_precedent_belongs_to_a_regime(question: str) -> None:
    """Otherwise it could never govern."""
    for reading in LAWS[question].readings:
        assert reading.precedent.ruling.branch in set().union(*BRANCHES.values()), reading.key


@tries(200)
@given(some_facts())
def test_no_ruling_governs_across_regimes(plain: dict[str, Any]) -> None:
    """Neither a public-service ruling a case in the private sector, nor the other way round."""
    known = known_of(plain)
    for question in APART:
        for law in (OLD[question], NEW[question]):
            regime = rulebook().regime(known, law.moment.event)
            assert branches(law, known) <= (BRANCHES[regime] if regime else set())


@pytest.mark.parametrize("question", APART)
def test_a_public_service_ruling_governs_a_public_servant_and_no_one_else(question: str) -> None:
    """On the facts of such rulings themselves, so that nothing but the regime can stand in the way."""
    own, met = OLD[question], 0
    for reading in own.readings:
        ruling = reading.precedent.ruling
        if ruling.branch not in PUBLIC_ONLY | CIVIL_ONLY or not reading.may_govern:
            continue
        public = ruling.branch in PUBLIC_ONLY
        known = {**ruling.facts.known, "sector": "public" if public else "private"}
        if rulebook().regime(known, own.moment.event) != ("public_service" if public else "civil"):
            continue
        met += own.reaches(reading, own.reach(known))
        turned = {**known, "sector": "private" if public else "public"}
        if rulebook().regime(turned, own.moment.event) != rulebook().regime(known, own.moment.event):
            assert not own.reaches(reading, own.reach(turned)), reading.key
    assert met > 0


@pytest.mark.parametrize("question", APART)
def test_since_2020_civil_law_applies_to_a_public_servant(question: str) -> None:
    """Until 31 December 2019 that of appointments; those kept out of it are told by the disciplinary measure."""
    known: dict[str, FactValue] = {"sector": "public"}
    assert OLD[question].reach(known).regimes == frozenset({"public_service"})
    assert NEW[question].reach(known).regimes == frozenset({"civil"})
    for measure in ("conditional_dismissal", "disciplinary_dismissal"):
        assert NEW[question].reach(known | {"measure": measure}).regimes == frozenset({"public_service"})


@tries(150)
@given(some_facts())
def test_where_the_sector_is_not_known_nothing_governs(plain: dict[str, Any]) -> None:
    """Nor is the regime guessed; only the status of a public servant or a disciplinary dismissal tells it."""
    known = known_of(plain)
    known.pop("sector", None)
    known.pop("public_status", None)
    if known.get("measure") in {"conditional_dismissal", "disciplinary_dismissal"}:
        known.pop("measure")
    for question in APART:
        assert LAWS[question].reach(known).regimes == frozenset()
        assert not branches(LAWS[question], known)


def test_a_prediction_keeps_to_the_regime_of_the_rulings_own_branch() -> None:
    """The branch of law of a ruling is known, whatever its facts say of the sector."""
    for question in APART:
        for reading in LAWS[question].readings:
            branch = reading.precedent.ruling.branch
            regimes = LAWS[question].reach({}, branch).regimes
            assert regimes == frozenset(name for name, each in BRANCHES.items() if branch in each)
