"""Refresh: everything that is generated from the law and the rulings, written anew; then what moved (`make refresh`).

What is written: in the ledger what the last commit says of each ruling that is added; the golden texts, every court's
own outcome, a page on each leading ruling, the evaluation that the page shows, the figures in README and documentation,
the verdict that the README shows, and the description of the API with its mark in the changelog. What moved is told
against the last commit, as who relies on the answers would want to know it.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from privesfeer.api.ask import measured, reading, services
from privesfeer.api.ask.measured import FILE, kept
from privesfeer.api.ask.registry import BOOKS, casebook, rulebook, sources
from privesfeer.api.ask.services import reasoner
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.reports.own_outcomes import health_report
from privesfeer.engine.audit.evaluation import Evaluation, evaluate
from privesfeer.engine.audit.folds import Mode
from privesfeer.engine.audit.suggested import measure_terms
from tests import figures, golden, ledger, moved
from tests.contract import CHANGELOG, DESCRIPTION, described, marked
from tests.golden.remedies import TOLD as REMEDIES
from tests.golden.remedies import golden_remedies
from tests.leading import leading, leading_index, leading_page

README = figures.ROOT / "README.md"
_SHOWN = re.compile(r"```console\n\$ (?P<command>.+)\n(?:.*\n)*?```")
_SECTION = re.compile(r"^(?=.+\n(?:.+\n)?─{20})", re.MULTILINE)
_ANSWER = "Was the conversation private or business in character?"
_LEFT_OUT = "[…]\n"

LEADING = figures.ROOT / "docs" / "rulings"
OWN_OUTCOMES = figures.ROOT / "docs" / "own-outcomes.md"


@cache
def evaluated(mode: Mode) -> Evaluation:
    """Evaluate the casebook in a mode."""
    return evaluate(rulebook(), casebook(), mode)


@cache
def earlier(mode: Mode) -> Evaluation:
    """Evaluate the casebook of its first release in a mode, by the rules of today."""
    return evaluate(rulebook(), casebook().released(casebook().first), mode)


def generated() -> Iterator[tuple[Path, bytes]]:
    """Give every generated file with its content; what was measured first, for the others print it."""
    yield FILE, kept(evaluated("leave_one_affair_out"))
    # What the program keeps compiled tells the figures of before.
    vars(services)["KEPT"] = None
    for each in (services.reasoner, measured.measured, measured.tracked):
        each.cache_clear()
    yield reading.FILE, reading.kept_terms(measure_terms(BOOKS.terms, casebook()))
    for name, text in golden.golden():
        yield golden.FOLDER / name, text.encode()
    yield REMEDIES, golden_remedies().encode()
    yield OWN_OUTCOMES, markdown(health_report(reasoner(), "en")).encode()
    yield LEADING / "README.md", markdown(leading_index(sources(), "en")).encode()
    for ruling in leading(sources()):
        yield LEADING / f"{ruling.key}.md", markdown(leading_page(sources(), ruling, "en")).encode()
    description = described()
    yield DESCRIPTION, description
    yield CHANGELOG, marked(CHANGELOG.read_text("utf-8"), description).encode()
    for page in figures.pages():
        text = figures.written(page.read_text("utf-8"), evaluated, earlier)
        yield page, (with_verdict(text) if page == README else text).encode()


def with_verdict(text: str) -> str:
    """Put the verdict that the program prints today in the README: its first screen, and one answer.

    Args:
        text: the README.

    Returns:
        It, with what the command that it shows prints; what is left out is marked.
    """
    shown = _SHOWN.search(text)
    assert shown
    columns, _, *words = shown["command"].split()
    printed = subprocess.check_output(
        [Path(sys.executable).with_name("privesfeer"), *words],
        cwd=figures.ROOT,
        env=os.environ | dict([columns.split("=")]),
        text=True,
    )
    screen, *sections = _SECTION.split(printed)
    answer = next(each for each in sections if each.startswith(_ANSWER))
    return text.replace(shown[0], f"```console\n$ {shown['command']}\n{screen}{_LEFT_OUT}{answer}{_LEFT_OUT}```")


def main() -> None:
    """Write what is generated, name what changed, and tell what moved."""
    try:
        foretold = ledger.foretold(figures.ROOT)
    except moved.UncollectedError as error:
        sys.stdout.write(f"The ledger stays as it is: {error}\n")
    else:
        with ledger.FILE.open("a", encoding="utf-8") as book:
            book.write(foretold)
    wanted = set()
    for place, content in generated():
        wanted.add(place)
        if not place.exists() or place.read_bytes() != content:
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(content)
            sys.stdout.write(f"Written: {place.relative_to(figures.ROOT)}\n")
    for left in {*golden.FOLDER.glob("*.md"), *LEADING.glob("*.md")} - wanted:
        left.unlink()
        sys.stdout.write(f"Removed: {left.relative_to(figures.ROOT)}\n")
    sys.stdout.flush()
    moved.main()


if __name__ == "__main__":
    main()
