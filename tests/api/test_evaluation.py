"""The evaluation as text, JSON and picture, and what the command refuses; all rulings from outside are made up."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from typer.testing import CliRunner, Result

from privesfeer.api.ask.registry import casebook, codebook, rulebook
from privesfeer.api.cli.main import app
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.reports.evaluation import evaluation_json, evaluation_report
from privesfeer.api.reports.evaluation_picture import evaluation_picture
from privesfeer.cases.commons.text import LANGUAGES, Lang, untranslated
from privesfeer.engine.audit.evaluation import Evaluation, evaluate
from tests.cases.sample import ruling
from tests.conftest import sparing
from tests.languages import WRITTEN

SVG = "{http://www.w3.org/2000/svg}"


def call(*arguments: str | Path) -> Result:
    """Call the program in this process."""
    asked = ["evaluate", *map(str, arguments)]
    return CliRunner().invoke(app, asked, env={"COLUMNS": "1000"}, catch_exceptions=False)


def made_up(key: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    """Give a made-up ruling as a file would hold it."""
    valid = ruling(key, court="Rechtbank Verzonnen", unverified={"nl": "verzonnen", "en": "made up"}, **changes)
    return valid.model_dump(mode="json", exclude={"facts"}) | {"facts": valid.facts.plain}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with two made-up rulings, one of them in a folder of its own."""
    write(tmp_path / "a.yaml", made_up("made-up-1"))
    facts = {"audience": "public", "platforms": ["facebook"]}
    write(tmp_path / "2016" / "b.yaml", made_up("made-up-2", date="2016-01-01", facts=facts))
    return tmp_path


def write(path: Path, content: dict[str, Any]) -> None:
    """Write a file of the folder."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump(content), encoding="utf-8")


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    """Predict three made-up rulings: one right, one wrong, and one from which nothing follows."""
    said = {"content": ["private_matter"], "work_channel": False}
    among_friends = {"audience": "closed_group", "audience_size": 4, **said}
    outside = (
        ruling("made-up-1", facts=among_friends),
        ruling("made-up-2", facts={"audience": "public", "platforms": ["facebook"]}),
        ruling("made-up-3", facts={}, court="Rechtbank <Verzonnen>"),
    )
    return evaluate(rulebook(), casebook(), "rulings", ["private_sphere", "misconduct"], outside)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_json_has_this_shape(evaluation: Evaluation, lang: Lang) -> None:
    """Exactly these keys; what cannot be computed is null."""
    told = json.loads(evaluation_json(evaluation, lang))
    assert set(told) == {"questions", "mode", "versions"}
    assert told["mode"] == "rulings"
    assert set(told["versions"]) == {"engine", "rulebook", "casebook"}
    assert list(told["questions"]) == ["private_sphere", "misconduct"]
    keys = {"n", "affairs", "answered", "right", "accuracy", "wilson", "majority", "binding", "wrong"}
    keys |= {"by_status", "by_value", "by_element"}
    assert all(set(each) == keys for each in told["questions"].values())
    private = told["questions"]["private_sphere"]
    assert [private[each] for each in ("n", "affairs", "answered", "right", "accuracy")] == [3, 3, 2, 1, 0.5]
    assert private["binding"] is False
    assert private["wilson"] == pytest.approx([0.0945, 0.9055], abs=5e-5)
    for score in private["by_status"].values():
        assert set(score) == {"n", "right", "accuracy", "wilson"}
    wrong = private["wrong"]
    assert all(set(each) == {"ruling", "court", "engine", "status", "strength", "reason"} for each in wrong)
    assert {each["ruling"]: each["engine"] for each in wrong} == {"made-up-2": "not_private", "made-up-3": None}
    nothing = told["questions"]["misconduct"]
    assert nothing["n"] == 0
    assert nothing["accuracy"] is nothing["wilson"] is nothing["majority"] is None


@pytest.mark.parametrize("lang", WRITTEN)
def test_the_text_says_what_it_is_worth_and_what_went_wrong(evaluation: Evaluation, lang: Lang) -> None:
    """Unanswered decisions stand apart from wrong ones, each with its reason."""
    told = markdown(evaluation_report(evaluation, untranslated("…"), lang))
    assert {"nl": "onafhankelijke toets", "en": "out of sample"}[lang] in told
    assert {"nl": "### Andere uitkomst (1)", "en": "### Another outcome (1)"}[lang] in told
    assert {"nl": "### Zonder uitkomst (1)", "en": "### Without an outcome (1)"}[lang] in told
    assert r"made\-up" not in told.split("###")[0]
    assert codebook().question("private_sphere").question[lang] in told
    assert "50% (9–91)" in told
    assert "{" not in told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_picture_can_be_read_and_heard(evaluation: Evaluation, lang: Lang) -> None:
    """Well-formed, with title, description and language; a dot for each group of answers; in print without colour."""
    drawn = evaluation_picture(evaluation, lang)
    root = ET.fromstring(drawn)  # noqa: S314 - made by this program
    assert root.get("lang") == lang
    assert root.get("role") == "img"
    title, described = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert described is not None
    assert title.text
    assert "50%" in (described.text or "")
    assert root.get("aria-labelledby") == f"{title.get('id')} {described.get('id')}"
    shown = [score for each in evaluation.questions for score in each.by_status.values() if score.answered]
    assert len(root.findall(f"{SVG}circle")) == len(shown) + (len(shown) > 1)
    assert "Verzonnen" not in drawn
    assert drawn == evaluation_picture(evaluation, lang)


def test_one_question_can_be_measured(tmp_path: Path) -> None:
    """In both modes and all forms, with a picture beside it."""
    picture = tmp_path / "one.svg"
    done = call("--question", "account_belongs_to", "--format", "json", "--picture", picture)
    told = json.loads(done.stdout)
    assert (done.exit_code, done.stderr, told["mode"]) == (0, "", "leave_one_affair_out")
    assert list(told["questions"]) == ["account_belongs_to"]
    assert picture.read_text(encoding="utf-8").startswith("<svg")
    done = call("--question", "account_belongs_to", "--chronological", "--lang", "en")
    assert done.exit_code == 0
    assert "before its own day" in done.stdout


def test_the_rulings_of_an_earlier_release_can_be_measured() -> None:
    """By themselves: later ones are neither predicted nor learned from, and the release of that day is told."""
    done = call("--released", "2026-11-24", "--question", "account_belongs_to", "--format", "json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["mode"]) == (0, "leave_one_affair_out")
    first = casebook().released(casebook().first)
    counted = {len(rulebook().precedents("account_belongs_to", each, each.release)) for each in (first, casebook())}
    assert len(counted) == 2
    assert told["questions"]["account_belongs_to"]["n"] == min(counted)
    done = call("--released", "2026-11-25", "--question", "account_belongs_to", "--lang", "en")
    assert "24 November 2026" in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("lang", WRITTEN)
def test_the_textbook_incidents_can_be_measured(lang: Lang) -> None:
    """One question as JSON, and all as text: the same figures, and every miss by its name."""
    done = call("--textbook", "--question", "character", "--format", "json")
    told = json.loads(done.stdout)
    assert (done.exit_code, done.stderr, told["mode"]) == (0, "", "textbook")
    assert list(told["questions"]) == ["character"]
    folds = told["questions"]["character"]["folds"]
    missed = [*folds["wrong"], *folds["no_outcome"]]
    assert folds["n"] == folds["right"] + len(missed)
    said = " ".join(call("--textbook", "--lang", lang).stdout.split())
    assert {"nl": "Zonder thema juist", "en": "Right with theme left out"}[lang] in said
    assert all(f"{each['incident']} (character): " in said for each in missed)
    assert f"character {folds['n']} {folds['right']} " in said


@pytest.mark.parametrize("lang", sparing(WRITTEN, "nl"))
def test_rulings_from_outside_are_predicted(folder: Path, lang: Lang) -> None:
    """Those that the casebook knows are left out, and that is said: in the text, and beside the JSON."""
    write(folder / "c.yaml", made_up("made-up-3", affair="boa-appgroep-paniek"))
    done = call("--rulings", folder, "--lang", lang)
    assert done.exit_code == 0
    left_out = {"nl": "hoort bij een zaak", "en": "belongs to an affair"}[lang]
    assert re.search(rf"made-up-3 \(.*\): {left_out}", " ".join(done.stdout.split()))
    done = call("--rulings", folder, "--lang", lang, "--format", "json")
    assert re.search(rf"made-up-3 \(.*\): {left_out}", " ".join(done.stderr.split()))
    told = json.loads(done.stdout)["questions"]["private_sphere"]
    assert told["n"] == 2
    assert casebook().find("made-up-1") is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_bad_file_is_named(folder: Path, lang: Lang) -> None:
    """With what is wrong in it; nothing is predicted."""
    write(folder / "a.yaml", made_up("made-up-2"))
    (folder / "c.yaml").write_text("key: [", encoding="utf-8")
    write(folder / "d.yaml", made_up("made-up-4") | {"facts": {"audience": "everybody"}, "branch": "labor"})
    (folder / "e.yaml").write_bytes(b"#" * (1024 * 1024 + 1))
    (folder / "f.yaml").write_text("", encoding="utf-8")
    (folder / "g.yaml").symlink_to(folder / "nowhere.yaml")
    done = call("--rulings", folder, "--lang", lang)
    assert (done.exit_code, done.stdout) == (2, "")
    for file in "acdefg":
        assert f"{file}.yaml: " in done.stderr, file
    assert "'facts.audience'" in done.stderr
    assert "'branch'" in done.stderr
    assert "2016/b.yaml" in done.stderr


def test_a_folder_of_known_rulings_is_refused(folder: Path) -> None:
    """There is nothing to predict."""
    for file in folder.rglob("*.yaml"):
        file.unlink()
    write(folder / "a.yaml", made_up("made-up-1", ecli="ECLI:NL:RBMAA:2012:BV3122"))
    done = call("--rulings", folder, "--lang", "en")
    assert done.exit_code == 2
    assert "RBMAA-2012-BV3122" in done.stderr


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--question", "private_spere"), "'private_sphere'"),
        (("--rulings", "nowhere"), "'nowhere'"),
        (("--rulings", "file.txt"), "'file.txt'"),
        (("--rulings", "empty"), ".yaml"),
        (("--rulings", "no\0where"), "where"),
        (("--rulings", ".", "--chronological"), "--chronological"),
        (("--textbook", "--chronological"), "--textbook"),
        (("--textbook", "--rulings", "."), "--textbook"),
        (("--textbook", "--picture", "file.svg"), "--textbook"),
        (("--textbook", "--released", "2026-11-24"), "--textbook"),
        (("--released", "yesterday"), "'yesterday'"),
        (("--released", "2026-11-23"), "'2026-11-23'"),
        (("--picture", "file.txt"), ".svg"),
        (("--picture", "nowhere/file.svg"), "nowhere/file.svg"),
    ],
    ids=[
        "question",
        "no_folder",
        "file",
        "empty",
        "no_path",
        "two_modes",
        "textbook_days",
        "textbook_rulings",
        "textbook_drawn",
        "textbook_released",
        "no_day",
        "too_early",
        "not_svg",
        "no_place",
    ],
)
def test_nonsense_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], named: str, lang: Lang
) -> None:
    """At once, with what is wrong, and exit code 2."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file.txt").write_text("text", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    done = call(*arguments, "--lang", lang)
    assert (done.exit_code, done.stdout) == (2, "")
    assert named in done.stderr


def test_a_picture_that_cannot_be_written_is_told(folder: Path) -> None:
    """Here because a folder has its name."""
    (folder / "taken.svg").mkdir()
    done = call("--rulings", folder, "--picture", folder / "taken.svg")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "taken.svg" in done.stderr
