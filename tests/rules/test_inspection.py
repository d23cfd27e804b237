"""Inspection: what the circumstances of a check by the employer stand for, and who decided so."""

import datetime as dt
from typing import Any

from privesfeer.api.ask.registry import Incident, casebook, rulebook
from privesfeer.api.ask.services import reason

TODAY = dt.date(2026, 11, 26)
INSPECTION = rulebook().questions["inspection_lawful"]
SEARCH = {"learned_via": "device_search", "device_owner": "employer", "covert": False, "sector": "private"}


def circumstances(**facts: Any) -> set[str]:  # noqa: ANN401 - facts of any type
    """Name what counts on the inspection, for either side."""
    answers = reason(Incident.model_validate({"facts": facts}), TODAY).answers
    [answer] = [each for each in answers if each.question == "inspection_lawful"]
    return {each.factor for each in (*answer.for_, *answer.against)}


def test_a_check_of_which_nobody_told_is_not_open_because_nobody_hid() -> None:
    """In Florindo de Almeida Vasconcelos Gramaxo the employee knew of the device and what it was for."""
    assert "open_check" not in circumstances(**SEARCH)
    assert "open_check" not in circumstances(**SEARCH, monitoring_announced=False)


def test_want_of_notice_is_carried_by_rulings_on_the_lawfulness() -> None:
    """That privacy could be expected without a warning (Halford, Copland) is another question."""
    [rule] = [each for each in INSPECTION.rules if each.id == "not_announced"]
    assert {each.question for each in rule.authority} == {None}
    rulings = {each.ruling for each in rule.authority if each.ruling}
    assert rulings.isdisjoint({"echr-20605-92", "echr-62617-00"})


def test_what_was_set_aside_is_no_part_of_what_still_stands() -> None:
    """Of the vet with whiplash the search of open sources stands; of the observation a citation says that it fell."""
    ruling = casebook()["RBNNE-2014-6661"]
    decision = ruling.decision("inspection_lawful")
    assert decision
    assert "observatie" not in decision.holding.nl
    [fate] = casebook().fates(ruling, "inspection_lawful", TODAY)
    assert "observatie" in casebook().became(ruling, fate).nl


def test_a_check_without_limit_is_told() -> None:
    """How far it went the court must weigh, whatever decides."""
    answers = reason(Incident.model_validate({"facts": SEARCH | {"search_limited": False}}), TODAY).answers
    [answer] = [each for each in answers if each.question == "inspection_lawful"]
    assert "no_more_than_needed" in {each.consequence for each in answer.consequences}


def test_the_broken_confidence_of_the_works_council_rests_on_the_ruling_that_weighed_it() -> None:
    """In Maastricht it outweighed the interest in finding the leak; its note holds for members and for others."""
    facts = SEARCH | {"learned_via": "monitoring", "privilege_broken": True, "content_inspected": True}
    answers = reason(Incident.model_validate({"facts": facts}), TODAY).answers
    [answer] = [each for each in answers if each.question == "inspection_lawful"]
    [broken] = [each for each in (*answer.for_, *answer.against) if each.factor == "privilege_broken"]
    [ruling] = [each for each in broken.authority if each.key == "RBLIM-2019-8373"]
    assert ruling.stance == "supports"
    [scope] = [each for each in INSPECTION.scopes if "RBLIM-2019-8373" in each.rulings]
    assert "andere werknemers" not in scope.text.nl
    assert "geen lid van de ondernemingsraad" in scope.text.nl


def test_what_only_friends_could_read_is_not_measured_by_pages_open_to_all() -> None:
    """The rulings on public pages rest on it that anyone could see them."""
    post = {"form": "post", "platforms": ["facebook"], "colleagues_in_audience": True, "audience_size": 240}
    assert "open_circle" not in circumstances(**post, audience="friends", learned_via="colleague")
    assert "open_circle" in circumstances(**post, audience="public", learned_via="colleague")
    assert "open_circle" in circumstances(**post, audience="open_followers", learned_via="colleague")


def test_that_private_matters_are_spared_rests_on_the_gdpr_before_a_study_of_2002() -> None:
    """Of what the Data Protection Act of then asked, guidance under the GDPR has taken the place."""
    facts = {"content": ["private_matter"], "learned_via": "colleague", "form": "post", "audience": "friends"}
    answers = reason(Incident.model_validate({"facts": facts}), TODAY).answers
    [answer] = [each for each in answers if each.question == "inspection_lawful"]
    [private] = [each for each in (*answer.for_, *answer.against) if each.factor == "private_content"]
    assert private.authority[0].key == "avg-5"
