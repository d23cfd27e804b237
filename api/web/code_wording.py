"""Wording of the page on codes, in both languages."""

from cases.text import Text

TITLE = Text(nl="Gedragscode sociale media", en="Social media code")
LEDE = Text(
    nl="Toets een code aan de wet en de rechtspraak, zie welke uitspraken onder die code anders waren beoordeeld, of "
    "laat er een schrijven.",
    en="Check a code against statute and case law, see which rulings would have been judged otherwise under it, or "
    "have one written.",
)
CHECK = Text(nl="Een code toetsen", en="Check a code")
CHECK_TEXT = Text(
    nl="Geef de code als gegevens, in YAML of JSON; wat zij niet regelt, laat u weg. Er wordt niets van bewaard.",
    en="Give the code as data, in YAML or JSON; leave out what it does not provide. Nothing of it is kept.",
)
FILE = Text(nl="Bestand met de code", en="File with the code")
CHECK_BUTTON = Text(nl="Toets aan de normen", en="Check against the norms")
TEST_BUTTON = Text(nl="Probeer op de uitspraken", en="Try on the rulings")
WRITE = Text(nl="Een code schrijven", en="Have a code written")
WRITE_TEXT = Text(
    nl="Kies wat past; bij elke bepaling staat in de versie voor de ondernemingsraad waarom zij er staat en waarop zij "
    "steunt.",
    en="Choose what fits; in the works council's version each clause says why it is there and on what it rests.",
)
AUDIENCE = Text(nl="Voor wie", en="For whom")
STAFF = Text(nl="personeel (twee pagina's)", en="staff (two pages)")
COUNCIL = Text(nl="ondernemingsraad (met redenen en bronnen)", en="works council (with reasons and sources)")
YES = Text(nl="ja", en="yes")
NO = Text(nl="nee", en="no")
WORD = Text(nl="Word-bestand", en="Word file")
PDF = Text(nl="Pdf-bestand", en="PDF file")
WEB = Text(nl="Webpagina", en="Web page")
NO_SUCH_FORM = Text(nl="Die vorm of lezer bestaat niet.", en="There is no such form or reader.")
