"""Statutes: which text is the law on which day, without gap or overlap, and what hangs on an answer then."""

import datetime as dt
from collections.abc import Iterator

import pytest

from api.ask.shelf import casebook, codebook, rulebook
from cases.text import LANGUAGES
from rules.period import Period
from rules.question import Authority, Consequence, Presumption, Question
from rules.rulebook import Moment

DAY = dt.timedelta(days=1)
STATUTES = rulebook().statutes
# Each text that was split in two, the older entry first.
SPLIT = {old: new for old in STATUTES if old.endswith("-old") and (new := old.removesuffix("-old")) in STATUTES}
# What took the place of a text under another name or number, with other rules.
REPLACED = {
    "bw-7-685-old": "bw-7-671b-old",
    "rv-843a-old": "rv-2025",
    "huis-klokkenluiders": "wbk-old",
    "aw-125a": "aw2017-10",
    "wbp": "avg-6-1-f",
}
MEASURE = rulebook().questions["measure_upheld"]
SINCE_1997 = [dt.date(1997, 4, 1), dt.date(2014, 12, 31), dt.date(2015, 6, 30)]
SINCE_2015 = [dt.date(2015, 7, 1), dt.date(2019, 12, 31)]
SINCE_2020 = [dt.date(2020, 1, 1), dt.date(2026, 11, 24)]


def follow(day: dt.date) -> set[str]:
    """Name what hangs on a measure of that day."""
    moment = Moment(dt.date(2026, 11, 24), day)
    return {each.id for each in MEASURE.consequences if rulebook().follows(each, casebook(), moment)}


def resting(question: Question) -> Iterator[tuple[str, tuple[Authority, ...], Period]]:
    """Go through what rests on authorities in a rule file, with its own period."""
    for rule in question.rules:
        yield rule.id, rule.authority, rule.valid
    for presumption in question.presumptions:
        yield presumption.id, presumption.authority, Period()


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
    assert len(STATUTES) == 72
    assert all(set(statute.bears_on) <= questions for statute in STATUTES.values())


def test_no_two_statutes_have_one_citation() -> None:
    """An old text is told apart from the new one."""
    for lang in LANGUAGES:
        cited = [statute.cite[lang] for statute in STATUTES.values()]
        assert len(set(cited)) == len(cited)


@pytest.mark.parametrize(("old", "new"), [*SPLIT.items(), *REPLACED.items()])
def test_a_new_text_begins_on_the_day_after_the_old_one_ends(old: str, new: str) -> None:
    """On every day exactly one of them is the law."""
    ends, begins = STATUTES[old].valid_to, STATUTES[new].valid_from
    assert ends is not None
    assert ends + DAY == begins


def test_every_old_text_has_its_successor() -> None:
    """None ends in nothing."""
    assert {statute for statute in STATUTES if statute.endswith("-old")} <= {*SPLIT, *REPLACED}


def test_no_rule_leaves_a_gap_between_an_old_text_and_a_new_one() -> None:
    """What rests on statutes alone cites both entries, unless it says itself from or until when it is the law."""
    for question in rulebook().questions.values():
        for name, authority, valid in resting(question):
            cited = {each.statute for each in authority if each.statute}
            if len(cited) < len(authority):
                continue
            for old, new in SPLIT.items():
                if len({old, new} & cited) != 1:
                    continue
                begins, ends = STATUTES[new].valid_from, STATUTES[old].valid_to
                assert begins
                assert ends
                narrowed = valid.first and valid.first >= begins if new in cited else valid.last and valid.last <= ends
                assert narrowed, (question.question, name, old)


def test_no_connection_leaves_a_gap_between_an_old_text_and_a_new_one() -> None:
    """A sentence on how answers fit together is told under both."""
    for connection in rulebook().connections:
        cited = {each.statute for each in connection.authority}
        assert [pair for pair in SPLIT.items() if len({*pair} & cited) == 1] == [], connection.id


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
        (("bw-7-670", "bw-7-681"), dt.date(2015, 6, 30), False),
        (("bw-7-681-old", "bw-7-681"), dt.date(2015, 7, 1), True),
        (("bw-7-681-old",), dt.date(2015, 6, 30), True),
    ],
    ids=str,
)
def test_a_consequence_follows_only_where_all_its_articles_are_in_force(
    statutes: tuple[str, ...], day: dt.date, *, follows: bool
) -> None:
    """It hangs on them together, as a claim does on its time limit; of one that was split, either text will do."""
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
