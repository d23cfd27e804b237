"""Regimes: which body of law an incident falls under on which day."""

import datetime as dt

import pytest

from privesfeer.api.ask.registry import codebook, rulebook
from privesfeer.cases.fact import FactValue

LAST_OF_THE_OLD_LAW, FIRST_OF_THE_NEW = dt.date(2019, 12, 31), dt.date(2020, 1, 1)


@pytest.mark.parametrize("day", [dt.date(2010, 1, 1), LAST_OF_THE_OLD_LAW, FIRST_OF_THE_NEW, dt.date(2026, 11, 24)])
def test_private_employment_is_civil_law_at_all_times(day: dt.date) -> None:
    """The normalisation of public service on 1 January 2020 changed nothing for it."""
    assert rulebook().regime({"sector": "private"}, day) == "civil"


@pytest.mark.parametrize(
    ("day", "regime"),
    [
        (dt.date(2010, 1, 1), "public_service"),
        (LAST_OF_THE_OLD_LAW, "public_service"),
        (FIRST_OF_THE_NEW, "civil"),
        (dt.date(2026, 11, 24), "civil"),
    ],
)
def test_public_servants_fall_under_civil_law_since_2020(day: dt.date, regime: str) -> None:
    """The Wnra, for most of them; until then public-service law."""
    assert rulebook().regime({"sector": "public"}, day) == regime


@pytest.mark.parametrize("measure", ["conditional_dismissal", "disciplinary_dismissal"])
@pytest.mark.parametrize("day", [LAST_OF_THE_OLD_LAW, FIRST_OF_THE_NEW])
def test_disciplinary_dismissal_is_public_service_law_at_all_times(measure: str, day: dt.date) -> None:
    """Police and defence kept their own law, and no other law knows that measure; the sector need not be named."""
    assert rulebook().regime({"sector": "public", "measure": measure}, day) == "public_service"
    assert rulebook().regime({"measure": measure}, day) == "public_service"


@pytest.mark.parametrize(
    ("status", "regime"),
    [
        ("police", "public_service"),
        ("defence_military", "public_service"),
        ("defence_civilian", "public_service"),
        ("judiciary", "public_service"),
        ("other_excepted", "public_service"),
        ("normalised", "civil"),
        ("public_school", "civil"),
    ],
)
def test_who_was_kept_out_of_the_normalisation_keeps_public_service_law(status: str, regime: str) -> None:
    """Whatever the measure; a public school is under civil law too."""
    known: dict[str, FactValue] = {"sector": "public", "public_status": status, "measure": "suspension"}
    assert rulebook().regime(known, FIRST_OF_THE_NEW) == regime


@pytest.mark.parametrize("known", [{}, {"measure": "summary_dismissal"}, {"measure": "warning"}], ids=str)
def test_without_the_sector_the_regime_is_not_known(known: dict[str, FactValue]) -> None:
    """No other measure tells it: a warning exists in both."""
    assert rulebook().regime(known, FIRST_OF_THE_NEW) is None


def test_regimes_name_known_branches_and_share_only_human_rights() -> None:
    """One on a fundamental right can govern in each, any other only in its own, one that only persuades in none."""
    one, other = rulebook().regimes
    persuasive = rulebook().hierarchy.persuasive
    assert {*one.branches, *other.branches, *persuasive} == {branch.id for branch in codebook().branches}
    assert not {*one.branches, *other.branches} & {*persuasive}
    assert set(one.branches) & set(other.branches) == {"human_rights"}


def test_what_is_tested_is_told() -> None:
    """The facts by which a regime is known are the sector, the status and the measure, so that these are asked for."""
    tested = {literal.fact for regime in rulebook().regimes for literal in regime.literals}
    assert tested == {"sector", "public_status", "measure"}
