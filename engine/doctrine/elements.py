"""Elements: how each thing that a court asks of a measure stands, in its order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from privesfeer.cases.fact import FactValue
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.rules.condition import Condition, holds
from privesfeer.rules.left_open import LeftOpen
from privesfeer.rules.measure import Branch, MeasureElement, MeasureTree

ElementState = Literal["not_met", "likely_not_met", "open", "likely_met", "met", "not_raised"]
"""From what fails to what does not arise; of several elements that stand together the first that one of them has."""

_ORDER: Mapping[str, int] = {state: place for place, state in enumerate(get_args(ElementState))}


@dataclass(frozen=True, slots=True)
class StandingElement:
    """How an element stands.

    Attributes:
        element: the element.
        state: how it stands.
        kind: the kind of the measure of which it is asked; None: it is asked of every kind.
        ground: the ground on which it is asked; None: it is asked on every ground.
        by: the ids of the factors that make it stand so.
        spared: whether it is asked on a ground beside another that is complete, so that the measure does not fall by
            it.
        left_open: what of it has still to be proved.
    """

    element: MeasureElement
    state: ElementState
    kind: Branch | None = None
    ground: Branch | None = None
    by: tuple[str, ...] = ()
    left_open: tuple[LeftOpen, ...] = ()
    spared: bool = False

    @property
    def fails(self) -> bool:
        """Whether the measure falls by it, for certain or probably."""
        return not self.spared and self.element.role == "decides" and self.state in {"not_met", "likely_not_met"}

    @property
    def party(self) -> str | None:
        """Who has to prove it, or what of it is left open; None: nobody has."""
        return next((each.party for each in self.left_open[:1] if each.party), self.element.party)


class Elements:
    """The elements of a measure on one set of facts, in the order of the court."""

    def __init__(self, tree: MeasureTree, link: ChainLink, known: Mapping[str, FactValue]) -> None:
        """Keep what is known.

        Args:
            tree: what a court asks of the measure.
            link: the answer to the question on the measure.
            known: the known facts, and the answers to earlier questions.
        """
        self._tree, self._link, self._known = tree, link, known
        self._held = frozenset(link.law.factor_index.ids(link.factors))

    def standing(self) -> tuple[StandingElement, ...]:
        """Say how each element stands.

        Returns:
            The elements that are asked, and those that do not arise.
        """
        found = tuple(self._following(self._weighed([self._stands(each) for each in self._placed()])))
        result = self._link.result
        complete = result is not None and result.outcome not in {None, self._link.law.question.protects}
        return tuple([replace(each, spared=True) if complete and each.ground else each for each in found])

    def _placed(self) -> Iterator[StandingElement]:
        tree, taken = self._tree, self._tree.taken(self._known)
        yield from (StandingElement(each, "open") for each in tree.elements)
        for branch in taken:
            kind, ground = (branch, None) if branch in tree.kinds else (None, branch)
            yield from (StandingElement(each, "open", kind, ground) for each in branch.elements)
        yield from (StandingElement(each, "open") for each in tree.ending)

    def _stands(self, placed: StandingElement) -> StandingElement:
        """Say how an element stands by rules."""
        element = placed.element
        if not element.asked(self._known):
            return replace(placed, state="not_raised")
        if failed := tuple([each for each in element.failed_by if each in self._held]):
            return replace(placed, state="not_met" if self._sure(failed) else "likely_not_met", by=failed)
        if self._holds(element.not_met):
            return replace(placed, state="not_met")
        if left := self._left_open(element):
            return replace(placed, left_open=left)
        doubted = not self._held.isdisjoint(element.doubted_by)
        return replace(placed, state="met") if not doubted and self._holds(element.met) else placed

    def _left_open(self, element: MeasureElement) -> tuple[LeftOpen, ...]:
        return tuple(
            each
            for each in element.open
            if holds(each.when, self._known.get) is True
            and not (each.unless is not None and holds(each.unless, self._known.get))
        )

    def _holds(self, conditions: Iterable[Condition]) -> bool:
        return any(holds(each, self._known.get) is True for each in conditions)

    def _sure(self, factors: Iterable[str]) -> bool:
        """Say whether one of the requirements is settled law of which it is known that no exception holds."""
        factor_index, link = self._link.law.factor_index, self._link
        bits = [factor_index.bit[each] for each in factors]
        return any(
            not bit & factor_index.unsettled
            and (not factor_index.doubted.get(bit) or link.factors & factor_index.doubted[bit])
            for bit in bits
        )

    # ---- what is weighed inside an element ---------------------------------------------------------------------------

    def _weighed(self, placed: list[StandingElement]) -> list[StandingElement]:
        """Say how the elements stand that no rule settles: by what is weighed inside each, and by the answer."""
        law, result = self._link.law, self._link.result
        fails = law.question.protects
        outcome = result.outcome if result else None
        margin, by_rule = law.question.margin, any(each.fails for each in placed)
        leaning = {place: found for place, each in enumerate(placed) if (found := self._leaning(each)) is not None}
        # What no rule explains is put down to the element that weighs heaviest against the measure, else to the whole.
        # Where nothing weighs against it at all, it falls by what stays open, of which someone bears the risk.
        blamed = None
        if outcome == fails and not by_rule:
            heavy = [place for place, found in leaning.items() if not placed[place].element.whole and found <= -margin]
            blamed = min(heavy, key=leaning.__getitem__, default=self._whole(placed))
            if blamed is not None:
                leaning.setdefault(blamed, 0)
        for place, found in leaning.items():
            state: ElementState = "open"
            if place == blamed or (found <= -margin and outcome in {None, fails}):
                state = "likely_not_met"
            elif found >= margin or (outcome not in {None, fails} and found > -margin):
                state = "likely_met"
            placed[place] = replace(placed[place], state=state, by=self._inside(placed[place].element))
        return placed

    def _whole(self, placed: list[StandingElement]) -> int | None:
        """Give the place of the element in which all circumstances are weighed.

        None: no circumstance weighs against the measure, only that it is what it is.
        """
        law = self._link.law
        told = [name for name in law.factor_index.ids(self._link.factors) if not law.question.of_every(name)]
        if not law.weight(law.factor_index.mask(told), law.question.protects):
            return None
        weighed = (n for n, each in enumerate(placed) if each.element.whole and each.state == "open")
        return next((place for place in weighed if not placed[place].left_open), None)

    def _leaning(self, placed: StandingElement) -> float | None:
        """Weigh what is weighed inside an element: more than 0 speaks for the measure; None: nothing is."""
        element, law = placed.element, self._link.law
        if placed.state != "open" or placed.left_open:
            return None
        inside = law.factor_index.mask(self._inside(element))
        if not inside:
            return None
        against = law.question.protects
        stands = law.codebook.question(law.question.question).other(against)
        return law.weight(inside, stands) - law.weight(inside, against)

    def _inside(self, element: MeasureElement) -> tuple[str, ...]:
        """Name the factors that hold and are weighed inside an element."""
        factor_index, own = self._link.law.factor_index, self._held & frozenset(element.weighs)
        # Where nothing of its own is known there is nothing to weigh all else against.
        weighed = self._held if element.whole and (own or not element.weighs) else own
        return tuple(name for name in factor_index.ids(self._link.factors) if name in weighed)

    # ---- what stands as others do ------------------------------------------------------------------------------------

    def _following(self, placed: list[StandingElement]) -> Iterator[StandingElement]:
        by_id = {(each.ground and each.ground.id, each.element.id): each.state for each in placed}
        asked = {ground for ground, _ in by_id if ground is not None}
        for each in placed:
            by_rule = self._held.intersection(each.element.failed_by)
            if each.state == "not_raised" or not each.element.follows or by_rule:
                yield each
                continue
            # What is asked whatever the ground bears on each of them; where none is asked, it completes none.
            found = [
                [by_id[one, name] for one in (None, ground) for name in each.element.follows if (one, name) in by_id]
                for ground in asked
            ] or [[each.state, *(by_id[None, name] for name in each.element.follows if (None, name) in by_id)]]
            weakest = [min(states, key=_ORDER.__getitem__) for states in found if states]
            # Of several grounds one that is complete is enough.
            state = max((one for one in weakest if one != "not_raised"), key=_ORDER.__getitem__, default=each.state)
            yield replace(each, state=state)
