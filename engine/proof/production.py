"""The production system: experta, importable on today's Python.

experta 1.9.4, its last release, pins frozendict 1.2, whose import needs ``collections.Mapping``. Python 3.10
took that name away. And importing experta calls ``logging.basicConfig()``, which would settle the logging of
every program that imports this one. So experta is imported here and nowhere else: with the name it misses put
in place, and the root logger kept out of its reach, for as long as the import takes and no longer.

Everything of experta that the engine uses comes from this module. Importing it raises ``ImportError`` where
experta or one of its dependencies is not installed.
"""

import collections
import collections.abc
import copyreg
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
    from experta import AND, Fact, KnowledgeEngine, L, P, Rule
    from experta.abstract import Strategy
    from experta.activation import Activation
    from experta.agenda import Agenda
    from experta.factlist import FactList
    from experta.matchers import ReteMatcher
    from experta.matchers.rete.check import FactCapture, FeatureCheck, TypeCheck
    from experta.matchers.rete.nodes import ConflictSetNode, FeatureTesterNode, OrdinaryMatchNode

# It would log each fact of a case where the root logger stands low enough; nothing of a case is logged.
logging.getLogger("experta").setLevel(logging.CRITICAL + 1)

# A network can be kept in a file, once it is said of what it is made how that is made anew. What made a rule fire is in
# the network; the rule that is kept only fires.
copyreg.pickle(FeatureCheck, lambda check: (FeatureCheck, (check.what, check.how)))
copyreg.pickle(L, lambda literal: (L, (literal.value,)))
copyreg.pickle(P, lambda predicate: (P, (predicate.match,)))
copyreg.pickle(Rule, lambda rule: (Rule, (), vars(rule)))

__all__ = [
    "AND",
    "Activation",
    "Agenda",
    "ConflictSetNode",
    "Fact",
    "FactCapture",
    "FactList",
    "FeatureCheck",
    "FeatureTesterNode",
    "KnowledgeEngine",
    "OrdinaryMatchNode",
    "P",
    "ReteMatcher",
    "Rule",
    "Strategy",
    "TypeCheck",
]
