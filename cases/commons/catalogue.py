"""Catalogue: the sentences that a reader sees, as data in a file beside the part that says them.

A file has an entry for each sentence, and in it the wording in each language; what has no words of its own is written
once, for all of them::

    TITLE: {nl: Elke uitspraak op haar eigen feiten, en: Every ruling on its own facts}
    LABELLED: "{label}: {words}"
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from privesfeer.cases.commons import compiled
from privesfeer.cases.commons.strict import StrictError, read_yaml
from privesfeer.cases.commons.text import LANGUAGES, Text, untranslated

Entry = Text | dict[Any, Text] | tuple[Text, ...]
Entries = Mapping[str, Entry]


class Catalogue:
    """The sentences of one part of the program, by name."""

    def __init__(self, file: Path, kept: "Entries | None" = None) -> None:
        """Read them.

        Args:
            kept: what was read from it before.

        Raises:
            ValueError: an entry lacks a language, has one that the program does not know, or stands twice; the message
                names it.
        """
        self._file = f"{file.parent.name}/{file.name}"
        self._entries = kept or {name: _entry(told, f"{file.name}: {name}") for name, told in _read(file).items()}

    def text(self, name: str) -> Text:
        """Give a sentence.

        Raises:
            AttributeError: there is none of that name; the message says in which file.
        """
        text = self._entries.get(name)
        if isinstance(text, Text):
            return text
        told = f"{self._file} has no sentence '{name}'" + (", but more of that name" if text else "")
        raise AttributeError(told, name=name, obj=self)

    def __getattr__(self, name: str) -> Text:
        """Give a sentence by its name; raise AttributeError if there is none."""
        return self.text(name)

    def table(self, name: str) -> Mapping[Any, Text]:
        """Give sentences that belong together, by what tells them apart.

        Args:
            name: the name under which they stand.

        Raises:
            KeyError: there is no such table.
        """
        entry = self._entries.get(name)
        if not isinstance(entry, dict):
            raise KeyError(f"{self._file} has no table '{name}'")
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
        entry = self._entries.get(name)
        if not isinstance(entry, tuple):
            raise KeyError(f"{self._file} has no row '{name}'")
        return entry

    def all(self, name: str) -> tuple[Text, ...]:
        """Give what stands under a name, be it one sentence, a table or a row.

        Raises:
            KeyError: there is nothing under that name.
        """
        match self._entries.get(name):
            case None:
                raise KeyError(f"{self._file} has nothing called '{name}'")
            case Text() as text:
                return (text,)
            case dict() as table:
                return tuple(table.values())
            case row:
                return row

    def __iter__(self) -> Iterator[str]:
        """Give the names of all sentences and tables."""
        return iter(self._entries)


_READ: dict[str, Catalogue] = {}


def catalogue(part: str) -> Catalogue:
    """Read the sentences of a part.

    Args:
        part: the file of its code; the sentences stand beside it, in a file of the same name.

    Returns:
        The sentences.
    """
    file = Path(part).with_suffix(".yaml")
    name = str(file).removeprefix(str(compiled.ROOT))
    _READ[name] = found = Catalogue(file, compiled.part(name))
    return found


def packed() -> Mapping[str, bytes]:
    """Write the sentences of every part that was imported, to be kept.

    Returns:
        What is kept of each, by the place of its file in the program.
    """
    return {name: compiled.packed(found._entries) for name, found in _READ.items()}  # noqa: SLF001 - its own module


def _read(file: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = read_yaml(file.read_bytes())
    except StrictError as error:
        raise ValueError(f"{file.name}: {error}") from error
    return content


def _entry(told: Any, place: str) -> Entry:  # noqa: ANN401 - as it was read
    if isinstance(told, str):
        return untranslated(told)
    if isinstance(told, list):
        return tuple(_text(each, place) for each in told)
    if all(isinstance(each, str) for each in told.values()):
        return _text(told, place)
    return {key: _text(each, f"{place}: {key}") for key, each in told.items()}


def _text(told: dict[str, str], place: str) -> Text:
    if wrong := [lang for lang in {*LANGUAGES, *told} if lang not in LANGUAGES or not isinstance(told.get(lang), str)]:
        lacking = ", ".join(sorted(wrong))
        raise ValueError(f"{place}: a wording is missing, or is in a language that there is not: {lacking}")
    return Text(**told)
