"""Query: what may stand behind the question mark, for each kind of route; anything else is a problem."""

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from privesfeer.api.ask.registry import codebook, roles
from privesfeer.api.drafts import KINDS
from privesfeer.api.memo import Reader
from privesfeer.api.pictures.drawn import Kind
from privesfeer.cases.commons.day import Day
from privesfeer.cases.commons.text import Record
from privesfeer.cases.search import Filter
from privesfeer.engine import MOST

LARGEST_PAGE = 200
_LAST_PAGE = 1_000_000


@dataclass(frozen=True, slots=True)
class OneOf:
    """The names that a value can have, where a data file holds them.

    Attributes:
        names: the names.
    """

    names: tuple[str, ...]

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:  # noqa: ANN401 - pydantic's own way
        """Take these names and no others."""
        return core_schema.literal_schema(list(self.names))


def _flag(value: object) -> object:
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


def _number(value: object) -> object:
    """Take a number only in digits: pydantic would read "1_0" too. Whether it is in range, its bounds say."""
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,100}", value):
        raise PydanticCustomError("int_parsing", "not a whole number")
    return value


Flag = Annotated[bool, Field(strict=True), BeforeValidator(_flag)]
_DIGITS = BeforeValidator(_number)
_OUTCOMES = tuple(dict.fromkeys(name for each in codebook().questions for name in each.outcomes))
QuestionName = Annotated[str, OneOf(tuple(each.id for each in codebook().questions))]


class QueryModel(Record, defer_build=False):
    """Base of all of them: FastAPI reads each through a field of its own, which it makes at once."""


class NoQuery(QueryModel):
    """Nothing."""


class VerdictQuery(QueryModel):
    """How much is told.

    Attributes:
        form: the whole reasoning, or outcome, status and authorities alone.
    """

    form: Literal["full", "compact"] = "full"


class InterviewQuery(QueryModel):
    """How much is told.

    Attributes:
        form: all facts that still matter, or the next one alone.
    """

    form: Literal["full", "compact"] = "full"


class ManyQuery(QueryModel):
    """How much is told of each of many.

    Attributes:
        form: outcome, status and authorities alone, or the whole reasoning.
    """

    form: Literal["full", "compact"] = "compact"


class AboutQuery(QueryModel):
    """About which question.

    Attributes:
        question: the question; without it all are told.
    """

    question: QuestionName | None = None

    @property
    def questions(self) -> tuple[str, ...] | None:
        """The question, where there is one."""
        return (self.question,) if self.question else None


class ChangesQuery(QueryModel):
    """Which changes are sought.

    Attributes:
        question: the question.
        status: whether another status is sought; otherwise another outcome.
        most: the most facts that are changed at a time.
    """

    question: QuestionName
    status: Flag = False
    most: Annotated[int, Field(ge=1, le=MOST), _DIGITS] = MOST


class PictureQuery(QueryModel):
    """What is drawn.

    Attributes:
        kind: the picture.
        question: the question; "openness" is always about the circle of readers.
    """

    kind: Kind = "graph"
    question: QuestionName = roles().question.drawn


class MemoQuery(QueryModel):
    """For whom a memo is.

    Attributes:
        reader: a lawyer, who gets everything; HR, or the employee.
    """

    reader: Reader = "lawyer"


class DraftQuery(QueryModel):
    """Which document.

    Attributes:
        of: the kind of document.
        party: for whom an oral argument or an agreement is written; without it by the kind and the route.
    """

    of: Annotated[str, OneOf(KINDS)]
    party: Literal["employee", "employer"] | None = None


class RulingsQuery(Filter, QueryModel):
    """Which rulings are sought, and which page of them.

    Attributes:
        platform: a medium on which the conversation took place.
        audience: who could read it.
        question: a legal question that the ruling decided.
        outcome: an outcome; with `question`, of that question.
        year_from: the first year.
        year_to: the last year.
        page: the page, from 1.
        size: how many rulings a page has.
    """

    platform: Annotated[str, OneOf(tuple(codebook().fact(roles().message.medium).values))] | None = None
    audience: Annotated[str, OneOf(tuple(codebook().fact(roles().message.readers).values))] | None = None
    question: QuestionName | None = None
    outcome: Annotated[str, OneOf(_OUTCOMES)] | None = None
    year_from: Annotated[int, Field(ge=1900, le=2100), _DIGITS] | None = None
    year_to: Annotated[int, Field(ge=1900, le=2100), _DIGITS] | None = None
    page: Annotated[int, Field(ge=1, le=_LAST_PAGE), _DIGITS] = 1
    size: Annotated[int, Field(ge=1, le=LARGEST_PAGE), _DIGITS] = 50


class LawQuery(QueryModel):
    """Which rules or statutes.

    Attributes:
        question: those that bear on a question.
        as_of: those that were known and in force on a day.
    """

    question: QuestionName | None = None
    as_of: Day | None = None


class CitationQuery(QueryModel):
    """Which citation is checked.

    Attributes:
        text: the citation, as it was written.
        as_of: the day on which it is checked; without it today.
    """

    text: str
    as_of: Day | None = None
