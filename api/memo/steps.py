"""Steps: what is to be done next, by the moment: before the measure what is owed, after it what is left to ask."""

from collections.abc import Iterator

from api.memo.chances import ASKED_OF_COURT
from api.memo.telling import Teller
from api.memo.terms import RemediesInShort
from api.paper.blocks import Line, Span
from cases.words import words
from rules.step import NextStep

_SAID = words(__file__)
_BEFORE, _ROUTES = 4, 6


class NextSteps:
    """The next steps of a matter."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller = teller

    def lines(self) -> Iterator[Line]:
        """Tell the steps, the most pressing first.

        Yields:
            Before the measure, or where its day is not known, what is owed before it; then the routes that are open.
        """
        owed = [] if self._teller.matter.after else [*self._owed()]
        told, routes = [self.step(step) for step in owed[:_BEFORE]], RemediesInShort(self._teller)
        first = filter(None, (routes.defence(),))
        if self._asked:
            yield from (*first, *routes.routes(_ROUTES), *told)
        else:
            yield from (*told, *routes.routes(_ROUTES))

    @property
    def _asked(self) -> bool:
        """Whether the measure is asked of a court: that waits for no step that may have been taken already."""
        return self._teller.matter.whole.known.get("measure") in ASKED_OF_COURT

    def _owed(self) -> Iterator[NextStep]:
        """Go through what is owed and was not stated to be done."""
        yield from (step for step in self._teller.matter.steps if step.text and self.done(step) is not True)

    def first(self) -> Line:
        """Tell the most pressing step in short.

        Returns:
            The step without its articles, or the route without its form; where there is neither, what a term that has
            passed leaves, if one has.
        """
        matter, teller = self._teller.matter, self._teller
        owed = [] if matter.after else [each for each in self._owed() if not self._asked or self.done(each) is False]
        for step in owed:
            assert step.text is not None  # noqa: S101 - as above; narrows the type
            return teller.told(f"step:{step.id}", step.text.map(_first_sentence))
        routes = RemediesInShort(teller)
        found = (
            routes.left() or routes.defence() or next((routes.in_short(route) for route in routes.open_routes()), ())
        )
        return found or routes.passed()

    def step(self, step: NextStep) -> Line:
        """Tell a step that is owed.

        Args:
            step: the step.

        Returns:
            The step with its articles, and whether it was stated that it was done.
        """
        assert step.text is not None  # noqa: S101 - the caller's condition; narrows the type
        teller, node = self._teller, f"step:{step.id}"
        text = step.text.map(lambda words: words.rstrip("."))
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


def _first_sentence(words: str) -> str:
    return f"{words.rstrip('.').partition('. ')[0]}."
