"""Cite: every citation of a text is found once, with its parts, whatever stands between."""

import datetime as dt
import time

import pytest

from privesfeer.api.ask.registry import casebook
from privesfeer.cases.cite.citation import Cited
from privesfeer.cases.cite.page import Page
from privesfeer.cases.cite.recognise import Recogniser


def read(text: str) -> tuple[Cited, ...]:
    """Find the citations of a text."""
    return Recogniser(casebook()).read(Page.of(text))


def rulings(text: str) -> list[Cited]:
    """Find its citations of rulings."""
    return [each for each in read(text) if each.article is None]


@pytest.mark.parametrize(
    "text",
    [
        "Rb. Den Haag (ktr.) 11 januari 2022, ECLI:NL:RBDHA:2022:257",
        "Rechtbank Den Haag, kantonrechter, 11-1-2022, ECLI:NL:RBDHA:2022:257",
        "ECLI:NL:RBDHA:2022:257 (Rb. Den Haag 11 januari 2022)",
        "Kantonrechter Den Haag 11 jan. 2022 (ECLI: NL: RBDHA: 2022: 257)",
        "District Court of The Hague (subdistrict court) 11 January 2022, ECLI:NL:RBDHA:2022:257",
        "Rb. 's-Gravenhage\n11 januari\n2022, ECLI:NL:RBDHA:\n2022:257",
        "Rb. Den Haag 11 janu-\nari 2022, ECLI:NL:RB\u00adDHA:2022:257",
        "**Rb. Den Haag** 11 januari 2022, [ECLI:NL:RBDHA:2022:257](https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:RBDHA:2022:257)",
    ],
)
def test_number_court_and_day_are_one_citation(text: str) -> None:
    """However they are written, and across lines, hyphens and marks, they are read as one."""
    (found,) = rulings(f"Zie {text}.")
    assert (found.ecli, found.date) == ("ECLI:NL:RBDHA:2022:257", dt.date(2022, 1, 11))
    assert found.court
    assert (found.court.level, found.court.place) == ("rb", "Den Haag")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("ECLI:NL:RBLIM:2020:9473 en 9476.", ["ECLI:NL:RBLIM:2020:9473", "ECLI:NL:RBLIM:2020:9476"]),
        ("ECLI:NL:HR:2014:942, r.o. 5.2 en 5.3.", ["ECLI:NL:HR:2014:942"]),
        ("LJN BV3122 en LJN: BV9483", ["BV3122", "BV9483"]),
        ("EHRM 12 september 2011, nrs. 28955/06, 28957/06 en 28964/06", ["28955/06"]),
        ("1. EHRM 16 mei 2024, 36618/23 (Lutgen/Luxemburg)", ["36618/23"]),
        ("HvJ EU 30 maart 2023, C\u201134/21", ["C-34/21"]),
        ("HR 12 februari 1999, NJ 1999, 643, JAR 1999/102", ["NJ 1999/643"]),
        ("zaaknummer C/13/698420, rolnummer 23/01135, 2 AZR 17/23", []),
    ],
)
def test_numbers_of_every_kind(text: str, numbers: list[str]) -> None:
    """An ECLI with its range, an LJN, application and case numbers and reports; and no number of a file."""
    found = rulings(text)
    assert [
        next(filter(None, (each.ecli, each.ljn, *each.applications, each.case_number, *each.reports))) for each in found
    ] == numbers


def test_what_a_ruling_is_called() -> None:
    """A name stands behind the number, before it, or alone where it is said to be that of a ruling."""
    (behind,) = rulings("HR 14 september 2007, ECLI:NL:HR:2007:BA5802 (Hyatt)")
    (before,) = rulings("In het arrest Zinzia (HR 8 juni 2018, ECLI:NL:HR:2018:878)")
    (between,) = rulings("EHRM 5 september 2017, Bărbulescu/Roemenië, 61496/08, par. 121")
    alone = rulings("Het Bărbulescu-arrest en Stoof/Mammoet; zij werkte bij Shell en sliep in het Hyatt.")
    assert (behind.names, before.names, between.names) == (("Hyatt",), ("Zinzia",), ("Bărbulescu/Roemenië",))
    assert between.place == "121"
    assert [each.names for each in alone] == [("Bărbulescu",), ("Stoof/Mammoet",)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("art. 7:669 lid 3, aanhef en onder e, BW", [("bw", "7:669", (3,), False)]),
        (
            "artikelen 7:611, 7:613 en 7:660 BW",
            [("bw", "7:611", (), False), ("bw", "7:613", (), False), ("bw", "7:660", (), False)],
        ),
        ("art. 7:653 leden 1 tot en met 5 BW", [("bw", "7:653", (1, 2, 3, 4, 5), False)]),
        ("artikel 8, tweede lid, EVRM", [("evrm", "8", (2,), False)]),
        ("Article 6(1)(f) GDPR", [("avg", "6", (1,), False)]),
        ("art. 843a (oud) Rv", [("rv", "843a", (), True)]),
        ("art. 152 Rv (tot 1 januari 2025)", [("rv", "152", (), True)]),
        ("art. 5 lid 1 onder c en 6 lid 1 onder f AVG", [("avg", "5", (1,), False), ("avg", "6", (1,), False)]),
        ("artikelen 10 lid 1 en 13 Grondwet", [("gw", "10", (1,), False), ("gw", "13", (), False)]),
        ("artikel 4 van de gedragscode; art. 7:673", [("bw", "7:673", (), False)]),
    ],
)
def test_articles_with_their_paragraphs(text: str, found: list[tuple[str, str, tuple[int, ...], bool]]) -> None:
    """Each article of a list is one, with its paragraphs, and "oud" where it is old law; a code of conduct is none."""
    told = [each.article for each in read(text)]
    assert [(each.code, each.number, each.paragraphs, each.old) for each in told if each] == found


def test_nothing_is_found_twice() -> None:
    """Not in an address behind the words of a link; an address alone gives the number."""
    link = "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:HR:2014:942"
    assert len(rulings(f"[HR 18 april 2014, ECLI:NL:HR:2014:942](<{link}>)")) == 1
    (named,) = rulings(f"Zie [Hyatt](<{link.replace('2014:942', '2007:BA5802')}>).")
    assert (named.ecli, named.names) == ("ECLI:NL:HR:2007:BA5802", ("Hyatt",))


def test_a_place_leads_back_to_the_text_as_given() -> None:
    """Also behind composed letters, typographic quotes and soft hyphens."""
    text = "Bar\u0306bulescu zei “nee”.\u00ad\n\nZie ECLI:NL:HR:\n2014:942."
    (found,) = rulings(text)
    assert text[found.start : found.end] == "ECLI:NL:HR:\n2014:942"


def test_a_day_of_something_else_is_no_day_of_a_ruling() -> None:
    """A term that ends on a day before a number in brackets."""
    (found,) = rulings("Opzegtermijn tot en met 31 december 2026 (ECLI:NL:HR:2023:1058).")
    assert found.date is None


@pytest.mark.parametrize(
    "text",
    [
        "ECLI:" * 60_000,
        "art. 7:" * 50_000,
        "1/23 " * 60_000,
        "(" * 300_000,
        "A" * 300_000,
        "Rb. A b " * 40_000,
        "[^1] " * 60_000,
        "\n[^1]: ECLI:NL:HR:2014:942" * 50_000,
        "Hof A/" * 50_000,
        "- \n" * 100_000,
    ],
    ids=["ecli", "article", "numbers", "brackets", "letters", "courts", "notes", "citations", "slashes", "lines"],
)
def test_a_hostile_text_is_read_in_time(text: str) -> None:
    """No text of the largest size that is taken takes much longer than any other."""
    began = time.perf_counter()
    read(text)
    assert time.perf_counter() - began < 20
