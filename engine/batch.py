"""Batch: many incidents answered at once, each as the chain answers it.

The kernel keeps all tests of one incident in one number. Here that is turned on its side: a plane holds one test, one
factor or one answer for all incidents, a bit for each, so that every step of the reasoning is one operation on words of
64 incidents. What the steps are is compiled from the law; no rule, weight or threshold stands here.
"""

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from cases.codebook import Fact, FactValue, codebook
from cases.predicate import Predicate
from engine.law import Law, Reach, Status
from rules.condition import Conjunct, Literal, telling_values

Plane = NDArray[np.uint64]
Codes = NDArray[np.int32]

STATUSES: tuple[Status, ...] = get_args(Status)
NONE = -1  # no outcome; not raised; unknown
_WORD = 64
_CHUNK = 512 * _WORD
_LARGEST_SET = 31  # values that fit the code of a set
_COLUMN = 32  # above this bit of a cell stands its column, below it its code
_CLOSE = 1e-4  # sums this close to the margin are left to the law; single precision is many times closer


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
        answers = {question.id: _Column(codebook().variable(question.id), ()) for question in codebook().questions}
        self._answers = {name: column.values for name, column in answers.items()}
        table = _Table({**self._columns, **answers})
        self._questions = tuple(_Question(law, table, self._columns) for law in self.laws)

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
        codes = np.pad(codes, ((0, 0), (0, -count % _WORD)), constant_values=NONE)
        nowhere: Plane = np.zeros(codes.shape[1] // _WORD, np.uint64)
        known = {name: column.planes(line) for (name, column), line in zip(self._columns.items(), codes, strict=True)}
        for name, values in self._answers.items():
            given = [~nowhere if assume.get(name) == value else nowhere for value in values]
            known[name] = [*given, reduce(or_, given)]
        firm = dict(known)  # without the answers that only lean
        for row, question in enumerate(self._questions):
            raised, found = question.answer(codes, known, firm)
            if question.name not in assume:
                settled = [raised & won & ~found.contested for won in found.won]
                known[question.name] = [*settled, reduce(or_, settled)]
                firm[question.name] = [each & found.governed for each in known[question.name]]
            for place, won in enumerate(found.won):
                outcome[row, _spread(raised & won)[:count]] = place
            for name, reached in found.statuses.items():
                status[row, _spread(raised & reached)[:count]] = STATUSES.index(name)


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
        known = _packed(codes != NONE)
        if self.is_set:
            return [*(_packed(codes & code != 0) & known for code in self._codes.values()), known]
        return [*(_packed(codes == code) for code in self._codes.values()), known]


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
        held: Plane = reduce(and_ if self.all_of else or_, [planes[place] for place in self.places])
        return planes[-1] & ~held if self.denied else held


class _Table:
    """All tests, each once, whatever questions share it.

    Attributes:
        tests: the tests.
    """

    def __init__(self, columns: Mapping[str, _Column]) -> None:
        """Start without tests on facts, and answers, with these values."""
        self.tests: list[_Test] = []
        self._columns, self._places = columns, dict[Literal, int]()

    def conjunct(self, conjunct: Conjunct) -> tuple[int, ...]:
        """Give the places of a conjunct's tests, new ones included."""
        for literal in conjunct:
            if literal not in self._places:
                self._places[literal] = len(self.tests)
                self.tests.append(self._test(literal))
        return tuple(self._places[literal] for literal in conjunct)

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
class _Found:
    """The answers to a question.

    Attributes:
        won: where each outcome is the answer.
        governed: where rulings govern for one outcome.
        contested: where rulings govern for both.
    """

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
            "undetermined": ~(won | firm),
        }

    def differs(self, other: "_Found") -> Plane:
        """Say where outcome or status differ."""
        ours, theirs = (*self.won, self.governed, self.contested), (*other.won, other.governed, other.contested)
        differing: Plane = reduce(or_, [one ^ another for one, another in zip(ours, theirs, strict=True)])
        return differing


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
        signed = [law.weights[bit] if bit & ours else -law.weights[bit] for bit in weighing]
        self._weights = np.array(signed, np.float32)
        self._signs = [1 if outcome == question.protects else -1 for outcome in self.outcomes]
        self._codes_at = [tuple(columns).index(fact) for fact in law.reach_facts]
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

    def answer(
        self, codes: Codes, known: Mapping[str, Sequence[Plane]], firm: Mapping[str, Sequence[Plane]]
    ) -> tuple[Plane, _Found]:
        """Answer the question.

        Args:
            codes: the incidents, encoded.
            known: for each fact and each earlier question, where it has each value, and where it is known.
            firm: the same, without answers that only lean.

        Returns:
            Where the question is raised, and the answers; those where it is not raised mean nothing.
        """
        passed, question = _Passed(self._table.tests, known), self._law.question
        nowhere = np.zeros_like(known[self.name][-1])
        raised: Plane = reduce(or_, [_all(passed, conjunct, nowhere) for conjunct in self._raised_by])
        may_govern: Plane = nowhere
        if question.governs:
            may_govern = reduce(or_, [known[fact][-1] for fact in question.governs_with])
        reach = np.zeros(codes.shape[1], np.intp) + self._reach_of[tuple(codes[place] + 1 for place in self._codes_at)]
        found = self._decide(self._held(passed, nowhere), raised, may_govern, reach)
        # No answer is firmer than a finding on which it depends: it must stand without those that only lean.
        leaning: Plane = reduce(or_, [known[name][-1] & ~firm[name][-1] for name in question.earlier], nowhere)
        doubtful = raised & leaning & (found.governed | found.contested)
        if not doubtful.any():
            return raised, found
        bare = self._decide(self._held(_Passed(self._table.tests, firm), nowhere), doubtful, may_govern, reach)
        sure = ~(doubtful & found.differs(bare))
        return raised, _Found(found.won, found.governed & sure, found.contested & sure)

    def _held(self, passed: _Passed, nowhere: Plane) -> Plane:
        """Say where each factor holds; a row for each."""
        held = np.zeros((len(self._bits), *nowhere.shape), np.uint64)
        for place, conjuncts in self._factors.items():
            held[place] = reduce(or_, [_all(passed, conjunct, nowhere) for conjunct in conjuncts])
        return held

    def _decide(self, held: Plane, where: Plane, may_govern: Plane, reach: NDArray[np.intp]) -> _Found:
        """Answer the question on the factors that hold, as `Law.decide` does.

        Args:
            held: where each factor holds, a row for each.
            where: the incidents that count; elsewhere the answers mean nothing.
            may_govern: where enough is known for a ruling to govern.
            reach: for each incident, the place of its reach.

        Returns:
            The answers.
        """
        nowhere = np.zeros_like(where)
        governing = self._governing(held, reach)
        first, second = (
            reduce(or_, [plane for binding, plane in governing if binding.side == side], nowhere) for side in (0, 1)
        )
        both = where & first & second
        stronger = self._asked(both, [plane for _, plane in governing], held, reach)
        leaning = self._leaning(held, where & ~(first | second), reach)
        won = [first & ~second | stronger[0] | leaning[0], second & ~first | stronger[1] | leaning[1]]
        return _Found(won, (first ^ second) & may_govern, both & may_govern)

    def _governing(self, held: Plane, reach: NDArray[np.intp]) -> list[tuple[_Binding, Plane]]:
        """Find the rulings that govern any incident, and where they do."""
        within: dict[frozenset[int], Plane] = {}
        lacking, found = ~held, []
        for binding in self._bindings:
            plane: Plane = reduce(and_, [held[place] for place in binding.reason])
            if not plane.any():
                continue
            if len(binding.reaches) < len(self._reaches):
                if binding.reaches not in within:
                    member = np.isin(np.arange(len(self._reaches)), list(binding.reaches))
                    within[binding.reaches] = _packed(member[reach])
                plane = plane & within[binding.reaches]
            plane = reduce(and_, [lacking[place] for place in binding.barring], plane)
            if plane.any():
                found.append((binding, plane))
        return found

    def _leaning(self, held: Plane, free: Plane, reach: NDArray[np.intp]) -> list[Plane]:
        """Say where, of the incidents that no ruling governs, requirements and weights lead to each outcome."""
        nowhere = np.zeros_like(free)
        speaking = [reduce(or_, [held[place] for place in places], nowhere) for places in self._favouring]
        failing = [reduce(or_, [held[place] for place in places], nowhere) for places in self._decisive]
        required = free & (failing[0] ^ failing[1])
        weighed, margin = free & ~required, self._law.question.margin
        bits = np.unpackbits(held[self._weighing].view(np.uint8), axis=1)
        balance = self._law.base + self._weights @ bits.astype(np.float32)
        close = weighed & _packed(np.abs(np.abs(balance) - margin) < _CLOSE)
        exact = self._asked(close, held, held, reach)
        return [
            required & failing[side]
            | weighed & ~close & speaking[side] & _packed(sign * balance >= margin)
            | exact[side]
            for side, sign in enumerate(self._signs)
        ]

    def _asked(
        self, where: Plane, apart: Sequence[Plane] | Plane, held: Plane, reach: NDArray[np.intp]
    ) -> tuple[Plane, Plane]:
        """Put incidents to the law itself, one of each kind; they are few.

        Args:
            where: the incidents.
            apart: planes that tell kinds of incidents apart, together with the reach.
            held: where each factor holds, a row for each.
            reach: for each incident, the place of its reach.

        Returns:
            Where, among them, each outcome is the answer.
        """
        if not where.any():
            return where, where
        incidents = np.flatnonzero(_spread(where))
        packed = np.packbits(_columns(np.array(apart), incidents), axis=0)
        kinds = zip(map(bytes, packed.T), reach[incidents].tolist(), strict=True)
        answer = np.full(reach.size, NONE, np.int8)
        found: dict[tuple[bytes, int], int] = {}
        for incident, kind in zip(incidents.tolist(), kinds, strict=True):
            if kind not in found:
                found[kind] = self._by_law(held, incident, self._reaches[kind[1]])
            answer[incident] = found[kind]
        return _packed(answer == 0), _packed(answer == 1)

    def _by_law(self, held: Plane, incident: int, reach: Reach) -> int:
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


def _all(passed: _Passed, conjunct: Iterable[int], nowhere: Plane) -> Plane:
    """Say where all tests of a conjunct pass."""
    planes = [passed[test] for test in conjunct]
    return reduce(and_, planes) if planes else ~nowhere


def _packed(where: NDArray[np.bool_]) -> Plane:
    """Write what is so of each incident as a plane."""
    return np.packbits(where).view(np.uint64)


def _spread(plane: Plane) -> NDArray[np.bool_]:
    """Read a plane."""
    return np.unpackbits(plane.view(np.uint8)).view(np.bool_)


def _columns(planes: Plane, incidents: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Read what planes say of some incidents: a row for each plane, a column for each incident."""
    return (planes.view(np.uint8)[:, incidents >> 3] << (incidents & 7).astype(np.uint8) & 0x80).astype(np.bool_)
