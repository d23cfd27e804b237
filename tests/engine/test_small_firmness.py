"""Under a law so small that all can be tried: what a single fact can still change, against answers given anew."""

from collections.abc import Iterator

import pytest

from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.fact import Fact, FactValue
from privesfeer.engine.search.firmness import Firmness
from privesfeer.engine.search.representative_values import NO_END, last_alike, representatives
from tests.engine.small import (
    CODEBOOK,
    FEW,
    INCIDENTS,
    LAWS,
    Known,
    answer,
    answered,
    answers,
    coherent,
    every_value,
    fitting,
    moved,
    named,
    single,
    told,
    turned,
)

VALUES = representatives(CODEBOOK, [law.factor_index for law in LAWS.values()], whole={"guest", "sanction"})


def swept(known: Known) -> Firmness:
    """Answer an incident, ready to try other facts."""
    return Firmness(answered(known), known, VALUES)


@pytest.mark.parametrize("known", FEW, ids=named)
def test_what_a_single_fact_brings_is_what_a_fresh_answer_would(known: Known) -> None:
    """Every variant, on every question; and every answer that some value of a fact brings, some variant brings."""
    firmness = swept(known)
    now = answers(known)
    for fact in CODEBOOK.facts:
        variants = firmness.variants(fact.id)
        brought = {
            tuple(answers({**known, fact.id: value}).values()) for value in fitting(known, fact) if single(value)
        }
        assert {tuple(each.brings(name) for name in LAWS) for each in variants} == brought, fact.id
        assert [each.value for each in variants] == [each.value for each in firmness.tried(fact.id)]
        for each in variants:
            fresh = answered({**known, fact.id: each.value})
            for name, link in fresh.links.items():
                assert each.brings(name) == answer(link)
                assert told(each.links[name]) == told(link)
                assert firmness.turns(name, each) == turned(now[name], answer(link))
                assert firmness.decides(name, each) == (answer(link)[1] == "required" != now[name][1])
        open_ = fact.id not in known or fact.assessment
        for some in (("calm",), ("welcome", "upheld"), tuple(LAWS)):
            moving = [each.value for each in variants if any(moved(now[name], each.brings(name)) for name in some)]
            assert [each.value for each in firmness.changing(fact.id, some)] == (moving if open_ else [])


@pytest.mark.parametrize("known", FEW, ids=named)
def test_every_unknown_fact_that_moves_an_answer_is_named_and_no_other(known: Known) -> None:
    """One that turns it before one that changes the status alone; of sets also some values together that turn it."""
    firmness = swept(known)
    now = answers(known)
    for name in LAWS:
        turning, moving = set(), set()
        for fact in CODEBOOK.facts:
            for value in fitting(known, fact) if fact.id not in known else ():
                brought = answers({**known, fact.id: value})[name] if single(value) else now[name]
                turning |= {fact.id} if turned(now[name], brought) else set()
                moving |= {fact.id} if moved(now[name], brought) else set()
        found = list(firmness.moving(name))
        for fact_id, variants in found:
            for each in variants:
                assert answers({**known, fact_id: each.value})[name] == each.brings(name) != now[name]
                if isinstance(each.value, frozenset) and len(each.value) > 1:
                    assert fact_id not in turning
                    for value in each.value:
                        fewer = {**known, fact_id: each.value - {value}}
                        assert not turned(now[name], answers(fewer)[name]) or not coherent(fewer)
        together = {fact_id for fact_id, variants in found if not all(single(each.value) for each in variants)}
        order = [fact_id for fact_id, _ in found]
        assert set(order) == moving | together, name
        assert order == sorted(order, key=lambda each: (each not in turning | together, CODEBOOK.fact_ids.index(each)))


def test_of_values_that_bring_the_same_one_is_tried() -> None:
    """Of numbers and of sets with one value; a number stands for all up to the next that some test tells apart."""
    for fact in CODEBOOK.facts:
        tests = [test for law in LAWS.values() for test in law.factor_index.tests_of(fact.id)]
        tests += CODEBOOK.contradictions.excluded.get(fact.id, ())

        def kind(value: FactValue, tests: list[Predicate] = tests) -> tuple[bool | None, ...]:
            return tuple(test.holds(value) for test in tests)

        tried = [each.value for each in VALUES[fact.id]]
        if fact.type in {"integer", "set"}:
            kinds = list(map(kind, tried))
            assert len(set(kinds)) == len(kinds)
            assert set(kinds) == {kind(value) for value in every_value(fact) if single(value)}
        else:
            assert tried == every_value(fact)
        for value in tried:
            last = last_alike(value, tried)
            if fact.type != "integer":
                assert last is None
                continue
            alike = [each for each in every_value(fact) if kind(each) == kind(value)]
            assert (value, last) == (alike[0], NO_END if alike[-1] == every_value(fact)[-1] else alike[-1])


def helping(known: Known, question: str, fact: Fact) -> Iterator[frozenset[str]]:
    """Give the values of an unknown set that each bring factors for one side of a question, and none for the other."""
    law, now = LAWS[question], answered(known).links[question].factors
    ones = [frozenset({value}) for value in fact.values if coherent({**known, fact.id: frozenset({value})})]
    gained = {one: answered({**known, fact.id: one}).links[question].factors & ~now for one in ones}
    for favouring in law.factor_index.favouring.values():
        yield frozenset().union(*(one for one, more in gained.items() if more and not more & ~favouring))


def test_values_of_a_set_that_turn_an_answer_together_are_found() -> None:
    """Where none does alone: by way of the question itself, or of an earlier one on whose answer it builds."""
    (habits,) = (fact for fact in CODEBOOK.facts if fact.type == "set")
    found, smaller = 0, 0
    for known in (each for each in INCIDENTS[:250] if habits.id not in each):
        now, chain = answers(known), answered(known)
        possible = [value for value in fitting(known, habits) if isinstance(value, frozenset)]
        brought = {value: answers({**known, habits.id: value}) for value in possible}
        unions = {name: set(helping(known, name, habits)) for name in LAWS}
        for name in LAWS:
            turning = {value for value in possible if turned(now[name], brought[value][name])}
            some = turning.intersection(*[set().union(*(unions[each] for each in chain.closure([name])))])
            moving = dict(swept(known).moving(name)).get(habits.id, ())
            assert {each.value for each in moving if not single(each.value)} <= turning, (name, known)
            if not some or any(map(single, turning)):
                continue
            told_of = turning.intersection(each.value for each in moving if isinstance(each.value, frozenset))
            assert told_of, (name, known)
            own = turning & unions[name]
            assert all(any(value <= union for value in told_of) for union in own)
            found, smaller = found + 1, smaller + bool(some - told_of)
    assert found
    assert smaller
