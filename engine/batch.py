"""Batch: many incidents answered at once, each as the chain answers it.

The kernel keeps all tests of one incident in one number. Here that is turned on its side: a plane holds one test, one
factor or one answer for all incidents, a bit for each, so that every step of the reasoning is one operation on words of
64 incidents. What the steps are is compiled from the law; no rule, weight or threshold stands here.
"""

import itertools
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import and_, or_
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from cases.codebook import Fact, FactValue, codebook
from cases.facts import contradictions
from cases.predicate import Predicate
from engine.law import Law, Reach, Status
from engine.weights import UNIT
from rules.condition import Literal, telling_values

Plane = NDArray[np.uint64]
Codes = NDArray[np.int32]

STATUSES: tuple[Status, ...] = get_args(Status)
NONE = -1  # no outcome; not raised; unknown
WORD = 64
_CHUNK = 512 * WORD
_LARGEST_SET = 31  # values that fit the code of a set
_COLUMN = 32  # above this bit of a cell stands its column, below it its code
EVERYWHERE: Plane = np.array([~np.uint64(0)])
NOWHERE: Plane = np.array([np.uint64(0)])


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
        governed: where rulings govern for one outcome.
        contested: where rulings govern for both.
    """

    raised: Plane
    won: list[Plane]
    governed: Plane
    contested: Plane

    @property
    def statuses(self) -> dict[Status, Plane]:
        """Where each status is reached."""
        firm, won = self.governed | self.contested, reduce(or_, self.won)
        return {
            "governed": self.governed,
            "contested": self.contested,
            "leaning": won & ~firm,
            "undetermined": self.raised & ~(won | firm),
        }

    def differs(self, other: "Found") -> Plane:
        """Say where outcome or status differ."""
        ours, theirs = (*self.won, self.governed, self.contested), (*other.won, other.governed, other.contested)
        differing: Plane = reduce(or_, [one ^ another for one, another in zip(ours, theirs, strict=True)])
        return differing


class Batch:
    """The law of one moment on every question, compiled for many incidents; safe to share between threads.

    Attributes:
        laws: the law, in the order in which questions are answered.
        facts: the facts in the order of the rows of codes.
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
        self._columns = {fact.id: _Column(fact, self.laws) for fact in codebook().facts}
        self.facts = tuple(self._columns)
        self._cells = _Cells(self._columns)
        self._marks: dict[tuple[str, FactValue | None], tuple[bool, ...]] = {}
        answers = {question.id: _Column(codebook().variable(question.id), ()) for question in codebook().questions}
        self._answers = {name: column.values for name, column in answers.items()}
        table = _Table({**self._columns, **answers})
        self._questions = tuple(_Question(law, table, self._columns) for law in self.laws)
        self._contradictions = [
            table.conjunct([Literal(test, positive=True) for test in each.together]) for each in contradictions()
        ]
        self._tests = table.tests

    def encode(self, facts: Sequence[Mapping[str, FactValue]]) -> Codes:
        """Write incidents as numbers.

        Args:
            facts: the known facts of each incident.

        Returns:
            A row for each fact, a column for each incident.

        Raises:
            KeyError: a fact or value is not in the codebook.
        """
        cells = np.fromiter((self._cells[item] for known in facts for item in known.items()), np.int64)
        incidents = np.repeat(np.arange(len(facts)), np.fromiter(map(len, facts), np.intp, len(facts)))
        codes = np.full((len(self._columns), len(facts)), NONE, np.int32)
        codes[cells >> _COLUMN, incidents] = cells & ((1 << _COLUMN) - 1)
        return codes

    def answer(self, codes: Codes, assume: Mapping[str, str] | None = None) -> Answers:
        """Answer every question on every incident.

        Args:
            codes: the incidents, encoded.
            assume: outcomes that enter later questions instead of the answers, on every incident.

        Returns:
            Outcome and status of each, the same as those of `engine.chain.Chain`.
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
        codes = np.pad(codes, ((0, 0), (0, -count % WORD)), constant_values=NONE)
        nowhere: Plane = np.zeros(codes.shape[1] // WORD, np.uint64)
        known = {name: column.planes(line) for (name, column), line in zip(self._columns.items(), codes, strict=True)}
        for row, (_, found) in enumerate(self.conclude(known, assume)):
            for place, won in enumerate(found.won):
                outcome[row, spread(won | nowhere)[:count]] = place
            for name, reached in found.statuses.items():
                status[row, spread(reached | nowhere)[:count]] = STATUSES.index(name)

    def conclude(
        self, known: Mapping[str, Sequence[Plane]], assume: Mapping[str, str], asked: Container[str] | None = None
    ) -> Iterator[tuple[str, Found]]:
        """Answer questions on incidents that are there as planes.

        A plane of one word stands for incidents that are all alike, however many words the others have.

        Args:
            known: for each fact that is tested, where it has each value of `marks`.
            assume: outcomes that enter later questions instead of the answers, on every incident.
            asked: the questions, with all earlier ones on whose answers they build; None: all.

        Yields:
            Each question with its answers.
        """
        known = dict(known)
        for name, values in self._answers.items():
            known[name] = [EVERYWHERE if given else NOWHERE for given in _marked(values, assume.get(name))]
        firm = dict(known)  # without the answers that only lean
        for question in self._questions:
            if asked is not None and question.name not in asked:
                continue
            found = question.answer(known, firm)
            if question.name not in assume:
                settled = [won & ~found.contested for won in found.won]
                known[question.name] = [*settled, reduce(or_, settled)]
                firm[question.name] = [each & found.governed for each in known[question.name]]
            yield question.name, found

    def marks(self, fact: str, value: FactValue | None) -> tuple[bool, ...]:
        """Say which planes of a fact a value fills.

        Args:
            fact: the fact.
            value: its value; None: unknown.

        Returns:
            One for each value that is told apart, of a set for each value that can be in it; and lastly, whether it is
            known.
        """
        if (fact, value) not in self._marks:
            column = self._columns[fact]
            code = NONE if value is None else column.code(value)
            self._marks[fact, value] = tuple(bool(each[0]) for each in column.planes(np.full(WORD, code, np.int32)))
        return self._marks[fact, value]

    def contradicted(self, known: Mapping[str, Sequence[Plane]]) -> Plane:
        """Say which incidents have facts that cannot be true together.

        Args:
            known: as for `conclude`, of all facts.

        Returns:
            Where there are any.
        """
        passed = _Passed(self._tests, known)
        return _either([_all(passed, each) for each in self._contradictions])


@lru_cache(maxsize=8)
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


class _Column:
    """What can be known of a fact, or of the answer to a question, as numbers and as planes.

    Attributes:
        values: of a set, the values that can be in it; otherwise, in the order of their codes, those that between them
            pass every test in every way.
        is_set: whether it is a set; its code has a bit for each value.
    """

    def __init__(self, fact: Fact, laws: Iterable[Law]) -> None:
        """Choose the codes of a fact's values.

        Args:
            fact: the fact.
            laws: all law that tests it.

        Raises:
            ValueError: it is a set of too many values.
        """
        self.name, self.is_set, self.is_number = fact.id, fact.type == "set", fact.type == "integer"
        tests = [test for law in laws for test in law.kernel.tests_of(fact.id)]
        tests += [test for each in contradictions() for test in each.together if test.fact == fact.id]
        self.values = tuple(fact.values) if self.is_set else tuple(telling_values(fact, tests))
        if self.is_set and len(self.values) > _LARGEST_SET:
            raise ValueError(f"'{fact.id}' has more than {_LARGEST_SET} values")
        self._codes = {value: 1 << code if self.is_set else code for code, value in enumerate(self.values)}

    def code(self, value: FactValue) -> int:
        """Write a value as a number; KeyError: it is not a value of the fact."""
        if isinstance(value, frozenset):
            return sum(self._codes[each] for each in value)
        return bisect_right(self.values, value) - 1 if self.is_number else self._codes[value]

    def planes(self, codes: Codes) -> list[Plane]:
        """Say in which incidents the fact has, or the set holds, each value, and lastly, where it is known."""
        known = packed(codes != NONE)
        if self.is_set:
            return [*(packed(codes & code != 0) & known for code in self._codes.values()), known]
        return [*(packed(codes == code) for code in self._codes.values()), known]


class _Cells(dict[tuple[str, FactValue], int]):
    """Column and code of each fact with its value, in one number; those of numbers and sets are not kept."""

    def __init__(self, columns: Mapping[str, _Column]) -> None:
        super().__init__()
        self._columns = {name: (place << _COLUMN, column) for place, (name, column) in enumerate(columns.items())}

    def __missing__(self, item: tuple[str, FactValue]) -> int:
        name, value = item
        start, column = self._columns[name]
        cell = start | column.code(value)
        if not column.is_set and not column.is_number:
            self[item] = cell
        return cell


@dataclass(frozen=True, slots=True)
class _Test:
    """A literal as an operation on the planes of its fact.

    Attributes:
        name: the fact or question that it tests.
        places: the planes of the values that it names or that pass it.
        all_of: whether it asks for all of these values, not for one of them.
        denied: whether it asks that the fact is known and it is not so.
    """

    name: str
    places: tuple[int, ...]
    all_of: bool = False
    denied: bool = False

    def passed(self, known: Mapping[str, Sequence[Plane]]) -> Plane:
        """Say in which incidents it passes."""
        planes = known[self.name]
        held = (_both if self.all_of else _either)([planes[place] for place in self.places])
        return _both([planes[-1], ~held]) if self.denied else held


class _Table:
    """All tests, each once, whatever questions share it.

    Attributes:
        tests: the tests.
    """

    def __init__(self, columns: Mapping[str, _Column]) -> None:
        """Start without tests on facts, and answers, with these values."""
        self.tests: list[_Test] = []
        self._columns, self._places = columns, dict[Literal, int]()

    def conjunct(self, conjunct: Iterable[Literal]) -> tuple[int, ...]:
        """Give the places of a conjunct's tests, new ones included."""
        places = []
        for literal in conjunct:
            if literal not in self._places:
                self._places[literal] = len(self.tests)
                self.tests.append(self._test(literal))
            places.append(self._places[literal])
        return tuple(places)

    def _test(self, literal: Literal) -> _Test:
        column, test = self._columns[literal.fact], literal.test
        if isinstance(test, Predicate) and isinstance(test.argument, frozenset):
            named = tuple(place for place, value in enumerate(column.values) if value in test.argument)
            return _Test(literal.fact, named, test.test == "all_of", (test.test != "none_of") is not literal.positive)
        passing = tuple(place for place, value in enumerate(column.values) if literal.passes(value))
        return _Test(literal.fact, passing or (-1,), denied=not passing)


class _Passed(dict[int, Plane]):
    """Where each test passes, worked out when first asked for."""

    def __init__(self, tests: Sequence[_Test], known: Mapping[str, Sequence[Plane]]) -> None:
        super().__init__()
        self._tests, self._known = tests, known

    def __missing__(self, place: int) -> Plane:
        plane = self[place] = self._tests[place].passed(self._known)
        return plane


@dataclass(frozen=True, slots=True)
class _Binding:
    """Rulings that govern on the same factors.

    Attributes:
        side: the place of their outcome.
        reason: the factors that must hold.
        barring: the factors that must not.
        reaches: within which reaches they can govern.
    """

    side: int
    reason: tuple[int, ...]
    barring: tuple[int, ...]
    reaches: frozenset[int]


class _Question:
    """The law on one question, compiled.

    Attributes:
        name: the question's id.
        outcomes: the names of its outcomes.
    """

    def __init__(self, law: Law, table: _Table, columns: Mapping[str, _Column]) -> None:
        """Compile the law.

        Args:
            law: the law on the question.
            table: the tests of all questions, to which its own are added.
            columns: how the facts are coded.

        Raises:
            ValueError: which rulings can govern depends on a number or a set.
        """
        question, kernel = law.question, law.kernel
        self._law, self._table = law, table
        self.name, self.outcomes = question.question, tuple(kernel.favouring)
        raised_by = question.expanded(question.raised_by) if question.raised_by else ((),)
        self._raised_by = [table.conjunct(conjunct) for conjunct in raised_by]
        valid = law.factors(~0)
        self._bits = [kernel.mask([rule.id]) for rule in question.factors]
        self._factors = {
            place: [table.conjunct(conjunct) for conjunct in question.expanded(rule.when)]
            for place, (rule, bit) in enumerate(zip(question.factors, self._bits, strict=True))
            if valid & bit
        }
        self._favouring = [self._places(valid & favouring) for favouring in kernel.favouring.values()]
        self._decisive = [self._places(valid & kernel.decisive & each) for each in kernel.favouring.values()]
        self._weighing = [place for place in self._factors if law.weights[self._bits[place]]]
        ours = kernel.favouring[question.protects]
        weighing = [self._bits[place] for place in self._weighing]
        self._weights = [_units(law.weights[bit] if bit & ours else -law.weights[bit]) for bit in weighing]
        self._base, self._margin = _units(law.base), _units(question.margin)
        self._signs = [1 if outcome == question.protects else -1 for outcome in self.outcomes]
        self._reaches, self._reach_of = _reaches(law, [columns[fact] for fact in law.reach_facts])
        self._bindings = self._compiled_bindings(valid)

    def _places(self, factors: int) -> list[int]:
        return [place for place, bit in enumerate(self._bits) if factors & bit]

    def _compiled_bindings(self, valid: int) -> tuple[_Binding, ...]:
        found: dict[tuple[int, int, int], set[int]] = {}
        for index, reach in enumerate(self._reaches):
            binding = self._law.binding(reach)
            for side, outcome in enumerate(self.outcomes):
                for telling, reason, _ in binding[outcome]:
                    found.setdefault((side, telling, reason), set()).add(index)
        return tuple(
            _Binding(
                side,
                tuple(self._places(reason)),
                tuple(self._places(telling & ~reason & valid)),
                frozenset(reaches),
            )
            for (side, telling, reason), reaches in found.items()
            if not reason & ~valid
        )

    def answer(self, known: Mapping[str, Sequence[Plane]], firm: Mapping[str, Sequence[Plane]]) -> Found:
        """Answer the question.

        Args:
            known: for each fact and each earlier question, where it has each value, and where it is known.
            firm: the same, without answers that only lean.

        Returns:
            The answers.
        """
        passed, question = _Passed(self._table.tests, known), self._law.question
        raised = _either([_all(passed, conjunct) for conjunct in self._raised_by])
        may_govern = _either([known[fact][-1] for fact in question.governs_with] if question.governs else [])
        reach = self._reach_of[tuple(_codes(known[fact]) + 1 for fact in self._law.reach_facts)].reshape(-1)
        found = self._decide(self._held(passed), raised, may_govern, reach)
        # No answer is firmer than a finding on which it depends: it must stand without those that only lean.
        leaning = _either([known[name][-1] & ~firm[name][-1] for name in question.earlier])
        doubtful = raised & leaning & (found.governed | found.contested)
        if not doubtful.any():
            return found
        bare = self._decide(self._held(_Passed(self._table.tests, firm)), doubtful, may_govern, reach)
        sure = ~(doubtful & found.differs(bare))
        return Found(raised, found.won, found.governed & sure, found.contested & sure)

    def _held(self, passed: _Passed) -> list[Plane]:
        """Say where each factor holds."""
        held = [NOWHERE] * len(self._bits)
        for place, conjuncts in self._factors.items():
            held[place] = _either([_all(passed, conjunct) for conjunct in conjuncts])
        return held

    def _decide(self, held: Sequence[Plane], where: Plane, may_govern: Plane, reach: NDArray[np.intp]) -> Found:
        """Answer the question on the factors that hold, as `Law.decide` does.

        Args:
            held: where each factor holds.
            where: the incidents that count; elsewhere there is no answer.
            may_govern: where enough is known for a ruling to govern.
            reach: for each incident, the place of its reach; one for all if it is the same.

        Returns:
            The answers.
        """
        governing = self._governing(held, reach)
        first, second = (
            where & _either([plane for binding, plane in governing if binding.side == side]) for side in (0, 1)
        )
        both = first & second
        stronger = self._asked(both, [plane for _, plane in governing], held, reach)
        leaning = self._leaning(held, where & ~(first | second), reach)
        won = [first & ~second | stronger[0] | leaning[0], second & ~first | stronger[1] | leaning[1]]
        return Found(where, won, (first ^ second) & may_govern, both & may_govern)

    def _governing(self, held: Sequence[Plane], reach: NDArray[np.intp]) -> list[tuple[_Binding, Plane]]:
        """Find the rulings that govern any incident, and where they do."""
        within: dict[frozenset[int], Plane] = {}
        lacking, found = [~plane for plane in held], []
        for binding in self._bindings:
            plane = _both([held[place] for place in binding.reason] + [lacking[place] for place in binding.barring])
            if not plane.any():
                continue
            if len(binding.reaches) < len(self._reaches):
                if binding.reaches not in within:
                    member = np.isin(np.arange(len(self._reaches)), list(binding.reaches))
                    within[binding.reaches] = packed(np.resize(member[reach], max(reach.size, WORD)))
                plane = _both([plane, within[binding.reaches]])
            if plane.any():
                found.append((binding, plane))
        return found

    def _leaning(self, held: Sequence[Plane], free: Plane, reach: NDArray[np.intp]) -> list[Plane]:
        """Say where, of the incidents that no ruling governs, requirements and weights lead to each outcome."""
        speaking = [_either([held[place] for place in places]) for places in self._favouring]
        failing = [_either([held[place] for place in places]) for places in self._decisive]
        required = free & (failing[0] ^ failing[1])
        weighed = free & ~required
        heavy, close = self._weigh([held[place] for place in self._weighing])
        close = close & weighed
        exact = self._asked(close, held, held, reach)
        return [
            required & failing[side] | weighed & ~close & speaking[side] & heavy[side] | exact[side] for side in (0, 1)
        ]

    def _weigh(self, held: Sequence[Plane]) -> tuple[list[Plane], Plane]:
        """Weigh the factors, in whole units: each digit of the sums, written in twos, is a plane.

        Args:
            held: where each factor that weighs holds.

        Returns:
            Where the balance for each outcome reaches the margin, and where it is too close to it to tell.
        """
        words = max((plane.size for plane in held), default=1)
        start, most = self._base, sum(map(abs, self._weights))
        sums = [NOWHERE] * most.bit_length()
        for weight, plane in zip(self._weights, held, strict=True):
            if plane.size < words:
                start += weight if plane.any() else 0
            elif weight > 0:
                _add(sums, weight, plane)
            else:  # to take a weight away is to take it away everywhere, and to add it where the factor fails
                start += weight
                _add(sums, -weight, ~plane)
        above, below = self._margin - start, -self._margin - start
        close = _at_least(sums, above - 1) & ~_at_least(sums, above + 2)
        close = close | _at_least(sums, below - 1) & ~_at_least(sums, below + 2)
        reached = _at_least(sums, above), ~_at_least(sums, below + 1)
        return [reached[sign < 0] for sign in self._signs], close

    def _asked(
        self, where: Plane, apart: Sequence[Plane], held: Sequence[Plane], reach: NDArray[np.intp]
    ) -> tuple[Plane, Plane]:
        """Put incidents to the law itself, one of each kind.

        Args:
            where: the incidents.
            apart: planes that tell kinds of incidents apart, together with the reach.
            held: where each factor holds.
            reach: for each incident, the place of its reach; one for all if it is the same.

        Returns:
            Where, among them, each outcome is the answer.
        """
        if not where.any():
            return NOWHERE, NOWHERE
        incidents = np.flatnonzero(spread(where))
        reached = reach[incidents % reach.size]
        told = [reached.view(np.uint8).reshape(-1, reached.itemsize), np.packbits(_columns(apart, incidents), axis=0).T]
        kinds = np.concatenate(told, axis=1).view(f"V{sum(each.shape[1] for each in told)}")
        _, first, kind = np.unique(kinds, return_index=True, return_inverse=True)
        found = [self._by_law(held, incidents[place], self._reaches[reached[place]]) for place in first]
        answer = np.full(where.size * WORD, NONE, np.int8)
        answer[incidents] = np.array(found, np.int8)[kind.reshape(-1)]
        return packed(answer == 0), packed(answer == 1)

    def _by_law(self, held: Sequence[Plane], incident: np.intp, reach: Reach) -> int:
        factors = sum(itertools.compress(self._bits, _columns(held, np.array([incident]))[:, 0]))
        outcome = self._law.decide(factors, True, reach).outcome  # noqa: FBT003 - a cached function takes no names
        return NONE if outcome is None else self.outcomes.index(outcome)


def _reaches(law: Law, columns: Sequence[_Column]) -> tuple[tuple[Reach, ...], NDArray[np.intp]]:
    """Say for all values of the facts on which it depends which rulings can govern.

    Args:
        law: the law.
        columns: the facts on which it depends.

    Returns:
        All reaches; and the place of each, by the codes of the facts, plus one.

    Raises:
        ValueError: one of the facts is a number or a set.
    """
    for column in columns:
        if column.is_set or column.is_number:
            raise ValueError(f"'{column.name}' cannot decide which rulings govern '{law.question.question}'")
    places: dict[Reach, int] = {}
    values: list[tuple[FactValue | None, ...]] = [(None, *column.values) for column in columns]
    table = [
        places.setdefault(
            law.reach({each.name: value for each, value in zip(columns, chosen, strict=True) if value is not None}),
            len(places),
        )
        for chosen in itertools.product(*values)
    ]
    return tuple(places), np.array(table, np.intp).reshape([len(each) for each in values])


def _marked(values: Iterable[FactValue], value: FactValue | None) -> tuple[bool, ...]:
    marks = tuple(each == value for each in values)
    return (*marks, any(marks))


def _all(passed: _Passed, conjunct: Iterable[int]) -> Plane:
    """Say where all tests of a conjunct pass."""
    return _both([passed[test] for test in conjunct])


def _both(planes: Sequence[Plane]) -> Plane:
    """Say where all planes are; nothing is worked out where one that stands for all incidents decides it."""
    alike = reduce(and_, [plane for plane in planes if plane.size == 1], EVERYWHERE)
    apart = [plane for plane in planes if plane.size > 1]
    return reduce(and_, apart) if apart and alike[0] else alike


def _either(planes: Sequence[Plane]) -> Plane:
    """Say where any plane is; nothing is worked out where one that stands for all incidents decides it."""
    alike = reduce(or_, [plane for plane in planes if plane.size == 1], NOWHERE)
    apart = [plane for plane in planes if plane.size > 1]
    return reduce(or_, apart) if apart and not alike[0] else alike


def _codes(planes: Sequence[Plane]) -> NDArray[np.intp]:
    """Give the place of the value that a fact has in each incident; one for all if it is the same."""
    if all(plane.size == 1 and plane[0] in {EVERYWHERE[0], NOWHERE[0]} for plane in planes):
        return np.array([next((place for place, plane in enumerate(planes[:-1]) if plane[0]), NONE)])
    codes = np.full(max(plane.size for plane in planes) * WORD, NONE, np.intp)
    for place, plane in enumerate(planes[:-1]):
        if plane.any():
            codes[spread(np.resize(plane, codes.size // WORD))] = place
    return codes


def _units(weight: float) -> int:
    return round(weight / UNIT)


def _add(sums: list[Plane], weight: int, where: Plane) -> None:
    """Add a weight to sums, in some incidents."""
    carry = NOWHERE
    for place, digit in enumerate(sums):
        if weight >> place & 1:
            either = digit ^ where
            sums[place], carry = either ^ carry, digit & where | either & carry
        elif carry.size > 1 or carry[0]:
            sums[place], carry = digit ^ carry, digit & carry
        if not weight >> place + 1 and not carry.any():
            return


def _at_least(sums: Sequence[Plane], least: int) -> Plane:
    """Say where sums are at least so much."""
    if least <= 0:
        return EVERYWHERE
    if least >> len(sums):
        return NOWHERE
    reached = EVERYWHERE
    for place, digit in enumerate(sums):
        reached = digit & reached if least >> place & 1 else digit | reached
    return reached


def packed(where: NDArray[np.bool_]) -> Plane:
    """Write what is so of each incident as a plane.

    Args:
        where: whether it is so, for a multiple of 64 incidents.

    Returns:
        The plane; a row for each row.
    """
    return np.packbits(where, axis=-1).view(np.uint64)


def spread(plane: Plane) -> NDArray[np.bool_]:
    """Read a plane.

    Args:
        plane: the plane, or rows of planes.

    Returns:
        Whether it is so, of each incident.
    """
    return np.unpackbits(plane.view(np.uint8), axis=-1).view(np.bool_)


def _columns(planes: Sequence[Plane], incidents: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Read what planes say of some incidents: a row for each plane, a column for each incident."""
    place, bit = incidents >> 3, (incidents & 7).astype(np.uint8)
    read = [plane.view(np.uint8)[place if plane.size > 1 else place & 7] for plane in planes]
    return (np.array(read) << bit & 0x80).astype(np.bool_)
