"""Scale: measures from light to heavy, each with whether it stands and how sure that is."""

from collections.abc import Sequence
from typing import NamedTuple

from privesfeer.api.paper.blocks import Picture, Speaker
from privesfeer.api.pictures import svg, wording
from privesfeer.cases.commons.text import Lang, Text, capital

_WIDTH = svg.NARROW - 44.0  # of what is said of a measure


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
        y, rungs = 16.0, list[dict[str, object]]()
        for each in self._steps:
            name = svg.inked(self._named(each), _WIDTH, 12, bold=True)
            said = svg.inked(self.says(each.said), _WIDTH, 11)
            below = y + name.height
            end = below + said.depth + 3
            rungs.append({"step": each, "name": name, "said": said, "y": y, "below": below, "end": end})
            y = end + 22
        title, told = self.says(wording.SCALE), map(self._told, self._steps)
        return svg.picture("pictures/templates/scale.svg", self._lang, title, told, y - 8, page=True, rungs=rungs)

    def _named(self, each: ScaleStep) -> str:
        return f"{capital(self.says(each.label))}{f' ({self.says(wording.SCALE_HERE)})' if each.here else ''}"

    def _told(self, each: ScaleStep) -> str:
        return self.says(wording.LABELLED, label=self._named(each), words=each.said)
