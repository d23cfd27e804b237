"""Citations: how a ruling is referred to in Dutch and in English; the forms are data, in courts.yaml."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import Field

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import (
    OWN,
    LocalizedFields,
    OptionalLocalizedFields,
    Record,
    Text,
    shown,
    untranslated,
)
from privesfeer.cases.fit import fit
from privesfeer.cases.ruling import Branch, EcliOrigin, Ruling

_SAID = catalogue(__file__)

STANDING = _SAID.table("STANDING")
_ECLI = re.compile(r"ECLI:(?P<country>[A-Z]{2}):(?P<court>[A-Z0-9]+):(?P<year>\d{4}):.+")


class UncitableError(LookupError):
    """No form in courts.yaml fits the court, one of its parts, or the respondent state of a ruling.

    Attributes:
        field: the field of the ruling.
        value: what it says.
        allowed: the forms that there are.
        text: what is wrong, in full sentences.
    """

    def __init__(self, field: str, value: str, allowed: Iterable[str]) -> None:
        """Keep what is wrong.

        Args:
            field: the field of the ruling.
            value: what it says.
            allowed: the forms that there are.
        """
        self.field, self.value, self.allowed = field, value, tuple(allowed)
        self.text = _SAID.UNCITABLE.fill(field=field, value=shown(value), allowed=", ".join(self.allowed))
        super().__init__(self.text.en)


class Pinpoint(Record):
    """How a place in a ruling is referred to: one paragraph, or more than one."""

    one: Text
    more: Text


class Court(OptionalLocalizedFields):
    """A court or one of its parts: the pattern of its name in ruling files, and how it is cited."""

    id: str | None = None
    match: str
    parties: bool = False
    telling: bool = False
    administrative: bool = False
    by_application: str | None = None
    pinpoint: Pinpoint | None = None


class CourtCode(LocalizedFields):
    """A court as its ECLI code names it: its name, and the years in which it gave judgment where these have an end."""

    from_: int | None = Field(None, alias="from")
    until: int | None = None


class Jurisdiction(LocalizedFields):
    """Where courts have a say, and how a citation tells it; None: the name of the court does."""

    mark: Text | None = None


class CitationWords(Record):
    """The fixed words of a citation."""

    date_unknown: Text
    date_not_after: Text
    ecli_unknown: Text
    ecli_origin: dict[EcliOrigin, Text]
    part: Text
    verification: Text
    origin: dict[EcliOrigin, Text]
    open_points: Text


class Courts(Record):
    """The courts, where each has a say, and how rulings are cited: courts.yaml, which explains each key.

    Attributes:
        codes: the courts by the country and court code of an ECLI: court_codes.yaml.
    """

    __hash__ = object.__hash__
    __eq__ = object.__eq__

    jurisdictions: dict[str, Jurisdiction]
    branches: dict[Branch, Text]
    docket: str
    place: str
    places: dict[str, str]
    courts: tuple[Court, ...]
    marks: tuple[Court, ...]
    countries: dict[str, str]
    in_dutch: dict[str, str]
    pinpoints: Pinpoint = Field(alias="pinpoint")
    links: dict[str, str | None]
    words: CitationWords
    kinds: dict[str, Text]
    confidence: dict[str, Text]
    codes: dict[str, dict[str, CourtCode]]

    @classmethod
    def load(cls, folder: Path) -> "Courts":
        """Read the courts from their folder.

        Args:
            folder: holds courts.yaml and court_codes.yaml.

        Raises:
            ValueError: a file is not valid.
            OSError: a file cannot be read.
        """
        codes = fit(dict[str, dict[str, CourtCode]], folder / "court_codes.yaml")
        read: Courts = fit(cls, folder / "courts.yaml", more={"codes": codes})
        return read

    def find(self, entries: tuple[Court, ...], name: str) -> tuple[Court, Text]:
        """Find the entry that a name matches.

        Args:
            entries: courts or marks; the first that matches is taken.
            name: the name, as a ruling file has it.

        Returns:
            The entry, and its wording for this name; empty for a part that is not cited.

        Raises:
            UncitableError: no entry matches.
        """
        for entry in entries:
            found = re.fullmatch(entry.match.replace("{place}", f"(?P<place>{self.place})"), name)
            if found:
                place = found.groupdict().get("place") or ""
                return entry, Text.of(entry).fill(place=_own(place, self.places.get(place, place)))
        raise UncitableError("court", name, (entry.match for entry in entries))

    def dutch(self, name: str) -> str:
        """Put the connecting words of an English name or list into Dutch.

        Args:
            name: for instance "28957/06 and 28964/06".

        Returns:
            The Dutch wording.
        """
        for english, dutch in self.in_dutch.items():
            name = name.replace(english, dutch)
        return name

    def cite(self, ruling: Ruling, *, filed: bool = False) -> Text:
        """Cite a ruling; what no source gives is said to be unknown, and an ECLI that none prints to be composed.

        Args:
            filed: as in a paper that is filed: where its ECLI comes from is told elsewhere.

        Returns:
            The citation, Dutch after the Leidraad voor juridische auteurs.

        Raises:
            UncitableError: courts.yaml has no form for its court, part of it, jurisdiction or the respondent state.
        """
        court, cited, docket = self._court(ruling)
        title = self._title(ruling, court)
        parts = [self._dated(ruling, cited)]
        if title and court.parties:
            parts.append(_own("", ruling.name))
        if ruling.application:
            parts.append(_own(self.dutch(ruling.application), ruling.application))
        if ruling.ecli:
            marked = None if filed else self.words.ecli_origin.get(ruling.ecli_origin)
            parts.append(marked.fill(ecli=ruling.ecli) if marked else untranslated(ruling.ecli))
        else:
            ljn = f"LJN {ruling.ljn}" if ruling.ljn and not ruling.application else None
            parts += [untranslated(number) for number in (docket, ljn) if number]
            parts.append(self.words.ecli_unknown)
        parts += map(untranslated, ruling.reported)
        citation = Text.joined(parts, ", ")
        if not title:
            return citation
        in_brackets = Text.joined((citation, title.map("({})".format)), " ")
        return Text.each(lambda lang: citation[lang] if court.parties and lang != OWN else in_brackets[lang])

    def cite_outside(self, name: str) -> Text:
        """Cite a ruling that is not in the casebook, as far as its ECLI tells: its court and year.

        Args:
            name: its ECLI, or how else it is known.

        Returns:
            "Rb. Den Haag 2022" before such an ECLI; the name alone where it is none, or its court has no short form.
        """
        whole = _ECLI.fullmatch(name)
        code = self.codes.get(whole["country"], {}).get(whole["court"]) if whole else None
        if whole is None or code is None:
            return untranslated(name)
        try:
            _, court = self.find(self.courts, code.nl)
        except UncitableError:
            court = Text.of(code)
        return Text.joined([Text.joined([court, untranslated(whole["year"])], " "), untranslated(name)], ", ")

    def court_of(self, ruling: Ruling) -> Text:
        """Name the court of a ruling as a citation does.

        Returns:
            Its name, with its parts in brackets.

        Raises:
            UncitableError: courts.yaml has no form for it.
        """
        return self._court(ruling)[1]

    def administrative(self, ruling: Ruling) -> bool:
        """Say whether an administrative court gave a ruling; the branch of law does not tell.

        Returns:
            Whether its court is one, or the division of it that sat.
        """
        return any(entry.administrative for entry in self._entries(ruling))

    def telling(self, ruling: Ruling) -> bool:
        """Say whether the name of a court tells what it is.

        Returns:
            Whether it does.
        """
        return self._entries(ruling)[0].telling

    def ids(self, ruling: Ruling) -> frozenset[str]:
        """Say which court gave a ruling, and which part of it where that has an id."""
        return frozenset(entry.id for entry in self._entries(ruling) if entry.id)

    @property
    def all_ids(self) -> frozenset[str]:
        """The ids of all courts, and of the parts that have one."""
        return frozenset(entry.id for entry in (*self.courts, *self.marks) if entry.id)

    def _entries(self, ruling: Ruling) -> tuple[Court, ...]:
        """Find the entry of the court and those of its parts."""
        head, *parts = self._named(ruling)[0]
        return self.find(self.courts, head)[0], *(self.find(self.marks, part)[0] for part in parts)

    def _named(self, ruling: Ruling) -> tuple[list[str], str | None]:
        """Take apart what a file says of a court: the court with its parts, and the docket number, if any."""
        found = re.fullmatch(self.docket, ruling.court)
        if found is None:
            raise UncitableError("court", ruling.court, [self.docket])
        return [part for part in re.split(r" ?[,()] ?", found["court"]) if part], found["docket"]

    def _court(self, ruling: Ruling) -> tuple[Court, Text, str | None]:
        """Find the court's entry, its name with its parts in brackets, and the docket number, if any."""
        (head, *parts), docket = self._named(ruling)
        court, name = self.find(self.courts, head)
        told = [self.find(self.marks, part)[1] for part in parts]
        if ruling.jurisdiction not in self.jurisdictions:
            raise UncitableError("jurisdiction", ruling.jurisdiction, self.jurisdictions)
        marks = Text.joined([*told, *self._apart(ruling, told=court.telling)], ", ")
        with_marks = Text.joined((name, marks.map(lambda words: f"({words})" if words else "")), " ")
        return court, with_marks, docket

    def apart(self, ruling: Ruling) -> Text | None:
        """Say in a word what sets a ruling apart from those of the ordinary courts here.

        Args:
            ruling: the ruling; of a known jurisdiction.

        Returns:
            Its country, where that is another, and "disciplinary"; None: it is one of theirs.
        """
        marks = [*self._apart(ruling, told=False)]
        return Text.joined(marks, ", ") if marks else None

    def _apart(self, ruling: Ruling, *, told: bool) -> Iterator[Text]:
        branch = None if told else self.branches.get(ruling.branch)
        yield from filter(None, (branch, self.jurisdictions[ruling.jurisdiction].mark))

    def _dated(self, ruling: Ruling, court: Text) -> Text:
        words = self.words
        if ruling.date:
            return Text.joined([court, long_date(ruling.date)], " ")
        if ruling.date_not_after:
            return Text.joined([court, words.date_not_after.fill(date=long_date(ruling.date_not_after))], ", ")
        return Text.joined([court, words.date_unknown], ", ")

    def title(self, ruling: Ruling) -> Text | None:
        """Give the name that a citation of a ruling bears.

        Returns:
            The name that lawyers know it by, or that of the parties; without an ECLI what its file calls it; else None.

        Raises:
            UncitableError: courts.yaml has no form for its court or the respondent state.
        """
        return self._title(ruling, self._court(ruling)[0])

    def _title(self, ruling: Ruling, court: Court) -> Text | None:
        # A bracket within a name becomes a comma, since the name may stand in brackets.
        if ruling.known_as:
            return untranslated(ruling.known_as[0])
        if ruling.ecli and not ruling.application:
            return None
        if not court.parties:
            return untranslated(re.sub(r" \((.*)\)$", r", \1", ruling.name))
        # That it is a decision, not a judgment, Dutch says beside the court.
        name = ruling.name.removesuffix(" (dec.)")
        applicant, _, respondent = re.sub(r" v\.? ", "/", name, count=1).partition("/")
        applicant = self.dutch(applicant)
        if ruling.level == "echr" and respondent not in self.countries:
            raise UncitableError("name", ruling.name, (f"… v. {country}" for country in self.countries))
        respondent = self.countries.get(respondent, respondent)
        return _own(f"{applicant}/{respondent}" if respondent else applicant, ruling.name)

    def pinpoint(self, paragraph: str | None, ruling: Ruling) -> Text:
        """Refer to a place in a ruling.

        Args:
            paragraph: the number or numbers that a source gives, such as "2.5.3" or "116, 125"; None: none.

        Returns:
            "r.o. 2.5.3" and "para. 2.5.3", in the form of the ruling's court; empty for None.

        Raises:
            UncitableError: courts.yaml has no form for its court.
        """
        if paragraph is None:
            return untranslated("")
        court, _, _ = self._court(ruling)
        forms = court.pinpoint or self.pinpoints
        return (forms.more if re.search("[,-]", paragraph) else forms.one).fill(paragraph=paragraph)

    def deeplink(self, ruling: Ruling) -> str | None:
        """Give the lasting public address of a ruling.

        Returns:
            The address, made from the ECLI or, where none is known and the court has such addresses, from the (first)
            application number; None where the public site has none.

        Raises:
            UncitableError: courts.yaml has no form for its court.
        """
        ecli = ruling.ecli
        if ecli is None:
            link = self._court(ruling)[0].by_application
            number = re.match(r"\d+/\d+", ruling.application or "")
            return link.format(application=number[0]) if link and number else None
        link = next((link for prefix, link in self.links.items() if ecli.startswith(prefix)), None)
        return link and link.format(ecli=ecli)

    def follows(self, ecli: str | None) -> str | None:
        """Say what address follows from how an ECLI begins, for whoever knows no court of which there is none.

        Args:
            ecli: the ECLI; None: there is none.

        Returns:
            The address; None: none follows.
        """
        links = (link for prefix, link in self.links.items() if link and ecli and ecli.startswith(prefix))
        return next((link.format(ecli=ecli) for link in links), None)

    def verification(self, ruling: Ruling) -> Text:
        """Say in a few words how a ruling was read, and where its ECLI comes from.

        Returns:
            Such as "read in the court's text".
        """
        return self._with_origin(ruling, ruling.verification)

    def provenance(self, ruling: Ruling) -> Text:
        """Say where a ruling was read, how sure that is, where its ECLI comes from, and whether points are open.

        Returns:
            A short phrase; the kinds of sources stand best first.
        """
        read = {source.kind for source in ruling.sources}
        whole = {source.kind for source in ruling.sources if not source.part}
        labels = [
            label if kind in whole else self.words.part.fill(kind=label)
            for kind, label in self.kinds.items()
            if kind in read
        ]
        kinds = Text.enumerate(labels)
        phrase = self.words.verification.fill(kinds=kinds, confidence=self.confidence[ruling.confidence])
        phrase = self._with_origin(ruling, phrase)
        return self.words.open_points.fill(verification=phrase) if ruling.unverified else phrase

    def _with_origin(self, ruling: Ruling, phrase: Text) -> Text:
        """Add where its ECLI comes from, unless the source that tells the case prints it."""
        origin = self.words.origin.get(ruling.ecli_origin)
        return origin.fill(verification=phrase) if origin else phrase


def _own(dutch: str, english: str) -> Text:
    """Write what Dutch citations have in a form of their own, and those in every other language as in English."""
    return Text.each(lambda lang: dutch if lang == OWN else english)
