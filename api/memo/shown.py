"""ShownHere: what of this file makes a reason so: its figures, and the acts that it is about, by their titles."""

from privesfeer.api.ask.registry import roles, rulebook
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.telling import Teller
from privesfeer.api.paper.blocks import Line, Span
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text
from privesfeer.engine import Ground

_SAID = catalogue(__file__)
_NAMED = 2  # acts


class ShownHere:
    """The facts of a file beside the reasons that rest on them; each act is named once."""

    def __init__(self, teller: Teller, part: Part, question: str) -> None:
        """Keep the teller.

        Args:
            teller: tells them.
            part: that to which the reasons belong.
            question: the question on which they bear.
        """
        self._teller, self._part, self._question = teller, part, rulebook().questions[question]
        self._said = set[str]()
        self._acts = [each for each in teller.matter.parts if each.act and each.act.row.part != "read"]
        self._own = {fact.fact for each in self._acts if each.act for fact in each.act.facts}

    def beside(self, ground: Ground, node: str, cited: Line) -> Line:
        """Tell the figures and acts of a reason, with its sources.

        Args:
            ground: the reason.
            node: its part of the proof.
            cited: the sources, between brackets behind a space, or nothing.

        Returns:
            All between the same brackets; empty where there is nothing to tell.
        """
        told = [*self._values(ground), *self._named(ground)]
        if not told:
            return cited
        shown = self._teller.told(node, _SAID.HERE, told=Text.joined(told, "; "))
        return (*shown, Span("; ", node=node), *cited[1:]) if cited else (*shown, Span(")", node=node))

    def _values(self, ground: Ground) -> list[Text]:
        """Give numbers, and what of a set of the whole file is so."""
        counted, message = rulebook().remedies.counted_from, {*roles().message.told}
        fresh = [
            each
            for each in ground.facts
            if each.origin == "given"
            and each.fact not in self._said
            and each.fact not in counted
            and not isinstance(each.value, bool)
            and (isinstance(each.value, int) or (isinstance(each.value, list) and each.fact not in self._own | message))
        ]
        self._said |= {each.fact for each in fresh}
        return [each.label for each in fresh]

    def _named(self, ground: Ground) -> list[Text]:
        """Name the acts of which it is so, where it is not so of all."""
        tested = {each.fact for each in ground.facts if each.origin == "given"} & self._own
        if not tested or len(self._acts) < 2:  # noqa: PLR2004 - of one act it goes without saying
            return []
        so = [each for each in self._acts if self._so(each, ground)]
        if not so or len(so) == len(self._acts) or len(so) > _NAMED:
            return []
        return [Text.enumerate([_SAID.ACT.fill(title=each.name) for each in so])]

    def _so(self, act: Part, ground: Ground) -> bool:
        """Say whether what makes a reason so is so of an act."""
        shared = {name: value for name, value in self._part.known.items() if name not in self._own}
        known = {**shared, **act.known}
        conjuncts = self._question.expanded(self._question.rule(ground.factor).when)
        return any(all(test.passes(known.get(test.fact)) for test in conjunct) for conjunct in conjuncts)
