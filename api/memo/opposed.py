"""Opposed: what speaks most against the answer on which a matter turns: a ruling, a reason, what can be brought up."""

from collections.abc import Iterator

from privesfeer.api.ask.registry import rulebook
from privesfeer.api.memo.citable import citable, ground_of
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.rulings import Nearest, against, alike, apart, decided_there
from privesfeer.api.memo.telling import Teller
from privesfeer.api.paper.blocks import Line, Span
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text
from privesfeer.engine import Answer, ComparedRuling

_SAID = catalogue(__file__)
_RULED = "required"
_OPEN = ("met", "weighed")
_NEAR = 4  # rulings among which the nearest is looked for
_ALIKE = 3  # circumstances that a ruling shares which is told beside a rule of law with an open exception
_SHARED = 1  # circumstances that the ruling against it shares


class Opposed:
    """What speaks against the answer."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller, self._matter = teller, teller.matter
        self._part, self._answer = teller.matter.main

    def risks(self) -> Iterator[Line]:
        """Tell it.

        Yields:
            The ruling with which the other side is strongest, told apart: where the answer is against the client, one
            that bears it out, else the one that was decided otherwise; without one what speaks most against the answer,
            as far as that is known. Where the measure stands, what the employee can bring forward.
        """
        if ruling := [*self._theirs()] or [*self._ruling()]:
            yield from ruling
        elif told := self._contra():
            yield told
        yield from self._defence()

    @property
    def _for_client(self) -> bool | None:
        """Whether the answer is the one that helps the client; None: it helps neither, or it is not known who asks."""
        client, answer = self._matter.verdict.client, self._answer
        if client is None or answer.outcome is None:
            return None
        return (answer.outcome == rulebook().questions[answer.question].protects) is (client == "employee")

    def _theirs(self) -> Iterator[Line]:
        """Name, where the answer is against the client, the ruling that comes nearest and was decided so."""
        if self._for_client is False and not self._matter.barred:
            for part, answer, ruling in Nearest(self._teller).first(_NEAR).values():
                if answer is self._answer and ruling.outcome == answer.outcome and citable(ruling.citation):
                    yield self._told(part, answer, ruling, _SAID.THEIRS)
                    return

    def _ruling(self) -> Iterator[Line]:
        """Name the ruling that speaks most against the answer, what was so there too, and how to tell it apart."""
        found, point = against(self._matter), self._answer.contra
        if (
            found is None
            or (point and point.unknown and len(found[2].overlap.shared) < _ALIKE)
            or self._answer.status == _RULED
            or (point and point.authority and point.authority.key == found[2].citation.key)
        ):
            return
        helps = self._for_client
        yield self._told(*found, _SAID.OPPOSED if helps is None else _SAID.THEIRS if helps else _SAID.OURS)

    def _told(self, part: Part, answer: Answer, ruling: ComparedRuling, opening: Text) -> Line:
        """Tell a ruling with what it decided, what was so there too, and how to tell it apart."""
        teller, node = self._teller, f"{part.prefix}ruling:{answer.question}/{ruling.citation.key}"
        shared = alike(part, answer, ruling)[:_SHARED]
        decided = decided_there(self._matter, answer, ruling)
        cited = teller.cite(node, ruling.citation)
        text = _SAID.SHARED if shared else _SAID.UNSHARED
        told = (
            *teller.told(node, opening, ruling=cited),
            *teller.told(node, text, decided=decided, shorts=Text.enumerate(shared)),
        )
        other = apart(part, answer, ruling)
        if other is None:
            return told
        own = _SAID.APART if opening is _SAID.OURS else _SAID.TELL_APART
        return teller.run((told, teller.told(node, own, apart=other)))

    def _contra(self) -> Line:
        """Tell what speaks most against it; nothing where that is not known."""
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
        if point is None or point.unknown:
            return ()
        node = f"{part.prefix}contra:{answer.question}"
        authority = (point.authority,) if point.authority and citable(point.authority) else ()
        cited = teller.beside(node, ground_of(answer, point.reason), authority)
        text = _SAID.CONTRA if answer is self._answer else _SAID.CONTRA_EARLIER
        return (*teller.told(node, text, point=point.text, short=answer.short), *cited, Span(".", node=node))

    def _doubted(self) -> tuple[Part, Answer]:
        """Give the answer, else an earlier one on which it rests, against which something speaks."""
        every = self._carrying(self._part, self._answer)
        return next((each for each in every if each[1].contra), (self._part, self._answer))

    def _defence(self) -> Iterator[Line]:
        """Name, where the measure stands, what the employee can bring forward: what is shown before all else.

        Where a reason is told against it already, only what is shown.
        """
        contra = self._doubted()[1].contra
        if not self._matter.stands or self._matter.barred:
            return
        states = _OPEN[:1] if contra and not contra.unknown else _OPEN
        every = [(each, one) for each in self._matter.tested for one in each.elements if one.party == "employee"]
        open_ = [pair for state in states for pair in every if pair[1].state == state and pair[1].carried]
        for checklist, element in open_[:1]:
            node = f"proof:{checklist.id}/{element.id}"
            told = self._teller.told(node, _SAID.DEFENCE, text=element.short)
            yield (*told, *self._teller.cites(node, element.authority, 1), Span(".", node=node))

    def _carrying(self, part: Part, answer: Answer) -> Iterator[tuple[Part, Answer]]:
        """Give an answer, then the earlier ones on which its reasons rest, the weightiest first."""
        yield part, answer
        every = {each.question: (one, each) for one in self._matter.parts if one.pleaded for each in one.answers}
        facts = (fact for ground in answer.for_ for fact in ground.facts if fact.origin == "answered")
        for earlier in dict.fromkeys(fact.fact for fact in facts):
            yield from self._carrying(*every[earlier])
