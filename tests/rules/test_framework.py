"""Framework: what the law of a question is, by measure and regime, and what must not be cited there."""

import datetime as dt
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from privesfeer import cases, rules
from privesfeer.api.ask.registry import Incident, casebook, codebook, rulebook
from privesfeer.api.ask.services import reason
from privesfeer.cases.commons import document
from privesfeer.cases.fact import FactValue
from privesfeer.rules.faults import faults
from privesfeer.rules.framework import Framework
from privesfeer.rules.misplaced import misplaced
from privesfeer.rules.question import Question
from privesfeer.rules.rulebook import Rulebook
from tests.conftest import sparing
from tests.languages import spoken

TODAY = dt.date(2026, 11, 24)
FRAMEWORK = rulebook().framework
LAW = Path(rules.__file__).parent / "nl" / "law"
EXAMPLE = Path(cases.__file__).parent / "incidents" / "police-group-chat.yaml"
CONTENT = document.read(LAW / "framework.yaml")


def law(question: str, day: dt.date = TODAY, **facts: FactValue) -> list[tuple[tuple[str, ...], str]]:
    """Give the law of a question: under which regimes, and the articles as they are printed."""
    settings = FRAMEWORK.settings(question, facts, day)
    return [(each.regimes, "; ".join(frame.line.nl for frame in each.frames)) for each in settings]


def the_law(question: str, day: dt.date = TODAY, **facts: FactValue) -> str:
    """Give the articles where there is one law."""
    [(_, line)] = law(question, day, **facts)
    return line


def test_summary_dismissal_stands_on_the_urgent_reason() -> None:
    """Arts. 7:677 and 7:678, and not a ground for dissolution."""
    line = the_law("measure_upheld", sector="private", measure="summary_dismissal")
    assert line.startswith("art. 7:677 lid 1 jo. art. 7:678 BW")
    assert "7:669" not in line


def test_the_circle_is_compared_with_the_privacy_law_of_its_day() -> None:
    """Until 25 May 2018 that was the Wbp, and since then the AVG."""
    before, since = (the_law("circle", day, sector="private") for day in (dt.date(2018, 5, 24), dt.date(2018, 5, 25)))
    assert "Wbp" in before
    assert "AVG" not in before
    assert "AVG" in since
    assert "Wbp" not in since


@pytest.mark.parametrize("clause", ["recruitment", "confidentiality", "non_disparagement"])
def test_a_clause_that_limits_no_work_elsewhere_is_outside_its_article(clause: str) -> None:
    """Art. 7:653 is neither its law nor the ground of a burden; for a client clause it is both."""

    def told(clause: str) -> str:
        [setting] = FRAMEWORK.settings("clause_breached", {"sector": "private", "clause": clause}, TODAY)
        return "; ".join((*(each.line.nl for each in setting.frames), *(each.element.nl for each in setting.burden)))

    assert "7:653" not in told(clause)
    assert told("relations").count("7:653") > 2


def test_a_public_servant_speaks_under_article_10_alone() -> None:
    """Art. 9 is the duty of secrecy."""
    assert [each.cite.nl for each in rulebook().statutes["aw2017-10"].versions] == ["art. 10 lid 1 Ambtenarenwet 2017"]


def test_an_utterance_is_tested_against_freedom_of_expression() -> None:
    """Art. 10 ECHR and art. 7 of the Constitution come before the good employee."""
    assert the_law("expression", sector="private") == "art. 10 EVRM; art. 7 Gw; art. 7:611 BW"


def test_misconduct_is_measured_by_the_good_employee() -> None:
    """Arts. 7:611, 7:660 and, for kinds of conduct, 7:678."""
    line = the_law("misconduct", sector="private")
    assert [article in line for article in ("7:611", "7:660", "7:678", "7:669")] == [True, True, True, False]


def test_who_has_left_is_no_longer_held_to_be_a_good_employee() -> None:
    """Tort, and what lasts after the end."""
    line = the_law("misconduct", sector="private", employment_ended=True)
    assert line.startswith("art. 6:162 BW")
    assert "7:611" not in line


def test_an_inspection_is_tested_against_article_8_and_the_gdpr() -> None:
    """Before 25 May 2018 against the Wbp; criminal law only where someone got into an account."""
    line = the_law("inspection_lawful", sector="private")
    assert line.startswith("art. 8 EVRM")
    assert "6 lid 1 (f" in line
    assert "Sr" not in line
    assert "138ab Sr" in the_law("inspection_lawful", sector="private", learned_via="account_access")
    before = the_law("inspection_lawful", dt.date(2018, 5, 24), sector="private")
    assert "Wbp" in before
    assert "AVG" not in before


def test_a_police_officer_is_disciplined_under_the_barp_and_never_under_the_civil_code() -> None:
    """On no question; that the official is appointed is only assumed."""
    facts: dict[str, FactValue] = {"sector": "public", "measure": "disciplinary_dismissal"}
    assert "76 en 77 lid 1 onder j Barp" in the_law("measure_upheld", TODAY, **facts)
    for question in ("inspection_lawful", "evidence_admitted", "expression", "misconduct", "measure_upheld"):
        [setting] = FRAMEWORK.settings(question, facts, TODAY)
        assert setting.regimes == ("appointed",)
        assert not [each for each in setting.articles if str(each.statute).startswith("bw-")]
        assert not [each for one in setting.burden for each in one.authority if each.startswith(("bw-", "rv-"))]
        assert "BW" not in f"{setting.standard.nl} {' '.join(frame.line.nl for frame in setting.frames)}"
    inferred = FRAMEWORK.inferred(facts, TODAY)
    assert inferred
    assert inferred.assumed


def test_the_norm_on_utterances_reaches_the_police_by_way_of_the_police_act() -> None:
    """Art. 10 Ambtenarenwet 2017 with art. 47(2) Politiewet 2012; until 2020 art. 125a of the old Act."""
    facts: dict[str, FactValue] = {"sector": "public", "measure": "disciplinary_dismissal"}
    assert "art. 10 Ambtenarenwet 2017 jo. art. 47 lid 2 Politiewet 2012" in the_law("expression", TODAY, **facts)
    assert "art. 125a Ambtenarenwet 1929" in the_law("expression", dt.date(2019, 12, 31), **facts)


@pytest.mark.parametrize(
    ("day", "article"),
    [
        (dt.date(2015, 6, 30), "art. 7:685 (oud) BW"),
        (dt.date(2015, 7, 1), "e, g of h"),
        (dt.date(2019, 12, 31), "e, g of h"),
        (dt.date(2020, 1, 1), "e, g, h of i"),
    ],
)
def test_dissolution_rests_on_the_grounds_of_its_day(day: dt.date, article: str) -> None:
    """Weighty reasons, then the grounds e, g and h, and since 2020 their combination."""
    assert article in the_law("measure_upheld", day, sector="private", measure="dissolution")


@pytest.mark.parametrize(
    ("kind", "articles", "standard"),
    [
        ("wage_stop_sick", "art. 7:629 lid 3 en 7 BW", "onverwijld"),
        ("wage_suspension_sick", "art. 7:629 lid 6 en 7 BW", "controlevoorschriften"),
        ("wage_stop_not_working", "art. 7:628 lid 1 BW", "voor wiens rekening"),
        ("fine", "art. 7:650, 7:651 en 7:632 BW", "boetebeding"),
        ("set_off_damage", "art. 7:661 en 7:632 BW", "bewuste roekeloosheid"),
        ("set_off_time", "art. 7:628 lid 1 en 7:632 BW", None),
        ("demotion", "art. 7:611 en 7:613 BW; cao", "redelijk voorstel"),
    ],
)
def test_a_pay_measure_is_tested_by_the_articles_of_its_kind(kind: str, articles: str, standard: str | None) -> None:
    """A wage stop in sickness by art. 7:629 and not by the articles on work not done or on set-off."""
    facts: dict[str, FactValue] = {"sector": "private", "measure": "pay_measure", "pay_measure_kind": kind}
    [setting] = FRAMEWORK.settings("measure_upheld", facts, TODAY)
    assert [frame.line.nl for frame in setting.frames] == [articles]
    told = setting.frames[0].standard
    assert (told is None) if standard is None else (told is not None and standard in told.nl)


@pytest.mark.parametrize(
    ("facts", "day", "regimes"),
    [
        ({"sector": "private"}, TODAY, [("private",)]),
        ({"sector": "public"}, TODAY, [("wnra",), ("appointed",)]),
        ({"sector": "public"}, dt.date(2019, 12, 31), [("appointed",)]),
        ({"sector": "public", "measure": "dissolution"}, TODAY, [("wnra",)]),
        ({"measure": "summary_dismissal"}, TODAY, [("private",), ("wnra",)]),
        ({"measure": "summary_dismissal"}, dt.date(2019, 12, 31), [("private",)]),
        ({"measure": "disciplinary_dismissal"}, TODAY, [("appointed",)]),
        ({"sector": "private", "measure": "disciplinary_dismissal"}, TODAY, [("private",)]),
        ({}, TODAY, [("private",), ("wnra",), ("appointed",)]),
        ({}, dt.date(2019, 12, 31), [("private",), ("appointed",)]),
    ],
    ids=str,
)
def test_the_law_is_told_for_each_regime_that_is_left(
    facts: dict[str, str], day: dt.date, regimes: list[tuple[str, ...]]
) -> None:
    """Where it is not known under which law someone works, none is chosen."""
    assert [under for under, _ in law("expression", day, **facts)] == regimes


def test_every_question_and_measure_has_its_law_under_every_regime_on_every_day() -> None:
    """With a test, and with someone who has to prove something."""
    days = [dt.date(2010, 1, 1), dt.date(2015, 7, 1), dt.date(2018, 5, 25), dt.date(2020, 1, 1), TODAY]
    measures: list[dict[str, str]] = [{"measure": value} for value in codebook().fact("measure").values]
    for question in rulebook().questions:
        for facts in (*({"sector": sector} | one for one in measures for sector in ("private", "public")), {}):
            for day in days:
                settings = FRAMEWORK.settings(question, facts, day)
                inferred = FRAMEWORK.inferred(facts, day)
                assert inferred
                told = {regime for each in settings for regime in each.regimes}
                assert told == {*inferred.regimes}, (question, facts, day)


def test_every_leading_article_of_a_frame_is_in_force_in_its_period() -> None:
    """On its first day and on its last."""
    statutes = rulebook().statutes
    for entry in FRAMEWORK.entries:
        for frame in entry.frames:
            for day in (frame.valid.first, frame.valid.last or TODAY):
                if day and frame.statutes:
                    assert statutes[frame.statutes[0]].in_force(day), (entry.question, frame.line.nl, day)


def planted(question: str, rule: str, statute: str) -> Rulebook:
    """Give the rulebook with one more article under a rule."""
    book = rulebook()
    files = (document.read(path) for path in (LAW.parent / "questions").glob("*.yaml") if ".cases" not in path.name)
    [content] = [each for each in files if each["question"] == question]
    [found] = [each for each in (*content["rules"], *content.get("consequences", ())) if each["id"] == rule]
    found["authority"].append({"statute": statute})
    changed = Question.model_validate(content, context=codebook())
    questions = [changed if each.question == question else each for each in book.questions.values()]
    return Rulebook(book.codebook, questions, book.statutes.values(), book.hierarchy, book.regimes, framework=FRAMEWORK)


def test_nothing_is_cited_where_it_does_not_belong() -> None:
    """No rule, presumption, consequence or frame cites what the framework refuses there."""
    assert [*misplaced(rulebook(), casebook(), TODAY)] == []


MISPLACED = [
    ("measure_upheld", "urgent_reason_required", "bw-7-669-3-e"),
    ("measure_upheld", "prohibition_not_for_summary_dismissal", "bw-7-670"),
    ("measure_upheld", "below_dismissal", "bw-7-677-1"),
    ("measure_upheld", "unconditional_dismissal", "rv-152"),
    ("inspection_lawful", "passed_on_by_participant", "sr-139a-d"),
    ("misconduct", "wrongdoing_disclosed", "bw-7-669-3-e"),
    ("expression", "wrongdoing_disclosed", "bw-7-660"),
]


@pytest.mark.parametrize(("question", "rule", "statute"), sparing(MISPLACED, MISPLACED[::3]))
def test_an_article_out_of_place_is_found(question: str, rule: str, statute: str) -> None:
    """Planted under a rule that can hold only where it is refused."""
    found = [*misplaced(planted(question, rule, statute), casebook(), TODAY)]
    assert [(each.question, each.where, each.cite) for each in found] == [(question, rule, statute)]


def test_an_article_that_belongs_under_one_of_a_rules_measures_is_not_out_of_place() -> None:
    """A rule on several measures may cite the law of each."""
    assert [*misplaced(planted("measure_upheld", "full_ground_required", "bw-7-671b-9"), casebook(), TODAY)] == []


def test_a_frame_that_names_what_it_refuses_is_found() -> None:
    """As a rule is."""
    content = deepcopy(CONTENT)
    [entry] = [each for each in content["entries"] if each.get("measures") == ["warning"]]
    entry["frames"][0]["statutes"].append("bw-7-678")
    framework = Framework.model_validate(content, context=codebook())
    book = rulebook()
    changed = Rulebook(
        book.codebook, book.questions.values(), book.statutes.values(), book.hierarchy, framework=framework
    )
    assert [(each.where, each.cite) for each in misplaced(changed, casebook(), TODAY)] == [("framework", "bw-7-678")]


@pytest.mark.parametrize("status", ["police", "defence_civilian", "defence_military", "judiciary"])
@pytest.mark.parametrize(
    "measure", ["reprimand", "suspension", "transfer", "conditional_dismissal", "disciplinary_dismissal"]
)
def test_an_appointed_official_is_told_no_civil_law_of_employment(status: str, measure: str) -> None:
    """Neither Book 7 nor the Code of Civil Procedure, nor the rules on legal status of another service."""
    others = {"police": "barp", "defence_civilian": "bard", "defence_military": "amar", "judiciary": "wrra"}
    del others[status]
    content = document.read(EXAMPLE)
    content["facts"] |= {"public_status": status, "measure": measure}
    answers = reason(Incident.model_validate(content), TODAY).answers
    cited = {
        citation.key
        for answer in answers
        for citation in (
            *(each for ground in (*answer.for_, *answer.against) for each in ground.authority),
            *(each for law in answer.framework for burden in law.burden for each in burden.authority),
            *answer.authorities,
        )
    }
    assert not {each for each in cited if each.startswith(("bw-7-", "rv-", *others.values()))}


@pytest.mark.parametrize(
    ("question", "factor", "facts", "cited"),
    [
        (
            "evidence_admitted",
            "open_source",
            {"audience": "public", "learned_via": "public_view", "sector": "private", "only_evidence": True},
            "vgl. art. 152 Rv",
        ),
        ("character", "managers_among_readers", {"managers_in_audience": True}, "art. 7:610 BW"),
        (
            "character",
            "managers_among_readers",
            {"managers_in_audience": True, "sector": "private", "employment_ended": True},
            "vgl. art. 6:248 BW",
        ),
    ],
)
def test_the_law_of_a_question_is_marked_where_it_stands_in_for_what_must_not_be_cited(
    question: str, factor: str, facts: dict[str, Any], cited: str
) -> None:
    """An article that does not itself say what the sentence says is only compared."""
    answers = reason(Incident.model_validate({"facts": facts | {"measure": "penalty"}}), dt.date(2024, 6, 1)).answers
    answer = next(each for each in answers if each.question == question)
    [ground] = [each for each in (*answer.for_, *answer.against) if each.factor == factor]
    assert [each.cited.nl.partition(" (")[0] for each in ground.authority] == [cited]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"question": "privacy"}, "privacy"),
        ({"measures": ["scolding"]}, "scolding"),
        (
            {"burden": [{"element": {"nl": "iets", "en": "a thing"}, "party": "judge", "authority": ["rv-150"]}]},
            "judge",
        ),
        ({"not_here": [{"cites": ["rv-150"], "where": {"colour": ["red"]}, "why": {"nl": "x", "en": "x"}}]}, "colour"),
    ],
)
def test_a_framework_names_only_what_is_known(change: dict[str, Any], fault: str) -> None:
    """Questions, measures and facts of the codebook, and parties of its own."""
    content = deepcopy(CONTENT)
    content["entries"][0] |= spoken(change)
    with pytest.raises(ValidationError, match=fault):
        Framework.model_validate(content, context=codebook())


def test_an_article_that_is_not_there_is_a_fault() -> None:
    """The program does not start with it."""
    content = deepcopy(CONTENT)
    content["entries"][0]["frames"][0]["statutes"].append("bw-7-999")
    content["entries"][0]["not_here"] = [{"cites": ["no-such"], "why": spoken({"nl": "Nergens.", "en": "Nowhere."})}]
    book, framework = rulebook(), Framework.model_validate(content, context=codebook())
    changed = Rulebook(book.codebook, [], book.statutes.values(), book.hierarchy, framework=framework)
    found = [each.split(": ")[1] for each in faults(changed, casebook())]
    assert found == [
        "no statute 'bw-7-999'",
        "nothing called 'no-such'",
    ]


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (
            None,
            {
                "works_council_no_detriment",
                "works_council_no_notice",
                "suspension_on_pay",
                "suspension_reason_not_given",
            },
        ),
        ("police", {"works_council_no_detriment"}),
    ],
)
def test_what_follows_from_a_suspension_is_told_of_the_law_under_which_it_is_taken(
    status: str | None, told: set[str]
) -> None:
    """A member of the works council suffers no detriment for it; notice, wages and a stated reason are civil law."""
    facts: dict[str, Any] = {"other_prohibition": ["works_council"], "suspension_reason_given": False}
    facts |= {"sector": "public", "public_status": status} if status else {"sector": "private"}
    incident = Incident.model_validate({"facts": facts | {"content": ["insult"], "measure": "suspension"}})
    answer = next(each for each in reason(incident, TODAY).answers if each.question == "measure_upheld")
    found = {each.consequence for each in answer.consequences}
    assert {each for each in found if each.startswith(("works_council", "suspension"))} == told


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"reported_internally": "internal", "audience": "public"}, {"reporter_no_detriment", "disclosure_conditions"}),
        ({"reported_internally": "none", "audience": "public"}, {"disclosure_conditions"}),
        ({"other_prohibition": ["whistleblower"]}, {"reporter_no_detriment"}),
        ({"audience": "one_to_one"}, set()),
    ],
)
@pytest.mark.parametrize("measure", ["reprimand", "dissolution"])
def test_the_ban_on_detriment_to_a_reporter_is_told_of_the_measure_with_who_has_to_prove_what(
    measure: str, facts: dict[str, Any], told: set[str]
) -> None:
    """Art. 17e, 17eb Wbk: whoever reported may suffer none, the employer rebuts; disclosure has terms of its own."""
    given = facts | {"content": ["criticism", "wrongdoing_report"], "sector": "private", "measure": measure}
    answers = reason(Incident.model_validate({"facts": given}), TODAY).answers
    answer = next(each for each in answers if each.question == "measure_upheld")
    found = {each.consequence: each for each in answer.consequences}
    assert set(found) & {"reporter_no_detriment", "disclosure_conditions"} == told
    for each in set(found) & {"reporter_no_detriment"}:
        assert {citation.source.key for citation in found[each].authority} == {"wbk-17e", "wbk-17eb"}


def test_before_the_act_of_2023_no_reporter_is_told_of_its_presumption() -> None:
    """The burden of proof was reversed on 18 February 2023."""
    facts = {"content": ["wrongdoing_report"], "reported_internally": "internal", "sector": "private"}
    incident = Incident.model_validate({"facts": facts | {"measure": "warning"}, "dates": {"measure": "2023-02-17"}})
    answer = next(each for each in reason(incident, TODAY).answers if each.question == "measure_upheld")
    assert "reporter_no_detriment" not in {each.consequence for each in answer.consequences}


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("public_school", {"public_school_since_2020"}),
        ("normalised", {"public_service_since_2020"}),
        (None, {"public_service_since_2020"}),
    ],
)
def test_staff_of_public_schools_are_told_that_they_are_no_public_servants_and_not_what_most_of_those_have(
    status: str | None, told: set[str]
) -> None:
    """Arts. 1-3 Civil Servants Act 2017: their contract is a private one, and the norms of the Act do not hold."""
    facts = {"sector": "public", "content": ["criticism"], "measure": "reprimand"}
    facts |= {"public_status": status} if status else {}
    incident = Incident.model_validate({"facts": facts})
    answer = next(each for each in reason(incident, TODAY).answers if each.question == "measure_upheld")
    assert {each.consequence for each in answer.consequences if each.consequence.endswith("_since_2020")} == told


@pytest.mark.parametrize(
    ("measure", "told"),
    [("warning", ["evrm-10", "echr-41841-12"]), ("reprimand", ["evrm-10", "echr-41841-12"]), ("suspension", None)],
)
def test_of_a_rebuke_for_a_protected_utterance_it_is_said_on_what_it_can_rest_all_the_same(
    measure: str, told: list[str] | None
) -> None:
    """Even the lightest sanction can be disproportionate (Ottan); what is culpable besides can carry it."""
    facts = {"sector": "private", "content": ["criticism", "confidential_information"], "measure": measure}
    given = {"facts": facts, "assume": {"expression": "protected", "misconduct": "misconduct"}}
    answers = reason(Incident.model_validate(given), TODAY).answers
    answer = next(each for each in answers if each.question == "measure_upheld")
    found = {each.consequence: [one.key for one in each.authority] for each in answer.consequences}
    assert found.get("correction_for_a_protected_utterance") == told


def test_of_a_wage_stop_for_hampered_recovery_it_is_told_who_proves_it_and_which_opinion_a_claim_needs() -> None:
    """Art. 7:629 (3) (b) and 7:629a; nothing that weighs is known, and no ruling on another pay measure stands by."""
    facts = {"sector": "private", "content": ["private_matter"], "measure": "pay_measure"}
    facts |= {"pay_measure_kind": "wage_stop_sick", "wage_stop_ground": ["recovery_hampered"]}
    incident = Incident.model_validate({"facts": facts | {"pay_measure_told_at_once": True}})
    answer = next(each for each in reason(incident, TODAY).answers if each.question == "measure_upheld")
    assert answer.status == "undetermined"
    assert [each.en for each in answer.summary][:1] == ["What could decide this is not known yet."]
    assert answer.rulings.nearest == ()
    assert {"recovery_hampered_by_conduct", "opinion_with_a_wage_claim"} <= {
        each.consequence for each in answer.consequences
    }


@pytest.mark.parametrize(("measure", "told"), [("injunction", ["bw-6-91-92"]), ("damages", None)])
def test_penalty_and_performance_of_a_clause_do_not_go_together(measure: str, told: list[str] | None) -> None:
    """Art. 6:92 (1), unless agreed otherwise; of the penalty and damages art. 7:651 says so."""
    facts = {"sector": "private", "clause": "relations", "written_penalty_clause": True, "employment_ended": True}
    answers = reason(Incident.model_validate({"facts": facts | {"measure": measure}}), TODAY).answers
    answer = next(each for each in answers if each.question == "measure_upheld")
    found = {each.consequence: [one.key for one in each.authority] for each in answer.consequences}
    assert found.get("penalty_or_performance") == told
