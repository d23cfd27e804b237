"""Articles: the articles of law that a text cites, with their paragraphs; several behind one "art." are several."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from privesfeer.cases.cite.citation import ArticleCited
from privesfeer.cases.cite.forms import forms

_ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende")
_BEGINS = re.compile(r"(?<![\w.])(?:artt?\.?|arts?\.|[Aa]rtt?\.?|[Aa]rtikel(?:en)?|[Aa]rts?\.?|[Aa]rticles?)\s+(?=\d)")
_NUMBER = re.compile(r"(?P<number>\d{1,2}[A-Za-z]?:\d{1,4}[a-z]{0,2}|\d{1,4}[a-z]{0,3})(?![\w:])")
# Behind "en" a number above twelve is that of another article: no paragraph of that number is cited so.
_SERIES = (
    r"\d{1,2}(?:\s*(?:-|–|t/m|tot en met|to)\s*\d{1,2}(?![\w:])"
    r"|\s*(?:,|en|and|of|or)\s*(?:(?:de\s+)?(?:lid|leden)\s*)?(?:[1-9]|1[0-2])(?![\w:]))*"
)
_PARAGRAPHS = re.compile(
    rf",?\s*(?:\(|en\s+)?(?:lid|leden|par(?:agraph)?s?\.?|§{{1,2}})\s*(?P<series>{_SERIES})\)?(?![\w:])"
    rf"|,?\s*(?P<ordinal>{'|'.join(_ORDINALS)})\s+lid"
    r"|\s*\((?P<bracketed>\d{1,2})\)"
)
_LETTER = re.compile(
    r",?\s*\(?(?:aanhef(?:\s+en\s+(?=onder|sub|onderdeel))?|(?:onder(?:deel)?|sub|letter|point)\s*[a-z0-9]{1,2}°?(?![\w])"
    r"|\([a-z]\)|laatste (?:zin|volzin)|eerste (?:vol)?zin|tweede (?:vol)?zin)\)?"
    r"(?:\s*(?:,|en|and|of)\s*[a-z](?![\w.]))*"
)
_OLD = re.compile(r",?\s*\(?(?:oud|old|former)\)?(?![\w])")
_UNTIL = re.compile(r"\s*\((?:oud|old|tot|zoals|until|as it|geldend)[^()]{0,60}\)", re.IGNORECASE)
_JOINT = re.compile(
    r"\s*(?:,|;|en|and|of|or|jo\.?|juncto|j°|alsmede|in samenhang met|tot en met|t/m|-|–|to)\s*"
    r"(?:artt?\.?\s*|artikel(?:en)?\s*)?(?=\d)"
)
_BEFORE_CODE = re.compile(r"\s*,?\s*(?:\(?(?:van\s+(?:de|het)|of\s+the)\s+)?(?:oude?\s+)?")
_SPAN = re.compile(r"-|–|t/m|tot en met|to")
_WIDEST = 40  # paragraphs that a range may hold


@dataclass
class ArticleFound:
    """An article that was found.

    Attributes:
        start: where it starts on the page.
        end: where it ends.
        number: its number.
        paragraphs: the paragraphs.
        old: whether it is cited as old law.
    """

    start: int
    end: int
    number: str
    paragraphs: list[int] = field(default_factory=list)
    old: bool = False


def articles(text: str) -> Iterator[tuple[int, int, ArticleCited]]:
    """Find the articles of law that a text cites.

    Args:
        text: the text of a page.

    Yields:
        Each, with where it starts and ends; one behind which no code is named is none, unless its number names a book.
    """
    at = 0
    while begins := _BEGINS.search(text, at):
        held, at = _listed(text, begins)
        code, end, old = _code(text, at)
        if code is None:
            held = [each for each in held if ":" in each.number]
            code, end = "bw", at
        elif not held:
            continue
        at = max(end, at)
        for place, each in enumerate(held):
            last = place == len(held) - 1
            yield (
                each.start,
                at if last else each.end,
                ArticleCited(
                    code=code, number=each.number, paragraphs=tuple(sorted(set(each.paragraphs))), old=each.old or old
                ),
            )


def _listed(text: str, begins: re.Match[str]) -> tuple[list[ArticleFound], int]:
    """Read the articles of a list, up to where their code should stand."""
    held, at = list[ArticleFound](), begins.end()
    while number := _NUMBER.match(text, at):
        one = ArticleFound(begins.start() if not held else number.start(), number.end(), number["number"])
        one.end = at = _detailed(text, number.end(), one)
        held.append(one)
        joint = _JOINT.match(text, at)
        if not joint or not _NUMBER.match(text, joint.end()):
            break
        at = joint.end()
    return held, at


def _detailed(text: str, at: int, one: ArticleFound) -> int:
    while True:
        if found := _PARAGRAPHS.match(text, at):
            one.paragraphs += _numbers(found)
        elif found := _OLD.match(text, at):
            one.old = True
        elif not (found := _LETTER.match(text, at)) or found.end() == at:
            return at
        at = found.end()


def _numbers(found: re.Match[str]) -> list[int]:
    if found["ordinal"]:
        return [_ORDINALS.index(found["ordinal"]) + 1]
    if found["bracketed"]:
        return [int(found["bracketed"])]
    series = found["series"]
    numbers = [int(each) for each in re.findall(r"\d+", series)]
    if len(numbers) == len(("first", "last")) and _SPAN.search(series) and numbers[1] - numbers[0] in range(_WIDEST):
        return [*range(numbers[0], numbers[1] + 1)]
    return numbers


def _code(text: str, at: int) -> tuple[str | None, int, bool]:
    """Read the code behind the articles, and whether it is cited as old law."""
    joined = _BEFORE_CODE.match(text, at)
    start = joined.end() if joined else at
    found = forms().code.match(text, start)
    if found is None:
        return None, at, False
    code = forms().by_group[found.lastgroup or ""]
    old = bool(joined and "oud" in joined[0])
    end = found.end()
    if behind := _UNTIL.match(text, end):
        return code, behind.end(), True
    return code, end, old
