"""The first screen of a verdict: what it says beside its answers."""

import datetime as dt
from typing import Any

import pytest

from privesfeer.api.ask.registry import Incident, codebook, rulebook
from privesfeer.api.ask.services import reasoner
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.reports.headline import about, none_stands, strengths, worth_finding
from privesfeer.api.reports.verdict import first_screen
from privesfeer.engine.answers.verdicts.verdict import Verdict
from tests.golden import EXAMPLES, answered
from tests.languages import WRITTEN

DAY = dt.date(2026, 11, 24)
EVERY = [answered(example) for example in EXAMPLES]


def test_the_measure_that_was_taken_stands_at_the_head_of_its_answer() -> None:
    """And with no other answer; an answer on a measure that is only thought of names none."""
    facts = {"platforms": ["facebook"], "audience": "public", "content": ["insult"], "target": "customer"}
    without = reasoner().reason(Incident.model_validate({"facts": facts}), DAY)
    dismissed = reasoner().reason(Incident.model_validate({"facts": {**facts, "measure": "summary_dismissal"}}), DAY)
    assert [about(each, without) for each in without.answers] == [each.short for each in without.answers]
    named = {
        each.question: about(each, dismissed) for each in dismissed.answers if about(each, dismissed) != each.short
    }
    label = codebook().fact("measure").label("summary_dismissal")
    assert named.keys() == {"measure_upheld"}
    assert all(label[lang] in named["measure_upheld"][lang] for lang in WRITTEN)


@pytest.mark.parametrize("verdict", EVERY)
def test_what_is_worth_finding_out_names_an_answer_that_it_could_turn_or_decide(verdict: Verdict) -> None:
    """Each fact that comes first, in the order of the verdict."""
    asked = list(worth_finding(verdict))
    assert [each.fact for each in asked] == [each.fact for each in verdict.worth_asking]
    assert all(each.turned[lang] for each in asked for lang in WRITTEN)


@pytest.mark.parametrize("verdict", EVERY)
def test_a_line_names_a_reason_that_its_sources_carry_where_one_weighs(verdict: Verdict) -> None:
    """A source that is only compared persuades nobody on the first screen."""
    for answer in (*verdict.answers, *(answer for each in verdict.acts for answer in each.answers)):
        for point, grounds in ((answer.decides, answer.for_), (answer.contra, answer.against)):
            weighing = [
                each
                for each in grounds
                if each.weight and rulebook().questions[answer.question].rule(each.factor).alone
            ]
            if point and any(each.note for each in grounds if each.short == point.text):
                assert all(each.note for each in weighing), (answer.question, point.text.en)


@pytest.mark.parametrize("verdict", EVERY)
def test_two_strengths_are_compared_only_where_a_verdict_has_both(verdict: Verdict) -> None:
    """A reader who sees one of them has nothing to compare."""
    every = (*verdict.answers, *(answer for each in verdict.acts for answer in each.answers))
    both = {each.strength for each in every} >= {"likely", "slight"}
    told = strengths(verdict)
    assert (told is not None) == both
    for lang in WRITTEN if told else ():
        assert told is not None
        assert told[lang] in " ".join(markdown(first_screen(verdict, lang)).split())


@pytest.mark.parametrize("verdict", EVERY)
def test_that_no_measure_stands_is_said_only_where_none_does(verdict: Verdict) -> None:
    """Of a measure that cannot be judged nobody knows."""
    outcomes = [each.outcome for each in verdict.measures]
    assert none_stands(verdict) == (len(outcomes) > 1 and {*outcomes} == {"not_upheld"})


def test_a_measure_is_not_decided_by_a_channel_for_which_no_court_let_one_fall() -> None:
    """That the channel was not meant for work counted in the blame alone; what fell for its small circle leads."""
    facts = {"platforms": ["whatsapp"], "form": "group_chat", "audience": "closed_group", "audience_size": 4}
    facts |= {"work_channel": False, "content": ["insult"], "target": "manager", "gravity": "serious"}
    facts |= {"good_record": True, "prior_warning": False, "sector": "private", "measure": "summary_dismissal"}
    facts |= {"years_of_service": 22}
    verdict = reasoner().reason(Incident.model_validate({"facts": facts}), DAY)
    [answer] = [each for each in verdict.answers if each.question == "measure_upheld"]
    assert answer.outcome == "not_upheld"
    assert answer.decides
    assert answer.decides.authority
    assert answer.decides.authority.key == "RBLIM-2020-9473"


@pytest.mark.parametrize(
    ("facts", "told", "leads"),
    [
        (
            {"act": ["said_about"], "form": "post", "prior_warning": False, "measure": "summary_dismissal"},
            "the absence of a prior warning",
            "bw-7-677-1",
        ),
        (
            {"act": ["said_about"], "form": "post", "prior_warning": False, "measure": "dissolution"},
            "the absence of a prior warning",
            "bw-7-671b",
        ),
        (
            {"platforms": ["twitter"], "form": "post", "prior_warning": False, "measure": "suspension"},
            "the absence of a prior warning",
            "bw-7-611",
        ),
    ],
)
def test_where_no_ruling_turned_on_what_is_so_here_the_article_of_the_measure_leads(
    facts: dict[str, Any], told: str, leads: str
) -> None:
    """What the law of the measure requires; else the rule, as those rulings rested on what the employer let pass."""
    verdict = reasoner().reason(Incident.model_validate({"facts": facts | {"sector": "private"}}), DAY)
    [answer] = [each for each in verdict.answers if each.question == "measure_upheld"]
    assert answer.decides
    assert answer.decides.authority
    assert (answer.decides.reason.en, answer.decides.authority.key) == (told, leads)
