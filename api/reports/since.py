"""Since report: what has changed since a verdict was given, as a person reads it."""

from collections.abc import Iterable, Iterator

from privesfeer.api.ask.verdict_diff import Cause, Then, ThenAndNow, VerdictDiff
from privesfeer.api.paper import wording as paper_wording
from privesfeer.api.paper.blocks import Banner, Block, Heading, Item, Line, Paragraph, Span, plain, printable
from privesfeer.api.reports import wording
from privesfeer.api.reports.sources import Citing
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.engine import Standing

_SAID = catalogue(__file__)


def verdict_diff_report(told: VerdictDiff, lang: Lang) -> tuple[Block, ...]:
    """Tell what has changed since a verdict was given.

    Args:
        told: the answers, then and now.

    Returns:
        The text: what came out otherwise and what moved it, then what stayed, and what was not asked then.
    """
    return tuple(_SinceReport(lang).blocks(told))


class _SinceReport(Citing):
    """Then and now in one language."""

    def blocks(self, told: VerdictDiff) -> Iterator[Block]:
        title = printable(self.says(told.title)) if told.title else ""
        yield Heading(1, title or self.says(_SAID.SINCE))
        days = {"then": long_date(told.given_as_of), "now": long_date(told.as_of)}
        yield Paragraph(self.line(_SAID.DAYS, "quiet", **days))
        facts = [self.line(each.text, "warning") for each in told.moved if each.part == "facts"]
        yield Banner((self.line(told.text, "strong"), *facts))
        turned = [each for each in told.differences if each.change == "outcome"]
        yield from self._moved(_SAID.BY_LAW, (each for each in turned if each.by_law))
        yield from self._moved(_SAID.BY_BOOKS, (each for each in turned if not each.by_law))
        yield from self._moved(_SAID.STRENGTH, (each for each in told.differences if each.change == "strength"))
        for change, heading in (("same", _SAID.SAME), ("new", _SAID.NEW), ("untold", _SAID.TODAY)):
            yield from self._listed(heading, (each for each in told.differences if each.change == change))
        gone = (each for each in told.differences if each.change == "gone")
        items = (Item(self._named(each, self._then(each.was))) for each in gone if each.was)
        yield from self.section(2, _SAID.GONE, items)
        yield from self._sources()
        parts = [self.says(each.text) for each in told.moved if each.part != "facts"]
        if parts:
            yield Paragraph(plain(" ".join(parts), "quiet"))
        yield Paragraph(self.line(told.limits, "quiet"))
        yield Paragraph(self.line(paper_wording.MADE_WITH, "quiet", **dict(told.versions)))

    def _moved(self, heading: Text, differences: Iterable[ThenAndNow]) -> Iterator[Block]:
        """Tell answers then and now, each with what moved it."""
        items = []
        for each in differences:
            below = [self.labelled(_SAID.THEN, self._then(each.was))] if each.was else []
            below += [self.labelled(_SAID.NOW, self._now(each.now))] if each.now else []
            below += [self._cause(cause) for cause in each.causes]
            items.append(Item(plain(self._subject(each), "strong"), tuple(below)))
        yield from self.section(2, heading, items)

    def _cause(self, cause: Cause) -> Line:
        """Tell what moved an answer, with the sources that its sentence does not name; all stand in the table."""
        said = self.says(cause.text)
        named = [each for each in cause.authority if self.says(each.short) in said]
        for each in named:
            self._name(each)
        return (Span(said), *self._in_brackets(each for each in cause.authority if each not in named))

    def _listed(self, heading: Text, differences: Iterable[ThenAndNow]) -> Iterator[Block]:
        items = (Item(self._named(each, self._now(each.now))) for each in differences if each.now)
        yield from self.section(2, heading, items)

    def _subject(self, difference: ThenAndNow) -> str:
        short = capital(self.says(difference.short))
        if difference.act is None:
            return short
        return f"{self.says(_SAID.ACT, number=str(difference.act + 1))}, {self.says(difference.short)}"

    def _named(self, difference: ThenAndNow, told: Line) -> Line:
        return self.labelled(self._subject(difference), told)

    def _then(self, then: Then) -> Line:
        rested = (Span(f" – {self.says(then.rested_on)}"),) if then.rested_on else ()
        return (*self.line(wording.answered(then) if then.outcome else then.outcome_text), *rested)

    def _now(self, now: Standing) -> Line:
        if now.outcome is None:
            return self.line(now.outcome_text)
        return (*self.line(wording.answered(now)), *((Span(" – "), *self._point(now.decides)) if now.decides else ()))
