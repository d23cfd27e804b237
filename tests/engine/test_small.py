"""A law so small that all can be tried: what is quick or clever is held to what is plain, on all that can happen."""

import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import pytest

from cases.codebook import Fact, FactValue
from engine.doctrine.chain import Chain, Link
from engine.search.batch import STATUSES, Batch, Found
from engine.search.bitset import full, places
from engine.search.change import Step, Steps
from engine.search.counterfactual import Search
from engine.search.encoding import NONE
from engine.search.firmness import Firmness
from engine.search.values import NO_END, telling
from engine.search.variants import Trial
from tests.engine.books import told
from tests.engine.small import BOOKS, CODEBOOK, LAWS, answered, coherent, drawn
from tests.engine.test_batch import disagreement

Known = Mapping[str, FactValue]
Answer = tuple[str | None, str | None]
BATCH = Batch(LAWS.values())
RULINGS: list[dict[str, FactValue]] = [dict(ruling.facts.known) for ruling in BOOKS.casebook]
_EVERY = [{}, *RULINGS, *drawn(4000, seed=1)]
INCIDENTS: list[dict[str, FactValue]] = list({tuple(sorted(known.items())): known for known in _EVERY}.values())
OUTCOMES = {question.id: tuple(question.outcomes) for question in CODEBOOK.questions}
ASSUMED = [{name: outcome} for name, outcomes in OUTCOMES.items() for outcome in outcomes]


def named(known: Known) -> str:
    """Name an incident by its facts."""
    return ", ".join(
        f"{name} {sorted(value) if isinstance(value, frozenset) else value}" for name, value in known.items()
    )


def answer(link: Link) -> Answer:
    """Give outcome and status; a question that is not raised has neither."""
    return (link.result.outcome, link.result.status) if link.result else (None, None)


def answers(known: Known) -> dict[str, Answer]:
    """Answer every question anew."""
    return {name: answer(link) for name, link in answered(known).links.items()}


def every_value(fact: Fact) -> list[FactValue]:
    """Give all values of a fact, of a set all sets; of numbers as many as the rules can tell apart, and more."""
    if fact.type == "boolean":
        return [True, False]
    if fact.type == "integer":
        return list(range(20))
    if fact.type == "set":
        sizes = range(len(fact.values) + 1)
        return [frozenset(each) for size in sizes for each in itertools.combinations(fact.values, size)]
    return list(fact.values)


# ---- many at once ----


@pytest.mark.parametrize("assume", [{}, *ASSUMED], ids=str)
def test_many_incidents_are_answered_as_the_chain_answers_each(assume: dict[str, str]) -> None:
    """With every way to an answer among them; also where an answer is taken as given."""
    assert disagreement(INCIDENTS[:: 5 if assume else 1], LAWS, BATCH, assume) is None


def test_every_way_to_an_answer_is_among_what_is_tried() -> None:
    """Of the questions that rulings decide: each status with each outcome, and answers that others hold back."""
    seen, held = set[tuple[str, Answer]](), set[tuple[str, str]]()
    for known in INCIDENTS:
        for name, link in answered(known).links.items():
            seen.add((name, answer(link)))
            held |= {(name, str(answer(link)[1]))} if link.held_back else set()
    for name in ("calm", "welcome", "upheld"):
        for outcome in OUTCOMES[name]:
            assert {(name, (outcome, "governed")), (name, (outcome, "leaning"))} <= seen
        assert (name, (None, "undetermined")) in seen
    assert {(name, (outcome, "required")) for name, outcome in (("welcome", "let_in"), ("welcome", "kept_out"))} <= seen
    assert {("calm", ("no_wild", "contested")), ("calm", (None, "contested"))} <= seen
    assert {("stays", "governed"), ("stays", "leaning"), ("welcome", "leaning"), ("upheld", "leaning")} <= held


def concluded(incidents: list[dict[str, FactValue]]) -> tuple[int, dict[str, Found]]:
    """Answer every question on incidents, as planes."""
    whole = full(len(incidents))
    codes = BATCH.encode(incidents)
    columns = BATCH.alphabet.columns.items()
    known = {name: column.planes(line) for (name, column), line in zip(columns, codes, strict=True)}
    return whole, dict(BATCH.conclude(known, whole, {}))


def test_no_incident_has_two_answers() -> None:
    """One outcome at most, one status where the question is raised, and none where it is not."""
    whole, found = concluded(INCIDENTS)
    for each in found.values():
        ours, theirs = each.won
        assert not ours & theirs
        assert not (ours | theirs) & ~each.raised
        reached = list(each.statuses.values())
        assert not any(one & other for one, other in itertools.combinations(reached, 2))
        assert sum(reached) == each.raised <= whole


def test_where_a_factor_holds_is_told_of_each_incident() -> None:
    """As the chain finds them."""
    _, found = concluded(INCIDENTS)
    for place, known in enumerate(INCIDENTS):
        for name, link in answered(known).links.items():
            held = found[name].held
            assert sum(plane >> place & 1 and 1 << bit for bit, plane in enumerate(held)) == link.factors, (name, known)


def test_answers_differ_where_outcome_or_status_does() -> None:
    """Held against one and the same answer, of each question in turn."""
    whole, found = concluded(INCIDENTS)
    one = answered(INCIDENTS[5]).links
    every = [answers(known) for known in INCIDENTS]
    for name, each in found.items():
        stated = BATCH.stated(name, one[name].result, whole)
        now = answer(one[name])
        differing = [place for place, known in enumerate(every) if known[name] != now]
        turned = [place for place, known in enumerate(every) if known[name][0] != now[0]]
        assert places(each.differs(stated)) == differing
        assert places(each.turned(stated)) == turned


def test_only_what_is_asked_is_answered() -> None:
    """With the earlier questions on whose answers it builds."""
    codes = BATCH.encode(INCIDENTS[:50])
    columns = BATCH.alphabet.columns.items()
    known = {name: column.planes(line) for (name, column), line in zip(columns, codes, strict=True)}
    assert [name for name, _ in BATCH.conclude(known, full(50), {}, ["calm", "welcome"])] == ["calm", "welcome"]


# ---- a fact otherwise ----


def test_facts_that_change_bring_what_a_fresh_start_would() -> None:
    """Known, unknown or otherwise; what nothing touches is left as it is."""
    for before, after in itertools.pairwise(INCIDENTS[:600]):
        chain, changes = answered(before), {name: after.get(name) for name in {**before, **after}}
        fresh = answered(after).links
        for name, link in chain.vary(changes).items():
            assert told(link) == told(fresh[name]), (before, after)
        assert all(link is chain.links[name] for name, link in chain.vary({}).items())


def swept(known: Known, assume: Mapping[str, str] | None = None) -> tuple[Chain, Firmness]:
    """Answer an incident, ready to try other facts."""
    chain = answered(known, assume)
    values = telling(CODEBOOK, [law.kernel for law in LAWS.values()], whole={"guest", "sanction"})
    return chain, Firmness(chain, known, values)


FEW = INCIDENTS[:150]


def fitting(known: Known, fact: Fact) -> Iterator[FactValue]:
    """Give the values of a fact that can be true beside the other facts."""
    yield from (value for value in every_value(fact) if coherent({**known, fact.id: value}))


def single(value: FactValue) -> bool:
    """Say whether a value is none, or one, of several."""
    return not isinstance(value, frozenset) or len(value) < 2


@pytest.mark.parametrize("known", FEW, ids=named)
def test_what_a_single_fact_brings_is_what_a_fresh_answer_would(known: Known) -> None:
    """Every variant, on every question; and every answer that some value of a fact brings, some variant brings."""
    _, firmness = swept(known)
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
                assert firmness.turns(name, each) == (answer(link)[0] != now[name][0])
        if fact.id in known and not fact.assessment:
            continue
        for some in (("calm",), ("welcome", "upheld"), tuple(LAWS)):
            changing = [each.value for each in variants if any(each.brings(name) != now[name] for name in some)]
            assert [each.value for each in firmness.changing(fact.id, some)] == changing


@pytest.mark.parametrize("known", FEW, ids=named)
def test_every_unknown_fact_that_moves_an_answer_is_named_and_no_other(known: Known) -> None:
    """One that turns it before one that changes the status alone; of sets also some values together that turn it."""
    _, firmness = swept(known)
    now = answers(known)
    for name in LAWS:
        turning, moving = set(), set()
        for fact in CODEBOOK.facts:
            for value in fitting(known, fact) if fact.id not in known else ():
                brought = answers({**known, fact.id: value})[name] if single(value) else now[name]
                turning |= {fact.id} if brought[0] != now[name][0] else set()
                moving |= {fact.id} if brought != now[name] else set()
        found = list(firmness.moving(name))
        for fact_id, variants in found:
            for each in variants:
                assert answers({**known, fact_id: each.value})[name] == each.brings(name) != now[name]
                if single(each.value):
                    continue
                assert fact_id not in turning
                for value in each.value if isinstance(each.value, frozenset) else ():
                    fewer = {**known, fact_id: each.value - {value}}
                    assert answers(fewer)[name][0] == now[name][0] or not coherent(fewer)
        together = {fact_id for fact_id, variants in found if not all(single(each.value) for each in variants)}
        order = [fact_id for fact_id, _ in found]
        assert set(order) == moving | together, name
        assert order == sorted(order, key=lambda each: (each not in turning | together, CODEBOOK.fact_ids.index(each)))


# ---- changes ----


def runs(kind: Callable[[FactValue], object]) -> list[tuple[int, int]]:
    """Give the numbers that are alike, from the first to the last; the last run has no end."""
    groups = [list(group) for _, group in itertools.groupby(range(30), kind)]
    return [(group[0], NO_END if group is groups[-1] else group[-1]) for group in groups]


def plain_steps(known: Known, fact: Fact, *, apart: bool, tests: list[Any]) -> list[tuple[Any, ...]]:
    """Say in plain words which steps a fact has: kind, value, values alike, distance, and the shorter steps."""

    def kind(value: FactValue) -> object:
        return value if apart else tuple(test.holds(value) for test in tests)

    current = known.get(fact.id)
    if fact.type == "set":
        held = current if isinstance(current, frozenset) else frozenset[str]()
        alike: dict[object, list[str]] = {}
        for value in fact.values:
            named = tuple(value in test.named for test in tests)
            together = any(test.operator.asks == "every" and value in test.named for test in tests)
            alike.setdefault(value if together else named, []).append(value)
            if not any(named):
                alike.pop(named)
        found: list[tuple[Any, ...]] = [("without", value, (value,), 0, 1) for value in fact.values if value in held]
        found += [("is", frozenset(), (frozenset(),), 0, 1)] if current is None else []
        return found + [("with", each[0], tuple(each), 0, 1) for each in alike.values() if held.isdisjoint(each)]
    if fact.type == "integer":
        ranges = runs(kind)
        if current is None:
            return [("is", first, (first, last), 0, 1) for first, last in ranges]
        here = next(place for place, (_, last) in enumerate(ranges) if last == NO_END or int(str(current)) <= last)
        up = [("is", first, (first, last), n, n) for n, (first, last) in enumerate(ranges[here + 1 :], 1)]
        return up + [("is", last, (first, last), n, n) for n, (first, last) in enumerate(ranges[:here][::-1], 1)]
    values = every_value(fact)
    if current is None or fact.type != "ordered":
        classes: dict[object, list[FactValue]] = {}
        for value in values:
            classes.setdefault(kind(value), []).append(value)
        return [("is", each[0], tuple(each), 0, 1) for each in classes.values() if current not in each]
    place, found = values.index(current), []
    for ahead in (values[place + 1 :], values[:place][::-1]):
        met = [kind(current)]
        for distance, value in enumerate(ahead, 1):
            if kind(value) not in met:
                found.append(("is", value, (value,), distance, len(met)))
                met.append(kind(value))
    return found


@pytest.mark.parametrize("known", FEW, ids=named)
def test_every_single_change_is_a_step_and_no_other(known: Known) -> None:
    """As the head of the module says it, and which of them can be taken together."""
    for names, unknown_only in itertools.product((("calm",), ("calm", "welcome", "upheld")), (False, True)):
        laws = [LAWS[name] for name in names]
        steps = Steps(CODEBOOK, laws, known, unknown_only=unknown_only)
        met = []
        for fact in CODEBOOK.facts:
            of_fact = [bit for bit, step in steps.by_bit.items() if step.fact == fact.id]
            met += of_fact
            assert steps.of([fact.id]) == sum(of_fact)
            asked = any(fact.id in law.inputs for law in laws) and not (unknown_only and fact.id in known)
            apart = any(fact.id in law.reach_facts for law in laws)
            tests = [test for law in laws for test in law.kernel.tests_of(fact.id)]
            tests += CODEBOOK.excluded.get(fact.id, ())
            found = [
                (step.kind, step.value, step.alike, step.distance, step.within.bit_count())
                for step in map(steps.by_bit.__getitem__, of_fact)
            ]
            assert found == (plain_steps(known, fact, apart=apart, tests=tests) if asked else []), fact.id
            for bit in of_fact:
                step = steps.by_bit[bit]
                shorter = [steps.by_bit[each] for each in of_fact if each & step.within]
                assert bit & step.within
                assert all(each.distance <= step.distance for each in shorter)
                beside = [
                    each
                    for each in of_fact
                    if each == bit or {step.kind, steps.by_bit[each].kind} <= {"with", "without"}
                ]
                assert steps.alone[bit] == sum(of_fact) - sum(beside)
        assert met == list(steps.by_bit)
        assert not steps.of(["no such fact"])


def test_a_step_turns_a_test_where_it_can_make_it_pass_or_fail_whatever_else_is_done() -> None:
    """Alone, or beside other values of the same set."""
    for known in INCIDENTS[:60]:
        steps = Steps(CODEBOOK, LAWS.values(), known, unknown_only=False)
        literals = {
            literal
            for law in LAWS.values()
            for rule in law.question.factors
            for each in law.question.expanded(rule.when)
            for literal in each
        }
        for test, (bit, step) in itertools.product(literals, steps.by_bit.items()):
            if test.fact != step.fact:
                continue
            others = [each for each in steps.by_bit if steps.of([step.fact]) & each & ~steps.alone[bit] and each != bit]
            passes = fails = False
            for size in range(len(others) + 1):
                for some in itertools.combinations(others, size):
                    rest = sum(some)
                    before = steps.value(step.fact, rest) if rest else known.get(step.fact)
                    was = before is not None and test.passes(before)
                    now = test.passes(steps.value(step.fact, rest | bit))
                    passes, fails = passes or (now and not was), fails or (was and not now)
            assert steps.turned(test, bit) == (passes, fails), (known, step, test)


class Tried:
    """All sets of up to three steps from an incident, each answered anew by a batch that knows no steps."""

    def __init__(self, known: Known, question: str, *, unknown_only: bool = False) -> None:
        """Take them all."""
        self.trial = Trial(answered(known), known, [question], unknown_only=unknown_only)
        steps = self.trial.steps
        self.closed = {bit: step.within for bit, step in steps.by_bit.items()}
        chosen = [each for size in (1, 2, 3) for each in itertools.combinations(steps.by_bit, size)]
        masks, facts = [], []
        for some in chosen:
            if any(steps.alone[one] & other for one, other in itertools.permutations(some, 2)):
                continue
            after = {**known, **steps.changed(sum(some))}
            if coherent(after):
                masks.append(sum(some))
                facts.append(after)
        told = BATCH.answer(BATCH.encode(facts))
        row = list(told.outcomes).index(question)
        self.masks = np.array(masks, np.int64)
        self.sizes = np.array([mask.bit_count() for mask in masks])
        self.answers = list(zip(told.outcome[row].tolist(), told.status[row].tolist(), strict=True))

    def smallest(self, wanted: Callable[[int, int], bool], most: int) -> set[tuple[Step, ...]]:
        """Give those that bring what is wanted and contain no smaller one that does."""
        hits = self.masks[np.array([wanted(*each) for each in self.answers], np.bool_) & (self.sizes <= most)].tolist()
        whole = np.array(hits, np.int64)
        found, by_bit = set(), self.trial.steps.by_bit
        for mask in hits:
            closed = 0
            for bit in by_bit:
                closed |= self.closed[bit] if bit & mask else 0
            if not np.any((whole & ~closed == 0) & (whole != mask)):
                found.add(tuple(step for bit, step in by_bit.items() if bit & mask))
        return found


@pytest.mark.parametrize("question", LAWS)
@pytest.mark.parametrize("known", INCIDENTS[:40:2], ids=named)
def test_every_smallest_set_of_changes_is_found_and_no_other(known: Known, question: str) -> None:
    """For each outcome, for the loss of the present one, and for the status; sets of one, of two and of three."""
    tried = Tried(known, question)
    now, status = answers(known)[question]
    standing = NONE if status is None else [*STATUSES].index(status)
    outcomes = OUTCOMES[question]
    place = outcomes.index(now) if now else -1
    for most in (1, 2, 3):
        sought = Search(tried.trial, question, most)
        for side, outcome in enumerate(outcomes):
            expected = tried.smallest(lambda found, _, side=side: found == side, most) if side != place else set()
            turning = sought.turning(outcome)
            assert set(turning) == expected, (most, outcome, set(turning) ^ expected)
            assert len(turning) == len(expected)
            expected = tried.smallest(lambda found, _: found != place, most) if now and side != place else set()
            assert set(sought.turning(outcome, leave=True)) == expected, (most, outcome, "leave")
        expected = tried.smallest(lambda _, found: found != standing, most)
        assert set(sought.restated()) == expected, (most, set(sought.restated()) ^ expected)
        for change in list(expected)[:5]:
            fresh = answered({**known, **sought.changed(change)}).links[question]
            assert told(sought.after(change)) == told(fresh)
