"""What has changed since a verdict was given: from the JSON of version 0.4 and of today, and from a receipt."""

import datetime as dt
import json
import lzma
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from privesfeer.api.ask.receipt import EarlierReceipt, commitment, receipt, replay
from privesfeer.api.ask.registry import casebook
from privesfeer.api.ask.request import LARGEST, Request, request_of, verdict_json
from privesfeer.api.ask.stored_verdict import read_stored
from privesfeer.api.ask.verdict_diff import VerdictDiff, verdict_diff
from privesfeer.api.cli.main import app
from privesfeer.cases.commons.text import Lang
from tests.golden import CASE_FILES, INCIDENTS, asked
from tests.languages import WRITTEN

KEPT = Path(__file__).parent / "kept"
OLD = lzma.decompress((KEPT / "roster-group-0.4.0.json.xz").read_bytes())
KEYED = lzma.decompress((KEPT / "employers-page-of-leaver-0.5.0.json.xz").read_bytes())
OLD_RECEIPT = KEPT / "roster-group-0.4.0.receipt.json"
TODAY = "2026-11-26"
NONCE = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
WHATSAPP_GROUP = next(each for each in INCIDENTS if each.stem == "whatsapp-group-of-five")
DANCE_TEACHER = next(each for each in INCIDENTS if each.stem == "dance-teacher")


def call(*arguments: str | Path) -> Result:
    """Call the program in this process."""
    env = {"COLUMNS": "1000"}
    return CliRunner().invoke(app, ["compare", *map(str, arguments)], env=env, catch_exceptions=False)


def of_then(lang: Lang = "nl") -> Request:
    """Give the incident of then as it would be asked today."""
    told = request_of(read_stored(OLD, lang).content, lang, {"as_of": TODAY, "lang": lang})
    assert isinstance(told, Request)
    return told


def compared(file: Path, then: str, now: str) -> VerdictDiff:
    """Compare the verdict on an example on two days."""
    request = asked(file)
    given = request.model_copy(update={"as_of": dt.date.fromisoformat(then)})
    kept = read_stored(verdict_json(given.verdict(), "nl"), "nl")
    return verdict_diff(kept, request.model_copy(update={"as_of": dt.date.fromisoformat(now)}))


def test_a_verdict_of_0_4_has_the_facts_and_the_receipt_that_it_was_given_with() -> None:
    """Its facts have the same hash today, and its answers and bytes those of its receipt."""
    kept, told = read_stored(OLD, "nl"), EarlierReceipt.model_validate_json(OLD_RECEIPT.read_bytes())
    assert kept.receipt == told
    assert commitment(of_then(), None) == told.incident_hash


def test_a_receipt_of_0_4_still_verifies() -> None:
    """The facts are the same; what moved is the program's own parts, and that is said."""
    then = EarlierReceipt.model_validate_json(OLD_RECEIPT.read_bytes())
    told = replay(of_then().model_copy(update={"as_of": None}), then, None)
    assert {each.part for each in told.moved} <= {"engine", "rulebook", "casebook"}
    assert not told.same_answers
    verdict = of_then().verdict()
    own = receipt(of_then(), verdict, verdict_json(verdict, "nl"), NONCE)
    assert replay(of_then(), own, NONCE).same


def test_each_answer_of_0_4_is_set_beside_that_of_today() -> None:
    """With what decides now, and what moved it: what it builds on, and reasons that count no longer."""
    told = verdict_diff(read_stored(OLD, "nl"), of_then())
    now = {each.question: each for each in of_then().verdict().answers}
    by_question = {each.question: each for each in told.differences}
    assert set(by_question) == set(now)
    kept = {each.question: each for answers in read_stored(OLD, "nl").answers or () for each in answers}
    for question, each in by_question.items():
        assert (each.was is None) == (question not in kept) == (each.change == "new")
        assert each.now
        assert each.now.outcome == now[question].outcome
        assert not each.was or each.was.outcome == kept[question].outcome
        assert bool(each.causes) == (each.change in {"outcome", "strength"})
    sphere = by_question["private_sphere"]
    assert (sphere.change, sphere.by_law) == ("outcome", False)
    assert [cause.kind for cause in sphere.causes] == ["earlier"]


def test_a_verdict_of_0_5_can_still_be_compared() -> None:
    """Its references were objects, and all rulings that governed stood beside the case."""
    kept = read_stored(KEYED, "nl")
    (answers,) = kept.answers or ()
    circle = next(each for each in answers if each.question == "circle")
    assert len(circle.governing) == 9
    assert {*circle.governing, "HR-2018-331"} <= circle.cited
    request = request_of(kept.content, "nl", {"as_of": TODAY, "lang": "nl"})
    assert isinstance(request, Request)
    told = verdict_diff(kept, request)
    assert "facts" not in {each.part for each in told.moved}
    assert kept.receipt.facts == json.loads(KEYED)["incident_hash"]
    now = {each.question: each for each in request.verdict().answers}
    before = {each.question: each for each in answers}
    assert [each.question for each in told.differences if each.was] == [*before]
    for each in told.differences:
        if each.was and each.now:
            same = (each.was.outcome, each.was.status) == (each.now.outcome, each.now.status)
            assert each.was.outcome == before[each.question].outcome
            assert each.now.outcome == now[each.question].outcome
            assert same or each.change in {"outcome", "strength"}


@pytest.mark.parametrize("example", INCIDENTS, ids=lambda path: path.stem)
def test_all_that_an_answer_rested_on_is_read_from_its_json(example: Path) -> None:
    """Of many rulings that govern, too: five stand beside the case, the others among the authorities."""
    verdict = asked(example).verdict()
    kept = read_stored(verdict_json(verdict, "nl"), "nl")
    assert kept.receipt.facts == commitment(asked(example), None)
    (answers,) = kept.answers or ()
    for was, answer in zip(answers, verdict.answers, strict=True):
        governing = [each.citation.key for each in answer.rulings.governing]
        assert was.governing[:5] == tuple(governing[:5])
        if answer.status == "governed":
            assert set(was.governing) == set(governing)
        sources = [each for ground in (*answer.for_, *answer.against) for each in ground.authority]
        assert {each.key for each in (*sources, *answer.authorities)} <= was.cited
        assert was.reasons.keys() == {each.factor for each in (*answer.for_, *answer.against)}


@pytest.mark.parametrize("lang", WRITTEN)
def test_a_lawyer_reads_what_was_then_what_is_now_and_why(lang: Lang, tmp_path: Path) -> None:
    """From the JSON alone: the facts stand in it."""
    old = tmp_path / "old.json"
    old.write_bytes(OLD)
    told = " ".join(call(old, "--lang", lang, "--as-of", TODAY).stdout.split())
    parts = {
        "nl": (
            "Andere uitkomst, ook naar het recht van toen",
            "De privésfeer",
            "Toen: vermoedelijk of met aarzeling privé",
            "Nu: ",
        ),
        "en": (
            "Another outcome, on the law of then as well",
            "The private sphere",
            "Then: likely or tentatively private",
            "Now: ",
        ),
    }[lang]
    places = [told.index(part) for part in parts]
    assert places == sorted(places)
    assert {"nl": "Toen niet apart beantwoord", "en": "Not answered by itself then"}[lang] in told
    assert "{" not in told
    content = json.loads(call(old, "--lang", lang, "--as-of", TODAY, "--format", "json").stdout)
    assert content["lang"] == lang
    assert {each["question"] for each in content["differences"]} >= {"private_sphere", "circle"}
    assert call(old, "--lang", lang, "--as-of", TODAY, "--format", "markdown").stdout.startswith("# ")


def test_a_receipt_needs_the_incident_and_says_whether_the_same_came_out(tmp_path: Path) -> None:
    """And tells the answers of today."""
    refused = call(OLD_RECEIPT)
    assert refused.exit_code == 2
    assert "geef er het voorval bij" in refused.stderr
    incident = tmp_path / "incident.json"
    incident.write_text(json.dumps(read_stored(OLD, "nl").content, default=str), encoding="utf-8")
    told = " ".join(call(OLD_RECEIPT, incident, "--as-of", TODAY).stdout.split())
    assert "Er komen nu andere antwoorden uit dan toen" in told
    assert "De antwoorden van nu" in told
    assert "De regels of wetsartikelen zijn veranderd." in told


def test_where_the_same_answers_come_out_a_receipt_tells_what_they_were() -> None:
    """Which is proved by their hash: then nothing has changed since."""
    verdict = of_then().verdict()
    own = receipt(of_then(), verdict, verdict_json(verdict, "nl"), NONCE)
    kept = read_stored(own.header.encode(), "nl")
    told = verdict_diff(kept, of_then(), NONCE)
    assert {each.change for each in told.differences} == {"same"}
    assert not told.moved


def test_another_day_tells_what_later_rulings_moved() -> None:
    """On the law of then the same verdict still comes out, so the law moved it; the new rulings are named, once."""
    told = compared(WHATSAPP_GROUP, "2020-12-01", TODAY)
    turned = [each for each in told.differences if each.change == "outcome"]
    assert turned
    assert all(each.by_law for each in turned)
    later = [cause for each in told.differences for cause in each.causes if cause.kind == "later"]
    assert later
    for each in told.differences:
        named = [one.key for cause in each.causes if cause.kind in {"later", "added"} for one in cause.authority]
        assert len(named) == len(set(named))
    for cause in later:
        for cited in cause.authority:
            assert (casebook()[cited.key].date or dt.date.min) > told.given_as_of
            assert cited.short.nl in cause.text.nl
    assert {each.part for each in told.moved} == {"as_of"}


def test_facts_that_are_other_now_are_said_to_be() -> None:
    """In front of everything else."""
    other = of_then().model_copy(update={"facts": asked(DANCE_TEACHER).facts})
    told = verdict_diff(read_stored(OLD, "nl"), other)
    assert "facts" in {each.part for each in told.moved}


def test_a_case_file_is_compared_act_by_act() -> None:
    """Each answer says on which it is; the whole has none."""
    told = compared(CASE_FILES[0], "2026-11-24", TODAY)
    acts = {each.act for each in told.differences}
    assert None in acts
    assert {0, 1} <= acts
    assert {each.change for each in told.differences} == {"same"}
    assert not {each.part for each in told.moved} - {"as_of"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "leeg"),
        (b"facts: {}", "geen geldige JSON"),
        (b"{}", "geen oordeel van privesfeer"),
        (b'{"answers": [], "versions": {}}', "lang"),
        (b'{"answers": "x", "versions": {}, "commitment": "x"}', "commitment"),
        (b'{"answers": "x", "versions": {}, "incident_hash": "x"}', "incident_hash"),
    ],
    ids=["nothing", "YAML", "something else", "half a verdict", "half a receipt", "half a receipt of before"],
)
def test_what_is_neither_verdict_nor_receipt_is_refused_in_words(content: bytes, said: str, tmp_path: Path) -> None:
    """Naming what is wrong."""
    old = tmp_path / "old.json"
    old.write_bytes(content)
    done = call(old)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_verdict_of_more_than_an_incident_can_hold_is_read_whole(tmp_path: Path) -> None:
    """A full verdict on a case file is several times as large."""
    large = tmp_path / "verdict.json"
    large.write_bytes(b" " * LARGEST + OLD)
    assert call(large, "--as-of", TODAY, "--format", "json").exit_code == 0
