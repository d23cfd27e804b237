"""Terms: the words that suggest a value of a fact, by language, as data beside the codebook.

A term is a few words that follow one another, each matched by its stem. ``*`` behind a word stands for any letters, as
before it, where the end is matched by its stem; ``|`` between words means one of them, and ``&`` that what stands on
either side occurs in the same sentence::

    measure:
      summary_dismissal: {nl: [op staande voet], en: [summarily dismiss, summary dismissal]}
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, ValidationInfo, model_validator

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.letters import folded
from privesfeer.cases.commons.text import Record
from privesfeer.cases.fit import fit

Value = bool | str
Suggestible = tuple[str, Value]  # a fact and its value, or one of the values of a set
_Written = tuple[str, ...] | dict[str, tuple[str, ...]]  # in every language alike, or by language
TYPES = frozenset({"boolean", "enum", "ordered", "set"})


class Speech(Record):
    """What there is to know of a language in which texts are read.

    Attributes:
        stemmer: the name of its Snowball stemmer.
        common: its commonest words, by which a text is known to be in it.
        before: the words that deny what follows them.
        after: the words that deny what they follow.
        harmless: phrases whose first word, though it is among those, denies nothing of what stands around it.
    """

    stemmer: str
    common: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    harmless: tuple[str, ...]


class Terms(Record):
    """The terms of all facts.

    They are read beside a codebook (``context`` of ``model_validate``).

    Attributes:
        languages: those in which texts are read, by code.
        facts: the terms by fact and value.

    Raises:
        pydantic.ValidationError: a fact, a value or a language is not known, or a term cannot be taken.
    """

    languages: dict[str, Speech] = Field(min_length=1)
    facts: dict[str, dict[Value, _Written]]

    @classmethod
    def load(cls, folder: Path, codebook: Codebook) -> "Terms":
        """Read the terms from their folder.

        Args:
            folder: holds papers/terms.yaml.

        Raises:
            ValueError: the file is not valid.
            OSError: it cannot be read.
        """
        # In a folder of their own: what lies beside the codebook belongs to the version of the casebook, and no verdict
        # rests on these.
        read: Terms = fit(cls, folder / "papers" / "terms.yaml", codebook)
        return read

    @model_validator(mode="after")
    def _in_codebook(self, info: ValidationInfo) -> Self:
        if not isinstance(info.context, Codebook):
            raise ValueError("terms are read beside a codebook")  # noqa: TRY004 - pydantic reports ValueError only
        for name, values in self.facts.items():
            if name not in info.context.fact_ids:
                raise ValueError(f"no fact '{name}'")
            fact = info.context.fact(name)
            known: Collection[Value] = (True, False) if fact.type == "boolean" else fact.values
            if fact.assessment:
                raise ValueError(f"fact '{name}' is a valuation: no word in a text makes it")
            if fact.type not in TYPES or not set(values) <= set(known):
                raise ValueError(f"fact '{name}' has other values than {', '.join(map(str, values))}")
            for written in values.values():
                if isinstance(written, dict) and not set(written) <= set(self.languages):
                    raise ValueError(f"terms of '{name}' in a language that is not read")
        return self

    @property
    def all(self) -> frozenset[Suggestible]:
        """Every fact and value that has terms."""
        return frozenset((name, value) for name, values in self.facts.items() for value in values)

    def table(self, lang: str, only: Collection[Suggestible]) -> "TermTable":
        """Give the terms of a language as a text is searched with them.

        Args:
            only: the facts and values that may be suggested.

        Raises:
            ValueError: a term cannot be taken.
        """
        made = _Made(self.languages[lang])
        for name, values in self.facts.items():
            for value, written in values.items():
                if (name, value) in only:
                    for term in written if isinstance(written, tuple) else written.get(lang, ()):
                        made.add(name, value, term)
        return made.table()


Kind = Literal["prefix", "suffix", "infix"]


@dataclass(frozen=True, slots=True)
class TermTable:
    """The terms of one language, ready to search with: plain lists and numbers, the same here and in the browser.

    A slot is a place in a phrase that any of some words can fill; phrases and terms name slots and phrases by number.

    Attributes:
        stemmer: the name of the Snowball stemmer.
        common: the commonest words.
        before: the words that deny what follows them.
        after: the words that deny what they follow.
        harmless: phrases that deny nothing, word by word.
        stems: the slots that a stem fills.
        prefix: beginnings of words, each with the slot that such a word fills.
        suffix: ends of stems, likewise.
        infix: parts of words, likewise.
        phrases: the slots of each phrase.
        terms: fact, value and phrases of each term, in the order of the file.
    """

    stemmer: str
    common: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    harmless: tuple[tuple[str, ...], ...]
    stems: Mapping[str, tuple[int, ...]]
    prefix: tuple[tuple[str, int], ...]
    suffix: tuple[tuple[str, int], ...]
    infix: tuple[tuple[str, int], ...]
    phrases: tuple[tuple[int, ...], ...]
    terms: tuple[tuple[str, Value, tuple[int, ...]], ...]

    @property
    def plain(self) -> dict[str, Any]:
        """The table as JSON values."""
        return {name: getattr(self, name) for name in self.__slots__}


class _Made:
    """A table in the making."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._slots: dict[str, int] = {}
        self._stems: dict[str, list[int]] = {}
        self._parts: dict[Kind, list[tuple[str, int]]] = {"prefix": [], "suffix": [], "infix": []}
        self._phrases: dict[tuple[int, ...], int] = {}
        self._terms: list[tuple[str, Value, tuple[int, ...]]] = []

    def add(self, name: str, value: Value, term: str) -> None:
        phrases = (tuple(self._slot(word) for word in part.split()) for part in term.split("&"))
        self._terms.append((name, value, tuple(self._phrase(phrase, term) for phrase in phrases)))

    def _phrase(self, slots: tuple[int, ...], term: str) -> int:
        if not slots:
            raise ValueError(f"the term '{term}' has an empty part")
        return self._phrases.setdefault(slots, len(self._phrases))

    def _slot(self, word: str) -> int:
        if word not in self._slots:
            number = self._slots[word] = len(self._slots)
            for each in word.split("|"):
                self._pattern(each, number)
        return self._slots[word]

    def _pattern(self, written: str, slot: int) -> None:
        core = written.strip("*")
        if folded(core) != core or not core.isalnum():
            raise ValueError(f"'{written}' is no word in small letters without marks")
        match written.startswith("*"), written.endswith("*"):
            case False, False:
                self._stems.setdefault(stem(self._speech.stemmer, core), []).append(slot)
            case False, True:
                self._parts["prefix"].append((core, slot))
            case True, False:
                self._parts["suffix"].append((stem(self._speech.stemmer, core), slot))
            case _:
                self._parts["infix"].append((core, slot))

    def table(self) -> TermTable:
        return TermTable(
            stemmer=self._speech.stemmer,
            common=self._speech.common,
            before=self._speech.before,
            after=self._speech.after,
            harmless=tuple(tuple(each.split()) for each in self._speech.harmless),
            stems={each: tuple(slots) for each, slots in self._stems.items()},
            prefix=tuple(self._parts["prefix"]),
            suffix=tuple(self._parts["suffix"]),
            infix=tuple(self._parts["infix"]),
            phrases=tuple(self._phrases),
            terms=tuple(self._terms),
        )


@cache
def _stemmer(name: str) -> Any:  # noqa: ANN401 - the library has no types
    import snowballstemmer  # noqa: PLC0415 - three megabytes, which only a paper or a search needs

    return snowballstemmer.stemmer(name)


def stem(stemmer: str, word: str) -> str:
    """Give the stem of a word.

    Args:
        stemmer: the name of the Snowball stemmer.
        word: the word, folded.
    """
    found: str = _stemmer(stemmer).stemWord(word)
    return found
