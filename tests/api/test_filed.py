"""Filed: what a court expects of a document that is filed, and what a party never says against itself."""

import re

import pytest

from privesfeer.api.drafts import DraftRefusedError
from tests.api.test_pleaded import behind, filed, written

SOUGHT: dict[str, object] = {"sector": "private", "measure": "dissolution"}
SEARCHED: dict[str, object] = {
    "learned_via": "device_search", "covert": True, "content_inspected": True, "account_owner": "employee",
    "device_owner": "employee", "employee_consented": False,
}  # fmt: skip


def incident(**facts: object) -> dict[str, object]:
    """Make an incident on which a measure was taken in September."""
    return {"facts": facts, "dates": {"measure": "2026-09-30"}, "as_of": "2026-10-20"}


def dismissed(**facts: object) -> dict[str, object]:
    """Make a summary dismissal."""
    return incident(sector="private", measure="summary_dismissal", **facts)


def chapter(text: str, title: str) -> str:
    """Give a chapter of a document; empty: it has none."""
    return text.partition(f"## {title}\n")[2].partition("\n## ")[0]


def paragraphs(text: str) -> dict[int, str]:
    """Give the numbered paragraphs of a document; a list of them has the number of its first on each line."""
    told, first, number = dict[int, str](), 0, 0
    for given, words in re.findall(r"^(\d+)\. (.*)$", text, re.MULTILINE):
        number = number + 1 if int(given) == first else int(given)
        told[number], first = words, int(given)
    return told


# ---- what goes first -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["defence", "counter_request", "oral_argument"])
def test_a_ban_on_notice_is_the_first_plea_of_whoever_it_protects(kind: str) -> None:
    """Art. 7:670(4) and 7:671b(2) and (6): the works-council member says so before anything else."""
    text = filed(incident(**SOUGHT, other_prohibition=["works_council"]), kind, "employee")
    ban = chapter(text, "Het opzegverbod")
    assert "art. 7:670 lid 4 BW" in ban
    assert "art. 7:671b lid 2, 6 en 7 BW" in ban
    assert text.index("## Het opzegverbod") < text.index("## Gronden")
    assert "Het opzegverbod" not in filed(incident(**SOUGHT, other_prohibition=[]), kind, "employee")


def test_the_petition_names_the_ban_and_says_why_the_request_is_unconnected_with_it() -> None:
    """Art. 21 Rv: it is not kept from the court; and that none applies is said only where the file says so."""
    asked = incident(**SOUGHT, other_prohibition=["works_council"], sick_at_dismissal=False)
    text = filed(asked, "petition")
    assert "geen verband; dat blijkt uit **" in chapter(text, "Het opzegverbod")
    assert "opzegverbod (ondernemingsraad)" in text.split("Aan de")[0]
    assert "Een opzegverbod geldt niet" not in text
    assert "voor de andere opzegverboden" not in text
    none = filed(incident(**SOUGHT, other_prohibition=[], sick_at_dismissal=False), "petition")
    assert "Een opzegverbod geldt niet" in none
    assert "voor de andere opzegverboden" not in none


def test_a_denied_authorship_is_pleaded_by_the_employee_and_proved_by_the_employer() -> None:
    """Art. 150 Rv: the burden is the employer's, who is warned of it."""
    asked = incident(**SOUGHT, authorship_disputed=True, authorship_proved=False, account_owner="employee")
    defence, petition = filed(asked, "defence"), filed(asked, "petition")
    assert "aan de werkgever te bewijzen van wie het is" in chapter(defence, "Het auteurschap")
    assert "Het account was van de werknemer" not in defence
    assert "waarvan bewijs wordt aangeboden" in chapter(petition, "Het auteurschap")
    assert "Het auteurschap is betwist en niet bewezen" in petition.split("Aan de")[0]


def test_the_employer_answers_the_presumption_for_whoever_reported_a_wrong() -> None:
    """Art. 17eb Wbk: it is the employer who has to prove the contrary, and who says so."""
    text = filed(dismissed(content=["wrongdoing_report"], other_prohibition=["whistleblower"]), "counter_request")
    assert "17eb" in chapter(text, "Het benadelingsverbod")
    assert "dat moet de werkgever bewijzen" in chapter(text, "Het benadelingsverbod")


def test_a_member_of_the_works_council_pleads_the_ban_on_detriment_against_what_ends_nothing() -> None:
    """Art. 21 WOR; against the end of the contract there is the prohibition on notice."""
    for measure in ("warning", "suspension", "transfer"):
        known = incident(content=["criticism"], sector="private", measure=measure, other_prohibition=["works_council"])
        claim, answer = (chapter(filed(known, kind), "Het benadelingsverbod") for kind in ("writ", "answer"))
        assert "mag niet om die reden worden benadeeld in zijn positie in de onderneming ([art. 21 WOR]" in claim
        assert "De maatregel berust daar niet op" in answer
    ended = filed(dismissed(other_prohibition=["works_council"]), "petition")
    assert "21 WOR" not in ended
    assert "7:670" in ended


# ---- whose words -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "bare", "told"),
    [
        ({"denied_or_lied": True}, "heeft niet de waarheid gesproken", "De werkgever verwijt de werknemer onwaarheid"),
        ({"professional_secrecy": True, "special_data": True}, "Voor de werknemer geldt", "Volgens de werkgever geldt"),
    ],
)
def test_the_employee_does_not_confess_what_the_employer_asserts(
    facts: dict[str, object], bare: str, told: str
) -> None:
    """It is told as the employer's words; the employer tells it as its own."""
    text = filed(dismissed(**facts), "petition")
    assert bare not in text
    assert told in text
    assert bare in filed(dismissed(**facts), "defence")


def test_what_the_other_side_has_to_prove_is_left_to_it_and_told_to_the_lawyer() -> None:
    """An exemplary function is the employer's to assert; the notes say so, and when it is told all the same."""
    known = dismissed(sensitive_function=True, during_working_time=True)
    assert "bijzondere eisen" not in filed(known, "petition")
    assert "onder werktijd" not in filed(known, "petition")
    notes = behind(known, "petition")
    assert "het is aan de werkgever dat te stellen en te bewijzen" in notes
    assert "een voorbeeldfunctie of gevoelige functie" in notes
    assert "Aan de functie van de werknemer worden bijzondere eisen gesteld" in filed(known, "defence")


@pytest.mark.parametrize(
    ("facts", "bare", "told"),
    [
        ({"covert": True, "learned_via": "monitoring"}, "De controle was heimelijk", "Volgens de werknemer was de con"),
        ({"reason_told_at_once": False}, "De reden is de werknemer niet onverwijld", "Volgens de werknemer is de rede"),
    ],
)
def test_the_employer_does_not_confess_what_the_employee_asserts(
    facts: dict[str, object], bare: str, told: str
) -> None:
    """And is warned where it makes the dismissal void."""
    text = filed(dismissed(**facts), "defence")
    assert bare not in text
    assert told in text
    assert bare in filed(dismissed(**facts), "petition")
    assert ("heeft ook een eigen vergoeding" in text) is ("reason_told_at_once" in facts)


# ---- requests and their grounds --------------------------------------------------------------------------------------


def test_each_ground_of_dissolution_that_is_asked_has_facts_of_its_own() -> None:
    """E, g, h and i; a ground that is not asked has none; the employee answers the combination."""
    asked = incident(**SOUGHT, ground_asked=["e", "g", "h", "i"])
    text = chapter(filed(asked, "petition"), "Wat hieruit volgt")
    for words in (
        "niet worden gevergd",
        "(g-grond); dat blijkt uit **",
        "(h-grond)",
        "samen een redelijke grond op (i-grond)",
    ):
        assert words in text
    assert "i-grond" not in chapter(filed(incident(**SOUGHT, ground_asked=["g"]), "petition"), "Wat hieruit volgt")
    assert "niet worden gevergd" not in chapter(
        filed(incident(**SOUGHT, ground_asked=["g"]), "petition"), "Wat hieruit volgt"
    )
    assert "Ook op een combinatie kan niet worden ontbonden" in filed(asked, "defence")


def test_what_rests_on_serious_culpability_is_asked_with_a_plea_on_it() -> None:
    """Art. 7:671b(9): no end without deduction, and no fair compensation, without it."""
    plain, culpable = (filed(dismissed(**facts), "petition") for facts in ({}, {"employer_seriously_culpable": True}))
    assert "zonder aftrek" not in plain
    assert "zonder aftrek van de proceduretijd" in culpable
    assert "De werkgever heeft zelf ernstig verwijtbaar gehandeld, namelijk **" in culpable


def test_a_fixed_term_brings_the_wage_over_the_rest_of_it() -> None:
    """Art. 7:677(4) for the employee, (3) for the employer; neither the notice period nor the ruling on it."""
    fixed = dismissed(
        contract_type="fixed", fixed_end_date="2027-03-31", start_date="2026-01-01", wage_base=3000,
        reinstatement_wanted=False,
    )  # fmt: skip
    employee, employer = filed(fixed, "petition"), filed(fixed, "defence")
    assert "art. 7:677 lid 4 BW" in employee.split("MITSDIEN")[1]
    assert "art. 7:677 lid 4 BW" in chapter(employee, "Wat hieruit volgt")
    assert "onregelmatige opzegging" not in employee.split("MITSDIEN")[1]
    asked = employer.split("MITSDIEN")[1]
    assert "over de resterende duur" in asked
    assert "ECLI:NL:HR:2023:1058" not in asked


def test_a_writ_on_privacy_pleads_the_inspection_and_the_damage_and_nothing_of_the_dismissal() -> None:
    """Art. 111(2)(d) Rv; and who has a petition open too is told not to bring the claims in both."""
    text = filed(dismissed(**SEARCHED, audience="one_to_one"), "writ")
    assert "dringende reden" not in text.split("MITSDIEN")[0].split("Aan de")[1]
    damage = chapter(text, "De inzage en de schade")
    for words in ("schade geleden, namelijk **", "Zonder de inzage was die schade er niet", "moeten zij worden gewist"):
        assert words in damage
    assert "stel ze niet in beide in" in text
    assert "stel ze niet in beide in" in written(dismissed(**SEARCHED), "petition")


def test_of_a_lawful_inspection_nothing_is_claimed() -> None:
    """Neither by writ nor in an answer to one."""
    seen = incident(sector="private", audience="public", form="post", learned_via="public_view", content_inspected=True)
    for kind in ("writ", "answer"):
        with pytest.raises(DraftRefusedError):
            filed(seen, kind)


# ---- the other side, and evidence ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["petition", "writ"])
def test_what_begins_proceedings_answers_the_known_defence_and_names_evidence_and_productions(kind: str) -> None:
    """Art. 111(3) Rv."""
    text = filed(dismissed(**SEARCHED | {"device_owner": "employer"}, audience="closed_group"), kind)
    known = chapter(text, "Het verweer")
    assert "De werkgever heeft aangevoerd: **" in known
    assert "Daartegen geldt: **" in known
    assert "Als getuigen kunnen worden gehoord: **" in chapter(text, "Bewijs")
    on_the_end = kind == "petition"
    assert ("De opzeggingsbrief." in chapter(text, "Producties")) is on_the_end
    assert ("Als reden is meegedeeld: **" in text) is on_the_end


def test_productions_are_numbered_and_each_that_is_listed_is_referred_to() -> None:
    """What shows a fact is named with it; the other documents stay open."""
    of = {"policy_exists": True, "policy_known": True, "policy_covers": True, "start_date": "2020-01-01",
          "content": ["insult"], "target": "manager", "gravity": "serious", "work_related": True}  # fmt: skip
    for content, kind in ((dismissed(**of), "petition"), (dismissed(**of), "defence")):
        text = filed(content, kind)
        listed = re.findall(r"^- Productie (\d+): ", chapter(text, "Producties"), re.MULTILINE)
        assert listed == [str(each) for each in range(1, len(listed) + 1)]
        named = set(re.findall(r"\(productie (\d+)\)", text))
        assert sorted(named) == listed
        assert len(named) >= 2
    assert "(productie" not in filed(dismissed(), "counter_request")


def test_adverse_facts_that_leave_a_gap_are_disclosed_by_either_side_and_in_an_objection() -> None:
    """Art. 21 Rv: an earlier warning, not the purpose to spread or working time; secrecy in either case."""
    leaked = incident(
        **SOUGHT, form="group_chat", audience="closed_group", content=["confidential_information"], target="employer",
        spread_intended=True, during_working_time=True, professional_secrecy=True, removed_or_apologised=False,
        work_related=True, gravity="serious", prior_warning=True, good_record=True,
    )  # fmt: skip
    defence, petition = filed(leaked, "defence"), filed(leaked, "petition")
    assert "Eerder is voor vergelijkbaar gedrag gewaarschuwd." in chapter(defence, "Volledigheidshalve")
    assert "De staat van dienst is goed." in chapter(petition, "Volledigheidshalve")
    assert "beroepsgeheim" in chapter(defence, "De arbeidsverhouding")
    for words in ("om verder te worden verspreid", "onder werktijd", "geen excuses"):
        assert words not in defence
        assert words in petition
        assert words not in chapter(petition, "Volledigheidshalve")
    police = {"public_status": "police", "measure": "disciplinary_dismissal", "sector": "public"}
    objection = filed(incident(**{**leaked["facts"], **police}), "objection")  # type: ignore[dict-item]
    assert "eerder" in chapter(objection, "Volledigheidshalve").lower()
    assert "onder werktijd" not in objection
    assert "art. 21 Rv" not in objection


def test_a_reason_that_returns_names_the_paragraph_where_it_stands() -> None:
    """Not that it stands somewhere above."""
    text = chapter(filed(TWO, "petition"), "Gronden")
    back = re.findall(r"([^.()]+) \(zie § (\d+)\)", text)
    assert back
    assert "zie hiervoor" not in text
    for words, number in back:
        assert words.strip() in paragraphs(text)[int(number)]


def test_who_leaks_as_a_member_of_the_works_council_meets_the_secrecy_of_its_members() -> None:
    """Art. 20 WOR: the employer says how it was imposed, the employee that this is for the employer to prove."""
    leaked = incident(**SOUGHT, other_prohibition=["works_council"], content=["confidential_information"])
    assert "daarvan was hier sprake: **" in chapter(filed(leaked, "petition"), "Wat hieruit volgt")
    assert "moet de werkgever stellen en bewijzen (art. 20 WOR" in filed(leaked, "defence")


def test_a_case_is_not_told_apart_by_what_is_in_dispute() -> None:
    """That the utterance is protected is what has to be shown; that the facts bear it out is a fact."""
    sent = incident(
        **SOUGHT, form="group_chat", audience="closed_group", content=["criticism", "insult"], gravity="serious",
        work_channel=False, work_related=True, good_record=True, colleagues_in_audience=True, harm_shown=False,
        factual_basis=True, public_interest=True,
    )  # fmt: skip
    apart = re.findall(r"Die zaak ligt anders: [^.]*", filed(sent, "defence"))
    assert any("voldoende steun in de feiten" in each for each in apart)
    assert not [each for each in apart if "beschermde uiting" in each]


def test_who_can_ask_for_nothing_any_more_pleads_only_against_the_other_side() -> None:
    """Once both terms have passed, no payment is pleaded for."""
    late = {**dismissed(), "as_of": "2027-02-20"}
    text = filed(late, "oral_argument", "employee")
    assert "zoals in de stukken is gevraagd" not in text
    assert "transitievergoeding" not in text
    assert "dient alleen als verweer" in text
    assert "zoals in de stukken is gevraagd" in filed(late, "oral_argument", "employer")
    assert "heeft alleen zin als de werknemer op tijd" in filed(late, "counter_request")
    assert behind(late, "oral_argument", "employee")


TWO: dict[str, object] = {
    **dismissed(),
    "acts": [
        {
            "facts": {
                "platforms": ["facebook"], "form": "post", "audience": "friends", "audience_size": 310,
                "learned_via": "customer", "content_inspected": True, "content": ["criticism"],
                "account_owner": "employee", "device_owner": "employee", "work_channel": False,
            }
        },
        {
            "facts": {
                "platforms": ["whatsapp"], "form": "direct_message", "audience": "one_to_one",
                "content": ["private_matter"], "work_channel": False, **SEARCHED,
            }
        },
    ],
}  # fmt: skip
