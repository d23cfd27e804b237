"""No id of Dutch law stands in the reasoning: what names a fact, rule, term, sum, route or question is data."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from privesfeer.api.ask.registry import codebook, rulebook

ROOT = Path(__file__).parents[2]


def ids() -> dict[str, str]:
    """Give every id of the law, with what it names."""
    book, law = codebook(), rulebook()
    questions, remedies = law.questions.values(), law.remedies
    named = {
        "value": (value for each in book.facts for value in each.values if "_" in value),  # others are plain words
        "fact": (each.id for each in (*book.facts, *book.counted)),
        "question": (each.id for each in book.questions),
        "rule": (each.id for question in questions for each in question.rules),
        "presumption": (each.id for question in questions for each in question.presumptions),
        "term": (name for each in remedies.terms for name in (each.id, each.name)),
        "day": iter(remedies.days.named),
        "sum": (each.id for each in remedies.money.sums),
        "route": (each.id for each in remedies.routes.routes),
        "article": iter(law.statutes),
    }
    return {name: kind for kind, names in named.items() for name in names}


def literals(module: ast.Module) -> Iterator[ast.Constant]:
    """Go through the strings of a module that are no docstrings."""
    told = {
        id(node.value)
        for parent in ast.walk(module)
        if isinstance(parent, ast.Module | ast.ClassDef | ast.FunctionDef)
        for node in parent.body[:1]
        if isinstance(node, ast.Expr)
    }
    yield from (node for node in ast.walk(module) if isinstance(node, ast.Constant) and id(node) not in told)


# Beside each part its exemptions: ids that are also fields of its own models, each with that reason.
@pytest.mark.parametrize(("part", "fields"), [("engine", {"form": "a kind of what is not right with a citation"})])
def test_no_id_of_the_law_stands_in_code(part: str, fields: dict[str, str]) -> None:
    """Not by itself, and not as a part of what is no sentence, such as `dates.measure`."""
    law = {name: kind for name, kind in ids().items() if name not in fields}
    assert len(law) > 500
    found = [
        f"{file.relative_to(ROOT)}:{node.lineno}: {law[word]} '{word}'"
        for file in sorted((ROOT / part).rglob("*.py"))
        for node in literals(ast.parse(file.read_text("utf-8")))
        if isinstance(node.value, str) and " " not in node.value
        for word in {node.value, *re.findall(r"\w+", node.value)}
        if word in law
    ]
    assert found == []
