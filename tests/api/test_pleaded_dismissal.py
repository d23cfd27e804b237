"""A summary dismissal and a dissolution on paper: the urgent reason, the grounds, and what answers them."""

import re
from itertools import pairwise

import pytest

from privesfeer.api.ask.registry import casebook, drafts
from privesfeer.api.drafts import DraftRefusedError, wording
from privesfeer.api.drafts.proof import proof
from privesfeer.cases.commons.document import read
from tests.api.test_drafts import EVERY, FILES, body, lines, texts
from tests.api.test_pleaded import INSULT, behind, dissolved, filed, insulted, written


def test_notice_in_the_trial_period_is_not_contested_for_lack_of_consent() -> None:
    """No consent is needed there (art. 7:671(1)(b)); what it can be contested for is left open for the lawyer."""
    facts = {"measure": "dismissal_with_notice", "sector": "private", "in_probation": True, "audience": "closed_group"}
    notice = {"facts": facts | {"written_consent_to_end": "none"}, "dates": {"measure": "2026-11-02"}}
    for kind in ("petition", "nullity"):
        told = filed({**notice, "as_of": "2026-11-10"}, kind)
        assert "misbruik van bevoegdheid" in told
        assert "instem" not in told
        assert "houdt geen stand" not in told


@EVERY
def test_no_party_relies_on_a_ruling_that_decided_the_measure_against_it(name: str) -> None:
    """Whatever the ruling found on a question before it."""
    for each, blocks in texts(name, "nl"):
        known, relies = proof(each), wording.RELIES[each.writer].nl.partition("{")[0]
        for line in lines(tuple(body(blocks, "nl"))):
            for before, span in pairwise(line):
                if relies in before.text:
                    cited = next(one for one in known[span.node] if one.url == span.url)
                    decision = casebook()[cited.key].decision("measure_upheld")
                    upheld = {"employer": "upheld", "employee": "not_upheld"}[each.writer]
                    assert decision is None or decision.outcome == upheld, span.text


def test_a_petition_asks_what_its_facts_carry_and_tells_the_lawyer_what_else_could_be_asked() -> None:
    """No end without notice, no loss of the transition payment and no second ground without facts for them."""
    told = filed(dissolved(), "petition").replace("\\", "")
    asked = told[told.index("MITSDIEN") :]
    assert [words in told for words in ("ernstig verwijtbaar", "g-grond", "i-grond")] == [False] * 3
    assert "IV. " not in asked
    noted = behind(dissolved(), "petition")
    option = noted[noted.index("Niet gevraagd, want") :].split("\n")[0]
    assert [words in option for words in ("ernstige verwijtbaarheid", "(g)", "(i)")] == [True] * 3
    full = filed(dissolved(employee_seriously_culpable=True, ground_asked=["e", "g"]), "petition").replace("\\", "")
    assert "Het handelen is ernstig verwijtbaar" in full
    assert "geen transitievergoeding verschuldigd is" in full
    assert "blijkt uit **[feiten over een ernstige en duurzame verstoring" in full
    without = filed(dissolved(employee_seriously_culpable=False, ground_asked=["e"]), "petition")
    assert "ernstig verwijtbaar" not in without
    assert "een verstoorde arbeidsverhouding" not in without


@pytest.mark.parametrize("reproach", drafts().frame.reproaches)
def test_a_letter_of_dismissal_tells_the_urgent_reason_concretely(reproach: str) -> None:
    """Of each reproach what was done and under which head of art. 7:678.

    What neither the file nor the message that goes with the letter holds is left open.
    """
    facts = INSULT | {"content": [reproach], "gravity": "serious", "target": "manager", "measure": "summary_dismissal"}
    told = filed({"facts": facts, "dates": {"measure": "2026-11-02"}, "as_of": "2026-11-02"}, "dismissal")
    reason = told[told.index("De tekst is bij deze brief gevoegd") : told.index("Waarom dit een dringende reden is")]
    assert "art. 7:678" in reason
    shown = reproach in {"insult", "threat"} or "uw bericht zelf" in reason
    assert shown or re.search(r"\*\*\\?\[[^\]]+\]\*\*", reason)


def test_an_employer_states_that_the_requirements_of_a_summary_dismissal_are_met() -> None:
    """Who has to prove it says when the reason was known and told, that the employee was heard, and what was done."""
    told = filed(insulted(), "defence")
    for words in (
        "Aan deze eisen is voldaan. De reden werd op 16 oktober 2026 bekend",
        "is vooraf gehoord",
        "door opzet of schuld",
    ):
        assert words in told
    assert "achtereenvolgens gedaan: **" in told
    other = filed(insulted(), "petition")
    assert (
        "4 dagen later (2 werkdagen). De werkgever moet stellen en bewijzen dat in die tijd elke stap voortvarend was"
        in other
    )
    assert "onverwijld en duidelijk meegedeeld" not in other


def test_nobody_pleads_what_the_facts_of_the_paper_refuse() -> None:
    """A closed group is not open, a public post is no private one, and an employee does not concede the reproach."""
    employer = filed(insulted(audience="closed_group", audience_size=7), "defence")
    assert "De kring van lezers was" not in employer
    friends = filed(insulted(audience="friends", form="post"), "defence")
    assert "De kring van lezers was niet besloten." in friends
    public = filed(
        insulted(audience="public", form="post", learned_via="public_view", content_inspected=True), "petition"
    )
    assert [words in public for words in ("8 EVRM", "niet inzien")] == [False, False]
    assert "Volgens de werkgever betrof de inhoud: belediging" in public


def test_a_ground_that_is_asked_is_answered_and_redeployment_with_it() -> None:
    """The disturbed relationship and redeployment, by either side."""
    asked = dissolved(ground_asked=["e", "g"], redeployment_examined=False)
    answered = filed(asked, "defence")
    assert "Van een ernstig en duurzaam verstoorde arbeidsverhouding is niet gebleken" in answered
    assert "De werkgever heeft herplaatsing niet onderzocht" in answered
    assert "herplaatsing binnen een redelijke termijn, ook met scholing, niet mogelijk" in filed(asked, "petition")


def test_a_letter_after_the_dismissal_confirms_it() -> None:
    """Nobody gives notice with effect three weeks back."""
    told = filed(insulted(), "dismissal")
    assert "Op 20 oktober 2026 hebben wij de arbeidsovereenkomst met u opgezegd" in told
    assert "Hierbij zeggen wij" not in told


def test_an_invitation_to_be_heard_comes_before_what_was_asked_or_taken() -> None:
    """Not once dissolution was asked or wages were stopped."""
    for change in ({}, {"measure": "pay_measure", "pay_measure_kind": "wage_stop_sick"}):
        with pytest.raises(DraftRefusedError, match="comes before"):
            filed(dissolved(**change), "invitation")


def test_an_employer_asks_conditional_dissolution_on_a_ground() -> None:
    """Also where notice is contested; a second ground only where it was named."""
    for measure in ("summary_dismissal", "dismissal_with_notice"):
        given = {"facts": INSULT | {"measure": measure}, "dates": {"measure": "2026-11-02"}, "as_of": "2026-11-10"}
        told = filed(given, "defence")
        asked = told[told.index("MITSDIEN") :]
        assert "te ontbinden wegens verwijtbaar handelen (e-grond)" in asked
        assert "g-grond" not in asked


def test_a_letter_of_dismissal_comes_with_what_its_dates_and_the_verdict_say() -> None:
    """How strong the verdict is, how many days went by, and that the letter comes after the dismissal."""
    facts = INSULT | {"measure": "summary_dismissal", "employer_knew_date": "2026-10-05"}
    given = {"facts": facts, "dates": {"measure": "2026-11-02"}, "as_of": "2026-11-10"}
    told, sent = filed(given, "dismissal").split("Van **", 1)
    assert "28 dagen later (20 werkdagen). Zonder verklaring pleit dat tegen onverwijldheid" in told
    assert "Deze brief is van 10 november 2026, na de dag van het ontslag (2 november 2026)" in told
    assert "uiterlijk op 4 januari 2027" in told
    assert "4 januari 2027" not in sent
    assert "hebt u uw leidinggevende grovelijk beledigd" in sent
    at_once = filed({"facts": facts, "as_of": "2026-10-05"}, "dismissal")
    assert "onverwijldheid" not in at_once
    assert "Deze brief is van" not in at_once
    content = read(FILES["covert-reading-of-returned-laptop"])
    doubtful = filed(content | {"as_of": content["dates"]["measure"]}, "dismissal")
    assert re.search(r"op deze feiten is, [^,]+, dat de maatregel geen stand houdt", doubtful)


def test_dissolution_on_two_grounds_is_asked_primarily_and_in_the_alternative() -> None:
    """Art. 7:669(3)(e) and (i) Civil Code: where the g-ground is not asked, nothing stands between them."""
    facts = {
        "sector": "private", "measure": "dissolution", "ground_asked": ["e", "i"], "start_date": "2012-09-01",
        "wage_base": 3620, "content": ["criticism"], "platforms": ["whatsapp"], "gravity": "serious",
    }  # fmt: skip
    case = {"as_of": "2026-11-20", "facts": facts, "dates": {"measure": "2026-11-09"}}
    text = written(case, "petition", "employer")
    assert text.index("e-grond") < text.index("**Subsidiair:**") < text.index("combinatie van gronden (i-grond)")
    assert "Meer subsidiair" not in text
