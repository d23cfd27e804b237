"""Casebook: all rulings, which of them count on a given day, and what became of them."""

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from privesfeer.cases.citation import STANDING, Courts, UncitableError
from privesfeer.cases.codebook import Codebook, nearest
from privesfeer.cases.commons import document
from privesfeer.cases.commons.canonical import content_hash
from privesfeer.cases.commons.problem import Problem
from privesfeer.cases.commons.text import Text, plain
from privesfeer.cases.fact import FactValue
from privesfeer.cases.fit import UnfitFilesError, called, fit, fitting
from privesfeer.cases.problems import fault, problems
from privesfeer.cases.ruling import Decision, Relation, Ruling, ecli_year
from privesfeer.cases.textbook import TextbookIncident, read_textbook

FateKind = Literal["set_aside", "quashed", "overtaken", "upheld"]
_LEDGER = "ledger.yaml"  # says what was predicted by a version of the casebook, so it is no part of one
_HISTORY = ("appeal_of", "doubted_by", "departs_from")
_ENDS = frozenset({"overturned_by", "overtaken_by"})


class UnknownRulingError(LookupError):
    """No ruling has that key, ECLI, LJN or application number.

    Attributes:
        name: what was asked for.
        nearest: the valid key that looks most like it, if any.
    """

    def __init__(self, name: str, near: str | None) -> None:
        """Keep what was asked for, and the nearest valid key."""
        super().__init__(f"no ruling '{name}'" + (f"; did you mean '{near}'?" if near else ""))
        self.name = name
        self.nearest = near


@dataclass(frozen=True, slots=True)
class Precedent:
    """A decision that counts as a precedent on its question.

    Attributes:
        ruling: the ruling.
        decision: its decision on the question.
    """

    ruling: Ruling
    decision: Decision

    def value(self, fact: str) -> FactValue | None:
        """Give the value of the fact that is part of the question, as the measure is, for which the court decided it.

        Returns:
            The value that the decision names, else that of the ruling's facts.
        """
        return self.decision.of or self.ruling.facts.get(fact)


@dataclass(frozen=True, slots=True)
class Fate:
    """What a later ruling did to a ruling, seen from one question.

    Attributes:
        kind: "set_aside" on appeal; "quashed" in cassation; "overtaken" on the merits; "upheld".
        elsewhere: of a ruling that fell, whether that leaves its decision on this question as it was: the relation
            names other questions, or the later ruling decided this one alike.
        by: ECLI or key of the later ruling, or what the file calls it.
        later: the later ruling; None if it lies outside the casebook.
        point: on what, as a clause; None: the file does not say.
    """

    kind: FateKind
    elsewhere: bool
    by: str
    later: Ruling | None
    point: Text | None = None

    @property
    def ends(self) -> bool:
        """Whether the ruling is no authority on the question any more."""
        return self.kind != "upheld" and not self.elsewhere


class Casebook:
    """All rulings of a folder, found by any of their names.

    Iterating gives the rulings by date (undated ones by the date from which they count), then key.

    Attributes:
        release: the casebook's own date: the day on which its last ruling came.
        first: that of its first release.
        courts: the courts that gave them.
        textbook: the incidents that no court decided because they are clear; never authority.
    """

    def __init__(
        self,
        rulings: Iterable[Ruling],
        first: dt.date,
        courts: Courts,
        words: str = "",
        textbook: tuple[TextbookIncident, ...] = (),
    ) -> None:
        """Order the rulings and index their names.

        Args:
            first: the date of the first release, with which every ruling came that does not say when it was added.
            courts: the courts that gave them.
            words: a hash of the files beside the rulings: codebook, contradictions, courts, textbook incidents.

        Raises:
            ValueError: two rulings share a key or another identifier.
        """
        held = tuple(rulings)
        self.first, self.courts, self.textbook, self._words = first, courts, textbook, words
        self.release = max((first, *(ruling.added for ruling in held if ruling.added)))
        self._rulings = tuple(sorted(held, key=lambda ruling: (self.counts_from(ruling), ruling.key)))
        self._by_name: dict[str, Ruling] = {}
        for ruling in self._rulings:
            for name in ruling.names:
                other = self._by_name.setdefault(name, ruling)
                if other is not ruling:
                    raise ValueError(f"rulings '{other.key}' and '{ruling.key}' share the name '{name}'")

    @classmethod
    def load(cls, folder: Path, codebook: Codebook, courts: Courts) -> "Casebook":
        """Read a casebook from its folder.

        Args:
            folder: holds casebook.yaml and rulings/YEAR/KEY.yaml.
            codebook: the facts and questions of which rulings speak.
            courts: the courts that gave them.

        Raises:
            UnfitFilesError: files are not valid rulings, or of courts that are not known, or do not stand
                where their date and key say.
            OSError: a file cannot be read.
        """
        first = fit(dict[Literal["first"], dt.date], folder / "casebook.yaml")["first"]
        rulings: list[Ruling] = []
        faults: dict[str, tuple[Problem, ...]] = {}
        for path in sorted((folder / "rulings").glob("*/*.yaml")):
            file = f"rulings/{called(path)}"
            with fitting(file):
                written = document.parse(path.read_bytes())
            read = read_ruling(written, codebook, courts)
            if not isinstance(read, Ruling):
                faults[file] = read
                continue
            if (path.parent.name, path.stem) != (read.year, read.key):
                faults[file] = (fault(f"it belongs at rulings/{read.year}/{read.key}.yaml"),)
            rulings.append(read)
        if faults:
            raise UnfitFilesError(faults)
        beside_rulings = (path for path in folder.glob("*.yaml") if path.name != _LEDGER)
        files = [*sorted(beside_rulings), *sorted((folder / "textbook").glob("*.yaml"))]
        beside = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
        textbook = read_textbook(folder / "textbook", codebook)
        return cls(rulings, first, courts, beside, textbook)

    def released(self, day: dt.date) -> "Casebook":
        """Give the casebook with the rulings that it held on a day; facts and decisions are as recorded now."""
        held = [ruling for ruling in self if (ruling.added or self.first) <= day]
        return Casebook(held, self.first, self.courts, self._words, self.textbook)

    def __iter__(self) -> Iterator[Ruling]:
        """Go through the rulings, by date and key."""
        return iter(self._rulings)

    def __len__(self) -> int:
        """Count the rulings."""
        return len(self._rulings)

    def find(self, name: str) -> Ruling | None:
        """Look a ruling up by key, ECLI, LJN or application number; None: it lies outside the casebook."""
        return self._by_name.get(name)

    def called(self, name: str) -> tuple[Ruling, ...]:
        """Find rulings by what lawyers call them, whatever the case, accents and punctuation.

        Args:
            name: such as "Hyatt", "Barbulescu", "Schrijver/Van Essen" or "NJ 1999, 643"; several can share it.
        """
        return self._by_call.get(_spoken(name), ())

    @cached_property
    def _by_call(self) -> Mapping[str, tuple[Ruling, ...]]:
        found: dict[str, dict[str, Ruling]] = {}
        for ruling in self._rulings:
            cited = self.courts.title(ruling)
            for name in (*ruling.called, *(asdict(cited).values() if cited else ())):
                found.setdefault(_spoken(name), {})[ruling.key] = ruling
        return {name: tuple(rulings.values()) for name, rulings in found.items()}

    def __getitem__(self, name: str) -> Ruling:
        """Look a ruling up by key, ECLI, LJN or application number.

        Raises:
            UnknownRulingError: there is none; the error names the nearest key.
        """
        ruling = self.find(name)
        if ruling is None:
            by_shape = {key.lower(): key for key in self._by_name}
            near = nearest(name, list(by_shape))
            raise UnknownRulingError(name, by_shape[near] if near else None)
        return ruling

    def counts_from(self, ruling: Ruling) -> dt.date:
        """Give the day from which a ruling counts: its own, else the latest possible, else that of the release."""
        return ruling.date or ruling.date_not_after or self.release

    @cached_property
    def oldest(self) -> dt.date:
        """The day of the oldest ruling: of what was the law before it, nothing or little is known."""
        return min((self.counts_from(ruling) for ruling in self._rulings), default=self.release)

    @cached_property
    def turns(self) -> tuple[dt.date, ...]:
        """The days on which more becomes known of the rulings, or of what became of them; earliest first."""
        days = {self.counts_from(ruling) for ruling in self._rulings}
        return tuple(
            sorted(days.union(self._given(ruling, each) for ruling in self._rulings for each in ruling.relations))
        )

    def known(self, ruling: Ruling, as_of: dt.date) -> bool:
        """Say whether a ruling was given on or before a day."""
        return self.counts_from(ruling) <= as_of

    def having(self, fact: str, values: Iterable[object]) -> int:
        """Say how often courts had values of a fact before them, all added up.

        Args:
            values: its values; of a list each of what is in it, also where that is written as JSON.
        """
        single = {each for value in values for each in (value if isinstance(value, list | frozenset) else (value,))}
        return sum(self._had[fact, each] for each in single)

    @cached_property
    def _had(self) -> Counter[tuple[str, object]]:
        known = (item for ruling in self._rulings for item in ruling.facts.known.items())
        return Counter(
            (fact, each) for fact, value in known for each in (value if isinstance(value, frozenset) else (value,))
        )

    def set_aside(self, ruling: Ruling, question: str, as_of: dt.date) -> str | None:
        """Name the later ruling that ended a ruling's decision on a question by a day; None while it stands."""
        ends = (fate.by for fate in self.fates(ruling, question, as_of) if fate.ends)
        return next(ends, None)

    def fates(self, ruling: Ruling, question: str | None, as_of: dt.date) -> tuple[Fate, ...]:
        """Tell what became of a ruling on appeal or in cassation.

        `overturned_by` and `overtaken_by` end its decision on a question from the date of the later ruling, unless the
        relation lists other questions or the later ruling decides the question alike; an appeal ruling in the casebook
        that decides the question otherwise ends it too. A later ruling outside the casebook counts from the first of
        January of the year in its ECLI (its exact date is not known here), and without an ECLI at once.

        Args:
            question: the question on which it is cited; None: none in particular.
            as_of: later rulings given after this day are not known.

        Returns:
            What each later ruling did to it, in the order of its file; then other appeals that end its decision.
        """
        decision = ruling.decision(question) if question else None
        # Above a court of appeal there is nothing but cassation.
        fell: FateKind = "quashed" if ruling.level == "appeal" else "set_aside"
        found: dict[str, Fate] = {}
        for relation in ruling.relations:
            touches, upheld = relation.touches(question), relation.kind == "upheld_by"
            counts = relation.kind in _ENDS or (upheld and touches)
            if counts and self._given(ruling, relation) <= as_of:
                later = self.find(relation.ruling)
                on_appeal = later.decision(question) if later and question else None
                alike = bool(decision and on_appeal and on_appeal.outcome == decision.outcome)
                elsewhere = not upheld and (alike or not touches)
                kind: FateKind = "upheld" if upheld else "overtaken" if relation.kind == "overtaken_by" else fell
                found[later.key if later else relation.ruling] = Fate(
                    kind, elsewhere, relation.ruling, later, relation.point
                )
        for later, relation in self._appeals_of(ruling):
            on_appeal = later.decision(question) if question else None
            otherwise = decision and on_appeal and on_appeal.outcome != decision.outcome
            if otherwise and relation.touches(question) and self.known(later, as_of):
                found[later.key] = Fate(fell, elsewhere=False, by=later.ecli or later.key, later=later)
        return tuple(found.values())

    def became(self, ruling: Ruling, fate: Fate) -> Text:
        """Say in words what became of a ruling, as a clause such as "set aside by" the later one."""
        in_cassation = fate.kind == "upheld" and ruling.level == "appeal"
        case = "_elsewhere" if fate.elsewhere else "_in_cassation" if in_cassation else ""
        told = STANDING[f"{fate.kind}{case}"].fill(
            by=self.courts.cite(fate.later) if fate.later else self.courts.cite_outside(fate.by)
        )
        return Text.joined([told, fate.point], ", ") if fate.point else told

    def _appeals_of(self, ruling: Ruling) -> Iterator[tuple[Ruling, Relation]]:
        for later in self._rulings:
            for relation in later.relations:
                if relation.kind == "appeal_of" and self.find(relation.ruling) is ruling:
                    yield later, relation

    def history(self, ruling: Ruling, question: str | None, as_of: dt.date) -> tuple[Relation, ...]:
        """Give the other relations that belong beside a citation: on appeal from, doubted, departed from.

        Args:
            question: the question on which it is cited; None: none in particular.
            as_of: relations to rulings given after this day are not known.
        """
        return tuple(
            relation
            for relation in ruling.relations
            if relation.kind in _HISTORY and relation.touches(question) and self._given(ruling, relation) <= as_of
        )

    def _given(self, ruling: Ruling, relation: Relation) -> dt.date:
        """Give the day of a relation's other ruling; outside the casebook the earliest day that its ECLI allows."""
        other = self.find(relation.ruling)
        if other is not None:
            return self.counts_from(other)
        year = ecli_year(relation.ruling)
        start = self.counts_from(ruling)
        if year is None or relation.kind == "appeal_of":
            return start
        return max(start, dt.date(year, 1, 1))

    def precedents(
        self, question: str, abouts: Iterable[str], as_of: dt.date, *, but_not: str | None = None
    ) -> tuple[Precedent, ...]:
        """Give the decisions that count as precedents on a question.

        Args:
            abouts: what a ruling must be about to count for this question.
            as_of: rulings given after this day are not known.
            but_not: an affair that is left out (back-testing).

        Returns:
            The precedents by date: known, not set aside, not of that affair; of whatever jurisdiction.
        """
        counted = frozenset(abouts)
        return tuple(
            Precedent(ruling, decision)
            for ruling in self._rulings
            if (decision := ruling.decision(question))
            and ruling.about in counted
            and ruling.line != but_not
            and self.known(ruling, as_of)
            and self.set_aside(ruling, question, as_of) is None
        )

    @property
    def version(self) -> str:
        """The release date and a hash of the content: rulings, codebook, contradictions and courts."""
        content: list[object] = [self._words]
        content += [
            ruling.model_dump(mode="json", exclude={"facts"}) | {"facts": ruling.facts.plain} for ruling in self
        ]
        return f"{self.release.isoformat()}+{content_hash(content)}"


def read_ruling(content: object, codebook: Codebook, courts: Courts) -> Ruling | tuple[Problem, ...]:
    """Make a ruling of the content of its file.

    Returns:
        The ruling; or what is wrong: a name or value that does not exist, a court that is not known.
    """
    try:
        ruling = Ruling.model_validate(content, context=codebook)
        courts.cite(ruling)
    except ValidationError as error:
        return problems(error, Ruling, codebook, written=content)
    except UncitableError as error:
        return (Problem(field=error.field, text=error.text, value=error.value, allowed=error.allowed),)
    return ruling


def _spoken(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", plain(name)))
