"""Policy: what a social media code says, clause by clause, in the vocabulary of the policybook."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, StrictBool, StrictInt, ValidationInfo, create_model, model_validator

from privesfeer.cases.codebook import Codebook, named
from privesfeer.cases.commons import wording
from privesfeer.cases.commons.day import Day
from privesfeer.cases.commons.operators import NOTHING
from privesfeer.cases.commons.text import Record, Text, untranslated
from privesfeer.cases.fit import fit
from privesfeer.cases.incident import Title, Words

TermType = Literal["boolean", "enum", "set", "integer", "date", "texts"]
Said = bool | int | str | frozenset[str] | dt.date | tuple[str, ...]

_MOST_TEXTS = 50
_LARGEST = 1200  # of a number: a century in months


class PolicyTerm(Record):
    """One thing that a code can say. What it does not say is known: it does not say it.

    Attributes:
        id: its key within the clause.
        type: boolean, enum (one value), set (any number of values), integer, date, or texts (the code's own words).
        values: the values with their labels; empty where the type has none.
        values_of: the fact of the codebook whose values it takes instead; they then are its values.
        question: what is asked of the code.
        short: a noun phrase.
        most: of a number, the highest that is taken.
        default: what is taken where nothing is said; only for the choices from which a code is written.
        vague: of texts, the beginnings of words that leave open what is meant.
    """

    closed: ClassVar[bool] = True

    id: str
    type: TermType
    values: dict[str, Text] = Field(default_factory=dict)
    values_of: str | None = None
    question: Text
    short: Text
    most: int = _LARGEST
    default: bool | int | str | tuple[str, ...] | None = None
    vague: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _values_of_the_codebook(cls, data: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 - raw input
        if isinstance(data, dict) and "values_of" in data:
            assert isinstance(info.context, Codebook)  # noqa: S101 - terms are read beside one; narrows the type
            return {**data, "values": info.context.fact(data["values_of"]).values}
        return data

    @model_validator(mode="after")
    def _values_fit_type(self) -> Self:
        if bool(self.values) != (self.type in {"enum", "set"}):
            raise ValueError(f"term '{self.id}' of type {self.type} has the wrong kind of values")
        return self

    def field(self) -> Any:  # noqa: ANN401 - a pydantic field definition
        """Give the field of a model in which the term is said.

        Returns:
            Its type and its default, None.
        """
        values = tuple(self.values)
        kinds: dict[TermType, Any] = {
            "boolean": StrictBool,
            "integer": Annotated[StrictInt, Field(ge=0, le=self.most)],
            "date": Day,
            "texts": Annotated[tuple[Words, ...], Field(max_length=_MOST_TEXTS)],
        }
        if values:
            kinds |= {"enum": Literal[values], "set": frozenset[Literal[values]]}  # type: ignore[valid-type] # from the book
        return (kinds[self.type] | None, Field(default=None, title=self.short.en, description=self.question.en))

    def label(self, value: Said) -> Text:
        """Word what is said.

        Args:
            value: a valid value of the term.

        Returns:
            Its label; of several values an enumeration in the order of the book.
        """
        match value:
            case bool():
                return wording.YES_NO[value]
            case str():
                return self.values[value]
            case frozenset():
                chosen = [label for key, label in self.values.items() if key in value]
                return Text.enumerate(chosen) if chosen else wording.NOTHING_OF_IT
            case tuple():
                return untranslated("; ".join(value))
            case _:
                return untranslated(str(value))


class Clause(Record):
    """A part of a code.

    Attributes:
        id: its key.
        label: what it is called.
        terms: what it can say.
    """

    __hash__ = object.__hash__
    __eq__ = object.__eq__

    id: str
    label: Text
    terms: tuple[PolicyTerm, ...]

    def variable(self, name: str) -> PolicyTerm:
        """Find a term.

        Raises:
            KeyError: there is none.
        """
        return named({term.id: term for term in self.terms}, name)


class Policybook(Record):
    """All that a code can say, and the words that leave open what is meant.

    Attributes:
        version: of the vocabulary.
        clauses: the parts of a code, in order.
        vague: the beginnings of vague words, by language.
    """

    __hash__ = object.__hash__
    __eq__ = object.__eq__

    version: int
    clauses: tuple[Clause, ...]
    vague: dict[str, tuple[str, ...]]

    @classmethod
    def load(cls, folder: Path, codebook: Codebook) -> "Policybook":
        """Read a policybook from its folder.

        Args:
            folder: holds policybook.yaml.
            codebook: the facts whose values a term can take.

        Raises:
            ValueError: the file is not valid.
            OSError: it cannot be read.
        """
        read: Policybook = fit(cls, folder / "policybook.yaml", codebook)
        return read

    @cached_property
    def terms(self) -> dict[str, PolicyTerm]:
        """The terms by full name, such as "monitoring.announced"."""
        vague = tuple(each for words in self.vague.values() for each in words)
        return {
            f"{clause.id}.{term.id}": term.model_copy(update={"vague": vague}) if term.type == "texts" else term
            for clause in self.clauses
            for term in clause.terms
        }

    def variable(self, name: str) -> PolicyTerm:
        """Find a term.

        Args:
            name: its full name.

        Raises:
            KeyError: there is none.
        """
        return named(self.terms, name)

    def clause(self, name: str) -> Clause:
        """Find the clause of a term, or a clause itself.

        Args:
            name: the full name of a term, or the id of a clause.

        Raises:
            KeyError: there is none.
        """
        wanted = name.partition(".")[0]
        for clause in self.clauses:
            if clause.id == wanted:
                return clause
        raise KeyError(wanted)


class Statements(Record):
    """What is said, by name; a base of models whose fields are built from a vocabulary."""

    def said(self, name: str) -> Said | None:
        """Give what is said on a point.

        Args:
            name: its name, with dots where it lies deeper.

        Returns:
            The value; None: nothing is said.

        Raises:
            AttributeError: there is no such name.
        """
        value: Any = self
        for part in name.split("."):
            value = None if value is None else getattr(value, part)
        found: Said | None = value
        return found

    def told(self, name: str) -> Said:
        """Give what is said on a point, as tests on it take it: that nothing is said is known.

        Returns:
            The value; NOTHING: nothing is said.
        """
        value = self.said(name)
        return NOTHING if value is None else value


class Policy(Statements):
    """A social media code as data; `policy_of` gives it its fields, one for each clause of a policybook.

    Attributes:
        policybook: the policybook.
        title: what it is called.
    """

    policybook: ClassVar[Policybook]

    title: Words | Title | None = None

    @property
    def stated(self) -> Iterator[tuple[str, Said]]:
        """Go through all that the code says: full name and value, in the order of the book."""
        for name in self.policybook.terms:
            value = self.said(name)
            if value is not None:
                yield name, value

    @property
    def plain(self) -> dict[str, Any]:
        """The code as JSON values, as it is written in a file; sets in the order of the book."""
        content: dict[str, Any] = {}
        if self.title is not None:
            content["title"] = self.title if isinstance(self.title, str) else asdict(self.title)
        for name, value in self.stated:
            clause, _, term = name.partition(".")
            told: Any = value
            if isinstance(value, frozenset):
                told = [each for each in self.policybook.terms[name].values if each in value]
            elif isinstance(value, dt.date):
                told = value.isoformat()
            elif isinstance(value, tuple):
                told = list(value)
            content.setdefault(clause, {})[term] = told
        return content


def _clause(clause: Clause) -> Any:  # noqa: ANN401 - a model made from the book
    fields: dict[str, Any] = {term.id: term.field() for term in clause.terms}
    name = f"{clause.id.title().replace('_', '')}Clause"
    globals()[name] = made = create_model(name, __base__=Record, **fields)  # found there when a code is unpickled
    return made


@cache
def policy_of(policybook: Policybook) -> type[Policy]:
    """Give the model of a code.

    Args:
        policybook: says what a code can say.

    Returns:
        The model, the same one each time.
    """
    clauses: dict[str, Any] = {
        clause.id: (_clause(clause) | None, Field(default=None, title=clause.label.en)) for clause in policybook.clauses
    }
    made: type[Policy] = create_model(
        "Policy",
        __base__=Policy,
        __doc__="""A social media code as data, one field per clause of the policybook.

        What is left out, the code does not say. A code holds no names of persons.

        Raises:
            pydantic.ValidationError: an unknown key, a wrong value.
        """,
        **clauses,
    )
    made.policybook = policybook
    return made
