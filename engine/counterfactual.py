"""Counterfactual: the smallest sets of changed facts that bring another answer to one question, none left out.

A change gives one fact another value, or an unknown fact a value. What counts as one change:

- a fact with single values: any other value; values that no rule tells apart are one change;
- an ordered fact or a number that is known: one step, up or down; a longer step contains a shorter one;
- a set that is known: one value more, or one less; an unknown set: empty, or one value, or one more of these.

A set of changes is named if its facts can be true together, it brings the answer, and no set that it contains does.
The search leaves out only what cannot be such a set, by four laws: a fact that neither the question nor an earlier one
tests changes nothing; more factors for a side never move an answer away from it; an answer by weight needs factors that
weigh enough; and a ruling governs only once each of its factors holds. Tests compare it with trying everything.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from cases.codebook import Fact, FactValue, codebook
from cases.facts import contradictions
from cases.predicate import Predicate
from engine.chain import Chain, Link
from engine.kernel import Kernel
from engine.law import Law, Result
from rules.condition import Literal as Test
from rules.condition import telling_values

MOST = 3
_NEAR = 1e-6  # two sums of the same weights in another order differ by less
NO_END = -1
Kind = Literal["is", "with", "without"]


@dataclass(frozen=True, slots=True)
class Step:
    """One change of one fact.

    Attributes:
        fact: the fact.
        kind: "is": it has this value; "with": the set has one value more; "without": one less.
        value: the value.
        alike: all values that bring the same, this one included, in codebook order; of numbers the first and the last,
            and NO_END where there is no last.
        distance: of an ordered fact or a number that is known, how many values or ranges of numbers it moves; else 0.
        within: the bits of this step and of the shorter ones in the same direction.
    """

    fact: str
    kind: Kind
    value: FactValue
    alike: tuple[FactValue, ...]
    distance: int
    within: int


Change = tuple[Step, ...]
"""A set of steps, in codebook order."""


@dataclass(frozen=True, slots=True)
class _Effect:
    """Which factors of a question a step may turn on and off, whatever else changes."""

    on: int = 0
    off: int = 0

    def __or__(self, other: "_Effect") -> "_Effect":
        return _Effect(self.on | other.on, self.off | other.off)


_NONE = _Effect()


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer as later questions see it."""

    finding: str | None
    result: Result | None

    @property
    def outcome(self) -> str | None:
        return self.result.outcome if self.result else None

    @property
    def status(self) -> str | None:
        return self.result.status if self.result else None


@dataclass(frozen=True, slots=True)
class _Node:
    """A question on whose answer the one that is asked builds, or that one itself.

    Attributes:
        link: its answer on the facts as they are.
        parents: the earlier questions on whose answers it builds, and that are not assumed.
        direct: the steps of facts that it tests itself.
        relevant: those, and the steps that are relevant to its parents.
        effects: of each of the direct steps, what it may do to the factors.
        raising: the steps that may decide whether it is raised.
        reaching: the steps that may change which rulings can govern.
        known: answers by the relevant steps that were taken.
    """

    link: Link
    parents: tuple[str, ...]
    direct: int
    relevant: int
    effects: Mapping[int, _Effect]
    raising: int
    reaching: int
    known: dict[int, _Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Wants:
    """What every set of steps has that brings an answer in one way.

    Attributes:
        on: factors that it must turn on.
        off: factors that it must turn off.
        steps: masks of each of which it must have a step.
        rest: the steps from which it is made.
    """

    on: int
    off: int
    steps: tuple[int, ...]
    rest: int = -1


@dataclass(frozen=True, slots=True)
class _Goal:
    """An answer that is looked for, and what can help to bring it.

    Attributes:
        name: the question.
        pool: the steps that can help.
        effects: by step, the factors that it may turn the right way by itself.
        moved: the smallest sets of steps that change an earlier answer, with the factors that this may turn.
        weight: by how much the balance must shift.
        wanted: what does instead of weight.
    """

    name: str
    pool: int
    effects: Mapping[int, _Effect]
    moved: Mapping[int, _Effect]
    weight: float
    wanted: tuple[_Wants, ...]


_Wanted = Callable[[_Answer], bool]
_Apart = Callable[[FactValue], object]
_ALL = -1


def _bits(mask: int) -> Iterator[int]:
    while mask:
        bit = mask & -mask
        yield bit
        mask ^= bit


def _named(test: Predicate) -> frozenset[str]:
    argument = test.argument
    return argument if isinstance(argument, frozenset) else frozenset()


@lru_cache(maxsize=64)
def _occurrences(kernel: Kernel) -> Mapping[str, tuple[tuple[Test, int], ...]]:
    """Find, for every fact and earlier answer, the tests on it with the factors that have them in an alternative."""
    found: dict[str, dict[Test, int]] = {}
    for rule in kernel.question.factors:
        bit = kernel.mask([rule.id])
        for conjunct in kernel.question.expanded(rule.when):
            for test in conjunct:
                tests = found.setdefault(test.fact, {})
                tests[test] = tests.get(test, 0) | bit
    return {name: tuple(tests.items()) for name, tests in found.items()}


@lru_cache(maxsize=64)
def _raising(kernel: Kernel) -> tuple[tuple[Test, ...], ...]:
    raised_by = kernel.question.raised_by
    return kernel.question.expanded(raised_by) if raised_by else ()


@lru_cache(maxsize=1)
def _barred() -> Mapping[str, tuple[Predicate, ...]]:
    """Find the tests on each fact of which the contradictions are made."""
    found: dict[str, list[Predicate]] = {}
    for contradiction in contradictions():
        for test in contradiction.together:
            found.setdefault(test.fact, []).append(test)
    return {name: tuple(dict.fromkeys(tests)) for name, tests in found.items()}


class _Steps:
    """All steps that can be taken from some facts.

    Attributes:
        by_bit: the steps by their bit.
        of_fact: the bits of the steps of each fact.
    """

    def __init__(self, laws: Iterable[Law], facts: Mapping[str, FactValue], *, unknown_only: bool) -> None:
        self.laws, self.facts = tuple(laws), facts
        self.by_bit: dict[int, Step] = {}
        self.of_fact: dict[str, int] = {}
        self._values: dict[tuple[str, int], FactValue] = {}
        tested = frozenset[str]().union(*(law.inputs for law in self.laws))
        apart = frozenset[str]().union(*(law.reach_facts for law in self.laws))
        for name in codebook().fact_ids:
            if name in tested and not (unknown_only and name in facts):
                fact = codebook().fact(name)
                before = len(self.by_bit)
                (self._of_set if fact.type == "set" else self._of_one)(fact, apart=name in apart)
                self.of_fact[name] = (1 << len(self.by_bit)) - (1 << before)
        self.alone = {bit: self.of_fact[step.fact] & ~self._beside(bit, step) for bit, step in self.by_bit.items()}
        together = {test.fact for each in contradictions() for test in each.together}
        self._delicate = sum(mask for name, mask in self.of_fact.items() if name in together)

    def _beside(self, bit: int, step: Step) -> int:
        """Give the steps of the same fact that can be taken beside one: other values of a set."""
        if step.kind == "is":
            return bit
        return sum(
            other
            for other in _bits(self.of_fact[step.fact])
            if other == bit or self.by_bit[other].kind in {"with", "without"}
        )

    def _add(  # noqa: PLR0913, PLR0917 - one parameter for each part of a step
        self, fact: str, kind: Kind, value: FactValue, alike: tuple[FactValue, ...], distance: int = 0, within: int = 0
    ) -> int:
        """Add a step and give it together with the shorter ones."""
        bit = 1 << len(self.by_bit)
        self.by_bit[bit] = Step(fact, kind, value, alike, distance, within | bit)
        return within | bit

    def _tests(self, name: str) -> tuple[Predicate, ...]:
        tests = (test for law in self.laws for test in law.kernel.tests_of(name))
        return tuple(dict.fromkeys((*tests, *_barred().get(name, ()))))

    def _of_one(self, fact: Fact, *, apart: bool) -> None:
        name, tests, current = fact.id, self._tests(fact.id), self.facts.get(fact.id)

        def kind(value: FactValue) -> object:
            return value if apart else tuple(test.holds(value) for test in tests)

        if fact.type == "integer":
            self._of_number(name, telling_values(fact, list(tests)), kind, current)
            return
        values: list[FactValue] = [True, False] if fact.type == "boolean" else list(fact.values)
        if current is not None and fact.type == "ordered":
            place = values.index(current)
            for ahead in (values[place + 1 :], values[:place][::-1]):
                self._onward(name, ahead, kind, current)
            return
        classes: dict[object, list[FactValue]] = {}
        for value in values:
            classes.setdefault(kind(value), []).append(value)
        if current is not None:
            classes.pop(kind(current))
        for alike in classes.values():
            self._add(name, "is", alike[0], tuple(alike))

    def _onward(self, name: str, ahead: list[FactValue], kind: _Apart, current: FactValue) -> None:
        """Step away from the current value; a step that brings no more than a shorter one is left out."""
        within, before = 0, {kind(current)}
        for distance, value in enumerate(ahead, 1):
            if kind(value) not in before:
                before.add(kind(value))
                within = self._add(name, "is", value, (value,), distance, within)

    def _of_number(self, name: str, starts: list[FactValue], kind: _Apart, current: FactValue | None) -> None:
        """Take the ranges of numbers that no test tells apart."""
        ranges: list[tuple[int, int]] = []
        numbers = [start for start in starts if isinstance(start, int)]
        for start, ahead in zip(numbers, [*numbers[1:], None], strict=True):
            last = NO_END if ahead is None else ahead - 1
            first = ranges.pop()[0] if ranges and kind(ranges[-1][0]) == kind(start) else start
            ranges.append((first, last))
        if not isinstance(current, int):
            for each in ranges:
                self._add(name, "is", each[0], each)
            return
        own = next(place for place, (_, last) in enumerate(ranges) if last == NO_END or current <= last)
        within = 0
        for distance, each in enumerate(ranges[own + 1 :], 1):
            within = self._add(name, "is", each[0], each, distance, within)
        within = 0
        for distance, each in enumerate(reversed(ranges[:own]), 1):
            within = self._add(name, "is", each[1], each, distance, within)  # the nearest number below

    def _of_set(self, fact: Fact, *, apart: bool) -> None:
        tests, current = self._tests(fact.id), self.facts.get(fact.id)

        def kind(value: str) -> object:
            # Two values that a test asks for together are not alike, though it names both.
            paired = apart or any(test.test == "all_of" and value in _named(test) for test in tests)
            return value if paired else tuple(value in _named(test) for test in tests)

        held = current if isinstance(current, frozenset) else frozenset[str]()
        for value in fact.values:
            if value in held:
                self._add(fact.id, "without", value, (value,))
        if current is None:
            self._add(fact.id, "is", frozenset[str](), (frozenset[str](),))
        classes: dict[object, list[FactValue]] = {}
        for value in fact.values:
            # A value that no test names brings what the empty set brings.
            if any(value in _named(test) for test in tests):
                classes.setdefault(kind(value), []).append(value)
        for kept in {kind(value) for value in held}:
            classes.pop(kept, None)
        for alike in classes.values():
            self._add(fact.id, "with", alike[0], tuple(alike))

    def value(self, fact: str, taken: int) -> FactValue:
        """Give the value of a fact after the steps that were taken of it."""
        mask = taken & self.of_fact[fact]
        if (fact, mask) not in self._values:
            steps = [self.by_bit[bit] for bit in _bits(mask)]
            if steps[0].kind == "is":
                self._values[fact, mask] = steps[0].value
            else:
                before = self.facts.get(fact)
                held = before if isinstance(before, frozenset) else frozenset[str]()
                more = {str(step.value) for step in steps if step.kind == "with"}
                less = {str(step.value) for step in steps if step.kind == "without"}
                self._values[fact, mask] = held - less | more
        return self._values[fact, mask]

    def changed(self, taken: int) -> dict[str, FactValue]:
        """Give the facts that are otherwise after some steps."""
        names = dict.fromkeys(self.by_bit[bit].fact for bit in _bits(taken))
        return {name: self.value(name, taken) for name in names}

    def coherent(self, taken: int) -> bool:
        """Say whether the facts can be true together after some steps."""
        if not taken & self._delicate:
            return True
        known = {**self.facts, **self.changed(taken)}
        return not any(each.found_in(known) for each in contradictions())

    def enabling(self, pool: int) -> int:
        """Find the steps that take away what a step of a pool would contradict, and so on."""
        found, last = pool, 0
        while found != last:
            last = found
            for contradiction in contradictions():
                for test, other in itertools.permutations(contradiction.together, 2):
                    made = any(
                        test.holds(self.value(test.fact, bit)) for bit in _bits(found & self.of_fact.get(test.fact, 0))
                    )
                    if made and other.fact in self.facts and other.holds(self.facts[other.fact]):
                        for bit in _bits(self.of_fact.get(other.fact, 0)):
                            found |= 0 if other.holds(self.value(other.fact, bit)) else bit
        return found

    def effect(self, step: Step, tests: Iterable[tuple[Test, int]]) -> _Effect:
        """Say which factors a step may turn on and off, whatever other steps are taken."""
        on = off = 0
        before = self.facts.get(step.fact)
        for test, factors in tests:
            may_pass, may_fail = _turned(test, step, before)
            on |= factors if may_pass else 0
            off |= factors if may_fail else 0
        return _Effect(on, off)


def _turned(test: Test, step: Step, before: FactValue | None) -> tuple[bool, bool]:
    """Say whether a step may make a test pass, and whether it may make it fail."""
    assert isinstance(test.test, Predicate)  # noqa: S101 - conditions are expanded; narrows the type
    if step.kind == "is":
        passed, passes = before is not None and test.passes(before), test.passes(step.value)
        return passes and not passed, passed and not passes
    named = step.value in _named(test.test)
    # More values: "any of" and "all of" can come to hold, "none of" can cease to; a denial the other way round.
    rising = named and ((test.test.test != "none_of") is test.positive)
    falling = named and not rising
    if step.kind == "without":
        return falling, rising
    first = before is None and test.passes(frozenset({str(step.value)}))
    return rising or first, falling


def _finding_moves(tests: Iterable[tuple[Test, int]]) -> Mapping[str, _Effect]:
    """Say which factors are turned when the answer to an earlier question moves towards either outcome."""
    effects: dict[str, _Effect] = {}
    for test, factors in tests:
        outcomes = tuple(codebook().question(test.fact).outcomes)
        for towards, away in (outcomes, outcomes[::-1]):
            effect = _Effect(factors if test.passes(towards) else 0, factors if test.passes(away) else 0)
            effects[towards] = effects.get(towards, _NONE) | effect
    return effects


def _turning(effects: Mapping[int, _Effect], free: int) -> tuple[dict[int, int], dict[int, int]]:
    """Find, for each factor, the steps that may turn it on, and those that may turn it off."""
    on: dict[int, int] = {}
    off: dict[int, int] = {}
    for bit, effect in effects.items():
        if bit & free:
            for factor in _bits(effect.on):
                on[factor] = on.get(factor, 0) | bit
            for factor in _bits(effect.off):
                off[factor] = off.get(factor, 0) | bit
    return on, off


class Search:
    """What would change the answer to one question.

    Attributes:
        question: the question's id.
        base: its answer on the facts as they are.
    """

    def __init__(
        self,
        chain: Chain,
        facts: Mapping[str, FactValue],
        question: str,
        *,
        unknown_only: bool = False,
        most: int = MOST,
    ) -> None:
        """Lay out the steps.

        Args:
            chain: the answers on the facts as they are.
            facts: the known facts.
            question: the question.
            unknown_only: whether only unknown facts are changed.
            most: the most changes in a set.
        """
        self.question, self._chain, self._facts, self._most = question, chain, facts, most
        self._order = self._closure(question)
        laws = [chain.links[name].law for name in self._order]
        self._steps = _Steps(laws, facts, unknown_only=unknown_only)
        self._irregular = any(law.question.governs and law.question.earlier for law in laws)
        self._goals: dict[tuple[str, str, bool], _Goal] = {}
        self._movers: dict[str, tuple[int, ...]] = {}
        self._whole: dict[int, Chain] = {}
        self._nodes: dict[str, _Node] = {}
        for name in self._order:
            self._nodes[name] = self._node(name)
        self._bit_of = {step: bit for bit, step in self._steps.by_bit.items()}
        self.base = chain.links[question]

    def _closure(self, question: str) -> tuple[str, ...]:
        """Give the question and all earlier ones on whose answers it builds, in the order of the questions."""
        found = {question}
        for name in reversed(self._chain.links):
            if name in found:
                found |= self._chain.links[name].law.question.earlier - self._chain.assume.keys()
        return tuple(name for name in self._chain.links if name in found)

    # ---- the answer after some steps ----

    def _node(self, name: str) -> _Node:
        link, steps = self._chain.links[name], self._steps
        law = link.law
        parents = tuple(each for each in self._order if each in law.question.earlier)
        direct = sum(steps.of_fact.get(fact, 0) for fact in law.inputs)
        relevant = direct
        for each in parents:
            relevant |= self._nodes[each].relevant
        tests = _occurrences(law.kernel)
        effects = {bit: steps.effect(steps.by_bit[bit], tests.get(steps.by_bit[bit].fact, ())) for bit in _bits(direct)}
        reaching = sum(steps.of_fact.get(fact, 0) for fact in law.reach_facts)
        if name != self.question and law.question.governs and not link.may_govern:
            # Once enough is known, an answer may be contested that was leaning, and then it is no finding.
            for fact in law.question.governs_with:
                reaching |= steps.of_fact.get(fact, 0)
        return _Node(link, parents, direct, relevant, effects, self._raising(link, parents), reaching)

    def _raising(self, link: Link, parents: tuple[str, ...]) -> int:
        """Find the steps that may decide whether a question is raised; none if one that raises it cannot cease to."""
        conjuncts, steps, known = _raising(link.law.kernel), self._steps, self._chain.known
        moved = {name: self._nodes[name].relevant if self._irregular or self._moving(name) else 0 for name in parents}

        def touching(test: Test) -> int:
            if test.fact in moved or test.fact not in steps.of_fact:
                return moved.get(test.fact, 0)
            before = self._facts.get(test.fact)
            return sum(bit for bit in _bits(steps.of_fact[test.fact]) if any(_turned(test, steps.by_bit[bit], before)))

        for conjunct in conjuncts:
            if all(test.fact in known and test.passes(known[test.fact]) for test in conjunct) and not any(
                map(touching, conjunct)
            ):
                return 0
        found = 0
        for conjunct in conjuncts:
            for test in conjunct:
                found |= touching(test)
        return found

    def _answer(self, name: str, taken: int) -> _Answer:
        node = self._nodes[name]
        key = taken & node.relevant
        found = node.known.get(key)
        if found is None:
            found = node.known[key] = self._answered(name, node, key)
        return found

    def _answered(self, name: str, node: _Node, taken: int) -> _Answer:
        link, steps = node.link, self._steps
        if not taken:
            return _Answer(link.finding, link.result)
        if self._irregular:
            after = self._anew(taken).links[name]
            return _Answer(after.finding, after.result)
        law, kernel = link.law, link.law.kernel
        changes: dict[str, FactValue | None] = {}
        tests = link.tests
        for bit in _bits(taken & node.direct):
            step = steps.by_bit[bit]
            fact = step.fact
            if fact not in changes:
                changes[fact] = value = step.value if step.kind == "is" else steps.value(fact, taken)
                tests = kernel.without(tests, fact) | kernel.fact_bits(fact, value)
        for parent in node.parents:
            if taken & self._nodes[parent].relevant:
                finding = self._answer(parent, taken).finding
                if finding != self._nodes[parent].link.finding:
                    changes[parent] = finding
                    tests = kernel.without(tests, parent)
                    tests |= 0 if finding is None else kernel.fact_bits(parent, finding)
        if not kernel.raised(tests):
            return _Answer(None, None)
        factors = law.revised(link.factors, tests, changes)
        reach, may_govern = link.reach, link.may_govern
        if not law.settings.isdisjoint(changes):
            known = {fact: value for fact, value in {**self._chain.known, **changes}.items() if value is not None}
            reach, may_govern = law.reach(known), law.may_govern(known)
        result = law.decide(factors, may_govern, reach)
        return _Answer(result.outcome if result.status in {"governed", "leaning"} else None, result)

    def _anew(self, taken: int) -> Chain:
        """Answer every question from the start, after some steps."""
        if taken not in self._whole:
            known = {**self._facts, **self._steps.changed(taken)}
            laws = [link.law for link in self._chain.links.values()]
            self._whole[taken] = Chain(laws, known, self._chain.assume)
        return self._whole[taken]

    # ---- which steps can help ----

    def _moving(self, name: str) -> tuple[int, ...]:
        """Find the smallest sets of steps that change the finding of an earlier question; all others contain one."""
        if name not in self._movers:
            result, finding = self._nodes[name].link.result, self._nodes[name].link.finding
            outcomes = tuple(codebook().question(name).outcomes)
            sides = tuple(each for each in outcomes if each != finding)
            every = result is not None and result.status == "contested"
            found: list[int] = []
            for size in range(1, self._most + 1):
                candidates: dict[int, None] = {}
                alone = sum(taken for taken in found if taken.bit_count() == 1)
                if every:
                    pool = self._steps.enabling(self._nodes[name].relevant)
                    candidates.update(dict.fromkeys(self._filled(0, list(_bits(pool & ~alone)), size)))
                else:
                    for side in sides:
                        goal = self._goal(name, side, leave=finding is not None)
                        candidates.update(dict.fromkeys(self._candidates(goal, size, goal.pool & ~alone)))
                hits = [
                    taken
                    for taken in candidates
                    if self._answer(name, taken).finding != finding and self._steps.coherent(taken)
                ]
                # Here a longer step is no other than a shorter one with more: each may stand in a set that is found.
                found += [taken for taken in sorted(hits) if not any(each & ~taken == 0 for each in found)]
            self._movers[name] = tuple(found)
        return self._movers[name]

    def _goal(self, name: str, side: str, *, leave: bool) -> _Goal:
        """Say what a set of steps needs to bring a side, or to take the other outcome away.

        Args:
            name: the question.
            side: the outcome.
            leave: whether it is enough that the other outcome falls away.
        """
        key = name, side, leave
        if key not in self._goals:
            self._goals[key] = self._made(name, side, leave=leave)
        return self._goals[key]

    def _made(self, name: str, side: str, *, leave: bool) -> _Goal:
        node = self._nodes[name]
        kernel = node.link.law.kernel
        ours, theirs = kernel.favouring[side], ~kernel.favouring[side]
        effects: dict[int, _Effect] = {}
        pool = node.raising | node.reaching | (node.relevant if self._irregular else 0)
        for bit, effect in node.effects.items():
            if (helping := _Effect(effect.on & ours, effect.off & theirs)) != _NONE:
                effects[bit] = helping
                pool |= bit
        moved: dict[int, _Effect] = {}
        tests = _occurrences(kernel)
        for parent in node.parents:
            if self._irregular or not self._moving(parent):
                continue
            on = off = 0
            for towards, effect in _finding_moves(tests.get(parent, ())).items():
                helping = _Effect(effect.on & ours, effect.off & theirs)
                if helping != _NONE:
                    on, off = on | helping.on, off | helping.off
                    pool |= self._goal(parent, towards, leave=False).pool
            raising = any(test.fact == parent for conjunct in _raising(kernel) for test in conjunct)
            if on or off or (raising and node.raising):
                for mover in self._moving(parent):
                    moved[mover] = moved.get(mover, _NONE) | _Effect(on, off)
        weight, wanted = self._needs(node, side, leave=leave)
        return _Goal(name, self._steps.enabling(pool), effects, moved, weight, wanted)

    def _shift(self, name: str, effect: _Effect) -> float:
        """Give the most by which an effect may move the balance."""
        link = self._nodes[name].link
        turned = (effect.on & ~link.factors) | (effect.off & link.factors)
        return sum([weight for bit, weight in link.law.weights.items() if bit & turned])

    def _needs(self, node: _Node, side: str, *, leave: bool) -> tuple[float, tuple[_Wants, ...]]:
        """Say by how much the balance must shift; or else which factors must turn for a ruling or requirement."""
        link, law, kernel = node.link, node.link.law, node.link.law.kernel
        other = codebook().question(law.question.question).other(side)
        factors, margin = link.factors, law.question.margin
        balance = law.weight(factors, side) - law.weight(factors, other)
        raise_first = node.raising if link.result is None else _ALL
        wanted = []
        for reading in law.readings:
            if reading.outcome == side and reading.may_govern:
                reach = _ALL if law.reaches(reading, link.reach) else node.reaching
                wanted.append(_Wants(reading.reason & ~factors, reading.barring & factors, (reach, raise_first)))
        wanted += [
            _Wants(each & ~factors, 0, (raise_first,)) for each in _bits(kernel.decisive & kernel.favouring[side])
        ]
        if leave:
            wanted.append(_Wants(0, factors & kernel.favouring[other], ()))
            if node.raising:
                wanted.append(_Wants(0, 0, (node.raising,), node.raising))
        return (-margin if leave else margin) - balance, tuple(dict.fromkeys(wanted))

    # ---- sets of steps ----

    def _covers(self, masks: tuple[int, ...], most: int, taken: int = 0) -> Iterator[int]:
        """Find sets of steps with one step of each mask; the last choices are left to whoever asks for more steps."""
        missing = [mask for mask in masks if not mask & taken]
        if not missing:
            yield taken
        elif most:
            for bit in _bits(missing[0]):
                if not self._clashes(bit, taken):
                    yield from self._covers(tuple(missing[1:]), most - 1, taken | bit)

    def _clashes(self, bit: int, taken: int) -> bool:
        return bool(self._steps.alone[bit] & taken)

    def _candidates(self, goal: _Goal, size: int, free: int) -> Iterator[int]:
        """Give all sets of a size, of steps that are free, that have what is needed; some more than once.

        Either none of its steps move an earlier answer, or it contains a set that does.
        """
        none = 0 if not self._irregular else _ALL
        for mover, effect in ((none, _NONE), *goal.moved.items()):
            if mover == _ALL:
                yield from self._filled(0, list(_bits(free)), size)
            elif mover & ~free or mover.bit_count() > size:
                continue
            else:
                yield from self._around(goal, mover, effect, size - mover.bit_count(), free & ~mover)

    def _around(self, goal: _Goal, mover: int, effect: _Effect, more: int, free: int) -> Iterator[int]:
        """Give the sets that contain one that moves an earlier answer; without one, those that move none."""
        effects = dict(goal.effects)
        if mover:
            for other, moved in goal.moved.items():
                if other & ~mover and (other & ~mover).bit_count() <= more:
                    for bit in _bits(other & ~mover):
                        effects[bit] = effects.get(bit, _NONE) | moved
        for bit in _bits(mover):
            effect |= goal.effects.get(bit, _NONE)
        shifts = {bit: self._shift(goal.name, effects.get(bit, _NONE)) for bit in _bits(free)}
        ordered = sorted(shifts, key=lambda bit: (-shifts[bit], bit))
        least = goal.weight - self._shift(goal.name, effect) - _NEAR
        yield from self._heavy(ordered, shifts, more, least, mover)
        turning_on, turning_off = _turning(effects, free)
        seen: set[int] = set()
        for wants in goal.wanted:
            masks = [mask for mask in wants.steps if mask != _ALL and not mask & mover]
            masks += [turning_on.get(factor, 0) for factor in _bits(wants.on & ~effect.on)]
            masks += [turning_off.get(factor, 0) for factor in _bits(wants.off & ~effect.off)]
            within = sorted({mask & free for mask in masks}, key=int.bit_count)
            rest = ordered if wants.rest == _ALL else [bit for bit in ordered if bit & self._steps.enabling(wants.rest)]
            for cover in self._covers(tuple(within), more, mover):
                for taken in self._filled(cover, rest, more + mover.bit_count() - cover.bit_count()):
                    if taken not in seen:
                        seen.add(taken)
                        yield taken

    def _heavy(
        self, ordered: list[int], shifts: Mapping[int, float], size: int, least: float, taken: int
    ) -> Iterator[int]:
        """Give the sets that weigh enough, by way of the heaviest first."""
        if not size:
            if least <= 0:
                yield taken
            return
        for place in range(len(ordered) - size + 1):
            if sum([shifts[bit] for bit in ordered[place : place + size]]) < least:
                return
            bit = ordered[place]
            if not self._clashes(bit, taken):
                yield from self._heavy(ordered[place + 1 :], shifts, size - 1, least - shifts[bit], taken | bit)

    def _filled(self, taken: int, ordered: list[int], more: int) -> Iterator[int]:
        for extra in itertools.combinations([bit for bit in ordered if not bit & taken], more):
            whole = taken
            for bit in extra:
                if self._clashes(bit, whole):
                    break
                whole |= bit
            else:
                yield whole

    # ---- what is found ----

    def turning(self, side: str, *, leave: bool = False) -> tuple[Change, ...]:
        """Find the smallest sets of changes that bring an outcome.

        Args:
            side: the outcome.
            leave: whether it is enough that the other outcome falls away.

        Returns:
            All of them, the fewest changes first, then the shortest steps, then in codebook order.
        """
        wanted = self._reached(side, leave=leave)
        if wanted(_Answer(self.base.finding, self.base.result)):
            return ()
        goal = self._goal(self.question, side, leave=leave)
        found: list[int] = []
        for size in range(1, self._most + 1):
            candidates = self._candidates(goal, size, self._free(goal.pool, found))
            found += self._tried(self.question, candidates, found, wanted)
        return self._told(found)

    def _reached(self, side: str, *, leave: bool) -> _Wanted:
        other = codebook().question(self.question).other(side)
        if leave:
            return lambda answer: answer.outcome != other
        return lambda answer: answer.outcome == side

    def restated(self) -> tuple[Change, ...]:
        """Find the smallest sets of changes that bring another status, or leave the question not raised.

        Returns:
            All of them, in the order of `turning`.
        """
        result, node = self.base.result, self._nodes[self.question]
        law, sides = node.link.law, codebook().question(self.question).outcomes
        status = result.status if result else None

        def wanted(answer: _Answer) -> bool:
            return answer.status != status

        # Where no answer is called governed, the status says no more than whether there is an outcome.
        plain = result is not None and not law.question.governs and not self._irregular
        if plain and status == "leaning":
            return self._told(self._opened(wanted))
        pool = node.raising
        found: list[int] = []
        for size in range(1, self._most + 1):
            candidates: dict[int, None] = {}
            if plain:
                for side in sides:
                    goal = self._goal(self.question, side, leave=False)
                    candidates.update(dict.fromkeys(self._candidates(goal, size, self._free(goal.pool, found))))
            elif result is not None:
                for side in sides:
                    pool |= self._goal(self.question, side, leave=False).pool
                if not node.link.may_govern:
                    for fact in law.question.governs_with:
                        pool |= self._steps.of_fact.get(fact, 0)
            free = self._free(self._steps.enabling(pool), found)
            candidates.update(dict.fromkeys(self._filled(0, list(_bits(free)), size)))
            found += self._tried(self.question, candidates, found, wanted)
        return self._told(found)

    def _opened(self, wanted: _Wanted) -> list[int]:
        """Find the sets that leave a leaning question open.

        Each moves away from the outcome by all its steps; or some of its steps, two at most, bring the other outcome,
        and the others take that away again.
        """
        outcome = self.base.result.outcome if self.base.result else None
        assert outcome is not None  # noqa: S101 - a leaning answer has an outcome; narrows the type
        side = codebook().question(self.question).other(outcome)
        goal = self._goal(self.question, side, leave=True)
        back = self._goal(self.question, outcome, leave=False).pool
        found: list[int] = []
        across: list[int] = []
        for size in range(1, self._most + 1):
            tried = dict.fromkeys(self._candidates(goal, size, self._free(goal.pool, found)))
            rest = list(_bits(self._free(back, found)))
            for taken in across:
                tried.update(dict.fromkeys(self._filled(taken, rest, size - taken.bit_count())))
            if size < self._most:
                across += [taken for taken in tried if self._answer(self.question, taken).outcome == side]
            found += self._tried(self.question, tried, found, wanted)
        return found

    def _free(self, pool: int, found: Iterable[int]) -> int:
        """Leave out the steps that suffice alone, and longer ones in the same direction."""
        enough = sum(taken for taken in found if taken.bit_count() == 1)
        return sum(bit for bit in _bits(pool) if not self._steps.by_bit[bit].within & enough)

    def _tried(self, name: str, candidates: Iterable[int], before: list[int], wanted: _Wanted) -> list[int]:
        """Keep the sets that bring what is wanted and contain no other that does."""
        pairs = {taken for taken in before if taken.bit_count() > 1}
        hits = [taken for taken in candidates if wanted(self._answer(name, taken)) and self._steps.coherent(taken)]
        own = set(hits)
        return sorted(taken for taken in own if not self._containing(taken, own, pairs))

    def _containing(self, taken: int, own: set[int], before: set[int]) -> bool:
        """Say whether a set contains another: fewer steps, or shorter ones."""
        within = [list(_bits(self._steps.by_bit[bit].within)) for bit in _bits(taken)]
        for size in range(2, len(within) + 1):
            for chosen in itertools.combinations(within, size):
                for bits in itertools.product(*chosen):
                    less = sum(bits)
                    if less != taken and (less in own or less in before):
                        return True
        if len(within) == 1:
            return any(bit != taken and bit in own for bit in within[0])
        return False

    def _told(self, found: Iterable[int]) -> tuple[Change, ...]:
        return tuple(tuple(self._steps.by_bit[bit] for bit in _bits(taken)) for taken in sorted(found, key=self._rank))

    def _rank(self, taken: int) -> tuple[int, int, list[int]]:
        bits = list(_bits(taken))
        return len(bits), sum(self._steps.by_bit[bit].distance for bit in bits), bits

    def changed(self, change: Change) -> dict[str, FactValue]:
        """Give the facts that are otherwise after a set of changes.

        Args:
            change: the steps.

        Returns:
            Each fact with its value then.
        """
        return self._steps.changed(self._taken(change))

    def after(self, change: Change) -> Link:
        """Answer the question after a set of changes.

        Args:
            change: the steps.

        Returns:
            The answer.
        """
        return self._anew(self._taken(change)).links[self.question]

    def _taken(self, change: Change) -> int:
        return sum(self._bit_of[step] for step in change)
