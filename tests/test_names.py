"""No two classes have one name: who reads of one elsewhere knows which is meant."""

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
