"""Measures report: how each measure would stand on the same facts, as a person reads it."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from privesfeer.api.paper.blocks import (
    Banner,
    Block,
    Item,
    Line,
    Paragraph,
    Span,
    joined,
    plain,
)
from privesfeer.api.reports import wording
from privesfeer.api.reports.sources import Citing
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.engine import DaysPassed, Rung, Scale, ScaleFamily

_SAID = catalogue(__file__)


def scale_report(
    scales: Iterable[Scale], title: Text | None, lang: Lang, passed: DaysPassed | None = None
) -> tuple[Block, ...]:
    """Tell how each value of a fact that is part of a question would be answered.

    Args:
        scales: the answers.
        title: the title of the incident, if it has one.
        passed: the days from knowledge of the reason to the measure, where they are known.

    Returns:
        The text: the lightest that stands, then each with what it rests on, those that stand first and from light to
        heavy, and what sets some of them apart.
    """
    return tuple(_ScaleReport(lang).blocks(scales, title, passed))


class _Placed(NamedTuple):
    """A rung in its family."""

    family: ScaleFamily
    rung: Rung


class _ScaleReport(Citing):
    """Scales in one language."""

    def blocks(self, scales: Iterable[Scale], title: Text | None, passed: DaysPassed | None) -> Iterator[Block]:
        yield from self.opening(_SAID.MEASURES, title)
        if passed:
            yield Paragraph(self.labelled(passed.title, " ".join(map(self.says, passed.sentences))))
        for scale in scales:
            placed = [_Placed(family, rung) for family in scale.families for rung in family.rungs]
            standing = [each for each in placed if _stands(each)]
            yield self._lightest(standing, placed)
            for heading, chosen in (
                (_SAID.STAND, standing),
                (_SAID.FALL, [each for each in placed if each.rung.outcome and not _stands(each)]),
                (_SAID.OPEN, [each for each in placed if not each.rung.outcome]),
            ):
                yield from self.section(2, heading, self._items(chosen))
            notes = (
                Item((*self.line(each.note), *self._in_brackets(each.authority)))
                for each in scale.families
                if each.note
            )
            yield from self.section(2, _SAID.OF_THEIR_OWN, notes)
        yield from self._sources()
        yield Paragraph(self.line(_SAID.MEASURES_LIMITS, "quiet"))

    def _lightest(self, standing: list[_Placed], placed: list[_Placed]) -> Banner:
        """Say which measure is the lightest that stands, and how the one that is given does."""
        first = standing[0].rung if standing else None
        given = [each.rung for each in placed if each.rung.given and each.rung is not first]
        unsaid = [each.rung.label for each in placed if not each.rung.outcome]
        lines = [self._named(_SAID.LIGHTEST, first) if first else self.line(_SAID.NONE_STANDS)]
        if unsaid and not first:
            lines.append(self.line(_SAID.UNSAID.fill(measures=Text.enumerate(unsaid))))
        return Banner((*lines, *(self._named(_SAID.AS_GIVEN, rung) for rung in given)))

    def _named(self, label: Text, rung: Rung) -> Line:
        told = (Span(self.says(rung.label), "strong"), Span(f" ({self.says(wording.answered(rung))})"))
        return self.labelled(label, told)

    def _items(self, placed: Iterable[_Placed]) -> Iterator[Item]:
        """Tell what measures rest on, and below it each that rests on it; those that are answered alike in one line."""
        for resting in _grouped(placed, lambda each: each.rung.decides):
            alike = _grouped(resting, _alike)
            told = [self._told(each) for each in alike]
            decides = resting[0].rung.decides
            if decides is None:
                yield from map(Item, told)
            else:
                point = self._point(decides)
                yield Item((Span(capital(point[0].text)), *point[1:]), tuple(told))

    def _told(self, alike: list[_Placed]) -> Line:
        """Tell how measures would stand, with the best ruling each way; that on which they rest was named already."""
        rung = alike[0].rung
        decides = rung.decides.authority.key if rung.decides and rung.decides.authority else None
        parts = [plain(self.says(wording.answered(rung)))]
        if rung.undecided:
            parts += [self._point(each) for each in rung.undecided.lines]
            return (
                Span(f"{capital(self.listed(each.rung.label for each in alike))}: ", "strong"),
                *joined(parts, ". "),
                Span("."),
            )
        if rung.supporting and rung.supporting.key != decides:
            parts.append((*self.line(_SAID.FOR), Span(" "), *self._name(rung.supporting)))
        if rung.opposing:
            parts.append((*self.line(_SAID.AGAINST), Span(" "), *self._name(rung.opposing)))
        return (Span(f"{capital(self.listed(each.rung.label for each in alike))}: ", "strong"), *joined(parts, "; "))


def _stands(placed: _Placed) -> bool:
    """Say whether a measure stands: in its family the lightest that does, or has that outcome as well."""
    standing = next((each for each in placed.family.rungs if each.value == placed.family.lightest), None)
    return standing is not None and placed.rung.outcome == standing.outcome


def _alike(placed: _Placed) -> tuple[object, ...]:
    rung = placed.rung
    return wording.answered(rung), rung.supporting, rung.opposing, rung.undecided and rung.undecided.lines


def _grouped(placed: Iterable[_Placed], alike: Callable[[_Placed], object]) -> list[list[_Placed]]:
    groups: list[tuple[object, list[_Placed]]] = []
    for each in placed:
        key = alike(each)
        found = next((group for other, group in groups if other == key), None)
        if found is None:
            groups.append((key, [each]))
        else:
            found.append(each)
    return [group for _, group in groups]
