"""Under a law so small that all can be tried: every step, and every smallest set of them that brings another answer."""

import itertools
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.fact import Fact, FactValue
from privesfeer.engine.search.batch import STATUSES, Batch
from privesfeer.engine.search.change import Steps
from privesfeer.engine.search.counterfactual import Change, Search
from privesfeer.engine.search.representative_values import NO_END
from privesfeer.engine.search.variants import StepSets
from tests.engine.small import (
    CODEBOOK,
    FEW,
    INCIDENTS,
    LAWS,
    NONE_GOVERN,
    Answer,
    Known,
    answered,
    answers,
    coherent,
    every_value,
    named,
    told,
)

BOOKS = {"some questions can be governed": LAWS, "none can": NONE_GOVERN}
BATCHES = {name: Batch(laws.values()) for name, laws in BOOKS.items()}
# What raises a question stands in several ways at once, and each has to fall away.
RAISED: list[Known] = [
    {"visits": True, "reserved": True, "guest": "regular", "age": 0},
    {"visits": True, "reserved": True, "guest": "regular", "age": 0, "leashed": False, "size": "huge", "muzzled": True},
    {"visits": True, "reserved": True, "guest": "stranger", "age": 0, "size": "large"},
]
# A tiny dog does not bite: what would turn the answer cannot be so before something else is otherwise.
BARRED: Known = {"guest": "stranger", "age": 9, "habits": frozenset({"barks"}), "sanction": "word", "size": "tiny"}
OUTCOMES = {question.id: tuple(question.outcomes) for question in CODEBOOK.questions}
Kind = Callable[[FactValue], object]
Plain = tuple[str, FactValue, tuple[FactValue, ...], int, int]
"""A step in plain words: its kind and value, the values alike, its distance, and how many steps are within it."""


def runs(kind: Kind) -> list[tuple[int, int]]:
    """Give the numbers that are alike, from the first to the last; the last run has no end."""
    groups = [list(group) for _, group in itertools.groupby(range(30), kind)]
    return [(group[0], NO_END if group is groups[-1] else group[-1]) for group in groups]


def of_set(fact: Fact, current: FactValue | None, tests: list[Predicate]) -> Iterator[Plain]:
    """Say which steps a set has: one value less, none at all where it is unknown, or one value more."""
    held = current if isinstance(current, frozenset) else frozenset[str]()
    alike: dict[object, list[str]] = {}
    for value in fact.values:
        naming = tuple(value in test.named for test in tests)
        together = any(test.operator.asks == "every" and value in test.named for test in tests)
        if any(naming):
            alike.setdefault(value if together else naming, []).append(value)
    yield from (("without", value, (value,), 0, 1) for value in fact.values if value in held)
    if current is None:
        yield "is", frozenset[str](), (frozenset[str](),), 0, 1
    yield from (("with", each[0], tuple(each), 0, 1) for each in alike.values() if held.isdisjoint(each))


def of_number(current: FactValue | None, kind: Kind) -> Iterator[Plain]:
    """Say which steps a number has: to each other range, one by one from its own."""
    ranges = runs(kind)
    if not isinstance(current, int):
        yield from (("is", first, (first, last), 0, 1) for first, last in ranges)
        return
    here = next(place for place, (_, last) in enumerate(ranges) if last == NO_END or current <= last)
    yield from (("is", first, (first, last), n, n) for n, (first, last) in enumerate(ranges[here + 1 :], 1))
    yield from (("is", last, (first, last), n, n) for n, (first, last) in enumerate(ranges[:here][::-1], 1))


def of_values(fact: Fact, current: FactValue | None, kind: Kind) -> Iterator[Plain]:
    """Say which steps a fact of single values has: to each other kind of value; of an ordered one, up and down."""
    values = every_value(fact)
    if current is None or fact.type != "ordered":
        classes: dict[object, list[FactValue]] = {}
        for value in values:
            classes.setdefault(kind(value), []).append(value)
        yield from (("is", each[0], tuple(each), 0, 1) for each in classes.values() if current not in each)
        return
    place = values.index(current)
    for ahead in (values[place + 1 :], values[:place][::-1]):
        met = [kind(current)]
        for distance, value in enumerate(ahead, 1):
            if kind(value) not in met:
                yield "is", value, (value,), distance, len(met)
                met.append(kind(value))


def plain_steps(fact: Fact, current: FactValue | None, tests: list[Predicate], *, apart: bool) -> list[Plain]:
    """Say which steps a fact has, as the head of the module has it."""

    def kind(value: FactValue) -> object:
        return value if apart else tuple(test.holds(value) for test in tests)

    if fact.type == "set":
        return list(of_set(fact, current, tests))
    return list(of_number(current, kind) if fact.type == "integer" else of_values(fact, current, kind))


def unknown_of(known: Known) -> set[str]:
    """Name the facts that are not known."""
    return {fact.id for fact in CODEBOOK.facts} - known.keys()


@pytest.mark.parametrize("known", FEW, ids=named)
def test_every_single_change_is_a_step_and_no_other(known: Known) -> None:
    """As the head of the module says it, and which of them can be taken together."""
    for names, unknown_only in itertools.product((("calm",), ("calm", "welcome", "upheld")), (False, True)):
        laws = [LAWS[name] for name in names]
        steps = Steps(CODEBOOK, laws, known, unknown_of(known) if unknown_only else None)
        met = []
        for fact in CODEBOOK.facts:
            of_fact = [bit for bit, step in steps.by_bit.items() if step.fact == fact.id]
            met += of_fact
            assert steps.of([fact.id]) == sum(of_fact)
            asked = any(fact.id in law.inputs for law in laws) and not (unknown_only and fact.id in known)
            apart = any(fact.id in law.reach_facts for law in laws)
            tests = [test for law in laws for test in law.factor_index.tests_of(fact.id)]
            tests += CODEBOOK.contradictions.excluded.get(fact.id, ())
            found = [
                (step.kind, step.value, step.alike, step.distance, step.within.bit_count())
                for step in map(steps.by_bit.__getitem__, of_fact)
            ]
            assert found == (plain_steps(fact, known.get(fact.id), tests, apart=apart) if asked else []), fact.id
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
        steps = Steps(CODEBOOK, LAWS.values(), known)
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

    def __init__(self, known: Known, question: str, book: str) -> None:
        """Take them all."""
        self.trial = StepSets(answered(known, laws=BOOKS[book]), known, [question])
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
        told = BATCHES[book].answer(BATCHES[book].encode(facts))
        row = list(told.outcomes).index(question)
        self.masks = np.array(masks, np.int64)
        self.sizes = np.array([mask.bit_count() for mask in masks])
        names, statuses = [*OUTCOMES[question], None], [*STATUSES, None]  # the last stands for NONE
        found = zip(told.outcome[row].tolist(), told.status[row].tolist(), strict=True)
        self.answers: list[Answer] = [(names[outcome], statuses[status]) for outcome, status in found]

    def smallest(self, wanted: Callable[[str | None, str | None], bool], most: int) -> set[Change]:
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


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize("question", LAWS)
@pytest.mark.parametrize("known", [*RAISED, BARRED, *INCIDENTS[:6], *INCIDENTS[8:40:6]], ids=named)
def test_every_smallest_set_of_changes_is_found_and_no_other(known: Known, question: str, book: str) -> None:
    """For each outcome, for the loss of the present one, and for the status; sets of one, of two and of three."""
    tried, (now, status) = Tried(known, question, book), answers(known, BOOKS[book])[question]
    for most in (1, 2, 3):
        sought = Search(tried.trial, question, most)
        for side in (each for each in OUTCOMES[question] if each != now):
            turning = sought.turning(side)
            expected = tried.smallest(brings(side), most)
            assert set(turning) == expected, (most, side, set(turning) ^ expected)
            assert len(turning) == len(expected)
            assert turning == tuple(sorted(turning, key=length))
            expected = tried.smallest(lambda found, how: how is not None and found != now, most) if now else set()
            assert set(sought.turning(side, leave=True)) == expected, (most, side, "leave")
        assert not now or sought.turning(now) == sought.turning(now, leave=True) == ()
        expected = tried.smallest(lambda _, found: found != status, most)
        assert set(sought.restated()) == expected, (most, set(sought.restated()) ^ expected)
        for change in list(expected)[:5]:
            fresh = answered({**known, **sought.changed(change)}, laws=BOOKS[book]).links[question]
            assert told(sought.after(change)) == told(fresh)


def brings(side: str) -> Callable[[str | None, str | None], bool]:
    """Say that an outcome is wanted."""
    return lambda outcome, _: outcome == side


def length(change: Change) -> tuple[int, int]:
    """Measure a set of changes: how many there are, then how far they go."""
    return len(change), sum(step.distance for step in change)
