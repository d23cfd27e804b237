"""Citations: how a ruling is referred to in Dutch and in English; the forms are data, in courts.yaml."""

import datetime as dt
import re
from functools import cache
from pathlib import Path

from cases import document
from cases.ruling import Ruling
from cases.text import OWN, Record, Text, Unworded, same

_MONTHS = (
    Text(nl="januari", en="January"),
    Text(nl="februari", en="February"),
    Text(nl="maart", en="March"),
    Text(nl="april", en="April"),
    Text(nl="mei", en="May"),
    Text(nl="juni", en="June"),
    Text(nl="juli", en="July"),
    Text(nl="augustus", en="August"),
    Text(nl="september", en="September"),
    Text(nl="oktober", en="October"),
    Text(nl="november", en="November"),
    Text(nl="december", en="December"),
)


class UncitableError(LookupError):
    """No form in courts.yaml fits the court, one of its parts, or the respondent state of a ruling."""


class Pinpoint(Record):
    """How a place in a ruling is referred to: one paragraph, or more than one."""

    one: Text
    more: Text


class Court(Unworded):
    """A court or one of its parts: the pattern of its name in ruling files, and how it is cited."""

    match: str
    parties: bool = False
    pinpoint: Pinpoint | None = None


class Words(Record):
    """The fixed words of a citation."""

    date_unknown: Text
    date_not_after: Text
    ecli_unknown: Text
    verification: Text
    open_points: Text


class Forms(Record):
    """The content of courts.yaml, which explains each key."""

    docket: str
    place: str
    places: dict[str, str]
    courts: tuple[Court, ...]
    marks: tuple[Court, ...]
    countries: dict[str, str]
    in_dutch: dict[str, str]
    pinpoint: Pinpoint
    links: dict[str, str | None]
    words: Words
    kinds: dict[str, Text]
    confidence: dict[str, Text]

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
        raise UncitableError(f"courts.yaml has no form for '{name}'")

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


@cache
def _forms() -> Forms:
    return Forms.model_validate(document.read(Path(__file__).with_name("courts.yaml")))


def long_date(date: dt.date) -> Text:
    """Write a date out.

    Args:
        date: the date.

    Returns:
        "8 februari 2012" and "8 February 2012".
    """
    return _MONTHS[date.month - 1].map(lambda month: f"{date.day} {month} {date.year}")


def cite(ruling: Ruling) -> Text:
    """Cite a ruling; what no source gives is said to be unknown, and an ECLI is never composed.

    Args:
        ruling: the ruling.

    Returns:
        The citation, Dutch after the Leidraad voor juridische auteurs.

    Raises:
        UncitableError: courts.yaml has no form for its court, a part of it, or the respondent state.
    """
    court, cited, docket = _court(ruling)
    title = _title(ruling, court) if ruling.application or not ruling.ecli else None
    parts = [_dated(ruling, cited)]
    if title and court.parties:
        parts.append(_own("", ruling.name))
    if ruling.application:
        parts.append(_own(_forms().dutch(ruling.application), ruling.application))
    if ruling.ecli:
        parts.append(same(ruling.ecli))
    else:
        ljn = f"LJN {ruling.ljn}" if ruling.ljn and not ruling.application else None
        parts += [same(number) for number in (docket, ljn) if number]
        parts.append(_forms().words.ecli_unknown)
    citation = Text.joined(parts, ", ")
    if not title:
        return citation
    in_brackets = Text.joined((citation, title.map("({})".format)), " ")
    return Text.each(lambda lang: citation[lang] if court.parties and lang != OWN else in_brackets[lang])


def _own(dutch: str, english: str) -> Text:
    """Write what Dutch citations have in a form of their own, and those in every other language as in English."""
    return Text.each(lambda lang: dutch if lang == OWN else english)


def _court(ruling: Ruling) -> tuple[Court, Text, str | None]:
    """Find the court's entry, its name with its parts in brackets, and the docket number, if any."""
    forms = _forms()
    found = re.fullmatch(forms.docket, ruling.court)
    if found is None:
        raise UncitableError(f"courts.yaml has no form for '{ruling.court}'")
    head, *parts = (part for part in re.split(r" ?[,()] ?", found["court"]) if part)
    court, name = forms.find(forms.courts, head)
    marks = Text.joined([forms.find(forms.marks, part)[1] for part in parts], ", ")
    with_marks = Text.joined((name, marks.map(lambda words: f"({words})" if words else "")), " ")
    return court, with_marks, found["docket"]


def _dated(ruling: Ruling, court: Text) -> Text:
    words = _forms().words
    if ruling.date:
        return Text.joined([court, long_date(ruling.date)], " ")
    if ruling.date_not_after:
        return Text.joined([court, words.date_not_after.fill(date=long_date(ruling.date_not_after))], ", ")
    return Text.joined([court, words.date_unknown], ", ")


def _title(ruling: Ruling, court: Court) -> Text:
    """Give the name of the case; a bracket within it becomes a comma, since it may stand in brackets."""
    if not court.parties:
        return same(re.sub(r" \((.*)\)$", r", \1", ruling.name))
    forms = _forms()
    # That it is a decision, not a judgment, Dutch says beside the court.
    name = ruling.name.removesuffix(" (dec.)")
    applicant, _, respondent = re.sub(r" v\.? ", "/", name, count=1).partition("/")
    applicant = forms.dutch(applicant)
    if ruling.level == "echr" and respondent not in forms.countries:
        raise UncitableError(f"courts.yaml has no Dutch name for the respondent state in '{ruling.name}'")
    respondent = forms.countries.get(respondent, respondent)
    return _own(f"{applicant}/{respondent}" if respondent else applicant, ruling.name)


def pinpoint(paragraph: str | None, ruling: Ruling) -> Text:
    """Refer to a place in a ruling.

    Args:
        paragraph: the number or numbers that a source gives, such as "2.5.3" or "116, 125"; None: none.
        ruling: the ruling.

    Returns:
        "r.o. 2.5.3" and "para. 2.5.3", in the form of the ruling's court; empty for None.

    Raises:
        UncitableError: courts.yaml has no form for its court.
    """
    if paragraph is None:
        return same("")
    court, _, _ = _court(ruling)
    forms = court.pinpoint or _forms().pinpoint
    return (forms.more if re.search("[,-]", paragraph) else forms.one).fill(paragraph=paragraph)


def deeplink(ruling: Ruling) -> str | None:
    """Give the lasting public address of a ruling.

    Args:
        ruling: the ruling.

    Returns:
        The address; None without an ECLI, or where the public site has no address made from it.
    """
    ecli = ruling.ecli
    if ecli is None:
        return None
    link = next((link for prefix, link in _forms().links.items() if ecli.startswith(prefix)), None)
    return link and link.format(ecli=ecli)


def verification(ruling: Ruling) -> Text:
    """Say where a ruling was read, how sure its content is, and whether points are open.

    Args:
        ruling: the ruling.

    Returns:
        A short phrase; the kinds of sources stand best first.
    """
    forms = _forms()
    read = {source.kind for source in ruling.sources}
    kinds = Text.enumerate([label for kind, label in forms.kinds.items() if kind in read])
    phrase = forms.words.verification.fill(kinds=kinds, confidence=forms.confidence[ruling.confidence])
    return forms.words.open_points.fill(verification=phrase) if ruling.unverified else phrase
