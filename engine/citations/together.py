"""Together: whether number, court, day, name and report of a citation belong together, as far as is known."""

import datetime as dt
import re
from collections.abc import Collection, Iterator
from dataclasses import asdict
from difflib import SequenceMatcher

from privesfeer.cases.cite.citation import Cited
from privesfeer.cases.cite.forms import CourtNamed
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Text, plain
from privesfeer.cases.reference import malformed, outside_its_years
from privesfeer.cases.ruling import Ruling
from privesfeer.engine.citations.finding import CitationFinding
from privesfeer.engine.citations.known import KnownRulings, fits, near, numbers_of

_SAID = catalogue(__file__)
_ALIKE = 0.75  # of two names that differ in spelling
_PARTIES = re.compile(r"\s*/\s*|\s+(?:v|vs|tegen|t)\.?\s+")


class Together:
    """Holds the parts of citations against the casebook and against each other."""

    def __init__(self, known: KnownRulings) -> None:
        """Keep what is known."""
        self._known = known
        self._courts = known.casebook.courts
        self._names = {code: each.nl for code, each in self._courts.codes["NL"].items()}

    def ruling(self, cited: Cited) -> Ruling | None:
        """Find the ruling that a citation refers to.

        Args:
            cited: the citation.

        Returns:
            That of its number; without a number that of its report, else of its name where one ruling alone is called
            so; None: it is not known here.
        """
        numbers = numbers_of(cited)
        if numbers:
            return next(filter(None, map(self._known.by_number, numbers)), None)
        if cited.reports:
            return next(filter(None, map(self._known.by_report, cited.reports)), None)
        called = self._known.named(cited.names)
        single = [rulings[0] for rulings in called.values() if len(rulings) == 1]
        if single:
            return single[0]
        if cited.date and cited.court:
            found = [each for each in self._known.on(cited.date) if self._known.sits(cited.court, each)]
            return found[0] if len(found) == 1 else None
        return None

    def findings(self, cited: Cited, ruling: Ruling | None, day: dt.date) -> Iterator[CitationFinding]:
        """Say what does not belong together.

        Args:
            cited: the citation.
            ruling: the ruling to which its number refers.
            day: today.

        Yields:
            What is not right.
        """
        if wrong := self._form(cited, day):
            slip = self._typo(cited)
            yield slip or wrong
            return
        if ruling is None:
            slip = self._typo(cited)
            if slip:
                yield slip
                return
            yield from self._alone(cited, day)
            yield from self._called(cited, None)
            return
        if slip := self._another(cited, ruling):
            yield slip
            return
        yield from self._of_several(cited, ruling)
        yield from self._court(cited, ruling)
        yield from self._date(cited, ruling)
        yield from self._called(cited, ruling)
        yield from self._reported(cited, ruling)

    def _form(self, cited: Cited, day: dt.date) -> CitationFinding | None:
        if cited.ecli:
            why = next(malformed(cited.ecli), None) or outside_its_years(cited.ecli, self._courts, day)
            return CitationFinding(kind="form", text=_SAID.FORM.fill(why=why)) if why else None
        if cited.ljn and not re.fullmatch(r"[A-Z]{2}\d{4}", cited.ljn):
            return CitationFinding(kind="form", text=_SAID.LJN_FORM)
        return None

    def _typo(self, cited: Cited) -> CitationFinding | None:
        """Find the ruling to which all but the number belongs, where the number is nearly its."""
        for number in numbers_of(cited):
            for other, shared in self._beside(cited):
                for each in self._candidates(other, number):
                    if near(number.removesuffix(" P"), each):
                        text = _SAID.TYPO.fill(shared=_listed(shared), expected=each)
                        return CitationFinding(kind="typo", text=text, expected=each)
        return None

    def _of_several(self, cited: Cited, ruling: Ruling) -> Iterator[CitationFinding]:
        """Find a slip in one of several application numbers, where another is that of the ruling."""
        for number in cited.applications:
            other = next((each for each in self._candidates(ruling, number) if near(number, each)), None)
            if other and self._known.by_number(number) is None:
                text = _SAID.TYPO.fill(shared=_SAID.SHARED_NUMBERS, expected=other)
                yield CitationFinding(kind="typo", text=text, expected=other)

    def _beside(self, cited: Cited) -> Collection[tuple[Ruling, list[Text]]]:
        """Give the rulings to which what stands beside the number belongs, and what that is."""
        found: dict[str, tuple[Ruling, list[Text]]] = {}

        def add(ruling: Ruling, what: Text) -> None:
            found.setdefault(ruling.key, (ruling, []))[1].append(what)

        if cited.date:
            for each in self._known.on(cited.date):
                if cited.court is None or self._known.sits(cited.court, each):
                    add(each, _SAID.SHARED_DATE if cited.court else _SAID.SHARED_DAY)
        for rulings in self._known.named(cited.names).values():
            for each in rulings:
                add(each, _SAID.SHARED_NAME)
        for report in cited.reports:
            if other := self._known.by_report(report):
                add(other, _SAID.SHARED_REPORT)
        return found.values()

    @staticmethod
    def _candidates(ruling: Ruling, number: str) -> Iterator[str]:
        """Give the numbers of a ruling that are of the kind of another."""
        if number.startswith("ECLI:"):
            yield from filter(None, [ruling.ecli])
        elif "/" in number:
            found = re.findall(r"[CTF]-\d+/\d\d|\d+/\d\d", ruling.application or "")
            yield from (each for each in found if each[0].isalpha() == number[0].isalpha())
        elif ruling.ljn:
            yield ruling.ljn
        elif ruling.ecli and re.fullmatch(r"[A-Z]{2}\d{4}", last := ruling.ecli.rpartition(":")[2]):
            yield last

    def _another(self, cited: Cited, ruling: Ruling) -> CitationFinding | None:
        """Say that a known number stands beside the day and the name, or the report, of another ruling."""
        if cited.date in {ruling.date, None} or not (cited.names or cited.reports):
            return None
        for other, shared in self._beside(cited):
            if other.key != ruling.key and len(shared) > 1:
                text = _SAID.TYPO_KNOWN.fill(
                    actual=self._courts.cite(ruling), shared=_listed(shared), expected=self._courts.cite(other)
                )
                return CitationFinding(kind="name", text=text, expected=other.ecli or other.key)
        return None

    def _alone(self, cited: Cited, day: dt.date) -> Iterator[CitationFinding]:
        """Hold an ECLI that is not known against the court and the day beside it; and a day against today."""
        given = long_date(cited.date) if cited.date else None
        if given and cited.date and cited.date > day:
            yield CitationFinding(kind="date", text=_SAID.FUTURE_DAY.fill(given=given))
        if cited.ecli is None:
            return
        _, country, code, year, _ = cited.ecli.split(":")
        if given and cited.date and int(year) < cited.date.year:
            yield CitationFinding(kind="date", text=_SAID.AFTER_ITS_YEAR.fill(year=year, given=given))
        told = self._courts.codes.get(country, {}).get(code)
        if cited.court and told and not fits(cited.court, country, code, self._names):
            yield self._other_court(cited, Text.of(told), _SAID.COURT_OF_CODE)

    def _court(self, cited: Cited, ruling: Ruling) -> Iterator[CitationFinding]:
        if cited.court and not self._sits(cited.court, ruling):
            yield self._other_court(cited, self._courts.court_of(ruling), _SAID.COURT)

    def _sits(self, named: CourtNamed, ruling: Ruling) -> bool:
        if self._known.sits(named, ruling):
            return True
        if ruling.ecli:
            _, country, code, *_ = ruling.ecli.split(":")
            return fits(named, country, code, self._names)
        return self._known.court(ruling) is None

    def _other_court(self, cited: Cited, expected: Text, words: Text) -> CitationFinding:
        assert cited.court  # noqa: S101 - who asks has one; narrows the type
        given = " ".join(filter(None, (cited.court.level.upper(), cited.court.place)))
        return CitationFinding(kind="court", text=words.fill(expected=expected, given=given), expected=expected.nl)

    def _date(self, cited: Cited, ruling: Ruling) -> Iterator[CitationFinding]:
        if cited.date is None or cited.date == ruling.date:
            return
        given = long_date(cited.date)
        if any(each in relation.ruling for relation in ruling.relations for each in asdict(given).values()):
            return  # an earlier decision in the same case, which may bear the same number
        if ruling.date is None:
            latest = ruling.date_not_after
            if latest and cited.date > latest:
                text = _SAID.DATE_LATEST.fill(expected=long_date(latest), given=given)
                yield CitationFinding(kind="date", text=text, expected=latest.isoformat())
            return
        expected = long_date(ruling.date)
        others = [
            each for each in self._known.on(cited.date) if cited.court is None or self._known.sits(cited.court, each)
        ]
        text = (
            _SAID.DATE_OF.fill(expected=expected, given=given, other=self._courts.cite(others[0]))
            if len(others) == 1
            else _SAID.DATE.fill(expected=expected, given=given)
        )
        yield CitationFinding(kind="date", text=text, expected=ruling.date.isoformat())

    def _called(self, cited: Cited, ruling: Ruling | None) -> Iterator[CitationFinding]:
        """Hold the name against the rulings that bear it; without any that does, against the parties of the ruling."""
        called = self._known.named(cited.names)
        if ruling is None:
            # A number that is not known, beside a name that is: of that ruling another number is known.
            for name, rulings in called.items():
                if len(rulings) == 1 and (cited.ecli or cited.applications) and self._numbered(rulings[0], cited):
                    text = _SAID.NAME.fill(given=name, other=self._courts.cite(rulings[0]))
                    yield CitationFinding(kind="name", text=text, expected=rulings[0].ecli or rulings[0].application)
            return
        for name, rulings in called.items():
            if all(each.line != ruling.line for each in rulings) and not self._bears(name, ruling):
                text = _SAID.NAME.fill(given=name, other=self._courts.cite(rulings[0]))
                yield CitationFinding(kind="name", text=text, expected=self._name(ruling))
                return
        for name in cited.names:
            if name not in called and ruling.application and not self._bears(name, ruling):
                expected = self._name(ruling) or ruling.name
                text = _SAID.NAME_PARTIES.fill(expected=expected, given=name)
                yield CitationFinding(kind="name", text=text, expected=expected)
                return

    @staticmethod
    def _numbered(ruling: Ruling, cited: Cited) -> bool:
        """Say whether of a ruling a number of the kind that is given is known, under another court's number or not."""
        if cited.ecli:
            return (
                bool(ruling.ecli)
                and ruling.ecli_origin == "printed"
                and cited.ecli.split(":")[2] == (ruling.ecli or "").split(":")[2]
            )
        return bool(ruling.application)

    def _bears(self, name: str, ruling: Ruling) -> bool:
        """Say whether a name is that of a ruling, save for its spelling or a country's."""
        wanted = {plain(each) for each in (ruling.name, *ruling.called)}
        title = self._courts.title(ruling)
        wanted |= {plain(each) for each in asdict(title).values()} if title else set()
        told = plain(name)
        first = _PARTIES.split(told)[0]
        words = {part for each in wanted for part in re.findall(r"[^\W\d_]{4,}", each)}
        if any(part in words for part in re.findall(r"[^\W\d_]{4,}", first)):
            return True
        return any(SequenceMatcher(None, first, _PARTIES.split(each)[0]).ratio() >= _ALIKE for each in wanted if each)

    def _name(self, ruling: Ruling) -> str | None:
        title = self._courts.title(ruling)
        return title.nl if title else None

    def _reported(self, cited: Cited, ruling: Ruling) -> Iterator[CitationFinding]:
        for report in cited.reports:
            other = self._known.by_report(report)
            if other and other.key != ruling.key and other.line != ruling.line:
                text = _SAID.REPORT.fill(given=report, other=self._courts.cite(other))
                yield CitationFinding(kind="report", text=text, expected=", ".join(ruling.reported) or None)


def _listed(shared: list[Text]) -> Text:
    return Text.enumerate(shared)
