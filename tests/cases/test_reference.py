"""Checking a citation: form, court, year, whether the casebook holds it, and how it is written in both languages."""

import datetime as dt
import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privesfeer.api.ask.registry import casebook, courts
from privesfeer.api.reports import citation
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.reference import Kind, Reference, check

DAY = dt.date(2026, 11, 24)
MAASTRICHT = "RBMAA-2012-BV3122"
BARBULESCU = "echr-61496-08"


def checked(text: str) -> Reference:
    """Check a citation on a fixed day."""
    return check(text, casebook(), DAY)


@pytest.mark.parametrize(
    ("text", "kind", "key", "place"),
    [
        ("ECLI:NL:RBMAA:2012:BV3122", "ecli", MAASTRICHT, None),
        ("ecli:nl:rbmaa:2012:bv3122", "ecli", MAASTRICHT, None),
        ("  ECLI:NL:RBMAA:2012:BV3122.  ", "ecli", MAASTRICHT, None),
        ("ECLI:NL:RBMAA:2012:BV3122;", "ecli", MAASTRICHT, None),
        ("ECLI : NL : RBMAA : 2012 : BV3122", "ecli", MAASTRICHT, None),
        ("https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:RBMAA:2012:BV3122", "ecli", MAASTRICHT, None),
        ("ECLI:NL:RBMAA:2012:BV3122 r.o. 4.3", "ecli", MAASTRICHT, "4.3"),
        ("ECLI:NL:RBMAA:2012:BV3122, r.o. 4.3", "ecli", MAASTRICHT, "4.3"),
        ("ECLI:NL:RBMAA:2012:BV3122, rov. 4.3", "ecli", MAASTRICHT, "4.3"),
        ("ECLI:NL:RBMAA:2012:BV3122 (r.o. 4.3)", "ecli", MAASTRICHT, "4.3"),
        ("ECLI:NL:RBMAA:2012:BV3122, rechtsoverweging 4.3", "ecli", MAASTRICHT, "4.3"),
        ("ECLI:NL:RBMAA:2012:BV3122, ov. 4", "ecli", MAASTRICHT, "4"),
        ("ECLI:NL:RBMAA:2012:BV3122, r.o. 4.3-4.5", "ecli", MAASTRICHT, "4.3-4.5"),
        ("ECLI:NL:RBMAA:2012:BV3122, r.o. 4.3 en 4.5", "ecli", MAASTRICHT, "4.3 en 4.5"),
        ("ECLI:NL:RBMAA:2012:BV3122, r.o. 4.3, 4.5 en 4.7", "ecli", MAASTRICHT, "4.3, 4.5 en 4.7"),
        ("ECLI:NL:RBMAA:2012:BV3122, para. 4.3", "ecli", MAASTRICHT, "4.3"),
        ("ECLI:NL:RBMAA:2012:BV3122, paras. 4.3 and 4.4", "ecli", MAASTRICHT, "4.3 and 4.4"),
        ("BV3122", "ljn", MAASTRICHT, None),
        ("bv3122", "ljn", MAASTRICHT, None),
        ("LJN BV3122", "ljn", MAASTRICHT, None),
        ("LJN: BV3122", "ljn", MAASTRICHT, None),
        ("LJN BV3122, r.o. 4.3", "ljn", MAASTRICHT, "4.3"),
        ("61496/08", "application", BARBULESCU, None),
        ("no. 61496/08", "application", BARBULESCU, None),
        ("appl. no. 61496/08, § 121", "application", BARBULESCU, "121"),
        ("61496/08, par. 121", "application", BARBULESCU, "121"),
        ("ECLI:CE:ECHR:2017:0905JUD006149608", "ecli", BARBULESCU, None),
        ("ECLI:CE:ECHR:2017:0905JUD006149608, §§ 121-122", "ecli", BARBULESCU, "121-122"),
        ("ECLI:CE:ECHR:2017:0905JUD006149608, §121", "ecli", BARBULESCU, "121"),
        ("Bărbulescu", "name", BARBULESCU, None),
        ("barbulescu, § 121", "name", BARBULESCU, "121"),
        ("Bărbulescu/Roemenië", "name", BARBULESCU, None),
        ("Barbulescu v. Romania", "name", BARBULESCU, None),
        ("Lopez Ribalda", "name", "echr-1874-13", None),
        ("hyatt", "name", "HR-2007-BA5802", None),
        ("Schrijver/Van Essen", "name", "HR-1999-ZC2849", None),
        ("NJ 1999/643", "name", "HR-1999-ZC2849", None),
        ("NJ 1999, 643", "name", "HR-1999-ZC2849", None),
        ("2 AZR 17/23", "name", "bag-2023-08-24-tuifly-chat", None),
        ("RBMAA-2012-BV3122", "key", MAASTRICHT, None),
        ("RBMAA-2012-BV3122 r.o. 2", "key", MAASTRICHT, "2"),
        ("ECLI:NL:HR:2099BIS", "none", None, None),
        ("ECLI:NL:HR:2020:9999", "ecli", None, None),
        ("ECLI:NL:HR:2020:9999, r.o. 3.1", "ecli", None, "3.1"),
        ("LJN ZZ9999", "ljn", None, None),
        ("12345/99", "application", None, None),
        ("ECLI:EU:C:2020:9999, punt 12", "ecli", None, "12"),
    ],
)
def test_what_is_written_is_recognised(text: str, kind: str, key: str | None, place: str | None) -> None:
    """Each way to write an ECLI, LJN, application number or key, with and without a place in the ruling."""
    found = checked(text)
    if kind == "none":
        assert not found.valid
        return
    assert (found.kind, found.key, found.place, found.valid, found.problems) == (kind, key, place, True, ())
    assert found.citation is not None
    assert (found.verification is not None) == (key is not None)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "nothing to check"),
        ("   ", "nothing to check"),
        ("x" * 301, "longer than 300"),
        ("ECLI:NL:RBMAA:2012", "five parts"),
        ("ECLI:NL:RBMAA:2012:BV3122:1", "five parts"),
        ("ECLI:NLD:RBMAA:2012:BV3122", "'NLD' is not a country code"),
        ("ECLI:NL:RECHTBANKMAASTRICHT:2012:BV3122", "is not a court code"),
        ("ECLI:NL:RBMAA:12:BV3122", "'12' is not a year"),
        ("ECLI:NL:RBMAA:20122:BV3122", "'20122' is not a year"),
        ("ECLI:NL:RBMAA:2012:BV-3122", "is not a number"),
        ("ECLI:NL:RBMAA:2012:", "'' is not a number"),
        ("ECLI:NL:HR:2027:1", "2027 lies in the future"),
        ("ECLI:NL:RBMAA:2012:BV3122 blz. 4", "'blz. 4' is no place within a ruling"),
        ("ECLI:NL:RBMAA:2012:BV3122 r.o.", "'r.o' is no place within a ruling"),
        ("ECLI:NL:RB MAA:2012:BV3122", "no spaces"),
        ("LJN AB12", "two letters and four digits"),
        ("LJN", "two letters and four digits"),
        ("Maastricht 2012", "is no ECLI, LJN"),
        ("RBMAA-2012-BV3123", "Did you mean"),
    ],
)
def test_what_is_wrong_is_said(text: str, says: str) -> None:
    """The part that is wrong, and what it should be; nothing is cited."""
    found = checked(text)
    assert not found.valid
    assert says in " ".join(problem.en for problem in found.problems)
    assert found.key is None


def test_a_court_that_did_not_exist_that_year_is_remarked() -> None:
    """Limburg began in 2013, Maastricht ended in 2012; a code that nobody knows is not called wrong."""
    assert "from 2013" in " ".join(each.en for each in checked("ECLI:NL:RBLIM:2012:9476").remarks)
    assert "up to and including 2012" in " ".join(each.en for each in checked("ECLI:NL:RBMAA:2013:1").remarks)
    unknown = checked("ECLI:NL:RBXYZ:2013:1")
    assert unknown.valid
    assert "not known" in " ".join(each.en for each in unknown.remarks)


def test_an_ecli_is_not_composed_from_an_ljn_that_no_file_holds() -> None:
    """An LJN that no file holds stays an LJN; one that a file holds brings the file's own ECLI, or none."""
    assert "ECLI" not in str(checked("LJN ZZ9999").citation)
    for ruling in casebook():
        if ruling.ljn:
            found = checked(f"LJN {ruling.ljn}")
            assert found.citation == courts().cite(casebook()[ruling.ljn])


def test_a_place_is_confirmed_only_where_a_source_gives_it() -> None:
    """Where the file of the ruling records the paragraph; otherwise the reader is told to look."""
    recorded = [
        (ruling, re.findall(r"[\d.]*\d", decision.paragraph)[0])
        for ruling in casebook()
        for decision in ruling.decisions
        if decision.paragraph and ruling.ecli
    ]
    assert recorded
    for ruling, number in recorded:
        told = " ".join(each.en for each in checked(f"{ruling.ecli} r.o. {number}").remarks)
        assert "records this place" in told
    assert "does not record" in " ".join(each.en for each in checked("ECLI:NL:RBMAA:2012:BV3122 r.o. 99.9").remarks)


def test_every_ruling_of_the_casebook_can_be_cited_in_both_languages() -> None:
    """By its key, and by its ECLI where it has one; the two languages differ in more than the number."""
    for ruling in casebook():
        for name in filter(None, (ruling.key, ruling.ecli)):
            found = checked(name)
            assert (found.valid, found.key) == (True, ruling.key)
            assert found.citation is not None
            assert found.citation == courts().cite(ruling)
            assert found.citation.nl
            assert found.citation.en


def test_every_kind_of_citation_is_told_in_words() -> None:
    """Whatever a citation is found to be, the command line and the pages can say so."""
    assert set(catalogue(citation.__file__).table("CITE_KINDS")) == set(get_args(Kind))


@given(st.text(max_size=80))
def test_no_text_breaks_the_check(text: str) -> None:
    """Whatever is written, there is an answer: a ruling, a well-formed citation, or what is wrong."""
    found = checked(text)
    assert found.valid == (not found.problems)
    assert found.valid or found.citation is None or found.key is None
