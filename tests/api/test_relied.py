"""Relied on: a paper that is filed rests on no ruling that turned on something else."""

import re

from api.ask.shelf import casebook, codebook, drafts
from api.drafts import wording
from api.paper.blocks import Table
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
    """Numbers, or values from narrow to wide or mild to extreme."""
    assert {codebook().fact(each).type for each in drafts().pleaded.degrees} <= {"ordered", "integer"}
