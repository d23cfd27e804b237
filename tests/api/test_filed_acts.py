"""Several acts in a document that is filed: their order, what is said of which, and once."""

import re

from privesfeer.cases.commons.document import read
from tests.api.test_drafts import FILES
from tests.api.test_filed import SOUGHT, TWO, chapter, dismissed, incident
from tests.api.test_pleaded import behind, filed


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
