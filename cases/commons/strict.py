"""Strict YAML: read without losing anything. It stands below every wording, so that wording too is read by it."""

import re
from collections.abc import Hashable
from typing import Any

import yaml

MOST_KEYS = 1000
_Resolver = yaml.resolver.BaseResolver
_INTEGER = "tag:yaml.org,2002:int"


class StrictError(ValueError):
    """What YAML could hold and a document here may not.

    Attributes:
        rule: the rule that it breaks, by the name under which `document.yaml` words it.
        key: of a key that stands twice the key.
    """

    def __init__(self, rule: str, key: Hashable = None) -> None:
        """Keep the rule.

        Args:
            key: the key that stands twice.
        """
        super().__init__(rule if key is None else f"{rule}: {key!r}")
        self.rule, self.key = rule, key


def read_yaml(source: str | bytes) -> Any:  # noqa: ANN401 - a document can hold anything
    """Read one YAML document.

    Args:
        source: the document.

    Returns:
        The plain content: dicts, lists, strings, numbers, booleans, dates; None: there is none.

    Raises:
        StrictError: a key stands twice, or something in it is not allowed.
        yaml.YAMLError: it is not valid YAML.
        ValueError: a date or number that cannot be.
        RecursionError: it is nested too deeply.
    """
    loader = yaml.CSafeLoader(source)
    try:
        node = loader.get_single_node()
        return None if node is None else _Reader(loader).content(node)
    finally:
        loader.dispose()


def bounded(keys: int) -> None:
    """Refuse a group of more keys than anything has: to say of each that it is not known would take long.

    Args:
        keys: how many keys it has.

    Raises:
        StrictError: there are too many.
    """
    if keys > MOST_KEYS:
        raise StrictError("TOO_MANY_KEYS")


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
        raise StrictError("TAG")  # a !!set or !!omap, which PyYAML would hand over empty

    def _scalar(self, node: yaml.ScalarNode) -> Any:  # noqa: ANN401 - as content
        if node.tag == _INTEGER and not re.fullmatch(r"-?(0|[1-9][0-9]*)", node.value):
            raise StrictError("NUMBER_FORM")
        try:
            value = self._loader.construct_object(node)
        except (AttributeError, LookupError) as error:  # how PyYAML fails on a tag that does not fit the words
            raise StrictError("TAG") from error
        if isinstance(value, list | dict | set):
            raise StrictError("TAG")
        return value

    def _mapping(self, node: yaml.Node) -> dict[Hashable, Any]:
        found: dict[Hashable, Any] = {}
        bounded(len(node.value))
        for key_node, value_node in node.value:
            key = self.content(key_node)
            if not isinstance(key, Hashable):
                raise StrictError("KEY_IS_NO_WORD")
            if key in found:
                raise StrictError("TWICE", key)
            found[key] = self.content(value_node)
        return found

    def _once(self, node: yaml.Node) -> None:
        if id(node) in self._read:
            raise StrictError("REFERENCE")
        self._read.add(id(node))
