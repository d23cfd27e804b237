"""Memos word what is known as data: what a sentence says is never found out by reading it again."""

import ast
from collections.abc import Iterator
from pathlib import Path

from privesfeer.api import memo

FOLDER = Path(memo.__file__).parent
READING = {
    *(
        "endswith",
        "find",
        "index",
        "lstrip",
        "partition",
        "removeprefix",
        "removesuffix",
        "replace",
        "rfind",
        "rpartition",
    ),
    *("rsplit", "rstrip", "split", "startswith", "strip", "fullmatch", "match", "search", "sub"),
}
# What joins sentences (`telling`) and puts them in the second person (`person`); and `story`, whose keys name facts.
MAY = {"telling.py", "person.py", "story.py"}
# Ids have parts, and a list has places.
IDS = {"each.id", "name", "worth", "_PRESSING", "_LIGHTER"}
# The longer of two sentences is told last: it is counted, and not read.
COUNTED = "each.text[OWN].split"


def read() -> Iterator[str]:
    """Give the calls that take a text apart, outside what may."""
    for file in sorted(FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READING:
                whole = ast.unparse(node.func)
                if file.name not in MAY and ast.unparse(node.func.value) not in IDS and whole != COUNTED:
                    yield f"{file.name}: {whole}"


def test_no_memo_takes_a_sentence_apart() -> None:
    """Else a sentence that is worded anew says something else in a memo, or in one language alone."""
    assert [*read()] == []
