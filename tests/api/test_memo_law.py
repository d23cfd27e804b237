"""Papers name the article and the term that the law has for what they tell."""

import json
from typing import Any

from privesfeer.api.ask.request import read_request
from privesfeer.api.memo import Reader, matter, memo
from privesfeer.api.paper.markdown import markdown

_READ_ON = "2026-11-29"
SCOLDED: dict[str, Any] = {
    "platforms": ["facebook"], "form": "post", "audience": "friends", "account_owner": "employee", "sector": "private",
    "content": ["insult"], "target": "employer", "gravity": "serious", "prior_warning": True,
}  # fmt: skip
RAN_OUT: dict[str, Any] = {
    "platforms": ["whatsapp"], "form": "direct_message", "audience": "one_to_one", "account_owner": "employee",
    "device_owner": "employer", "content": ["insult"], "target": "colleague", "learned_via": "account_access",
    "content_inspected": True, "deliberate_login": True, "copied_and_passed_on": True, "sector": "private",
    "ended_by": "term",
}  # fmt: skip
LIKED: dict[str, Any] = {
    "form": "like", "audience": "public", "content": ["criticism"], "gravity": "mild", "sector": "public",
    "ended_by": "employer", "measure": "summary_dismissal", "measure_stage": "taken",
}  # fmt: skip
SUSPECTED: dict[str, Any] = {
    "sector": "private", "platforms": ["instagram"], "form": "post", "audience": "friends",
    "act": ["proof_of_conduct"], "conduct_kind": ["feigned_illness"], "learned_via": "colleague",
}  # fmt: skip
SHARED: dict[str, Any] = {
    "sector": "public", "public_status": "police", "platforms": ["whatsapp"], "form": "group_chat",
    "audience": "closed_group", "content": ["discrimination"], "gravity": "serious", "learned_via": "participant",
    "measure": "disciplinary_dismissal",
}  # fmt: skip


def paper(facts: dict[str, Any], reader: Reader = "lawyer", **given: Any) -> str:  # noqa: ANN401 - what a request holds
    """Write the paper of a reader, for the employer where nobody else is named."""
    case = {"client": "employer", "facts": facts, "as_of": _READ_ON, **given}
    return markdown(memo(matter(read_request(json.dumps(case))), "nl", reader))


def test_on_dissolution_fair_compensation_rests_on_the_article_of_dissolution() -> None:
    """Art. 7:671b(9)(c): only on serious culpability of the employer, and no stake where nothing of it is known."""
    told = paper(SCOLDED | {"measure": "dissolution"})
    assert "art. 7:671b lid 9, aanhef en onder c" in told
    assert "art. 7:681 lid 1" not in told
    assert "Inzet voor de werknemer: billijke vergoeding" not in told
    culpable = paper(SCOLDED | {"measure": "dissolution", "employer_seriously_culpable": True})
    assert "Inzet voor de werknemer: billijke vergoeding" in culpable


def test_of_a_contract_that_ran_out_the_term_for_not_telling_is_given() -> None:
    """Three months from the last day on which it should have been told (art. 7:686a(4)(e)), the sum of 7:668(3)."""
    for reader in ("lawyer", "hr"):
        assert "3 maanden vanaf de dag waarop uiterlijk moest zijn aangezegd" in paper(RAN_OUT, reader)
    told = paper(RAN_OUT)
    assert "art. 7:686a lid 4, aanhef en onder e" in told
    assert "aanzeggen van een tijdelijk contract ([art. 7:668 lid 3 BW]" in told


def test_the_notice_on_data_goes_before_what_is_done_at_the_end_and_is_late_after_a_month() -> None:
    """Arts. 13 and 14 GDPR: at the latest within a month of having the data."""
    assert "| Zo spoedig mogelijk | Laat de werknemer weten welke gegevens u hebt" in paper(RAN_OUT)
    late = {"inspection": "2026-10-28", "measure": "2026-11-02"}
    reprimanded = SCOLDED | {"measure": "reprimand", "learned_via": "colleague"}
    assert "de maand daarvoor is voorbij" in paper(reprimanded, "hr", dates=late)
    assert "de maand daarvoor is voorbij" not in paper(reprimanded, "hr", dates=late | {"inspection": "2026-10-29"})


def test_whoever_may_have_an_appointment_reads_of_the_six_weeks() -> None:
    """Art. 6:7 Awb, beside the two months of a contract; not where the status is known."""
    assert "bezwaar binnen zes weken na de bekendmaking" in paper(LIKED, client="employee").partition("## Feiten")[0]
    assert "Dan moet u binnen zes weken bezwaar maken" in paper(LIKED, "employee", client="employee")
    assert "aanstelling" not in paper(LIKED | {"public_status": "normalised"}, client="employee")
    assert "aanstelling" not in paper(LIKED | {"sector": "private"}, client="employee")


def test_hr_is_not_told_if_a_dismissal_was_given_that_was_given() -> None:
    """Nor to pay at the end what is not owed where the dismissal is withdrawn."""
    told = paper(LIKED, "hr")
    assert "zij is genomen, en de termijnen lopen" in told
    assert "is zij genomen, dan lopen er termijnen" not in told
    assert "Blijft het ontslag staan, betaal dan de transitievergoeding" in told


def test_a_wage_stop_is_reported_from_the_suspicion() -> None:
    """Art. 7:629(7): at once after the suspicion arose or ought to have arisen, not once there is a ground."""
    told = paper(SUSPECTED)
    assert "De melding moet onverwijld volgen op het vermoeden" in told
    assert "Zodra er een grond is" not in told


def test_whether_a_punishment_is_carried_out_at_once_is_asked_also_after_the_term() -> None:
    """Art. 82 Barp; HR is not told to carry out what may have been contested."""
    day = {"measure": "2026-07-06"}
    assert "Zoek in het besluit of onmiddellijke uitvoering is bevolen" in paper(SHARED, client="employee", dates=day)
    noted = paper(SHARED, "hr", dates=day)
    assert "voer het dan uit: de termijn is voorbij" not in noted
    assert "Komt het alsnog, beslis er dan op. Zoek op of onmiddellijke uitvoering was bevolen" in noted


def test_where_the_law_of_the_employment_is_not_known_one_framework_is_told() -> None:
    """The other is named; and an act that was in force on the day is not called old."""
    unknown = {each: value for each, value in SCOLDED.items() if each != "sector"}
    told = paper(unknown, as_of="2011-12-31").partition("# Bijlage")[0]
    assert "Kader voor een werknemer bij een private werkgever" in told
    assert "Voor een aangestelde ambtenaar geldt een ander kader" in told
    assert "Ambtenarenwet (oud)" not in told


def test_commercial_speech_is_not_left_outside_the_convention() -> None:
    """Art. 7(4) of the Constitution leaves advertising out; art. 10 of the Convention protects it, less strongly."""
    tweet = {"form": "post", "audience": "public", "recruits_by_message": True, "sector": "private", "gravity": "mild"}
    told = paper(tweet | {"measure": "warning"}, "hr")
    assert (
        "een commerciële uiting is minder sterk beschermd, en handelsreclame valt buiten art. 7 Gw (art. 10 EVRM)"
        in told
    )


def test_after_the_two_months_the_employer_still_has_the_breach_of_confidentiality() -> None:
    """What lapses is the compensation for the urgent reason (art. 7:677(2)); a penalty or loss has five years."""
    leaked = {
        "sector": "private",
        "content": ["confidential_information"],
        "act": ["data_moved"],
        "clause": "confidentiality",
    }
    dismissed = {"measure": "summary_dismissal"}
    left = "Beslis of de werknemer nog wordt aangesproken op de schending van de geheimhouding"
    for reader in ("lawyer", "hr"):
        assert left in paper(leaked | dismissed, reader, dates={"measure": "2026-06-18"})
        assert left not in paper(SCOLDED | dismissed, reader, dates={"measure": "2026-06-18"})
