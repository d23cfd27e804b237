"""Deadline source: which measures or clauses of several make a term run, so that no last day stands without them."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text

_SAID = catalogue(__file__)
Places = Sequence[tuple[Text, Collection[Hashable]]]
"""The entries of a list of the case by what they are called, each with the terms that run with it."""


def places(
    first: Collection[Hashable], others: Sequence[tuple[str, Text, Collection[Hashable]]], titles: Mapping[str, Text]
) -> tuple[Places, ...]:
    """Put beside one another the entries of each list of a case that has several.

    Args:
        first: the terms with the first entry of each list.
        others: those with another entry, with its list and what it is called.
        titles: by list what its first entry is called.

    Returns:
        The lists, each with its entries.
    """
    return tuple(
        ((titles[name], first), *((title, terms) for of_list, title, terms in others if of_list == name))
        for name in dict.fromkeys(name for name, _, _ in others)
    )


def of_which(term: Hashable, lists: Iterable[Places]) -> Text | None:
    """Say which entries of a case make a term run.

    Args:
        term: the term, by what tells it from others.
        lists: the lists of the case with more than one entry.

    Returns:
        What they are called; None: whichever is at issue it runs, or there is but one.
    """
    for places in lists:
        holding = [title for title, terms in places if term in terms]
        if holding and len(holding) < len(places):
            return Text.enumerate(list(dict.fromkeys(holding)))
    return None


def under(what: Text, entries: Text | None) -> Text:
    """Put behind what a term is for which measures or clauses make it run.

    Args:
        what: what it is for.
        entries: what these are called; None: nothing is put there.

    Returns:
        It in words.
    """
    return _SAID.UNDER.fill(what=what, entries=entries) if entries else what
