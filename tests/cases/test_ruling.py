"""Rulings: what a file has to hold."""

from typing import Any

import pytest
from pydantic import ValidationError

from privesfeer.cases.ruling import ecli_year
from tests.cases.sample import ruling


def decision(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    """Return the decision of the sample with changes."""
    return ruling().decisions[0].model_dump() | changes


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"decisions": [decision(), decision(outcome="not_private")]}, "decides a question twice"),
        ({"decisions": [decision(of="penalty"), decision(of="penalty")]}, "decides a question twice"),
        (
            {
                "decisions": [decision(), decision(of="penalty")],
                "facts": {"audience": "friends", "measure": "penalty"},
            },
            "decides a question twice",
        ),
        (
            {"decisions": [decision(of="expulsion")]},
            "is of no 'expulsion'; it can be of: none, warning",
        ),
        ({"decisions": [decision(outcome="secret")]}, "has no outcome 'secret'"),
        ({"decisions": [decision(question="privat_sphere")]}, "did you mean 'private_sphere'"),
        ({"decisions": [decision(elements=[{"element": "Conduct", "result": "met"}])]}, "should match pattern"),
        ({"decisions": [decision(elements=[{"element": "conduct", "result": "open"}])]}, "'met' or 'not_met'"),
        ({"decisions": [decision(elements=[{"element": "told", "result": "met"}] * 2)]}, "names an element twice"),
        ({"decisions": [decision(relied_on=["audiance"])]}, "did you mean 'audience'"),
        ({"decisions": [decision(despite=["audiance"])]}, "did you mean 'audience'"),
        ({"ecli": "BV3122"}, "is not an ECLI"),
        ({"ecli": "ECLI:NL:RBMAA:2012:BV3122 "}, "is not an ECLI"),
        ({"sources": []}, "at least 1 item"),
        ({"facts": {"audience": "one_to_one", "audience_size": 40}}, "no more than one other reader"),
        ({"judge": "X"}, "not permitted"),
    ],
    ids=str,
)
def test_a_file_with_a_mistake_is_refused(changes: dict[str, Any], message: str) -> None:
    """What is not in the codebook, has no source or cannot be true does not get into the casebook."""
    with pytest.raises(ValidationError, match=message):
        ruling(**changes)


@pytest.mark.parametrize(
    ("date", "not_after", "year"),
    [("2012-02-08", None, "2012"), (None, "2010-05-21", "2010"), (None, None, "undated")],
)
def test_the_folder_is_the_year_in_which_it_was_given_at_the_latest(
    date: str | None, not_after: str | None, year: str
) -> None:
    """A file is found by its year, also where no source prints the date."""
    assert ruling(date=date, date_not_after=not_after).year == year


def test_a_ruling_without_an_affair_is_a_line_of_its_own() -> None:
    """Only rulings that say so belong together."""
    assert ruling("one").line == "one"
    assert ruling("one", affair="both").line == ruling("two", affair="both").line


def test_a_ruling_goes_by_every_identifier_that_it_has() -> None:
    """Key, ECLI, LJN and application number; nothing is made up for what is missing."""
    assert ruling("one").names == ("one",)
    named = ruling("one", ecli="ECLI:NL:RBMAA:2012:BV3122", ljn="BV3122", application="61496/08")
    assert named.names == ("one", "ECLI:NL:RBMAA:2012:BV3122", "BV3122", "61496/08")


def test_a_ruling_can_decide_a_question_for_several_measures() -> None:
    """A summary dismissal is annulled and the contract dissolved; the first in its file is the main one."""
    both = [decision(), decision(outcome="not_private", of="dissolution")]
    several = ruling(decisions=both, facts={"audience": "friends", "measure": "summary_dismissal"})
    assert [(each.outcome, each.of) for each in several.decisions] == [
        ("private", None),
        ("not_private", "dissolution"),
    ]
    assert several.decision("private_sphere") == several.decisions[0]


def test_a_question_that_was_not_decided_has_no_decision() -> None:
    """Silence is not an answer."""
    assert ruling().decision("private_sphere")
    assert ruling().decision("misconduct") is None


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("ECLI:NL:RBMAA:2012:BV3122", 2012),
        ("ECLI:CE:ECHR:2017:0905JUD006149608", 2017),
        ("ECLI:EU:C:2023:270", 2023),
        ("BV3122", None),
        ("LAG Niedersachsen 19 December 2022, 15 Sa 284/22", None),
        ("see ECLI:NL:RBMAA:2012:BV3122", None),
    ],
)
def test_the_year_is_read_from_an_ecli_alone(name: str, year: int | None) -> None:
    """A year in other text may be anything."""
    assert ecli_year(name) == year
