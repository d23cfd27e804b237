"""Words: the sentences that a reader sees, as data in a file beside the part that says them.

A file has an entry for each sentence, and in it the wording in each language::

    TITLE: {nl: Elke uitspraak op haar eigen feiten, en: Every ruling on its own facts}
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from cases.text import Text


class Words:
    """The sentences of one part of the program, by name."""

    def __init__(self, file: Path) -> None:
        """Read them.

        Args:
            file: the file.

        Raises:
            ValueError: an entry lacks a language, or has one that the program does not know; the message names it.
        """
        self._file = file
        self._entries = {name: _entry(told, f"{file.name}: {name}") for name, told in _read(file).items()}

    def __getattr__(self, name: str) -> Text:
        """Give a sentence.

        Args:
            name: its name.

        Returns:
            The sentence.

        Raises:
            AttributeError: there is none of that name.
        """
        match self.__dict__.get("_entries", {}).get(name):
            case Text() as text:
                return text
            case _:
                message = f"{self._file.name} has no sentence {name}"
                raise AttributeError(message)

    def table(self, name: str) -> Mapping[Any, Text]:
        """Give sentences that belong together, by what tells them apart.

        Args:
            name: the name under which they stand.

        Returns:
            The sentences.

        Raises:
            KeyError: there is no such table.
        """
        entry = self._entries[name]
        if not isinstance(entry, dict):
            raise KeyError(name)
        return entry

    def row(self, name: str) -> tuple[Text, ...]:
        """Give sentences that follow one another.

        Args:
            name: the name under which they stand.

        Returns:
            The sentences, in their order.

        Raises:
            KeyError: there is no such row.
        """
        entry = self._entries[name]
        if not isinstance(entry, tuple):
            raise KeyError(name)
        return entry

    def __iter__(self) -> Iterator[str]:
        """Give the names of all sentences and tables."""
        return iter(self._entries)


def words(part: str) -> Words:
    """Read the sentences of a part.

    Args:
        part: the file of its code; the sentences stand beside it, in a file of the same name.

    Returns:
        The sentences.
    """
    return Words(Path(part).with_suffix(".yaml"))


def _read(file: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.load(file.read_bytes(), yaml.CSafeLoader)
    return content


def _entry(told: Any, place: str) -> Text | dict[Any, Text] | tuple[Text, ...]:  # noqa: ANN401 - as it was read
    if isinstance(told, list):
        return tuple(_text(each, place) for each in told)
    if all(isinstance(each, str) for each in told.values()):
        return _text(told, place)
    return {key: _text(each, f"{place}: {key}") for key, each in told.items()}


def _text(told: dict[str, str], place: str) -> Text:
    try:
        return Text(**told)
    except ValidationError as error:
        lacking = ", ".join(str(each["loc"][0]) for each in error.errors())
        message = f"{place}: a wording is missing, or is in a language that there is not: {lacking}"
        raise ValueError(message) from error
