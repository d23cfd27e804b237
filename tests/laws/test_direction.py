"""Direction: which way a fact can move an answer, on every ruling and on random incidents."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privesfeer.api.ask.registry import codebook, rulebook
from privesfeer.cases.fact import FactValue
from privesfeer.engine.doctrine.answer_chain import ChainLink
from tests.conftest import tries
from tests.engine.books import answered
from tests.laws.answers import Known, changed, decided, drawn, side

AUDIENCES = tuple(codebook().fact("audience").values)
BUSINESS: tuple[tuple[str, FactValue], ...] = (
    ("work_channel", True),
    ("speaks_in_function", True),
    ("account_used_for_work", True),
    ("explicit_business_request", True),
    ("recruits_by_message", True),
    ("customers_in_audience", True),
    ("managers_in_audience", True),
)
"""What makes a conversation more of a business one."""


def audiences(known: Known) -> Iterator[dict[str, FactValue]]:
    """Give the facts with each audience that fits them, from the author alone to everyone."""
    return (after for audience in AUDIENCES if (after := changed(known, audience=audience)))


def check_audience(known: Known) -> None:
    """Check that a circle that is wider is not more closed."""
    sides = [side(each, "circle") for each in audiences(known) if answered(each).links["circle"].result]
    assert sides == sorted(sides, reverse=True)


@tries(100)
@given(drawn())
def test_a_wider_audience_never_makes_a_circle_more_closed(known: dict[str, FactValue]) -> None:
    """Neither by its name nor by its number."""
    check_audience(known)
    sizes = (changed(known, audience_size=size) for size in (0, 1, 2, 4, 5, 12, 13, 25, 26, 100, 101, 5000))
    sides = [side(each, "circle") for each in sizes if each and answered(each).links["circle"].result]
    assert sides == sorted(sides, reverse=True)


def test_a_wider_audience_never_makes_the_circle_of_a_ruling_more_closed() -> None:
    """Each of them, read by a wider circle than it was."""
    for _, known in decided():
        check_audience(known)


def check_business(known: Known, name: str, value: FactValue) -> None:
    """Check that a trait, denied, unknown and there, makes a conversation ever less private."""
    unknown = {each: one for each, one in known.items() if each != name}
    without, there = changed(known, **{name: not value}), changed(known, **{name: value})
    sides = [side(each, "character") for each in (without, unknown, there) if each]
    assert sides == sorted(sides, reverse=True)


@tries(150)
@given(drawn(), st.sampled_from(BUSINESS))
def test_a_business_trait_never_makes_a_character_more_private(
    known: dict[str, FactValue], trait: tuple[str, FactValue]
) -> None:
    """Nor does its absence make it less so."""
    check_business(known, *trait)


@pytest.mark.parametrize("trait", BUSINESS, ids=str)
def test_a_business_trait_never_makes_a_ruling_more_private(trait: tuple[str, FactValue]) -> None:
    """In none of them."""
    for _, known in decided():
        check_business(known, *trait)


def check_consent(known: Known) -> None:
    """Check that an inspection with less consent is not more lawful."""
    full = changed(known, employee_consented=True, consent_exceeded=False)
    exceeded = changed(known, employee_consented=True, consent_exceeded=True)
    bare = {name: value for name, value in known.items() if name != "consent_exceeded"}
    given_, refused = (changed(bare, employee_consented=each) for each in (True, False))
    for first, second in ((full, exceeded), (given_, refused)):
        # Where what else is known says that it was exceeded, no more was consented to than where it was refused.
        if (
            first
            and second
            and not (first is given_ and codebook().contradictions.implied(given_).get("consent_exceeded"))
        ):
            # The question protects the employee where it is unlawful.
            assert side(second, "inspection_lawful") >= side(first, "inspection_lawful")


@tries(150)
@given(drawn())
def test_less_consent_never_makes_an_inspection_more_lawful(known: dict[str, FactValue]) -> None:
    """Refused instead of given, or exceeded."""
    check_consent(known)


def test_less_consent_never_makes_the_inspection_of_a_ruling_more_lawful() -> None:
    """In none of them."""
    for _, known in decided():
        check_consent(known)


def raised(known: Known) -> set[str]:
    """Name the questions that are asked."""
    return {name for name, link in answered(known).links.items() if link.result}


def check_secrecy(known: Known) -> None:
    """Check that secrecy never makes a check more lawful, nor notice in general one less lawful, and so of privacy."""
    for name, worse in (("covert", True), ("monitoring_announced", False)):
        with_, without = changed(known, **{name: worse}), changed(known, **{name: not worse})
        # Both questions protect the employee: an inspection that is unlawful, privacy that is expected.
        # What is read in secret may raise the question of privacy where nothing did; then they are not alike.
        if with_ and without and raised(with_) == raised(without):
            for question in ("inspection_lawful", "privacy_expected"):
                assert side(with_, question) >= side(without, question)


@tries(150)
@given(drawn(), st.sampled_from(("covert", "monitoring_announced")))
def test_a_check_in_secret_is_never_more_lawful_though_checks_were_announced(
    known: dict[str, FactValue], other: str
) -> None:
    """Bărbulescu asks for notice in general, and whether the employee knew of the nature of this check."""
    check_secrecy(known)
    if both := changed(known, **{other: True}):
        check_secrecy(both)


def test_the_check_in_a_ruling_is_never_more_lawful_for_being_secret() -> None:
    """In none of them, whatever was announced."""
    for _, known in decided():
        check_secrecy(known)


LADDERS = (("warning", "reprimand"), ("dissolution", "summary_dismissal"))
"""A lighter measure and a heavier one on what the same test asks; requirements of the law are exempt."""


STRENGTHS = {None: 0, "slight": 1, "likely": 2}


def standing(known: Known, measure: str) -> int | None:
    """Say how surely a measure stands, below 0 how surely it falls; None: not asked, or a requirement decides."""
    facts = changed(known, measure=measure)
    link = facts and answered(facts).links["measure_upheld"]
    if not link or link.result is None or link.law.required(link.factors) or left_open(link):
        return None
    firmly = STRENGTHS[link.result.strength]
    return -firmly if link.result.outcome == "not_upheld" else firmly


def left_open(link: ChainLink) -> bool:
    """Say whether something of the measure has still to be proved."""
    return bool(link.factors & sum(link.law.factor_index.open))


def check_ladder(known: Known, lighter: str, heavier: str) -> None:
    """Check that the heavier stands no surer than the lighter, and the lighter falls no surer than the heavier."""
    light, heavy = standing(known, lighter), standing(known, heavier)
    assert light is None or heavy is None or light >= heavy


@tries(150)
@given(drawn(), st.sampled_from(LADDERS))
def test_a_heavier_measure_never_stands_where_a_lighter_one_falls(
    known: dict[str, FactValue], ladder: tuple[str, str]
) -> None:
    """Nor more surely; save where a requirement decides."""
    check_ladder(known, *ladder)


@pytest.mark.parametrize("ladder", LADDERS, ids=str)
def test_in_no_ruling_a_heavier_measure_stands_where_a_lighter_one_falls(ladder: tuple[str, str]) -> None:
    """On its facts, with the one measure and the other."""
    for _, known in decided():
        check_ladder(known, *ladder)


def test_the_ladders_are_those_of_the_rules() -> None:
    """Each heavier measure stands above the lighter one in its family."""
    ladder = rulebook().questions["measure_upheld"].ladder
    assert ladder is not None
    assert all((ladder.steps(lighter, heavier) or 0) > 0 for lighter, heavier in LADDERS)
