"""The casebook: no ruling is lost, and each counts as long as it stands."""

import datetime as dt
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from privesfeer.api.ask.registry import casebook, codebook, courts
from privesfeer.cases import casebook as module
from privesfeer.cases.casebook import Casebook, UnknownRulingError
from privesfeer.cases.ruling import Ruling, ecli_year
from tests.cases.sample import ruling

FOLDER = Path(module.__file__).parent
RELEASE = dt.date(2026, 11, 24)
LATE = dt.date(2026, 12, 31)
QUESTION = "private_sphere"
FIRST_RELEASE = Path(__file__).with_name("first_release.txt")  # the keys of its 204 rulings


def relation(kind: str, target: str, **limits: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any field
    """Return the relations of a ruling with one relation."""
    return [{"kind": kind, "ruling": target, **limits}]


def book(*rulings: Ruling) -> Casebook:
    """Make a casebook of a few rulings."""
    return Casebook(rulings, RELEASE, courts())


def keys(some: Casebook, as_of: dt.date = LATE, **but: str) -> list[str]:
    """Return the keys of the precedents on the private sphere."""
    found = some.precedents(QUESTION, ["conversation", "monitoring"], as_of, **but)
    return [precedent.ruling.key for precedent in found]


def test_no_ruling_is_lost() -> None:
    """Every file is read, the 204 of the first release among them."""
    files = [path.stem for path in (FOLDER / "rulings").glob("*/*.yaml")]
    assert sorted(files) == sorted(each.key for each in casebook())
    assert len(casebook()) == len(files) >= 204


def test_every_file_lies_in_the_folder_of_its_year() -> None:
    """The folder tells when a ruling was given, at the latest."""
    for path in (FOLDER / "rulings").glob("*/*.yaml"):
        assert path.parent.name == casebook()[path.stem].year


def test_rulings_come_by_date() -> None:
    """Undated ones stand where they start to count."""
    dates = [casebook().counts_from(each) for each in casebook()]
    assert dates == sorted(dates)


def test_what_a_decision_rests_on_is_among_the_facts() -> None:
    """A court cannot have relied on a fact that the file does not know."""
    for each in casebook():
        for decision in each.decisions:
            assert {*decision.relied_on, *decision.despite} <= each.facts.known.keys(), each.key


def test_a_relation_points_at_a_ruling_that_exists() -> None:
    """An identifier without spaces is a key or an ECLI; only an ECLI may lie outside the casebook."""
    for each in casebook():
        for one in each.relations:
            assert " " in one.ruling or ecli_year(one.ruling) or casebook().find(one.ruling), each.key


def test_every_holding_and_gist_is_worded_in_both_languages() -> None:
    """A user reads the whole casebook in the language of choice."""
    for each in casebook():
        reproached = [each.reproached] if each.reproached else []
        for text in (each.gist, *reproached, *(decision.holding for decision in each.decisions)):
            assert text.nl.strip(), each.key
            assert text.en.strip(), each.key


@pytest.mark.parametrize("name", ["one", "ECLI:NL:RBMAA:2012:BV3122", "BV3122", "61496/08"])
def test_a_ruling_is_found_by_any_of_its_names(name: str) -> None:
    """Key, ECLI, LJN and application number, in a question of a user and in a relation alike."""
    one = ruling("one", ecli="ECLI:NL:RBMAA:2012:BV3122", ljn="BV3122", application="61496/08")
    appeal = ruling("two", "not_private", relations=relation("appeal_of", name), date="2016-01-01")
    some = book(one, appeal)
    assert some[name] is one
    assert some.set_aside(one, QUESTION, LATE) == "two"


def test_an_unknown_ruling_names_the_nearest() -> None:
    """A mistyped ECLI is recognised; a ruling outside the casebook is not invented."""
    with pytest.raises(UnknownRulingError) as caught:
        casebook()["ECLI:NL:RBMAA:2012:BV3123"]
    assert caught.value.nearest == "ECLI:NL:RBMAA:2012:BV3122"
    assert casebook().find("ECLI:NL:RBMAA:2012:BV3123") is None


def test_two_rulings_cannot_share_a_name() -> None:
    """A citation leads to one ruling."""
    with pytest.raises(ValueError, match="share the name 'BV3122'"):
        book(ruling("one", ljn="BV3122"), ruling("two", ljn="BV3122"))


def test_a_file_in_the_wrong_folder_is_refused(tmp_path: Path) -> None:
    """The message says where it belongs."""
    (tmp_path / "rulings" / "2014").mkdir(parents=True)
    (tmp_path / "casebook.yaml").write_text("first: 2026-11-24")
    content = ruling("one").model_dump(mode="json") | {"facts": {"audience": "friends"}}
    (tmp_path / "rulings" / "2014" / "one.yaml").write_text(yaml.safe_dump(content))
    with pytest.raises(ValueError, match=r"belongs at rulings/2015/one\.yaml"):
        Casebook.load(tmp_path, codebook(), courts())


def test_the_law_of_a_day_knows_no_later_ruling() -> None:
    """A ruling counts from its own day on."""
    some = book(ruling("one", date="2015-06-01"))
    assert keys(some, dt.date(2015, 5, 31)) == []
    assert keys(some, dt.date(2015, 6, 1)) == ["one"]


@pytest.mark.parametrize(("not_after", "first"), [("2010-05-21", dt.date(2010, 5, 21)), (None, RELEASE)])
def test_an_undated_ruling_counts_from_its_latest_possible_day(not_after: str | None, first: dt.date) -> None:
    """Without such a day it counts from the release of the casebook that tells of it."""
    some = book(ruling("one", date=None, date_not_after=not_after))
    assert keys(some, first - dt.timedelta(days=1)) == []
    assert keys(some, first) == ["one"]


@pytest.mark.parametrize("changes", [{"about": "other"}, {"decisions": []}], ids=str)
def test_what_is_about_something_else_is_no_precedent(changes: dict[str, Any]) -> None:
    """It can be cited as authority, but governs no conversation; nor does a ruling that decides nothing."""
    assert keys(book(ruling("one", **changes), ruling("two"))) == ["two"]


def test_an_affair_does_not_predict_itself() -> None:
    """In back-testing every ruling of the affair is left out, a ruling on its own by its key."""
    some = book(ruling("one", affair="x"), ruling("two", affair="x"), ruling("three"))
    assert keys(some, but_not="x") == ["three"]
    assert keys(some, but_not="three") == ["one", "two"]


def test_an_overturned_ruling_ends_on_the_day_of_the_later_one() -> None:
    """Until then it was the law; then it decides no question, even where the later one is silent."""
    one = ruling("one", relations=relation("overturned_by", "two"))
    two = ruling("two", date="2016-03-01", decisions=[])
    some = book(one, two)
    assert some.set_aside(one, QUESTION, dt.date(2016, 2, 29)) is None
    assert some.set_aside(one, QUESTION, dt.date(2016, 3, 1)) == "two"
    assert some.set_aside(one, "misconduct", LATE) == "two"
    assert keys(some) == []


def test_a_ruling_overturned_on_one_question_stands_on_the_others() -> None:
    """A relation that lists questions is limited to them."""
    one = ruling("one", relations=relation("overturned_by", "two", questions=["misconduct"]))
    some = book(one, ruling("two", date="2016-03-01", decisions=[]))
    assert some.set_aside(one, QUESTION, LATE) is None
    assert some.set_aside(one, "misconduct", LATE) == "two"


def test_an_overturned_ruling_stands_where_the_higher_court_decides_alike() -> None:
    """Another ground, the same answer on this question."""
    one = ruling("one", relations=relation("overturned_by", "two"))
    alike = ruling("two", date="2016-03-01", level="appeal")
    assert book(one, alike).set_aside(one, QUESTION, LATE) is None


def test_a_ruling_overturned_outside_the_casebook_ends_with_the_year_of_that_ecli() -> None:
    """The day is not known here; from 1 January it may have been set aside, but not before it was given."""
    one = ruling("one", relations=relation("overturned_by", "ECLI:NL:GHARL:2017:1"))
    assert book(one).set_aside(one, QUESTION, dt.date(2016, 12, 31)) is None
    assert book(one).set_aside(one, QUESTION, dt.date(2017, 1, 1)) == "ECLI:NL:GHARL:2017:1"
    same_year = ruling("one", relations=relation("overturned_by", "ECLI:NL:GHARL:2015:1"))
    assert keys(book(same_year), dt.date(2015, 6, 1)) == []


def test_an_interim_ruling_that_the_merits_did_not_follow_counts_no_more() -> None:
    """It is overtaken from the day of the ruling on the merits, on the questions that this one decided otherwise."""
    one = ruling("one", relations=relation("overtaken_by", "two", questions=[QUESTION]))
    some = book(one, ruling("two", "not_private", date="2016-01-01"))
    assert some.set_aside(one, QUESTION, dt.date(2015, 12, 31)) is None
    assert some.set_aside(one, QUESTION, LATE) == "two"
    assert some.set_aside(one, "misconduct", LATE) is None


def test_what_is_open_is_told_of_the_ruling_and_not_of_its_coding() -> None:
    """No fact or question by its id, nothing of codes or files, and in each language its own words."""
    named = {each.id for each in codebook().facts} | {each.id for each in codebook().questions}
    ids = {name for name in named if "_" in name}
    for each in casebook():
        if each.unverified is None:
            continue
        for text in asdict(each.unverified).values():
            assert not ids & set(re.findall(r"[a-z_]+", text)), each.key
            assert not re.search(
                r"\b(?:un)?(?:coded|gecodeerd|codebook|codeboek|dossier|casebook|casusboek)\b", text
            ), each.key
        assert each.unverified.nl != each.unverified.en


def test_a_ruling_overturned_by_a_ruling_without_an_ecli_never_counts() -> None:
    """Without any date the cautious reading is that it ended at once."""
    one = ruling("one", relations=relation("overturned_by", "Hof Arnhem, not published"))
    assert keys(book(one), dt.date(2015, 6, 1)) == []


def test_an_appeal_that_decides_otherwise_ends_the_ruling() -> None:
    """Also where the file of the lower ruling does not say so."""
    one = ruling("one")
    appeal = ruling("two", "not_private", date="2016-03-01", level="appeal", relations=relation("appeal_of", "one"))
    some = book(one, appeal)
    assert some.set_aside(one, QUESTION, dt.date(2016, 2, 29)) is None
    assert some.set_aside(one, QUESTION, dt.date(2016, 3, 1)) == "two"


def test_what_became_of_a_ruling_is_told_on_the_day_and_on_the_point() -> None:
    """Upheld, overturned on this question or on another one alone: each from the date of the later ruling."""
    limited = relation("overturned_by", "three", questions=["misconduct"])
    one = ruling("one", relations=[*relation("upheld_by", "two"), *limited])
    some = book(one, ruling("two", date="2016-03-01"), ruling("three", date="2017-03-01", decisions=[]))

    def told(question: str | None, day: dt.date = LATE) -> list[tuple[str, bool, str]]:
        return [(each.kind, each.elsewhere, each.by) for each in some.fates(one, question, day)]

    assert told(QUESTION, dt.date(2016, 2, 29)) == []
    assert told(QUESTION, dt.date(2017, 2, 28)) == [("upheld", False, "two")]
    assert told(QUESTION) == [("upheld", False, "two"), ("set_aside", True, "three")]
    assert told("misconduct") == [("upheld", False, "two"), ("set_aside", False, "three")]
    assert told(None) == [("upheld", False, "two"), ("set_aside", True, "three")]


@pytest.mark.parametrize("changes", [{"outcome": "private"}, {"decisions": []}], ids=["alike", "silent"])
def test_an_appeal_that_decides_alike_or_not_at_all_changes_nothing(changes: dict[str, Any]) -> None:
    """It is shown beside the citation, and the ruling stands."""
    appeal = ruling("two", date="2016-03-01", relations=relation("appeal_of", "one"), **changes)
    assert "one" in keys(book(ruling("one"), appeal))


def test_a_doubted_ruling_still_counts_and_the_doubt_is_shown() -> None:
    """A later ruling in the dispute that decides otherwise is told, but sets nothing aside."""
    one = ruling("one", relations=relation("doubted_by", "ECLI:NL:RBAMS:2016:1", questions=[QUESTION]))
    some = book(one)
    assert keys(some) == ["one"]
    assert [each.kind for each in some.history(one, QUESTION, LATE)] == ["doubted_by"]
    assert some.history(one, "misconduct", LATE) == ()


def test_the_history_of_a_ruling_is_told_as_far_as_it_was_known() -> None:
    """A citation for a day does not speak of what a higher court did later."""
    one = ruling("one", relations=[*relation("doubted_by", "two"), *relation("follows", "two")])
    some = book(one, ruling("two", date="2016-03-01"))
    assert some.history(one, QUESTION, dt.date(2016, 2, 29)) == ()
    assert [each.kind for each in some.history(one, QUESTION, dt.date(2016, 3, 1))] == ["doubted_by"]


def test_the_version_tells_a_larger_casebook_from_a_smaller_one() -> None:
    """One ruling more is another casebook."""
    some, more = book(ruling("one")), book(ruling("one"), ruling("two"))
    assert (len(some), len(more)) == (1, 2)
    assert some.version != more.version


def test_the_version_changes_with_every_fact() -> None:
    """A verdict that names the version rests on exactly these facts, in whatever order they are written."""
    first, again = (book(ruling(facts={"content": each})) for each in (["insult", "threat"], ["threat", "insult"]))
    assert first.version == again.version
    assert first.version != book(ruling(facts={"content": ["insult"]})).version


def test_what_others_told_of_a_ruling_is_not_called_sure() -> None:
    """Blogs, news and machine summaries alone give no high confidence, however well they agree."""
    read = {"court-text", "court-summary", "digest", "opinion"}
    sure = (ruling for ruling in casebook() if ruling.confidence == "high")
    assert [ruling.key for ruling in sure if not read & {source.kind for source in ruling.sources}] == []


def test_the_rulings_of_an_earlier_release_are_those_that_had_come_by_then() -> None:
    """The first held 204; a ruling that is added says when, and the casebook is of the day of its last."""
    first = casebook().released(casebook().first)
    kept = set(FIRST_RELEASE.read_text("utf-8").split())
    forgotten = sorted(each.key for each in first if each.key not in kept)
    told = f"write `added: DAY` in them, the day of the release with which they come; the last was {casebook().release}"
    assert forgotten == [], told
    assert len(tuple(first)) == len(kept)
    assert [each.key for each in first if each.added] == []
    assert tuple(casebook().released(casebook().release)) == tuple(casebook())
    late = ruling("late", added="2026-12-01")
    grown = book(ruling("early"), late)
    assert (grown.release, keys(grown.released(RELEASE))) == (late.added, ["early"])
