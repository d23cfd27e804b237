"""Left open: what has still to be proved before a question can be answered."""

from privesfeer.cases.commons.text import Record, Text
from privesfeer.rules.condition import Condition


class LeftOpen(Record):
    """What has still to be proved, so that an answer which hangs on it is open.

    Attributes:
        id: unique within the file.
        when: the condition.
        unless: it is not open where this is known to hold.
        text: what has to be proved, as a sentence.
        party: who has to prove it, where that is not who has to prove all of the element; None: he is.
        unjudged: whether it is open what is asked, so that nothing else that weighs can decide.
    """

    id: str
    when: Condition
    unless: Condition | None = None
    text: Text
    party: str | None = None
    unjudged: bool = False

    @property
    def exceptions(self) -> str:
        """The name under which its exceptions are known to hold."""
        return f"{self.id}_unless"
