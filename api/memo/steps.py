"""Steps: what is to be done next, by the moment: before the measure what is owed, after it what is left to ask."""

from collections.abc import Callable, Iterator
from functools import partial

from privesfeer.api.memo.telling import Teller, unstopped
from privesfeer.api.memo.terms import RemediesInShort, bound
from privesfeer.api.paper.blocks import Line, Span
from privesfeer.cases.words import words
from privesfeer.rules.step import NextStep

_SAID = words(__file__)
_BEFORE = 4


class NextSteps:
    """The next steps of a matter."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller = teller

    def lines(self, most: int) -> Iterator[Line]:
        """Tell the steps, the most pressing first.

        Args:
            most: how many; a route that a term binds is told all the same.

        Yields:
            Before the measure, or where its day is not known, what is owed before it; then the routes that are open.
        """
        told = [*self._pressing()]
        spare = most - sum(must for _, must in told)
        for line, must in told:
            spare -= not must
            if must or spare >= 0:
                yield line()

    def first(self) -> Line:
        """Tell the most pressing step in short.

        Returns:
            The step without its articles, or the route without its form; where there is neither, what a term that has
            passed leaves, if one has.
        """
        routes = RemediesInShort(self._teller)
        return routes.left() or next((line() for line, _ in self._pressing(short=True)), ()) or routes.passed()

    def _pressing(self, *, short: bool = False) -> Iterator[tuple[Callable[[], Line], bool]]:
        """Go through the steps in their order, each with whether a term binds it: what is first is told first."""
        routes = RemediesInShort(self._teller)
        owed = [] if self._teller.matter.after else [*self._owed()][:_BEFORE]
        # What is asked of a court waits for no step that may have been taken already.
        waiting = [each for each in owed if self._asked and self.done(each) is not False]
        for each in owed:
            if each not in waiting:
                yield partial(self._in_short if short else self.step, each), False
        if defence := routes.defence():
            yield (lambda: defence), False
        for route in routes.open_routes():
            yield partial(routes.in_short if short else routes.route, route), bound(route)
        for each in waiting:
            yield partial(self.step, each), False

    @property
    def _asked(self) -> bool:
        """Whether the measure is asked of a court."""
        return self._teller.matter.asked_of_court

    def _owed(self) -> Iterator[NextStep]:
        """Go through what is owed and was not stated to be done."""
        yield from (step for step in self._teller.matter.steps if step.text and self.done(step) is not True)

    def _in_short(self, step: NextStep) -> Line:
        assert step.text is not None  # noqa: S101 - `_owed` gives no other; narrows the type
        return self._teller.told(f"step:{step.id}", step.text)

    def step(self, step: NextStep) -> Line:
        """Tell a step that is owed.

        Args:
            step: the step.

        Returns:
            The step with its articles, and whether it was stated that it was done.
        """
        assert step.whole is not None  # noqa: S101 - the caller's condition; narrows the type
        teller, node = self._teller, f"step:{step.id}"
        text = unstopped(step.whole)
        told = (*teller.told(node, text), *teller.cites(node, teller.proof[node], 2), Span(".", node=node))
        done = self.done(step)
        if done is None:
            return told
        prefix = next(
            (part.prefix for part in (teller.matter.whole, *teller.matter.parts) if step.done in part.facts), ""
        )
        said = _SAID.DONE if done else _SAID.NOT_DONE
        return teller.run([told, teller.told(f"{prefix}fact:{step.done}", said)])

    def done(self, step: NextStep) -> bool | None:
        """Say whether a step was done.

        Args:
            step: the step.

        Returns:
            That; None: it was not stated.
        """
        found = self._teller.matter.whole.known.get(step.done) if step.done else None
        return found if isinstance(found, bool) else None
