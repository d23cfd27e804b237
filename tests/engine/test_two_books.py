"""A second set of books beside the first: the law of another field, with its own facts, question and ruling."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from privesfeer.api.ask.registry import BOOKS, Incident
from privesfeer.api.ask.services import reason
from privesfeer.cases.books import Books
from privesfeer.engine.reasoner import Reasoner
from privesfeer.rules.rulebook import Rulebook
from tests.engine.dogs import FILES
from tests.languages import spoken

AS_OF = dt.date(2026, 11, 24)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the other set of books, as whoever keeps it would."""
    made = tmp_path_factory.mktemp("dogs")
    for name, content in FILES.items():
        path = made / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return made


def test_two_sets_of_books_answer_side_by_side(folder: Path) -> None:
    """Each from its own files, though both know a fact "audience", and whichever is asked first or again."""
    books = Books(folder / "cases")
    dogs = Reasoner(Rulebook.load(folder / "rules", books.codebook), books.casebook)
    dutch = Incident.model_validate({"facts": {"audience": "closed_group", "form": "group_chat"}})
    before = reason(dutch, AS_OF)
    small = books.incident.model_validate({"facts": {"dog": True, "audience": "small"}})
    verdict = dogs.reason(small, AS_OF)
    (answer,) = verdict.answers
    assert (answer.question, answer.outcome) == ("may_come", "welcome")
    assert [each.label.en for each in verdict.facts] == ["yes", "small"]
    assert answer.rulings.supporting[0].citation.text.en == "Court of Duckburg 1 January 2020, no ECLI (The small dog)"
    assert reason(dutch, AS_OF) == before
    assert dogs.reason(small, AS_OF) == verdict
    assert verdict.localize("nl")["answers"][0]["outcome_text"] == "mag mee"


def test_all_that_the_engine_can_say_it_says_of_other_books(folder: Path) -> None:
    """What is open, what would change it, what to ask, both sides."""
    books = Books(folder / "cases")
    dogs = Reasoner(Rulebook.load(folder / "rules", books.codebook), books.casebook)
    open_ = books.incident.model_validate({"facts": {"dog": True}})
    assert [each.fact for each in dogs.stability(open_, AS_OF).questions[0].facts] == ["audience"]
    asked = dogs.interview(open_, AS_OF).next
    assert asked
    assert asked.question.en == "How large is the dog?"
    (goal,) = (each for each in dogs.changes(open_, AS_OF, "may_come").goals if each.outcome == "welcome")
    assert [[fact.label.nl for fact in each.facts] for each in goal.sets] == [["klein"]]
    assert dogs.arguments(open_, AS_OF).arguments[0].question == "may_come"


def test_input_is_checked_against_its_own_books(folder: Path) -> None:
    """A fact of one is no fact of the other, nor is a value; each has its own contradictions."""
    dogs = Books(folder / "cases").incident
    for model, facts in (
        (dogs, {"form": "post"}),
        (dogs, {"audience": "friends"}),
        (dogs, {"dog": False, "muzzle": True}),
        (BOOKS.incident, {"dog": True}),
        (BOOKS.incident, {"audience": "small"}),
    ):
        with pytest.raises(ValidationError):
            model.model_validate({"facts": facts})


def test_a_statute_in_two_files_is_refused(folder: Path, tmp_path: Path) -> None:
    """Each code has a file, and an article stands in one of them; the second is named."""
    books = Books(folder / "cases")
    shutil.copytree(folder / "rules", tmp_path / "rules")
    entry = {
        "id": "leash", "kind": "statute", "title": {"nl": "Lijn", "en": "Leash"}, "bears_on": ["may_come"],
        "versions": [
            {
                "cite": {"nl": "art. 1", "en": "art. 1"}, "rule": {"nl": "Aan de lijn.", "en": "On a leash."},
                "confidence": "high",
            }
        ],
    }  # fmt: skip
    for name in ("parks", "streets"):
        content = yaml.safe_dump(spoken([entry]), sort_keys=False)
        (tmp_path / "rules" / "law" / "statutes" / f"{name}.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"streets.yaml: .*statute 'leash'"):
        Rulebook.load(tmp_path / "rules", books.codebook)
