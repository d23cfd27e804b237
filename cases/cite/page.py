"""Page: a text as it is searched for citations, with the way back to the text as it was given.

What a printer or a word processor put in between does not hide a citation: a soft hyphen, a word broken at the end of a
line, a line that ends within an ECLI, the marks of Markdown, the address behind a link.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
# In this order: what is left out with nothing in its place, and what becomes a blank or the end of a paragraph.
_CHANGES = re.compile(
    rf"(?P<unseen>[{_UNSEEN}])"
    r"|(?P<link>\]\(<?(?:https?:)?//?[^\s()<>]{1,500}>?\))"
    r"|(?P<mark>[*`\\]|(?<![^\W_])_|_(?![^\W_])|\[(?!\^))"
    r"|(?P<broken>(?<=[a-zà-ÿ])-[ \t]*\r?\n[ \t]*(?=[a-zà-ÿ]))"
    r"|(?P<hyphen>(?<=-)[ \t]*\r?\n[ \t]*(?=[A-ZÀ-Þ]))"
    r"|(?P<paragraph>[ \t]*(?:\r?\n[ \t]*){2,}|\r?\n[ \t]*(?=(?:[-–•>#|]|\d{1,3}[.)]\s|\[\^)))"
    r"|(?P<line>\s+)"
)
_PUT = {"paragraph": "\n", "line": " "}
_END = re.compile(r"[.!?](?=[\"”’')\]]*\s+[\"“‘'(\[]*[A-ZÀ-Þ0-9])|\n")
# An abbreviation ends no sentence.
_ABBREVIATED = re.compile(
    r"(?:\b(?:art|artt|arts|nr|nrs|no|nos|Rb|Ktr|Vzr|Prg|vgl|verg|vgl\.nt|m\.nt|red|jo|o\.a|e\.a|r\.o|ro|rov|ov|para|paras|par|resp|d\.d|"
    r"aanh|mr|mrs|dr|prof|appl|cf|v|vs|lit|sub|ca|bijv|bv|Stb|Stcrt|Arbh|Corr|feb|jan|sept|okt|nov|dec|aug|Pres|[A-Z])"
    r"|[(\s][a-z])$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:^|\n|[.!?] )\s*\d{1,3}$")
_LOOK_BACK = 12
_ECLI = re.compile(r"ECLI:[A-Z]{2}:[A-Z0-9]+:\d{4}:[A-Z0-9.]*[A-Z0-9]")


@dataclass(frozen=True, eq=False)
class Page:
    """A text as it is searched.

    Attributes:
        given: the text as it was given.
        text: what is searched; a line end in it ends a paragraph.
        places: where each of its characters stands in the text as given, and where that ends.
    """

    given: str
    text: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, given: str) -> "Page":
        """Make a page of a text."""
        parts, places, at = list[str](), list[int](), 0
        for found in _CHANGES.finditer(given):
            parts.append(given[at : found.start()])
            places += range(at, found.start())
            put = _PUT.get(found.lastgroup or "", "")
            if found.lastgroup == "link":
                put = _linked(given, found)
            parts.append(put)
            places += [found.start()] * len(put)
            at = found.end()
        parts.append(given[at:])
        places += range(at, len(given) + 1)
        return cls(given, _composed("".join(parts), places), tuple(places))

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """Say where a stretch stands in the text as given.

        Args:
            start: where it starts on the page.
            end: where it ends.

        Returns:
            Where it starts and ends there.
        """
        return self.places[start], self.places[end - 1] + 1

    @cached_property
    def ends(self) -> list[int]:
        """Where sentences end, the first position behind each."""
        found = [each.end() for each in _END.finditer(self.text) if each[0] == "\n" or not self._within(each.start())]
        return [*found, len(self.text)]

    def _within(self, stop: int) -> bool:
        before = self.text[max(0, stop - _LOOK_BACK) : stop]
        return bool(_ABBREVIATED.search(before) or _NUMBERED.search(before))

    def sentence(self, at: int) -> tuple[int, int]:
        """Find the sentence around a place.

        Args:
            at: the place.

        Returns:
            Where it starts and ends.
        """
        number = bisect_right(self.ends, at)
        start = self.ends[number - 1] if number else 0
        return start, self.ends[min(number, len(self.ends) - 1)]

    def before(self, start: int) -> tuple[int, int] | None:
        """Find the sentence before another, within the same paragraph.

        Args:
            start: where the other starts.

        Returns:
            Where it starts and ends; None: there is none.
        """
        if not start or self.text[start - 1] == "\n":
            return None
        return self.sentence(start - 1)


def _linked(given: str, found: re.Match[str]) -> str:
    """Give the ECLI in the address of a link, where the words of the link do not have it."""
    ecli = _ECLI.search(unquote(found[0]))
    words = given[max(0, given.rfind("[", 0, found.start())) : found.start()]
    if ecli is None or ecli[0] in re.sub(r"\s", "", words).upper():
        return ""
    return f" ({ecli[0]})"


def _composed(text: str, places: list[int]) -> str:
    """Compose letters and their accents where that leaves their number as it is; so none is lost on the way back."""
    composed = unicodedata.normalize("NFC", text)
    if len(composed) == len(text):
        return composed
    letters, kept = list[str](), list[int]()
    for letter, place in zip(text, places, strict=False):
        whole = unicodedata.normalize("NFC", letters[-1] + letter) if letters and unicodedata.combining(letter) else ""
        if len(whole) == 1:
            letters[-1] = whole
        else:
            letters.append(letter)
            kept.append(place)
    places[:] = [*kept, places[-1]]
    return "".join(letters)
