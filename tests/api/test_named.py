"""Named: what a paper says of a source, a court or a day is so; a name in quoted words cites nothing."""

from tests.api.test_filed import chapter
from tests.api.test_pleaded import filed

ALOFT: dict[str, object] = {
    "sector": "private", "measure": "dissolution", "platforms": ["facebook"], "form": "post",
    "content": ["image_of_persons"], "employer_recognisable": True, "policy_exists": True, "policy_known": True,
    "policy_covers": True, "policy_enforced": False, "employer_share": True,
}  # fmt: skip
SEARCHED: dict[str, object] = {
    "sector": "private", "measure": "dissolution", "platforms": ["email"], "form": "email", "content": ["insult"],
    "account_owner": "employer", "work_channel": True, "learned_via": "monitoring", "monitoring_announced": True,
    "policy_exists": True, "policy_known": True, "policy_covers": True, "concrete_suspicion": True,
    "search_limited": True, "content_inspected": True, "works_council_consent": False,
}  # fmt: skip


def incident(facts: dict[str, object], **known: object) -> dict[str, object]:
    """Make an incident of September."""
    return {
        "facts": facts | known,
        "dates": {"inspection": "2026-09-08", "measure": "2026-09-30"},
        "as_of": "2026-10-20",
    }


def test_a_name_in_what_a_court_held_is_no_citation() -> None:
    """The airline in the holding is the employer there, and not the ruling that is called after it."""
    text = filed(incident(ALOFT), "defence")
    assert "positief over KLM" in text
    assert "zonder dat KLM optreedt" in text
    assert "positief over ECLI" not in text


def test_a_civil_court_is_not_called_an_administrative_one_though_it_judged_of_civil_servants() -> None:
    """The branch of law does not tell the court: on the works council and the consent it has a civil court decides."""
    text = filed(incident(SEARCHED), "petition")
    assert "ECLI:NL:GHAMS:2013:1495 (burgerlijke rechter" in text
    assert "ECLI:NL:GHAMS:2013:1495 (bestuursrechter" not in text
    assert "ECLI:NL:CRVB:2015:2727 (bestuursrechter)" in text


def test_courts_of_one_level_are_no_instances_above_each_other() -> None:
    """The Central Appeals Tribunal and a court of appeal both judge on appeal, each in its own column."""
    for kind in ("petition", "defence"):
        assert "(hoger beroep tegenover hoger beroep)" not in filed(incident(SEARCHED), kind)


def test_an_illness_is_told_of_the_day_on_which_it_bears() -> None:
    """Of the day of notice or of the request, not of that on which the reason was known; one of later not at all."""
    ill: dict[str, object] = {"sick_at_dismissal": True, "employer_knew_date": "2026-09-02"}
    for measure, told in (
        ("dissolution", "De werknemer is ziek gemeld sinds 21 september 2026."),
        ("summary_dismissal", "Op de dag van de opzegging was de werknemer ziek, sinds 21 september 2026."),
    ):
        kind, party = ("petition", "employer" if measure == "dissolution" else "employee")
        asked = incident({**ALOFT, **ill, "measure": measure}, sick_since="2026-09-21")
        text = filed(asked, kind, party)
        assert told in text
        assert "toen ziek" not in text
        later = filed(incident({**ALOFT, **ill, "measure": measure}, sick_since="2026-10-05"), kind, party)
        assert "5 oktober" not in later
        assert "ziek gemeld sinds" not in later


def test_an_amount_of_wages_that_was_given_has_its_own_period() -> None:
    """The day of a pay measure says nothing of the days whose wages were withheld, which may lie before it."""
    known: dict[str, object] = {
        "sector": "private", "measure": "pay_measure", "pay_measure_kind": "wage_stop_not_working",
        "platforms": ["facebook"], "form": "post", "content": ["private_matter"],
    }  # fmt: skip
    text = filed(incident(known, wage_unpaid=2100), "writ")
    assert "over de periode van **\\[eerste dag\\]**" in text
    assert "over de periode van 30 september 2026" in filed(incident(known), "writ")


def test_what_was_known_before_a_message_was_seen_is_its_occasion() -> None:
    """A letter says of one conversation in their order on which day which became known, as it does of several."""
    known: dict[str, object] = {
        "sector": "private", "measure": "summary_dismissal", "platforms": ["slack"], "form": "group_chat",
        "content": ["threat"], "reason_told_at_once": True,
    }  # fmt: skip
    later = filed(incident(known, employer_knew_date="2026-09-01"), "dismissal")
    assert "Op 1 september 2026 werd de aanleiding bekend" in later
    assert "van de berichten zelf namen wij op 8 september 2026 kennis" in later
    same = filed(incident(known, employer_knew_date="2026-09-08"), "dismissal")
    assert "Op 8 september 2026 werd dit bekend bij degene die tot ontslag bevoegd is." in same


def test_what_was_meant_for_the_public_is_pleaded_as_no_private_talk() -> None:
    """A tip to a newspaper is defended as an utterance; that the employer read one's mail is pleaded all the same."""
    known: dict[str, object] = {
        "sector": "private", "measure": "summary_dismissal", "platforms": ["email"], "form": "email",
        "audience": "one_to_one", "content": ["criticism"], "account_owner": "employee", "device_owner": "employee",
        "work_channel": False, "learned_via": "device_search", "covert": True, "content_inspected": True,
    }  # fmt: skip
    meant, kept = (
        chapter(filed(incident(known, spread_intended=each), "petition"), "Gronden") for each in (True, False)
    )
    assert "privésfeer" in kept
    assert "speelde zich af in de privésfeer" not in meant
    assert "De kring van lezers was besloten" not in meant
    assert "mocht de berichten niet inzien" in meant
