"""Reading YAML and JSON documents without losing anything: a key that stands twice is an error."""

import json
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from cases.text import Text


class UnreadableDocumentError(ValueError):
    """A document that is not valid YAML or JSON, or in which a key stands twice.

    Attributes:
        text: the message in both languages.
    """

    def __init__(self, text: Text) -> None:
        """Keep the message.

        Args:
            text: what is wrong and where.
        """
        super().__init__(text.en)
        self.text = text


class _Loader(yaml.CSafeLoader):
    """The safe YAML loader, strict about repeated keys."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    found: dict[Hashable, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node)
        if not isinstance(key, Hashable):
            raise UnreadableDocumentError(_KEY_IS_NO_WORD)
        if key in found:
            raise _twice(key)
        found[key] = loader.construct_object(value_node, deep=True)
    return found


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _twice(next(key for key in keys if keys.count(key) > 1))
    return found


def _twice(key: Hashable) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        Text(nl=f"De sleutel '{key}' staat er twee keer.", en=f"The key '{key}' stands there twice.")
    )


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def parse(source: str | bytes) -> Any:  # noqa: ANN401 - a document can hold anything; the models check it
    """Read one YAML or JSON document.

    Args:
        source: the document; JSON is tried first, since not all JSON is YAML.

    Returns:
        The plain content: dicts, lists, strings, numbers, booleans, dates.

    Raises:
        UnreadableDocumentError: not valid YAML or JSON, not UTF-8, or a key stands twice.
    """
    try:
        text = source.decode("utf-8") if isinstance(source, bytes) else source
    except UnicodeDecodeError as error:
        raise UnreadableDocumentError(
            Text(
                nl=f"De tekst is geen UTF-8 (byte {error.start}).",
                en=f"The text is not UTF-8 (byte {error.start}).",
            )
        ) from error
    try:
        return json.loads(text, object_pairs_hook=_unique)
    except json.JSONDecodeError:
        pass
    except RecursionError as error:
        raise UnreadableDocumentError(_TOO_DEEP) from error
    except UnreadableDocumentError:
        raise
    except ValueError as error:  # a number of more digits than Python reads
        raise UnreadableDocumentError(_TOO_LONG_NUMBER) from error
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - _Loader is a CSafeLoader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = 0 if mark is None else mark.line + 1
        problem = error.problem or "?"
        raise UnreadableDocumentError(
            Text(
                nl=f"Geen geldige YAML of JSON: regel {line} ({problem}).",
                en=f"Not valid YAML or JSON: line {line} ({problem}).",
            )
        ) from error
    except (yaml.YAMLError, ValueError) as error:
        if isinstance(error, UnreadableDocumentError):
            raise
        raise UnreadableDocumentError(
            Text(nl=f"Geen geldige YAML of JSON ({error}).", en=f"Not valid YAML or JSON ({error}).")
        ) from error
    except RecursionError as error:
        raise UnreadableDocumentError(_TOO_DEEP) from error


_KEY_IS_NO_WORD = Text(nl="Een sleutel moet een enkel woord zijn.", en="A key must be a single word.")
_TOO_LONG_NUMBER = Text(nl="Het document bevat een te lang getal.", en="The document holds too long a number.")
_TOO_DEEP = Text(nl="Het document is te diep genest.", en="The document is nested too deeply.")


def read(path: Path) -> Any:  # noqa: ANN401 - as parse
    """Read one document from a file.

    Args:
        path: a YAML or JSON file.

    Returns:
        The plain content.

    Raises:
        UnreadableDocumentError: as in parse, with the file's name.
        OSError: the file cannot be read.
    """
    try:
        return parse(path.read_bytes())
    except UnreadableDocumentError as error:
        name = f"{path.name}: "
        raise UnreadableDocumentError(Text(nl=name + error.text.nl, en=name + error.text.en)) from error
