"""Examples: the incidents that come with the program, as the pages offer them."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from privesfeer.api.ask.registry import codebook, roles
from privesfeer.api.ask.request import read_request
from privesfeer.api.web.dossier_file import opened
from privesfeer.api.web.sections import choices
from privesfeer.cases.commons.text import Text, untranslated


class Example(NamedTuple):
    """One incident.

    Attributes:
        title: its title.
        content: its file.
    """

    title: Text
    content: bytes


@cache
def examples() -> dict[str, Example]:
    """Read the incidents.

    Returns:
        The examples by the name of their file.
    """
    found = {}
    for file in sorted(files("privesfeer.cases").joinpath("incidents").iterdir(), key=lambda each: each.name):
        if file.name.endswith(".yaml"):
            content, stem = file.read_bytes(), file.name.removesuffix(".yaml")
            title = read_request(content).title or stem
            found[stem] = Example(title if isinstance(title, Text) else untranslated(title), content)
    return found


@cache
def grouped() -> dict[str, tuple[str, ...]]:
    """Put the examples together by the medium on which they happened.

    Returns:
        Their names by medium, the media in the order in which people choose them.
    """
    medium = codebook().fact(roles().message.medium)
    *_, other = every = choices(medium)
    used = {
        stem: opened(each.content, "nl").plain["facts"].get(medium.id, [other]) for stem, each in examples().items()
    }
    found = {value: tuple(stem for stem, media in used.items() if media[:1] == [value]) for value in every}
    return {value: stems for value, stems in found.items() if stems}


@cache
def governed() -> dict[str, tuple[str, ...]]:
    """Say which examples each ruling governs.

    Returns:
        The names of the examples by the key of the ruling.
    """
    found: dict[str, dict[str, None]] = {}
    for stem, example in examples().items():
        for answer in opened(example.content, "nl").verdict().answers:
            for each in answer.rulings.governing:
                found.setdefault(each.citation.key, {})[stem] = None
    return {key: tuple(stems) for key, stems in found.items()}
