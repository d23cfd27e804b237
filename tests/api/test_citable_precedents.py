"""Relied on: a paper that is filed rests on no ruling that turned on something else."""

import re
from types import SimpleNamespace
from typing import Any

import pytest

from privesfeer.api.ask.registry import casebook, codebook, drafts
from privesfeer.api.drafts import citable_precedents, wording
from privesfeer.api.memo.citable import citable
from privesfeer.api.paper.blocks import Table
from tests.api.test_drafts import body, lines, texts
from tests.api.test_pleaded import DISMISSED, dissolved, filed, insulted

RELIES = re.compile(r"De (?:werknemer|werkgever) beroept zich op .*?(ECLI:[A-Z0-9:.]+)")


def relied(text: str) -> set[str]:
    """Give the ECLIs of the rulings on which a paper relies."""
    return set(RELIES.findall(text))


def test_a_ruling_is_relied_on_only_where_all_that_carried_it_is_so_here() -> None:
    """A warning alone is no refusal of an instruction, on which LinkedInprofiel Marketing & PR turned."""
    ruling = casebook()["RBMNE-2018-2076"]
    known = {"prior_warning": True, "employer_recognisable": True, "content": ["announcement"], "form": "profile"}
    assert ruling.ecli not in relied(filed(insulted(**known), "defence"))
    refused = relied(filed(insulted(**known, refused_instruction=True), "defence"))
    assert ruling.ecli in refused


def test_a_ruling_is_relied_on_only_where_it_goes_as_far_here() -> None:
    """Ten to twelve readers say nothing of three hundred, and a threat of the worst kind nothing of serious words."""
    twelve, courier = (str(casebook()[key].ecli) for key in ("GHSHE-2009-BK5777", "RBNHO-2018-9901"))
    few, many = (
        filed(dissolved(platforms=["facebook"], audience="friends", audience_size=size), "defence")
        for size in (11, 310)
    )
    assert twelve in few
    assert twelve not in many
    for content in ("threat", "insult"):
        text = filed(insulted(gravity="extreme", repeated=True, content=[content]), "defence")
        assert (courier in text) is (content == "threat"), content


def test_a_ruling_on_what_stands_in_a_profile_says_nothing_of_a_message_nor_one_clause_of_another() -> None:
    """Nor do over a thousand private messages say anything of one."""
    profile, recruiting, thousand = (
        str(casebook()[key].ecli) for key in ("RBMNE-2018-2076", "hof-amsterdam-2008-07-24-yer-usg", "RBZWB-2016-6927")
    )
    known = {"customers_in_audience": True, "work_related": True, "platforms": ["linkedin"]}
    for form in ("profile", "post"):
        assert (profile in filed(dissolved(**known, form=form, speaks_in_function=True), "petition")) is (
            form == "profile"
        )
    told: dict[str, object] = {
        "sector": "private", "measure": "penalty", "written_penalty_clause": True, "form": "direct_message",
        "platforms": ["linkedin"], "content": ["solicitation"], "audience": "one_to_one",
        "approached_individually": True, "recruits_by_message": True, "explicit_business_request": True,
    }  # fmt: skip
    kort_geding = str(casebook()["RBMAA-2012-BV3122"].ecli)
    assert kort_geding not in filed(
        dissolved(content=["criticism"], audience="closed_group", work_channel=False), "defence"
    )
    for clause in ("recruitment", "relations"):
        claim = {"facts": {**told, "clause": clause}, "dates": {"measure": "2026-09-30"}, "as_of": "2026-10-20"}
        assert (recruiting in filed(claim, "writ")) is (clause == "recruitment")
    for often in (True, False):
        text = filed(dissolved(during_working_time=True, repeated=often, content=["private_matter"]), "petition")
        assert (thousand in text) is often


def test_where_an_ecli_comes_from_stands_in_the_notes_alone() -> None:
    """What is filed has no mark in it that looks like an open place."""
    for _, blocks in texts("private-summary-dismissal", "nl"):
        text = "\n".join(
            "".join(span.text for span in line) for each in body(blocks, "nl") if not isinstance(each, Table)
            for line in lines((each,))
        )  # fmt: skip
        for mark in casebook().courts.words.ecli_origin.values():
            assert mark.nl.split("} ")[1] not in text


def test_a_case_is_not_told_apart_by_what_the_paper_has_to_show() -> None:
    """Not "here the utterance is protected", but the facts."""
    text = filed({**DISMISSED}, "petition")
    apart = wording.APART.nl.split("{")[0]
    shown = ("een beschermde uiting", "een conversatie in de privésfeer")
    assert not [each for each in text.split("\n") if apart in each and any(one in each for one in shown)]


def test_degrees_are_facts_of_which_there_is_more_or_less() -> None:
    """Numbers, values from narrow to wide or mild to extreme, or once and more often."""
    assert {codebook().fact(each).type for each in drafts().pleaded.degrees} <= {"ordered", "integer", "boolean"}


def test_a_closed_circle_of_which_nobody_says_how_small_it_was_says_nothing_of_a_large_one() -> None:
    """Whoever wrote to thirty-eight rests on no e-mail within a board."""
    board = str(casebook()["RBMNE-2016-5907"].ecli)
    told: dict[str, object] = {"facts": {"measure": "dissolution", "audience": "closed_group"}, "as_of": "2026-11-10"}
    assert board in filed(told, "defence")
    many = {**told, "facts": {"measure": "dissolution", "audience": "closed_group", "audience_size": 38}}
    assert board not in filed(many, "defence")


def test_a_plea_rests_on_no_ruling_that_cannot_be_found_gives_no_reason_or_went_the_other_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each of the three by itself is enough, whatever else the ruling has in common with the file."""
    monkeypatch.setattr(citable_precedents, "akin", lambda *_: True)
    question, found = "misconduct", dict[tuple[bool, bool, bool], set[bool]]()
    for ruling in casebook():
        if decision := ruling.decision(question):
            citation: Any = SimpleNamespace(kind="ruling", key=ruling.key, contrary=False)
            for writer in ("employee", "employer"):
                relies = citable_precedents.CitablePrecedents(writer)
                lacks = not citable(citation), not decision.relied_on, relies._lost(ruling)  # noqa: SLF001 - what is tried
                part: Any = None
                carries = relies._carries(part, question, citation, graded=False)  # noqa: SLF001 - likewise
                found.setdefault(lacks, set()).add(carries)
    assert found.pop((False, False, False)) == {True}
    assert {(True, False, False), (False, True, False), (False, False, True)} <= found.keys()
    assert all(carried == {False} for carried in found.values())
