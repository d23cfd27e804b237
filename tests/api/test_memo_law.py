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
