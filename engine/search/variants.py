"""Variants: sets of steps from some facts, all tried at once."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from privesfeer.cases.fact import FactValue
from privesfeer.engine.arrays import Bits, Places, Words, np
from privesfeer.engine.doctrine.answer_chain import AnswerChain
from privesfeer.engine.doctrine.bits import members
from privesfeer.engine.search.batch import compiled
from privesfeer.engine.search.bitset import Plane, full, outside, spread
from privesfeer.engine.search.change import Steps
from privesfeer.engine.search.column import Column
from privesfeer.engine.search.decision import Found

_WORD = 64
_CHUNK = 4096  # words of sets that are answered in one go

Grid = Bits
"""Of each two steps, whether something is so."""
Sets = Places
"""A row for each set: the places of its steps, ascending; the number of steps where there is none."""


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """Sets of up to three steps, 64 in a word: those of a word share all steps but the last.

    Attributes:
        first: for each word, the place of the first step; the number of steps where there is none.
        second: likewise of the second.
        word: which 64 steps come last.
        valid: which of these are meant.
        count: the number of steps.
    """

    first: Places
    second: Places
    word: Places
    valid: Words
    count: int

    def parts(self) -> "Iterator[Field]":
        """Cut it into parts that are answered in one go."""
        for start in range(0, self.word.size, _CHUNK):
            part = slice(start, start + _CHUNK)
            yield Field(self.first[part], self.second[part], self.word[part], self.valid[part], self.count)

    @property
    def whole(self) -> Plane:
        """The bit vector of all its sets, also of those that are not meant."""
        return full(self.word.size * _WORD)

    def sets(self, where: Plane) -> Sets:
        """Give the sets of a bit vector that are meant."""
        found = np.flatnonzero(spread(where & _vector(self.valid), self.valid.size * _WORD))
        word = found // _WORD
        return np.stack([self.first[word], self.second[word], self.word[word] * _WORD + found % _WORD], axis=1)


def words(steps: Bits) -> Words:
    """Write steps as words.

    Args:
        steps: a row for each set, a column for each step.

    Returns:
        A row for each row.
    """
    rows, count = steps.shape
    padded = np.zeros((rows, count + -count % _WORD), np.bool_)
    padded[:, :count] = steps
    return np.packbits(padded, axis=-1, bitorder="little").view(np.uint64)


class _Levers:
    """How steps fill the bit vectors of a fact that are not filled as it is, and empty those that are."""

    def __init__(self, column: Column, steps: Steps, places: Mapping[int, int]) -> None:
        self._now: tuple[bool, ...] = column.marks(steps.facts.get(column.name))
        turned = np.zeros((len(self._now), len(places) + 1), np.bool_)
        for bit in members(steps.of([column.name])):
            step, place = steps.by_bit[bit], places[bit]
            if step.kind == "is":
                turned[:, place] = np.not_equal(column.marks(step.value), self._now)
            else:
                turned[column.values.index(step.value), place] = True
                turned[-1, place] = not self._now[-1]
        self._turned = [bool(each.any()) for each in turned]
        self._whole = np.where(turned, ~np.uint64(0), np.uint64(0))
        self._words = words(turned[:, :-1])

    def vectors(self, field: Field) -> list[Plane]:
        """Give the bit vectors of the fact after each set of steps."""
        whole, vectors = field.whole, []
        for place, (filled, turned) in enumerate(zip(self._now, self._turned, strict=True)):
            vector = 0
            if turned:
                each = self._whole[place]
                vector = _vector(each[field.first] | each[field.second] | self._words[place][field.word])
            vectors.append(outside(vector, whole) if filled else vector)
        return vectors


@dataclass(frozen=True, slots=True)
class Tried:
    """Sets of steps with the answers that they bring.

    Attributes:
        field: the sets.
        coherent: those after which the facts can be true together.
        found: the answers, by question.
    """

    field: Field
    coherent: Plane
    found: Mapping[str, Found]


class StepSets:
    """All steps from some facts, and what sets of them bring on some questions.

    Attributes:
        chain: the answers on the facts as they are.
        facts: the facts as they are.
        order: the questions, and all earlier ones on whose answers they build, in the order in which they are answered.
        steps: the steps.
        places: the place of each step, by its bit.
        beside: of two steps, the earlier one first, whether both can be taken.
        within: of two steps, whether the second is the first, or a shorter one in the same direction.
    """

    def __init__(
        self,
        chain: AnswerChain,
        facts: Mapping[str, FactValue],
        questions: Iterable[str],
        among: Container[str] | None = None,
    ) -> None:
        """Lay out the steps.

        Args:
            chain: the answers on the facts as they are.
            facts: the known facts.
            among: the facts that are changed; None: all.
        """
        self.chain, self.facts = chain, facts
        self.order = chain.closure(questions)
        laws = [chain.links[name].law for name in self.order]
        self._batch = compiled(tuple(link.law for link in chain.links.values()))
        codebook = self._batch.bit_encoding.codebook
        self.steps = Steps(codebook, laws, facts, among)
        self.places = {bit: place for place, bit in enumerate(self.steps.by_bit)}
        self.beside = np.triu(~self._grid(self.steps.alone.values()), 1)
        self.within = self._grid(step.within for step in self.steps.by_bit.values())
        tested = {fact for law in laws for fact in law.inputs} - {each.id for each in codebook.questions}
        tested |= codebook.contradictions.excluded.keys()
        columns = self._batch.bit_encoding.columns
        self._levers = {fact: _Levers(columns[fact], self.steps, self.places) for fact in sorted(tested)}

    def _grid(self, masks: Iterable[int]) -> Grid:
        """Write a set of steps for each step as a grid."""
        count = len(self.places)
        grid = np.zeros((count, count), np.bool_)
        for row, mask in enumerate(masks):
            grid[row, [self.places[bit] for bit in members(mask)]] = True
        return grid

    def field(self, first: Places, second: Places, last: Words) -> Field:
        """Lay out sets of steps.

        Args:
            first: the place of the first step; the number of steps where there is none.
            second: likewise of the second.
            last: the last steps, a row for each first and second.

        Returns:
            The sets.
        """
        row, word = np.nonzero(last)
        return Field(first[row], second[row], word, last[row, word], len(self.places))

    def tried(self, field: Field) -> Iterator[Tried]:
        """Answer the questions after each set of steps.

        Args:
            field: the sets.

        Yields:
            Parts of the sets, with the answers.
        """
        for part in field.parts():
            known = {fact: levers.vectors(part) for fact, levers in self._levers.items()}
            coherent = outside(self._batch.bit_encoding.contradicted(known, part.whole), part.whole)
            found = self._batch.conclude(known, part.whole, self.chain.assume, self.order)
            yield Tried(part, coherent, dict(found))

    @cached_property
    def singles(self) -> tuple[Tried, ...]:
        """All sets of one step, answered."""
        count = len(self.places)
        none = np.array([count])
        return tuple(self.tried(self.field(none, none, words(np.ones((1, count), np.bool_)))))

    @cached_property
    def pairs(self) -> tuple[Tried, ...]:
        """All sets of one step or two, answered."""
        count = len(self.places)
        allowed = np.concatenate([self.beside, np.ones((1, count), np.bool_)])
        return tuple(self.tried(self.field(np.full(count + 1, count), np.arange(count + 1), words(allowed))))


def _vector(words: Words) -> Plane:
    return int.from_bytes(words.tobytes(), "little")
