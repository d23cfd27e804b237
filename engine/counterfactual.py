"""Counterfactual: the smallest sets of changed facts that bring another answer to one question, none left out.

A set of steps is named if its facts can be true together, it brings the answer, and no set that it contains does; a
longer step of an ordered fact contains the shorter ones.

All sets of steps that can be such a set are tried, by the batch. Steps that cannot be in one are left out first, by
three laws: a fact that neither the question nor an earlier one tests changes nothing; more factors for a side never
move an answer away from it; and an alternative of a rule of which more facts fail than may change never holds. Tests
compare what is found with trying everything.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

import numpy as np
from numpy.typing import NDArray

from cases.codebook import FactValue, codebook
from cases.facts import contradictions
from engine.alphabet import Column
from engine.batch import Found, compiled
from engine.chain import Chain, Link
from engine.kernel import Kernel
from engine.plane import Plane, but_not, full, outside, spread
from engine.step import Step, Steps, members
from rules.condition import Conjunct

MOST = 3
_WORD = 64
_CHUNK = 4096  # words of sets that are answered in one go
_ALL, _NONE = np.uint64(~np.uint64(0)), np.uint64(0)

Change = tuple[Step, ...]
"""A set of steps, in codebook order."""

_Wanted = Callable[[Found, Plane], Plane]  # of an answer and some sets, those that bring what is wanted
_Grid = NDArray[np.bool_]  # of each two steps, whether something is so
_Sets = NDArray[np.intp]  # a row for each set: the places of its steps, ascending
_Words = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class _Field:
    """Sets of up to three steps, 64 in a word: those of a word share all steps but the last.

    Attributes:
        first: for each word, the place of the first step; the number of steps where there is none.
        second: likewise of the second.
        word: which 64 steps come last.
        valid: which of these are meant.
        count: the number of steps.
    """

    first: NDArray[np.intp]
    second: NDArray[np.intp]
    word: NDArray[np.intp]
    valid: _Words
    count: int

    def parts(self) -> "Iterator[_Field]":
        """Cut it into parts that are answered in one go."""
        for start in range(0, self.word.size, _CHUNK):
            part = slice(start, start + _CHUNK)
            yield _Field(self.first[part], self.second[part], self.word[part], self.valid[part], self.count)

    def sets(self, where: Plane) -> _Sets:
        """Give the sets of a plane; in place of a step that there is not stands the number of steps."""
        found = np.flatnonzero(spread(where & _plane(self.valid), self.valid.size * _WORD))
        word = found // _WORD
        return np.stack([self.first[word], self.second[word], self.word[word] * _WORD + found % _WORD], axis=1)


def _words(steps: NDArray[np.bool_]) -> _Words:
    """Write steps as words; a row for each row."""
    rows, count = steps.shape
    padded = np.zeros((rows, count + -count % _WORD), np.bool_)
    padded[:, :count] = steps
    return np.packbits(padded, axis=-1, bitorder="little").view(np.uint64)


def _plane(words: _Words) -> Plane:
    return int.from_bytes(words.tobytes(), "little")


class _Levers:
    """How steps fill the planes of a fact that are not filled as it is, and empty those that are."""

    def __init__(self, column: Column, steps: Steps) -> None:
        self._now = column.marks(steps.facts.get(column.name))
        bits = list(steps.by_bit)
        raised, lowered = np.zeros((2, len(self._now), len(bits)), np.bool_)
        for bit in members(steps.of_fact.get(column.name, 0)):
            step, place = steps.by_bit[bit], bits.index(bit)
            if step.kind == "is":
                marks = column.marks(step.value)
                raised[:, place], lowered[:, place] = marks, np.logical_not(marks)
            else:
                marks = column.marks(frozenset([str(step.value)]))
                (raised if step.kind == "with" else lowered)[:-1, place] = marks[:-1]
                raised[-1, place] = True
        turning = np.where(np.array(self._now)[:, None], lowered, raised)
        self._turned = [bool(each.any()) for each in turning]
        none = np.zeros((len(self._now), 1), np.bool_)
        self._whole, self._words = np.where(np.append(turning, none, axis=1), _ALL, _NONE), _words(turning)

    def planes(self, field: _Field, whole: Plane) -> list[Plane]:
        """Give the planes of the fact after each set of steps."""
        planes = []
        for place, (filled, turned) in enumerate(zip(self._now, self._turned, strict=True)):
            plane = 0
            if turned:
                each = self._whole[place]
                plane = _plane(each[field.first] | each[field.second] | self._words[place][field.word])
            planes.append(outside(plane, whole) if filled else plane)
        return planes


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
        self.steps = Steps(laws, facts, unknown_only=unknown_only)
        # Where an answer that builds on others can be governed, one of them that turns leaning can take that away.
        self._irregular = any(law.question.governs and law.question.earlier for law in laws)
        self._pools: dict[tuple[str, str], int] = {}
        self._batch = compiled(tuple(link.law for link in chain.links.values()))
        tested = {fact for law in laws for fact in law.inputs if fact in codebook().fact_ids}
        tested |= {test.fact for each in contradictions() for test in each.together}
        columns = self._batch.alphabet.columns
        self._levers = {fact: _Levers(columns[fact], self.steps) for fact in sorted(tested)}
        self._places = {bit: place for place, bit in enumerate(self.steps.by_bit)}
        self._bit_of = {step: bit for bit, step in self.steps.by_bit.items()}
        self._beside = np.triu(~self._grid(self.steps.alone.values()), 1)
        self._within = self._grid(step.within for step in self.steps.by_bit.values())
        self.base = chain.links[question]

    def _grid(self, masks: Iterable[int]) -> _Grid:
        """Write a set of steps for each step as a grid."""
        count = len(self._places)
        grid = np.zeros((count, count), np.bool_)
        for row, mask in enumerate(masks):
            grid[row, [self._places[bit] for bit in members(mask)]] = True
        return grid

    def _closure(self, question: str) -> tuple[str, ...]:
        """Give the question and all earlier ones on whose answers it builds, in the order of the questions."""
        found = {question}
        for name in reversed(self._chain.links):
            if name in found:
                found |= self._chain.links[name].law.question.earlier - self._chain.assume.keys()
        return tuple(name for name in self._chain.links if name in found)

    # ---- which steps can help ----

    def _relevant(self, name: str) -> int:
        """Find the steps of the facts that a question, or one on whose answer it builds, tests."""
        facts = {fact for each in self._closure(name) for fact in self._chain.links[each].law.inputs}
        return sum(self.steps.of_fact.get(fact, 0) for fact in facts)

    def _raising(self, name: str) -> int:
        """Find the steps that may decide whether a question is raised; none if one that raises it cannot cease to."""
        conjuncts, known = _raised_by(self._chain.links[name].law.kernel), self._chain.known
        touching = [self._touching(conjunct) for conjunct in conjuncts]
        for conjunct, steps in zip(conjuncts, touching, strict=True):
            if not steps and all(test.fact in known and test.passes(known[test.fact]) for test in conjunct):
                return 0
        return _union(touching)

    def _touching(self, conjunct: Conjunct) -> int:
        """Find the steps that may turn a test of a conjunct."""
        found = 0
        for test in conjunct:
            if test.fact in self._order:
                found |= self._relevant(test.fact)
            else:
                steps = members(self.steps.of_fact.get(test.fact, 0))
                found |= sum(bit for bit in steps if any(self.steps.turned(test, bit)))
        return found

    def _reaching(self, name: str) -> int:
        """Find the steps that may change which rulings can govern, or whether any can where that may be contested."""
        link = self._chain.links[name]
        facts = set(link.law.reach_facts)
        if name != self.question and link.law.question.governs and not link.may_govern:
            # Once enough is known, an answer may be contested that was leaning, and then it is no finding.
            facts |= set(link.law.question.governs_with)
        return sum(self.steps.of_fact.get(fact, 0) for fact in facts)

    def _pool(self, name: str, side: str) -> int:
        """Find the steps that can help to bring a side, or to take the other outcome away."""
        if (name, side) not in self._pools:
            found = self._raising(name) | self._reaching(name)
            if self._irregular:
                found |= self._relevant(name)
            for favours, conjunct in _alternatives(self._chain.links[name].law.kernel):
                if self._within_reach(conjunct):
                    found |= self._helping(conjunct, on=favours == side)
            self._pools[name, side] = found
        return self._pools[name, side]

    def _within_reach(self, conjunct: Conjunct) -> bool:
        """Say whether a conjunct can hold after as many steps as may be taken."""
        known = self._chain.known
        failing = {test.fact for test in conjunct if test.fact not in known or not test.passes(known[test.fact])}
        failing -= set(self._order)
        return len(failing) <= self._most and failing <= self.steps.of_fact.keys()

    def _helping(self, conjunct: Conjunct, *, on: bool) -> int:
        """Find the steps that may help to turn a conjunct on, or off."""
        found = 0
        for test in conjunct:
            if test.fact in self._order:
                outcomes = tuple(codebook().question(test.fact).outcomes)
                # An answer also falls away as it moves towards the other outcome.
                for towards, away in (outcomes, outcomes[::-1]):
                    if test.passes(towards if on else away):
                        found |= self._pool(test.fact, towards)
            else:
                for bit in members(self.steps.of_fact.get(test.fact, 0)):
                    passes, fails = self.steps.turned(test, bit)
                    found |= bit if (passes if on else fails) else 0
        return found

    # ---- sets of steps ----

    def _among(self, steps: int) -> NDArray[np.bool_]:
        return np.array([bool(steps & bit) for bit in self._places], np.bool_)

    def _small(self, pools: Sequence[int]) -> _Field:
        """Lay out the sets of one step or two that are within one of the pools."""
        count = len(self._places)
        allowed = np.zeros((count + 1, count), np.bool_)
        for pool in pools:
            among = self._among(pool)
            allowed[:count] |= self._beside & among & among[:, None]
            allowed[count] |= among
        if self._most == 1:
            allowed[:count] = False
        return self._laid(np.full(count + 1, count), np.arange(count + 1), _words(allowed))

    def _large(self, pools: Sequence[int], back: int, across: _Grid, apart: _Grid) -> _Field:
        """Lay out the sets of three steps that are within one of the pools, or contain two that cross over.

        Args:
            pools: the pools.
            back: the steps that may come on top of those that cross over.
            across: of two steps, whether one of them, or both together, cross over.
            apart: of two steps, the earlier one first, whether a set that is sought can have both.
        """
        everything = self._among(_union([*pools, back]))
        apart = apart & everything & everything[:, None]
        first, second = np.nonzero(apart)
        words, crossing = _words(apart), _words(across)
        meant = np.where(across[first, second, None], _ALL, crossing[first] | crossing[second])
        for among in map(self._among, pools):
            meant |= np.where((among[first] & among[second])[:, None], _words(among[None]), _NONE)
        return self._laid(first, second, words[first] & words[second] & meant)

    def _laid(self, first: NDArray[np.intp], second: NDArray[np.intp], last: _Words) -> _Field:
        row, word = np.nonzero(last)
        return _Field(first[row], second[row], word, last[row, word], len(self._places))

    def _answered(self, field: _Field) -> Iterator[tuple[_Field, Found, Plane]]:
        """Answer the question after each set of steps.

        Yields:
            Parts of the sets, with the answers, and where the facts can be true together.
        """
        for part in field.parts():
            whole = full(part.word.size * _WORD)
            known = {fact: levers.planes(part, whole) for fact, levers in self._levers.items()}
            coherent = outside(self._batch.alphabet.contradicted(known, whole), whole)
            for name, found in self._batch.conclude(known, whole, self._chain.assume, self._order):
                if name == self.question:
                    yield part, found, coherent

    def _found(
        self, pools: Sequence[int], wanted: _Wanted, back: int = 0, crossed: _Wanted | None = None
    ) -> tuple[Change, ...]:
        """Find the smallest sets that bring what is wanted.

        Args:
            pools: all steps of such a set are within one of these, but for those that cross over.
            wanted: says where an answer is wanted.
            back: the steps that may come on top of those that cross over.
            crossed: says where an answer crosses over.

        Returns:
            The sets, in order.
        """
        count = len(self._places)
        if not count:
            return ()
        pools, back = [self.steps.enabling(pool) for pool in pools], self.steps.enabling(back)
        hits, across = (np.zeros((count + 1, count), np.bool_) for _ in range(2))
        for part, found, coherent in self._answered(self._small([*pools, _union([*pools, back])] if back else pools)):
            everywhere = full(part.word.size * _WORD)
            for reached, plane in (
                (hits, wanted(found, coherent)),
                (across, crossed(found, everywhere) if crossed else 0),
            ):
                sets = part.sets(plane)
                reached[sets[:, 1], sets[:, 2]] = True
        longer = self._within & ~np.eye(count, dtype=np.bool_)
        enough = _any(self._within, hits[count])
        both = hits[:count] | hits[:count].T
        contained = self._within.astype(np.float32) @ both.astype(np.float32) @ self._within.T.astype(np.float32)
        apart = self._beside & ~enough & ~enough[:, None]
        alone = hits[count] & ~_any(longer, hits[count])
        named = [np.argwhere(alone), np.argwhere(hits[:count] & apart & (contained == 1))]
        if self._most == MOST:
            crossing = across[:count] | across[:count].T | across[count] | across[count][:, None]
            field = self._large(pools, back, crossing, apart & (contained == 0))
            large = [part.sets(wanted(found, coherent)) for part, found, coherent in self._answered(field)]
            named.append(self._shortest(np.concatenate([np.zeros((0, MOST), np.intp), *large])))
        return self._told(tuple(places) for each in named for places in each.tolist())

    def _shortest(self, sets: _Sets) -> _Sets:
        """Leave out the sets of three that contain another by way of a shorter step."""
        own = set(map(tuple, sets.tolist()))
        ladders = [np.flatnonzero(steps).tolist() for steps in self._within]
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
            leave: whether it is enough that the other outcome falls away.

        Returns:
            All of them, the fewest changes first, then the shortest steps, then in codebook order.
        """
        outcome = self.base.result.outcome if self.base.result else None
        outcomes = list(self.base.law.kernel.favouring)
        ours = outcomes.index(side)
        if outcome != outcomes[1 - ours] if leave else outcome == side:
            return ()

        def wanted(found: Found, among: Plane) -> Plane:
            return but_not(among, found.won[1 - ours]) if leave else among & found.won[ours]

        return self._found([self._pool(self.question, side)], wanted)

    def restated(self) -> tuple[Change, ...]:
        """Find the smallest sets of changes that bring another status, or leave the question not raised.

        Returns:
            All of them, in the order of `turning`.
        """
        result, law, raising = self.base.result, self.base.law, self._raising(self.question)
        if result is None:
            return self._found([raising], lambda found, among: among & found.raised)
        status, outcomes = result.status, list(law.kernel.favouring)
        pools = {side: self._pool(self.question, side) for side in outcomes}

        def wanted(found: Found, among: Plane) -> Plane:
            return but_not(among, found.statuses[status])

        if law.question.governs or self._irregular:
            knowing = [] if self.base.may_govern else law.question.governs_with
            return self._found(
                [_union([raising, *pools.values(), *(self.steps.of_fact.get(fact, 0) for fact in knowing)])], wanted
            )
        # Where no answer is called governed, the status says no more than whether there is an outcome.
        if result.outcome is None:
            return self._found([*pools.values(), raising], wanted)
        # It falls away by steps towards the other outcome; or some, two at most, bring that, and the others take it
        # away again.
        other = 1 - outcomes.index(result.outcome)
        return self._found(
            [pools[outcomes[other]]], wanted, pools[result.outcome], lambda found, among: among & found.won[other]
        )

    def changed(self, change: Change) -> dict[str, FactValue]:
        """Give the facts that are otherwise after a set of changes.

        Args:
            change: the steps.

        Returns:
            Each fact with its value then.
        """
        return self.steps.changed(sum(self._bit_of[step] for step in change))

    def after(self, change: Change) -> Link:
        """Answer the question after a set of changes.

        Args:
            change: the steps.

        Returns:
            The answer.
        """
        laws = [link.law for link in self._chain.links.values()]
        return Chain(laws, {**self._facts, **self.changed(change)}, self._chain.assume).links[self.question]


@lru_cache(maxsize=64)
def _alternatives(kernel: Kernel) -> tuple[tuple[str | None, Conjunct], ...]:
    """Give the alternatives of all factors, each with the outcome that it counts for."""
    question = kernel.question
    return tuple((rule.favours, each) for rule in question.factors for each in question.expanded(rule.when))


@lru_cache(maxsize=64)
def _raised_by(kernel: Kernel) -> tuple[Conjunct, ...]:
    question = kernel.question
    return question.expanded(question.raised_by) if question.raised_by else ((),)


def _union(masks: Iterable[int]) -> int:
    return reduce(or_, masks, 0)


def _any(grid: _Grid, steps: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Say of each step whether it stands in a grid with one of some steps."""
    found: NDArray[np.bool_] = np.any(grid & steps, axis=1)
    return found
