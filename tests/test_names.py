"""No two classes have one name, and no set of values two orders: who reads of one elsewhere knows which is meant."""

import ast
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_no_two_classes_have_one_name() -> None:
    """In the whole program, whatever folder they stand in; those of one module alone begin with an underscore."""
    modules = (file for folder in ("cases", "rules", "engine", "api") for file in (ROOT / folder).rglob("*.py"))
    named = Counter(
        node.name
        for module in modules
        for node in ast.parse(module.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert [name for name, times in named.items() if times > 1] == []


def test_the_same_values_are_written_in_one_order() -> None:
    """Python takes `Literal["a", "b"] | None` for `Literal["b", "a"] | None`, whichever was read first.

    So the order in which the description of the API gives them would follow from what was imported.
    """
    written: dict[frozenset[str], set[tuple[str, ...]]] = {}
    for folder in ("cases", "rules", "engine", "api"):
        for file in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                match node:
                    case ast.Subscript(value=ast.Name(id="Literal"), slice=ast.Tuple(elts=values)):
                        told = tuple(map(ast.unparse, values))
                        written.setdefault(frozenset(told), set()).add(told)
    assert [orders for orders in written.values() if len(orders) > 1] == []
