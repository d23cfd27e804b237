"""Letters: what an employer or an employee writes says of the file what is so, and no more."""

import json
import re
from collections.abc import Mapping

import pytest

from privesfeer.api.ask.request import read_request
from privesfeer.api.drafts import DraftRefusedError
from privesfeer.api.memo import Reader, memo_document
from privesfeer.api.paper.markdown import markdown
from tests.api.test_pleaded import filed, written

FACTS: dict[str, object] = {
    "sector": "private", "platforms": ["whatsapp"], "form": "post", "content": ["sexual"], "target": "colleague",
    "employer_knew_date": "2026-10-18",
}  # fmt: skip


def file(*acts: Mapping[str, object], **facts: object) -> dict[str, object]:
    """Make a file in which no measure was taken yet."""
    told = {"acts": list(acts)} if acts else {}
    return {"as_of": "2026-10-20", "facts": {**({} if acts else FACTS), **facts}, **told}


@pytest.mark.parametrize("kind", ["suspension", "invitation", "warning", "dismissal"])
def test_a_letter_does_not_take_a_denied_authorship_as_established(kind: str) -> None:
    """What the employee denies and nothing proves is told as denied; a dismissal says what shows it."""
    denied = filed(file(authorship_disputed=True), kind)
    assert "Het gaat om een bericht" in denied
    assert "U betwist dat dit van u is." in denied
    assert ("Wij houden u voor de schrijver, omdat" in denied) is (kind == "dismissal")
    proved = filed(file(authorship_disputed=True, authorship_proved=True), kind)
    assert "Het gaat om uw bericht" in proved
    assert "U betwist" not in proved


def test_the_reason_of_a_dismissal_names_what_makes_it_worse() -> None:
    """What does not stand in it counts for nothing later (art. 7:677(1))."""
    letter = filed(file(hierarchical_relation=True, leading_role=True, repeated=True, publicity=True), "dismissal")
    assert "U bent de leidinggevende van degene om wie het gaat." in letter
    assert "U hebt een leidinggevende functie." in letter
    assert "Het bleef niet bij één keer:" in letter
    assert "Het kreeg aandacht in de media of werd breed verspreid." in letter


def test_a_dismissal_tells_when_the_first_and_the_last_of_several_acts_became_known() -> None:
    """The last of those that it reproaches."""

    def found(day: str, content: str = "insult") -> dict[str, object]:
        return {"facts": {"form": "post", "content": [content]}, "dates": {"inspection": day}}

    of = {"sector": "private", "employer_knew_date": "2026-10-16"}
    later = filed(file(found("2026-10-16"), found("2026-10-18"), found("2026-10-19", "joke"), **of), "dismissal")
    assert "Op 16 oktober 2026 werd het eerste hiervan bekend" in later
    assert "van het laatste namen wij op 18 oktober 2026 kennis" in later
    at_once = filed(file(found("2026-10-15"), found("2026-10-16"), **of), "dismissal")
    assert "Op 16 oktober 2026 werd dit bekend" in at_once


def test_how_the_employer_came_to_a_message_is_told_as_it_was() -> None:
    """A covert check of weeks is not a chance find."""
    covert = filed(file(learned_via="monitoring", covert=True, monitoring_duration=24), "dismissal")
    assert "Wij vonden het bij een heimelijke controle van systemen, die 24 dagen duurde." in covert
    assert "heimelijk" not in filed(file(learned_via="monitoring", covert=False), "dismissal")


def test_the_term_of_an_access_request_runs_from_its_receipt() -> None:
    """A letter of today names no day; one that repeats an earlier request names that of the earlier."""
    today = filed(file(access_request_date="2026-10-20"), "access")
    assert "binnen een maand na ontvangst van dit verzoek komen" in today
    assert "november 2026" not in today
    again = written(file(access_request_date="2026-10-02"), "access")
    assert "Op 2 oktober 2026 verzocht ik u om inzage" in again
    assert "moet uiterlijk op 2 november 2026 komen" in again
    assert "deze brief herhaalt dat verzoek" in again
    late = filed(file(access_request_date="2026-09-01"), "access")
    assert "had uiterlijk op 1 oktober 2026 moeten komen" in late


def test_who_is_released_from_work_leaves_the_person_concerned_alone_and_stays_in_the_works_council() -> None:
    """Contact with other colleagues goes on; so does the work of a member of the works council."""
    assert "U zoekt geen contact met degene om wie het bericht gaat" in filed(file(), "suspension")
    free = filed(file(content=["disloyalty"], target="employer"), "suspension")
    assert "U mag contact hebben met collega's" in free
    assert "ondernemingsraad" not in free
    assert "uw werk als lid van de ondernemingsraad" in filed(file(other_prohibition=["works_council"]), "suspension")


def test_an_agreement_says_the_term_of_the_contract_the_whole_wage_and_no_clause_that_is_not_known() -> None:
    """And has room for both signatures; of a fixed term without notice the notice period says nothing."""
    of: dict[str, object] = {
        "sector": "private", "measure": "dissolution", "wage_base": 2880, "wage_components": 120,
        "contract_type": "fixed", "fixed_end_date": "2027-03-31",
    }  # fmt: skip
    agreed = filed({"as_of": "2026-10-20", "facts": of}, "settlement")
    assert "voor bepaalde tijd, tot en met 31 maart 2027, en kan tussentijds niet worden opgezegd" in agreed
    assert "er mogelijk tot en met die dag geen WW-uitkering" in agreed
    assert "opzegtermijn van de werkgever" not in agreed
    assert "Het loon is € 3.000 bruto per maand." in agreed
    assert "eheimhoudingsbeding" not in agreed
    assert agreed.count("plaats, datum en handtekening") == 2
    lasting = filed({"as_of": "2026-10-20", "facts": {**of, "contract_type": "indefinite"}}, "settlement")
    assert "opzegtermijn van de werkgever" in lasting
    assert "WW-uitkering" not in lasting


# ---- wages during illness, and a penalty -----------------------------------------------------------------------------


def stopped(**facts: object) -> dict[str, object]:
    """Make a file in which the wages of a sick employee are stopped."""
    of: dict[str, object] = {
        "sector": "private", "measure": "pay_measure", "pay_measure_kind": "wage_stop_sick", "wage_unpaid": 5600,
        "wage_stop_ground": ["recovery_hampered"], "refused_reintegration": False, "employment_ended": False,
    }  # fmt: skip
    return {"as_of": "2026-10-20", "facts": {**of, **facts}, "dates": {"measure": "2026-09-21"}}


def test_a_writ_on_a_wage_stop_asks_seventy_per_cent_in_the_alternative_and_the_wages_to_come() -> None:
    """During illness no more is due unless it was agreed; in the first 52 weeks the minimum wage (art. 7:629(1))."""
    writ = filed(stopped(), "writ")
    asked = writ.split("MITSDIEN")[1]
    assert "waarvan doorbetaling is overeengekomen in" in asked
    assert "over de periode van **\\[eerste dag\\]** tot en met **" in asked.split("Subsidiair")[0]
    assert "het loon over de tijd na **" in asked.split("Subsidiair")[0]
    assert "ten minste het wettelijk minimumloon, dat is **" in asked.split("Subsidiair")[1]
    assert "3.920" not in asked
    later = filed(stopped(sick_since="2025-09-21"), "writ").split("MITSDIEN")[1]
    assert "zeventig procent, dat is € 3.920 bruto" in later.split("Subsidiair")[1]
    assert "minimumloon" not in later
    not_working = filed(stopped(pay_measure_kind="wage_stop_not_working"), "writ").split("MITSDIEN")[1]
    assert "zeventig procent" not in not_working
    assert "het loon over de tijd na **" in not_working


def test_the_ground_that_the_employer_put_forward_is_answered_and_an_opinion_that_is_there_is_produced() -> None:
    """Art. 111(3) Rv; what the employer did not say is not answered."""
    writ = filed(stopped(expert_opinion_uwv=True), "writ")
    follows = writ.split("# Wat hieruit volgt")[1]
    assert "De werkgever beroept zich op een van die gronden: belemmerde genezing (b)." in follows
    assert "De werknemer heeft niet geweigerd aan de re-integratie mee te werken." in follows
    assert "waarvan de inhoud van berichten er geen is" not in follows
    assert "brengt het deskundigenoordeel van het UWV in het geding" in follows
    assert "Voeg in een bodemzaak" not in written(stopped(expert_opinion_uwv=True), "writ")
    none = filed(stopped(wage_stop_ground=[]), "writ").split("# Wat hieruit volgt")[1]
    assert "waarvan de inhoud van berichten er geen is" in none
    assert "deskundigenoordeel" not in none


def test_urgency_is_claimed_only_with_the_fact_that_shows_it() -> None:
    """And what is then asked is an interim measure."""
    writ = filed(stopped(), "writ")
    assert writ.startswith("# Dagvaarding in kort geding\n")
    assert (
        "terwijl de arbeidsovereenkomst doorloopt en de werknemer er voor het levensonderhoud op is aangewezen: **"
        in writ
    )
    assert "bij wijze van voorlopige voorziening:" in writ
    fined = filed(stopped(pay_measure_kind="fine"), "writ")
    assert fined.startswith("# Dagvaarding\n")
    assert "spoedeisend (" not in fined
    assert "bij wijze van voorlopige voorziening:" not in fined


def test_a_defence_that_nothing_carries_is_refused_and_so_is_an_answer_to_no_claim() -> None:
    """A stop that was not told at once cannot be relied on (art. 7:629(7)); without a measure nothing is claimed."""
    with pytest.raises(DraftRefusedError, match="There is no defence"):
        filed(stopped(pay_measure_told_at_once=False), "answer")
    assert "af te wijzen" in filed(stopped(), "answer")
    with pytest.raises(DraftRefusedError, match="nothing to answer"):
        filed(file(content_inspected=True, learned_via="public_view", audience="public"), "answer")


def test_a_penalty_is_claimed_with_each_breach_and_the_clause_and_answered_breach_by_breach() -> None:
    """Its known defences are named in the writ."""
    of: dict[str, object] = {
        "sector": "private", "measure": "penalty", "employment_ended": True, "clause": "relations",
        "clause_wide": True, "written_penalty_clause": True, "penalty_amount": 5000, "penalty_breaches": 3,
    }  # fmt: skip
    content: dict[str, object] = {"as_of": "2026-10-20", "facts": of, "dates": {"measure": "2026-09-21"}}
    writ = filed(content, "writ")
    assert "Het luidt:" in writ
    assert "Het beding is 3 maal overtreden:" in writ
    assert "De werknemer kan een beroep doen op matiging" in writ
    assert "De werknemer kan aanvoeren dat het beding te ruim is" in writ
    answer = filed(content, "answer")
    assert "De werkgever moet elke overtreding stellen en bewijzen" in answer
    assert "Noem de verweren die de wederpartij heeft gevoerd" in writ
    assert "Samengevat" in writ
    assert "Het luidt:" not in answer
    assert answer.startswith("# Conclusie van antwoord, tevens houdende voorwaardelijke eis in reconventie\n")
    assert "De werknemer betwist de gestelde overtredingen" in answer.partition("## Kern")[2].partition("\n## ")[0]
    assert "## Gronden van het verweer" in answer
    assert "art. 7:653 lid 3, aanhef en onder b, BW" in answer.partition("## In reconventie")[2].partition("\n## ")[0]
    narrow = filed({**content, "facts": {**of, "clause_wide": False}}, "answer")
    assert narrow.startswith("# Conclusie van antwoord\n")
    assert "## In reconventie" not in narrow


def test_a_dismissal_is_not_built_on_a_covert_search_without_suspicion() -> None:
    """Of several acts it says on which."""
    found: dict[str, object] = {"form": "direct_message", "content": ["disloyalty"], "learned_via": "device_search"}
    covert = {"facts": {**found, "covert": True, "concrete_suspicion": False, "content_inspected": True}}
    seen = {"facts": {"form": "post", "content": ["insult"], "learned_via": "colleague"}}
    letter = written(file(seen, covert, sector="private"), "dismissal")
    assert (
        "Laat dit ontslag er niet zelfstandig op rusten; die inzage kan ook tot een vergoeding leiden (handeling 2)"
        in letter
    )
    assert "en in elk onderdeel" not in letter
    assert "levert in zijn geheel een dringende reden op (" in letter
    alone = written(file(seen, sector="private"), "dismissal")
    assert "niet zelfstandig" not in alone
    assert "Wat hiervoor staat, levert een dringende reden op (" in alone
    assert "en in elk onderdeel" in written(file(seen, seen, sector="private"), "dismissal")


# ---- an objection, and what is told beside the letters ---------------------------------------------------------------


def test_an_objection_names_the_parties_alike_throughout_and_asks_the_authority_for_what_it_can_give() -> None:
    """Interim relief is of the court (art. 8:81 Awb); the documents are shown before the hearing (art. 7:4 Awb)."""
    of = {"sector": "public", "public_status": "police", "measure": "disciplinary_dismissal"}
    content: dict[str, object] = {"as_of": "2026-10-20", "facts": of, "dates": {"measure": "2026-10-01"}}
    objection = filed(content, "objection")
    assert "ezwaarde" not in objection
    assert "art. 7:4 Awb" in objection
    assert "Voorlopige voorziening:" not in objection
    spoken = filed(content, "oral_argument", "employee")
    assert "Geachte voorzitter" in spoken
    assert "Edelachtbare" not in spoken


def test_an_employee_is_not_told_to_ask_for_the_opinion_that_is_there_nor_to_offer_work_that_is_not_wanted() -> None:
    """And HR sees to the safety of the colleague whom a message threatens or concerns."""

    def page(content: dict[str, object], reader: Reader) -> str:
        request = read_request(json.dumps(content, default=str))
        return markdown(memo_document(request, "nl", reader).blocks)

    assert "Vraag het UWV om een deskundigenoordeel" in page(stopped(), "employee")
    assert "Vraag het UWV om een deskundigenoordeel" not in page(stopped(expert_opinion_uwv=True), "employee")
    of = {"sector": "private", "measure": "summary_dismissal"}
    dismissed: dict[str, object] = {"as_of": "2026-10-20", "facts": of, "dates": {"measure": "2026-10-01"}}
    assert "klaarstaat om te werken" in page(dismissed, "employee")
    gone = {**dismissed, "facts": {**of, "reinstatement_wanted": False}}
    assert "klaarstaat om te werken" not in page(gone, "employee")
    free = file(measure="dissolution", sick_at_dismissal=False, other_prohibition=[])
    (agreed,) = [line for line in page(free, "lawyer").splitlines() if line.startswith("**Hier pleit niets tegen.**")]
    assert "Niet in de weg staan een opzegverbod tijdens" in agreed
    assert "nodig is om veilig te werken" in page(file(), "hr")
    assert "nodig is om veilig te werken" not in page(file(content=["disloyalty"]), "hr")


# ---- what else an employer writes ------------------------------------------------------------------------------------


def test_a_reply_to_an_access_request_tells_the_source_and_names_nobody_who_gave_it() -> None:
    """Art. 15(1)(g) and (4) GDPR; what only the employer knows stands open, each under its own heading."""
    known = file(access_request_date="2026-10-02", learned_via="participant", form="group_chat")
    reply = written(known, "access_reply")
    assert "Op 2 oktober 2026 ontvingen wij uw verzoek om inzage" in reply
    assert "Verstuur dit antwoord uiterlijk op 2 november 2026" in reply
    assert "Wij kregen het bericht van een deelnemer aan het gesprek." in reply
    assert "De naam van wie het ons gaf, noemen wij niet" in reply
    for heading in ("Doelen en grondslag", "Ontvangers", "Bewaartermijn", "Wat u niet ontvangt"):
        assert f"## {heading}\n\n**" in reply
    assert "voor de vertraging bieden wij onze excuses aan" not in reply
    late = filed(file(access_request_date="2026-09-01"), "access_reply")
    assert "uiterlijk op 1 oktober 2026 moeten bereiken" in late


@pytest.mark.parametrize("facts", [{}, {"access_request_date": "2026-10-02", "access_answer_date": "2026-10-12"}])
def test_where_no_access_was_asked_or_it_was_answered_there_is_nothing_to_reply(facts: dict[str, object]) -> None:
    """The field that says so is named."""
    with pytest.raises(DraftRefusedError) as refused:
        written(file(**facts), "access_reply")
    assert "access_answer_date" in refused.value.text.nl if facts else "access_request_date" in refused.value.text.nl


def test_a_warning_that_stands_names_norm_facts_reply_and_consequence_and_dismisses_nobody_by_itself() -> None:
    """What follows on repetition is judged anew."""
    letter = filed(file(policy_known=True, policy_covers=True, employee_heard=True), "warning")
    for words in (
        "Die regels verbieden dit gedrag duidelijk.", "Wij zien daarin het volgende: seksuele inhoud",
        "U bent gehoord", "Bij herhaling kunnen verdere maatregelen volgen",
        "Welke maatregel dan past, beoordelen wij opnieuw", "geen ontslag onder voorwaarde",
        "U mag hierop schriftelijk reageren; uw reactie bewaren wij bij deze waarschuwing.",
    ):  # fmt: skip
        assert words in letter


def test_a_letter_says_only_of_the_acts_that_it_tells_which_of_them_it_means() -> None:
    """A rule that covers an act of which the letter is silent is not named with its number."""
    harmless = {"facts": {"form": "post", "content": ["joke"], "policy_covers": True}}
    insult = {"facts": {"form": "post", "content": ["insult"], "policy_covers": True}}
    threat = {"facts": {"form": "post", "content": ["threat"]}}
    letter = filed(file(harmless, insult, threat, sector="private", policy_known=True), "warning")
    assert "Die regels verbieden dit gedrag duidelijk (handeling 2)." in letter
    assert "handeling 1" not in letter.lower()
    alone = filed(file(harmless, insult, sector="private", policy_known=True), "warning")
    assert "Die regels verbieden dit gedrag duidelijk." in alone
    assert "(handeling" not in alone


TAKEN: dict[str, object] = {
    "act": ["data_moved"], "form": "email", "content": ["confidential_information"], "target": "employer",
    "others_data": True, "data_returned": False,
}  # fmt: skip


@pytest.mark.parametrize("party", ["employee", "employer"])
def test_an_undertaking_has_a_term_and_a_penalty_that_stay_open_and_admits_nothing(party: str) -> None:
    """Per breach, to be mitigated; the last day of the clause is filled in; an employee is told what not to sign."""
    clause = {"clause": "relations", "clause_in_writing": True, "clause_runs_until": "2027-08-31"}
    text = written(file(employment_ended=True, **{**TAKEN, **clause}), "undertaking", party)
    told = text.partition("\n## De aanleiding")[2]
    assert "geen erkenning in" in told
    assert "wist elke kopie" in told
    assert "benadert de klanten, relaties en medewerkers op wie het beding ziet niet" in told
    assert "## De duur\n\n31 augustus 2027" in told
    assert "## De boete per overtreding\n\n**" in told
    assert "voor elke overtreding van deze verklaring" in told
    assert "De rechter kan de boete matigen" in told
    assert "Het melden van een misstand" in told
    assert ("Teken geen boete die hoger is dan in het beding" in text) is (party == "employee")
    assert "7:650" not in text
    assert "7:650" in written(file(**TAKEN), "undertaking", party)


def test_an_undertaking_is_refused_where_there_is_nothing_to_refrain_from() -> None:
    """An opinion is no such thing."""
    with pytest.raises(DraftRefusedError):
        written(file(content=["political_opinion"]), "undertaking")


def test_the_note_of_a_data_breach_has_the_hours_and_both_decisions_open() -> None:
    """Art. 33(5) GDPR: facts, effects, measures; art. 33(1) and 34: who was told, or why not."""
    taken = {"facts": TAKEN | {"special_data": True}, "dates": {"utterance": "2026-10-14", "inspection": "2026-10-19"}}
    other = {"facts": {"form": "post", "content": ["insult"]}, "dates": {"utterance": "2026-10-15"}}
    note = written(file(taken, other, sector="private"), "breach_note")
    assert "Gegevens zijn meegenomen of doorgestuurd." in note
    assert "Uitgaande van 19 oktober 2026 eindigt zij op hetzelfde uur van 22 oktober 2026." in note
    assert "wijst op een hoog risico" in note
    for heading in ("Besluit over de melding aan de Autoriteit Persoonsgegevens", "Besluit over het bericht aan de b"):
        assert re.search(rf"## {heading}[a-z]*\n\n\*\*", note)
    assert "Drie dagen na" not in note
    assert "Niet in dit stuk: handeling 2" in note
    late = written({**file(taken, sector="private"), "as_of": "2026-10-26"}, "breach_note")
    assert "Drie dagen na 19 oktober 2026 zijn voorbij." in late
    with pytest.raises(DraftRefusedError) as refused:
        written(file(), "breach_note")
    assert "others_data" in refused.value.text.nl


@pytest.mark.parametrize("party", ["employee", "employer"])
def test_the_figures_of_a_settlement_stand_side_by_side_in_the_notes_and_never_in_the_agreement(party: str) -> None:
    """What is sure and what is at stake, each in its column; floor and opening as the whole is priced."""
    of = {
        "sector": "private", "measure": "summary_dismissal", "wage_base": 3000, "holiday_allowance": 8,
        "start_date": "2016-11-01",
    }  # fmt: skip
    text = written({"as_of": "2026-10-20", "facts": of, "dates": {"measure": "2026-09-30"}}, "settlement", party)
    agreement, notes = text.split("# Aantekeningen voor de jurist")
    assert "| Bedrag | Bodem | Inzet |" in notes
    rows = [each.split(" | ") for each in notes.splitlines() if each.startswith("| ") and "€" in each]
    assert any(row[0].startswith("| Transitievergoeding") and "bruto" in row[1] and row[2] == "- |" for row in rows)
    assert any("onregelmatige opzegging" in row[0] and row[1] == "-" and "bruto" in row[2] for row in rows)
    called = "bodem" if party == "employee" else "bovengrens"
    assert f"De {called} van deze partij is **\\[bodem\\]**, haar openingsbod **\\[openingsbod\\]**." in notes
    assert called not in agreement.lower()


@pytest.mark.parametrize(("party", "called"), [("employee", "bodem"), ("employer", "bovengrens")])
def test_the_floor_and_the_opening_of_a_settlement_are_those_of_the_prognosis(party: str, called: str) -> None:
    """The figures with which the memo says to settle; never in the agreement itself."""
    of = {
        "sector": "private", "measure": "summary_dismissal", "wage_base": 3000, "holiday_allowance": 8,
        "start_date": "2016-11-01", "contract_type": "indefinite", "platforms": ["whatsapp"], "content": ["insult"],
        "gravity": "mild", "learned_via": "colleague", "audience": "closed_group", "prior_warning": False,
    }  # fmt: skip
    case = {"as_of": "2026-10-20", "facts": of, "dates": {"measure": "2026-09-30"}}
    agreement, notes = written(case, "settlement", party).split("# Aantekeningen voor de jurist")
    (side,) = read_request(json.dumps(case | {"client": party})).advice().sides
    assert side.outlook
    bound, opening = (f"{int(each or 0):,}".replace(",", ".") for each in (side.outlook.bound, side.outlook.opening))
    assert f"De {called} van deze partij is € {bound}," in notes
    assert f"haar openingsbod € {opening}." in notes
    assert called not in agreement.lower()


def test_a_letter_tells_its_writer_what_follows_with_its_day() -> None:
    """The two months run whatever is written (art. 7:686a(4)(a) Civil Code)."""
    of = {"sector": "private", "measure": "summary_dismissal", "wage_base": 3000, "start_date": "2016-11-01"}
    text = written({"as_of": "2026-10-20", "facts": of, "dates": {"measure": "2026-09-30"}}, "nullity", "employee")
    letter, notes = text.split("# Aantekeningen voor de jurist")
    assert "Te doen, " in notes
    assert "Te doen" not in letter
