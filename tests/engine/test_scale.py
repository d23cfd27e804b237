"""The measure is part of the question: rulings govern a fortiori, and none stands where a lighter one falls."""

import datetime as dt
import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from privesfeer.api.ask.registry import CaseFile, Incident, casebook, codebook, rulebook
from privesfeer.api.ask.request import read_request
from privesfeer.api.ask.services import reasoner
from privesfeer.cases.ruling import Ruling
from privesfeer.rules.condition import Conjunct
from privesfeer.rules.ladder import Family
from privesfeer.rules.question import Question
from tests.conftest import in_parts, tries
from tests.engine.books import AS_OF, LAWS, answered, known_of, leading
from tests.golden import INCIDENTS
from tests.strategies import case_files, some_facts, without_contradictions

LAW = LAWS["measure_upheld"]
LADDER = LAW.question.ladder
assert LADDER is not None  # narrows the type
FAMILIES = LADDER.families
STANDS = {"upheld": 1, None: 0, "not_upheld": -1}
REQUIRED = {rule.short for rule in LAW.question.factors if rule.decisive}


def check(case: Incident | CaseFile, as_of: dt.date = AS_OF) -> None:
    """Check that going heavier a measure never stands better, and that the scale says where the turn lies.

    What a requirement decides is exempt, and what has still to be proved of one alone: illness bars dissolution, not
    summary dismissal.
    """
    (scale,) = reasoner().scale(case, as_of).scales
    for family in scale.families:
        found = [(rung.value, rung.outcome) for rung in family.rungs]
        order = [
            STANDS[rung.outcome]
            for rung in family.rungs
            if rung.outcome and (not rung.decides or rung.decides.reason not in REQUIRED)
        ]
        assert order == sorted(order, reverse=True), found
        assert family.lightest == next((value for value, outcome in found if outcome == "upheld"), None)
        assert family.heaviest == next((value for value, outcome in reversed(found) if outcome != "upheld"), None)


def incident(plain: dict[str, Any]) -> Incident:
    """Make an incident of facts."""
    return Incident.model_validate({"facts": plain})


@tries(100)
@given(some_facts())
def test_a_heavier_measure_never_stands_where_a_lighter_one_falls(plain: dict[str, Any]) -> None:
    """Within each family, on random facts; earlier answers may turn on the measure too."""
    check(incident(plain))


@pytest.mark.parametrize("rulings", in_parts(casebook()))
def test_in_every_ruling_a_heavier_measure_never_stands_where_a_lighter_one_falls(rulings: list[Ruling]) -> None:
    """Within each family, on the facts of every ruling."""
    for ruling in rulings:
        check(incident(ruling.facts.plain))


@pytest.mark.parametrize("path", INCIDENTS, ids=lambda path: path.stem)
def test_in_every_example_a_heavier_measure_never_stands_where_a_lighter_one_falls(path: Path) -> None:
    """Within each family, on the example incidents and on the days that they name."""
    request = read_request(path.read_bytes())
    check(request, request.as_of or AS_OF)


@tries(20)
@given(case_files())
def test_the_scale_of_a_case_file_keeps_the_order_of_measures(case: CaseFile) -> None:
    """It is that of the conversation that is strongest for the employer."""
    check(case)
    lead = leading(case, reasoner().reason(case, AS_OF))
    assert reasoner().scale(case, AS_OF) == reasoner().scale(lead, AS_OF)


@tries(40)
@given(some_facts())
def test_each_rung_is_the_answer_with_that_measure(plain: dict[str, Any]) -> None:
    """As if it had been given; the measure that was given is marked."""
    (scale,) = reasoner().scale(incident(plain), AS_OF).scales
    known = known_of(plain)
    for family in scale.families:
        for rung in family.rungs:
            result = answered({**known, "measure": rung.value}).links["measure_upheld"].result
            assert result
            assert (rung.outcome, rung.status) == (result.outcome, result.status)
            assert rung.given == (known.get("measure") == rung.value)


def other_tests(conjunct: Conjunct) -> frozenset[Any]:
    """Give the tests of an alternative that are not on the measure."""
    return frozenset(literal for literal in conjunct if literal.fact != "measure")


def values_met(conjuncts: tuple[Conjunct, ...], holding: frozenset[Any], family: Family) -> list[bool]:
    """Say for each measure of a family, from light to heavy, whether a rule holds on it where other tests hold."""
    return [
        any(
            other_tests(conjunct) <= holding
            and all(literal.passes(value) for literal in conjunct if literal.fact == "measure")
            for conjunct in conjuncts
        )
        for value in family.values
    ]


def on_the_measure() -> list[tuple[Question, str]]:
    """Give the factors of all questions whose condition tests the measure.

    A requirement has its own measure, and so has what only an element of one weighs.
    """
    return [
        (question, rule.id)
        for question in rulebook().questions.values()
        for rule in question.factors
        if not rule.decisive
        and not rule.weighs
        and any(literal.fact == "measure" for conjunct in question.expanded(rule.when) for literal in conjunct)
    ]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)
@pytest.mark.parametrize(("question", "factor"), on_the_measure(), ids=lambda each: getattr(each, "question", each))
def test_a_factor_that_tests_the_measure_counts_one_way_along_each_family(
    question: Question, factor: str, family: Family
) -> None:
    """What protects the employee holds on every heavier measure too; what helps the employer on every lighter one."""
    conjuncts = question.expanded(question.rule(factor).when)
    for conjunct in conjuncts:
        met = values_met(conjuncts, other_tests(conjunct), family)
        protects = question.rule(factor).favours == question.protects
        assert met == sorted(met, reverse=not protects), dict(zip(family.values, met, strict=True))


def test_no_ruling_governs_a_measure_of_another_family() -> None:
    """It governs the same measure, or a fortiori: not upheld a heavier one, upheld a lighter one."""
    rank = {value: (family.id, place) for family in FAMILIES for place, value in enumerate(family.values)}
    for reading, (measure, (family, place)) in itertools.product(LAW.readings, rank.items()):
        own = rank.get(str(reading.precedent.ruling.facts.known.get("measure")))
        branch = reading.precedent.ruling.branch
        expected = own is not None and own[0] == family
        if own and expected:
            expected = place >= own[1] if reading.outcome == "not_upheld" else place <= own[1]
        assert LAW.reaches(reading, LAW.reach({"measure": measure}, branch)) == expected, (reading.key, measure)


def test_every_measure_stands_in_one_family() -> None:
    """None is left out of the scale, and none is compared in two ways."""
    values = [value for family in FAMILIES for value in family.values]
    assert sorted(values) == sorted(set(codebook().fact("measure").values) - {"none"})


def test_dismissal_with_notice_is_a_family_of_its_own() -> None:
    """With a note that says why, and the article on which it rests."""
    facts = {"sector": "private", "content": ["insult"], "measure": "dismissal_with_notice"}
    (scale,) = reasoner().scale(incident(facts), AS_OF).scales
    (notice,) = (each for each in scale.families if "dismissal_with_notice" in {rung.value for rung in each.rungs})
    assert [rung.value for rung in notice.rungs] == ["dismissal_with_notice"]
    assert notice.note is not None
    assert {each.key for each in notice.authority} == {"bw-7-671a"}


def never_upheld(plain: dict[str, Any]) -> None:
    """Check that a summary dismissal on these facts, not given promptly, is not said to stand."""
    known = known_of(without_contradictions({**plain, "measure": "summary_dismissal", "acted_promptly": False}))
    result = answered({**known, "measure": "summary_dismissal", "acted_promptly": False}).links["measure_upheld"].result
    assert result
    assert result.outcome != "upheld"


@tries(300)
@given(some_facts())
def test_a_summary_dismissal_that_was_not_given_promptly_never_leans_to_upheld(plain: dict[str, Any]) -> None:
    """Whatever else is known: it is a requirement of the law."""
    never_upheld(plain)


def test_on_the_facts_of_no_ruling_does_a_summary_dismissal_stand_that_was_not_given_promptly() -> None:
    """Nor where the court upheld it, on its facts with this one changed."""
    for ruling in casebook():
        never_upheld(ruling.facts.plain)


BOTH_WAYS = ("RBNNE-2014-3154", "RBAMS-2017-8188", "RBDHA-2020-14408", "RBMNE-2021-3028")


@pytest.mark.parametrize("key", BOTH_WAYS)
def test_no_ruling_is_cited_against_itself(key: str) -> None:
    """Nor what another court decided in the same affair; each stands, and the answer does not rest on it."""
    (scale,) = reasoner().scale(incident(casebook()[key].facts.plain), AS_OF).scales
    for rung in (each for family in scale.families for each in family.rungs):
        ours, theirs = rung.supporting, rung.opposing
        assert not (ours and ours.fallen)
        assert not (theirs and theirs.fallen)
        if theirs and ours:
            assert casebook()[ours.key].line != casebook()[theirs.key].line
        if theirs and rung.decides and rung.decides.authority:
            assert theirs.key != rung.decides.authority.key


@pytest.mark.parametrize(
    ("facts", "absent"),
    [
        ({"employment_ended": True}, {"warning", "dissolution", "summary_dismissal", "dismissal_with_notice"}),
        ({"sector": "public", "public_status": "police"}, {"dissolution", "summary_dismissal"}),
        ({"sector": "public", "public_status": "normalised"}, {"disciplinary_dismissal", "conditional_dismissal"}),
    ],
    ids=["after the employment", "an appointed officer", "a normalised civil servant"],
)
def test_a_measure_that_cannot_be_taken_is_not_offered(facts: dict[str, Any], absent: set[str]) -> None:
    """No warning to who has left, no dissolution of an appointment, no disciplinary dismissal under the Wnra."""
    (scale,) = reasoner().scale(incident({"content": ["insult"], **facts}), AS_OF).scales
    offered = {rung.value for family in scale.families for rung in family.rungs}
    assert offered
    assert not offered & absent


@pytest.mark.parametrize(
    ("status", "told"), [("normalised", {"correction", "suspension", "transfer"}), ("police", set())]
)
def test_what_sets_measures_apart_is_told_of_the_law_under_which_they_are_taken(status: str, told: set[str]) -> None:
    """Good employership says nothing of an appointed officer, and no other article is put in its place."""
    facts = {"content": ["insult"], "sector": "public", "public_status": status}
    (scale,) = reasoner().scale(incident(facts), AS_OF).scales
    noted = {each.family for each in scale.families if each.note} & {"correction", "suspension", "transfer"}
    assert noted == told
    assert all(each.note or not each.authority for each in scale.families)


def test_against_notice_outside_the_court_no_ruling_on_another_ground_is_cited() -> None:
    """That it does not stand follows from art. 7:671; Seurot is on free expression, and contradicts nothing of it."""
    facts: dict[str, Any] = {
        "content": ["discrimination", "incitement"],
        "target": "population_group",
        "gravity": "extreme",
    }
    facts |= {"sensitive_function": True, "sector": "public", "public_status": "normalised", "measure": "dissolution"}
    (scale,) = reasoner().scale(incident(facts), AS_OF).scales
    [rung] = [each for family in scale.families for each in family.rungs if each.value == "dismissal_with_notice"]
    assert (rung.outcome, rung.decides.authority.key if rung.decides and rung.decides.authority else None) == (
        "not_upheld",
        "bw-7-671-1",
    )
    assert rung.opposing is None


@pytest.mark.parametrize(
    ("measure", "told"),
    [
        ("conditional_dismissal", "No ruling on this measure"),
        ("suspension", "No ruling of a national court on this measure"),
        ("reprimand", "No ruling that binds on this measure"),
        ("summary_dismissal", None),
    ],
)
def test_that_no_ruling_is_on_the_measure_or_only_one_that_persuades_is_said(measure: str, told: str | None) -> None:
    """Late in 2012: a committee of appeal had decided on a reprimand; on summary dismissal there were many rulings."""
    facts = {"audience": "closed_group", "content": ["threat"], "gravity": "serious", "measure": measure}
    facts |= {"sector": "public", "public_status": "police"} if measure.startswith("cond") else {"sector": "private"}
    verdict = reasoner().reason(Incident.model_validate({"facts": facts}), dt.date(2012, 11, 24))
    answer = next(each for each in verdict.answers if each.question == "measure_upheld")
    said = [each.en for each in answer.summary if "on this measure" in each.en]
    assert [each.startswith(told or "") for each in said] == ([True] if told else [])


def test_without_blame_there_is_no_ground_for_a_reprimand() -> None:
    """Committees of appeal for education decided so on critical mails to colleagues; they persuade."""
    facts = {"sector": "private", "audience": "closed_group", "content": ["criticism"], "gravity": "mild"}
    given = {"facts": facts | {"measure": "reprimand"}, "assume": {"misconduct": "no_misconduct"}}
    verdict = reasoner().reason(Incident.model_validate(given), AS_OF)
    answer = next(each for each in verdict.answers if each.question == "measure_upheld")
    [ground] = [each for each in answer.for_ if each.factor == "no_blame_no_correction"]
    assert answer.outcome == "not_upheld"
    assert {"bw-7-611", "cvb-102647"} <= {each.key for each in ground.authority}


def test_that_no_national_court_ruled_on_a_warning_is_said() -> None:
    """The European Court did."""
    facts = {
        "sector": "private",
        "audience": "public",
        "work_related": True,
        "gravity": "serious",
        "measure": "warning",
    }
    verdict = reasoner().reason(Incident.model_validate({"facts": facts}), AS_OF)
    answer = next(each for each in verdict.answers if each.question == "measure_upheld")
    assert answer.status == "leaning"
    assert any("No ruling of a national court on this measure" in each.en for each in answer.summary)
