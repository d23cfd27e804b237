"""The check of the books, as an editor reads it."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from privesfeer.api.ask.registry import casebook, codebook, rulebook
from privesfeer.api.ask.services import reasoner
from privesfeer.api.client import cited
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.reports.consistency import Finding, Findings, check_json, check_report, examples, findings
from privesfeer.cases.commons.text import LANGUAGES, Lang, untranslated
from privesfeer.engine import Citation
from privesfeer.engine.audit.consistency import Check
from tests.api.test_cli import call
from tests.api.test_report import OTHER_LANGUAGE
from tests.languages import WRITTEN

pytestmark = pytest.mark.xdist_group("check")  # the books are checked once for all


@pytest.fixture(scope="module")
def found() -> Findings:
    """Check the books of the program."""
    return findings(reasoner())


def told(found: Findings, lang: Lang) -> str:
    """Give the report without the signs of Markdown."""
    return markdown(check_report(found, lang)).replace("\\", "")


@pytest.mark.parametrize("lang", WRITTEN)
def test_no_word_of_the_other_language_gives_it_away(found: Findings, lang: Lang) -> None:
    """Save in the names of rulings and texts, which are Dutch, and in the ids that stand in brackets."""
    text = told(found, lang)
    versions = [version for each in rulebook().statutes.values() for version in each.versions]
    names = [*(ruling.name for ruling in casebook()), *(each.cite[lang] for each in versions)]
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    text = re.sub(r"(ECLI not known|ECLI:[\w:.]+|NJ [\d/]+) \([^)]*\)", r"\1", text)
    assert {line for line in text.splitlines() if OTHER_LANGUAGE[lang].search(line)} == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_finding_is_a_whole_sentence_under_its_question(found: Findings, lang: Lang) -> None:
    """Nothing of the wording is left unfilled, nothing is told twice."""
    text = told(found, lang)
    assert all(f"## {question.question[lang]}" in text for question in codebook().questions)
    for listed in (*(question.findings for question in found.questions), found.sources):
        assert len({each.text[lang] for each in listed}) == len(listed)
        for each in listed:
            assert each.text[lang].endswith("."), each
            assert not re.search(r"[{}]|\(\)|: \.|  ", each.text[lang]), each
            assert each.text[lang] in text


def test_a_ruling_without_a_criterion_is_named_as_such(found: Findings) -> None:
    """On friends of friends there is no rule; how many were in the other group is in no source."""
    circle = next(each for each in found.questions if each.question == "circle")
    lacking = (each for each in circle.findings if "lack" in each.text.en and each.kind == "never_governs")
    assert [each.rulings for each in lacking] == [("GHAMS-2010-BL6050",), ("GHARL-2021-2695",), ("echr-36681-23",)]


def test_the_examples_are_those_that_come_with_the_program() -> None:
    """Each conversation of a case file by itself."""
    assert len(list(examples())) > 26


def test_sources_count_on_the_questions_asked() -> None:
    """Of one question no more than of all together."""
    check = Check(reasoner())
    one = {id(each.source): each.uses for each in check.sources(["private_sphere"])}
    every = {id(each.source): each.uses for each in check.sources()}
    assert one
    assert one.keys() < every.keys()
    assert all(uses <= every[source] for source, uses in one.items())


def test_the_command_tells_one_question() -> None:
    """As text, and as JSON with what each finding is about."""
    done = call("check", "--question", "account_belongs_to", "--lang", "en")
    assert done.exit_code == 0
    assert "Who is entitled to the account?" in done.stdout
    assert "Does the measure stand?" not in done.stdout
    content = json.loads(call("check", "--question", "account_belongs_to", "--format", "json").stdout_bytes)
    assert content["lang"] == "nl"
    assert list(content["questions"]) == ["account_belongs_to"]
    assert content["thresholds"] == {"question": 20, "outcome": 10, "rung": 5}
    thin = [each for each in content["questions"]["account_belongs_to"]["findings"] if each["kind"] == "thin"]
    assert thin[0]["numbers"]["least"] == 20


@pytest.mark.parametrize(("kind", "code"), [("uncarried", 2), ("noted", 0), ("carried", 0)])
def test_the_command_ends_with_a_fault_where_nothing_carries_a_rule(
    monkeypatch: pytest.MonkeyPatch, found: Findings, kind: str, code: int
) -> None:
    """And with none where each rule has an article, a ruling that decided so, or a note."""
    (first, *_), rule = found.questions, Finding(kind=kind, text=untranslated("."))
    told = replace(found, questions=(replace(first, findings=(rule,)),))
    monkeypatch.setattr("privesfeer.api.reports.consistency.findings", lambda *_: told)
    assert call("check").exit_code == code


def test_every_authority_is_listed_with_its_stance_and_standing(found: Findings) -> None:
    """Those that decided otherwise or have fallen are marked, in words and in JSON."""
    content = json.loads(check_json(found, "nl"))
    listed = [
        (written["text"], source, citation)
        for one in found.questions
        for finding, written in zip(one.findings, content["questions"][one.question]["findings"], strict=True)
        if finding.kind in {"uncarried", "noted", "carried"}
        for citation, source in zip(finding.authority, written["authority"], strict=True)
    ]
    assert len(listed) > 900
    read: list[tuple[str, dict[str, Any], Citation]] = [
        (text, {"source": told} if isinstance(told, str) else told, each) for text, told, each in listed
    ]
    for text, source, citation in read:
        assert source["source"] == citation.key
        assert source.get("stance") == (None if citation.stance == "supports" else citation.stance)
        mark = {"rule_only": "vgl. ", "a_contrario": "a contrario ", "weighed": "anders "}.get(
            source.get("stance", ""), ""
        )
        assert f"{mark}{citation.text['nl']}" in text
        if citation.kind == "statute":
            continue
        row = cited({"sources": content["rulings"], "read": content["read"]}, source)
        assert row["text"] == citation.text["nl"]
        assert [each["text"] for each in row["standing"]] == [each.text["nl"] for each in citation.standing]
        assert all(each["text"] in text for each in row["standing"])
    assert {source.get("stance") for _, source, _ in read} == {None, "rule_only", "a_contrario", "weighed"}
    assert any(citation.standing for _, _, citation in read)


def test_json_and_report_tell_the_same(found: Findings) -> None:
    """Every sentence of the one stands in the other."""
    content, text = json.loads(check_json(found, "en")), told(found, "en")
    for question in content["questions"].values():
        assert all(each["text"] in text for each in question["findings"])


def test_an_unknown_question_is_refused() -> None:
    """With the nearest one that there is."""
    done = call("check", "--question", "private_spere")
    assert done.exit_code == 2
    assert "private_sphere" in done.stderr
