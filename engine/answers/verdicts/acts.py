"""Acts: each act of a file in a row of its own: how grave it is, what weighs for and against, and the proof of it."""

from collections.abc import Collection
from typing import Annotated

from pydantic import Field

from privesfeer.cases.commons.text import Output, Text, untranslated
from privesfeer.engine.answers import wording
from privesfeer.engine.answers.authorities.cited import Citation
from privesfeer.engine.answers.authorities.sources import Sources
from privesfeer.engine.answers.facts.records import StatedFact, stated
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.doctrine.bits import members
from privesfeer.engine.doctrine.factors import Circumstance
from privesfeer.engine.doctrine.result import Status
from privesfeer.engine.search.case_analysis import CaseAnalysis
from privesfeer.engine.search.whole import Heard, Part
from privesfeer.rules.whole import Whole

_SHOWN = 2  # circumstances on each side


class ActRow(Output):
    """An act of a file, in short.

    Attributes:
        part: what it is in the whole.
        part_text: that in words.
        kind: of what kind it is; None: that is not known.
        outcome: the answer on it alone to the question whether it is culpable; None: there is none.
        outcome_text: in words.
        status: how that was reached; None: it is not asked.
        status_text: in words, with how strong it is.
        grave: what tells how grave it is.
        heavier: what makes it graver, of its own facts, the heaviest first.
        lighter: what makes it lighter, likewise.
        proof: what tells how it is proved.
        authority: the sources of what makes it graver and lighter; not told.
    """

    part: Part
    part_text: Text
    kind: StatedFact | None
    outcome: str | None
    outcome_text: Text
    status: Status | None
    status_text: Text
    grave: tuple[StatedFact, ...]
    heavier: tuple[Circumstance, ...]
    lighter: tuple[Circumstance, ...]
    proof: tuple[StatedFact, ...]
    authority: Annotated[tuple[Citation, ...], Field(exclude=True)]

    @property
    def cells(self) -> tuple[Text, ...]:
        """The row in words: what it is in the whole and of what kind, how culpable, heavier and lighter, the proof.

        Returns:
            A cell for each heading of `ACT_HEADINGS` but the first, which is the title.
        """
        status = wording.ACT_ANSWER.fill(outcome=self.outcome_text, status=self.status_text)
        answered = status if self.outcome else self.outcome_text
        grave = [each.label for each in self.grave]
        return (
            Text.joined((self.part_text, *([self.kind.label] if self.kind else [])), ": "),
            Text.joined((*grave, answered), "; "),
            _listed([each.short for each in self.heavier]),
            _listed([each.short for each in self.lighter]),
            Text.joined([_shown(each) for each in self.proof if each.value is not False], "; "),
        )


ACT_HEADINGS = wording.ACT_HEADINGS


def _listed(texts: list[Text]) -> Text:
    return Text.enumerate(texts) if texts else untranslated("–")


def _shown(fact: StatedFact) -> Text:
    """Tell what tells of the proof: of what is so the noun phrase, else the value."""
    return fact.short if fact.value is True else fact.label


def rows(heard: Heard, whole: Whole, own: Collection[Collection[str]], sources: Sources) -> tuple[ActRow, ...]:
    """Tell each act.

    Args:
        heard: the acts, heard.
        whole: what acts bring to one another.
        own: of each act the facts that are stated of it alone.
        sources: makes the citations.

    Returns:
        A row for each, in their order.
    """
    found = zip(heard.acts, heard.parts, own, strict=True)
    return tuple(_row(analysis, part, whole, frozenset(facts), sources) for analysis, part, facts in found)


def _row(analysis: CaseAnalysis, part: Part, whole: Whole, own: frozenset[str], sources: Sources) -> ActRow:
    known, book = analysis.chain.known, analysis.codebook

    def told(names: Collection[str]) -> tuple[StatedFact, ...]:
        return tuple(stated(book, name, known[name]) for name in names if name in known)

    link = analysis.chain.links[whole.question]
    result, law = link.result, link.law
    heavier, lighter = _sides(link, own) if result else ((), ())
    outcome = result.outcome if result else None
    held = [law.question.rule(each.factor).authority for each in (*heavier, *lighter)]
    cited = [each for authority in held for each in sources.authority(authority, link.name, law.moment)]
    return ActRow(
        part=part,
        part_text=wording.PARTS[part],
        kind=next(iter(told(whole.kind[:1])), None),
        outcome=outcome,
        outcome_text=law.outcomes(None)[outcome] if outcome else wording.NO_OUTCOME if result else wording.NOT_RAISED,
        status=result.status if result else None,
        status_text=law.codebook.standing(result.standing).label if result else wording.NOT_RAISED,
        grave=told(whole.grave),
        heavier=heavier,
        lighter=lighter,
        proof=told(whole.proof),
        authority=tuple({each.key: each for each in cited}.values()),
    )


def _sides(link: ChainLink, own: frozenset[str]) -> tuple[tuple[Circumstance, ...], tuple[Circumstance, ...]]:
    """Give what weighs against the employee and what for, of the facts that are its own."""
    law, factor_index = link.law, link.law.factor_index
    resting = factor_index.narrowest(link.factors & factor_index.resting_on(link.tests, own))
    ours = factor_index.favouring[law.question.protects]

    def heaviest(side: int) -> tuple[Circumstance, ...]:
        weighing = [bit for bit in members(resting & side) if law.weights.get(bit) or bit & factor_index.decisive]
        ranked = sorted(weighing, key=lambda bit: (not bit & factor_index.decisive, -law.weights.get(bit, 0)))
        return tuple(circumstance for bit in ranked[:_SHOWN] for circumstance in factor_index.circumstances(bit))

    return heaviest(factor_index.every & ~ours), heaviest(ours)
