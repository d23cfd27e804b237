"""Leads: a ruling is named for what decides, or pleaded, only where it decided that very question on such a case."""

import json
import re
from typing import Any

from privesfeer.api.ask.registry import casebook
from tests.api.test_cli import call
from tests.api.test_filed import chapter
from tests.api.test_memo_against import written
from tests.api.test_pleaded import filed

KITCHEN: dict[str, object] = {
    "sector": "private", "measure": "summary_dismissal", "platforms": ["signal"], "form": "direct_message",
    "audience": "one_to_one", "colleagues_in_audience": True, "work_channel": False, "content": ["disloyalty"],
    "target": "employer", "gravity": "serious", "good_record": True, "years_of_service": 1,
}  # fmt: skip
TRAINEE: dict[str, object] = {
    "sector": "private", "measure": "dissolution", "platforms": ["instagram"], "form": "direct_message",
    "audience": "one_to_one", "content": ["sexual"], "target": "colleague", "gravity": "serious", "repeated": True,
    "leading_role": True, "hierarchical_relation": True,
}  # fmt: skip


def told(facts: dict[str, object]) -> Any:  # noqa: ANN401 - as it stands in JSON
    """Ask the program about facts of this autumn."""
    given = {"facts": facts, "dates": {"measure": "2026-10-19"}, "as_of": "2026-11-10"}
    done = call("verdict", "-", "--format", "json", stdin=json.dumps(given))
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def answered(facts: dict[str, object], question: str) -> Any:  # noqa: ANN401 - likewise
    """Give the answer to a question."""
    return next(each for each in told(facts)["answers"] if each["question"] == question)


def written_out(value: object) -> str:
    """Give all words of an answer."""
    return json.dumps(value, ensure_ascii=False)


def named(facts: dict[str, object]) -> dict[tuple[str, str], str | None]:
    """Give by question and side the ruling or article behind what decides, and what speaks against it."""
    found: dict[tuple[str, str], str | None] = {}
    for answer in told(facts)["answers"]:
        for step in ("decides", "contra"):
            point = answer.get(step) or {}
            cited = point.get("authority")
            found[answer["question"], step] = cited["source"] if isinstance(cited, dict) else cited
    return found


def kind(key: str | None, fact: str) -> Any:  # noqa: ANN401 - whatever the fact holds
    """Give what a ruling was on; None: it is an article, or nothing is named."""
    ruling = casebook().find(key) if key else None
    return ruling.facts.known.get(fact) if ruling else None


def test_what_decides_is_named_after_no_ruling_on_another_kind_of_act() -> None:
    """A plot of two cooks is named after no racist group, no tweet and no insult."""
    for (question, step), key in named(KITCHEN).items():
        if question in {"expression", "misconduct", "measure_upheld"}:
            content = kind(key, "content")
            assert content is None or content & {"disloyalty", "solicitation"}, (question, step, key)


def test_a_recording_and_a_report_of_a_wrong_have_rulings_of_their_own() -> None:
    """What is recorded are the words of someone else, and whoever reports a wrong is protected as nobody else is."""
    for changed, fact, value in (
        ({"form": "recording", "content": ["criticism"], "gravity": "mild"}, "form", "recording"),
        ({"content": ["wrongdoing_report"], "public_interest": True}, "content", "wrongdoing_report"),
    ):
        for (question, _), key in named({**KITCHEN, **changed}).items():
            if question in {"expression", "misconduct", "measure_upheld"} and key and casebook().find(key):
                assert value in str(kind(key, fact)), (question, key)


def test_what_decides_is_named_after_no_ruling_on_another_measure_or_of_another_law() -> None:
    """Of a suspension no dismissal says what decides, and to a contract the discipline of officials says nothing."""
    for measure in ("suspension", "summary_dismissal"):
        for (question, _), key in named({**KITCHEN, "measure": measure, "content": ["insult"]}).items():
            ruling = casebook().find(key) if key else None
            if ruling and question == "measure_upheld":
                assert ruling.branch != "public_service"
                there = ruling.facts.known.get("measure")
                assert there == "suspension" if measure == "suspension" else there in {"dissolution", measure}


def test_one_confidant_is_no_workplace() -> None:
    """Colleagues among the readers count where the words were said to a group of them, or were about one."""

    def reasons(**changed: object) -> str:
        return written_out(told({**KITCHEN, **changed}))

    counted = "Onder de lezers van de ongepaste uiting waren collega's"
    assert counted not in reasons()
    assert counted in reasons(audience="closed_group", form="group_chat")
    assert counted in reasons(content=["insult"], target="colleague")


def test_a_channel_of_ones_own_makes_no_plot_and_no_leak_lighter() -> None:
    """It lessens the blame for words that are held against someone, and for nothing else."""
    counted = "Het kanaal of de groep was niet bedoeld voor het werk."

    def blamed(content: str) -> bool:
        return counted in written_out(answered({**KITCHEN, "content": [content]}, "misconduct"))

    assert {each: blamed(each) for each in ("insult", "disloyalty", "confidential_information", "dishonesty")} == {
        "insult": True, "disloyalty": False, "confidential_information": False, "dishonesty": False,
    }  # fmt: skip


def test_what_was_only_read_besides_is_no_private_matter_that_is_held_against_someone() -> None:
    """A private matter counts where it is what the employer objects to, as a holiday during illness is."""

    def counts(*content: str) -> bool:
        of = answered({**KITCHEN, "content": content}, "measure_upheld")
        return "De uiting betrof een privéaangelegenheid." in written_out(of)

    assert counts("private_matter")
    assert not counts("private_matter", "disloyalty")


def test_a_ruling_on_who_owes_less_than_a_civil_servant_is_pleaded_for_no_civil_servant() -> None:
    """Melike: a worker under private law; of a normalised civil servant it says the opposite."""
    liked = {
        "sector": "public", "measure": "dissolution", "platforms": ["facebook"], "form": "like", "audience": "public",
        "content": ["political_opinion", "criticism"], "public_interest": True, "spread_intended": False,
        "sensitive_function": False, "publicity": False, "harm_shown": False,
    }  # fmt: skip
    for status, pleads in (("public_school", True), ("normalised", False)):
        text = call("argue", "-", stdin=json.dumps({"facts": {**liked, "public_status": status}})).stdout
        assert ("best beroepen op Melike" in " ".join(text.split())) is pleads, status


def test_a_ruling_whose_outcome_on_the_request_was_the_other_is_not_pleaded_as_if_it_were_not() -> None:
    """Ongepaste app aan stagiaire: culpable, but dissolution was refused."""
    ecli = str(casebook()["RBNNE-2017-3709"].ecli)
    assert ecli not in chapter(filed({"facts": TRAINEE, "as_of": "2026-11-10"}, "petition"), "Gronden")
    text = " ".join(call("argue", "-", stdin=json.dumps({"facts": TRAINEE})).stdout.split())
    if "best beroepen op Ongepaste app aan stagiaire" in text:
        assert "daar anders beslist dan deze partij wil: niet toewijsbaar" in text


def test_no_dissolution_comes_near_to_a_wage_stop_and_that_no_ruling_is_known_is_said() -> None:
    """What is decided of one measure says nothing of one of another family."""
    sick = {
        "sector": "private", "measure": "pay_measure", "pay_measure_kind": "wage_stop_sick", "sick_at_dismissal": True,
        "platforms": ["instagram"], "form": "post", "content": ["private_matter"],
        "pay_measure_told_at_once": False,
    }  # fmt: skip
    measure = answered(sick, "measure_upheld")
    for side in ("governing", "supporting", "opposing"):
        for each in measure["rulings"].get(side, ()):
            cited = each["citation"]
            assert kind(cited if isinstance(cited, str) else cited["source"], "measure") == "pay_measure"
    assert "Een uitspraak over zo'n maatregel is hier niet bekend." in written_out(measure)
    assert "toewijsbaar" not in written(sick).partition("## De naaste uitspraken")[2].partition("\n## ")[0]


def test_what_takes_the_place_of_damages_after_the_end_is_a_penalty_under_book_six() -> None:
    """Arts. 7:650 and 7:651 are on the employment itself."""
    left = {
        "sector": "private", "measure": "penalty", "clause": "recruitment", "clause_after_end_only": True,
        "employment_ended": True, "written_penalty_clause": True, "platforms": ["linkedin"], "form": "direct_message",
        "content": ["solicitation"],
    }  # fmt: skip
    for ended, article in ((True, "art. 6:91 en 6:92 BW"), (False, "art. 7:651 BW")):
        known = {**left, "clause_after_end_only": ended, "employment_ended": ended}
        text = written_out(told(known))
        assert ("De boete treedt in de plaats van de schadevergoeding" in text) is ended, article
        assert ("niet een boete heffen en ook schadevergoeding" in text) is not ended, article


def test_a_ruling_that_is_pleaded_stands_with_what_it_was_on_and_what_it_held() -> None:
    """No name stands alone: the point, how that was decided, and the ruling's own words."""
    left = {
        "measure": "penalty", "clause": "relations", "clause_in_writing": True, "written_penalty_clause": True,
        "employment_ended": True, "clause_wide": False, "clause_names_relations": False, "clause_agreed_at_exit": False,
        "platforms": ["linkedin"], "form": "connection", "content": ["solicitation"], "customers_in_audience": True,
    }  # fmt: skip
    pleaded = written(left).partition("## Gezag")[2].partition("\n## ")[0]
    rulings = [line for line in pleaded.splitlines() if "](<" in line]
    assert rulings
    assert all(re.search(r"\([^()]+; [^()]+\)\. \S", line) for line in rulings)


def test_the_risk_is_the_nearest_ruling_the_other_way_with_what_it_shares() -> None:
    """Before the weightiest reason, and never after a ruling on another kind of act."""
    hotheaded = {
        **KITCHEN, "content": ["threat", "insult"], "target": "manager", "gravity": "mild", "repeated": False,
        "provoked": True, "years_of_service": 24, "prior_warning": False, "learned_via": "participant",
    }  # fmt: skip
    advice = written(hotheaded).partition("## Feiten")[0]
    (risk,) = [each for each in advice.splitlines() if "ook daar ging het om" in each]
    assert "Wijs op het verschil: " in risk
