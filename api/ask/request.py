"""Request: an incident or case file with the day on which the law is read and the language of the answer."""

import datetime as dt
import json
from typing import Any, Self

import orjson
from pydantic import ValidationError, model_validator

from privesfeer.api.ask import wording
from privesfeer.api.ask.earlier import converted
from privesfeer.api.ask.happened import not_yet
from privesfeer.api.ask.registry import CaseFile, Incident, codebook
from privesfeer.api.ask.services import reason, reasoner
from privesfeer.api.ask.today import today
from privesfeer.cases.commons import document
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import Day
from privesfeer.cases.commons.problem import Problem
from privesfeer.cases.commons.serialize import Localizable
from privesfeer.cases.commons.text import LANGUAGES, Lang, Record, Text
from privesfeer.cases.facts import told_at_once
from privesfeer.cases.incident import outlasted
from privesfeer.cases.problems import problems
from privesfeer.engine import (
    MOST,
    Advice,
    Arguments,
    Changes,
    Compact,
    Interview,
    Look,
    Reasoner,
    Remedies,
    Scales,
    SingleChange,
    Stability,
    Verdict,
)
from privesfeer.rules.advice.stage import Side

_SAID = catalogue(__file__)

_OF_FILES = {"acts", *(each.id for each in codebook().lists)}  # a document with one of these keys is a case file
LARGEST = 1024 * 1024  # bytes; the largest real incident is a hundredth of it


class InvalidRequestError(ValueError):
    """Input that cannot be taken as an incident or case file.

    Attributes:
        problems: every problem found, each naming its field.
        lang: the language in which the answer was asked.
    """

    def __init__(self, found: tuple[Problem, ...], lang: Lang) -> None:
        """Keep the problems.

        Args:
            found: the problems; at least one.
        """
        super().__init__("; ".join(problem.text.en for problem in found))
        self.problems, self.lang = found, lang


class UnreadableRequestError(InvalidRequestError):
    """Input that is no document at all: empty, too large, or not well formed."""

    def __init__(self, text: Text, lang: Lang) -> None:
        """Keep what is wrong.

        Args:
            text: what is wrong.
        """
        super().__init__((Problem(field="", text=text),), lang)


class _Asked(Record):
    """What stands beside the facts of every request."""

    as_of: Day | None = None
    lang: Lang = "nl"

    @property
    def day(self) -> dt.date:
        """The day on which the law is read; a missing one becomes today here, so that the reasoning has no clock."""
        return self.as_of or today()

    @property
    def _case(self) -> Incident | CaseFile:
        assert isinstance(self, Incident | CaseFile)  # noqa: S101 - both kinds of request are one; narrows the type
        return self

    def verdict(self, by: Reasoner | None = None) -> Verdict:
        """Answer the request.

        Args:
            by: what answers; None: the reasoner of this program.
        """
        return (by.reason if by else reason)(self._case, self.day)

    def compact(self) -> Compact:
        """Answer the request in short.

        Returns:
            The outcomes, statuses and authorities of the verdict.
        """
        return reasoner().compact(self._case, self.day)

    def interview(self) -> Interview:
        """Say which fact to ask for next.

        Returns:
            The facts that are worth asking for, with why.
        """
        return reasoner().interview(self._case, self.day)

    def switches(self, place: int | None = None) -> dict[str, tuple[SingleChange, ...]]:
        """Say by which single facts, were they otherwise, each answer would turn.

        Args:
            place: of several acts the place of one that is asked by itself; None: the whole.

        Returns:
            The switches by question.
        """
        return reasoner().switches(self._case, self.day, place)

    def scale(self) -> Scales:
        """Put every measure that could be taken beside the request.

        Returns:
            The answers.
        """
        return reasoner().scale(self._case, self.day)

    def stability(self, questions: tuple[str, ...] | None = None) -> Stability:
        """Say which facts can still change the answers to the request.

        Args:
            questions: the questions that are told; None: all.

        Returns:
            The facts, the most important first.
        """
        return reasoner().stability(self._case, self.day, questions)

    def changes(self, question: str, *, status: bool = False, most: int = MOST) -> Changes:
        """Say what would have to be different for an answer to the request to be another.

        Args:
            status: whether another status is sought; otherwise another outcome.
            most: the most facts that are changed at a time.

        Returns:
            The smallest sets of changes.
        """
        return reasoner().changes(self._case, self.day, question, status=status, most=most)

    def arguments(self, questions: tuple[str, ...] | None = None) -> Arguments:
        """Plead the request for both sides.

        Args:
            questions: the questions that are pleaded; None: all.

        Returns:
            The best case of each side, with what the other answers.
        """
        return reasoner().arguments(self._case, self.day, questions)

    def remedies(self) -> Remedies:
        """Work out what may be asked, until when and for how much."""
        return reasoner().remedies(self._case, self.day)

    def advice(self, side: Side | None = None, *, every: bool = False) -> Advice:
        """Say what to do, for the side that asks or for both.

        Args:
            side: the side that is advised, whoever asks; None: the one that asks, else both.
            every: whether every step is told that belongs, however many; otherwise the most urgent.

        Returns:
            The course, the steps and what the whole is worth.
        """
        return reasoner().advise(self._case, self.day, side, every=every)

    def before(self) -> Look:
        """Say whether something may be opened before it is, how far, in which steps, and what it can cost.

        Returns:
            What is told before one looks.
        """
        return reasoner().before(self._case, self.day)

    @model_validator(mode="after")
    def _lasts_until_today(self) -> Self:
        """Refuse what can no longer be so where the measure is still considered, and so has no day."""
        if self._case.dates.measure is None:
            told_at_once(self._case, outlasted(self._case.facts, self.day))
        return self


class Request(_Asked, Incident):
    """What an incident file holds and what the verdict API takes.

    Attributes:
        as_of: the day on which the law is read; None: today.
        lang: the language of the verdict.
    """


class CaseRequest(_Asked, CaseFile):
    """What a file with several acts, clauses, accounts, measures or proceedings holds; the verdict API takes it too.

    Attributes:
        as_of: the day on which the law is read; None: today.
        lang: the language of the verdict.
    """


def read_request(
    source: str | bytes, *, default_lang: Lang = "nl", json_only: bool = False, **overrides: object
) -> Request | CaseRequest:
    """Read a request from a YAML or JSON document; one with a list, such as `acts`, is a case file.

    Args:
        source: the document.
        default_lang: the language of the answer, and of what is wrong, where nothing names another.
        json_only: whether YAML is refused.
        **overrides: fields that replace those of the document; None leaves the document's.

    Raises:
        InvalidRequestError: the document does not describe an incident or case file.
        UnreadableRequestError: the document cannot be read.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    content = parsed(source, named(given) or default_lang, json_only=json_only)
    return request_of(content, default_lang, given)


def request_of(content: Any, default_lang: Lang, given: dict[str, object] | None = None) -> Request | CaseRequest:  # noqa: ANN401 - the model checks it
    """Make a request of the content of a document.

    Args:
        content: the content; with a list, such as `acts`, it is a case file.
        default_lang: the language of the answer, and of what is wrong, where nothing names another.
        given: fields that replace those of the document.

    Raises:
        InvalidRequestError: the content does not describe an incident or case file.
    """
    lang = named(given or {}) or default_lang
    content = converted(content)
    several = is_case_file(content)
    if isinstance(content, dict):
        content = {"lang": default_lang, **content, **(given or {})}
        lang = named(content) or default_lang
    early = not_yet(content)
    try:
        request = CaseRequest.model_validate(content) if several else Request.model_validate(content)
    except ValidationError as error:
        # Without acts it may still be a case file, in which their key is misspelt.
        meant = CaseRequest if several else Request | CaseRequest
        raise InvalidRequestError((*problems(error, meant, codebook()), *early), lang) from error
    if early:
        raise InvalidRequestError(early, lang)
    return request


def is_case_file(content: Any) -> bool:  # noqa: ANN401 - JSON values
    """Say whether the content of a document, in the shape of now, is meant as a case file.

    Returns:
        Whether it has one of the lists of such a file.
    """
    return isinstance(content, dict) and not _OF_FILES.isdisjoint(content)


def named(content: dict[Any, Any]) -> Lang | None:
    """Give the language that a document names.

    Args:
        content: the content of the document.

    Returns:
        The language; None: it names none.
    """
    return next((lang for lang in LANGUAGES if lang == content.get("lang")), None)


def parsed(source: str | bytes, lang: Lang, *, json_only: bool, largest: int = LARGEST) -> Any:  # noqa: ANN401 - the model checks it
    """Read the content of a document.

    Args:
        source: the document, in YAML or JSON.
        json_only: whether YAML is refused.
        largest: the most bytes.

    Returns:
        Its content.

    Raises:
        UnreadableRequestError: it is empty, too large, or not well formed.
    """
    if len(source) > largest:
        raise UnreadableRequestError(wording.TOO_LARGE, lang)
    if not source.strip():
        raise UnreadableRequestError(_SAID.EMPTY, lang)
    if json_only:
        _refuse_other_than_json(source, lang)
    try:
        return document.parse(source)
    except document.UnreadableDocumentError as error:
        raise UnreadableRequestError(error.text, lang) from error


def _refuse_other_than_json(source: str | bytes, lang: Lang) -> None:
    try:
        json.loads(source.decode("utf-8-sig") if isinstance(source, bytes) else source)  # as document.parse reads it
    except json.JSONDecodeError as error:
        place = {"line": str(error.lineno), "column": str(error.colno)}
        raise UnreadableRequestError(wording.NOT_JSON.fill(**place), lang) from error
    except (ValueError, RecursionError):
        return  # the document's own reader says what is wrong


def verdict_json(verdict: Verdict, lang: Lang) -> bytes:
    """Write a verdict as JSON; the command line and the API give these same bytes.

    Returns:
        UTF-8, on one line, with a line end.
    """
    return to_json(verdict.localize(lang))


def outlook_json(outlook: Localizable, lang: Lang) -> bytes:
    """Write what can still change as JSON; the command line and the API give these same bytes.

    Args:
        outlook: what can still change an answer, what would, what both sides can say, or the like.

    Returns:
        UTF-8, on one line, with a line end.
    """
    return to_json(outlook.localize(lang))


def part_of(record: object, *names: str) -> dict[str, Any]:
    """Give some attributes of a record by their names, as JSON is made of them."""
    return {name: getattr(record, name) for name in names}


def record_json(record: Record) -> bytes:
    """Write a record as JSON, with its texts in every language."""
    return to_json(record.model_dump(mode="json"))


def to_json(content: Any) -> bytes:  # noqa: ANN401 - JSON values
    """Write JSON values as this program does everywhere.

    Args:
        content: JSON values.

    Returns:
        UTF-8, on one line, with a line end.
    """
    return orjson.dumps(content, option=orjson.OPT_APPEND_NEWLINE)
