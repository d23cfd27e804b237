"""Own outcomes report: every court's own outcome beside the engine's, as a person reads it."""

from collections.abc import Iterable

from privesfeer.api.ask.registry import codebook, courts
from privesfeer.api.paper.blocks import Block, Bullets, Heading, Item, Paragraph, plain
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang, Text
from privesfeer.engine import REASONS, Examined, Reasoner, examine

_SAID = catalogue(__file__)


def health_report(reasoner: Reasoner, lang: Lang) -> tuple[Block, ...]:
    """Tell what the engine makes of every ruling, question by question.

    Args:
        reasoner: holds rulebook and casebook; whether a decision was set aside is seen on the casebook's release.

    Returns:
        The text: other outcomes first, with the reason for each; then what does not count, and all others.
    """
    today = reasoner.casebook.release
    parts = [_question(name, examine(reasoner, name, today), lang) for name in reasoner.rulebook.questions]
    return (Heading(1, _SAID.TITLE[lang]), *(block for part in parts for block in part))


def _question(question_id: str, examined: Iterable[Examined], lang: Lang) -> tuple[Block, ...]:
    question, found = codebook().question(question_id), tuple(examined)
    counted = [each for each in found if each.uncounted is None]
    wrong = [each for each in counted if each.reason]
    right = [each for each in counted if not each.reason]

    def line(each: Examined, more: Text | None = None) -> Item:
        told = _SAID.DECIDED.fill(citation=courts().cite(each.ruling), outcome=question.outcomes[each.outcome])
        return Item(plain(f"{told[lang]} ({more[lang]})" if more else told[lang]))

    def listed(items: Iterable[Item]) -> Block:
        kept = tuple(items)
        return Bullets(kept) if kept else Paragraph(plain(_SAID.NONE[lang]))

    explained = _SAID.EXPLAINED.fill(right=str(len(right)), counted=str(len(counted)))
    return (
        Heading(2, question.question[lang]),
        Paragraph(plain(explained[lang])),
        Heading(3, _SAID.OTHERWISE[lang]),
        listed(line(each, REASONS[each.reason]) for each in wrong if each.reason),
        Heading(3, _SAID.UNCOUNTED[lang]),
        listed(line(each, each.uncounted) for each in found if each.uncounted),
        Heading(3, _SAID.OWN[lang]),
        listed(line(each, codebook().status(each.status).label) for each in right if each.status),
    )
