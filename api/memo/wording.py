"""Wording: what the memos say, in both languages; plain words, and complete sentences."""

from collections.abc import Mapping

from cases.text import Lang, Text
from cases.words import words

_WORDS = words(__file__)

NUMBERS = {
    number: Text(nl=dutch, en=english)
    for number, (dutch, english) in enumerate(
        [
            ("twee", "two"),
            ("drie", "three"),
            ("vier", "four"),
            ("vijf", "five"),
            ("zes", "six"),
            ("zeven", "seven"),
            ("acht", "eight"),
            ("negen", "nine"),
            ("tien", "ten"),
            ("elf", "eleven"),
            ("twaalf", "twelve"),
        ],
        2,
    )
}

# Words that open a sentence and are no name, so that they can follow a colon with a small letter.
# fmt: off
OPENINGS: dict[Lang, frozenset[str]] = {
    "nl": frozenset(
        [
            "Aan", "Alleen", "Berichten", "Bij", "Binnen", "Buiten", "Chatberichten", "Conversaties",
            "Correspondentie", "Dat", "De", "Deze", "Die", "Dit", "Door", "Een", "Er", "Geen", "Geheimhouding",
            "Gelezen", "Gesprekken", "Het", "Hij", "Iedereen", "In", "Kennisnemen", "Meer", "Met", "Na", "Niet",
            "Omdat", "Onder", "Ook", "Op", "Sinds", "Tegen", "Toen", "Uit", "Uitlatingen", "Van", "Vooraf",
            "Voor", "Wat", "Wegens", "Wie", "Woorden", "Zij", "Zonder", "Zulke",
        ]
    ),
    "en": frozenset(
        [
            "A", "Against", "Among", "An", "Anyone", "As", "At", "Because", "Before", "Being", "Between", "By",
            "Colleagues", "Confidentiality", "Customers", "Everyone", "For", "Friends", "He", "If", "In", "It",
            "Managers", "Messages", "Neither", "No", "Nor", "Not", "Nothing", "On", "One", "Only", "Outside",
            "Over", "She", "Since", "Such", "That", "The", "There", "These", "They", "This", "Those", "To",
            "What", "When", "Whether", "Whoever", "With", "Within", "Without",
        ]
    ),
}

# fmt: on


NONE = "–"


DATES: Mapping[str, Text] = _WORDS.table("DATES")

BRINGS: Mapping[str, Text] = _WORDS.table("BRINGS")


FOR_OPENINGS = _WORDS.row("FOR_OPENINGS")
AGAINST_OPENINGS = _WORDS.row("AGAINST_OPENINGS")

FURTHER = _WORDS.row("FURTHER")


HR_RISKS = {
    ("upheld", "required"): Text(nl="Houdt stand volgens een rechtsregel.", en="Stands by a rule of law."),
    ("not_upheld", "required"): Text(nl="Houdt geen stand volgens een rechtsregel.", en="Falls by a rule of law."),
    ("upheld", "governed"): Text(nl="Houdt stand; een rechter besliste zo.", en="Stands; a court has decided so."),
    ("not_upheld", "governed"): Text(
        nl="Houdt geen stand; een rechter besliste zo.", en="Falls; a court has decided so."
    ),
    ("upheld", "leaning"): Text(
        nl="Houdt waarschijnlijk stand; risico blijft.", en="Probably stands; some risk remains."
    ),
    ("not_upheld", "leaning"): Text(
        nl="Houdt waarschijnlijk geen stand; groot risico.", en="Probably falls; high risk."
    ),
    ("upheld", "contested"): Text(nl="Kan standhouden, maar rechters verschillen.", en="May stand, but courts differ."),
    ("not_upheld", "contested"): Text(nl="Kan sneuvelen; rechters verschillen.", en="May fall; courts differ."),
}


def __getattr__(name: str) -> Text:
    """Give a sentence by its name."""
    return _WORDS.text(name)
