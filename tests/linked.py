"""Linked: the program of another tree, which Python imports in place of the one that is installed."""

import os
from pathlib import Path

FOLDERS = ("cases", "rules", "engine", "api")


def importing(tree: Path) -> dict[str, str]:
    """Link the folders of a tree under their one name, as the Makefile does in the checkout.

    Args:
        tree: a checkout, or a copy of it with its four folders.

    Returns:
        The environment in which Python imports the tree's own program and tests.
    """
    folder = tree / ".tools" / "import"
    (folder / "privesfeer").mkdir(parents=True, exist_ok=True)
    for name in FOLDERS:
        link = folder / "privesfeer" / name
        if not link.is_symlink():
            link.symlink_to(tree / name)
    return os.environ | {"PYTHONPATH": f"{folder}{os.pathsep}{tree}"}
