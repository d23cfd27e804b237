"""Recognise: every citation in a text: first its marks (a number, a court with a day), then what belongs together.

What stands beside each other with nothing but a comma or a bracket between is one citation; so nothing is found twice.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from privesfeer.cases.casebook import Casebook
from privesfeer.cases.cite.articles import articles
from privesfeer.cases.cite.citation import Cited, Kind
from privesfeer.cases.cite.forms import CourtNamed, forms
from privesfeer.cases.cite.page import Page

_GAP = r"\s{0,2}[:; ]\s{0,2}"
_ECLI = re.compile(
    rf"(?<![\w])ECLI\s{{0,2}}[:;., ]\s{{0,2}}(?P<rest>[A-Za-z]{{2}}{_GAP}[A-Za-z0-9]{{1,12}}{_GAP}\d{{2,6}}"
    r"(?:\s{0,2}[:;]\s{0,2}(?P<number>[A-Za-z0-9](?:[A-Za-z0-9.]{0,30}[A-Za-z0-9])?))?)",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s*(?:,|/|en|and|t/m|-|–)\s*(?:ook\s+)?(?P<number>\d{1,5})"
    r"(?=\s*(?:[),;.\]:]|$|\n|\s(?:en|and|vgl|zie|waar|is|zijn)\b))(?!\.\d)"
)
_LJN = re.compile(r"\bLJN(?:[- ]?nummer|[- ]?nr\.?)?\s{0,2}[:.]?\s{0,2}(?P<number>[A-Z]{2}\s?\d{3,5})\b", re.IGNORECASE)
_BARE_LJN = re.compile(r"(?<![\w:])[A-Z]{2}\d{4}(?![\w:])")
_APPLICATION = re.compile(r"(?<![\w/.:-])(?P<number>\d{1,6}/\d{2})(?![\w/]|-\d|\.\d)")
_STRASBOURG = re.compile(
    r"EHRM|ECtHR|ECHR|EVRM|Europe(?:es|se) Hof|European Court|appl(?:ication)?\b|Strasbourg|Straatsburg", re.IGNORECASE
)
_LUXEMBOURG = re.compile(r"(?<![\w-])(?P<number>[CTF]\s?[-‑–]\s?\d{1,4}/\d{2}(?:\s?P)?)(?![\w/])")
_GLUE = re.compile(
    r"[\s,:()\[\]–-]*(?:(?:nrs?\.?|nos?\.?|zaaknrs?\.?|zaak(?:nummer)?s?|applications?|appl?\.|en|and|van|of|on|d\.d\.|"
    r"arrest|uitspraak|vonnis|beschikking|m\.nt\.[^,;()\n]{1,40}|ook|op|gepubliceerd in)[\s,:()]*){0,3}"
)
_IN_BRACKETS = re.compile(r"\)?,?\s*\((?P<name>[^()\n]{2,80})\)")
_BEHIND_COMMA = re.compile(r",\s*(?P<name>[A-ZÀ-Þ][^,;()\n]{1,60}?)(?=\s*(?:[,;()\n]|\.(?:\s|$)|$|§))")
_WORD = r"[\w'’&./-]*"
_CALLED_BEFORE = re.compile(
    r"(?:[Aa]rrest(?:en)?|[Bb]eschikking|[Uu]itspraak|[Zz]aak|[Vv]onnis|[Cc]ase|[Jj]udgment)\s+"
    r"[\"“‘']?(?P<name>[A-ZÀ-Þ][^,;:()\n.]{1,50}?)[\"”’']?\s*\(?$"
)
_JUST_BEFORE = re.compile(
    rf"(?:^|[\s(])(?P<name>[A-ZÀ-Þ]{_WORD}"
    rf"(?: [A-ZÀ-Þ&]{_WORD}| (?:en|e\.a\.(?:/[A-ZÀ-Þ]{_WORD})?|and|de|van|der|den|v\.?)){{0,6}})\s*\($"
)
_PARTIES = re.compile(r"\S{2,}\s?/\s?[A-ZÀ-Þ]|\bv\.? [A-ZÀ-Þ]|\bvs\.? |\bv the ")
_ALONE = re.compile(
    rf"(?:(?:[Aa]rrest|[Bb]eschikking|[Uu]itspraak|[Cc]ase of|[Jj]udgment in)\s+[\"“‘']?"
    rf"(?P<behind>[A-ZÀ-Þ]{_WORD}(?: (?:[A-ZÀ-Þ&]{_WORD}|van|der|de|den|e\.a\.|en)){{0,4}})"
    rf"|(?<![\w/])(?P<before>[A-ZÀ-Þ]{_WORD}(?: (?:[A-ZÀ-Þ&]{_WORD}|van|der|de)){{0,3}})"
    r"-(?:arrest|beschikking|uitspraak|zaak|criteria|toets|factoren)"
    r"|(?<![\w/])(?P<slash>[A-ZÀ-Þ][\w'’&.-]*(?: [\w&.]+){0,2}/[A-ZÀ-Þ][\w'’&.-]*(?: [A-ZÀ-Þ&][\w'’&.-]*){0,3}))"
)
_NUMBER = r"\d+[a-z]?(?:\.\d+[a-z]?)*"
_PLACE = re.compile(
    r"[\s,;(]*(?:en\s+|and\s+)?(?:r\.?\s?o\.?|rov?\.?|rechtsoverweging(?:en)?|ov\.|overweging(?:en)?|par\.?|paras?\.?|paragra(?:af|fen)|"
    r"paragraphs?|punt(?:en)?|alinea|§{1,2})\s*"
    rf"(?P<place>{_NUMBER}(?:\s*(?:-|–|,|en|and|tot en met|t/m|to)\s*{_NUMBER}(?![\w/]))*)\)?",
    re.IGNORECASE,
)
_BELONGS = re.compile(r"[(]|\b(?:van|of|d\.d\.|dated)\b")
_NUMBERED = re.compile(r"[\s,]*(?:nrs?|nos?|appl|application)\.?\s*$")  # what leads to a number behind a name
_BRACKETED = re.compile(r"\s*\([^()]{2,60}\),?\s*(?:nrs?\.?|nos?\.?)?\s*")
_FAR = 60  # characters between two marks of one citation, at most
_CONTEXT = 90  # characters before a number in which the court may be named


@dataclass(slots=True)
class _Mark:
    kind: str
    start: int
    end: int
    value: str
    court: CourtNamed | None = None
    date: dt.date | None = None


@dataclass(slots=True)
class _Group:
    start: int
    end: int
    held: dict[str, list[_Mark]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    place: str | None = None

    @property
    def numbered(self) -> bool:
        return any(kind in self.held for kind in _NUMBERS)


_NUMBERS: Mapping[str, Kind] = {
    "ecli": "ecli",
    "ljn": "ljn",
    "application": "application",
    "case_number": "case_number",
    "report": "report",
}
_SEVERAL = {"application", "report"}


class Recogniser:
    """Finds citations; what rulings are called it takes from a casebook."""

    def __init__(self, casebook: Casebook) -> None:
        """Keep the casebook."""
        self._casebook = casebook
        self._applications = {number for each in casebook for number in re.findall(r"\d+/\d\d", each.application or "")}

    def read(self, page: Page) -> tuple[Cited, ...]:
        """Find every citation on a page.

        Returns:
            The citations in their order; none overlaps another.
        """
        found = [(each.on_page, each) for each in self._rulings(page)]
        for start, end, article in articles(page.text):
            given = page.whole(start, end)
            cited = Cited(
                kind="article",
                start=given[0],
                end=given[1],
                on_page=(start, end),
                text=_shown(page.text[start:end]),
                article=article,
            )
            found.append(((start, end), cited))
        found.sort(key=lambda each: each[0])
        kept = list[Cited]()
        for (start, _), each in found:
            if not kept or start >= kept[-1].on_page[1]:
                kept.append(each)
        return tuple(kept)

    def _rulings(self, page: Page) -> Iterator[Cited]:
        text = page.text
        groups = [*self._grouped(text)]
        taken = list[tuple[int, int]]()
        for place, group in enumerate(groups):
            before = groups[place - 1].end if place else 0
            limit = groups[place + 1].start if place + 1 < len(groups) else len(text)
            self._call(text, group, before, limit)
            if group.numbered or {"court", "date"} <= group.held.keys():
                taken.append((group.start, group.end))
                yield _cited(page, group)
        yield from self._alone(page, taken)

    def _grouped(self, text: str) -> Iterator[_Group]:
        """Bring together what stands beside each other."""
        group: _Group | None = None
        for mark in self._marks(text):
            if group and self._joins(text, group, mark):
                group.held.setdefault(mark.kind, []).append(mark)
                group.end = mark.end
                self._placed(text, group)
                continue
            if group:
                yield group
            group = _Group(mark.start, mark.end, {mark.kind: [mark]})
            self._placed(text, group)
        if group:
            yield group

    @staticmethod
    def _placed(text: str, group: _Group) -> None:
        if group.numbered and (place := _PLACE.match(text, group.end)) and group.place is None:
            group.place, group.end = place["place"], place.end()

    def _joins(self, text: str, group: _Group, mark: _Mark) -> bool:
        gap = text[group.end : mark.start]
        if len(gap) > _FAR or "\n" in gap:
            return False
        # The name of the case may stand in between: "EHRM 5 september 2017, Bărbulescu/Roemenië, 61496/08".
        between = _NUMBERED.sub("", gap).strip(" ,()")
        known = mark.kind not in {"court", "date"} and mark.kind not in group.held and not group.numbered
        european = mark.kind in {"application", "case_number"} and {"court", "date"} <= group.held.keys()
        bracketed = european and _BRACKETED.fullmatch(gap) is not None
        if known and not group.names and (bracketed or _PARTIES.search(between) or self._known(between)):
            group.names.append(between)
            return True
        return not _apart(group, mark, gap) and _GLUE.fullmatch(gap) is not None

    def _call(self, text: str, group: _Group, before: int, limit: int) -> None:
        """Find what a citation is called, behind it or before it."""
        if not group.numbered and not {"court", "date"} <= group.held.keys():
            return
        behind = _IN_BRACKETS.match(text, group.end) or _BEHIND_COMMA.match(text, group.end)
        if behind and behind.end() <= limit:
            name = behind["name"].strip(" \"“”‘’'")
            first = re.split(r"[,;:]", name)[0].strip()
            for each in dict.fromkeys((name, first)):
                if self._known(each) or (_PARTIES.search(each) and len(each) <= _FAR):
                    group.names.append(each)
                    group.end = behind.end()
                    self._placed(text, group)
                    break
        if not group.names:
            self._call_before(text, group, max(before, group.start - _FAR))

    def _call_before(self, text: str, group: _Group, first: int) -> None:
        stretch = text[first : group.start]
        for pattern in (_CALLED_BEFORE, _JUST_BEFORE):
            found = pattern.search(stretch)
            known = _longest(found["name"].strip(), self._known) if found else None
            if found and known:
                group.names.append(known[1])
                group.start = first + found.start("name") + known[0]
                return

    def _known(self, name: str) -> bool:
        return bool(self._casebook.called(name))

    def _alone(self, page: Page, taken: list[tuple[int, int]]) -> Iterator[Cited]:
        """Find what is cited by its name alone; a name that is also that of a firm only where it is called a ruling."""
        spans = _Spans(taken)
        for found in _ALONE.finditer(page.text):
            group = found.lastgroup or ""
            start, end = found.span(group)
            if spans.touch((start, end)):
                continue
            known = _longest(found[group], self._known)
            if known is None:
                continue
            start, name = start + known[0], known[1]
            end = start + len(name)
            yield _cited(page, _Group(start, end, names=[name]))

    def _marks(self, text: str) -> list[_Mark]:
        found = [*self._numbers(text)]
        used = _Spans((each.start, each.end) for each in found)
        form = forms()
        found += [
            _Mark("date", *match.span(), match[0], date=day)
            for match in form.date.finditer(text)
            if (day := form.day(match)) and not used.touch(match.span())
        ]
        for match in form.court.finditer(text):
            start, end = match.span()
            end = start + len(match[0].rstrip(" ,("))
            if not used.touch((start, end)):
                found.append(_Mark("court", start, end, match[0], court=form.named(match)))
        found.sort(key=lambda each: (each.start, -each.end))
        kept = found[:1]
        for _, later in pairwise(found):
            if later.start >= kept[-1].end:
                kept.append(later)
        return kept

    def _numbers(self, text: str) -> Iterator[_Mark]:
        for match in _ECLI.finditer(text):
            mark = self._ecli(text, match)
            yield mark
            yield from _siblings(text, mark)
        for match in _LJN.finditer(text):
            yield _Mark("ljn", *match.span(), re.sub(r"\s", "", match["number"]).upper())
        for match in _BARE_LJN.finditer(text):
            if self._casebook.find(match[0]):
                yield _Mark("ljn", *match.span(), match[0])
        for match in forms().report.finditer(text):
            title = next(
                name for name, ways in forms().reports.items() if any(re.fullmatch(way, match["title"]) for way in ways)
            )
            yield _Mark("report", *match.span(), f"{title} {match['year']}/{match['number']}")
        for match in _LUXEMBOURG.finditer(text):
            number = re.sub(r"\s?[-‑–]\s?", "-", match["number"])
            yield _Mark("case_number", *match.span(), re.sub(r"\s?P$", " P", number))
        for match in _APPLICATION.finditer(text):
            before = re.split(r"[.;]\s+(?=[A-Z])|\n", text[max(0, match.start() - _CONTEXT) : match.start()])[-1]
            if match["number"] in self._applications or _STRASBOURG.search(before):
                yield _Mark("application", *match.span(), match["number"])

    def _ecli(self, text: str, match: re.Match[str]) -> _Mark:
        """Read an ECLI; where a line ends within its number, what stands on the next line may belong to it."""
        start, end = match.span()
        value = re.sub(r"\s", "", re.sub(r"\s*[;]\s*|\s+(?=\w)", ":", f"ECLI:{match['rest']}"))
        value = re.sub(":+", ":", value).upper()
        if match["number"] and (more := re.compile(r" (\d{1,4})(?=[\s,.;)]|$)").match(text, end)):
            joined = value + more[1]
            if self._casebook.find(joined) and not self._casebook.find(value):
                return _Mark("ecli", start, more.end(), joined)
        return _Mark("ecli", start, end, value)


def _apart(group: _Group, mark: _Mark, gap: str) -> bool:
    """Say whether a mark begins a citation of its own, however near it stands."""
    held, several = group.held, mark.kind in _SEVERAL
    alone = "date" in held and "court" not in held and not group.numbered
    return (
        (mark.kind in held and not several)
        or (not several and re.search(r"\b(?:en|and)\b", gap) is not None)
        # A day that stands by itself before a number in brackets is that of something else: a term, a letter.
        or (alone and "(" in gap)
        # Behind a number, court and day stand in brackets or behind "of"; else they begin the next citation.
        or (mark.kind == "court" and not ("(" in gap and ")" not in gap and "date" not in held))
        or (mark.kind == "date" and group.numbered and "court" not in held and not _BELONGS.search(gap))
        or (mark.kind == "application" and "ecli" in held and "application" not in held and ")" in gap)
    )


def _siblings(text: str, mark: _Mark) -> Iterator[_Mark]:
    """Read the further numbers of a range: "ECLI:NL:RBLIM:2020:9473 en 9476"."""
    head, _, number = mark.value.rpartition(":")
    if not number.isdigit() or head.count(":") != len(("country", "court", "year")):
        return
    at = mark.end
    while more := _MORE.match(text, at):
        if len(more["number"]) < len(number) - 1:
            return
        start = more.start("number")
        yield _Mark("ecli", start, more.end("number"), f"{head}:{more['number']}")
        at = more.end("number")


class _Spans:
    """Stretches of a text, among which it is quickly found whether another touches one."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = [*accumulate((end for _, end in ordered), max)]

    def touch(self, span: tuple[int, int]) -> bool:
        before = bisect_left(self._starts, span[1])
        return before > 0 and self._reach[before - 1] > span[0]


def _longest(name: str, known: Callable[[str], bool]) -> tuple[int, str] | None:
    """Give the longest stretch of words that is a name, with where it begins; other capitals may stand around."""
    places = [0, *(found.end() for found in re.finditer(" ", name))]
    stops = [*(found.start() for found in re.finditer(" ", name)), len(name)]
    stretches = [(start, stop) for start in places for stop in stops if stop > start]
    for start, stop in sorted(stretches, key=lambda each: each[0] - each[1]):
        tried = name[start:stop].rstrip(".,")
        if known(tried):
            return start, tried
    return None


def _cited(page: Page, group: _Group) -> Cited:
    held = group.held
    kind: Kind = next((told for name, told in _NUMBERS.items() if name in held), "date" if "date" in held else "name")
    start, end = page.whole(group.start, group.end)

    def one(name: str) -> str | None:
        return held[name][0].value if name in held else None

    return Cited(
        kind=kind,
        start=start,
        end=end,
        on_page=(group.start, group.end),
        text=_shown(page.text[group.start : group.end]),
        ecli=one("ecli"),
        ljn=one("ljn"),
        applications=tuple(each.value for each in held.get("application", ())),
        case_number=one("case_number"),
        reports=tuple(each.value for each in held.get("report", ())),
        court=held["court"][0].court if "court" in held else None,
        date=held["date"][0].date if "date" in held else None,
        names=tuple(group.names),
        place=group.place,
    )


def _shown(text: str) -> str:
    return " ".join(text.split()).strip(" ,;")
