"""Measures: those of the family of the measure at issue, and what is lighter and stands, side by side."""

from collections.abc import Container, Iterator, Sequence

from privesfeer.api.ask.registry import roles, rulebook
from privesfeer.api.memo.outcome import standing
from privesfeer.api.memo.rulings import Nearest
from privesfeer.api.memo.telling import Teller
from privesfeer.api.paper.blocks import Line, Span, Table
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import capital
from privesfeer.engine import Rung

_SAID = catalogue(__file__)
_IN_SHORT = 4  # up to how many no ruling stands beside each


class MeasuresTable:
    """The measures that can be compared with the one at issue."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells them.
        """
        self._teller = teller

    def table(self, most: int) -> Table | None:
        """Show them, from light to heavy.

        Args:
            most: how many; the one at issue stands among them.

        Returns:
            Each with whether it stands, by what, and the nearest ruling; None: there is nothing to compare,
            or nothing to choose any more, as the measure can no longer be contested or the employment is over.
        """
        matter = self._teller.matter
        if matter.barred or matter.left:
            return None
        rungs = consistent(self._rungs())
        given = [rung for rung in rungs if rung.given]
        kept = [rung for rung in rungs if not rung.given][: max(0, most - len(given))]
        shown = [rung for rung in rungs if rung in given or rung in kept]
        headings = (_SAID.MEASURE, _SAID.STANDS, _SAID.DECIDES, _SAID.NEAREST)
        if len(shown) < 2:  # noqa: PLR2004 - one is beside nothing
            return None
        ruled = most > _IN_SHORT
        rows = tuple(tuple(self._row(rung, ruled=ruled)) for rung in shown)
        return Table(tuple(map(self._teller.says, headings[: len(rows[0])])), rows)

    def lighter(self, measures: Container[str]) -> list[Rung]:
        """Give what can be done besides and stands.

        Args:
            measures: the measures that are told already.

        Returns:
            The others that stand, from light to heavy.
        """
        return [each for each in self._rungs() if each.value not in measures and each.outcome == rulebook().upheld]

    def _rungs(self) -> list[Rung]:
        families = [*self._teller.matter.families]
        lighter = roles().measure.lighter
        families.sort(key=lambda each: lighter.index(each.family) if each.family in lighter else len(lighter))
        places = [place for place, each in enumerate(families) if any(rung.given for rung in each.rungs)]
        below = [each for each in families[: places[0]] if each.family in lighter] if places else []
        stand = [rung for each in below for rung in each.rungs if rung.outcome == rulebook().upheld]
        return [*stand, *(rung for place in places for rung in families[place].rungs)]

    def _row(self, rung: Rung, *, ruled: bool) -> Iterator[Line]:
        teller, node = self._teller, f"measure:{rung.value}"
        label = rung.label.map(capital)
        yield teller.told(node, _SAID.AT_ISSUE if rung.given else _SAID.PLAIN, text=label)
        yield teller.told(node, standing(rung).map(capital))
        point = rung.decides
        yield teller.told(node, point.text.map(capital)) if point else (Span("–", node=node),)
        if ruled:
            near = Nearest(teller).to(rung)
            yield teller.cite(*near) if near else teller.told(node, _SAID.NONE)


def consistent(rungs: Sequence[Rung]) -> list[Rung]:
    """Leave out measures of which a heavier one would stand where a lighter one falls.

    What is weighed for each by itself can come out so; whoever reads it would take the heavier one.

    Args:
        rungs: the measures, each with its answer.

    Returns:
        Those that stay: the measure at issue, what a rule of law decides, and what agrees with all others.
    """
    order, upheld = roles().measure.serving, rulebook().upheld
    # What is owed in money has a test of its own.
    alike = [each for each in rungs if each.value in order and each.value not in roles().measure.bearing]
    weighed = [each for each in alike if each.outcome and each.status != "required"]
    against = {
        each.value
        for lighter in weighed
        for heavier in weighed
        if lighter.outcome != upheld
        and heavier.outcome == upheld
        and order.index(lighter.value) < order.index(heavier.value)
        for each in (lighter, heavier)
    }
    return [each for each in rungs if each.given or each.value not in against]
