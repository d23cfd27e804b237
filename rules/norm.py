"""Norm: what a social media code must, may or had better say; and what a code makes of the facts of a case.

What a code does not say is known: it does not say it. So a test on a code holds or fails, and is never open, other than
one on the facts of a case.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, StrictBool, StrictStr, TypeAdapter, model_validator

from cases import document
from cases.casebook import Casebook
from cases.codebook import FactValue, codebook
from cases.policy import Clause, Said, Statements, Term, TermType, policybook
from cases.ruling import About
from cases.text import Record, Text
from rules.condition import Condition, Conjunct, alternatives
from rules.question import Authority
from rules.rulebook import Rulebook

Severity = Literal["unlawful_risk", "too_wide", "vague", "missing"]  # the most serious first

# The terms of the policybook that hold a code's own words, by the kind of clause, and its examples.
WORDS = {"do": "conduct.dos", "dont": "conduct.donts"}
EXAMPLES = "conduct.examples"

_HERE = Path(__file__).parent / "policy"
_OF_TYPE: dict[TermType, tuple[str, ...]] = {
    "boolean": ("is_",),
    "enum": ("is_", "one_of"),
    "set": ("any_of", "all_of", "none_of", "lacks"),
    "integer": ("more_than",),
    "date": (),
    "texts": ("vague",),
}
_LISTS = ("one_of", "any_of", "all_of", "none_of", "lacks")
_TESTS = ("is_", "one_of", "any_of", "all_of", "none_of", "lacks", "more_than", "said", "vague")


class Saying(Record):
    """A test on what is said, such as ``{term: monitoring.steps, lacks: [on_suspicion]}``; or parts that are joined.

    Attributes:
        term: the full name of what is tested.
        is_: written ``is``: it says this.
        one_of: it says one of these.
        any_of: of a list, it has at least one of these.
        all_of: it has all of these.
        none_of: of a list, it has none of these.
        lacks: it is not said, or lacks at least one of these.
        more_than: a number is higher.
        said: whether anything is said (of texts: at least one).
        vague: some text rests on a vague word.
        all: all of these hold.
        any: at least one of these holds.
    """

    model_config = Record.model_config | {"validate_by_name": True, "validate_by_alias": True}

    term: str | None = None
    is_: StrictBool | StrictStr | None = None
    one_of: frozenset[str] | None = None
    any_of: frozenset[str] | None = None
    all_of: frozenset[str] | None = None
    none_of: frozenset[str] | None = None
    lacks: frozenset[str] | None = None
    more_than: int | None = None
    said: bool | None = None
    vague: Literal[True] | None = None
    all: "tuple[Saying, ...] | None" = None
    any: "tuple[Saying, ...] | None" = None

    @model_validator(mode="before")
    @classmethod
    def _is_is_a_keyword(cls, data: object) -> object:
        return (
            {("is_" if key == "is" else key): value for key, value in data.items()} if isinstance(data, dict) else data
        )

    @model_validator(mode="after")
    def _tests_one_thing(self) -> Self:
        tests = [name for name in _TESTS if getattr(self, name) is not None]
        joined = [part for part in (self.all, self.any) if part]
        if (len(tests), len(joined), self.term is None) not in {(1, 0, False), (0, 1, True)}:
            message = "a test is on one term in one way, or joins others by 'all' or 'any'"
            raise ValueError(message)
        return self

    def holds(self, said: Callable[[str], Said | None]) -> bool:
        """Say whether the test holds.

        Args:
            said: gives what is said, by full name; None: nothing.

        Returns:
            Whether it holds; what is not said passes no test but those on its absence.
        """
        if self.all is not None:
            return all(part.holds(said) for part in self.all)
        if self.any is not None:
            return any(part.holds(said) for part in self.any)
        return self._passed(said(self.term or ""))

    def _passed(self, value: Said | None) -> bool:
        if self.said is not None:
            return (value is not None and value != ()) is self.said
        if self.lacks is not None:
            return not (isinstance(value, frozenset) and self.lacks <= value)
        match value:
            case None:
                passed = False
            case bool():
                passed = value is self.is_
            case int():
                passed = self.more_than is not None and value > self.more_than
            case frozenset():
                passed = self._has(value)
            case tuple():
                passed = any(policybook().vague_words(each) for each in value)
            case _:
                passed = value == self.is_ or value in (self.one_of or ())
        return passed

    def _has(self, values: frozenset[str]) -> bool:
        if self.any_of is not None:
            return not values.isdisjoint(self.any_of)
        if self.none_of is not None:
            return values.isdisjoint(self.none_of)
        return values >= (self.all_of or frozenset())

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """The full names that are tested, each once, in the order of the test."""
        parts = (*(self.all or ()), *(self.any or ()))
        names = [self.term] if self.term else [name for part in parts for name in part.terms]
        return tuple(dict.fromkeys(names))

    def faults(self, book: Mapping[str, Term]) -> Iterator[str]:
        """Check that what is tested is in a vocabulary.

        Args:
            book: its terms by full name.

        Yields:
            What is wrong, in words.
        """
        for part in (*(self.all or ()), *(self.any or ())):
            yield from part.faults(book)
        if self.term and self.term not in book:
            yield f"there is no term '{self.term}'"
        elif self.term:
            named = set().union(*(getattr(self, name) or () for name in _LISTS))
            named |= {self.is_} if isinstance(self.is_, str) else set()
            if missing := named - set(book[self.term].labels):
                yield f"term '{self.term}' has no values {sorted(missing)}"
            if not any(getattr(self, name) is not None for name in (*_OF_TYPE[book[self.term].type], "said")):
                yield f"term '{self.term}' ({book[self.term].type}) cannot be tested so"


Saying.model_rebuild()


class Norm(Record):
    """A norm for codes.

    Attributes:
        id: unique.
        clause: the clause of the code that it is about.
        severity: how serious it is where the norm is not met.
        applies: the codes for which it is a norm; None: all.
        fails: what a code says, or does not say, where the norm is not met.
        text: what was found, as a sentence.
        why: why it matters.
        proposal: what to do.
        ask: what a works council can ask about it; None: nothing.
        authority: its sources.
    """

    id: str
    clause: str
    severity: Severity
    applies: Saying | None = None
    fails: Saying
    text: Text
    why: Text
    proposal: Text
    ask: Text | None = None
    authority: tuple[Authority, ...] = Field(min_length=1)

    def applies_to(self, policy: Statements) -> bool:
        """Say whether it is a norm for a code.

        Args:
            policy: the code.

        Returns:
            Whether it is.
        """
        return self.applies is None or self.applies.holds(policy.said)


class Mapped(Record):
    """What a code makes of one fact of a case.

    Attributes:
        id: unique.
        fact: the fact.
        value: its value under the code; None: it becomes unknown.
        clause: the clause of the code from which it comes.
        says: what the code must say.
        about: the kinds of ruling for which it can be so.
        where: what must be so in the case; None: anything.
        unless: what must not be known to be so in the case; None: nothing.
        shares: a list of the code and a set of the case which must have a value in common.
        apart: likewise, which must have none in common; the set must be known.
        text: why it is so, as a sentence.
    """

    id: str
    fact: str
    value: StrictBool | StrictStr | None
    clause: str
    says: Saying
    about: tuple[About, ...]
    where: Condition | None = None
    unless: Condition | None = None
    shares: tuple[str, str] | None = None
    apart: tuple[str, str] | None = None
    text: Text

    @cached_property
    def needed(self) -> tuple[Conjunct, ...]:
        """The alternatives under which the case is one for it; empty where any case is."""
        return alternatives(self.where) if self.where else ()

    @cached_property
    def barred(self) -> tuple[Conjunct, ...]:
        """The alternatives under which the case is none for it."""
        return alternatives(self.unless) if self.unless else ()


class ModelClause(Record):
    """A clause from which a code is written.

    Attributes:
        id: unique.
        clause: the clause of the policybook to which it belongs.
        kind: do, dont, or rule.
        when: the choices with which it is taken; None: always.
        text: the clause, as employees read it; the choices fill its ``{named}`` places.
        example: an example.
        reason: why it is there.
        authority: its sources.
        says: what a code with this clause says, in the terms of the policybook.
    """

    id: str
    clause: str
    kind: Literal["do", "dont", "rule"]
    when: Saying | None = None
    text: Text
    example: Text | None = None
    reason: Text
    authority: tuple[Authority, ...] = Field(min_length=1)
    says: dict[str, Any] = Field(default_factory=dict)


class Norms:
    """All norms for codes, what codes make of cases, and the clauses from which they are written.

    Attributes:
        norms: the norms, in order.
        mapping: what a code makes of the facts of a case; of several on one fact the first that fits.
        clauses: the model clauses, in order.
        choices: what is asked of who has a code written.
    """

    def __init__(
        self,
        norms: tuple[Norm, ...],
        mapping: tuple[Mapped, ...] = (),
        clauses: tuple[ModelClause, ...] = (),
        choices: Clause | None = None,
    ) -> None:
        """Keep the norms.

        Args:
            norms: the norms.
            mapping: what a code makes of the facts of a case.
            clauses: the model clauses.
            choices: what is asked of who has a code written.
        """
        self.norms, self.mapping, self.clauses = norms, mapping, clauses
        self.choices = choices or Clause(id="choices", label=Text(nl="Keuzes", en="Choices"), terms=())

    @classmethod
    def load(cls, folder: Path = _HERE) -> "Norms":
        """Read the norms from their folder.

        Args:
            folder: holds norms.yaml, mapping.yaml, clauses.yaml and choices.yaml.

        Returns:
            The norms.

        Raises:
            ValueError: a file is not valid.
            OSError: a file cannot be read.
        """
        kinds: dict[str, Any] = {
            "norms": tuple[Norm, ...],
            "mapping": tuple[Mapped, ...],
            "clauses": tuple[ModelClause, ...],
            "choices": Clause,
        }
        read = (
            TypeAdapter(kind).validate_python(document.read(folder / f"{name}.yaml")) for name, kind in kinds.items()
        )
        return cls(*read)

    def faults(self, rulebook: Rulebook, casebook: Casebook) -> list[str]:
        """Check that every name, authority and question that is cited is there.

        Args:
            rulebook: holds the statutes.
            casebook: holds the rulings.

        Returns:
            The faults in words; empty if there are none.
        """
        book = policybook()
        choices = {term.id: term for term in self.choices.terms}
        entries: tuple[Norm | Mapped | ModelClause, ...] = (*self.norms, *self.mapping, *self.clauses)
        sourced: tuple[Norm | ModelClause, ...] = (*self.norms, *self.clauses)
        ids = [each.id for each in entries]
        found = [f"{name} stands there twice" for name in sorted({name for name in ids if ids.count(name) > 1})]
        clauses = {clause.id for clause in book.clauses}
        found += [f"{each.id}: there is no clause '{each.clause}'" for each in entries if each.clause not in clauses]
        for entry in sourced:
            for authority in entry.authority:
                fault = rulebook.fault(authority, authority.question, casebook)
                found += [f"{entry.id}: {fault}"] if fault else []
        for norm in self.norms:
            found += [
                f"{norm.id}: {fault}"
                for test in (norm.applies, norm.fails)
                if test
                for fault in test.faults(book.terms)
            ]
        for mapped in self.mapping:
            found += [f"{mapped.id}: {fault}" for fault in mapped.says.faults(book.terms)]
            found += _fact_faults(mapped)
        for clause in self.clauses:
            found += [f"{clause.id}: {fault}" for fault in (clause.when.faults(choices) if clause.when else ())]
            found += [f"{clause.id}: there is no term '{name}'" for name in clause.says if name not in book.terms]
        return found


def _fact_faults(mapped: Mapped) -> Iterator[str]:
    fact: FactValue | None = mapped.value
    known = codebook().fact_ids
    if mapped.fact not in known:
        yield f"{mapped.id}: there is no fact '{mapped.fact}'"
    elif isinstance(fact, str) and fact not in codebook().fact(mapped.fact).values:
        yield f"{mapped.id}: fact '{mapped.fact}' has no value '{fact}'"
    for pair in (mapped.shares, mapped.apart):
        if pair and (pair[0] not in policybook().terms or pair[1] not in known):
            yield f"{mapped.id}: there are no '{pair[0]}' and '{pair[1]}'"


@cache
def norms() -> Norms:
    """Give the norms of this program, read once.

    Returns:
        The norms.
    """
    return Norms.load()
