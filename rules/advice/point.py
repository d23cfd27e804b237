"""Point: what advice turns on and no fact says by itself, worked out of facts, answers and earlier points."""

from collections.abc import Mapping

from privesfeer.cases.commons.text import Record, Text
from privesfeer.cases.fact import FactValue
from privesfeer.rules.advice.stage import Stage
from privesfeer.rules.condition import Condition, holds


class AdvicePoint(Record):
    """One point.

    Attributes:
        id: unique among facts, questions and points.
        short: what it is, as a noun phrase.
        when: it is so where this holds, and is not where it is known not to.
        of_an_act: whether it is so where it is of any act of the case.
        of_an_entry: the list of which it is so where it is of any entry, such as accounts; None: of none.
    """

    id: str
    short: Text
    when: Condition
    of_an_act: bool = False
    of_an_entry: str | None = None


class StageTest(Record):
    """When a matter is at a stage: the first that holds.

    Attributes:
        stage: the stage.
        when: over facts; None: where no other holds.
        supposed: that nothing says so and it is taken to be so, as sentences; None: something says so.
    """

    stage: Stage
    when: Condition | None = None
    supposed: Text | None = None

    def belongs(self, known: Mapping[str, FactValue]) -> bool:
        """Say whether a matter is at the stage.

        Args:
            known: the facts and answers.

        Returns:
            Whether its condition is known to hold, or it has none.
        """
        return self.when is None or holds(self.when, known.get) is True


class KindTest(Record):
    """When an act of which it is not said is of a kind: the first that holds.

    Attributes:
        kind: the kind.
        when: over facts.
    """

    kind: str
    when: Condition


class Offered(Record):
    """Which facts tell of an offer of the other side.

    Attributes:
        until: its last day.
        amount: the amount.
    """

    until: str
    amount: str


class BanTest(Record):
    """From what a ban on notice protects.

    Attributes:
        text: it, as a noun phrase with its article.
        when: over facts; None: where nothing is known of it.
    """

    text: Text
    when: Condition | None = None


class Points(Record):
    """What is worked out before advice is chosen.

    Attributes:
        stages: the stages, the first that holds is taken.
        kinds: the kinds of an act of which it is not said; of these the first that holds is taken.
        offer: the facts that tell of an offer; None: none do.
        answers: the facts that give a day by which the other side wants an answer.
        view: the fact that tells until which day a view can be given on what is intended; None: none does.
        bans: what a ban on notice is about, each that holds; without any the one without a condition.
        points: the points, each over what stands before it.
    """

    stages: tuple[StageTest, ...]
    kinds: tuple[KindTest, ...] = ()
    offer: Offered | None = None
    answers: tuple[str, ...] = ()
    view: str | None = None
    bans: tuple[BanTest, ...] = ()
    points: tuple[AdvicePoint, ...] = ()
