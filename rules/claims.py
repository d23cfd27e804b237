"""Claims: what a sentence says that a court decided, read from its words; what is not plainly said is not claimed."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator

from privesfeer.cases.commons.text import Record
from privesfeer.cases.fit import fit

_BEFORE = 28  # characters before what is said in which a denial turns it
_FAR = 90  # characters in which one is looked for
_MEASURE = "measure_upheld"


class Claim(Record):
    """What is claimed of a ruling.

    Attributes:
        question: the question.
        outcome: its outcome.
            of: the measure for which it is claimed; None: not said.
        named: whether that measure is named, and not only follows from what is said.
    """

    question: str
    outcome: str
    of: str | None = None
    named: bool = False


class Said(Record):
    """Words that claim something.

    Attributes:
        question: the question.
        outcome: the outcome that they claim.
        denied: that which they claim when denied; None: then they claim nothing.
        of: the measure.
        says: the pattern.
        fixed: whether the denial is part of it.
        named: whether the measure is named in it.
    """

    question: str
    outcome: str
    denied: str | None = None
    of: str | None = None
    says: str
    fixed: bool = False
    named: bool = False


class Stands(Record):
    """What is said of a measure.

    Attributes:
        behind: behind its name.
        before: before its name.
        then: what has then to stand behind it too; empty: nothing.
        alone: words in which the measure is named.
    """

    behind: str
    before: str
    then: str
    alone: str


Pattern = Annotated[re.Pattern[str], BeforeValidator(lambda words: re.compile(words, re.IGNORECASE))]


class ClaimWords(Record):
    """The words of claims: claims.yaml, which explains each key."""

    __hash__ = object.__hash__
    __eq__ = object.__eq__

    unless: Pattern
    denies: Pattern
    compared: Pattern
    told: Pattern
    joins: Pattern
    leads: Pattern
    measures: Mapping[str, str]
    stands: Mapping[str, Stands]
    claims: tuple[Said, ...]

    @classmethod
    def load(cls, file: Path) -> "ClaimWords":
        """Read them.

        Args:
            file: claims.yaml.
        """
        read: ClaimWords = fit(cls, file)
        return read

    @cached_property
    def _patterns(self) -> tuple[tuple[Said, re.Pattern[str]], ...]:
        return tuple((said, re.compile(said.says, re.IGNORECASE)) for said in (*self.claims, *self._of_measures))

    @property
    def _of_measures(self) -> Iterator[Said]:
        sides = {name: next(other for other in self.stands if other != name) for name in self.stands}
        for measure, named in self.measures.items():
            for outcome, words in self.stands.items():
                said = rf"(?:{named})\b[^,;.]{{0,30}}?(?:{words.behind})|(?:{words.before})(?:{named})\b"
                said += rf"[^,;.]{{0,30}}?(?:{words.then})" if words.then else ""
                yield Said(question=_MEASURE, outcome=outcome, denied=sides[outcome], of=measure, says=said, named=True)
        for outcome, words in self.stands.items():
            yield Said(question=_MEASURE, outcome=outcome, denied=sides[outcome], says=words.alone)

    def read(self, words: str) -> frozenset[Claim]:
        """Say what words claim that a court decided.

        Args:
            words: part of a sentence.

        Returns:
            What they claim; nothing where they claim a thing and its opposite.
        """
        if self.unless.search(words):
            return frozenset()
        found = set[Claim]()
        for said, pattern in self._patterns:
            for match in pattern.finditer(words):
                outcome = self._outcome(said, words, match)
                if outcome:
                    found.add(Claim(question=said.question, outcome=outcome, of=said.of, named=said.named))
        sides: dict[tuple[str, str | None], set[str]] = {}
        for each in found:
            sides.setdefault((each.question, each.of), set()).add(each.outcome)
        return frozenset(each for each in found if len(sides[each.question, each.of]) == 1)

    def _outcome(self, said: Said, words: str, match: re.Match[str]) -> str | None:
        before = re.split(
            r"[,;:]|\b(?:maar|but)\b|\b(?:en|and) (?=(?:het|de|dat|dit|the|that)\b)",
            words[max(0, match.start() - _FAR) : match.start()],
        )[-1]
        nearby = before[-_BEFORE:] + match[0]
        denials, far = len(self.denies.findall(nearby)), self.denies.search(before[:-_BEFORE])
        if said.fixed:
            return said.outcome if denials <= 1 and not far else None
        # A denial further off may or may not turn it; so may a second one.
        if far or denials > 1:
            return None
        return said.denied if denials else said.outcome
