"""The production system: experta, importable on today's Python.

experta 1.9.4, its last release, pins frozendict 1.2, whose import needs ``collections.Mapping``. Python 3.10
took that name away. And importing experta calls ``logging.basicConfig()``, which would settle the logging of
every program that imports this one. So experta is imported here first: with the name it misses put
in place, and the root logger kept out of its reach, for as long as the import takes and no longer.

The names here are experta's public ones. What else of experta is used, `quick.py` takes, where it says why. Importing
this raises ``ImportError`` where experta or one of its dependencies is not installed.
"""

import collections
import collections.abc
import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _as_experta_expects() -> Iterator[None]:
    """Give the body a Python as experta knew it, and undo that after it, also when the body fails.

    Only a missing name is added, so a Python or frozendict that needs no help gets none. Python runs a module
    once, under its import lock, so no two threads are ever in here together.
    """
    missing = [name for name in ("Mapping",) if not hasattr(collections, name)]
    root = logging.getLogger()
    handler = logging.NullHandler()
    for name in missing:
        setattr(collections, name, getattr(collections.abc, name))
    root.addHandler(handler)  # basicConfig() leaves a root logger that has a handler alone
    try:
        yield
    finally:
        root.removeHandler(handler)
        for name in missing:
            delattr(collections, name)


with _as_experta_expects():
    from experta import Fact, KnowledgeEngine, P, Rule

# It would log each fact of a case where the root logger stands low enough; nothing of a case is logged.
logging.getLogger("experta").setLevel(logging.CRITICAL + 1)

__all__ = ["Fact", "KnowledgeEngine", "P", "Rule"]
