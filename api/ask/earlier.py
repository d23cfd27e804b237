"""Earlier: a case as it was written up to version 0.5, which called the acts of a file conversations."""

from typing import Any

_ACTS, _THEN = "acts", "conversations"
_CLIENT = "client"  # who asks was told of no case then


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


def _renamed(content: Any, old: str, new: str) -> Any:  # noqa: ANN401 - as converted
    if not isinstance(content, dict) or old not in content or new in content:
        return content
    return {new if key == old else key: value for key, value in content.items()}
