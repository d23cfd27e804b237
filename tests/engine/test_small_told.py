"""What is told of a law so small that all can be tried: what moves an answer, what settles, what a switch brings."""

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from privesfeer.cases.commons.text import Text
from privesfeer.cases.fact import Fact, FactValue
from privesfeer.engine.answers.changes.open import QuestionStability
from privesfeer.engine.answers.changes.stability import CHANGES_SHOWN
from privesfeer.engine.answers.reasons.standing import Standing
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.doctrine.result import RANKS
from privesfeer.engine.reasoner import Reasoner
from tests.engine.small import (
    BOOKS,
    CODEBOOK,
    DAY,
    FEW,
    INCIDENTS,
    LAWS,
    RULEBOOK,
    Known,
    answer,
    answered,
    answers,
    coherent,
    every_value,
    moved,
    named,
    single,
    turned,
)

REASONER = Reasoner(RULEBOOK, BOOKS.casebook)
# One of them with a set of which one value more cannot be true.
TOLD: list[Known] = [{"size": "tiny", "habits": frozenset({"barks"})}, *[each for each in FEW if len(each) < 5][::2]]
Values = list[tuple[str, FactValue]]


def incident(known: Known) -> Any:  # noqa: ANN401 - an incident of the small books
    """Write facts as an incident."""
    plain = {name: sorted(value) if isinstance(value, frozenset) else value for name, value in known.items()}
    return BOOKS.incident.model_validate({"facts": plain})


def label(fact: str, known: Known) -> Text | None:
    """Word what is given of a fact; None: nothing."""
    return CODEBOOK.fact(fact).label(known[fact]) if fact in known else None


def value_of(fact: str, told: Any) -> FactValue:  # noqa: ANN401 - JSON
    """Read a value as it is told."""
    return frozenset(told) if CODEBOOK.fact(fact).type == "set" else told


def check_standing(told: Standing, link: ChainLink) -> None:
    """Hold an answer as it is told to the answer itself."""
    result = link.result
    assert (told.raised, told.outcome, told.status) == (result is not None, *answer(link))
    assert (told.decides is not None) == bool(result and result.outcome)


def others(known: Known, fact: Fact) -> Iterator[FactValue]:
    """Give the other values that a fact can have beside the others; of a set none, or one."""
    for value in every_value(fact):
        if single(value) and value != known.get(fact.id) and coherent({**known, fact.id: value}):
            yield value


@pytest.mark.parametrize("known", TOLD, ids=named)
def test_what_moves_an_answer_is_told_with_all_that_it_brings(known: Known) -> None:
    """Of each fact the values that change outcome or status, how many were tried, and how many turn the answer."""
    now, questions = answered(known).links, REASONER.stability(incident(known), DAY).questions
    assert [each.question for each in questions] == [name for name, link in now.items() if link.result]
    for each in questions:
        check_standing(each.now, now[each.question])
        turning = {fact.fact for fact in each.facts if fact.turns and fact.kind == "unknown"}
        assert each.firm is not bool(turning)
        for fact in each.facts:
            assert fact.kind == ("valuation" if fact.fact in known else "unknown")
            changing = 0
            for value in others(known, CODEBOOK.fact(fact.fact)):
                changing += moved(answer(now[each.question]), answers({**known, fact.fact: value})[each.question])
            assert bool(changing) or not all(single(value_of(fact.fact, told.value)) for told in fact.values)
            assert 0 <= fact.turning <= fact.tried
            assert fact.given == label(fact.fact, known)
            assert fact.turns == bool(fact.turning) == any(told.turns for told in fact.values)
            for told in fact.values:
                then = answered({**known, fact.fact: value_of(fact.fact, told.value)}).links[each.question]
                check_standing(told.then, then)
                assert answer(then) != answer(now[each.question])
                assert told.turns == (answer(then)[0] != answer(now[each.question])[0])
        check_order(each)
        check_pairs(each, known)


def test_facts_are_told_in_the_order_of_their_importance() -> None:
    """On many incidents, as few differ in no more than how far the status moves."""
    for known in INCIDENTS[:160]:
        for each in REASONER.stability(incident(known), DAY, ("calm", "upheld")).questions:
            check_order(each)


def check_order(each: QuestionStability) -> None:
    """Hold the order of facts to the documented one."""
    now = RANKS[each.now.status]
    order = [
        (
            not fact.turns,
            -fact.turning / fact.tried,
            -max(abs(RANKS[told.then.status] - now) for told in fact.values),
            CODEBOOK.fact_ids.index(fact.fact),
        )
        for fact in each.facts
    ]
    assert order == sorted(order)


def check_pairs(each: QuestionStability, known: Known) -> None:
    """Where the answer is firm: every two unknown facts that turn it together are told, and no others."""
    if not each.firm:
        assert (each.pairs, each.pairs_found) == ((), 0)
        return
    now = each.now.outcome, each.now.status
    for pair in each.pairs:
        changed = {fact.fact: value_of(fact.fact, fact.value) for fact in pair.facts}
        assert len(changed) == len(pair.facts) == 2
        check_standing(pair.then, answered({**known, **changed}).links[each.question])
    unknown = [fact for fact in CODEBOOK.facts if fact.id not in known]
    together = set()
    for one, other in itertools.combinations(unknown, 2):
        for first, second in itertools.product(filter(single, every_value(one)), filter(single, every_value(other))):
            after = {**known, one.id: first, other.id: second}
            if coherent(after) and turned(now, answers(after)[each.question]):
                together.add((one.id, other.id))
    assert {tuple(fact.fact for fact in pair.facts) for pair in each.pairs} <= together
    assert bool(each.pairs_found) == bool(together)
    ranks = [(pair.then.outcome is None, -RANKS[pair.then.status]) for pair in each.pairs]
    assert ranks == sorted(ranks)
    assert len(each.pairs) <= each.pairs_found


@pytest.mark.parametrize("known", TOLD, ids=named)
def test_what_raises_a_question_is_told_and_what_no_longer_matters(known: Known) -> None:
    """Every value of an unknown fact that raises a question that is not raised; and the facts that change nothing."""
    told, now = REASONER.stability(incident(known), DAY), answers(known)
    raising: list[tuple[str, FactValue, str]] = []
    settled = []
    for fact in CODEBOOK.facts:
        if fact.id in known:
            continue
        after = [(value, answers({**known, fact.id: value})) for value in others(known, fact)]
        raising += [
            (fact.id, value, name)
            for value, found in after
            for name in LAWS
            if now[name] == (None, None) != found[name]
        ]
        settled += [fact.id] if all(found == now for _, found in after) else []
    found = [
        (each.fact, value_of(each.fact, raised.value), raised.question)
        for each in told.raising
        for raised in each.values
    ]
    assert len(found) == len(set(found))
    assert set(found) <= set(raising)
    assert {(fact, name) for fact, _, name in found} == {(fact, name) for fact, _, name in raising}
    for each in told.raising:
        for raised in each.values:
            then = answered({**known, each.fact: value_of(each.fact, raised.value)}).links[raised.question]
            check_standing(raised.then, then)
    assert {each.fact for each in told.settled} <= set(settled)
    moving = {fact.fact for each in told.questions for fact in each.facts} | {each.fact for each in told.raising}
    assert set(settled) - {each.fact for each in told.settled} <= moving


def nearness(fact: Fact, given: FactValue | None, value: FactValue) -> int:
    """Say how far a value is from the one that is given; a set is one step away."""
    if fact.type == "ordered" and given is not None:
        return abs(every_value(fact).index(value) - every_value(fact).index(given))
    if fact.type == "integer" and given is not None:
        return abs(int(str(value)) - int(str(given)))
    return 0


@pytest.mark.parametrize("known", TOLD, ids=named)
def test_of_every_fact_and_outcome_the_nearest_switch_is_told(known: Known) -> None:
    """As the codebook orders them, and only of what someone could still prove or do."""
    told, now = REASONER.switches(incident(known), DAY), answers(known)
    assert list(told) == [name for name in RULEBOOK.questions if now[name][1]]
    order = sorted(CODEBOOK.fact_ids, key=lambda each: each not in known)
    for name, found in told.items():
        assert [each.fact for each in found] == sorted((each.fact for each in found), key=order.index)
        for fact in CODEBOOK.facts:
            given = known.get(fact.id)
            switches = [each for each in found if each.fact == fact.id]
            if not fact.within_reach(given):
                assert not switches
                continue
            tried = [value for value in every_value(fact) if coherent({**known, fact.id: value}) and value != given]
            if isinstance(given, frozenset):
                tried = [value for value in tried if isinstance(value, frozenset) and len(value ^ given) == 1]
            else:
                tried = [value for value in tried if single(value)]
            nearest: dict[str, int] = {}
            for value in tried:
                outcome = answers({**known, fact.id: value})[name][0]
                if outcome and outcome != now[name][0]:
                    away = nearness(fact, given, value)
                    nearest[outcome] = min(nearest.get(outcome, away), away)
            assert len(switches) == len(nearest), (name, fact.id)
            for each in switches:
                value = value_of(fact.id, each.value)
                outcome = answers({**known, fact.id: value})[name][0]
                assert outcome in nearest
                assert each.known == (fact.id in known)
                assert fact.type == "integer" or nearness(fact, given, value) == nearest[outcome]


@pytest.mark.parametrize("known", TOLD[:6], ids=named)
def test_what_would_bring_another_answer_is_told_as_it_is_found(known: Mapping[str, FactValue]) -> None:
    """With the facts as they would be and the answer then: the smallest sets, each of other facts."""
    for name in LAWS:
        for status in (False, True):
            told = REASONER.changes(incident(known), DAY, name, status=status, most=2)
            check_standing(told.now, answered(known).links[name])
            assert [goal.outcome for goal in told.goals] == (
                [None] if status else [each for each in CODEBOOK.question(name).outcomes if each != told.now.outcome]
            )
            for goal in told.goals:
                assert list(goal.found) == sorted(goal.found)
                for each in goal.sets:
                    after = {**known, **{fact.fact: value_of(fact.fact, fact.value) for fact in each.facts}}
                    check_standing(each.then, answered(after).links[name])
                    assert each.size >= len(each.facts)
                    assert all(fact.was == label(fact.fact, known) for fact in each.facts)
                sizes = [each.size for each in goal.sets]
                assert sizes == sorted(sizes)
                assert sizes[:1] == list(goal.found)[:1]
                assert all(number <= goal.found[size] for size, number in Counter(sizes).items())
                assert len(sizes) <= CHANGES_SHOWN // len(told.goals)
                told_of = [frozenset(fact.fact for fact in each.facts) for each in goal.sets]
                assert len(set(told_of)) == len(told_of)
