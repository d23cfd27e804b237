"""Forms: how reports, courts, days and codes are written, from forms.yaml, as what is searched with."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path

from privesfeer.cases.commons import document
from privesfeer.cases.commons.text import Record

_PLACE = r"(?:['’‘]s-)?[A-ZÀ-Þ][\w-]*(?: (?:op|aan|den|de) [A-Z][\w-]*)*(?: Haag| Hague| Bosch| Zoom| Rijn)?"
_YEARS = (1900, 2100)
_REPORT_LONGEST = 5  # digits of a number in a report


class CourtForm(Record):
    """How a court is written.

    Attributes:
        words: patterns of its name.
        codes: a pattern of its country and code in an ECLI.
        seated: whether the place where it sits follows.
    """

    words: tuple[str, ...]
    codes: str
    seated: bool = False


class CodeForm(Record):
    """How a code or law is written behind its articles.

    Attributes:
        names: patterns of its name.
        books: whether its articles are numbered by book or chapter, as "7:611".
    """

    names: tuple[str, ...]
    books: bool = False


class CourtNamed(Record):
    """A court as somebody named it.

    Attributes:
        level: its id in forms.yaml.
        place: where it sits, as places are compared; None: it has one place, or none was named.
    """

    level: str
    place: str | None = None


class Forms(Record):
    """All forms."""

    __hash__ = object.__hash__
    __eq__ = object.__eq__

    reports: Mapping[str, tuple[str, ...]]
    courts: Mapping[str, CourtForm]
    bench: str
    places: Mapping[str, str]
    seats: Mapping[str, tuple[str, ...]]
    months: tuple[tuple[str, ...], ...]
    codes: Mapping[str, CodeForm]

    @cached_property
    def court(self) -> re.Pattern[str]:
        """What finds the name of a court, with its bench; the group is its level."""
        ways = []
        for level, form in self.courts.items():
            words = _either(form.words)
            bench = rf"(?:\s*,?\s*\(?\b{self.bench}[^()\n;,]{{0,40}}?\)?(?=[\s,(]))"
            ways.append(
                rf"(?P<{level}>{words}{bench}?,?\s+(?P<{level}_at>{_PLACE}))"
                if form.seated
                else rf"(?P<{level}>{words})"
            )
        behind = rf"(?:\s*[(,]\s*{self.bench}[^()\n;:,]{{0,40}}\)?,?){{0,3}}"
        return re.compile(rf"(?<![\w.])(?:{'|'.join(ways)})(?![\w]){behind}")

    @cached_property
    def date(self) -> re.Pattern[str]:
        """What finds a day."""
        names = _either(sorted((name for each in self.months for name in each), key=len, reverse=True))
        return re.compile(
            rf"\b(?:(?P<d>\d{{1,2}})(?:e|st|nd|rd|th)?\s+(?P<m>{names})\.?,?\s+(?P<y>\d{{4}})"
            rf"|(?P<m2>{names})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,\s+(?P<y2>\d{{4}})"
            r"|(?P<d3>\d{1,2})[-/.](?P<m3>\d{1,2})[-/.](?P<y3>\d{4})"
            r"|(?P<y4>\d{4})-(?P<m4>\d{2})-(?P<d4>\d{2}))(?![\w/-])",
            re.IGNORECASE,
        )

    @cached_property
    def report(self) -> re.Pattern[str]:
        """What finds a place in a report, such as "NJ 1999/643"."""
        titles = _either(form for forms in self.reports.values() for form in forms)
        return re.compile(
            rf"(?<![\w/.])(?P<title>{titles})\s+(?P<year>(?:19|20)\d{{2}})"
            rf"(?:\s*[/,-]\s*(?:nr\.?\s*|p\.?\s*|afl\.?\s*)?)(?P<number>\d{{1,{_REPORT_LONGEST}}})(?![\w-])"
        )

    @cached_property
    def code(self) -> re.Pattern[str]:
        """What finds the name of a code behind its articles; the group is its id, with dashes as underscores."""
        ways = (
            rf"(?P<{_group(name)}>{_either(form.names)})"
            for name, form in sorted(self.codes.items(), key=lambda each: -max(map(len, each[1].names)))
        )
        return re.compile(rf"(?:{'|'.join(ways)})(?![\w/])")

    @cached_property
    def by_group(self) -> Mapping[str, str]:
        """The codes by the groups of `code`."""
        return {_group(name): name for name in self.codes}

    def named(self, found: re.Match[str]) -> CourtNamed:
        """Give the court that was found.

        Args:
            found: a match of `court`.
        """
        level = next(name for name in self.courts if found[name])
        place = found.groupdict().get(f"{level}_at")
        return CourtNamed(level=level, place=self.place(place) if place else None)

    def place(self, name: str) -> str:
        """Give a place as places are compared.

        Args:
            name: the name as it is written.
        """
        plain = re.sub("[’‘]", "'", name)
        return self.places.get(plain, plain)

    def day(self, found: re.Match[str]) -> dt.date | None:
        """Give the day that was found.

        Args:
            found: a match of `date`.

        Returns:
            It; None: there is no such day.
        """
        parts = next(
            (found[f"d{way}"], found[f"m{way}"], found[f"y{way}"]) for way in ("", "2", "3", "4") if found[f"d{way}"]
        )
        month = parts[1].lower()
        number = next((at for at, names in enumerate(self.months, 1) if month in names), 0)
        try:
            day = dt.date(int(parts[2]), number or int(month), int(parts[0]))
        except ValueError:
            return None
        return day if _YEARS[0] <= day.year <= _YEARS[1] else None

    def level_of(self, country: str, code: str) -> str | None:
        """Say of what level a court is by its code in an ECLI.

        Returns:
            The id of the court; None: it is not known.
        """
        whole = f"{country}:{code}"
        return next((name for name, form in self.courts.items() if re.fullmatch(form.codes, whole)), None)


def _either(ways: Iterable[str]) -> str:
    return f"(?:{'|'.join(ways)})"


def _group(name: str) -> str:
    return name.replace("-", "_")


@cache
def forms() -> Forms:
    """Give the forms, read once."""
    return Forms.model_validate(document.read(Path(__file__).with_suffix(".yaml")))
