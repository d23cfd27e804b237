"""Where the program stays silent, as an editor reads it."""

import json
import re
import subprocess

import pytest

from privesfeer.api.ask.registry import casebook, codebook
from privesfeer.api.ask.services import reasoner
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.reports.silence import SilentFindings, silence_findings, silence_json, silence_report
from privesfeer.cases.commons.text import LANGUAGES, Lang
from privesfeer.engine import DRAWN_INCIDENTS
from tests.api.test_cli import PROGRAM, call, said_by
from tests.api.test_report import OTHER_LANGUAGE
from tests.languages import WRITTEN

pytestmark = pytest.mark.xdist_group("silence")  # the books are gone through once for all
ASKED = ("circle", "clause_breached", "account_belongs_to")


@pytest.fixture(scope="module")
def found() -> SilentFindings:
    """Look at some questions in the books of the program."""
    return silence_findings(reasoner(), ASKED, 60)


def told(found: SilentFindings, lang: Lang) -> str:
    """Give the report without the signs of Markdown."""
    return markdown(silence_report(found, lang)).replace("\\", "")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_finding_is_a_whole_sentence_under_its_question(found: SilentFindings, lang: Lang) -> None:
    """Nothing of the wording is left unfilled, nothing is told twice."""
    text = told(found, lang)
    assert [each.question for each in found.questions] == list(ASKED)
    for each in found.questions:
        assert f"## {codebook().question(each.question).question[lang]}" in text
        assert each.findings
        assert len({one.text[lang] for one in each.findings}) == len(each.findings)
        for one in each.findings:
            assert one.text[lang].endswith("."), one
            assert not re.search(r"[{}]|\(\)|: \.|  ", one.text[lang]), one
            assert one.text[lang] in text


@pytest.mark.parametrize("lang", WRITTEN)
def test_no_word_of_the_other_language_gives_it_away(found: SilentFindings, lang: Lang) -> None:
    """Save in ids and keys."""
    ids = {*codebook().fact_ids, *(each.key for each in casebook())}
    text = re.sub("|".join(map(re.escape, sorted(ids, key=len, reverse=True))), "", told(found, lang))
    assert {line for line in text.splitlines() if OTHER_LANGUAGE[lang].search(line)} == set()


def test_each_ruling_is_named_with_what_the_court_decided(found: SilentFindings) -> None:
    """At most three, by their keys; under what the court weighed itself those in which it did."""
    for each in found.questions:
        outcomes = codebook().question(each.question).outcomes
        for one in each.findings:
            assert len(one.rulings) <= 3
            assert {*one.left_out} <= {*one.rulings} == one.decided.keys()
            for key, outcome in one.decided.items():
                decision = casebook()[key].decision(each.question)
                assert decision
                assert decision.outcome == outcome
                assert f"{key} (the court decided: {outcomes[outcome].en}" in one.text.en
                assert (one.facts[0] in {*decision.relied_on, *decision.despite}) == (one.kind == "silent_weighed")
            if one.kind == "silent_drawn":
                assert not one.numbers["casebook"] + one.numbers["textbook"]


def test_what_the_court_weighed_itself_comes_first(found: SilentFindings) -> None:
    """Then what is known in rulings and textbook incidents, at last what only drawn incidents have."""
    kinds = ("silent_weighed", "silent_known", "silent_drawn")
    for each in found.questions:
        places = [kinds.index(one.kind) for one in each.findings]
        assert places == sorted(places)
    circle = found.questions[0]
    (weighed,) = (one for one in circle.findings if one.kind == "silent_weighed")
    assert weighed.rulings == ("GHARL-2021-2695",), "nothing is known of who else was in the group"


def test_a_factor_that_the_affair_alone_carries_is_mentioned(found: SilentFindings) -> None:
    """It exists, and is left out with the affair."""
    clause = next(each for each in found.questions if each.question == "clause_breached")
    marked = [one for one in clause.findings if one.left_out]
    assert marked
    assert all("this affair alone carries it" in one.text.en for one in marked)


def test_json_tells_the_same(found: SilentFindings) -> None:
    """With the value, the counts and what each court decided as data."""
    content, text = json.loads(silence_json(found, "en")), told(found, "en")
    assert content["incidents_drawn"] == found.drawn
    for each in found.questions:
        written = content["questions"][each.question]
        assert written["raised"] == each.raised
        assert written["withheld"] == each.withheld
        assert written["raised"].keys() == {"casebook", "textbook", "drawn"}
        for one, row in zip(each.findings, written["findings"], strict=True):
            assert row["text"] in text
            assert (row["kind"], row.get("value"), row["numbers"]) == (one.kind, one.value, one.numbers)
            assert row.get("decided", {}) == one.decided


@pytest.mark.slow
def test_the_installed_command_tells_one_question() -> None:
    """As text and as JSON, with exit code 0, and nothing of what the check finds otherwise."""
    asked = ("check", "--silent", "--question", "account_belongs_to")
    done = said_by(*asked, "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Where the program stays silent" in done.stdout
    assert "Who is entitled to the account?" in done.stdout
    assert "Too few rulings" not in done.stdout
    content = json.loads(said_by(*asked, "--format", "json").stdout)
    assert list(content["questions"]) == ["account_belongs_to"]
    assert (content["lang"], content["incidents_drawn"]) == ("nl", DRAWN_INCIDENTS)


def test_an_unknown_question_is_refused() -> None:
    """As by the check as a whole."""
    done = call("check", "--silent", "--question", "private_spere")
    assert done.exit_code == 2
    assert "private_sphere" in done.stderr


@pytest.mark.slow
def test_the_whole_casebook_is_looked_at_by_the_command() -> None:
    """Every question, as the command does it."""
    done = subprocess.run(
        [PROGRAM, "check", "--silent", "--format", "json"], capture_output=True, check=True, timeout=600
    )
    assert list(json.loads(done.stdout)["questions"]) == [each.id for each in codebook().questions]
