"""Ruling: an incident that a court decided, with its decisions and sources."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, SerializeAsAny, ValidationInfo, model_validator

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Record, Text
from privesfeer.cases.facts import Facts, facts_of

_VERIFIED = catalogue(__file__).table("VERIFIED")

Level = Literal["first_instance", "appeal", "supreme", "echr"]
Standing = Literal[Level, "foreign", "disciplinary"]
Branch = Literal["labour", "public_service", "tort", "criminal", "human_rights", "disciplinary"]
About = Literal["conversation", "monitoring", "other"]
EcliOrigin = Literal["printed", "composed", "matched"]
RelationKind = Literal[
    "appeal_of", "upheld_by", "overturned_by", "overtaken_by", "doubted_by", "follows", "departs_from", "parallel_to"
]
Kind = Literal["court-text", "court-summary", "opinion", "digest", "thesis", "blog", "news", "ai-summary", "knowledge"]
Known = Literal["ecli", "date", "name", "paragraph", "outcome", "facts", "relation", "standing"]

# What is told of how a ruling was read, by the best source in which more than its beginning was.
_READ: Mapping[Kind, str] = {"court-text": "text", "court-summary": "summary"}

# The fact of which a decision names the value, where a ruling decides a question for several.
_PART = "measure"
_OTHERWISE = frozenset({"tort", "criminal"})  # branches whose rulings are on no employment unless their file says so
_EMPLOYMENT = frozenset({("tort", True), ("public_service", False), ("human_rights", False)})

_ECLI = re.compile(r"ECLI:[A-Z]{2}:[A-Z]{1,10}:(?P<year>\d{4}):[A-Z0-9.]{1,25}")


def _codebook(info: ValidationInfo) -> Codebook:
    """Give the codebook beside which a ruling is read."""
    if not isinstance(info.context, Codebook):
        raise ValueError("a ruling is read beside a codebook")  # noqa: TRY004 - pydantic reports ValueError only
    return info.context


def _beside(facts: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 - raw input
    return facts if isinstance(facts, Facts) else facts_of(_codebook(info)).model_validate(facts)


class ElementDecided(Record):
    """What a court found of one requirement of a measure.

    Attributes:
        element: the element's id within its measure.
        result: met: it speaks for the measure or does not stand in its way; not_met: the measure fails on it, or is
            cut down by it.
    """

    element: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    result: Literal["met", "not_met"]


class Decision(Record):
    """A court's outcome on one question.

    Attributes:
        question: the question's id.
        outcome: one of the question's outcomes.
        express: False where it follows from the reasoning and was not said in so many words.
        relied_on: facts that the court gave as reasons; empty: nothing is said.
        despite: facts that pointed the other way and did not prevail.
        holding: the decision in our own words.
        paragraph: only where a source gives it.
        elements: what it found of the elements of the measure, as far as its holding shows.
        of: the measure for which it was decided, where that is not the one of the ruling's facts.
    """

    question: str
    outcome: str
    express: bool
    relied_on: tuple[str, ...]
    despite: tuple[str, ...]
    holding: Text
    paragraph: str | None
    elements: tuple[ElementDecided, ...] = ()
    of: str | None = None

    @model_validator(mode="after")
    def _each_element_once(self) -> Self:
        named = [each.element for each in self.elements]
        if len(set(named)) != len(named):
            raise ValueError(f"the decision on '{self.question}' names an element twice")
        return self

    @model_validator(mode="after")
    def _in_codebook(self, info: ValidationInfo) -> Self:
        book = _codebook(info)
        outcomes = book.question(self.question).outcomes
        for fact in (*self.relied_on, *self.despite):
            book.fact(fact)
        values = book.fact(_PART).values if self.of else ()
        if self.of and self.of not in values:
            raise ValueError(f"a decision is of no '{self.of}'; it can be of: {', '.join(values)}")
        if self.outcome not in outcomes:
            message = f"question '{self.question}' has no outcome '{self.outcome}'; it has: {', '.join(outcomes)}"
            raise ValueError(message)
        return self


class Relation(Record):
    """How one ruling stands to another.

    Attributes:
        kind: for instance appeal_of or overturned_by.
        ruling: ECLI, key or free text; it may lie outside the casebook.
        questions: the questions to which it is limited; None: all.
        point: on what, as a clause that stands behind "upheld by" that ruling; None: nothing need be said.
    """

    kind: RelationKind
    ruling: str
    questions: tuple[str, ...] | None = None
    point: Text | None = None

    @model_validator(mode="after")
    def _in_codebook(self, info: ValidationInfo) -> Self:
        for question in self.questions or ():
            _codebook(info).question(question)
        return self

    def touches(self, question: str | None) -> bool:
        """Say whether the relation bears on a question.

        Args:
            question: the question's id; None: the ruling as a whole.

        Returns:
            True if it names the question or names none.
        """
        return self.questions is None or question in self.questions


class ReadSource(Record):
    """Where the content of a ruling was read.

    Attributes:
        url: the address.
        kind: court text, official summary, opinion of the Advocate General, digest by others, thesis, blog, news or
            machine summary; knowledge: known to the field and read nowhere, so that the address is that of the ruling.
        part: True where the decision itself was not in what was read there.
    """

    url: str
    kind: Kind
    part: bool = False


class Ruling(Record):
    """A decided incident; the file format is described in cases/rulings/README.md, which explains every key.

    A ruling is read beside a codebook (``context`` of ``model_validate``). `reproached` is what the employer held
    against the employee, proved or not; None where nobody did, or the file does not tell.

    Raises:
        pydantic.ValidationError: a key, fact, value or outcome is not known, or facts contradict each other.
    """

    key: str
    ecli: str | None
    ecli_origin: EcliOrigin = "printed"
    ljn: str | None = None
    application: str | None = None
    reported: tuple[str, ...] = ()
    known_as: tuple[str, ...] = ()
    court: str
    level: Level
    branch: Branch
    jurisdiction: str
    date: dt.date | None
    date_not_after: dt.date | None = None
    employment: bool | None = None
    name: str
    gist: Text
    reproached: Text | None = None
    about: About
    affair: str | None = None
    facts: Annotated[SerializeAsAny[Facts], BeforeValidator(_beside)]
    decisions: tuple[Decision, ...]
    relations: tuple[Relation, ...] = ()
    corrections: tuple[str, ...] = ()
    how: Mapping[Known, str] = {}
    sources: tuple[ReadSource, ...] = Field(min_length=1)
    added: dt.date | None = None
    confidence: Literal["high", "medium", "low"]
    unverified: Text | None
    coding: str = ""

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        own = self.facts.known.get(_PART)
        decided = [(decision.question, decision.of or own) for decision in self.decisions]
        if len(set(decided)) != len(decided):
            raise ValueError(f"ruling '{self.key}' decides a question twice")
        if self.ecli and not _ECLI.fullmatch(self.ecli):
            raise ValueError(f"ruling '{self.key}': '{self.ecli}' is not an ECLI")
        if (self.branch, self.employment) not in {(self.branch, None), *_EMPLOYMENT}:
            message = (
                f"ruling '{self.key}': 'employment' is true of a tort, false of an administrative or European court"
            )
            raise ValueError(message)
        if self.ecli_origin != "printed" and not (self.ecli and "ecli" in self.how):
            message = (
                f"ruling '{self.key}': an ECLI that is {self.ecli_origin} is there, and 'how' says of what ('ecli')"
            )
            raise ValueError(message)
        return self

    @property
    def on_employment(self) -> bool:
        """Whether it is about an employment: as a rule its branch tells, else its file does."""
        return self.employment if self.employment is not None else self.branch not in _OTHERWISE

    @property
    def year(self) -> str:
        """The folder of its file: the year of `date`, else of `date_not_after`, else "undated"."""
        known = self.date or self.date_not_after
        return str(known.year) if known else "undated"

    @property
    def line(self) -> str:
        """The affair it belongs to; a ruling without one is an affair of its own."""
        return self.affair or self.key

    @property
    def names(self) -> tuple[str, ...]:
        """Every identifier by which a relation or a user may name it."""
        return tuple(name for name in (self.key, self.ecli, self.ljn, self.application) if name)

    @property
    def carries(self) -> bool:
        """Whether it has an ECLI to be cited by, and was read in the court's own text or official summary."""
        return self.ecli is not None and any(source.kind in _READ and not source.part for source in self.sources)

    @property
    def read(self) -> str:
        """How it was read: in the court's "text", in the official "summary", or known from "others"."""
        read = {_READ[source.kind] for source in self.sources if source.kind in _READ and not source.part}
        return next((way for way in _READ.values() if way in read), "others")

    @property
    def verification(self) -> Text:
        """How it was read, in a few words."""
        return _VERIFIED[self.read]

    @property
    def called(self) -> tuple[str, ...]:
        """What lawyers call it, and where it is reported: its names, its applicant, "NJ 1999/643"."""
        applicant, versus, _ = self.name.partition(" v. ")
        parties = (self.name, applicant, applicant.removesuffix(" and Others")) if versus else ()
        return (*self.known_as, *self.reported, *parties)

    def decision(self, question: str) -> Decision | None:
        """Find the decision on a question; of several, for different measures, the first in its file.

        Returns:
            The decision, or None where the court gave none.
        """
        return next((each for each in self.decisions if each.question == question), None)


def ecli_year(name: str) -> int | None:
    """Read the year of a decision from its ECLI.

    Args:
        name: an ECLI, or any other text.

    Returns:
        The year, or None if the text is not an ECLI.
    """
    found = _ECLI.fullmatch(name)
    return int(found["year"]) if found else None
