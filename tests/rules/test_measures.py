"""What a court asks of each measure: the small cases beside the files on measures, and how these hold together."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from pydantic import Field, ValidationError

from privesfeer import rules
from privesfeer.api.ask.registry import Incident, rulebook
from privesfeer.api.ask.services import reason
from privesfeer.cases.commons import document
from privesfeer.cases.commons.text import Record
from privesfeer.engine.doctrine.elements import ElementState
from privesfeer.rules.measure import MeasureElement
from privesfeer.rules.rule import Authority

FOLDER = Path(rules.__file__).parent / "nl" / "measures"
FILES = tuple(sorted(FOLDER.glob("*.cases.yaml")))
BOOK = rulebook()


class Brought(Record):
    """What a small case brings.

    Attributes:
        outcome: whether the measure stands; None: nothing can be said; left out: it is not looked at.
        elements: how elements stand.
        weighs: circumstances by which elements stand so, by element.
    """

    outcome: Literal["upheld", "not_upheld"] | None = None
    elements: dict[str, ElementState] = Field(default_factory=dict)
    weighs: dict[str, frozenset[str]] = Field(default_factory=dict)


class SmallCase(Record):
    """Facts of a measure, and how what a court asks of it stands.

    Attributes:
        case: what happened, in a sentence.
        facts: the facts that bear on it; what is left out is unknown, save the measure, which is that of the file.
        disputed: facts on which the parties disagree.
        dates: the days of utterance, inspection and measure.
        assume: answers to earlier questions that are taken as given.
        as_of: the day on which the law is read.
        brings: what comes of it.
    """

    case: str
    facts: dict[str, object]
    disputed: tuple[str, ...] = ()
    dates: dict[str, dt.date] = Field(default_factory=dict)
    assume: dict[str, str] = Field(default_factory=dict)
    as_of: dt.date = dt.date(2026, 11, 30)
    brings: Brought


class Placed(NamedTuple):
    """A small case, and where it stands."""

    measure: str
    small: SmallCase


def placed() -> Iterator[Placed]:
    """Read the small cases, each with the measure beside whose file it stands."""
    for file in FILES:
        for entry in document.read(file):
            yield Placed(file.name.removesuffix(".cases.yaml"), SmallCase.model_validate(entry))


CASES = tuple(placed())


@pytest.mark.parametrize(("measure", "small"), CASES, ids=[f"{each.measure}: {each.small.case}" for each in CASES])
def test_the_case_brings_what_stands_with_it(measure: str, small: SmallCase) -> None:
    """Its outcome, how the elements stand that it names, and what it says is weighed."""
    given = {name: value for name, value in small if name in {"disputed", "dates", "assume"} and value}
    given["facts"] = {"measure": measure, **small.facts}
    verdict = reason(Incident.model_validate(given), small.as_of)
    answer = next(each for each in verdict.answers if each.question == BOOK.on_measure.question)
    states = {each.element: each.state for each in answer.elements}
    assert {name: states.get(name) for name in small.brings.elements} == small.brings.elements
    by = {each.element: each.by for each in answer.elements}
    assert {name: weighed for name, weighed in small.brings.weighs.items() if not weighed <= {*by[name]}} == {}
    if "outcome" in small.brings.model_fields_set:
        assert answer.outcome == small.brings.outcome


def test_every_file_of_small_cases_has_one() -> None:
    """Beside the file of a measure, and no two of a measure are told alike."""
    told = [(each.measure, each.small.case) for each in CASES]
    assert {measure for measure, _ in told} == {file.name.removesuffix(".cases.yaml") for file in FILES}
    assert {measure for measure, _ in told} <= set(BOOK.trees)
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("measure", sorted(BOOK.trees))
def test_no_element_of_a_branch_stands_there_twice(measure: str) -> None:
    """Nor do two branches share an id, so that it is clear which element of a case is meant."""
    tree = BOOK.trees[measure]
    branches = [each.id for each in tree.branches]
    assert len(set(branches)) == len(branches)
    for branch in tree.branches or (None,):
        names = [each.id for each in (*tree.elements, *(branch.elements if branch else ()), *tree.ending)]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("measure", sorted(BOOK.trees))
def test_an_element_speaks_of_rules_and_elements_that_are_there(measure: str) -> None:
    """It fails by requirements for the employee, weighs factors, and follows elements of its measure."""
    tree, question = BOOK.trees[measure], BOOK.on_measure
    ids = {each.id for each in tree.every}
    for element in tree.every:
        assert set(element.follows) <= ids
        for name in element.failed_by:
            rule = question.rule(name)
            assert (rule.decisive, rule.favours) == (True, question.protects), name
        assert all(question.rule(name).favours for name in element.weighs)


@pytest.mark.parametrize("measure", ["conditional_dismissal", "disciplinary_dismissal", "dismissal_with_notice"])
def test_the_ban_on_discrimination_of_an_appointed_official_rests_on_no_civil_law_of_employment(measure: str) -> None:
    """His appointment is under the acts on equal treatment alone, which hold for the public service too."""
    tree = BOOK.trees[measure]
    own = (each for branch in tree.branches if branch.id == "official" for each in branch.elements)
    [element] = [each for each in (*tree.elements, *own) if each.id == "discrimination"]
    articles = [each.statute or "" for each in element.authority]
    assert {"awgb-5-10", "wgb-1b"} <= {*articles}
    assert not [each for each in articles if each.startswith("bw-")]


@pytest.mark.parametrize("measure", ["damages", "injunction", "penalty"])
def test_of_a_claim_the_ban_on_detriment_names_the_immunity_of_reporters_as_well(measure: str) -> None:
    """Behind the articles on the ban itself, which it has in common with other measures."""
    used = {each.id: each for each in BOOK.trees["warning"].elements}["whistleblower"].authority
    claimed = {each.id: each for each in BOOK.trees[measure].elements}["whistleblower"].authority
    assert {*claimed} - {*used} == {Authority(statute="wbk-17f"), Authority(statute="wbk-17h")}
    assert {*used} <= {*claimed}


def test_every_element_names_its_law() -> None:
    """An article or a ruling for each thing that a court asks."""
    assert [(name, each.id) for name, tree in BOOK.trees.items() for each in tree.every if not each.authority] == []


def test_an_element_is_doubted_only_by_what_is_weighed_inside_it() -> None:
    """A name that is nothing there would doubt nothing."""
    told = {"nl": "de onverwijldheid", "en": "promptness"}
    element = {"id": "prompt", "short": told, "text": told, "weighs": ["late"]}
    assert MeasureElement.model_validate({**element, "doubted_by": ["late"]}).doubted_by == ("late",)
    with pytest.raises(ValidationError, match="'prompt' is doubted by 'later', which is not weighed inside it"):
        MeasureElement.model_validate({**element, "doubted_by": ["later"]})
