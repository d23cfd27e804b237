"""experta can be imported on today's Python, and nothing shows how that was done."""

import subprocess
import sys
from pathlib import Path

import pytest

from privesfeer.engine.proof.production import Fact, KnowledgeEngine, P, Rule


class FreshPython:
    """Runs programs in a Python of their own, which imports what lies in ``folder`` first."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it also gets the bytecode, so that every module is compiled anew."""
        self.folder = folder

    def prints(self, *lines: str) -> str:
        """Run the lines with every warning an error, and return what they print."""
        options = ["-W", "error", "-X", f"pycache_prefix={self.folder}"]
        command = [sys.executable, *options, "-c", "\n".join(lines)]
        return subprocess.check_output(command, cwd=self.folder, text=True).strip()


@pytest.fixture
def fresh_python(tmp_path: Path) -> FreshPython:
    """Return a way to run a program in a Python of its own."""
    return FreshPython(tmp_path)


def test_experta_can_be_imported_without_a_warning(fresh_python: FreshPython) -> None:
    """The first import in a fresh Python gives experta's own classes."""
    printed = fresh_python.prints("from privesfeer.engine.proof.production import Fact", "print(Fact.__module__)")
    assert printed == "experta.fact"


def test_collections_has_no_name_more_than_before(fresh_python: FreshPython) -> None:
    """The name put in place for the import is gone after it."""
    printed = fresh_python.prints(
        "import collections, collections.abc",
        "before = set(vars(collections))",
        "import privesfeer.engine.proof.production",
        "print(set(vars(collections)) - before)",
    )
    assert printed == "set()"


def test_collections_has_no_name_more_after_a_failed_import(fresh_python: FreshPython) -> None:
    """Where a dependency of experta is not installed, the import fails and tidies up all the same."""
    printed = fresh_python.prints(
        "import collections, logging, sys",
        "sys.modules['schema'] = None",
        "try:",
        "    import privesfeer.engine.proof.production",
        "except ImportError:",
        "    print(hasattr(collections, 'Mapping'), logging.getLogger().handlers)",
    )
    assert printed == "False []"


def test_a_name_that_was_there_is_left_alone(fresh_python: FreshPython) -> None:
    """What another program put on collections stays there, unchanged."""
    printed = fresh_python.prints(
        "import collections, collections.abc",
        "collections.Mapping = mine = type('Mine', (collections.abc.Mapping,), {})",
        "import privesfeer.engine.proof.production",
        "print(collections.Mapping is mine)",
    )
    assert printed == "True"


def test_a_newer_frozendict_works_too(fresh_python: FreshPython) -> None:
    """A frozendict that is a dict, as the later ones are, is as good as the pinned one."""
    (fresh_python.folder / "frozendict.py").write_text(
        "class frozendict(dict):\n    def __hash__(self):\n        return hash(frozenset(self.items()))\n"
    )
    printed = fresh_python.prints(
        "import frozendict",
        "from privesfeer.engine.proof.production import Fact, KnowledgeEngine",
        "engine = KnowledgeEngine()",
        "engine.reset()",
        "print(type(engine.declare(Fact(members={'number': 5}))['members']) is frozendict.frozendict)",
    )
    assert printed == "True"


def test_the_root_logger_is_left_as_it_was(fresh_python: FreshPython) -> None:
    """A program that has not set up its logging still can, and one that has keeps its own."""
    printed = fresh_python.prints(
        "import logging",
        "import privesfeer.engine.proof.production",
        "print(logging.getLogger().handlers, logging.getLogger().level == logging.WARNING)",
    )
    assert printed == "[] True"


def test_a_rule_fires_on_the_fact_it_asks_for() -> None:
    """A rule fires on the fact that fits, and on no other."""

    class Sphere(KnowledgeEngine):
        """One rule: a small group on WhatsApp is noted."""

        @Rule(Fact(platform="whatsapp", members=P(lambda members: members < 10)))
        def note(self) -> None:
            """Note that it fired."""
            fired.append(True)

    fired: list[bool] = []
    engine = Sphere()
    engine.reset()
    engine.declare(Fact(platform="whatsapp", members=5))
    engine.declare(Fact(platform="whatsapp", members=50))
    engine.declare(Fact(platform="hyves", members=5))
    engine.run()
    assert fired == [True]
