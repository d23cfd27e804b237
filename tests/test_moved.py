"""What moved is told in sentences, and the last commit is taken away again."""

import copy
import datetime as dt
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests import moved
from tests.moved import NOTHING, UncollectedError, collect, compared, last_commit, told

DAY = dt.date(2026, 11, 24)
ANSWER = {
    "outcome": "not_upheld",
    "said": "not upheld",
    "status": "leaning",
    "firm": True,
    "governing": ["A"],
    "citations": ["A", "B"],
    "elements": {"prompt": "met", "e.conduct": "open"},
}
BEFORE: dict[str, Any] = {
    "examples": {"group-of-five": "1"},
    "answers": {"group-of-five": {"measure_upheld": ANSWER}},
    "predictions": {"private_sphere": {"R1": {"outcome": "private", "status": "governed", "decided": "private"}}},
    "words": {"measure_upheld": "Does the measure stand?", "private_sphere": "Was it private?"},
    "uncollected": {},
}


def after(answer: dict[str, Any] | None = None, prediction: dict[str, Any] | None = None) -> dict[str, Any]:
    """Give the same snapshot with an answer or a prediction changed."""
    found = copy.deepcopy(BEFORE)
    found["answers"]["group-of-five"]["measure_upheld"] |= answer or {}
    found["predictions"]["private_sphere"]["R1"] |= prediction or {}
    return found


def test_nothing_moved() -> None:
    """Then that is said."""
    assert told(BEFORE, after()) == [NOTHING]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {"outcome": None, "said": "undetermined", "status": "undetermined"},
            "group-of-five: does the measure stand? was leaning towards not upheld, is now undetermined.",
        ),
        ({"firm": False}, "group-of-five: does the measure stand? is no longer firm."),
        ({"governing": ["C"]}, "group-of-five: does the measure stand? is now governed by C, no longer governed by A."),
        (
            {"status": "contested", "firm": False},
            (
                "group-of-five: does the measure stand? was leaning towards not upheld, "
                "is now contested as not upheld, and is no longer firm."
            ),
        ),
        (
            {"elements": {"prompt": "likely_not_met", "e.conduct": "open"}},
            "group-of-five: does the measure stand? prompt was met, is now likely_not_met.",
        ),
        ({"elements": {}}, NOTHING),
        ({"citations": ["A", "C", "D"]}, "3 citations moved in group-of-five: B, C, D."),
    ],
)
def test_an_answer_moved(change: dict[str, Any], sentence: str) -> None:
    """Outcome and status, firmness, what governs and what is cited: each in a sentence."""
    assert told(BEFORE, after(answer=change)) == [sentence]


@pytest.mark.parametrize(
    ("change", "sentence", "right"),
    [
        ({"status": "leaning"}, "R1 is still predicted 'private', now leaning where it was governed.", 1),
        (
            {"outcome": "not private", "status": "leaning"},
            (
                "R1 is now predicted 'not private' (leaning) where it was 'private' (governed); "
                "the court decided 'private'."
            ),
            0,
        ),
        (
            {"decided": "not private"},
            "R1 is now recorded as decided 'not private' where it was 'private', and predicted 'private' (governed).",
            0,
        ),
    ],
)
def test_a_prediction_moved(change: dict[str, Any], sentence: str, right: int) -> None:
    """Under its question, with how many are right before and after."""
    assert told(BEFORE, after(prediction=change)) == [
        "Predicted without their own affair: was it private?",
        sentence,
        f"Of these predictions 1 of 1 were right, and now {right} of 1.",
    ]


def test_what_is_new_or_gone_is_told() -> None:
    """Examples, questions raised and precedents."""
    new = after()
    new["answers"]["another"] = {}
    new["examples"]["another"] = "2"
    new["answers"]["group-of-five"] = {"private_sphere": ANSWER}
    new["examples"]["group-of-five"] = "changed"
    decided = {"outcome": None, "status": "undetermined", "decided": "private"}
    new["predictions"]["private_sphere"] = {"R2": decided}
    text = "\n".join(told(BEFORE, new))
    assert "another is a new example." in text
    assert (
        "does the measure stand? was leaning towards not upheld, is now not raised (the example itself changed)."
        in text
    )
    assert "was it private? was not raised, is now leaning towards not upheld (the example itself changed)." in text
    assert "R1 is no longer a precedent." in text
    assert "R2 is a new precedent, and predicted open (undetermined); the court decided 'private'." in text


@pytest.mark.slow
def test_this_tree_can_be_collected() -> None:
    """Its answers with what governs and what is cited, and its predictions."""
    found = collect(Path(moved.__file__).parents[1], DAY)
    assert not found["uncollected"]
    examples = {name: each for name, each in found["answers"].items() if not name.startswith("'")}
    assert len(found["answers"]) > len(examples) + 150  # the small cases
    answers = [each for example in examples.values() for each in example.values()]
    assert any(each["governing"] for each in answers)
    assert all(each["citations"] for each in answers if each["outcome"])
    assert found["predictions"]


def test_a_part_that_cannot_be_collected_is_named_and_the_other_told() -> None:
    """Older code may lack what the predictions need."""
    old = {**BEFORE, "predictions": {}, "uncollected": {"predictions": "ImportError: no such thing"}}
    (only,) = told(old, after())
    assert only.startswith("The predictions of the last commit cannot be collected")
    assert "no such thing" in only


# ---- a repository of its own -----------------------------------------------------------------------------------------


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder as somebody."""
    who = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org"]
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", *who, *arguments]
    return subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository with one file, committed and then changed."""
    folder = tmp_path / "project"
    folder.mkdir()
    git(folder, "init", "--quiet")
    (folder / "answer").write_text("before")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "First")
    (folder / "answer").write_text("after")
    return folder


def test_the_last_commit_is_there_and_goes_again(repository: Path) -> None:
    """As it was committed, also when something fails meanwhile; the working tree stays as it is."""
    with last_commit(repository) as tree:
        assert (tree / "answer").read_text() == "before"
    assert not tree.exists()
    with pytest.raises(KeyError), last_commit(repository) as tree:
        raise KeyError
    assert not tree.parent.exists()
    assert len(git(repository, "worktree", "list").splitlines()) == 1
    assert (repository / "answer").read_text() == "after"


def test_both_trees_are_collected_by_the_same_file(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here by one that reads one word."""
    collector = repository.parent / "collector.py"
    collector.write_text(
        "import json, sys, pathlib\n"
        "word = pathlib.Path(sys.argv[1], 'answer').read_text()\n"
        "answer = dict(outcome=word, said=word, status='leaning', firm=True, governing=[], citations=[])\n"
        "print(json.dumps(dict(examples={'one': ''}, answers={'one': {'q': answer}}, predictions={},"
        " words={'q': 'What?'}, uncollected={})))\n"
    )
    monkeypatch.setattr(moved, "__file__", str(collector))
    assert compared(repository, DAY) == ["one: what? was leaning towards before, is now leaning towards after."]


def test_a_last_commit_that_cannot_be_collected_is_said_in_plain_words(repository: Path) -> None:
    """It holds no program at all; nothing is left behind."""
    (only,) = compared(repository, DAY)
    assert only.startswith("The last commit cannot be collected, so nothing can be compared:")
    assert len(git(repository, "worktree", "list").splitlines()) == 1


def test_without_a_commit_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    """Nor in a folder that git does not know."""
    git(tmp_path, "init", "--quiet")
    (only,) = compared(tmp_path, DAY)
    assert only.startswith("There is no last commit to compare with:")


def test_only_the_program_of_the_tree_itself_is_collected(tmp_path: Path) -> None:
    """Otherwise one and the same program would be compared with itself."""
    with pytest.raises(UncollectedError, match="imported from"):
        collect(tmp_path, DAY)
