"""Evaluation picture: how often the program was right, drawn: a line for each status of each question."""

from functools import cache
from itertools import accumulate

from jinja2 import Template

from privesfeer.api.ask.registry import codebook
from privesfeer.api.paper.blocks import Speaker
from privesfeer.api.paper.templating import environment
from privesfeer.api.pictures.svg import between_tags
from privesfeer.api.reports.evaluation import SAID, percent, status_told
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.engine import Evaluation, Measured, Score

_MODES = SAID.table("PICTURE_MODES")
_LEFT, _RIGHT = 230, 780  # where the scale of 0 to 100% begins and ends
_ROW, _TOP, _ABOVE = 22, 64, 30  # how high a row is, where the first question begins, and how far its rows lie below it
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def evaluation_picture(evaluation: Evaluation, lang: Lang) -> str:
    """Draw the shares that were right, each with its interval.

    Returns:
        The drawing, as SVG.
    """
    return _Picture(lang).drawn(evaluation)


@cache
def _template() -> Template:
    found = environment("privesfeer.api.reports", "", keep_trailing_newline=True)
    found.filters |= {"words": between_tags, "across": lambda share: round(_LEFT + share * (_RIGHT - _LEFT), 1)}
    return found.get_template("evaluation.svg")


class _Picture(Speaker):
    """A picture in one language."""

    def drawn(self, evaluation: Evaluation) -> str:
        shown = [each for each in evaluation.questions if each.predictions]
        tops = [*accumulate((_ABOVE + _ROW * len(_rows(each)) for each in shown), initial=_TOP)]
        questions = [
            {
                "name": self._asked(each),
                "top": top,
                "first": top + _ABOVE,
                "end": end,
                "majority": each.majority,
                "rows": [(self.says(name), self._count(score), score) for name, score in _rows(each)],
            }
            for each, top, end in zip(shown, tops, tops[1:], strict=False)
        ]
        return _template().render(
            lang=self._lang,
            title=self.says(SAID.PICTURE_TITLE),
            mode=self.says(_MODES[evaluation.mode]),
            told=" ".join(map(self._described, shown)) or self.says(SAID.EVALUATION_NOTHING),
            legend=self.says(SAID.PICTURE_LEGEND),
            questions=questions,
            end=tops[-1],
            ticks=_TICKS,
            capital=capital,
        )

    def _asked(self, measured: Measured) -> str:
        return self.says(codebook().question(measured.question).question)

    def _count(self, score: Score) -> str:
        return self.says(SAID.PICTURE_COUNT, right=str(score.right), answered=str(score.answered))

    def _described(self, measured: Measured) -> str:
        rows = [self._told(name, score) for name, score in _rows(measured)]
        if measured.majority is not None:
            rows.append(self.says(SAID.PICTURE_MAJORITY, share=percent(measured.majority)))
        return self.says(SAID.PICTURE_QUESTION, question=self._asked(measured), rows=capital("; ".join(rows)))

    def _told(self, name: Text, score: Score) -> str:
        if score.wilson is None or score.accuracy is None:
            return self.says(SAID.PICTURE_UNANSWERED, status=name)
        low, high = map(percent, score.wilson)
        counts = {"right": str(score.right), "answered": str(score.answered)}
        return self.says(SAID.PICTURE_ROW, status=name, share=percent(score.accuracy), low=low, high=high, **counts)


def _rows(measured: Measured) -> list[tuple[Text, Score]]:
    """Give all answers together, then those of each status under which there are any; of one status only these."""
    by_status = [(status_told(name), score) for name, score in measured.by_status.items() if score.answered]
    return by_status if len(by_status) == 1 else [(SAID.EVALUATION_ALL, measured.score), *by_status]
