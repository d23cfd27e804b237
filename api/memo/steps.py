"""Steps: what is to be done next, by the moment: before the measure what is owed, after it what is left to ask."""

from collections.abc import Iterator

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
        matter = self._teller.matter
        if not matter.after:
            owed = [step for step in matter.steps if step.text and self.done(step) is not True]
            yield from (self.step(step) for step in owed[:_BEFORE])
        yield from RemediesInShort(self._teller).routes(_ROUTES)

    def first(self) -> Line:
        """Tell the most pressing step in short.

        Returns:
            The step without its articles, or the route without its form; where there is neither, what a term that has
            passed leaves, if one has.
        """
        matter, teller = self._teller.matter, self._teller
        owed = [] if matter.after else [step for step in matter.steps if step.text and self.done(step) is not True]
        for step in owed:
            assert step.text is not None  # noqa: S101 - as above; narrows the type
            return teller.told(f"step:{step.id}", step.text.map(_first_sentence))
        routes = RemediesInShort(teller)
        return next((routes.in_short(route) for route in routes.open_routes()), routes.passed())

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
