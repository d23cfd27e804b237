"""Earlier: a case as up to version 0.5, which called the acts of a file conversations."""

from collections.abc import Mapping
from typing import Any

from privesfeer.api.ask.registry import codebook

_ACTS, _THEN = "acts", "conversations"
_CLIENT = "client"  # who asks was no part of a case then
_BEYOND = "beyond"  # neither was what no fact can say
# What cases did not have then: keys by the name of their model.
ADDED: Mapping[str, frozenset[str]] = {
    "Request": frozenset({_CLIENT, _BEYOND}),
    "CaseRequest": frozenset({_CLIENT, _BEYOND, *(each.id for each in codebook().lists)}),
}


def converted(content: Any) -> Any:  # noqa: ANN401 - JSON values, checked elsewhere
    """Put a case as it was written then into the shape of now; no fact is lost.

    Args:
        content: the content of a document; what is in the shape of now, or is no case, stays as it is.

    Returns:
        The content, with its keys in their order.
    """
    return _renamed(content, _THEN, _ACTS)


def as_before(content: Any) -> Any:  # noqa: ANN401 - as converted
    """Put a case of now into the shape of then.

    Args:
        content: the content; the side that asks is left out, and what else that shape cannot hold stays as it is.

    Returns:
        The content, with its keys in their order.
    """
    if isinstance(content, dict):
        content = {key: value for key, value in content.items() if key != _CLIENT}
    return _renamed(content, _ACTS, _THEN)


def described_before(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Put the schema of a case into the shape of then.

    Args:
        name: the name of its model.

    Returns:
        The schema; the same where nothing of it was otherwise.
    """
    then = {**schema}
    if "properties" in schema:
        then["properties"] = as_before(_without(schema["properties"], name))
    if _ACTS in schema.get("required", ()):
        then["required"] = [_THEN if each == _ACTS else each for each in schema["required"]]
    return then


def key_before(key: str) -> str:
    """Give what a key at the top of a case was called then.

    Returns:
        Its name; that of now where it is no other.
    """
    return _THEN if key == _ACTS else key


def _without(values: dict[str, Any], model: str) -> dict[str, Any]:
    return {name: each for name, each in values.items() if name not in ADDED.get(model, ())}


def _renamed(content: Any, old: str, new: str) -> Any:  # noqa: ANN401 - as converted
    if not isinstance(content, dict) or old not in content or new in content:
        return content
    return {new if key == old else key: value for key, value in content.items()}
