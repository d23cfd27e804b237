"""Reference: a citation that somebody wrote, taken apart and held against the casebook.

The syntax of an ECLI is that of the Council conclusions 2011/C 127/01. None is composed here: an LJN and an ECLI are
brought together only where a ruling file holds both, and the file says whether a source prints the ECLI.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Literal

from privesfeer.cases.casebook import Casebook, UnknownRulingError
from privesfeer.cases.citation import CourtCode, Courts
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import OWN, Record, Text, shown, untranslated
from privesfeer.cases.ruling import Ruling

_SAID = catalogue(__file__)

Kind = Literal["ecli", "ljn", "application", "key", "name", "none"]
LONGEST = 300  # characters of a citation

_LINK = re.compile(r"^https?://\S*?(?=ECLI:)", re.IGNORECASE)
_ECLI = re.compile(r"ECLI\s*:", re.IGNORECASE)
_LJN = re.compile(r"(?:LJN\s*[:.]?\s*)?(?P<number>[A-Z]{2}\d{4})", re.IGNORECASE)
_LJN_LIKE = re.compile(r"LJN\b", re.IGNORECASE)
_APPLICATION = re.compile(
    r"(?:(?:appl?\.?|no\.?|nr\.?|nrs?\.?|application)\s*)*(?P<number>\d{1,6}/\d{2})", re.IGNORECASE
)
_NUMBERS: tuple[tuple[Kind, re.Pattern[str], str, tuple[Text, ...]], ...] = (
    ("ljn", _LJN, "LJN {}", (_SAID.UNKNOWN, _SAID.LJN_ALONE)),
    ("application", _APPLICATION, "{}", (_SAID.UNKNOWN,)),
)
_NUMBER = r"\d+[a-z]?(?:\.\d+[a-z]?)*"
_PLACE = re.compile(
    r"[\s,;(]*(?:(?:r\.?\s?o\.?|rov\.?|rechtsoverweging(?:en)?|ov\.?|overweging(?:en)?|par\.?|paras?\.?|paragra(?:af|fen)|"
    r"paragraphs?|punt(?:en)?|alinea|§{1,2})\s*)"
    rf"(?P<place>{_NUMBER}(?:\s*(?:-|–|,|en|and|tot en met|t/m|to)\s*{_NUMBER})*)\)?$",
    re.IGNORECASE,
)
_PLACE_LIKE = re.compile(r"[\s,;(]+(?P<rest>\S.*)$")
_PARTS = ("prefix", "country", "court", "year", "number")
_SHAPES = {
    "country": re.compile("[A-Z]{2}"),
    "court": re.compile("[A-Z][A-Z0-9]{0,6}"),
    "year": re.compile(r"\d{4}"),
    "number": re.compile("[A-Z0-9.]{1,25}"),
}
_WANTED: Mapping[str, Text] = _SAID.table("WANTED")


class Reference(Record):
    """A citation, checked.

    Attributes:
        given: what was written, cut short.
        kind: what it is; "none": nothing that can be read.
        court: the court, where its code is known.
        year: the year in an ECLI.
        place: the paragraphs that are referred to, as the citation writes them.
        valid: whether its form is right.
        key: the key of the ruling in the casebook; None: it is not there.
        citation: the ruling cited in full, with the place; of a ruling outside the casebook the ECLI or LJN alone.
        url: the lasting public address, where there is one.
        verification: where the ruling was read and how sure its content is.
        problems: what is wrong with the form.
        remarks: what else the reader should know.
    """

    given: str
    kind: Kind
    court: Text | None = None
    year: int | None = None
    place: str | None = None
    valid: bool = False
    key: str | None = None
    citation: Text | None = None
    url: str | None = None
    verification: Text | None = None
    problems: tuple[Text, ...] = ()
    remarks: tuple[Text, ...] = ()


def check(text: str, casebook: Casebook, day: dt.date) -> Reference:
    """Check a citation: its form, its court and year, and whether the casebook holds the ruling.

    Args:
        text: one ECLI, LJN, application number of the European Court, key, name ("Hyatt") or report ("NJ 1999/643"),
            with or without a paragraph.
        day: today; a later year is wrong.

    Returns:
        What it is, what is wrong with it, and the citation in both languages.
    """
    reference = _checked(text, casebook, day)
    held = casebook.find(reference.key) if reference.key else None
    if held is None:
        return reference
    fates = casebook.fates(held, None, day)
    became = tuple(_SAID.BECAME.fill(became=casebook.became(held, fate)) for fate in fates)
    return reference.model_copy(update={"remarks": (*reference.remarks, *became)})


def _checked(text: str, casebook: Casebook, day: dt.date) -> Reference:
    """Check a citation, whatever became of the ruling."""
    given = shown(" ".join(text.split()))
    if not text.strip():
        return Reference(given=given, kind="none", problems=(_SAID.EMPTY,))
    if len(text) > LONGEST:
        return Reference(given=given, kind="none", problems=(_SAID.TOO_LONG.fill(most=str(LONGEST)),))
    written = " ".join(_LINK.sub("", text.strip()).split()).rstrip(".;,")
    whole = casebook.find(written)
    if whole is not None and not _ECLI.match(written):
        return _held(given, "application" if _APPLICATION.fullmatch(written) else _kind(written), whole, None, casebook)
    found = _PLACE.search(written)
    place = found["place"] if found else None
    head = written[: found.start()] if found else written
    if _ECLI.match(head):
        return _ecli(given, head, place, casebook, day)
    return _other(given, head, place, casebook)


def _kind(written: str) -> Kind:
    return "ljn" if _LJN.fullmatch(written) else "key"


def _ecli(given: str, head: str, place: str | None, casebook: Casebook, day: dt.date) -> Reference:
    behind = _PLACE_LIKE.search(head)
    if behind and _whole(head[: behind.start()]):
        problem = _SAID.PLACE_WRONG.fill(rest=shown(behind["rest"]))
        return Reference(given=given, kind="ecli", problems=(problem,))
    problems = list(malformed(head))
    if problems:
        return Reference(given=given, kind="ecli", place=place, problems=tuple(problems))
    ecli = re.sub(r"\s", "", head).upper()
    _, country, court, year, _ = ecli.split(":")
    if int(year) > day.year:
        return Reference(
            given=given, kind="ecli", year=int(year), place=place, problems=(_SAID.FUTURE.fill(year=year),)
        )
    ruling = casebook.find(ecli)
    if ruling is not None:
        reference = _held(given, "ecli", ruling, place, casebook)
    else:
        reference = Reference(given=given, kind="ecli", valid=True, citation=_outside(ecli, place), place=place)
        reference = reference.model_copy(update={"remarks": tuple(_missing(ecli, casebook))})
    code = casebook.courts.codes.get(country, {}).get(court)
    remarks = tuple(_court_remarks(country, court, code, int(year)))
    name = Text.of(code) if code else None
    return reference.model_copy(update={"court": name, "year": int(year), "remarks": (*reference.remarks, *remarks)})


def outside_its_years(ecli: str, courts: Courts, day: dt.date) -> Text | None:
    """Say whether an ECLI is of a year that is still to come, or in which its court gave no judgment.

    Args:
        ecli: a well-formed ECLI.
        day: today.

    Returns:
        What is wrong; None: nothing is, as far as is known.
    """
    _, country, court, year, _ = ecli.split(":")
    if int(year) > day.year:
        return _SAID.FUTURE.fill(year=year)
    code = courts.codes.get(country, {}).get(court)
    return next(_court_remarks(country, court, code, int(year)), None) if code else None


def _whole(head: str) -> bool:
    return not list(malformed(head)) and " " not in head


def malformed(head: str) -> Iterator[Text]:
    """Say what is wrong with the form of an ECLI.

    Args:
        head: the ECLI.

    Yields:
        What is wrong, one by one.
    """
    if re.search(r"\s", re.sub(r"\s*:\s*", ":", head)):
        yield _SAID.SPACES
        return
    parts = re.sub(r"\s", "", head).upper().split(":")
    if len(parts) != len(_PARTS):
        yield _SAID.PIECES.fill(count=str(len(parts)))
        return
    for name, part in zip(_PARTS[1:], parts[1:], strict=True):
        if not _SHAPES[name].fullmatch(part):
            yield _SAID.PART.fill(part=shown(part), wanted=_WANTED[name])


def _court_remarks(country: str, court: str, code: CourtCode | None, year: int) -> Iterator[Text]:
    if code is None:
        yield _SAID.COURT_UNKNOWN.fill(court=f"{country}:{court}")
        return
    limits = ((_SAID.FROM, code.from_), (_SAID.UNTIL, code.until))
    ends = [text.fill(year=str(limit)) for text, limit in limits if limit is not None]
    if (code.from_ and year < code.from_) or (code.until and year > code.until):
        years = Text.joined(ends, " ")
        yield _SAID.COURT_YEARS.fill(name=Text.of(code), years=years, year=str(year))


def _other(given: str, head: str, place: str | None, casebook: Casebook) -> Reference:
    """Check what is no ECLI: an LJN, an application number, a key of the casebook, or a name that lawyers use."""
    for kind, form, written, remarks in _NUMBERS:
        if found := form.fullmatch(head):
            number = found["number"].upper()
            ruling = casebook.find(number)
            if ruling is not None:
                return _held(given, kind, ruling, place, casebook)
            citation = _outside(written.format(number), place)
            return Reference(given=given, kind=kind, valid=True, place=place, citation=citation, remarks=remarks)
    keyed = casebook.find(head)
    called = (keyed,) if keyed else casebook.called(head)
    if len(called) == 1:
        return _held(given, "key" if keyed else "name", called[0], place, casebook)
    if called:
        problem = _SAID.SHARED.fill(rulings=Text.joined(map(casebook.courts.cite, called), "; "))
    else:
        problem = _SAID.LJN_SHAPE if _LJN_LIKE.match(head) else _SAID.NO_FORM.fill(given=given)
    return Reference(given=given, kind="none", place=place, problems=(problem, *_suggested(head, casebook)))


def _suggested(name: str, casebook: Casebook) -> Iterator[Text]:
    try:
        casebook[name]
    except UnknownRulingError as error:
        if error.nearest:
            yield _SAID.NEAR.fill(near=error.nearest)


def _missing(ecli: str, casebook: Casebook) -> Iterator[Text]:
    yield _SAID.UNKNOWN
    yield from _suggested(ecli, casebook)


def _outside(name: str, place: str | None) -> Text:
    if place is None:
        return untranslated(name)
    own, elsewhere = f"{name}, r.o. {_dutch(place)}", f"{name}, para. {_english(place)}"
    return Text.each(lambda lang: own if lang == OWN else elsewhere)


def _dutch(place: str) -> str:
    return re.sub(r"\s*(?:and)\s*", " en ", re.sub(r"\s*(?:to|tot en met|t/m)\s*", "-", place))


def _english(place: str) -> str:
    return re.sub(r"\s*(?:en)\s*", " and ", re.sub(r"\s*(?:to|tot en met|t/m)\s*", "-", place))


def _held(given: str, kind: Kind, ruling: Ruling, place: str | None, casebook: Casebook) -> Reference:
    """Tell of a ruling that the casebook holds; the ECLI comes from its file."""
    courts, remarks = casebook.courts, list[Text]()
    cited = courts.cite(ruling)
    if place is not None:
        plain = re.sub(r"\s*(?:en|and)\s*", ", ", _dutch(place)).replace("–", "-")
        where = courts.pinpoint(re.sub(r"\s*-\s*", "-", plain), ruling)
        cited = Text.joined((cited, where), ", ")
        recorded = {number for each in ruling.decisions for number in re.findall(_NUMBER, each.paragraph or "")}
        asked = set(re.findall(_NUMBER, place))
        remarks.append(_SAID.PLACE_RECORDED if asked <= recorded else _SAID.PLACE_OPEN)
    return Reference(
        given=given,
        kind=kind,
        year=ruling.date.year if ruling.date else None,
        place=place,
        valid=True,
        key=ruling.key,
        citation=cited,
        url=courts.deeplink(ruling),
        verification=courts.verification(ruling),
        remarks=tuple(remarks),
    )
