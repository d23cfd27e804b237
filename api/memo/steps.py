"""Steps: what is owed by law at this moment, with whether it was done."""

from privesfeer.api.memo.telling import Teller, unstopped
from privesfeer.api.paper.blocks import Line, Span
from privesfeer.cases.words import words
from privesfeer.rules.step import NextStep

_SAID = words(__file__)


class NextSteps:
    """The next steps of a matter."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller = teller

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
