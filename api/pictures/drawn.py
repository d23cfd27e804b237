"""Drawn: a picture or export of a verdict as the content of a file."""

from typing import Literal

from privesfeer.api.ask.registry import codebook, roles, rulebook
from privesfeer.api.pictures.exports import aif, dot, mermaid
from privesfeer.api.pictures.graph import graph
from privesfeer.api.pictures.openness import openness
from privesfeer.api.pictures.timeline import timeline
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang, Text
from privesfeer.engine import Answer, Verdict, argument_graph

_SAID = catalogue(__file__)

Kind = Literal["graph", "timeline", "openness"]
EXPORTS = (".mmd", ".dot", ".json")


class NotDrawnError(LookupError):
    """There is nothing to draw.

    Attributes:
        text: why not.
    """

    def __init__(self, text: Text) -> None:
        """Keep the reason.

        Args:
            text: why there is nothing to draw.
        """
        super().__init__(text.en)
        self.text = text


def drawn(verdict: Verdict, kind: Kind, question: str, ending: str, lang: Lang) -> bytes:
    """Draw a verdict, or export the argument graph of an answer.

    Args:
        verdict: the verdict; of a case file, what is asked of each act is drawn of the one that is strongest
            for the employer.
        kind: what is drawn.
        question: the question's id; "openness" is always about the circle of readers.
        ending: ".svg"; of a graph also ".mmd", ".dot" or ".json".

    Returns:
        The content of the file, UTF-8.

    Raises:
        NotDrawnError: the question is not raised.
    """
    if kind == "openness":
        picture = openness(verdict, lang)
        if picture is None:
            raise NotDrawnError(_not_raised(roles().question.circle))
        return picture.svg.encode()
    answer, title = _answer(verdict, question)
    if ending in EXPORTS:
        argued = argument_graph(answer, rulebook().questions[question])
        if ending == ".json":
            return aif(argued, lang)
        return (mermaid if ending == ".mmd" else dot)(argued, lang).encode()
    if kind == "timeline":
        return timeline(answer, verdict.as_of, lang, title).svg.encode()
    return graph(answer, lang, title).svg.encode()


def _answer(verdict: Verdict, question: str) -> tuple[Answer, Text | None]:
    """Find the answer to a question, and the title of what it is about."""
    lead = verdict.acts[verdict.lead] if verdict.lead is not None else None
    for answer in verdict.answers:
        if answer.question == question:
            return answer, verdict.title
    for answer in lead.answers if lead else ():
        if answer.question == question and lead:
            return answer, lead.title or verdict.title
    raise NotDrawnError(_not_raised(question))


def _not_raised(question: str) -> Text:
    return _SAID.NOT_RAISED_TO_DRAW.fill(question=codebook().question(question).question)
