"""Known: the rulings of the casebook by all by which they can be cited, and how near two numbers are."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from privesfeer.cases.casebook import Casebook
from privesfeer.cases.cite.citation import Cited
from privesfeer.cases.cite.forms import CourtNamed, forms
from privesfeer.cases.commons.text import plain
from privesfeer.cases.ruling import Ruling

_TWINS = 30  # numbers of one court so near each other may be of one day: then another digit is no slip
_CASE = re.compile(r"[CTF]-\d+/\d\d")


class KnownRulings:
    """The rulings of a casebook, by numbers, reports, and court and day."""

    def __init__(self, casebook: Casebook) -> None:
        """Look through the casebook."""
        self.casebook = casebook
        self._numbers: dict[str, Ruling] = {}
        self._reports: dict[str, Ruling] = {}
        self._days: dict[dt.date, list[Ruling]] = defaultdict(list)
        self._courts: dict[str, CourtNamed | None] = {}
        for each in casebook:
            numbers = [*re.findall(r"\d+/\d\d", each.application or ""), *_CASE.findall(each.application or "")]
            for number in (each.ecli, each.ljn, *numbers):
                if number:
                    self._numbers.setdefault(number.upper(), each)
            for report in each.reported:
                self._reports.setdefault(_spoken(report), each)
            if each.date:
                self._days[each.date].append(each)

    def by_number(self, number: str) -> Ruling | None:
        """Find a ruling by its ECLI, LJN, application or case number.

        Returns:
            It; None: there is none here.
        """
        found = self._numbers.get(number.upper().removesuffix(" P"))
        if found is None and number.startswith("ECLI:"):
            found = self._by_ljn(number)
        return found

    def _by_ljn(self, ecli: str) -> Ruling | None:
        """Find a ruling of which the file has the LJN and no ECLI, by an ECLI that is made of it."""
        found = self._numbers.get(ecli.rpartition(":")[2])
        return found if found and found.ecli is None else None

    def by_report(self, report: str) -> Ruling | None:
        """Find a ruling by where it is reported.

        Args:
            report: such as "NJ 1999/643".

        Returns:
            It; None: there is none here.
        """
        return self._reports.get(_spoken(report))

    def on(self, day: dt.date) -> Iterable[Ruling]:
        """Give the rulings of a day."""
        return self._days.get(day, ())

    def named(self, names: Iterable[str]) -> dict[str, tuple[Ruling, ...]]:
        """Find what is called so.

        Returns:
            Those by which something is known here, each with its rulings.
        """
        found = {name: self.casebook.called(name) for name in names}
        return {name: rulings for name, rulings in found.items() if rulings}

    def court(self, ruling: Ruling) -> CourtNamed | None:
        """Give the court of a ruling as a court that is named is given.

        Returns:
            It; None: forms.yaml knows no such court.
        """
        if ruling.key not in self._courts:
            self._courts[ruling.key] = court_in(ruling.court)
        return self._courts[ruling.key]

    def sits(self, named: CourtNamed, ruling: Ruling) -> bool:
        """Say whether a court that is named can be that of a ruling.

        Returns:
            Whether it can be; so also where its court is not known by that form.
        """
        code = ruling.ecli.split(":")[2] if ruling.ecli and ruling.ecli.startswith("ECLI:NL:") else None
        if code and fits(named, "NL", code):
            return True
        own = self.court(ruling)
        if own is None:
            return code is None or fits(named, "NL", code)
        if own.level != named.level:
            return False
        return own.place in {None, named.place} or named.place is None or (code is None and named.place in ruling.court)


def court_in(name: str) -> CourtNamed | None:
    """Read the name of a court.

    Returns:
        The court; None: it has no known form.
    """
    found = forms().court.match(name) or forms().court.search(name)
    return forms().named(found) if found else None


def places_of(code: str, names: Mapping[str, str]) -> frozenset[str]:
    """Give the places by which a court with some code may be called.

    Args:
        code: the code, as in an ECLI.
        names: the names of courts by their codes.

    Returns:
        Its own and those where it sits.
    """
    own = court_in(names[code]) if code in names else None
    seats = {forms().place(each) for each in forms().seats.get(code, ())}
    return frozenset(seats | ({own.place} if own and own.place else set()))


def fits(named: CourtNamed, country: str, code: str, names: Mapping[str, str] | None = None) -> bool:
    """Say whether a court that is named can be that of an ECLI.

    Args:
        country: the country of the ECLI.
        names: the names of courts by their codes; None: places are not compared unless they are seats.

    Returns:
        Whether it can be; so also where the code is not known.
    """
    level = forms().level_of(country, code)
    if level is None:
        return names is not None
    if level != named.level:
        return False
    if named.place is None:
        return True
    places = places_of(code, names or {})
    if names is None:
        return named.place in places
    return not places or named.place in places or named.place not in known_places(names)


def known_places(names: Mapping[str, str]) -> frozenset[str]:
    """Give every place by which a court may be called.

    Args:
        names: the names of courts by their codes.

    Returns:
        They; a place that is none of these may be one that is not known here.
    """
    return frozenset(place for code in {*names, *forms().seats} for place in places_of(code, names))


def near(given: str, known: str) -> bool:
    """Say whether a number differs from another as a slip does.

    Args:
        given: a number that is not known.

    Returns:
        Whether two neighbours changed places, one character too many or too few, or one other; yet not where another
        last digit makes it the number of a ruling that may well stand beside it.
    """
    given, known = given.upper(), known.upper()
    if given == known:
        return False
    if len(given) == len(known):
        differing = [at for at, pair in enumerate(zip(given, known, strict=True)) if pair[0] != pair[1]]
        if len(differing) == 1:
            return not _twins(given, known)
        first, last = differing[0], differing[-1]
        return len(differing) == len((first, last)) and sorted(given[first : last + 1]) == sorted(
            known[first : last + 1]
        )
    short, long = sorted((given, known), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _twins(given: str, known: str) -> bool:
    one, other = (re.search(r"\d+$", each) for each in (given, known))
    if one is None or other is None or given[: one.start()] != known[: other.start()]:
        return False
    return abs(int(one[0]) - int(other[0])) <= _TWINS


def numbers_of(cited: Cited) -> tuple[str, ...]:
    """Give the numbers of a citation, the surest first.

    Args:
        cited: the citation.

    Returns:
        ECLI, LJN, application and case numbers.
    """
    found = (cited.ecli, cited.ljn, *cited.applications, cited.case_number)
    return tuple(each for each in found if each)


def _spoken(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", plain(name)))
