"""Batch: many incidents answered at once, each as the chain answers it.

The factor index keeps all tests of one incident in one number. Here that is turned on its side: a bit vector holds one
test, one factor or one answer for all incidents, a bit for each. What the steps are is compiled from the law; no rule,
weight or threshold stands here.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from privesfeer.cases.fact import FactValue
from privesfeer.engine.arrays import Codes, Small, np
from privesfeer.engine.doctrine.law import Law
from privesfeer.engine.doctrine.result import Result, Status
from privesfeer.engine.search.bitset import Plane, but_not, full, spread
from privesfeer.engine.search.column import NONE, Column, Known
from privesfeer.engine.search.decision import Found, decision
from privesfeer.engine.search.encoding import Alike, bit_encoding

STATUSES: tuple[Status, ...] = get_args(Status)
_CHUNK = 32_768
_KEPT = 64


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """The answers to all questions on many incidents.

    Attributes:
        outcomes: the questions in the order in which they were answered, each with the names of its outcomes.
        outcome: a row for each question, a column for each incident: the place of the outcome; `NONE`: there is none.
        status: likewise the place of the status in `STATUSES`; `NONE`: the question is not raised.
    """

    outcomes: Mapping[str, tuple[str, ...]]
    outcome: Small
    status: Small

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
        bit_encoding: how facts and conditions are written.
        settings: the facts by which it is told which rulings can govern.
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
        self.bit_encoding = bit_encoding(tuple(law.factor_index for law in self.laws))
        self._questions = tuple(decision(law, self.bit_encoding) for law in self.laws)
        self.settings = frozenset().union(*(law.settings for law in self.laws)) & self.bit_encoding.columns.keys()

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take what was kept of it, so that it is not compiled again."""
        self.__dict__.update(state)
        _compiled[self.laws] = self

    def encode(self, facts: Sequence[Mapping[str, FactValue]]) -> Codes:
        """Write incidents as numbers.

        Args:
            facts: the known facts of each incident.

        Returns:
            A row for each fact, a column for each incident.

        Raises:
            KeyError: a fact or value is not in the codebook.
        """
        return self.bit_encoding.encode(facts)

    def answer(self, codes: Codes, assume: Mapping[str, str] | None = None) -> Answers:
        """Answer every question on every incident.

        Args:
            codes: the incidents, encoded.
            assume: outcomes that enter later questions instead of the answers, on every incident.

        Returns:
            Outcome and status of each, the same as those of `privesfeer.engine.doctrine.answer_chain.AnswerChain`.
        """
        count = codes.shape[1]
        outcome = np.full((len(self.laws), count), NONE, np.int8)
        status = outcome.copy()
        for start in range(0, count, self._chunk):
            part = slice(start, start + self._chunk)
            self._answer(codes[:, part], assume or {}, outcome[:, part], status[:, part])
        return Answers({each.name: each.outcomes for each in self._questions}, outcome, status)

    def _answer(self, codes: Codes, assume: Mapping[str, str], outcome: Small, status: Small) -> None:
        """Answer every question on a chunk of incidents, into the arrays given."""
        count = codes.shape[1]
        columns = zip(self.bit_encoding.columns.items(), codes, strict=True)
        known = {name: column.vectors(line) for (name, column), line in columns}
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
        alike: Alike | None = None,
    ) -> Iterator[tuple[str, Found]]:
        """Answer questions on incidents that are there as bit vectors.

        Args:
            known: of each fact that is tested, the bit vectors of its column; of those on which all tests are worked
                out in `alike`, only where they are among `settings`.
            whole: the bit vector of all incidents.
            assume: outcomes that enter later questions instead of the answers, on every incident.
            asked: the questions, with all earlier ones on whose answers they build; None: all.
            alike: what is the same in all incidents; None: that is not known.

        Yields:
            Each question with its answers.
        """
        answers = self.bit_encoding.answers.items()
        known = {**known, **{name: _marked(column, assume.get(name), whole) for name, column in answers}}
        firm, sure = (
            dict(known),
            dict(known),
        )  # without the answers that only lean, and without those that are not required
        passed = self.bit_encoding.passed(known, whole, alike)  # an answer is tested by later questions only
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
            whole: the bit vector of all incidents.

        Returns:
            The answer; it names no factors.
        """
        outcome, status = (result.outcome, result.status) if result else (None, None)
        ours, theirs = (whole if outcome == each else 0 for each in self._outcomes(name))
        required, governed, contested = (
            whole if status == each else 0 for each in ("required", "governed", "contested")
        )
        return Found(whole if result else 0, (ours, theirs), required, governed, contested, {})

    def _outcomes(self, name: str) -> tuple[str, ...]:
        return next(question.outcomes for question in self._questions if question.name == name)


_compiled: dict[tuple[Law, ...], Batch] = {}


def compiled(laws: tuple[Law, ...]) -> Batch:
    """Compile the law of one moment, once.

    Args:
        laws: the law on each question, a question after those on whose answers it builds.

    Raises:
        ValueError: as for `Batch`.
    """
    found = _compiled.get(laws)
    if found is None:
        found = _compiled[laws] = Batch(laws)
        while len(_compiled) > _KEPT:
            _compiled.pop(next(iter(_compiled)), None)  # the oldest
    return found


def _marked(column: Column, value: FactValue | None, whole: Plane) -> list[Plane]:
    return [whole if mark else 0 for mark in column.marks(value)]
