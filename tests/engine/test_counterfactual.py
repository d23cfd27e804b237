"""What would change an answer: every smallest set of changes is found, and no other is named."""

import itertools
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privesfeer.api.ask.registry import codebook
from privesfeer.cases.commons import document
from privesfeer.cases.fact import FactValue
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.doctrine.law import Law
from privesfeer.engine.search.batch import compiled
from privesfeer.engine.search.change import Step
from privesfeer.engine.search.counterfactual import Change, Search
from privesfeer.engine.search.variants import StepSets
from tests.conftest import tries
from tests.engine.books import ALL_GOVERN, LAWS, answered, coherent, known_of
from tests.strategies import facts_near_a_ruling

PRIVATE = "private_sphere"
EXAMPLES = {
    path.stem: document.read(path)["facts"]
    for path in sorted((Path(__file__).parents[2] / "cases" / "incidents").glob("*.yaml"))
}
CHAT = {"form": "group_chat", "audience": "closed_group", "audience_size": 4, "content": ["criticism"]}


def search(
    known: Mapping[str, FactValue],
    question: str,
    most: int = 3,
    laws: Mapping[str, Law] = LAWS,
    *,
    among: Collection[str] | None = None,
) -> Search:
    """Lay out what could change on facts."""
    trial = StepSets(answered(known, laws=laws), known, [question], among)
    return Search(trial, question, most)


def outcome(link: ChainLink) -> str | None:
    """Give the outcome; none where the question is not raised."""
    return link.result.outcome if link.result else None


def status(link: ChainLink) -> str | None:
    """Give the status; none where the question is not raised."""
    return link.result.status if link.result else None


def _has(side: str) -> Callable[[ChainLink], bool]:
    return lambda link: outcome(link) == side


def steps_from(sought: Search) -> tuple[Step, ...]:
    """Give all steps that can be taken."""
    return tuple(sought.steps.by_bit.values())


def fits(change: Change) -> bool:
    """Say whether steps can be taken together: of each fact one, or several values more or less of a list."""
    by_fact: dict[str, list[Step]] = {}
    for step in change:
        by_fact.setdefault(step.fact, []).append(step)
    return all(len(steps) == 1 or all(step.kind != "is" for step in steps) for steps in by_fact.values())


def contains(more: Change, less: Change) -> bool:
    """Say whether each step of one set is a step of the other, or a shorter one in the same direction."""
    return more != less and all(
        any(step.fact == other.fact and (step == other or other.within & ~step.within == 0) for step in more)
        for other in less
    )


def by_brute_force(
    sought: Search,
    known: Mapping[str, FactValue],
    wanted: Callable[[ChainLink], bool],
    most: int,
    laws: Mapping[str, Law],
) -> set[Change]:
    """Take every set of steps, answer every question anew, and keep what contains no smaller one."""
    hits = []
    for size in range(1, most + 1):
        for change in itertools.combinations(steps_from(sought), size):
            if not fits(change) or not coherent(after := {**known, **sought.changed(change)}):
                continue
            if wanted(answered(after, laws=laws).links[sought.question]):
                hits.append(change)
    return {change for change in hits if not any(contains(change, other) for other in hits)}


@st.composite
def few_facts(draw: st.DrawFn, most: int) -> dict[str, FactValue]:
    """Draw some of the facts of a ruling, slightly changed."""
    known = known_of(draw(facts_near_a_ruling()))
    return {name: known[name] for name in draw(st.permutations(sorted(known)))[:most]} if known else {}


def _leaves(before: str | None) -> Callable[[ChainLink], bool]:
    return lambda link: link.result is not None and outcome(link) != before


def check(known: Mapping[str, FactValue], question: str, most: int, laws: Mapping[str, Law] = LAWS) -> None:
    """Compare all that the search names with brute force."""
    base = answered(known, laws=laws).links[question]
    for side in codebook().question(question).outcomes:
        if outcome(base) == side:
            continue
        sought = search(known, question, most, laws)
        expected = by_brute_force(sought, known, _has(side), most, laws)
        found = sought.turning(side)
        assert len(set(found)) == len(found)
        assert set(found) == expected, (question, side, set(found) ^ expected)
        if outcome(base):
            expected = by_brute_force(sought, known, _leaves(outcome(base)), most, laws)
            assert set(sought.turning(side, leave=True)) == expected, (question, "leave")
    sought = search(known, question, most, laws)
    expected = by_brute_force(sought, known, lambda link: status(link) != status(base), most, laws)
    assert set(sought.restated()) == expected, (question, "status")


@tries(10)
@given(few_facts(30), st.sampled_from(sorted(LAWS)), st.booleans())
def test_every_single_change_is_found_and_no_other(known: dict[str, FactValue], question: str, govern: bool) -> None:  # noqa: FBT001 - drawn
    """By brute force on every question: outcome and status, also where every question may govern."""
    check(known, question, 1, ALL_GOVERN if govern else LAWS)


@pytest.mark.slow
@tries(6)
@given(few_facts(25), st.sampled_from([PRIVATE, "account_belongs_to", "inspection_lawful"]))
def test_every_pair_of_changes_is_found_and_no_other(known: dict[str, FactValue], question: str) -> None:
    """None that contains a smaller one, none whose facts cannot be true together, and none is missed."""
    check(known, question, 2)


@pytest.mark.slow
@tries(3)
@given(few_facts(8))
def test_every_three_changes_are_found_and_no_others(known: dict[str, FactValue]) -> None:
    """On the question with the fewest facts, of which all sets of three can be tried."""
    check(known, "account_belongs_to", 3)


@tries(8)
@given(few_facts(30), st.sampled_from(sorted(LAWS)))
def test_what_is_named_really_brings_the_outcome(known: dict[str, FactValue], question: str) -> None:
    """A fresh answer has it, its facts can be true together, and none of its steps can be missed."""
    base = answered(known).links[question]
    for side in codebook().question(question).outcomes:
        sought = search(known, question, 2)
        found = sought.turning(side)
        assert not (found and outcome(base) == side)
        for change in found[:20]:
            after = {**known, **sought.changed(change)}
            assert coherent(after)
            assert outcome(answered(after).links[question]) == outcome(sought.after(change)) == side
            for step in change:
                less = tuple(other for other in change if other != step)
                before = {**known, **sought.changed(less)}
                assert not coherent(before) or outcome(answered(before).links[question]) != side


def test_the_smallest_step_of_an_ordered_fact_is_named() -> None:
    """A closed group becomes public step by step; no set has a wider circle than it needs."""
    known = known_of(CHAT)
    sought = search(known, PRIVATE)
    places = list(codebook().fact("audience").values)
    for change in sought.turning("not_private"):
        for step in change:
            if step.fact != "audience":
                continue
            others = {**known, **sought.changed(change)}
            here = places.index(str(step.value))
            start = places.index("closed_group")
            for nearer in places[start + 1 : here]:
                shorter = {**others, "audience": nearer}
                assert not coherent(shorter) or outcome(answered(shorter).links[PRIVATE]) != "not_private"
            assert step.distance == abs(here - start)


def test_a_longer_step_is_not_named_where_a_shorter_one_suffices() -> None:
    """Nor when the longer one brings the other outcome first, and another fact takes that away again."""
    known = known_of(EXAMPLES["blokker"])
    sought = search(known, "circle")
    found = sought.restated()
    assert [step.value for change in found for step in change if len(change) == 1 and step.fact == "audience"]
    assert not [(more, less) for more in found for less in found if contains(more, less)]


def test_facts_that_contradict_each_other_are_not_combined() -> None:
    """A code that does not exist is not made known."""
    known = known_of({**CHAT, "policy_exists": True, "policy_known": True, "measure": "summary_dismissal"})
    sought = search(known, "measure_upheld", 2)
    for side in codebook().question("measure_upheld").outcomes:
        for change in sought.turning(side):
            assert coherent({**known, **sought.changed(change)})


def test_the_order_is_fewest_changes_first_then_shortest_steps() -> None:
    """And the same every time."""
    found = search(known_of(CHAT), PRIVATE).turning("not_private")
    ranks = [(len(change), sum(step.distance for step in change)) for change in found]
    assert ranks == sorted(ranks)
    assert found == search(known_of(CHAT), PRIVATE).turning("not_private")
    assert found


def test_only_the_facts_that_are_named_are_changed() -> None:
    """For the pairs of unknown facts in the account of stability."""
    known = known_of(CHAT)
    sought = search(known, PRIVATE, 2, among=[each for each in codebook().fact_ids if each not in known])
    assert not {step.fact for step in steps_from(sought)} & known.keys()


@pytest.mark.parametrize("question", sorted(LAWS))
def test_an_empty_incident_can_be_asked(question: str) -> None:
    """Of which nothing is known; one change at a time."""
    sought = search({}, question, 1)
    for side in codebook().question(question).outcomes:
        assert all(len(change) == 1 for change in sought.turning(side))


@pytest.mark.slow
@pytest.mark.parametrize("audience", ["closed_group", None])
def test_every_three_changes_to_a_chat_are_found(audience: str | None) -> None:
    """All sets of three on the private sphere; that single answers are right is held by brute force above."""
    known = known_of({name: value for name, value in {**CHAT, "audience": audience}.items() if value})
    sought = search(known, PRIVATE)
    bits = list(sought.steps.by_bit)
    possible: list[tuple[int, dict[str, FactValue]]] = []
    for size in (1, 2, 3):
        for chosen in itertools.combinations(bits, size):
            if fits(change := tuple(sought.steps.by_bit[bit] for bit in chosen)):
                after = {**known, **sought.changed(change)}
                possible += [(sum(chosen), after)] if coherent(after) else []
    answers = compiled(tuple(LAWS.values()))
    told = answers.answer(answers.encode([after for _, after in possible]))
    row = list(told.outcomes).index(PRIVATE)
    for side in codebook().question(PRIVATE).outcomes:
        if side == outcome(sought.base):
            continue
        place = told.outcomes[PRIVATE].index(side)
        hits = {taken for (taken, _), found in zip(possible, told.outcome[row], strict=True) if found == place}
        steps = {taken: tuple(step for bit, step in sought.steps.by_bit.items() if bit & taken) for taken in hits}
        within = {bit: step.within for bit, step in sought.steps.by_bit.items()}

        def smallest(taken: int, hits: set[int] = hits, within: dict[int, int] = within) -> bool:
            parts = [[bit for bit in bits if bit & within[each]] for each in bits if each & taken]
            return not any(
                (less := sum(chosen)) != taken and less in hits
                for size in range(1, len(parts) + 1)
                for some in itertools.combinations(parts, size)
                for chosen in itertools.product(*some)
            )

        assert set(sought.turning(side)) == {steps[taken] for taken in hits if smallest(taken)}
