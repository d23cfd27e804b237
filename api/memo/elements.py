"""Elements: what a court asks of the measure, in its order, with what speaks for and against each, as table or line."""

from collections.abc import Iterable, Iterator

from privesfeer.api.ask.shelf import casebook, level_of, rulebook, sources
from privesfeer.api.memo import wording
from privesfeer.api.memo.assessment import otherwise_there
from privesfeer.api.memo.citable import as_wide, carrying
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.telling import Teller
from privesfeer.api.paper.blocks import Line, Span, Table
from privesfeer.api.pictures.elements import asked, elements_in_short, state_of
from privesfeer.cases.text import Text, capital
from privesfeer.cases.words import words
from privesfeer.engine import Answer, AppliedElement, Citation, Ground

_SAID = words(__file__)
_MET, _OPEN = "met", "open"


class Requirements:
    """What a court asks of the measure, as a table; each reason stands in it once."""

    def __init__(self, teller: Teller, part: Part, answer: Answer) -> None:
        """Keep them.

        Args:
            teller: tells them.
            part: that to which the answer belongs.
            answer: the answer on the measure.
        """
        self._teller, self._part, self._answer = teller, part, answer
        self._grounds = {each.factor: each for each in (*answer.for_, *answer.against)}
        self.told = set[Text]()

    def table(self, most: int) -> Table | None:
        """Show each requirement that is not plainly met, and in one row all that are.

        Args:
            most: how many reasons of each side stand beside it.

        Returns:
            What is asked, how it stands, what speaks for it and what against; None: it is not known what a court asks.
        """
        teller, shown = self._teller, [each for each in self._answer.elements if each.shown]
        idle = [each for each in shown if each.state == _OPEN and not self._held(each) and not each.why]
        rows = [self._row(each, most) for each in shown if each.state != _MET and each not in idle]
        # What is open for want of facts stands together, with whoever has to prove it; so does what is met.
        parties = dict.fromkeys(each.party for each in idle)
        rows += [self._alike([each for each in idle if each.party == party]) for party in parties]
        if met := [each for each in shown if each.state == _MET]:
            rows.append(self._alike(met))
        headings = (_SAID.ASKED, _SAID.STANDS, _SAID.FOR, _SAID.AGAINST)
        return Table(tuple(map(teller.says, headings)), tuple(rows)) if rows else None

    def _node(self, element: AppliedElement) -> str:
        return f"{self._part.prefix}element:{self._answer.question}/{element.element}"

    def _alike(self, elements: list[AppliedElement]) -> tuple[Line, ...]:
        """Put requirements that stand alike, and beside which nothing is told, in a row."""
        first, node = elements[0], self._node(elements[0])
        named = Text.enumerate([*dict.fromkeys(map(asked, elements))]).map(capital)
        none = (Span("–", node=node),)
        return self._teller.told(node, named), self._stands(first), none, none

    def _held(self, element: AppliedElement) -> list[Ground]:
        return [self._grounds[each] for each in element.by if each in self._grounds]

    def _stands(self, element: AppliedElement) -> Line:
        """Say how a requirement stands; of one that is open who has to prove it."""
        text = _SAID.PROVES if element.state == _OPEN and element.party else _SAID.STATE
        return self._teller.told(
            self._node(element), text, state=state_of(element).map(capital), party=element.party or ""
        )

    def _row(self, element: AppliedElement, most: int) -> tuple[Line, ...]:
        teller, node = self._teller, self._node(element)
        named = teller.told(node, asked(element).map(capital))
        held, upheld = self._held(element), rulebook().upheld
        ours, theirs = ([each for each in held if (each.favours == upheld) is side] for side in (True, False))
        against = [*self._shown(theirs, most)]
        if element.why and element.why not in {each.short for each in theirs} | self.told:
            self.told.add(element.why)
            against.insert(0, teller.told(node, element.why))
        return named, self._stands(element), self._cell(node, self._shown(ours, most)), self._cell(node, against)

    def _shown(self, grounds: Iterable[Ground], most: int) -> Iterator[Line]:
        """Tell the weightiest reasons that no earlier requirement was told by, each with its best source."""
        order = [*self._grounds]
        fresh = (each for each in grounds if each.short not in self.told)
        for ground in sorted(fresh, key=lambda each: order.index(each.factor))[:most]:
            self.told.add(ground.short)
            node = f"{self._part.prefix}ground:{self._answer.question}/{ground.factor}"
            cited = self._sources(ground)
            named = self._teller.cites(node, cited, 1)
            ruling = next((each for each in cited if each.kind == "ruling"), None)
            there = otherwise_there(self._answer, ground.short, ruling) if ruling and named else None
            if there:
                named = (*named[:-1], *self._teller.told(node, wording.THERE, label=there), named[-1])
            yield (*self._teller.told(node, ground.short), *named)

    def _sources(self, ground: Ground) -> list[Citation]:
        """Give the sources of a reason, those on the same measure first.

        None of another kind of thing, and against the employee none of a court that only guards a floor.
        """
        question, known = rulebook().questions[self._answer.question], self._part.known
        floors = rulebook().hierarchy.floors if ground.favours != question.protects else frozenset()
        unlike, ladder = sources().unlike(question.question, known), question.ladder
        fitting = [
            each
            for each in carrying(ground.authority)
            if as_wide(each, ground, known)
            and each.key not in unlike
            and not (each.kind == "ruling" and level_of(casebook()[each.key]) in floors)
        ]

        def elsewhere(each: Citation) -> bool:
            there = casebook()[each.key].facts.known if each.kind == "ruling" and ladder else {}
            return bool(ladder and each.kind == "ruling" and there.get(ladder.fact) != known.get(ladder.fact))

        return sorted(fitting, key=elsewhere)

    @staticmethod
    def _cell(node: str, told: Iterable[Line]) -> Line:
        spans: list[Span] = []
        for each in told:
            if spans:
                spans.append(Span("; ", node=each[0].node))
                spans += each
            else:
                first, *rest = each
                spans += [Span(capital(first.text), first.tone, first.url, first.node, first.note), *rest]
        return tuple(spans) or (Span("–", node=node),)


def court_line(teller: Teller, part: Part, answer: Answer) -> Line:
    """Tell the same in a line, what stands alike together.

    Args:
        teller: tells it.
        part: that to which the answer belongs.
        answer: the answer on the measure.

    Returns:
        The line; empty where it is not known what a court asks.
    """
    node = f"{part.prefix}element:{answer.question}"
    return teller.run(teller.told(f"{node}/{first.element}", text) for first, text in elements_in_short(answer))
