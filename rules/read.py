"""Read: which facts anything of the law reads. One that nothing reads changes nothing, so nobody is asked for it."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.commons.text import Record, Text
from privesfeer.rules.drafts.draft import places
from privesfeer.rules.rulebook import Rulebook

_CALLED = {"id", "element"}


def facts_read(rulebook: Rulebook, folder: Path, *others: Record) -> frozenset[str]:
    """Work out which facts the law of a country reads.

    Args:
        rulebook: the law.
        folder: the folder of the code of its formulas.
        *others: what else tells of a case by the ids of facts, as its drafts.

    Returns:
        The ids of the facts that a test, a sum, a term, a list of proof, a paper or anything else of it names, and of
        those on whose answer it hangs whether such a fact is asked for.
    """
    book = rulebook.codebook
    parts = {name: part for name, part in vars(rulebook).items() if not isinstance(part, Codebook)}
    named = {*_named((parts, others)), *(name for path in folder.glob("*.py") for name in _written(path))}
    read: set[str] = set()
    for name in (each for each in book.fact_ids if each in named):
        asked: str | None = name
        while asked and asked not in read:
            read.add(asked)
            asked = book.follows_on(asked)
    return frozenset(read)


def _named(part: object) -> Iterator[str]:
    """Give every word by which a part of the law may name a fact: not what it, or an element, is called; no prose."""
    match part:
        case str():
            yield part
        case Predicate():
            yield part.fact
        case Text():
            yield from places(part.en)
        case Record():
            yield from _named([getattr(part, name) for name in type(part).model_fields if name not in _CALLED])
        case Mapping():
            yield from _named((*part, *part.values()))
        case tuple() | list() | set() | frozenset():
            for each in part:
                yield from _named(each)


def _written(path: Path) -> Iterator[str]:
    """Give the words that stand in code."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
