"""Stability: what can still change the answers, in order of importance, and what no longer matters."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from privesfeer.api.ask.registry import Incident, codebook
from privesfeer.api.ask.services import reasoner
from privesfeer.cases.commons import document
from privesfeer.cases.fact import FactValue
from privesfeer.engine.answers.changes.open import QuestionStability, Stability
from tests.conftest import tries
from tests.engine.books import AS_OF, answered, coherent, every_value, known_of
from tests.golden import INCIDENTS, asked
from tests.strategies import facts_near_a_ruling, hashable

RANKS = {"required": 5, "governed": 4, "contested": 3, "leaning": 2, "undetermined": 1, None: 0}
NUMBERS = (0, 1, 2, 3, 5, 8, 12, 20, 35, 60)


def told(plain: dict[str, Any], **more: Any) -> Stability:  # noqa: ANN401 - the fields of an incident
    """Tell what can still change."""
    return reasoner().stability(Incident.model_validate({"facts": plain, **more}), AS_OF)


def standings(known: dict[str, FactValue]) -> dict[str, tuple[str | None, str | None]]:
    """Answer every question anew."""
    return {
        name: (link.result.outcome, link.result.status) if link.result else (None, None)
        for name, link in answered(known).links.items()
    }


@tries(6)
@given(facts_near_a_ruling())
def test_what_no_longer_matters_changes_nothing(plain: dict[str, Any]) -> None:
    """No value of it, alone, changes outcome or status of any question, or raises one."""
    known = known_of(plain)
    before = standings(known)
    settled = {each.fact for each in told(plain).settled}
    assert not settled & known.keys()
    for fact in settled:
        entry = codebook().fact(fact)
        for value in NUMBERS if entry.type == "integer" else every_value(entry):
            if coherent({**known, fact: value}):
                after = standings({**known, fact: value})
                # A question that is no longer raised has no other answer.
                assert before == {name: after[name] if after[name][1] else before[name] for name in before}, (
                    fact,
                    value,
                )


@tries(6)
@given(facts_near_a_ruling())
def test_every_unknown_fact_is_either_told_or_settled(plain: dict[str, Any]) -> None:
    """Moving an answer, raising a question, or no longer of any matter."""
    stability = told(plain)
    moving = {fact.fact for each in stability.questions for fact in each.facts if fact.kind != "valuation"}
    raising = {each.fact for each in stability.raising}
    settled = {each.fact for each in stability.settled}
    assert not settled & (moving | raising)
    assert settled | moving | raising == set(codebook().fact_ids) - set(plain)


@tries(6)
@given(facts_near_a_ruling())
def test_every_value_that_is_told_brings_what_a_fresh_answer_would(plain: dict[str, Any]) -> None:
    """Of unknown facts, own valuations, and facts that raise a question."""
    known, stability = known_of(plain), told(plain)
    for each in stability.questions:
        for fact in each.facts:
            for value in fact.values:
                found = standings({**known, fact.fact: hashable(value.value)})[each.question]
                assert found == (value.then.outcome, value.then.status)
                assert found != (each.now.outcome, each.now.status)
                assert value.turns == (value.then.outcome != each.now.outcome)
    for raising in stability.raising:
        for raised in raising.values:
            found = standings({**known, raising.fact: hashable(raised.value)})[raised.question]
            assert found == (raised.then.outcome, raised.then.status)


def importance(each: QuestionStability) -> list[tuple[bool, float, int, int]]:
    """Measure the importance of the facts, as the order is documented."""
    now, ids = RANKS[each.now.status], codebook().fact_ids
    return [
        (
            not fact.turns,
            -fact.turning / fact.tried,
            -max(abs(RANKS[value.then.status] - now) for value in fact.values),
            ids.index(fact.fact),
        )
        for fact in each.facts
    ]


@tries(6)
@given(facts_near_a_ruling())
def test_the_order_of_importance_is_the_documented_one(plain: dict[str, Any]) -> None:
    """Outcome before status, then the share of values, then how far the status moves, then the codebook."""
    for each in told(plain).questions:
        assert importance(each) == sorted(importance(each))
        assert each.firm is not any(fact.turns for fact in each.facts if fact.kind != "valuation")


@tries(4)
@given(facts_near_a_ruling())
def test_pairs_are_told_where_no_single_unknown_fact_turns_the_answer(plain: dict[str, Any]) -> None:
    """Both facts were unknown, and together they change the outcome."""
    known = known_of(plain)
    for each in told(plain).questions:
        assert not each.pairs or each.firm
        assert len(each.pairs) <= each.pairs_found
        for pair in each.pairs:
            changed = {fact.fact: hashable(fact.value) for fact in pair.facts}
            assert len(changed) == 2
            assert not changed.keys() & known.keys()
            assert standings({**known, **changed})[each.question][0] == pair.then.outcome != each.now.outcome


def test_a_disputed_fact_is_told_with_what_was_given() -> None:
    """It counts as unknown, and each value that changes the answer is told."""
    plain = {"form": "post", "platforms": ["facebook"], "audience": "friends"}
    (private,) = (each for each in told(plain, disputed=["audience"]).questions if each.question == "private_sphere")
    (audience,) = (fact for fact in private.facts if fact.fact == "audience")
    assert audience.kind == "disputed"
    assert audience.given == codebook().fact("audience").label("friends")
    assert audience.turns


def test_the_same_incident_gives_the_same_account() -> None:
    """In both languages with the same shape."""
    plain = {"form": "group_chat", "audience": "closed_group", "content": ["criticism"]}
    assert told(plain) == told(plain)

    def shape(node: Any) -> Any:  # noqa: ANN401 - JSON
        if isinstance(node, dict):
            return {key: shape(value) for key, value in node.items()}
        return [shape(each) for each in node] if isinstance(node, list) else type(node)

    for account in (told(plain), reasoner().changes(Incident.model_validate({"facts": plain}), AS_OF, "expression")):
        assert shape(account.localize("nl")) == shape(account.localize("en"))
        assert account.localize("nl") != account.localize("en")


@tries(10)
@given(facts_near_a_ruling())
def test_what_is_worth_asking_turns_an_outcome_and_what_a_client_can_know_comes_first(plain: dict[str, Any]) -> None:
    """No more than five, none that waits for another; each value brings what a fresh answer would."""
    known, stability = known_of(plain), told(plain)
    assert len(stability.worth_asking) <= 5
    valuations = [each.assessment for each in stability.worth_asking]
    assert valuations == sorted(valuations)
    assert all(codebook().asked_first(each.fact, known) == each.fact for each in stability.worth_asking)
    before = standings(known)
    for fact in stability.worth_asking:
        assert fact.fact not in known
        for value in fact.values:
            after = standings({**known, fact.fact: hashable(value.value)})
            turned = {each.question: (each.then.outcome, each.then.status) for each in value.turned}
            raised = {each.question for each in stability.questions}
            moved = {name for name in raised if after[name] != before[name]}
            turning = {name for name in moved if after[name][0] != before[name][0] or after[name][1] == "required"}
            assert turned == {name: after[name] for name in turning}


def test_what_a_requirement_hangs_on_is_asked() -> None:
    """Without the advice on fundamental rights no officer is punished for an utterance in public (art. 80b Barp)."""
    example = next(each for each in INCIDENTS if each.stem == "police-group-chat")
    facts = dict(document.read(example)["facts"]) | {"audience": "public"}
    del facts["audience_size"]
    incident = Incident.model_validate({"facts": facts})
    asks = (reasoner().reason(incident, AS_OF).worth_asking, reasoner().stability(incident, AS_OF).worth_asking)
    assert all("advice_fundamental_rights" in {each.fact for each in asked} for asked in asks)


@pytest.mark.parametrize("example", INCIDENTS, ids=lambda example: example.stem)
def test_the_verdict_asks_for_the_first_of_what_is_worth_asking(example: Path) -> None:
    """The same facts in the same order."""
    request = asked(example)
    asked_first = [each.fact for each in request.verdict().worth_asking]
    assert [each.fact for each in request.stability().worth_asking][: len(asked_first)] == asked_first


@pytest.mark.parametrize("question", ["private_sphere", "inspection_lawful", "measure_upheld"])
@tries(6)
@given(plain=facts_near_a_ruling())
def test_a_change_is_what_someone_can_still_prove_or_do(question: str, plain: dict[str, Any]) -> None:
    """Five at most, each on other facts; none goes against what was stated unless it can still be done."""
    known = known_of(plain)
    told_of = reasoner().changes(Incident.model_validate({"facts": plain}), AS_OF, question, most=2)
    sets = [each for goal in told_of.goals for each in goal.sets]
    assert len(sets) <= 5
    for goal in told_of.goals:
        facts = [frozenset(fact.fact for fact in each.facts) for each in goal.sets]
        assert len(facts) == len(set(facts))
    for each in (fact for one in sets for fact in one.facts):
        assert codebook().fact(each.fact).within_reach(known.get(each.fact))
        assert each.fact not in known or each.value is True


def test_neighbouring_numbers_that_bring_the_same_are_one_range() -> None:
    """And those that bring something else are not: of how many could read it, both are told."""
    ranges = 0
    for example in INCIDENTS[::2]:
        plain = dict(document.read(example)["facts"])
        plain.pop("audience_size", None)
        stability = told(plain)
        rows: list[list[tuple[Any, ...]]] = [
            [(each.value, each.label, each.turned) for each in fact.values] for fact in stability.worth_asking
        ]
        rows += [
            [(each.value, each.label, each.then) for each in fact.values]
            for question in stability.questions
            for fact in question.facts
        ]
        for row in rows:
            for (_, label, brings), (value, _, other) in pairwise(row):
                numbers = re.findall(r"\d+", label.en)
                if isinstance(value, int) and not isinstance(value, bool) and numbers and value == int(numbers[-1]) + 1:
                    assert brings != other
            ranges += sum(" to " in label.en for value, label, _ in row if isinstance(value, int))
    assert ranges
