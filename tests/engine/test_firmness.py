"""Whether a single unknown fact can still change an answer: nothing is named that does not, and nothing is missed."""

from typing import Any

from hypothesis import given

from privesfeer.api.ask.registry import Incident, codebook
from privesfeer.api.ask.services import reason
from privesfeer.cases.fact import FactValue
from privesfeer.engine.answers.verdicts.verdict import Answer
from privesfeer.engine.doctrine.answer_chain import ChainLink
from tests.conftest import tries
from tests.engine.books import AS_OF, answered, coherent, every_value, known_of
from tests.strategies import facts_near_a_ruling, hashable, some_facts

Standing = tuple[str | None, str | None]
NUMBERS = (0, 1, 2, 3, 5, 8, 12, 20, 35, 60)


def standing(link: ChainLink) -> Standing:
    """Give outcome and status; a question that is not raised has neither."""
    return (link.result.outcome, link.result.status) if link.result else (None, None)


def tried(known: dict[str, FactValue], fact: str, value: FactValue) -> dict[str, Standing]:
    """Answer every question anew with one more fact."""
    return {name: standing(link) for name, link in answered({**known, fact: value}).links.items()}


def undated(plain: dict[str, Any]) -> dict[str, Any]:
    """Leave the days out: what is counted from them is no fact that a fresh answer here would have."""
    return {name: value for name, value in plain.items() if codebook().fact(name).type != "date"}


def answers(plain: dict[str, Any]) -> dict[str, Answer]:
    """Give the answers by question."""
    return {each.question: each for each in reason(Incident.model_validate({"facts": plain}), AS_OF).answers}


@tries(25)
@given(some_facts().map(undated))
def test_every_open_fact_that_is_named_really_changes_the_answer(plain: dict[str, Any]) -> None:
    """On every question: a fresh answer with that value is the one that was told, and `turns` is told rightly.

    A slight leaning is not firm, whether or not a fact turns it, nor a requirement of which an exception is open.
    """
    known = known_of(plain)
    fresh: dict[tuple[str, FactValue], dict[str, Standing]] = {}
    for question, answer in answers(plain).items():
        turning = answer.strength == "slight" or any(each.turns for each in answer.open_facts)
        assert not (answer.firm and turning)
        assert answer.firm or turning or (answer.strength == "likely" and any(each.decisive for each in answer.for_))
        for each in answer.open_facts:
            assert each.fact not in known
            outcomes = set()
            for value in each.values:
                key = each.fact, hashable(value.value)
                found = fresh.setdefault(key, tried(known, *key) if key not in fresh else fresh[key])[question]
                assert found == (value.outcome, value.status), key
                assert found != (answer.outcome, answer.status), key
                outcomes.add(value.outcome)
            assert each.turns == (outcomes != {answer.outcome}), each.fact


@tries(20)
@given(facts_near_a_ruling().map(undated))
def test_no_fact_that_turns_an_answer_is_missed(plain: dict[str, Any]) -> None:
    """Every value of every unknown fact is tried by brute force; of sets the empty one and those of one value."""
    known, told = known_of(plain), answers(plain)
    for fact in codebook().facts:
        if fact.id in known:
            continue
        for value in every_value(fact) if fact.type != "integer" else NUMBERS:
            if not coherent({**known, fact.id: value}):
                continue
            found = tried(known, fact.id, value)
            for question, answer in told.items():
                named = {each.fact: each.turns for each in answer.open_facts}
                outcome, status = found[question]
                if outcome != answer.outcome and status:
                    assert named.get(fact.id), (question, fact.id, value)
                elif status not in {answer.status, None}:
                    assert fact.id in named, (question, fact.id, value)


@tries(40)
@given(facts_near_a_ruling().map(undated), some_facts())
def test_no_set_of_several_values_that_turns_an_answer_is_missed(plain: dict[str, Any], other: dict[str, Any]) -> None:
    """Where a fact can have many values at once, some of them together may turn what none turns alone.

    A question that is then no longer raised has no other answer.
    """
    known, told = known_of(plain), answers(plain)
    for name, value in known_of(other).items():
        if name in known or not isinstance(value, frozenset) or not coherent({**known, name: value}):
            continue
        found = tried(known, name, value)
        for question, answer in told.items():
            outcome, status = found[question]
            if status and outcome != answer.outcome:
                assert any(each.fact == name and each.turns for each in answer.open_facts), (question, name, value)


@tries(25)
@given(some_facts().map(undated))
def test_a_disputed_fact_brings_what_a_fresh_answer_would(plain: dict[str, Any]) -> None:
    """It counts as unknown, and each of its values is told."""
    known = known_of(plain)
    disputed = sorted(known)[:3]
    verdict = reason(Incident.model_validate({"facts": plain, "disputed": disputed}), AS_OF)
    settled = {name: value for name, value in known.items() if name not in disputed}
    for answer in verdict.answers:
        assert not {each.fact for each in answer.open_facts} & set(disputed)
        for each in answer.disputed:
            for value in each.values:
                found = tried(settled, each.fact, hashable(value.value))[answer.question]
                assert found == (value.outcome, value.status), each.fact
