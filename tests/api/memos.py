"""A document with every kind of block, and with what is hard to write: long words, markup, and many rows."""

import datetime as dt

from privesfeer.api.paper.blocks import (
    Banner,
    Blank,
    Block,
    Bullets,
    Fields,
    Heading,
    Item,
    Paragraph,
    Picture,
    Span,
    Table,
    plain,
)
from privesfeer.api.paper.document import Document
from privesfeer.cases.commons.text import Lang

HASH = "0123456789abcdef" * 4
ECLI = "ECLI:NL:RBMAA:2012:BV3122"
LINK = f"https://deeplink.rechtspraak.nl/uitspraak?id={ECLI}"
ALT = "Een tijdlijn: Maastricht <2012> & Arnhem"
RUDE = '<script>alert("x")</script> & {{ 7 * 7 }} {% raw %} \x00'
SVG = (
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 90" width="720" height="90" '
    'font-family="Helvetica, Arial, sans-serif" aria-labelledby="t"><title id="t">Lijn</title><desc>Een lijn</desc>'
    '<path d="M20 60H700" stroke="#1f3a5f"/><text x="200" y="40" font-size="13">Maastricht 2012</text></svg>'
)
ROWS = tuple(
    (
        (Span(f"Rb. Maastricht (ktr.) 8 februari 2012, {ECLI}", url=LINK),),
        plain("Een kern van een zin. " * 9),
        plain("x"),
    )
    for _ in range(14)
)
NOTE = (Span(ECLI, url=LINK), Span(", r.o. 4.3"))
BLOCKS: tuple[Block, ...] = (
    Heading(1, f"Dansleraar {RUDE}"),
    Banner(
        (
            plain("Vermoedelijk privé", "strong"),
            plain("Kan nog omslaan door één onbekend feit", "warning"),
        )
    ),
    Heading(3, "Zonder niveau 2"),  # a level too low
    Paragraph((Span("Zie "), Span(ECLI, url=LINK), Span(f", {RUDE} ", "quiet"), Span("Bărbulescu → §121", "strong"))),
    Paragraph(
        (Span("Zo is beslist ("), Span("Dansleraar", note=(Span(ECLI, url=LINK), Span(", r.o. 4.3"))), Span(")."))
    ),
    Fields((("Cliënt", ()), ("Status", plain("vertrouwelijk")))),
    Paragraph(plain("w" * 300)),
    Bullets((Item(plain("Eén"), (plain("daaronder"), plain("en dit"))), Item(plain("Twee")))),
    Heading(2, "Stappen"),
    Bullets((Item(plain("Eerst")), Item(plain("Dan"))), numbered=True),
    Paragraph(plain("Tussendoor")),
    Bullets((Item(plain("Opnieuw")), Item(plain("En verder"))), numbered=True),
    Picture(SVG, ALT, plain("De lijn in de rechtspraak")),
    Heading(2, "Uitspraken"),
    Table(("Uitspraak", "Kern", "Gewicht"), ROWS),
    Table(("Nr.", "Bron"), ((plain("3"), (Span("Blokker", note=plain("Rb. Arnhem")),)),), small=True),
    Heading(2, "Uw oordeel"),
    Blank("Naam van de beoordelaar"),
    Blank("Oordeel van de beoordelaar", 5),
    Heading(1, "Bijlage"),
    Paragraph(plain("Wat erachter zit")),
)


def memo(lang: Lang = "nl", blocks: tuple[Block, ...] = BLOCKS) -> Document:
    """Return the document in a language."""
    return Document(
        blocks, lang, dt.date(2026, 11, 24), "Gemaakt met privesfeer 9.9, regels x, uitspraken y.", mark=HASH
    )
