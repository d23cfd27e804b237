"""Reading YAML and JSON documents without losing anything: a key that stands twice is an error."""

import json
import re
from collections import Counter
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from cases.text import Text, shown
from cases.words import words

_SAID = words(__file__)


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


_Resolver = yaml.resolver.BaseResolver
_MOST_KEYS = 1000
_INTEGER = "tag:yaml.org,2002:int"


class _Reader:
    """Turns YAML nodes into plain content; quicker than PyYAML's own way, and strict about what may be lost or swell.

    A key that stands twice is an error, and so are references: a few lines of them can stand for billions of values.
    """

    def __init__(self, loader: yaml.CSafeLoader) -> None:
        self._loader = loader
        self._read: set[int] = set()

    def content(self, node: yaml.Node) -> Any:  # noqa: ANN401 - a document can hold anything
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.tag == _Resolver.DEFAULT_SCALAR_TAG else self._scalar(node)
        self._once(node)
        if isinstance(node, yaml.MappingNode) and node.tag == _Resolver.DEFAULT_MAPPING_TAG:
            return self._mapping(node)
        if isinstance(node, yaml.SequenceNode) and node.tag == _Resolver.DEFAULT_SEQUENCE_TAG:
            return [self.content(each) for each in node.value]
        raise UnreadableDocumentError(_SAID.TAG)  # a !!set or !!omap, which PyYAML would hand over empty

    def _scalar(self, node: yaml.ScalarNode) -> Any:  # noqa: ANN401 - as content
        if node.tag == _INTEGER and not re.fullmatch(r"-?(0|[1-9][0-9]*)", node.value):
            raise UnreadableDocumentError(_SAID.NUMBER_FORM)
        try:
            value = self._loader.construct_object(node)
        except (AttributeError, LookupError) as error:  # how PyYAML fails on a tag that does not fit the words
            raise UnreadableDocumentError(_SAID.TAG) from error
        if isinstance(value, list | dict | set):
            raise UnreadableDocumentError(_SAID.TAG)
        return value

    def _mapping(self, node: yaml.Node) -> dict[Hashable, Any]:
        found: dict[Hashable, Any] = {}
        _bounded(len(node.value))
        for key_node, value_node in node.value:
            key = self.content(key_node)
            if not isinstance(key, Hashable):
                raise UnreadableDocumentError(_SAID.KEY_IS_NO_WORD)
            if key in found:
                raise _twice(key)
            found[key] = self.content(value_node)
        return found

    def _once(self, node: yaml.Node) -> None:
        if id(node) in self._read:
            raise UnreadableDocumentError(_SAID.REFERENCE)
        self._read.add(id(node))


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    _bounded(len(pairs))
    found = dict(pairs)
    if len(found) < len(pairs):
        times = Counter(key for key, _ in pairs)
        raise _twice(next(key for key, count in times.items() if count > 1))
    return found


def _bounded(keys: int) -> None:
    """Refuse a group of more keys than anything has: to say of each that it is not known would take long."""
    if keys > _MOST_KEYS:
        raise UnreadableDocumentError(_SAID.TOO_MANY_KEYS.fill(most=str(_MOST_KEYS)))


def _twice(key: Hashable) -> UnreadableDocumentError:
    return UnreadableDocumentError(_SAID.TWICE.fill(name=shown(key)))


def _yaml(text: str) -> Any:  # noqa: ANN401 - as above
    loader = yaml.CSafeLoader(text)
    try:
        node = loader.get_single_node()
        return None if node is None else _Reader(loader).content(node)
    finally:
        loader.dispose()


def _json(text: str) -> Any:  # noqa: ANN401 - as above
    try:
        content = json.loads(text, object_pairs_hook=_unique)
        if "\\ud" in text.lower():  # perhaps half a character, which no text can hold
            json.dumps(content, ensure_ascii=False).encode()
    except (json.JSONDecodeError, UnreadableDocumentError):
        raise
    except RecursionError as error:
        raise UnreadableDocumentError(_SAID.TOO_DEEP) from error
    except UnicodeEncodeError as error:
        raise UnreadableDocumentError(_SAID.HALF_CHARACTER) from error
    except ValueError as error:  # a number of more digits than Python reads
        raise UnreadableDocumentError(_SAID.TOO_LONG_NUMBER) from error
    return content


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
        text = source.decode("utf-8-sig") if isinstance(source, bytes) else source
    except UnicodeDecodeError as error:
        raise UnreadableDocumentError(_SAID.NOT_UTF8.fill(place=str(error.start))) from error
    try:
        return _json(text)
    except json.JSONDecodeError:
        pass
    try:
        return _yaml(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = 0 if mark is None else mark.line + 1
        raise UnreadableDocumentError(_SAID.WRONG_IN_LINE.fill(line=str(line))) from error
    except (yaml.YAMLError, ValueError) as error:
        if isinstance(error, UnreadableDocumentError):
            raise
        raise UnreadableDocumentError(_SAID.CANNOT_BE) from error
    except RecursionError as error:
        raise UnreadableDocumentError(_SAID.TOO_DEEP) from error


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
        raise UnreadableDocumentError(error.text.map(lambda words: name + words)) from error
