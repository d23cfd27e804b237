"""Conclusion: the private sphere follows from circle and character, and is as firm as what decides it."""

from itertools import product

import pytest
from hypothesis import given

from privesfeer.api.ask.registry import casebook, rulebook
from privesfeer.engine.doctrine.result import firmness
from tests.conftest import tries
from tests.engine.books import LAWS, answered, known_of
from tests.laws.answers import Known, drawn, firm

CIRCLES, CHARACTERS = ("closed", "open", None), ("private", "business", None)
START = {"platforms": ["facebook"], "explicit_business_request": False}  # a starting point, and nothing on the circle


def concluded(circle: str | None, character: str | None) -> str | None:
    """Give the conclusion."""
    if circle == "open" or character == "business":
        return "not_private"
    return "private" if (circle, character) == ("closed", "private") else None


@pytest.mark.parametrize(("circle", "character"), [*product(CIRCLES, CHARACTERS)])
def test_an_open_circle_or_a_business_character_alone_decides_and_private_takes_both(
    circle: str | None, character: str | None
) -> None:
    """Whatever the other is."""
    given = {"circle": circle, "character": character}
    found = answered({}, {name: outcome for name, outcome in given.items() if outcome}).links["private_sphere"].result
    assert found
    assert found.outcome == concluded(circle, character)


@tries(150)
@given(drawn())
def test_it_follows_from_the_tests_and_is_no_firmer_than_what_decides_it(known: Known) -> None:
    """An open circle alone, or a business character alone, gives its own firmness; both tests the lesser of theirs."""
    links = answered(known).links
    circle, character = links["circle"], links["character"]
    outcome = concluded(circle.finding, character.finding)
    found = links["private_sphere"].result
    if found is None:
        assert "act" in known
    elif outcome == "not_private":
        deciding = [firm(link) for link, side in ((circle, "open"), (character, "business")) if link.finding == side]
        assert (found.outcome, firmness(found)) == (outcome, max(deciding))
    elif outcome == "private":
        assert (found.outcome, firmness(found)) == (outcome, min(firm(circle), firm(character)))
    else:
        assert found.outcome is None or (found.outcome, found.strength) == ("private", "slight")


def test_maastricht_is_a_starting_point_only_where_the_circle_is_not_known() -> None:
    """It leans slightly, on that ruling itself; a closed circle of unknown character is not yet private by it."""
    alone = answered(known_of(START)).links["private_sphere"].result
    assert alone
    assert (alone.outcome, alone.strength) == ("private", "slight")
    for other in ({"circle": "open"}, {"circle": "closed"}, {"character": "business"}):
        link = answered(known_of(START), other).links["private_sphere"]
        assert "maastricht" not in link.law.factor_index.ids(link.factors), other
    unsaid = {name: value for name, value in START.items() if name != "explicit_business_request"}
    assert answered(known_of(unsaid)).links["private_sphere"].finding is None


def test_no_ruling_decides_a_conclusion() -> None:
    """Courts' decisions on the private sphere are there, and are no precedents on it."""
    assert any(ruling.decision("private_sphere") for ruling in casebook())
    assert not LAWS["private_sphere"].readings
    assert not any(LAWS["private_sphere"].weights.values())
    assert [name for name, question in rulebook().questions.items() if question.conclusion] == ["private_sphere"]
