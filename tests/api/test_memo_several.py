"""Several measures or acts in a memo: each term under its measure, each act with what is told, in each language."""

import json
from typing import Any

import pytest

from privesfeer.api.ask.registry import rulebook
from privesfeer.api.ask.request import read_request
from privesfeer.api.memo import MemoMatter, Reader, matter, memo
from privesfeer.api.paper.markdown import markdown
from privesfeer.cases.commons.day import day_of_week
from privesfeer.cases.commons.text import Lang
from tests.languages import WRITTEN

OFFICIAL: dict[str, Any] = {
    "client": "employee",
    "as_of": "2026-11-29",
    "facts": {"sector": "public", "public_status": "police", "platforms": ["whatsapp"], "form": "group_chat",
              "audience": "closed_group", "content": ["insult"]},
    "measures": [
        {"title": {"nl": "Voorwaardelijk ontslag", "en": "Conditional dismissal"},
         "facts": {"measure": "conditional_dismissal", "conditional_stage": "imposed", "measure_stage": "taken",
                   "decision_date": "2026-11-13", "decision_kind": "authority"}, "dates": {"measure": "2026-11-13"}},
        {"title": {"nl": "Buitenfunctiestelling", "en": "Suspension from duty"},
         "facts": {"measure": "suspension", "measure_stage": "taken", "decision_date": "2026-10-21",
                   "decision_kind": "authority"}, "dates": {"measure": "2026-10-21"}},
    ],
}  # fmt: skip
DISMISSED: dict[str, Any] = {
    "client": "employee",
    "as_of": "2026-11-29",
    "facts": {"sector": "private", "start_date": "2020-01-01", "end_date": "2026-10-01", "wage_base": 3000,
              "platforms": ["whatsapp"], "form": "direct_message", "audience": "one_to_one", "content": ["insult"],
              "gravity": "mild", "target": "employer"},
    "measures": [
        {"facts": {"measure": "summary_dismissal", "measure_stage": "taken"}, "dates": {"measure": "2026-10-01"}},
        {"facts": {"measure": "pay_measure", "measure_stage": "taken", "pay_measure_kind": "set_off_damage"}},
    ],
}  # fmt: skip


def heard(case: dict[str, Any], **facts: object) -> MemoMatter:
    """Reason about a case, with more facts of the whole."""
    return matter(read_request(json.dumps(case | {"facts": case["facts"] | facts})))


def written(told: MemoMatter, lang: Lang, reader: Reader = "lawyer") -> str:
    """Write a memo with its annex."""
    return markdown(tuple(memo(told, lang, reader)))


def under(text: str, heading: str) -> str:
    """Give what stands under a heading of the memo."""
    return text.partition(f"## {heading}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize(
    ("lang", "advice", "terms", "named"),
    [
        ("nl", "Advies", "Wanneer en wat", ("Buitenfunctiestelling", "Voorwaardelijk ontslag")),
        ("en", "Advice", "When and what", ("Suspension from duty", "Conditional dismissal")),
    ],
)
def test_each_last_day_is_told_under_its_measure(lang: Lang, advice: str, terms: str, named: tuple[str, str]) -> None:
    """The nearest one is of the second measure; the term of the first runs too, and both stand in the advice."""
    text = written(heard(OFFICIAL), lang)
    days = ("2 december 2026", "28 december 2026") if lang == "nl" else ("2 December 2026", "28 December 2026")
    for part in (under(text, advice), under(text, terms)):
        for day, measure in zip(days, named, strict=True):
            assert day in part
            assert f"({measure})" in part
    assert under(text, advice).index(named[0]) < under(text, advice).index(named[1])


@pytest.mark.parametrize("case", [OFFICIAL, DISMISSED])
def test_every_last_day_to_come_stands_in_the_plan_and_no_step_takes_its_place(case: dict[str, Any]) -> None:
    """In bold, whoever's it is; with the steps no more than ten rows (art. 7:686a(4) Civil Code, art. 6:7 Awb)."""
    told = heard(case)
    rows = [each for each in under(written(told, "nl"), "Wanneer en wat").splitlines() if each.startswith("| ")][1:]
    # The day by which what was posted in time has to be received is nobody's last day to act.
    received = {each.id for each in rulebook().remedies.terms if each.sent}
    every = [each for each in told.deadlines if each.last_day and each.last_day.year < 2028 and not each.passed]
    coming = [each for each in every if each.id not in received]
    assert coming
    for each in coming:
        assert each.last_day
        assert any(row.startswith(f"| **{day_of_week(each.last_day).nl}** |") for row in rows), each.name
    assert len(rows) <= 10
    assert any(row.startswith("| Vandaag |") for row in rows)


def test_a_term_that_runs_whichever_measure_is_at_issue_is_told_once_and_names_none() -> None:
    """A dismissal, and wages that were set off: within two months of the end either way."""
    told = heard(DISMISSED)
    days = [each for each in told.verdict.last_days if each.term == "T1"]
    assert len(days) == 1
    assert days[0].of is None
    assert "De werknemer" in days[0].what.nl or "de werknemer" in days[0].what.nl


def test_each_other_reader_is_told_the_measure_too() -> None:
    """HR and the employee."""
    told = heard(OFFICIAL)
    assert "(Buitenfunctiestelling)" in written(told, "nl", "hr")
    assert "(Suspension from duty)" in written(told, "en", "employee")


@pytest.mark.parametrize(
    ("lang", "first", "other"),
    [("nl", "primair de vergoedingen", "primair vernietiging"), ("en", "the compensations first", "annulment first")],
)
def test_whoever_does_not_want_to_return_asks_for_money_first(lang: Lang, first: str, other: str) -> None:
    """In the advice; and annulment is no way that stands open."""
    text = written(heard(DISMISSED, reinstatement_wanted=False), lang)
    assert first in text
    assert other not in text
    wanted = written(heard(DISMISSED, reinstatement_wanted=True), lang)
    assert first not in wanted


@pytest.mark.parametrize("lang", WRITTEN)
def test_an_act_of_which_nothing_is_told_has_no_heading_in_the_annex(lang: Lang) -> None:
    """What was said to someone is of one kind; of the second act nothing is left to tell."""
    acts = [
        {"title": {"nl": f"Bericht {each}", "en": f"Message {each}"}, "facts": {"act": ["said_to"], "gravity": gravity}}
        for each, gravity in (("een", "extreme"), ("twee", "mild"))
    ]
    text = written(heard(OFFICIAL | {"acts": acts}), lang)
    for line in text.splitlines():
        assert not (line.startswith("**") and line.endswith(".**") and line.count("**") == 2), line


@pytest.mark.parametrize(
    ("lang", "never"),
    [("nl", ("zodra dat bekend is", "'ja of nee'")), ("en", ("once it is known", "'yes or no'"))],
)
def test_a_disputed_fact_that_brings_the_same_either_way_turns_nothing(lang: Lang, never: tuple[str, ...]) -> None:
    """It is disputed whether there was a warning, and that does not matter."""
    text = written(heard(DISMISSED | {"disputed": ["prior_warning"]}), lang)
    assert not [each for each in never if each in text]


@pytest.mark.parametrize(
    ("lang", "facts", "told"),
    [
        ("nl", {"sick_at_dismissal": True}, "samenhangt met de ziekte."),
        ("en", {"sick_at_dismissal": True}, "is linked with the illness."),
        ("nl", {"other_prohibition": ["works_council"]}, "samenhangt met het lidmaatschap van de ondernemingsraad."),
        ("nl", {"sick_at_dismissal": True, "other_prohibition": ["union"]}, "de ziekte en het lidmaatschap van de vak"),
    ],
)  # fmt: skip
def test_what_a_ban_on_notice_is_about_is_named_as_far_as_it_is_known(
    lang: Lang, facts: dict[str, object], told: str
) -> None:
    """No membership where only illness is at stake."""
    case = {"client": "employer", "as_of": "2026-11-29", "facts": {
        "sector": "private", "measure": "dissolution", "measure_stage": "considered", "ground_asked": ["e"],
        "platforms": ["whatsapp"], "form": "direct_message", "content": ["sexual"], "gravity": "mild"}}  # fmt: skip
    course = heard(case, **facts).advice.sides[0].course
    assert course is not None
    assert told in str(course.hinge[lang])
