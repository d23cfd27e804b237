"""Health report: every court's own outcome beside the engine's, as a person reads it."""

from collections.abc import Iterable

from api.blocks import Block, Bullets, Heading, Item, Paragraph, plain
from api.shelf import codebook, courts
from cases.text import Lang, Text
from engine.health import REASONS, Examined, examine
from engine.reasoner import Reasoner

_TITLE = Text(nl="Elke uitspraak op haar eigen feiten", en="Every ruling on its own facts")
_EXPLAINED = Text(
    nl="Elke beslissing is als voorval aan het programma voorgelegd, naar het recht van haar eigen datum en met "
    "de uitspraak zelf in de jurisprudentie. {right} van de {counted} beslissingen die als precedent meetellen, "
    "krijgen de uitkomst van hun eigen rechter.",
    en="Each decision was put to the program as an incident, under the law of its own date and with the ruling "
    "itself in the casebook. {right} of the {counted} decisions that count as precedents get their own court's "
    "outcome.",
)
_OTHERWISE = Text(nl="Andere uitkomst", en="Another outcome")
_UNCOUNTED = Text(nl="Telt niet mee als precedent", en="Does not count as a precedent")
_OWN = Text(nl="Eigen uitkomst", en="Own outcome")
_DECIDED = Text(nl="{citation}: {outcome}", en="{citation}: {outcome}")
_NONE = Text(nl="Geen.", en="None.")


def health_report(reasoner: Reasoner, lang: Lang) -> tuple[Block, ...]:
    """Tell what the engine makes of every ruling, question by question.

    Args:
        reasoner: holds rulebook and casebook; whether a decision was set aside is seen on the casebook's release.
        lang: the language.

    Returns:
        The text: other outcomes first, with the reason for each; then what does not count, and all others.
    """
    today = reasoner.casebook.release
    parts = [_question(name, examine(reasoner, name, today), lang) for name in reasoner.rulebook.questions]
    return (Heading(1, _TITLE[lang]), *(block for part in parts for block in part))


def _question(question_id: str, examined: Iterable[Examined], lang: Lang) -> tuple[Block, ...]:
    question, found = codebook().question(question_id), tuple(examined)
    counted = [each for each in found if each.uncounted is None]
    wrong = [each for each in counted if each.reason]
    right = [each for each in counted if not each.reason]

    def line(each: Examined, more: Text | None = None) -> Item:
        told = _DECIDED.fill(citation=courts().cite(each.ruling), outcome=question.outcomes[each.outcome])
        return Item(plain(f"{told[lang]} ({more[lang]})" if more else told[lang]))

    def listed(items: Iterable[Item]) -> Block:
        kept = tuple(items)
        return Bullets(kept) if kept else Paragraph(plain(_NONE[lang]))

    explained = _EXPLAINED.fill(right=str(len(right)), counted=str(len(counted)))
    return (
        Heading(2, question.question[lang]),
        Paragraph(plain(explained[lang])),
        Heading(3, _OTHERWISE[lang]),
        listed(line(each, REASONS[each.reason]) for each in wrong if each.reason),
        Heading(3, _UNCOUNTED[lang]),
        listed(line(each, each.uncounted) for each in found if each.uncounted),
        Heading(3, _OWN[lang]),
        listed(line(each, codebook().status(each.status).label) for each in right if each.status),
    )
