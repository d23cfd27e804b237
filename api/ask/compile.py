"""Compile: writes what every start reads, to be read as it is for as long as no byte of it changes.

``python -m privesfeer.api.ask.compile``; ``make`` and the build of the wheel do so.
"""

import pkgutil
from contextlib import suppress
from importlib import import_module
from importlib.metadata import version

from privesfeer import api, cases, engine, rules
from privesfeer.api.ask.measured import tracked
from privesfeer.api.ask.registry import BOOKS, KEPT, RULES, codebook
from privesfeer.cases.commons import catalogue, compiled, text
from privesfeer.engine import Reasoner
from privesfeer.rules.rulebook import Rulebook


def main() -> None:
    """Write all of it from YAML, unless it is there as it would be written."""
    if KEPT and KEPT[2].versions.engine == version("privesfeer"):
        return
    for package in (cases, rules, engine, api):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            with suppress(ImportError):  # what an extra brings may not be there
                import_module(module.name)
    rulebook = Rulebook.load(RULES / "nl", codebook())
    reasoner = Reasoner(rulebook, BOOKS.casebook, tracked()).prepare()
    compiled.write("words", compiled.packed({"languages": compiled.packed(text.TONGUES), **catalogue.packed()}))
    compiled.write("books", compiled.packed(codebook(), (BOOKS.courts, BOOKS.casebook, rulebook), reasoner))


if __name__ == "__main__":
    main()
