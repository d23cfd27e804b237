"""Code: reading a social media code, the choices for one, and the incident that is put beside it."""

from typing import Any

from pydantic import ValidationError

from privesfeer.api.ask.code_checker import Choices, Policy
from privesfeer.api.ask.registry import codebook
from privesfeer.api.ask.request import (
    CaseRequest,
    InvalidRequestError,
    Request,
    UnreadableRequestError,
    parsed,
    read_request,
)
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.problem import Problem
from privesfeer.cases.commons.text import Lang
from privesfeer.cases.problems import problems

_SAID = catalogue(__file__)


def read_policy(source: str | bytes, lang: Lang = "nl") -> Policy:
    """Read a code from a YAML or JSON document.

    Args:
        source: the document.

    Returns:
        The code.

    Raises:
        InvalidRequestError: the document does not describe a code.
        UnreadableRequestError: the document cannot be read.
    """
    policy: Policy = _read(source, Policy, lang)
    return policy


def read_choices(source: str | bytes, lang: Lang = "nl") -> Choices:
    """Read the choices from which a code is written.

    Args:
        source: a YAML or JSON document.

    Raises:
        InvalidRequestError: the document does not hold choices.
        UnreadableRequestError: the document cannot be read.
    """
    choices: Choices = _read(source, Choices, lang)
    return choices


def read_incident(source: str | bytes, lang: Lang = "nl") -> Request:
    """Read the incident that is compared without and with a code.

    Args:
        source: a YAML or JSON document.

    Raises:
        InvalidRequestError: the document does not describe one incident.
    """
    request = read_request(source, default_lang=lang, lang=lang)
    if isinstance(request, CaseRequest):
        raise InvalidRequestError((Problem(field="acts", text=_SAID.ONE_INCIDENT),), lang)
    return request


def _read(source: str | bytes, model: Any, lang: Lang) -> Any:  # noqa: ANN401 - what the model makes of it
    content = parsed(source, lang, json_only=False) if source.strip() else None
    if content is None:  # or only comments
        raise UnreadableRequestError(_SAID.EMPTY, lang)
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise InvalidRequestError(problems(error, model, codebook()), lang) from error


# ---- reports ------------------------------------------------------------------------------------------------------
