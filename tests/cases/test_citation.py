"""Citations: the form of the Leidraad in Dutch, plain words in English, and nothing that no source gives."""

import datetime as dt
import inspect
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any, get_args

import pytest

from privesfeer import rules
from privesfeer.api.ask.registry import casebook, courts
from privesfeer.api.ask.services import reasoner
from privesfeer.cases import citation
from privesfeer.cases.citation import UncitableError
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Text
from privesfeer.cases.ruling import ReadSource, Ruling
from tests.cases.sample import ruling
from tests.languages import worded

CITATIONS = [
    (
        "RBMAA-2012-BV3122",
        "Rb. Maastricht (ktr.) 8 februari 2012, ECLI:NL:RBMAA:2012:BV3122",
        "District Court of Maastricht (subdistrict court) 8 February 2012, ECLI:NL:RBMAA:2012:BV3122",
    ),
    (
        "RBLIM-2018-5869",
        "Rb. Limburg (vzr.) 21 juni 2018, ECLI:NL:RBLIM:2018:5869",
        "District Court of Limburg (preliminary relief judge) 21 June 2018, ECLI:NL:RBLIM:2018:5869",
    ),
    (
        "RBNNE-2014-6661",
        "Rb. Noord-Nederland (deelgeschil) 26 november 2014, ECLI:NL:RBNNE:2014:6661",
        ("District Court of Noord-Nederland (partial dispute proceedings) 26 November 2014, ECLI:NL:RBNNE:2014:6661"),
    ),
    (
        "rb-den-haag-2010-hotmail-advocatenkantoor",
        ("Rb. 's-Gravenhage (ktr.), datum onbekend, uiterlijk 21 mei 2010, ECLI niet bekend (Open Hotmail op kantoor)"),
        (
            "District Court of The Hague (subdistrict court), date unknown, no later than 21 May 2010,"
            " ECLI not known (Open Hotmail op kantoor)"
        ),
    ),
    (
        "RBAMS-2022-7677",
        "Rb. Amsterdam (ktr.) 19 december 2022, ECLI:NL:RBAMS:2022:7677",
        "District Court of Amsterdam (subdistrict court) 19 December 2022, ECLI:NL:RBAMS:2022:7677",
    ),
    (
        "HR-1999-ZC2849",
        "HR 12 februari 1999, ECLI:NL:HR:1999:ZC2849, NJ 1999/643 (Schrijver/Van Essen)",
        "Supreme Court of the Netherlands 12 February 1999, ECLI:NL:HR:1999:ZC2849, NJ 1999/643 (Schrijver/Van Essen)",
    ),
    (
        "gpo-2021003433-klassenapp",
        (
            "Geschillencommissie passend onderwijs 15 juni 2021, ECLI niet bekend"
            " (Foto's in de WhatsAppgroep van de klas)"
        ),
        (
            "Disputes Committee on Inclusive Education 15 June 2021, ECLI not known"
            " (Foto's in de WhatsAppgroep van de klas)"
        ),
    ),
    (
        "kantonrechter-casinohostess-film",
        "Ktr. (rechtbank onbekend), datum onbekend, ECLI niet bekend (Casinohostess in erotische film)",
        "Subdistrict Court (district not known), date unknown, ECLI not known (Casinohostess in erotische film)",
    ),
    (
        "rb-amsterdam-2013-08-12-dwi-mailbox",
        (
            "Rb. Amsterdam (ktr.) 12 augustus 2013, 1403857 EA VERZ 12-2304, ECLI niet bekend"
            " (Mailboxinstructie DWI, bodemzaak)"
        ),
        (
            "District Court of Amsterdam (subdistrict court) 12 August 2013, 1403857 EA VERZ 12-2304,"
            " ECLI not known (Mailboxinstructie DWI, bodemzaak)"
        ),
    ),
    (
        "GHDHA-2021-1575",
        "Hof Den Haag 31 augustus 2021, ECLI:NL:GHDHA:2021:1575",
        "Court of Appeal of The Hague 31 August 2021, ECLI:NL:GHDHA:2021:1575",
    ),
    (
        "GHAMS-2010-BL6050",
        "Hof Amsterdam (nzp. Arnhem) 23 februari 2010, ECLI:NL:GHAMS:2010:BL6050",
        "Court of Appeal of Amsterdam (sitting at Arnhem) 23 February 2010, ECLI:NL:GHAMS:2010:BL6050",
    ),
    (
        "hof-arnhem-2011-05-03-mailbox-back-up",
        "Hof Arnhem 3 mei 2011, ECLI:NL:GHARN:2011:BQ5240 [samengesteld]",
        "Court of Appeal of Arnhem 3 May 2011, ECLI:NL:GHARN:2011:BQ5240 [composed]",
    ),
    (
        "HR-2011-BQ2009",
        "HR 5 juli 2011, ECLI:NL:HR:2011:BQ2009",
        "Supreme Court of the Netherlands 5 July 2011, ECLI:NL:HR:2011:BQ2009",
    ),
    (
        "CRVB-2025-332",
        "CRvB 27 februari 2025, ECLI:NL:CRVB:2025:332",
        "Central Appeals Tribunal 27 February 2025, ECLI:NL:CRVB:2025:332",
    ),
    (
        "CBB-2022-128",
        "CBb (tuchtrechtelijk) 22 maart 2022, ECLI:NL:CBB:2022:128",
        "Trade and Industry Appeals Tribunal (disciplinary) 22 March 2022, ECLI:NL:CBB:2022:128",
    ),
    (
        "TADRAMS-2023-91",
        "RvD Amsterdam (tuchtrechtelijk) 1 mei 2023, ECLI:NL:TADRAMS:2023:91",
        "Disciplinary Council of the Bar of Amsterdam (disciplinary) 1 May 2023, ECLI:NL:TADRAMS:2023:91",
    ),
    (
        "OGEAA-2016-510",
        "GEA Aruba 19 augustus 2016, ECLI:NL:OGEAA:2016:510",
        "Court of First Instance of Aruba 19 August 2016, ECLI:NL:OGEAA:2016:510",
    ),
    (
        "echr-61496-08",
        "EHRM (GK) 5 september 2017, 61496/08, ECLI:CE:ECHR:2017:0905JUD006149608 (Bărbulescu/Roemenië)",
        ("ECtHR (Grand Chamber) 5 September 2017, Bărbulescu v. Romania, 61496/08, ECLI:CE:ECHR:2017:0905JUD006149608"),
    ),
    (
        "echr-28955-06",
        (
            "EHRM (GK) 12 september 2011, 28955/06, 28957/06, 28959/06 en 28964/06,"
            " ECLI:CE:ECHR:2011:0912JUD002895506 [samengesteld] (Palomo Sánchez e.a./Spanje)"
        ),
        (
            "ECtHR (Grand Chamber) 12 September 2011, Palomo Sánchez and Others v. Spain,"
            " 28955/06, 28957/06, 28959/06 and 28964/06, ECLI:CE:ECHR:2011:0912JUD002895506 [composed]"
        ),
    ),
    (
        "echr-420-07",
        "EHRM (dec.) 5 oktober 2010, 420/07, ECLI:CE:ECHR:2010:1005DEC000042007 [samengesteld] (Köpke/Duitsland)",
        "ECtHR 5 October 2010, Köpke v. Germany (dec.), 420/07, ECLI:CE:ECHR:2010:1005DEC000042007 [composed]",
    ),
    (
        "echr-20605-92",
        "EHRM 25 juni 1997, 20605/92, ECLI:CE:ECHR:1997:0625JUD002060592 [samengesteld] (Halford/Verenigd Koninkrijk)",
        "ECtHR 25 June 1997, Halford v. the United Kingdom, 20605/92, ECLI:CE:ECHR:1997:0625JUD002060592 [composed]",
    ),
    (
        "EU-C-2024-1051",
        "HvJ EU 19 december 2024, C-65/23, ECLI:EU:C:2024:1051 (MK/K GmbH)",
        "CJEU 19 December 2024, MK v K GmbH, C-65/23, ECLI:EU:C:2024:1051",
    ),
    (
        "ewhc-2008-04-16-hays",
        (
            "High Court (Chancery Division, Engeland) 16 april 2008, [2008] EWHC 745 (Ch), ECLI niet bekend"
            " (Hays, LinkedIn-uitnodigingen aan klanten)"
        ),
        (
            "High Court (Chancery Division, England) 16 April 2008, [2008] EWHC 745 (Ch), ECLI not known"
            " (Hays, LinkedIn-uitnodigingen aan klanten)"
        ),
    ),
    (
        "bag-2023-08-24-tuifly-chat",
        "BAG (Duitsland) 24 augustus 2023, ECLI:DE:BAG:2023:240823.U.2AZR17.23.0 [samengesteld], 2 AZR 17/23",
        "Federal Labour Court (Germany) 24 August 2023, ECLI:DE:BAG:2023:240823.U.2AZR17.23.0 [composed], 2 AZR 17/23",
    ),
]


@pytest.mark.parametrize(("key", "nl", "en"), CITATIONS, ids=[key for key, _, _ in CITATIONS])
def test_a_ruling_is_cited_as_lawyers_cite_it(key: str, nl: str, en: str) -> None:
    """Court, date, number, ECLI and name, each in the form that is usual for that court."""
    cited = courts().cite(casebook()[key])
    assert (cited.nl, cited.en) == (nl, en)


def test_every_ruling_can_be_cited() -> None:
    """No court, division or state in the casebook is without a form, and none falls back on another."""
    unknown = {"nl": "ECLI niet bekend", "en": "ECLI not known"}
    for each in casebook():
        for lang, text in asdict(courts().cite(each)).items():
            assert not re.search(r"[{}]|, ,|\(\)|  |\bNone\b", text), text
            assert (each.ecli or unknown.get(lang, "")) in text


def test_an_ecli_that_no_source_prints_is_marked_as_composed() -> None:
    """At each citation, in the detail, and with the parts of which it was made in the file; never anywhere else."""
    for each in casebook():
        composed = each.ecli_origin == "composed"
        cited, detail = courts().cite(each), courts().provenance(each)
        assert (f"{each.ecli} [samengesteld]" in cited.nl) == (f"{each.ecli} [composed]" in cited.en) == composed
        assert ("ECLI samengesteld" in detail.nl) == ("ECLI composed" in detail.en) == composed
        assert not composed or each.how["ecli"].startswith("composed ")


def test_a_composed_ecli_of_the_european_court_is_its_day_kind_and_number() -> None:
    """The scheme of the Court: month and day, judgment or decision, application number and its year."""
    composed = [each for each in casebook() if each.level == "echr" and each.ecli_origin == "composed"]
    assert composed
    for each in composed:
        assert each.date is not None
        assert each.application is not None
        number, year = re.findall(r"(\d+)/(\d\d)", each.application)[0]
        kind = "DEC" if "decision" in each.court else "JUD"
        assert each.ecli == f"ECLI:CE:ECHR:{each.date.year}:{each.date:%m%d}{kind}{int(number):07}{year}"


def test_an_ecli_composed_from_an_ljn_ends_in_it() -> None:
    """And in nothing else: its year is that of the ruling."""
    for each in casebook():
        if each.ecli_origin == "composed" and each.jurisdiction == "nl":
            assert each.ecli is not None
            assert each.date is not None
            assert each.ecli.split(":")[3:] == [str(each.date.year), each.ljn]


def test_an_ecli_that_its_file_says_to_check_is_marked_wherever_it_is_cited() -> None:
    """In the citation itself and in how it was read; and no article of the law rests on such a ruling by itself."""
    matched = [each for each in casebook() if each.ecli_origin == "matched"]
    doubted = [each.key for each in casebook() if each.unverified and "check the ECLI" in each.unverified.en]
    assert {*doubted} <= {each.key for each in matched}
    for each in matched:
        assert f"{each.ecli} [te controleren]" in courts().cite(each).nl
        assert "is te controleren" in courts().verification(each).nl
    law = "".join(
        file.read_text(encoding="utf-8") for file in (Path(rules.__file__).parent / "nl" / "law").rglob("*.yaml")
    )
    assert not [each.key for each in matched if each.key in law]


def test_an_ecli_composed_of_nothing_is_refused() -> None:
    """Whoever composes one says of what."""
    with pytest.raises(ValueError, match="composed"):
        ruling(ecli="ECLI:NL:RBUTR:2015:1", ecli_origin="composed")


def test_every_ecli_in_a_citation_stands_in_the_file() -> None:
    """Where none does, the citation says that none is known."""
    for each in casebook():
        cited = courts().cite(each)
        assert re.findall(r"ECLI:[^ ,)]+", cited.nl) == ([each.ecli] if each.ecli else [])
        assert ("ECLI niet bekend" in cited.nl) == ("ECLI not known" in cited.en) == (each.ecli is None)


def test_a_docket_number_is_not_part_of_the_court() -> None:
    """It is cited only where there is no ECLI to find the ruling by."""
    court = "Rechtbank Den Haag, kantonrechter Gouda, 9549952 EJ VERZ 21-85504"
    without = courts().cite(ruling(court=court)).nl
    assert without == "Rb. Den Haag (ktr.) 1 juni 2015, 9549952 EJ VERZ 21-85504, ECLI niet bekend (Voorbeeld)"
    with_ecli = courts().cite(ruling(court=court, ecli="ECLI:NL:RBDHA:2022:257")).nl
    assert with_ecli == "Rb. Den Haag (ktr.) 1 juni 2015, ECLI:NL:RBDHA:2022:257"


@pytest.mark.parametrize(
    "changes",
    [
        {"court": "Rechtbank"},
        {"court": "Tribunal de Paris"},
        {"court": "Rechtbank Utrecht, college van wijzen"},
        {"jurisdiction": "atlantis"},
        {"court": "European Court of Human Rights", "level": "echr", "name": "X v. Atlantis"},
        {"court": "European Court of Human Rights", "level": "echr", "name": "X"},
    ],
    ids=str,
)
def test_what_has_no_form_is_not_cited_by_guess(changes: dict[str, Any]) -> None:
    """A court, a part of a court or a state that courts.yaml does not know is an error."""
    with pytest.raises(UncitableError, match=r"courts\.yaml has no"):
        courts().cite(ruling(**changes, application="1/20"))


@pytest.mark.parametrize(
    ("date", "nl", "en"),
    [
        (dt.date(2012, 2, 8), "8 februari 2012", "8 February 2012"),
        (dt.date(1990, 12, 31), "31 december 1990", "31 December 1990"),
        (dt.date(2025, 1, 1), "1 januari 2025", "1 January 2025"),
    ],
)
def test_a_date_is_written_out(date: dt.date, nl: str, en: str) -> None:
    """No leading zero, and no capital in Dutch."""
    assert (long_date(date).nl, long_date(date).en) == (nl, en)


@pytest.mark.parametrize(
    ("key", "paragraph", "nl", "en"),
    [
        ("RBMAA-2012-BV3122", "2.5.3", "r.o. 2.5.3", "para. 2.5.3"),
        ("RBMAA-2012-BV3122", "2.5.3-2.5.4", "r.o. 2.5.3-2.5.4", "paras. 2.5.3-2.5.4"),
        ("HR-2011-BQ2009", "3.4", "r.o. 3.4", "para. 3.4"),
        ("echr-61496-08", "80", "par. 80", "§ 80"),
        ("echr-61496-08", "120-122, 133-141", "par. 120-122, 133-141", "§§ 120-122, 133-141"),
        ("EU-C-2023-270", "41", "punt 41", "para. 41"),
        ("EU-C-2023-270", "41-44", "punten 41-44", "paras. 41-44"),
        ("bag-2023-08-24-tuifly-chat", "16-20", "par. 16-20", "paras. 16-20"),
        ("RBMAA-2012-BV3122", None, "", ""),
    ],
)
def test_a_paragraph_is_referred_to_in_the_manner_of_its_court(
    key: str, paragraph: str | None, nl: str, en: str
) -> None:
    """And where no source gives a paragraph, none is mentioned."""
    text = courts().pinpoint(paragraph, casebook()[key])
    assert (text.nl, text.en) == (nl, en)


@pytest.mark.parametrize(
    ("key", "address"),
    [
        ("RBMAA-2012-BV3122", "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:RBMAA:2012:BV3122"),
        (
            "echr-61496-08",
            "https://hudoc.echr.coe.int/eng#{%22ecli%22:[%22ECLI:CE:ECHR:2017:0905JUD006149608%22]}",
        ),
        ("EU-C-2023-270", None),
        ("TADRAMS-2023-91", None),
        (
            "echr-20605-92",
            "https://hudoc.echr.coe.int/eng#{%22ecli%22:[%22ECLI:CE:ECHR:1997:0625JUD002060592%22]}",
        ),
        ("echr-41841-12", "https://hudoc.echr.coe.int/eng#{%22appno%22:[%2241841/12%22]}"),
        ("rb-amsterdam-2010-08-30-opname-ontkend", None),
    ],
)
def test_a_ruling_with_an_ecli_is_linked_to_where_the_public_finds_it(key: str, address: str | None) -> None:
    """A link is given only where the public site promises an address made from the ECLI or the number."""
    assert courts().deeplink(casebook()[key]) == address


def read_in(*kinds: str, confidence: str = "high", unverified: Text | None = None) -> Ruling:
    """Make a ruling that was read in sources of these kinds."""
    sources = [{"url": "https://example.org", "kind": kind} for kind in kinds]
    return ruling(sources=sources, confidence=confidence, unverified=unverified)


def test_it_is_said_where_a_ruling_was_read_and_how_sure_it_is() -> None:
    """The best source first, each kind once; open points are mentioned only where there are any."""
    text = courts().provenance(read_in("news", "court-text", "news"))
    assert text.nl == "gelezen in: tekst van de uitspraak en nieuwsbericht; zekerheid: hoog"
    assert text.en == "read in: court text and news report; confidence: high"
    date = worded("De datum.", "The date.")
    partly = [{"url": "https://example.org", "kind": "court-text", "part": True}]
    assert courts().provenance(ruling(sources=partly)).en.startswith("read in: court text (in part);")
    text = courts().provenance(read_in("ai-summary", confidence="low", unverified=date))
    assert text.nl == "gelezen in: machinale samenvatting; zekerheid: laag; met open punten"
    assert text.en == "read in: machine summary; confidence: low; with open points"


@pytest.mark.parametrize(
    ("sources", "nl", "en"),
    [
        ([("court-text", False), ("blog", False)], "gelezen in de uitspraak zelf", "read in the court's text"),
        (
            [("court-text", True), ("court-summary", False)],
            "gelezen in de officiële samenvatting",
            "read in the official summary",
        ),
        ([("opinion", False), ("ai-summary", False)], "bekend van anderen", "known from others"),
        ([("court-text", True), ("blog", False)], "bekend van anderen", "known from others"),
    ],
)
def test_a_few_words_tell_how_a_ruling_was_read(sources: list[tuple[str, bool]], nl: str, en: str) -> None:
    """By its best source; one in which the decision itself was not read does not count."""
    written = [{"url": "https://example.org", "kind": kind, "part": part} for kind, part in sources]
    read = ruling(sources=written).verification
    assert (read.nl, read.en) == (nl, en)


def test_every_kind_of_source_and_confidence_has_words() -> None:
    """Whatever a ruling file can say, the user can be told."""
    for kind in get_args(ReadSource.model_fields["kind"].annotation):
        for confidence in get_args(Ruling.model_fields["confidence"].annotation):
            text = courts().provenance(read_in(kind, confidence=confidence))
            assert re.fullmatch(r"gelezen in: .+; zekerheid: .+", text.nl)


def test_courts_are_named_in_data_only() -> None:
    """A new court is an entry in courts.yaml; the program that reads it names none."""
    code = re.sub(r'"""(?s:.*?)"""', "", inspect.getsource(citation))
    assert not re.search(r"Rb\.|Hof|Hoge|EHRM|ECtHR|CRvB|ktr", code)


@pytest.mark.parametrize(
    ("name", "dutch", "english"),
    [
        (
            "ECLI:NL:RBDHA:2022:6162",
            "Rb. Den Haag 2022, ECLI:NL:RBDHA:2022:6162",
            "District Court of The Hague 2022, ECLI:NL:RBDHA:2022:6162",
        ),
        ("ECLI:XX:ABC:2022:1", "ECLI:XX:ABC:2022:1", "ECLI:XX:ABC:2022:1"),
        ("HR 8 July 2008, NJ 2008, 430", "HR 8 July 2008, NJ 2008, 430", "HR 8 July 2008, NJ 2008, 430"),
    ],
)
def test_of_a_ruling_outside_the_casebook_its_ecli_tells_court_and_year(name: str, dutch: str, english: str) -> None:
    """Its day no source gives; what is no ECLI, or of a court that is not known, stands as it is."""
    told = courts().cite_outside(name)
    assert (told.nl, told.en) == (dutch, english)


def test_an_appeal_names_the_court_from_which_it_came() -> None:
    """Also where that ruling is not in the casebook."""
    source = reasoner().sources.ruling("CRVB-2025-179", "expression", dt.date(2026, 11, 26), "supports")
    [history] = source.history
    assert history.nl == "in hoger beroep van Rb. Den Haag 2022, ECLI:NL:RBDHA:2022:6162"
