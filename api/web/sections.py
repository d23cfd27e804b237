"""Sections: the interview in parts that belong together, read from the file beside this module."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pydantic import Field

from privesfeer.api.ask.registry import codebook
from privesfeer.cases.commons import document
from privesfeer.cases.commons.text import LocalizedFields, Record, Text
from privesfeer.cases.fact import Fact

HAND = 7  # choices that stand before "more"


class Section(LocalizedFields):
    """Facts that are asked for together.

    Attributes:
        id: its id.
        groups: the groups of the codebook of which it has every fact that no other section names.
        facts: the facts that it names.
        first: what is asked as soon as one comes to it.
        gate: whether nothing else is asked there as long as none of these is known.
        sparing: whether what is asked first there is asked only where it can still change an answer.
    """

    id: str
    groups: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    gate: bool = False
    sparing: bool = False

    @property
    def title(self) -> Text:
        """What it is called."""
        return Text.of(self)


class _Plan(Record):
    sections: tuple[Section, ...]
    order: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    unknown: dict[str, Text] = Field(default_factory=dict)
    planned: dict[str, Text] = Field(default_factory=dict)
    over: tuple[str, ...] = ()


@cache
def _plan() -> _Plan:
    plan = document.parse(files("privesfeer.api.web").joinpath("sections.yaml").read_bytes())
    return _Plan.model_validate(plan)


@cache
def sections() -> Mapping[str, Section]:
    """Give the sections.

    Returns:
        The sections by id, in the order in which they are gone through.
    """
    return {each.id: each for each in _plan().sections}


def asked_as(fact: str, *, planned: bool) -> Text:
    """Say how a fact is asked for.

    Args:
        planned: whether the measure is still to come.

    Returns:
        The question, of what is still to come as a plan.
    """
    return (_plan().planned.get(fact) if planned else None) or codebook().fact(fact).question


def over() -> tuple[str, ...]:
    """Name the facts that show, where they are so or their day has come, that a measure was taken."""
    return _plan().over


def unknown_as(fact: str) -> Text | None:
    """Say what it is called that a fact is not known.

    Returns:
        The words; None: it has none of its own.
    """
    return _plan().unknown.get(fact)


@cache
def section_of(fact: str) -> str:
    """Say in which section a fact is asked for."""
    named = next((each.id for each in sections().values() if fact in each.facts), None)
    group = codebook().fact(fact).group
    return named or next(each.id for each in sections().values() if group in each.groups)


@cache
def facts_of(section: str) -> tuple[str, ...]:
    """Give the facts of a section.

    Returns:
        The facts that it names, then those of its groups as the codebook orders them.
    """
    named = sections()[section].facts
    return (*named, *(name for name in codebook().fact_ids if name not in named and section_of(name) == section))


def choices(fact: Fact) -> tuple[str, ...]:
    """Put the values of a fact in the order in which people choose them.

    Returns:
        Its values.
    """
    chosen = _plan().order.get(fact.id, ())
    return (*chosen, *(value for value in fact.values if value not in chosen))


def at_hand(fact: Fact) -> int:
    """Say how many choices stand before "more".

    Returns:
        One hand, of a fact whose choices have an order of their own; of any other, all.
    """
    return HAND if fact.id in _plan().order else max(len(fact.values), HAND)
