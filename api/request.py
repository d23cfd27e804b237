"""Request: an incident with the day on which the law is read and the language of the answer."""

import datetime as dt
import json
from typing import Any

from pydantic import ValidationError

from api import wording
from cases import document
from cases.incident import Day, Incident
from cases.problem import Problem, problems
from cases.text import LANGUAGES, Lang, Text
from engine.reasoner import reason
from engine.verdict import Verdict

LARGEST = 1024 * 1024  # bytes; the largest real incident is a hundredth of it


class InvalidRequestError(ValueError):
    """Input that cannot be taken as an incident.

    Attributes:
        problems: every problem found, each naming its field.
        lang: the language in which the answer was asked.
    """

    def __init__(self, found: tuple[Problem, ...], lang: Lang) -> None:
        """Keep the problems.

        Args:
            found: the problems; at least one.
            lang: the language in which the answer was asked.
        """
        super().__init__("; ".join(problem.text.en for problem in found))
        self.problems, self.lang = found, lang


class UnreadableRequestError(InvalidRequestError):
    """Input that is no document at all: empty, too large, or not well formed."""

    def __init__(self, text: Text, lang: Lang) -> None:
        """Keep what is wrong.

        Args:
            text: what is wrong.
            lang: the language in which the answer was asked.
        """
        super().__init__((Problem(field="", text=text),), lang)


class Request(Incident):
    """What an incident file holds and what the verdict API takes.

    Attributes:
        as_of: the day on which the law is read; None: today.
        lang: the language of the verdict.
    """

    as_of: Day | None = None
    lang: Lang = "nl"

    def verdict(self) -> Verdict:
        """Answer the request; a missing day becomes today here, so that the reasoning has no clock.

        Returns:
            The verdict.
        """
        return reason(self, self.as_of or dt.datetime.now(tz=dt.UTC).astimezone().date())


def read_request(
    source: str | bytes, *, default_lang: Lang = "nl", json_only: bool = False, **overrides: object
) -> Request:
    """Read a request from a YAML or JSON document.

    Args:
        source: the document.
        default_lang: the language of the answer, and of what is wrong, where nothing names another.
        json_only: whether YAML is refused.
        **overrides: fields that replace those of the document; None leaves the document's.

    Returns:
        The request.

    Raises:
        InvalidRequestError: the document does not describe an incident.
        UnreadableRequestError: the document cannot be read.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    lang = _named(given) or default_lang
    content = _parsed(source, lang, json_only=json_only)
    if isinstance(content, dict):
        content = {"lang": default_lang, **content, **given}
        lang = _named(content) or default_lang
    try:
        return Request.model_validate(content)
    except ValidationError as error:
        raise InvalidRequestError(problems(error), lang) from error


def _named(content: dict[Any, Any]) -> Lang | None:
    return next((lang for lang in LANGUAGES if lang == content.get("lang")), None)


def _parsed(source: str | bytes, lang: Lang, *, json_only: bool) -> Any:  # noqa: ANN401 - the model checks it
    if len(source) > LARGEST:
        raise UnreadableRequestError(wording.TOO_LARGE, lang)
    if not source.strip():
        raise UnreadableRequestError(wording.EMPTY, lang)
    if json_only:
        _refuse_other_than_json(source, lang)
    try:
        return document.parse(source)
    except document.UnreadableDocumentError as error:
        raise UnreadableRequestError(error.text, lang) from error


def _refuse_other_than_json(source: str | bytes, lang: Lang) -> None:
    try:
        json.loads(source.decode() if isinstance(source, bytes) else source)
    except json.JSONDecodeError as error:
        place = {"line": str(error.lineno), "column": str(error.colno)}
        raise UnreadableRequestError(wording.NOT_JSON.fill(**place), lang) from error
    except (ValueError, RecursionError):
        return  # the document's own reader says what is wrong


def verdict_json(verdict: Verdict, lang: Lang) -> bytes:
    """Write a verdict as JSON; the command line and the API give these same bytes.

    Args:
        verdict: the verdict.
        lang: the language of its wording.

    Returns:
        UTF-8, indented, with a line end.
    """
    return to_json(verdict.in_language(lang))


def to_json(content: Any) -> bytes:  # noqa: ANN401 - JSON values
    """Write JSON values as this program does everywhere.

    Args:
        content: JSON values.

    Returns:
        UTF-8, indented, with a line end.
    """
    return json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n"
