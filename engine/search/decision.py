"""Decision: the law on one question, compiled to answer it on many incidents at once, as `Law.decide` does on one."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.fact import FactValue
from privesfeer.engine.doctrine.law import Law, Reach
from privesfeer.engine.doctrine.result import Status
from privesfeer.engine.doctrine.weights import reaching, units
from privesfeer.engine.search.bitset import Plane, Sums, both, but_not, either, first, full, kinds, outside
from privesfeer.engine.search.column import NONE, Column, Known
from privesfeer.engine.search.encoding import Alike, BitEncoding, Passed, Way


@dataclass(frozen=True)
class Found:
    """The answers to a question.

    Attributes:
        raised: where the question is raised.
        won: where each outcome is the answer.
        required: where a requirement decides.
        governed: where rulings govern for one outcome.
        contested: where rulings govern for both.
        held: where each factor holds, by its place in the rule file; those of which no test passes are left out.
    """

    raised: Plane
    won: tuple[Plane, Plane]
    required: Plane
    governed: Plane
    contested: Plane
    held: Mapping[int, Plane]

    @cached_property
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


@dataclass(frozen=True, slots=True)
class _Binding:
    """Rulings that govern on the same factors.

    Attributes:
        side: the place of their outcome.
        reason: the factors that must hold, and their bits, by their places.
        barring: the factors that must not, likewise.
        reaches: within which reaches they can govern.
        alone: whether one of them makes a line by itself.
        affairs: those of which a ruling counts for a line.
    """

    side: int
    reason: tuple[int, ...]
    needed: int
    barring: tuple[int, ...]
    barred: int
    reaches: frozenset[int]
    alone: bool
    affairs: frozenset[str]


class CompiledLaw:
    """The law on one question, compiled.

    Attributes:
        name: the question's id.
        outcomes: the names of its outcomes.
    """

    def __init__(self, law: Law, bit_encoding: BitEncoding) -> None:
        """Compile the law.

        Args:
            law: the law on the question.
            bit_encoding: how facts and conditions are written.

        Raises:
            ValueError: which rulings can govern depends on a number or a set.
        """
        question, factor_index = law.question, law.factor_index
        self._law, self._bit_encoding, self._written = law, bit_encoding, bit_encoding.written[question.question]
        self.name, self.outcomes = question.question, tuple(factor_index.favouring)
        valid = law.active
        self._bits = [
            *(factor_index.bit[rule.id] for rule in question.factors),
            *factor_index.doubted.values(),
            *factor_index.open,
        ]
        self._factors = self._places(valid & sum(factor_index.favouring.values()))
        numbered = [(1 << n, way) for n, way in enumerate(self._written.factors.ways) if way[0] in self._factors]
        self._ways, self._possible = tuple([way for _, way in numbered]), sum([bit for bit, _ in numbered])
        self._decisive = [
            frozenset(self._places(valid & factor_index.decisive & each)) for each in factor_index.favouring.values()
        ]
        self._open = [self._bits.index(bit) for bit in factor_index.open]
        self._unjudged = [place for place in self._open if self._bits[place] & factor_index.unjudged]
        self._settled = frozenset(self._places(~factor_index.unsettled))
        self._doubted = {self._bits.index(bit): self._bits.index(sure) for bit, sure in factor_index.doubted.items()}
        ours = factor_index.favouring[question.protects]
        weighing = ((place, self._bits[place]) for place in self._factors if law.weights.get(self._bits[place]))
        self._weights = {place: units(law.weights[bit] if bit & ours else -law.weights[bit]) for place, bit in weighing}
        self._first = self.outcomes.index(question.prevails) if question.prevails else None
        self._margin = reaching(question.margin)
        self._likely = None if question.likely is None else reaching(question.likely)
        self._against = [outcome != question.protects for outcome in self.outcomes]
        self._reaches, self._reach_of = _reaches(law, [bit_encoding.columns[fact] for fact in law.reach_facts])
        bindings = self._compiled_bindings(valid)
        self._bindings = [(each.needed, each.barred, each) for each in bindings]
        self._affairs = law.line.affairs

    def _places(self, factors: int) -> list[int]:
        return [place for place, bit in enumerate(self._bits) if factors & bit]

    def _compiled_bindings(self, valid: int) -> tuple[_Binding, ...]:
        # Rulings are told apart by within which reaches they govern, so that each counts for a line where it governs.
        reaches = grouped(
            ((side, telling, reason, reading), index)
            for index, reach in enumerate(self._reaches)
            for side, line in enumerate(self._law.binding(reach).values())
            for telling, reason, reading in line
        )
        alike = grouped(
            ((side, telling, reason, frozenset(within)), reading)
            for (side, telling, reason, reading), within in reaches.items()
            if not reason & ~valid
        )
        return tuple(
            _Binding(
                side,
                *self._named(reason),
                *self._named(telling & ~reason & valid),
                within,
                alone=any(reading.alone for reading in readings),
                affairs=frozenset(reading.line for reading in readings if reading.carries),
            )
            for (side, telling, reason, within), readings in alike.items()
        )

    def _named(self, factors: int) -> tuple[tuple[int, ...], int]:
        places = tuple(self._places(factors))
        return places, sum([1 << place for place in places])

    def answer(self, known: Known, firmer: tuple[Known, Known], passed: Passed, alike: Alike | None) -> Found:
        """Answer the question.

        Args:
            known: what is known, the answers to earlier questions included.
            firmer: the same, without answers that only lean; and without those that are not required.
            passed: the tests on what is known.
            alike: what is the same in all incidents; None: that is not known.
        """
        whole, question = passed.whole, self._law.question
        written = self._written
        raised = passed.any_of(written.raised_by)
        if written.unraised.ways:
            raised = but_not(raised, but_not(passed.any_of(written.unraised), passed.any_of(written.anyway)))
        shown = [known[fact][-1] for fact in question.governs_with] + [passed.any_of(self._written.showing)]
        may_govern = either(shown if question.governs else [], whole)
        reached = self._reached(known, whole)
        ways: Iterable[Way] = self._ways
        if alike:
            ways = passed.possible(self._written.factors, self._possible)
        found = self._decide(self._held(passed, ways), raised, may_govern, reached, whole)
        # No answer is firmer than a finding on which it depends: it must stand without those that are weaker.
        firm, sure = firmer
        leaning, doubted = (
            either([known[name][-1] ^ each[name][-1] for name in question.earlier], whole) for each in (firm, sure)
        )
        required, governed, contested = found.required, found.governed, found.contested
        if unsure := required & doubted:
            held = self._held(self._bit_encoding.passed(sure, whole, alike), ways)
            bare = self._decide(held, unsure, may_govern, reached, whole)
            fallen = unsure & (found.turned(bare) | outside(bare.required, whole))
            required = but_not(required, fallen)
            bare = found
            if fallen & leaning:
                bare = self._decide(
                    self._held(self._bit_encoding.passed(firm, whole, alike), ways), fallen, may_govern, reached, whole
                )
            standing = but_not(fallen, found.turned(bare))
            governed |= standing & (bare.required | bare.governed)
            contested |= standing & bare.contested
        if doubtful := leaning & (found.governed | found.contested):
            held = self._held(self._bit_encoding.passed(firm, whole, alike), ways)
            fallen = doubtful & found.differs(self._decide(held, doubtful, may_govern, reached, whole))
            governed, contested = but_not(governed, fallen), but_not(contested, fallen)
        return Found(raised, found.won, required, governed, contested, found.held)

    def _held(self, passed: Passed, ways: Iterable[Way]) -> dict[int, Plane]:
        """Say where each factor holds; the ways to meet its condition are those that are not known to fail."""
        held = passed.met(ways)
        for place, exceptions in self._written.exceptions.items():
            if place in held:  # of what holds nowhere no exception matters
                held[place] = but_not(held[place], passed.any_of(exceptions))
        for place, sure in self._doubted.items():
            if place in held:
                held[sure] = passed.any_of(self._written.sure[place])
        if opened := passed.met(passed.possible(self._written.open)):
            closed = passed.met(passed.possible(self._written.closed))
            held |= {self._open[place]: but_not(left, closed.get(place, 0)) for place, left in opened.items()}
        return held

    def _reached(self, known: Known, whole: Plane) -> dict[int, Plane]:
        """Say where each reach is the one that counts; those that none has are left out."""
        parts: dict[tuple[int, ...], Plane] = {(): whole}
        for fact in self._law.reach_facts:
            *values, given = known[fact]
            options = [(NONE, outside(given, whole)), *enumerate(values)]
            options = [(code, vector) for code, vector in options if vector]
            parts = {
                (*codes, code): here
                for codes, where in parts.items()
                for code, vector in options
                if (here := where & vector)
            }
        found: dict[int, Plane] = {}
        for codes, where in parts.items():
            place = self._reach_of[codes]
            found[place] = found.get(place, 0) | where
        return found

    def _decide(
        self, held: Mapping[int, Plane], where: Plane, may_govern: Plane, reached: Mapping[int, Plane], whole: Plane
    ) -> Found:
        """Answer the question on the factors that hold, as `Law.decide` does.

        Args:
            held: where each factor holds.
            where: the incidents that count; elsewhere there is no answer.
            may_govern: where enough is known for a ruling to govern.
            reached: where each reach is the one that counts.
            whole: the bit vector of all incidents.

        Returns:
            The answers.
        """
        governing = self._governing(held, where, reached, whole)
        sides = tuple(either([vector for each, vector in governing if each.side == side], whole) for side in (0, 1))
        needed, sure = self._required(held, where, whole)
        left_open = either([held[place] for place in self._open if place in held], whole) & where
        if self._first is not None:
            left_open = but_not(left_open, needed[self._first])
        if left_open:
            needed = but_not(needed[0], left_open), but_not(needed[1], left_open)
            sides = but_not(sides[0], left_open), but_not(sides[1], left_open)
        # A requirement goes before precedent; where an exception is open, rulings that say the same say it firmer.
        required = tuple(
            needed[side] & (sure[side] | outside(but_not(sides[side], sides[1 - side]), whole)) for side in (0, 1)
        )
        free = outside(required[0] | required[1], whole)
        ours, theirs = (side & free for side in sides)
        both_sides = ours & theirs
        stronger = self._stronger(both_sides, [vector for _, vector in governing], held, reached)
        weighed = self._weighed(held, but_not(where & free, ours | theirs | left_open), whole)
        # What is open can only make it fall: where all else probably does, it falls either way.
        if left_open and self._likely is not None:
            probably = self._weigh(held, whole, self._likely)
            judged = but_not(left_open, either([held[place] for place in self._unjudged if place in held], whole))
            falls = tuple(judged & vector if side == self._first else 0 for side, vector in enumerate(probably))
            weighed = weighed[0] | falls[0], weighed[1] | falls[1]
        won = (
            required[0] | ours ^ both_sides | stronger[0] | weighed[0],
            required[1] | theirs ^ both_sides | stronger[1] | weighed[1],
        )
        deserved = may_govern & self._deserving(governing, ours ^ theirs, whole)
        return Found(where, won, needed[0] & sure[0] | needed[1] & sure[1], deserved, both_sides & may_govern, held)

    def _governing(
        self, held: Mapping[int, Plane], where: Plane, reached: Mapping[int, Plane], whole: Plane
    ) -> list[tuple[_Binding, Plane]]:
        """Find the rulings that govern any of some incidents, and where they do."""
        partly, everywhere = _parted(held, whole)
        nowhere = full(len(self._bits)) ^ partly ^ everywhere
        within: dict[frozenset[int], Plane] = {}
        found = []
        near = [one for needed, barred, one in self._bindings if not needed & nowhere and not barred & everywhere]
        for binding in near:
            vector = where
            if binding.needed & partly:
                vector = both([vector, *[held[place] for place in binding.reason]], whole)
            if binding.barred & partly:
                vector = but_not(vector, either([held[place] for place in binding.barring if place in held], whole))
            if not vector:
                continue
            if binding.reaches not in within:
                within[binding.reaches] = either([reached.get(place, 0) for place in binding.reaches], whole)
            if vector := vector & within[binding.reaches]:
                found.append((binding, vector))
        return found

    def _required(
        self, held: Mapping[int, Plane], where: Plane, whole: Plane
    ) -> tuple[tuple[Plane, Plane], tuple[Plane, Plane]]:
        """Say where requirements decide for each outcome, and where one is settled and known to have no exception."""
        deciding = [[place for place in held if place in places] for places in self._decisive]
        hold = [either([held[place] for place in places], whole) & where for places in deciding]
        sure = [
            either(
                [
                    held[place] & held[self._doubted[place]] if place in self._doubted else held[place]
                    for place in places
                    if place in self._settled
                ],
                whole,
            )
            for places in deciding
        ]
        # Where they hold for both outcomes neither is required, unless one goes before.
        alone = [but_not(hold[0], hold[1]), but_not(hold[1], hold[0])]
        if self._first is not None:
            alone[self._first] = hold[self._first]
        return (alone[0], alone[1]), (sure[0], sure[1])

    def _deserving(self, governing: Sequence[tuple[_Binding, Plane]], where: Plane, whole: Plane) -> Plane:
        """Say where the rulings that govern make a line that deserves the word, as the law says of one incident.

        Args:
            governing: the rulings, and where they govern.
            where: the incidents that count; all rulings that govern one of them are for the same outcome.
            whole: the bit vector of all incidents.

        Returns:
            Where they do.
        """
        if not where:
            return 0
        by_affair: dict[str, Plane] = {}
        for binding, vector in governing:
            for affair in binding.affairs:
                by_affair[affair] = by_affair.get(affair, 0) | vector
        counted = [where] + [0] * self._affairs  # where at least so many affairs govern
        for vector in by_affair.values():
            for count in range(self._affairs, 0, -1):
                counted[count] |= counted[count - 1] & vector
        return counted[-1] | where & either([vector for binding, vector in governing if binding.alone], whole)

    def _weighed(self, held: Mapping[int, Plane], free: Plane, whole: Plane) -> tuple[Plane, Plane]:
        """Say where, of the incidents that nothing decides, the weights lead to each outcome."""
        if not free:
            return 0, 0
        heavy = self._weigh(held, whole, self._margin)
        return free & heavy[0], free & heavy[1]

    def _weigh(self, held: Mapping[int, Plane], whole: Plane, margin: int) -> list[Plane]:
        """Say where the weights of the factors that hold reach a margin for each outcome."""
        sums, weights = Sums(whole), self._weights
        for place, vector in held.items():
            if place in weights:
                sums.add(weights[place], vector)
        enough, not_other = sums.at_least(margin, 1 - margin)
        reached = enough, outside(not_other, whole)
        return [reached[against] for against in self._against]

    def _stronger(
        self, where: Plane, governing: Sequence[Plane], held: Mapping[int, Plane], reached: Mapping[int, Plane]
    ) -> tuple[Plane, Plane]:
        """Say where, of incidents with rulings for both outcomes, each has the stronger line, as the law says of one.

        Incidents with the same governing rulings in the same reach are alike.
        """
        won: dict[str | None, Plane] = {None: 0, **dict.fromkeys(self.outcomes, 0)}
        for place, within in reached.items() if where else ():
            for kind in kinds(where & within, governing):
                one = first(kind)
                factors = sum([self._bits[place] for place, vector in held.items() if vector >> one & 1])
                result = self._law.decide(factors, True, self._reaches[place])  # noqa: FBT003 - a cached function takes no names
                won[result.outcome] |= kind
        ours, theirs = (won[outcome] for outcome in self.outcomes)
        return ours, theirs


def _parted(held: Mapping[int, Plane], whole: Plane) -> tuple[int, int]:
    """Say by their bits which factors hold in some incidents, and which in all."""
    partly = everywhere = 0
    for place, vector in held.items():
        if vector is whole:
            everywhere |= 1 << place
        elif vector:
            partly |= 1 << place
    return partly, everywhere


@lru_cache(maxsize=512)
def decision(law: Law, bit_encoding: BitEncoding) -> CompiledLaw:
    """Compile the law on a question, once; of another day often no more than some questions have other law."""
    return CompiledLaw(law, bit_encoding)


def _reaches(law: Law, columns: Sequence[Column]) -> tuple[tuple[Reach, ...], dict[tuple[int, ...], int]]:
    """Say for all values of the facts on which it depends which rulings can govern.

    Args:
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
