"""Advice: the whole matter in eight lines: outcome, strength, risk, last day, next step."""

from collections.abc import Container, Iterator

from privesfeer.api.ask.shelf import roles, rulebook
from privesfeer.api.memo import wording
from privesfeer.api.memo.citable import citable
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.rulings import against, apart, decided_there, ended_there
from privesfeer.api.memo.steps import NextSteps
from privesfeer.api.memo.telling import Teller
from privesfeer.api.memo.terms import RemediesInShort
from privesfeer.api.paper.blocks import Bullets, Item, Line, Span
from privesfeer.cases.text import Text, capital, same
from privesfeer.cases.words import words
from privesfeer.engine import Answer, ComparedRuling

_SAID = words(__file__)
_RULED = "required"
_OPEN = ("met", "weighed")
_SHARED = 2  # circumstances that the ruling against it shares


class Advice:
    """What a reader has to know before all else."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller = teller
        self._part, self._answer = teller.matter.main

    def block(self) -> Bullets:
        """Tell it.

        Returns:
            A line for each of the five, behind the days that passed before the measure.
        """
        teller, node, stands = self._teller, self._node(self._part, self._answer), [*self._stands()]
        # Where a term has settled the matter, what else would have been found stands in the assessment.
        outcome = [*stands, self._outcome(() if stands else roles().question.beside)]
        told = (
            teller.labelled_line(node, _SAID.OUTCOME, teller.run(outcome)),
            teller.labelled_line(node, _SAID.STRENGTH, self._strength(node)),
            teller.labelled_line(node, _SAID.RISK, teller.run([*self._opposed(), self._contra(), *self._defence()])),
            teller.labelled_line("program:method", _SAID.LAST_DAY, RemediesInShort(teller).last_days()),
            teller.labelled_line("program:method", _SAID.NEXT, NextSteps(teller).first()),
        )
        # What a court would begin with stands before the answer.
        passed = () if stands else RemediesInShort(teller).days()
        return Bullets(tuple(map(Item, filter(None, (passed, *told)))))

    @staticmethod
    def _node(part: Part, answer: Answer) -> str:
        return f"{part.prefix}answer:{answer.question}"

    def _stands(self) -> Iterator[Line]:
        """Tell before the answer that the measure stands all the same, where the term to contest it has passed."""
        if told := RemediesInShort(self._teller).stands():
            yield from (told, self._teller.told("program:method", wording.MERITS))

    def _outcome(self, beside: Container[str]) -> Line:
        """Give the answer on which the matter turns, and those beside it in a word each."""
        teller = self._teller
        measure = self._part.stated_measure
        main = _SAID.ON_MEASURE.fill(short=self._answer.short, measure=measure.label) if measure else self._answer.short
        told = [(self._part, self._answer, main)]
        # Of several acts the answers on one of them stand with it.
        for part in (each for each in teller.matter.parts if each.pleaded and not each.number):
            own = [
                each
                for each in part.answers
                if each is not self._answer
                and ((each.question in beside and each.outcome) or each.question == roles().question.in_dispute)
            ]
            told += [(part, each, each.short) for each in own]
        spans: list[Span] = []
        for place, (part, each, short) in enumerate(told):
            node = self._node(part, each)
            spans += [Span("; ", node=node)] if place else []
            outcome = each.outcome_text if each.outcome else each.status_text
            spans += teller.told(node, short if place else short.map(capital))
            spans += [Span(": ", node=node), *teller.told(node, outcome, "plain" if place else "strong")]
        return (*spans, Span(".", node=spans[-1].node))

    def _strength(self, node: str) -> Line:
        """Say how firm it is, and what that is worth; before that, on which valuation of the user's own it hangs.

        Of what a term has settled neither is told.
        """
        answer, teller = self._answer, self._teller
        status = answer.status_text.map(capital)
        if answer.hinged and not teller.matter.barred:
            return teller.told(node, _SAID.HINGED, status=status, hinged=answer.hinged)
        told = [teller.told(node, _SAID.SENTENCE, text=status)]
        if answer.undecided:
            told.append(teller.undecided(self._part.prefix, answer, answer.undecided.tip))
        question = rulebook().questions[answer.question]
        # Where an exception is the risk, that names what is not known. Which facts are unknown on which it turns is no
        # news where none of them changes it.
        listed = answer.firm and question.told(self._part.facts) < len(question.turns_on)
        if answer.worth and not listed and not teller.matter.barred and not (answer.contra and answer.contra.unknown):
            told.append(teller.told(node, answer.worth))
        if answer.firm:
            told.append(teller.told(node, _SAID.FIRM))
        return teller.run(told)

    def _contra(self) -> Line:
        """Tell what speaks most against it."""
        teller = self._teller
        part, answer = self._doubted()
        point = answer.contra
        if self._answer.status == _RULED and self._answer.decides:
            node = f"{self._part.prefix}decides:{self._answer.question}"
            return teller.told(node, _SAID.RULED, point=self._answer.decides.reason)
        if (undecided := self._answer.undecided) and undecided.weighed:
            return teller.run(
                teller.undecided(self._part.prefix, self._answer, each, brief=True) for each in undecided.weighed
            )
        if point is None:
            return teller.told(self._node(part, answer), _SAID.NO_RISK if answer.firm else _SAID.NO_RISK_YET)
        opposed = against(teller.matter) if [*self._opposed()] else None
        if opposed and not self._contra_beside(opposed[2]):
            return ()
        node = f"{part.prefix}contra:{answer.question}"
        # Behind a ruling that was decided otherwise an article shows nothing more; it stands in the assessment.
        named = point.authority and citable(point.authority) and (not opposed or point.authority.kind == "ruling")
        cited = teller.cites(node, (point.authority,)) if point.authority and named else ()
        own = _SAID.EXCEPTION if point.unknown else _SAID.CONTRA_TOO if opposed else _SAID.CONTRA
        text = own if answer is self._answer else _SAID.CONTRA_EARLIER
        return (*teller.told(node, text, point=point.text, short=answer.short), *cited, Span(".", node=node))

    def _doubted(self) -> tuple[Part, Answer]:
        """Give the answer, else an earlier one on which it rests, against which something speaks."""
        every = self._carrying(self._part, self._answer)
        return next((each for each in every if each[1].contra), (self._part, self._answer))

    def _contra_beside(self, ruling: ComparedRuling) -> bool:
        """Say whether what speaks most against the answer is told beside the ruling against it.

        It is not where a term has settled it, it is told with that ruling, or what is not known yet has its place.
        """
        point = self._doubted()[1].contra
        shared = [each.short for each in ruling.overlap.shared[:_SHARED]]
        settled = self._teller.matter.barred or (self._answer.worth and not self._answer.firm)
        return point is not None and not settled and point.text not in shared

    def _opposed(self) -> Iterator[Line]:
        """Name the ruling that speaks most against the answer, with what was so there too and how to tell it apart."""
        found, told = against(self._teller.matter), self._answer.contra
        if (
            found is None
            or self._answer.status == _RULED
            or (told and told.unknown)
            or (told and told.authority and told.authority.key == found[2].citation.key)
        ):
            return
        part, answer, ruling = found
        node = f"{part.prefix}ruling:{answer.question}/{ruling.citation.key}"
        ended = ended_there(self._teller.matter, ruling) is not None
        text = _SAID.OPPOSED if answer is self._answer else _SAID.OPPOSED_IN if ended else _SAID.OPPOSED_ON
        of_every = rulebook().questions[answer.question].of_every
        if answer is self._answer and all(of_every(each.factor) for each in ruling.overlap.shared):
            text = _SAID.OPPOSED_ALONE
        decided = decided_there(self._teller.matter, answer, ruling)
        beside = self._contra_beside(ruling)
        # Where it is told how to tell it apart, one circumstance that it shares is enough.
        shared = Text.enumerate([each.short for each in ruling.overlap.shared][: _SHARED if beside else 1])
        cited = self._teller.cite(node, ruling.citation)
        other = (
            same("")
            if beside or self._teller.matter.barred
            else _SAID.APART.fill(apart=apart(part, answer, ruling, 1, brief=True))
        )
        yield self._teller.told(
            node, text, ruling=cited, short=answer.short, decided=decided, shorts=shared, apart=other
        )

    def _defence(self) -> Iterator[Line]:
        """Name, where the measure stands, what the employee can bring forward: what is shown before all else.

        Where a reason is told against it already, only what is shown.
        """
        contra = self._answer.contra
        if not self._teller.matter.stands or self._teller.matter.barred:
            return
        states = _OPEN[:1] if contra and not contra.unknown else _OPEN
        every = [(each, one) for each in self._teller.matter.tested for one in each.elements if one.party == "employee"]
        open_ = [pair for state in states for pair in every if pair[1].state == state and pair[1].carried]
        for checklist, element in open_[:1]:
            node = f"proof:{checklist.id}/{element.id}"
            told = self._teller.told(node, _SAID.DEFENCE, text=element.short)
            yield (*told, *self._teller.cites(node, element.authority, 1), Span(".", node=node))

    def _carrying(self, part: Part, answer: Answer) -> Iterator[tuple[Part, Answer]]:
        """Give an answer, then the earlier ones on which its reasons rest, the weightiest first."""
        yield part, answer
        every = {each.question: (one, each) for one in self._teller.matter.parts if one.pleaded for each in one.answers}
        facts = (fact for ground in answer.for_ for fact in ground.facts if fact.origin == "answered")
        for earlier in dict.fromkeys(fact.fact for fact in facts):
            yield from self._carrying(*every[earlier])
