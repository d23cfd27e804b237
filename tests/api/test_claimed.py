"""What is claimed in money: wages, penalties, and what a lapsed term has taken."""

import json

import pytest

from privesfeer.api.ask.request import read_request
from privesfeer.api.drafts import DraftRefusedError
from privesfeer.api.drafts.fit import draft_context, heard
from privesfeer.cases.commons.document import read
from tests.api.test_drafts import FILES
from tests.api.test_pleaded import DISMISSED, dissolved, filed, insulted


def test_wages_are_asked_with_holiday_allowance_increase_and_interest() -> None:
    """Also for the duration of the proceedings; and interest on the payments by art. 7:686a(1)."""
    asked = filed(DISMISSED, "petition").split("MITSDIEN")[1]
    wages = [line for line in asked.splitlines() if "tot betaling van het loon van" in line]
    assert len(wages) == 2
    for line in wages:
        for words in ("vakantiebijslag", "wettelijke verhoging", "wettelijke rente", "7:625 BW", "6:119"):
            assert words in line
    for payment in ("transitievergoeding van € 12.785,92 bruto, met", "onregelmatige opzegging van"):
        assert "7:686a lid 1 BW" in next(line for line in asked.splitlines() if payment in line)


def test_an_amount_that_is_not_known_is_not_asked_as_nothing() -> None:
    """A penalty of which the height is not known is asked without a figure."""
    content = read(FILES["gym-advance-sale"])
    assert "€ 0" not in filed(content, "writ")


def test_the_wage_that_is_asked_has_all_its_components_and_begins_the_day_after_the_end() -> None:
    """Art. 7:628: what would have been earned; and interest has a beginning."""
    told = filed(insulted(), "petition")
    assert "het loon van € 3.100 bruto per maand vanaf 21 oktober 2026" in told
    assert "rente vanaf de dag waarop elk bedrag opeisbaar werd" in told
    assert "2.950" not in told[told.index("MITSDIEN") :]
    assert "Daarvan is € 150 voor overige looncomponenten" in told
    assert "looncomponenten" not in filed(insulted(wage_components=0), "petition")


def test_a_claim_for_a_penalty_states_clause_amount_and_breaches() -> None:
    """And pleads nothing on which it does not rest; the other side asks for mitigation by its standard."""
    facts = {
        "platforms": ["linkedin"], "form": "direct_message", "audience": "one_to_one", "content": ["solicitation"],
        "learned_via": "customer", "sector": "private", "employment_ended": True, "end_date": "2026-06-30",
        "clause": "relations", "clause_in_writing": True, "clause_wide": True, "written_penalty_clause": True,
        "penalty_clause_names": ["rule", "amount", "use"], "penalty_amount": 5000, "penalty_per_day": 500,
        "penalty_breaches": 3, "penalty_days": 10, "measure": "penalty", "wage_base": 4800,
    }  # fmt: skip
    given = {"facts": facts, "dates": {"measure": "2026-10-19"}, "as_of": "2026-11-10"}
    claimed, answered = filed(given, "writ"), filed(given, "answer")
    for words in (
        "De arbeidsovereenkomst is op 30 juni 2026 geëindigd.", "Het beding is schriftelijk aangegaan.",
        "€ 5.000 per overtreding en € 500 voor elke dag", "3 maal overtreden, en de overtreding duurde 10 dagen",
        "Bedongen boete: € 20.000 (",
    ):  # fmt: skip
        assert words in claimed
    for told in (claimed, answered):
        assert [words in told for words in ("### De kring van lezers", "### De verwijtbaarheid")] == [False, False]
    assert "buitensporig en daarom onaanvaardbaar" in answered
    assert "onbillijk benadeeld" in answered
    assert "geen geldig schriftelijk boetebeding" not in answered


def test_a_claim_for_a_penalty_adds_up_the_breaches_of_the_acts_that_breached_the_clause() -> None:
    """As the amount does: not those of an act that was judged to be none, nor only those of the act that leads."""
    shared = {
        "sector": "private", "employment_ended": True, "clause": "relations", "clause_in_writing": True,
        "written_penalty_clause": True, "penalty_amount": 5000, "measure": "penalty",
    }  # fmt: skip
    approach = {
        "form": "direct_message", "audience": "one_to_one", "act": ["solicitation"], "customers_in_audience": True,
        "approached_individually": True, "recruits_by_message": True, "explicit_business_request": True,
    }  # fmt: skip
    profile = {"form": "profile", "act": ["solicitation"], "broadcast": True, "approached_individually": False}
    acts = [approach | {"penalty_breaches": 6}, profile | {"penalty_breaches": 1}, approach | {"penalty_breaches": 2}]
    given: dict[str, object] = {"facts": shared, "acts": [{"facts": each} for each in acts], "as_of": "2026-11-10"}
    claimed = filed(given, "writ")
    assert "Het beding is 8 maal overtreden" in claimed
    assert "Bedongen boete: € 40.000 (" in claimed
    assert "het aantal overtredingen 8." in filed(given, "answer")
    given["facts"] = shared | {"penalty_breaches": 3}
    given["acts"] = [{"facts": approach}, {"facts": approach}]
    assert "Het beding is 3 maal overtreden" in filed(given, "writ")


def test_after_a_term_has_lapsed_nothing_is_written_as_if_it_ran() -> None:
    """No settlement of an employment that is over, no petition for a final account alone."""
    late = insulted(reinstatement_wanted=False) | {"as_of": "2027-02-10"}
    for kind in ("petition", "settlement", "dismissal"):
        with pytest.raises(DraftRefusedError):
            filed(late, kind)
    answered = filed(late, "defence")
    assert "niet-ontvankelijk te verklaren in de verzoeken waarvan de vervaltermijn is verstreken" in answered
    assert "De termijn van drie maanden voor de transitievergoeding is op 20 januari 2027 verstreken" in answered


def test_a_wage_stop_during_illness_is_contested_with_its_facts_and_by_article_629() -> None:
    """Ill since when, which measure, on which ground, told when; and the closed list of its third paragraph."""
    stop = {
        "measure": "pay_measure", "pay_measure_kind": "wage_stop_sick", "wage_stop_ground": ["suitable_work_refused"],
        "sick_since": "2026-09-01", "pay_measure_told_at_once": False,
    }  # fmt: skip
    told = filed(dissolved(**stop), "writ")
    for words in (
        "op 2 november 2026 een loonmaatregel genomen (productie 2). De maatregel is: loonstop bij ziekte.",
        "Als grond is aangevoerd: geweigerde passende arbeid (c). De werknemer is ziek sinds 1 september 2026.",
        "De maatregel is niet onverwijld met de reden meegedeeld.",
        "het vervalt alleen op een van de gronden van artikel 7:629 lid 3",
        "De maatstaf ([art. 7:629 lid 3 en 7 BW]",
    ):
        assert words in told
    assert [article in told for article in ("7:628", "7:632")] == [False, False]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"clause": "non_competition", "contract_type": "fixed", "clause_motivated": False}, "clause_motivated"),
        ({"penalty_clause_names": ["rule", "amount"], "penalty_deviates": False}, "penalty_clause_names"),
        ({"penalty_clause_names": ["use"]}, "penalty_clause_names"),
        ({"written_penalty_clause": False}, "written_penalty_clause"),
    ],
)
def test_a_penalty_that_is_not_due_is_not_claimed(facts: dict[str, object], field: str) -> None:
    """A clause that is void or not there is fatal, and no writ hides it."""
    given = {"facts": {"sector": "private", "measure": "penalty"} | facts, "dates": {"measure": "2026-09-02"}}
    told, remedies = heard(read_request(json.dumps({**given, "as_of": "2026-09-20"})))
    with pytest.raises(DraftRefusedError) as refused:
        draft_context(told, remedies, "writ")
    assert refused.value.problems[0].field == f"facts.{field}"
