"""Counterfactual: the smallest sets of changed facts that bring another answer to one question, none left out.

A set of steps is named if its facts can be true together, it brings the answer, and no set that it contains does; a
longer step of an ordered fact contains the shorter ones.

All sets of steps that can be such a set are tried, by the batch. Steps that cannot be in one are left out first, by
three laws: a fact that neither the question nor an earlier one tests changes nothing; more factors for a side never
move an answer away from it; and an alternative of a rule of which more facts fail than may change never holds. Tests
compare what is found with trying everything.
"""

import itertools
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, reduce
from operator import or_

from privesfeer.cases.fact import FactValue
from privesfeer.engine.arrays import Bits, np
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.doctrine.bits import members
from privesfeer.engine.doctrine.factors import FactorIndex
from privesfeer.engine.search.bitset import Plane, but_not
from privesfeer.engine.search.change import Step
from privesfeer.engine.search.decision import Found
from privesfeer.engine.search.variants import Field, Grid, Sets, StepSets, Tried, words
from privesfeer.rules.condition import Conjunct, met

MOST = 3

Change = tuple[Step, ...]
"""A set of steps, in codebook order."""

_Wanted = Callable[[Found, Plane], Plane]  # of an answer and some sets, those that bring what is wanted
_Pools = Callable[[], Sequence[int]]  # worked out only where sets of three are tried


class Search:
    """What would change the answer to one question.

    Attributes:
        question: the question's id.
        base: its answer on the facts as they are.
        steps: the steps that can be taken.
    """

    def __init__(self, trial: StepSets, question: str, most: int = MOST) -> None:
        """Keep what is tried.

        Args:
            trial: the steps, and what sets of them bring.
            most: the most changes in a set.
        """
        self.question, self._trial, self._most = question, trial, most
        self._chain, self.steps = trial.chain, trial.steps
        self._order = trial.chain.closure([question])
        # Where an answer that builds on others can be governed, one of them that turns leaning can take that away.
        laws = [trial.chain.links[name].law for name in self._order]
        self._irregular = any(law.question.governs and law.question.earlier for law in laws)
        self._pools: dict[tuple[str, str], int] = {}
        self.base = trial.chain.links[question]

    # ---- which steps can help ----

    def _relevant(self, name: str) -> int:
        """Find the steps of the facts that a question, or one on whose answer it builds, tests."""
        facts = {fact for each in self._chain.closure([name]) for fact in self._chain.links[each].law.inputs}
        return self.steps.of(facts)

    def _raising(self, name: str) -> int:
        """Find the steps that may decide whether a question is raised; none if one that raises it cannot cease to."""
        raised_by, kept_by = _raised_by(self._chain.links[name].law.factor_index)
        touching = [self._touching(conjunct) for conjunct in raised_by]
        keeping = _union(self._touching(conjunct) for conjunct in kept_by)
        for conjunct, steps in zip(raised_by, touching, strict=True):
            if not steps and met((conjunct,), self._chain.known):
                return keeping
        return _union(touching) | keeping

    def _touching(self, conjunct: Conjunct) -> int:
        """Find the steps that may turn a test of a conjunct."""
        found = 0
        for test in conjunct:
            if test.fact in self._order:
                found |= self._relevant(test.fact)
            else:
                steps = members(self.steps.of([test.fact]))
                found |= sum(bit for bit in steps if any(self.steps.turned(test, bit)))
        return found

    def _reaching(self, name: str) -> int:
        """Find the steps that may change which rulings can govern, or whether any can where that may be contested."""
        link = self._chain.links[name]
        facts = set(link.law.reach_facts)
        if name != self.question and link.law.question.governs and not link.may_govern:
            # Once enough is known, an answer may be contested that was leaning, and then it is no finding.
            facts |= set(link.law.question.governs_with)
        return self.steps.of(facts)

    def _pool(self, name: str, side: str) -> int:
        """Find the steps that can help to bring a side, or to take the other outcome away."""
        if (name, side) not in self._pools:
            found = self._raising(name) | self._reaching(name)
            if self._irregular:
                found |= self._relevant(name)
            for favours, conjunct in _alternatives(self._chain.links[name].law.factor_index):
                if self._within_reach(conjunct):
                    found |= self._helping(conjunct, on=favours == side)
            self._pools[name, side] = found
        return self._pools[name, side]

    def _within_reach(self, conjunct: Conjunct) -> bool:
        """Say whether a conjunct can hold after as many steps as may be taken."""
        known = self._chain.known
        failing = {test.fact for test in conjunct if test.fact not in known or not test.passes(known[test.fact])}
        failing -= set(self._order)
        return len(failing) <= self._most

    def _helping(self, conjunct: Conjunct, *, on: bool) -> int:
        """Find the steps that may help to turn a conjunct on, or off."""
        found = 0
        for test in conjunct:
            if test.fact in self._order:
                outcomes = tuple(self._chain.links[test.fact].law.codebook.question(test.fact).outcomes)
                # An answer also falls away as it moves towards the other outcome.
                for towards, away in (outcomes, outcomes[::-1]):
                    if test.passes(towards if on else away):
                        found |= self._pool(test.fact, towards)
            else:
                for bit in members(self.steps.of([test.fact])):
                    passes, fails = self.steps.turned(test, bit)
                    found |= bit if (passes if on else fails) else 0
        return found

    # ---- sets of steps ----

    def _among(self, steps: int) -> Bits:
        return np.array([bool(steps & bit) for bit in self._trial.places], np.bool_)

    def _large(self, pools: Sequence[int], back: int, across: Grid, apart: Grid) -> Field:
        """Lay out the sets of three steps that are within one of the pools, or contain two that cross over.

        Args:
            back: the steps that may come on top of those that cross over.
            across: of two steps, whether one of them, or both together, cross over.
            apart: of two steps, the earlier one first, whether a set that is sought can have both.
        """
        everything = self._among(_union([*pools, back]))
        apart = apart & everything & everything[:, None]
        first, second = np.nonzero(apart)
        after, crossing = words(apart), words(across)
        meant = np.where(across[first, second, None], ~np.uint64(0), crossing[first] | crossing[second])
        for among in map(self._among, pools):
            meant |= np.where((among[first] & among[second])[:, None], words(among[None]), np.uint64(0))
        return self._trial.field(first, second, after[first] & after[second] & meant)

    def _wanted(self, tried: Tried, wanted: _Wanted) -> Sets:
        return tried.field.sets(wanted(tried.found[self.question], tried.coherent))

    def _found(
        self, wanted: _Wanted, pools: _Pools, back: _Pools | None = None, other_measure: _Wanted | None = None
    ) -> tuple[Change, ...]:
        """Find the smallest sets that bring what is wanted.

        Args:
            wanted: says where an answer is wanted.
            pools: all steps of such a set are within one of these, but for those that cross over.
            back: the steps that may come on top of those that cross over.
            other_measure: says where an answer crosses over.

        Returns:
            The sets, in order.
        """
        count, within = len(self._trial.places), self._trial.within
        if not count:
            return ()
        hits, across = (np.zeros((count + 1, count), np.bool_) for _ in range(2))
        for tried in self._trial.singles if self._most == 1 else self._trial.pairs:
            sets = self._wanted(tried, wanted)
            hits[sets[:, 1], sets[:, 2]] = True
            if other_measure:
                sets = tried.field.sets(other_measure(tried.found[self.question], tried.field.whole))
                across[sets[:, 1], sets[:, 2]] = True
        longer = within & ~np.eye(count, dtype=np.bool_)
        enough = _any(within, hits[count])
        contained = (hits[:count] | hits[:count].T).astype(np.float32)
        if longer.any():
            contained = within.astype(np.float32) @ contained @ within.T.astype(np.float32)
        apart = self._trial.beside & ~enough & ~enough[:, None]
        alone = hits[count] & ~_any(longer, hits[count])
        named = [np.argwhere(alone), np.argwhere(hits[:count] & apart & (contained == 1))]
        if self._most == MOST:
            crossing = across[:count] | across[:count].T | across[count] | across[count][:, None]
            enabled = [self.steps.enabling(pool) for pool in pools()]
            coming_back = self.steps.enabling(_union(back())) if back else 0
            field = self._large(enabled, coming_back, crossing, apart & (contained == 0))
            large = [self._wanted(tried, wanted) for tried in self._trial.tried(field)]
            named.append(self._shortest(np.concatenate([np.zeros((0, MOST), np.intp), *large])))
        return self._told(tuple(places) for each in named for places in each.tolist())

    def _shortest(self, sets: Sets) -> Sets:
        """Leave out the sets of three that contain another by way of a shorter step."""
        own = set(map(tuple, sets.tolist()))
        ladders = [np.flatnonzero(steps).tolist() for steps in self._trial.within]
        kept = np.ones(len(sets), np.bool_)
        can = np.array([len(each) > 1 for each in ladders])
        for row in np.flatnonzero(can[sets].any(axis=1)).tolist():
            places = tuple(sets[row].tolist())
            shorter = itertools.product(*(ladders[place] for place in places))
            kept[row] = not any(each in own and each != places for each in shorter)
        return sets[kept]

    def _told(self, found: Iterable[Sequence[int]]) -> tuple[Change, ...]:
        steps = list(self.steps.by_bit.values())

        def rank(places: Sequence[int]) -> tuple[int, int, Sequence[int]]:
            return len(places), sum(steps[place].distance for place in places), places

        return tuple(tuple(steps[place] for place in places) for places in sorted(found, key=rank))

    # ---- what is found ----

    def turning(self, side: str, *, leave: bool = False) -> tuple[Change, ...]:
        """Find the smallest sets of changes that bring an outcome.

        Args:
            side: the outcome.
            leave: whether it is enough that the other outcome falls away, and the question is still asked.

        Returns:
            All of them, the fewest changes first, then the shortest steps, then in codebook order.
        """
        outcome = self.base.result.outcome if self.base.result else None
        outcomes = list(self.base.law.factor_index.favouring)
        ours = outcomes.index(side)
        if outcome != outcomes[1 - ours] if leave else outcome == side:
            return ()

        def wanted(found: Found, among: Plane) -> Plane:
            return but_not(among & found.raised, found.won[1 - ours]) if leave else among & found.won[ours]

        return self._found(wanted, lambda: [self._pool(self.question, side)])

    def restated(self) -> tuple[Change, ...]:
        """Find the smallest sets of changes that bring another status, or leave the question not raised.

        Returns:
            All of them, in the order of `turning`.
        """
        result, law = self.base.result, self.base.law
        if result is None:
            return self._found(lambda found, among: among & found.raised, lambda: [self._raising(self.question)])
        status, outcomes = result.status, list(law.factor_index.favouring)

        def wanted(found: Found, among: Plane) -> Plane:
            return but_not(among, found.statuses[status])

        def each() -> list[int]:
            return [self._raising(self.question), *(self._pool(self.question, side) for side in outcomes)]

        if law.question.governs or self._irregular:
            knowing = [] if self.base.may_govern else law.question.governs_with
            return self._found(wanted, lambda: [_union([*each(), self.steps.of(knowing)])])
        # Where no answer is called governed, the status says no more than whether there is an outcome.
        if result.outcome is None:
            return self._found(wanted, each)
        # It falls away by steps towards the other outcome; or some, two at most, bring that, and the others take it
        # away again.
        ours = outcomes.index(result.outcome)
        return self._found(
            wanted,
            lambda: [self._pool(self.question, outcomes[1 - ours])],
            lambda: [self._pool(self.question, outcomes[ours])],
            lambda found, among: among & found.won[1 - ours],
        )

    def changed(self, change: Change) -> dict[str, FactValue]:
        """Give the facts that are otherwise after a set of changes.

        Args:
            change: the steps.

        Returns:
            Each fact with its value then.
        """
        taken = set(map(id, change))  # to compare steps takes longer
        return self.steps.changed(sum(bit for bit, step in self.steps.by_bit.items() if id(step) in taken))

    def after(self, change: Change) -> ChainLink:
        """Answer the question after a set of changes.

        Args:
            change: the steps.

        Returns:
            The answer.
        """
        return self._chain.vary(self.changed(change))[self.question]


@lru_cache(maxsize=64)
def _alternatives(factor_index: FactorIndex) -> tuple[tuple[str | None, Conjunct], ...]:
    """Give the alternatives of all factors, each with the outcome that it counts for."""
    question = factor_index.question
    return tuple((rule.favours, each) for rule in question.factors for each in question.expanded(rule.when))


@lru_cache(maxsize=64)
def _raised_by(factor_index: FactorIndex) -> tuple[tuple[Conjunct, ...], tuple[Conjunct, ...]]:
    """Give what raises a question, and what keeps it from being raised or lifts that."""
    question = factor_index.question
    keeping = (each for each in (question.not_raised_by, question.raised_anyway_by) if each)
    raised_by = question.expanded(question.raised_by) if question.raised_by else ((),)
    return raised_by, tuple(conjunct for each in keeping for conjunct in question.expanded(each))


def _union(masks: Iterable[int]) -> int:
    return reduce(or_, masks, 0)


def _any(grid: Grid, steps: Bits) -> Bits:
    """Say of each step whether it stands in a grid with one of some steps."""
    found: Bits = np.any(grid & steps, axis=1)
    return found
