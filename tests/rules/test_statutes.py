"""Statutes: which text is the law on which day, without gap or overlap, and what hangs on an answer then."""

import datetime as dt
import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from privesfeer.api.ask.registry import casebook, codebook, rulebook
from privesfeer.cases.commons.text import LANGUAGES
from privesfeer.engine import Sources
from privesfeer.rules.period import Period
from privesfeer.rules.rule import Authority, Consequence, Presumption
from privesfeer.rules.rulebook import Moment
from privesfeer.rules.statute import Statute

DAY = dt.timedelta(days=1)
STATUTES = rulebook().statutes
VERSIONS = [version for statute in STATUTES.values() for version in statute.versions]
# The articles that read otherwise before.
CHANGED = {statute.id: statute for statute in STATUTES.values() if len(statute.versions) > 1}
# What took the place of a text under another name or number, with other rules.
REPLACED = {
    "bw-7-685": "bw-7-671b",
    "rv-843a": "rv-194-195a",
    "huis-klokkenluiders": "wbk",
    "aw-125a": "aw2017-10",
    "wbp": "avg-6-1-f",
    "wbp-2-2-a": "avg-2-2-c",
    "sr-139h": "sr-254ba",
}
MEASURE = rulebook().questions["measure_upheld"]
SINCE_1997 = [dt.date(1997, 4, 1), dt.date(2014, 12, 31), dt.date(2015, 6, 30)]
SINCE_2015 = [dt.date(2015, 7, 1), dt.date(2019, 12, 31)]
SINCE_2020 = [dt.date(2020, 1, 1), dt.date(2026, 11, 24)]


def follow(day: dt.date) -> set[str]:
    """Name what hangs on a measure of that day."""
    moment = Moment(dt.date(2026, 11, 24), day)
    return {each.id for each in MEASURE.consequences if rulebook().follows(each, casebook(), moment)}


def consequence(*statutes: str, valid: Period | None = None) -> Consequence:
    """Make a consequence on articles of law."""
    return Consequence(
        id="it",
        text=codebook().questions[0].question,
        authority=tuple(Authority(statute=each) for each in statutes),
        valid=valid or Period(),
    )


def test_statutes_bear_on_known_questions() -> None:
    """Each on at least one; and the law around the rules is whole."""
    questions = {question.id for question in codebook().questions}
    assert len(STATUTES) == 262
    assert all(set(statute.bears_on) <= questions for statute in STATUTES.values())


def test_no_two_texts_have_one_citation() -> None:
    """A version that is no longer the law is told apart from the one that is."""
    for lang in LANGUAGES:
        cited = [version.cite[lang] for version in VERSIONS]
        assert len(set(cited)) == len(cited)


def test_no_id_says_that_a_text_is_old() -> None:
    """An article has one id; its versions have days."""
    assert [each for each in STATUTES if re.search(r"-(old|new|only)$", each)] == []
    tree = Path(__file__).parents[2]
    files = [each for folder in ("rules", "cases", "docs") for each in (tree / folder).rglob("*.*")]
    named = re.compile(r"\b(bw|gw|avg|wbk|rv)-[\w-]*-old\b")
    texts = (each for each in files if each.suffix in {".yaml", ".md", ".py"})
    assert [each for each in texts if named.search(each.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("day", "cite"),
    [
        ("2015-06-30", None),
        ("2015-07-01", "art. 7:672 lid 9 en 10 (oud) BW"),
        ("2015-12-31", "art. 7:672 lid 9 en 10 (oud) BW"),
        ("2016-01-01", "art. 7:672 lid 10 en 11 (oud) BW"),
        ("2019-12-31", "art. 7:672 lid 10 en 11 (oud) BW"),
        ("2020-01-01", "art. 7:672 lid 11 en 12 BW"),
    ],
)
def test_the_day_of_the_notice_picks_the_paragraph_on_irregular_notice(day: str, cite: str | None) -> None:
    """Three versions of one article: the Wwz, the renumbering of 2016 and the WAB."""
    version = STATUTES["bw-7-672-11"].on(dt.date.fromisoformat(day))
    assert (version.cite.nl if version else None) == cite


@pytest.mark.parametrize(
    ("day", "months"), [("2015-06-30", "36"), ("2015-07-01", "24"), ("2019-12-31", "24"), ("2020-01-01", "36")]
)
def test_the_day_picks_how_long_a_chain_of_fixed_terms_may_be(day: str, months: str) -> None:
    """Three versions: before the Wwz, under it, and since the WAB."""
    version = STATUTES["bw-7-668a"].on(dt.date.fromisoformat(day))
    assert version
    assert all(f" {months} " in version.rule[lang] for lang in LANGUAGES)


@pytest.mark.parametrize("article", CHANGED)
def test_a_version_that_has_ended_says_so_where_it_is_cited(article: str) -> None:
    """And only such a version."""
    for lang, old in (("nl", re.compile(r"\(oud\)|\(tot ")), ("en", re.compile(r"\(old\)|\(until "))):
        for version in CHANGED[article].versions:
            assert bool(old.search(version.cite[lang])) == (version.valid.last is not None), version.cite[lang]


def test_an_article_links_to_its_place_in_the_statute_book() -> None:
    """Where that is known; what is no longer the law to the text of its last day."""
    article = STATUTES["bw-7-671b"]
    then, now = (article.url(version) for version in article.versions)
    assert now == "https://wetten.overheid.nl/jci1.3:c:BWBR0005290&artikel=671b"
    assert then == f"{now}&z=2019-12-31&g=2019-12-31"
    assert STATUTES["avg-5"].url(STATUTES["avg-5"].latest()) is None


def test_a_text_from_knowledge_says_so() -> None:
    """It names no source, is not sure, and the reader is told."""
    texts = [(key, version) for key, statute in STATUTES.items() for version in statute.versions if not version.sources]
    assert texts
    assert all(version.confidence != "high" and "nowledge" in version.unverified for _, version in texts)
    citation = Sources(rulebook(), casebook()).latest("avg-5")
    assert citation.verification.nl == "zekerheid: gemiddeld; uit kennis, niet in een bron gelezen"


@pytest.mark.parametrize(
    ("valid", "fault"),
    [
        ([{"last": "2019-12-31"}, {"first": "2020-01-02"}], "begin on the day after"),
        ([{"last": "2019-12-31"}, {"first": "2019-12-31"}], "begin on the day after"),
        ([{}, {"first": "2020-01-01"}], "begin on the day after"),
    ],
)
def test_an_article_has_one_text_a_day(valid: list[dict[str, str]], fault: str) -> None:
    """A gap or an overlap between two versions does not load."""
    content = STATUTES["bw-7-671b"].model_dump(mode="json")
    versions = [{**version, "valid": period} for version, period in zip(content["versions"], valid, strict=True)]
    with pytest.raises(ValidationError, match=fault):
        Statute.model_validate(content | {"versions": versions})


@pytest.mark.parametrize(("old", "new"), REPLACED.items())
def test_a_new_law_begins_on_the_day_after_the_old_one_ends(old: str, new: str) -> None:
    """On every day one of them is the law."""
    ends, begins = STATUTES[old].versions[-1].valid.last, STATUTES[new].versions[0].valid.first
    assert ends is not None
    assert ends + DAY == begins


def test_presumptions_always_leave_one() -> None:
    """Since 2002 at least, a burden of proof or a presumption is there to fall back on, whatever the facts."""
    as_of = dt.date(2026, 11, 24)
    for name, question in rulebook().questions.items():
        open_to_all: list[Presumption] = [each for each in question.presumptions if each.unless is None]
        statutes = [STATUTES[each.statute] for one in open_to_all for each in one.authority if each.statute]
        for day in (dt.date(2002, 1, 1), dt.date(2012, 2, 7), dt.date(2020, 1, 1), as_of):
            assert any(statute.in_force(day) for statute in statutes), (name, day)


@pytest.mark.parametrize("day", [*SINCE_1997, *SINCE_2015, *SINCE_2020], ids=str)
def test_each_measure_has_the_consequences_of_its_own_day(day: dt.date) -> None:
    """Dissolution, urgent reason and voidness are told as the law was on that day, and only so."""
    meant = {
        "dissolution_terms_before_2015": day in SINCE_1997,
        "urgent_reason_damages_before_2015": day in SINCE_1997,
        "voidness_or_damages_before_2015": day in SINCE_1997,
        "dissolution_terms_2015": day in SINCE_2015,
        "transition_payment_2015": day in SINCE_2015,
        "dissolution_terms": day in SINCE_2020,
        "transition_payment": day in SINCE_2020,
        "urgent_reason_compensation": day not in SINCE_1997,
        "annulment_or_fair_compensation": day not in SINCE_1997,
        "time_limit_annulment": day not in SINCE_1997,
        "public_service_before_2020": day not in SINCE_2020,
        "public_service_since_2020": day in SINCE_2020,
    }
    assert {name: name in follow(day) for name in meant} == meant


@pytest.mark.parametrize(
    ("statutes", "day", "follows"),
    [
        (("bw-7-681", "bw-7-686a"), dt.date(2015, 7, 1), True),
        (("bw-7-681", "bw-7-686a"), dt.date(2015, 6, 30), False),
        (("bw-7-670", "bw-7-671a"), dt.date(2015, 6, 30), False),
        (("bw-7-681",), dt.date(2015, 7, 1), True),
        (("bw-7-681",), dt.date(2015, 6, 30), True),
    ],
    ids=str,
)
def test_a_consequence_follows_only_where_all_its_articles_are_in_force(
    statutes: tuple[str, ...], day: dt.date, *, follows: bool
) -> None:
    """It hangs on them together, as a claim does on its time limit; of one that changed, either text will do."""
    assert rulebook().follows(consequence(*statutes), casebook(), Moment(dt.date(2026, 11, 24), day)) is follows


def test_a_consequences_own_period_narrows_its_validity() -> None:
    """What was not checked before a day is not told of it."""
    narrowed = consequence("bw-7-670", valid=Period(first=dt.date(2015, 7, 1)))
    as_of = dt.date(2026, 11, 24)
    assert rulebook().follows(narrowed, casebook(), Moment(as_of, dt.date(2015, 7, 1)))
    assert not rulebook().follows(narrowed, casebook(), Moment(as_of, dt.date(2015, 6, 30)))


def test_every_consequence_hangs_on_a_statute() -> None:
    """A ruling may say what an article means, but nothing is told to follow from rulings alone."""
    consequences = [each for question in rulebook().questions.values() for each in question.consequences]
    assert consequences
    assert all(any(each.statute for each in one.authority) for one in consequences)
