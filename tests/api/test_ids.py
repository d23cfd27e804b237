"""Ids: the application asks for the part that something of the law plays (`rules/roles.py`), and knows it by no id."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from privesfeer import api
from privesfeer.api.ask.registry import casebook, codebook, drafts, rulebook

FOLDER = Path(api.__path__[0])
ID = re.compile(r"[\w.:/=-]+")
# Words of the program's own that some fact, value or rule is called by too, by what they are in the program.
HOMONYMS: Mapping[str, str] = {
    "a day of an incident (`cases/incident.py`), and no fact": "measure inspection",
    "a side, or a reader": "employee employer lawyer",
    "a state, kind or outcome that the engine tells": "open upheld appeal none late refused announced",
    "a kind of node in a proof, or of a section": (
        "answer connection ground request settlement form warning disclosed agreement shared"
    ),
    "a branch of law in which rulings are given": "public_service",
    "a field of what the engine tells, or of what a page shows": (
        "authority court reason expected term grounds consequences assessment personal summary told clause proposal"
        " report warned page part view read allowed running client d"
    ),
    "a field of a request, a page or a query": "policy audience content shown taken",
    "what HTTP, HTML, OpenAPI and telemetry call it": "security role",
    "a shape, or where words are anchored in it": "circle end",
    "a module, or an element of a page that is read": "claims main",
    "what a caller pays with for an answer": "pay",
    "the name of a page, of a section or of an extra": "refusal rule aim documents advice",
    "the name of a file that is downloaded": "log",
    "how the place of a number is shown in help": "N",
    "a place in a document": "unpaid",
}
# What is asked by the id of a fact or question: there no word of the program's own stands.
ASKED = {"known", "facts", "answers", "questions"}
ASKING = {"fact", "question", "given", "value", "_known"}


def ids() -> frozenset[str]:
    """Give all ids of the books."""
    law, book, remedies = rulebook(), codebook(), rulebook().remedies
    found = {*book.fact_ids, *law.statutes, *(each.key for each in casebook()), *(each.id for each in book.counted)}
    found |= {value for fact in book.facts for value in fact.values}
    for asked in book.questions:
        found |= {asked.id, *asked.outcomes}
    for one in law.questions.values():
        found |= {*(each.id for each in one.rules), *(each.id for each in one.presumptions)}
        found |= {each.id for each in one.consequences}
        found |= {family.id for family, *_ in one.families}
    for kind in (
        law.regimes,
        law.connections,
        law.advice.steps,
        law.advice.courses,
        remedies.terms,
        remedies.money.sums,
        remedies.proof,
    ):
        found |= {str(each.id) for each in kind}
    found |= {each.name for each in remedies.terms}
    for route in remedies.routes.routes:
        found |= {route.id, *(each.id for each in (*route.requests, *route.counter))}
    for checklist in remedies.proof:
        found |= {each.id for each in checklist.elements}
    if law.framework.regimes:
        found |= {*law.framework.regimes.names, *law.framework.regimes.parties}
    if remedies.settlement:
        found |= {each.id for each in remedies.settlement.points}
    return frozenset(found | {each.id for each in drafts().drafts})


def literals(source: str) -> Iterator[tuple[str, bool]]:
    """Give what stands in code as a string, but for docstrings, and whether a fact or question is asked by it."""
    tree = ast.parse(source)
    said = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    asked: set[int] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Attribute(attr=owner), attr="get"), args=[first, *_]):
                asked |= {id(first)} if owner in ASKED else set()
            case ast.Call(func=ast.Attribute(attr=name), args=[first, *_]):
                asked |= {id(first)} if name in ASKING else set()
            case ast.Subscript(value=ast.Attribute(attr=owner), slice=part):
                asked |= {id(part)} if owner in ASKED else set()
            case ast.Compare(left=left, ops=[ast.In() | ast.NotIn()], comparators=[ast.Attribute(attr=owner)]):
                asked |= {id(left)} if owner in ASKED else set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value, id(node) in asked


def named(source: str, known: frozenset[str], homonyms: frozenset[str]) -> Iterator[str]:
    """Give the ids of the law that stand in code."""
    for literal, asked in literals(source):
        if ID.fullmatch(literal):
            *before, _ = parts = re.split(r"[.:/=]", literal)
            strictly = asked or before[:1] in (["fact"], ["facts"])
            yield from (each for each in parts if each in known and (strictly or each not in homonyms))


def test_no_id_of_the_law_stands_in_the_application() -> None:
    """Else the law of another country, or a fact under another name, needs other code."""
    known, homonyms = ids(), frozenset(each for words in HOMONYMS.values() for each in words.split())
    found = defaultdict(list)
    for file in sorted(FOLDER.rglob("*.py")):
        for each in named(file.read_text("utf-8"), known, homonyms):
            found[str(file.relative_to(FOLDER))].append(each)
    assert dict(found) == {}


def test_every_homonym_is_one() -> None:
    """A word that is no id, or that stands nowhere any more, needs no reason."""
    homonyms = {each for words in HOMONYMS.values() for each in words.split()}
    said = {literal for file in FOLDER.rglob("*.py") for literal, _ in literals(file.read_text("utf-8"))}
    parts = {part for each in said if ID.fullmatch(each) for part in re.split(r"[.:/=]", each)}
    assert sorted(homonyms - ids()) == []
    assert sorted(homonyms - parts) == []


@pytest.mark.parametrize(
    "code",
    [
        'x = known.get("years_of_service")',
        'x = self.whole.known.get("measure")',
        'x = part.facts["form"]',
        'x = "content" in part.known',
        'x = codebook().fact("audience")',
        'x = {"T1", "T6"}',
        'x = "proof:evidence/authentic"',
        'x = f"facts.measure"',
        'x = {"upheld": frozenset({"wage_after_end"})}',
    ],
)
def test_an_id_is_found_however_it_stands_there(code: str) -> None:
    """Also one that is a word of the program's own, where a fact is asked by it."""
    homonyms = frozenset(each for words in HOMONYMS.values() for each in words.split())
    assert [*named(code, ids(), homonyms)] != []
