"""Fault: the program finds that what it was about to say does not hold, and says nothing."""

from privesfeer.cases.commons.text import Text


class UnprovedError(RuntimeError):
    """What follows from the rules is not what the answer rests on, so that there is no proof to show.

    The message names the question alone: what a program logs must not tell a case.

    Attributes:
        question: the question's id.
        text: what went wrong, for who asked.
    """

    def __init__(self, question: str, text: Text) -> None:
        """Keep what is said of it.

        Args:
            text: what went wrong, for who asked.
        """
        super().__init__(question, text)
        self.question, self.text = question, text

    def __str__(self) -> str:
        """Name the question alone."""
        return f"the answer to '{self.question}' does not rest on what follows from the rules"
