"""What a partner would not sign: a document that is filed tells, pleads and cites what the file carries."""

import pytest

from tests.api.test_filed import SOUGHT, chapter, dismissed, incident
from tests.api.test_pleaded import filed, written


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
