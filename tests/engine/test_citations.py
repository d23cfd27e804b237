"""Citations: what does not belong together is told with why, what is right is left alone, stance follows words."""

import datetime as dt
from dataclasses import asdict

import pytest

from privesfeer.api.ask.registry import RULES, casebook, citator, rulebook
from privesfeer.cases.cite.articles import articles
from privesfeer.cases.cite.register import Registered, UnansweredError
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import OWN, untranslated
from privesfeer.engine import CheckedCitation, CitationCheck
from privesfeer.rules import articles as counts

DAY = dt.date(2026, 12, 1)


def check(text: str) -> CitationCheck:
    """Check a text on a fixed day."""
    return citator().check(text, DAY)


def one(text: str) -> CheckedCitation:
    """Check a text that has one citation."""
    (found,) = check(text).citations
    return found


def kinds(text: str) -> list[list[str]]:
    """Give the kinds of findings of each citation."""
    return [[finding.kind for finding in each.findings] for each in check(text).citations]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("HR 18 april 2014, ECLI:NL:HR:2014:924", "typo"),
        ("EHRM 5 september 2017, 61469/08 (Bărbulescu/Roemenië)", "typo"),
        ("HR 18 maart 2014, ECLI:NL:HR:2014:942", "date"),
        ("Hof Amsterdam 31 augustus 2021, ECLI:NL:GHDHA:2021:1575", "court"),
        ("Rb. Utrecht 3 mei 2021, ECLI:NL:RBAMS:2021:99999", "court"),
        ("HR 30 juni 2017, ECLI:NL:HR:2017:1187 (Zinzia)", "name"),
        ("HR 20 april 2012, ECLI:NL:HR:2012:BV9532, JAR 2018/72", "report"),
        ("ECLI:NL:RBUTR:2019:4411", "form"),
        ("ECLI:NL:HR:2031:17", "form"),
        ("HR 4 mei 2021, ECLI:NL:HR:2019:99999", "date"),
        ("art. 7:611 lid 4 BW", "article"),
        ("art. 7:9999 BW", "article"),
        ("art. 843a Rv", "article"),
        ("art. 8 Wbp", "article"),
    ],
)
def test_what_does_not_belong_together(text: str, kind: str) -> None:
    """It is one finding, of that kind, with a sentence in each language."""
    (finding,) = one(text).findings
    assert finding.kind == kind
    assert all(finding.text[lang] for lang in ("nl", "en"))


@pytest.mark.parametrize(
    "text",
    [
        "Ktr. Utrecht 6 maart 2018, ECLI:NL:RBMNE:2018:2076",
        "Rb. Den Haag 28 september 2012, ECLI:NL:RBSGR:2012:BX8776",
        "Rb. Limburg 2 december 2020, ECLI:NL:RBLIM:2020:9473 en 9476",
        "Rb. Limburg 2 december 2020, ECLI:NL:RBLIM:2020:9474",
        "Rb. Amsterdam 7 augustus 2020, ECLI:NL:RBAMS:2020:3452",
        "Rb. Noord-Nederland 24 april 2013, ECLI:NL:RBNNE:2014:3154, in hoger beroep vernietigd",
        "EHRM (Chamber) 20 februari 2024, 16915/21",
        "EHRM 5 september 2017, 61496/08 (Barbulescu t. Roemenië)",
        "HR 27 mei 2022, ECLI:NL:HR:2022:777 (Jansen/De Vries)",
        "art. 7:685 (oud) BW en art. 843a Rv zoals dat gold in 2019",
        "art. 8 lid 2 EVRM, art. 7:653 lid 5 BW, art. 7:671b lid 8 BW",
    ],
)
def test_what_is_right_or_not_known_is_no_finding(text: str) -> None:
    """Neither another seat, a twin of the same day, an earlier decision of a chamber, nor what is not known here."""
    assert not any(kinds(text))


def test_the_first_line_counts_what_is_not_known() -> None:
    """Right and unknown here is no finding, and is counted."""
    told = check("ECLI:NL:HR:2014:942, ECLI:NL:RBMNE:2021:44771, HR 18 maart 2014, ECLI:NL:HR:2014:942.")
    assert (told.found, told.faulty, told.known, told.not_known) == (3, 1, 1, 1)
    assert [each.checked for each in told.citations] == ["casebook", "form", "casebook"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Het ontslag op staande voet hield stand (ECLI:NL:RBNHO:2015:1829).", "contrary"),
        ("In ECLI:NL:RBNHO:2015:1829 was er geen dringende reden.", "supports"),
        ("ECLI:NL:RBNHO:2015:1829 (een grafsteen: geen dringende reden)", "supports"),
        ("Er was geen dringende reden. Zie ook ECLI:NL:RBNHO:2015:1829.", "supports"),
        ("Het ontslag op staande voet hield stand in ECLI:NL:RBARN:2012:BW2006.", "lighter"),
        ("Het bewijs is toegelaten in ECLI:NL:RBNHO:2015:1829.", "elsewhere"),
        ("Zie over een bericht aan een collega ECLI:NL:RBNHO:2015:1829.", None),
        ("Anders: ECLI:NL:RBNHO:2015:1829, waar het ontslag op staande voet stand hield.", None),
        ("De vraag of het ontslag op staande voet stand hield, kwam op in ECLI:NL:RBNHO:2015:1829.", None),
        ("Een ontslag op staande voet moet terecht zijn (ECLI:NL:RBNHO:2015:1829).", None),
    ],
)
def test_stance_follows_what_the_sentence_claims(text: str, stance: str | None) -> None:
    """A sentence that claims nothing, compares, or says what might be gets none."""
    held = one(text).held
    assert (held.stance if held else None) == stance


def test_each_citation_of_a_sentence_has_its_own_words() -> None:
    """What is said of one is not said of the other."""
    text = (
        "Het ontslag op staande voet hield stand in ECLI:NL:GHDHA:2022:638, maar het ontslag op staande voet werd "
        "vernietigd in ECLI:NL:GHARL:2025:7430; de inzage was onrechtmatig in ECLI:NL:GHAMS:2013:1495."
    )
    held = [each.held for each in check(text).citations]
    assert [(each.stance, each.claimed) for each in held if each] == [
        ("supports", "upheld"),
        ("supports", "not_upheld"),
        ("supports", "unlawful"),
    ]


def test_a_ruling_that_fell_is_a_finding_where_the_text_is_silent() -> None:
    """Not where it says so, cites what set it aside, or looks from before that day."""
    cited = "Rb. Den Haag 26 november 2020, ECLI:NL:RBDHA:2020:14408"
    assert kinds(f"Zie {cited}.") == [["set_aside"]]
    assert kinds(f"Zie {cited}, vernietigd in hoger beroep.") == [[]]
    assert kinds(f"Zie {cited} en Hof Den Haag 1 maart 2022, ECLI:NL:GHDHA:2022:638.") == [[], []]
    (before,) = citator().check(f"Zie {cited}.", dt.date(2021, 6, 1)).citations
    assert not before.findings


class _Source:
    """A source that knows two rulings and fails on a third."""

    name = "bron.example"

    def holds(self, ecli: str) -> bool:
        """Hold every Dutch ruling."""
        return ecli.startswith("ECLI:NL:")

    def ask(self, ecli: str) -> Registered | None:
        """Answer."""
        if ecli.endswith(":503"):
            raise UnansweredError(untranslated("stil"))
        if ecli == "ECLI:NL:GHSHE:2014:1641":
            return Registered(ecli=ecli, court="Gerechtshof 's-Hertogenbosch", date=dt.date(2014, 6, 3))
        return None


def test_unknown_is_said_only_where_a_source_was_asked() -> None:
    """What it has is held against it; what it leaves unanswered is left open."""
    text = (
        "Hof 's-Hertogenbosch 3 juni 2014, ECLI:NL:GHSHE:2014:1641; Hof 's-Hertogenbosch 4 juni 2014, "
        "ECLI:NL:GHSHE:2014:1641; ECLI:NL:HR:2019:404; ECLI:NL:HR:2019:503; ECLI:CE:ECHR:2000:0229JUD003929398"
    )
    told = citator().check(text, DAY, _Source())
    assert [(each.checked, [finding.kind for finding in each.findings]) for each in told.citations] == [
        ("source", []),
        ("source", ["date"]),
        ("source", ["unknown"]),
        ("form", []),
        ("casebook", []),
    ]
    assert (told.asked, told.unanswered) == ("bron.example", 1)


def test_every_ruling_of_the_casebook_passes_as_it_is_cited() -> None:
    """In Dutch and in English, with all that stands in its citation."""
    courts, told = casebook().courts, list[str]()
    for ruling in casebook():
        for cite in asdict(courts.cite(ruling, filed=True)).values():
            found = [each for each in check(f"Zie {cite} daarover.").citations if each.findings]
            told += [
                f"{cite}: {finding.kind}" for each in found for finding in each.findings if finding.kind != "set_aside"
            ]
    assert told == []


def test_every_statute_passes_as_it_is_cited() -> None:
    """The counts of paragraphs hold for what the statutes cite, and each of them is read as an article."""
    told, counted = list[str](), counts.load(RULES / "nl" / "law" / "articles.yaml")
    for statute in rulebook().statutes.values():
        for version in statute.versions:
            for _, _, each in articles(version.cite[OWN]):
                most = counted.get(each.code, counts.CodeCounted()).paragraphs.get(each.number)
                told += (
                    [version.cite[OWN]]
                    if most and each.paragraphs and each.paragraphs[-1] > most and not each.old
                    else []
                )
    assert told == []


def test_no_ruling_is_called_contrary_to_its_own_decision() -> None:
    """What the casebook says that it decided, before its number, behind it and in the sentence before."""
    told = list[str]()
    for ruling in casebook():
        for decision in ruling.decisions if ruling.ecli else ():
            for words in asdict(decision.holding).values():
                said = words.rstrip(".")
                for text in (f"{said} ({ruling.ecli}).", f"{ruling.ecli}: {said}.", f"{said}. Zie {ruling.ecli}."):
                    found = [finding.kind for each in check(text).citations for finding in each.findings]
                    told += [text] if {"contrary", "lighter"} & {*found} else []
    assert told == []


def _slips(number: str) -> list[str]:
    """Give a number with two neighbours that changed places, with one character less, and with one twice."""
    swapped = next((at for at in range(len(number) - 2, -1, -1) if number[at] != number[at + 1]), None)
    turned = (
        [] if swapped is None else [number[:swapped] + number[swapped + 1] + number[swapped] + number[swapped + 2 :]]
    )
    return [*turned, *([number[:-1]] if len(number) > 1 else []), number + number[-1]]


def test_a_slip_in_any_number_of_the_casebook_is_found() -> None:
    """Beside its court and day, where the number with the slip is of no other ruling."""
    missed, tried = list[str](), 0
    for ruling in [*casebook()][::3]:
        if not (ruling.ecli and ruling.ecli.startswith("ECLI:NL:") and ruling.date):
            continue
        head, _, number = ruling.ecli.rpartition(":")
        cite = casebook().courts.cite(ruling, filed=True)[OWN]
        for slip in _slips(number):
            if casebook().find(f"{head}:{slip}"):
                continue
            tried += 1
            text = f"Zie {cite.replace(ruling.ecli, f'{head}:{slip}')}."
            if ["typo"] not in kinds(text):
                missed.append(text)
    assert tried > 200
    assert missed == []


def test_every_ruling_passes_in_other_ways_of_citing() -> None:
    """Number first, day in digits, the court in full, the name before or behind: one citation, and nothing wrong."""
    courts, told = casebook().courts, list[str]()
    for ruling in [*casebook()][::2]:
        if ruling.ecli is None or ruling.date is None:
            continue
        day, court, title = (
            long_date(ruling.date)[OWN],
            courts.court_of(ruling)[OWN].split(" (")[0],
            courts.title(ruling),
        )
        texts = [
            f"Zie {ruling.ecli} ({court} {day}), waar iets speelde.",
            f"{court} {ruling.date:%d-%m-%Y}, {ruling.ecli}.",
            f"{ruling.court}, {day}, {ruling.ecli}",
        ]
        if title:
            texts += [f"{court} {day}, {ruling.ecli}, {title[OWN]}.", f"{court} {day}, {title[OWN]}, {ruling.ecli}."]
        for text in texts:
            found = check(text)
            wrong = {finding.kind for each in found.citations for finding in each.findings} - {"set_aside"}
            told += [text] if wrong or found.found != 1 else []
    assert told == []


def test_what_is_too_much_to_check_is_counted() -> None:
    """Nothing is left out in silence."""
    told = check("ECLI:NL:HR:2014:942\n\n" * 5010)
    assert (told.found, told.left_out) == (5000, 10)
