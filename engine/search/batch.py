"""Batch: many incidents answered at once, each as the chain answers it.

The kernel keeps all tests of one incident in one number. Here that is turned on its side: a plane holds one test, one
factor or one answer for all incidents, a bit for each. What the steps are is compiled from the law; no rule, weight or
threshold stands here.
"""

import itertools
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from cases.codebook import FactValue
from engine.doctrine.law import Law, Reach, Result, Status
from engine.doctrine.reading import Reading
from engine.doctrine.weights import reaching, units
from engine.search.bitset import Plane, Sums, both, but_not, either, first, full, kinds, outside, spread
from engine.search.encoding import NONE, Alike, Alphabet, Codes, Column, Known, Passed, alphabet

STATUSES: tuple[Status, ...] = get_args(Status)
_CHUNK = 32_768


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """The answers to all questions on many incidents.

    Attributes:
        outcomes: the questions in the order in which they were answered, each with the names of its outcomes.
        outcome: a row for each question, a column for each incident: the place of the outcome; `NONE`: there is none.
        status: likewise the place of the status in `STATUSES`; `NONE`: the question is not raised.
    """

    outcomes: Mapping[str, tuple[str, ...]]
    outcome: NDArray[np.int8]
    status: NDArray[np.int8]

    def __len__(self) -> int:
        """Count the incidents."""
        return len(self.outcome.T)

    def of(self, incident: int) -> dict[str, tuple[str | None, Status] | None]:
        """Name the answers on one incident.

        Args:
            incident: its place.

        Returns:
            Outcome and status by question; None: the question is not raised.

        Raises:
            IndexError: there is no such incident.
        """
        found = zip(self.outcomes.items(), self.outcome[:, incident], self.status[:, incident], strict=True)
        return {
            name: None if status == NONE else (None if place == NONE else outcomes[place], STATUSES[status])
            for (name, outcomes), place, status in found
        }


@dataclass(frozen=True, slots=True)
class Found:
    """The answers to a question.

    Attributes:
        raised: where the question is raised.
        won: where each outcome is the answer.
        required: where a requirement decides.
        governed: where rulings govern for one outcome.
        contested: where rulings govern for both.
        held: where each factor holds, in the order of the rule file.
    """

    raised: Plane
    won: tuple[Plane, Plane]
    required: Plane
    governed: Plane
    contested: Plane
    held: Sequence[Plane]

    @property
    def statuses(self) -> dict[Status, Plane]:
        """Where each status is reached."""
        firm, won = self.required | self.governed | self.contested, self.won[0] | self.won[1]
        leaning = but_not(won, firm)
        return {
            "required": self.required,
            "governed": self.governed,
            "contested": self.contested,
            "leaning": leaning,
            "undetermined": self.raised ^ (firm | leaning),
        }

    def turned(self, other: "Found") -> Plane:
        """Say where the outcomes differ.

        Args:
            other: other answers to the same question.

        Returns:
            Where they do.
        """
        return self.won[0] ^ other.won[0] | self.won[1] ^ other.won[1]

    def differs(self, other: "Found") -> Plane:
        """Say where outcome or status differ.

        Args:
            other: other answers to the same question.

        Returns:
            Where they do.
        """
        statuses = (
            self.required ^ other.required
            | self.governed ^ other.governed
            | self.contested ^ other.contested
            | self.raised ^ other.raised
        )
        return self.turned(other) | statuses


class Batch:
    """The law of one moment on every question, compiled for many incidents; safe to share between threads.

    Attributes:
        laws: the law, in the order in which questions are answered.
        alphabet: how facts and conditions are written.
    """

    def __init__(self, laws: Iterable[Law], chunk: int = _CHUNK) -> None:
        """Compile the law.

        Args:
            laws: the law on each question, a question after those on whose answers it builds.
            chunk: how many incidents are answered in one go; more take more memory.

        Raises:
            ValueError: a fact cannot be coded: a set has too many values, or which rulings can govern depends on a
                number or a set.
        """
        self.laws, self._chunk = tuple(laws), chunk
        self.alphabet = alphabet(tuple(law.kernel for law in self.laws))
        self._questions = tuple(_question(law, self.alphabet) for law in self.laws)

    def encode(self, facts: Sequence[Mapping[str, FactValue]]) -> Codes:
        """Write incidents as numbers.

        Args:
            facts: the known facts of each incident.

        Returns:
            A row for each fact, a column for each incident.

        Raises:
            KeyError: a fact or value is not in the codebook.
        """
        return self.alphabet.encode(facts)

    def answer(self, codes: Codes, assume: Mapping[str, str] | None = None) -> Answers:
        """Answer every question on every incident.

        Args:
            codes: the incidents, encoded.
            assume: outcomes that enter later questions instead of the answers, on every incident.

        Returns:
            Outcome and status of each, the same as those of `engine.doctrine.chain.Chain`.
        """
        count = codes.shape[1]
        outcome = np.full((len(self.laws), count), NONE, np.int8)
        status = outcome.copy()
        for start in range(0, count, self._chunk):
            part = slice(start, start + self._chunk)
            self._answer(codes[:, part], assume or {}, outcome[:, part], status[:, part])
        return Answers({each.name: each.outcomes for each in self._questions}, outcome, status)

    def _answer(
        self, codes: Codes, assume: Mapping[str, str], outcome: NDArray[np.int8], status: NDArray[np.int8]
    ) -> None:
        """Answer every question on a chunk of incidents, into the arrays given."""
        count = codes.shape[1]
        columns = zip(self.alphabet.columns.items(), codes, strict=True)
        known = {name: column.planes(line) for (name, column), line in columns}
        for row, (_, found) in enumerate(self.conclude(known, full(count), assume)):
            for place, won in enumerate(found.won):
                outcome[row, spread(won, count)] = place
            for name, reached in found.statuses.items():
                status[row, spread(reached, count)] = STATUSES.index(name)

    def conclude(
        self,
        known: Known,
        whole: Plane,
        assume: Mapping[str, str],
        asked: Container[str] | None = None,
        alike: Alike = Alike(),  # noqa: B008 - it cannot change
    ) -> Iterator[tuple[str, Found]]:
        """Answer questions on incidents that are there as planes.

        Args:
            known: of each fact that is tested, the planes of its column.
            whole: the plane of all incidents.
            assume: outcomes that enter later questions instead of the answers, on every incident.
            asked: the questions, with all earlier ones on whose answers they build; None: all.
            alike: the facts that are the same in all incidents, where that is known; they are in `known` too.

        Yields:
            Each question with its answers.
        """
        answers = self.alphabet.answers.items()
        known = {**known, **{name: _marked(column, assume.get(name), whole) for name, column in answers}}
        firm, sure = (
            dict(known),
            dict(known),
        )  # without the answers that only lean, and without those that are not required
        passed = self.alphabet.passed(known, whole, alike)  # an answer is tested by later questions only
        for question in self._questions:
            if asked is not None and question.name not in asked:
                continue
            found = question.answer(known, (firm, sure), passed, alike)
            if question.name not in assume:
                settled = [but_not(won, found.contested) for won in found.won]
                known[question.name] = [*settled, settled[0] | settled[1]]
                firm[question.name] = [each & (found.required | found.governed) for each in known[question.name]]
                sure[question.name] = [each & found.required for each in known[question.name]]
            yield question.name, found

    def stated(self, name: str, result: Result | None, whole: Plane) -> Found:
        """Write an answer that is the same in all incidents.

        Args:
            name: the question.
            result: the answer; None: the question is not raised.
            whole: the plane of all incidents.

        Returns:
            The answer; it names no factors.
        """
        outcome, status = (result.outcome, result.status) if result else (None, None)
        ours, theirs = (whole if outcome == each else 0 for each in self._outcomes(name))
        required, governed, contested = (
            whole if status == each else 0 for each in ("required", "governed", "contested")
        )
        return Found(whole if result else 0, (ours, theirs), required, governed, contested, ())

    def _outcomes(self, name: str) -> tuple[str, ...]:
        return next(question.outcomes for question in self._questions if question.name == name)


@lru_cache(maxsize=64)
def compiled(laws: tuple[Law, ...]) -> Batch:
    """Compile the law of one moment, once.

    Args:
        laws: the law on each question, a question after those on whose answers it builds.

    Returns:
        The batch.

    Raises:
        ValueError: as for `Batch`.
    """
    return Batch(laws)


@dataclass(frozen=True, slots=True)
class _Binding:
    """Rulings that govern on the same factors.

    Attributes:
        side: the place of their outcome.
        reason: the factors that must hold.
        barring: the factors that must not.
        reaches: within which reaches they can govern.
        alone: whether one of them makes a line by itself.
        affairs: those of which a ruling counts for a line.
    """

    side: int
    reason: tuple[int, ...]
    barring: tuple[int, ...]
    reaches: frozenset[int]
    alone: bool
    affairs: frozenset[str]


class _Question:
    """The law on one question, compiled.

    Attributes:
        name: the question's id.
        outcomes: the names of its outcomes.
    """

    def __init__(self, law: Law, alphabet: Alphabet) -> None:
        """Compile the law.

        Args:
            law: the law on the question.
            alphabet: how facts and conditions are written.

        Raises:
            ValueError: which rulings can govern depends on a number or a set.
        """
        question, kernel = law.question, law.kernel
        self._law, self._alphabet, self._written = law, alphabet, alphabet.written[question.question]
        self.name, self.outcomes = question.question, tuple(kernel.favouring)
        valid = law.active
        self._bits = [*(kernel.mask([rule.id]) for rule in question.factors), *kernel.doubted.values()]
        self._factors = self._places(valid)
        self._decisive = [self._places(valid & kernel.decisive & each) for each in kernel.favouring.values()]
        self._doubted = {self._bits.index(bit): self._bits.index(sure) for bit, sure in kernel.doubted.items()}
        self._weighing = [place for place in self._factors if law.weights.get(self._bits[place])]
        ours = kernel.favouring[question.protects]
        weighing = [self._bits[place] for place in self._weighing]
        self._weights = [units(law.weights[bit] if bit & ours else -law.weights[bit]) for bit in weighing]
        self._margin = reaching(question.margin)
        self._signs = [1 if outcome == question.protects else -1 for outcome in self.outcomes]
        self._reaches, self._reach_of = _reaches(law, [alphabet.columns[fact] for fact in law.reach_facts])
        self._bindings = self._compiled_bindings(valid)
        self._affairs = law.line.affairs

    def _places(self, factors: int) -> list[int]:
        return [place for place, bit in enumerate(self._bits) if factors & bit]

    def _compiled_bindings(self, valid: int) -> tuple[_Binding, ...]:
        # Rulings are told apart by within which reaches they govern, so that each counts for a line where it governs.
        reaches: dict[tuple[int, int, int, Reading], set[int]] = {}
        for index, reach in enumerate(self._reaches):
            for side, line in enumerate(self._law.binding(reach).values()):
                for telling, reason, reading in line:
                    reaches.setdefault((side, telling, reason, reading), set()).add(index)
        alike: dict[tuple[int, int, int, frozenset[int]], list[Reading]] = {}
        for (side, telling, reason, reading), within in reaches.items():
            if not reason & ~valid:
                alike.setdefault((side, telling, reason, frozenset(within)), []).append(reading)
        return tuple(
            _Binding(
                side,
                tuple(self._places(reason)),
                tuple(self._places(telling & ~reason & valid)),
                within,
                alone=any(reading.alone for reading in readings),
                affairs=frozenset(reading.line for reading in readings if reading.carries),
            )
            for (side, telling, reason, within), readings in alike.items()
        )

    def answer(self, known: Known, firmer: tuple[Known, Known], passed: Passed, alike: Alike) -> Found:
        """Answer the question.

        Args:
            known: what is known, the answers to earlier questions included.
            firmer: the same, without answers that only lean; and without those that are not required.
            passed: the tests on what is known.
            alike: the facts that are the same in all incidents.

        Returns:
            The answers.
        """
        whole, question = passed.whole, self._law.question
        raised = passed.any_of(self._written.raised_by)
        shown = [known[fact][-1] for fact in question.governs_with] + [passed.any_of(self._written.showing)]
        may_govern = either(shown if question.governs else [], whole)
        reached = self._reached(known, whole)
        found = self._decide(self._held(passed), raised, may_govern, reached, whole)
        # No answer is firmer than a finding on which it depends: it must stand without those that are weaker.
        firm, sure = firmer
        leaning, doubted = (
            either([known[name][-1] ^ each[name][-1] for name in question.earlier], whole) for each in (firm, sure)
        )
        required, governed, contested = found.required, found.governed, found.contested
        if unsure := required & doubted:
            held = self._held(self._alphabet.passed(sure, whole, alike))
            bare = self._decide(held, unsure, may_govern, reached, whole)
            fallen = unsure & (found.turned(bare) | outside(bare.required, whole))
            required = but_not(required, fallen)
            bare = found
            if fallen & leaning:
                bare = self._decide(
                    self._held(self._alphabet.passed(firm, whole, alike)), fallen, may_govern, reached, whole
                )
            standing = but_not(fallen, found.turned(bare))
            governed |= standing & (bare.required | bare.governed)
            contested |= standing & bare.contested
        if doubtful := leaning & (found.governed | found.contested):
            held = self._held(self._alphabet.passed(firm, whole, alike))
            fallen = doubtful & found.differs(self._decide(held, doubtful, may_govern, reached, whole))
            governed, contested = but_not(governed, fallen), but_not(contested, fallen)
        return Found(raised, found.won, required, governed, contested, found.held)

    def _held(self, passed: Passed) -> list[Plane]:
        """Say where each factor holds."""
        held = [0] * len(self._bits)
        for place in self._factors:
            held[place] = passed.any_of(self._written.factors[place])
        for place in self._doubted:
            held[place] = but_not(held[place], passed.any_of(self._written.exceptions[place]))
        return held

    def _reached(self, known: Known, whole: Plane) -> dict[int, Plane]:
        """Say where each reach is the one that counts; those that none has are left out."""
        parts: dict[tuple[int, ...], Plane] = {(): whole}
        for fact in self._law.reach_facts:
            *values, given = known[fact]
            options = [(NONE, outside(given, whole)), *enumerate(values)]
            parts = {
                (*codes, code): here
                for codes, where in parts.items()
                for code, plane in options
                if (here := both((where, plane), whole))
            }
        found: dict[int, Plane] = {}
        for codes, where in parts.items():
            place = self._reach_of[codes]
            found[place] = found.get(place, 0) | where
        return found

    def _decide(
        self, held: Sequence[Plane], where: Plane, may_govern: Plane, reached: Mapping[int, Plane], whole: Plane
    ) -> Found:
        """Answer the question on the factors that hold, as `Law.decide` does.

        Args:
            held: where each factor holds.
            where: the incidents that count; elsewhere there is no answer.
            may_govern: where enough is known for a ruling to govern.
            reached: where each reach is the one that counts.
            whole: the plane of all incidents.

        Returns:
            The answers.
        """
        governing = self._governing(held, where, reached, whole)
        sides = tuple(either([plane for each, plane in governing if each.side == side], whole) for side in (0, 1))
        needed, sure = self._required(held, where, whole)
        # A requirement goes before precedent; where an exception is open, rulings that say the same say it firmer.
        required = tuple(
            needed[side] & (sure[side] | outside(but_not(sides[side], sides[1 - side]), whole)) for side in (0, 1)
        )
        free = outside(required[0] | required[1], whole)
        ours, theirs = (side & free for side in sides)
        both_sides = ours & theirs
        stronger = self._stronger(both_sides, [plane for _, plane in governing], held, reached)
        weighed = self._weighed(held, but_not(where & free, ours | theirs), whole)
        won = (
            required[0] | ours ^ both_sides | stronger[0] | weighed[0],
            required[1] | theirs ^ both_sides | stronger[1] | weighed[1],
        )
        deserved = (ours ^ theirs) & may_govern & self._deserving(governing, (ours, theirs), whole)
        return Found(where, won, needed[0] & sure[0] | needed[1] & sure[1], deserved, both_sides & may_govern, held)

    def _governing(
        self, held: Sequence[Plane], where: Plane, reached: Mapping[int, Plane], whole: Plane
    ) -> list[tuple[_Binding, Plane]]:
        """Find the rulings that govern any of some incidents, and where they do."""
        within: dict[frozenset[int], Plane] = {}
        lacking, found = [outside(plane, whole) for plane in held], []
        for binding in self._bindings:
            lines = itertools.chain(
                (where,), map(held.__getitem__, binding.reason), map(lacking.__getitem__, binding.barring)
            )
            if not (plane := both(lines, whole)):
                continue
            if binding.reaches not in within:
                within[binding.reaches] = either([reached.get(place, 0) for place in binding.reaches], whole)
            if plane := plane & within[binding.reaches]:
                found.append((binding, plane))
        return found

    def _required(
        self, held: Sequence[Plane], where: Plane, whole: Plane
    ) -> tuple[tuple[Plane, Plane], tuple[Plane, Plane]]:
        """Say where requirements decide for each outcome, and where one of these is known to have no exception."""
        hold = [either([held[place] for place in places], whole) & where for places in self._decisive]
        sure = [
            either(
                [
                    held[place] & held[self._doubted[place]] if place in self._doubted else held[place]
                    for place in places
                ],
                whole,
            )
            for places in self._decisive
        ]
        ours, theirs = but_not(hold[0], hold[1]), but_not(hold[1], hold[0])
        return (ours, theirs), (sure[0], sure[1])

    def _deserving(
        self, governing: Sequence[tuple[_Binding, Plane]], sides: tuple[Plane, Plane], whole: Plane
    ) -> Plane:
        """Say where the rulings that govern make a line that deserves the word, as the law says of one incident."""
        found = 0
        for side, within in enumerate(sides):
            if not within:
                continue
            mine = [(binding, plane) for binding, plane in governing if binding.side == side]
            found |= within & either([plane for binding, plane in mine if binding.alone], whole)
            by_affair: dict[str, Plane] = {}
            for binding, plane in mine:
                for affair in binding.affairs:
                    by_affair[affair] = by_affair.get(affair, 0) | plane
            counted = [within] + [0] * self._affairs  # where at least so many affairs govern
            for plane in by_affair.values():
                for count in range(self._affairs, 0, -1):
                    counted[count] |= counted[count - 1] & plane
            found |= counted[-1]
        return found

    def _weighed(self, held: Sequence[Plane], free: Plane, whole: Plane) -> tuple[Plane, Plane]:
        """Say where, of the incidents that nothing decides, the weights lead to each outcome."""
        if not free:
            return 0, 0
        heavy = self._weigh([held[place] for place in self._weighing], whole)
        return free & heavy[0], free & heavy[1]

    def _weigh(self, held: Sequence[Plane], whole: Plane) -> list[Plane]:
        """Say where the weights of the factors that hold, of all that weigh, reach the margin for each outcome."""
        start, sums = 0, Sums(sum(map(abs, self._weights)), whole)
        for weight, plane in zip(self._weights, held, strict=True):
            if plane is whole:
                start += weight
            elif plane and weight > 0:
                sums.add(weight, plane)
            elif plane:  # to take a weight away is to take it away everywhere, and to add it where the factor fails
                start += weight
                sums.add(-weight, whole ^ plane)
        reached = sums.at_least(self._margin - start), outside(sums.at_least(1 - self._margin - start), whole)
        return [reached[sign < 0] for sign in self._signs]

    def _stronger(
        self, where: Plane, governing: Sequence[Plane], held: Sequence[Plane], reached: Mapping[int, Plane]
    ) -> tuple[Plane, Plane]:
        """Say where, of incidents with rulings for both outcomes, each has the stronger line, as the law says of one.

        Incidents with the same governing rulings in the same reach are alike.
        """
        won: dict[str | None, Plane] = {None: 0, **dict.fromkeys(self.outcomes, 0)}
        for place, within in reached.items() if where else ():
            for kind in kinds(where & within, governing):
                one = first(kind)
                factors = sum(bit for bit, plane in zip(self._bits, held, strict=True) if plane >> one & 1)
                result = self._law.decide(factors, True, self._reaches[place])  # noqa: FBT003 - a cached function takes no names
                won[result.outcome] |= kind
        ours, theirs = (won[outcome] for outcome in self.outcomes)
        return ours, theirs


@lru_cache(maxsize=512)
def _question(law: Law, alphabet: Alphabet) -> _Question:
    """Compile the law on a question, once; of another day often no more than some questions have other law."""
    return _Question(law, alphabet)


def _reaches(law: Law, columns: Sequence[Column]) -> tuple[tuple[Reach, ...], dict[tuple[int, ...], int]]:
    """Say for all values of the facts on which it depends which rulings can govern.

    Args:
        law: the law.
        columns: the facts on which it depends.

    Returns:
        All reaches; and the place of each, by the codes of the facts.

    Raises:
        ValueError: one of the facts is a number or a set.
    """
    for column in columns:
        if column.is_set or column.is_number:
            raise ValueError(f"'{column.name}' cannot decide which rulings govern '{law.question.question}'")
    places: dict[Reach, int] = {}
    values: list[list[tuple[int, FactValue | None]]] = [[(NONE, None), *enumerate(each.values)] for each in columns]
    table: dict[tuple[int, ...], int] = {}
    for chosen in itertools.product(*values):
        known = {each.name: value for each, (_, value) in zip(columns, chosen, strict=True) if value is not None}
        table[tuple(code for code, _ in chosen)] = places.setdefault(law.reach(known), len(places))
    return tuple(places), table


def _marked(column: Column, value: FactValue | None, whole: Plane) -> list[Plane]:
    return [whole if mark else 0 for mark in column.marks(value)]
