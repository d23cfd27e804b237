"""Advised: what is advised to HR or to the employee, in sentences of a note: the steps, and what not to do."""

from collections.abc import Iterator

from privesfeer.api.memo.matter import MemoMatter
from privesfeer.api.memo.nodes import node_of_step
from privesfeer.api.memo.telling import Teller, unstopped
from privesfeer.api.paper.blocks import Bullets, Item, Line, Span
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text, capital
from privesfeer.engine import AdvisedStep, SideAdvice
from privesfeer.rules.advice.stage import Side

_SAID = catalogue(__file__)


class OwnAdvice:
    """What is advised to a reader."""

    def __init__(self, teller: Teller, side: Side, *, person: bool = False) -> None:
        """Keep the reader.

        Args:
            teller: tells it.
            side: the side of the reader.
            person: whether it is told in the words for the employee himself.
        """
        self._teller, self._side, self._person = teller, side, person
        self._told = self._of(teller.matter)

    def _of(self, matter: MemoMatter) -> SideAdvice | None:
        return matter.told_to(self._side)

    @property
    def side(self) -> SideAdvice | None:
        """The advice; None: none was worked out."""
        return self._told

    @property
    def first(self) -> AdvisedStep | None:
        """The step with which the reader begins: the first with a day; None: none has one."""
        return next((each for each in self._steps(avoided=False) if each.day), None)

    def _steps(self, *, avoided: bool) -> Iterator[AdvisedStep]:
        """Go through what to do, or what not to do, as far as it is told to the reader."""
        if self._told:
            told = self._told.avoid if avoided else self._told.steps
            # What two courses or regimes ask in the same words is told once.
            fresh = {each.to_person if self._person else each.in_full: each for each in reversed(told)}
            yield from (each for each in told if each in fresh.values() and (each.person or not self._person))

    def steps(self, most: int, *, why: bool = False, told_before: AdvisedStep | None = None) -> Bullets | None:
        """Tell what to do.

        Args:
            most: how many steps; one that a time limit binds, or that the user stated, is told all the same.
            why: whether it is told why, with what asks it.
            told_before: the step that stands at the head already.

        Returns:
            The steps, the most urgent first; None: there are none.
        """
        every = [each for each in self._steps(avoided=False) if each is not told_before]
        spare, told = most - sum(each.kept for each in every), list[AdvisedStep]()
        for each in every:
            spare -= not each.kept
            if each.kept or spare >= 0:
                told.append(each)
        return Bullets(tuple(Item(self.step(each, why=why)) for each in told), numbered=True) if told else None

    def avoided(self, most: int) -> Bullets | None:
        """Tell what not to do.

        Args:
            most: how much of it.

        Returns:
            It; None: there is nothing.
        """
        told = [*self._steps(avoided=True)][:most]
        return Bullets(tuple(Item(self.step(each)) for each in told)) if told else None

    def node(self, step: AdvisedStep) -> str:
        """Name a step in the proof.

        Args:
            step: the step.

        Returns:
            Its node.
        """
        return node_of_step(self._side, step)

    def words(self, step: AdvisedStep) -> Text:
        """Give a step with its day.

        Args:
            step: the step.

        Returns:
            It in the words of the reader.
        """
        text = (step.to_person if self._person else None) or step.in_full
        return _SAID.BY.fill(by=step.by_text.map(capital), text=text) if step.by_text else text

    def step(self, step: AdvisedStep, *, why: bool = False) -> Line:
        """Tell a step.

        Args:
            step: the step.
            why: whether it is told why.

        Returns:
            The step with its day; to HR with what asks it.
        """
        teller, node = self._teller, self.node(step)
        if self._person:
            return teller.told(node, self.words(step))
        cited = teller.cites(node, step.authority, 1)
        told = (*teller.told(node, unstopped(self.words(step))), *cited, Span(".", node=node))
        return teller.run([told, teller.told(node, step.why)]) if why and step.why else told
