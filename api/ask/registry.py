"""Registry: the books that this program answers from, read once. Whatever lies below the API is given its books."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from privesfeer import cases, engine, rules
from privesfeer.cases import casefile, facts, incident
from privesfeer.cases.books import Books
from privesfeer.cases.casebook import Casebook
from privesfeer.cases.citation import Courts
from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.compiled import series
from privesfeer.cases.ledger import Ledger
from privesfeer.cases.ruling import Ruling, Standing
from privesfeer.rules.everyday import Everyday
from privesfeer.rules.roles import Roles
from privesfeer.rules.rulebook import Rulebook

RULES = Path(rules.__path__[0])
BOOKS = Books(Path(cases.__path__[0]))
KEPT = series("books")  # codebook; courts, casebook and rulebook; reasoner: see `api.ask.compile`
if KEPT:
    vars(BOOKS)["codebook"] = KEPT[0]
AT_TOP = casefile.at_top(BOOKS.codebook)  # the facts that hold for all acts of a case

if TYPE_CHECKING:
    from privesfeer.rules.drafts.book import DraftBook

    Facts = facts.Facts
    Incident = incident.Incident
    CaseFile = casefile.CaseFile
    Act = casefile.Act
else:
    Facts, Incident, CaseFile = BOOKS.facts, BOOKS.incident, BOOKS.case_file
    Act = CaseFile.act
    for _model in (Facts, Incident, CaseFile, Act, *CaseFile.listed):
        _model.__module__ = __name__  # where pickle finds it
        globals()[_model.__name__] = _model


def codebook() -> Codebook:
    """Give the codebook.

    Returns:
        Every fact and question.
    """
    return BOOKS.codebook


def casebook() -> Casebook:
    """Give the casebook, read once."""
    if KEPT:
        _law()
    return BOOKS.casebook


@cache
def ledger() -> Ledger:
    """Give the ledger, read once.

    Returns:
        What was said of rulings before they were known.
    """
    return Ledger.read(BOOKS.folder / "ledger.yaml")


def courts() -> Courts:
    """Give the courts.

    Returns:
        The courts, which say how rulings are cited.
    """
    if KEPT:
        _law()
    return BOOKS.courts


def rulebook() -> Rulebook:
    """Give the rulebook, read once.

    Returns:
        The law of the Netherlands.
    """
    return _law()


@cache
def _law() -> Rulebook:
    """Read the rulebook, or take it as it was kept, with the courts and the casebook."""
    if KEPT is None:
        return Rulebook.load(RULES / "nl", codebook())
    rulebook: Rulebook
    vars(BOOKS)["courts"], vars(BOOKS)["casebook"], rulebook = KEPT[1]
    return rulebook


@cache
def roles() -> Roles:
    """Give the parts that facts, questions, terms and sums play in what readers are told, read once.

    Returns:
        Those of the law of the Netherlands.
    """
    return Roles.load(RULES / "nl" / "law" / "roles.yaml", rulebook())


@cache
def everyday() -> Everyday:
    """Give the reasons in everyday words, read once.

    Returns:
        Those of the law of the Netherlands.
    """
    return Everyday.load(RULES / "nl" / "law" / "everyday.yaml", rulebook())


@cache
def facts_read() -> frozenset[str]:
    """Give the facts that something of the law or of its drafts reads, worked out once.

    Returns:
        Their ids: who is asked for another is asked for nothing.
    """
    from privesfeer.rules.read import facts_read as read  # noqa: PLC0415 - what most commands do without

    return read(rulebook(), RULES / "nl" / "formulas", roles(), drafts())


@cache
def sources() -> "engine.Sources":
    """Give what cites the rulings and statutes.

    Returns:
        The sources; made once.
    """
    return engine.Sources(rulebook(), casebook())


def level_of(ruling: Ruling) -> Standing:
    """Say of which level a ruling is under the rulebook.

    Returns:
        The level; "foreign" or "disciplinary" for one that persuades at most.
    """
    return rulebook().level(ruling)


@cache
def drafts() -> "DraftBook":
    """Give the drafts, read once.

    Returns:
        The documents that the law of the Netherlands knows.
    """
    from privesfeer.rules.drafts.book import DraftBook  # noqa: PLC0415 - what most commands do without

    return DraftBook.load(RULES / "nl" / "law" / "drafts", rulebook())


@cache
def citator() -> "engine.Citator":
    """Give what checks the citations of a text, made once."""
    from privesfeer.rules import articles, claims  # noqa: PLC0415 - what most commands do without

    law = RULES / "nl" / "law"
    says, counted = claims.ClaimWords.load(law / "claims.yaml"), articles.load(law / "articles.yaml")
    return engine.Citator(codebook(), casebook(), rulebook(), says, counted)
