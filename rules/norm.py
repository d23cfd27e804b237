"""Norm: what a social media code must, may or had better say; and what a code makes of the facts of a case.

What a code does not say is known: it does not say it. So a condition on a code holds or fails, and is never open, other
than one on the facts of a case.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, StrictBool, StrictStr

from privesfeer.cases.books import Books
from privesfeer.cases.casebook import Casebook
from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.operators import Variable
from privesfeer.cases.commons.text import Record, Text, untranslated
from privesfeer.cases.fit import fit
from privesfeer.cases.policy import Clause, Policybook, Statements
from privesfeer.cases.ruling import About
from privesfeer.rules.condition import Condition, holds
from privesfeer.rules.rule import Authority
from privesfeer.rules.rulebook import Rulebook

Severity = Literal["unlawful_risk", "too_wide", "vague", "missing"]  # the most serious first

# The terms of the policybook that hold a code's own words, by the kind of clause, and its examples.
WORDS = {"do": "conduct.dos", "dont": "conduct.donts"}
EXAMPLES = "conduct.examples"


class _Both:
    """The facts of cases and the terms of codes, as one vocabulary; the name of a term has a dot in it."""

    def __init__(self, codebook: Codebook, policybook: Policybook) -> None:
        self._codebook, self._policybook = codebook, policybook

    def variable(self, name: str) -> Variable:
        return self._policybook.variable(name) if "." in name else self._codebook.variable(name)


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
    applies: Condition | None = None
    fails: Condition
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
        return self.applies is None or holds(self.applies, policy.told) is True


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
    says: Condition
    about: tuple[About, ...]
    where: Condition | None = None
    unless: Condition | None = None
    shares: tuple[str, str] | None = None
    apart: tuple[str, str] | None = None
    text: Text


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
    when: Condition | None = None
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
            mapping: what a code makes of the facts of a case.
            choices: what is asked of who has a code written.
        """
        self.norms, self.mapping, self.clauses = norms, mapping, clauses
        self.choices = choices or Clause(id="choices", label=untranslated(""), terms=())

    @classmethod
    def load(cls, folder: Path, books: Books) -> "Norms":
        """Read the norms from their folder.

        Args:
            folder: holds norms.yaml, mapping.yaml, clauses.yaml and choices.yaml.
            books: the facts of cases and the terms of codes.

        Raises:
            ValueError: a file is not valid.
            OSError: a file cannot be read.
        """

        def read(kind: Any, name: str, context: object) -> Any:  # noqa: ANN401 - whatever the kind makes of the file
            return fit(kind, folder / f"{name}.yaml", context)

        both = _Both(books.codebook, books.policybook)
        choices: Clause = read(Clause, "choices", books.codebook)
        return cls(
            read(tuple[Norm, ...], "norms", both),
            read(tuple[Mapped, ...], "mapping", both),
            read(tuple[ModelClause, ...], "clauses", choices),
            choices,
        )

    def faults(self, books: Books, rulebook: Rulebook, casebook: Casebook) -> list[str]:
        """Check that every name, authority and question that is cited is there.

        Args:
            books: the facts of cases and the terms of codes.
            rulebook: holds the statutes.
            casebook: holds the rulings.

        Returns:
            The faults in words; empty if there are none.
        """
        book = books.policybook
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
        for mapped in self.mapping:
            found += _fact_faults(mapped, books)
        for clause in self.clauses:
            found += [f"{clause.id}: there is no term '{name}'" for name in clause.says if name not in book.terms]
        return found


def _fact_faults(mapped: Mapped, books: Books) -> Iterator[str]:
    known, terms = books.codebook.fact_ids, books.policybook.terms
    if mapped.fact not in known:
        yield f"{mapped.id}: there is no fact '{mapped.fact}'"
    elif isinstance(mapped.value, str) and mapped.value not in books.codebook.fact(mapped.fact).values:
        yield f"{mapped.id}: fact '{mapped.fact}' has no value '{mapped.value}'"
    for pair in (mapped.shares, mapped.apart):
        if pair and (pair[0] not in terms or pair[1] not in known):
            yield f"{mapped.id}: there are no '{pair[0]}' and '{pair[1]}'"
