"""Request: an incident with the day on which the law is read and the language of the answer."""

import datetime as dt
import json
from typing import Any

from pydantic import ValidationError

from cases import document
from cases.incident import Incident
from cases.problem import Problem, problems
from cases.text import Lang
from engine.reasoner import reason
from engine.verdict import Verdict


class InvalidRequestError(ValueError):
    """Input that cannot be taken as an incident.

    Attributes:
        problems: every problem found, each naming its field.
    """

    def __init__(self, found: tuple[Problem, ...]) -> None:
        """Keep the problems.

        Args:
            found: the problems; at least one.
        """
        super().__init__("; ".join(problem.text.en for problem in found))
        self.problems = found


class Request(Incident):
    """What an incident file holds and what the verdict API takes.

    Attributes:
        as_of: the day on which the law is read; None: today.
        lang: the language of the verdict.
    """

    as_of: dt.date | None = None
    lang: Lang = "nl"

    def verdict(self) -> Verdict:
        """Answer the request; a missing day becomes today here, so that the reasoning has no clock.

        Returns:
            The verdict.
        """
        return reason(self, self.as_of or dt.datetime.now(tz=dt.UTC).astimezone().date())


def read_request(source: str | bytes, **overrides: object) -> Request:
    """Read a request from a YAML or JSON document.

    Args:
        source: the document.
        **overrides: fields that replace those of the document; None leaves the document's.

    Returns:
        The request.

    Raises:
        InvalidRequestError: the document cannot be read, or does not describe an incident.
    """
    try:
        content = document.parse(source)
    except document.UnreadableDocumentError as error:
        raise InvalidRequestError((Problem(field="", text=error.text),)) from error
    if isinstance(content, dict):
        content |= {name: value for name, value in overrides.items() if value is not None}
    try:
        return Request.model_validate(content)
    except ValidationError as error:
        raise InvalidRequestError(problems(error)) from error


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

