"""Law: whether an article that is cited is there, has that paragraph, and holds on the day."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from privesfeer.cases.cite.articles import articles
from privesfeer.cases.cite.citation import ArticleCited
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import OWN
from privesfeer.engine.citations.finding import CitationFinding
from privesfeer.rules.articles import CodeCounted
from privesfeer.rules.rulebook import Rulebook
from privesfeer.rules.statute import ArticleVersion, Statute

_SAID = catalogue(__file__)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class CitedLaw:
    """The articles that are known, by code and number."""

    def __init__(self, rulebook: Rulebook, counted: Mapping[str, CodeCounted]) -> None:
        """Read which article each statute is.

        Args:
            rulebook: the statutes.
            counted: what is known of the codes.
        """
        self._counted = counted
        self._statutes: dict[tuple[str, str], list[Statute]] = defaultdict(list)
        for statute in rulebook.statutes.values():
            cites = {version.cite[OWN] for version in statute.versions}
            named = {(each.code, each.number) for cite in cites for _, _, each in articles(cite)}
            for one in named:
                self._statutes[one].append(statute)

    def statute(self, article: ArticleCited) -> Statute | None:
        """Find the statute that an article is.

        Returns:
            The first that names it; None: the statutes have none.
        """
        return next(iter(self._statutes.get((article.code, article.number), ())), None)

    def known(self, article: ArticleCited) -> bool:
        """Say whether anything is known of an article.

        Returns:
            Whether the statutes or the counts have it.
        """
        counted = self._counted.get(article.code)
        return self.statute(article) is not None or bool(counted and article.number in counted.paragraphs)

    def findings(self, article: ArticleCited, day: dt.date, sentence: str) -> Iterator[CitationFinding]:
        """Say what is not right with an article.

        Args:
            day: the day on which the law is read.
            sentence: the sentence that cites it: a year in it may be the one that is meant.

        Yields:
            What is not right.
        """
        counted = self._counted.get(article.code, CodeCounted())
        beyond = counted.beyond(article.number)
        if beyond:
            yield CitationFinding(kind="article", text=_SAID.NO_ARTICLE.fill(last=str(beyond)), expected=str(beyond))
            return
        if article.old:
            return
        count = counted.paragraphs.get(article.number)
        if count and article.paragraphs and (given := article.paragraphs[-1]) > count:
            text = _SAID.ONE_PARAGRAPH if count == 1 else _SAID.NO_PARAGRAPH
            yield CitationFinding(
                kind="article", text=text.fill(given=str(given), count=str(count)), expected=str(count)
            )
        last = self._ended(article, counted, day)
        if last and not any(year <= last.year for year in map(int, _YEAR.findall(sentence))):
            text = _SAID.LAW_ENDED if counted.until == last else _SAID.ARTICLE_ENDED
            yield CitationFinding(
                kind="article", text=text.fill(last=long_date(last), day=long_date(day)), expected=None
            )

    def _ended(self, article: ArticleCited, counted: CodeCounted, day: dt.date) -> dt.date | None:
        """Give the last day of an article that holds no longer."""
        if counted.until and counted.until < day:
            return counted.until
        ends = [version.valid.last for version in _versions(self._statutes.get((article.code, article.number), ()))]
        if ends and all(end and end < day for end in ends):
            return max(filter(None, ends))
        return None


def _versions(statutes: Iterable[Statute]) -> Iterator[ArticleVersion]:
    for statute in statutes:
        yield from statute.versions
