"""Scale: measures from light to heavy, each with whether it stands, as the rungs of a ladder."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from api.paper.blocks import Picture, Speaker, capital, plain
from api.pictures import svg, wording
from cases.text import Lang, Text

_LEFT, _RIGHT = 30.0, svg.NARROW - 4.0  # where what is said of a measure begins, and ends


class ScaleStep(NamedTuple):
    """A measure on the scale.

    Attributes:
        label: what it is called.
        stands: whether it stands; None: that cannot be said.
        said: that in words, with how sure it is.
        here: whether it is the one at issue.
    """

    label: Text
    stands: bool | None
    said: Text
    here: bool


def scale(steps: Sequence[ScaleStep], lang: Lang) -> Picture | None:
    """Draw measures from light to heavy.

    Args:
        steps: the measures, in that order.
        lang: the language.

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
        for place, each in enumerate(self._steps, 1):
            rung, y = self._rung(each, (_RIGHT - _LEFT) * place / len(self._steps), y)
            parts += rung
        described = " ".join(map(self._told, self._steps))
        return Picture(svg.document(self._lang, title, described, y - 8, parts, page=True), described, plain(title))

    def _rung(self, each: ScaleStep, width: float, y: float) -> tuple[list[str], float]:
        """Draw a measure: its mark, its name, how it stands, and below it a bar that is longer as it is heavier."""
        name = f"{capital(self.says(each.label))}{f' ({self.says(wording.SCALE_HERE)})' if each.here else ''}"
        lines = svg.wrapped(name, _RIGHT - _LEFT, 12, bold=True)
        said = svg.wrapped(self.says(each.said), _RIGHT - _LEFT, 11)
        below = y + len(lines) * svg.leading(12)
        bar = below + (len(said) - 1) * svg.leading(11) + 6
        look = {"fill": svg.PAGE if each.stands else "none", "stroke_dasharray": "3 3" if each.stands is None else None}
        parts = [
            *self._mark(each.stands, y - 4),
            svg.text(_LEFT, y, lines, 12, bold=True, fill=svg.PAGE),
            svg.text(_LEFT, below, said, 11, fill=svg.PAGE),
            svg.shape("rect", x=_LEFT, y=bar, width=width, height=5, stroke=svg.PAGE, stroke_width=1, **look),
        ]
        return parts, bar + 5 + 22

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
