"""Reading: a text is searched for words that suggest facts, each with the passage in which they stand.

The browser takes the same steps over the same table (api/web/static/read.js), so that no text has to leave it; a test
holds both to the same suggestions. Both go once through the text, a sentence at a time, and use no pattern that could
take longer than that.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.letters import TOKEN, folded
from privesfeer.cases.terms import TermTable, Value, stem

MOST = 3  # passages that are told of each fact and value
_LONGEST_WORD = 40
_LONGEST_SENTENCE = 60  # words
_WIDEST_GAP = 80  # UTF-16 units, as a browser counts
_ENDS = re.compile(r"[.!?;][^.!?;]|\n[^\n]*\n")  # no point in a number or a shortened word
_CLAUSE = re.compile("[,():\N{EN DASH}\N{EM DASH}]")
_BEFORE, _AFTER = 5, 3  # how many words away a word can deny


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a text suggests something.

    Attributes:
        text: the sentence, as it stands there.
        marks: where in it the words stand that suggest it, each from its first letter to behind its last.
    """

    text: str
    marks: tuple[tuple[int, int], ...]

    @property
    def term(self) -> str:
        """The words that suggest it."""
        return " … ".join(self.text[start:end] for start, end in self.marks)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a text suggests, for a person to confirm or refuse.

    Attributes:
        fact: the fact.
        value: its value; of a set one of them.
        passages: the first places.
        count: in how many sentences it is suggested.
    """

    fact: str
    value: Value
    passages: tuple[Passage, ...]
    count: int


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    folded: str


def language(text: str, tables: Mapping[str, TermTable], usual: str) -> str:
    """Say in which language a text is.

    Args:
        tables: the terms by language.
        usual: the language where the text does not tell.

    Returns:
        The language most of whose commonest words it has.
    """
    counts = dict.fromkeys(tables, 0)
    common = {lang: frozenset(table.common) for lang, table in tables.items()}
    for found in TOKEN.finditer(text):
        word = folded(found[0])
        for lang in counts:
            counts[lang] += word in common[lang]
    return max(tables, key=lambda lang: (counts[lang], lang == usual))


class Reader:
    """Reads texts in one language."""

    def __init__(self, table: TermTable) -> None:
        """Take the terms."""
        self._table = table
        self._starting = grouped((slots[0], number) for number, slots in enumerate(table.phrases))
        self._terms = grouped((phrases[0], number) for number, (_, _, phrases) in enumerate(table.terms))
        self._before, self._after = frozenset(table.before), frozenset(table.after)
        self._slots = lru_cache(maxsize=10_000)(self._filled)

    def read(self, text: str) -> tuple[Suggestion, ...]:
        """Search a text.

        Returns:
            What it suggests, in the order of the terms.
        """
        found: dict[tuple[str, Value], list[Passage]] = {}
        counts: dict[tuple[str, Value], int] = {}
        for sentence in _sentences(text):
            first = sentence[0].start
            for key, places in self._suggested(sentence, text).items():
                counts[key] = counts.get(key, 0) + 1
                passages = found.setdefault(key, [])
                if len(passages) < MOST:
                    marks = ((sentence[a].start - first, sentence[b - 1].end - first) for a, b in sorted(places))
                    passages.append(Passage(text[first : sentence[-1].end], tuple(marks)))
        order = dict.fromkeys((fact, value) for fact, value, _ in self._table.terms)
        return tuple(Suggestion(*key, tuple(found[key]), counts[key]) for key in order if key in found)

    def _suggested(self, words: list[_Word], text: str) -> dict[tuple[str, Value], set[tuple[int, int]]]:
        """Give what a sentence suggests, with where the phrases of the first term stand."""
        slots = [self._slots(word.folded) for word in words]
        places: dict[int, tuple[int, int]] = {}
        denying = self._denying(words)
        for start in range(len(words)):
            for slot in slots[start]:
                for number in self._starting.get(slot, ()):
                    phrase = self._table.phrases[number]
                    end = start + len(phrase)
                    if number in places or end > len(words):
                        continue
                    if all(phrase[at] in slots[start + at] for at in range(1, len(phrase))) and not _denied(
                        words, text, start, end, denying
                    ):
                        places[number] = (start, end)
        terms = sorted(term for number in places for term in self._terms.get(number, ()))
        found: dict[tuple[str, Value], set[tuple[int, int]]] = {}
        for term in terms:
            fact, value, phrases = self._table.terms[term]
            if all(each in places for each in phrases):
                found.setdefault((fact, value), {places[each] for each in phrases})
        return found

    def _denying(self, words: list[_Word]) -> tuple[set[int], set[int]]:
        """Give the places of words that deny what follows them, and of those that deny what they follow."""
        harmless = {
            at
            for at in range(len(words))
            for phrase in self._table.harmless
            if tuple(word.folded for word in words[at : at + len(phrase)]) == phrase
        }
        places = [at for at in range(len(words)) if at not in harmless]
        return (
            {at for at in places if words[at].folded in self._before},
            {at for at in places if words[at].folded in self._after},
        )

    def _filled(self, word: str) -> tuple[int, ...]:
        """Give the slots that a word fills."""
        if not word:
            return ()
        root = stem(self._table.stemmer, word)
        return tuple(
            sorted(
                {
                    *self._table.stems.get(root, ()),
                    *(slot for part, slot in self._table.prefix if word.startswith(part)),
                    *(slot for part, slot in self._table.suffix if root.endswith(part)),
                    *(slot for part, slot in self._table.infix if part in word),
                }
            )
        )


def _sentences(text: str) -> Iterator[list[_Word]]:
    """Cut a text into sentences, none of them long."""
    words: list[_Word] = []
    end = 0
    for found in TOKEN.finditer(text):
        long = found.end() - found.start() > _LONGEST_WORD
        if words and (long or len(words) == _LONGEST_SENTENCE or _parted(text[end : found.start()])):
            yield words
            words = []
        end = found.end()
        if not long:
            words.append(_Word(found.start(), end, folded(found[0])))
    if words:
        yield words


def _parted(gap: str) -> bool:
    return _ENDS.search(gap) is not None or len(gap.encode("utf-16-le", "replace")) > 2 * _WIDEST_GAP


def _denied(words: list[_Word], text: str, start: int, end: int, denying: tuple[set[int], set[int]]) -> bool:
    """Say whether a word near a phrase denies it; a comma or the like keeps it from doing so."""
    before, after = denying
    for at in range(start - 1, max(-1, start - 1 - _BEFORE), -1):
        if _CLAUSE.search(text[words[at].end : words[at + 1].start]):
            break
        if at in before:
            return True
    for at in range(end, min(len(words), end + _AFTER)):
        if _CLAUSE.search(text[words[at - 1].end : words[at].start]):
            break
        if at in after:
            return True
    return False
