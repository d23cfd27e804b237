"""Rulings of other jurisdictions and disciplinary bodies: read, cited and shown as what they are, never governing."""

import datetime as dt
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from privesfeer.api.ask.registry import BOOKS, Incident, casebook, courts, rulebook
from privesfeer.api.ask.services import reasoner
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.reports.books import ruling_page
from privesfeer.cases.books import Books
from privesfeer.cases.fit import UnfitFilesError
from privesfeer.engine.audit.own_outcomes import examine
from privesfeer.engine.reasoner import Reasoner
from tests.cases.sample import ruling
from tests.conftest import sparing

AS_OF = dt.date(2026, 11, 24)
QUESTION = "circle"
BESIDE = ("*.py", "__pycache__", "incidents", "files")  # what is no book
GHENT = {
    "key": "arbeidsrechtbank-gent-2021",
    "name": "Een gesprek onder collega's",
    "date": "2021-05-03",
    "court": "Arbeidsrechtbank Gent",
    "level": "first_instance",
    "jurisdiction": "be",
    "facts": {"audience": "closed_group", "form": "group_chat", "work_related": False},
    "sources": [{"url": "https://example.org", "kind": "court-text"}],
    "decisions": [
        {
            "question": QUESTION,
            "outcome": "closed",
            "express": True,
            "relied_on": ["audience"],
            "despite": [],
            "paragraph": None,
            "holding": {"nl": "De groep was besloten.", "en": "The group was closed."},
        }
    ],
}


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the books, so that files can be added to them."""
    made = tmp_path_factory.mktemp("with-foreign") / "cases"
    shutil.copytree(BOOKS.folder, made, ignore=shutil.ignore_patterns(*BESIDE))
    return made


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the books without their rulings."""
    made = tmp_path_factory.mktemp("foreign-alone") / "cases"
    shutil.copytree(BOOKS.folder, made, ignore=shutil.ignore_patterns(*BESIDE, "rulings"))
    return made


def placed(folder: Path, **changes: Any) -> Path:  # noqa: ANN401 - any field
    """Add a ruling of Ghent as a file."""
    content = ruling(**{**GHENT, **changes}).model_dump(mode="json", exclude_none=True)
    content |= {"ecli": changes.get("ecli"), "unverified": None, "facts": {**GHENT, **changes}["facts"]}
    content["decisions"][0]["paragraph"] = None
    path = folder / "rulings" / "2021" / f"{GHENT['key']}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return path


def added(folder: Path, **changes: Any) -> Reasoner:  # noqa: ANN401 - any field
    """Add a ruling of Ghent as a file; answer from what there is then."""
    placed(folder, **changes)
    return Reasoner(rulebook(), Books(folder).casebook)


@pytest.fixture(scope="module")
def beside(copied: Path) -> Reasoner:
    """Answer from the books with the ruling of Ghent among them."""
    return added(copied)


def cited(answering: Reasoner) -> tuple[set[str], set[str]]:
    """Name the rulings that govern on the facts of Ghent, and all that are put beside them."""
    verdict = answering.reason(Incident.model_validate({"facts": GHENT["facts"]}), AS_OF)
    rulings = next(each.rulings for each in verdict.answers if each.question == QUESTION)
    beside = (*rulings.governing, *rulings.supporting, *rulings.opposing)
    return {each.citation.key for each in beside if each.governs}, {each.citation.key for each in beside}


ONLY_PERSUADES: dict[str, dict[str, str]] = {
    "belgian": {},
    "caribbean": {"jurisdiction": "nl-caribbean"},
    "disciplinary": {"jurisdiction": "nl", "branch": "disciplinary"},
}


@pytest.mark.parametrize("kind", sparing(ONLY_PERSUADES, ["belgian"]))
def test_a_ruling_that_only_persuades_is_a_file_and_never_governs(beside: Reasoner, copied: Path, kind: str) -> None:
    """On its own facts it changes nothing."""
    answering = added(copied, **ONLY_PERSUADES[kind]) if ONLY_PERSUADES[kind] else beside
    assert GHENT["key"] in {each.key for each in answering.casebook}
    assert cited(answering) == cited(reasoner())


@pytest.mark.slow
def test_were_it_given_on_appeal_under_dutch_employment_law_it_would_govern(copied: Path) -> None:
    """So it is not for want of likeness that it does not."""
    dutch = {"jurisdiction": "nl", "branch": "labour", "level": "appeal", "ecli": "ECLI:NL:GHXXX:2021:1"}
    assert GHENT["key"] in cited(added(copied, **dutch))[0]


def test_it_is_shown_as_foreign_with_the_level_of_its_own_court(beside: Reasoner) -> None:
    """It can be found and cited, has its level and jurisdiction, and counts here as foreign."""
    book = beside.casebook
    ghent = book[str(GHENT["key"])]
    assert (
        book.courts.cite(ghent).nl == "Arbrb. Gent (België) 3 mei 2021, ECLI niet bekend (Een gesprek onder collega's)"
    )
    assert (ghent.level, ghent.jurisdiction) == ("first_instance", "be")
    assert beside.rulebook.level(ghent) == "foreign"
    page = markdown(ruling_page(book, ghent, "nl"))
    assert "Niveau: eerste aanleg" in page
    assert "Rechtsstelsel: België (alleen ter overtuiging, nooit bepalend)" in page
    assert "Rechtsstelsel: Nederland\n" in markdown(ruling_page(book, book["BV3122"], "nl"))
    page = markdown(ruling_page(book, book["CBB-2022-128"], "nl"))
    assert "Rechtsgebied: tucht- en klachtrecht (alleen ter overtuiging, nooit bepalend)" in page


@pytest.mark.slow
def test_that_it_does_not_count_is_said_where_each_decision_is_put_to_the_engine(beside: Reasoner) -> None:
    """As the reason."""
    told = {each.ruling.key: each.uncounted for each in examine(beside, QUESTION, AS_OF) if each.uncounted}
    assert told[str(GHENT["key"])].en == "other jurisdiction"


def test_the_european_courts_stand_above_and_others_do_not() -> None:
    """Nor do those of a profession; each of the casebook's own rulings is told as what it is."""
    for each in casebook():
        foreign = each.jurisdiction not in {"nl", "echr", "eu"}
        disciplinary = not foreign and each.branch == "disciplinary"
        level = rulebook().level(each)
        assert ((level == "foreign"), (level == "disciplinary")) == (foreign, disciplinary)
        cited = courts().cite(each).nl
        if mark := courts().jurisdictions[each.jurisdiction].mark:
            assert f"{mark.nl})" in cited


def test_no_merely_persuasive_ruling_is_a_precedent() -> None:
    """On no question, whatever it decided, though the casebook knows decisions of such rulings on it."""
    for question in rulebook().questions:
        counted = rulebook().precedents(question, casebook(), AS_OF)
        assert {(each.ruling.jurisdiction, each.ruling.branch == "disciplinary") for each in counted} <= {
            ("nl", False),
            ("echr", False),
            ("eu", False),
        }
    decided = [each for each in casebook() if rulebook().persuasive(each) and each.decisions]
    assert {rulebook().persuasive(each) for each in decided} == {"foreign", "disciplinary"}


@pytest.mark.parametrize(
    ("changes", "field", "wrong", "allowed"),
    [
        ({"court": "Vredegerecht Gent"}, "court", "'Vredegerecht Gent'", "Gerechtshof {place}"),
        ({"jurisdiction": "fr"}, "jurisdiction", "'fr'", "be"),
        ({"level": "apel"}, "level", "'apel'", "appeal"),
        ({"facts": {"audience": "frends"}}, "facts.audience", "'frends'", "friends"),
    ],
    ids=["court", "jurisdiction", "level", "fact"],
)
def test_what_the_books_do_not_know_is_refused_at_start(
    alone: Path, changes: dict[str, Any], field: str, wrong: str, allowed: str
) -> None:
    """With the file, the field, what is wrong and what is allowed; not only when the ruling is cited."""
    path = placed(alone)
    content = yaml.safe_load(path.read_text(encoding="utf-8")) | changes
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    with pytest.raises(UnfitFilesError) as caught:
        _ = Books(alone).casebook
    ((file, (problem,)),) = caught.value.faults.items()
    assert file == f"rulings/2021/{GHENT['key']}.yaml"
    assert problem.field == field
    assert allowed in problem.allowed
    for text in (problem.text.nl, problem.text.en):
        assert f"'{field}'" in text
        assert wrong in text
        assert allowed in text
    assert file in str(caught.value)
    if field != "court":
        return
    command = (
        "import sys; from pathlib import Path; from privesfeer.api.ask import registry;"
        "from privesfeer.api.cli import main;"
        "from privesfeer.cases.books import Books;"
        f"registry.BOOKS, registry.KEPT = Books(Path({str(alone)!r})), None;"
        "sys.argv = ['privesfeer', 'rulings']; main.main()"
    )
    run = subprocess.run([sys.executable, "-c", command], capture_output=True, check=False, text=True)
    assert run.returncode == 2
    assert run.stderr == f"{file}: {problem.text.nl}\n"
