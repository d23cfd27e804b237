"""Scale: measures from light to heavy, each with whether it stands and how sure that is."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from privesfeer.api.paper.blocks import Picture, Speaker
from privesfeer.api.pictures import svg, wording
from privesfeer.cases.commons.text import Lang, Text, capital

_LINE, _LEFT, _RIGHT = 31.0, 40.0, svg.NARROW - 4.0  # where the line is, what is said of a measure begins, and ends
# How a line shows a strength, as the pages do beside an answer: where it stands, how wide it is, how it is broken.
_LINES: Mapping[str, tuple[tuple[float, float, str | None], ...]] = {
    "governed": ((0, 4.5, None),),
    "contested": ((-1.9, 1.5, None), (1.9, 1.5, None)),
    "likely": ((0, 4.5, "8 4"),),
    "slight": ((0, 4.5, "3 4"),),
}


class ScaleStep(NamedTuple):
    """A measure on the scale.

    Attributes:
        label: what it is called.
        stands: whether it stands; None: that cannot be said.
        said: that in words, with how sure it is.
        strength: how sure, as answers are marked; of what cannot be said there is none.
        here: whether it is the one at issue.
    """

    label: Text
    stands: bool | None
    said: Text
    strength: str
    here: bool


def scale(steps: Sequence[ScaleStep], lang: Lang) -> Picture | None:
    """Draw measures from light to heavy.

    Args:
        steps: the measures, in that order.

    Returns:
        The drawing, in the ink of the page, and the same in words; None where there are none.
    """
    return _Drawing(steps, lang).picture() if steps else None


class _Drawing(Speaker):
    """A scale in one language."""

    def __init__(self, steps: Sequence[ScaleStep], lang: Lang) -> None:
        super().__init__(lang)
        self._steps = steps

    def picture(self) -> Picture:
        title = self.says(wording.SCALE)
        y, parts = 16.0, list[str]()
        for each in self._steps:
            rung, y = self._rung(each, y)
            parts += rung
        return svg.picture(self._lang, title, map(self._told, self._steps), y - 8, parts, page=True)

    def _rung(self, each: ScaleStep, y: float) -> tuple[list[str], float]:
        """Draw a measure: its mark, and beside the line of its strength its name and how it stands."""
        name = f"{capital(self.says(each.label))}{f' ({self.says(wording.SCALE_HERE)})' if each.here else ''}"
        lines = svg.wrapped(name, _RIGHT - _LEFT, 12, bold=True)
        said = svg.wrapped(self.says(each.said), _RIGHT - _LEFT, 11)
        below = y + len(lines) * svg.leading(12)
        end = below + (len(said) - 1) * svg.leading(11) + 3
        parts = [
            *self._mark(each.stands, y - 4),
            *(
                svg.line(
                    _LINE + aside,
                    y - 10,
                    _LINE + aside,
                    end,
                    stroke=svg.PAGE,
                    stroke_width=width,
                    stroke_dasharray=broken,
                )
                for aside, width, broken in _LINES.get(each.strength, ())
            ),
            svg.text(_LEFT, y, lines, 12, bold=True, fill=svg.PAGE),
            svg.text(_LEFT, below, said, 11, fill=svg.PAGE),
        ]
        return parts, end + 22

    @staticmethod
    def _mark(stands: bool | None, y: float) -> Iterator[str]:  # noqa: FBT001 - one of a row
        look: dict[str, str | float] = {"fill": "none", "stroke": svg.PAGE, "stroke_width": 2.6}
        if stands is None:
            yield svg.text(12, y + 5, "?", 15, bold=True, fill=svg.PAGE, anchor="middle")
        elif stands:
            yield svg.shape("path", d=f"M5 {svg.number(y)}l5 5l9 -11", **look)
        else:
            yield svg.shape("path", d=f"M6 {svg.number(y - 6)}l12 12m0 -12l-12 12", **look)

    def _told(self, each: ScaleStep) -> str:
        here = f" ({self.says(wording.SCALE_HERE)})" if each.here else ""
        return self.says(wording.LABELLED, label=f"{capital(self.says(each.label))}{here}", words=each.said)
