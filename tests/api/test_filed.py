"""Filed: what a court expects of a document that is filed, and what a party never says against itself."""

import re

import pytest

from privesfeer.api.drafts import DraftRefusedError
from privesfeer.cases.commons.document import read
from tests.api.test_drafts import FILES
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


def test_the_claims_on_privacy_name_the_act_of_which_the_inspection_is_not_lawful() -> None:
    """In the grounds and in what is asked; on the other one the inspection is not pleaded."""
    text = filed(TWO, "petition")
    assert "Met de inzage bij handeling 2 heeft de werkgever" in text
    assert text.split("MITSDIEN")[1].count("de inzage bij handeling 2") == 3
    assert "### De inzage door de werkgever (handeling 2)" in text
    assert "### De inzage door de werkgever (handeling 1)" not in text
    assert "### De kring van lezers (handeling 1)" not in text


def test_a_writ_on_an_inspection_pleads_nothing_of_an_act_that_was_lawfully_inspected() -> None:
    """Its claims rest on the other one; after the term it asks for the final account too."""
    text = filed({**TWO, "as_of": "2027-01-20"}, "writ")
    assert "(handeling 2)" in chapter(text, "Gronden")
    assert "(handeling 1)" not in chapter(text, "Gronden")
    assert "### Handeling 2" in chapter(text, "De handelingen")
    assert "Handeling 1" not in text
    assert "daarvan staat open: **" in chapter(text, "De eindafrekening")
    assert "gespecificeerde eindafrekening" in text.split("MITSDIEN")[1]
    assert "eindafrekening" not in filed(TWO, "writ")


def test_a_reason_on_the_whole_names_the_acts_of_which_it_is_so() -> None:
    """A closed group beside friends; a message that is denied is not named as one's own."""
    told: dict[str, object] = {"work_related": True, "content": ["criticism"], "target": "employer"}
    group = {"facts": {**told, "audience": "closed_group", "work_channel": True}}
    friends = {"facts": {**told, "audience": "friends", "work_channel": False, "gravity": "serious"}}
    denied = {"facts": {"audience": "one_to_one", "work_channel": False, "authorship_disputed": True}}
    file = {**incident(**SOUGHT), "acts": [group, friends, denied]}
    text = chapter(filed(file, "defence"), "Gronden").partition("### De maatregel")[2].partition("\n### ")[0]
    assert "beschermd door de vrijheid van meningsuiting (handeling 1 en 2)" in text
    assert "niet bedoeld voor het werk; dat telt mee bij de vraag hoe verwijtbaar het gedrag was (handeling 2)" in text
    alone = chapter(filed({**file, "acts": [group, group]}, "defence"), "Gronden")
    assert "niet groter dan een besloten groep (ook" in alone


def test_what_is_otherwise_in_another_act_is_not_disclosed_as_adverse() -> None:
    """A reason that holds as colleagues read the one does not make it adverse that none read the other."""
    told: dict[str, object] = {"work_related": True, "content": ["insult"], "target": "manager", "gravity": "serious"}
    read = {"facts": {**told, "audience": "closed_group", "monitoring_announced": True, "learned_via": "monitoring",
                      "content_inspected": True}}  # fmt: skip
    unread = {"facts": {"audience": "one_to_one", "content": ["private_matter"], "monitoring_announced": False}}
    text = chapter(filed({**dismissed(), "acts": [read, unread]}, "petition"), "Volledigheidshalve")
    assert "Controle was niet vooraf aangekondigd." not in text
    assert "Dat er gecontroleerd kon worden, was vooraf aangekondigd." in text


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


# ---- what a partner would not sign -----------------------------------------------------------------------------------


def test_a_contract_that_has_ended_is_told_as_past() -> None:
    """Who asks for money only, or whose term has passed, works there no longer; who wants to return does."""
    term: dict[str, object] = {"contract_type": "fixed", "fixed_end_date": "2027-03-31", "wage_base": 2880}
    ended = chapter(filed(dismissed(**term, reinstatement_wanted=False), "petition"), "De arbeidsverhouding")
    assert "De werknemer werkte als" in ended
    assert "Het loon was € 2.880" in ended
    assert "was aangegaan voor bepaalde tijd, tot en met 31 maart 2027" in ended
    running = chapter(filed(dismissed(**term), "petition"), "De arbeidsverhouding")
    assert "De werknemer werkt als" in running
    assert "Het loon is € 2.880" in running
    assert "loopt van rechtswege af op 31 maart 2027" in running


def test_what_made_an_unlawful_inspection_worse_is_told_and_pleaded() -> None:
    """HR 2014:942: exclusion asks for additional circumstances, so these are named; the point is not conceded."""
    read: dict[str, object] = {
        "form": "email", "content": ["criticism"], "learned_via": "monitoring", "covert": True, "check_aim": "none",
        "concrete_suspicion": False, "content_inspected": True, "monitoring_announced": False, "only_evidence": True,
        "monitoring_duration": 24, "monitoring_persons": 3, "marked_private": True, "less_intrusive_means": True,
        "search_limited": False, "employee_consented": False,
    }  # fmt: skip
    text = filed(dismissed(**read), "petition")
    told, pleaded = chapter(text, "Het bericht"), chapter(text, "De bijkomende omstandigheden")
    for each in (told, pleaded):
        assert "24 dagen" in each
        assert "was 3." in each
        assert "concrete verdenking was er vooraf niet" in each
        assert "kenbaar doel had" in each
    assert "ECLI:NL:HR:2014:942" in pleaded
    assert "Ander bewijs is er niet." in pleaded
    assert "op zichzelf niet genoeg" not in text
    assert not chapter(filed(dismissed(**{**read, "covert": False}), "petition"), "De bijkomende omstandigheden")


def test_the_final_account_rests_on_what_gives_it_and_is_asked_with_increase_and_interest() -> None:
    """Art. 7:616, 7:626 and 7:641 give it; limitation does not."""
    asked = filed(dismissed(reinstatement_wanted=False), "petition").split("MITSDIEN")[1]
    account = next(each for each in asked.splitlines() if "eindafrekening" in each)
    assert "art. 7:641 lid 1 BW" in account
    assert "wettelijke verhoging en de wettelijke rente" in account
    assert "3:307" not in account


def test_a_breach_of_secrecy_is_set_apart_from_the_membership_of_the_works_council() -> None:
    """Art. 7:671b(6): what is asked rests on the secrecy (art. 20 WOR), not on the office."""
    leaked = incident(**SOUGHT, other_prohibition=["works_council"], content=["confidential_information"])
    assert "niet op het lidmaatschap" in chapter(filed(leaked, "petition"), "Het opzegverbod")
    insulted = incident(**SOUGHT, other_prohibition=["works_council"], content=["insult"])
    assert "niet op het lidmaatschap" not in filed(insulted, "petition")


def test_who_was_warned_or_lied_does_not_plead_that_there_was_nothing_else() -> None:
    """It is answered with the warning."""
    clean: dict[str, object] = {**SOUGHT, "content": ["criticism"], "other_misconduct": False}
    assert "Ander verwijtbaar gedrag was er niet" in filed(incident(**clean), "defence")
    for fact in ("denied_or_lied", "prior_warning"):
        assert "Ander verwijtbaar gedrag" not in filed(incident(**clean, **{fact: True}), "defence")


def test_a_small_group_is_no_authority_for_a_large_one() -> None:
    """RBLIM:2020:9476 was on four readers; to thirty-eight it says nothing."""
    group: dict[str, object] = {
        **SOUGHT, "form": "group_chat", "audience": "closed_group", "content": ["criticism"],
        "learned_via": "participant", "content_inspected": True, "employee_consented": False,
        "less_intrusive_means": True,
    }  # fmt: skip
    expected = "### De bescherming van art. 8 EVRM"
    few, many = (filed(incident(**group, audience_size=size), "defence").partition(expected)[2] for size in (8, 38))
    assert "ECLI:NL:RBLIM:2020:947" in few.partition("###")[0]
    assert "ECLI:NL:RBLIM:2020:947" not in many.partition("###")[0]


def test_a_joke_with_the_image_of_a_person_sets_no_case_apart() -> None:
    """Mockery of a person whose image or sensitive data it shows makes it worse, not better."""
    joked: dict[str, object] = {
        "sector": "public", "public_status": "police", "measure": "disciplinary_dismissal",
        "decision_kind": "authority", "professional_secrecy": True, "content": ["joke", "confidential_information"],
    }  # fmt: skip
    assert "een als grap bedoelde uiting" in filed(incident(**joked), "objection")
    assert "een als grap bedoelde uiting" not in filed(incident(**joked, special_data=True), "objection")


@pytest.mark.parametrize(("years", "told"), [(0, "korter dan een jaar"), (1, "een jaar"), (7, "7 jaar")])
def test_the_length_of_service_is_told_as_one_says_it(years: int, told: str) -> None:
    """Nobody has served for 0 years."""
    text = filed(dismissed(years_of_service=years), "petition")
    assert f"De duur van het dienstverband is {told} (productie" in text


def test_the_day_of_the_messages_is_told_whoever_it_helps() -> None:
    """Art. 21 and 278 Rv: whoever blames one for messages says when they were sent."""
    sent: dict[str, object] = {"form": "group_chat", "platforms": ["whatsapp"], "repeated": False}
    given = {**dismissed(**sent), "dates": {"utterance": "2026-09-20", "measure": "2026-09-30"}}
    for kind in ("petition", "defence"):
        assert "Zij dateren van 20 september 2026." in filed(given, kind)


def test_that_it_happened_once_is_not_said_beside_an_earlier_warning() -> None:
    """The other side reads the two next to each other; the lawyer is told what to say of the warning."""
    asked = {**SOUGHT, "repeated": False, "content": ["insult"], "ground_asked": ["e"]}
    once = "Het bleef bij één keer."
    assert once in filed(incident(**asked), "defence")
    warned = written(incident(**asked, prior_warning=True), "defence")
    assert once not in warned
    assert "Zeg waarover en wanneer, en waarin deze uiting daarvan verschilt" in warned


def test_what_was_raised_inside_and_what_came_before_is_told_by_the_employee() -> None:
    """No ruling is likened on a fact that the paper does not state."""
    text = filed(dismissed(content=["criticism"], reported_internally="internal", provoked=True), "petition")
    facts, _, _ = text.partition("## Gronden")
    assert "Dit was eerder intern aan de orde gesteld: **" in facts
    assert "Aan de uiting ging vooraf: **" in facts


def test_a_transition_payment_is_opposed_with_a_reason() -> None:
    """Art. 7:673(7)(c): it is due unless the employee was seriously culpable, which the employer has to say."""
    given = dismissed(content=["insult"], wage_base=3000, start_date="2014-11-01", holiday_allowance=8)
    assert "bovendien ernstig verwijtbaar, omdat **" in filed(given, "defence")
    assert "bovendien ernstig" not in filed(
        {**given, "facts": {**given["facts"], "employee_seriously_culpable": False}},  # type: ignore[dict-item]
        "defence",
    )


def test_an_account_is_claimed_on_whose_it_is_and_not_conceded_by_who_keeps_it() -> None:
    """Art. 3:296: what was said, and who could read it, bears on no claim for an account."""
    given = incident(
        sector="private", measure="injunction", form="profile", audience="public", content=["announcement"],
        clause="none", account_owner="employer", account_created_by="employee", account_bears_employer_name=True,
    )  # fmt: skip
    claim, answer = filed(given, "writ"), filed(given, "answer")
    assert "het beheer van het account **" in claim
    assert "Het account draagt de naam van de werkgever." in chapter(claim, "Het account")
    assert "### De kring van lezers" not in claim
    assert "Het account was van de werkgever." not in answer
    assert "de vorderingen af te wijzen" in answer


def test_who_keeps_an_own_account_on_which_nothing_was_agreed_relies_on_mcfly_and_brown() -> None:
    """It turned on the own account and the lack of an agreement, not on connections or on the clause beside them."""
    known: dict[str, object] = {
        "account_owner": "employee", "account_agreement": False, "account_used_for_work": True,
        "employment_ended": True, "sector": "private", "measure": "injunction", "platforms": ["linkedin"],
    }  # fmt: skip
    own = "ECLI:NL:RBAMS:2018:1103"
    for more in ({"form": "connection"}, {"form": "post", "content": ["announcement"], "clause": "none"}):
        answer = filed(incident(**known, **more), "answer")
        assert "De werknemer beroept zich op " in answer
        assert own in answer
        assert "Het account komt aan de werknemer toe." in answer


def test_what_friends_of_a_network_read_is_defended_as_an_utterance_and_not_as_a_secret() -> None:
    """Blokker: the circle was open; a plea that it was private, beside one on public debate, harms the other."""
    post: dict[str, object] = {
        "platforms": ["facebook"], "form": "post", "audience": "friends", "colleagues_in_audience": True,
        "learned_via": "colleague", "account_owner": "employee", "content": ["criticism"], "public_interest": True,
        "content_inspected": True, "factual_basis": True, "prior_warning": True, "repeated": False,
        "dialogue_first": False,
    }  # fmt: skip
    text = filed(dismissed(**post), "petition")
    assert "### De vrijheid van meningsuiting" in text
    assert "### De kring van lezers" not in text
    assert "### De inzage door de werkgever" not in text
    assert "eenmalige uiting" not in text
    assert "### De kring van lezers" in filed(dismissed(**{**post, "audience": "closed_group"}), "petition")


# ---- several acts ----------------------------------------------------------------------------------------------------


def test_acts_stand_in_the_order_of_their_days_by_title_and_day() -> None:
    """Numbered so too; the notes say which numbers they have in the file."""
    mail = {"title": "De mail aan een klant", "facts": {"content": ["insult"]}, "dates": {"utterance": "2026-09-20"}}
    post = {"title": "De post over de chef", "facts": {"content": ["threat"]}, "dates": {"utterance": "2026-09-01"}}
    content = {**dismissed(), "acts": [mail, post]}
    text = filed(content, "defence")
    assert "### Handeling 1: De post over de chef (1 september 2026)" in text
    assert text.index("### Handeling 1: ") < text.index("### Handeling 2: De mail aan een klant (20 september 2026)")
    assert "in het dossier zijn het de nummers 2 en 1" in behind(content, "defence")
    assert "titels van de handelingen zijn die van het dossier" in behind(content, "defence")
    again = {**dismissed(), "acts": [post, mail]}
    assert "in het dossier zijn het de nummers" not in behind(again, "defence")
    assert filed(again, "defence") == text


SALES: dict[str, object] = read(FILES["sales-manager-leaves"])


def test_of_a_clause_the_strongest_breach_is_pleaded_first_and_the_claim_is_in_interim_relief() -> None:
    """The breach on which the verdict goes along stands before one on which it hesitates; the sum is claimed."""
    text = filed(SALES, "writ")
    assert text.startswith("# Dagvaarding in kort geding")
    assert "bij wijze van voorlopige voorziening:" in text
    first = "(handeling 4: LinkedIn-berichten aan zes klanten, 14 september 2026; handeling 3"
    assert f"Het beding is overtreden {first}" in text
    assert text.index("### Het beding (handeling 4)") < text.index("### Het beding (handeling 3)")
    assert "Daarnaast geldt tussen partijen: geheimhoudingsbeding." in text
    assert "geëindigd (handeling" not in text
    assert "tot betaling van € 30.000 wegens verbeurde boeten, te vermeerderen met de wettelijke rente" in text


def test_what_is_said_alike_of_several_acts_is_pleaded_once() -> None:
    """The evidence of an act that was found as another is not argued again."""
    text = filed(SALES, "writ")
    assert "### Het bewijs (handeling 2 en 3)" in text
    assert text.count("### Het bewijs") < 4


def test_an_act_into_which_the_employer_did_not_look_brings_no_claim_on_an_inspection() -> None:
    """What a recipient passed on, or an authority was told, was not inspected."""
    content = read(FILES["warehouse-theft-and-recording"])
    text = filed(content, "petition")
    assert "de inzage bij handeling" not in text
    assert "Het gaat om het opzoeken" not in text


def test_what_was_looked_up_is_told_as_what_it_was() -> None:
    """Viewing a file is no conversation, and has no words; its production is a list of the data."""
    text = filed(read(FILES["nurse-looked-up-and-filmed"]), "petition")
    first = text.partition("### Handeling 1")[2].partition("### Handeling 2")[0]
    assert "Het gaat om het opzoeken of bekijken van gegevens." in first
    assert "De tekst luidt" not in first
    assert re.search(r"blijkt uit een overzicht \(productie \d\)", first)
    assert re.search(r"Productie \d: Het overzicht van de gegevens \(handeling 1\)", text)


def test_a_difference_is_not_told_again_under_a_wider_name() -> None:
    """A warning for like conduct lacks; that no other warning is known says no more."""
    text = filed(read(FILES["nurse-looked-up-and-filmed"]), "defence")
    assert "hier ontbreekt wat daar meewoog, namelijk een eerdere waarschuwing voor vergelijkbaar gedrag." in text
    assert "hier staat niet vast wat daar meewoog" not in text
